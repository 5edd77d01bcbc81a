//! Serialises the document's content as HTML while it is parsed, for elements with mixed content. There is one string for
//! the whole document, and an element's markup is a slice of it. `crate::body::html` handles it like any other markup from
//! a backend.

use super::namespaces::Name;
use crate::text::push_escaped;
use std::borrow::Cow;

/// HTML's void elements (HTML §13.1.2).
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The markup of the part parsed so far.
#[derive(Default)]
pub(super) struct HtmlWriter {
    out: String,
    open: Vec<String>,
}

impl HtmlWriter {
    /// The current length of the markup, a position for [`since`](Self::since).
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
