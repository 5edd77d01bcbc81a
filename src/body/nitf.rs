//! NITF, the News Industry Text Format: a whole document, the content of its body, or only blocks of it. It is XML with
//! names of its own, and rarely valid by the time it is in an answer, so nothing is asked of it: `tokens` takes it apart,
//! here every element is written by the name that HTML has for it, and the HTML dialect reads what comes out. A name
//! that is not in the table is only its text; an element that holds nothing never takes in what follows it.
//! <https://iptc.org/standards/nitf/>

mod media;
mod tokens;

use super::{Body, BodyContext};
use crate::text::push_escaped;
use media::Media;
use tokens::{Tag, Token, Tokens};

/// The elements of HTML, and the elements of NITF that become them. HTML's own stay what they are.
const ELEMENTS: [(&str, &str); 17] = [
    ("p", "tagline bibliography abstract byline dateline datasource series"),
    ("div", "block note fn body.content body.end postaddr"),
    ("h2", "hl1 hl2"),
    ("blockquote", "bq"),
    ("footer", "credit"),
    ("figcaption", "media-caption"),
    ("a", "a"),
    ("h1", "h1"),
    ("h3", "h3"),
    ("h4", "h4 h5 h6"),
    ("strong", "strong b"),
    ("em", "em i"),
    ("table", "table"),
    ("caption", "table-caption"),
    ("pre", "pre"),
    ("ol", "ol"),
    ("ul", "ul"),
];
/// Elements that are the same in HTML.
const SAME: &str = "p div h2 blockquote footer figcaption caption q sub sup del s code li dl dt dd thead tbody tfoot \
    tr th td figure cite";
/// Elements that are the same in HTML and hold nothing.
const EMPTY: &str = "br hr img";
/// Elements that tell nothing of the story: what is known from elsewhere (the headline, who wrote it), and data.
const LEFT_OUT: &str = "head body.head script style media-metadata media-object nitf-table-metadata colgroup col";
/// The attributes that are kept. The rest has no meaning in HTML, or another one.
const ATTRIBUTES: [(&str, &str); 10] = [
    ("href", "href"),
    ("src", "src"),
    ("alt", "alt"),
    ("title", "title"),
    ("width", "width"),
    ("height", "height"),
    ("colspan", "colspan"),
    ("rowspan", "rowspan"),
    ("start", "start"),
    // The first number of a list.
    ("seqnum", "start"),
];

/// Reads a body.
pub fn read(text: &str, context: &BodyContext) -> Body {
    super::html::read(&to_html(text), context)
}

/// The document in the names of HTML.
fn to_html(text: &str) -> String {
    let mut tokens = Tokens::new(text);
    let mut rewriter = Rewriter::default();
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => push_text(text, rewriter.sink()),
            Token::Data(text) => push_data(text, rewriter.sink()),
            Token::Start(tag) if is_one_of(&tag.name, LEFT_OUT) => tokens.skip(&tag),
            Token::Start(tag) => rewriter.start(&tag),
            Token::End(name) => rewriter.end(&name),
        }
    }
    rewriter.end_media();
    rewriter.out
}

#[derive(Default)]
struct Rewriter {
    out: String,
    /// The picture or film that is being read, which is written when all of its references are known.
    media: Option<Media>,
}

impl Rewriter {
    fn sink(&mut self) -> &mut String {
        match &mut self.media {
            Some(media) => &mut media.inner,
            None => &mut self.out,
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "media" => {
                self.end_media();
                if !tag.is_closed {
                    self.media = Some(Media::new(tag));
                }
            }
            "media-reference" => match &mut self.media {
                Some(media) => media.refer(tag),
                None => {
                    let mut media = Media::new(tag);
                    media.refer(tag);
                    media.write(&mut self.out);
                }
            },
            "media-producer" if !tag.is_closed => self.sink().push_str("<div class=\"credit\">"),
            // What stands in one is no text for HTML's parser, up to its end or the body's.
            "iframe" => {
                push_tag("iframe", tag, self.sink());
                self.sink().push_str("</iframe>");
            }
            name if is_one_of(name, EMPTY) => push_tag(name, tag, self.sink()),
            name => {
                let element = element(name);
                push_tag(element, tag, self.sink());
                if tag.is_closed {
                    push_end(element, self.sink());
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "media" => self.end_media(),
            "media-producer" => push_end("div", self.sink()),
            "media-reference" | "iframe" => {}
            name if is_one_of(name, EMPTY) => {}
            name => push_end(element(name), self.sink()),
        }
    }

    fn end_media(&mut self) {
        if let Some(media) = self.media.take() {
            media.write(&mut self.out);
        }
    }
}

/// The name that HTML has for an element; of what it does not know, that of an element that means nothing.
fn element(name: &str) -> &'static str {
    let same = SAME.split_ascii_whitespace().find(|same| *same == name);
    let named = ELEMENTS.iter().find(|(_, names)| is_one_of(name, names)).map(|(element, _)| *element);
    same.or(named).unwrap_or("span")
}

fn is_one_of(name: &str, names: &str) -> bool {
    names.split_ascii_whitespace().any(|known| known == name)
}

fn push_tag(name: &str, tag: &Tag, out: &mut String) {
    out.push('<');
    out.push_str(name);
    for (attribute, value) in tag.attributes() {
        if let Some((_, kept)) = ATTRIBUTES.iter().find(|(known, _)| attribute.eq_ignore_ascii_case(known)) {
            push_attribute(kept, value, out);
        }
    }
    out.push('>');
}

fn push_end(name: &str, out: &mut String) {
    ["</", name, ">"].into_iter().for_each(|part| out.push_str(part));
}

/// Adds an attribute, whose value is written as XML writes it, entities and all.
fn push_attribute(name: &str, value: &str, out: &mut String) {
    [" ", name, "=\"", &value.replace('"', "&quot;"), "\""].into_iter().for_each(|part| out.push_str(part));
}

/// Adds text, whose entities stay.
fn push_text(text: &str, out: &mut String) {
    out.push_str(&text.replace('<', "&lt;"));
}

/// Adds text that has no entities.
fn push_data(text: &str, out: &mut String) {
    push_escaped(text, out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_that_holds_nothing_takes_nothing_in() {
        assert_eq!(to_html("<p>a<em/>b<br/>c<hr></hr>d</p>"), "<p>a<em></em>b<br>c<hr>d</p>");
    }

    #[test]
    fn the_tables_name_nothing_twice() {
        let names = ELEMENTS.iter().flat_map(|(_, names)| names.split(' '));
        let all: Vec<&str> =
            [SAME, EMPTY, LEFT_OUT].into_iter().flat_map(str::split_ascii_whitespace).chain(names).collect();
        for (at, name) in all.iter().enumerate() {
            assert!(!name.is_empty() && !all[..at].contains(name), "{name}");
        }
    }

    #[test]
    fn a_name_that_html_would_obey_is_only_its_text() {
        assert_eq!(to_html("<plaintext>a</plaintext><x:P>b</x:P>"), "<span>a</span><p>b</p>");
        assert_eq!(to_html("a <script>x</script>b<style/>c<script>d"), "a bcd");
    }

    #[test]
    fn attributes_are_the_few_that_mean_the_same() {
        assert_eq!(
            to_html(r#"<a href='x"y&amp;z' onclick="e()" class="b">t</a>"#),
            r#"<a href="x&quot;y&amp;z">t</a>"#
        );
        assert_eq!(to_html("<ol seqnum=3><li>a</ol>"), r#"<ol start="3"><li>a</ol>"#);
    }
}
