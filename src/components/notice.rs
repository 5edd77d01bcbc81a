//! A line that tells the reader how to take what stands below it.

use crate::locale::use_locale;
use crate::model::Timestamp;
use crate::node::{IntoNode, Node, view};
use leptos::prelude::*;

/// A line of information, announced when it appears. `action` stands at its end.
pub fn notice(text: String, action: Option<Node>) -> Node {
    view! {
        <div class="notice" role="status">
            <p class="notice__text">{text}</p>
            {action}
        </div>
    }
}

/// Over what could not be brought up to date: when it was loaded, and a button that tries again.
pub fn stale_notice(loaded: Timestamp, now: Timestamp, retry: Callback<()>) -> Node {
    let locale = use_locale();
    let words = locale.words();
    let text = crate::words::fill(words.stale, &locale.ago(loaded, now));
    let button = view! {
        <button class="notice__button" type="button" on:click=move |_| retry.run(())>{words.retry}</button>
    };
    notice(text, Some(button.into_node()))
}

/// In place of a list that has nothing in it.
pub fn nothing_here() -> Node {
    let words = use_locale().words();
    empty(words.nothing_here.to_owned(), Some(words.nothing_here_text))
}

/// In place of what a search did not find.
pub fn nothing_found(query: &str) -> Node {
    empty(crate::words::fill(use_locale().words().search_nothing, query), None)
}

fn empty(title: String, text: Option<&'static str>) -> Node {
    view! {
        <div class="empty">
            <p class="empty__title">{title}</p>
            {text.map(|text| view! { <p>{text}</p> })}
        </div>
    }
}
