//! Where the articles of an answer may stand: every list of objects, in lists of sections too, objects that hold
//! things of one kind under their identifiers, and tables whose first row names their columns.

use super::bodies::is_tree_of_nodes;
use super::{MOST_ITEMS, member};
use crate::json::{Map, Value};

/// How deep lists are looked for.
const DEEPEST: usize = 8;
/// How many lists are looked at.
const MOST_LISTS: usize = 60;
/// How many members of an object are looked at.
const MOST_MEMBERS: usize = 200;

/// A list in an answer.
pub(super) struct List<'a> {
    /// The JSONPath of its items.
    pub(super) path: String,
    /// The first of its items.
    pub(super) items: Vec<&'a Value>,
    /// How many it has.
    pub(super) count: usize,
    /// How many lists it stands in.
    pub(super) within: usize,
    /// The names of the columns, where the items are rows.
    pub(super) columns: Vec<&'a str>,
}

/// The lists of an answer, in the order of its levels.
pub(super) fn lists(document: &Value) -> Vec<List<'_>> {
    let mut out = Vec::new();
    search(&[document], "$", 0, 0, &mut out);
    out
}

/// Looks at the values that stand at one path.
fn search<'a>(values: &[&'a Value], path: &str, depth: usize, within: usize, out: &mut Vec<List<'a>>) {
    // The nodes of a body are no articles, whatever stands in them.
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

/// Looks at every member of some objects.
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

/// Whether the members of an object are things of one kind, under their identifiers.
fn is_a_list(members: &Map) -> bool {
    let mut things = members.values();
    let Some(first) = things.next().and_then(Value::as_object) else { return false };
    let is_alike = |thing: &Value| first.keys().filter(|key| thing.get(key).is_some()).count() * 2 > first.len();
    members.len() > 1 && first.len() > 1 && things.all(is_alike)
}

/// A list of rows, the first of which names the columns.
fn table<'a>(rows: &'a [Value], path: &str) -> Option<List<'a>> {
    let columns: Vec<&str> = rows.first()?.as_array()?.iter().map(Value::as_str).collect::<Option<_>>()?;
    let items: Vec<&Value> = rows.iter().skip(1).filter(|row| row.is_array()).take(MOST_ITEMS).collect();
    if columns.len() < 2 || items.is_empty() {
        return None;
    }
    Some(List { path: [path, "[1:]"].concat(), items, count: rows.len() - 1, within: 0, columns })
}
