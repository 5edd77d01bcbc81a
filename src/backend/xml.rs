//! The form that an XML answer has for the engine: a JSON tree, so that the same queries and conversions read feeds as
//! read everything else. [`mend`] makes well-formed what feeds get wrong, the platform parses ([`crate::browser::xml`])
//! and hands the elements to a [`TreeBuilder`]; `docs/backends.md`, "XML answers", describes what comes out.

mod html;
mod mend;
mod namespaces;
#[cfg(test)]
mod tests;
mod well_formed;

use crate::browser::url;
use crate::json::{Map, Value};
use html::HtmlWriter;
pub use mend::mend;
use namespaces::{ATOM, XHTML};
pub use well_formed::check;

/// How deep elements may lie in one another. Real feeds stay under thirty.
pub const DEEPEST: usize = 128;
const TOO_DEEP: &str = "more than 128 elements in one another";
/// The most elements and attributes of a document; what comes after them is left out.
const MOST_NODES: usize = 200_000;
/// The most names among the children and the attributes of one element; others are left out.
const MOST_NAMES: usize = 256;
/// The most markup, in bytes, that is given as HTML in all `#html` of a document.
const MOST_HTML: usize = 16 * 1024 * 1024;

/// Why a text is no XML, and where, as far as the platform tells. Lines are those of the text; a column may be off
/// where something was mended before it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{detail}{place}", place = place(.line, .column))]
pub struct XmlError {
    /// What is wrong.
    pub detail: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// The column, counted from 1.
    pub column: Option<usize>,
}

impl XmlError {
    /// An error of which the place is not known.
    pub fn new(detail: &str) -> Self {
        Self { detail: detail.to_owned(), line: None, column: None }
    }
}

fn place(line: &Option<usize>, column: &Option<usize>) -> String {
    let part = |word: &str, number: &Option<usize>| {
        number.map_or_else(String::new, |number| [word, &number.to_string()].concat())
    };
    [part(" at line ", line), part(", column ", column)].concat()
}

/// A name in a document, with what its prefix stands for there.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    /// As it is written: `media:content`.
    pub written: &'a str,
    /// The name of its namespace, where it is in one.
    pub namespace: Option<&'a str>,
}

impl<'a> Name<'a> {
    fn local(self) -> &'a str {
        self.written.rsplit_once(':').map_or(self.written, |(_, local)| local)
    }

    /// The name with the prefix that is customary for its namespace, or else with the document's own.
    fn customary(self, is_atom: bool) -> String {
        match self.namespace.map(namespaces::prefix_of) {
            Some(Some("")) => self.local().to_owned(),
            Some(Some(ATOM)) if is_atom => self.local().to_owned(),
            Some(Some(prefix)) => [prefix, ":", self.local()].concat(),
            _ => self.written.to_owned(),
        }
    }

    fn is_xhtml(self) -> bool {
        self.namespace.and_then(namespaces::prefix_of) == Some(XHTML)
    }
}

/// An element that has been opened.
struct Frame {
    name: String,
    members: Map,
    /// The children by their names, each list in the order of the document.
    children: Vec<(String, Vec<Value>)>,
    text: String,
    is_xhtml: bool,
    holds_xhtml: bool,
    /// What addresses in it stand on, where the document says so.
    base: Option<String>,
    /// Where what stands in it begins in the markup of the whole document.
    inner: usize,
}

/// Makes the tree from elements and texts in the order of the document.
#[derive(Default)]
pub struct TreeBuilder {
    open: Vec<Frame>,
    root: Option<(String, Value)>,
    is_atom: bool,
    nodes: usize,
    html: HtmlWriter,
    html_given: usize,
}

impl TreeBuilder {
    /// A tree without anything in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether as much was taken as is taken of one document.
    pub fn is_full(&self) -> bool {
        self.nodes >= MOST_NODES
    }

    /// Opens an element. Errs where elements lie too deep in one another.
    pub fn open(&mut self, name: Name, attributes: &[(Name, &str)]) -> Result<(), XmlError> {
        if self.open.len() >= DEEPEST {
            return Err(XmlError::new(TOO_DEEP));
        }
        if self.open.is_empty() {
            self.is_atom = name.namespace.and_then(namespaces::prefix_of) == Some(ATOM);
        }
        let is_xhtml = name.is_xhtml();
        if let Some(parent) = self.open.last_mut() {
            parent.holds_xhtml |= is_xhtml;
        }
        let base = base_within(attributes, self.open.last().and_then(|parent| parent.base.as_deref()));
        let resolved: Vec<String> = base.iter().flat_map(|base| resolved(attributes, base)).collect();
        let absolute: Vec<(Name, &str)> =
            attributes.iter().zip(&resolved).map(|((name, _), value)| (*name, value.as_str())).collect();
        let attributes = if base.is_some() { &absolute } else { attributes };
        let mut members = Map::new();
        for (attribute, value) in attributes.iter().take(MOST_NAMES) {
            if !is_declaration(attribute.written) {
                members.insert(["@", &attribute.customary(false)].concat(), Value::String((*value).to_owned()));
            }
        }
        self.nodes += 1 + members.len();
        self.html.open(name.local(), attributes);
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
        Ok(())
    }

    /// Adds text to the element that was opened last.
    pub fn text(&mut self, text: &str) {
        if let Some(frame) = self.open.last_mut() {
            frame.text.push_str(text);
            self.html.text(text);
        }
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        let Some(mut frame) = self.open.pop() else { return };
        let text = frame.text.trim();
        if !text.is_empty() {
            frame.members.insert("#text", Value::String(text.to_owned()));
        }
        // XHTML in something else, or words with elements between them: only its markup says it whole.
        let is_mixed = !text.is_empty() && !frame.children.is_empty();
        if !frame.is_xhtml && (frame.holds_xhtml || is_mixed) {
            let inner = self.html.since(frame.inner).trim();
            if self.html_given + inner.len() <= MOST_HTML {
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
        // Most elements follow others of their name.
        match parent.children.iter().rposition(|(known, _)| *known == frame.name) {
            Some(at) => {
                if let Some((_, elements)) = parent.children.get_mut(at) {
                    elements.push(element);
                }
            }
            None if parent.children.len() < MOST_NAMES => parent.children.push((frame.name, vec![element])),
            None => {}
        }
    }

    /// The tree. Errs where there was no element.
    pub fn finish(mut self) -> Result<Value, XmlError> {
        while !self.open.is_empty() {
            self.close();
        }
        let (name, element) = self.root.ok_or_else(|| XmlError::new("no element"))?;
        let mut document = Map::new();
        document.insert(name, Value::Array(vec![element]));
        Ok(Value::Object(document))
    }
}

/// What relative addresses within an element stand on (W3C XML Base §4.3): what it says itself, on what the elements
/// around it say.
fn base_within(attributes: &[(Name, &str)], outer: Option<&str>) -> Option<String> {
    let own = attributes.iter().find(|(name, _)| name.written == "xml:base");
    let own = own.and_then(|(_, base)| url::parse(base.trim(), outer)).map(|url| url.href);
    own.or_else(|| outer.map(str::to_owned))
}

/// The values of attributes, those that are addresses absolute.
fn resolved<'a>(attributes: &'a [(Name, &str)], base: &'a str) -> impl Iterator<Item = String> + 'a {
    attributes.iter().map(move |(name, value)| match name.written {
        "href" | "src" => url::parse(value, Some(base)).map_or_else(|| (*value).to_owned(), |url| url.href),
        _ => (*value).to_owned(),
    })
}

/// Whether an attribute declares a namespace.
fn is_declaration(name: &str) -> bool {
    name == "xmlns" || name.starts_with("xmlns:")
}
