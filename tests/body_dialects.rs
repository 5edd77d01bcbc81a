//! The dialects that are not HTML, from what a backend gave to blocks: the shapes that their systems write, what nobody
//! meant to write, and properties that hold for any input. What blocks are expected is written as HTML.

#[path = "body_dialects/ans.rs"]
mod ans;
#[path = "body_dialects/any.rs"]
mod any;
#[path = "body_dialects/draft_js.rs"]
mod draft_js;
#[path = "body_dialects/editor_js.rs"]
mod editor_js;
#[path = "body_dialects/markdown.rs"]
mod markdown;
#[path = "body_dialects/nitf.rs"]
mod nitf;
#[path = "body_dialects/prismic.rs"]
mod prismic;
#[path = "body_html/render.rs"]
mod render;
#[path = "body_html/shape.rs"]
mod shape;

use serde::Deserialize;
use serde_json::Value;
use time_plus_news::body::{BodyContext, Dialect, read};
use time_plus_news::json;
use time_plus_news::model::Block;

/// The blocks of a body at `https://news.example/story/this`.
fn blocks(dialect: Dialect, value: &Value) -> Vec<Block> {
    let context = BodyContext { base: Some("https://news.example/story/this"), document: &json::Value::Null };
    let blocks = read(dialect, &json::Value::deserialize(value).unwrap(), &context).blocks;
    shape::assert_sound(&blocks);
    blocks
}

/// Asserts that a body becomes blocks that, written as HTML, are `expected`.
fn assert_becomes(dialect: Dialect, value: Value, expected: &str) {
    assert_eq!(render::render(&blocks(dialect, &value)), expected, "\n  from {value}");
}

/// Asserts that these words, and of them nothing twice, stand in a body in this order.
fn assert_in_order(blocks: &[Block], words: &[String]) {
    let shown = render::render(blocks);
    let mut rest = shown.as_str();
    for word in words {
        let Some((_, after)) = rest.split_once(word.as_str()) else { panic!("no {word} in {rest} of {shown}") };
        rest = after;
        assert_eq!(shown.matches(word.as_str()).count(), 1, "{word} in {shown}");
    }
}

/// A word for each place, none of which is a part of another.
fn word(at: usize) -> String {
    format!("word{at:03}")
}
