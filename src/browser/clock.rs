//! The reader's clock, which may be wrong.

use crate::model::Timestamp;

/// The present moment.
pub fn now() -> Timestamp {
    #[cfg(target_arch = "wasm32")]
    let millis = js_sys::Date::now() as i64;
    #[cfg(not(target_arch = "wasm32"))]
    let millis = std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_millis() as i64);
    Timestamp::from_millis(millis).unwrap_or(Timestamp::MIN)
}
