//! Inspects a response for the author of a description: not only the resulting items, but for each field whether a
//! value is present. Readers' views don't need this; `connect` reports it.

use super::execute::Exchange;
use super::{Client, ListView, Variables, single};
use crate::backend::description::{Description, View};
use crate::backend::error::Error;
use crate::backend::fields::{FIELDS, Fields};
use crate::backend::json_path::{JsonPath, Limits};
use crate::backend::map::Mapper;
use crate::backend::selector::{Scope, is_usable};
use crate::json::Value;
use crate::model::{Article, Cursor, Headline};

/// The most items whose fields are counted.
const MOST_COUNTED: usize = 100;

/// How many items have a field, by the state of its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldCount {
    /// The name of the field, as in [`FIELDS`].
    pub field: &'static str,
    /// Whether the description has a selector for the field.
    pub described: bool,
    /// Items with a value that was read.
    pub found: usize,
    /// Items with a value that could not be read.
    pub unreadable: usize,
    /// Items in which a path of the field exists but holds no usable value.
    pub empty: usize,
    /// Items in which no path of the field exists.
    pub missing: usize,
}

/// The field counts of one response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// The address of the response.
    pub url: String,
    /// How many items were counted.
    pub items: usize,
    /// The counts of each field of [`FIELDS`].
    pub fields: Vec<FieldCount>,
}

/// The paths of each field as the description writes them, to tell an empty value from a missing one.
pub type FieldPaths = Vec<(&'static str, Vec<JsonPath>)>;

impl Client {
    /// The description in use.
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// Requests a list that the backend offers itself.
    async fn fetch_list(&self, list: &ListView) -> Result<(&View, Exchange), Error> {
        let kind = list.kind();
        let Some(view) = self.view(kind) else { return Err(Error::NotOffered { view: kind.name() }) };
        let variables = match list {
            ListView::Category(slug) | ListView::Author(slug) | ListView::Tag(slug) => single("slug", slug.as_str()),
            ListView::Search(query) => single("query", query),
            ListView::Latest | ListView::Videos => Variables::new(),
        };
        Ok((view, self.execute(view, variables, &Cursor::Start).await?))
    }

    /// The first article of a list, with as much of its body as the list itself contains.
    pub async fn first_article(&self, list: &ListView) -> Result<Option<Article>, Error> {
        let (view, exchange) = self.fetch_list(list).await?;
        let look = |name: &str| self.variable(name, &exchange.variables);
        let mapper = self.mapper(view, &exchange, &look);
        let Some((headline, raw, withheld)) = mapper.items().iter().find_map(|item| mapper.article(item)) else {
            return Ok(None);
        };
        self.with_body((headline, raw, withheld), None).await.map(Some)
    }

    /// Requests a list and counts the state of each field. `paths` tell a value that is present and empty from one that
    /// is missing.
    pub async fn inspect(&self, list: &ListView, paths: &FieldPaths) -> Result<Inspection, Error> {
        let (view, exchange) = self.fetch_list(list).await?;
        let look = |name: &str| self.variable(name, &exchange.variables);
        let mapper = self.mapper(view, &exchange, &look);
        let mut out = Inspection { url: exchange.response.url.clone(), ..Inspection::default() };
        out.fields = FIELDS
            .iter()
            .map(|(field, _)| FieldCount { field, described: view.fields.has(field), ..FieldCount::default() })
            .collect();
        for item in mapper.items().iter().take(MOST_COUNTED) {
            out.items += 1;
            let headline = mapper.headline(item);
            for count in &mut out.fields {
                let own = paths.iter().find(|(field, _)| *field == count.field).map(|(_, paths)| paths.as_slice());
                let state = if !count.described {
                    &mut count.missing
                } else if is_read(count.field, &mapper, item, headline.as_ref()) {
                    &mut count.found
                } else if is_present(count.field, &view.fields, item, mapper.scope) {
                    &mut count.unreadable
                } else if has_empty_value(own.unwrap_or_default(), item) {
                    &mut count.empty
                } else {
                    &mut count.missing
                };
                *state += 1;
            }
        }
        Ok(out)
    }
}

/// Whether the field resulted in a value of the headline. Values that a headline derives by itself don't count.
fn is_read(field: &str, mapper: &Mapper, item: &Value, headline: Option<&Headline>) -> bool {
    let Some(headline) = headline else { return false };
    match field {
        "body" => {
            mapper.view.fields.value(field).is_some_and(|selector| !selector.values(item, mapper.scope).is_empty())
        }
        "published" => headline.published.is_some(),
        "image" => headline.image.is_some(),
        "category" => headline.category.is_some(),
        "authors" => !headline.authors.is_empty(),
        "tags" => !headline.tags.is_empty(),
        "source" => headline.source.is_some(),
        "video" => headline.video.is_some(),
        "reading_minutes" | "words" => {
            mapper.view.fields.value(field).is_some_and(|selector| selector.number(item, mapper.scope).is_some())
        }
        "truncated" | "breaking" => {
            mapper.view.fields.value(field).is_some_and(|selector| selector.holds(item, mapper.scope))
        }
        _ => mapper.view.fields.value(field).is_some_and(|selector| selector.text(item, mapper.scope).is_some()),
    }
}

/// Whether the selectors of the field find a usable value.
fn is_present(field: &str, fields: &Fields, item: &Value, scope: Scope) -> bool {
    let value = fields.value(field).is_some_and(|selector| !selector.values(item, scope).is_empty());
    // A record without `each` selects the item itself, which is always present and proves nothing.
    let is_item = |found: &Value| std::ptr::eq(found, item) || found == item;
    let record = || {
        let mut found = fields.records(field).iter().flat_map(|record| record.each(item, scope));
        found.any(|thing| !is_item(&thing))
    };
    value || record()
}

/// Whether one of the paths leads to a value that is not usable.
fn has_empty_value(paths: &[JsonPath], item: &Value) -> bool {
    paths.iter().any(|path| path.first(item, Limits::default()).is_some_and(|value| !is_usable(value)))
}
