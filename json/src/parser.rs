//! The parser: a single pass, recursion bounded by the nesting limit, each member name allocated once.

use crate::float;
use crate::value::{Map, Number, Value};
use std::rc::Rc;

/// The maximum nesting of arrays and objects. Real responses stay under 30 levels.
const MAX_DEPTH: usize = 128;

/// A syntax error: its position and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected} at line {line}, column {column}")]
pub struct JsonError {
    /// What would have been valid at the position.
    pub expected: &'static str,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in bytes, counted from 1.
    pub column: usize,
}

/// Parses a JSON document. Skips a leading byte order mark and replaces lone surrogates by U+FFFD. Fails on anything after
/// the document and on more than 128 levels of nesting.
pub fn parse(text: &str) -> Result<Value, JsonError> {
    parse_within(text, MAX_DEPTH)
}

/// Parses a document that the program itself has written, with a higher nesting limit than [`parse`]: it may contain a
/// parsed response, or XML, where each element takes two levels.
pub fn parse_deep(text: &str) -> Result<Value, JsonError> {
    parse_within(text, 2 * MAX_DEPTH + 16)
}

fn parse_within(text: &str, deepest: usize) -> Result<Value, JsonError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut parser = Parser { text, at: 0, deepest, names: Names::default() };
    let value = parser.value(0).and_then(|value| {
        parser.skip_space();
        if parser.at == text.len() { Ok(value) } else { Err("the end, since the document ends before") }
    });
    value.map_err(|expected| {
        let before = text.as_bytes().get(..parser.at).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let column = 1 + before.iter().rev().take_while(|byte| **byte != b'\n').count();
        JsonError { expected, line, column }
    })
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    deepest: usize,
    names: Names,
}

/// A cache of recent member names, so that objects share them: one slot per hash of a name's length and last bytes.
struct Names([Option<Rc<str>>; Names::SLOTS]);

impl Default for Names {
    fn default() -> Self {
        Self([const { None }; Self::SLOTS])
    }
}

impl Names {
    const SLOTS: usize = 128;

    fn shared(&mut self, name: &str) -> Rc<str> {
        let bytes = name.as_bytes().iter().rev().take(3);
        let slot = bytes.fold(name.len(), |sum, byte| sum.wrapping_mul(31) ^ usize::from(*byte)) % Self::SLOTS;
        let known = &mut self.0[slot];
        match known {
            Some(known) if **known == *name => known.clone(),
            _ => known.insert(name.into()).clone(),
        }
    }
}

type Parsed<T> = Result<T, &'static str>;

impl<'a> Parser<'a> {
    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Parsed<Value> {
        if depth > self.deepest {
            return Err("no more than 128 levels of arrays and objects");
        }
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))]
                .into_iter()
                .find(|(word, _)| self.text.as_bytes()[self.at..].starts_with(word.as_bytes()))
                .map(|(word, value)| {
                    self.at += word.len();
                    value
                })
                .ok_or(if self.at == self.text.len() { "a value, but the text ends" } else { "a value" }),
        }
    }

    fn array(&mut self, depth: usize) -> Parsed<Value> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.take(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.take(b']') {
                return Ok(Value::Array(items));
            }
            if !self.take(b',') {
                return Err("a comma or the end of the array");
            }
        }
    }

    fn object(&mut self, depth: usize) -> Parsed<Value> {
        self.at += 1;
        let mut members = Map::new();
        self.skip_space();
        if self.take(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.skip_space();
            let name = self.name()?;
            self.skip_space();
            if !self.take(b':') {
                return Err("a colon");
            }
            let value = self.value(depth + 1)?;
            members.push(name, value);
            self.skip_space();
            if self.take(b'}') {
                return Ok(Value::Object(members));
            }
            if !self.take(b',') {
                return Err("a comma or the end of the object");
            }
        }
    }

    fn name(&mut self) -> Parsed<Rc<str>> {
        if !self.take(b'"') {
            return Err("a string in quotes");
        }
        let plain = self.plain();
        if self.take(b'"') {
            return Ok(self.names.shared(plain));
        }
        self.rest_of_string(plain).map(Into::into)
    }

    fn string(&mut self) -> Parsed<String> {
        if !self.take(b'"') {
            return Err("a string in quotes");
        }
        let plain = self.plain();
        if self.take(b'"') {
            return Ok(plain.to_owned());
        }
        self.rest_of_string(plain)
    }

    /// The text up to the next quote, backslash or control character; most of a response is such text.
    fn plain(&mut self) -> &'a str {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == b'"' || *byte == b'\\' || *byte < 0x20);
        self.at += end.unwrap_or(rest.len());
        // Both ends are at ASCII bytes, so this doesn't split a character.
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Parses the rest of a string that is plain up to an escape or control character.
    fn rest_of_string(&mut self, beginning: &str) -> Parsed<String> {
        let mut out = beginning.to_owned();
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => {
                    self.at += 1;
                    out.push(self.escape()?);
                }
                Some(_) => return Err("an escape in place of a control character"),
                None => return Err("the end of a string"),
            }
            out.push_str(self.plain());
        }
    }

    fn escape(&mut self) -> Parsed<char> {
        let byte = self.peek().ok_or("the end of an escape")?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hex()?;
                if (0xd800..0xdc00).contains(&first) && self.text.as_bytes()[self.at..].starts_with(b"\\u") {
                    let back = self.at;
                    self.at += 2;
                    let second = self.hex()?;
                    if (0xdc00..0xe000).contains(&second) {
                        let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                        return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                    }
                    self.at = back;
                }
                char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => {
                self.at -= 1;
                return Err("one of the escapes of JSON");
            }
        })
    }

    fn hex(&mut self) -> Parsed<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16)).ok_or("four hexadecimal digits")?;
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    fn digits(&mut self) -> Parsed<()> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err("a digit");
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Parsed<Value> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        let mut whole = true;
        if self.take(b'.') {
            whole = false;
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            whole = false;
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        let digits = self.text.get(start..self.at).unwrap_or_default();
        if whole {
            // -0 is a float, because integers have no negative zero.
            if let Some(number) = digits.parse::<i64>().ok().filter(|number| *number != 0 || digits == "0") {
                return Ok(number.into());
            }
            if let Ok(number) = digits.parse::<u64>() {
                return Ok(number.into());
            }
        }
        Number::from_f64(float::parse(digits)).map(Value::Number).ok_or("a number within the range of floating point")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{json, write};
    use proptest::prelude::*;

    #[test]
    fn an_error_names_the_line_the_column_and_what_was_expected() {
        let message = |text: &str| parse(text).unwrap_err().to_string();
        assert_eq!(message("{\n \"a\": 1\n \"b\"}"), "expected a comma or the end of the object at line 3, column 2");
        assert_eq!(message("[1, 2"), "expected a comma or the end of the array at line 1, column 6");
        assert_eq!(message("{} {}"), "expected the end, since the document ends before at line 1, column 4");
        assert_eq!(message(""), "expected a value, but the text ends at line 1, column 1");
        assert_eq!(message("\"a"), "expected the end of a string at line 1, column 3");
        for wrong in
            ["01", "1.", "+1", ".5", "1e", "nul", "[1,]", "{\"a\":1,}", "{a:1}", "\"\\x\"", "\"\n\"", "'a'", "NaN"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_lone_surrogate_becomes_a_replacement_character_and_a_pair_one_character() {
        assert_eq!(
            parse(r#""\ud83d\ude00 \ud83d x \ude00 \ud83d\u0041""#).unwrap(),
            "😀 \u{fffd} x \u{fffd} \u{fffd}A"
        );
    }

    #[test]
    fn a_document_nested_too_deeply_is_rejected_before_the_stack_overflows() {
        assert!(parse(&"[".repeat(1_000_000)).is_err());
        assert!(parse(&["[".repeat(128), "]".repeat(128)].concat()).is_ok());
    }

    #[test]
    fn numbers_are_integers_where_they_can_be() {
        assert_eq!(
            parse("[0, -0, 18446744073709551615, -5, 1e3, 0.5]").unwrap(),
            json!([0, -0.0, u64::MAX, -5, 1e3, 0.5])
        );
        assert_eq!(write(&parse("[0.5,1e300,-7]").unwrap()), "[0.5,1e+300,-7]");
        assert!(parse("1e999").is_err());
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            // Binary fractions, which every parser reads alike.
            any::<i32>().prop_map(|number| Value::Number(Number::Float(f64::from(number) / 64.0 + 0.0078125))),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..5)
                    .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_parses_what_serde_json_writes_and_serde_json_parses_what_it_writes(value in any_json()) {
            prop_assert_eq!(&parse(&serde_json::to_string(&value).unwrap()).unwrap(), &value);
            prop_assert_eq!(&parse(&serde_json::to_string_pretty(&value).unwrap()).unwrap(), &value);
            prop_assert_eq!(&serde_json::from_str::<Value>(&write(&value)).unwrap(), &value);
        }

        #[test]
        fn it_accepts_and_rejects_what_serde_json_does(text in "[\\[\\]{}:,\"0-9eE+.\\\\u tfnrlase-]{0,24}") {
            let other = serde_json::from_str::<Value>(&text);
            if let Ok(value) = &other {
                prop_assert_eq!(&parse(&text).unwrap(), value);
            } else if !text.contains("\\u") && !text.contains(['e', 'E']) {
                prop_assert!(parse(&text).is_err());
            }
        }
    }
}
