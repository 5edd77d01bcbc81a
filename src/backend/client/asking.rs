//! Asking: from a view and its variables to an answer that is a document. The variables of the templates are the
//! request's own, the site's parameters, and what had to be looked up before.

use super::{Client, Variables, one};
use crate::backend::description::{Lookup, View, template_of};
use crate::backend::error::Error;
use crate::backend::outcome::read_document;
use crate::backend::reading::Scope;
use crate::backend::request::{Request, Response, proxied};
use crate::backend::uri_template::TemplateValue;
use crate::json;
use crate::json::Value;
use crate::model::Cursor;

/// The variables that change from page to page of one list.
const PLACE_IN_A_LIST: [&str; 4] = ["limit", "page", "offset", "cursor"];

/// An answer with what was asked.
pub(super) struct Asked {
    pub(super) response: Response,
    pub(super) document: Value,
    pub(super) variables: Variables,
    pub(super) cursor: Cursor,
    /// Whether the backend said that there is no such page.
    pub(super) ended: bool,
    /// The addresses that were asked.
    pub(super) answers: Vec<String>,
}

impl Asked {
    fn nothing(cursor: &Cursor, base: &str) -> Self {
        let response = Response { url: base.to_owned(), status: 200, headers: Vec::new(), body: String::new() };
        let cursor = cursor.clone();
        Self { response, document: Value::Null, variables: Vec::new(), cursor, ended: true, answers: Vec::new() }
    }
}

impl Client {
    /// The value of a template's variable; of `name.json`, that of `name` as a JSON string with its quotes, as query
    /// languages want it. A parameter may be made of the request's own variables, but not of other parameters, so
    /// nothing can go round in circles.
    pub(super) fn variable(&self, name: &str, variables: &Variables) -> Option<TemplateValue> {
        if let Some(plain) = name.strip_suffix(".json") {
            let Some(TemplateValue::Text(text)) = self.variable(plain, variables) else { return None };
            return Some(TemplateValue::Text(json::write(&Value::String(text))));
        }
        let own = |name: &str| variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        let text = match own(name) {
            Some(value) => value,
            None if name == "base" => self.settings.base.clone(),
            None => {
                let value = self.parameter(name)?;
                match template_of(value) {
                    Some(template) => template.expand(&|inner| own(inner).map(TemplateValue::Text)),
                    None => value.to_owned(),
                }
            }
        };
        Some(TemplateValue::Text(text))
    }

    /// Asks for a page of a view and reads the answer as JSON.
    pub(super) async fn ask(&self, view: &View, mut variables: Variables, cursor: &Cursor) -> Result<Asked, Error> {
        let limit = view.paging.limit(self.settings.items_per_page);
        let Some(page) = view.paging.request(cursor, limit) else {
            // There is no such page: an empty one is the honest answer.
            return Ok(Asked::nothing(cursor, &self.settings.base));
        };
        variables.extend(one("limit", &limit.to_string()));
        variables.extend(page.page.iter().flat_map(|page| one("page", &page.to_string())));
        variables.extend(page.offset.iter().flat_map(|offset| one("offset", &offset.to_string())));
        variables.extend(page.cursor.iter().flat_map(|token| one(view.paging.cursor_name(), token)));
        let mut answers = Vec::new();
        for lookup in &view.lookups {
            let value = self.look_up(lookup, &variables, &mut answers).await?;
            variables.push((lookup.name.clone(), value));
        }
        let mut request = view.request.expand(&|name| self.variable(name, &variables));
        if let Some(address) = page.address {
            request.url = self.on_origin_of(&request.url, &address)?;
        }
        answers.push(self.address(&request));
        let mut response = (self.fetch)(request).await?;
        let (document, ended) = read_document(&response, view.format, &self.description.errors, &self.readers).await?;
        let document = match ended {
            true => document,
            false => self.spread(view, document, &variables, cursor, limit, &mut answers).await?,
        };
        // An answer may be remembered, but not twice.
        response.body = String::new();
        Ok(Asked { response, document, variables, cursor: cursor.clone(), ended, answers })
    }

    /// The address to which a request goes: that of the proxy, where there is one.
    pub(super) fn address(&self, request: &Request) -> String {
        match &self.proxy {
            Some(proxy) => proxied(proxy, &request.url),
            None => request.url.clone(),
        }
    }

    /// A page's address on the origin that the view is asked at, whatever the address says: it may have come from the
    /// app's own query, where anyone can write anything.
    fn on_origin_of(&self, asked: &str, address: &str) -> Result<String, Error> {
        let origin = crate::browser::url::parse(asked, None).map(|url| url.origin);
        let url = crate::browser::url::parse(address, Some(asked));
        match (origin, url) {
            (Some(origin), Some(url)) if origin == url.origin => Ok(url.href),
            _ => Err(Error::NotFound { url: address.to_owned() }),
        }
    }

    /// The value of a lookup, which is remembered. The address where it stands is noted in `answers` either way.
    async fn look_up(
        &self,
        lookup: &Lookup,
        variables: &Variables,
        answers: &mut Vec<String>,
    ) -> Result<String, Error> {
        let request = lookup.request.expand(&|name| self.variable(name, variables));
        answers.push(self.address(&request));
        let url = request.url.clone();
        let mut key = [&url, "\n", request.body.as_deref().unwrap_or_default()].concat();
        // One answer may hold the values of many slugs.
        if lookup.select.uses_variables() {
            for (name, value) in variables.iter().filter(|(name, _)| !PLACE_IN_A_LIST.contains(&name.as_str())) {
                key.extend(["\n", name, "=", value]);
            }
        }
        if let Some((_, value)) = self.looked_up.borrow().iter().find(|(known, _)| *known == key) {
            return Ok(value.clone());
        }
        let response = (self.fetch)(request).await?;
        let (document, _) = read_document(&response, lookup.format, &self.description.errors, &self.readers).await?;
        let look = |name: &str| self.variable(name, variables);
        let scope = Scope { document: &document, headers: &response.headers, variables: &look };
        let value = lookup.select.text(&document, scope).ok_or(Error::NotFound { url })?;
        self.looked_up.borrow_mut().push((key, value.clone()));
        Ok(value)
    }
}
