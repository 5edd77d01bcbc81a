//! JSONPath (RFC 9535): how a description says where a value stands in a backend's answer.
//!
//! A query is parsed once, when the description is loaded, and asked many times, once or more for every item of a
//! listing. The whole of RFC 9535 is here and nothing beside it: what a description writes can be tried in any other
//! conforming tool. Both sides are bounded, because neither the description nor the answer is ours: a query has a
//! greatest length and nesting, an evaluation has [`Limits`], and past them the answer is cut short, never a panic.
//!
//! Two choices where the standard leaves room:
//! - A *literal* pattern in `match()` or `search()` that is no I-Regexp (RFC 9485) is refused when the query is parsed.
//!   RFC 9535 §2.4.6 would let the filter be false for ever, which helps no author. A pattern that comes from the
//!   answer itself is simply false, as the RFC says.
//! - Members of an object are visited in the order in which the answer lists them.

mod evaluator;
pub mod i_regexp;
mod parser;
#[cfg(test)]
mod tests;

use crate::json::Value;
use evaluator::Evaluator;
use i_regexp::IRegexp;

/// A parsed JSONPath query (RFC 9535), always relative to the root of the document it is given.
#[derive(Debug, Clone, PartialEq)]
pub struct JsonPath {
    segments: Vec<Segment>,
}

/// Why a text is no JSONPath query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a JSONPath query: at byte {offset}, expected {expected}")]
pub struct JsonPathError {
    /// Where the query stopped making sense, in bytes from its start.
    pub offset: usize,
    /// What would have made sense there, in words that follow "expected".
    pub expected: &'static str,
}

/// How much one evaluation may do. Whatever is past a limit is left out of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Nodes that may be looked at, counting those that filters look at.
    pub nodes: usize,
    /// Segments and levels of the document that may lie between the root and a node.
    pub depth: usize,
    /// Nodes that may be selected.
    pub results: usize,
}

impl Default for Limits {
    /// Enough for any page of any backend seen so far, some hundred times over; a fraction of a second at worst.
    fn default() -> Self {
        Self { nodes: 200_000, depth: 512, results: 10_000 }
    }
}

impl JsonPath {
    /// Parses a query. Errs, with the place and what was expected there, on whatever RFC 9535 calls not well-formed or
    /// not valid (§2.1), on a query longer than 4096 bytes, and on one nested deeper than 32 levels.
    pub fn parse(query: &str) -> Result<Self, JsonPathError> {
        parser::parse(query).map(|segments| Self { segments })
    }

    /// The selected nodes in the order of RFC 9535, with the duplicates that several selectors may give.
    pub fn select<'a>(&self, root: &'a Value, limits: Limits) -> Vec<&'a Value> {
        let mut nodes = Vec::new();
        if limits.results > 0 {
            Evaluator::new(root, limits).visit(&self.segments, root, &mut |node| {
                nodes.push(node);
                nodes.len() < limits.results
            });
        }
        nodes
    }

    /// The first selected node. Cheaper than [`select`](Self::select): nothing after it is looked at.
    pub fn first<'a>(&self, root: &'a Value, limits: Limits) -> Option<&'a Value> {
        Evaluator::new(root, limits).first(&self.segments, root)
    }
}

/// A step of a query (§2.5): what is selected of a node's children, or of all its descendants' children.
#[derive(Debug, Clone, PartialEq)]
struct Segment {
    descendant: bool,
    selectors: Vec<Selector>,
}

/// What a segment picks from the children of one node (§2.3).
#[derive(Debug, Clone, PartialEq)]
enum Selector {
    Name(String),
    Wildcard,
    Index(i64),
    Slice { start: Option<i64>, end: Option<i64>, step: i64 },
    Filter(Filter),
}

/// A logical expression (§2.3.5). `!=`, `>` and `>=` are written with the three comparisons that are kept.
#[derive(Debug, Clone, PartialEq)]
enum Filter {
    Any(Vec<Filter>),
    All(Vec<Filter>),
    Not(Box<Filter>),
    Exists(Query),
    Compare(Comparison, Operand, Operand),
    /// `match()` when the whole text must match, `search()` when a part of it is enough.
    Matches {
        whole: bool,
        text: Operand,
        pattern: Pattern,
    },
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Comparison {
    Equal,
    Less,
    LessOrEqual,
}

/// A query inside a filter: from the root (`$`) or from the node under test (`@`).
#[derive(Debug, Clone, PartialEq)]
struct Query {
    absolute: bool,
    segments: Vec<Segment>,
}

/// What gives one value or nothing: the `ValueType` of §2.4.1.
#[derive(Debug, Clone, PartialEq)]
enum Operand {
    Literal(Value),
    Singular(Query),
    Length(Box<Operand>),
    Count(Query),
    Value(Query),
}

/// The second argument of `match()` and `search()`: compiled once if the query spells it out.
#[derive(Debug, Clone, PartialEq)]
enum Pattern {
    Fixed(IRegexp),
    Found(Operand),
}
