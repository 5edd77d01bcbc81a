//! Requests and responses: a request is expanded from a description's templates, and every request is sent by one fetch
//! function.

use super::error::Error;
use super::selector::parse_template;
use super::uri_template::{TemplateValue, UriTemplate};
use crate::document::{DocumentNode, Object};
use crate::json;
use crate::json::Value;
use crate::model::Timestamp;
use crate::text::try_fill;
use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// A request, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The absolute address.
    pub url: String,
    /// The JSON body of a `POST`; `None` for a `GET`.
    pub body: Option<String>,
    /// The header fields: names and values.
    pub headers: Vec<(String, String)>,
}

impl Request {
    /// A `GET` request.
    pub fn get(url: impl Into<String>) -> Self {
        Self { url: url.into(), body: None, headers: Vec::new() }
    }
}

/// A complete response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The address of the response, after redirects.
    pub url: String,
    /// The HTTP status.
    pub status: u16,
    /// The header fields that the page may read, with lower-case names.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

impl Response {
    /// The value of a header field.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// When this response was cached, if the service worker served it from its cache because the network failed.
    pub fn cached_at(&self) -> Option<Timestamp> {
        Timestamp::from_millis(self.header(CACHED_AT)?.parse().ok()?)
    }
}

/// The header field in which the service worker (`public/sw.js`) states when a cached response arrived.
const CACHED_AT: &str = "x-saved-at";

/// A pending response.
pub type FetchFuture = Pin<Box<dyn Future<Output = Result<Response, Error>>>>;

/// The function that sends requests: the browser's, or a table of responses in tests. It errs only if no response
/// arrived ([`Error::Unreachable`], [`Error::TimedOut`], [`Error::TooLarge`]); an error status is a response.
pub type Fetch = Rc<dyn Fn(Request) -> FetchFuture>;

/// A fetch function that sends every request through a proxy: `proxy` is a template of the variable `url`, the target
/// address. The response carries the target address, as if it had been requested directly.
pub fn through_proxy(proxy: UriTemplate, fetch: Fetch) -> Fetch {
    Rc::new(move |mut request| {
        let target = request.url;
        request.url = proxied_address(&proxy, &target);
        let response = fetch(request);
        Box::pin(async move { Ok(Response { url: target, ..response.await? }) })
    })
}

/// The address of a request through a proxy: `proxy` is a template of the variable `url`.
pub fn proxied_address(proxy: &UriTemplate, address: &str) -> String {
    proxy.expand(&|_| Some(TemplateValue::Text(address.to_owned())))
}

/// A request with variables.
#[derive(Clone, Debug)]
pub struct RequestTemplate {
    /// The template of the address.
    pub url: UriTemplate,
    headers: Vec<(String, String)>,
    body: Option<Value>,
}

impl RequestTemplate {
    /// Parses `url`, `method`, `headers` and `body` of a view or a lookup; `common` are the headers of the whole
    /// description.
    pub fn read(object: &Object, common: &[(String, String)]) -> Option<Self> {
        let url = parse_template(&object.require("url")?)?;
        let mut headers = common.to_vec();
        headers.extend(object.get("headers").map(|node| Self::parse_headers(&node)).unwrap_or_default());
        let body = object.get("body").map(|node| node.value.clone());
        let method = object.get("method").and_then(|node| node.one_of(&["GET", "POST"]));
        match (method, &body) {
            (Some(1), None) => object.node.note("\"method\" is POST, so \"body\" is needed"),
            (Some(0) | None, Some(_)) => object.node.note("\"body\" needs \"method\": \"POST\""),
            _ => {}
        }
        Some(Self { url, headers, body })
    }

    /// Parses an object of header fields.
    pub fn parse_headers(node: &DocumentNode) -> Vec<(String, String)> {
        node.members().iter().filter_map(|(name, node)| Some(((*name).to_owned(), node.text()?.to_owned()))).collect()
    }

    /// Expands the request with values for its variables. A header whose variable has no value is left out.
    pub fn expand(&self, variables: &dyn Fn(&str) -> Option<TemplateValue>) -> Request {
        let mut headers: Vec<(String, String)> = self
            .headers
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), fill_variables(value, variables)?)))
            .collect();
        let body = self.body.as_ref().map(|body| json::write(&fill_json(body, variables)));
        if body.is_some() {
            headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
        }
        Request { url: self.url.expand(variables), body, headers }
    }
}

/// Fills in `{name}` unescaped, without control characters: for headers and titles, not for addresses. `None` if a
/// variable has no value.
pub fn fill_variables(text: &str, variables: &dyn Fn(&str) -> Option<TemplateValue>) -> Option<String> {
    let value = |name: &str| match variables(name)? {
        TemplateValue::Text(text) => Some(text.chars().filter(|c| !c.is_control()).collect()),
        TemplateValue::List(_) | TemplateValue::Map(_) => None,
    };
    try_fill(text, "{", &value)
}

/// Fills in a JSON body: a text that is exactly `{name}` is replaced by the value (a number for `limit`, `offset` and
/// `page`), and `{+name}` within a longer text by the value unescaped.
fn fill_json(body: &Value, variables: &dyn Fn(&str) -> Option<TemplateValue>) -> Value {
    match body {
        Value::String(text) => {
            let name = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
            match name.filter(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')).map(variables) {
                Some(Some(TemplateValue::Text(value))) => match value.parse::<u64>() {
                    Ok(number)
                        if number.to_string() == value
                            && matches!(text.as_str(), "{limit}" | "{offset}" | "{page}") =>
                    {
                        number.into()
                    }
                    _ => Value::String(value),
                },
                Some(_) => Value::Null,
                None => Value::String(fill_marked(text, variables)),
            }
        }
        Value::Array(list) => list.iter().map(|value| fill_json(value, variables)).collect(),
        Value::Object(map) => {
            Value::Object(map.iter().map(|(key, value)| (key, fill_json(value, variables))).collect())
        }
        other => other.clone(),
    }
}

/// Fills in `{+name}`, with nothing for a variable without a value. Other braces belong to the query language.
fn fill_marked(text: &str, variables: &dyn Fn(&str) -> Option<TemplateValue>) -> String {
    let value = |name: &str| match variables(name) {
        Some(TemplateValue::Text(text)) => Some(Cow::Owned(text)),
        _ => Some(Cow::Borrowed("")),
    };
    try_fill(text, "{+", &value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::json;

    fn variables(name: &str) -> Option<TemplateValue> {
        match name {
            "token" => Some(TemplateValue::Text("a b\r\nX-Evil: 1".into())),
            "limit" => Some(TemplateValue::Text("20".into())),
            "query" => Some(TemplateValue::Text("say \"hi\"".into())),
            _ => None,
        }
    }

    #[test]
    fn a_response_through_a_proxy_carries_the_target_address() {
        let fetch: Fetch = Rc::new(|request: Request| {
            let answer = Response { body: request.url.clone(), url: request.url, status: 200, headers: Vec::new() };
            Box::pin(async move { Ok(answer) })
        });
        let ask = |proxy: &str| {
            let fetch = through_proxy(UriTemplate::parse(proxy).unwrap(), fetch.clone());
            let answer = futures::executor::block_on(fetch(Request::get("https://a.example/b?c=d&e=%20"))).unwrap();
            assert_eq!(answer.url, "https://a.example/b?c=d&e=%20");
            answer.body
        };
        assert_eq!(ask("/proxy/{+url}"), "/proxy/https://a.example/b?c=d&e=%20");
        assert_eq!(ask("/proxy?url={url}"), "/proxy?url=https%3A%2F%2Fa.example%2Fb%3Fc%3Dd%26e%3D%2520");
    }

    #[test]
    fn a_header_takes_its_value_unescaped_but_without_line_breaks() {
        assert_eq!(fill_variables("Bearer {token}", &variables).as_deref(), Some("Bearer a bX-Evil: 1"));
    }

    #[test]
    fn a_header_whose_variable_has_no_value_is_left_out() {
        assert_eq!(fill_variables("Bearer {missing}", &variables), None);
    }

    #[test]
    fn a_query_in_a_json_body_takes_unescaped_values_and_keeps_its_own_braces() {
        let body = json!({"query": "{ posts(first: {+limit}) { {+missing}slug {token} } }", "broken": "{ {+limit"});
        let filled = json!({"query": "{ posts(first: 20) { slug {token} } }", "broken": "{ {+limit"});
        assert_eq!(fill_json(&body, &variables), filled);
    }

    #[test]
    fn a_json_body_takes_values_by_name_and_escapes_them() {
        let body = json!({"query": "query($q: String) { a(q: $q) }", "variables": {"q": "{query}", "first": "{limit}", "x": "{missing}"}});
        assert_eq!(
            fill_json(&body, &variables),
            json!({"query": "query($q: String) { a(q: $q) }", "variables": {"q": "say \"hi\"", "first": 20, "x": null}})
        );
    }
}
