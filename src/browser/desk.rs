//! The way to the third WebAssembly module, the program that tries a backend (`src/bin/desk.rs`): the page's start script
//! loads it.

use super::{location, window};
use crate::backend::Error;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// `boot.js` puts this there: the function `connect` of the module, once that is loaded.
    #[wasm_bindgen(catch, js_namespace = timePlusNews, js_name = connect)]
    async fn connect(place: &Element, language: &str, base: &str) -> Result<JsValue, JsValue>;
}

/// Loads the program and puts it into the element with an id. Errs when it cannot be loaded.
pub async fn open(id: &str, language: &str, base: &str) -> Result<(), Error> {
    let Some(place) = window().document().and_then(|document| document.get_element_by_id(id)) else { return Ok(()) };
    match connect(&place, language, base).await {
        Ok(_) => Ok(()),
        Err(_) => Err(Error::Unreachable {
            url: [base, "desk"].concat(),
            offline: location::is_offline(),
            cross_origin: false,
        }),
    }
}
