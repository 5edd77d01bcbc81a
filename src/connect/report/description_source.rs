//! Reads what the engine does not keep of a description, because only publishers need it: parameters with their
//! remarks, and the paths and conversions of each field as written.

use crate::backend::client::inspect::FieldPaths;
use crate::backend::fields::{FIELDS, Kind};
use crate::backend::json_path::JsonPath;
use crate::json::Value;

/// A parameter as shown to the publisher.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParameterInfo {
    /// The name.
    pub name: String,
    /// The remark in the description.
    pub about: Option<String>,
    /// Whether the site must set it.
    pub required: bool,
    /// Whether its vendor allows everyone to see it.
    pub public: bool,
    /// The default value.
    pub default: Option<String>,
    /// The value for this site.
    pub value: Option<String>,
}

/// A description as JSON.
pub struct DescriptionSource<'a>(&'a Value);

impl<'a> DescriptionSource<'a> {
    /// Wraps the document of a description.
    pub fn new(document: &'a Value) -> Self {
        Self(document)
    }

    /// The parameters.
    pub fn parameters(&self) -> Vec<ParameterInfo> {
        let Some(members) = self.0.get("parameters").and_then(Value::as_object) else { return Vec::new() };
        let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        members
            .iter()
            .map(|(name, value)| ParameterInfo {
                name: name.to_owned(),
                about: text(value, "about"),
                required: value.get("required").and_then(Value::as_bool).unwrap_or(false),
                public: value.get("public").and_then(Value::as_bool).unwrap_or(true),
                default: text(value, "default"),
                value: None,
            })
            .collect()
    }

    /// The parameters that a view requires.
    pub fn needs(&self, view: &str) -> Vec<String> {
        let requires = self.0.get("views").and_then(|views| views.get(view)?.get("requires"));
        let names = requires.map(one_or_more).unwrap_or_default();
        names.into_iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
    }

    /// The definition of a field in the list of the latest headlines.
    fn said(&self, field: &str) -> Option<&'a Value> {
        let latest = self.0.get("views").and_then(|views| views.get("latest")?.get("fields")?.get(field));
        latest.or_else(|| self.0.get("fields")?.get(field)).filter(|said| !said.is_null())
    }

    /// Whether the view of one article defines a field.
    pub fn article_has(&self, field: &str) -> bool {
        let Some(view) = self.0.get("views").and_then(|views| views.get("article")) else { return false };
        let own = view.get("fields").and_then(|fields| fields.get(field));
        own.or_else(|| self.0.get("fields")?.get(field)).is_some_and(|said| !said.is_null())
    }

    /// The paths and the conversions of a field.
    pub fn field(&self, field: &str) -> (Vec<String>, Vec<String>) {
        let (mut places, mut conversions) = (Vec::new(), Vec::new());
        for origin in self.origins(field) {
            let place = match origin {
                Origin::Item(path) | Origin::Document(path) => path.to_owned(),
                Origin::Header(name) => [name, ":"].concat(),
                Origin::Text(text) => ["“", text, "”"].concat(),
            };
            if !places.contains(&place) {
                places.push(place);
            }
        }
        if let Some(said) = self.said(field) {
            push_conversions(said, &mut conversions, 0);
        }
        (places, conversions)
    }

    /// The paths of every field, parsed as queries on an item.
    pub fn paths(&self) -> FieldPaths {
        let paths = |field: &str| {
            let own = self.origins(field).into_iter().filter_map(|origin| match origin {
                Origin::Item(path) => JsonPath::parse(path).ok(),
                _ => None,
            });
            own.collect()
        };
        FIELDS.iter().map(|(field, _)| (*field, paths(field))).collect()
    }

    fn origins(&self, field: &str) -> Vec<Origin<'a>> {
        let mut out = Vec::new();
        let parts: &[&str] = match FIELDS.iter().find(|(name, _)| *name == field) {
            Some((_, Kind::Record(parts))) => parts,
            _ => &[],
        };
        for said in self.said(field).map(one_or_more).unwrap_or_default() {
            push_origins(said, parts, &mut out);
        }
        out
    }
}

/// Where an alternative of a field gets its value from.
#[derive(Clone, Copy)]
enum Origin<'a> {
    Item(&'a str),
    Document(&'a str),
    Header(&'a str),
    Text(&'a str),
}

fn one_or_more(value: &Value) -> Vec<&Value> {
    value.as_array().map_or_else(|| vec![value], |list| list.iter().collect())
}

/// The origins of one alternative. A record uses the origin of its items, or else of its first part.
fn push_origins<'a>(said: &'a Value, parts: &[&str], out: &mut Vec<Origin<'a>>) {
    if let Some(path) = said.as_str() {
        out.push(Origin::Item(path));
        return;
    }
    let text = |key: &str| said.get(key).and_then(Value::as_str);
    if let Some(path) = text("select") {
        out.push(if text("from") == Some("document") { Origin::Document(path) } else { Origin::Item(path) });
    } else if let Some(name) = text("header") {
        out.push(Origin::Header(name));
    } else if let Some(fixed) = text("text") {
        out.push(Origin::Text(fixed));
    } else if let Some((each, _)) =
        said.get("each").or_else(|| parts.iter().find_map(|part| said.get(part))).zip(Some(()))
    {
        for one in one_or_more(each) {
            push_origins(one, &[], out);
        }
    }
}

/// Collects the names of all conversions in a definition.
fn push_conversions(said: &Value, out: &mut Vec<String>, depth: usize) {
    if depth > 8 {
        return;
    }
    match said {
        Value::Array(list) => list.iter().for_each(|one| push_conversions(one, out, depth + 1)),
        Value::Object(members) => {
            for (key, value) in members {
                if key != "convert" {
                    push_conversions(value, out, depth + 1);
                    continue;
                }
                for step in one_or_more(value) {
                    let name = step.as_str().or_else(|| step.as_object()?.iter().next().map(|(name, _)| name));
                    if let Some(name) = name.filter(|name| !out.iter().any(|known| known == name)) {
                        out.push(name.to_owned());
                    }
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::json;

    #[test]
    fn fields_are_reported_as_written_in_the_description() {
        let document = json!({
            "fields": {
                "title": ["$.a", {"select": "$.b", "convert": ["html-text", {"split": ","}]}],
                "image": [{"url": "$.c", "alt": {"select": "$.d", "convert": "html-text"}}, "$.e"],
                "tags": {"each": ["$.f[*]", {"select": "$.g", "from": "document"}], "title": "$.name"}
            },
            "views": {"latest": {"fields": {"body": {"select": "$.h", "convert": "html"}, "tags": null}},
                      "search": {"requires": "key"}},
            "parameters": {"key": {"required": true, "public": false, "about": "A key."}}
        });
        let described = DescriptionSource::new(&document);
        assert_eq!(
            described.field("title"),
            (vec!["$.a".into(), "$.b".into()], vec!["html-text".into(), "split".into()])
        );
        assert_eq!(described.field("image").0, ["$.c", "$.e"]);
        assert_eq!(described.field("body").1, ["html"]);
        assert_eq!(described.needs("search"), ["key"]);
        assert!(!described.parameters()[0].public);
    }
}
