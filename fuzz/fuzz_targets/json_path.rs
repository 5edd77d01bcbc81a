//! Evaluates an arbitrary query on an arbitrary document: the first line is the query, the rest the document.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((query, document)) = std::str::from_utf8(data).ok().and_then(|text| text.split_once('\n')) else { return };
    let Ok(path) = time_plus_news::backend::json_path::JsonPath::parse(query) else { return };
    if let Ok(document) = time_plus_news::json::parse(document) {
        path.select(&document, Default::default());
    }
});
