//! What is shown in place of content that could not be had: what happened, what to do about it, and for whoever maintains
//! the site what was asked and what came back.

use crate::locale::use_locale;
use crate::model::Timestamp;
use crate::node::{Node, view};
use crate::route::Route;
use crate::words::Words;
use leptos::prelude::*;

/// An error as the notice shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorNotice {
    /// What happened, in a few words.
    pub title: String,
    /// What happened, in a sentence.
    pub explanation: String,
    /// What the backend itself said, quoted in a sentence of the interface.
    pub said: Option<String>,
    /// What the reader, or the publisher, can do.
    pub advice: String,
    /// The address that was asked; without one there are no details.
    pub url: Option<String>,
    /// What was met there, in technical terms.
    pub detail: Option<String>,
    /// When the error was met.
    pub at: Timestamp,
    /// Whether asking again may help.
    pub can_retry: bool,
}

/// Copies a text to the clipboard, and sets the signal once that is done.
pub type Copy = Callback<(String, RwSignal<bool>)>;

/// Shows an error, with a button that asks again, and one under the details that copies them.
pub fn error_notice(error: ErrorNotice, retry: Callback<()>, copy: Copy) -> Node {
    let words = use_locale().words();
    let details = details(&error, words, copy);
    view! {
        <section class="error-notice" role="alert">
            <h2 class="error-notice__title">{error.title}</h2>
            <p>{error.explanation}</p>
            {error.said.map(|said| view! { <p class="error-notice__said" dir="auto">{said}</p> })}
            <p>{error.advice}</p>
            {error.can_retry.then(|| view! {
                <button class="button" type="button" on:click=move |_| retry.run(())>{words.retry}</button>
            })}
            <p><a href=Route::Saved>{words.read_meanwhile}</a></p>
            {details}
        </section>
    }
}

/// The technical part: the address, when it was asked, and what was met there.
fn details(error: &ErrorNotice, words: &'static Words, copy: Copy) -> Option<Node> {
    let url = error.url.clone()?;
    let (at, detail) = (error.at.to_rfc3339(), error.detail.clone());
    let lines = error_lines(&url, &at, detail.as_deref());
    let is_copied = RwSignal::new(false);
    let label = move || if is_copied.get() { words.details_copied } else { words.copy_details };
    Some(view! {
        <details class="error-notice__details">
            <summary>{words.details}</summary>
            <p>{words.address_asked} ": " <code dir="ltr">{url}</code></p>
            <p>{words.since} ": " <code dir="ltr">{at}</code></p>
            {detail.map(|text| view! { <p><code dir="ltr">{text}</code></p> })}
            <p>
                <button class="button button--quiet" type="button" on:click=move |_| copy.run((lines.clone(), is_copied))>
                    <span role="status">{label}</span>
                </button>
            </p>
        </details>
    })
}

/// The details as lines of text.
fn error_lines(url: &str, at: &str, detail: Option<&str>) -> String {
    [Some(url), Some(at), detail].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_has_a_line_for_each_detail() {
        let lines = |detail| error_lines("https://a.example/", "2022-02-06T21:30:00Z", detail);
        assert_eq!(lines(None), "https://a.example/\n2022-02-06T21:30:00Z");
        assert_eq!(lines(Some("line 3")), "https://a.example/\n2022-02-06T21:30:00Z\nline 3");
    }
}
