//! Parses arbitrary text as XML, and checks that the tree can be written as JSON and parsed again.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    use time_plus_news::{json, xml};
    if let Ok(tree) = xml::parse(&String::from_utf8_lossy(data)) {
        assert_eq!(json::parse_deep(&json::write(&tree)), Ok(tree));
    }
});
