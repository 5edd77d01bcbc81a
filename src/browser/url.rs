//! The platform's URL parser (WHATWG URL): `URL` in a browser, the `url` crate elsewhere. Only the serialised URL is taken
//! from them, and its parts are split here: each property read from the browser copies a string, and a list of headlines
//! has thousands of URLs.

/// A parsed URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedUrl {
    /// The serialised URL, normalised.
    pub href: String,
    /// The scheme in lower case, without the colon.
    pub scheme: String,
    /// The host with its port; empty if the scheme has none.
    pub host: String,
    /// Scheme, host and port; `null` if the scheme has no origin.
    pub origin: String,
    /// The path, percent-encoded.
    pub path: String,
    /// Whether the URL contains a user name or password.
    pub has_credentials: bool,
}

/// Schemes whose URLs have a tuple origin (WHATWG URL, "origin").
const WITH_ORIGIN: [&str; 5] = ["https", "http", "wss", "ws", "ftp"];

/// Parses a URL relative to `base`; `None` if it is invalid.
pub fn parse(text: &str, base: Option<&str>) -> Option<ParsedUrl> {
    // An absolute URL doesn't depend on the base, so the base needn't be parsed.
    let is_whole = text.starts_with("https://") || text.starts_with("http://");
    let href = match base.filter(|_| !is_whole) {
        Some(base) => on_base(text, base),
        None => whole(text),
    };
    href.map(split)
}

#[cfg(target_arch = "wasm32")]
fn whole(text: &str) -> Option<String> {
    web_sys::Url::new(text).ok().map(|url| url.href())
}

#[cfg(target_arch = "wasm32")]
fn on_base(text: &str, base: &str) -> Option<String> {
    web_sys::Url::new_with_base(text, base).ok().map(|url| url.href())
}

#[cfg(not(target_arch = "wasm32"))]
fn whole(text: &str) -> Option<String> {
    url::Url::parse(text).ok().map(Into::into)
}

#[cfg(not(target_arch = "wasm32"))]
fn on_base(text: &str, base: &str) -> Option<String> {
    url::Url::parse(base).ok()?.join(text).ok().map(Into::into)
}

/// Splits a URL that a URL parser has serialised (WHATWG URL, "URL serializing"): scheme and host are in lower case, the
/// default port is omitted, and delimiters in host and credentials are escaped.
fn split(href: String) -> ParsedUrl {
    let (scheme, rest) = href.split_once(':').unwrap_or_default();
    let hierarchy = rest.find(['?', '#']).and_then(|end| rest.get(..end)).unwrap_or(rest);
    let (authority, path) = match hierarchy.strip_prefix("//") {
        Some(after) => after.split_at(after.find('/').unwrap_or(after.len())),
        None => ("", hierarchy),
    };
    let (credentials, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let origin = if WITH_ORIGIN.contains(&scheme) { [scheme, "://", host].concat() } else { "null".to_owned() };
    ParsedUrl {
        scheme: scheme.to_owned(),
        host: host.to_owned(),
        origin,
        path: path.to_owned(),
        has_credentials: !credentials.is_empty(),
        href,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use url::Url;

    /// The parts as the `url` crate reports them.
    fn expected(url: &Url) -> ParsedUrl {
        let host = match (url.host_str(), url.port()) {
            (Some(host), Some(port)) => format!("{host}:{port}"),
            (Some(host), None) => host.to_owned(),
            (None, _) => String::new(),
        };
        ParsedUrl {
            scheme: url.scheme().to_owned(),
            host,
            origin: url.origin().ascii_serialization(),
            path: url.path().to_owned(),
            has_credentials: !url.username().is_empty() || url.password().is_some(),
            href: url.as_str().to_owned(),
        }
    }

    #[test]
    fn the_parts_of_a_url_are_those_of_the_parser() {
        for text in [
            "https://example.org",
            "HTTP://User:p%40ss@Example.ORG:8080/a/../b?c=d@e/f#g:h//i",
            "https://@example.org:443/",
            "https://a@/",
            "http://[::1]:80/x",
            "https://[2001:db8::1]:8443?x",
            "https://example.org?a/b@c",
            "https://example.org#//a@b",
            "mailto:someone@example.org?subject=a:b",
            "tel:+1-816-555-1212",
            "data:image/png;base64,AA//AA==",
            "file:///etc/passwd",
            "ftp://ftp.example.org/pub",
            "javascript://example.org/%0aalert(1)",
            "news:comp.lang",
            "app://host:9/path",
            "wss://sock.example/",
            "about:blank",
        ] {
            assert_eq!(parse(text, None), Url::parse(text).ok().as_ref().map(expected), "{text}");
        }
    }

    #[test]
    fn an_absolute_url_ignores_the_base() {
        assert_eq!(parse("https://a.example/x", Some("no base at all")).unwrap().href, "https://a.example/x");
        assert_eq!(parse("/x", Some("no base at all")), None);
        for (text, href) in [
            ("/x", "https://b.example:444/x"),
            ("//c.example", "https://c.example/"),
            ("https:x", "https://b.example:444/a/x"),
            (" http://c.example/", "http://c.example/"),
            ("?q", "https://b.example:444/a/b?q"),
        ] {
            assert_eq!(parse(text, Some("https://b.example:444/a/b")).unwrap().href, href, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_parts_of_any_url_are_those_of_the_parser(
            text in "(https?|ftp|file|mailto|data|x-y):(//?)?([a-zA-Z0-9@:/?#.%\\[\\]\\\\ é!-]{0,24})",
        ) {
            let parsed = Url::parse(&text).ok();
            // The serialiser writes `/.` before a path that looks like a host; the parser doesn't report it as part of the path.
            prop_assume!(parsed.as_ref().is_none_or(|url| !url.as_str().contains(":/.//")));
            prop_assert_eq!(parse(&text, None), parsed.as_ref().map(expected));
        }

        #[test]
        fn a_relative_url_is_resolved_like_the_parser_does(text in "(https?:)?/{0,3}[a-z@:/?#.\\\\ ]{0,16}") {
            let base = "https://b.example/a/b?c#d";
            let joined = Url::parse(base).unwrap().join(&text).ok();
            prop_assert_eq!(parse(&text, Some(base)).map(|url| url.href), joined.map(String::from));
        }
    }
}
