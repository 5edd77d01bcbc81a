use crate::body::Dialect::Lexical;
use crate::body::rich_text::tests::*;
use crate::json::Value;
use crate::json::json;
use crate::model::{Block, Inline, TableCell};
use proptest::prelude::*;

fn words(text: &str, format: u64) -> Value {
    json!({"type": "text", "text": text, "format": format, "detail": 0, "mode": "normal", "style": "", "version": 1})
}

fn node(kind: &str, children: Value) -> Value {
    json!({"type": kind, "children": children, "format": "", "indent": 0, "direction": "ltr", "version": 1})
}

fn line(text: &str) -> Value {
    node("paragraph", json!([words(text, 0)]))
}

fn read(nodes: Value) -> Vec<Block> {
    blocks(Lexical, &json!({"root": node("root", nodes)}))
}

#[test]
fn the_nodes_become_their_blocks() {
    let mut heading = node("heading", json!([words("One", 0)]));
    heading["tag"] = "h3".into();
    let blocks = read(json!([
        heading,
        node("paragraph", json!([words("a", 3), words("b", 1), words("c", 16), words("d", 8), {"type": "linebreak"},
            words("e", 4), words("f", 32), words("g", 64), words("h", 128)])),
        node("quote", json!([words("i", 0), {"type": "linebreak"}, words("j", 0)])),
        {"type": "horizontalrule", "version": 1},
        {"type": "code", "language": "js", "children": [{"type": "code-highlight", "text": "k {"}, {"type": "linebreak"},
            {"type": "tab", "text": "\t"}, {"type": "code-highlight", "text": "l"}]},
        {"type": "youtube", "videoID": "dQ4", "version": 1},
        {"type": "youtube", "videoID": "../watch", "version": 1},
        line("m")
    ]));
    let bold = vec![Inline::Strong(vec![Inline::Emphasis(vec![text("a")]), text("b")])];
    let rest = vec![
        Inline::Code("c".into()),
        text("d"),
        Inline::Break,
        Inline::Deleted(vec![text("e")]),
        Inline::Subscript(vec![text("f")]),
        Inline::Superscript(vec![text("g")]),
        Inline::Mark(vec![text("h")]),
    ];
    assert_eq!(blocks[0], Block::Heading { level: 3, content: vec![text("One")] });
    assert_eq!(blocks[1], Block::Paragraph([bold, rest].concat()));
    let quoted = Block::Paragraph(vec![text("i"), Inline::Break, text("j")]);
    assert_eq!(blocks[2], Block::Quote { body: vec![quoted], cite: None });
    assert_eq!(blocks[3..5], [Block::Rule, Block::Preformatted("k {\n\tl".into())]);
    assert!(matches!(&blocks[5], Block::Embed(embed) if embed.url.as_str().ends_with("watch?v=dQ4")));
    assert_eq!(blocks[6..], [paragraph("m")]);
}

#[test]
fn a_list_in_an_item_of_its_own_belongs_to_the_item_before() {
    let item = |children| node("listitem", children);
    let list = |kind: &str, start: u64, items: Value| json!({"type": "list", "listType": kind, "start": start, "children": items});
    let mut done = item(json!([words("c", 0)]));
    done["checked"] = true.into();
    let mut open = item(json!([words("d", 0)]));
    open["checked"] = false.into();
    let blocks = read(json!([
        list(
            "number",
            3,
            json!([
                item(json!([words("a", 0)])),
                item(json!([list("bullet", 1, json!([item(json!([words("b", 0)]))]))]))
            ])
        ),
        list("check", 1, json!([done, open]))
    ]));
    let inner = Block::List { start: None, items: vec![vec![paragraph("b")]] };
    assert_eq!(blocks[0], Block::List { start: Some(3), items: vec![vec![paragraph("a"), inner]] });
    assert_eq!(blocks[1], Block::List { start: None, items: vec![vec![paragraph("☑ c")], vec![paragraph("☐ d")]] });
}

#[test]
fn links_are_custom_internal_automatic_or_their_words() {
    let link_to = |fields: Value, words: Value| json!({"type": "link", "fields": fields, "children": [words]});
    let doc = |value: Value| json!({"linkType": "internal", "doc": {"relationTo": "posts", "value": value}});
    let blocks = read(json!([node(
        "paragraph",
        json!([
            link_to(json!({"linkType": "custom", "url": "/docs/a", "newTab": true}), words("a", 1)),
            link_to(doc(json!({"id": 1, "url": "https://example.org/b"})), words("b", 0)),
            link_to(doc(json!({"id": 1, "slug": "c"})), words("c", 0)),
            link_to(doc(json!("65f")), words("d", 0)),
            {"type": "autolink", "url": "mailto:a@example.org", "children": [words("e", 0)]},
            link_to(json!({"url": " JavaScript:alert(1)"}), words("f", 0))
        ])
    )]));
    let expected = vec![
        link("https://news.example.org/docs/a", vec![strong("a")]),
        link("https://example.org/b", vec![text("b")]),
        text("cd"),
        link("mailto:a@example.org", vec![text("e")]),
        text("f"),
    ];
    assert_eq!(blocks, [Block::Paragraph(expected)]);
}

#[test]
fn uploads_blocks_and_relationships_show_what_the_answer_holds() {
    let caption = json!({"root": node("root", json!([line("The harbour "), line("at dawn")]))});
    let blocks = read(json!([
        {"type": "upload", "relationTo": "media", "fields": {"caption": caption}, "value": {"id": 1, "alt": "Boats",
            "url": "/api/media/file/boats.jpg", "filename": "boats.jpg", "mimeType": "image/jpeg", "width": 1200, "height": 800,
            "sizes": {"small": {"url": "/api/media/file/boats-600x400.jpg", "width": 600, "height": 400},
                "square": {"url": "/api/media/file/boats-500x500.jpg", "width": 500, "height": 500}, "none": {"url": null}}}},
        {"type": "upload", "relationTo": "media", "value": "65f0"},
        {"type": "relationship", "relationTo": "posts", "value": {"id": 2, "title": "The other story", "slug": "other"}},
        {"type": "block", "fields": {"id": "x", "blockType": "Code", "language": "ts", "code": "a\n b"}},
        {"type": "block", "fields": {"blockType": "mediaBlock", "caption": "Ebb", "media": {"url": "/m/ebb.png", "mimeType": "image/png"}}},
        {"type": "block", "fields": {"blockType": "banner", "style": "info", "content": {"root": node("root", json!([line("Mind")]))}}},
        {"type": "block", "fields": {"blockType": "quiz", "question": "Why?", "answers": [{"answer": "Wind"}, {"answer": "Moon"}]}},
        line("end")
    ]));
    let image = figure(&blocks[0]);
    assert_eq!(image.url.as_str(), "https://news.example.org/api/media/file/boats.jpg");
    assert_eq!((image.width, image.height, image.renditions.len()), (Some(1200), Some(800), 2));
    assert_eq!((image.alt.as_str(), image.caption.as_deref()), ("Boats", Some("The harbour at dawn")));
    assert_eq!(blocks[1..3], [Block::Paragraph(vec![strong("The other story")]), Block::Preformatted("a\n b".into())]);
    assert_eq!(figure(&blocks[3]).caption.as_deref(), Some("Ebb"));
    assert_eq!(blocks[4..], ["Mind", "Why?", "Wind", "Moon", "end"].map(paragraph));
}

#[test]
fn a_table_has_heading_cells_by_their_state() {
    let cell = |state: u64, text: &str| json!({"type": "tablecell", "headerState": state, "colSpan": 1, "children": [line(text)]});
    let row = |cells: Value| node("tablerow", cells);
    let blocks = read(json!([node(
        "table",
        json!([row(json!([cell(3, "Port"), cell(1, "Depth")])), row(json!([cell(2, "North"), cell(0, "12 m")]))])
    )]));
    let [Block::Table { rows, .. }] = &blocks[..] else { panic!("{blocks:?}") };
    assert_eq!((rows[0].heading, rows[1].heading), (true, false));
    assert_eq!(rows[1].cells, [TableCell::new(true, vec![text("North")]), TableCell::new(false, vec![text("12 m")])]);
}

#[test]
fn the_nodes_of_slate_are_read_as_well() {
    let blocks = blocks(
        Lexical,
        &json!([
            {"children": [{"text": "a "}, {"text": "b", "bold": true}]},
            {"type": "h2", "children": [{"text": "c"}]},
            {"type": "ul", "children": [{"type": "li", "children": [{"text": "d"}]}]},
            {"type": "link", "linkType": "custom", "url": "https://example.org/", "children": [{"text": "e"}]}
        ]),
    );
    let expected = [
        Block::Paragraph(vec![text("a "), strong("b")]),
        Block::Heading { level: 2, content: vec![text("c")] },
        Block::List { start: None, items: vec![vec![paragraph("d")]] },
        Block::Paragraph(vec![link("https://example.org/", vec![text("e")])]),
    ];
    assert_eq!(blocks, expected);
}

#[test]
fn unknown_nodes_keep_their_text() {
    let blocks = read(json!([
        node("collapsible", json!([node("collapsible-title", json!([words("a", 0)])), node("x", json!([line("b")]))])),
        {"type": "equation", "text": "c"}, {"type": "equation", "text": "d"}, {"type": "odd"}
    ]));
    assert_eq!(blocks, ["a", "b", "c", "d"].map(paragraph));
}

fn any_nodes() -> impl Strategy<Value = Value> {
    let texts =
        prop::collection::vec(("[a-z]{1,4} ?", 0u64..256).prop_map(|(text, format)| words(&text, format)), 1..4);
    let line = (prop::sample::select(vec!["paragraph", "heading", "quote", "odd", "autolink"]), texts)
        .prop_map(|(kind, texts)| json!({"type": kind, "tag": "h2", "url": "https://example.org/", "children": texts}));
    let block = line.prop_recursive(4, 24, 4, |inner| {
        let kinds = vec!["quote", "list", "listitem", "odd", "layout-item"];
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
    fn a_mutated_state_becomes_bounded_blocks(nodes in any_nodes(), changes in mutations()) {
        assert_bounded(&blocks(Lexical, &mutated(json!({"root": node("root", nodes)}), changes)));
    }

    #[test]
    fn arbitrary_json_becomes_bounded_blocks(value in any_json()) {
        assert_bounded(&blocks(Lexical, &json!({"root": value})));
    }
}
