//! Reads what a web page reveals about its backend: links, generator, title, and addresses in its source. Scans tags
//! only, skipping comments and scripts; nothing of the page is ever rendered.

use crate::text;

/// The maximum size of a page that is scanned, in bytes.
const MOST: usize = 1024 * 1024;
/// The maximum number of links.
const MOST_LINKS: usize = 60;
/// The maximum size of a data script, in bytes.
const LONGEST_SCRIPT: usize = 256 * 1024;

/// A link in the page's head (`<link>`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The relations, in lower case.
    pub rel: String,
    /// The media type of the target, in lower case, without parameters.
    pub kind: String,
    /// The target as written.
    pub href: String,
}

/// What a page says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The name of the site (`og:site_name`, `application-name`).
    pub site_name: Option<String>,
    /// The title of the page.
    pub title: Option<String>,
    /// The language (`<html lang>`).
    pub language: Option<String>,
    /// The base of relative addresses, as written (`<base href>`).
    pub base: Option<String>,
    /// The generators.
    pub generators: Vec<String>,
    /// The links.
    pub links: Vec<Link>,
    /// The structured data (`application/ld+json`), as text.
    pub data: Vec<String>,
}

/// Elements whose content is raw text.
const RAW: [&str; 4] = ["script", "style", "textarea", "noscript"];

/// Reads a page.
pub fn read(html: &str) -> Page {
    let html = text::truncate_graphemes(html, MOST);
    let mut page = Page::default();
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some((name, attributes, after)) = read_tag(tag) else {
            rest = tag;
            continue;
        };
        rest = after;
        let attribute = |wanted: &str| {
            let found = attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.trim().to_owned());
            found.filter(|value| !value.is_empty())
        };
        let lower = |wanted: &str| attribute(wanted).unwrap_or_default().to_ascii_lowercase();
        match name.as_str() {
            "html" => page.language = page.language.or(attribute("lang")),
            "base" => page.base = page.base.or(attribute("href")),
            "title" if page.title.is_none() => {
                page.title = rest.split_once("</").and_then(|(title, _)| shown_name(title))
            }
            "meta" => match (lower("name").as_str(), lower("property").as_str()) {
                ("generator", _) => page.generators.extend(attribute("content")),
                ("application-name", _) | (_, "og:site_name") if page.site_name.is_none() => {
                    page.site_name = attribute("content").and_then(|content| shown_name(&content));
                }
                _ => {}
            },
            "link" if page.links.len() < MOST_LINKS => {
                if let Some(href) = attribute("href") {
                    let kind = lower("type").split(';').next().unwrap_or_default().trim().to_owned();
                    page.links.push(Link { rel: lower("rel"), kind, href });
                }
            }
            "script" if lower("type") == "application/ld+json" => {
                let end = rest.find("</").unwrap_or(rest.len());
                let script = rest.get(..end).unwrap_or_default();
                if script.len() <= LONGEST_SCRIPT && page.data.len() < 8 {
                    page.data.push(script.trim().to_owned());
                }
            }
            _ => {}
        }
        if RAW.contains(&name.as_str()) {
            rest = after_end_of(rest, &name);
        }
    }
    page
}

/// Normalises and shortens a name for display. `None` if it is empty.
pub fn shown_name(html: &str) -> Option<String> {
    let name = text::html_text(html);
    (!name.is_empty()).then(|| text::truncate_graphemes(&name, 120).to_owned())
}

/// The rest of the page after the end tag of a raw-text element.
fn after_end_of<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        let own = after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        if own {
            return after;
        }
        rest = after;
    }
    ""
}

/// Attributes: lower-case names, and values.
pub type Attributes = Vec<(String, String)>;

/// Reads a start tag after its `<`: the lower-case name, the attributes, and the rest. `None` for a doctype, a
/// processing instruction or an end tag.
pub fn read_tag(tag: &str) -> Option<(String, Attributes, &str)> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_' | '.');
    let end = tag.find(|c| !is_name(c)).unwrap_or(tag.len());
    let name = tag.get(..end).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    let mut attributes = Vec::new();
    let mut rest = tag.get(end..)?;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return Some((name.to_ascii_lowercase(), attributes, rest.get(1..).unwrap_or_default()));
        }
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/');
        // An attribute name may begin with `=` (HTML §13.2.5.32).
        let length = rest.char_indices().skip(1).find(|(_, c)| ends(*c)).map_or(rest.len(), |(at, _)| at);
        let (attribute, after) = rest.split_at(length);
        rest = after.trim_ascii_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_ascii_start();
            let quoted = ['"', '\''].into_iter().find_map(|quote| Some((quote, after.strip_prefix(quote)?)));
            (value, rest) = match quoted {
                Some((quote, inner)) => inner.split_once(quote).unwrap_or((inner, "")),
                None => {
                    after.split_at(after.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(after.len()))
                }
            };
        }
        if attributes.len() < 64 {
            attributes.push((attribute.to_ascii_lowercase(), text::html_text(value)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn links_generator_and_names_of_a_page_are_read() {
        let page = read(
            "<!doctype html><html lang=en-GB><head><title>Front &amp; back</title>\
             <!-- <link rel=alternate href=/no> --><script>'<link rel=x href=/no>'</script>\
             <META NAME='Generator' content=\"WordPress 6.5\"><meta property=og:site_name content='The Harbour'>\
             <link rel=\"alternate\" type='application/rss+xml; charset=utf-8' href='/feed?a=1&amp;b=2' />\
             <script type=application/ld+json> {\"@type\": \"WebSite\"} </script></head><body>x",
        );
        assert_eq!((page.site_name.as_deref(), page.title.as_deref()), (Some("The Harbour"), Some("Front & back")));
        assert_eq!(page.language.as_deref(), Some("en-GB"));
        assert_eq!(page.generators, ["WordPress 6.5"]);
        let link = Link { rel: "alternate".into(), kind: "application/rss+xml".into(), href: "/feed?a=1&b=2".into() };
        assert_eq!(page.links, [link]);
        assert_eq!(page.data, ["{\"@type\": \"WebSite\"}"]);
    }

    #[test]
    fn markup_in_a_title_is_text() {
        assert_eq!(read("<title> A <b>b</title>").title.as_deref(), Some("A b"));
        assert_eq!(read("nothing at all"), Page::default());
    }

    proptest! {
        #[test]
        fn any_page_is_read(html in "(<|>|/|!--|-->|link|meta|script|title|html|=|\"|'| |é|a){0,60}") {
            let page = read(&html);
            prop_assert!(page.links.len() <= MOST_LINKS);
        }
    }
}
