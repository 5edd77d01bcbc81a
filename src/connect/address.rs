//! Reads an address without sending a request: which backends use addresses of this form, where the base is, and which
//! parameters the address contains. Everything comes from the tables of [`fingerprints`](super::fingerprints).

use super::fingerprints::{ADDRESSES, BASES, DOCUMENTS, GROUPS, QUERY};
use super::{Candidate, Confidence, Evidence};
use crate::browser::location;
use crate::browser::url::{self, ParsedUrl};
use crate::text::fill_named;

/// Parameters captured from an address: name and value.
pub type Facts = Vec<(String, String)>;

/// Parses what a person typed as an address. A missing scheme becomes `http` for the local machine, where servers
/// rarely have a certificate, and `https` elsewhere; the schemes of feed readers are replaced. `None` if it is not a
/// web address.
pub fn read(text: &str) -> Option<ParsedUrl> {
    let text = text.trim().trim_matches(|c| matches!(c, '<' | '>' | '"' | '“' | '”'));
    let text = text.strip_prefix("feed:").filter(|rest| rest.contains("//")).unwrap_or(text);
    let text = text.strip_prefix("view-source:").unwrap_or(text);
    let whole = match text.split_once("://") {
        Some(("http" | "https", _)) => text.to_owned(),
        Some(("feed" | "webcal", rest)) => ["https://", rest].concat(),
        Some(_) => return None,
        None => {
            let rest = text.trim_start_matches("//");
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            [if is_machine_itself(host) { "http://" } else { "https://" }, rest].concat()
        }
    };
    let parsed = url::parse(&whole, None)?;
    let is_host = parsed.host.contains('.') || parsed.host.contains(':') || parsed.host == "localhost";
    (is_host && !parsed.has_credentials && !text.contains(char::is_whitespace)).then_some(parsed)
}

/// Whether a host, with or without a port, is the local machine, which browsers trust without encryption (Secure
/// Contexts §3.1).
pub fn is_machine_itself(host: &str) -> bool {
    let name = match host.starts_with('[') {
        true => host.split_inclusive(']').next().unwrap_or_default(),
        false => host.split(':').next().unwrap_or_default(),
    };
    let name = name.to_ascii_lowercase();
    let is_loopback = || name.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback());
    name == "localhost" || name.ends_with(".localhost") || name == "[::1]" || is_loopback()
}

/// The backends that use addresses of this form.
pub fn candidates(address: &ParsedUrl) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    for sign in ADDRESSES {
        if out.iter().any(|known| known.preset == sign.preset) {
            continue;
        }
        let Some(mut facts) = match_host(sign.host, &address.host) else { continue };
        let Some(prefix) = match_path(sign.path, &address.path, &mut facts) else { continue };
        facts.extend(sign.facts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let base = sign.base.map(|base| fill_named(base, &facts)).unwrap_or_else(|| [&address.origin, prefix].concat());
        facts.extend(query_facts(sign.preset, &address.href));
        out.push(Candidate {
            preset: sign.preset,
            confidence: sign.confidence,
            evidence: vec![Evidence::Address(without_query(&address.href).to_owned())],
            base,
            file: file_of(sign.preset, &address.href),
            facts: wordpress_api(sign.preset, address, facts),
        });
    }
    out
}

/// A candidate for the backend that answered at an address.
pub fn candidate(preset: &'static str, confidence: Confidence, evidence: Evidence, address: &str) -> Candidate {
    let mut out = Candidate {
        preset,
        confidence,
        evidence: vec![evidence],
        base: String::new(),
        file: None,
        facts: Facts::new(),
    };
    let Some(parsed) = url::parse(address, None) else {
        out.base = address.to_owned();
        return out;
    };
    // A matching address pattern knows the base better than the path prefix.
    if let Some(known) = candidates(&parsed).into_iter().find(|known| known.preset == preset) {
        (out.base, out.facts) = (known.base, known.facts);
    } else {
        let mut facts = Facts::new();
        let own = BASES.iter().filter(|(known, _)| *known == preset);
        let prefix = own.into_iter().find_map(|(_, path)| match_path(path, &parsed.path, &mut facts));
        let folder = parsed.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let prefix = prefix.or(is_route_in_query(preset, &parsed).then_some(folder));
        out.base = [&parsed.origin, prefix.unwrap_or_default()].concat();
        facts.extend(query_facts(preset, &parsed.href));
        out.facts = wordpress_api(preset, &parsed, facts);
    }
    out.file = file_of(preset, &parsed.href);
    out
}

/// The folder (without a trailing slash) and the file name of a backend that is a single document. A trailing slash
/// stays part of the file name.
fn file_of(preset: &str, href: &str) -> Option<(String, String)> {
    let end = href.find(['?', '#']).unwrap_or(href.len());
    let host = href.find("://")? + 3;
    let host_end = host + href.get(host..end)?.find('/')?;
    let name_at = href.get(host_end..end)?.trim_end_matches('/').rfind('/').map_or(host_end, |at| host_end + at);
    let (folder, file) = (href.get(..name_at)?, href.get(name_at + 1..)?);
    DOCUMENTS.contains(&preset).then(|| (folder.to_owned(), file.to_owned()))
}

/// Whether this is a WordPress without permalinks, whose API route is in the query.
fn is_route_in_query(preset: &str, address: &ParsedUrl) -> bool {
    preset == "wordpress" && query(&address.href).is_some_and(|query| query.contains("rest_route="))
}

fn wordpress_api(preset: &str, address: &ParsedUrl, mut facts: Facts) -> Facts {
    if is_route_in_query(preset, address) {
        facts.push(("api".to_owned(), "index.php?rest_route=/wp/v2".to_owned()));
        facts.push(("join".to_owned(), "&".to_owned()));
    }
    facts
}

fn query(href: &str) -> Option<&str> {
    href.split('#').next()?.split_once('?').map(|(_, query)| query)
}

/// Removes the query and the fragment of an address: the query may contain a key.
pub fn without_query(href: &str) -> &str {
    href.split(['?', '#']).next().unwrap_or(href)
}

/// The values in the query of an address that may be parameters.
fn query_facts(preset: &str, href: &str) -> Facts {
    // The query of a document is part of its file name.
    if DOCUMENTS.contains(&preset) {
        return Facts::new();
    }
    let pairs = query(href).unwrap_or_default().split('&').take(32).filter_map(|pair| pair.split_once('='));
    pairs
        .filter(|(name, value)| {
            let known = QUERY.contains(name) || GROUPS.iter().any(|group| group.contains(name));
            known && !value.is_empty() && value.len() < 400
        })
        .map(|(name, value)| (name.to_owned(), location::decode(value)))
        .collect()
}

fn match_host(pattern: &str, host: &str) -> Option<Facts> {
    let name = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
    if pattern == "*" {
        return Some(Facts::new());
    }
    if let Some(suffix) = pattern.strip_prefix('*') {
        return host.ends_with(suffix).then(Facts::new);
    }
    if let Some((inner, rest)) = pattern.strip_prefix('{').and_then(|pattern| pattern.split_once('}')) {
        // `{name:.suffix}` captures a whole host with this suffix, `{name}.suffix` the label before it.
        if let Some((fact, suffix)) = inner.split_once(':') {
            return host.ends_with(suffix).then(|| vec![(fact.to_owned(), host.to_owned())]);
        }
        let value = host.strip_suffix(rest).filter(|value| !value.is_empty() && !value.contains('.'))?;
        return Some(vec![(inner.to_owned(), value.to_owned())]);
    }
    (host == pattern || name(host) == pattern).then(Facts::new)
}

/// Matches a path and returns what precedes the pattern. Captures are added only if the pattern matches.
fn match_path<'a>(pattern: &str, path: &'a str, facts: &mut Facts) -> Option<&'a str> {
    let Some(pattern) = pattern.strip_prefix("{base}") else {
        return match_from(pattern, path, facts).then_some("");
    };
    let starts = path.match_indices('/').map(|(at, _)| at);
    for at in starts {
        let (before, rest) = (path.get(..at)?, path.get(at..)?);
        let mut found = Facts::new();
        if match_from(pattern, rest, &mut found) {
            facts.extend(found);
            return Some(before);
        }
    }
    None
}

fn match_from(pattern: &str, path: &str, facts: &mut Facts) -> bool {
    let mut parts = path.trim_end_matches('/').split('/').skip(1);
    let wanted = pattern.split('/').skip(1);
    let mut found = Facts::new();
    for want in wanted {
        if want == "*" {
            facts.extend(found);
            return true;
        }
        let part = parts.next().unwrap_or_default();
        match want.strip_prefix('{').and_then(|want| want.strip_suffix('}')) {
            Some(name) if !part.is_empty() => {
                let value = part.strip_suffix(".json").unwrap_or(part);
                let (name, second) = match name.strip_suffix(":2") {
                    Some(name) => (name, parts.next().filter(|second| !second.is_empty())),
                    None => (name, Some("")),
                };
                let Some(second) = second else { return false };
                let slash = if second.is_empty() { "" } else { "/" };
                found.push((name.to_owned(), [&location::decode(value), slash, &location::decode(second)].concat()));
            }
            None if want == part => {}
            _ => return false,
        }
    }
    let fits = parts.next().is_none();
    if fits {
        facts.extend(found);
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(address: &str) -> Candidate {
        let parsed = read(address).unwrap();
        candidates(&parsed).into_iter().next().unwrap_or_else(|| panic!("nothing for {address}"))
    }

    #[test]
    fn addresses_are_accepted_in_the_forms_that_people_type() {
        for (typed, read_as) in [
            ("harbour.example", Some("https://harbour.example/")),
            (" <http://harbour.example/a> ", Some("http://harbour.example/a")),
            ("feed://harbour.example/rss", Some("https://harbour.example/rss")),
            ("feed:https://harbour.example/rss", Some("https://harbour.example/rss")),
            ("localhost:8081/x", Some("http://localhost:8081/x")),
            ("LOCALHOST", Some("http://localhost/")),
            ("127.0.0.1?rest_route=/", Some("http://127.0.0.1/?rest_route=/")),
            ("[::1]:3000/feed/", Some("http://[::1]:3000/feed/")),
            ("https://localhost:8443/", Some("https://localhost:8443/")),
            ("127.0.0.1.harbour.example", Some("https://127.0.0.1.harbour.example/")),
            ("[2001:db8::1]/x", Some("https://[2001:db8::1]/x")),
            ("ftp://harbour.example", None),
            ("javascript://harbour.example", None),
            ("the harbour", None),
            ("harbour", None),
            ("https://me:word@harbour.example", None),
            ("", None),
        ] {
            assert_eq!(read(typed).map(|url| url.href).as_deref(), read_as, "{typed}");
        }
    }

    #[test]
    fn a_host_of_a_single_backend_identifies_it() {
        for (address, preset, base) in [
            ("https://content.guardianapis.com/search?q=x", "guardian", "https://content.guardianapis.com"),
            ("https://www.newsapi.org/v2/everything", "newsapi", "https://www.newsapi.org"),
            ("https://harbour.wordpress.com/2020/", "wordpress-com", "https://public-api.wordpress.com"),
            ("https://harbour.prismic.io/api/v2", "prismic", "https://harbour.cdn.prismic.io"),
            ("https://old.reddit.com/r/rust/new.json", "reddit", "https://www.reddit.com"),
            ("https://cms.example/blog/wp-json/wp/v2/posts", "wordpress", "https://cms.example/blog"),
        ] {
            let found = best(address);
            assert_eq!((found.preset, found.base.as_str()), (preset, base), "{address}");
        }
    }

    #[test]
    fn segments_of_an_address_become_parameters() {
        let found = best("https://cdn.contentful.com/spaces/cfx/environments/master/entries?access_token=t%2B1");
        let has = |name: &str, value: &str| found.facts.contains(&(name.to_owned(), value.to_owned()));
        assert!(has("space", "cfx") && has("environment", "master") && has("access_token", "t+1"), "{found:?}");
        let found = best("https://abc123.apicdn.sanity.io/v2023-01-01/data/query/production?query=*");
        assert!(found.facts.contains(&("project".into(), "abc123".into())), "{found:?}");
        assert!(found.facts.contains(&("dataset".into(), "production".into())), "{found:?}");
    }

    #[test]
    fn a_type_of_two_segments_and_the_id_after_it_are_distinguished() {
        let found = best("https://a.example/en/jsonapi/node/article/8a2f?include=uid");
        assert_eq!((found.preset, found.base.as_str()), ("drupal", "https://a.example/en"));
        assert_eq!(found.facts, [("type".to_owned(), "node/article".to_owned())]);
        assert_eq!(best("https://a.example/jsonapi").facts, []);
    }

    #[test]
    fn wordpress_without_permalinks_keeps_its_route_in_the_query() {
        let made = candidate(
            "wordpress",
            Confidence::Certain,
            Evidence::Given,
            "https://a.example/b/?rest_route=/wp/v2/posts",
        );
        assert!(made.facts.contains(&("join".into(), "&".into())), "{made:?}");
        assert_eq!(made.base, "https://a.example/b");
    }

    #[test]
    fn the_address_of_a_document_is_split_into_folder_and_file() {
        let made = candidate("rss", Confidence::Certain, Evidence::Given, "https://a.example/b/feed.php?id=7");
        assert_eq!(made.file, Some(("https://a.example/b".into(), "feed.php?id=7".into())));
        for (address, folder, file) in [
            ("https://a.example/feed/", "https://a.example", "feed/"),
            ("https://a.example/b/index.xml/?x=a/b", "https://a.example/b", "index.xml/?x=a/b"),
            ("https://a.example/?feed=rss2", "https://a.example", "?feed=rss2"),
            ("https://feeds.example/", "https://feeds.example", ""),
        ] {
            let made = candidate("rss", Confidence::Certain, Evidence::Given, address);
            assert_eq!(made.file, Some((folder.into(), file.into())), "{address}");
        }
    }
}
