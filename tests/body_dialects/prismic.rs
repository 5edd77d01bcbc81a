use super::any::{any_value, assert_harmless, mutated};
use super::{assert_becomes, assert_in_order, blocks, word};
use proptest::prelude::*;
use serde_json::{Value, json};
use time_plus_news::body::Dialect;

fn becomes(value: Value, expected: &str) {
    assert_becomes(Dialect::Prismic, value, expected);
}

fn story() -> Value {
    json!([
        { "type": "heading1", "text": "The harbour wall", "spans": [] },
        { "type": "paragraph", "text": "It was built twice.\nThen again.", "spans": [
            { "start": 7, "end": 12, "type": "strong" },
            { "start": 0, "end": 18, "type": "hyperlink", "data": { "link_type": "Web", "url": "https://wall.example/?utm_source=x", "target": "_blank" } },
        ] },
        { "type": "list-item", "text": "stone", "spans": [] },
        { "type": "list-item", "text": "lime", "spans": [{ "start": 0, "end": 4, "type": "em" }] },
        { "type": "o-list-item", "text": "first", "spans": [] },
        { "type": "preformatted", "text": "a  b\n c", "spans": [] },
        { "type": "image", "url": "https://images.prismic.io/wall.jpg?auto=format", "alt": "The wall", "copyright": "A. Ruiz",
          "dimensions": { "width": 1600, "height": 900 }, "linkTo": null },
        { "type": "embed", "oembed": { "type": "video", "embed_url": "https://www.youtube.com/watch?v=dQ", "title": "The wall", "html": "<iframe src='https://x.example'></iframe>" } },
        { "type": "heading5", "text": "Small", "spans": [] },
    ])
}

#[test]
fn a_story_becomes_blocks() {
    becomes(
        story(),
        "<h2>The harbour wall</h2>\
         <p><a href=\"https://wall.example/\">It was <strong>built</strong> twice</a>.<br>Then again.</p>\
         <ul><li><p>stone</p></li><li><p><em>lime</em></p></li></ul><ol><li><p>first</p></li></ol>\
         <pre>\na  b\n c</pre>\
         <figure><img src=\"https://images.prismic.io/wall.jpg?auto=format\" alt=\"The wall\" width=\"1600\" height=\"900\">\
         <figcaption><cite>A. Ruiz</cite></figcaption></figure>\
         <iframe src=\"https://www.youtube.com/watch?v=dQ\" title=\"The wall\"></iframe>\
         <h4>Small</h4>",
    );
}

#[test]
fn what_the_older_api_wraps_is_unwrapped() {
    becomes(
        json!({ "type": "StructuredText", "value": [
            { "type": "paragraph", "text": "Go on", "spans": [
                { "start": 0, "end": 2, "type": "hyperlink", "data": { "type": "Link.web", "value": { "url": "https://news.example/story/7" } } },
                { "start": 3, "end": 5, "type": "hyperlink", "data": { "type": "Link.file", "value": { "file": { "name": "a.pdf", "url": "https://cdn.example/a.pdf" } } } },
            ] },
        ] }),
        "<p><a href=\"https://news.example/story/7\">Go</a> <a href=\"https://cdn.example/a.pdf\">on</a></p>",
    );
    becomes(
        json!({ "type": "SliceZone", "value": [
            { "type": "Slice", "slice_type": "text", "value": { "type": "StructuredText", "value": [{ "type": "paragraph", "text": "Old", "spans": [] }] } },
            { "type": "SharedSlice", "slice_type": "text", "slice_label": null, "non-repeat": { "words": { "type": "Text", "value": "New" } }, "repeat": [] },
        ] }),
        "<p>Old</p>",
    );
}

#[test]
fn links_to_documents_lead_where_the_api_says_and_else_are_words() {
    let link = |data: Value| json!([{ "type": "paragraph", "text": "more", "spans": [{ "start": 0, "end": 4, "type": "hyperlink", "data": data }] }]);
    becomes(
        link(json!({ "link_type": "Document", "id": "X", "uid": "more", "url": "/story/more" })),
        "<p><a href=\"https://news.example/story/more\">more</a></p>",
    );
    becomes(link(json!({ "link_type": "Document", "id": "X", "uid": "more", "isBroken": true })), "<p>more</p>");
    becomes(
        link(json!({ "link_type": "Media", "name": "a", "url": "https://cdn.example/a.pdf" })),
        "<p><a href=\"https://cdn.example/a.pdf\">more</a></p>",
    );
    becomes(link(json!({ "link_type": "Web", "url": "javascript:alert(1)" })), "<p>more</p>");
    becomes(link(json!({ "link_type": "Web" })), "<p>more</p>");
}

#[test]
fn a_label_is_a_mark_when_it_is_called_one() {
    let label = |data: Value| json!([{ "type": "paragraph", "text": "x = 1", "spans": [{ "start": 0, "end": 5, "type": "label", "data": data }] }]);
    becomes(label(json!({ "label": "codespan" })), "<p><code>x = 1</code></p>");
    becomes(label(json!("highlight")), "<p><mark>x = 1</mark></p>");
    becomes(label(json!({ "label": "drop-cap" })), "<p>x = 1</p>");
}

#[test]
fn slices_show_the_text_and_the_pictures_of_their_fields() {
    becomes(
        json!([
            { "slice_type": "text", "slice_label": null, "items": [{}], "primary": { "body": [{ "type": "paragraph", "text": "One", "spans": [] }], "theme": "dark", "anchor": "#one" } },
            { "slice_type": "quote", "items": [], "primary": { "quote": "Nothing lasts.", "name_of_the_author": "Ana Ruiz" } },
            { "slice_type": "image_with_caption", "items": [], "primary": {
                "image": { "dimensions": { "width": 800, "height": 600 }, "alt": null, "copyright": null, "url": "https://images.example/a.jpg" },
                "caption": [{ "type": "paragraph", "text": "At dawn", "spans": [] }] } },
            { "slice_type": "photo_gallery", "primary": {}, "items": [
                { "image": { "dimensions": { "width": 8, "height": 600 }, "url": "https://images.example/b.jpg" } },
                { "image": { "dimensions": { "width": 800, "height": 600 }, "url": "https://images.example/c.jpg" } } ] },
            { "slice_type": "button", "items": [], "primary": { "label": "Read on", "target": { "link_type": "Web", "url": "https://a.example/" } } },
            { "type": "film", "fields": [], "primary": { "film": { "embed_url": "https://vimeo.com/1", "type": "video" } } },
        ]),
        "<p>One</p><blockquote><p>Nothing lasts.</p><footer>Ana Ruiz</footer></blockquote>\
         <figure><img src=\"https://images.example/a.jpg\" alt=\"\" width=\"800\" height=\"600\"><figcaption>At dawn</figcaption></figure>\
         <figure><figure><img src=\"https://images.example/b.jpg\" alt=\"\" width=\"8\" height=\"600\"></figure>\
         <figure><img src=\"https://images.example/c.jpg\" alt=\"\" width=\"800\" height=\"600\"></figure></figure>\
         <p>Read on</p><iframe src=\"https://vimeo.com/1\"></iframe>",
    );
}

#[test]
fn a_table_has_its_headings() {
    let cell = |kind: &str, text: &str| json!({ "key": text, "type": kind, "content": [{ "type": "paragraph", "text": text, "spans": [] }] });
    becomes(
        json!([{ "slice_type": "t", "items": [], "primary": { "table": {
            "head": { "rows": [{ "key": "a", "cells": [cell("header", "Tide"), cell("header", "Metres")] }] },
            "body": { "rows": [{ "key": "b", "cells": [cell("header", "High"), cell("data", "4")] }] } } } }]),
        "<table><thead><tr><th>Tide</th><th>Metres</th></tr></thead><tbody><tr><th scope=\"row\">High</th><td>4</td></tr></tbody></table>",
    );
}

#[test]
fn a_node_that_is_not_known_keeps_its_text() {
    becomes(
        json!([
            { "type": "aside", "text": "Kept", "spans": [{ "start": 0, "end": 4, "type": "glow" }] },
            { "type": "paragraph", "content": { "text": "In content", "spans": [{ "start": 3, "end": 10, "type": "em" }] } },
            { "type": "map", "latitude": 3, "title": "Where it was" },
        ]),
        "<p>Kept</p><p>In <em>content</em></p><p>Where it was</p>",
    );
}

#[test]
fn hostile_addresses_have_no_way_in() {
    becomes(
        json!([
            { "type": "image", "url": "javascript:alert(1)", "alt": "x", "copyright": "Nobody", "dimensions": { "width": 100, "height": 100 } },
            { "type": "embed", "oembed": { "embed_url": "javascript:alert(1)", "title": "A film" } },
            { "type": "embed", "oembed": { "html": "<script>alert(1)</script><iframe src='javascript:alert(1)'></iframe>" } },
        ]),
        "<p>Nobody</p><p>A film</p>",
    );
}

#[test]
fn places_count_utf_16_and_may_be_anything() {
    becomes(
        json!([{ "type": "paragraph", "text": "😀 tide", "spans": [{ "start": 3, "end": 7, "type": "strong" }] }]),
        "<p>😀 <strong>tide</strong></p>",
    );
    becomes(
        json!([{ "type": "paragraph", "text": "tide", "spans": [
            { "start": -1, "end": 2, "type": "strong" }, { "start": 3, "end": 99, "type": "em" }, { "start": 1.5, "end": 2, "type": "em" }, {}, 7 ] }]),
        "<p>tid<em>e</em></p>",
    );
}

#[test]
fn slices_may_lie_in_one_another_deeper_than_anyone_reads() {
    let mut value = json!("The last words");
    for _ in 0..5000 {
        value = json!([{ "slice_type": "quote", "primary": { "text": value } }]);
    }
    blocks(Dialect::Prismic, &value);
    std::mem::forget(value);
}

proptest! {
    #[test]
    fn every_text_is_kept_in_order(kinds in prop::collection::vec(prop::sample::select(vec![
        "paragraph", "heading1", "heading6", "list-item", "o-list-item", "preformatted", "novel", "slice", "quote",
    ]), 1..30)) {
        let node = |at: usize, kind: &str| match kind {
            "slice" => json!({ "slice_type": "x", "primary": { "title": word(at) }, "items": [] }),
            "quote" => json!({ "slice_type": "quote", "primary": { "quote": [{ "type": "paragraph", "text": word(at), "spans": [] }] } }),
            _ => json!({ "type": kind, "text": word(at), "spans": [{ "start": 2, "end": 4, "type": "hyperlink", "data": {} }] }),
        };
        let nodes: Vec<Value> = kinds.iter().enumerate().map(|(at, kind)| node(at, kind)).collect();
        let words: Vec<String> = (0..kinds.len()).map(word).collect();
        assert_in_order(&blocks(Dialect::Prismic, &Value::from(nodes)), &words);
    }

    #[test]
    fn no_change_breaks_a_story(at in 0..500usize, new in prop::option::of(any_value())) {
        assert_harmless(Dialect::Prismic, &mutated(&story(), at, new));
    }
}
