//! Finds the tags of an HTML document, with line and position. This is enough for the bodies of the demo edition and
//! for `index.html`, which are written by this project and therefore well-formed. The app parses other people's HTML
//! with a real parser.

use std::ops::Range;

/// One start or end tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Line in the text, from 1.
    pub line: usize,
    /// Name in lower case.
    pub name: String,
    /// Whether it is an end tag.
    pub closing: bool,
    /// In the order in which they stand.
    pub attributes: Vec<Attribute<'a>>,
}

/// One attribute of a tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// Name in lower case.
    pub name: String,
    /// The value as written, with references (`&amp;`) not resolved; empty if there is none.
    pub value: &'a str,
    /// The position of the value in the text.
    pub place: Range<usize>,
}

impl Tag<'_> {
    /// The value of an attribute, if the tag has it.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value)
    }
}

/// Returns all tags in order. Comments, the document type and the content of scripts and styles are skipped.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut reader = Reader { html, at: 0, line: 1 };
    let mut tags = Vec::new();
    while let Some(tag) = reader.next_tag() {
        if !tag.closing && matches!(tag.name.as_str(), "script" | "style") {
            reader.skip_to(&format!("</{}", tag.name));
        }
        tags.push(tag);
    }
    tags
}

/// Returns the text between the tags, with a space in place of each tag.
pub fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for character in html.chars() {
        match character {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(character),
            _ => {}
        }
    }
    text
}

/// Escapes a text for the content of an element or a quoted attribute value. `>` is escaped too, because for WordPress a
/// `<link>` ends at the first `>`.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

struct Reader<'a> {
    html: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.html[self.at..]
    }

    fn advance(&mut self, bytes: usize) -> &'a str {
        let passed = &self.html[self.at..self.at + bytes];
        self.line += passed.matches('\n').count();
        self.at += bytes;
        passed
    }

    fn skip_to(&mut self, what: &str) {
        let length = self.rest().find(what).unwrap_or(self.rest().len());
        self.advance(length);
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let length = self.rest().find(|character| !wanted(character)).unwrap_or(self.rest().len());
        self.advance(length)
    }

    fn next_tag(&mut self) -> Option<Tag<'a>> {
        loop {
            self.skip_to("<");
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            if rest.starts_with("<!--") {
                self.skip_to("-->");
                continue;
            }
            let closing = rest.starts_with("</");
            let name_starts = rest[1 + usize::from(closing)..].starts_with(|first: char| first.is_ascii_alphabetic());
            let line = self.line;
            self.advance(1 + usize::from(closing && name_starts));
            if name_starts {
                let name = self.take_while(|c| !c.is_ascii_whitespace() && c != '>' && c != '/').to_ascii_lowercase();
                return Some(Tag { line, name, closing, attributes: self.attributes() });
            }
        }
    }

    fn attributes(&mut self) -> Vec<Attribute<'a>> {
        let mut attributes = Vec::new();
        loop {
            self.take_while(|c| c.is_ascii_whitespace() || c == '/');
            let name = self.take_while(|c| !c.is_ascii_whitespace() && !matches!(c, '>' | '=' | '/'));
            if name.is_empty() {
                // Skips a stray `=`; anything else here ends the tag or the text.
                let stray = usize::from(self.rest().starts_with('='));
                if stray == 0 {
                    self.advance(usize::from(self.rest().starts_with('>')));
                    return attributes;
                }
                self.advance(stray);
                continue;
            }
            self.take_while(|c| c.is_ascii_whitespace());
            let value = if self.rest().starts_with('=') { self.value() } else { (self.at..self.at, "") };
            attributes.push(Attribute { name: name.to_ascii_lowercase(), value: value.1, place: value.0 });
        }
    }

    fn value(&mut self) -> (Range<usize>, &'a str) {
        self.advance(1);
        self.take_while(|c| c.is_ascii_whitespace());
        let quote = self.rest().chars().next().filter(|first| matches!(first, '"' | '\''));
        if let Some(quote) = quote {
            self.advance(1);
            let start = self.at;
            let value = self.take_while(|c| c != quote);
            let place = start..self.at;
            self.advance(usize::from(!self.rest().is_empty()));
            (place, value)
        } else {
            let start = self.at;
            let value = self.take_while(|c| !c.is_ascii_whitespace() && c != '>');
            (start..self.at, value)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_come_with_their_line_and_attributes() {
        let tags = tags("<p>\n<A href='x y' hidden data-n=1>t</a>\n<img src=\"b\"/></p>");
        let names: Vec<_> = tags.iter().map(|tag| (tag.line, tag.name.as_str(), tag.closing)).collect();
        assert_eq!(names, [(1, "p", false), (2, "a", false), (2, "a", true), (3, "img", false), (3, "p", true)]);
        assert_eq!(tags[1].attribute("href"), Some("x y"));
        assert_eq!(tags[1].attribute("hidden"), Some(""));
        assert_eq!(tags[1].attribute("data-n"), Some("1"));
        assert_eq!(tags[3].attribute("src"), Some("b"));
    }

    #[test]
    fn a_place_is_the_place_of_the_value() {
        let html = "<a href=\"one\" title = two>";
        for attribute in &tags(html)[0].attributes {
            assert_eq!(&html[attribute.place.clone()], attribute.value);
        }
    }

    #[test]
    fn scripts_comments_and_lone_signs_hold_no_tags() {
        let html = "<!DOCTYPE html><!-- <p> --><script>if (a<b) '<i>'</script> 1 < 2 <b>";
        let names: Vec<_> = tags(html).into_iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["script", "script", "b"]);
    }

    #[test]
    fn a_tag_that_breaks_off_ends_with_the_text() {
        for html in ["<", "</", "<a", "<a href", "<a href=", "<a href=\"x", "<!--", "<a =", "<script>"] {
            assert!(tags(html).len() <= 1, "{html}");
        }
    }

    #[test]
    fn the_text_keeps_words_of_different_elements_apart() {
        assert_eq!(text("<p>one</p><p>two <em>three</em></p>"), " one  two  three  ");
    }
}
