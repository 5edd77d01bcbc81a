//! Parsing of JSON documents that people write (`site.json`, a backend's description): all mistakes are collected, each
//! with its path. Parsing never stops at a mistake: an invalid value yields nothing and is noted.

use crate::json::{Map, Value};
use std::cell::RefCell;

/// A mistake in a document, with its location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The location of the mistake, such as `$.backend.parameters.key`.
    pub path: String,
    /// What is wrong, and what was expected.
    pub message: String,
}

/// The mistakes collected in one document.
#[derive(Default)]
pub struct Problems(RefCell<Vec<Problem>>);

/// The most mistakes that are collected; further ones would help nobody.
const MOST_PROBLEMS: usize = 50;

impl Problems {
    /// Adds a mistake.
    pub fn note(&self, path: String, message: String) {
        let mut problems = self.0.borrow_mut();
        if problems.len() < MOST_PROBLEMS {
            problems.push(Problem { path, message });
        }
    }

    /// All collected mistakes, in the order of the document.
    pub fn into_vec(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}

/// A node of a document (RFC 9535: a value with its location), which collects the mistakes found in it.
#[derive(Clone)]
pub struct DocumentNode<'a> {
    /// The value of the node.
    pub value: &'a Value,
    /// The path to the node, for messages.
    path: String,
    problems: &'a Problems,
}

impl<'a> DocumentNode<'a> {
    /// The root node of a document.
    pub fn root(value: &'a Value, problems: &'a Problems) -> Self {
        Self { value, path: "$".to_owned(), problems }
    }

    /// Notes a mistake at this node.
    pub fn note(&self, message: &str) {
        self.note_owned(message.to_owned());
    }

    /// Notes a mistake at this node whose message was composed.
    pub fn note_owned(&self, message: String) {
        self.problems.note(self.path.clone(), message);
    }

    /// Notes that `what` was expected here, and which type was found.
    pub fn expected<T>(&self, what: &str) -> Option<T> {
        self.note_owned(["expected ", what, ", found ", self.kind()].concat());
        None
    }

    fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        }
    }

    fn child(&self, value: &'a Value, name: &str) -> Self {
        let is_plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        let path = if is_plain { [&self.path, ".", name].concat() } else { [&self.path, "['", name, "']"].concat() };
        Self { value, path, problems: self.problems }
    }

    /// The node as an object. Every key that is not in `known` is noted, with the nearest known one; `$schema` and
    /// `about` are always allowed.
    pub fn object(&self, known: &[&str]) -> Option<Object<'a>> {
        let Value::Object(map) = self.value else { return self.expected("an object") };
        for (key, value) in map {
            if !known.contains(&key) && key != "$schema" && key != "about" {
                let nearest = known.iter().min_by_key(|name| distance(name, key));
                self.child(value, key).note_owned(match nearest.filter(|name| distance(name, key) <= 2) {
                    Some(name) => ["unknown key; did you mean \"", name, "\"?"].concat(),
                    None => ["unknown key; known here: ", &known.join(", ")].concat(),
                });
            }
        }
        Some(Object { node: self.clone(), map })
    }

    /// The members of an object with arbitrary keys.
    pub fn members(&self) -> Vec<(&'a str, DocumentNode<'a>)> {
        match self.value {
            Value::Object(map) => map.iter().map(|(key, value)| (key, self.child(value, key))).collect(),
            _ => self.expected("an object").unwrap_or_default(),
        }
    }

    /// The items of a list.
    pub fn items(&self) -> Vec<DocumentNode<'a>> {
        match self.value {
            Value::Array(list) => list
                .iter()
                .enumerate()
                .map(|(at, value)| DocumentNode {
                    value,
                    path: [&self.path, "[", &at.to_string(), "]"].concat(),
                    problems: self.problems,
                })
                .collect(),
            _ => self.expected("a list").unwrap_or_default(),
        }
    }

    /// The items of a list, or a single value as a list of one.
    pub fn one_or_more(&self) -> Vec<DocumentNode<'a>> {
        if self.value.is_array() { self.items() } else { vec![self.clone()] }
    }

    /// The node as a string.
    pub fn text(&self) -> Option<&'a str> {
        match self.value {
            Value::String(text) => Some(text),
            _ => self.expected("a string"),
        }
    }

    /// The node as a whole number within bounds.
    pub fn number(&self, least: u64, most: u64) -> Option<u64> {
        match self.value.as_u64() {
            Some(number) if (least..=most).contains(&number) => Some(number),
            _ => {
                let (least, most) = (least.to_string(), most.to_string());
                self.expected(&["a whole number from ", &least, " to ", &most].concat())
            }
        }
    }

    /// The node as a boolean.
    pub fn boolean(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(*value),
            _ => self.expected("true or false"),
        }
    }

    /// The index in `words` of the node's string.
    pub fn one_of(&self, words: &[&str]) -> Option<usize> {
        let found = self.value.as_str().and_then(|text| words.iter().position(|word| *word == text));
        if found.is_none() {
            self.note_owned(["expected one of: ", &words.join(", ")].concat());
        }
        found
    }
}

/// An object in a document whose keys have been checked.
pub struct Object<'a> {
    /// The node of the object.
    pub node: DocumentNode<'a>,
    map: &'a Map,
}

impl<'a> Object<'a> {
    /// The member with a key; `null` counts as missing.
    pub fn get(&self, key: &str) -> Option<DocumentNode<'a>> {
        self.map.get(key).filter(|value| !value.is_null()).map(|value| self.node.child(value, key))
    }

    /// The member with a required key; notes a missing one.
    pub fn require(&self, key: &str) -> Option<DocumentNode<'a>> {
        let found = self.get(key);
        if found.is_none() {
            self.node.note_owned(["the key \"", key, "\" is missing"].concat());
        }
        found
    }

    /// The text of the member with a key, if there is one.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.get(key).and_then(|node| node.text())
    }
}

/// The edit distance of two words (Levenshtein), to suggest the intended key.
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
    fn every_mistake_is_reported_with_its_path() {
        let value = json!({"nme": "x", "list": [1, "a"], "deep": {"odd key": true}});
        let problems = Problems::default();
        let root = DocumentNode::root(&value, &problems).object(&["name", "list", "deep"]).unwrap();
        root.require("name");
        for item in root.get("list").unwrap().items() {
            item.text();
        }
        root.get("deep").unwrap().members()[0].1.text();
        let mistakes: Vec<String> =
            problems.into_vec().into_iter().map(|p| format!("{}: {}", p.path, p.message)).collect();
        assert_eq!(
            mistakes,
            [
                "$.nme: unknown key; did you mean \"name\"?",
                "$: the key \"name\" is missing",
                "$.list[0]: expected a string, found a number",
                "$.deep['odd key']: expected a string, found true or false",
            ]
        );
    }

    #[test]
    fn the_number_of_reported_mistakes_is_limited() {
        let value = Value::Array(vec![Value::Null; 1000]);
        let problems = Problems::default();
        for item in DocumentNode::root(&value, &problems).items() {
            item.number(1, 2);
        }
        assert_eq!(problems.into_vec().len(), MOST_PROBLEMS);
    }
}
