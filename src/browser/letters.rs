//! Letters in lower case: the platform has the tables of Unicode for it.

/// The text in lower case, by the rules that hold in every language.
#[cfg(target_arch = "wasm32")]
pub fn lower(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// The text in lower case, by the rules that hold in every language.
#[cfg(not(target_arch = "wasm32"))]
pub fn lower(text: &str) -> String {
    text.to_lowercase()
}
