use crate::body::Dialect::PortableText;
use crate::body::rich_text::tests::*;
use crate::json::Value;
use crate::json::json;
use crate::model::{Block, Inline};
use proptest::prelude::*;

const SANITY: &str = "https://p7x3q.apicdn.sanity.io/v2024-01-01/data/query/production?query=*";

fn read(value: Value) -> Vec<Block> {
    blocks(PortableText, &value)
}

fn block(style: &str, words: &str) -> Value {
    json!({"_type": "block", "_key": "k", "style": style, "markDefs": [],
        "children": [{"_type": "span", "_key": "s", "text": words, "marks": []}]})
}

fn item(kind: &str, level: u64, words: &str) -> Value {
    let mut block = block("normal", words);
    block["listItem"] = kind.into();
    block["level"] = level.into();
    block
}

#[test]
fn styles_become_headings_paragraphs_and_quotes() {
    let value = json!([
        block("h1", "One"), block("h3", "Two"), block("normal", "Three"), block("fancy", "Four"),
        block("blockquote", "Five"), block("blockquote", "Six"), {"_type": "break"}, block("h6", "Seven")
    ]);
    let heading = |level, words| Block::Heading { level, content: vec![text(words)] };
    let expected = [
        heading(2, "One"),
        heading(3, "Two"),
        paragraph("Three"),
        paragraph("Four"),
        Block::Quote { body: vec![paragraph("Five"), paragraph("Six")], cite: None },
        Block::Rule,
        heading(4, "Seven"),
    ];
    assert_eq!(read(value), expected);
}

#[test]
fn flat_items_become_lists_in_lists() {
    let value = json!([
        item("bullet", 1, "a"),
        item("number", 2, "b"),
        item("number", 2, "c"),
        item("bullet", 1, "d"),
        item("number", 1, "e"),
        block("normal", "f"),
        item("bullet", 3, "g"),
        item("bullet", 1, "h")
    ]);
    let list = |start, items: Vec<Vec<Block>>| Block::List { start, items };
    let inner = list(Some(1), vec![vec![paragraph("b")], vec![paragraph("c")]]);
    let expected = [
        list(None, vec![vec![paragraph("a"), inner], vec![paragraph("d")]]),
        list(Some(1), vec![vec![paragraph("e")]]),
        paragraph("f"),
        list(None, vec![vec![paragraph("g")]]),
        list(None, vec![vec![paragraph("h")]]),
    ];
    assert_eq!(read(value), expected);
}

#[test]
fn a_link_over_several_spans_is_one_link() {
    let value = json!({"_type": "block", "markDefs": [
        {"_type": "link", "_key": "l", "href": "https://example.org/a?utm_source=x"},
        {"_type": "internalLink", "_key": "i", "reference": {"_type": "reference", "_ref": "post-1"}},
        {"_type": "link", "_key": "j", "href": "javascript:alert(1)"}
    ], "children": [
        {"_type": "span", "text": "See ", "marks": []},
        {"_type": "span", "text": "the ", "marks": ["l"]},
        {"_type": "span", "text": "harbour", "marks": ["strong", "l"]},
        {"_type": "span", "text": " now", "marks": ["l", "glow"]},
        {"_type": "span", "text": ", here", "marks": ["i"]},
        {"_type": "span", "text": " or there.\nAnd", "marks": ["j", "gone"]}
    ]});
    let expected = vec![
        text("See "),
        link("https://example.org/a", vec![text("the "), strong("harbour"), text(" now")]),
        text(", here or there."),
        Inline::Break,
        text("And"),
    ];
    assert_eq!(read(value), [Block::Paragraph(expected)]);
}

#[test]
fn a_picture_is_found_by_its_reference() {
    let value = json!([{"_type": "image", "_key": "i", "alt": "Boats", "caption": "The harbour at dawn",
        "credit": "A. Ley", "asset": {"_type": "reference", "_ref": "image-ab12-800x600-jpg"}}]);
    let blocks = blocks_in(PortableText, &value, &Value::Null, SANITY);
    let image = figure(&blocks[0]);
    assert_eq!(image.url.as_str(), "https://cdn.sanity.io/images/p7x3q/production/ab12-800x600.jpg");
    assert_eq!((image.width, image.height), (Some(800), Some(600)));
    assert_eq!((image.alt.as_str(), image.caption.as_deref()), ("Boats", Some("The harbour at dawn")));
    assert_eq!(image.credit.as_deref(), Some("A. Ley"));
    // At another address there is no telling where it is, and what stands under it stays.
    assert_eq!(read(value), [paragraph("The harbour at dawn"), paragraph("A. Ley")]);
}

#[test]
fn a_picture_with_an_asset_that_was_followed_has_its_address() {
    let value = json!([{"_type": "figure", "image": {"_type": "image", "asset": {"_id": "image-a-3x2-png",
        "url": "https://cdn.sanity.io/images/p/d/a-3x2.png", "mimeType": "image/png",
        "metadata": {"dimensions": {"width": 1200.0, "height": 800}}}}, "alt": "A map", "caption": [block("normal", "Where")]}]);
    let blocks = read(value);
    let image = figure(&blocks[0]);
    assert_eq!((image.width, image.height, image.alt.as_str()), (Some(1200), Some(800), "A map"));
    assert_eq!(image.caption.as_deref(), Some("Where"));
    assert_eq!(blocks.len(), 1);
}

#[test]
fn things_of_the_editors_own_are_known_by_their_fields() {
    let value = json!([
        {"_type": "code", "language": "rust", "code": "let a = 1;\n  a"},
        {"_type": "table", "rows": [
            {"_type": "tableRow", "cells": ["Port", "Depth"]}, {"_type": "tableRow", "cells": ["North", "12 m"]}]},
        {"_type": "youtube", "url": "https://www.youtube.com/watch?v=dQ4", "title": "The tide"},
        {"_type": "youtube", "videoId": "xY_1"},
        {"_type": "pullQuote", "quote": "We wait.", "author": {"name": "Ada Ley"}},
        {"_type": "callout", "tone": "warning", "body": [block("normal", "Mind the gap")]},
        {"_type": "gallery", "images": [
            {"_type": "image", "asset": {"url": "https://cdn.sanity.io/images/p/d/a-3x2.png"}},
            {"_type": "image", "asset": {"url": "https://cdn.sanity.io/images/p/d/b-3x2.png"}}]},
        {"_type": "cta", "title": "Join in", "url": "https://example.org/join"},
        {"_type": "file", "title": "The report", "asset": {"url": "https://cdn.sanity.io/files/p/d/a.pdf"}},
        {"_type": "mystery", "heading": "Kept", "note": "This too", "count": 3}
    ]);
    let blocks = read(value);
    assert_eq!(blocks[0], Block::Preformatted("let a = 1;\n  a".into()));
    assert!(matches!(&blocks[1], Block::Table { rows, .. } if rows.len() == 2 && rows[1].cells.len() == 2));
    let Block::Embed(embed) = &blocks[2] else { panic!("{:?}", blocks[2]) };
    assert_eq!((embed.provider.as_str(), embed.title.as_deref()), ("YouTube", Some("The tide")));
    let Block::Embed(embed) = &blocks[3] else { panic!("{:?}", blocks[3]) };
    assert_eq!(embed.url.as_str(), "https://www.youtube.com/watch?v=xY_1");
    assert_eq!(blocks[4], Block::Quote { body: vec![paragraph("We wait.")], cite: Some("Ada Ley".into()) });
    assert_eq!(blocks[5], paragraph("Mind the gap"));
    assert!(matches!(&blocks[6], Block::Gallery(figures) if figures.len() == 2));
    assert_eq!(blocks[7], Block::Paragraph(vec![link("https://example.org/join", vec![text("Join in")])]));
    assert_eq!(
        blocks[8],
        Block::Paragraph(vec![link("https://cdn.sanity.io/files/p/d/a.pdf", vec![text("The report")])])
    );
    assert_eq!(blocks[9..], [Block::Paragraph(vec![strong("Kept")]), paragraph("This too")]);
}

#[test]
fn markup_in_a_thing_is_parsed_and_not_shown_as_text() {
    let value =
        json!([{"_type": "embed", "html": "<p>a <b>b</b><script>x</script><iframe src=https://youtu.be/q></iframe>"}]);
    let blocks = read(value);
    assert_eq!(blocks[0], Block::Paragraph(vec![text("a "), strong("b")]));
    assert!(matches!(&blocks[1], Block::Embed(_)));
}

#[test]
fn a_relative_link_on_a_host_without_pages_is_its_words() {
    let value = json!([{"_type": "block", "markDefs": [{"_key": "l", "_type": "link", "href": "/about"}],
        "children": [{"_type": "span", "text": "us", "marks": ["l"]}]}]);
    assert_eq!(blocks_in(PortableText, &value, &Value::Null, SANITY), [paragraph("us")]);
    let on_a_site = Block::Paragraph(vec![link("https://news.example.org/about", vec![text("us")])]);
    assert_eq!(read(value), [on_a_site]);
}

#[test]
fn what_has_no_type_or_no_keys_is_text_all_the_same() {
    let value = json!(["loose", {"children": ["a ", {"text": "b"}, {"_type": "unknown", "children": [{"text": " c "}]},
        {"_type": "mention", "name": "Ada"}]}, {"_type": "block"}, {"_type": "block", "children": null}]);
    assert_eq!(read(value), [paragraph("loose"), paragraph("a b c Ada")]);
}

#[test]
fn levels_that_only_rise_stay_bounded() {
    let items: Vec<Value> = (1..400).map(|level| item("bullet", level, "a")).collect();
    let blocks = read(items.into());
    assert_bounded(&blocks);
    assert_eq!(shown(&blocks).len(), 399);
}

fn any_block() -> impl Strategy<Value = Value> {
    let spans = prop::collection::vec(
        ("[a-z]{1,4} ?", prop::sample::subsequence(vec!["strong", "em", "l", "m", "?"], 0..4)),
        1..5,
    );
    let style = prop::sample::select(vec!["normal", "h2", "blockquote", "odd"]);
    let list = prop::option::of((prop::sample::select(vec!["bullet", "number", "odd"]), 0u64..5));
    (spans, style, list).prop_map(|(spans, style, list)| {
        let spans: Vec<Value> = spans.iter().map(|(text, marks)| json!({"_type": "span", "text": text, "marks": marks})).collect();
        let mut block = json!({"_type": "block", "style": style, "children": spans,
            "markDefs": [{"_key": "l", "_type": "link", "href": "https://example.org/"}, {"_key": "m", "_type": "note"}]});
        if let Some((kind, level)) = list {
            block["listItem"] = kind.into();
            block["level"] = level.into();
        }
        block
    })
}

fn text_of(blocks: &[Value]) -> String {
    let spans = blocks.iter().flat_map(|block| block["children"].as_array().unwrap());
    spans.flat_map(|span| span["text"].as_str().unwrap().chars()).filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_kept_once_and_in_order(value in prop::collection::vec(any_block(), 0..9)) {
        let expected = text_of(&value);
        let blocks = read(value.into());
        assert_bounded(&blocks);
        prop_assert_eq!(shown(&blocks), expected);
    }

    #[test]
    fn a_mutated_document_becomes_bounded_blocks(value in prop::collection::vec(any_block(), 0..6), changes in mutations()) {
        assert_bounded(&read(mutated(value.into(), changes)));
    }

    #[test]
    fn arbitrary_json_becomes_bounded_blocks(value in any_json()) {
        assert_bounded(&blocks_in(PortableText, &value, &Value::Null, SANITY));
    }
}
