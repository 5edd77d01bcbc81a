//! Finds the origins that the app asks: those in the site file and in the description of its backend.

use serde_json::Value;

/// Returns the origins that a site asks in addition to its own, each once, in document order.
///
/// # Errors
/// An address whose host is not allowed in a policy, with a message for the publisher.
pub fn asked(site: &Value, description: Option<&Value>) -> Result<Vec<String>, String> {
    let backend = site.get("backend").unwrap_or(&Value::Null);
    let text = |key: &str| backend.get(key).and_then(Value::as_str).map(str::trim);
    let mut addresses: Vec<String> = Vec::new();
    match text("proxy") {
        // All requests go through the proxy, whose address may be a template.
        Some(proxy) => addresses.push(proxy.split('{').next().unwrap_or_default().to_owned()),
        None => {
            addresses.extend(text("base").map(str::to_owned));
            let parameters = backend.get("parameters").and_then(Value::as_object);
            let values = || parameters.into_iter().flatten();
            addresses.extend(values().filter_map(|(_, value)| value.as_str()).map(str::to_owned));
            let views = description.and_then(|document| document.get("views"));
            let parameter = |name: &str| {
                let given = values().find(|(known, _)| *known == name).map(|(_, value)| value);
                let default = || description?.get("parameters")?.get(name)?.get("default");
                given.or_else(default).and_then(Value::as_str).map(str::to_owned)
            };
            requests(views.unwrap_or(&Value::Null), &parameter, &mut addresses);
        }
    }
    addresses.extend(text("description").map(str::to_owned));
    let mut origins = Vec::new();
    for address in addresses {
        if let Some(origin) = origin(&address)?
            && !origins.contains(&origin)
        {
            origins.push(origin);
        }
    }
    Ok(origins)
}

/// Returns the addresses that the views of a description request: all members named `url`.
fn requests(views: &Value, parameter: &dyn Fn(&str) -> Option<String>, out: &mut Vec<String>) {
    match views {
        Value::Array(list) => list.iter().for_each(|value| requests(value, parameter, out)),
        Value::Object(members) => {
            for (name, value) in members {
                match value.as_str() {
                    Some(template) if name == "url" => out.push(expanded(template, parameter)),
                    _ => requests(value, parameter, out),
                }
            }
        }
        _ => {}
    }
}

/// Expands the site's parameters in a URI Template (RFC 6570, as far as a host needs it). Variables of requests stay.
fn expanded(template: &str, parameter: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    for (at, part) in template.split('{').enumerate() {
        match part.split_once('}').filter(|_| at > 0) {
            None => out.push_str(part),
            Some((name, rest)) => {
                let value = parameter(name.trim_start_matches('+'));
                out.push_str(&value.unwrap_or_else(|| ["{", name, "}"].concat()));
                out.push_str(rest);
            }
        }
    }
    out
}

/// Returns the public origin of a newspaper, by its address in the site file.
pub fn own(site: &Value) -> Option<String> {
    origin(site.get("url")?.as_str()?.trim()).ok().flatten()
}

/// Returns the origin of an address; `None` for an address relative to the app.
///
/// # Errors
/// A host that is not allowed in a policy, with a message for the publisher.
pub fn origin(address: &str) -> Result<Option<String>, String> {
    let lower = address.to_ascii_lowercase();
    // An address without a scheme has that of the page, which is https.
    let (scheme, rest) = match lower.split_once("://") {
        Some((scheme @ ("https" | "http"), rest)) => (scheme, rest),
        _ => match lower.strip_prefix("//") {
            Some(rest) => ("https", rest),
            None => return Ok(None),
        },
    };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    // Any other character could end the source, the directive, or the line in the host's configuration.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':' | b'[' | b']');
    if host.is_empty() || !host.bytes().all(is_plain) {
        return Err(format!(
            "the host of `{address}` cannot stand in a security policy: write it in ASCII (`xn--…` for other letters), \
             and give every parameter in it a value"
        ));
    }
    let default = if scheme == "https" { ":443" } else { ":80" };
    Ok(Some(format!("{scheme}://{}", host.strip_suffix(default).unwrap_or(host))))
}
