//! The clipboard, which browsers let a page write only after a click.

use super::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Copies text to the clipboard; returns whether the browser allowed it. An insecure page has no clipboard.
pub async fn write(text: &str) -> bool {
    let navigator = window().navigator();
    let has_one =
        js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|found| found.is_object());
    has_one && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
