//! A description of anything is read or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(document) = serde_json::from_slice(data) {
        let _ = time_plus_news::backend::Description::parse(&document);
    }
});
