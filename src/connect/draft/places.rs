//! The places of an item, what they are called, and which of them has the best name for a field.

use super::bodies::body_form;
use super::guesses::{Guess, Look, NOT_OF_THE_STORY, OF_SOMETHING_ELSE};
use super::parts::{is_id, is_link, link_path, naming, picture_path};
use super::{member, plain};
use crate::backend::json_path::{JsonPath, Limits};
use crate::backend::selector::is_usable;
use crate::json::to_text;
use crate::json::{Map, Value};
use crate::model::date::parse_date;

/// How many places of an item are looked at.
const MOST_PLACES: usize = 400;
/// How deep an item is looked into, without what only wraps.
const DEEPEST: usize = 3;
/// A name that only ends with that of a field is worse than any that is one.
const ENDS: usize = 200;
/// A rare place is worse than a frequent one.
const RARE: usize = 40;

/// A place in an item.
pub(super) struct Place {
    /// Its JSONPath.
    pub(super) path: String,
    /// The words of the name, and of what it stands in where that says more.
    names: Vec<Vec<String>>,
    depth: usize,
}

/// Names that say only what form something has, so that it is what it stands in.
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

/// Names of what only wraps the fields of an item.
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

/// Words at the end of a name that only say how something is referred to, or its type in an index.
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

/// The words of a name: parted by what is no letter, and where a capital follows a small letter; without those that only
/// say how something is referred to.
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

/// Whether a name is that of something with a title, a date and pictures of its own: an author, a section, a site.
fn is_of_something_else(name: &[String]) -> bool {
    let own = name.concat();
    let last = name.last().map_or("", String::as_str);
    OF_SOMETHING_ELSE.split(' ').any(|known| known == own || known == last)
}

/// The members of an object whose names are tags of languages are one text in several languages.
fn is_localised(members: &Map) -> bool {
    let is_tag = |name: &str| match name.split_once(['-', '_']) {
        Some((language, region)) => language.len() == 2 && region.len() == 2,
        None => name.len() == 2 && name != "id" && name.bytes().all(|b| b.is_ascii_lowercase()),
    };
    !members.is_empty() && members.iter().all(|(name, value)| is_tag(name) && (value.is_string() || value.is_null()))
}

/// The places of some items, of the first that has each. `columns` are the names where items are rows.
pub(super) fn places(items: &[&Value], columns: &[&str]) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    for (at, column) in columns.iter().enumerate().take(MOST_PLACES) {
        out.push(Place { path: ["$[", &at.to_string(), "]"].concat(), names: vec![words(column)], depth: 0 });
    }
    for item in items {
        walk(item, "$", &[], 0, &mut out);
    }
    out
}

fn walk(value: &Value, path: &str, outer: &[String], depth: usize, out: &mut Vec<Place>) {
    let Some(members) = value.as_object() else { return };
    let localised = is_localised(members);
    for (name, inner) in members {
        let path = [path, &member(name)].concat();
        let own = words(name);
        let joined = own.concat();
        // What a value is called for editors stands beside it.
        if matches!(joined.as_str(), "name" | "label") && members.contains_key("value") {
            continue;
        }
        let is_form = localised || FORMS.contains(&joined.as_str());
        if out.len() >= MOST_PLACES {
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
                out.push(Place { path, names: names.clone(), depth });
            }
        }
        // What an index found stands in its source.
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
        // What only wraps is no level of its own, but a title in it is still worse than the item's.
        if depth < DEEPEST || (wraps && depth < 2 * DEEPEST) {
            walk(inner, &path, inner_name, depth + 1, out);
        }
    }
}

/// Where the texts stand in a list of runs of text.
fn runs_of_text(value: &Value) -> Option<&'static str> {
    let first = value.as_array()?.first()?;
    let has = |name: &str| first.get(name).is_some_and(Value::is_string);
    match () {
        () if has("plain_text") => Some("[*].plain_text"),
        () if has("text") && (first.get("spans").is_some() || first.as_object()?.len() == 1) => Some("[*].text"),
        () => None,
    }
}

/// The values at a place, of the items that have one.
pub(super) fn values<'a>(path: &str, items: &[&'a Value]) -> Vec<&'a Value> {
    let Ok(path) = JsonPath::parse(path) else { return Vec::new() };
    let limits = Limits::default();
    items.iter().filter_map(|item| path.first(item, limits)).filter(|value| is_usable(value)).collect()
}

/// How well a name is that of a field: its place among the field's names, or behind all of them where it only ends with
/// one.
fn named(guess: &Guess, name: &[String]) -> Option<usize> {
    let position = |own: String| guess.names.split(' ').position(|known| known == own);
    if let Some(at) = position(name.concat()) {
        // When a record was made says less than a date that the story has.
        let is_of_the_record = guess.look == Look::Date && name.first().is_some_and(|word| word.starts_with("creat"));
        return Some(at * 4 + if is_of_the_record { 2 * ENDS } else { 0 });
    }
    let is_qualified = name.iter().rev().skip(1).any(|word| NOT_OF_THE_STORY.split(' ').any(|known| known == word));
    if !guess.ends || is_qualified {
        return None;
    }
    let ending = (1..name.len()).map(|from| name[from..].concat());
    ending.filter_map(position).min().map(|at| ENDS + at * 4)
}

/// The place with the best name whose values look right in most of the items that have one.
pub(super) fn best<'a>(
    guess: &Guess,
    places: impl Iterator<Item = &'a Place>,
    items: &[&Value],
) -> Option<(usize, &'a Place)> {
    let mut best: Option<(usize, &Place)> = None;
    for place in places {
        // The dialects read runs of text themselves.
        if guess.look == Look::Body && place.path.contains("[*]") {
            continue;
        }
        let Some(named) = place.names.iter().filter_map(|name| named(guess, name)).min() else { continue };
        let values = values(&place.path, items);
        let right = values.iter().filter(|value| looks(guess.look, value)).count();
        if right == 0 || right * 2 < values.len() || (guess.look == Look::Id && !are_different(&values)) {
            continue;
        }
        if guess.field == "title" && values.len() > 2 && values.iter().all(|value| *value == values[0]) {
            continue;
        }
        // An object is a worse place for words than the words in it.
        let rank = named + place.depth + if right * 4 < items.len() { RARE } else { 0 };
        if best.is_none_or(|(known, _)| rank < known) {
            best = Some((rank, place));
        }
    }
    best
}

/// Whether every item has another value at a path.
pub(super) fn differ(path: &str, items: &[&Value]) -> bool {
    let values = values(path, items);
    values.len() == items.len() && are_different(&values)
}

/// Whether no two are the same, as what names things must be.
fn are_different(values: &[&Value]) -> bool {
    values.iter().enumerate().all(|(at, value)| !values[..at].contains(value))
}

/// Whether every item has another short word here, or another number, so that it is a name to ask for it by, however it
/// is called.
pub(super) fn tells_apart(path: &str, items: &[&Value]) -> bool {
    let is_word = |text: &String| text.len() <= 80 && !text.is_empty() && !text.contains(char::is_whitespace);
    let words: Vec<String> = values(path, items).into_iter().filter_map(to_text).filter(is_word).collect();
    let differs = |(at, word): (usize, &String)| !words[..at].contains(word);
    items.len() > 1 && words.len() == items.len() && words.iter().enumerate().all(differs)
}

fn looks(look: Look, value: &Value) -> bool {
    let text = to_text(value);
    let text = text.as_deref();
    match look {
        Look::Id => text.is_some_and(|text| !text.is_empty() && text.len() <= 300),
        Look::Words => value.as_str().is_some_and(is_words),
        Look::Body => body_form(value).is_some(),
        Look::Date => match value {
            Value::Number(number) => number.as_f64().is_some_and(|number| number > 100_000_000.0),
            _ => text.is_some_and(|text| parse_date(text, 0).is_some()),
        },
        Look::Link => link_path(value, 0).is_some(),
        Look::Picture => picture_path(value, 0).is_some(),
        Look::Names => naming(value, 0).is_some(),
        Look::Tag => text.is_some_and(is_tag),
    }
}

/// Whether a text is something to read: no address, no name of a record, no data.
fn is_words(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !is_link(text) && !is_id(text) && !text.starts_with("{\"") && !text.starts_with("[{")
}

/// Whether it may be a tag of BCP 47: two or three letters, and what follows them.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| (2..=8).contains(&part.len()) && plain(part).is_ascii())
}
