//! Looking at an answer as somebody who describes a backend does: not only what was made of each item, but for each
//! field whether anything stood there. The readers' views have no use for this; the report of `connect` is made of it.

use super::asking::Asked;
use super::{Client, ListView, Variables, one};
use crate::backend::answer::Answer;
use crate::backend::description::{Description, View};
use crate::backend::error::Error;
use crate::backend::fields::{FIELDS, Fields};
use crate::backend::json_path::{JsonPath, Limits};
use crate::backend::reading::{Scope, is_usable};
use crate::json::Value;
use crate::model::{Article, Cursor, Headline};

/// The most items whose fields are counted.
const MOST_COUNTED: usize = 100;

/// In how many items a field is what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldCount {
    /// The field, as in [`FIELDS`].
    pub field: &'static str,
    /// Whether the description says where the field stands.
    pub described: bool,
    /// Items in which it was found and read.
    pub found: usize,
    /// Items in which something stands there that could not be read.
    pub unreadable: usize,
    /// Items in which there is a place for it and nothing in it.
    pub empty: usize,
    /// Items in which there is no such place.
    pub missing: usize,
}

/// The fields of one answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// The address that answered.
    pub url: String,
    /// How many items were counted.
    pub items: usize,
    /// For every field of [`FIELDS`] its counts.
    pub fields: Vec<FieldCount>,
}

/// The paths of each field as the description writes them, to tell an empty place from none.
pub type FieldPaths = Vec<(&'static str, Vec<JsonPath>)>;

impl Client {
    /// The description in use.
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// Asks for a list that the backend itself has.
    async fn ask_for(&self, list: &ListView) -> Result<(&View, Asked), Error> {
        let kind = list.kind();
        let Some(view) = self.view(kind) else { return Err(Error::NotOffered { view: kind.name() }) };
        let variables = match list {
            ListView::Category(slug) | ListView::Author(slug) | ListView::Tag(slug) => one("slug", slug.as_str()),
            ListView::Search(query) => one("query", query),
            ListView::Latest | ListView::Videos => Variables::new(),
        };
        Ok((view, self.ask(view, variables, &Cursor::Start).await?))
    }

    /// The first story of a list, with as much of its body as the list itself holds.
    pub async fn first_article(&self, list: &ListView) -> Result<Option<Article>, Error> {
        let (view, asked) = self.ask_for(list).await?;
        let look = |name: &str| self.variable(name, &asked.variables);
        let answer = self.answer(view, &asked, &look);
        let Some((headline, raw, withheld)) = answer.items().iter().find_map(|item| answer.article(item)) else {
            return Ok(None);
        };
        self.whole((headline, raw, withheld), None).await.map(Some)
    }

    /// Asks for a list and counts what stands in each field. With `paths` a place that is there and empty is told from
    /// one that is not there.
    pub async fn inspect(&self, list: &ListView, paths: &FieldPaths) -> Result<Inspection, Error> {
        let (view, asked) = self.ask_for(list).await?;
        let look = |name: &str| self.variable(name, &asked.variables);
        let answer = self.answer(view, &asked, &look);
        let mut out = Inspection { url: asked.response.url.clone(), ..Inspection::default() };
        out.fields = FIELDS
            .iter()
            .map(|(field, _)| FieldCount { field, described: view.fields.has(field), ..FieldCount::default() })
            .collect();
        for item in answer.items().iter().take(MOST_COUNTED) {
            out.items += 1;
            let headline = answer.headline(item);
            for count in &mut out.fields {
                let own = paths.iter().find(|(field, _)| *field == count.field).map(|(_, paths)| paths.as_slice());
                let state = if !count.described {
                    &mut count.missing
                } else if is_read(count.field, &answer, item, headline.as_ref()) {
                    &mut count.found
                } else if is_there(count.field, &view.fields, item, answer.scope) {
                    &mut count.unreadable
                } else if has_place(own.unwrap_or_default(), item) {
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

/// Whether the field became a value of the newspaper's own. What a headline makes up by itself does not count.
fn is_read(field: &str, answer: &Answer, item: &Value, headline: Option<&Headline>) -> bool {
    let Some(headline) = headline else { return false };
    match field {
        "body" => answer.view.fields.value(field).is_some_and(|reading| !reading.values(item, answer.scope).is_empty()),
        "published" => headline.published.is_some(),
        "image" => headline.image.is_some(),
        "category" => headline.category.is_some(),
        "authors" => !headline.authors.is_empty(),
        "tags" => !headline.tags.is_empty(),
        "source" => headline.source.is_some(),
        "video" => headline.video.is_some(),
        "reading_minutes" | "words" => {
            answer.view.fields.value(field).is_some_and(|reading| reading.number(item, answer.scope).is_some())
        }
        "truncated" | "breaking" => {
            answer.view.fields.value(field).is_some_and(|reading| reading.holds(item, answer.scope))
        }
        _ => answer.view.fields.value(field).is_some_and(|reading| reading.text(item, answer.scope).is_some()),
    }
}

/// Whether anything usable stands where the field is looked for.
fn is_there(field: &str, fields: &Fields, item: &Value, scope: Scope) -> bool {
    let value = fields.value(field).is_some_and(|reading| !reading.values(item, scope).is_empty());
    // A record without `each` is the item itself, which is always there and says nothing.
    let is_item = |found: &Value| std::ptr::eq(found, item) || found == item;
    let record = || {
        let mut found = fields.records(field).iter().flat_map(|record| record.each(item, scope));
        found.any(|thing| !is_item(&thing))
    };
    value || record()
}

/// Whether one of the paths leads to something, be it nothing that is usable.
fn has_place(paths: &[JsonPath], item: &Value) -> bool {
    paths.iter().any(|path| path.first(item, Limits::default()).is_some_and(|value| !is_usable(value)))
}
