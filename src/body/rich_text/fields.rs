//! Things of an editor's own kind: blocks, records and entries whose fields a publisher has made up. What they are is
//! told by the names that people give to fields everywhere: a picture, code, a table, a quote, a film, a link; the rest
//! are words, in order.

use super::file::OF_A_PICTURE;
use super::{Reader, is_one_of, list_at, text_at};
use crate::body::embed::is_known;
use crate::json::{Map, Value};
use crate::model::SafeUrl;

/// Where a thing stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On lines of its own.
    Lines,
    /// In a sentence.
    Sentence,
}

/// How many things may stand inside one another: an entry that shows an entry that shows an entry.
const DEPTH: usize = 6;
/// How many things one body has at most: each may hold references to all of the others.
const THINGS: usize = 1000;

const TITLES: &str = "title heading headline name label";
const LINKS: &str = "url href link uri link_url linkUrl externalUrl";
/// Fields with text that may be a single word.
const WORDS: &str = "text body content description summary subtitle subheading lead intro caption quote question answer \
    message note excerpt paragraph tagline footnote value copy";
/// Fields that are markup.
const MARKUP: &str = "html rawHtml raw_html embedCode embed_code embedHtml iframe";
/// Fields that say something about the thing, not to its reader.
const SILENT: &str = "id sys slug seo meta metadata tags tag category categories author authors type blockType blockName \
    language lang locale layout variant style theme color colour align alignment size filename mimeType linkType \
    createdAt updatedAt publishedAt relationTo related relatedPosts internalName internal_name internalTitle \
    internal_title";
/// What a story of its own does not show inside of another.
const STORY: &str = "body content text blocks sections";
/// Who said a quote.
const SAID_BY: &str = "author cite attribution source name by person credit";
/// Names of fields and kinds that say that an address is to be shown, not followed.
const SHOWN: [&str; 9] = ["video", "embed", "iframe", "youtube", "vimeo", "tweet", "twitter", "podcast", "social"];
/// What stands beside something that is shown, and is a part of it.
const OF_SHOWN: &str = "caption thumbnail thumbnailUrl thumbnail_url poster provider";
/// Names of kinds whose address is to be followed.
const FOLLOWED: [&str; 6] = ["button", "cta", "link", "author", "person", "profile"];
/// What the address of something begins with that is named by its number.
const NUMBERED: [(&str, &str); 4] = [
    ("youtube", "https://www.youtube.com/watch?v="),
    ("vimeo", "https://vimeo.com/"),
    ("tweet", "https://x.com/i/status/"),
    ("twitter", "https://x.com/i/status/"),
];

impl<'a> Reader<'a> {
    /// Writes a thing, or what it refers to; `outer` says more of it where it is a file.
    pub(super) fn thing(&mut self, value: &'a Value, outer: Option<&'a Value>, place: Place) {
        let value = self.followed(value);
        if self.things >= DEPTH || self.things_seen >= THINGS {
            return;
        }
        self.things_seen += 1;
        self.things += 1;
        self.deeper(&mut |out| match place {
            Place::Lines => {
                out.write_thing(value, outer);
                out.end_run();
            }
            Place::Sentence => out.write_name(value, outer),
        });
        self.things -= 1;
    }

    /// Writes a thing on lines of its own.
    pub(in crate::body) fn thing_on_lines(&mut self, value: &'a Value) {
        self.thing(value, None, Place::Lines);
    }

    /// Writes a thing in a sentence.
    pub(in crate::body) fn thing_in_sentence(&mut self, value: &'a Value) {
        self.thing(value, None, Place::Sentence);
    }

    /// In a sentence, a thing is its name, or its picture.
    fn write_name(&mut self, value: &'a Value, outer: Option<&'a Value>) {
        let fields = fields_of(value);
        let name = [TITLES, WORDS].iter().find_map(|names| text_at(fields, names));
        match (self.file(value, kind_of(value)), name) {
            (Some(file), _) => self.write_file(file, outer),
            (None, Some(name)) => {
                let link = self.address_of(value).and_then(|address| self.link(&address));
                self.text(name, link.as_slice());
            }
            (None, None) => {}
        }
    }

    fn write_thing(&mut self, value: &'a Value, outer: Option<&'a Value>) {
        let kind = kind_of(value);
        let fields = fields_of(value);
        let has_words = "text body content quote code".split(' ').any(|name| fields.get(name).is_some_and(has_text));
        let file = if has_words { None } else { self.file(value, kind) };
        if let Some(file) = file {
            self.write_file(file, outer);
        } else if self.rich_text(value) {
        } else if let Some(code) = fields.get("code").and_then(Value::as_str).filter(|code| !code.trim().is_empty()) {
            self.write_code(code, kind, fields);
        } else if !rows(fields).is_empty() {
            self.title(fields, None);
            self.write_table(fields);
        } else if names_one(kind, &["quote", "testimonial"]) || fields.get("quote").is_some_and(has_text) {
            self.write_quote(fields);
        } else if let Some(members) = fields.as_object() {
            self.write_fields(fields, members, kind);
        }
    }

    fn write_code(&mut self, code: &str, kind: &str, fields: &Value) {
        self.title(fields, None);
        if code.trim_start().starts_with('<') && names_one(kind, &["embed", "html", "iframe"]) {
            self.markup(code);
        } else {
            self.preformatted(code);
        }
    }

    /// A table as lists in a list, or as rows with cells (Sanity's `table`).
    fn write_table(&mut self, fields: &'a Value) {
        self.element("table", &[], &mut |out| {
            for row in rows(fields) {
                let cells = row.as_array().map_or_else(|| list_at(row, "cells"), |cells| cells.as_slice());
                out.element("tr", &[], &mut |out| cells.iter().for_each(|cell| out.write_cell(cell)));
            }
        });
    }

    fn write_cell(&mut self, cell: &'a Value) {
        self.element("td", &[], &mut |out| match cell.as_str() {
            Some(text) => out.plain(text),
            None if out.rich_text(cell) => {}
            None => out.thing(cell, None, Place::Lines),
        });
    }

    fn write_quote(&mut self, fields: &'a Value) {
        let name = "quote text body content value description".split(' ');
        let Some((used, words)) = name.into_iter().find_map(|name| Some((name, fields.get(name)?))) else { return };
        let by = SAID_BY.split(' ').filter(|name| *name != used).find_map(|name| {
            let holder = fields.get(name).map(|holder| self.followed(holder))?;
            let named = || TITLES.split(' ').find_map(|title| self.words_at(fields_of(holder), title));
            self.words_at(fields, name).or_else(named)
        });
        self.element("blockquote", &[], &mut |out| {
            match words.as_str() {
                Some(text) => out.paragraph(text),
                None if out.rich_text(words) => {}
                None => out.thing(words, None, Place::Lines),
            }
            by.iter().for_each(|by| out.element("footer", &[], &mut |out| out.plain(by)));
        });
    }

    fn write_fields(&mut self, fields: &'a Value, members: &'a Map, kind: &str) {
        let numbered = NUMBERED.iter().find(|(name, _)| names_one(kind, &[name]));
        if let Some((_, start)) = numbered
            && let Some(number) = text_at(fields, "videoId videoID youtubeId tweetId id").filter(|id| is_number(id))
        {
            return self.numbered(start, number);
        }
        let link = text_at(fields, LINKS);
        let shown = link.filter(|link| self.is_shown(link, kind, ""));
        match shown {
            Some(address) => self.embed(address, self.words_at_one(fields, TITLES), self.words_at(fields, "caption")),
            None => self.title(fields, link),
        }
        // A picture takes what stands beside it for its own.
        let pictured = members.iter().any(|(name, value)| self.file(self.followed(value), name).is_some());
        let mut outer = Some(fields).filter(|_| pictured);
        let is_story = members.get("slug").is_some_and(|slug| !slug.is_null());
        for (name, value) in members {
            let is_said = is_one_of(name, TITLES) && value.is_string() || is_one_of(name, LINKS) && value.is_string();
            let is_part = (pictured && is_one_of(name, OF_A_PICTURE)) || (shown.is_some() && is_one_of(name, OF_SHOWN));
            let is_silent = name.starts_with('_') || is_one_of(name, SILENT) || (is_story && is_one_of(name, STORY));
            if !is_said && !is_part && !is_silent {
                self.deeper(&mut |out| out.field(name, value, kind, &mut outer));
            }
        }
    }

    /// The title of a thing, and where it leads.
    fn title(&mut self, fields: &Value, link: Option<&str>) {
        let title = TITLES.split(' ').filter_map(|name| text_at(fields, name));
        let link = link.and_then(|link| self.link(link));
        let titles: Vec<&str> = title.collect();
        for (at, title) in titles.iter().enumerate() {
            let format = if at == 0 { link.clone().or_else(|| super::mark("strong")) } else { None };
            self.element("p", &[], &mut |out| out.text(title, format.as_slice()));
        }
        if let (true, Some(link)) = (titles.is_empty(), link) {
            let address = link.href.clone().unwrap_or_default();
            self.element("p", &[], &mut |out| out.text(&address, std::slice::from_ref(&link)));
        }
    }

    fn field(&mut self, name: &str, value: &'a Value, kind: &str, outer: &mut Option<&'a Value>) {
        match self.followed(value) {
            Value::String(text) => self.text_field(name, text.trim(), kind, outer),
            Value::Array(items) => self.list_field(name, value, items, outer),
            held @ Value::Object(_) => match self.file(held, name) {
                Some(file) => self.write_file(file, outer.take()),
                None => self.thing(held, None, Place::Lines),
            },
            _ => {}
        }
    }

    fn text_field(&mut self, name: &str, text: &str, kind: &str, outer: &mut Option<&'a Value>) {
        let is_address = !text.contains(char::is_whitespace)
            && (text.contains("://") || text.starts_with('/'))
            && SafeUrl::parse(text, self.context.base).is_some();
        if is_one_of(name, MARKUP) {
            self.markup(text);
        } else if is_address {
            match self.file_at(text, name) {
                Some(file) => self.write_file(file, outer.take()),
                None if self.is_shown(text, kind, name) => self.embed(text, None, None),
                None => {}
            }
        } else if is_one_of(name, WORDS) || text.contains(char::is_whitespace) {
            self.paragraph(text);
        }
    }

    fn list_field(&mut self, name: &str, value: &'a Value, items: &'a [Value], outer: &mut Option<&'a Value>) {
        if self.rich_text(value) {
            return;
        }
        let is_pictures = items.iter().all(|item| self.file(self.followed(item), name).is_some());
        let is_texts = items.iter().all(|item| item.as_str().is_some_and(|text| !text.contains("://")));
        if is_pictures || is_texts {
            // A list of pictures is a gallery.
            self.element("ul", &[], &mut |out| {
                for item in items {
                    out.element("li", &[], &mut |out| out.field("text", item, name, &mut None));
                }
            });
        } else {
            items.iter().for_each(|item| self.deeper(&mut |out| out.field(name, item, name, outer)));
        }
    }

    /// Writes a document that a field holds, in whichever of the dialects; no when it is none.
    pub(in crate::body) fn rich_text(&mut self, value: &'a Value) -> bool {
        let is_node = |node: &Value| {
            let has_nodes = node.get("children").or_else(|| node.get("content")).is_some_and(Value::is_array);
            text_at(node, "_type") == Some("block")
                || has_nodes
                    && node.get("type").or_else(|| node.get("nodeType")).or_else(|| node.get("_type")).is_some()
        };
        let inner = ["root", "document", "value"].iter().find_map(|name| value.get(name).filter(|it| it.is_object()));
        match value {
            Value::Array(nodes) if nodes.iter().any(is_node) => {
                if nodes.iter().any(|node| node.get("_type").is_some()) {
                    crate::body::portable_text::write(nodes, self);
                } else {
                    self.nodes(nodes, false);
                }
                true
            }
            Value::Object(_) if is_node(value) => {
                self.nodes(std::slice::from_ref(value), false);
                true
            }
            _ => inner.is_some_and(|inner| {
                let mut is_text = false;
                self.deeper(&mut |out| is_text = out.rich_text(inner));
                is_text
            }),
        }
    }

    /// Whether an address is that of something to show: a film, a post.
    fn is_shown(&self, address: &str, kind: &str, name: &str) -> bool {
        let Some(url) = SafeUrl::parse(address, self.context.base).filter(|url| !url.host().is_empty()) else {
            return false;
        };
        let is_provided = is_known(&url);
        let says = names_one(kind, &SHOWN) || names_one(name, &SHOWN);
        says || is_provided && !names_one(kind, &FOLLOWED)
    }

    /// What is named by its number at a provider.
    pub(super) fn numbered(&mut self, start: &str, number: &str) {
        if is_number(number) {
            self.embed(&[start, number].concat(), None, None);
        }
    }

    fn embed(&mut self, address: &str, title: Option<String>, caption: Option<String>) {
        self.element("figure", &[], &mut |out| {
            out.empty("oembed", &[("url", address), ("title", title.as_deref().unwrap_or(""))]);
            out.write_caption(caption.as_deref(), None);
        });
    }

    /// Writes HTML, which is parsed as every body of it is.
    fn markup(&mut self, html: &str) {
        self.end_run();
        crate::body::html::parse_fragment(html).nodes.iter().for_each(|node| self.tree.add(node));
    }

    fn words_at_one(&self, value: &Value, names: &str) -> Option<String> {
        names.split(' ').find_map(|name| self.words_at(value, name))
    }

    /// Where the page of a thing is, when it says so.
    pub(super) fn address_of(&self, value: &'a Value) -> Option<String> {
        let value = self.followed(value);
        let file = self.file(value, "");
        let stated =
            file.map(|file| file.into_address()).or_else(|| text_at(fields_of(value), LINKS).map(str::to_owned))?;
        Some(if stated.starts_with("//") { ["https:", &stated].concat() } else { stated })
    }
}

/// Where the fields of a thing stand.
fn fields_of(value: &Value) -> &Value {
    let held = |value: &'_ Value, name: &str| value.get(name).is_some_and(Value::is_object);
    match ["fields", "attributes"].into_iter().find(|name| held(value, name)) {
        Some(name) => value.get(name).unwrap_or(value),
        None => value.get("data").filter(|data| held(data, "attributes")).map_or(value, fields_of),
    }
}

/// What kind of thing it is, as its publisher calls it.
fn kind_of(value: &Value) -> &str {
    let entry = || text_at(value.get("sys")?.get("contentType")?.get("sys")?, "id");
    text_at(value, "_type __typename blockType").or_else(entry).or_else(|| text_at(value, "type")).unwrap_or("")
}

fn names_one(name: &str, parts: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    parts.iter().any(|part| name.contains(part))
}

fn has_text(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => false,
    }
}

/// The rows of a table.
fn rows(fields: &Value) -> &[Value] {
    let holders = [Some(fields), fields.get("table"), fields.get("data")];
    let rows = holders.into_iter().flatten().map(|holder| list_at(holder, "rows"));
    let is_row = |row: &Value| row.is_array() || row.get("cells").is_some_and(Value::is_array);
    rows.into_iter().find(|rows| !rows.is_empty() && rows.iter().all(is_row)).unwrap_or(&[])
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
