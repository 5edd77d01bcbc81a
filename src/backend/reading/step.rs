//! The conversions: one enum, one table of names, one function. Each is total: what it cannot convert it drops.

use super::{Found, Scope, is_usable, parse_path, parse_template, select};
use crate::backend::json_path::i_regexp::IRegexp;
use crate::backend::json_path::{JsonPath, Limits};
use crate::backend::request::fill_variables;
use crate::backend::uri_template::{TemplateValue, UriTemplate};
use crate::browser::{unicode, url};
use crate::document::Place;
use crate::json::to_text;
use crate::json::{Map, Value};
use crate::order;
use crate::text;
use std::borrow::Cow;

/// The longest text that a conversion makes, in bytes: longer ones are cut.
const LONGEST: usize = 4 * 1024 * 1024;

/// One conversion, from some values to some values.
#[derive(Clone, Debug)]
pub enum Step {
    /// Markup to text: tags dropped, entities decoded.
    HtmlText,
    /// The address of the first picture in markup.
    FirstImage,
    /// What a feed adds where it cuts a text (`[+123 chars]`) taken off.
    StripTruncation,
    /// Lower case.
    Lower,
    /// Lower case with dashes, as slugs are.
    Slug,
    /// The members of objects, and the items of lists.
    Values,
    /// The names of an object's members.
    Keys,
    /// The first value alone.
    First,
    /// The last value alone.
    Last,
    /// A text parted at a separator.
    Split(String),
    /// All texts as one, with a separator between.
    Join(String),
    /// A beginning taken off, where it is there; the first of several that is.
    StripPrefix(Vec<String>),
    /// An end taken off.
    StripSuffix(Vec<String>),
    /// What stands after the last place where a text occurs; the whole where it does not.
    After(String),
    /// What stands before the first place where a text occurs; the whole where it does not.
    Before(String),
    /// Nothing, where the text is one of these.
    NullIf(Vec<String>),
    /// Nothing, unless the whole text matches an I-Regexp (RFC 9485).
    KeepLike(IRegexp),
    /// Another text for some texts; the rest stay.
    Map(Vec<(String, String)>),
    /// A text put into a template as `value`, beside the request's variables.
    Template(UriTemplate),
    /// An address made absolute on another, which is a template of the request's variables.
    BaseUrl(UriTemplate),
    /// A further query on each value.
    Select(JsonPath),
    /// The members of an object whose names match a pattern with one `*`.
    KeysLike(String, String),
    /// The member of an object that a parameter of the site names; dots part the names of members of members.
    Member(String),
    /// In the order of a number that a query finds in each, least first.
    SortBy(JsonPath),
    /// The objects of the answer that the values name: JSON:API `included`, Contentful `includes`, JSON-LD `@graph`.
    Reference {
        /// Where those objects stand in the answer.
        within: JsonPath,
        /// What names one: the queries on the value…
        with: Vec<JsonPath>,
        /// …and those on the object that must give the same.
        by: Vec<JsonPath>,
    },
}

const PLAIN: [(&str, Step); 9] = [
    ("html-text", Step::HtmlText),
    ("first-image", Step::FirstImage),
    ("strip-truncation", Step::StripTruncation),
    ("lower", Step::Lower),
    ("slug", Step::Slug),
    ("values", Step::Values),
    ("keys", Step::Keys),
    ("first", Step::First),
    ("last", Step::Last),
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

impl Step {
    /// Reads a conversion from a description: a name, or an object of one name and its argument.
    pub fn parse(place: &Place) -> Option<Self> {
        if let Some(name) = place.value.as_str() {
            let known = PLAIN.iter().find(|(known, _)| *known == name);
            if known.is_none() {
                let names: Vec<&str> = PLAIN.iter().map(|(name, _)| *name).chain(WITH_ARGUMENT).collect();
                place.note_made(|| {
                    ["unknown conversion; known: ", &names.join(", "), ", and the dialects of bodies"].concat()
                });
            }
            return known.map(|(_, step)| step.clone());
        }
        let object = place.object(&WITH_ARGUMENT)?;
        let Some(name) = WITH_ARGUMENT.iter().find(|name| object.get(name).is_some()) else {
            // A key that is not known has been told already.
            let is_known = |key: &str| WITH_ARGUMENT.contains(&key) || key == "about" || key == "$schema";
            if place.value.as_object().is_some_and(|map| map.keys().all(is_known)) {
                place.note(&["expected one of the keys: ", &WITH_ARGUMENT.join(", ")].concat());
            }
            return None;
        };
        let argument = object.get(name)?;
        let texts = || argument.one_or_more().iter().filter_map(|item| item.text().map(str::to_owned)).collect();
        let text = || match argument.text()? {
            "" => argument.expected("a text that is not empty"),
            text => Some(text.to_owned()),
        };
        Some(match *name {
            "split" => Step::Split(text()?),
            "join" => Step::Join(argument.text()?.to_owned()),
            "strip-prefix" => Step::StripPrefix(texts()),
            "strip-suffix" => Step::StripSuffix(texts()),
            "after" => Step::After(text()?),
            "before" => Step::Before(text()?),
            "null-if" => Step::NullIf(texts()),
            "keep-like" => match IRegexp::parse(argument.text()?) {
                Ok(pattern) => Step::KeepLike(pattern),
                Err(error) => {
                    argument.note(&error.to_string());
                    return None;
                }
            },
            "map" => Step::Map(
                argument
                    .members()
                    .iter()
                    .filter_map(|(from, to)| Some(((*from).to_owned(), to.text()?.to_owned())))
                    .collect(),
            ),
            "template" => Step::Template(parse_template(&argument)?),
            "base-url" => Step::BaseUrl(parse_template(&argument)?),
            "select" => Step::Select(parse_path(&argument, argument.text()?)?),
            "keys-like" => {
                let (start, end) =
                    argument.text()?.split_once('*').or_else(|| argument.expected("a pattern with one *"))?;
                Step::KeysLike(start.to_owned(), end.to_owned())
            }
            "member" => Step::Member(text()?),
            "sort-by" => Step::SortBy(parse_path(&argument, argument.text()?)?),
            _ => Self::parse_reference(&argument)?,
        })
    }

    fn parse_reference(place: &Place) -> Option<Self> {
        let object = place.object(&["in", "with", "by"])?;
        let within = object.require("in")?;
        let paths = |key: &str| -> Vec<JsonPath> {
            let places = object.get(key).map(|place| place.one_or_more()).unwrap_or_default();
            places.iter().filter_map(|place| parse_path(place, place.text()?)).collect()
        };
        let with = paths("with");
        let by = if object.get("by").is_some() { paths("by") } else { with.clone() };
        if with.is_empty() || with.len() != by.len() {
            place.note("\"with\" and \"by\" must name the same number of queries, at least one");
            return None;
        }
        Some(Step::Reference { within: parse_path(&within, within.text()?)?, with, by })
    }

    /// Whether what it makes depends on the request's variables.
    pub fn uses_variables(&self) -> bool {
        matches!(self, Step::Template(_) | Step::BaseUrl(_) | Step::Member(_))
    }

    /// The values after the conversion.
    pub fn apply<'a>(&self, found: Found<'a>, scope: Scope<'a>) -> Found<'a> {
        match self {
            Step::HtmlText => texts(found, |t| Some(text::html_text(t))),
            Step::FirstImage => texts(found, text::first_image),
            Step::StripTruncation => texts(found, |t| Some(text::strip_truncation(t).to_owned())),
            Step::Lower => texts(found, |t| Some(unicode::to_lowercase(t))),
            Step::Slug => texts(found, |t| Some(text::slugify(t))),
            Step::After(mark) => texts(found, |t| Some(t.split(mark.as_str()).last().unwrap_or(t).to_owned())),
            Step::Before(mark) => texts(found, |t| Some(t.split_once(mark).map_or(t, |(rest, _)| rest).to_owned())),
            Step::NullIf(words) => texts(found, |t| (!words.iter().any(|word| word == t)).then(|| t.to_owned())),
            Step::KeepLike(pattern) => texts(found, |t| pattern.matches(t).then(|| t.to_owned())),
            Step::StripPrefix(starts) => texts(found, |t| {
                Some(starts.iter().find_map(|start| t.strip_prefix(start)).unwrap_or(t).trim().to_owned())
            }),
            Step::StripSuffix(ends) => {
                texts(found, |t| Some(ends.iter().find_map(|end| t.strip_suffix(end)).unwrap_or(t).trim().to_owned()))
            }
            Step::Map(pairs) => texts(found, |t| {
                Some(pairs.iter().find(|(from, _)| from == t).map_or(t, |(_, to)| to.as_str()).to_owned())
            }),
            Step::Template(template) => texts(found, |t| {
                let value = |name: &str| match name {
                    "value" => Some(TemplateValue::Text(t.to_owned())),
                    other => (scope.variables)(other),
                };
                Some(template.expand(&value))
            }),
            Step::BaseUrl(template) => {
                let base = template.expand(scope.variables);
                texts(found, |t| {
                    let is_none = t.is_empty() || text::is_placeholder(t);
                    (!is_none).then(|| url::parse(t, Some(&base)).map_or_else(|| t.to_owned(), |url| url.href))
                })
            }
            Step::First => found.into_iter().find(|value| is_usable(value)).into_iter().collect(),
            Step::Last => found.into_iter().rfind(|value| is_usable(value)).into_iter().collect(),
            Step::Values => each(found, |value| match value {
                Value::Object(map) => map.values().collect(),
                Value::Array(list) => list.iter().collect(),
                _ => Vec::new(),
            }),
            Step::KeysLike(start, end) => each(found, |value| match value {
                Value::Object(map) => map
                    .iter()
                    .filter(|(key, _)| {
                        key.len() >= start.len() + end.len() && key.starts_with(start) && key.ends_with(end)
                    })
                    .map(|(_, value)| value)
                    .collect(),
                _ => Vec::new(),
            }),
            Step::Member(names) => {
                let Some(names) = fill_variables(names, scope.variables) else { return Vec::new() };
                each(found, |value| {
                    names.split('.').try_fold(value, |value, name| value.get(name)).into_iter().collect()
                })
            }
            Step::Select(path) => each(found, |value| path.select(value, Limits::default())),
            Step::Keys => found
                .iter()
                .filter_map(|value| value.as_object())
                .flat_map(Map::keys)
                .map(|key| Cow::Owned(key.into()))
                .collect(),
            Step::Split(separator) => found
                .iter()
                .filter_map(|value| value.as_str())
                .flat_map(|text| text.split(separator.as_str()))
                .map(|part| Cow::Owned(Value::String(part.trim().to_owned())))
                .collect(),
            Step::Join(separator) => {
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
            Step::SortBy(path) => {
                let rank = |value: &Value| -> i64 {
                    let first = path.select(value, Limits::default()).first().copied().and_then(to_text);
                    first.and_then(|text| text.split('.').next()?.parse().ok()).unwrap_or(i64::MAX)
                };
                order::by_rank(found, |value| rank(value))
            }
            Step::Reference { within, with, by } => {
                let objects = select(within, scope.document);
                found.iter().filter_map(|value| resolve(value, &objects, with, by)).collect()
            }
        }
    }
}

/// The object that has under `by` what the value has under `with`.
fn resolve<'a>(value: &Value, objects: &Found<'a>, with: &[JsonPath], by: &[JsonPath]) -> Option<Cow<'a, Value>> {
    let first =
        |path: &JsonPath, value: &Value| path.select(value, Limits::default()).first().copied().and_then(to_text);
    let wanted: Vec<String> = with.iter().map(|path| first(path, value)).collect::<Option<_>>()?;
    objects
        .iter()
        .find(|object| by.iter().zip(&wanted).all(|(path, wanted)| first(path, object).as_ref() == Some(wanted)))
        .cloned()
}

/// Converts each text (and number) on its own; what is neither is dropped.
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

/// Replaces each value by some of its parts, borrowed where the value is.
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
