//! `logical-expr` (§2.3.5): `||`, `&&`, `!`, parentheses, comparisons and tests.

use crate::comparison::Comparison;
use crate::evaluator::Evaluator;
use crate::function::{Argument, Matches};
use crate::parser::{Parsed, Parser};
use crate::query::Query;
use json::Value;

/// A logical expression. `!=`, `>` and `>=` are expressed by the comparisons that remain.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum LogicalExpr {
    Or(Vec<LogicalExpr>),
    And(Vec<LogicalExpr>),
    Not(Box<LogicalExpr>),
    Exists(Query),
    Compare(Comparison),
    Matches(Matches),
}

impl Parser<'_> {
    /// `logical-or-expr`, with the blanks around it: `||` binds less than `&&`, `&&` less than `!`.
    pub(crate) fn logical_expr(&mut self) -> Parsed<LogicalExpr> {
        self.enter()?;
        let mut any = Vec::new();
        loop {
            let mut all = Vec::new();
            loop {
                self.skip_blanks();
                all.push(self.basic_expr()?);
                self.skip_blanks();
                if !self.eat("&&") {
                    break;
                }
            }
            any.push(single_or(all, LogicalExpr::And));
            if !self.eat("||") {
                self.leave();
                return Ok(single_or(any, LogicalExpr::Or));
            }
        }
    }

    /// `basic-expr`: parentheses, a comparison or a test; only the first and the last may be negated (§2.3.5.1).
    fn basic_expr(&mut self) -> Parsed<LogicalExpr> {
        let negated = self.eat("!");
        if negated {
            self.skip_blanks();
        }
        let start = self.at;
        let expression = if self.eat("(") {
            let inner = self.logical_expr()?;
            self.require(b')', "`&&`, `||`, a comparison or `)`")?;
            inner
        } else {
            let left = self.argument()?;
            match self.comparison_op() {
                Some(operator) if !negated => return self.comparison(start, left, operator),
                _ => self.test_expr(start, left)?,
            }
        };
        Ok(if negated { LogicalExpr::Not(Box::new(expression)) } else { expression })
    }

    /// `test-expr`: whether a query selects anything, or a function of type `LogicalType`.
    fn test_expr(&mut self, start: usize, argument: Argument) -> Parsed<LogicalExpr> {
        match argument {
            Argument::Query(query) => Ok(LogicalExpr::Exists(query)),
            Argument::Logical(matches) => Ok(LogicalExpr::Matches(matches)),
            Argument::Value(_) => {
                self.at = start;
                self.expected("a query, match(), search() or a comparison: a value alone is neither true nor false")
            }
        }
    }
}

impl<'a> Evaluator<'a> {
    /// Whether a node passes a filter.
    pub(crate) fn test(&mut self, expression: &LogicalExpr, current: &'a Value) -> bool {
        match expression {
            LogicalExpr::Or(any) => any.iter().any(|expression| self.test(expression, current)),
            LogicalExpr::And(all) => all.iter().all(|expression| self.test(expression, current)),
            LogicalExpr::Not(expression) => !self.test(expression, current),
            LogicalExpr::Exists(query) => self.first_of(query, current).is_some(),
            LogicalExpr::Compare(comparison) => self.compare(comparison, current),
            LogicalExpr::Matches(matches) => self.matches(matches, current),
        }
    }
}

/// The expression if there is only one, else their conjunction or disjunction.
fn single_or(mut expressions: Vec<LogicalExpr>, several: fn(Vec<LogicalExpr>) -> LogicalExpr) -> LogicalExpr {
    match expressions.pop() {
        Some(only) if expressions.is_empty() => only,
        Some(last) => {
            expressions.push(last);
            several(expressions)
        }
        None => several(expressions),
    }
}
