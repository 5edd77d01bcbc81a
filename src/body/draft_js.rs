//! Draft.js' raw content: a list of blocks with ranges, and the entities (links, pictures, embeds) that some ranges name.
//! Editors that are built on it give entities and blocks names and data of their own; they are known by what is common
//! to them. <https://draftjs.org/docs/api-reference-data-conversion>

use super::BodyContext;
use super::spans::{self, Span, Style};
use super::unknown;
use super::writer::{Picture, Words, Writer, list_at, pixels_at, text_at};
use crate::json::Value;
use crate::json::to_text;
use crate::model::Block;

/// What becomes of blocks of text; of others, a paragraph.
const TEXTS: [(&str, &str); 6] = [
    ("header-one", "h1"),
    ("header-two", "h2"),
    ("header-three", "h3"),
    ("header-four", "h4"),
    ("header-five", "h5"),
    ("header-six", "h6"),
];
/// How deep lists nest: Draft.js stops at four.
const LIST_DEPTH: u64 = 12;

/// What blocks that follow one another are together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    List,
    Quote,
    Code,
    Single,
}

/// The blocks of a body.
pub fn to_blocks(value: &Value, context: &BodyContext) -> Vec<Block> {
    let mut out = Writer::new(context);
    let blocks = match value {
        Value::Array(blocks) => blocks.as_slice(),
        _ => list_at(value, "blocks"),
    };
    let content = Content { entities: value.get("entityMap") };
    for run in blocks.chunk_by(|one, next| run_of(one) != Run::Single && run_of(one) == run_of(next)) {
        content.run(run, &mut out);
    }
    out.finish()
}

fn run_of(block: &Value) -> Run {
    match text_at(block, "type") {
        "blockquote" | "block-quote" | "pull-quote" | "pullquote" => Run::Quote,
        "code-block" | "code" => Run::Code,
        _ if list_of(block).is_some() => Run::List,
        _ => Run::Single,
    }
}

fn list_of(block: &Value) -> Option<&'static str> {
    match text_at(block, "type") {
        "unordered-list-item" | "todo" | "todo-list-item" | "checkable-list-item" => Some("ul"),
        "ordered-list-item" => Some("ol"),
        _ => None,
    }
}

fn depth(block: &Value) -> u64 {
    block.get("depth").and_then(Value::as_u64).unwrap_or(0).min(LIST_DEPTH)
}

/// The text of a block, as it came: the places of its ranges count from its beginning.
fn own_text(block: &Value) -> &str {
    block.get("text").and_then(Value::as_str).unwrap_or("")
}

struct Content<'a> {
    entities: Option<&'a Value>,
}

impl<'a> Content<'a> {
    fn run(&self, run: &'a [Value], out: &mut Writer) {
        match run.first().map(run_of) {
            Some(Run::List) => self.lists(run, 0, out),
            Some(Run::Quote) => out.element("blockquote", &[], &mut |out| {
                run.iter().for_each(|block| self.block("p", block, out));
            }),
            Some(Run::Code) => {
                let lines: Vec<&str> = run.iter().map(own_text).collect();
                out.preformatted(&lines.join("\n"));
                run.iter().for_each(|block| self.media(block, out));
            }
            _ => run.iter().for_each(|block| self.single(block, out)),
        }
    }

    fn single(&self, block: &'a Value, out: &mut Writer) {
        let kind = text_at(block, "type");
        let heading = TEXTS.iter().find(|(name, _)| *name == kind).map(|(_, element)| *element);
        self.block(heading.unwrap_or("p"), block, out);
    }

    /// A block of text, and after it what its entities show.
    fn block(&self, element: &str, block: &'a Value, out: &mut Writer) {
        out.element(element, &[], &mut |out| self.text(block, out));
        self.media(block, out);
    }

    /// Lists as deep as `level` and deeper; where the kind changes, another begins.
    fn lists(&self, run: &'a [Value], level: u64, out: &mut Writer) {
        let mut rest = run;
        while let Some(kind) = rest.first().and_then(list_of) {
            let is_other = |block: &Value| depth(block) <= level && list_of(block) != Some(kind);
            let (list, after) = rest.split_at(rest.iter().skip(1).position(is_other).map_or(rest.len(), |at| at + 1));
            out.element(kind, &[], &mut |out| self.items(list, level, out));
            rest = after;
        }
    }

    fn items(&self, list: &'a [Value], level: u64, out: &mut Writer) {
        let mut rest = list;
        while let Some((item, after)) = rest.split_first() {
            let below = after.iter().position(|block| depth(block) <= level).unwrap_or(after.len());
            let (inner, next) = after.split_at(below);
            out.element("li", &[], &mut |out| {
                if let Some(checked) = item.get("data").and_then(|data| data.get("checked")).and_then(Value::as_bool) {
                    out.words(Words::Plain(if checked { "☑ " } else { "☐ " }));
                }
                self.text(item, out);
                self.media(item, out);
                self.lists(inner, level + 1, out);
            });
            rest = next;
        }
    }

    fn text(&self, block: &'a Value, out: &mut Writer) {
        let styles = list_at(block, "inlineStyleRanges").iter().filter_map(|range| {
            let style = spans::mark(text_at(range, "style"))?;
            span(range, style)
        });
        let links = list_at(block, "entityRanges").iter().filter_map(|range| {
            let (kind, data) = self.entity(range)?;
            let url = text_at(data, "url href link");
            (!url.is_empty() && is_link(&kind)).then(|| span(range, Style::Link(url)))?
        });
        let spans: Vec<Span> = styles.chain(links).collect();
        spans::write(own_text(block), &spans, out);
    }

    /// What a block shows that is no text: its entities, and in some editors its own data.
    fn media(&self, block: &'a Value, out: &mut Writer) {
        let mut shown = false;
        for (kind, data) in list_at(block, "entityRanges").iter().filter_map(|range| self.entity(range)) {
            if !is_link(&kind) || text_at(block, "type") == "atomic" && own_text(block).trim().is_empty() {
                entity(&kind, data, out);
                shown = true;
            }
        }
        let kind = text_at(block, "type");
        if let Some(data) = block.get("data").filter(|_| !shown && (kind.starts_with("atomic") || kind == "media")) {
            let named = text_at(data, "type");
            entity(&if named.is_empty() { kind } else { named }.to_ascii_lowercase(), data, out);
        }
    }

    /// The entity of a range: its type in lower case, and its data.
    fn entity(&self, range: &Value) -> Option<(String, &'a Value)> {
        let key = to_text(range.get("key")?)?;
        let entity = match self.entities? {
            Value::Array(list) => list.get(key.parse::<usize>().ok()?)?,
            map => map.get(&key)?,
        };
        let entity = entity.get("value").filter(|value| value.get("data").is_some()).unwrap_or(entity);
        Some((text_at(entity, "type").to_ascii_lowercase(), entity.get("data")?))
    }
}

fn span<'a>(range: &Value, style: Style<'a>) -> Option<Span<'a>> {
    let start = range.get("offset")?.as_u64()?;
    Some(Span { start, end: start.saturating_add(range.get("length")?.as_u64()?), style })
}

fn has_part(kind: &str, parts: &str) -> bool {
    parts.split(' ').any(|part| kind.contains(part))
}

/// Whether an entity is what its text stands for, and not a thing of its own.
fn is_link(kind: &str) -> bool {
    has_part(kind, "link document mention hashtag tag anchor") && !has_part(kind, "embed image video card")
}

/// Shows an entity.
fn entity(kind: &str, data: &Value, out: &mut Writer) {
    let file = ["image", "file", "photo", "media", "config"].into_iter().find_map(|name| data.get(name));
    let file = file.filter(|file| file.is_object()).unwrap_or(data);
    let own = text_at(data, "src url href link");
    let url = if own.is_empty() { text_at(file, "src url href link") } else { own };
    let caption = Words::Plain(text_at(data, "caption description"));
    let credit = text_at(data, "credit rightsHolder copyright attribution");
    let title = text_at(data, "title name");
    if has_part(kind, "divider rule separator break") || kind == "hr" {
        out.empty("hr", &[]);
    } else if has_part(kind, "image photo picture img") && !url.is_empty() {
        let size = |name| pixels_at(data, name).or_else(|| pixels_at(file, name));
        let picture = Picture {
            url,
            alt: text_at(data, "alt altText alternateText title"),
            width: size("width"),
            height: size("height"),
            widths: "",
        };
        out.figure(caption, credit, &mut |out| out.picture(&picture));
    } else if has_part(kind, "video audio embed iframe media youtube vimeo tweet instagram card") && !url.is_empty() {
        let poster = text_at(data, "thumbnail poster");
        out.figure(caption, credit, &mut |out| {
            if has_part(kind, "iframe") && out.is_web(url) {
                out.frame(url, title);
            } else {
                out.film_or_embed(url, title, poster);
            }
        });
    } else if has_part(kind, "link") && !url.is_empty() {
        let words = if title.is_empty() { url } else { title };
        out.element("p", &[], &mut |out| out.link(url, Words::Plain(words)));
    } else if !text_at(data, "html").is_empty() {
        out.words(Words::Html(text_at(data, "html")));
    } else {
        unknown::write(data, &|text| Words::Plain(text), out);
    }
}
