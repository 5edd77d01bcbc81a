use crate::body::Dialect::Contentful;
use crate::body::rich_text::tests::*;
use crate::json::Value;
use crate::json::json;
use crate::model::{Block, Inline};
use proptest::prelude::*;

const BASE: &str = "https://cdn.contentful.com/spaces/s/environments/master/entries?include=2";

fn node(kind: &str, content: Value) -> Value {
    json!({"nodeType": kind, "data": {}, "content": content})
}

fn words(text: &str, marks: &[&str]) -> Value {
    let marks: Vec<Value> = marks.iter().map(|mark| json!({"type": mark})).collect();
    json!({"nodeType": "text", "value": text, "marks": marks, "data": {}})
}

fn line(text: &str) -> Value {
    node("paragraph", json!([words(text, &[])]))
}

fn linking(kind: &str, link_type: &str, id: &str, content: Value) -> Value {
    json!({"nodeType": kind, "content": content,
        "data": {"target": {"sys": {"type": "Link", "linkType": link_type, "id": id}}}})
}

fn read(nodes: Value) -> Vec<Block> {
    blocks_in(Contentful, &node("document", nodes), &answer(), BASE)
}

/// An answer: an article, and what it links to as far as that is included.
fn answer() -> Value {
    json!({
        "items": [{"sys": {"id": "self", "type": "Entry"}, "fields": {"title": "This story", "url": "https://example.org/self"}}],
        "includes": {
            "Asset": [
                {"sys": {"id": "pic", "type": "Asset"}, "fields": {"title": "Two boats", "description": "Boats at rest",
                    "file": {"url": "//images.ctfassets.net/s/pic/a/boats.jpg", "contentType": "image/jpeg",
                        "fileName": "boats.jpg", "details": {"size": 9, "image": {"width": 900, "height": 600}}}}},
                {"sys": {"id": "doc", "type": "Asset"}, "fields": {"title": "The report",
                    "file": {"url": "//assets.ctfassets.net/s/doc/a/report.pdf", "contentType": "application/pdf"}}},
                {"sys": {"id": "film", "type": "Asset"}, "fields": {"title": "The tide",
                    "file": {"url": "//videos.ctfassets.net/s/film/a/tide.mp4", "contentType": "video/mp4"}}}
            ],
            "Entry": [
                {"sys": {"id": "pic", "type": "Entry"}, "fields": {"title": "An entry of the same name"}},
                {"sys": {"id": "photo", "type": "Entry", "contentType": {"sys": {"id": "photo"}}}, "fields": {
                    "caption": "At dawn", "alt": "The pier", "image": {"sys": {"type": "Link", "linkType": "Asset", "id": "pic"}}}},
                {"sys": {"id": "snippet", "type": "Entry"}, "fields": {"name": "Sum", "code": "a + b"}},
                {"sys": {"id": "clip", "type": "Entry", "contentType": {"sys": {"id": "videoEmbed"}}},
                    "fields": {"title": "The tide", "videoUrl": "https://youtu.be/dQ4"}},
                {"sys": {"id": "note", "type": "Entry"}, "fields": {"internalName": "Note: gap, for the pier",
                    "body": node("document", json!([line("Mind the gap")]))}},
                {"sys": {"id": "loop", "type": "Entry"}, "fields": {"text": "Round",
                    "next": {"sys": {"type": "Link", "linkType": "Entry", "id": "loop"}}}}
            ]
        }
    })
}

#[test]
fn the_nodes_become_their_blocks() {
    let cell = |kind, text| node(kind, json!([line(text)]));
    let blocks = read(json!([
        node("heading-1", json!([words("One", &[])])),
        node(
            "paragraph",
            json!([
                words("a ", &[]),
                words("b", &["bold"]),
                words("c", &["bold", "italic"]),
                words(" d", &["underline"]),
                words("e", &["code"]),
                words("2", &["superscript"])
            ])
        ),
        line(""),
        node(
            "ordered-list",
            json!([node(
                "list-item",
                json!([line("f"), node("unordered-list", json!([node("list-item", json!([line("g")]))]))])
            )])
        ),
        node("blockquote", json!([line("h"), line("i")])),
        node("hr", json!([])),
        node(
            "table",
            json!([
                node("table-row", json!([cell("table-header-cell", "Port"), cell("table-header-cell", "Depth")])),
                node("table-row", json!([cell("table-cell", "North"), cell("table-cell", "12 m")]))
            ])
        ),
        line("end")
    ]));
    assert_eq!(blocks[0], Block::Heading { level: 2, content: vec![text("One")] });
    let marked = vec![
        text("a "),
        Inline::Strong(vec![text("b"), Inline::Emphasis(vec![text("c")])]),
        text(" d"),
        Inline::Code("e".into()),
        Inline::Superscript(vec![text("2")]),
    ];
    assert_eq!(blocks[1], Block::Paragraph(marked));
    let inner = Block::List { start: None, items: vec![vec![paragraph("g")]] };
    assert_eq!(blocks[2], Block::List { start: Some(1), items: vec![vec![paragraph("f"), inner]] });
    assert_eq!(blocks[3], Block::Quote { body: vec![paragraph("h"), paragraph("i")], cite: None });
    assert_eq!(blocks[4], Block::Rule);
    let Block::Table { rows, .. } = &blocks[5] else { panic!("{:?}", blocks[5]) };
    assert_eq!((rows[0].heading, rows[1].heading, rows.len()), (true, false, 2));
    assert_eq!(blocks[6..], [paragraph("end")]);
}

#[test]
fn assets_are_pictures_films_and_files() {
    let embed = |id| linking("embedded-asset-block", "Asset", id, json!([]));
    let blocks = read(json!([embed("pic"), embed("film"), embed("doc"), embed("gone"), line("end")]));
    let image = figure(&blocks[0]);
    assert_eq!(image.url.as_str(), "https://images.ctfassets.net/s/pic/a/boats.jpg");
    assert_eq!((image.width, image.height), (Some(900), Some(600)));
    assert_eq!((image.alt.as_str(), image.caption.as_deref()), ("Two boats", Some("Boats at rest")));
    assert!(matches!(&blocks[1], Block::Video(film) if film.media_type.as_deref() == Some("video/mp4")));
    let report = link("https://assets.ctfassets.net/s/doc/a/report.pdf", vec![text("The report")]);
    assert_eq!(blocks[2..], [Block::Paragraph(vec![report]), paragraph("end")]);
}

#[test]
fn entries_show_what_their_fields_say() {
    let embed = |id| linking("embedded-entry-block", "Entry", id, json!([]));
    let blocks =
        read(json!([embed("photo"), embed("snippet"), embed("clip"), embed("note"), embed("pic"), embed("gone")]));
    let image = figure(&blocks[0]);
    assert_eq!((image.alt.as_str(), image.caption.as_deref()), ("The pier", Some("At dawn")));
    assert_eq!(blocks[1..3], [Block::Paragraph(vec![strong("Sum")]), Block::Preformatted("a + b".into())]);
    assert_eq!(blocks[3], Block::Paragraph(vec![strong("The tide")]));
    assert!(matches!(&blocks[4], Block::Embed(embed) if embed.provider == "YouTube"));
    let entry = Block::Paragraph(vec![strong("An entry of the same name")]);
    assert_eq!(blocks[5..], [paragraph("Mind the gap"), entry]);
}

#[test]
fn links_lead_where_the_answer_says_and_are_words_where_it_does_not() {
    let blocks = read(json!([node(
        "paragraph",
        json!([
            {"nodeType": "hyperlink", "data": {"uri": "https://example.org/a"}, "content": [words("a", &["bold"])]},
            linking("entry-hyperlink", "Entry", "self", json!([words("b", &[])])),
            linking("entry-hyperlink", "Entry", "gone", json!([words("c", &[])])),
            linking("asset-hyperlink", "Asset", "doc", json!([words("d", &[])])),
            {"nodeType": "hyperlink", "data": {"uri": "javascript:alert(1)"}, "content": [words("e", &[])]},
            linking("embedded-entry-inline", "Entry", "self", json!([])),
            linking("embedded-entry-inline", "Entry", "gone", json!([]))
        ])
    )]));
    let expected = vec![
        link("https://example.org/a", vec![strong("a")]),
        link("https://example.org/self", vec![text("b")]),
        text("c"),
        link("https://assets.ctfassets.net/s/doc/a/report.pdf", vec![text("d")]),
        text("e"),
        link("https://example.org/self", vec![text("This story")]),
    ];
    assert_eq!(blocks, [Block::Paragraph(expected)]);
}

#[test]
fn an_entry_that_shows_itself_ends() {
    let blocks = read(json!([linking("embedded-entry-block", "Entry", "loop", json!([]))]));
    assert!(blocks.len() < 20 && blocks.iter().all(|block| *block == paragraph("Round")));
}

#[test]
fn an_entry_that_shows_itself_many_times_over_stays_bounded() {
    let link = json!({"sys": {"type": "Link", "linkType": "Entry", "id": "wide"}});
    let fields: Value =
        (0..60).map(|at| (format!("part{at}"), link.clone())).chain([("text".into(), json!("a"))]).collect();
    let document = json!({"includes": {"Entry": [{"sys": {"id": "wide", "type": "Entry"}, "fields": fields}]}});
    let body = node("document", json!([linking("embedded-entry-block", "Entry", "wide", json!([])), line("end")]));
    let blocks = blocks_in(Contentful, &body, &document, BASE);
    assert!((2..=1001).contains(&blocks.len()) && blocks.last() == Some(&paragraph("end")));
}

#[test]
fn unknown_nodes_and_marks_keep_their_text() {
    let blocks = read(json!([
        node("aside", json!([words("a", &["sparkle"]), words("b", &[])])),
        node("aside", json!([line("c"), node("odd", json!([words("d", &[])]))])),
        node(
            "table",
            json!([node("caption", json!([words("e", &[])])), node("table-row", json!([line("f"), line("g")]))])
        )
    ]));
    assert_eq!(blocks[..3], [paragraph("ab"), paragraph("c"), paragraph("d")]);
    assert_eq!(shown(&blocks), "abcdefg");
}

fn any_nodes() -> impl Strategy<Value = Value> {
    let mark = prop::sample::subsequence(vec!["bold", "italic", "code", "odd", "strikethrough"], 0..4);
    let text = ("[a-z]{1,4} ?", mark).prop_map(|(text, marks)| words(&text, &marks));
    let line = prop::collection::vec(text, 1..4).prop_map(|texts| {
        let link = json!({"nodeType": "hyperlink", "data": {"uri": "https://example.org/"}, "content": texts.clone()});
        node(
            if texts.len() > 1 { "paragraph" } else { "heading-3" },
            if texts.len() > 2 { json!([link]) } else { texts.into() },
        )
    });
    let block = line.prop_recursive(4, 24, 4, |inner| {
        let kinds = vec![
            "blockquote",
            "unordered-list",
            "list-item",
            "odd",
            "table",
            "table-row",
            "table-cell",
            "ordered-list",
        ];
        (prop::sample::select(kinds), prop::collection::vec(inner, 1..4))
            .prop_map(|(kind, content)| node(kind, content.into()))
    });
    prop::collection::vec(block, 0..5).prop_map(Value::from)
}

fn text_of(value: &Value) -> String {
    let nodes = value.as_array().map_or(&[][..], |nodes| nodes);
    let all = nodes.iter().map(|node| [node["value"].as_str().unwrap_or(""), &text_of(&node["content"])].concat());
    all.collect::<String>().replace(' ', "")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_kept_once_and_in_order(nodes in any_nodes()) {
        let expected = text_of(&nodes);
        let blocks = read(nodes);
        assert_bounded(&blocks);
        // What no cell of a table can hold, a table, follows the table: there the order is not that of the document.
        let sorted = |text: &str| { let mut all: Vec<char> = text.chars().collect(); all.sort_unstable(); all };
        prop_assert_eq!(sorted(&shown(&blocks)), sorted(&expected));
    }

    #[test]
    fn a_mutated_answer_becomes_bounded_blocks(nodes in any_nodes(), changes in mutations(), others in mutations()) {
        let document = mutated(node("document", nodes), changes);
        assert_bounded(&blocks_in(Contentful, &document, &mutated(answer(), others), BASE));
    }

    #[test]
    fn arbitrary_json_becomes_bounded_blocks(value in any_json(), document in any_json()) {
        assert_bounded(&blocks_in(Contentful, &value, &document, BASE));
    }
}
