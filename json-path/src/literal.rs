//! `literal` (§2.3.5.1), `string-literal` (§2.3.1.1) and `int` (§2.3.3.1).

use crate::parser::{Parsed, Parser};
use json::Value;

/// The greatest integer that every JSON parser keeps exact (RFC 7493 §2.2).
const MAX_INTEGER: i64 = (1 << 53) - 1;

impl Parser<'_> {
    /// An integer, if one starts here: no leading zero, no `-0`, within I-JSON (§2.1).
    pub(crate) fn integer(&mut self) -> Parsed<Option<i64>> {
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
    pub(crate) fn string(&mut self) -> Parsed<String> {
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
        // A lone surrogate is not a character; of two that are not a pair the high one is left.
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

    /// `number`: by the grammar of JSON and its own parser, so that a query and a document agree on every spelling.
    pub(crate) fn number(&mut self) -> Parsed<Value> {
        let start = self.at;
        self.eat("-");
        self.skip_digits();
        if self.eat(".") {
            self.skip_digits();
        }
        if self.eat("e") || self.eat("E") {
            let _signed = self.eat("+") || self.eat("-");
            self.skip_digits();
        }
        match json::parse(self.since(start)) {
            Ok(number) => Ok(number),
            Err(_) => {
                self.at = start;
                self.expected("a number as JSON writes it")
            }
        }
    }
}
