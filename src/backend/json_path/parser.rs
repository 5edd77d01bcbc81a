//! From the text of a query to its segments: the grammar of RFC 9535 (Appendix A), read byte by byte, with the checks
//! that the grammar cannot make: integers within I-JSON (§2.1) here, well-typed functions (§2.4.3) in [`filters`].

mod filters;

use super::{JsonPathError, Segment, Selector};
use crate::document::told_word;

/// Longer queries are refused: the longest in a description that ships has under 200 bytes.
const MAX_QUERY_BYTES: usize = 4096;
/// Filters, parentheses and function calls inside each other; bounds the parser's own recursion.
const MAX_NESTING: usize = 32;
/// The greatest integer that every JSON reader keeps exact (RFC 7493 §2.2).
const MAX_INTEGER: i64 = (1 << 53) - 1;

type Parsed<T> = Result<T, JsonPathError>;

pub(super) fn parse(text: &str) -> Parsed<Vec<Segment>> {
    if text.len() > MAX_QUERY_BYTES {
        return Err(JsonPathError { offset: MAX_QUERY_BYTES, expected: "a query of at most 4096 bytes" });
    }
    let mut parser = Parser { text, at: 0, nesting: 0 };
    parser.require(b'$', "`$`")?;
    let segments = parser.segments()?;
    if parser.at < text.len() {
        return parser.expected("`.`, `..`, `[` or the end of the query");
    }
    Ok(segments)
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    nesting: usize,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(token));
        if found {
            self.at += token.len();
        }
        found
    }

    fn require(&mut self, byte: u8, expected: &'static str) -> Parsed<()> {
        if self.peek() != Some(byte) {
            return self.expected(expected);
        }
        self.at += 1;
        Ok(())
    }

    #[inline(always)]
    fn expected<T>(&self, expected: &'static str) -> Parsed<T> {
        self.failed(told_word(expected))
    }

    fn failed<T>(&self, expected: &'static str) -> Parsed<T> {
        Err(JsonPathError { offset: self.at, expected })
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// What was read since `start`.
    fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn skip_digits(&mut self) -> usize {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - start
    }

    fn enter(&mut self) -> Parsed<()> {
        if self.nesting == MAX_NESTING {
            return self.expected("at most 32 levels of nesting");
        }
        self.nesting += 1;
        Ok(())
    }

    fn segments(&mut self) -> Parsed<Vec<Segment>> {
        let mut segments = Vec::new();
        loop {
            // Blanks may stand before a segment but not after the last one (§2.1.1), so they are taken on approval.
            let before = self.at;
            self.skip_blanks();
            let descendant = self.eat("..");
            let selectors = match self.peek() {
                Some(b'[') => self.bracketed()?,
                Some(b'.') if !descendant => {
                    self.at += 1;
                    self.shorthand()?
                }
                _ if descendant => self.shorthand()?,
                _ => {
                    self.at = before;
                    return Ok(segments);
                }
            };
            segments.push(Segment { descendant, selectors });
        }
    }

    /// What follows a dot: `*` or a bare member name (§2.5.1.1).
    fn shorthand(&mut self) -> Parsed<Vec<Selector>> {
        if self.eat("*") {
            return Ok(vec![Selector::Wildcard]);
        }
        let start = self.at;
        while let Some(b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' | 0x80..) = self.peek() {
            self.at += 1;
        }
        let name = self.since(start);
        if name.bytes().next().is_none_or(|first| first.is_ascii_digit()) {
            self.at = start;
            return self.expected("`*` or a name that starts with a letter or `_`");
        }
        Ok(vec![Selector::Name(name.to_owned())])
    }

    fn bracketed(&mut self) -> Parsed<Vec<Selector>> {
        self.require(b'[', "`[`")?;
        let mut selectors = Vec::new();
        loop {
            self.skip_blanks();
            selectors.push(self.selector()?);
            self.skip_blanks();
            if self.eat("]") {
                return Ok(selectors);
            }
            self.require(b',', "`,` or `]`")?;
        }
    }

    fn selector(&mut self) -> Parsed<Selector> {
        match self.peek() {
            Some(b'\'' | b'"') => self.string().map(Selector::Name),
            Some(b'*') => {
                self.at += 1;
                Ok(Selector::Wildcard)
            }
            Some(b'?') => {
                self.at += 1;
                self.filter().map(Selector::Filter)
            }
            Some(b'0'..=b'9' | b'-' | b':') => self.index_or_slice(),
            _ => self.expected("a quoted name, an index, a slice, `*` or `?`"),
        }
    }

    fn index_or_slice(&mut self) -> Parsed<Selector> {
        let start = self.integer()?;
        let after = self.at;
        self.skip_blanks();
        if !self.eat(":") {
            self.at = after;
            return match start {
                Some(index) => Ok(Selector::Index(index)),
                None => self.expected("an integer"),
            };
        }
        self.skip_blanks();
        let end = self.integer()?;
        self.skip_blanks();
        let mut step = None;
        if self.eat(":") {
            self.skip_blanks();
            step = self.integer()?;
        }
        Ok(Selector::Slice { start, end, step: step.unwrap_or(1) })
    }

    /// An integer if one starts here: no leading zero, no `-0`, within I-JSON (§2.1).
    fn integer(&mut self) -> Parsed<Option<i64>> {
        const EXPECTED: &str = "an integer from -9007199254740991 to 9007199254740991, without leading zeros";
        let start = self.at;
        let negative = self.eat("-");
        let digits = self.skip_digits();
        if digits == 0 {
            return if negative { self.expected("a digit") } else { Ok(None) };
        }
        let text = self.since(start);
        let leading_zero = (text.starts_with('0') && digits > 1) || text.starts_with("-0");
        match text.parse::<i64>() {
            Ok(value) if !leading_zero && (-MAX_INTEGER..=MAX_INTEGER).contains(&value) => Ok(Some(value)),
            _ => {
                self.at = start;
                self.expected(EXPECTED)
            }
        }
    }

    /// A string literal in either kind of quotes (§2.3.1.1), unescaped.
    fn string(&mut self) -> Parsed<String> {
        let quote = self.peek();
        self.at += 1;
        let mut text = String::new();
        loop {
            let plain = self.at;
            while !matches!(self.peek(), None | Some(b'\\' | 0..=0x1F)) && self.peek() != quote {
                self.at += 1;
            }
            text.push_str(self.since(plain));
            match self.peek() {
                Some(b'\\') => text.push(self.escape(quote)?),
                found if found.is_some() && found == quote => {
                    self.at += 1;
                    return Ok(text);
                }
                _ => return self.expected("the closing quote; control characters must be escaped"),
            }
        }
    }

    fn escape(&mut self, quote: Option<u8>) -> Parsed<char> {
        self.at += 1;
        let escaped = self.peek();
        let character = match escaped {
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(byte @ (b'/' | b'\\')) => byte as char,
            Some(byte) if escaped == quote => byte as char,
            Some(b'u') => return self.unicode_escape(),
            _ => return self.expected("an escape: the quote itself, `\\`, `/`, `b`, `f`, `n`, `r`, `t` or `u`"),
        };
        self.at += 1;
        Ok(character)
    }

    /// `uXXXX`, or two of them if the first is a high surrogate (RFC 8259 §7).
    fn unicode_escape(&mut self) -> Parsed<char> {
        let start = self.at;
        let mut code = self.four_hex()?;
        if (0xD800..0xDC00).contains(&code) && self.eat("\\") {
            let low = self.four_hex()?;
            if (0xDC00..0xE000).contains(&low) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            }
        }
        // A surrogate that stands alone is no character; two that do not pair were left as the high one.
        char::from_u32(code).map_or_else(
            || {
                self.at = start;
                self.expected("a character, or a high and a low surrogate")
            },
            Ok,
        )
    }

    fn four_hex(&mut self) -> Parsed<u32> {
        self.require(b'u', "`u`")?;
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| (byte as char).to_digit(16));
            let Some(digit) = digit else { return self.expected("four hexadecimal digits") };
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }
}
