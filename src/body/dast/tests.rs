use crate::body::Dialect::Dast;
use crate::body::rich_text::tests::*;
use crate::json::Value;
use crate::json::json;
use crate::model::{Block, Inline};
use proptest::prelude::*;

fn node(kind: &str, children: Value) -> Value {
    json!({"type": kind, "children": children})
}

fn span(text: &str, marks: &[&str]) -> Value {
    json!({"type": "span", "value": text, "marks": marks})
}

fn line(text: &str) -> Value {
    node("paragraph", json!([span(text, &[])]))
}

/// A field as GraphQL gives it, with records beside the document.
fn field(nodes: Value) -> Value {
    json!({
        "value": {"schema": "dast", "document": node("root", nodes)},
        "blocks": [
            {"id": "pic", "__typename": "ImageBlockRecord", "image": {"url": "https://www.datocms-assets.com/1/a.jpg",
                "alt": "Boats", "title": "The harbour", "width": 1200, "height": 800, "copyright": "A. Ley",
                "responsiveImage": {"src": "https://www.datocms-assets.com/1/a.jpg?w=600", "width": 600, "height": 400,
                    "srcSet": "https://www.datocms-assets.com/1/a.jpg?w=300 300w, https://www.datocms-assets.com/1/a.jpg?w=600 600w"}}},
            {"id": "film", "__typename": "VideoBlockRecord", "video": {"provider": "youtube", "providerUid": "dQ4",
                "url": "https://www.youtube.com/watch?v=dQ4", "title": "The tide",
                "thumbnailUrl": "https://i.ytimg.com/vi/dQ4/hqdefault.jpg", "width": 480, "height": 270}},
            {"id": "own", "__typename": "VideoFileRecord", "clip": {"url": "https://www.datocms-assets.com/1/b.mp4",
                "mimeType": "video/mp4", "video": {"streamingUrl": "https://stream.mux.com/x.m3u8",
                    "thumbnailUrl": "https://image.mux.com/x/thumbnail.jpg"}}},
            {"id": 7, "__typename": "CtaRecord", "title": "Join in", "url": "https://example.org/join", "style": "primary"},
            {"id": "quote", "__typename": "TestimonialRecord", "quote": "We wait.", "author": "Ada Ley"},
            {"id": "table", "table": {"columns": ["a", "b"]}, "text": "After the table"}
        ],
        "links": [
            {"id": "page", "__typename": "ArticleRecord", "title": "The other story", "slug": "other"},
            {"id": "site", "title": "A site", "url": "https://example.org/site"}
        ],
        "inlineBlocks": [{"id": "term", "__typename": "TermRecord", "text": "ebb"}]
    })
}

fn read(nodes: Value) -> Vec<Block> {
    blocks(Dast, &field(nodes))
}

#[test]
fn the_nodes_become_their_blocks() {
    let item = |text| node("listItem", json!([line(text)]));
    let nodes = json!([
        {"type": "heading", "level": 1, "style": "display", "children": [span("One", &[])]},
        node("paragraph", json!([span("a ", &[]), span("b", &["strong", "highlight"]), span("\nc", &["underline"]),
            {"type": "link", "url": "https://example.org/", "meta": [{"id": "rel", "value": "nofollow"}],
                "children": [span("d", &["emphasis"])]}, span("e", &["strikethrough", "odd"]), span("f", &["code"])])),
        {"type": "list", "style": "numbered", "children": [item("g")]},
        {"type": "list", "style": "bulleted", "children": [item("h")]},
        {"type": "blockquote", "attribution": "I. Calvino", "children": [line("i")]},
        {"type": "code", "language": "rust", "highlight": [1], "code": "let j;\n  k"},
        {"type": "thematicBreak"},
        line("l")
    ]);
    let expected = [
        Block::Heading { level: 2, content: vec![text("One")] },
        Block::Paragraph(vec![
            text("a "),
            Inline::Strong(vec![Inline::Mark(vec![text("b")])]),
            Inline::Break,
            text("c"),
            link("https://example.org/", vec![Inline::Emphasis(vec![text("d")])]),
            Inline::Deleted(vec![text("e")]),
            Inline::Code("f".into()),
        ]),
        Block::List { start: Some(1), items: vec![vec![paragraph("g")]] },
        Block::List { start: None, items: vec![vec![paragraph("h")]] },
        Block::Quote { body: vec![paragraph("i")], cite: Some("I. Calvino".into()) },
        Block::Preformatted("let j;\n  k".into()),
        Block::Rule,
        paragraph("l"),
    ];
    assert_eq!(read(nodes.clone()), expected);
    assert_eq!(blocks(Dast, &json!({"schema": "dast", "document": node("root", nodes.clone())})), expected);
    assert_eq!(blocks(Dast, &node("root", nodes)), expected);
}

#[test]
fn blocks_are_found_beside_the_document() {
    let block = |id: Value| json!({"type": "block", "item": id});
    let all = ["pic", "film", "own", "quote", "table", "gone"].map(|id| block(id.into()));
    let blocks = read(json!([all[0], all[1], all[2], block(json!(7)), all[3], all[4], all[5]]));
    let image = figure(&blocks[0]);
    assert_eq!((image.width, image.height, image.renditions.len()), (Some(1200), Some(800), 2));
    assert_eq!((image.alt.as_str(), image.caption.as_deref()), ("Boats", Some("The harbour")));
    assert_eq!(image.credit.as_deref(), Some("A. Ley"));
    assert!(matches!(&blocks[1], Block::Embed(embed) if embed.title.as_deref() == Some("The tide")));
    assert!(
        matches!(&blocks[2], Block::Video(video) if video.url.as_str().ends_with("b.mp4") && video.poster.is_some())
    );
    assert_eq!(blocks[3], Block::Paragraph(vec![link("https://example.org/join", vec![text("Join in")])]));
    assert_eq!(blocks[4], Block::Quote { body: vec![paragraph("We wait.")], cite: Some("Ada Ley".into()) });
    assert_eq!(blocks.last(), Some(&paragraph("After the table")));
}

#[test]
fn records_in_a_line_are_their_names_and_unknown_ones_nothing() {
    let blocks = read(json!([node(
        "paragraph",
        json!([
            span("See ", &[]), {"type": "inlineItem", "item": "page"}, span(", ", &[]),
            {"type": "itemLink", "item": "site", "children": [span("there", &[])]}, span(" or ", &[]),
            {"type": "itemLink", "item": "page", "children": [span("here", &[])]}, {"type": "inlineItem", "item": "gone"},
            {"type": "itemLink", "item": "gone", "children": [span(" now", &[])]}, span(" at ", &[]),
            {"type": "inlineBlock", "item": "term"}, {"type": "link", "url": "javascript:alert(1)", "children": [span("!", &[])]}
        ])
    )]));
    let expected = vec![
        text("See The other story, "),
        link("https://example.org/site", vec![text("there")]),
        text(" or here now at ebb!"),
    ];
    assert_eq!(blocks, [Block::Paragraph(expected)]);
}

#[test]
fn a_record_may_stand_in_the_document_itself() {
    let blocks = read(json!([{"type": "block", "item": {"id": "9", "type": "item",
        "attributes": {"title": "Inside", "text": "Its words"}, "relationships": {"item_type": {"data": {"id": "1"}}}}}]));
    assert_eq!(blocks, [Block::Paragraph(vec![strong("Inside")]), paragraph("Its words")]);
}

fn any_nodes() -> impl Strategy<Value = Value> {
    let marks = prop::sample::subsequence(vec!["strong", "emphasis", "code", "odd", "highlight"], 0..4);
    let spans = prop::collection::vec(("[a-z]{1,4} ?", marks).prop_map(|(text, marks)| span(&text, &marks)), 1..4);
    let line = (prop::sample::select(vec!["paragraph", "heading", "odd", "link", "itemLink"]), spans)
        .prop_map(|(kind, spans)| json!({"type": kind, "level": 3, "url": "https://example.org/", "item": "x", "children": spans}));
    let block = line.prop_recursive(4, 24, 4, |inner| {
        let kinds = vec!["blockquote", "list", "listItem", "odd", "root"];
        (prop::sample::select(kinds), prop::collection::vec(inner, 1..4))
            .prop_map(|(kind, nodes)| node(kind, nodes.into()))
    });
    prop::collection::vec(block, 0..5).prop_map(Value::from)
}

fn text_of(value: &Value) -> String {
    let nodes = value.as_array().map_or(&[][..], |nodes| nodes);
    let all = nodes.iter().map(|node| [node["value"].as_str().unwrap_or(""), &text_of(&node["children"])].concat());
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
    fn a_mutated_field_becomes_bounded_blocks(nodes in any_nodes(), changes in mutations()) {
        assert_bounded(&blocks(Dast, &mutated(field(nodes), changes)));
    }

    #[test]
    fn arbitrary_json_becomes_bounded_blocks(value in any_json()) {
        assert_bounded(&blocks(Dast, &value));
    }
}
