//! What feeds get wrong, put right before they are parsed: an XML parser stops at the first mistake (XML 1.0 §1.2),
//! and a newspaper should not. Nothing here reads the document; a pass over its characters gives one that says the same.
//! Lines stay where they were, so that an error names the place in the answer.

use super::namespaces::namespace_of;
use crate::text::{decode_entities, push_escaped_char};

/// The most prefixes that are declared for a document that forgot to.
const MOST_PREFIXES: usize = 64;

/// The document, mended: what stands before its first element's `<` and is blank is gone, and so are the declaration,
/// comments, instructions and the document type with whatever entities it defines, which are not expanded; named
/// characters of HTML are characters; an `&` that begins nothing and a `<` that begins nothing are characters; what
/// XML forbids is dropped; prefixes that are used and not declared are declared.
pub fn mend(text: &str) -> String {
    let mut mender = Mender { rest: text, out: String::with_capacity(text.len()), ..Mender::default() };
    mender.rest = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    let skipped = text.len() - mender.rest.len();
    mender.keep_lines(text.get(..skipped).unwrap_or_default());
    while mender.step() {}
    mender.with_declarations()
}

#[derive(Default)]
struct Mender<'a> {
    rest: &'a str,
    out: String,
    /// Where the name of the first element ends in what was written.
    root: Option<usize>,
    used: Vec<&'a str>,
    declared: Vec<&'a str>,
}

impl<'a> Mender<'a> {
    /// Takes one piece: up to the next `<`, or what begins there. Nothing is left when this is false.
    fn step(&mut self) -> bool {
        let until = self.rest.find('<').unwrap_or(self.rest.len());
        let text = self.take(until);
        // The end of a section of CDATA may not stand where none began (XML 1.0 §2.4).
        for (at, part) in text.split("]]>").enumerate() {
            self.out.push_str(if at == 0 { "" } else { "]]&gt;" });
            self.characters(part);
        }
        if self.rest.is_empty() {
            return false;
        }
        if self.rest.starts_with("<![CDATA[") {
            // An open end is left for the parser to complain of.
            let length = self.rest.find("]]>").map_or(self.rest.len(), |at| at + 3);
            let section = self.take(length);
            self.allowed(section);
        } else if self.rest.starts_with("<!--") {
            self.drop_to(4, "-->");
        } else if self.rest.starts_with("<?") {
            self.drop_to(2, "?>");
        } else if self.rest.starts_with("<!") {
            let length = document_type(self.rest);
            self.drop(length);
        } else {
            self.tag();
        }
        true
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        piece
    }

    fn drop_to(&mut self, from: usize, end: &str) {
        let found = self.rest.get(from..).and_then(|inner| inner.find(end));
        let length = found.map_or(self.rest.len(), |at| from + at + end.len());
        self.drop(length);
    }

    fn drop(&mut self, length: usize) {
        let piece = self.take(length);
        self.keep_lines(piece);
    }

    fn keep_lines(&mut self, piece: &str) {
        self.out.extend(piece.matches('\n').map(|_| '\n'));
    }

    /// Writes a tag, or the `<` that begins none.
    fn tag(&mut self) {
        let inner = self.rest.get(1..).unwrap_or_default();
        let begins = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | ':' | '/') || !c.is_ascii();
        if !inner.starts_with(begins) {
            self.take(1);
            self.out.push_str("&lt;");
            return;
        }
        let tag = self.take(tag_length(self.rest));
        let name = inner.split(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).next().unwrap_or_default();
        if self.root.is_none() && !name.is_empty() {
            self.root = Some(self.out.len() + 1 + name.len());
        }
        self.use_prefix(name);
        let mut rest = tag;
        while let Some(equals) = rest.find('=') {
            let (before, after) = rest.split_at(equals);
            let name = before.rsplit(char::is_whitespace).find(|word| !word.is_empty()).unwrap_or_default();
            match name.strip_prefix("xmlns:") {
                Some(prefix) => self.declared.push(prefix),
                None => self.use_prefix(name),
            }
            let value = after.get(1..).unwrap_or_default().trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let inner = value.get(1..).unwrap_or_default();
            rest = quote.and_then(|quote| inner.split_once(quote)).map_or("", |(_, rest)| rest);
        }
        // A `<` in a value is a character that should have been written otherwise (XML 1.0 §3.1).
        self.out.push('<');
        for (at, part) in tag.get(1..).unwrap_or_default().split('<').enumerate() {
            self.out.push_str(if at == 0 { "" } else { "&lt;" });
            self.characters(part);
        }
    }

    fn use_prefix(&mut self, name: &'a str) {
        if let Some((prefix, _)) = name.split_once(':')
            && !matches!(prefix, "" | "xml" | "xmlns")
            && self.used.len() < MOST_PREFIXES
            && prefix.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') || !c.is_ascii())
            && !self.used.contains(&prefix)
        {
            self.used.push(prefix);
        }
    }

    /// Writes text or a tag with its references mended.
    fn characters(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            let (before, from) = rest.split_at(at);
            self.allowed(before);
            rest = self.reference(from);
        }
        self.allowed(rest);
    }

    /// Writes what the `&` at the beginning means, and gives what comes after it.
    fn reference<'b>(&mut self, text: &'b str) -> &'b str {
        let body = text.get(1..).unwrap_or_default();
        let name_length = body.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
        let (name, after) = body.split_at(name_length);
        let Some(after) = after.strip_prefix(';').filter(|_| !name.is_empty()) else {
            self.out.push_str("&amp;");
            return body;
        };
        let written = ["&", name, ";"].concat();
        let meant = decode_entities(&written);
        if meant == written {
            self.out.push_str("&amp;");
            return body;
        }
        for character in meant.chars() {
            match character {
                '\'' => self.out.push_str("&apos;"),
                other if is_allowed(other) => push_escaped_char(other, &mut self.out),
                _ => {}
            }
        }
        after
    }

    /// Writes text without what XML forbids in it (XML 1.0 §2.2), its lines parted by `\n` (§2.11).
    fn allowed(&mut self, text: &str) {
        let mut after_return = false;
        for character in text.chars() {
            match character {
                '\r' => self.out.push('\n'),
                '\n' if after_return => {}
                character if is_allowed(character) => self.out.push(character),
                _ => {}
            }
            after_return = character == '\r';
        }
    }

    fn with_declarations(mut self) -> String {
        let mut declarations = String::new();
        for prefix in self.used.iter().filter(|prefix| !self.declared.contains(prefix)) {
            for part in [" xmlns:", prefix, "=\"", &namespace_of(prefix), "\""] {
                declarations.push_str(part);
            }
        }
        if let Some(root) = self.root.filter(|root| self.out.is_char_boundary(*root)) {
            self.out.insert_str(root, &declarations);
        }
        self.out
    }
}

fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}

/// The length of the tag at the beginning of a text: to the `>` that is in no value.
fn tag_length(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of the document type declaration at the beginning of a text, with the declarations that stand in it.
fn document_type(text: &str) -> usize {
    let (mut quote, mut depth) = (None, 0_usize);
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'<' | b'[') => depth += 1,
            (None, b']') => depth = depth.saturating_sub(1),
            (None, b'>') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}
