//! Builds the JSON tree from elements and texts in document order.

use super::error::ErrorKind;
use super::html::HtmlWriter;
use super::namespaces::Name;
use crate::json::{Map, Value};
use crate::model::SafeUrl;
use std::borrow::Cow;
use std::rc::Rc;

/// The maximum number of elements and attributes in a document; the rest is left out.
const MAX_NODES: usize = 200_000;
/// The maximum number of distinct child names, and of attributes, of one element; the rest is left out.
const MAX_NAMES: usize = 256;
/// The maximum total size of all `#html` markup in a document, and of all URLs made absolute. Both repeat parts of the
/// document, so without a limit the tree could be much larger than it.
const MAX_REPEATED_BYTES: usize = 16 * 1024 * 1024;

/// An open element.
struct Frame {
    name: String,
    members: Map,
    /// The children by name, each list in document order.
    children: Vec<(String, Vec<Value>)>,
    text: String,
    is_xhtml: bool,
    holds_xhtml: bool,
    /// The base URL within it, if the document states one.
    base: Option<Rc<str>>,
    /// The position of its content in the document's markup.
    inner: usize,
}

#[derive(Default)]
pub(super) struct TreeBuilder {
    open: Vec<Frame>,
    root: Option<(String, Value)>,
    is_atom: bool,
    nodes: usize,
    html: HtmlWriter,
    html_given: usize,
    addresses_given: usize,
}

impl TreeBuilder {
    /// Whether the maximum number of nodes is reached.
    pub(super) fn is_full(&self) -> bool {
        self.nodes >= MAX_NODES
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: Name, mut attributes: Vec<(Name, Cow<str>)>) {
        if self.open.is_empty() {
            self.is_atom = name.is_atom();
        }
        let is_xhtml = name.is_xhtml();
        if let Some(parent) = self.open.last_mut() {
            parent.holds_xhtml |= is_xhtml;
        }
        let base = base_within(&attributes, self.open.last().and_then(|parent| parent.base.clone()));
        if let Some(base) = &base {
            self.make_absolute(&mut attributes, base);
        }
        let mut members = Map::new();
        for (attribute, value) in attributes.iter().take(MAX_NAMES).filter(|(name, _)| !name.is_declaration()) {
            members.insert(["@", &attribute.customary(false)].concat(), Value::String((**value).to_owned()));
        }
        self.nodes += 1 + members.len();
        self.html.open(name.local(), &attributes);
        self.open.push(Frame {
            name: name.customary(self.is_atom),
            members,
            children: Vec::new(),
            text: String::new(),
            base,
            is_xhtml,
            holds_xhtml: false,
            inner: self.html.len(),
        });
    }

    /// Makes URLs absolute, until the limit is reached.
    fn make_absolute(&mut self, attributes: &mut [(Name, Cow<str>)], base: &str) {
        for (_, value) in attributes.iter_mut().filter(|(name, _)| matches!(name.written, "href" | "src")) {
            if self.addresses_given < MAX_REPEATED_BYTES
                && let Some(url) = SafeUrl::parse(value, Some(base))
            {
                self.addresses_given += url.as_str().len();
                *value = Cow::Owned(url.as_str().to_owned());
            }
        }
    }

    /// Adds text to the element opened last.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(frame) = self.open.last_mut() {
            frame.text.push_str(text);
            self.html.text(text);
        }
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
        let Some(mut frame) = self.open.pop() else { return };
        let text = frame.text.trim();
        if !text.is_empty() {
            frame.members.insert("#text", Value::String(text.to_owned()));
        }
        // For XHTML in another element, or mixed content, only the markup preserves everything.
        let is_mixed = !text.is_empty() && !frame.children.is_empty();
        if !frame.is_xhtml && (frame.holds_xhtml || is_mixed) {
            let inner = self.html.since(frame.inner).trim();
            if self.html_given + inner.len() <= MAX_REPEATED_BYTES {
                self.html_given += inner.len();
                frame.members.insert("#html", Value::String(inner.to_owned()));
            }
        }
        self.html.close();
        for (name, elements) in frame.children {
            frame.members.insert(name, Value::Array(elements));
        }
        let element = Value::Object(frame.members);
        let Some(parent) = self.open.last_mut() else {
            self.root.get_or_insert((frame.name, element));
            return;
        };
        // Search backwards: most elements follow a sibling with the same name.
        let children = &mut parent.children;
        match children.iter().rposition(|(known, _)| *known == frame.name) {
            Some(at) => children[at].1.push(element),
            None if children.len() < MAX_NAMES => children.push((frame.name, vec![element])),
            None => {}
        }
    }

    /// Closes the open elements and returns the tree. Fails if there was no element.
    pub(super) fn finish(mut self) -> Result<Value, ErrorKind> {
        while !self.open.is_empty() {
            self.close();
        }
        let (name, element) = self.root.ok_or(ErrorKind::NoElement)?;
        Ok([(name, Value::Array(vec![element]))].into_iter().collect())
    }
}

/// The base URL within an element (XML Base §4.3): its own `xml:base`, relative to that of its ancestors.
fn base_within(attributes: &[(Name, Cow<str>)], outer: Option<Rc<str>>) -> Option<Rc<str>> {
    let own = attributes.iter().find(|(name, _)| name.written == "xml:base");
    let own = own.and_then(|(_, base)| SafeUrl::parse(base, outer.as_deref()));
    own.map(|url| url.as_str().into()).or(outer)
}
