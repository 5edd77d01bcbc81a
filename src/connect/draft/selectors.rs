//! Writes the selector of a field: its path, and the conversions that its values need.

use super::bodies::body_form;
use super::object;
use super::paths::values;
use super::value_paths::{link_path, naming, picture_path};
use crate::json::Value;

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn converted(path: &str, how: Value) -> Value {
    object([("select", text(path)), ("convert", how)])
}

/// The selector of a field at a path.
pub(super) fn selector(field: &str, path: &str, items: &[&Value]) -> Value {
    let values = values(path, items);
    let within = |way: fn(&Value, usize) -> Option<String>| {
        let rest = values.iter().find_map(|value| way(value, 0)).unwrap_or_default();
        text(&[path, rest.as_str()].concat())
    };
    match field {
        // Text runs are joined into one text.
        "title" | "summary" if path.contains("[*]") => {
            converted(path, [object([("join", text(""))]), text("html-text")].into_iter().collect())
        }
        "title" => converted(path, text("html-text")),
        "summary" => converted(path, [text("html-text"), text("strip-truncation")].into_iter().collect()),
        "body" => body(path, &values),
        "image" => within(picture_path),
        "source" => within(link_path),
        "authors" | "category" | "tags" => names(field, path, &values),
        _ => text(path),
    }
}

/// The selector of a body, in the richest format of any item.
fn body(path: &str, values: &[&Value]) -> Value {
    let forms: Vec<(String, &str)> = values.iter().filter_map(|value| body_form(value)).collect();
    let richest = ["html", "markdown"].iter().find_map(|known| forms.iter().find(|(_, dialect)| dialect == known));
    let is_text = |dialect: &str| matches!(dialect, "html" | "markdown" | "plain");
    let first = forms.first().filter(|(_, dialect)| !is_text(dialect));
    let (rest, dialect) = first.or(richest).or(forms.first()).cloned().unwrap_or_default();
    let path = [path, rest.as_str()].concat();
    if rest.contains("[*]") && is_text(dialect) {
        // Besides texts, blocks hold numbers and ids, which are filtered out.
        let words = object([("keep-like", text("(.|\\n|\\r)*[ <](.|\\n|\\r)*"))]);
        return converted(&path, [words, text(dialect)].into_iter().collect());
    }
    converted(&path, text(if dialect.is_empty() { "plain" } else { dialect }))
}

/// The selector of people, categories or tags.
fn names(field: &str, path: &str, values: &[&Value]) -> Value {
    let way = values.iter().find_map(|value| naming(value, 0)).unwrap_or_default();
    let part = if field == "authors" { "name" } else { "title" };
    let name = ["$", &way.name].concat();
    let is_joined = field == "tags" && values.iter().any(|value| value.as_str().is_some_and(|tags| tags.contains(',')));
    let each = [path, way.each.as_str()].concat();
    let each = match is_joined {
        true => converted(&each, object([("split", text(","))])),
        false => text(&each),
    };
    let with = |last: &[&str]| {
        let halves = way.in_halves.then(|| object([("join", text(" "))]));
        let all: Vec<Value> = halves.into_iter().chain(last.iter().map(|word| text(word))).collect();
        match <[Value; 1]>::try_from(all) {
            Ok([one]) => converted(&name, one),
            Err(all) => converted(&name, all.into_iter().collect()),
        }
    };
    object([("each", each), (part, with(&["html-text"])), ("slug", with(&["html-text", "slug"]))])
}
