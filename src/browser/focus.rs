//! Keyboard focus. Client-side navigation leaves the focus on a removed element, so the app moves it.

use super::window;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Focuses the first element that matches a selector, without scrolling. Returns whether there is one.
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

/// Like [`move_to`], but only if no element has the focus.
pub fn recover(selector: &str) {
    let document = window().document();
    let lost = document.and_then(|document| Some(document.active_element()? == document.body()?.into()));
    if lost.unwrap_or(true) {
        move_to(selector);
    }
}
