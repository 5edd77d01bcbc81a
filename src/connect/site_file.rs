//! The `site.json` that the report offers: as short as possible, and validated by the app's own parser before it is
//! offered.

use super::pretty;
use crate::json::{Map, Value};
use crate::model::Category;
use crate::site::Site;

/// The placeholder where the publisher has to fill in a value.
pub const PLACEHOLDER: &str = "WRITE-IT-HERE";

/// The text of a `site.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFile {
    /// The JSON.
    pub text: String,
    /// Whether it contains no placeholder.
    pub finished: bool,
}

/// What is known about the publication.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// The name.
    pub name: Option<String>,
    /// The language (BCP 47).
    pub language: Option<String>,
}

/// What is known about the backend.
pub struct Backend<'a> {
    /// The preset; empty if there is a `description`.
    pub preset: &'a str,
    /// The address of the description.
    pub description: Option<String>,
    /// The backend's base address.
    pub base: &'a str,
    /// The parameters.
    pub parameters: &'a [(String, String)],
    /// The required parameters without a value.
    pub missing: &'a [String],
}

/// A valid `site.json`. `None` if none can be generated.
pub fn write(publication: &Publication, categories: &[Category], backend: &Backend) -> Option<SiteFile> {
    let text = |text: &str| Value::String(text.to_owned());
    let mut site = Map::new();
    for (key, value) in [("name", &publication.name), ("language", &publication.language)] {
        if let Some(value) = value.as_deref().map(str::trim).filter(|value| !value.is_empty()) {
            site.insert(key.to_owned(), text(value));
        }
    }
    if !categories.is_empty() {
        let one = |category: &Category| {
            let pairs = [("slug", category.slug.as_str()), ("title", &category.title)];
            Value::Object(pairs.map(|(key, value)| (key.to_owned(), text(value))).into_iter().collect())
        };
        site.insert("categories", categories.iter().map(one).collect());
    }
    let mut own = Map::new();
    match &backend.description {
        Some(address) => own.insert("description", text(address)),
        None => own.insert("preset", text(backend.preset)),
    };
    own.insert("base", text(backend.base));
    let mut parameters = Map::new();
    for (name, value) in backend.parameters {
        parameters.insert(name.clone(), text(value));
    }
    for name in backend.missing {
        parameters.insert(name.clone(), text(PLACEHOLDER));
    }
    if !parameters.is_empty() {
        own.insert("parameters", Value::Object(parameters));
    }
    site.insert("backend", Value::Object(own));
    let text = pretty::write(&Value::Object(site));
    Site::parse(&text).is_ok().then_some(SiteFile { text, finished: backend.missing.is_empty() })
}
