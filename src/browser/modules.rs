//! The ways to the WebAssembly modules that draw pages of their own: `desk` tries a backend, `shelf` has saved stories
//! and settings. The page's start script loads them when they are first asked for.

use super::{location, preferences, window};
use crate::backend::Error;
use crate::shelf::{FOLDER, MARK};
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// `boot.js` puts this there: the function `open` of a module, once that is loaded.
    #[wasm_bindgen(catch, js_namespace = timePlusNews, js_name = open)]
    async fn open_module(module: &str, place: &Element, page: &str, language: &str) -> Result<JsValue, JsValue>;
    /// Beside it: defines the element `<news-headlines>`.
    #[wasm_bindgen(catch, js_namespace = timePlusNews, js_name = widget)]
    async fn load_widget() -> Result<JsValue, JsValue>;
    /// Beside it: the function `keep` of the shelf.
    #[wasm_bindgen(catch, js_namespace = timePlusNews, js_name = keep)]
    async fn keep_story(name: &str, story: Option<String>) -> Result<JsValue, JsValue>;
}

/// Loads a module and has it draw a page of its own in the element with an id, in the language of a BCP 47 tag. Errs
/// when it cannot be loaded.
pub async fn open(module: &str, id: &str, page: &str, language: &str) -> Result<(), Error> {
    let Some(place) = window().document().and_then(|document| document.get_element_by_id(id)) else { return Ok(()) };
    match open_module(module, &place, page, language).await {
        Ok(_) => Ok(()),
        Err(_) => Err(Error::Unreachable {
            url: [&location::base_address(), module].concat(),
            offline: location::is_offline(),
            cross_origin: false,
        }),
    }
}

/// Loads the script of the widgets, as other people's pages do; tells whether it could be had.
pub async fn has_widget() -> bool {
    load_widget().await.is_ok()
}

/// Keeps a story, written by [`shelf::story`](crate::shelf::story), under a name; without one, keeps it no longer. Tells
/// whether that could be done.
pub async fn keep(name: &str, story: Option<String>) -> bool {
    keep_story(name, story).await.is_ok()
}

/// Whether there is a story under a name.
pub fn is_saved(name: &str) -> bool {
    preferences::get(&[FOLDER, name].concat(), &|word| word == MARK).is_some()
}
