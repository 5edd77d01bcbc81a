//! The parser. `quick-xml` tokenises the document; errors that it doesn't tolerate are handled before it sees them, and the
//! structure is checked here.

use super::error::{Error, ErrorKind, named};
use super::namespaces::Scopes;
use super::tag::{Tag, begins_name, name};
use super::text::{allowed, is_blank, reference};
use super::tree::TreeBuilder;
use crate::json::Value;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// The maximum size of a document in bytes, the same as of a response.
const MAX_BYTES: usize = 16 * 1024 * 1024;
/// The maximum nesting of elements. Real feeds stay under 30 levels.
const MAX_DEPTH: usize = 128;

pub(super) fn parse(text: &str) -> Result<Value, Error> {
    if text.len() > MAX_BYTES {
        return Err(Error::at(ErrorKind::TooLong, text, text.floor_char_boundary(MAX_BYTES)));
    }
    let mut parser = Parser::new(text);
    let tree = parser.document().and_then(|()| std::mem::take(&mut parser.tree).finish());
    tree.map_err(|kind| Error::at(kind, text, parser.at))
}

struct Parser<'a> {
    text: &'a str,
    /// The position of the next token.
    at: usize,
    reader: Reader<&'a [u8]>,
    /// The position at which the reader started.
    reader_start: usize,
    /// The names of the open elements, each with the number of namespace declarations before it.
    open: Vec<(String, usize)>,
    scopes: Scopes,
    has_root: bool,
    tree: TreeBuilder,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Self {
        let mut parser = Self {
            text,
            at: 0,
            reader: Reader::from_str(""),
            reader_start: 0,
            open: Vec::new(),
            scopes: Scopes::default(),
            has_root: false,
            tree: TreeBuilder::default(),
        };
        parser.restart(0);
        parser
    }

    /// Restarts the reader at a position, after any byte order marks, which it wouldn't count.
    fn restart(&mut self, position: usize) {
        let rest = self.text.get(position..).unwrap_or_default().trim_start_matches('\u{feff}');
        self.at = self.text.len() - rest.len();
        self.reader_start = self.at;
        self.reader = Reader::from_str(rest);
        let config = self.reader.config_mut();
        config.allow_dangling_amp = true;
        // End tags are matched here, because a restarted reader doesn't know the open elements.
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
    }

    fn document(&mut self) -> Result<(), ErrorKind> {
        while self.at < self.text.len() && !self.tree.is_full() {
            self.token()?;
        }
        match self.open.last() {
            Some((name, _)) if !self.tree.is_full() => Err(ErrorKind::UnclosedElement(named(name))),
            _ => Ok(()),
        }
    }

    /// Parses one token. On error the position stays at its beginning.
    fn token(&mut self) -> Result<(), ErrorKind> {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        if let Some(inner) = rest.strip_prefix('<') {
            if !inner.starts_with(|c: char| begins_name(c) || matches!(c, '/' | '!' | '?')) {
                self.character_data("<")?;
                self.restart(start + 1);
                return Ok(());
            }
            if inner.starts_with('!') && !inner.starts_with("!--") && !inner.starts_with("![CDATA[") {
                self.restart(start + declaration_length(rest));
                return Ok(());
            }
        }
        let event = self.reader.read_event();
        let end = self.reader_start + self.reader.buffer_position() as usize;
        let piece = self.text.get(start..end).unwrap_or_default();
        match event {
            Ok(Event::Start(_) | Event::Empty(_)) => self.start_tag(&allowed(piece))?,
            Ok(Event::End(_)) => self.end_tag(&allowed(piece))?,
            Ok(Event::Text(_)) => self.character_data(piece)?,
            Ok(Event::CData(text)) => self.cdata(&text)?,
            Ok(Event::GeneralRef(_)) => self.reference(piece, end)?,
            Ok(_) => {}
            Err(_) if rest.starts_with("<![CDATA[") => return Err(ErrorKind::UnclosedCdata),
            // A comment or processing instruction truncated by the end of the document.
            Err(_) if rest.starts_with("<!--") || rest.starts_with("<?") => {
                self.restart(end);
                return Ok(());
            }
            Err(_) => {
                let name = rest.get(1..).and_then(name).map_or("", |(name, _)| name);
                return Err(ErrorKind::MalformedTag(named(name)));
            }
        }
        self.at = end;
        Ok(())
    }

    fn start_tag(&mut self, tag: &str) -> Result<(), ErrorKind> {
        if self.open.is_empty() && self.has_root {
            return Err(ErrorKind::SecondRoot);
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(ErrorKind::TooDeep);
        }
        let Tag { name, attributes, is_empty } = Tag::parse(tag)?;
        let declared = self.scopes.len();
        for (attribute, value) in &attributes {
            self.scopes.declare(attribute, value);
        }
        let attributes = attributes.into_iter().map(|(name, value)| (self.scopes.attribute(name), value)).collect();
        self.tree.open(self.scopes.element(name), attributes);
        self.has_root = true;
        if is_empty {
            self.close(declared);
        } else {
            self.open.push((name.to_owned(), declared));
        }
        Ok(())
    }

    fn end_tag(&mut self, tag: &str) -> Result<(), ErrorKind> {
        let name = tag.strip_prefix("</").and_then(|tag| tag.strip_suffix('>')).unwrap_or_default().trim_ascii_end();
        let Some((_, declared)) = self.open.pop_if(|(open, _)| *open == name) else {
            return Err(ErrorKind::UnexpectedEnd(named(name)));
        };
        self.close(declared);
        Ok(())
    }

    fn close(&mut self, declared: usize) {
        self.scopes.truncate(declared);
        self.tree.close();
    }

    fn character_data(&mut self, text: &str) -> Result<(), ErrorKind> {
        if !self.open.is_empty() {
            self.tree.text(&allowed(text));
        } else if !is_blank(text) {
            return Err(ErrorKind::TextOutsideRoot);
        }
        Ok(())
    }

    fn reference(&mut self, written: &str, end: usize) -> Result<(), ErrorKind> {
        let meaning = reference(written);
        // .NET escapes the carriage return of Windows line ends.
        if meaning == "\r" && self.text.get(end..).is_some_and(|after| after.starts_with('\n')) {
            return Ok(());
        }
        self.character_data(&meaning)
    }

    fn cdata(&mut self, text: &str) -> Result<(), ErrorKind> {
        if self.open.is_empty() {
            return Err(ErrorKind::TextOutsideRoot);
        }
        self.character_data(text)
    }
}

/// The length of the document type declaration at the beginning of a text, including its internal subset (§2.8).
fn declaration_length(text: &str) -> usize {
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
