//! The parts of an address that has been through the URL parser: normalised, so that splitting it is enough.

/// An absolute `http` or `https` address in parts. The fragment is not among them.
#[derive(Clone, Copy)]
pub(super) struct Address<'a> {
    /// Scheme, host and port.
    pub origin: &'a str,
    /// The host without `www.` and without a port; empty for an address without an authority.
    pub host: &'a str,
    /// The path, from its slash.
    pub path: &'a str,
    /// The query without its question mark; empty where there is none.
    pub query: &'a str,
}

impl<'a> Address<'a> {
    /// The parts of a normalised address.
    pub fn of(url: &'a str) -> Self {
        let url = url.split('#').next().unwrap_or(url);
        let (whole, query) = url.split_once('?').unwrap_or((url, ""));
        let authority = whole.find("://").map_or(whole.len(), |at| at + 3);
        let path = whole[authority..].find('/').map_or(whole.len(), |at| authority + at);
        let (origin, path) = whole.split_at(path);
        let authority = &origin[authority..];
        let name = if authority.starts_with('[') { authority } else { authority.split(':').next().unwrap_or("") };
        Self { origin, host: name.strip_prefix("www.").unwrap_or(name), path, query }
    }

    /// Whether the address is at one of `places`, which are separated by spaces: a host with all hosts below it, and
    /// with what the path begins with, if that matters. A host that ends in `.*` leaves the country open: `google.*/maps`
    /// is `google.com/maps`, `google.fr/maps/embed` and `maps.google.co.uk/maps`.
    pub fn is_at(&self, places: &str) -> bool {
        places.split(' ').any(|place| {
            let (host, path) = place.split_at(place.find('/').unwrap_or(place.len()));
            self.path.starts_with(path) && self.is_on(host)
        })
    }

    fn is_on(&self, pattern: &str) -> bool {
        let is_edge = |before: &str| before.is_empty() || before.ends_with('.');
        match pattern.strip_suffix('*') {
            Some(name) => {
                self.host.rsplit_once(name).is_some_and(|(before, end)| is_edge(before) && is_of_a_country(end))
            }
            None => self.host.strip_suffix(pattern).is_some_and(is_edge),
        }
    }

    /// The address without its fragment.
    pub fn whole(&self) -> String {
        let mark = if self.query.is_empty() { "" } else { "?" };
        [self.origin, self.path, mark, self.query].concat()
    }

    /// The segments of the path that are not empty.
    pub fn segments(&self) -> impl Iterator<Item = &'a str> {
        self.path.split('/').filter(|segment| !segment.is_empty())
    }

    /// The value of a query parameter, decoded (`application/x-www-form-urlencoded`).
    pub fn parameter(&self, name: &str) -> Option<String> {
        self.query.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=')?;
            (key == name).then(|| decode(value))
        })
    }
}

/// Whether this is what a host ends in that somebody has in many countries: `com`, `fr`, `co.uk`, `com.au`. Below any
/// other end, anybody may have a host of the same name.
fn is_of_a_country(end: &str) -> bool {
    let country = ["co.", "com."].iter().find_map(|second| end.strip_prefix(second)).unwrap_or(end);
    end == "com" || (country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// A text as the value of a query parameter: all but unreserved characters (RFC 3986 §2.3) percent-encoded.
pub(super) fn encode(value: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    out
}

/// The value, or the name, of a query parameter as a text.
pub(super) fn decode(value: &str) -> String {
    let bytes = value.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 2;
            }
            (b'+', ..) => out.push(b' '),
            (byte, ..) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_comes_apart_at_its_first_marks() {
        let address = Address::of("https://www.example.org:8443/a/b?u=https%3A%2F%2Fx.org%2F%3Fq+r&v=#f?g");
        assert_eq!(
            (address.origin, address.host, address.path),
            ("https://www.example.org:8443", "example.org", "/a/b")
        );
        assert_eq!(address.parameter("u").as_deref(), Some("https://x.org/?q r"));
        assert_eq!(address.parameter("v").as_deref(), Some(""));
        assert_eq!(address.parameter("w"), None);
        assert_eq!(address.segments().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(Address::of("mailto:a@example.org").host, "");
        assert_eq!(Address::of("https://a.example/b?c#d").whole(), "https://a.example/b?c");
        assert_eq!(Address::of("https://a.example/b#d").whole(), "https://a.example/b");
    }

    #[test]
    fn what_is_encoded_is_decoded_to_itself() {
        let text = "https://x.org/?q=a b+c&d=é%41";
        assert_eq!(encode(text), "https%3A%2F%2Fx.org%2F%3Fq%3Da%20b%2Bc%26d%3D%C3%A9%2541");
        assert_eq!(decode(&encode(text)), text);
    }

    #[test]
    fn a_place_is_a_host_what_is_below_it_and_the_beginning_of_a_path() {
        let at = |url: &str, places: &str| Address::of(url).is_at(places);
        assert!(at("https://player.vimeo.com/x", "youtube.com vimeo.com"));
        assert!(at("https://vimeo.com", "vimeo.com"));
        assert!(!at("https://notvimeo.com/x", "vimeo.com"));
        assert!(!at("https://vimeo.com.example.org/x", "vimeo.com"));
        assert!(at("https://google.fr/maps/embed", "google.*/maps"));
        assert!(at("https://maps.google.co.uk/maps", "google.*/maps"));
        assert!(!at("https://google.fr/search", "google.*/maps"));
        assert!(!at("https://agoogle.fr/", "google.*"));
        assert!(at("https://www.google.com/maps", "google.*/maps"));
        assert!(at("https://google.com.au/maps", "google.*/maps"));
        for evil in
            ["google.evil.example", "google.com.evil.example", "maps.google.co.evil", "google.co.uk.evil.example"]
        {
            assert!(!at(&["https://", evil, "/maps/embed"].concat(), "google.*/maps maps.google.*"), "{evil}");
        }
        assert!(!at("mailto:a@vimeo.com", "vimeo.com"));
    }
}
