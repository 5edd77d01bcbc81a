//! Derives the URL template of a list from the address of one answer.

use super::plain;
use crate::browser::url;

/// A request as a template.
pub(super) struct RequestTemplate {
    /// The host.
    pub(super) host: String,
    /// The base.
    pub(super) base: String,
    /// The template on the base.
    pub(super) template: String,
    /// The paging style.
    pub(super) style: Option<&'static str>,
    /// The values that must stay out of a description: keys, by parameter name.
    pub(super) parameters: Vec<(String, String)>,
}

/// Derives a template from the address of a list.
pub(super) fn request_template(address: &str) -> Option<RequestTemplate> {
    const KEYS: [&str; 9] =
        ["key", "apikey", "token", "accesstoken", "accesskey", "secret", "auth", "appid", "clientid"];
    const LIMITS: [&str; 10] =
        ["limit", "perpage", "pagesize", "size", "rows", "max", "maxresults", "items", "number", "first"];
    let parsed = url::parse(address, None)?;
    let whole = parsed.href.split('#').next().unwrap_or_default();
    let (path, query) = whole.split_once('?').unwrap_or((whole, ""));
    let literal = |text: &str| text.replace('{', "%7B").replace('}', "%7D");
    let mut out = RequestTemplate {
        host: parsed.host.clone(),
        base: parsed.origin.clone(),
        template: ["{+base}", &literal(path.get(parsed.origin.len()..).unwrap_or_default())].concat(),
        style: None,
        parameters: Vec::new(),
    };
    let mut mark = "?";
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let own = plain(name);
        let whole_number = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
        let candidate = match own.as_str() {
            own if KEYS.contains(&own) && !value.is_empty() => {
                let key = if out.parameters.is_empty() { "key".to_owned() } else { own.to_owned() };
                let candidate = ["{", &key, "}"].concat();
                out.parameters.push((key, crate::browser::location::decode(value)));
                candidate
            }
            own if LIMITS.contains(&own) && whole_number => "{limit}".to_owned(),
            "page" | "p" | "pagenumber" if whole_number => {
                out.style = Some("page");
                "{page}".to_owned()
            }
            "offset" | "skip" | "start" | "from" if whole_number => {
                out.style = Some("offset");
                "{offset}".to_owned()
            }
            _ => literal(value),
        };
        out.template.push_str(&[mark, &literal(name), if pair.contains('=') { "=" } else { "" }, &candidate].concat());
        mark = "&";
    }
    Some(out)
}
