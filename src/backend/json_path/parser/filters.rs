//! The part of the grammar inside `?`: logic, comparisons, tests and functions, with the checks of §2.4.3 that each
//! stands where its type allows.

use super::super::i_regexp::IRegexp;
use super::super::{Comparison, Filter, JsonPathError, Operand, Pattern, Query, Selector};
use super::{Parsed, Parser};
use crate::json::Value;

/// One side of a comparison, or all of a test, before it is known which of the two it is.
enum Term {
    Operand(Operand),
    Query(Query),
    Test(Filter),
}

impl Parser<'_> {
    /// A logical expression (§2.3.5), with the blanks around it: `||` binds less than `&&`, `&&` less than `!`.
    pub(super) fn filter(&mut self) -> Parsed<Filter> {
        self.enter()?;
        let mut any = Vec::new();
        loop {
            let mut all = Vec::new();
            loop {
                self.skip_blanks();
                all.push(self.basic()?);
                self.skip_blanks();
                if !self.eat("&&") {
                    break;
                }
            }
            any.push(single_or(all, Filter::All));
            if !self.eat("||") {
                self.nesting -= 1;
                return Ok(single_or(any, Filter::Any));
            }
        }
    }

    /// A parenthesis, a comparison or a test; only the first and the last may be negated (§2.3.5.1).
    fn basic(&mut self) -> Parsed<Filter> {
        let negated = self.eat("!");
        if negated {
            self.skip_blanks();
        }
        let start = self.at;
        let filter = if self.eat("(") {
            let inner = self.filter()?;
            self.require(b')', "`&&`, `||`, a comparison or `)`")?;
            inner
        } else {
            let left = self.term()?;
            match self.comparison() {
                Some(sign) if !negated => return self.compare(start, left, sign),
                _ => self.test(start, left)?,
            }
        };
        Ok(if negated { Filter::Not(Box::new(filter)) } else { filter })
    }

    fn test(&mut self, start: usize, term: Term) -> Parsed<Filter> {
        match term {
            Term::Query(query) => Ok(Filter::Exists(query)),
            Term::Test(filter) => Ok(filter),
            Term::Operand(_) => {
                self.at = start;
                self.expected("a query, match(), search() or a comparison: a value alone is neither true nor false")
            }
        }
    }

    /// The sign of a comparison if one follows; where it does not, the blanks are left for the caller.
    fn comparison(&mut self) -> Option<&'static str> {
        let before = self.at;
        self.skip_blanks();
        // `<=` before `<`: the longest sign is the one meant.
        let sign = ["==", "!=", "<=", ">=", "<", ">"].into_iter().find(|sign| self.eat(sign));
        if sign.is_none() {
            self.at = before;
        }
        sign
    }

    fn compare(&mut self, start: usize, left: Term, sign: &str) -> Parsed<Filter> {
        let left = self.comparable(start, left)?;
        self.skip_blanks();
        let start = self.at;
        let right = self.term()?;
        let right = self.comparable(start, right)?;
        Ok(match sign {
            "==" => Filter::Compare(Comparison::Equal, left, right),
            "!=" => Filter::Not(Box::new(Filter::Compare(Comparison::Equal, left, right))),
            "<=" => Filter::Compare(Comparison::LessOrEqual, left, right),
            ">=" => Filter::Compare(Comparison::LessOrEqual, right, left),
            "<" => Filter::Compare(Comparison::Less, left, right),
            _ => Filter::Compare(Comparison::Less, right, left),
        })
    }

    /// Only what gives at most one value can be compared: a literal, a singular query, `length()`, `count()`, `value()`.
    fn comparable(&mut self, start: usize, term: Term) -> Parsed<Operand> {
        match term {
            Term::Operand(operand) => return Ok(operand),
            Term::Query(query) if is_singular(&query) => return Ok(Operand::Singular(query)),
            _ => {}
        }
        self.at = start;
        self.expected("a literal, a query that selects at most one node, length(), count() or value()")
    }

    fn term(&mut self) -> Parsed<Term> {
        match self.peek() {
            Some(b'@' | b'$') => self.query().map(Term::Query),
            Some(b'\'' | b'"') => self.string().map(|text| Term::Operand(Operand::Literal(Value::String(text)))),
            Some(b'0'..=b'9' | b'-') => self.number(),
            Some(b'a'..=b'z') => self.keyword_or_call(),
            _ => self.expected("`@`, `$`, a literal, a function, `!` or `(`"),
        }
    }

    fn query(&mut self) -> Parsed<Query> {
        let absolute = self.eat("$");
        if !absolute {
            self.require(b'@', "`@` or `$`")?;
        }
        Ok(Query { absolute, segments: self.segments()? })
    }

    /// A number by the grammar of JSON, and read by the reader that reads the answers, so that equal spellings are equal.
    fn number(&mut self) -> Parsed<Term> {
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
        match crate::json::parse(self.since(start)) {
            Ok(number) => Ok(Term::Operand(Operand::Literal(number))),
            Err(_) => {
                self.at = start;
                self.expected("a number as JSON writes it")
            }
        }
    }

    fn keyword_or_call(&mut self) -> Parsed<Term> {
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
        Ok(Term::Operand(Operand::Literal(literal)))
    }

    /// A call of one of the functions of §2.4.4 to §2.4.8, each argument of the type that its parameter declares.
    fn call(&mut self, start: usize, name: &str) -> Parsed<Term> {
        self.enter()?;
        self.require(b'(', "`(` directly after the name of a function")?;
        self.skip_blanks();
        let term = match name {
            "length" => Term::Operand(Operand::Length(Box::new(self.value_argument()?))),
            "count" => Term::Operand(Operand::Count(self.query()?)),
            "value" => Term::Operand(Operand::Value(self.query()?)),
            "match" | "search" => {
                let text = self.value_argument()?;
                self.skip_blanks();
                self.require(b',', "`,` and a pattern")?;
                self.skip_blanks();
                Term::Test(Filter::Matches { whole: name == "match", text, pattern: self.pattern()? })
            }
            _ => {
                self.at = start;
                return self.expected("length(), count(), value(), match() or search()");
            }
        };
        self.skip_blanks();
        self.require(b')', "`)`")?;
        self.nesting -= 1;
        Ok(term)
    }

    fn value_argument(&mut self) -> Parsed<Operand> {
        let start = self.at;
        let term = self.term()?;
        self.comparable(start, term)
    }

    fn pattern(&mut self) -> Parsed<Pattern> {
        let start = self.at;
        match self.value_argument()? {
            Operand::Literal(Value::String(text)) => match IRegexp::parse(&text) {
                Ok(pattern) => Ok(Pattern::Fixed(pattern)),
                Err(error) => Err(JsonPathError { offset: start, expected: error.expected }),
            },
            operand => Ok(Pattern::Found(operand)),
        }
    }
}

/// At most one node by its form alone: names and single indexes only (§2.3.5.1).
fn is_singular(query: &Query) -> bool {
    query.segments.iter().all(|segment| {
        !segment.descendant && matches!(segment.selectors.as_slice(), [Selector::Name(_) | Selector::Index(_)])
    })
}

fn single_or(mut filters: Vec<Filter>, several: fn(Vec<Filter>) -> Filter) -> Filter {
    match filters.pop() {
        Some(only) if filters.is_empty() => only,
        Some(last) => {
            filters.push(last);
            several(filters)
        }
        None => several(filters),
    }
}
