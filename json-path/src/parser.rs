//! The parser's cursor and limits; the productions are in the other files.

use crate::JsonPathError;
use crate::query::Query;

/// The maximum length of a query in bytes. No description that ships has one of 200 bytes.
const MAX_QUERY_BYTES: usize = 4096;
/// The maximum nesting of filters, parentheses and function calls, which bounds the parser's recursion.
const MAX_NESTING: usize = 32;

pub(crate) type Parsed<T> = Result<T, JsonPathError>;

/// `jsonpath-query` (§2.1.1), up to the end of the text.
pub(crate) fn parse(text: &str) -> Parsed<Query> {
    if text.len() > MAX_QUERY_BYTES {
        return Err(JsonPathError { offset: MAX_QUERY_BYTES, expected: "a query of at most 4096 bytes" });
    }
    let mut parser = Parser { text, at: 0, nesting: 0 };
    parser.require(b'$', "`$`")?;
    let segments = parser.segments()?;
    if parser.at < text.len() {
        return parser.expected("`.`, `..`, `[` or the end of the query");
    }
    Ok(Query { absolute: true, segments })
}

/// A position in the text of a query, and how deep its expressions are nested there.
pub(crate) struct Parser<'t> {
    text: &'t str,
    pub(crate) at: usize,
    nesting: usize,
}

impl<'t> Parser<'t> {
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(crate) fn eat(&mut self, token: &str) -> bool {
        let found = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(token));
        if found {
            self.at += token.len();
        }
        found
    }

    pub(crate) fn require(&mut self, byte: u8, expected: &'static str) -> Parsed<()> {
        if self.peek() != Some(byte) {
            return self.expected(expected);
        }
        self.at += 1;
        Ok(())
    }

    pub(crate) fn expected<T>(&self, expected: &'static str) -> Parsed<T> {
        Err(JsonPathError { offset: self.at, expected })
    }

    pub(crate) fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// The text from `start` up to here.
    pub(crate) fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    pub(crate) fn skip_digits(&mut self) -> usize {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - start
    }

    /// Enters a nested expression; [`leave`](Self::leave) ends it.
    pub(crate) fn enter(&mut self) -> Parsed<()> {
        if self.nesting == MAX_NESTING {
            return self.expected("at most 32 levels of nesting");
        }
        self.nesting += 1;
        Ok(())
    }

    pub(crate) fn leave(&mut self) {
        self.nesting -= 1;
    }
}
