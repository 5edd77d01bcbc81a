//! What stands in a document, written as HTML while it is read, for the elements of which only the markup says all.
//! It is one text for the whole document: an element's markup is a piece of it. What reads it (`crate::body::html`)
//! treats it as it treats all markup of a backend's.

use super::{Name, is_declaration};
use crate::text::push_escaped;

/// Elements that HTML writes without an end (HTML §13.1.2).
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The markup of a document as far as it was read.
#[derive(Default)]
pub(super) struct HtmlWriter {
    out: String,
    open: Vec<String>,
}

impl HtmlWriter {
    /// Where what comes next begins.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// What was written since a place.
    pub(super) fn since(&self, at: usize) -> &str {
        self.out.get(at..).unwrap_or_default()
    }

    pub(super) fn open(&mut self, name: &str, attributes: &[(Name, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in attributes.iter().filter(|(attribute, _)| !is_declaration(attribute.written)) {
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
