//! The button that saves a story on the reader's device.

use crate::locale::use_locale;
use crate::node::{Node, view};
use leptos::prelude::*;

/// Renders a toggle button that is pressed while the story is saved. `toggle` receives the wanted state.
pub fn save_button(is_saved: RwSignal<bool>, toggle: Callback<bool>) -> Node {
    let locale = use_locale();
    let words = locale.words();
    let pressed = move || if is_saved.get() { "true" } else { "false" };
    let label = move || if is_saved.get() { words.story_saved } else { words.save_story };
    let click = move |_| toggle.run(!is_saved.get_untracked());
    view! {
        <p class="article__save" lang=words.tag dir=words.direction>
            <button class="button" type="button" aria-pressed=pressed on:click=click>{label}</button>
        </p>
    }
}
