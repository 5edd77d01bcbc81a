//! A reading says where one value stands in an answer and what form it has: alternatives, each an RFC 9535 query and
//! a chain of conversions, of which the first that gives a usable value wins. Readings are made when a description is
//! loaded and are total when used: whatever the answer holds, they give values or nothing.

use super::json_path::{JsonPath, Limits};
use super::request::fill_variables;
use super::uri_template::{TemplateValue, UriTemplate};
use crate::body::{DIALECTS, Dialect};
use crate::document::Place;
use crate::json;
use crate::json::Value;
use crate::text;
use std::borrow::Cow;

mod step;
pub use step::Step;

/// The most values that one reading gives.
const MOST_VALUES: usize = 20_000;

/// Alternatives for one value.
#[derive(Clone, Debug, Default)]
pub struct Reading(Vec<Alternative>);

#[derive(Clone, Debug)]
struct Alternative {
    origin: Origin,
    steps: Vec<Step>,
    /// The list that the query takes its items from, to tell an empty list from a list that is not there; and whether
    /// only some of them by a filter, which finds nothing in any object and so tells nothing of one.
    container: Option<(JsonPath, bool)>,
    /// What dialect the value is written in, where it is a body.
    dialect: Option<Dialect>,
}

/// Where an alternative begins.
#[derive(Clone, Debug)]
enum Origin {
    /// A query on the item, and its text.
    Item(JsonPath, String),
    /// A query on the whole answer.
    Document(JsonPath, String),
    /// A response header (RFC 9110 §5.1: its name in any case).
    Header(String),
    /// A fixed text, with the request's variables filled in as they are.
    Literal(String),
}

/// What a reading can reach beside the item.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The whole answer.
    pub document: &'a Value,
    /// The response's headers, names in lower case.
    pub headers: &'a [(String, String)],
    /// The variables of the request: parameters, base address, slug…
    pub variables: &'a dyn Fn(&str) -> Option<TemplateValue>,
}

/// Values found, borrowed from the answer until a conversion makes new ones.
pub type Found<'a> = Vec<Cow<'a, Value>>;

impl Reading {
    /// Reads a reading from a description: a query, an object, or a list of either as alternatives.
    pub fn parse(place: &Place) -> Self {
        Self(place.one_or_more().iter().filter_map(Alternative::parse).collect())
    }

    /// The reading that takes the item itself.
    pub fn itself() -> Self {
        let origin = JsonPath::parse("$").ok().map(|path| Origin::Item(path, String::new()));
        Self(
            origin
                .map(|origin| Alternative { origin, steps: Vec::new(), container: None, dialect: None })
                .into_iter()
                .collect(),
        )
    }

    /// Whether there is no alternative at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether what it finds in an answer depends on the request's variables too.
    pub fn uses_variables(&self) -> bool {
        self.0.iter().any(|alternative| {
            matches!(&alternative.origin, Origin::Literal(text) if text.contains('{'))
                || alternative.steps.iter().any(Step::uses_variables)
        })
    }

    /// All usable values of the first alternative that has one.
    pub fn values<'a>(&self, item: &'a Value, scope: Scope<'a>) -> Found<'a> {
        self.with_dialect(item, scope).1
    }

    /// As [`Reading::values`], with the dialect of the alternative that won.
    pub fn with_dialect<'a>(&self, item: &'a Value, scope: Scope<'a>) -> (Option<Dialect>, Found<'a>) {
        for alternative in &self.0 {
            let found = alternative.values(item, scope);
            if !found.is_empty() {
                return (alternative.dialect, found);
            }
        }
        (None, Vec::new())
    }

    /// What `read` makes of the first usable value that it can read, in the order of the alternatives: a value of
    /// another type or form than is looked for does not hide a later one.
    pub fn find<T>(&self, item: &Value, scope: Scope, read: &dyn Fn(&Value) -> Option<T>) -> Option<T> {
        self.0.iter().find_map(|alternative| alternative.values(item, scope).iter().find_map(|value| read(value)))
    }

    /// The first usable value that is a text, or a number as text.
    pub fn text(&self, item: &Value, scope: Scope) -> Option<String> {
        self.find(item, scope, &json::to_text)
    }

    /// The first usable value that is a number and not negative; a text of digits counts. A fraction is cut off.
    pub fn number(&self, item: &Value, scope: Scope) -> Option<u64> {
        self.find(item, scope, &|value| match value {
            Value::Number(number) => {
                number.as_u64().or_else(|| number.as_f64().filter(|n| *n >= 0.0).map(|n| n as u64))
            }
            Value::String(text) => {
                let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
                fraction.bytes().all(|byte| byte.is_ascii_digit()).then(|| whole.parse().ok()).flatten()
            }
            _ => None,
        })
    }

    /// Whether there is a usable value that is not a word for "no".
    pub fn holds(&self, item: &Value, scope: Scope) -> bool {
        match self.values(item, scope).first().map(Cow::as_ref) {
            Some(Value::String(text)) => !matches!(text.trim(), "0" | "false" | "no"),
            Some(Value::Number(number)) => number.as_f64() != Some(0.0),
            found => found.is_some(),
        }
    }

    /// Whether the list that the reading takes its items from is there, though it may be empty. `null` is an empty
    /// list: some languages write one so.
    pub fn has_container(&self, item: &Value, scope: Scope) -> bool {
        self.0.iter().any(|alternative| {
            let root = match alternative.origin {
                Origin::Document(..) => scope.document,
                _ => item,
            };
            alternative.container.as_ref().is_some_and(|(path, filtered)| {
                let list = path.first(root, Limits::default());
                list.is_some_and(|list| list.is_array() || list.is_null() || (list.is_object() && !filtered))
            })
        })
    }

    /// What is looked for, in the words of the description; of a filter only what it filters.
    pub fn expectation(&self) -> String {
        let mut out = String::new();
        for alternative in &self.0 {
            if let Origin::Item(_, query) | Origin::Document(_, query) = &alternative.origin {
                if !out.is_empty() {
                    out.push_str(" / ");
                }
                let (list, filter) = query.split_once("[?").map_or((query.as_str(), ""), |(list, _)| (list, "[*]"));
                out.push_str(list);
                out.push_str(filter);
            }
        }
        out
    }
}

impl Alternative {
    fn parse(place: &Place) -> Option<Self> {
        if let Some(query) = place.value.as_str() {
            let path = parse_path(place, query)?;
            return Some(Self {
                container: container(query),
                origin: Origin::Item(path, query.to_owned()),
                steps: Vec::new(),
                dialect: None,
            });
        }
        let object = place.object(&["select", "from", "header", "text", "convert"])?;
        let (mut steps, mut dialect) = (Vec::new(), None);
        for step in object.get("convert").map(|place| place.one_or_more()).unwrap_or_default() {
            let named = step.value.as_str().and_then(|name| DIALECTS.iter().find(|(known, _)| *known == name));
            match named {
                Some((_, found)) => dialect = Some(*found),
                None => steps.extend(Step::parse(&step)),
            }
        }
        let mut container_path = None;
        let origin = if let Some(select) = object.get("select") {
            let query = select.text()?;
            let path = parse_path(&select, query)?;
            container_path = container(query);
            match object.get("from").and_then(|from| from.one_of(&["item", "document"])) {
                Some(1) => Origin::Document(path, query.to_owned()),
                _ => Origin::Item(path, query.to_owned()),
            }
        } else if let Some(header) = object.text("header") {
            Origin::Header(header.to_ascii_lowercase())
        } else if let Some(literal) = object.get("text") {
            parse_template(&literal)?;
            Origin::Literal(literal.text()?.to_owned())
        } else {
            place.note("expected one of the keys \"select\", \"header\", \"text\"");
            return None;
        };
        Some(Self { origin, steps, container: container_path, dialect })
    }

    fn values<'a>(&self, item: &'a Value, scope: Scope<'a>) -> Found<'a> {
        let mut found: Found = match &self.origin {
            Origin::Item(path, _) => select(path, item),
            Origin::Document(path, _) => select(path, scope.document),
            Origin::Header(name) => scope
                .headers
                .iter()
                .filter(|(known, _)| known == name)
                .map(|(_, value)| Cow::Owned(Value::String(value.clone())))
                .collect(),
            Origin::Literal(text) => {
                fill_variables(text, scope.variables).map(|text| Cow::Owned(Value::String(text))).into_iter().collect()
            }
        };
        for step in &self.steps {
            found = step.apply(found, scope);
            found.truncate(MOST_VALUES);
        }
        found.retain(|value| is_usable(value));
        found
    }
}

fn select<'a>(path: &JsonPath, root: &'a Value) -> Found<'a> {
    let mut found: Found = path.select(root, Limits::default()).into_iter().map(Cow::Borrowed).collect();
    found.truncate(MOST_VALUES);
    found
}

/// Reads an RFC 9535 query; what is wrong with it is noted with the place in the query.
pub fn parse_path(place: &Place, query: &str) -> Option<JsonPath> {
    match JsonPath::parse(query) {
        Ok(path) => Some(path),
        Err(error) => {
            place.note_made(|| ["not a JSONPath (RFC 9535): ", &error.to_string()].concat());
            None
        }
    }
}

/// Reads an RFC 6570 template; what is wrong with it is noted with the place in the template.
pub fn parse_template(place: &Place) -> Option<UriTemplate> {
    match UriTemplate::parse(place.text()?) {
        Ok(template) => Some(template),
        Err(error) => {
            place.note_made(|| ["not a URI template (RFC 6570): ", &error.to_string()].concat());
            None
        }
    }
}

fn container(query: &str) -> Option<(JsonPath, bool)> {
    let (list, filtered) = match query.strip_suffix("[*]") {
        Some(list) => (list, false),
        None => (query.strip_suffix(']')?.split_once("[?")?.0, true),
    };
    Some((JsonPath::parse(list).ok()?, filtered))
}

/// Whether a value says anything: `null`, `false`, nothing, and what backends write for nothing, do not.
pub fn is_usable(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) | Value::Number(_) => true,
        Value::String(text) => {
            let text = text.trim();
            !text.is_empty() && !text::is_placeholder(text)
        }
        Value::Array(list) => !list.is_empty(),
        Value::Object(map) => !map.is_empty(),
    }
}

#[cfg(test)]
mod tests;
