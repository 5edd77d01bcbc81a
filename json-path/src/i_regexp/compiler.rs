//! Compiles a pattern to a program, by the grammar of RFC 9485 §3.

use super::{Category, Class, IRegexp, IRegexpError, Step};

/// Longer programs are rejected: a repetition such as `(a{99}){99}` is expanded.
const MAX_PROGRAM: usize = 2000;
/// Longer patterns are rejected.
const MAX_PATTERN_BYTES: usize = 1024;
/// The maximum nesting of groups.
const MAX_NESTING: usize = 32;

const CATEGORIES: [(&str, Category); 7] = [
    ("{L}", Category::Letter),
    ("{Lu}", Category::Upper),
    ("{N}", Category::Number),
    ("{Nd}", Category::Digit),
    ("{Z}", Category::Separator),
    ("{Zs}", Category::Separator),
    ("{Cc}", Category::Control),
];

type Compiled<T> = Result<T, IRegexpError>;

pub(super) fn compile(pattern: &str) -> Compiled<IRegexp> {
    if pattern.len() > MAX_PATTERN_BYTES {
        return Err(IRegexpError { offset: MAX_PATTERN_BYTES, expected: "a pattern of at most 1024 bytes" });
    }
    let mut compiler =
        Compiler { pattern, at: 0, nesting: 0, regexp: IRegexp { program: Vec::new(), classes: Vec::new() } };
    compiler.alternatives()?;
    if compiler.at < pattern.len() {
        return compiler.expected("a character, a class, a group or `|`");
    }
    Ok(compiler.regexp)
}

/// A single-pass compiler that appends to the program while parsing.
struct Compiler<'p> {
    pattern: &'p str,
    at: usize,
    nesting: usize,
    regexp: IRegexp,
}

impl Compiler<'_> {
    fn expected<T>(&self, expected: &'static str) -> Compiled<T> {
        Err(IRegexpError { offset: self.at, expected })
    }

    fn rest(&self) -> &str {
        self.pattern.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn emit(&mut self, step: Step) -> Compiled<()> {
        if self.regexp.program.len() >= MAX_PROGRAM {
            return self.expected("a pattern with fewer or smaller repetitions");
        }
        self.regexp.program.push(step);
        Ok(())
    }

    fn alternatives(&mut self) -> Compiled<()> {
        let mut jumps = Vec::new();
        loop {
            let start = self.regexp.program.len();
            while self.peek().is_some_and(|next| next != '|' && next != ')') {
                self.piece()?;
            }
            if !self.eat("|") {
                break;
            }
            self.emit(Step::Jump(0))?;
            let length = self.regexp.program.len() - start;
            self.regexp.program.insert(start, Step::Fork(1, length as isize + 1));
            jumps.push(start + length);
        }
        let end = self.regexp.program.len();
        for jump in jumps {
            self.regexp.program[jump] = Step::Jump((end - jump) as isize);
        }
        Ok(())
    }

    fn piece(&mut self) -> Compiled<()> {
        let start = self.regexp.program.len();
        self.atom()?;
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => self.range()?,
            _ => return Ok(()),
        };
        self.at += 1;
        self.repeat(start, least, most)
    }

    /// `{n}`, `{n,}` or `{n,m}`, up to the brace that closes it.
    fn range(&mut self) -> Compiled<(usize, Option<usize>)> {
        self.at += 1;
        let Some(least) = self.count()? else { return self.expected("a number of repetitions") };
        let mut most = Some(least);
        if self.eat(",") {
            most = self.count()?;
        }
        if most.is_some_and(|most| most < least) {
            return self.expected("a greatest number that is not below the least");
        }
        if self.peek() != Some('}') {
            return self.expected("`,` or `}`");
        }
        Ok((least, most))
    }

    fn count(&mut self) -> Compiled<Option<usize>> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let count = self.rest()[..digits].parse();
        if digits > 0 && count.is_err() {
            return self.expected("a smaller number of repetitions");
        }
        self.at += digits;
        Ok(count.ok())
    }

    /// Repeats the piece that starts at `start`: `least` times, then optionally up to `most` times.
    fn repeat(&mut self, start: usize, least: usize, most: Option<usize>) -> Compiled<()> {
        let piece = self.regexp.program.split_off(start);
        let length = piece.len() as isize;
        let optional = most.map_or(0, |most| most - least);
        // Checked beforehand: for an empty piece, the limit on the program would never stop the loop.
        if (least + optional).saturating_mul(piece.len() + 1) > MAX_PROGRAM {
            return self.expected("a pattern with fewer or smaller repetitions");
        }
        for _ in 0..least {
            self.regexp.program.extend_from_slice(&piece);
        }
        for _ in 0..optional {
            self.emit(Step::Fork(1, length + 1))?;
            self.regexp.program.extend_from_slice(&piece);
        }
        if most.is_none() {
            self.emit(Step::Fork(1, length + 2))?;
            self.regexp.program.extend_from_slice(&piece);
            self.emit(Step::Jump(-length - 1))?;
        }
        Ok(())
    }

    fn atom(&mut self) -> Compiled<()> {
        let Some(character) = self.peek() else { return self.expected("a character, a class or a group") };
        match character {
            '(' => return self.group(),
            '[' | '\\' => {
                let class = if self.eat("[") { self.class()? } else { self.escaped_atom()? };
                self.regexp.classes.push(class);
                return self.emit(Step::Class(self.regexp.classes.len() - 1));
            }
            ')' | '*' | '+' | '?' | ']' | '{' | '}' | '|' => return self.expected("`\\` before this character"),
            _ => self.at += character.len_utf8(),
        }
        self.emit(match character {
            '.' => Step::Any,
            '^' => Step::Start,
            '$' => Step::End,
            _ => Step::One(character),
        })
    }

    fn group(&mut self) -> Compiled<()> {
        if self.nesting == MAX_NESTING {
            return self.expected("at most 32 levels of groups");
        }
        self.nesting += 1;
        self.at += 1;
        self.alternatives()?;
        self.nesting -= 1;
        if self.eat(")") { Ok(()) } else { self.expected("`)`") }
    }

    fn escaped_atom(&mut self) -> Compiled<Class> {
        let mut class = Class { negated: false, ranges: Vec::new(), categories: Vec::new() };
        if !self.category(&mut class)? {
            let character = self.escape()?;
            class.ranges.push((character, character));
        }
        Ok(class)
    }

    /// A class after its `[`, with the `]` that closes it. `-` stands for itself only first or last.
    fn class(&mut self) -> Compiled<Class> {
        let negated = self.eat("^");
        let mut class = Class { negated, ranges: Vec::new(), categories: Vec::new() };
        if self.eat("-") {
            class.ranges.push(('-', '-'));
        }
        while !self.eat("]") {
            if self.eat("-]") {
                class.ranges.push(('-', '-'));
                break;
            }
            if self.category(&mut class)? {
                continue;
            }
            let low = self.class_character()?;
            let mut high = low;
            if !self.rest().starts_with("-]") && self.eat("-") {
                high = self.class_character()?;
            }
            if high < low {
                return self.expected("a range that does not run backwards");
            }
            class.ranges.push((low, high));
        }
        if class.ranges.is_empty() && class.categories.is_empty() {
            return self.expected("something in the class");
        }
        Ok(class)
    }

    fn class_character(&mut self) -> Compiled<char> {
        match self.peek() {
            Some('\\') => self.escape(),
            None | Some('[' | ']' | '-') => self.expected("a character of the class, or `\\` before this one"),
            Some(character) => {
                self.at += character.len_utf8();
                Ok(character)
            }
        }
    }

    /// A single character after `\` (§3, SingleCharEsc).
    fn escape(&mut self) -> Compiled<char> {
        let mut characters = self.rest().chars().skip(1);
        let character = match characters.next() {
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some(plain @ ('(' | ')' | '*' | '+' | '-' | '.' | '?' | '[' | '\\' | ']' | '^' | '{' | '|' | '}')) => plain,
            _ => return self.expected("one of the escapes of RFC 9485: `\\n`, `\\r`, `\\t`, `\\p{…}` or a sign"),
        };
        self.at += 2;
        Ok(character)
    }

    /// `\p{…}` or its complement `\P{…}`, if one starts here.
    fn category(&mut self, class: &mut Class) -> Compiled<bool> {
        let wanted = self.eat("\\p");
        if !wanted && !self.eat("\\P") {
            return Ok(false);
        }
        match CATEGORIES.iter().find(|(name, _)| self.rest().starts_with(name)) {
            Some((name, category)) => {
                self.at += name.len();
                class.categories.push((*category, wanted));
                Ok(true)
            }
            None => self.expected("one of the categories `{L}`, `{Lu}`, `{N}`, `{Nd}`, `{Z}`, `{Zs}`, `{Cc}`"),
        }
    }
}
