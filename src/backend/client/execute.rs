//! Executing a view: from its templates and variables to a response document. The variables of the templates are those
//! of the request, the site's parameters, and the results of lookups.

use super::{Client, Variables, single};
use crate::backend::classify::read_document;
use crate::backend::description::{Lookup, View, template_of};
use crate::backend::error::Error;
use crate::backend::request::{Request, Response, proxied_address};
use crate::backend::selector::Scope;
use crate::backend::uri_template::TemplateValue;
use crate::json;
use crate::json::Value;
use crate::model::Cursor;

/// The variables that change from page to page of one list.
const PAGING_VARIABLES: [&str; 4] = ["limit", "page", "offset", "cursor"];

/// A response with the request that it belongs to.
pub(super) struct Exchange {
    pub(super) response: Response,
    pub(super) document: Value,
    pub(super) variables: Variables,
    pub(super) cursor: Cursor,
    /// Whether the backend reported that the list has no such page.
    pub(super) ended: bool,
    /// The requested addresses, those of lookups and fan-outs included.
    pub(super) addresses: Vec<String>,
}

impl Exchange {
    fn past_end(cursor: &Cursor, base: &str) -> Self {
        let response = Response { url: base.to_owned(), status: 200, headers: Vec::new(), body: String::new() };
        let cursor = cursor.clone();
        Self { response, document: Value::Null, variables: Vec::new(), cursor, ended: true, addresses: Vec::new() }
    }
}

impl Client {
    /// The value of a template's variable. `name.json` is the value of `name` as a JSON string with its quotes, for
    /// query languages. A parameter may be a template of the request's own variables but not of other parameters, so
    /// expansion always ends.
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

    /// Requests the page of a view at `cursor` and parses its response.
    pub(super) async fn execute(
        &self,
        view: &View,
        mut variables: Variables,
        cursor: &Cursor,
    ) -> Result<Exchange, Error> {
        let limit = view.paging.limit(self.settings.items_per_page);
        let Some(page) = view.paging.request(cursor, limit) else {
            // The backend has no such page, so the result is an empty one.
            return Ok(Exchange::past_end(cursor, &self.settings.base));
        };
        variables.extend(single("limit", &limit.to_string()));
        variables.extend(page.page.iter().flat_map(|page| single("page", &page.to_string())));
        variables.extend(page.offset.iter().flat_map(|offset| single("offset", &offset.to_string())));
        variables.extend(page.cursor.iter().flat_map(|token| single(view.paging.cursor_name(), token)));
        let mut addresses = Vec::new();
        for lookup in &view.lookups {
            let value = self.look_up(lookup, &variables, &mut addresses).await?;
            variables.push((lookup.name.clone(), value));
        }
        let mut request = view.request.expand(&|name| self.variable(name, &variables));
        if let Some(address) = page.address {
            request.url = self.on_origin_of(&request.url, &address)?;
        }
        addresses.push(self.address(&request));
        let mut response = (self.fetch)(request).await?;
        let (document, ended) = read_document(&response, view.format, &self.description.errors, &self.readers).await?;
        let document = match ended {
            true => document,
            false => self.resolve_items(view, document, &variables, cursor, limit, &mut addresses).await?,
        };
        // The exchange may be cached; the document is enough.
        response.body = String::new();
        Ok(Exchange { response, document, variables, cursor: cursor.clone(), ended, addresses })
    }

    /// The address that a request is sent to: that of the proxy, if there is one.
    pub(super) fn address(&self, request: &Request) -> String {
        match &self.proxy {
            Some(proxy) => proxied_address(proxy, &request.url),
            None => request.url.clone(),
        }
    }

    /// Resolves the address of a page and checks that it is on the origin of the view. The address may come from the
    /// app's own query string, which anyone can write.
    fn on_origin_of(&self, view_url: &str, address: &str) -> Result<String, Error> {
        let origin = crate::browser::url::parse(view_url, None).map(|url| url.origin);
        let url = crate::browser::url::parse(address, Some(view_url));
        match (origin, url) {
            (Some(origin), Some(url)) if origin == url.origin => Ok(url.href),
            _ => Err(Error::NotFound { url: address.to_owned() }),
        }
    }

    /// The value of a lookup, from the cache if possible. The address of the request is added to `addresses` either
    /// way.
    async fn look_up(
        &self,
        lookup: &Lookup,
        variables: &Variables,
        addresses: &mut Vec<String>,
    ) -> Result<String, Error> {
        let request = lookup.request.expand(&|name| self.variable(name, variables));
        addresses.push(self.address(&request));
        let url = request.url.clone();
        let mut key = [&url, "\n", request.body.as_deref().unwrap_or_default()].concat();
        // One response may contain the values of many slugs.
        if lookup.select.uses_variables() {
            for (name, value) in variables.iter().filter(|(name, _)| !PAGING_VARIABLES.contains(&name.as_str())) {
                key.extend(["\n", name, "=", value]);
            }
        }
        if let Some((_, value)) = self.lookup_cache.borrow().iter().find(|(known, _)| *known == key) {
            return Ok(value.clone());
        }
        let response = (self.fetch)(request).await?;
        let (document, _) = read_document(&response, lookup.format, &self.description.errors, &self.readers).await?;
        let look = |name: &str| self.variable(name, variables);
        let scope = Scope { document: &document, headers: &response.headers, variables: &look };
        let value = lookup.select.text(&document, scope).ok_or(Error::NotFound { url })?;
        self.lookup_cache.borrow_mut().push((key, value.clone()));
        Ok(value)
    }
}
