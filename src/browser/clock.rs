//! The reader's clock, which may be wrong.

use crate::model::Timestamp;

/// The present moment.
pub fn now() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64).unwrap_or(Timestamp::MIN)
}
