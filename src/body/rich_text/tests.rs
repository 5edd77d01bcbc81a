//! What the tests of the structured dialects share, and what holds for all of them.

use crate::body::{BodyContext, DIALECTS, Dialect, read};
use crate::json::Value;
use crate::json::json;
use crate::model::{Block, Figure, Inline, block::plain_text};
use proptest::prelude::*;

pub const BASE: &str = "https://news.example.org/api/articles/1";

/// The blocks of a body in an answer that holds nothing else.
pub fn blocks(dialect: Dialect, value: &Value) -> Vec<Block> {
    blocks_in(dialect, value, &Value::Null, BASE)
}

pub fn blocks_in(dialect: Dialect, value: &Value, document: &Value, base: &str) -> Vec<Block> {
    read(dialect, value, &BodyContext { base: Some(base), document }).blocks
}

pub fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

pub fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

pub fn strong(words: &str) -> Inline {
    Inline::Strong(vec![text(words)])
}

pub fn link(address: &str, content: Vec<Inline>) -> Inline {
    let url = crate::model::SafeUrl::parse(address, None).unwrap();
    Inline::Link { target: url, content }
}

pub fn figure(block: &Block) -> &crate::model::Image {
    match block {
        Block::Figure(figure) => &figure.image,
        other => panic!("no figure: {other:?}"),
    }
}

/// All words that a reader meets, those for pictures included, without white space.
pub fn shown(blocks: &[Block]) -> String {
    let mut out = String::new();
    blocks.iter().for_each(|block| push_shown(block, &mut out));
    out.retain(|c| !c.is_whitespace());
    out
}

fn push_shown(block: &Block, out: &mut String) {
    let mut figure = |figure: &Figure| {
        let image = &figure.image;
        let parts = [Some(&image.alt), image.caption.as_ref(), image.credit.as_ref()];
        parts.into_iter().flatten().for_each(|part| out.push_str(part));
    };
    match block {
        Block::Figure(one) => figure(one),
        Block::Gallery(several) => several.iter().for_each(figure),
        Block::Paragraph(content) | Block::Heading { content, .. } => out.push_str(&plain_text(content)),
        Block::List { items, .. } | Block::Numbered { items, .. } => {
            items.iter().flatten().for_each(|block| push_shown(block, out));
        }
        Block::Box(body) => body.iter().for_each(|block| push_shown(block, out)),
        Block::Details { summary, body } => {
            out.push_str(&plain_text(summary));
            body.iter().for_each(|block| push_shown(block, out));
        }
        Block::Entry { time, body } => {
            out.push_str(time.as_deref().unwrap_or(""));
            body.iter().for_each(|block| push_shown(block, out));
        }
        Block::Captioned { body, caption } => {
            body.iter().for_each(|block| push_shown(block, out));
            out.push_str(&plain_text(caption));
        }
        Block::Marked { block, .. } => push_shown(block, out),
        Block::Definitions(pairs) => pairs.iter().for_each(|(term, meaning)| {
            out.push_str(&plain_text(term));
            meaning.iter().for_each(|block| push_shown(block, out));
        }),
        Block::Quote { body, cite } | Block::PullQuote { body, cite } => {
            body.iter().for_each(|block| push_shown(block, out));
            out.push_str(cite.as_deref().unwrap_or(""));
        }
        Block::Preformatted(text) => out.push_str(text),
        Block::Table { caption, rows } => {
            out.push_str(caption.as_deref().unwrap_or(""));
            let cells = rows.iter().flat_map(|row| &row.cells);
            cells.for_each(|cell| out.push_str(&plain_text(&cell.content)));
        }
        Block::Video(video) => out.push_str(video.caption.as_deref().unwrap_or("")),
        Block::Embed(embed) => out.push_str(embed.title.as_deref().unwrap_or("")),
        Block::Rule => {}
    }
}

/// Blocks nest no deeper than they may, and every line has something to show.
pub fn assert_bounded(blocks: &[Block]) {
    blocks.iter().for_each(|block| bounded(block, 0));
}

fn bounded(block: &Block, depth: usize) {
    assert!(depth <= 25, "blocks nest {depth} deep");
    match block {
        Block::List { items, .. } => items.iter().flatten().for_each(|block| bounded(block, depth + 1)),
        Block::Marked { block, .. } => bounded(block, depth),
        Block::Quote { body, .. } | Block::Box(body) | Block::Captioned { body, .. } => {
            body.iter().for_each(|block| bounded(block, depth + 1))
        }
        Block::Definitions(pairs) => pairs.iter().flat_map(|pair| &pair.1).for_each(|block| bounded(block, depth + 1)),
        Block::Paragraph(content) => bounded_line(content, 0),
        Block::Heading { level, content } => {
            assert!((2..=4).contains(level));
            bounded_line(content, 0);
        }
        Block::Table { rows, .. } => {
            rows.iter().flat_map(|row| &row.cells).for_each(|cell| bounded_line(&cell.content, 0))
        }
        _ => {}
    }
}

fn bounded_line(content: &[Inline], depth: usize) {
    assert!(depth <= 32, "inlines nest {depth} deep");
    for inline in content {
        match inline {
            Inline::Link { target, content } => {
                assert!(["http", "mailto:", "tel:"].iter().any(|start| target.as_str().starts_with(start)));
                bounded_line(content, depth + 1);
            }
            Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
            other => bounded_line(other.content(), depth + 1),
        }
    }
}

/// Any JSON, with the names that the dialects know much more often than chance would have it.
pub fn any_json() -> impl Strategy<Value = Value> {
    let names = "_type type nodeType children content text value marks markDefs _key style listItem level format tag item \
        items fields data target sys id document root blocks links image asset _ref url src href file code rows cells \
        title caption alt quote author listType checked attrs headerState colSpan json includes Asset body html video \
        relationTo blockType responsiveImage formats width height";
    let words = "block span text paragraph heading heading-2 h2 list ul ol listItem list-item listitem li blockquote quote \
        table tr tablerow table-row table-cell tablecell link hyperlink itemLink code image upload relationship hr root \
        document embedded-entry-block inlineItem youtube tweet linebreak strong em code bold bullet number normal Link \
        Entry javascript:alert(1) https://youtu.be/a https://example.org/a.jpg /b.png image-a-1x2-jpg #a mailto:a@b.org \
        ltr note dast";
    let name = prop::sample::select(names.split_ascii_whitespace().collect::<Vec<_>>());
    let word = prop::sample::select(words.split_ascii_whitespace().collect::<Vec<_>>());
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        2 => (0u64..300).prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        6 => word.prop_map(Value::from),
        2 => any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(7, 90, 6, move |inner| {
        prop_oneof![
            2 => prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            4 => prop::collection::vec((name.clone(), inner), 0..7)
                .prop_map(|pairs| pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Value>()),
        ]
    })
}

/// A change to a document: at which of its values, and what.
pub fn mutations() -> impl Strategy<Value = Vec<(usize, Option<Value>)>> {
    prop::collection::vec((any::<usize>(), prop::option::of(any_json())), 1..4)
}

/// The document with some of its values replaced, or gone.
pub fn mutated(mut document: Value, mutations: Vec<(usize, Option<Value>)>) -> Value {
    fn count(value: &Value) -> usize {
        1 + match value {
            Value::Array(items) => items.iter().map(count).sum(),
            Value::Object(members) => members.iter().map(|(_, value)| count(value)).sum::<usize>(),
            _ => 0,
        }
    }
    fn change(value: &mut Value, at: &mut usize, new: &Option<Value>) {
        if *at == 0 {
            *value = new.clone().unwrap_or_default();
        }
        *at = at.wrapping_sub(1);
        match value {
            _ if *at == usize::MAX => {}
            Value::Array(items) => items.iter_mut().for_each(|item| change(item, at, new)),
            Value::Object(members) => {
                let changed = members.iter().map(|(name, value)| {
                    let mut value = value.clone();
                    change(&mut value, at, new);
                    (name.to_owned(), value)
                });
                *members = changed.collect();
            }
            _ => {}
        }
    }
    for (at, new) in mutations {
        let mut at = at % count(&document);
        change(&mut document, &mut at, &new);
    }
    document
}

/// Whether `parts` stand in `whole` in this order, without white space.
pub fn assert_in_order(whole: &str, parts: &[&str]) {
    let mut at = 0;
    for part in parts {
        let part: String = part.chars().filter(|c| !c.is_whitespace()).collect();
        match whole[at..].find(&part) {
            Some(found) => at += found + part.len(),
            None => panic!("{part:?} is not in {:?}", &whole[at..]),
        }
    }
}

const STRUCTURED: [Dialect; 5] =
    [Dialect::PortableText, Dialect::Contentful, Dialect::Dast, Dialect::Lexical, Dialect::StrapiBlocks];

#[test]
fn the_structured_dialects_are_all_known_by_name() {
    assert!(STRUCTURED.iter().all(|dialect| DIALECTS.iter().any(|(_, known)| known == dialect)));
}

#[test]
fn depth_beyond_reason_ends_in_bounded_blocks_and_keeps_the_text_that_a_parser_could_reach() {
    for (name, children) in [("blockquote", "children"), ("list", "children"), ("nobody-knows", "content")] {
        for deep in [60, 500] {
            let mut value = json!({"type": "text", "nodeType": "text", "text": "core"});
            for _ in 0..deep {
                value = json!({"type": name, children: [value]});
            }
            for dialect in STRUCTURED {
                let blocks = blocks(dialect, &json!([value.clone()]));
                assert_bounded(&blocks);
                if deep < 100 && dialect != Dialect::PortableText {
                    assert_eq!(shown(&blocks), "core", "{dialect:?} {name}");
                }
            }
        }
    }
}

#[test]
fn a_body_that_is_none_of_the_dialect_has_no_blocks() {
    for dialect in STRUCTURED {
        for value in [json!(null), json!(true), json!([]), json!({}), json!([[], {}, null])] {
            assert_eq!(blocks(dialect, &value), [], "{dialect:?} {value}");
        }
    }
}

/// Finds the bodies in an answer by what each kind of them says of itself.
fn find_bodies<'a>(value: &'a Value, found: &mut Vec<(Dialect, &'a Value)>) {
    let is = |name: &str, word: &str| value.get(name).and_then(Value::as_str) == Some(word);
    let is_block = |value: &Value| value["_type"] == "block";
    let dialect = match value {
        Value::Array(items) if items.iter().any(is_block) => Some(Dialect::PortableText),
        Value::Object(_) if is_block(value) => Some(Dialect::PortableText),
        Value::Object(_) if is("nodeType", "document") => Some(Dialect::Contentful),
        Value::Object(_) if is("schema", "dast") => Some(Dialect::Dast),
        Value::Object(_) if value["root"]["type"] == "root" => Some(Dialect::Lexical),
        _ => None,
    };
    match (dialect, value) {
        (Some(dialect), _) => found.push((dialect, value)),
        (None, Value::Array(items)) => items.iter().for_each(|item| find_bodies(item, found)),
        (None, Value::Object(members)) => members.iter().for_each(|(_, member)| find_bodies(member, found)),
        _ => {}
    }
}

/// The texts of the nodes that are text.
fn stated<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| stated(item, found)),
        Value::Object(members) => {
            let is_text =
                ["_type", "type", "nodeType"].into_iter().any(|name| value[name] == "text" || value[name] == "span");
            let text = ["text", "value"].into_iter().find_map(|name| value[name].as_str()).filter(|_| is_text);
            found.extend(text);
            members.iter().for_each(|(_, member)| stated(member, found));
        }
        _ => {}
    }
}

#[test]
fn the_bodies_of_recorded_answers_keep_their_words_in_order() {
    let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    for folder in ["sanity", "contentful", "datocms", "payload", "strapi"] {
        let files = std::fs::read_dir(samples.join(folder)).into_iter().flatten().flatten();
        for path in files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|it| it == "json")) {
            let text = std::fs::read_to_string(&path).unwrap();
            let Ok(document) = serde_json::from_str::<Value>(&text) else { continue };
            let mut bodies = Vec::new();
            find_bodies(&document, &mut bodies);
            for (dialect, body) in bodies {
                let blocks = blocks_in(dialect, body, &document, BASE);
                let mut words = Vec::new();
                stated(body, &mut words);
                println!("{}: {dialect:?}, {} texts, {} blocks", path.display(), words.len(), blocks.len());
                assert_bounded(&blocks);
                assert_in_order(&shown(&blocks), &words);
            }
        }
    }
}
