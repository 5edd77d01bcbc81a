//! Documents whose nodes hold nodes. Contentful's, DatoCMS', Lexical's and Strapi's, and their relatives (Slate,
//! ProseMirror), differ in the names of the same things, and no name is one thing here and another there: so all of them
//! are read by one table. A node that is not in it keeps its text.

use super::fields::Place;
use super::{Format, Reader, is_one_of, list_at, mark, text_at};
use crate::json::Value;

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Text, or what stands for text.
    Text,
    /// This element, with its nodes as running text.
    Line(&'static str),
    /// This element, with its nodes as blocks.
    Container(&'static str),
    /// A heading.
    Heading,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// Somebody's words.
    Quote,
    /// A table.
    Table,
    /// A cell of a table.
    Cell,
    /// A link.
    Link,
    /// A new line.
    Break,
    /// A step to the right.
    Tab,
    /// Code on lines of its own.
    Code,
    /// A change of thought.
    Rule,
    /// Something of the editor's own, or a file.
    Thing(Place),
    /// A film or a post that is named by its number at a provider: what its address begins with.
    Numbered(&'static str),
    /// What is not known.
    Unknown,
}

const KINDS: &[(Kind, &str)] = &[
    (Kind::Text, "text span code-highlight hashtag emoji mention overflow keyword"),
    (Kind::Line("p"), "paragraph p subtitle"),
    (Kind::Container("div"), "root document doc"),
    (Kind::Heading, "heading heading-1 heading-2 heading-3 heading-4 heading-5 heading-6 h1 h2 h3 h4 h5 h6"),
    (Kind::List, "list ordered-list unordered-list ol ul bulletList orderedList taskList"),
    (Kind::Item, "list-item listItem listitem li lic taskItem"),
    (Kind::Quote, "blockquote quote"),
    (Kind::Table, "table"),
    (Kind::Container("tr"), "table-row tablerow tableRow tr"),
    (Kind::Cell, "table-cell table-header-cell tablecell tableCell tableHeader td th"),
    (Kind::Link, "link autolink hyperlink entry-hyperlink asset-hyperlink resource-hyperlink itemLink"),
    (Kind::Break, "linebreak hardBreak br"),
    (Kind::Tab, "tab"),
    (Kind::Code, "code codeBlock code-block"),
    (Kind::Rule, "hr thematicBreak horizontalrule horizontal-rule horizontalRule divider"),
    (Kind::Thing(Place::Lines), "block embedded-entry-block embedded-asset-block embedded-resource-block"),
    (Kind::Thing(Place::Lines), "upload relationship image media video embed"),
    (Kind::Thing(Place::Sentence), "inlineItem inlineBlock inline-block embedded-entry-inline"),
    (Kind::Thing(Place::Sentence), "embedded-resource-inline inline-image"),
    (Kind::Numbered("https://www.youtube.com/watch?v="), "youtube"),
    (Kind::Numbered("https://x.com/i/status/"), "tweet"),
];

/// Lexical's marks as bits of a number.
const BITS: [(u64, &str); 7] =
    [(1, "bold"), (2, "italic"), (4, "strike"), (16, "code"), (32, "sub"), (64, "sup"), (128, "mark")];
/// Slate's and Strapi's marks as members of a text.
const FLAGS: &str = "bold italic strikethrough code subscript superscript highlight";
/// A cell that is the heading of its column, in Lexical's bits.
const COLUMN_HEADING: u64 = 1;

impl<'a> Reader<'a> {
    /// Writes nodes side by side: as parts of a line, or as blocks.
    pub(in crate::body) fn nodes(&mut self, nodes: &'a [Value], in_line: bool) {
        nodes.iter().for_each(|node| self.node(node, in_line, &[]));
    }

    fn node(&mut self, node: &'a Value, in_line: bool, formats: &[Format]) {
        self.deeper(&mut |out| out.write_node(node, in_line, formats));
    }

    fn write_node(&mut self, node: &'a Value, in_line: bool, formats: &[Format]) {
        if let Some(text) = node.as_str() {
            return self.text(text, formats);
        }
        let children = children_of(node);
        match kind_of(node) {
            Kind::Text => {
                self.write_text(node, formats);
                self.inside(children, formats);
            }
            Kind::Line(name) => self.element(name, &[], &mut |out| out.inside(children, &[])),
            Kind::Container(name) => self.element(name, &[], &mut |out| out.nodes(children, false)),
            Kind::Heading => self.element(heading(node), &[], &mut |out| out.inside(children, &[])),
            Kind::List => self.list(node, children),
            Kind::Item => self.item(node, children),
            Kind::Quote => self.element("blockquote", &[], &mut |out| {
                out.nodes(children, false);
                if let Some(by) = text_at(node, "attribution") {
                    out.element("footer", &[], &mut |out| out.plain(by));
                }
            }),
            Kind::Table => self.table(children),
            Kind::Cell => self.cell(node, children),
            Kind::Link => self.write_link(node, children, formats),
            Kind::Break => self.text("\n", formats),
            Kind::Tab => self.text("\t", formats),
            Kind::Code => self.code(node, children),
            Kind::Rule => self.empty("hr", &[]),
            Kind::Thing(place) => {
                self.embedded(node, if in_line { Place::Sentence } else { place });
                self.inside_thing(children, in_line, formats);
            }
            Kind::Numbered(start) => {
                let number = text_at(node, "videoID videoId id");
                number.into_iter().for_each(|number| self.numbered(start, number));
            }
            Kind::Unknown => self.unknown(node, children, in_line, formats),
        }
    }

    /// Running text: what stands in it stands in the formats, too.
    fn inside(&mut self, children: &'a [Value], formats: &[Format]) {
        children.iter().for_each(|child| self.node(child, true, formats));
    }

    fn inside_thing(&mut self, children: &'a [Value], in_line: bool, formats: &[Format]) {
        match in_line {
            true => self.inside(children, formats),
            false => self.element("div", &[], &mut |out| out.nodes(children, false)),
        }
    }

    fn unknown(&mut self, node: &'a Value, children: &'a [Value], in_line: bool, formats: &[Format]) {
        let has_text = own_text(node).is_some();
        let inner = &mut |out: &mut Self| {
            out.write_text(node, formats);
            match in_line {
                true => out.inside(children, formats),
                false => out.nodes(children, false),
            }
        };
        match () {
            () if !has_text && children.is_empty() => {
                self.embedded(node, if in_line { Place::Sentence } else { Place::Lines });
            }
            // A text that does not say that it is one, as Slate's.
            () if in_line || node.get("type").is_none() && has_text => inner(self),
            () => self.element("div", &[], inner),
        }
    }

    fn write_text(&mut self, node: &Value, formats: &[Format]) {
        let Some(text) = own_text(node) else { return };
        let mut formats = formats.to_vec();
        let mut add = |name: &str| {
            // One mark twice, or any number of them, is no more than the marks that there are.
            let more = mark(name).filter(|mark| !formats.contains(mark));
            formats.extend(more);
        };
        for name in list_at(node, "marks") {
            add(name.as_str().or_else(|| text_at(name, "type")).unwrap_or(""));
        }
        let bits = node.get("format").and_then(Value::as_u64).unwrap_or(0);
        BITS.iter().filter(|(bit, _)| bits & bit != 0).for_each(|(_, name)| add(name));
        let is_on = |name: &&str| node.get(name).and_then(Value::as_bool) == Some(true);
        FLAGS.split(' ').filter(is_on).for_each(&mut add);
        self.text(text, &formats);
    }

    fn list(&mut self, node: &Value, children: &'a [Value]) {
        let says = |name: &str, word: &str| node.get(name).and_then(Value::as_str) == Some(word);
        let is_ordered = is_one_of(type_of(node), "ordered-list ol orderedList")
            || says("format", "ordered")
            || says("style", "numbered")
            || says("tag", "ol")
            || says("listType", "number");
        let start = node.get("start").or_else(|| node.get("attrs")?.get("start")).and_then(Value::as_i64);
        let start = start.unwrap_or(1).to_string();
        let name = if is_ordered { "ol" } else { "ul" };
        self.element(name, &[("start", &start)], &mut |out| out.nodes(children, false));
    }

    fn item(&mut self, node: &Value, children: &'a [Value]) {
        // Lexical puts a list that belongs to an item into an item of its own.
        if !children.is_empty() && children.iter().all(|child| kind_of(child) == Kind::List) {
            return self.nodes(children, false);
        }
        let checked = node.get("checked").or_else(|| node.get("attrs")?.get("checked")).and_then(Value::as_bool);
        self.element("li", &[], &mut |out| {
            if let Some(checked) = checked {
                out.plain(if checked { "☑ " } else { "☐ " });
            }
            out.nodes(children, false);
        });
    }

    /// What stands in a table, and is no row, is a row; likewise for cells.
    fn table(&mut self, children: &'a [Value]) {
        self.element("table", &[], &mut |out| {
            for child in children {
                let is_row = kind_of(child) == Kind::Container("tr");
                let cells = if is_row { children_of(child) } else { std::slice::from_ref(child) };
                out.deeper(&mut |out| {
                    out.element("tr", &[], &mut |out| cells.iter().for_each(|cell| out.any_cell(cell)));
                });
            }
        });
    }

    fn any_cell(&mut self, cell: &'a Value) {
        if kind_of(cell) == Kind::Cell {
            self.node(cell, false, &[]);
        } else {
            self.element("td", &[], &mut |out| out.node(cell, false, &[]));
        }
    }

    fn cell(&mut self, node: &Value, children: &'a [Value]) {
        let state = node.get("headerState").and_then(Value::as_u64).unwrap_or(0);
        let is_heading = is_one_of(type_of(node), "table-header-cell tableHeader th") || state != 0;
        let span = |names: &str| {
            let of = |holder: &Value| names.split(' ').find_map(|name| holder.get(name)?.as_u64());
            of(node).or_else(|| of(node.get("attrs")?)).unwrap_or(1).to_string()
        };
        let (columns, rows) = (span("colSpan colspan"), span("rowSpan rowspan"));
        let scope = if state != 0 && state & COLUMN_HEADING == 0 { "row" } else { "" };
        let attributes = [("colspan", columns.as_str()), ("rowspan", &rows), ("scope", scope)];
        let name = if is_heading { "th" } else { "td" };
        self.element(name, &attributes, &mut |out| out.nodes(children, false));
    }

    fn write_link(&mut self, node: &'a Value, children: &'a [Value], formats: &[Format]) {
        let target = node.get("data").and_then(|data| data.get("target")).or_else(|| node.get("item"));
        let holders = [Some(node), node.get("fields"), node.get("data"), node.get("attrs")];
        let stated = holders.into_iter().flatten().find_map(|holder| text_at(holder, "url href uri"));
        let found = || {
            let document = node.get("fields").and_then(|fields| fields.get("doc")?.get("value"));
            self.address_of(target.or(document)?)
        };
        let link = stated.map(str::to_owned).or_else(found).and_then(|address| self.link(&address));
        let mut inner: Vec<Format> = formats.iter().filter(|format| format.element != "a").cloned().collect();
        inner.extend(link);
        self.write_text(node, &inner);
        self.inside(children, &inner);
    }

    fn code(&mut self, node: &Value, children: &[Value]) {
        let mut text = text_at(node, "code").map(str::to_owned).unwrap_or_default();
        if text.is_empty() {
            self.push_code(node, children, &mut text);
        }
        self.preformatted(&text);
    }

    fn push_code(&mut self, node: &Value, children: &[Value], text: &mut String) {
        text.push_str(own_text(node).unwrap_or(""));
        for child in children {
            self.deeper(&mut |out| match kind_of(child) {
                Kind::Break => text.push('\n'),
                Kind::Tab => text.push('\t'),
                _ => out.push_code(child, children_of(child), text),
            });
        }
    }

    /// What a node holds or refers to, with what the node itself says of it.
    fn embedded(&mut self, node: &'a Value, place: Place) {
        let fields = node.get("fields").filter(|fields| fields.is_object());
        let held = ["value", "item", "image"].iter().find_map(|name| node.get(name).filter(|value| !value.is_null()));
        let target = node.get("data").and_then(|data| data.get("target")).or(held).or(node.get("attrs"));
        match target.map(|target| self.followed(target)) {
            Some(found) if found.is_object() => self.thing(found, fields, place),
            // A reference to what the answer does not hold.
            Some(_) if fields.is_none() && node.get("image").is_none() => {}
            _ => self.thing(fields.unwrap_or(node), None, place),
        }
    }
}

fn type_of(node: &Value) -> &str {
    text_at(node, "nodeType type").unwrap_or("")
}

fn kind_of(node: &Value) -> Kind {
    let name = type_of(node);
    KINDS.iter().find(|(_, names)| is_one_of(name, names)).map_or(Kind::Unknown, |(kind, _)| *kind)
}

fn children_of(node: &Value) -> &[Value] {
    match list_at(node, "children") {
        [] => list_at(node, "content"),
        children => children,
    }
}

/// The text of a node that is one, spaces as they came.
fn own_text(node: &Value) -> Option<&str> {
    let text = |name: &str| node.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    text("text").or_else(|| text("value"))
}

fn heading(node: &Value) -> &'static str {
    let level = node.get("level").or_else(|| node.get("attrs")?.get("level")).and_then(Value::as_u64);
    let digit = text_at(node, "tag").unwrap_or_else(|| type_of(node)).bytes().last().filter(u8::is_ascii_digit);
    match level.or_else(|| digit.map(|digit| u64::from(digit - b'0'))) {
        Some(..=2) | None => "h2",
        Some(3) => "h3",
        Some(_) => "h4",
    }
}
