//! Parses arbitrary input as a description.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = time_plus_news::backend::Description::parse_text(&String::from_utf8_lossy(data));
});
