//! The conversions: one enum, one table of names and one function. Each conversion is total: it drops a value that it
//! cannot convert.

use super::{Found, Scope, is_usable, parse_path, parse_template, select};
use crate::backend::json_path::i_regexp::IRegexp;
use crate::backend::json_path::{JsonPath, Limits};
use crate::backend::request::fill_variables;
use crate::backend::uri_template::{TemplateValue, UriTemplate};
use crate::browser::{unicode, url};
use crate::document::DocumentNode;
use crate::json::to_text;
use crate::json::{Map, Value};
use crate::order;
use crate::text;
use std::borrow::Cow;

/// The longest text that a conversion yields, in bytes; longer ones are truncated.
const LONGEST: usize = 4 * 1024 * 1024;

/// A conversion of a list of values into another.
#[derive(Clone, Debug)]
pub enum Conversion {
    /// Converts markup to text: drops tags, decodes entities.
    HtmlText,
    /// The address of the first image in markup.
    FirstImage,
    /// Removes the suffix of a truncated text (`[+123 chars]`).
    StripTruncation,
    /// Converts to lower case.
    Lower,
    /// Converts to a slug: lower case, with hyphens.
    Slug,
    /// The member values of objects and the items of lists.
    Values,
    /// The member names of objects.
    Keys,
    /// Only the first usable value.
    First,
    /// Only the last usable value.
    Last,
    /// Splits a text at a separator.
    Split(String),
    /// Joins all texts with a separator.
    Join(String),
    /// Removes the first of these prefixes that matches.
    StripPrefix(Vec<String>),
    /// Removes the first of these suffixes that matches.
    StripSuffix(Vec<String>),
    /// The part after the last occurrence of a text; the whole text if there is none.
    After(String),
    /// The part before the first occurrence of a text; the whole text if there is none.
    Before(String),
    /// Drops a text that equals one of these.
    NullIf(Vec<String>),
    /// Drops a text unless all of it matches an I-Regexp (RFC 9485).
    KeepLike(IRegexp),
    /// Replaces some texts by others; leaves the rest unchanged.
    Map(Vec<(String, String)>),
    /// Expands a template in which the text is `value`, along with the variables of the request.
    Template(UriTemplate),
    /// Resolves an address against a base, which is a template of the request's variables.
    BaseUrl(UriTemplate),
    /// Evaluates a query on each value.
    Select(JsonPath),
    /// The values of members whose names match a pattern with one `*`: its prefix and suffix.
    KeysLike(String, String),
    /// The member of an object that a parameter of the site names; dots separate the names of nested members.
    Member(String),
    /// Sorts by a number that a query finds in each value, lowest first.
    SortBy(JsonPath),
    /// Resolves references to objects elsewhere in the response: JSON:API `included`, Contentful `includes`, JSON-LD
    /// `@graph`.
    Reference {
        /// The query that selects the candidate objects in the response.
        within: JsonPath,
        /// The queries on the value that form the key…
        with: Vec<JsonPath>,
        /// …and the queries on a candidate that must yield the same key.
        by: Vec<JsonPath>,
    },
}

const PLAIN: [(&str, Conversion); 9] = [
    ("html-text", Conversion::HtmlText),
    ("first-image", Conversion::FirstImage),
    ("strip-truncation", Conversion::StripTruncation),
    ("lower", Conversion::Lower),
    ("slug", Conversion::Slug),
    ("values", Conversion::Values),
    ("keys", Conversion::Keys),
    ("first", Conversion::First),
    ("last", Conversion::Last),
];

const WITH_ARGUMENT: [&str; 16] = [
    "split",
    "join",
    "strip-prefix",
    "strip-suffix",
    "after",
    "before",
    "null-if",
    "keep-like",
    "map",
    "template",
    "base-url",
    "select",
    "keys-like",
    "member",
    "sort-by",
    "reference",
];

impl Conversion {
    /// Parses a conversion of a description: a name, or an object of one name and its argument.
    pub fn parse(node: &DocumentNode) -> Option<Self> {
        if let Some(name) = node.value.as_str() {
            let known = PLAIN.iter().find(|(known, _)| *known == name);
            if known.is_none() {
                let names: Vec<&str> = PLAIN.iter().map(|(name, _)| *name).chain(WITH_ARGUMENT).collect();
                let message = ["unknown conversion; known: ", &names.join(", "), ", and the dialects of bodies"];
                node.note_owned(message.concat());
            }
            return known.map(|(_, conversion)| conversion.clone());
        }
        let object = node.object(&WITH_ARGUMENT)?;
        let Some(name) = WITH_ARGUMENT.iter().find(|name| object.get(name).is_some()) else {
            // An unknown key has already been noted.
            let is_known = |key: &str| WITH_ARGUMENT.contains(&key) || key == "about" || key == "$schema";
            if node.value.as_object().is_some_and(|map| map.keys().all(is_known)) {
                node.note(&["expected one of the keys: ", &WITH_ARGUMENT.join(", ")].concat());
            }
            return None;
        };
        let argument = object.get(name)?;
        let texts = || argument.one_or_more().iter().filter_map(|item| item.text().map(str::to_owned)).collect();
        let text = || match argument.text()? {
            "" => argument.expected("a non-empty string"),
            text => Some(text.to_owned()),
        };
        Some(match *name {
            "split" => Conversion::Split(text()?),
            "join" => Conversion::Join(argument.text()?.to_owned()),
            "strip-prefix" => Conversion::StripPrefix(texts()),
            "strip-suffix" => Conversion::StripSuffix(texts()),
            "after" => Conversion::After(text()?),
            "before" => Conversion::Before(text()?),
            "null-if" => Conversion::NullIf(texts()),
            "keep-like" => match IRegexp::parse(argument.text()?) {
                Ok(pattern) => Conversion::KeepLike(pattern),
                Err(error) => {
                    argument.note(&error.to_string());
                    return None;
                }
            },
            "map" => Conversion::Map(
                argument
                    .members()
                    .iter()
                    .filter_map(|(from, to)| Some(((*from).to_owned(), to.text()?.to_owned())))
                    .collect(),
            ),
            "template" => Conversion::Template(parse_template(&argument)?),
            "base-url" => Conversion::BaseUrl(parse_template(&argument)?),
            "select" => Conversion::Select(parse_path(&argument, argument.text()?)?),
            "keys-like" => {
                let (start, end) =
                    argument.text()?.split_once('*').or_else(|| argument.expected("a pattern with one *"))?;
                Conversion::KeysLike(start.to_owned(), end.to_owned())
            }
            "member" => Conversion::Member(text()?),
            "sort-by" => Conversion::SortBy(parse_path(&argument, argument.text()?)?),
            _ => Self::parse_reference(&argument)?,
        })
    }

    fn parse_reference(node: &DocumentNode) -> Option<Self> {
        let object = node.object(&["in", "with", "by"])?;
        let within = object.require("in")?;
        let paths = |key: &str| -> Vec<JsonPath> {
            let nodes = object.get(key).map(|node| node.one_or_more()).unwrap_or_default();
            nodes.iter().filter_map(|node| parse_path(node, node.text()?)).collect()
        };
        let with = paths("with");
        let by = if object.get("by").is_some() { paths("by") } else { with.clone() };
        if with.is_empty() || with.len() != by.len() {
            node.note("\"with\" and \"by\" must name the same number of queries, at least one");
            return None;
        }
        Some(Conversion::Reference { within: parse_path(&within, within.text()?)?, with, by })
    }

    /// Whether the result depends on the variables of the request.
    pub fn uses_variables(&self) -> bool {
        matches!(self, Conversion::Template(_) | Conversion::BaseUrl(_) | Conversion::Member(_))
    }

    /// Applies the conversion to the values.
    pub fn apply<'a>(&self, found: Found<'a>, scope: Scope<'a>) -> Found<'a> {
        match self {
            Conversion::HtmlText => texts(found, |t| Some(text::html_text(t))),
            Conversion::FirstImage => texts(found, text::first_image),
            Conversion::StripTruncation => texts(found, |t| Some(text::strip_truncation(t).to_owned())),
            Conversion::Lower => texts(found, |t| Some(unicode::to_lowercase(t))),
            Conversion::Slug => texts(found, |t| Some(text::slugify(t))),
            Conversion::After(mark) => texts(found, |t| Some(t.split(mark.as_str()).last().unwrap_or(t).to_owned())),
            Conversion::Before(mark) => {
                texts(found, |t| Some(t.split_once(mark).map_or(t, |(rest, _)| rest).to_owned()))
            }
            Conversion::NullIf(words) => texts(found, |t| (!words.iter().any(|word| word == t)).then(|| t.to_owned())),
            Conversion::KeepLike(pattern) => texts(found, |t| pattern.matches(t).then(|| t.to_owned())),
            Conversion::StripPrefix(starts) => texts(found, |t| {
                Some(starts.iter().find_map(|start| t.strip_prefix(start)).unwrap_or(t).trim().to_owned())
            }),
            Conversion::StripSuffix(ends) => {
                texts(found, |t| Some(ends.iter().find_map(|end| t.strip_suffix(end)).unwrap_or(t).trim().to_owned()))
            }
            Conversion::Map(pairs) => texts(found, |t| {
                Some(pairs.iter().find(|(from, _)| from == t).map_or(t, |(_, to)| to.as_str()).to_owned())
            }),
            Conversion::Template(template) => texts(found, |t| {
                let value = |name: &str| match name {
                    "value" => Some(TemplateValue::Text(t.to_owned())),
                    other => (scope.variables)(other),
                };
                Some(template.expand(&value))
            }),
            Conversion::BaseUrl(template) => {
                let base = template.expand(scope.variables);
                texts(found, |t| {
                    let is_none = t.is_empty() || text::is_placeholder(t);
                    (!is_none).then(|| url::parse(t, Some(&base)).map_or_else(|| t.to_owned(), |url| url.href))
                })
            }
            Conversion::First => found.into_iter().find(|value| is_usable(value)).into_iter().collect(),
            Conversion::Last => found.into_iter().rfind(|value| is_usable(value)).into_iter().collect(),
            Conversion::Values => each(found, |value| match value {
                Value::Object(map) => map.values().collect(),
                Value::Array(list) => list.iter().collect(),
                _ => Vec::new(),
            }),
            Conversion::KeysLike(start, end) => each(found, |value| match value {
                Value::Object(map) => map
                    .iter()
                    .filter(|(key, _)| {
                        key.len() >= start.len() + end.len() && key.starts_with(start) && key.ends_with(end)
                    })
                    .map(|(_, value)| value)
                    .collect(),
                _ => Vec::new(),
            }),
            Conversion::Member(names) => {
                let Some(names) = fill_variables(names, scope.variables) else { return Vec::new() };
                each(found, |value| {
                    names.split('.').try_fold(value, |value, name| value.get(name)).into_iter().collect()
                })
            }
            Conversion::Select(path) => each(found, |value| path.select(value, Limits::default())),
            Conversion::Keys => found
                .iter()
                .filter_map(|value| value.as_object())
                .flat_map(Map::keys)
                .map(|key| Cow::Owned(key.into()))
                .collect(),
            Conversion::Split(separator) => found
                .iter()
                .filter_map(|value| value.as_str())
                .flat_map(|text| text.split(separator.as_str()))
                .map(|part| Cow::Owned(Value::String(part.trim().to_owned())))
                .collect(),
            Conversion::Join(separator) => {
                let mut parts: Vec<String> = Vec::new();
                let mut length = 0;
                for part in found.iter().filter(|value| is_usable(value)).filter_map(|value| to_text(value)) {
                    length += part.len() + separator.len();
                    if length > LONGEST {
                        break;
                    }
                    parts.push(part);
                }
                vec![Cow::Owned(Value::String(parts.join(separator)))]
            }
            Conversion::SortBy(path) => {
                let rank = |value: &Value| -> i64 {
                    let first = path.select(value, Limits::default()).first().copied().and_then(to_text);
                    first.and_then(|text| text.split('.').next()?.parse().ok()).unwrap_or(i64::MAX)
                };
                order::by_rank(found, |value| rank(value))
            }
            Conversion::Reference { within, with, by } => {
                let objects = select(within, scope.document);
                found.iter().filter_map(|value| resolve(value, &objects, with, by)).collect()
            }
        }
    }
}

/// The first object whose queries `by` yield what the queries `with` yield on the value.
fn resolve<'a>(value: &Value, objects: &Found<'a>, with: &[JsonPath], by: &[JsonPath]) -> Option<Cow<'a, Value>> {
    let first =
        |path: &JsonPath, value: &Value| path.select(value, Limits::default()).first().copied().and_then(to_text);
    let wanted: Vec<String> = with.iter().map(|path| first(path, value)).collect::<Option<_>>()?;
    objects
        .iter()
        .find(|object| by.iter().zip(&wanted).all(|(path, wanted)| first(path, object).as_ref() == Some(wanted)))
        .cloned()
}

/// Converts each string or number on its own and drops other values.
fn texts<'a>(found: Found<'a>, convert: impl Fn(&str) -> Option<String>) -> Found<'a> {
    let convert: &dyn Fn(&str) -> Option<String> = &convert;
    found
        .iter()
        .filter_map(|value| to_text(value))
        .filter_map(|text| convert(&text))
        .map(|mut text| {
            if text.len() > LONGEST {
                let end = (0..=LONGEST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
                text.truncate(end);
            }
            Cow::Owned(Value::String(text))
        })
        .collect()
}

/// Replaces each value by some of its parts; the parts of a borrowed value stay borrowed.
fn each<'a>(found: Found<'a>, parts: impl Fn(&Value) -> Vec<&Value>) -> Found<'a> {
    let parts: &dyn Fn(&Value) -> Vec<&Value> = &parts;
    let mut out = Vec::new();
    for value in found {
        match value {
            Cow::Borrowed(value) => out.extend(parts(value).into_iter().map(Cow::Borrowed)),
            Cow::Owned(value) => out.extend(parts(&value).into_iter().map(|part| Cow::Owned(part.clone()))),
        }
    }
    out
}
