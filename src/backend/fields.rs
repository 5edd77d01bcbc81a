//! The fields of an item: the table of all fields that a description can map, and the selectors of one description. One
//! table serves the parser of descriptions, the mapper and the report of `connect`.

use super::selector::{Found, Scope, Selector};
use crate::document::DocumentNode;
use crate::json::Value;

/// The structure of a field.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A single value.
    Value,
    /// A value with parts, of which the first is what a plain query selects.
    Record(&'static [&'static str]),
}

/// All fields, in the order of reports.
pub const FIELDS: [(&str, Kind); 17] = [
    ("id", Kind::Value),
    ("title", Kind::Value),
    ("summary", Kind::Value),
    ("body", Kind::Value),
    ("truncated", Kind::Value),
    ("published", Kind::Value),
    ("updated", Kind::Value),
    ("image", Kind::Record(&["url", "alt", "caption", "credit", "width", "height"])),
    ("category", Kind::Record(&["title", "slug"])),
    ("authors", Kind::Record(&["name", "slug", "portrait"])),
    ("tags", Kind::Record(&["title", "slug"])),
    ("source", Kind::Record(&["url", "name"])),
    ("language", Kind::Value),
    ("breaking", Kind::Value),
    ("reading_minutes", Kind::Value),
    ("words", Kind::Value),
    ("video", Kind::Record(&["url", "type", "poster", "seconds", "caption"])),
];

/// The lists nested in an image or a video: the name of the record, the name of the list, and its parts.
const NESTED: [(&str, &str, &[&str]); 2] =
    [("image", "renditions", &["url", "width", "height"]), ("video", "tracks", &["url", "language"])];

/// The selectors of an item's fields.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    values: Vec<(&'static str, Selector)>,
    records: Vec<(&'static str, Vec<Record>)>,
}

/// The selectors of a value with parts.
#[derive(Clone, Debug)]
pub struct Record {
    /// The selector of the things that the parts are read from.
    each: Selector,
    parts: Vec<(&'static str, Selector)>,
    nested: Vec<Record>,
}

impl Fields {
    /// Parses the fields of a description, on top of those that apply to all views.
    pub fn parse(node: &DocumentNode, defaults: &Fields) -> Self {
        let mut out = defaults.clone();
        let names: Vec<&str> = FIELDS.iter().map(|(name, _)| *name).collect();
        let Some(object) = node.object(&names) else { return out };
        for (name, kind) in FIELDS {
            // `null` removes a default field.
            if node.value.get(name).is_some_and(Value::is_null) {
                out.values.retain(|(known, _)| *known != name);
                out.records.retain(|(known, _)| *known != name);
            }
            let Some(node) = object.get(name) else { continue };
            match kind {
                Kind::Value => put(&mut out.values, name, Selector::parse(&node)),
                Kind::Record(parts) => {
                    let nested =
                        NESTED.iter().find(|(owner, ..)| *owner == name).map(|(_, list, parts)| (*list, *parts));
                    let records =
                        node.one_or_more().iter().filter_map(|node| Record::parse(node, parts, nested)).collect();
                    put(&mut out.records, name, records);
                }
            }
        }
        out
    }

    /// The selector of a field with a single value.
    pub fn value(&self, name: &str) -> Option<&Selector> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, selector)| selector)
    }

    /// The alternatives of a field with parts.
    pub fn records(&self, name: &str) -> &[Record] {
        self.records.iter().find(|(known, _)| *known == name).map_or(&[], |(_, records)| records)
    }

    /// Whether the description has a selector for the field.
    pub fn has(&self, name: &str) -> bool {
        self.value(name).is_some() || !self.records(name).is_empty()
    }
}

fn put<T>(list: &mut Vec<(&'static str, T)>, name: &'static str, value: T) {
    list.retain(|(known, _)| *known != name);
    list.push((name, value));
}

impl Record {
    /// Parses a record: a query, which selects the first part, or an object with `each` and parts.
    pub fn parse(
        node: &DocumentNode,
        parts: &[&'static str],
        nested: Option<(&'static str, &'static [&'static str])>,
    ) -> Option<Self> {
        let first = *parts.first()?;
        let is_plain =
            node.value.is_string() || ["select", "header", "text"].iter().any(|key| node.value.get(key).is_some());
        if is_plain {
            let each = Selector::parse(node);
            return (!each.is_empty()).then(|| Self {
                each,
                parts: vec![(first, Selector::itself())],
                nested: Vec::new(),
            });
        }
        let mut known: Vec<&str> = parts.to_vec();
        known.push("each");
        known.extend(nested.map(|(list, _)| list));
        let object = node.object(&known)?;
        let each = object.get("each").map_or_else(Selector::itself, |node| Selector::parse(&node));
        let found = parts.iter().filter_map(|part| Some((*part, Selector::parse(&object.get(part)?)))).collect();
        let nested = nested
            .and_then(|(list, parts)| Some((object.get(list)?, parts)))
            .map(|(node, parts)| node.one_or_more().iter().filter_map(|p| Record::parse(p, parts, None)).collect())
            .unwrap_or_default();
        Some(Self { each, parts: found, nested })
    }

    /// The things that the record selects in an item.
    pub fn each<'a>(&self, item: &'a Value, scope: Scope<'a>) -> Found<'a> {
        self.each.values(item, scope)
    }

    /// A part of a thing as a text.
    pub fn text(&self, part: &str, thing: &Value, scope: Scope) -> Option<String> {
        self.selector(part)?.text(thing, scope)
    }

    /// A part of a thing as a number.
    pub fn number(&self, part: &str, thing: &Value, scope: Scope) -> Option<u64> {
        self.selector(part)?.number(thing, scope)
    }

    fn selector(&self, part: &str) -> Option<&Selector> {
        self.parts.iter().find(|(known, _)| *known == part).map(|(_, selector)| selector)
    }

    /// The things nested in a thing (the renditions of an image): those of the first alternative that has some, with
    /// the record that reads their parts.
    pub fn nested<'a>(&'a self, thing: &'a Value, scope: Scope<'a>) -> Option<(&'a Record, Found<'a>)> {
        first_with_some(&self.nested, thing, scope)
    }
}

/// The things of the first record that has some.
fn first_with_some<'a>(records: &'a [Record], item: &'a Value, scope: Scope<'a>) -> Option<(&'a Record, Found<'a>)> {
    records.iter().map(|record| (record, record.each(item, scope))).find(|(_, found)| !found.is_empty())
}
