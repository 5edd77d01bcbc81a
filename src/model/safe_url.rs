//! URLs that are safe in a page. Both types can be created only through a URL parser (WHATWG URL) and an allow-list of
//! schemes, and `href`, `src` and `srcset` accept nothing else. So a `javascript:` URL isn't filtered out of a page; it
//! can't get in.

use super::lenient::Invalid;
use crate::browser::url::ParsedUrl;
use serde::{Deserialize, Serialize};

/// A URL to link to: `http`, `https`, `mailto` or `tel`, absolute, normalised, without credentials.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct SafeUrl(String);

/// A URL to load media from: `https`, `http` on this machine, or a `data:` raster picture.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct MediaUrl(String);

/// The longest accepted URL, in bytes, before and after normalisation, so that a URL that was accepted once is accepted
/// again.
const LIMIT: usize = 8 * 1024;
/// The longest accepted `data:` URL, in bytes: enough for a preview.
const DATA_LIMIT: usize = 128 * 1024;
/// Image types that cannot contain scripts; SVG can.
const RASTER: [&str; 6] =
    ["data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp", "data:image/avif", "data:image/bmp"];

impl SafeUrl {
    /// Parses a URL relative to `base`. `None` if it is invalid, if it is relative and there is no base, or if its scheme
    /// isn't allowed in links.
    pub fn parse(text: &str, base: Option<&str>) -> Option<Self> {
        let url = parse(text, base)?;
        match url.scheme.as_str() {
            "http" | "https" if !url.host.is_empty() => Some(Self(url.href)),
            "mailto" | "tel" => Some(Self(url.href)),
            _ => None,
        }
    }

    /// The URL, for an `href`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host without a leading `www.`, as readers know it. Empty for `mailto` and `tel`.
    pub fn host(&self) -> &str {
        host(&self.0)
    }
}

impl MediaUrl {
    /// Parses a URL relative to `base`. `http:` is upgraded to `https:` unless the host is this machine; browsers would
    /// upgrade or block it as mixed content.
    pub fn parse(text: &str, base: Option<&str>) -> Option<Self> {
        let text = text.trim();
        if text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:")) {
            return Self::parse_data(text);
        }
        let url = parse(text, base)?;
        match url.scheme.as_str() {
            "https" => Some(Self(url.href)),
            "http" if is_loopback(&url.host) => Some(Self(url.href)),
            "http" if !url.host.is_empty() && url.href.len() < LIMIT => Some(Self(upgrade_to_https(&url.href))),
            _ => None,
        }
    }

    fn parse_data(text: &str) -> Option<Self> {
        let head: String = text.get(..text.len().min(16))?.to_ascii_lowercase();
        let raster = RASTER
            .iter()
            .any(|kind| head.starts_with(kind) && matches!(head.as_bytes().get(kind.len()), Some(b';' | b',')));
        let plain = text.bytes().all(|b| b.is_ascii_graphic());
        (raster && plain && text.len() <= DATA_LIMIT).then(|| Self(text.to_owned()))
    }

    /// The URL, for a `src`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SafeUrl {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text, None).ok_or(Invalid("a URL allowed in links"))
    }
}

impl TryFrom<String> for MediaUrl {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text, None).ok_or(Invalid("a URL allowed for media"))
    }
}

fn parse(text: &str, base: Option<&str>) -> Option<ParsedUrl> {
    let text = text.trim();
    if text.is_empty() || text.len() > LIMIT {
        return None;
    }
    crate::browser::url::parse(text, base).filter(|url| !url.has_credentials && url.href.len() <= LIMIT)
}

/// Replaces `http:` by `https:` in a normalised URL.
fn upgrade_to_https(href: &str) -> String {
    match href.strip_prefix("http:") {
        Some(rest) => ["https:", rest].concat(),
        None => href.to_owned(),
    }
}

/// Whether a host is this machine, for which browsers allow plain `http` (W3C Secure Contexts §3.1).
pub fn is_loopback(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or(host);
    // A normalised host of only digits and dots is an IPv4 address (WHATWG URL, "host parsing").
    let is_number = || name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    name == "localhost"
        || name.ends_with(".localhost")
        || (name.starts_with("127.") && is_number())
        || host.starts_with("[::1]")
}

/// The host of a normalised URL, without `www.` and port.
fn host(href: &str) -> &str {
    let Some((_, rest)) = href.split_once("://") else { return "" };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let name = if authority.starts_with('[') { authority } else { authority.split(':').next().unwrap_or("") };
    name.strip_prefix("www.").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_lead_somewhere_harmless_are_links() {
        for bad in [
            "javascript:alert(1)",
            " java\tscript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "blob:https://a/b",
            "ftp://a/b",
            "https://user:secret@example.org/",
            "relative/path",
            "",
            "https://",
        ] {
            assert_eq!(SafeUrl::parse(bad, None), None, "{bad}");
        }
        assert_eq!(SafeUrl::parse("HTTPS://Example.ORG/a b", None).unwrap().as_str(), "https://example.org/a%20b");
        assert_eq!(SafeUrl::parse("mailto:a@example.org", None).unwrap().as_str(), "mailto:a@example.org");
    }

    #[test]
    fn an_address_is_not_longer_than_one_that_is_taken_again() {
        for length in [LIMIT / 3 - 10, LIMIT / 3 - 5, LIMIT / 3, LIMIT - 30, LIMIT - 21, LIMIT - 20, LIMIT - 19, LIMIT]
        {
            for text in ["<".repeat(length), "a".repeat(length)] {
                let address = ["http://example.org/", &text].concat();
                if let Some(url) = SafeUrl::parse(&address, None) {
                    assert_eq!(SafeUrl::parse(url.as_str(), None).as_ref(), Some(&url));
                }
                if let Some(url) = MediaUrl::parse(&address, None) {
                    assert_eq!(MediaUrl::parse(url.as_str(), None).as_ref(), Some(&url));
                }
            }
        }
    }

    #[test]
    fn a_relative_address_stands_on_its_base() {
        let base = Some("https://example.org/news/feed.json");
        assert_eq!(SafeUrl::parse("a.html", base).unwrap().as_str(), "https://example.org/news/a.html");
        assert_eq!(SafeUrl::parse("//cdn.example.org/x", base).unwrap().as_str(), "https://cdn.example.org/x");
    }

    #[test]
    fn media_are_fetched_over_https_but_from_this_machine() {
        assert_eq!(MediaUrl::parse("http://example.org/a.jpg", None).unwrap().as_str(), "https://example.org/a.jpg");
        assert_eq!(
            MediaUrl::parse("http://127.0.0.1:8081/a.jpg", None).unwrap().as_str(),
            "http://127.0.0.1:8081/a.jpg"
        );
        for (given, expected) in [
            ("http://127.evil.example/a.jpg", "https://127.evil.example/a.jpg"),
            ("http://127.0.0.1.evil.example/", "https://127.0.0.1.evil.example/"),
            ("http://127.1/a.jpg", "http://127.0.0.1/a.jpg"),
            ("http://a.localhost/", "http://a.localhost/"),
            ("http://localhost.evil.example/", "https://localhost.evil.example/"),
            ("http://[::1]:81/", "http://[::1]:81/"),
        ] {
            assert_eq!(MediaUrl::parse(given, None).unwrap().as_str(), expected, "{given}");
        }
    }

    #[test]
    fn a_data_picture_is_a_raster_or_nothing() {
        assert!(MediaUrl::parse("data:image/png;base64,AAAA", None).is_some());
        assert!(MediaUrl::parse("data:image/svg+xml;base64,AAAA", None).is_none());
        assert!(MediaUrl::parse("data:image/pngx,AAAA", None).is_none());
        assert!(MediaUrl::parse("data:text/html,<script>", None).is_none());
        assert!(MediaUrl::parse("DATA:image/png,a b", None).is_none());
    }

    #[test]
    fn the_host_is_what_a_reader_calls_the_site() {
        assert_eq!(SafeUrl::parse("https://www.example.org:8443/x", None).unwrap().host(), "example.org");
        assert_eq!(SafeUrl::parse("tel:+15550100", None).unwrap().host(), "");
    }
}
