//! JSONPath (RFC 9535): an expression that selects values in a JSON document.
//!
//! A query is parsed once and evaluated many times. The crate implements all of RFC 9535 and nothing beside it, so a query
//! can be tried in any other conforming tool. Each file is named after a production of the grammar (RFC 9535, appendix A)
//! and holds its syntax tree, its parser and its evaluation. Neither queries nor documents are trusted: the length and
//! the nesting of a query are limited when it is parsed, and evaluation has [`Limits`], past which the result is cut short.
//!
//! Two choices where the standard leaves room:
//! - A *literal* pattern in `match()` or `search()` that is not an I-Regexp (RFC 9485) is rejected when the query is parsed.
//!   RFC 9535 §2.4.6 would make the filter always false, which helps no author. A pattern from the document itself is
//!   simply false, as the RFC says.
//! - Members of an object are visited in document order.

mod comparison;
mod evaluator;
mod function;
pub mod i_regexp;
mod literal;
mod logical_expr;
mod parser;
mod query;
mod segment;
mod selector;
mod slice;
#[cfg(test)]
mod tests;

use evaluator::Evaluator;
use json::Value;
use query::Query;

/// A parsed query, relative to the root of the document it is evaluated on.
#[derive(Debug, Clone, PartialEq)]
pub struct JsonPath {
    query: Query,
}

/// A syntax error in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a JSONPath query: at byte {offset}, expected {expected}")]
pub struct JsonPathError {
    /// The position of the first mistake, in bytes from the start of the query.
    pub offset: usize,
    /// What would have been valid there, in words that follow "expected".
    pub expected: &'static str,
}

/// Limits on one evaluation. Nodes beyond a limit are left out of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The nodes visited, including those visited by filters.
    pub nodes: usize,
    /// The segments and levels of the document between the root and a node.
    pub depth: usize,
    /// The nodes selected.
    pub results: usize,
}

impl Default for Limits {
    /// Limits a few hundred times above what any page of any known backend needs; a fraction of a second at worst.
    fn default() -> Self {
        Self { nodes: 200_000, depth: 512, results: 10_000 }
    }
}

impl JsonPath {
    /// Parses a query. Errs, with the position and what was expected there, on what RFC 9535 calls not well-formed or not
    /// valid (§2.1), on a query longer than 4096 bytes, and on one nested deeper than 32 levels.
    pub fn parse(text: &str) -> Result<Self, JsonPathError> {
        parser::parse(text).map(|query| Self { query })
    }

    /// The selected nodes in the order of RFC 9535, with the duplicates that several selectors may yield.
    pub fn select<'a>(&self, root: &'a Value, limits: Limits) -> Vec<&'a Value> {
        let mut nodes = Vec::new();
        if limits.results > 0 {
            Evaluator::new(root, limits).visit(&self.query.segments, root, &mut |node| {
                nodes.push(node);
                nodes.len() < limits.results
            });
        }
        nodes
    }

    /// The first selected node. Cheaper than [`select`](Self::select): evaluation stops there.
    pub fn first<'a>(&self, root: &'a Value, limits: Limits) -> Option<&'a Value> {
        Evaluator::new(root, limits).first(&self.query.segments, root)
    }
}
