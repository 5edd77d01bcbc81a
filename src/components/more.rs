//! What stands above and below a list of which only a part is loaded.

use crate::locale::use_locale;
use crate::node::{Node, view};
use crate::route::Route;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::MouseEvent;

/// The link that loads the next page of a list. It is a link, so that it can be opened elsewhere and works as an
/// address; a plain click is taken over. While `pending` it waits, and says so.
pub fn more_headlines(to: &Route, pending: Signal<bool>, load: Callback<()>) -> Node {
    let words = use_locale().words();
    view! {
        <p class="more">
            <a
                class="button"
                href=to
                aria-disabled=move || pending.get().then_some("true")
                on:click=move |event| {
                    // A click that asks for a new tab or window is the browser's.
                    let asks_for_more = |click: &MouseEvent| {
                        click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key()
                    };
                    if event.dyn_ref::<MouseEvent>().is_some_and(asks_for_more) {
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

/// The end of a list: that all of it is loaded, and how many headlines that are.
pub fn all_loaded(headlines: u64) -> Node {
    let locale = use_locale();
    let count = locale.count(&locale.words().headlines, headlines);
    view! { <p class="more__end">{locale.words().all_loaded} " (" {count} ")"</p> }
}

/// How many stories could not be read; nothing where there are none.
pub fn left_out(stories: u64) -> Option<Node> {
    let locale = use_locale();
    (stories > 0).then(|| {
        let text = locale.count(&locale.words().left_out, stories);
        view! { <p class="more__left-out">{text}</p> }
    })
}

/// Over a list that does not begin at its beginning: the link to where it does.
pub fn to_newest(to: &Route) -> Node {
    view! { <p class="more__to-newest"><a href=to>{use_locale().words().to_newest}</a></p> }
}
