//! The platform's own URL parser (WHATWG URL): `URL` in a browser, the `url` crate elsewhere. Under both the rest of
//! the program sees the same four facts.

/// What the program asks of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedUrl {
    /// The whole address, normalised.
    pub href: String,
    /// The scheme in lower case, without its colon.
    pub scheme: String,
    /// The host with its port, empty where the scheme has none.
    pub host: String,
    /// Scheme, host and port; `null` where the scheme has no origin.
    pub origin: String,
    /// The path, percent-encoded.
    pub path: String,
    /// Whether it carries a user name or a password.
    pub has_credentials: bool,
}

/// The address that `text` means relative to `base`; nothing when it means none.
#[cfg(target_arch = "wasm32")]
pub fn parse(text: &str, base: Option<&str>) -> Option<ParsedUrl> {
    let url = match base {
        Some(base) => web_sys::Url::new_with_base(text, base),
        None => web_sys::Url::new(text),
    }
    .ok()?;
    Some(ParsedUrl {
        href: url.href(),
        scheme: url.protocol().trim_end_matches(':').to_owned(),
        host: url.host(),
        origin: url.origin(),
        path: url.pathname(),
        has_credentials: !url.username().is_empty() || !url.password().is_empty(),
    })
}

/// The address that `text` means relative to `base`; nothing when it means none.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse(text: &str, base: Option<&str>) -> Option<ParsedUrl> {
    let url = match base {
        Some(base) => url::Url::parse(base).ok()?.join(text),
        None => url::Url::parse(text),
    }
    .ok()?;
    let host = match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (Some(host), None) => host.to_owned(),
        (None, _) => String::new(),
    };
    Some(ParsedUrl {
        scheme: url.scheme().to_owned(),
        host,
        origin: url.origin().ascii_serialization(),
        path: url.path().to_owned(),
        has_credentials: !url.username().is_empty() || url.password().is_some(),
        href: url.into(),
    })
}
