//! Generates a description to start from, for an answer that no table matches: picks the list whose items look most
//! like articles, and searches each field under the names that such fields usually have. The engine validates the
//! description before it is offered.

mod bodies;
mod heuristics;
mod lists;
mod paths;
mod request_template;
mod selectors;
mod value_paths;

use crate::backend::Description;
use crate::json::{Map, Value};
use heuristics::HEURISTICS;
use lists::{List, lists};
use paths::{FieldPath, best, differ, field_paths, tells_apart};
use request_template::request_template;
use selectors::selector;

/// The maximum number of items of a list that are examined.
const MOST_ITEMS: usize = 20;

/// A generated description.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The description.
    pub document: Value,
    /// The base address of its URL templates.
    pub base: String,
    /// Values for its parameters, taken from the address.
    pub parameters: Vec<(String, String)>,
}

/// Generates a description from an answer. `None` if the answer has no list of items with a title, or with a text and a
/// date.
pub fn draft(address: &str, document: &Value) -> Option<Draft> {
    let (list, fields) = best_list(document)?;
    let request = request_template(address)?;
    let text = |text: &str| Value::String(text.to_owned());
    let mut out = Map::new();
    out.insert(
        "about".to_owned(),
        text("Generated from a single answer. Check each field; docs/backends.md documents the format."),
    );
    out.insert("name", text(&request.host));
    if !request.parameters.is_empty() {
        let one = |(name, _): &(String, String)| {
            let about = object([("required", Value::Bool(true)), ("public", Value::Bool(false))]);
            (name.clone(), about)
        };
        out.insert("parameters", Value::Object(request.parameters.iter().map(one).collect()));
    }
    out.insert("items", text(&list.path));
    let mut paging = Map::new();
    if let Some(style) = request.style {
        paging.insert("style", text(style));
        if let Some(total) = total(document, list.items.len()) {
            paging.insert("total", text(&total));
        }
    } else if let Some(next) = next(document) {
        paging.insert("style", text("next-url"));
        paging.insert("next", text(&next));
    }
    if !paging.is_empty() {
        out.insert("paging", Value::Object(paging));
    }
    out.insert("fields", Value::Object(fields));
    out.insert("views", object([("latest", object([("url", text(&request.template))]))]));
    let document = Value::Object(out);
    Description::parse(&document).ok()?;
    Some(Draft { document, base: request.base, parameters: request.parameters })
}

/// The list whose items look most like articles, and their fields.
fn best_list(document: &Value) -> Option<(List<'_>, Map)> {
    let mut best: Option<(usize, List, Map)> = None;
    for list in lists(document) {
        let Some((fields, score)) = fields(&list) else { continue };
        // A nested list usually belongs to an item, and a short one is usually a sidebar.
        let score = (score + list.count.min(9)).saturating_sub(6 * list.within);
        if best.as_ref().is_none_or(|(known, ..)| score > *known) {
            best = Some((score, list, fields));
        }
    }
    best.map(|(_, list, fields)| (list, fields)).or_else(|| only_one(document))
}

/// A single article: a member of the answer, or the whole answer.
fn only_one(document: &Value) -> Option<(List<'_>, Map)> {
    let members = document.as_object()?.iter().filter(|(_, value)| value.is_object());
    let members = members.map(|(name, value)| (["$", &member(name)].concat(), value));
    members.chain([("$".to_owned(), document)]).find_map(|(path, item)| {
        let list = List { path, items: vec![item], count: 1, within: 0, columns: Vec::new() };
        let (fields, _) = fields(&list)?;
        let has = |field: &str| fields.get(field).is_some();
        (has("title") && has("body") && (has("published") || has("image"))).then_some((list, fields))
    })
}

/// The fields of a list's items, and a score of how much they resemble articles. `None` if required fields are missing.
fn fields(list: &List) -> Option<(Map, usize)> {
    let paths = field_paths(&list.items, &list.columns);
    let mut taken: Vec<&str> = Vec::new();
    let mut fields = Map::new();
    let mut score = 0;
    let mut title: Option<&str> = None;
    for heuristic in HEURISTICS {
        let free = paths.iter().filter(|candidate| !taken.iter().any(|path| is_within(&candidate.path, path)));
        let Some((rank, candidate)) = best(&heuristic, free, &list.items) else { continue };
        taken.push(&candidate.path);
        title = title.or((heuristic.field == "title").then_some(candidate.path.as_str()));
        let mut found = vec![selector(heuristic.field, &candidate.path, &list.items)];
        // The fields that readers miss most get a second path, for the items without a value at the first.
        if matches!(heuristic.field, "title" | "published" | "image") {
            let without = |item: &&&Value| paths::values(&candidate.path, &[item]).is_empty();
            let rest: Vec<&Value> = list.items.iter().filter(without).copied().collect();
            let free = paths.iter().filter(|candidate| !taken.iter().any(|path| is_within(&candidate.path, path)));
            if let Some((_, second)) = best(&heuristic, free, &rest) {
                taken.push(&second.path);
                found.push(selector(heuristic.field, &second.path, &rest));
            }
        }
        let found = if found.len() == 1 { found.remove(0) } else { found.into_iter().collect() };
        fields.insert(heuristic.field.to_owned(), found);
        // A generic name such as `name` is weak evidence of an article.
        score += if heuristic.field == "title" && rank >= 20 { 3 } else { heuristic.score };
    }
    if fields.get("id").is_none() {
        let apart = |candidate: &&FieldPath| {
            !taken.contains(&candidate.path.as_str()) && tells_apart(&candidate.path, &list.items)
        };
        if let Some(candidate) = paths.iter().find(apart) {
            fields.insert("id", Value::String(candidate.path.clone()));
        }
    }
    let has = |field: &str| fields.get(field).is_some();
    let has_words = has("title") || (has("published") && (has("body") || has("summary")));
    // Titles without a text or a date are usually those of a menu.
    let is_thin = !has("published") && !has("body") && !has("summary");
    if let Some(title) = title.filter(|path| !is_thin && !has("id") && !has("source") && differ(path, &list.items)) {
        let how = ["html-text", "slug"].map(|step| Value::String(step.to_owned())).into_iter().collect();
        let id = object([("select", Value::String(title.to_owned())), ("convert", how)]);
        fields.insert("id", id);
    }
    let has = |field: &str| fields.get(field).is_some();
    let score = if is_thin { score / 2 } else { score };
    (has_words && (has("id") || has("source"))).then_some((fields, score))
}

/// Whether a path equals another one or continues it.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A member selector of a JSONPath (RFC 9535 §2.5.1).
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
            // A control character would need an escape; such names are not worth supporting.
            other if other.is_control() => out.push('?'),
            other => out.push(other),
        }
    }
    out.push_str("']");
    out
}

/// Normalises a name: lower case, without separators.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The JSONPath of the next page's address.
fn next(document: &Value) -> Option<String> {
    const OUTER: [&str; 8] = ["", "links", "_links", "paging", "pagination", "meta", "data", "page"];
    const NAMES: [&str; 7] =
        ["next", "nextpage", "nexturl", "nextpageurl", "nextlink", "odatanextlink", "nextpagelink"];
    OUTER.iter().find_map(|outer| {
        let (path, value) = match *outer {
            "" => ("$".to_owned(), document),
            outer => (["$", &member(outer)].concat(), document.get(outer)?),
        };
        value.as_object()?.iter().filter(|(name, _)| NAMES.contains(&plain(name).as_str())).find_map(|(name, value)| {
            let rest = value_paths::link_path(value, 0)?;
            Some([&path, &member(name), rest.as_str()].concat())
        })
    })
}

/// The JSONPath of the total count, at the top level of the answer or one level below.
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
