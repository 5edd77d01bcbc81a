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

/// Shortens them.
pub fn shorten(tokens: &mut [Token]) {
    let uses = uses(tokens);
    let declared = declared(tokens, &uses);
    let scopes = scopes(tokens);
    let mut kept: BTreeSet<String> = KEYWORDS.iter().map(|word| (*word).to_owned()).collect();
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, (token, how)) in tokens.iter().zip(&uses).enumerate() {
        if *how != Use::None && declared.contains(&token.text) {
            places.entry(token.text.clone()).or_default().push(at);
        } else if token.kind == Kind::Word {
            kept.insert(token.text.clone());
        }
    }
    let mut by_count: Vec<(String, Vec<usize>)> = places.into_iter().collect();
    by_count.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
    let mut short: BTreeMap<String, String> = BTreeMap::new();
    let mut taken: Vec<(String, Range<usize>)> = Vec::new();
    for (name, places) in by_count {
        let scope = scope_of(&places, &scopes, tokens.len());
        let is_free = |candidate: &String| {
            let is_met = |range: &Range<usize>| range.start < scope.end && scope.start < range.end;
            !kept.contains(candidate) && !taken.iter().any(|(other, range)| other == candidate && is_met(range))
        };
        if let Some(candidate) = candidates().find(is_free) {
            taken.push((candidate.clone(), scope));
            short.insert(name, candidate);
        }
    }
    for (token, how) in tokens.iter_mut().zip(uses) {
        let Some(name) = short.get(&token.text).filter(|_| how != Use::None) else { continue };
        token.text = if how == Use::Shorthand { [&token.text, ":", name].concat() } else { name.clone() };
    }
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

/// One letter, then two. Those come first that a script is full of anyway, which compresses best.
fn candidates() -> impl Iterator<Item = String> {
    let letters = || "etaoinsrlchdumfpgwybvkxjqzETAOINSRLCHDUMFPGWYBVKXJQZ".chars();
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
