//! A description to start from, for an answer that no table knows: the longest list of objects is taken for the list of
//! articles, and each field is looked for under the names that such fields have. What is made is read by the engine's
//! own reader before it is offered.

mod ask;
mod guesses;

use crate::backend::Description;
use crate::backend::reading::{is_usable, to_text};
use crate::json::{Map, Value};
use crate::model::date::parse_date;
use ask::ask;
use guesses::{GUESSES, Guess, Look};

/// How deep lists are looked for.
const DEEPEST: usize = 6;
/// How many items of a list are looked at.
const MOST_ITEMS: usize = 20;
/// How many places of an item are looked at.
const MOST_PLACES: usize = 400;

/// A description that was made up.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The description.
    pub document: Value,
    /// The base that its templates stand on.
    pub base: String,
    /// Values for its parameters, from the address.
    pub parameters: Vec<(String, String)>,
}

/// Makes a description of an answer; nothing where it has no list of things with titles.
pub fn draft(address: &str, document: &Value) -> Option<Draft> {
    let (list, items) = longest_list(document)?;
    let items: Vec<&Value> = items.iter().filter(|item| item.is_object()).take(MOST_ITEMS).collect();
    let places = places(&items);
    let mut taken: Vec<&str> = Vec::new();
    let mut fields = Map::new();
    for guess in GUESSES {
        let free = places.iter().filter(|place| !taken.contains(&place.path.as_str()));
        let Some(place) = best(&guess, free, &items) else { continue };
        taken.push(&place.path);
        fields.insert(guess.field.to_owned(), reading(guess.field, place, &items));
    }
    if fields.get("id").is_none()
        && let Some(place) =
            places.iter().find(|place| !taken.contains(&place.path.as_str()) && tells_apart(place, &items))
    {
        fields.insert("id", Value::String(place.path.clone()));
    }
    fields.get("title")?;
    if fields.get("id").is_none() && fields.get("source").is_none() {
        return None;
    }
    let asked = ask(address)?;
    let text = |text: &str| Value::String(text.to_owned());
    let mut out = Map::new();
    out.insert(
        "about".to_owned(),
        text("A start, made by looking at one answer. Check each field; docs/backends.md says what else there is."),
    );
    out.insert("name", text(&asked.host));
    if !asked.parameters.is_empty() {
        let one = |(name, _): &(String, String)| {
            let about = object([("required", Value::Bool(true)), ("public", Value::Bool(false))]);
            (name.clone(), about)
        };
        out.insert("parameters", Value::Object(asked.parameters.iter().map(one).collect()));
    }
    out.insert("items", text(&[&list, "[*]"].concat()));
    let mut paging = Map::new();
    if let Some(style) = asked.style {
        paging.insert("style", text(style));
        if let Some(total) = total(document, items.len()) {
            paging.insert("total", text(&total));
        }
        out.insert("paging", Value::Object(paging));
    }
    out.insert("fields", Value::Object(fields));
    out.insert("views", object([("latest", object([("url", text(&asked.template))]))]));
    let document = Value::Object(out);
    Description::parse(&document).ok()?;
    Some(Draft { document, base: asked.base, parameters: asked.parameters })
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A member of a path (RFC 9535 §2.5.1).
fn member(name: &str) -> String {
    let is_name = !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && !name.as_bytes()[0].is_ascii_digit();
    if is_name {
        return [".", name].concat();
    }
    let mut out = "['".to_owned();
    for character in name.chars() {
        match character {
            '\'' | '\\' => out.extend(['\\', character]),
            // A control character has no short form; a name that has one is not worth a path.
            other if other.is_control() => out.push('?'),
            other => out.push(other),
        }
    }
    out.push_str("']");
    out
}

/// The longest list of objects, and where it is.
fn longest_list(document: &Value) -> Option<(String, &Vec<Value>)> {
    fn search<'a>(value: &'a Value, path: &str, depth: usize, best: &mut Option<(String, &'a Vec<Value>)>) {
        match value {
            Value::Array(list) => {
                let objects = list.iter().filter(|item| item.is_object()).count();
                let longest = best.as_ref().map_or(0, |(_, list)| list.len());
                if objects * 2 > list.len() && list.len() > longest {
                    *best = Some((path.to_owned(), list));
                }
            }
            Value::Object(members) if depth < DEEPEST => {
                for (name, inner) in members.iter().take(200) {
                    search(inner, &[path, &member(name)].concat(), depth + 1, best);
                }
            }
            _ => {}
        }
    }
    let mut best = None;
    search(document, "$", 0, &mut best);
    best
}

/// A place in an item.
struct Place {
    path: String,
    /// The name, and that of what it stands in where that says more.
    names: Vec<String>,
    depth: usize,
}

/// What separates words in names does not count.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Names that say only what form something has, so that it is what it stands in.
const FORMS: [&str; 14] = [
    "rendered", "value", "text", "main", "basic", "raw", "html", "url", "src", "href", "name", "title", "label",
    "plain",
];

/// The places of the items: of the first that has each.
fn places(items: &[&Value]) -> Vec<Place> {
    fn walk(value: &Value, path: &str, outer: Option<&str>, depth: usize, out: &mut Vec<Place>) {
        let Some(members) = value.as_object() else { return };
        for (name, inner) in members {
            let path = [path, &member(name)].concat();
            let own = plain(name);
            if out.len() >= MOST_PLACES {
                return;
            }
            if !out.iter().any(|known| known.path == path) {
                let mut names = vec![own.clone()];
                if let Some(outer) = outer.filter(|_| FORMS.contains(&own.as_str())) {
                    names = vec![outer.to_owned()];
                }
                out.push(Place { path: path.clone(), names, depth });
            }
            if depth < 3 && inner.is_object() {
                let named =
                    if own == "attributes" || own == "fields" || own == "data" { None } else { Some(own.as_str()) };
                walk(inner, &path, named, depth + 1, out);
            }
        }
    }
    let mut out = Vec::new();
    for item in items {
        walk(item, "$", None, 0, &mut out);
    }
    out
}

/// The values at a place, of the items that have one.
fn values<'a>(place: &Place, items: &[&'a Value]) -> Vec<&'a Value> {
    let Ok(path) = crate::backend::json_path::JsonPath::parse(&place.path) else { return Vec::new() };
    let limits = crate::backend::json_path::Limits::default();
    items.iter().filter_map(|item| path.first(item, limits)).filter(|value| is_usable(value)).collect()
}

/// The place with the best name whose values look right in most of the items that have one.
fn best<'a>(guess: &Guess, places: impl Iterator<Item = &'a Place>, items: &[&Value]) -> Option<&'a Place> {
    let mut best: Option<(usize, &Place)> = None;
    for place in places {
        let named = place.names.iter().filter_map(|name| guess.names.iter().position(|known| known == name)).min();
        let Some(named) = named else { continue };
        let values = values(place, items);
        let right = values.iter().filter(|value| looks(guess.look, value)).count();
        if right == 0 || right * 2 < values.len() {
            continue;
        }
        // An object is a worse place for words than the words in it, and a rare place worse than a frequent one.
        let rank = named * 4 + place.depth + if right * 4 < items.len() { 40 } else { 0 };
        if best.is_none_or(|(known, _)| rank < known) {
            best = Some((rank, place));
        }
    }
    best.map(|(_, place)| place)
}

/// Whether every item has another short word here, or another number, so that it is a name to ask for it by, however it
/// is called.
fn tells_apart(place: &Place, items: &[&Value]) -> bool {
    let is_word = |text: &String| text.len() <= 80 && !text.is_empty() && !text.contains(char::is_whitespace);
    let words: Vec<String> = values(place, items).into_iter().filter_map(to_text).filter(is_word).collect();
    let differs = |(at, word): (usize, &String)| !words[..at].contains(word);
    items.len() > 1 && words.len() == items.len() && words.iter().enumerate().all(differs)
}

fn looks(look: Look, value: &Value) -> bool {
    let text = to_text(value);
    let text = text.as_deref();
    match look {
        Look::Name => text.is_some_and(|text| !text.is_empty() && text.len() <= 300),
        Look::Words => value.as_str().is_some_and(|text| text.trim().chars().count() > 0),
        Look::Date => match value {
            Value::Number(number) => number.as_f64().is_some_and(|number| number > 100_000_000.0),
            _ => text.is_some_and(|text| parse_date(text, 0).is_some()),
        },
        Look::Link => text.is_some_and(is_link),
        Look::Picture => picture_path(value, 0).is_some(),
        Look::Names => names_of(value).is_some(),
        Look::Tag => text.is_some_and(|text| (2..=12).contains(&text.len()) && !text.contains(' ')),
    }
}

fn is_link(text: &str) -> bool {
    (text.starts_with("http") && text.contains("://")) || (text.starts_with('/') && !text.contains(' '))
}

/// From a value to the address of a picture: the rest of the path. `[0:1]` takes the first of a list.
fn picture_path(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(text) => is_link(text.trim()).then(String::new),
        Value::Array(list) => Some(["[0]", &picture_path(list.first()?, depth + 1)?].concat()),
        Value::Object(members) if depth < 4 => {
            const KEYS: [&str; 8] = ["url", "src", "href", "source_url", "image", "original", "file", "files"];
            let known = KEYS.iter().find_map(|key| Some((*key, members.get(key)?)));
            let (key, inner) = known?;
            Some([&member(key), picture_path(inner, depth + 1)?.as_str()].concat())
        }
        _ => None,
    }
}

/// From a value to names: whether it is a list, and the member of each thing that is its name.
fn names_of(value: &Value) -> Option<(bool, Option<&'static str>)> {
    let one = |value: &Value| match value {
        Value::String(text) => (!is_link(text)).then_some(None),
        Value::Object(members) => ["name", "title", "label", "displayName", "full_name"]
            .into_iter()
            .find(|key| members.get(key).and_then(Value::as_str).is_some_and(|name| !name.is_empty()))
            .map(Some),
        _ => None,
    };
    match value {
        Value::Array(list) => Some((true, one(list.first()?)?)),
        other => Some((false, one(other)?)),
    }
}

/// What the description says of a place.
fn reading(field: &str, place: &Place, items: &[&Value]) -> Value {
    let values = values(place, items);
    let text = |text: &str| Value::String(text.to_owned());
    let convert = |path: &str, how: Value| object([("select", text(path)), ("convert", how)]);
    match field {
        "title" => convert(&place.path, text("html-text")),
        "summary" => convert(&place.path, [text("html-text"), text("strip-truncation")].into_iter().collect()),
        "body" => {
            let is_html = values
                .iter()
                .any(|value| value.as_str().is_some_and(|text| text.contains("</") || text.contains("/>")));
            convert(&place.path, text(if is_html { "html" } else { "plain" }))
        }
        "image" => {
            let rest = values.iter().find_map(|value| picture_path(value, 0)).unwrap_or_default();
            text(&[&place.path, rest.as_str()].concat())
        }
        "authors" | "category" => {
            let (list, name) = values.iter().find_map(|value| names_of(value)).unwrap_or_default();
            let each = if list { [&place.path, "[*]"].concat() } else { place.path.clone() };
            let title = name.map_or("$".to_owned(), |name| ["$", &member(name)].concat());
            let part = if field == "authors" { "name" } else { "title" };
            object([
                ("each", text(&each)),
                (part, convert(&title, text("html-text"))),
                ("slug", convert(&title, [text("html-text"), text("slug")].into_iter().collect())),
            ])
        }
        _ => text(&place.path),
    }
}

/// Where the number of all articles stands, at the top of the answer or one level below.
fn total(document: &Value, least: usize) -> Option<String> {
    const NAMES: [&str; 8] =
        ["total", "totalresults", "totalcount", "totalitems", "totaldocs", "found", "numfound", "count"];
    let search = |value: &Value, path: &str| {
        let members = value.as_object()?;
        let is_total = |(name, value): &(&str, &Value)| {
            NAMES.contains(&plain(name).as_str()) && value.as_u64().is_some_and(|number| number >= least as u64)
        };
        members.iter().find(is_total).map(|(name, _)| [path, &member(name)].concat())
    };
    let below = || {
        let members = document.as_object()?;
        members.iter().find_map(|(name, value)| search(value, &["$", &member(name)].concat()))
    };
    search(document, "$").or_else(below)
}

#[cfg(test)]
mod tests;
