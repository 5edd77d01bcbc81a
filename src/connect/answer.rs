//! Classifies an answer as JSON, XML, a web page or neither, and finds the backends that it matches.

use super::finding::AnswerKind;
use super::fingerprints::{
    ALTERNATES, ANSWERS, ERROR_MESSAGES, GENERATORS, LINKED_DOCUMENTS, MARKS, NAMES, OTHER_ANSWERS, PARAMETERS, ROOTS,
};
use super::page::{self, Page};
use super::{Candidate, Confidence, Evidence, address};
use crate::backend::Response;
use crate::backend::json_path::{JsonPath, Limits};
use crate::browser::url;
use crate::json::to_text;
use crate::json::{self, Value};
use crate::text::{self, fill_named};

/// The maximum size of a page's source that is searched for strings, in bytes.
const MOST_SEARCHED: usize = 512 * 1024;
/// The maximum number of feeds taken from a page.
const MOST_FEEDS: usize = 6;

/// A classified answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// JSON.
    Data(Value),
    /// XML: the start tag of the root element.
    Xml(String),
    /// A web page.
    Page(Box<Page>),
    /// An empty answer, or `null`.
    Nothing,
    /// Anything else: why it is not JSON.
    Other(String),
}

/// Classifies an answer by its body.
pub fn classify(response: &Response) -> Answer {
    let body = response.body.trim_start_matches('\u{feff}').trim();
    if body.is_empty() || body == "null" {
        return Answer::Nothing;
    }
    if body.starts_with('<') {
        return match first_element(body) {
            Some(tag) if !is_page(tag) => Answer::Xml(tag.to_owned()),
            _ => Answer::Page(Box::new(page::read(body))),
        };
    }
    match json::parse(body) {
        Ok(value) => Answer::Data(value),
        Err(error) => Answer::Other(error.to_string()),
    }
}

fn is_page(tag: &str) -> bool {
    const PAGE: [&str; 8] = ["html", "head", "body", "div", "meta", "title", "script", "p"];
    page::read_tag(tag).is_none_or(|(name, ..)| PAGE.contains(&name.as_str()))
}

/// The start tag of the root element, without its `<`. Skips the prolog (XML 1.0 §2.8).
fn first_element(text: &str) -> Option<&str> {
    let mut rest = text;
    for _ in 0..50 {
        rest = rest.get(rest.find('<')? + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if let Some(doctype) = rest.strip_prefix('!') {
            if doctype.get(..12).is_some_and(|name| name.eq_ignore_ascii_case("doctype html")) {
                return None;
            }
            // An internal subset contains declarations of its own.
            rest = match doctype.find('>') {
                Some(end) if doctype.get(..end).is_some_and(|before| before.contains('[')) => {
                    doctype.split_once("]>")?.1
                }
                Some(end) => doctype.get(end..)?,
                None => return None,
            };
        } else if let Some(instruction) = rest.strip_prefix('?') {
            rest = instruction.split_once("?>")?.1;
        } else {
            return rest.get(..rest.find('>')? + 1).or(Some(rest));
        }
    }
    None
}

/// The backends that an answer matches, in the order of the tables.
pub fn candidates(response: &Response, answer: &Answer) -> Vec<Candidate> {
    match answer {
        Answer::Data(value) => by_fields(&response.url, value),
        Answer::Xml(tag) if tag.starts_with("sitemapindex") => by_index(response),
        Answer::Xml(tag) => by_root(&response.url, tag),
        Answer::Page(page) => by_page(response, page),
        Answer::Nothing | Answer::Other(_) => Vec::new(),
    }
}

/// Matches a document by its fields: the most certain pattern of each backend.
pub fn by_fields(url: &str, value: &Value) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    for shape in ANSWERS {
        if out.iter().any(|known| known.preset == shape.preset && known.confidence >= shape.confidence) {
            continue;
        }
        if shape.all.iter().all(|path| finds(path, value).is_some()) {
            out.retain(|known| known.preset != shape.preset);
            let paths = shape.all.iter().map(|path| (*path).to_owned()).collect();
            let evidence = Evidence::Fields { url: address::without_query(url).to_owned(), paths };
            let own = followed(shape.preset, url, value);
            let mut made = address::candidate(shape.preset, shape.confidence, evidence, own.as_deref().unwrap_or(url));
            made.facts.extend(said(shape.preset, value));
            out.push(made);
        }
    }
    out
}

/// The parameter values that an answer contains.
fn said(preset: &str, value: &Value) -> Vec<(String, String)> {
    let own = PARAMETERS.iter().filter(|(known, ..)| *known == preset);
    let fact = |(_, name, path): &(&str, &str, &str)| Some(((*name).to_owned(), to_text(finds(path, value)?)?));
    own.filter_map(fact).collect()
}

/// The name of the site, if the answer contains it. A feed has it before the first item.
pub fn site_name(response: &Response, answer: &Answer) -> Option<String> {
    match answer {
        Answer::Data(value) => NAMES.iter().find_map(|(_, guard, path)| {
            finds(guard, value)?;
            page::shown_name(finds(path, value)?.as_str()?)
        }),
        Answer::Xml(_) => feed_name(&response.body),
        Answer::Page(_) | Answer::Nothing | Answer::Other(_) => None,
    }
}

/// The kind of a JSON answer that is not a list of headlines, and the error message in it.
pub fn other_kind(preset: &str, value: &Value) -> Option<(AnswerKind, Option<String>)> {
    let fits = |known: &&(&str, &str, AnswerKind)| {
        (known.0 == preset || known.0.is_empty()) && finds(known.1, value).is_some()
    };
    let (.., kind) = OTHER_ANSWERS.iter().find(fits)?;
    let said = ERROR_MESSAGES.iter().find_map(|path| finds(path, value)?.as_str());
    Some((*kind, said.filter(|_| *kind == AnswerKind::Error).and_then(page::shown_name)))
}

/// The first value that a path of the tables matches.
fn finds<'a>(path: &str, value: &'a Value) -> Option<&'a Value> {
    JsonPath::parse(path).ok()?.first(value, Limits { nodes: 50_000, ..Limits::default() })
}

/// The title of a feed, or the publication name of a news sitemap.
fn feed_name(xml: &str) -> Option<String> {
    const ITEMS: [&str; 3] = ["item", "entry", "image"];
    let mut rest = text::truncate_graphemes(xml, MOST_SEARCHED);
    while let Some((_, tag)) = rest.split_once('<') {
        let Some((name, _, after)) = page::read_tag(tag) else {
            rest =
                tag.strip_prefix("!--").and_then(|comment| comment.split_once("-->")).map_or(tag, |(_, after)| after);
            continue;
        };
        let local = name.rsplit(':').next().unwrap_or_default();
        if ITEMS.contains(&local) {
            return None;
        }
        if local == "title" || name == "news:name" {
            let inner = after.trim_start();
            let section = inner.strip_prefix("<![CDATA[").and_then(|section| section.split_once("]]>"));
            // A feed contains markup as escaped text.
            return section
                .or_else(|| inner.split_once("</"))
                .and_then(|(text, _)| page::shown_name(&text::html_text(text)));
        }
        rest = after;
    }
    None
}

/// The address of the document that an answer links to.
fn followed(preset: &str, url: &str, value: &Value) -> Option<String> {
    let (_, path) = LINKED_DOCUMENTS.iter().find(|(known, _)| *known == preset)?;
    let address = finds(path, value)?.as_str()?;
    url::parse(address, Some(url)).map(|url| url.href)
}

fn by_root(url: &str, tag: &str) -> Vec<Candidate> {
    let Some((name, attributes, _)) = page::read_tag(tag) else { return Vec::new() };
    let local = name.rsplit(':').next().unwrap_or(&name);
    let holds = |wanted: &str| {
        wanted.is_empty() || attributes.iter().any(|(_, value)| value.to_ascii_lowercase().contains(wanted))
    };
    let known = ROOTS.iter().find(|(element, wanted, ..)| *element == local && holds(wanted));
    let made = known.map(|(_, _, preset, confidence)| {
        let evidence =
            Evidence::Root { url: address::without_query(url).to_owned(), element: ["<", &name, ">"].concat() };
        address::candidate(preset, *confidence, evidence, url)
    });
    made.into_iter().collect()
}

/// The news sitemaps in a sitemap index (<https://www.sitemaps.org/protocol.html#index>). Other sitemaps have no
/// titles.
fn by_index(response: &Response) -> Vec<Candidate> {
    let body = text::truncate_graphemes(&response.body, MOST_SEARCHED);
    let named = body.split("<loc>").skip(1).filter_map(|rest| rest.split_once("</loc>"));
    let address = |(inner, _): (&str, &str)| {
        let inner = inner.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        url::parse(&text::decode_entities(inner), Some(&response.url)).map(|url| url.href)
    };
    let of_news = named.filter_map(address).filter(|href| href.to_ascii_lowercase().contains("news"));
    let linked =
        |href: String| address::candidate("news-sitemap", Confidence::Likely, Evidence::Linked(href.clone()), &href);
    of_news.take(MOST_FEEDS).map(linked).collect()
}

fn by_page(response: &Response, page: &Page) -> Vec<Candidate> {
    let mut out = Vec::new();
    let base = page.base.as_deref().and_then(|base| url::parse(base, Some(&response.url)));
    let base = base.map_or(response.url.clone(), |base| base.href);
    let absolute = |href: &str| url::parse(href, Some(&base)).map(|url| url.href);
    let origin = url::parse(&response.url, None).map(|url| url.origin).unwrap_or_default();
    for link in &page.links {
        let Some(href) = absolute(&link.href) else { continue };
        // WordPress adds this link to every page (its REST API handbook, "Discovery").
        if link.rel.contains("api.w.org") {
            out.push(address::candidate("wordpress", Confidence::Certain, Evidence::Linked(href.clone()), &href));
        }
        let alternate = link.rel.split_ascii_whitespace().any(|rel| rel == "alternate");
        let kind = ALTERNATES.iter().find(|(kind, _)| alternate && *kind == link.kind);
        // oEmbed and the REST form of the page are JSON alternates too, but not feeds.
        let kind = kind.map(|(_, preset)| *preset).or((alternate
            && link.kind == "application/json"
            && address::without_query(&href).to_ascii_lowercase().ends_with("feed.json"))
        .then_some("json-feed"));
        // Comment feeds are not news.
        if let Some(preset) = kind.filter(|_| !href.contains("comments") && out.len() < MOST_FEEDS) {
            out.push(address::candidate(preset, Confidence::Likely, Evidence::Linked(href.clone()), &href));
        }
    }
    for generator in &page.generators {
        let lower = generator.to_ascii_lowercase();
        let known = GENERATORS.iter().find(|(start, ..)| lower.starts_with(start));
        out.extend(known.map(|(_, preset, confidence)| {
            address::candidate(preset, *confidence, Evidence::Generator(generator.clone()), &[&origin, "/"].concat())
        }));
    }
    out.extend(by_marks(&response.body, &origin));
    for data in &page.data {
        if let Ok(value) = json::parse(data) {
            let own = by_fields(&response.url, &value).into_iter().filter(|made| made.preset == "json-ld");
            out.extend(own.map(|made| Candidate { confidence: Confidence::Possible, ..made }));
        }
    }
    out
}

fn by_marks(body: &str, origin: &str) -> Vec<Candidate> {
    let body = text::truncate_graphemes(body, MOST_SEARCHED);
    let mut out = Vec::new();
    for mark in MARKS {
        let Some((_, after)) = body.split_once(mark.mark) else { continue };
        let mut parts = after.split(['/', '"', '\'', '?', '&', ' ', ')', '\\', '<', '>']);
        let facts: Vec<(String, String)> =
            mark.facts.iter().zip(&mut parts).map(|(name, value)| ((*name).to_owned(), value.to_owned())).collect();
        let evidence = Evidence::Mentions(mark.mark.trim_start_matches("name=\"").to_owned());
        let mut made = address::candidate(mark.preset, mark.confidence, evidence, &[origin, "/"].concat());
        if let Some(base) = mark.base {
            made.base = fill_named(base, &facts);
        }
        made.facts.extend(facts);
        out.push(made);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn response(body: &str) -> Response {
        Response { url: "https://a.example/x/y".into(), status: 200, headers: Vec::new(), body: body.into() }
    }

    fn presets(body: &str) -> Vec<(&'static str, Confidence)> {
        let response = response(body);
        candidates(&response, &classify(&response)).iter().map(|made| (made.preset, made.confidence)).collect()
    }

    #[test]
    fn xml_is_recognised_by_its_root_element_after_any_prolog() {
        let before = "\u{feff}<?xml version='1.0'?>\n<?xml-stylesheet href='x'?><!-- <feed> -->";
        for (element, preset) in [
            ("<rss version=\"2.0\">", "rss"),
            ("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss>", "rss"),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", "atom"),
            ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", "atom"),
            ("<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", "rdf"),
            ("<urlset xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">", "news-sitemap"),
        ] {
            assert_eq!(presets(&[before, element].concat()), [(preset, Confidence::Certain)], "{element}");
        }
        assert_eq!(presets("<svg>"), []);
    }

    #[test]
    fn a_page_reveals_its_api_its_feeds_and_its_generator() {
        let page = "<!DOCTYPE html><html><head><base href='https://b.example/sub/'>\
            <link rel='https://api.w.org/' href='wp-json/'>\
            <link rel='alternate' type='application/rss+xml' href='/feed/'>\
            <link rel='alternate' type='application/rss+xml' href='/comments/feed/'>\
            <link rel='alternate' type='application/json' href='/wp-json/wp/v2/pages/2'>\
            <meta name=generator content='Ghost 5.1'>";
        let response = response(page);
        let found = candidates(&response, &classify(&response));
        let shown: Vec<(&str, Confidence, &str)> =
            found.iter().map(|made| (made.preset, made.confidence, made.base.as_str())).collect();
        assert_eq!(
            shown,
            [
                ("wordpress", Confidence::Certain, "https://b.example/sub"),
                ("rss", Confidence::Likely, "https://b.example"),
                ("ghost", Confidence::Likely, "https://a.example"),
            ]
        );
    }

    #[test]
    fn the_image_addresses_of_a_page_reveal_its_backend() {
        let page = "<!doctype html><img src=\"https://cdn.sanity.io/images/abc123/production/x.jpg\">";
        let response = response(page);
        let found = candidates(&response, &classify(&response));
        assert_eq!(found[0].base, "https://abc123.apicdn.sanity.io");
        assert!(found[0].facts.contains(&("dataset".into(), "production".into())));
    }

    proptest! {
        #[test]
        fn any_answer_is_classified(
            body in "(<|>|!|\\?|--|\\[|\\]|rss|html|feed|doctype| |\"|'|=|x){0,40}|[\\[{]\\PC{0,30}",
            url in "(https://a.example)?[ -~]{0,20}",
        ) {
            let response = Response { url, status: 200, headers: Vec::new(), body };
            let _ = candidates(&response, &classify(&response));
        }
    }
}
