//! The content of a document written as HTML while it is parsed, for the elements of which only the markup says all. It
//! is one text for the whole document: the markup of an element is a slice of it. `crate::body::html` treats it like all
//! other markup of a backend.

use super::namespaces::Name;
use std::borrow::Cow;
use crate::text::push_escaped;

/// The elements that HTML writes without an end tag (HTML §13.1.2).
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The markup of a document as far as it was parsed.
#[derive(Default)]
pub(super) struct HtmlWriter {
    out: String,
    open: Vec<String>,
}

impl HtmlWriter {
    /// The position of what is written next.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// The markup since a position.
    pub(super) fn since(&self, at: usize) -> &str {
        self.out.get(at..).unwrap_or_default()
    }

    pub(super) fn open(&mut self, name: &str, attributes: &[(Name, Cow<str>)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in attributes.iter().filter(|(attribute, _)| !attribute.is_declaration()) {
            self.out.push(' ');
            self.out.push_str(attribute.local());
            self.out.push_str("=\"");
            push_escaped(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
        self.open.push(name.to_owned());
    }

    pub(super) fn text(&mut self, text: &str) {
        push_escaped(text, &mut self.out);
    }

    pub(super) fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        if !VOID.contains(&name.as_str()) {
            self.out.push_str("</");
            self.out.push_str(&name);
            self.out.push('>');
        }
    }
}
