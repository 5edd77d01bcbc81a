//! Pagination: what is shown above and below a list that is loaded page by page.

use crate::locale::use_locale;
use crate::node::{Node, view};
use crate::route::Route;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::MouseEvent;

/// Renders the link that loads the next page of a list. As a link it can be opened in a new tab and copied; a plain click
/// calls `load` instead. While `pending` it is disabled and says that it is loading.
pub fn more_headlines(to: &Route, pending: Signal<bool>, load: Callback<()>) -> Node {
    let words = use_locale().words();
    view! {
        <p class="more">
            <a
                class="button"
                href=to
                aria-disabled=move || pending.get().then_some("true")
                on:click=move |event| {
                    // Leave clicks that open a new tab or window to the browser.
                    let opens_elsewhere = |click: &MouseEvent| {
                        click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key()
                    };
                    if event.dyn_ref::<MouseEvent>().is_some_and(opens_elsewhere) {
                        return;
                    }
                    event.prevent_default();
                    if !pending.get_untracked() {
                        load.run(());
                    }
                }
            >
                {move || if pending.get() { words.loading_more } else { words.more_headlines }}
            </a>
        </p>
    }
}

/// Renders the end of a fully loaded list, with the number of headlines.
pub fn all_loaded(headlines: u64) -> Node {
    let locale = use_locale();
    let count = locale.count(&locale.words().headlines, headlines);
    view! { <p class="more__end">{locale.words().all_loaded} " (" {count} ")"</p> }
}

/// Renders the number of stories that could not be read; `None` for 0.
pub fn left_out(stories: u64) -> Option<Node> {
    let locale = use_locale();
    (stories > 0).then(|| {
        let text = locale.count(&locale.words().left_out, stories);
        view! { <p class="more__left-out">{text}</p> }
    })
}

/// Renders the link to the first page, above a list that starts at a later one.
pub fn to_newest(to: &Route) -> Node {
    view! { <p class="more__to-newest"><a href=to>{use_locale().words().to_newest}</a></p> }
}
