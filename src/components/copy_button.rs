//! The button that copies the details of an error for the publisher.

use crate::locale::use_locale;
use crate::node::{Node, view};
use crate::words::saved::SavedWords;
use leptos::prelude::*;

/// A button that runs `copy` and says whether it succeeded, which `copy` sets in `is_copied`.
pub fn copy_button(is_copied: RwSignal<bool>, copy: Callback<()>) -> Node {
    let words = SavedWords::of(use_locale().language());
    let label = move || if is_copied.get() { words.copied } else { words.copy };
    view! {
        <p><button class="button button--quiet" type="button" on:click=move |_| copy.run(())>
            <span role="status">{label}</span>
        </button></p>
    }
}
