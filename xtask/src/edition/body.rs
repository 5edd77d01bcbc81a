//! Checks the body of a story: an HTML fragment with only those elements that every feed reader shows.

use super::Mistakes;
use crate::markup::{self, Tag};

/// The allowed elements of a body, each with its allowed attributes. Others are mistakes: a body is prose, and the app
/// decides how it looks.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("p", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("ul", &[]),
    ("ol", &["start"]),
    ("li", &[]),
    ("blockquote", &["cite"]),
    ("cite", &[]),
    ("figure", &[]),
    ("figcaption", &[]),
    ("img", &["src", "alt", "width", "height"]),
    ("table", &[]),
    ("caption", &[]),
    ("thead", &[]),
    ("tbody", &[]),
    ("tr", &[]),
    ("th", &["scope"]),
    ("td", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("dd", &[]),
    ("a", &["href", "hreflang"]),
    ("em", &[]),
    ("strong", &[]),
    ("q", &["cite"]),
    ("sub", &[]),
    ("sup", &[]),
    ("code", &[]),
    ("pre", &[]),
    ("time", &["datetime"]),
    ("abbr", &["title"]),
    ("br", &[]),
    ("hr", &[]),
];
/// Attributes that any element may have.
const EVERYWHERE: &[&str] = &["lang", "dir"];
/// Elements without an end tag (HTML §13.1.2).
const VOID: &[&str] = &["img", "br", "hr"];
/// The required attributes of pictures: a text alternative, and a size to avoid layout shifts.
const PICTURE: &[&str] = &["src", "alt", "width", "height"];

/// The prefix of addresses of other stories in the edition.
const STORY: &str = "article/";

/// Checks elements, attributes, nesting and addresses. `first_line` is the line of the file on which the body begins.
pub fn check(file: &str, html: &str, first_line: usize, mistakes: &mut Mistakes) {
    let mut open: Vec<Tag> = Vec::new();
    for tag in markup::tags(html) {
        let line = first_line + tag.line - 1;
        let Some((_, allowed)) = ELEMENTS.iter().find(|(name, _)| *name == tag.name) else {
            mistakes.add(file, line, format!("<{}> does not belong into a body", tag.name));
            continue;
        };
        if tag.closing {
            match open.pop() {
                Some(opened) if opened.name == tag.name => {}
                Some(opened) => mistakes.add(file, line, format!("</{}> where <{}> is open", tag.name, opened.name)),
                None => mistakes.add(file, line, format!("</{}> closes nothing", tag.name)),
            }
            continue;
        }
        check_attributes(file, line, &tag, allowed, mistakes);
        if !VOID.contains(&tag.name.as_str()) {
            open.push(tag);
        }
    }
    for tag in open {
        mistakes.add(file, first_line + tag.line - 1, format!("<{}> is never closed", tag.name));
    }
}

fn check_attributes(file: &str, line: usize, tag: &Tag, allowed: &[&str], mistakes: &mut Mistakes) {
    for attribute in &tag.attributes {
        if !allowed.contains(&attribute.name.as_str()) && !EVERYWHERE.contains(&attribute.name.as_str()) {
            mistakes.add(file, line, format!("<{}> may not have `{}`", tag.name, attribute.name));
        }
    }
    if tag.name == "img" {
        for wanted in PICTURE.iter().filter(|name| tag.attribute(name).is_none_or(str::is_empty)) {
            mistakes.add(file, line, format!("<img> needs `{wanted}`"));
        }
    }
    if tag.name == "a" {
        let href = tag.attribute("href").unwrap_or_default();
        if !href.starts_with("https://") && !href.starts_with(STORY) {
            mistakes.add(file, line, format!("<a> leads to https://… or to {STORY}…, not to `{href}`"));
        }
    }
}

/// Returns the stories that a body links to, with the line in the body, from 1.
pub fn linked_stories(html: &str) -> Vec<(usize, String)> {
    let story = |tag: &Tag| Some((tag.line, tag.attribute("href")?.strip_prefix(STORY)?.to_owned()));
    markup::tags(html).iter().filter_map(story).collect()
}

/// Returns the pictures of the edition that a body shows, with the line in the body, from 1.
pub fn media(html: &str) -> Vec<(usize, String)> {
    let source = |tag: &Tag| Some((tag.line, tag.attribute("src")?.to_owned()));
    markup::tags(html).iter().filter_map(source).filter(|(_, path)| !path.contains("://")).collect()
}

/// Adapts the body to a feed in another folder: addresses relative to `public/demo/` become relative to the folder of the
/// feed. `to_demo` leads from there to `public/demo/`, `to_site` to the root of the site.
pub fn relocate(html: &str, to_demo: &str, to_site: &str) -> String {
    let mut relocated = String::with_capacity(html.len() + 64);
    let mut written = 0;
    for tag in markup::tags(html) {
        for attribute in &tag.attributes {
            let prefix = match attribute.name.as_str() {
                "src" if !attribute.value.contains("://") => to_demo,
                "href" if attribute.value.starts_with(STORY) => to_site,
                _ => continue,
            };
            relocated.push_str(&html[written..attribute.place.start]);
            relocated.push_str(prefix);
            written = attribute.place.start;
        }
    }
    relocated.push_str(&html[written..]);
    relocated
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(html: &str) -> Vec<String> {
        let mut mistakes = Mistakes::default();
        check("story.html", html, 10, &mut mistakes);
        mistakes.0.into_iter().map(|mistake| format!("{}: {}", mistake.line, mistake.what)).collect()
    }

    #[test]
    fn plain_prose_has_no_mistakes() {
        let html = "<h2>One</h2>\n<p>Two <em>three</em><br>four</p>\n<figure><img src=\"pictures/a-960.webp\" alt=\"A\" \
                    width=\"960\" height=\"600\"><figcaption>B</figcaption></figure>\n\
                    <p><a href=\"https://example.org/\">c</a> <a href=\"article/other\">d</a></p>";
        assert_eq!(mistakes(html), [""; 0]);
    }

    #[test]
    fn each_mistake_has_its_line() {
        assert_eq!(
            mistakes("<p>a</p>\n<script>x</script>"),
            ["11: <script> does not belong into a body", "11: <script> does not belong into a body"]
        );
        assert_eq!(mistakes("<p>a\n<em>b</p>"), ["11: </p> where <em> is open", "10: <p> is never closed"]);
        assert_eq!(mistakes("\n\n<p>a"), ["12: <p> is never closed"]);
        assert_eq!(mistakes("</p>"), ["10: </p> closes nothing"]);
    }

    #[test]
    fn styles_and_handlers_are_refused() {
        assert_eq!(
            mistakes("<p onclick=\"x\" style=\"y\">a</p>"),
            ["10: <p> may not have `onclick`", "10: <p> may not have `style`"]
        );
    }

    #[test]
    fn a_picture_needs_words_and_a_size() {
        assert_eq!(
            mistakes("<img src=\"a.webp\" alt=\"\">"),
            ["10: <img> needs `alt`", "10: <img> needs `width`", "10: <img> needs `height`"]
        );
    }

    #[test]
    fn a_link_leads_to_https_or_to_a_story() {
        assert_eq!(mistakes("<a href=\"javascript:x\">a</a>").len(), 1);
        assert_eq!(mistakes("<a>a</a>").len(), 1);
        assert_eq!(linked_stories("<p>\n<a href=\"article/one\">a</a>"), [(2, "one".to_owned())]);
    }

    #[test]
    fn relative_addresses_follow_the_feed() {
        let html = "<img src=\"pictures/a.webp\"><a href=\"article/b\">b</a><a href=\"https://example.org/\">c</a>";
        assert_eq!(
            relocate(html, "../", "../../"),
            "<img src=\"../pictures/a.webp\"><a href=\"../../article/b\">b</a><a href=\"https://example.org/\">c</a>"
        );
    }
}
