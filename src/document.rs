//! Reading a JSON document that a person wrote (`site.json`, a backend's description) so that every mistake in it is
//! found at once and told with its path. Reading never stops at a mistake: what is wrong gives nothing and is noted.

//!
//! What a mistake is called is needed where there is one, and by few readers ever: in the module that all of them load
//! (without the feature `told`) a mistake is only noticed, and the annex reads the document again to tell it.

use crate::json::{Map, Value};
use std::cell::RefCell;

/// A mistake in a document, with the place where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is, as in `$.backend.parameters.key`.
    pub path: String,
    /// What is wrong and what was expected there.
    pub message: String,
}

/// Where the mistakes of one document are gathered.
#[derive(Default)]
pub struct Problems(RefCell<Vec<Problem>>);

/// The most mistakes that are gathered; after that many, one more helps nobody.
const MOST_PROBLEMS: usize = 50;

/// A text about a mistake, where mistakes are told; else nothing, and what would make it is not in the program.
#[inline(always)]
pub fn told(text: impl FnOnce() -> String) -> String {
    text()
}

/// As [`told`], for words that are there already.
#[inline(always)]
pub fn told_word(word: &'static str) -> &'static str {
    word
}

impl Problems {
    /// Notes a mistake.
    pub fn note(&self, path: String, message: String) {
        let mut problems = self.0.borrow_mut();
        if problems.len() < MOST_PROBLEMS {
            problems.push(Problem { path, message });
        }
    }

    /// All mistakes noted so far, in the order of the document.
    pub fn into_vec(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}

/// A place in a document: a value, its path, and where mistakes go.
#[derive(Clone)]
pub struct Place<'a> {
    /// The value there.
    pub value: &'a Value,
    /// The path to it, where mistakes are told.
    path: String,
    problems: &'a Problems,
}

impl<'a> Place<'a> {
    /// The whole document.
    pub fn root(value: &'a Value, problems: &'a Problems) -> Self {
        Self { value, path: told(|| "$".to_owned()), problems }
    }

    /// Notes a mistake at this place.
    #[inline(always)]
    pub fn note(&self, message: &str) {
        self.note_made(|| message.to_owned());
    }

    /// Notes a mistake at this place whose words have to be put together.
    #[inline(always)]
    pub fn note_made(&self, message: impl FnOnce() -> String) {
        self.noted(told(message));
    }

    #[inline(never)]
    fn noted(&self, message: String) {
        self.problems.note(self.path.clone(), message);
    }

    /// Notes that something else was expected here. Says what was found.
    #[inline(always)]
    pub fn expected<T>(&self, what: &str) -> Option<T> {
        self.note_made(|| ["expected ", what, ", found ", self.kind()].concat());
        None
    }

    fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        }
    }

    fn child(&self, value: &'a Value, name: &str) -> Self {
        let path = told(|| {
            if !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
                [&self.path, ".", name].concat()
            } else {
                [&self.path, "['", name, "']"].concat()
            }
        });
        Self { value, path, problems: self.problems }
    }

    /// The object here; every key that is not in `known` is noted, with the nearest known one. `$schema` and
    /// `about` are known everywhere.
    pub fn object(&self, known: &[&str]) -> Option<Object<'a>> {
        let Value::Object(map) = self.value else { return self.expected("an object") };
        for (key, value) in map {
            if !known.contains(&key) && key != "$schema" && key != "about" {
                self.child(value, key).note_made(|| {
                    let nearest = known.iter().min_by_key(|name| distance(name, key));
                    match nearest.filter(|name| distance(name, key) <= 2) {
                        Some(name) => ["unknown key; did you mean \"", name, "\"?"].concat(),
                        None => ["unknown key; known here: ", &known.join(", ")].concat(),
                    }
                });
            }
        }
        Some(Object { place: self.clone(), map })
    }

    /// The members of an object whose keys are free.
    pub fn members(&self) -> Vec<(&'a str, Place<'a>)> {
        match self.value {
            Value::Object(map) => map.iter().map(|(key, value)| (key, self.child(value, key))).collect(),
            _ => self.expected("an object").unwrap_or_default(),
        }
    }

    /// The items of a list.
    pub fn items(&self) -> Vec<Place<'a>> {
        match self.value {
            Value::Array(list) => list
                .iter()
                .enumerate()
                .map(|(at, value)| Place {
                    value,
                    path: told(|| [&self.path, "[", &at.to_string(), "]"].concat()),
                    problems: self.problems,
                })
                .collect(),
            _ => self.expected("a list").unwrap_or_default(),
        }
    }

    /// The items of a list, or the one value that stands for a list of one.
    pub fn one_or_more(&self) -> Vec<Place<'a>> {
        if self.value.is_array() { self.items() } else { vec![self.clone()] }
    }

    /// The text here.
    pub fn text(&self) -> Option<&'a str> {
        match self.value {
            Value::String(text) => Some(text),
            _ => self.expected("a text"),
        }
    }

    /// The whole number here, within bounds.
    pub fn number(&self, least: u64, most: u64) -> Option<u64> {
        match self.value.as_u64() {
            Some(number) if (least..=most).contains(&number) => Some(number),
            _ => {
                self.note_made(|| {
                    let (least, most) = (least.to_string(), most.to_string());
                    ["expected a whole number from ", &least, " to ", &most, ", found ", self.kind()].concat()
                });
                None
            }
        }
    }

    /// `true` or `false` here.
    pub fn boolean(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(*value),
            _ => self.expected("true or false"),
        }
    }

    /// One of some words; the index in `words`.
    pub fn one_of(&self, words: &[&str]) -> Option<usize> {
        let found = self.value.as_str().and_then(|text| words.iter().position(|word| *word == text));
        if found.is_none() {
            self.note_made(|| ["expected one of: ", &words.join(", ")].concat());
        }
        found
    }
}

/// An object in a document whose keys have been checked.
pub struct Object<'a> {
    /// Where it is.
    pub place: Place<'a>,
    map: &'a Map,
}

impl<'a> Object<'a> {
    /// What stands under a key; `null` counts as nothing.
    pub fn get(&self, key: &str) -> Option<Place<'a>> {
        self.map.get(key).filter(|value| !value.is_null()).map(|value| self.place.child(value, key))
    }

    /// What stands under a key that must be there; its absence is noted.
    pub fn require(&self, key: &str) -> Option<Place<'a>> {
        let found = self.get(key);
        if found.is_none() {
            self.place.note_made(|| ["the key \"", key, "\" is missing"].concat());
        }
        found
    }

    /// The text under a key, where there is one.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.get(key).and_then(|place| place.text())
    }
}

/// How many letters to change to come from one word to another (Levenshtein), to tell what was meant.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(40).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().take(40).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let change = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::json;

    #[test]
    fn every_mistake_is_told_with_its_path() {
        let value = json!({"nme": "x", "list": [1, "a"], "deep": {"odd key": true}});
        let problems = Problems::default();
        let root = Place::root(&value, &problems).object(&["name", "list", "deep"]).unwrap();
        root.require("name");
        for item in root.get("list").unwrap().items() {
            item.text();
        }
        root.get("deep").unwrap().members()[0].1.text();
        let told: Vec<String> = problems.into_vec().into_iter().map(|p| format!("{}: {}", p.path, p.message)).collect();
        assert_eq!(
            told,
            [
                "$.nme: unknown key; did you mean \"name\"?",
                "$: the key \"name\" is missing",
                "$.list[0]: expected a text, found a number",
                "$.deep['odd key']: expected a text, found true or false",
            ]
        );
    }

    #[test]
    fn a_document_that_is_all_mistakes_is_not_told_without_end() {
        let value = Value::Array(vec![Value::Null; 1000]);
        let problems = Problems::default();
        for item in Place::root(&value, &problems).items() {
            item.number(1, 2);
        }
        assert_eq!(problems.into_vec().len(), MOST_PROBLEMS);
    }
}
