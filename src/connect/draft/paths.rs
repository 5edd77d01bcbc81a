//! Collects the paths of an item with their names, and picks the best path for a field.

use super::bodies::body_form;
use super::heuristics::{FieldHeuristic, NOT_OF_THE_STORY, OF_SOMETHING_ELSE, ValueKind};
use super::value_paths::{is_id, is_link, link_path, naming, picture_path};
use super::{member, plain};
use crate::backend::json_path::{JsonPath, Limits};
use crate::backend::selector::is_usable;
use crate::json::to_text;
use crate::json::{Map, Value};
use crate::model::date::parse_date;

/// The maximum number of paths per item.
const MOST_PATHS: usize = 400;
/// The maximum depth of a path, not counting wrappers.
const DEEPEST: usize = 3;
/// The penalty for a name that only ends with the name of a field.
const ENDS: usize = 200;
/// The penalty for a path that few items have.
const RARE: usize = 40;

/// A path in an item.
pub(super) struct FieldPath {
    /// The JSONPath.
    pub(super) path: String,
    /// The words of its name and, if that is more specific, of its parent's name.
    names: Vec<Vec<String>>,
    depth: usize,
}

/// Names that describe only a format: the parent's name counts instead.
const FORMS: [&str; 26] = [
    "rendered",
    "value",
    "text",
    "main",
    "basic",
    "raw",
    "html",
    "url",
    "src",
    "href",
    "name",
    "title",
    "label",
    "plain",
    "plaintext",
    "iv",
    "jsonvalue",
    "richtext",
    "markup",
    "start",
    "iso",
    "default",
    "display",
    "full",
    "stringvalue",
    "timestampvalue",
];

/// Names of objects that only wrap the fields of an item.
const WRAPS: [&str; 18] = [
    "attributes",
    "fields",
    "data",
    "node",
    "properties",
    "content",
    "metadata",
    "meta",
    "post",
    "item",
    "article",
    "story",
    "entry",
    "record",
    "document",
    "resource",
    "fielddata",
    "elements",
];

/// Suffixes that only denote a reference or an index type.
const REFERENCES: [&str; 13] = [
    "fragment",
    "reference",
    "ref",
    "entry",
    "object",
    "asset",
    "collection",
    "connection",
    "s",
    "t",
    "ss",
    "dt",
    "txt",
];

/// Splits a name into words, at separators and at camel case, without the suffixes of [`REFERENCES`].
fn words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut before = ' ';
    for character in name.chars() {
        if character.is_alphanumeric() {
            if !before.is_alphanumeric() || (character.is_uppercase() && before.is_lowercase()) {
                out.push(String::new());
            }
            if let Some(word) = out.last_mut() {
                word.extend(character.to_lowercase());
            }
        }
        before = character;
    }
    if out.len() > 1 {
        out.pop_if(|last| REFERENCES.contains(&last.as_str()));
    }
    out
}

/// Whether a name denotes an object with a title, a date and images of its own: an author, a section, a site.
fn is_of_something_else(name: &[String]) -> bool {
    let own = name.concat();
    let last = name.last().map_or("", String::as_str);
    OF_SOMETHING_ELSE.split(' ').any(|known| known == own || known == last)
}

/// Whether all members of an object are named by language tags: one text in several languages.
fn is_localised(members: &Map) -> bool {
    let is_tag = |name: &str| match name.split_once(['-', '_']) {
        Some((language, region)) => language.len() == 2 && region.len() == 2,
        None => name.len() == 2 && name != "id" && name.bytes().all(|b| b.is_ascii_lowercase()),
    };
    !members.is_empty() && members.iter().all(|(name, value)| is_tag(name) && (value.is_string() || value.is_null()))
}

/// The paths of some items. `columns` are the names if the items are rows.
pub(super) fn field_paths(items: &[&Value], columns: &[&str]) -> Vec<FieldPath> {
    let mut out: Vec<FieldPath> = Vec::new();
    for (at, column) in columns.iter().enumerate().take(MOST_PATHS) {
        out.push(FieldPath { path: ["$[", &at.to_string(), "]"].concat(), names: vec![words(column)], depth: 0 });
    }
    for item in items {
        walk(item, "$", &[], 0, &mut out);
    }
    out
}

fn walk(value: &Value, path: &str, outer: &[String], depth: usize, out: &mut Vec<FieldPath>) {
    let Some(members) = value.as_object() else { return };
    let localised = is_localised(members);
    for (name, inner) in members {
        let path = [path, &member(name)].concat();
        let own = words(name);
        let joined = own.concat();
        // The display name of a field for editors, next to its value.
        if matches!(joined.as_str(), "name" | "label") && members.contains_key("value") {
            continue;
        }
        let is_form = localised || FORMS.contains(&joined.as_str());
        if out.len() >= MOST_PATHS {
            return;
        }
        let mut names = Vec::new();
        if is_form && !outer.is_empty() {
            names.push(outer.to_vec());
        }
        if names.is_empty() || joined == "title" {
            names.push(own.clone());
        }
        let runs = runs_of_text(inner).map(|run| [&path, run].concat());
        for path in runs.into_iter().chain([path.clone()]) {
            if !out.iter().any(|known| known.path == path) {
                out.push(FieldPath { path, names: names.clone(), depth });
            }
        }
        // Search indexes put the document into `_source`.
        let wraps = WRAPS.contains(&joined.as_str()) || name == "_source";
        if !inner.is_object() || (!wraps && is_of_something_else(&own)) {
            continue;
        }
        let inner_name = if is_form && !outer.is_empty() && joined != "title" {
            outer
        } else if wraps {
            &[]
        } else {
            own.as_slice()
        };
        // Wrappers do not count towards the depth limit, but a title in one still ranks lower than the item's.
        if depth < DEEPEST || (wraps && depth < 2 * DEEPEST) {
            walk(inner, &path, inner_name, depth + 1, out);
        }
    }
}

/// The path to the texts in a list of text runs.
fn runs_of_text(value: &Value) -> Option<&'static str> {
    let first = value.as_array()?.first()?;
    let has = |name: &str| first.get(name).is_some_and(Value::is_string);
    match () {
        () if has("plain_text") => Some("[*].plain_text"),
        () if has("text") && (first.get("spans").is_some() || first.as_object()?.len() == 1) => Some("[*].text"),
        () => None,
    }
}

/// The usable values at a path.
pub(super) fn values<'a>(path: &str, items: &[&'a Value]) -> Vec<&'a Value> {
    let Ok(path) = JsonPath::parse(path) else { return Vec::new() };
    let limits = Limits::default();
    items.iter().filter_map(|item| path.first(item, limits)).filter(|value| is_usable(value)).collect()
}

/// The rank of a name for a field: its position among the field's names, plus [`ENDS`] if it only ends with one.
fn named(heuristic: &FieldHeuristic, name: &[String]) -> Option<usize> {
    let position = |own: String| heuristic.names.split(' ').position(|known| known == own);
    if let Some(at) = position(name.concat()) {
        // The creation date of the record says less than a date of the article.
        let is_of_the_record =
            heuristic.kind == ValueKind::Date && name.first().is_some_and(|word| word.starts_with("creat"));
        return Some(at * 4 + if is_of_the_record { 2 * ENDS } else { 0 });
    }
    let is_qualified = name.iter().rev().skip(1).any(|word| NOT_OF_THE_STORY.split(' ').any(|known| known == word));
    if !heuristic.ends || is_qualified {
        return None;
    }
    let ending = (1..name.len()).map(|from| name[from..].concat());
    ending.filter_map(position).min().map(|at| ENDS + at * 4)
}

/// The path with the best name whose values are mostly of the right kind.
pub(super) fn best<'a>(
    heuristic: &FieldHeuristic,
    paths: impl Iterator<Item = &'a FieldPath>,
    items: &[&Value],
) -> Option<(usize, &'a FieldPath)> {
    let mut best: Option<(usize, &FieldPath)> = None;
    for candidate in paths {
        // The dialects read text runs themselves.
        if heuristic.kind == ValueKind::Body && candidate.path.contains("[*]") {
            continue;
        }
        let Some(named) = candidate.names.iter().filter_map(|name| named(heuristic, name)).min() else { continue };
        let values = values(&candidate.path, items);
        let right = values.iter().filter(|value| is_of_kind(heuristic.kind, value)).count();
        if right == 0 || right * 2 < values.len() || (heuristic.kind == ValueKind::Id && !are_different(&values)) {
            continue;
        }
        if heuristic.field == "title" && values.len() > 2 && values.iter().all(|value| *value == values[0]) {
            continue;
        }
        // An object ranks lower than the text in it.
        let rank = named + candidate.depth + if right * 4 < items.len() { RARE } else { 0 };
        if best.is_none_or(|(known, _)| rank < known) {
            best = Some((rank, candidate));
        }
    }
    best
}

/// Whether every item has a different value at a path.
pub(super) fn differ(path: &str, items: &[&Value]) -> bool {
    let values = values(path, items);
    values.len() == items.len() && are_different(&values)
}

/// Whether all values are different, as ids must be.
fn are_different(values: &[&Value]) -> bool {
    values.iter().enumerate().all(|(at, value)| !values[..at].contains(value))
}

/// Whether every item has a different short word or number at a path, so that it can serve as an id whatever its name.
pub(super) fn tells_apart(path: &str, items: &[&Value]) -> bool {
    let is_word = |text: &String| text.len() <= 80 && !text.is_empty() && !text.contains(char::is_whitespace);
    let words: Vec<String> = values(path, items).into_iter().filter_map(to_text).filter(is_word).collect();
    let differs = |(at, word): (usize, &String)| !words[..at].contains(word);
    items.len() > 1 && words.len() == items.len() && words.iter().enumerate().all(differs)
}

fn is_of_kind(kind: ValueKind, value: &Value) -> bool {
    let text = to_text(value);
    let text = text.as_deref();
    match kind {
        ValueKind::Id => text.is_some_and(|text| !text.is_empty() && text.len() <= 300),
        ValueKind::Words => value.as_str().is_some_and(is_words),
        ValueKind::Body => body_form(value).is_some(),
        ValueKind::Date => match value {
            Value::Number(number) => number.as_f64().is_some_and(|number| number > 100_000_000.0),
            _ => text.is_some_and(|text| parse_date(text, 0).is_some()),
        },
        ValueKind::Link => link_path(value, 0).is_some(),
        ValueKind::Picture => picture_path(value, 0).is_some(),
        ValueKind::Names => naming(value, 0).is_some(),
        ValueKind::Tag => text.is_some_and(is_tag),
    }
}

/// Whether a text is prose: not an address, an id or serialised data.
fn is_words(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !is_link(text) && !is_id(text) && !text.starts_with("{\"") && !text.starts_with("[{")
}

/// Whether a text looks like a BCP 47 tag: two or three letters, and subtags.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| (2..=8).contains(&part.len()) && plain(part).is_ascii())
}
