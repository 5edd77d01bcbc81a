//! `function-expr` (§2.4): the functions of the RFC, and the values that arguments and comparisons are made of.

use crate::JsonPathError;
use crate::evaluator::Evaluator;
use crate::i_regexp::IRegexp;
use crate::parser::{Parsed, Parser};
use crate::query::Query;
use json::Value;
use std::borrow::Cow;

/// An argument of a function, one side of a comparison, or a whole test: which of them, the context decides (§2.4.3).
pub(crate) enum Argument {
    /// `ValueType`.
    Value(Operand),
    /// `NodesType`.
    Query(Query),
    /// `LogicalType`.
    Logical(Matches),
}

/// An expression of one value or `Nothing` (§2.4.1).
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Operand {
    Literal(Value),
    Singular(Query),
    Length(Box<Operand>),
    Count(Query),
    Value(Query),
}

/// `match()`, where the whole text has to match, or `search()`, where a part of it is enough.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Matches {
    whole: bool,
    text: Operand,
    pattern: Pattern,
}

/// The second argument of `match()` and `search()`, compiled once if it is a literal.
#[derive(Debug, Clone, PartialEq)]
enum Pattern {
    Literal(IRegexp),
    Computed(Operand),
}

impl Parser<'_> {
    /// `function-argument`.
    pub(crate) fn argument(&mut self) -> Parsed<Argument> {
        let literal = match self.peek() {
            Some(b'@' | b'$') => return self.query().map(Argument::Query),
            Some(b'a'..=b'z') => return self.keyword_or_call(),
            Some(b'\'' | b'"') => self.string().map(Value::String)?,
            Some(b'0'..=b'9' | b'-') => self.number()?,
            _ => return self.expected("`@`, `$`, a literal, a function, `!` or `(`"),
        };
        Ok(Argument::Value(Operand::Literal(literal)))
    }

    /// `true`, `false`, `null` or `function-expr`.
    fn keyword_or_call(&mut self) -> Parsed<Argument> {
        let start = self.at;
        while let Some(b'a'..=b'z' | b'0'..=b'9' | b'_') = self.peek() {
            self.at += 1;
        }
        let name = self.since(start);
        let literal = match name {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            _ => return self.call(start, name),
        };
        Ok(Argument::Value(Operand::Literal(literal)))
    }

    /// `function-expr`: one of the functions of §2.4.4 to §2.4.8, each argument of the type that its parameter declares.
    fn call(&mut self, start: usize, name: &str) -> Parsed<Argument> {
        self.enter()?;
        self.require(b'(', "`(` directly after the name of a function")?;
        self.skip_blanks();
        let call = match name {
            "length" => Argument::Value(Operand::Length(Box::new(self.value_argument()?))),
            "count" => Argument::Value(Operand::Count(self.query()?)),
            "value" => Argument::Value(Operand::Value(self.query()?)),
            "match" | "search" => {
                let text = self.value_argument()?;
                self.skip_blanks();
                self.require(b',', "`,` and a pattern")?;
                self.skip_blanks();
                Argument::Logical(Matches { whole: name == "match", text, pattern: self.pattern()? })
            }
            _ => {
                self.at = start;
                return self.expected("length(), count(), value(), match() or search()");
            }
        };
        self.skip_blanks();
        self.require(b')', "`)`")?;
        self.leave();
        Ok(call)
    }

    fn value_argument(&mut self) -> Parsed<Operand> {
        let start = self.at;
        let argument = self.argument()?;
        self.comparable(start, argument)
    }

    fn pattern(&mut self) -> Parsed<Pattern> {
        let start = self.at;
        match self.value_argument()? {
            Operand::Literal(Value::String(text)) => match IRegexp::parse(&text) {
                Ok(pattern) => Ok(Pattern::Literal(pattern)),
                Err(error) => Err(JsonPathError { offset: start, expected: error.expected }),
            },
            operand => Ok(Pattern::Computed(operand)),
        }
    }
}

impl<'a> Evaluator<'a> {
    /// The value of an operand; `None` is the `Nothing` of §2.4.1.
    pub(crate) fn operand<'o>(&mut self, operand: &'o Operand, current: &'a Value) -> Option<Cow<'o, Value>>
    where
        'a: 'o,
    {
        match operand {
            Operand::Literal(value) => Some(Cow::Borrowed(value)),
            Operand::Singular(query) => self.first_of(query, current).map(Cow::Borrowed),
            Operand::Length(operand) => {
                let length = length(self.operand(operand, current)?.as_ref())?;
                Some(Cow::Owned(Value::from(length)))
            }
            Operand::Count(query) => Some(Cow::Owned(Value::from(self.count(query, current)))),
            Operand::Value(query) => self.only(query, current).map(Cow::Borrowed),
        }
    }

    /// Whether a text matches a pattern (§2.4.6, §2.4.7); false if either is not a string or the pattern no I-Regexp.
    pub(crate) fn matches(&mut self, matches: &Matches, current: &'a Value) -> bool {
        let text = self.operand(&matches.text, current);
        let Some(text) = text.as_deref().and_then(Value::as_str) else { return false };
        let computed;
        let pattern = match &matches.pattern {
            Pattern::Literal(pattern) => pattern,
            Pattern::Computed(operand) => {
                let operand = self.operand(operand, current);
                let Some(source) = operand.as_deref().and_then(Value::as_str) else { return false };
                let Ok(pattern) = IRegexp::parse(source) else { return false };
                self.spend(1 + source.len() / 16);
                computed = pattern;
                &computed
            }
        };
        self.spend(pattern.cost(text)) && if matches.whole { pattern.matches(text) } else { pattern.is_in(text) }
    }
}

/// `length()` (§2.4.4): the characters of a string, the items of an array, the members of an object.
fn length(value: &Value) -> Option<usize> {
    match value {
        Value::String(text) => Some(text.chars().count()),
        Value::Array(items) => Some(items.len()),
        Value::Object(members) => Some(members.len()),
        _ => None,
    }
}
