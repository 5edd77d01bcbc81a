//! The widget script (`public/widget.js`), which the widget builder loads for its preview, as host pages do.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Provided by `boot.js`: imports the script, which defines the element `<news-headlines>`.
    #[wasm_bindgen(catch, js_namespace = timePlusNews, js_name = widget)]
    async fn load_widget() -> Result<JsValue, JsValue>;
}

/// Loads the script; returns whether that succeeded.
pub async fn load() -> bool {
    load_widget().await.is_ok()
}
