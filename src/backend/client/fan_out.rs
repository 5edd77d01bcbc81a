//! Lists that come whole, and lists that hold only names: of the one a page is cut out, of the other each item is asked
//! for, a few at a time. What comes out is a list of items like any other.

use super::{Client, Variables, one};
use crate::backend::description::View;
use crate::backend::error::Error;
use crate::backend::outcome::read_document;
use crate::backend::reading::Scope;
use crate::backend::request::{FetchFuture, RequestTemplate};
use crate::backend::under_way;
use crate::json::to_text;
use crate::json::{Map, Value};
use crate::model::Cursor;

/// The most items of one page that are asked for.
const MOST_ITEMS: usize = 100;
/// The most requests that are under way at once.
const MOST_AT_ONCE: usize = 8;

impl Client {
    /// The answer with the items of the page in place of the whole list, and each as the backend gives it when asked;
    /// the addresses of those that came are added to `answers`.
    pub(super) async fn spread(
        &self,
        view: &View,
        document: Value,
        variables: &Variables,
        cursor: &Cursor,
        limit: u32,
        answers: &mut Vec<String>,
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
            Some(request) => self.ask_for_each(view, request, &items, variables, answers).await,
            None => Ok(Value::Array(items)),
        }
    }

    /// What each item is when asked for. One that is not there, or fails, becomes an object of nothing, which is left
    /// out and counted; when all fail, so does the list.
    async fn ask_for_each(
        &self,
        view: &View,
        request: &RequestTemplate,
        items: &[Value],
        variables: &Variables,
        answers: &mut Vec<String>,
    ) -> Result<Value, Error> {
        let (mut out, mut failure) = (Vec::new(), None);
        for some in items.chunks(MOST_AT_ONCE) {
            let asked = some.iter().map(|item| {
                let mut variables = variables.clone();
                variables.extend(to_text(item).iter().flat_map(|value| one("value", value)));
                let request = request.expand(&|name| self.variable(name, &variables));
                (self.address(&request), (self.fetch)(request))
            });
            let (addresses, requests): (Vec<String>, Vec<FetchFuture>) = asked.unzip();
            for (address, response) in addresses.into_iter().zip(under_way::all(requests).await) {
                let read = match response {
                    Ok(response) => read_document(&response, view.format, &self.description.errors, &self.readers).await,
                    Err(error) => Err(error),
                };
                match read {
                    Ok((document, false)) => {
                        out.push(document);
                        answers.push(address);
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
