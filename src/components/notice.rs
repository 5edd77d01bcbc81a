//! Notices above or in place of content.

use crate::locale::use_locale;
use crate::model::Timestamp;
use crate::node::{IntoNode, Node, view};
use leptos::prelude::*;

/// Renders a notice, announced by assistive technology when it appears. `action` follows the text.
pub fn notice(text: String, action: Option<Node>) -> Node {
    view! {
        <div class="notice" role="status">
            <p class="notice__text">{text}</p>
            {action}
        </div>
    }
}

/// Renders the notice above stale content: when it was loaded, and a retry button.
pub fn stale_notice(loaded: Timestamp, now: Timestamp, retry: Callback<()>) -> Node {
    let locale = use_locale();
    let words = locale.words();
    let text = crate::words::fill(words.stale, &locale.ago(loaded, now));
    let button = view! {
        <button class="notice__button" type="button" on:click=move |_| retry.run(())>{words.retry}</button>
    };
    notice(text, Some(button.into_node()))
}

/// Renders the message shown in place of an empty list.
pub fn empty_list() -> Node {
    let words = use_locale().words();
    empty(words.empty_list.to_owned(), Some(words.empty_list_text))
}

/// Renders the message shown in place of search results when there are none.
pub fn no_results(query: &str) -> Node {
    empty(crate::words::fill(use_locale().words().search_no_results, query), None)
}

fn empty(title: String, text: Option<&'static str>) -> Node {
    view! {
        <div class="empty">
            <p class="empty__title">{title}</p>
            {text.map(|text| view! { <p>{text}</p> })}
        </div>
    }
}
