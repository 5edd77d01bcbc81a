//! A selector finds one value in a response: a list of alternatives, each an RFC 9535 query followed by a chain of
//! conversions. The first alternative that yields a usable value wins. Selectors are parsed when a description is
//! loaded and are total when evaluated: whatever the response contains, they yield values or nothing.

use super::json_path::{JsonPath, Limits};
use super::request::fill_variables;
use super::uri_template::{TemplateValue, UriTemplate};
use crate::body::{DIALECTS, Dialect};
use crate::document::DocumentNode;
use crate::json;
use crate::json::Value;
use crate::text;
use std::borrow::Cow;

mod conversion;
pub use conversion::Conversion;

/// The most values that one selector yields.
const MOST_VALUES: usize = 20_000;

/// A list of alternatives for one value.
#[derive(Clone, Debug, Default)]
pub struct Selector(Vec<Alternative>);

#[derive(Clone, Debug)]
struct Alternative {
    origin: Origin,
    conversions: Vec<Conversion>,
    /// The query for the list that contains the items, which tells an empty list from a missing one, and whether a
    /// filter selects among its items. A filter finds nothing in most objects, so an object is no evidence of a
    /// filtered list.
    container: Option<(JsonPath, bool)>,
    /// The dialect of the value, if the value is a body.
    dialect: Option<Dialect>,
}

/// The starting point of an alternative.
#[derive(Clone, Debug)]
enum Origin {
    /// A query on the item, with its text.
    Item(JsonPath, String),
    /// A query on the whole response, with its text.
    Document(JsonPath, String),
    /// A response header, by its lower-case name (RFC 9110 §5.1: names are case-insensitive).
    Header(String),
    /// A fixed text in which the request's variables are filled in unescaped.
    Literal(String),
}

/// What a selector can access besides the item.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The whole response document.
    pub document: &'a Value,
    /// The response headers, with lower-case names.
    pub headers: &'a [(String, String)],
    /// The variables of the request: parameters, base address, slug and so on.
    pub variables: &'a dyn Fn(&str) -> Option<TemplateValue>,
}

/// The selected values, borrowed from the response until a conversion creates new ones.
pub type Found<'a> = Vec<Cow<'a, Value>>;

impl Selector {
    /// Parses a selector of a description: a query, an object, or a list of either as alternatives.
    pub fn parse(node: &DocumentNode) -> Self {
        Self(node.one_or_more().iter().filter_map(Alternative::parse).collect())
    }

    /// The selector that yields the item itself.
    pub fn itself() -> Self {
        let origin = JsonPath::parse("$").ok().map(|path| Origin::Item(path, String::new()));
        Self(
            origin
                .map(|origin| Alternative { origin, conversions: Vec::new(), container: None, dialect: None })
                .into_iter()
                .collect(),
        )
    }

    /// Whether the selector has no alternatives.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the result also depends on the variables of the request.
    pub fn uses_variables(&self) -> bool {
        self.0.iter().any(|alternative| {
            matches!(&alternative.origin, Origin::Literal(text) if text.contains('{'))
                || alternative.conversions.iter().any(Conversion::uses_variables)
        })
    }

    /// All usable values of the first alternative that has any.
    pub fn values<'a>(&self, item: &'a Value, scope: Scope<'a>) -> Found<'a> {
        self.with_dialect(item, scope).1
    }

    /// As [`Selector::values`], with the dialect of the winning alternative.
    pub fn with_dialect<'a>(&self, item: &'a Value, scope: Scope<'a>) -> (Option<Dialect>, Found<'a>) {
        for alternative in &self.0 {
            let found = alternative.values(item, scope);
            if !found.is_empty() {
                return (alternative.dialect, found);
            }
        }
        (None, Vec::new())
    }

    /// The first value that `read` accepts, in the order of the alternatives: a value of another type or form does not
    /// hide a later one.
    pub fn find<T>(&self, item: &Value, scope: Scope, read: &dyn Fn(&Value) -> Option<T>) -> Option<T> {
        self.0.iter().find_map(|alternative| alternative.values(item, scope).iter().find_map(|value| read(value)))
    }

    /// The first usable value that is a string, or a number as a string.
    pub fn text(&self, item: &Value, scope: Scope) -> Option<String> {
        self.find(item, scope, &json::to_text)
    }

    /// The first usable value that is a number and not negative. A string of digits counts; a fraction is dropped.
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

    /// Whether there is a usable value other than `0`, `"0"`, `"false"` and `"no"`.
    pub fn holds(&self, item: &Value, scope: Scope) -> bool {
        match self.values(item, scope).first().map(Cow::as_ref) {
            Some(Value::String(text)) => !matches!(text.trim(), "0" | "false" | "no"),
            Some(Value::Number(number)) => number.as_f64() != Some(0.0),
            found => found.is_some(),
        }
    }

    /// Whether the list that contains the items is present, even if it is empty. `null` counts as an empty list: Go,
    /// for example, serialises one that way.
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

    /// The queries as the description writes them, for error messages. A filter is truncated to `[*]`.
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
    fn parse(node: &DocumentNode) -> Option<Self> {
        if let Some(query) = node.value.as_str() {
            let path = parse_path(node, query)?;
            return Some(Self {
                container: container(query),
                origin: Origin::Item(path, query.to_owned()),
                conversions: Vec::new(),
                dialect: None,
            });
        }
        let object = node.object(&["select", "from", "header", "text", "convert"])?;
        let (mut conversions, mut dialect) = (Vec::new(), None);
        for conversion in object.get("convert").map(|node| node.one_or_more()).unwrap_or_default() {
            let named = conversion.value.as_str().and_then(|name| DIALECTS.iter().find(|(known, _)| *known == name));
            match named {
                Some((_, found)) => dialect = Some(*found),
                None => conversions.extend(Conversion::parse(&conversion)),
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
            node.note("expected one of the keys \"select\", \"header\", \"text\"");
            return None;
        };
        Some(Self { origin, conversions, container: container_path, dialect })
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
        for conversion in &self.conversions {
            found = conversion.apply(found, scope);
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

/// Parses an RFC 9535 query; notes a syntax error with its offset.
pub fn parse_path(node: &DocumentNode, query: &str) -> Option<JsonPath> {
    match JsonPath::parse(query) {
        Ok(path) => Some(path),
        Err(error) => {
            node.note_owned(["not a JSONPath (RFC 9535): ", &error.to_string()].concat());
            None
        }
    }
}

/// Parses an RFC 6570 template; notes a syntax error with its offset.
pub fn parse_template(node: &DocumentNode) -> Option<UriTemplate> {
    match UriTemplate::parse(node.text()?) {
        Ok(template) => Some(template),
        Err(error) => {
            node.note_owned(["not a URI template (RFC 6570): ", &error.to_string()].concat());
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

/// Whether a value carries information: not `null`, `false`, an empty value, or one of the placeholders that backends
/// use for a missing value.
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
