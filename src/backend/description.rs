//! The description of a backend: a JSON document, parsed and validated once, when it is loaded. Every mistake is
//! reported with its path; a description that was parsed without mistakes needs no further checks.

use super::fields::{Fields, Record};
use super::paging::{Paging, Style};
use super::request::RequestTemplate;
use super::selector::{Selector, parse_template};
use super::uri_template::UriTemplate;
use crate::document::{DocumentNode, Object, Problem, Problems};
use crate::json::{self, Value};
use std::rc::Rc;

/// The views that a backend may offer, named as in a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    /// All headlines, newest first.
    Latest,
    /// The headlines of one category.
    Category,
    /// One article.
    Article,
    /// The headlines that match a search query.
    Search,
    /// The categories themselves.
    Categories,
    /// The headlines of one author.
    Author,
    /// The headlines with one tag.
    Tag,
    /// The headlines with a video.
    Videos,
}

/// All views with their names in a description.
pub const VIEWS: [(&str, ViewKind); 8] = [
    ("latest", ViewKind::Latest),
    ("category", ViewKind::Category),
    ("article", ViewKind::Article),
    ("search", ViewKind::Search),
    ("categories", ViewKind::Categories),
    ("author", ViewKind::Author),
    ("tag", ViewKind::Tag),
    ("videos", ViewKind::Videos),
];

impl ViewKind {
    /// The name of the view in a description.
    pub fn name(self) -> &'static str {
        VIEWS.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// A value that a site sets for its backend: a key, the name of a content type, a path.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The variable's name in the templates.
    pub name: String,
    /// The default value, which may itself be a template.
    pub default: Option<String>,
    /// Whether no request can be made without the parameter.
    pub required: bool,
}

/// The format of a backend's responses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// JSON (RFC 8259).
    #[default]
    Json,
    /// XML, parsed into the tree of [`crate::xml`].
    Xml,
}

impl Format {
    fn read(object: &Object, otherwise: Self) -> Self {
        let found = object.get("format").and_then(|node| node.one_of(&["json", "xml"]));
        found.map_or(otherwise, |at| if at == 1 { Self::Xml } else { Self::Json })
    }
}

/// A value that is requested before the view itself: the id of a slug, the ref of a repository.
#[derive(Clone, Debug)]
pub struct Lookup {
    /// The variable's name in the templates.
    pub name: String,
    /// The request.
    pub request: RequestTemplate,
    /// The format of the response.
    pub format: Format,
    /// The selector of the value in the response.
    pub select: Selector,
}

/// One view: its requests, and how to map the response.
#[derive(Clone, Debug)]
pub struct View {
    /// The request.
    pub request: RequestTemplate,
    /// The format of the response.
    pub format: Format,
    /// The lookups that precede the request.
    pub lookups: Vec<Lookup>,
    /// The request for each item of a list of references, with the variable `value`.
    pub fan_out: Option<RequestTemplate>,
    /// The selector of the items in the response.
    pub items: Selector,
    /// The paging of the list.
    pub paging: Paging,
    /// The selectors of an item's fields.
    pub fields: Rc<Fields>,
    /// The selectors of a category, for the view `categories` alone.
    pub categories: Option<Record>,
    /// The parameters without which the view is not offered.
    pub requires: Vec<String>,
}

/// The backend's error reports, in a success response or beside an error status.
#[derive(Clone, Debug, Default)]
pub struct ErrorRules {
    /// A usable value here means that the response is an error.
    pub when: Selector,
    /// The selector of the error message.
    pub message: Selector,
    /// A usable value here means that the requested thing does not exist.
    pub not_found: Selector,
    /// A usable value here means that the list has no such page.
    pub end: Selector,
}

/// The description of a backend.
#[derive(Clone, Debug)]
pub struct Description {
    /// The display name of the backend.
    pub name: String,
    /// The parameters that a site may or must set.
    pub parameters: Vec<Parameter>,
    /// The offset from UTC, in minutes, of dates without a zone.
    pub zone_minutes: i32,
    /// The backend's error reports.
    pub errors: ErrorRules,
    views: Vec<(ViewKind, View)>,
}

const KEYS: [&str; 10] =
    ["name", "parameters", "headers", "format", "zone", "views", "items", "paging", "fields", "errors"];
const VIEW_KEYS: [&str; 11] =
    ["url", "method", "headers", "body", "format", "lookup", "fan_out", "items", "paging", "fields", "requires"];

impl Description {
    /// Parses a description. Errs with all mistakes.
    pub fn parse(document: &Value) -> Result<Self, Vec<Problem>> {
        let problems = Problems::default();
        let description = Self::read(&DocumentNode::root(document, &problems));
        match (description, problems.into_vec()) {
            (Some(description), problems) if problems.is_empty() => Ok(description),
            (_, problems) => Err(problems),
        }
    }

    /// Parses the text of a description.
    pub fn parse_text(text: &str) -> Result<Self, Vec<Problem>> {
        let document =
            json::parse(text).map_err(|error| vec![Problem { path: "$".to_owned(), message: error.to_string() }])?;
        Self::parse(&document)
    }

    fn read(node: &DocumentNode) -> Option<Self> {
        let object = node.object(&KEYS)?;
        let name = object.require("name").and_then(|name| name.text()).unwrap_or_default().to_owned();
        let headers = object.get("headers").map(|node| RequestTemplate::parse_headers(&node)).unwrap_or_default();
        let common = Common {
            headers,
            format: Format::read(&object, Format::Json),
            items: object.get("items").map(|node| Selector::parse(&node)).unwrap_or_default(),
            paging: object.get("paging").map(|node| Paging::parse(&node)).unwrap_or_default(),
            fields: object.get("fields").map(|node| Fields::parse(&node, &Fields::default())).unwrap_or_default(),
        };
        let mut views = Vec::new();
        if let Some(node) = object.require("views") {
            let names = VIEWS.map(|(name, _)| name);
            let found = node.object(&names)?;
            for (name, kind) in VIEWS {
                if let Some(node) = found.get(name) {
                    views.extend(View::read(&node, kind, &common).map(|view| (kind, view)));
                }
            }
            if found.get("latest").is_none() {
                node.note("the view \"latest\" is missing; every description needs it");
            }
        }
        let parameters = object.get("parameters").map(|node| read_parameters(&node)).unwrap_or_default();
        let zone_minutes = object.get("zone").and_then(|node| read_zone(&node)).unwrap_or(0);
        let errors = object.get("errors").map(|node| ErrorRules::read(&node)).unwrap_or_default();
        Some(Self { name, parameters, zone_minutes, errors, views })
    }

    /// A view, if the description has it and `has` is true for each parameter that it requires.
    pub fn view(&self, kind: ViewKind, has: &dyn Fn(&str) -> bool) -> Option<&View> {
        let (_, view) = self.views.iter().find(|(known, _)| *known == kind)?;
        view.requires.iter().all(|name| has(name)).then_some(view)
    }
}

/// The defaults of all views.
struct Common {
    headers: Vec<(String, String)>,
    format: Format,
    items: Selector,
    paging: Paging,
    fields: Fields,
}

impl View {
    fn read(node: &DocumentNode, kind: ViewKind, common: &Common) -> Option<Self> {
        let object = node.object(&VIEW_KEYS)?;
        let request = RequestTemplate::read(&object, &common.headers)?;
        let items = object.get("items").map(|node| Selector::parse(&node));
        let fields_node = object.get("fields");
        let is_list_of_categories = kind == ViewKind::Categories;
        let categories = fields_node
            .as_ref()
            .filter(|_| is_list_of_categories)
            .and_then(|node| Record::parse(node, &["title", "slug"], None));
        let fields = match &fields_node {
            Some(node) if !is_list_of_categories => Fields::parse(node, &common.fields),
            _ => common.fields.clone(),
        };
        if !is_list_of_categories && !fields.has("title") && !fields.has("body") {
            node.note("an item's title has no selector: \"fields\" needs \"title\"");
        }
        let items = match items {
            Some(items) => items,
            // A single article is the whole response unless the view states otherwise.
            None if kind == ViewKind::Article => Selector::itself(),
            None if common.items.is_empty() => {
                node.note("the key \"items\" is missing here and in the description");
                Selector::default()
            }
            None => common.items.clone(),
        };
        let paging = object.get("paging").map_or_else(|| common.paging.clone(), |node| Paging::parse(&node));
        let fan_out = object.get("fan_out").and_then(|node| {
            let object = node.object(&["url", "method", "headers", "body"])?;
            RequestTemplate::read(&object, &common.headers)
        });
        if (fan_out.is_some() || paging.style == Style::Slice) && items.expectation() != "$[*]" {
            node.note(
                "\"fan_out\" and the paging \"slice\" replace the response by a list, so \"items\" must be \"$[*]\"",
            );
        }
        Some(Self {
            request,
            format: Format::read(&object, common.format),
            fan_out,
            lookups: object.get("lookup").map(|node| read_lookups(&node, common)).unwrap_or_default(),
            items,
            paging,
            fields: Rc::new(fields),
            categories,
            requires: object
                .get("requires")
                .map(|node| node.one_or_more().iter().filter_map(|p| p.text().map(str::to_owned)).collect())
                .unwrap_or_default(),
        })
    }
}

fn read_lookups(node: &DocumentNode, common: &Common) -> Vec<Lookup> {
    let nodes = node.one_or_more();
    let read = |(at, node): (usize, &DocumentNode)| -> Option<Lookup> {
        let object = node.object(&["name", "url", "method", "headers", "body", "format", "select"])?;
        let name = object.require("name")?.text()?.to_owned();
        let request = RequestTemplate::read(&object, &common.headers)?;
        // Lookups are requested in order, so none can depend on a later one.
        let mut later = nodes.iter().skip(at).filter_map(|node| node.value.get("name")?.as_str());
        if later.any(|later| request.url.variables().any(|variable| variable == later)) {
            node.note("a lookup cannot depend on its own value or on that of a later lookup");
            return None;
        }
        let format = Format::read(&object, common.format);
        Some(Lookup { name, request, format, select: Selector::parse(&object.require("select")?) })
    };
    nodes.iter().enumerate().filter_map(read).collect()
}

fn read_parameters(node: &DocumentNode) -> Vec<Parameter> {
    let read = |name: &str, node: &DocumentNode| -> Option<Parameter> {
        let object = node.object(&["default", "required", "public"])?;
        let is_required = object.get("required").and_then(|node| node.boolean()).unwrap_or(false);
        object.get("public").and_then(|node| node.boolean());
        let default = object.get("default");
        if let Some(node) = default.as_ref().filter(|node| node.value.as_str().is_none_or(may_be_template)) {
            parse_template(node)?;
        }
        Some(Parameter {
            name: name.to_owned(),
            default: default.and_then(|node| node.text().map(str::to_owned)),
            required: is_required,
        })
    };
    node.members().iter().filter_map(|(name, node)| read(name, node)).collect()
}

fn read_zone(node: &DocumentNode) -> Option<i32> {
    let text = node.text()?;
    let parsed = text.get(1..).and_then(|digits| digits.split_once(':')).and_then(|(hours, minutes)| {
        let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
        let sign = if text.starts_with('-') { -1 } else { 1 };
        let is_zone = text.starts_with(['+', '-']) && (0..=14).contains(&hours) && (0..60).contains(&minutes);
        is_zone.then_some(sign * (hours * 60 + minutes) as i32)
    });
    parsed.or_else(|| {
        node.note("expected an offset such as \"+01:00\"");
        None
    })
}

impl ErrorRules {
    /// Parses the error rules of a description.
    pub fn read(node: &DocumentNode) -> Self {
        let Some(object) = node.object(&["when", "message", "not_found", "end"]) else { return Self::default() };
        let selector = |object: &Object, key: &str| object.get(key).map(|p| Selector::parse(&p)).unwrap_or_default();
        Self {
            when: selector(&object, "when"),
            message: selector(&object, "message"),
            not_found: selector(&object, "not_found"),
            end: selector(&object, "end"),
        }
    }
}

/// A parameter's value as a template, for parameters that contain variables of the request.
pub fn template_of(text: &str) -> Option<UriTemplate> {
    if may_be_template(text) { UriTemplate::parse(text).ok() } else { None }
}

/// Whether a text contains a brace that may open a template expression. A brace before a space, as in `{ slug title }`,
/// belongs to a query language.
fn may_be_template(text: &str) -> bool {
    text.contains('{') && !text.contains("{ ")
}

#[cfg(test)]
mod tests;
