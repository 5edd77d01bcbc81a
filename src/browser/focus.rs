//! Where the keyboard is. A change of view that does not load a document leaves the focus on what is gone, so it is
//! moved by hand.

use super::window;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Moves the focus to the first element that a selector finds, without scrolling to it. Tells whether there is one.
pub fn move_to(selector: &str) -> bool {
    let found = window().document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
        return true;
    }
    false
}

/// Moves the focus as [`move_to`] does, but only when nothing has it.
pub fn recover(selector: &str) {
    let document = window().document();
    let lost = document.and_then(|document| Some(document.active_element()? == document.body()?.into()));
    if lost.unwrap_or(true) {
        move_to(selector);
    }
}
