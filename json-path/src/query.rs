//! `jsonpath-query`, `rel-query` and `singular-query` (§2.1, §2.3.5): an identifier and its segments.

use crate::evaluator::Evaluator;
use crate::parser::{Parsed, Parser};
use crate::segment::Segment;
use crate::selector::Selector;
use json::Value;

/// A query: from the root (`$`) or from the node that a filter tests (`@`).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Query {
    pub(crate) absolute: bool,
    pub(crate) segments: Vec<Segment>,
}

impl Query {
    /// Whether the query selects at most one node by its form alone: names and single indexes only (§2.3.5.1).
    pub(crate) fn is_singular(&self) -> bool {
        self.segments.iter().all(|segment| {
            !segment.descendant && matches!(segment.selectors.as_slice(), [Selector::Name(_) | Selector::Index(_)])
        })
    }
}

impl Parser<'_> {
    /// `filter-query`: a query inside a filter.
    pub(crate) fn query(&mut self) -> Parsed<Query> {
        let absolute = self.eat("$");
        if !absolute {
            self.require(b'@', "`@` or `$`")?;
        }
        Ok(Query { absolute, segments: self.segments()? })
    }
}

impl<'a> Evaluator<'a> {
    /// The first node of a query inside a filter.
    pub(crate) fn first_of(&mut self, query: &Query, current: &'a Value) -> Option<&'a Value> {
        self.first(&query.segments, self.start_of(query, current))
    }

    /// The node of a query inside a filter, if it selects exactly one.
    pub(crate) fn only(&mut self, query: &Query, current: &'a Value) -> Option<&'a Value> {
        let mut only = None;
        let mut several = false;
        self.visit(&query.segments, self.start_of(query, current), &mut |node| {
            several = only.replace(node).is_some();
            !several
        });
        only.filter(|_| !several)
    }

    /// The number of nodes of a query inside a filter.
    pub(crate) fn count(&mut self, query: &Query, current: &'a Value) -> usize {
        let mut count = 0;
        self.visit(&query.segments, self.start_of(query, current), &mut |_| {
            count += 1;
            true
        });
        count
    }

    fn start_of(&self, query: &Query, current: &'a Value) -> &'a Value {
        if query.absolute { self.root } else { current }
    }
}
