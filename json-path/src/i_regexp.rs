//! I-Regexp (RFC 9485): the patterns of `match()` and `search()`.
//!
//! A pattern is compiled to a program for a Thompson automaton, which follows all alternatives at once and never
//! backtracks: matching takes at most the length of the program times the length of the text, whatever the pattern. `^`
//! and `$`, which the grammar lists as ordinary characters, are the ends of the text here as in every mapping of §5 and
//! in the JSONPath compliance suite; in a class they stand for themselves.
//!
//! The Unicode categories supported are those that need no tables of our own: `L` (with the few marks that Unicode counts
//! as alphabetic), `Lu` (letters that have a lower case), `N`, `Nd` (ASCII only), `Z`, `Zs` and `Cc`. A pattern with
//! another category is rejected.

mod compiler;
#[cfg(test)]
mod tests;

/// A compiled pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct IRegexp {
    program: Vec<Step>,
    classes: Vec<Class>,
}

/// A syntax error, or an I-Regexp that this implementation doesn't support.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an I-Regexp: at byte {offset}, expected {expected}")]
pub struct IRegexpError {
    /// The position of the first mistake, in bytes from the start of the pattern.
    pub offset: usize,
    /// What would have been valid there, in words that follow "expected".
    pub expected: &'static str,
}

/// One instruction. Jumps are relative to the instruction itself, so that a piece can be moved and repeated unchanged.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    One(char),
    /// Any character but line feed and carriage return (RFC 9485 §5.3).
    Any,
    Class(usize),
    /// Continue at both positions.
    Fork(isize, isize),
    Jump(isize),
    Start,
    End,
}

#[derive(Debug, Clone, PartialEq)]
struct Class {
    negated: bool,
    ranges: Vec<(char, char)>,
    categories: Vec<(Category, bool)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Category {
    Letter,
    Upper,
    Number,
    Digit,
    Separator,
    Control,
}

impl IRegexp {
    /// Compiles a pattern. Errs, with the place and what was expected there, on what is no I-Regexp, on an unknown
    /// Unicode category, and on a pattern longer than 1024 bytes or larger than 2000 instructions written out.
    pub fn parse(pattern: &str) -> Result<Self, IRegexpError> {
        compiler::compile(pattern)
    }

    /// Whether the pattern matches all of the text: `match()`.
    pub fn matches(&self, text: &str) -> bool {
        self.run(text, true)
    }

    /// Whether the pattern matches some part of the text: `search()`.
    pub fn is_in(&self, text: &str) -> bool {
        self.run(text, false)
    }

    /// The greatest cost of matching a text, in units of about the time that visiting one node takes.
    pub(crate) fn cost(&self, text: &str) -> usize {
        1 + (text.len() * (self.program.len() + 1)) / 256
    }

    fn run(&self, text: &str, whole: bool) -> bool {
        let mut now = States::new(self.program.len());
        let mut next = States::new(self.program.len());
        let mut characters = text.chars();
        let mut at_start = true;
        loop {
            let character = characters.next();
            if at_start || !whole {
                now.add(&self.program, 0, at_start, character.is_none());
            }
            if now.accepted && (!whole || character.is_none()) {
                return true;
            }
            let Some(character) = character else { return false };
            let at_end = characters.as_str().is_empty();
            for &place in &now.places {
                if self.takes(self.program[place], character) {
                    next.add(&self.program, place + 1, false, at_end);
                }
            }
            at_start = false;
            now.clear();
            std::mem::swap(&mut now, &mut next);
        }
    }

    fn takes(&self, step: Step, character: char) -> bool {
        match step {
            Step::One(wanted) => wanted == character,
            Step::Any => character != '\n' && character != '\r',
            Step::Class(index) => self.classes[index].has(character),
            Step::Fork(..) | Step::Jump(_) | Step::Start | Step::End => false,
        }
    }
}

/// The positions in the program that the text so far can have reached.
struct States {
    places: Vec<usize>,
    seen: Vec<bool>,
    accepted: bool,
}

impl States {
    fn new(program: usize) -> Self {
        Self { places: Vec::new(), seen: vec![false; program], accepted: false }
    }

    fn clear(&mut self) {
        self.places.clear();
        self.seen.fill(false);
        self.accepted = false;
    }

    /// Adds a position and all that are reachable from it without reading a character.
    fn add(&mut self, program: &[Step], place: usize, at_start: bool, at_end: bool) {
        let mut open = vec![place];
        while let Some(place) = open.pop() {
            let Some(seen) = self.seen.get_mut(place) else {
                self.accepted = true;
                continue;
            };
            if std::mem::replace(seen, true) {
                continue;
            }
            match program[place] {
                Step::Jump(by) => open.push(place.wrapping_add_signed(by)),
                Step::Fork(first, second) => {
                    open.push(place.wrapping_add_signed(second));
                    open.push(place.wrapping_add_signed(first));
                }
                Step::Start if at_start => open.push(place + 1),
                Step::End if at_end => open.push(place + 1),
                Step::Start | Step::End => {}
                Step::One(_) | Step::Any | Step::Class(_) => self.places.push(place),
            }
        }
    }
}

impl Class {
    fn has(&self, character: char) -> bool {
        let listed = self.ranges.iter().any(|(low, high)| (*low..=*high).contains(&character))
            || self.categories.iter().any(|(category, wanted)| category.has(character) == *wanted);
        listed != self.negated
    }
}

impl Category {
    fn has(self, character: char) -> bool {
        match self {
            Self::Letter => unicode::is_alphabetic(character) && !unicode::is_numeric(character),
            // By the lower-case mapping, because the table of the property itself would be downloaded for this alone.
            // Roman numerals (Nl) and letters in circles and squares (So) have such a mapping too.
            Self::Upper => {
                unicode::to_lowercase(character.encode_utf8(&mut [0; 4])) != character.to_string()
                    && !unicode::is_numeric(character)
                    && !matches!(character, '\u{24B6}'..='\u{24CF}')
            }
            Self::Number => unicode::is_numeric(character),
            Self::Digit => character.is_ascii_digit(),
            Self::Separator => character.is_whitespace() && !character.is_control(),
            Self::Control => character.is_control(),
        }
    }
}
