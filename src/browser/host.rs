//! Messages from a widget's frame to its host page, sent by `public/frame.js`.

use wasm_bindgen::prelude::*;

/// Warns the author of the host page, in the console, about a widget option that is ignored.
pub fn warn(what: &str) {
    web_sys::console::warn_2(&"not used:".into(), &what.into());
}

#[wasm_bindgen]
extern "C" {
    /// Provided by `frame.js`: reports how many headlines are shown, and whether that is as many as requested.
    #[wasm_bindgen(js_namespace = newsFrame, js_name = shown)]
    pub fn shown(count: usize, is_full: bool);
    /// Provided by `frame.js`: reports that no headlines can be shown, and why.
    #[wasm_bindgen(js_namespace = newsFrame, js_name = failed)]
    pub fn failed(what: &str);
}
