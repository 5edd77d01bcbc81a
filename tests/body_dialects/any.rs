//! Values that no system writes: anything at all, and what systems write with something changed.

use crate::{blocks, render};
use proptest::prelude::*;
use serde_json::Value;
use time_plus_news::body::Dialect;

/// How much longer blocks may be than what they were read from: an empty element has a name, a short name has an
/// address in front of it.
const GROWTH: usize = 60;

/// Names and texts that the dialects read, among others.
const WORDS: &str = "type text spans start end data url link_type hyperlink strong em label paragraph heading1 list-item \
    o-list-item image embed oembed embed_url preformatted dimensions width height alt copyright slice_type primary items \
    quote gallery caption value blocks key entityMap entityRanges inlineStyleRanges offset length style BOLD CODE LINK \
    IMAGE atomic depth unordered-list-item ordered-list-item code-block blockquote 0 1 src href header level list \
    content meta checked checklist table withHeadings code delimiter linkTool raw html warning title message attaches \
    file name content_elements raw_html video streams stream_type mp4 credits by list_type ordered header rows \
    oembed_response raw_oembed _id interstitial_link link_list divider correction numeric_rating max story headlines \
    basic canonical_url custom_embed config element_group renditions subtitles urls body head cells \
    https://a.example/b.jpg https://youtu.be/x javascript:alert(1) <b>x</b> <!-- <p> </blockquote> &amp; 😀é";

fn any_text() -> impl Strategy<Value = String> {
    let words: Vec<&str> = WORDS.split_ascii_whitespace().collect();
    prop_oneof![4 => prop::sample::select(words).prop_map(str::to_owned), 1 => any::<String>()]
}

pub fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => any_text().prop_map(Value::from),
        2 => (0..9u64).prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(6, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any_text(), inner), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

/// Puts `new` in the place of the value that is the `at`th in document order, or takes that away.
pub fn mutated(value: &Value, at: usize, new: Option<Value>) -> Value {
    fn count(value: &Value) -> usize {
        1 + match value {
            Value::Array(items) => items.iter().map(count).sum(),
            Value::Object(members) => members.values().map(count).sum(),
            _ => 0,
        }
    }
    fn change(value: &mut Value, left: &mut usize, new: &Option<Value>) -> bool {
        if *left == 0 {
            *value = new.clone().unwrap_or(Value::Null);
            return true;
        }
        *left -= 1;
        match value {
            Value::Array(items) => items.iter_mut().any(|item| change(item, left, new)),
            Value::Object(members) => members.values_mut().any(|member| change(member, left, new)),
            _ => false,
        }
    }
    let mut value = value.clone();
    let mut left = at % count(&value);
    change(&mut value, &mut left, &new);
    value
}

/// Asserts what must hold for any value: [`blocks`] has looked at the shape.
pub fn assert_harmless(dialect: Dialect, value: &Value) {
    let shown = render::render(&blocks(dialect, value));
    let size = value.to_string().len() + 10;
    assert!(shown.len() <= size * GROWTH, "{} bytes from {size}: {value}", shown.len());
}

const STRUCTURED: [Dialect; 4] = [Dialect::Prismic, Dialect::Ans, Dialect::EditorJs, Dialect::DraftJs];

proptest! {
    #[test]
    fn no_value_breaks_a_dialect(value in any_value()) {
        STRUCTURED.iter().for_each(|dialect| assert_harmless(*dialect, &value));
    }

    #[test]
    fn no_list_of_things_of_a_kind_breaks_a_dialect(kind in any_text(), value in any_value(), deep in 0..40usize) {
        let mut value = value;
        for _ in 0..deep {
            value = serde_json::json!([{ "type": kind, "data": value, "content": value.clone().as_str() }]);
        }
        let value = serde_json::json!({ "blocks": value, "content_elements": value });
        STRUCTURED.iter().for_each(|dialect| assert_harmless(*dialect, &value));
    }

    #[test]
    fn no_text_breaks_a_dialect(text in "(?s).{0,120}", markup in "[<>/!?a-ehlimnprt0-9\"'= \\[\\]&;#*_`~|.:\n-]{0,120}") {
        for dialect in [Dialect::Markdown, Dialect::Nitf] {
            assert_harmless(dialect, &Value::from(text.as_str()));
            assert_harmless(dialect, &Value::from(markup.as_str()));
        }
    }
}
