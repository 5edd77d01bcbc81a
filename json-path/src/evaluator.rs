//! The evaluation of segments, and its limits.
//!
//! It walks depth first and hands over each node as it is found, so that an existence test or
//! [`first`](crate::JsonPath::first) stops at once and no intermediate list is kept. RFC 9535 §2.1.2 defines the result
//! segment by segment but concatenates the lists node by node: the order is the same.

use crate::Limits;
use crate::segment::Segment;
use json::Value;

/// Evaluates segments: the document's root and the remaining limits.
pub(crate) struct Evaluator<'a> {
    pub(crate) root: &'a Value,
    pub(crate) nodes_left: usize,
    pub(crate) depth_left: usize,
}

/// Receives each node; returns whether evaluation continues.
pub(crate) type Visitor<'f, 'a> = &'f mut dyn FnMut(&'a Value) -> bool;

impl<'a> Evaluator<'a> {
    pub(crate) fn new(root: &'a Value, limits: Limits) -> Self {
        Self { root, nodes_left: limits.nodes, depth_left: limits.depth }
    }

    /// Evaluates the segments on a node. Returns `false` once evaluation is stopped by the visitor or the limits.
    pub(crate) fn visit(&mut self, segments: &[Segment], node: &'a Value, visitor: Visitor<'_, 'a>) -> bool {
        if !self.spend(1) {
            return false;
        }
        let Some((segment, rest)) = segments.split_first() else { return visitor(node) };
        if self.depth_left == 0 {
            return true;
        }
        self.depth_left -= 1;
        let go_on = segment.selectors.iter().all(|selector| self.select(selector, rest, node, visitor))
            && (!segment.descendant || each_child(node, &mut |child| self.visit(segments, child, visitor)));
        self.depth_left += 1;
        go_on
    }

    /// The first node that the segments select.
    pub(crate) fn first(&mut self, segments: &[Segment], node: &'a Value) -> Option<&'a Value> {
        let mut first = None;
        self.visit(segments, node, &mut |node| {
            first = Some(node);
            false
        });
        first
    }

    /// Counts nodes against the limit. Returns `false` if it is exceeded.
    pub(crate) fn spend(&mut self, nodes: usize) -> bool {
        let enough = self.nodes_left >= nodes;
        self.nodes_left = self.nodes_left.saturating_sub(nodes);
        enough
    }
}

/// Visits the children of a node in document order.
pub(crate) fn each_child<'a>(node: &'a Value, visitor: Visitor<'_, 'a>) -> bool {
    match node {
        Value::Array(items) => items.iter().all(visitor),
        Value::Object(members) => members.values().all(visitor),
        _ => true,
    }
}
