//! `slice-selector` and `index-selector` (§2.3.3, §2.3.4).

use crate::evaluator::{Evaluator, Visitor};
use crate::parser::{Parsed, Parser};
use crate::segment::Segment;
use crate::selector::Selector;
use json::Value;

/// The items from `start` up to, but without, `end`, in steps.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Slice {
    start: Option<i64>,
    end: Option<i64>,
    step: i64,
}

impl Parser<'_> {
    /// `index-selector` or `slice-selector`.
    pub(crate) fn index_or_slice(&mut self) -> Parsed<Selector> {
        let start = self.integer()?;
        let after = self.at;
        self.skip_blanks();
        if !self.eat(":") {
            self.at = after;
            return match start {
                Some(index) => Ok(Selector::Index(index)),
                None => self.expected("an integer"),
            };
        }
        self.skip_blanks();
        let end = self.integer()?;
        self.skip_blanks();
        let mut step = None;
        if self.eat(":") {
            self.skip_blanks();
            step = self.integer()?;
        }
        Ok(Selector::Slice(Slice { start, end, step: step.unwrap_or(1) }))
    }
}

impl<'a> Evaluator<'a> {
    /// Evaluates a slice (§2.3.4.2): negative bounds count from the end, all are clamped to the array, in either
    /// direction.
    pub(crate) fn slice(
        &mut self,
        slice: &Slice,
        items: &'a [Value],
        rest: &[Segment],
        visitor: Visitor<'_, 'a>,
    ) -> bool {
        let (start, end, step) = (slice.start, slice.end, slice.step);
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
            if items.get(at as usize).is_some_and(|child| !self.visit(rest, child, visitor)) {
                return false;
            }
            at += step;
        }
        true
    }
}
