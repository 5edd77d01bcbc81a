//! Short names for those that a script declares. Names that are known in different parts of it may share one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::tokens::{Kind, Token};

/// What a brace encloses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Enclosing {
    Block,
    /// The members of a class.
    Class,
    /// An object, or a pattern that takes one apart.
    Object,
    /// Parentheses and brackets.
    Other,
}

/// How a word is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Variable,
    /// The name of a variable and of a property at once: `{ name }`.
    Shorthand,
    /// A property, a keyword, or no word at all.
    None,
}

const KEYWORDS: [&str; 35] = [
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "default",
    "delete",
    "do",
    "else",
    "extends",
    "false",
    "finally",
    "for",
    "get",
    "if",
    "in",
    "instanceof",
    "let",
    "new",
    "null",
    "of",
    "return",
    "set",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "while",
];

/// A name that a script declares.
struct Name {
    /// Where it stands.
    places: Vec<usize>,
    /// Where it is known.
    scope: Range<usize>,
    /// What it becomes.
    short: String,
}

/// The names that a script declares, and what they become.
pub struct Names {
    /// How each token of the script is used.
    uses: Vec<Use>,
    /// The words that none may become.
    kept: BTreeSet<String>,
    names: Vec<Name>,
}

impl Names {
    /// Those of a script: the ones that are used most become those that are shortest.
    pub fn of(tokens: &[Token]) -> Self {
        let uses = uses(tokens);
        let declared = declared(tokens, &uses);
        let scopes = scopes(tokens);
        let mut kept: BTreeSet<String> = KEYWORDS.iter().map(|word| (*word).to_owned()).collect();
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, (token, how)) in tokens.iter().zip(&uses).enumerate() {
            if *how != Use::None && declared.contains(&token.text) {
                places.entry(&token.text).or_default().push(at);
            } else if token.kind == Kind::Word {
                kept.insert(token.text.clone());
            }
        }
        let mut by_count: Vec<Vec<usize>> = places.into_values().collect();
        by_count.sort_by_key(|places| std::cmp::Reverse(places.len()));
        let mut names = Self { uses, kept, names: Vec::new() };
        for places in by_count {
            let scope = scope_of(&places, &scopes, tokens.len());
            if let Some(short) = candidates().find(|candidate| names.is_free(candidate, &scope)) {
                names.names.push(Name { places, scope, short });
            }
        }
        names
    }

    /// Whether no name is called so that is known where another is.
    fn is_free(&self, short: &str, scope: &Range<usize>) -> bool {
        !self.kept.contains(short) && !self.names.iter().any(|it| it.short == short && meet(&it.scope, scope))
    }

    /// Gives one of the names another letter, and takes that from those that have it where it is known; both are picked by
    /// numbers. Gives back what was changed, for [`Names::restore`]; nothing where the letter is another word's or its own.
    pub fn change(&mut self, which: usize, letter: usize) -> Option<Vec<(usize, String)>> {
        let which = which % self.names.len().max(1);
        let old = self.names.get(which)?.short.clone();
        let new = LETTERS.chars().nth(letter % LETTERS.len())?.to_string();
        if new == old || self.kept.contains(&new) {
            return None;
        }
        let swapped = |short: &String| if *short == old { new.clone() } else { old.clone() };
        // Whoever gets one of the two may meet others that have it: they change too, and so on.
        let mut all = vec![which];
        let mut done = 0;
        while let Some(it) = all.get(done).and_then(|at| self.names.get(*at)) {
            let wanted = swapped(&it.short);
            let met = self
                .names
                .iter()
                .enumerate()
                .filter(|(_, other)| other.short == wanted && meet(&other.scope, &it.scope));
            let more: Vec<usize> = met.map(|(at, _)| at).filter(|at| !all.contains(at)).collect();
            all.extend(more);
            done += 1;
        }
        let mut before = Vec::new();
        for at in all {
            let short = swapped(&self.names[at].short);
            before.push((at, std::mem::replace(&mut self.names[at].short, short)));
        }
        Some(before)
    }

    /// Undoes a change.
    pub fn restore(&mut self, before: Vec<(usize, String)>) {
        for (at, short) in before {
            self.names[at].short = short;
        }
    }

    /// The script with these names.
    pub fn given(&self, tokens: &[Token]) -> Vec<Token> {
        let mut out = tokens.to_vec();
        for name in &self.names {
            for at in &name.places {
                let token = &mut out[*at];
                token.text = if self.uses[*at] == Use::Shorthand {
                    [&token.text, ":", &name.short].concat()
                } else {
                    name.short.clone()
                };
            }
        }
        out
    }
}

/// Whether something stands in both.
fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Where names may be declared that are not known outside: blocks, each with what stands in parentheses before it, such as
/// the parameters of a function.
fn scopes(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut scopes = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !(token.is("{") && at > 0 && begins_block(tokens, at)) {
            continue;
        }
        let before = if tokens[at - 1].is("=>") { at.saturating_sub(2) } else { at - 1 };
        let start = if tokens[before].is(")") { opening(tokens, before) } else { before };
        scopes.push(start..closing(tokens, at) + 1);
    }
    scopes
}

/// The smallest scope with all places of a name.
fn scope_of(places: &[usize], scopes: &[Range<usize>], all: usize) -> Range<usize> {
    let holds = |scope: &&Range<usize>| places.iter().all(|at| scope.contains(at));
    scopes.iter().filter(holds).min_by_key(|scope| scope.len()).cloned().unwrap_or(0..all)
}

/// Whether the brace at a place begins a block, and no object.
fn begins_block(tokens: &[Token], at: usize) -> bool {
    const BEFORE_OBJECT: [&str; 13] = ["(", ",", "=", ":", "[", "?", "||", "&&", "??", "...", "return", "const", "let"];
    at == 0 || !BEFORE_OBJECT.iter().any(|text| tokens[at - 1].is(text))
}

/// Those come first that a script is full of anyway, which compresses best.
const LETTERS: &str = "etaoinsrlchdumfpgwybvkxjqzETAOINSRLCHDUMFPGWYBVKXJQZ";

/// One letter, then two.
fn candidates() -> impl Iterator<Item = String> {
    let letters = || LETTERS.chars();
    let pairs = letters().flat_map(move |first| letters().map(move |second| [first, second].iter().collect()));
    letters().map(String::from).chain(pairs)
}

/// How each token is used.
fn uses(tokens: &[Token]) -> Vec<Use> {
    let mut open: Vec<Enclosing> = Vec::new();
    let mut is_class_to_come = false;
    let mut uses = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let is_after = |texts: &[&str]| before.is_some_and(|it| texts.iter().any(|text| it.is(text)));
        uses.push(Use::None);
        match token.text.as_str() {
            "{" if token.kind == Kind::Sign && is_class_to_come => {
                is_class_to_come = false;
                open.push(Enclosing::Class);
            }
            "{" if token.kind == Kind::Sign => {
                open.push(if begins_block(tokens, at) { Enclosing::Block } else { Enclosing::Object });
            }
            "(" | "[" if token.kind == Kind::Sign => open.push(Enclosing::Other),
            ")" | "]" | "}" if token.kind == Kind::Sign => drop(open.pop()),
            "class" => is_class_to_come = true,
            word if token.kind == Kind::Word && !word.starts_with('#') && !KEYWORDS.contains(&word) => {
                let is_before =
                    |texts: &[&str]| tokens.get(at + 1).is_some_and(|it| texts.iter().any(|text| it.is(text)));
                let is_member = match open.last() {
                    Some(Enclosing::Object) => is_after(&["{", ","]) && is_before(&[":", "("]),
                    Some(Enclosing::Class) => is_before(&["=", "("]) && !is_after(&["="]),
                    _ => false,
                };
                let is_shorthand =
                    open.last() == Some(&Enclosing::Object) && is_after(&["{", ","]) && is_before(&[",", "}", "="]);
                uses[at] = match (is_after(&[".", "?."]) || is_member, is_shorthand) {
                    (true, _) => Use::None,
                    (false, true) => Use::Shorthand,
                    (false, false) => Use::Variable,
                };
            }
            _ => {}
        }
    }
    uses
}

/// The names that are declared.
fn declared(tokens: &[Token], uses: &[Use]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    // In what takes values apart, what follows one of these is a name; what follows `=` stands for one that is missing.
    let mut pattern = |range: Range<usize>| {
        for at in range {
            let is_bound = at > 0 && ["{", "(", "[", ",", ":", "..."].iter().any(|text| tokens[at - 1].is(text));
            if uses[at] != Use::None && is_bound {
                names.insert(tokens[at].text.clone());
            }
        }
    };
    let mut single = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "const" | "let" | "class" => match tokens.get(at + 1) {
                Some(next) if next.is("{") || next.is("[") => pattern(at + 2..closing(tokens, at + 1)),
                Some(_) => {
                    // `let one, other;`
                    let mut last = at + 1;
                    single.push(last);
                    while tokens.get(last + 1).is_some_and(|it| it.is(",")) {
                        last += 2;
                        single.push(last);
                    }
                }
                None => {}
            },
            "=>" if at > 0 && tokens[at - 1].is(")") => pattern(opening(tokens, at - 1) + 1..at - 1),
            "=>" if at > 0 => single.push(at - 1),
            "catch" if tokens.get(at + 1).is_some_and(|it| it.is("(")) => single.push(at + 2),
            _ => {}
        }
    }
    names.extend(
        single.into_iter().filter(|at| uses.get(*at) == Some(&Use::Variable)).map(|at| tokens[at].text.clone()),
    );
    names
}

/// The place of the bracket that closes the one at a place.
fn closing(tokens: &[Token], from: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        match token.text.as_str() {
            "(" | "[" | "{" if token.kind == Kind::Sign => depth += 1,
            ")" | "]" | "}" if token.kind == Kind::Sign => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// The place of the bracket that opens what is closed at a place.
fn opening(tokens: &[Token], from: usize) -> usize {
    (0..from).rev().find(|at| tokens[*at].is("(") && closing(tokens, *at) == from).unwrap_or(from)
}
