//! The script of the headline widgets (`public/widget.js`), which the page of widgets loads as other people's pages do.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `boot.js` puts this there: it imports the script, which defines the element `<news-headlines>`.
    #[wasm_bindgen(catch, js_namespace = timePlusNews, js_name = widget)]
    async fn load_widget() -> Result<JsValue, JsValue>;
}

/// Loads the script; tells whether it could be loaded.
pub async fn load() -> bool {
    load_widget().await.is_ok()
}
