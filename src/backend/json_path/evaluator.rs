//! From a document to the nodes that a query selects.
//!
//! The walk is depth first and hands over each node as it is found, so that an existence test or
//! [`first`](super::JsonPath::first) stops at once and no intermediate list is kept. RFC 9535 §2.1.2 defines the answer
//! segment by segment, but joins the lists node by node: the order is the same.

use super::i_regexp::IRegexp;
use super::{Comparison, Filter, Limits, Operand, Pattern, Query, Segment, Selector};
use crate::json::{Number, Value};
use std::borrow::Cow;
use std::cmp::Ordering;

pub(super) struct Evaluator<'a> {
    root: &'a Value,
    nodes_left: usize,
    depth_left: usize,
}

/// Is told each node; says whether the walk should go on.
type Found<'f, 'a> = &'f mut dyn FnMut(&'a Value) -> bool;

impl<'a> Evaluator<'a> {
    pub(super) fn new(root: &'a Value, limits: Limits) -> Self {
        Self { root, nodes_left: limits.nodes, depth_left: limits.depth }
    }

    /// Takes the node through the segments. False as soon as the walk is over, by `found` or for want of nodes.
    pub(super) fn visit(&mut self, segments: &[Segment], node: &'a Value, found: Found<'_, 'a>) -> bool {
        if !self.spend(1) {
            return false;
        }
        let Some((segment, rest)) = segments.split_first() else { return found(node) };
        if self.depth_left == 0 {
            return true;
        }
        self.depth_left -= 1;
        let go_on = segment.selectors.iter().all(|selector| self.select(selector, rest, node, found))
            && (!segment.descendant || each_child(node, &mut |child| self.visit(segments, child, found)));
        self.depth_left += 1;
        go_on
    }

    pub(super) fn first(&mut self, segments: &[Segment], node: &'a Value) -> Option<&'a Value> {
        let mut first = None;
        self.visit(segments, node, &mut |node| {
            first = Some(node);
            false
        });
        first
    }

    fn spend(&mut self, nodes: usize) -> bool {
        let enough = self.nodes_left >= nodes;
        self.nodes_left = self.nodes_left.saturating_sub(nodes);
        enough
    }

    fn select(&mut self, selector: &Selector, rest: &[Segment], node: &'a Value, found: Found<'_, 'a>) -> bool {
        match (selector, node) {
            (Selector::Name(name), Value::Object(members)) => {
                members.get(name).is_none_or(|child| self.visit(rest, child, found))
            }
            (Selector::Index(index), Value::Array(items)) => {
                item(items, *index).is_none_or(|child| self.visit(rest, child, found))
            }
            (Selector::Slice { start, end, step }, Value::Array(items)) => {
                self.slice(items, (*start, *end, *step), rest, found)
            }
            (Selector::Wildcard, _) => each_child(node, &mut |child| self.visit(rest, child, found)),
            (Selector::Filter(filter), _) => each_child(node, &mut |child| {
                let selected = self.test(filter, child);
                // A test that ran out of nodes has no meaning, and `!` would even make it true.
                self.nodes_left > 0 && (!selected || self.visit(rest, child, found))
            }),
            _ => true,
        }
    }

    /// The slice of §2.3.4.2: bounds counted from the end when negative, clamped to the array, in either direction.
    fn slice(
        &mut self,
        items: &'a [Value],
        (start, end, step): (Option<i64>, Option<i64>, i64),
        rest: &[Segment],
        found: Found<'_, 'a>,
    ) -> bool {
        let length = items.len() as i64;
        let (low, high) = if step < 0 { (-1, length - 1) } else { (0, length) };
        let bound = |given: Option<i64>, default: i64| match given {
            Some(index) if index < 0 => (index + length).clamp(low, high),
            Some(index) => index.clamp(low, high),
            None => default,
        };
        let (mut at, end) =
            if step < 0 { (bound(start, high), bound(end, low)) } else { (bound(start, low), bound(end, high)) };
        while (step > 0 && at < end) || (step < 0 && at > end) {
            if items.get(at as usize).is_some_and(|child| !self.visit(rest, child, found)) {
                return false;
            }
            at += step;
        }
        true
    }

    fn test(&mut self, filter: &Filter, current: &'a Value) -> bool {
        match filter {
            Filter::Any(filters) => filters.iter().any(|filter| self.test(filter, current)),
            Filter::All(filters) => filters.iter().all(|filter| self.test(filter, current)),
            Filter::Not(filter) => !self.test(filter, current),
            Filter::Exists(query) => self.first_of(query, current).is_some(),
            Filter::Compare(comparison, left, right) => self.compare(*comparison, left, right, current),
            Filter::Matches { whole, text, pattern } => self.matches(*whole, text, pattern, current),
        }
    }

    fn first_of(&mut self, query: &Query, current: &'a Value) -> Option<&'a Value> {
        self.first(&query.segments, self.start_of(query, current))
    }

    fn start_of(&self, query: &Query, current: &'a Value) -> &'a Value {
        if query.absolute { self.root } else { current }
    }

    /// The value of an operand, or the `Nothing` of §2.4.1.
    fn operand<'o>(&mut self, operand: &'o Operand, current: &'a Value) -> Option<Cow<'o, Value>>
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
            Operand::Count(query) => {
                let mut count = 0_usize;
                self.visit(&query.segments, self.start_of(query, current), &mut |_| {
                    count += 1;
                    true
                });
                Some(Cow::Owned(Value::from(count)))
            }
            Operand::Value(query) => self.only(query, current).map(Cow::Borrowed),
        }
    }

    /// The node of a query that selects exactly one.
    fn only(&mut self, query: &Query, current: &'a Value) -> Option<&'a Value> {
        let mut only = None;
        let mut several = false;
        self.visit(&query.segments, self.start_of(query, current), &mut |node| {
            several = only.replace(node).is_some();
            !several
        });
        only.filter(|_| !several)
    }

    fn compare(&mut self, comparison: Comparison, left: &Operand, right: &Operand, current: &'a Value) -> bool {
        let left = self.operand(left, current);
        let right = self.operand(right, current);
        let (left, right) = match (&left, &right) {
            (Some(left), Some(right)) => (left.as_ref(), right.as_ref()),
            // Nothing equals nothing, and stands in no order to anything (§2.3.5.2.2).
            (None, None) => return comparison != Comparison::Less,
            _ => return false,
        };
        match comparison {
            Comparison::Equal => self.equal(left, right),
            Comparison::Less => order(left, right) == Some(Ordering::Less),
            Comparison::LessOrEqual => order(left, right) == Some(Ordering::Less) || self.equal(left, right),
        }
    }

    /// Equality of §2.3.5.2.2: 1 equals 1.0, and the members of objects have no order.
    fn equal(&mut self, left: &Value, right: &Value) -> bool {
        if !self.spend(1) || self.depth_left == 0 {
            return false;
        }
        self.depth_left -= 1;
        let equal = match (left, right) {
            (Value::Array(left), Value::Array(right)) => {
                left.len() == right.len() && left.iter().zip(right).all(|(left, right)| self.equal(left, right))
            }
            (Value::Object(left), Value::Object(right)) => {
                left.len() == right.len()
                    && left.iter().all(|(name, left)| right.get(name).is_some_and(|right| self.equal(left, right)))
            }
            (Value::Number(_), Value::Number(_)) => order(left, right) == Some(Ordering::Equal),
            (Value::String(left), Value::String(right)) => left == right,
            (Value::Bool(left), Value::Bool(right)) => left == right,
            (Value::Null, Value::Null) => true,
            _ => false,
        };
        self.depth_left += 1;
        equal
    }

    fn matches(&mut self, whole: bool, text: &Operand, pattern: &Pattern, current: &'a Value) -> bool {
        let text = self.operand(text, current);
        let Some(text) = text.as_deref().and_then(Value::as_str) else { return false };
        let found;
        let pattern = match pattern {
            Pattern::Fixed(pattern) => pattern,
            Pattern::Found(operand) => {
                let operand = self.operand(operand, current);
                let Some(source) = operand.as_deref().and_then(Value::as_str) else { return false };
                let Ok(pattern) = IRegexp::parse(source) else { return false };
                self.spend(1 + source.len() / 16);
                found = pattern;
                &found
            }
        };
        self.spend(pattern.cost(text)) && if whole { pattern.matches(text) } else { pattern.is_in(text) }
    }
}

fn each_child<'a>(node: &'a Value, found: Found<'_, 'a>) -> bool {
    match node {
        Value::Array(items) => items.iter().all(found),
        Value::Object(members) => members.values().all(found),
        _ => true,
    }
}

fn item(items: &[Value], index: i64) -> Option<&Value> {
    let index = if index < 0 { index + items.len() as i64 } else { index };
    items.get(usize::try_from(index).ok()?)
}

/// `length()` (§2.4.4): characters of a string, items of an array, members of an object.
fn length(value: &Value) -> Option<usize> {
    match value {
        Value::String(text) => Some(text.chars().count()),
        Value::Array(items) => Some(items.len()),
        Value::Object(members) => Some(members.len()),
        _ => None,
    }
}

/// The order of two numbers or two strings; other values have none.
fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => order_of_numbers(left, right),
        // UTF-8 sorts as Unicode scalar values do, which is what §2.3.5.2.2 asks for.
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

fn order_of_numbers(left: &Number, right: &Number) -> Option<Ordering> {
    // Integers first: identifiers above 2⁵³ would become equal as floats.
    if let (Some(left), Some(right)) = (left.as_i64(), right.as_i64()) {
        return Some(left.cmp(&right));
    }
    if let (Some(left), Some(right)) = (left.as_u64(), right.as_u64()) {
        return Some(left.cmp(&right));
    }
    left.as_f64()?.partial_cmp(&right.as_f64()?)
}
