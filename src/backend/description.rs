//! The description of a backend: a JSON document, read and checked once, when it is loaded. What is wrong in it is
//! told with its path; a description that was read without problems can be used without further checks.

use super::fields::{Fields, Record};
use super::paging::{Paging, Style};
use super::reading::{Reading, parse_template};
use super::request::RequestTemplate;
use super::uri_template::UriTemplate;
use crate::document::{Object, Place, Problem, Problems};
use crate::json::{self, Value};
use std::rc::Rc;

/// The views that a backend may offer, by the names that they have in a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    /// All headlines, newest first.
    Latest,
    /// The headlines of one category.
    Category,
    /// One article.
    Article,
    /// Headlines that match words.
    Search,
    /// The categories themselves.
    Categories,
    /// The headlines of one author.
    Author,
    /// The headlines with one tag.
    Tag,
    /// The headlines with a film.
    Videos,
}

/// Every view with its name in a description.
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
    /// The name in a description.
    pub fn name(self) -> &'static str {
        VIEWS.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// A value that a site gives for its backend: a key, the name of a content type, a path.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name in the templates.
    pub name: String,
    /// What it is where the site does not say. May itself be a template.
    pub default: Option<String>,
    /// Whether nothing can be asked without it.
    pub required: bool,
}

/// What the answers of a backend are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// JSON (RFC 8259).
    #[default]
    Json,
    /// XML, read as the tree of [`crate::xml`].
    Xml,
}

impl Format {
    fn read(object: &Object, otherwise: Self) -> Self {
        let found = object.get("format").and_then(|place| place.one_of(&["json", "xml"]));
        found.map_or(otherwise, |at| if at == 1 { Self::Xml } else { Self::Json })
    }
}

/// A value that must be asked for before the view's own request: the id of a slug, the ref of a repository.
#[derive(Clone, Debug)]
pub struct Lookup {
    /// Its name in the templates.
    pub name: String,
    /// What is asked.
    pub request: RequestTemplate,
    /// What the answer is written in.
    pub format: Format,
    /// Where the value stands in the answer.
    pub select: Reading,
}

/// How one view is asked for and read.
#[derive(Clone, Debug)]
pub struct View {
    /// What is asked.
    pub request: RequestTemplate,
    /// What the answer is written in.
    pub format: Format,
    /// What must be known before.
    pub lookups: Vec<Lookup>,
    /// How each item is asked for, where the list holds only what names them: `value` in the template.
    pub fan_out: Option<RequestTemplate>,
    /// Where the items stand in the answer.
    pub items: Reading,
    /// How the list is parted.
    pub paging: Paging,
    /// Where the fields stand in an item.
    pub fields: Rc<Fields>,
    /// The categories in an answer; for the view `categories` alone.
    pub categories: Option<Record>,
    /// The parameters without which the view is not offered.
    pub requires: Vec<String>,
}

/// How the backend says that it failed, in an answer of status 200 or beside another status.
#[derive(Clone, Debug, Default)]
pub struct ErrorRules {
    /// A usable value here means that the answer is an error.
    pub when: Reading,
    /// Where the backend's words stand.
    pub message: Reading,
    /// A usable value here means that there is no such thing.
    pub not_found: Reading,
    /// A usable value here means that the list has no such page: its end.
    pub end: Reading,
}

/// A backend, described.
#[derive(Clone, Debug)]
pub struct Description {
    /// The backend's name for people.
    pub name: String,
    /// What a site may or must say.
    pub parameters: Vec<Parameter>,
    /// The offset from UTC, in minutes, of dates that name none.
    pub zone_minutes: i32,
    /// How failures are told.
    pub errors: ErrorRules,
    views: Vec<(ViewKind, View)>,
}

const KEYS: [&str; 10] =
    ["name", "parameters", "headers", "format", "zone", "views", "items", "paging", "fields", "errors"];
const VIEW_KEYS: [&str; 11] =
    ["url", "method", "headers", "body", "format", "lookup", "fan_out", "items", "paging", "fields", "requires"];

impl Description {
    /// Reads a description. When anything in it is wrong, all that is.
    pub fn parse(document: &Value) -> Result<Self, Vec<Problem>> {
        let problems = Problems::default();
        let description = Self::read(&Place::root(document, &problems));
        match (description, problems.into_vec()) {
            (Some(description), problems) if problems.is_empty() => Ok(description),
            (_, problems) => Err(problems),
        }
    }

    /// Reads the text of a description.
    pub fn parse_text(text: &str) -> Result<Self, Vec<Problem>> {
        let document =
            json::parse(text).map_err(|error| vec![Problem { path: "$".to_owned(), message: error.to_string() }])?;
        Self::parse(&document)
    }

    fn read(place: &Place) -> Option<Self> {
        let object = place.object(&KEYS)?;
        let name = object.require("name").and_then(|name| name.text()).unwrap_or_default().to_owned();
        let headers = object.get("headers").map(|place| RequestTemplate::parse_headers(&place)).unwrap_or_default();
        let common = Common {
            headers,
            format: Format::read(&object, Format::Json),
            items: object.get("items").map(|place| Reading::parse(&place)).unwrap_or_default(),
            paging: object.get("paging").map(|place| Paging::parse(&place)).unwrap_or_default(),
            fields: object.get("fields").map(|place| Fields::parse(&place, &Fields::default())).unwrap_or_default(),
        };
        let mut views = Vec::new();
        if let Some(place) = object.require("views") {
            let names = VIEWS.map(|(name, _)| name);
            let found = place.object(&names)?;
            for (name, kind) in VIEWS {
                if let Some(place) = found.get(name) {
                    views.extend(View::read(&place, kind, &common).map(|view| (kind, view)));
                }
            }
            if found.get("latest").is_none() {
                place.note("the view \"latest\" is missing: a newspaper cannot be made without it");
            }
        }
        let parameters = object.get("parameters").map(|place| read_parameters(&place)).unwrap_or_default();
        let zone_minutes = object.get("zone").and_then(|place| read_zone(&place)).unwrap_or(0);
        let errors = object.get("errors").map(|place| ErrorRules::read(&place)).unwrap_or_default();
        Some(Self { name, parameters, zone_minutes, errors, views })
    }

    /// How a view is asked for, where the description says so and `has` knows of every parameter that it needs.
    pub fn view(&self, kind: ViewKind, has: &dyn Fn(&str) -> bool) -> Option<&View> {
        let (_, view) = self.views.iter().find(|(known, _)| *known == kind)?;
        view.requires.iter().all(|name| has(name)).then_some(view)
    }
}

/// What holds for all views that say nothing else.
struct Common {
    headers: Vec<(String, String)>,
    format: Format,
    items: Reading,
    paging: Paging,
    fields: Fields,
}

impl View {
    fn read(place: &Place, kind: ViewKind, common: &Common) -> Option<Self> {
        let object = place.object(&VIEW_KEYS)?;
        let request = RequestTemplate::read(&object, &common.headers)?;
        let items = object.get("items").map(|place| Reading::parse(&place));
        let fields_place = object.get("fields");
        let is_list_of_categories = kind == ViewKind::Categories;
        let categories = fields_place
            .as_ref()
            .filter(|_| is_list_of_categories)
            .and_then(|place| Record::parse(place, &["title", "slug"], None));
        let fields = match &fields_place {
            Some(place) if !is_list_of_categories => Fields::parse(place, &common.fields),
            _ => common.fields.clone(),
        };
        if !is_list_of_categories && !fields.has("title") && !fields.has("body") {
            place.note("nothing says where an item's title stands: \"fields\" needs \"title\"");
        }
        let items = match items {
            Some(items) => items,
            // One article is the whole answer unless the view says otherwise.
            None if kind == ViewKind::Article => Reading::itself(),
            None if common.items.is_empty() => {
                place.note("the key \"items\" is missing here and in the description");
                Reading::default()
            }
            None => common.items.clone(),
        };
        let paging = object.get("paging").map_or_else(|| common.paging.clone(), |place| Paging::parse(&place));
        let fan_out = object.get("fan_out").and_then(|place| {
            let object = place.object(&["url", "method", "headers", "body"])?;
            RequestTemplate::read(&object, &common.headers)
        });
        if (fan_out.is_some() || paging.style == Style::Slice) && items.expectation() != "$[*]" {
            place.note(
                "\"fan_out\" and the paging \"slice\" put a list in place of the answer: \"items\" must be \"$[*]\"",
            );
        }
        Some(Self {
            request,
            format: Format::read(&object, common.format),
            fan_out,
            lookups: object.get("lookup").map(|place| read_lookups(&place, common)).unwrap_or_default(),
            items,
            paging,
            fields: Rc::new(fields),
            categories,
            requires: object
                .get("requires")
                .map(|place| place.one_or_more().iter().filter_map(|p| p.text().map(str::to_owned)).collect())
                .unwrap_or_default(),
        })
    }
}

fn read_lookups(place: &Place, common: &Common) -> Vec<Lookup> {
    let places = place.one_or_more();
    let read = |(at, place): (usize, &Place)| -> Option<Lookup> {
        let object = place.object(&["name", "url", "method", "headers", "body", "format", "select"])?;
        let name = object.require("name")?.text()?.to_owned();
        let request = RequestTemplate::read(&object, &common.headers)?;
        // They are asked in their order, so that none can need one that needs it.
        let mut later = places.iter().skip(at).filter_map(|place| place.value.get("name")?.as_str());
        if later.any(|later| request.url.variables().any(|variable| variable == later)) {
            place.note("a lookup cannot need the value that it looks up, nor one that is looked up after it");
            return None;
        }
        let format = Format::read(&object, common.format);
        Some(Lookup { name, request, format, select: Reading::parse(&object.require("select")?) })
    };
    places.iter().enumerate().filter_map(read).collect()
}

fn read_parameters(place: &Place) -> Vec<Parameter> {
    let read = |name: &str, place: &Place| -> Option<Parameter> {
        let object = place.object(&["default", "required", "public"])?;
        let is_required = object.get("required").and_then(|place| place.boolean()).unwrap_or(false);
        object.get("public").and_then(|place| place.boolean());
        let default = object.get("default");
        if let Some(place) = default.as_ref().filter(|place| place.value.as_str().is_none_or(may_be_template)) {
            parse_template(place)?;
        }
        Some(Parameter {
            name: name.to_owned(),
            default: default.and_then(|place| place.text().map(str::to_owned)),
            required: is_required,
        })
    };
    place.members().iter().filter_map(|(name, place)| read(name, place)).collect()
}

fn read_zone(place: &Place) -> Option<i32> {
    let text = place.text()?;
    let parsed = text.get(1..).and_then(|digits| digits.split_once(':')).and_then(|(hours, minutes)| {
        let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
        let sign = if text.starts_with('-') { -1 } else { 1 };
        let is_zone = text.starts_with(['+', '-']) && (0..=14).contains(&hours) && (0..60).contains(&minutes);
        is_zone.then_some(sign * (hours * 60 + minutes) as i32)
    });
    parsed.or_else(|| {
        place.note("expected an offset such as \"+01:00\"");
        None
    })
}

impl ErrorRules {
    /// Reads the rules from a description.
    pub fn read(place: &Place) -> Self {
        let Some(object) = place.object(&["when", "message", "not_found", "end"]) else { return Self::default() };
        let reading = |object: &Object, key: &str| object.get(key).map(|p| Reading::parse(&p)).unwrap_or_default();
        Self {
            when: reading(&object, "when"),
            message: reading(&object, "message"),
            not_found: reading(&object, "not_found"),
            end: reading(&object, "end"),
        }
    }
}

/// A parameter's value read as a template, for parameters that are made of a request's own variables.
pub fn template_of(text: &str) -> Option<UriTemplate> {
    if may_be_template(text) { UriTemplate::parse(text).ok() } else { None }
}

/// Whether a text holds a brace that a template may begin with. A space after it, as in `{ slug title }`, is none of a
/// template, but of a query language.
fn may_be_template(text: &str) -> bool {
    text.contains('{') && !text.contains("{ ")
}

#[cfg(test)]
mod tests;
