//! `segment` (§2.5): the selectors that apply to the children of a node, or to those of all its descendants.

use crate::parser::{Parsed, Parser};
use crate::selector::Selector;

/// A child segment, or a descendant segment.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Segment {
    pub(crate) descendant: bool,
    pub(crate) selectors: Vec<Selector>,
}

impl Parser<'_> {
    /// `segments`.
    pub(crate) fn segments(&mut self) -> Parsed<Vec<Segment>> {
        let mut segments = Vec::new();
        loop {
            // Blanks are allowed before a segment but not after the last one (§2.1.1), so they are skipped provisionally.
            let before = self.at;
            self.skip_blanks();
            let descendant = self.eat("..");
            let selectors = match self.peek() {
                Some(b'[') => self.bracketed()?,
                Some(b'.') if !descendant => {
                    self.at += 1;
                    self.shorthand()?
                }
                _ if descendant => self.shorthand()?,
                _ => {
                    self.at = before;
                    return Ok(segments);
                }
            };
            segments.push(Segment { descendant, selectors });
        }
    }

    /// `wildcard-selector` or `member-name-shorthand`, after a dot (§2.5.1.1).
    fn shorthand(&mut self) -> Parsed<Vec<Selector>> {
        if self.eat("*") {
            return Ok(vec![Selector::Wildcard]);
        }
        let start = self.at;
        while let Some(b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' | 0x80..) = self.peek() {
            self.at += 1;
        }
        let name = self.since(start);
        if name.bytes().next().is_none_or(|first| first.is_ascii_digit()) {
            self.at = start;
            return self.expected("`*` or a name that starts with a letter or `_`");
        }
        Ok(vec![Selector::Name(name.to_owned())])
    }

    /// `bracketed-selection` (§2.5.1.1).
    fn bracketed(&mut self) -> Parsed<Vec<Selector>> {
        self.require(b'[', "`[`")?;
        let mut selectors = Vec::new();
        loop {
            self.skip_blanks();
            selectors.push(self.selector()?);
            self.skip_blanks();
            if self.eat("]") {
                return Ok(selectors);
            }
            self.require(b',', "`,` or `]`")?;
        }
    }
}
