//! What the structured dialects share. A document of nodes becomes the same small tree that HTML is parsed to, element
//! by element and never as markup, and the tree becomes blocks by the one table that the HTML dialect has. So a heading,
//! a caption, a link to the site's own stories, a gallery, a film and a hostile address are in all of these dialects
//! what they are in HTML, and the limits on size and depth are the tree's.
//!
//! `tree` walks documents whose nodes hold nodes; `fields` shows what an editor's own kind of block holds, by the names
//! of its fields; `file` knows pictures, films and other files in the shapes that content systems give them.

mod fields;
mod file;
mod tree;

use super::BodyContext;
use super::address::Address;
use super::html::TreeBuilder;
use crate::json::Value;
use crate::model::{Block, SafeUrl};

/// How deep nodes may lie in one another. A parsed answer has 128 levels, and a node and its list are two of them. What
/// is deeper is left out.
const DEPTH: usize = 72;
/// How many values are looked at. References may lead in circles.
const VISITS: usize = 200_000;

/// Marks of text, and the element that has the meaning. What only styles its text (underlines, colours) is not here.
const MARKS: &[(&str, &str)] = &[
    ("strong", "strong bold b"),
    ("em", "em emphasis italic i"),
    ("mark", "mark highlight highlighted"),
    ("del", "del strike strikethrough strike-through s"),
    ("sup", "sup superscript"),
    ("sub", "sub subscript"),
    ("q", "q"),
    ("code", "code kbd keyboard"),
];

/// Hosts that serve content and no pages: a relative address on one of them leads nowhere.
const WITHOUT_PAGES: &str = "sanity.io contentful.com datocms.com";

/// What text stands in: an element, and for a link where it leads.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Format {
    element: &'static str,
    href: Option<String>,
}

/// The element of a mark, when it has a meaning.
pub(super) fn mark(name: &str) -> Option<Format> {
    let (element, _) = MARKS.iter().find(|(_, names)| is_one_of(name, names))?;
    Some(Format { element, href: None })
}

/// A document on its way to blocks.
pub(super) struct Reader<'a> {
    pub(super) context: &'a BodyContext<'a>,
    /// What a reference leads to: where the document does not hold it, and the answer may.
    find: &'a dyn Fn(&Value) -> Option<&'a Value>,
    tree: TreeBuilder,
    /// The formats that are open, outermost first: text beside text in the same ones joins it.
    run: Vec<Format>,
    depth: usize,
    visits: usize,
    /// Inside how many things of an editor's own kind this is.
    things: usize,
    /// How many of them there were.
    things_seen: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(context: &'a BodyContext<'a>, find: &'a dyn Fn(&Value) -> Option<&'a Value>) -> Self {
        Self {
            context,
            find,
            tree: TreeBuilder::new(),
            run: Vec::new(),
            depth: 0,
            visits: 0,
            things: 0,
            things_seen: 0,
        }
    }

    /// The blocks of what was written.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_run();
        super::html::to_blocks(&self.tree.finish(), self.context)
    }

    /// What a value refers to, or the value itself.
    fn followed(&self, value: &'a Value) -> &'a Value {
        (self.find)(value).unwrap_or(value)
    }

    /// Does something one level deeper, unless that is too deep or too much.
    pub(super) fn deeper(&mut self, inner: &mut dyn FnMut(&mut Self)) {
        self.visits += 1;
        if self.depth < DEPTH && self.visits <= VISITS && !self.tree.is_full() {
            self.depth += 1;
            inner(self);
            self.depth -= 1;
        }
    }

    /// Writes an element with what `inner` writes.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], inner: &mut dyn FnMut(&mut Self)) {
        self.end_run();
        if self.open(name, attributes) {
            inner(self);
            self.close();
        }
    }

    /// Writes an element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.element(name, attributes, &mut |_| {});
    }

    /// Opens an element. When the answer is no, there is nothing to close.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> bool {
        self.end_run();
        self.open_in_run(name, attributes)
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        self.end_run();
        self.tree.close();
    }

    fn open_in_run(&mut self, name: &str, attributes: &[(&str, &str)]) -> bool {
        let attributes: Vec<(String, String)> =
            attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.tree.open(name, attributes)
    }

    /// Writes text in formats. Those that the text before has too go on, so that a link with a word in italics is one
    /// link.
    pub(super) fn text(&mut self, text: &str, formats: &[Format]) {
        if text.is_empty() {
            return;
        }
        let kept = self.run.iter().take_while(|format| formats.contains(format)).count();
        while self.run.len() > kept {
            self.run.pop();
            self.tree.close();
        }
        // Links outside, code inside, the rest between: then as little as can be is closed where one of them ends.
        for rank in 0..3 {
            for format in formats.iter().filter(|format| rank_of(format) == rank) {
                let href = format.href.as_deref().map(|href| ("href", href));
                if !self.run.contains(format) && self.open_in_run(format.element, href.as_slice()) {
                    self.run.push(format.clone());
                }
            }
        }
        for (at, line) in text.split(['\n', '\u{2028}']).enumerate() {
            if at > 0 && self.tree.open("br", []) {
                self.tree.close();
            }
            self.tree.text(line);
        }
    }

    /// Writes text in no format.
    pub(super) fn plain(&mut self, text: &str) {
        self.text(text, &[]);
    }

    /// Writes paragraphs of plain text.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.element("p", &[], &mut |out| out.plain(text));
    }

    /// Writes text whose spaces matter.
    pub(super) fn preformatted(&mut self, text: &str) {
        self.element("pre", &[], &mut |out| out.tree.text(text));
    }

    fn end_run(&mut self) {
        while self.run.pop().is_some() {
            self.tree.close();
        }
    }

    /// A link to `address`, when that is an address to follow.
    pub(super) fn link(&self, address: &str) -> Option<Format> {
        let address = address.trim();
        let url = SafeUrl::parse(address, self.context.base)?;
        let is_relative = SafeUrl::parse(address, None).is_none() && !address.starts_with("//");
        let leads_nowhere = is_relative && Address::of(url.as_str()).is_at(WITHOUT_PAGES);
        (!leads_nowhere).then(|| Format { element: "a", href: Some(address.to_owned()) })
    }
}

fn rank_of(format: &Format) -> u8 {
    match format.element {
        "a" => 0,
        "code" => 2,
        _ => 1,
    }
}

/// Whether a name is one of those, which are separated by spaces.
fn is_one_of(name: &str, names: &str) -> bool {
    names.split(' ').any(|known| known == name)
}

/// The first of these members, whose names are separated by spaces, that is a text with something in it.
pub(super) fn text_at<'a>(value: &'a Value, names: &str) -> Option<&'a str> {
    let mut texts = names.split(' ').filter_map(|name| value.get(name)?.as_str()).map(str::trim);
    texts.find(|text| !text.is_empty())
}

/// The list at this member; empty where there is none.
pub(super) fn list_at<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], |items| items.as_slice())
}

#[cfg(test)]
pub(super) mod tests;
