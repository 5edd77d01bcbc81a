//! Lists that arrive whole, and lists of references. A page is cut out of the former; each item of the latter is
//! requested, a few at a time. The result is a list of items like any other.

use super::{Client, Variables, single};
use crate::backend::classify::read_document;
use crate::backend::coalesce;
use crate::backend::description::View;
use crate::backend::error::Error;
use crate::backend::request::{FetchFuture, RequestTemplate};
use crate::backend::selector::Scope;
use crate::json::to_text;
use crate::json::{Map, Value};
use crate::model::Cursor;

/// The most items of one page that are requested.
const MOST_ITEMS: usize = 100;
/// The most concurrent requests.
const MOST_AT_ONCE: usize = 8;

impl Client {
    /// Replaces a whole list by the items of the page at `cursor`, and references by the items themselves. The
    /// addresses of items that arrived are added to `addresses`.
    pub(super) async fn resolve_items(
        &self,
        view: &View,
        document: Value,
        variables: &Variables,
        cursor: &Cursor,
        limit: u32,
        addresses: &mut Vec<String>,
    ) -> Result<Value, Error> {
        let slice = view.paging.slice(cursor, limit);
        if slice.is_none() && view.fan_out.is_none() {
            return Ok(document);
        }
        let items: Vec<Value> = {
            let look = |name: &str| self.variable(name, variables);
            let scope = Scope { document: &document, headers: &[], variables: &look };
            if view.items.values(&document, scope).is_empty() && !view.items.has_container(&document, scope) {
                return Ok(document);
            }
            let (skip, take) = slice.unwrap_or((0, MOST_ITEMS));
            let found = view.items.values(&document, scope).into_iter();
            found.skip(skip).take(take.min(MOST_ITEMS)).map(|item| item.into_owned()).collect()
        };
        match &view.fan_out {
            Some(request) => self.fetch_each(view, request, &items, variables, addresses).await,
            None => Ok(Value::Array(items)),
        }
    }

    /// Requests each item. An item that is missing or fails becomes a placeholder, which mapping leaves out and counts;
    /// if all fail, the list fails.
    async fn fetch_each(
        &self,
        view: &View,
        request: &RequestTemplate,
        items: &[Value],
        variables: &Variables,
        addresses: &mut Vec<String>,
    ) -> Result<Value, Error> {
        let (mut out, mut failure) = (Vec::new(), None);
        for some in items.chunks(MOST_AT_ONCE) {
            let sent = some.iter().map(|item| {
                let mut variables = variables.clone();
                variables.extend(to_text(item).iter().flat_map(|value| single("value", value)));
                let request = request.expand(&|name| self.variable(name, &variables));
                (self.address(&request), (self.fetch)(request))
            });
            let (asked, requests): (Vec<String>, Vec<FetchFuture>) = sent.unzip();
            for (address, response) in asked.into_iter().zip(coalesce::join_all(requests).await) {
                let read = match response {
                    Ok(response) => {
                        read_document(&response, view.format, &self.description.errors, &self.readers).await
                    }
                    Err(error) => Err(error),
                };
                match read {
                    Ok((document, false)) => {
                        out.push(document);
                        addresses.push(address);
                    }
                    Ok(_) | Err(Error::Empty { .. } | Error::NotFound { .. }) => out.push(missing()),
                    Err(error) => {
                        failure.get_or_insert(error);
                        out.push(missing());
                    }
                }
            }
        }
        match failure {
            Some(error) if out.iter().all(|item| *item == missing()) => Err(error),
            _ => Ok(Value::Array(out)),
        }
    }
}

fn missing() -> Value {
    let mut nothing = Map::new();
    nothing.insert("missing", Value::Bool(true));
    Value::Object(nothing)
}
