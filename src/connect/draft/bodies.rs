//! Detects the dialect of a body from its value, and the path to it.

use super::member;
use super::value_paths::{is_id, is_link};
use crate::json::{self, Map, Value};

/// The maximum depth of a search.
const DEEPEST: usize = 4;
/// The names of members that hold a body or the text of a block, the richest format first.
const TEXTS: [&str; 18] = [
    "html",
    "rendered",
    "markup",
    "processed",
    "json",
    "raw",
    "value",
    "iv",
    "jsonValue",
    "document",
    "markdown",
    "text",
    "content",
    "body",
    "plaintext",
    "plain_text",
    "plain",
    "data",
];

/// The remaining path from a value to its body, and the dialect.
pub(super) fn body_form(value: &Value) -> Option<(String, &'static str)> {
    within(value, 0)
}

fn within(value: &Value, depth: usize) -> Option<(String, &'static str)> {
    match value {
        Value::String(text) => Some((String::new(), of_text(text)?)),
        Value::Array(list) => match of_nodes(list) {
            Some(dialect) => Some((String::new(), dialect)),
            None if depth < DEEPEST => of_blocks(list, depth),
            None => None,
        },
        Value::Object(members) if depth < DEEPEST => {
            if let Some(dialect) = of_tree(members) {
                return Some((String::new(), dialect));
            }
            TEXTS.iter().find_map(|key| {
                let (rest, dialect) = within(members.get(key)?, depth + 1)?;
                Some(([&member(key), rest.as_str()].concat(), dialect))
            })
        }
        _ => None,
    }
}

/// The dialect of a text.
fn of_text(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if text.is_empty() || is_link(text) || is_id(text) {
        return None;
    }
    if text.starts_with(['{', '['])
        && let Ok(value) = json::parse(text)
    {
        return match &value {
            Value::Array(list) => of_nodes(list),
            Value::Object(members) => of_tree(members),
            _ => None,
        };
    }
    if text.contains("</") || text.contains("/>") || text.contains("<p>") || text.contains("<br>") {
        return Some("html");
    }
    let is_marked = |line: &str| {
        let line = line.trim_start();
        ["# ", "## ", "### ", "* ", "- ", "> ", "```", "!["].iter().any(|mark| line.starts_with(mark))
    };
    let is_markdown = text.contains("](") || text.contains("**") || text.lines().any(is_marked);
    Some(if is_markdown { "markdown" } else { "plain" })
}

/// Whether an object is the root of a body's tree. Editor.js is excluded: other objects have blocks with data too.
pub(super) fn is_tree_of_nodes(members: &Map) -> bool {
    of_tree(members).is_some_and(|dialect| dialect != "editor-js")
}

/// The dialect of a tree of nodes.
fn of_tree(members: &Map) -> Option<&'static str> {
    let is = |key: &str, word: &str| members.get(key).and_then(Value::as_str) == Some(word);
    let has = |key: &str| members.contains_key(key);
    let blocks = members.get("blocks").and_then(|blocks| blocks.item(0));
    match () {
        () if members.get("root").is_some_and(|root| root.get("children").is_some()) => Some("lexical"),
        () if is("nodeType", "document") => Some("contentful"),
        () if is("schema", "dast") || members.get("value").is_some_and(|value| value.get("schema").is_some()) => {
            Some("dast")
        }
        () if (is("type", "doc") && has("content")) || (is("type", "root") && has("children")) => Some("lexical"),
        () if has("entityMap") && has("blocks") => Some("draft-js"),
        () if blocks.is_some_and(|block| block.get("type").is_some() && block.get("data").is_some()) => {
            Some("editor-js")
        }
        () if members
            .get("children")
            .and_then(|children| children.item(0))
            .is_some_and(|child| child.get("children").is_some()) =>
        {
            Some("lexical")
        }
        () => None,
    }
}

/// The dialect of a list of nodes.
fn of_nodes(list: &[Value]) -> Option<&'static str> {
    let first = list.first()?;
    let has = |key: &str| first.get(key).is_some();
    match () {
        () if has("_type") && list.iter().any(|block| block.get("children").is_some()) => Some("portable-text"),
        () if has("type") && has("spans") => Some("prismic"),
        () if has("slice_type") => Some("prismic"),
        () if has("children") => {
            let text = first.get("children").and_then(|children| children.item(0));
            let is_strapi = text.and_then(|text| text.get("type")).and_then(Value::as_str) == Some("text");
            Some(if is_strapi && has("type") { "strapi-blocks" } else { "lexical" })
        }
        () => None,
    }
}

/// The path to the texts of a list of blocks, and their dialect.
fn of_blocks(list: &[Value], depth: usize) -> Option<(String, &'static str)> {
    if list.iter().all(Value::is_string) {
        let texts = list.iter().filter_map(Value::as_str);
        return Some(("[*]".to_owned(), richest(texts.filter_map(of_text))?));
    }
    let found = TEXTS.iter().filter_map(|key| {
        let texts = list.iter().filter_map(|block| within(block.get(key)?, depth + 1));
        let (rests, dialects): (Vec<String>, Vec<&str>) = texts.unzip();
        let rest = rests.first()?;
        Some((["[*]", &member(key), rest].concat(), richest(dialects.into_iter())?, rests.len()))
    });
    // Ties go to the first name.
    found
        .fold(None, |best: Option<(String, &str, usize)>, one| match best {
            Some(best) if best.2 >= one.2 => Some(best),
            _ => Some(one),
        })
        .map(|(path, dialect, _)| (path, dialect))
}

/// The dialect that can read all of the texts: HTML if one of them is HTML.
fn richest(dialects: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let all: Vec<&str> = dialects.collect();
    ["html", "markdown"].into_iter().find(|one| all.contains(one)).or_else(|| all.first().copied())
}
