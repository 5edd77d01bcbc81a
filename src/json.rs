//! JSON (RFC 8259) to values and back. Both are our own: `serde_json` costs the reader more kilobytes than all of this
//! module, its objects are slower to make and to let go, and it stops at the first lone surrogate, which real answers
//! hold. Numbers that are not whole are left to the platform.

mod serde;
mod value;

use crate::browser::number;
use std::rc::Rc;
pub use value::{Map, Number, Value};

/// How deep lists and objects may lie in one another. Real answers stay under thirty.
const DEEPEST: usize = 128;

/// Where a text stops being JSON, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected} at line {line}, column {column}")]
pub struct JsonError {
    /// What would have been right.
    pub expected: &'static str,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in bytes, counted from 1.
    pub column: usize,
}

/// Reads one JSON document. A byte order mark before it is passed over; a lone surrogate becomes U+FFFD. Errs on
/// anything after the document and on more than 128 levels.
pub fn parse(text: &str) -> Result<Value, JsonError> {
    parse_within(text, DEEPEST)
}

/// Reads a document that is made of others which were read before: of answers, or of XML, whose every element is two
/// levels. So twice as deep as [`parse`], and some more.
pub fn parse_deep(text: &str) -> Result<Value, JsonError> {
    parse_within(text, 2 * DEEPEST + 16)
}

fn parse_within(text: &str, deepest: usize) -> Result<Value, JsonError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader { text, at: 0, deepest, names: Names::default() };
    let value = reader.value(0).and_then(|value| {
        reader.skip_space();
        if reader.at == text.len() { Ok(value) } else { Err("the end, since the document ends before") }
    });
    value.map_err(|expected| {
        let before = text.as_bytes().get(..reader.at).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let column = 1 + before.iter().rev().take_while(|byte| **byte != b'\n').count();
        JsonError { expected, line, column }
    })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    deepest: usize,
    names: Names,
}

/// The names of members that came last, to be shared: each has one place, by its length and its last bytes.
struct Names([Option<Rc<str>>; Names::PLACES]);

impl Default for Names {
    fn default() -> Self {
        Self([const { None }; Self::PLACES])
    }
}

impl Names {
    const PLACES: usize = 128;

    fn shared(&mut self, name: &str) -> Rc<str> {
        let bytes = name.as_bytes().iter().rev().take(3);
        let place = bytes.fold(name.len(), |sum, byte| sum.wrapping_mul(31) ^ usize::from(*byte)) % Self::PLACES;
        let known = &mut self.0[place];
        match known {
            Some(known) if **known == *name => known.clone(),
            _ => known.insert(name.into()).clone(),
        }
    }
}

type Read<T> = Result<T, &'static str>;

impl<'a> Reader<'a> {
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

    fn value(&mut self, depth: usize) -> Read<Value> {
        if depth > self.deepest {
            return Err("no more than 128 levels of lists and objects");
        }
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.text().map(Value::String),
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

    fn list(&mut self, depth: usize) -> Read<Value> {
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
                return Err("a comma or the end of the list");
            }
        }
    }

    fn object(&mut self, depth: usize) -> Read<Value> {
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

    fn name(&mut self) -> Read<Rc<str>> {
        if !self.take(b'"') {
            return Err("a text in quotes");
        }
        let plain = self.plain();
        if self.take(b'"') {
            return Ok(self.names.shared(plain));
        }
        self.rest_of_text(plain).map(Into::into)
    }

    fn text(&mut self) -> Read<String> {
        if !self.take(b'"') {
            return Err("a text in quotes");
        }
        let plain = self.plain();
        if self.take(b'"') {
            return Ok(plain.to_owned());
        }
        self.rest_of_text(plain)
    }

    /// What stands here up to the next quote, backslash or control character: by far the most of an answer.
    fn plain(&mut self) -> &'a str {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == b'"' || *byte == b'\\' || *byte < 0x20);
        self.at += end.unwrap_or(rest.len());
        // Both ends are at ASCII bytes, so they part no character.
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// A text whose beginning has been read, up to something that is not plain.
    fn rest_of_text(&mut self, beginning: &str) -> Read<String> {
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
                None => return Err("the end of a text"),
            }
            out.push_str(self.plain());
        }
    }

    fn escape(&mut self) -> Read<char> {
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
                return Err("one of the escapes that JSON has");
            }
        })
    }

    fn hex(&mut self) -> Read<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16)).ok_or("four hexadecimal digits")?;
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    fn digits(&mut self) -> Read<()> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err("a digit");
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Read<Value> {
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
            // Minus zero is no whole number.
            if let Some(number) = digits.parse::<i64>().ok().filter(|number| *number != 0 || digits == "0") {
                return Ok(number.into());
            }
            if let Ok(number) = digits.parse::<u64>() {
                return Ok(number.into());
            }
        }
        Number::from_f64(number::parse(digits)).map(Value::Number).ok_or("a number that can be told")
    }
}

/// A number as JSON writes it.
pub fn number_text(number: &Number) -> String {
    match (number.as_i64(), number.as_u64()) {
        (Some(number), _) => number.to_string(),
        (None, Some(number)) => number.to_string(),
        (None, None) => number::format(number.as_f64().unwrap_or(0.0)),
    }
}

/// The text of a value that is one: a text without blanks at its ends, or a number. `true` is none: no backend means it
/// to be read.
pub fn to_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number_text(number)),
        _ => None,
    }
}

/// A value as JSON.
pub fn write(value: &Value) -> String {
    let mut out = String::new();
    write_value(value, &mut out);
    out
}

fn write_value(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(&number_text(number)),
        Value::String(text) => write_text(text, out),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_value(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (at, (name, value)) in members.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_text(name, out);
                out.push(':');
                write_value(value, out);
            }
            out.push('}');
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{0}'..='\u{1f}' => {
                out.push_str("\\u00");
                for digit in [character as u32 >> 4, character as u32 & 15] {
                    out.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

/// A value written as a literal, for tests.
#[cfg(test)]
macro_rules! json {
    ($($tokens:tt)+) => {
        serde_json::from_value::<crate::json::Value>(serde_json::json!($($tokens)+)).unwrap()
    };
}

#[cfg(test)]
pub(crate) use json;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let told = |text: &str| parse(text).unwrap_err().to_string();
        assert_eq!(told("{\n \"a\": 1\n \"b\"}"), "expected a comma or the end of the object at line 3, column 2");
        assert_eq!(told("[1, 2"), "expected a comma or the end of the list at line 1, column 6");
        assert_eq!(told("{} {}"), "expected the end, since the document ends before at line 1, column 4");
        assert_eq!(told(""), "expected a value, but the text ends at line 1, column 1");
        assert_eq!(told("\"a"), "expected the end of a text at line 1, column 3");
        for wrong in
            ["01", "1.", "+1", ".5", "1e", "nul", "[1,]", "{\"a\":1,}", "{a:1}", "\"\\x\"", "\"\n\"", "'a'", "NaN"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_lone_surrogate_is_a_replacement_and_a_pair_is_a_character() {
        assert_eq!(
            parse(r#""\ud83d\ude00 \ud83d x \ude00 \ud83d\u0041""#).unwrap(),
            "😀 \u{fffd} x \u{fffd} \u{fffd}A"
        );
    }

    #[test]
    fn a_document_nested_beyond_reason_is_refused_before_the_stack_is_used_up() {
        assert!(parse(&"[".repeat(1_000_000)).is_err());
        assert!(parse(&["[".repeat(128), "]".repeat(128)].concat()).is_ok());
    }

    #[test]
    fn numbers_are_whole_where_they_can_be() {
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
            // Halves and their like, which every reader reads alike.
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
        fn it_reads_what_others_write_and_others_read_what_it_writes(value in any_json()) {
            prop_assert_eq!(&parse(&serde_json::to_string(&value).unwrap()).unwrap(), &value);
            prop_assert_eq!(&parse(&serde_json::to_string_pretty(&value).unwrap()).unwrap(), &value);
            prop_assert_eq!(&serde_json::from_str::<Value>(&write(&value)).unwrap(), &value);
        }

        #[test]
        fn it_takes_and_refuses_what_others_do(text in "[\\[\\]{}:,\"0-9eE+.\\\\u tfnrlase-]{0,24}") {
            let other = serde_json::from_str::<Value>(&text);
            if let Ok(value) = &other {
                prop_assert_eq!(&parse(&text).unwrap(), value);
            } else if !text.contains("\\u") && !text.contains(['e', 'E']) {
                prop_assert!(parse(&text).is_err());
            }
        }
    }
}
