//! `selector` (§2.3): what a segment selects from the children of one node.

use crate::evaluator::{Evaluator, Visitor, each_child};
use crate::logical_expr::LogicalExpr;
use crate::parser::{Parsed, Parser};
use crate::segment::Segment;
use crate::slice::Slice;
use json::Value;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Selector {
    Name(String),
    Wildcard,
    Index(i64),
    Slice(Slice),
    Filter(LogicalExpr),
}

impl Parser<'_> {
    /// `selector`.
    pub(crate) fn selector(&mut self) -> Parsed<Selector> {
        match self.peek() {
            Some(b'\'' | b'"') => self.string().map(Selector::Name),
            Some(b'*') => {
                self.at += 1;
                Ok(Selector::Wildcard)
            }
            Some(b'?') => {
                self.at += 1;
                self.logical_expr().map(Selector::Filter)
            }
            Some(b'0'..=b'9' | b'-' | b':') => self.index_or_slice(),
            _ => self.expected("a quoted name, an index, a slice, `*` or `?`"),
        }
    }
}

impl<'a> Evaluator<'a> {
    /// Takes what a selector selects of a node's children through the remaining segments. False once evaluation is over.
    pub(crate) fn select(
        &mut self,
        selector: &Selector,
        rest: &[Segment],
        node: &'a Value,
        visitor: Visitor<'_, 'a>,
    ) -> bool {
        match (selector, node) {
            (Selector::Name(name), Value::Object(members)) => {
                members.get(name).is_none_or(|child| self.visit(rest, child, visitor))
            }
            (Selector::Index(index), Value::Array(items)) => {
                item(items, *index).is_none_or(|child| self.visit(rest, child, visitor))
            }
            (Selector::Slice(slice), Value::Array(items)) => self.slice(slice, items, rest, visitor),
            (Selector::Wildcard, _) => each_child(node, &mut |child| self.visit(rest, child, visitor)),
            (Selector::Filter(filter), _) => each_child(node, &mut |child| {
                let selected = self.test(filter, child);
                // The result of a test that ran out of nodes is meaningless, and `!` would even make it true.
                self.nodes_left > 0 && (!selected || self.visit(rest, child, visitor))
            }),
            _ => true,
        }
    }
}

fn item(items: &[Value], index: i64) -> Option<&Value> {
    let index = if index < 0 { index + items.len() as i64 } else { index };
    items.get(usize::try_from(index).ok()?)
}
