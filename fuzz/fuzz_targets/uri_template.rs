//! Expands an arbitrary URI template with an arbitrary value: the first line is the template, the rest the value.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    use time_plus_news::backend::uri_template::{TemplateValue, UriTemplate};
    let Some((template, value)) = std::str::from_utf8(data).ok().and_then(|text| text.split_once('\n')) else { return };
    if let Ok(template) = UriTemplate::parse(template) {
        template.expand(&|name| (name.len() % 2 == 0).then(|| TemplateValue::Text(value.to_owned())));
    }
});
