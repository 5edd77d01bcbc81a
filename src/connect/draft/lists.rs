//! Finds the lists of an answer that may hold articles: arrays of objects, also nested in lists of sections; objects
//! keyed by id; and tables with a header row.

use super::bodies::is_tree_of_nodes;
use super::{MOST_ITEMS, member};
use crate::json::{Map, Value};

/// The maximum depth of the search.
const DEEPEST: usize = 8;
/// The maximum number of lists.
const MOST_LISTS: usize = 60;
/// The maximum number of members of an object that are searched.
const MOST_MEMBERS: usize = 200;

/// A list in an answer.
pub(super) struct List<'a> {
    /// The JSONPath of the items.
    pub(super) path: String,
    /// The first items.
    pub(super) items: Vec<&'a Value>,
    /// The number of items.
    pub(super) count: usize,
    /// The number of lists that contain this one.
    pub(super) within: usize,
    /// The names of the columns, if the items are rows.
    pub(super) columns: Vec<&'a str>,
}

/// The lists of an answer, breadth first.
pub(super) fn lists(document: &Value) -> Vec<List<'_>> {
    let mut out = Vec::new();
    search(&[document], "$", 0, 0, &mut out);
    out
}

/// Searches the values at one path.
fn search<'a>(values: &[&'a Value], path: &str, depth: usize, within: usize, out: &mut Vec<List<'a>>) {
    // The nodes of a body are not articles.
    let is_body = values.iter().any(|value| value.as_object().is_some_and(is_tree_of_nodes));
    if depth > DEEPEST || out.len() >= MOST_LISTS || is_body {
        return;
    }
    if let [Value::Array(rows)] = values
        && let Some(table) = table(rows, path)
    {
        out.push(table);
        return;
    }
    let all: Vec<&Value> = match values {
        [Value::Object(members)] if is_a_list(members) => members.values().collect(),
        _ => values.iter().filter_map(|value| value.as_array()).flatten().collect(),
    };
    let objects: Vec<&Value> = all.iter().copied().filter(|item| item.is_object()).take(MOST_ITEMS).collect();
    if objects.len() * 2 > all.len().min(MOST_ITEMS) {
        let path = [path, "[*]"].concat();
        out.push(List { path: path.clone(), items: objects.clone(), count: all.len(), within, columns: Vec::new() });
        below(&objects, &path, depth + 1, within + 1, out);
    }
    if !matches!(values, [Value::Object(members)] if is_a_list(members)) {
        below(values, path, depth, within, out);
    }
}

/// Searches every member of the objects.
fn below<'a>(values: &[&'a Value], path: &str, depth: usize, within: usize, out: &mut Vec<List<'a>>) {
    let mut names: Vec<&str> = Vec::new();
    for (name, inner) in values.iter().filter_map(|value| value.as_object()).flat_map(|members| members.iter()) {
        if (inner.is_object() || inner.is_array()) && !names.contains(&name) && names.len() < MOST_MEMBERS {
            names.push(name);
        }
    }
    for name in names {
        let inner: Vec<&Value> = values.iter().filter_map(|value| value.get(name)).collect();
        search(&inner, &[path, &member(name)].concat(), depth + 1, within, out);
    }
}

/// Whether an object is a map from ids to objects of the same kind.
fn is_a_list(members: &Map) -> bool {
    let mut things = members.values();
    let Some(first) = things.next().and_then(Value::as_object) else { return false };
    let is_alike = |thing: &Value| first.keys().filter(|key| thing.get(key).is_some()).count() * 2 > first.len();
    members.len() > 1 && first.len() > 1 && things.all(is_alike)
}

/// A table whose first row names the columns.
fn table<'a>(rows: &'a [Value], path: &str) -> Option<List<'a>> {
    let columns: Vec<&str> = rows.first()?.as_array()?.iter().map(Value::as_str).collect::<Option<_>>()?;
    let items: Vec<&Value> = rows.iter().skip(1).filter(|row| row.is_array()).take(MOST_ITEMS).collect();
    if columns.len() < 2 || items.is_empty() {
        return None;
    }
    Some(List { path: [path, "[1:]"].concat(), items, count: rows.len() - 1, within: 0, columns })
}
