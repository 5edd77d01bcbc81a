//! The page around a frame of headlines, which is told what has become of it: `public/frame.js` knows how.

use wasm_bindgen::prelude::*;

/// Tells whoever made the page around the frame, in the console, what of their choice is not used.
pub fn warn(what: &str) {
    web_sys::console::warn_2(&"not used:".into(), &what.into());
}

#[wasm_bindgen]
extern "C" {
    /// `frame.js` puts this there: headlines are shown, so many, and whether those are all that were wanted.
    #[wasm_bindgen(js_namespace = newsFrame, js_name = shown)]
    pub fn shown(count: usize, is_full: bool);
    /// Beside it: there are none, because something could not be had or is wrong.
    #[wasm_bindgen(js_namespace = newsFrame, js_name = failed)]
    pub fn failed(what: &str);
}
