//! Converts arbitrary input as a body in every dialect: as text and, if it parses as JSON, as a value.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    use time_plus_news::body::{BodyContext, DIALECTS, read};
    let text = String::from_utf8_lossy(data).into_owned();
    let parsed = time_plus_news::json::parse(&text).ok();
    let document = parsed.clone().unwrap_or_default();
    let context =
        BodyContext { base: Some("https://backend.example/a/b"), document: &document };
    for (_, dialect) in DIALECTS {
        read(dialect, &text.clone().into(), &context);
        if let Some(value) = &parsed {
            read(dialect, value, &context);
        }
    }
});
