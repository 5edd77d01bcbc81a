//! Toasts: what the app reports about itself at the foot of the window.

use crate::locale::use_locale;
use crate::node::{Node, view};
use crate::words::fill;
use crate::words::saved::SavedWords;
use leptos::prelude::*;

/// What a toast reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toast {
    /// A new version is ready.
    Update,
    /// The device is full, and caches have been emptied.
    Full,
    /// The number of a saved story's pictures that could not be saved.
    Lost(u64),
}

/// The offer of a new version. `take` loads it and sets `waits` if that is postponed; `close` removes the toast.
pub fn update(waits: RwSignal<bool>, take: Callback<()>, close: Callback<()>) -> Node {
    let words = SavedWords::of(use_locale().language());
    let text = move || if waits.get() { words.update_waits } else { words.update_ready };
    view! {
        <div class="toast" role="status">
            <p class="toast__text">{text}</p>
            <button class="button" type="button" on:click=move |_| take.run(())>{words.update}</button>
            <button class="button button--quiet" type="button" on:click=move |_| close.run(())>{words.later}</button>
        </div>
    }
}

/// The report that the device is full.
pub fn full(close: Callback<()>) -> Node {
    message(SavedWords::of(use_locale().language()).full.to_owned(), close)
}

/// The report that some pictures of a saved story could not be saved.
pub fn lost(pictures: u64, close: Callback<()>) -> Node {
    let locale = use_locale();
    message(fill(SavedWords::of(locale.language()).lost, &locale.number(pictures)), close)
}

fn message(text: String, close: Callback<()>) -> Node {
    let words = SavedWords::of(use_locale().language());
    view! {
        <div class="toast" role="status">
            <p class="toast__text">{text}</p>
            <button class="button button--quiet" type="button" on:click=move |_| close.run(())>{words.close}</button>
        </div>
    }
}
