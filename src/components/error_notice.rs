//! What is shown in place of content that could not be had: what happened, what to do about it, and for whoever mends
//! it what was asked and what came back.

use crate::backend::error::Error;
use crate::locale::use_locale;
use crate::model::Timestamp;
use crate::node::{Node, view};
use crate::route::Route;
use leptos::prelude::*;

/// Tells an error. The button asks again; it is left out where asking again cannot help.
pub fn error_notice(error: &Error, retry: Callback<()>) -> Node {
    let now = Timestamp::now();
    let locale = use_locale();
    let words = locale.words();
    let shown = locale.error(error);
    view! {
        <section class="error-notice" role="alert">
            <h2 class="error-notice__title">{shown.title}</h2>
            <p>{shown.explanation}</p>
            {shown.said.map(|said| view! { <p class="error-notice__said" dir="auto">{said}</p> })}
            <p>{shown.advice}</p>
            {may_be_asked_again(error).then(|| view! {
                <button class="button" type="button" on:click=move |_| retry.run(())>{words.retry}</button>
            })}
            <p><a href=Route::Saved>{words.read_meanwhile}</a></p>
            {details(error, now)}
        </section>
    }
}

fn may_be_asked_again(error: &Error) -> bool {
    !matches!(error, Error::NotOffered { .. } | Error::NotFound { .. })
}

/// The technical part: the address, and what was met there.
fn details(error: &Error, now: Timestamp) -> Option<Node> {
    let url = error.url()?.to_owned();
    let words = use_locale().words();
    let met = match error {
        Error::Malformed { detail, .. } => Some(detail.clone()),
        Error::Unexpected { expected, .. } => Some(expected.clone()),
        _ => None,
    };
    Some(view! {
        <details class="error-notice__details">
            <summary>{words.details}</summary>
            <p>{words.address_asked} ": " <code dir="ltr">{url}</code></p>
            <p>{words.since} ": " <code dir="ltr">{now.to_rfc3339()}</code></p>
            {met.map(|text| view! { <p><code dir="ltr">{text}</code></p> })}
        </details>
    })
}
