//! The HTML dialect, from text to blocks: shapes that content systems really write, and properties that hold for any
//! input. Collections of hostile bodies are in `hostile.rs`.

#[path = "body_html/content_systems.rs"]
mod content_systems;
#[path = "body_html/elements.rs"]
mod elements;
#[path = "body_html/newsrooms.rs"]
mod newsrooms;
#[path = "body_html/placed.rs"]
mod placed;
#[path = "body_html/properties.rs"]
mod properties;
#[path = "body_html/render.rs"]
mod render;
#[path = "body_html/shape.rs"]
mod shape;

use time_plus_news::body::BodyContext;
use time_plus_news::body::html::{parse_fragment, to_blocks};
use time_plus_news::model::Block;

/// The blocks of a body at `https://news.example/story/this`.
fn read(html: &str) -> Vec<Block> {
    let context =
        BodyContext { base: Some("https://news.example/story/this"), document: &time_plus_news::json::Value::Null };
    to_blocks(&parse_fragment(html), &context)
}

/// Asserts that a body becomes blocks that, written as HTML, are `expected`; and that those become themselves.
fn assert_becomes(html: &str, expected: &str) {
    let blocks = read(html);
    let rendered = render::render(&blocks);
    assert_eq!(rendered, expected, "\n  from {html}");
    shape::assert_sound(&blocks);
    assert_eq!(read(&rendered), blocks, "\n  again from {html}");
}
