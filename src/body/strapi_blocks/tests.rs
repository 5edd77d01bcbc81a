use crate::body::Dialect::StrapiBlocks;
use crate::body::rich_text::tests::*;
use crate::json::Value;
use crate::json::json;
use crate::model::{Block, Inline};
use proptest::prelude::*;

fn read(value: Value) -> Vec<Block> {
    blocks(StrapiBlocks, &value)
}

fn words(text: &str) -> Value {
    json!({"type": "text", "text": text})
}

fn node(kind: &str, children: Value) -> Value {
    json!({"type": kind, "children": children})
}

#[test]
fn the_nodes_become_their_blocks() {
    let item = |text| node("list-item", json!([words(text)]));
    let list = |format: &str, level: u64, items: Value| json!({"type": "list", "format": format, "indentLevel": level, "children": items});
    let blocks = read(json!([
        {"type": "heading", "level": 5, "children": [words("One")]},
        node("paragraph", json!([words("a "), {"type": "text", "text": "b", "bold": true, "italic": true},
            {"type": "text", "text": "c", "strikethrough": true}, {"type": "text", "text": "d", "underline": true, "bold": false},
            {"type": "text", "text": "e\nf"}, {"type": "text", "text": "g", "code": true},
            {"type": "link", "url": "https://example.org/", "children": [words("h")]},
            {"type": "link", "url": "javascript:alert(1)", "children": [words("i")]}])),
        node("paragraph", json!([words("")])),
        list("unordered", 0, json!([item("j"), list("ordered", 1, json!([item("k")])), item("l")])),
        node("quote", json!([words("m")])),
        {"type": "code", "language": "js", "children": [words("n {\n  o"), words("\n}")]}
    ]));
    let line = vec![
        text("a "),
        Inline::Strong(vec![Inline::Emphasis(vec![text("b")])]),
        Inline::Deleted(vec![text("c")]),
        text("de"),
        Inline::Break,
        text("f"),
        Inline::Code("g".into()),
        link("https://example.org/", vec![text("h")]),
        text("i"),
    ];
    let inner = Block::List { start: Some(1), items: vec![vec![paragraph("k")]] };
    let expected = [
        Block::Heading { level: 4, content: vec![text("One")] },
        Block::Paragraph(line),
        Block::List { start: None, items: vec![vec![paragraph("j"), inner], vec![paragraph("l")]] },
        Block::Quote { body: vec![paragraph("m")], cite: None },
        Block::Preformatted("n {\n  o\n}".into()),
    ];
    assert_eq!(blocks, expected);
}

#[test]
fn a_picture_has_its_widths_and_its_words() {
    let blocks = read(json!([{"type": "image", "children": [words("")], "image": {
        "name": "boats.jpg", "alternativeText": "Boats", "caption": "At dawn", "url": "/uploads/boats.jpg",
        "width": 1500, "height": 1000, "mime": "image/jpeg", "ext": ".jpg", "hash": "boats_1", "provider": "local",
        "formats": {"thumbnail": {"url": "/uploads/thumbnail_boats.jpg", "width": 234, "height": 156},
            "small": {"url": "/uploads/small_boats.jpg", "width": 500, "height": 333}}}}]));
    let image = figure(&blocks[0]);
    assert_eq!(image.url.as_str(), "https://news.example.org/uploads/boats.jpg");
    assert_eq!((image.width, image.height), (Some(1500), Some(1000)));
    let widths: Vec<u32> = image.renditions.iter().map(|rendition| rendition.width).collect();
    assert_eq!(widths, [234, 500, 1500]);
    assert_eq!((image.alt.as_str(), image.caption.as_deref()), ("Boats", Some("At dawn")));
}

#[test]
fn a_picture_with_a_hostile_address_is_its_words() {
    let image = json!({"url": "javascript:alert(1)//a.jpg", "mime": "image/jpeg", "alternativeText": "Boats"});
    assert_eq!(read(json!([{"type": "image", "image": image, "children": []}])), [paragraph("Boats")]);
}

#[test]
fn unknown_nodes_and_marks_keep_their_text() {
    let blocks = read(json!([
        node("aside", json!([{"type": "text", "text": "a", "glow": true}])),
        node("aside", json!([node("paragraph", json!([words("b")])), {"type": "odd", "text": "c"}])),
        node("list", json!([words("d"), node("odd", json!([words("e")]))]))
    ]));
    assert_eq!(blocks[..3], ["a", "b", "c"].map(paragraph));
    assert_eq!(shown(&blocks), "abcde");
}

fn any_nodes() -> impl Strategy<Value = Value> {
    let text = ("[a-z]{1,4} ?", any::<(bool, bool, bool)>()).prop_map(
        |(text, (bold, code, odd))| json!({"type": "text", "text": text, "bold": bold, "code": code, "odd": odd}),
    );
    let line =
        (prop::sample::select(vec!["paragraph", "heading", "quote", "odd", "link"]), prop::collection::vec(text, 1..4))
            .prop_map(
                |(kind, texts)| json!({"type": kind, "level": 2, "url": "https://example.org/", "children": texts}),
            );
    let block = line.prop_recursive(4, 24, 4, |inner| {
        let kinds = vec!["quote", "list", "list-item", "odd"];
        (prop::sample::select(kinds), prop::collection::vec(inner, 1..4))
            .prop_map(|(kind, nodes)| node(kind, nodes.into()))
    });
    prop::collection::vec(block, 0..5).prop_map(Value::from)
}

fn text_of(value: &Value) -> String {
    let nodes = value.as_array().map_or(&[][..], |nodes| nodes);
    let all = nodes.iter().map(|node| [node["text"].as_str().unwrap_or(""), &text_of(&node["children"])].concat());
    all.collect::<String>().replace(' ', "")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_kept_once_and_in_order(nodes in any_nodes()) {
        let expected = text_of(&nodes);
        let blocks = read(nodes);
        assert_bounded(&blocks);
        prop_assert_eq!(shown(&blocks), expected);
    }

    #[test]
    fn a_mutated_document_becomes_bounded_blocks(nodes in any_nodes(), changes in mutations()) {
        assert_bounded(&read(mutated(nodes, changes)));
    }

    #[test]
    fn arbitrary_json_becomes_bounded_blocks(value in any_json()) {
        assert_bounded(&read(value));
    }
}
