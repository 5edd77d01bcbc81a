//! `comparison-expr` (§2.3.5.1): its operators, and equality and order of values (§2.3.5.2.2).

use crate::evaluator::Evaluator;
use crate::function::{Argument, Operand};
use crate::logical_expr::LogicalExpr;
use crate::parser::{Parsed, Parser};
use json::{Number, Value};
use std::cmp::Ordering;

/// A comparison of two values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Comparison {
    operator: Operator,
    left: Operand,
    right: Operand,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Operator {
    Equal,
    Less,
    LessOrEqual,
}

impl Parser<'_> {
    /// `comparison-op`, if one follows; where none does, the blanks are left for the caller.
    pub(crate) fn comparison_op(&mut self) -> Option<&'static str> {
        let before = self.at;
        self.skip_blanks();
        // The longest operator first: `<=` before `<`.
        let operator = ["==", "!=", "<=", ">=", "<", ">"].into_iter().find(|operator| self.eat(operator));
        if operator.is_none() {
            self.at = before;
        }
        operator
    }

    /// `comparison-expr`, after its operator.
    pub(crate) fn comparison(&mut self, start: usize, left: Argument, operator: &str) -> Parsed<LogicalExpr> {
        let left = self.comparable(start, left)?;
        self.skip_blanks();
        let start = self.at;
        let right = self.argument()?;
        let right = self.comparable(start, right)?;
        let compare = |operator, left, right| LogicalExpr::Compare(Comparison { operator, left, right });
        Ok(match operator {
            "==" => compare(Operator::Equal, left, right),
            "!=" => LogicalExpr::Not(Box::new(compare(Operator::Equal, left, right))),
            "<=" => compare(Operator::LessOrEqual, left, right),
            ">=" => compare(Operator::LessOrEqual, right, left),
            "<" => compare(Operator::Less, left, right),
            _ => compare(Operator::Less, right, left),
        })
    }

    /// `comparable`: only what yields at most one value: a literal, a singular query, `length()`, `count()`, `value()`.
    pub(crate) fn comparable(&mut self, start: usize, argument: Argument) -> Parsed<Operand> {
        match argument {
            Argument::Value(operand) => return Ok(operand),
            Argument::Query(query) if query.is_singular() => return Ok(Operand::Singular(query)),
            _ => {}
        }
        self.at = start;
        self.expected("a literal, a query that selects at most one node, length(), count() or value()")
    }
}

impl<'a> Evaluator<'a> {
    /// Whether a comparison holds.
    pub(crate) fn compare(&mut self, comparison: &Comparison, current: &'a Value) -> bool {
        let left = self.operand(&comparison.left, current);
        let right = self.operand(&comparison.right, current);
        let (left, right) = match (&left, &right) {
            (Some(left), Some(right)) => (left.as_ref(), right.as_ref()),
            // `Nothing` equals `Nothing` and is ordered before or after no value.
            (None, None) => return comparison.operator != Operator::Less,
            _ => return false,
        };
        match comparison.operator {
            Operator::Equal => self.equal(left, right),
            Operator::Less => order(left, right) == Some(Ordering::Less),
            Operator::LessOrEqual => order(left, right) == Some(Ordering::Less) || self.equal(left, right),
        }
    }

    /// Equality: 1 equals 1.0, and the members of objects have no order.
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
