//! Conversion between floating-point numbers and decimal digits. In a browser the platform converts, so no tables are
//! downloaded.

/// Parses a JSON number.
#[cfg(target_arch = "wasm32")]
pub fn parse(digits: &str) -> f64 {
    js_sys::Number::from(wasm_bindgen::JsValue::from_str(digits)).value_of()
}

/// Formats the shortest digits that round-trip.
#[cfg(target_arch = "wasm32")]
pub fn format(value: f64) -> String {
    js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// Parses a JSON number.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse(digits: &str) -> f64 {
    digits.parse().unwrap_or(f64::NAN)
}

/// Formats the shortest digits that round-trip, with an exponent where ECMAScript uses one.
#[cfg(not(target_arch = "wasm32"))]
pub fn format(value: f64) -> String {
    match value.abs() {
        size if size != 0.0 && !(1e-6..1e21).contains(&size) => {
            let text = format!("{value:e}");
            if text.contains("e-") { text } else { text.replace('e', "e+") }
        }
        _ => value.to_string(),
    }
}
