//! The table of what a description can say of an item, and what it said: for each field of a headline or an article
//! where it stands. One table serves the reader of descriptions, the reader of answers and the report of both.

use super::reading::{Found, Reading, Scope};
use crate::document::Place;
use crate::json::Value;

/// What kind of thing a field holds.
#[derive(Clone, Copy)]
pub enum Kind {
    /// One value.
    Value,
    /// Something with parts, of which the first is what a bare query means.
    Record(&'static [&'static str]),
}

/// Every field, in the order in which reports show them.
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

/// What stands inside a picture or a film as a list of its own: the record's name, the list's, and its parts.
const NESTED: [(&str, &str, &[&str]); 2] =
    [("image", "renditions", &["url", "width", "height"]), ("video", "tracks", &["url", "language"])];

/// Where the fields of one kind of item stand.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    values: Vec<(&'static str, Reading)>,
    records: Vec<(&'static str, Vec<Record>)>,
}

/// Where something with parts stands.
#[derive(Clone, Debug)]
pub struct Record {
    /// The things: each is what the parts are read from.
    each: Reading,
    parts: Vec<(&'static str, Reading)>,
    nested: Vec<Record>,
}

impl Fields {
    /// Reads the fields from a description on top of those that hold for all views.
    pub fn parse(place: &Place, defaults: &Fields) -> Self {
        let mut out = defaults.clone();
        let names: Vec<&str> = FIELDS.iter().map(|(name, _)| *name).collect();
        let Some(object) = place.object(&names) else { return out };
        for (name, kind) in FIELDS {
            // `null` takes a field away that the defaults have.
            if place.value.get(name).is_some_and(Value::is_null) {
                out.values.retain(|(known, _)| *known != name);
                out.records.retain(|(known, _)| *known != name);
            }
            let Some(place) = object.get(name) else { continue };
            match kind {
                Kind::Value => put(&mut out.values, name, Reading::parse(&place)),
                Kind::Record(parts) => {
                    let nested =
                        NESTED.iter().find(|(owner, ..)| *owner == name).map(|(_, list, parts)| (*list, *parts));
                    let records =
                        place.one_or_more().iter().filter_map(|place| Record::parse(place, parts, nested)).collect();
                    put(&mut out.records, name, records);
                }
            }
        }
        out
    }

    /// The reading of a field with one value.
    pub fn value(&self, name: &str) -> Option<&Reading> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, reading)| reading)
    }

    /// The alternatives of a field with parts.
    pub fn records(&self, name: &str) -> &[Record] {
        self.records.iter().find(|(known, _)| *known == name).map_or(&[], |(_, records)| records)
    }

    /// Whether anything is said of the field.
    pub fn has(&self, name: &str) -> bool {
        self.value(name).is_some() || !self.records(name).is_empty()
    }
}

fn put<T>(list: &mut Vec<(&'static str, T)>, name: &'static str, value: T) {
    list.retain(|(known, _)| *known != name);
    list.push((name, value));
}

impl Record {
    /// Reads a record: a query, which means the first part, or an object of `each` and parts.
    pub fn parse(
        place: &Place,
        parts: &[&'static str],
        nested: Option<(&'static str, &'static [&'static str])>,
    ) -> Option<Self> {
        let first = *parts.first()?;
        let is_plain =
            place.value.is_string() || ["select", "header", "text"].iter().any(|key| place.value.get(key).is_some());
        if is_plain {
            let each = Reading::parse(place);
            return (!each.is_empty()).then(|| Self {
                each,
                parts: vec![(first, Reading::itself())],
                nested: Vec::new(),
            });
        }
        let mut known: Vec<&str> = parts.to_vec();
        known.push("each");
        known.extend(nested.map(|(list, _)| list));
        let object = place.object(&known)?;
        let each = object.get("each").map_or_else(Reading::itself, |place| Reading::parse(&place));
        let found = parts.iter().filter_map(|part| Some((*part, Reading::parse(&object.get(part)?)))).collect();
        let nested = nested
            .and_then(|(list, parts)| Some((object.get(list)?, parts)))
            .map(|(place, parts)| place.one_or_more().iter().filter_map(|p| Record::parse(p, parts, None)).collect())
            .unwrap_or_default();
        Some(Self { each, parts: found, nested })
    }

    /// The things in an item.
    pub fn each<'a>(&self, item: &'a Value, scope: Scope<'a>) -> Found<'a> {
        self.each.values(item, scope)
    }

    /// A part of a thing as text.
    pub fn text(&self, part: &str, thing: &Value, scope: Scope) -> Option<String> {
        self.reading(part)?.text(thing, scope)
    }

    /// A part of a thing as a number.
    pub fn number(&self, part: &str, thing: &Value, scope: Scope) -> Option<u64> {
        self.reading(part)?.number(thing, scope)
    }

    fn reading(&self, part: &str) -> Option<&Reading> {
        self.parts.iter().find(|(known, _)| *known == part).map(|(_, reading)| reading)
    }

    /// The things inside a thing (the renditions of a picture): those of the first alternative that has some, each
    /// with the record that reads its parts.
    pub fn nested<'a>(&'a self, thing: &'a Value, scope: Scope<'a>) -> Option<(&'a Record, Found<'a>)> {
        first_with_some(&self.nested, thing, scope)
    }
}

/// The things of the first record that has some.
fn first_with_some<'a>(records: &'a [Record], item: &'a Value, scope: Scope<'a>) -> Option<(&'a Record, Found<'a>)> {
    records.iter().map(|record| (record, record.each(item, scope))).find(|(_, found)| !found.is_empty())
}
