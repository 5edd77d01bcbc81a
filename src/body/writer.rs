//! How the dialects that are JSON are written down: as the same small tree that HTML is parsed to, element by element
//! and never as markup, which the HTML dialect then turns into blocks by its one table. So a heading, a caption, a film,
//! a link to the site's own stories and a hostile address are in all of these dialects what they are in HTML, and the
//! limits on size and depth are the tree's.

use super::BodyContext;
use super::embed::is_known;
use super::html::{TreeBuilder, parse_fragment, to_blocks};
use crate::json::Value;
use crate::model::{Block, SafeUrl};

/// How deep values may lie in one another: more than any that was parsed. What is deeper is left out.
const DEPTH: usize = 160;
/// The endings of films and recordings.
const FILES: &str = "mp4 m4v webm ogv mov mp3 m4a aac oga ogg opus wav flac";

/// A text, and how it is written.
#[derive(Clone, Copy)]
pub(super) enum Words<'a> {
    /// A `<` is a `<`, and a line ends where it ends.
    Plain(&'a str),
    /// HTML.
    Html(&'a str),
}

impl Words<'_> {
    fn is_blank(&self) -> bool {
        let (Words::Plain(text) | Words::Html(text)) = self;
        text.trim().is_empty()
    }
}

/// A picture as a content system describes it. What it does not say is empty.
#[derive(Default)]
pub(super) struct Picture<'a> {
    pub url: &'a str,
    pub alt: &'a str,
    pub width: Option<u64>,
    pub height: Option<u64>,
    /// Its other widths, as in a `srcset`.
    pub widths: &'a str,
}

/// A body being written.
pub(super) struct Writer<'a> {
    context: &'a BodyContext<'a>,
    tree: TreeBuilder,
    depth: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(context: &'a BodyContext<'a>) -> Self {
        Self { context, tree: TreeBuilder::new(), depth: 0 }
    }

    /// The blocks of what was written.
    pub(super) fn finish(self) -> Vec<Block> {
        to_blocks(&self.tree.finish(), self.context)
    }

    /// Does something one level deeper in the values that are read, unless that is too deep or the body is full.
    pub(super) fn deeper(&mut self, inner: &mut dyn FnMut(&mut Self)) {
        if self.depth < DEPTH && !self.tree.is_full() {
            self.depth += 1;
            inner(self);
            self.depth -= 1;
        }
    }

    /// Writes an element with what `inner` writes. An attribute without a value is the same as none.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], inner: &mut dyn FnMut(&mut Self)) {
        let attributes = attributes.iter().filter(|(_, value)| !value.is_empty());
        let owned: Vec<(String, String)> =
            attributes.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        if self.tree.open(name, owned) {
            inner(self);
            self.tree.close();
        }
    }

    /// Writes an element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.element(name, attributes, &mut |_| {});
    }

    /// Writes text.
    pub(super) fn words(&mut self, words: Words) {
        match words {
            Words::Plain(text) => {
                for (at, line) in text.split(['\n', '\u{2028}', '\u{2029}']).enumerate() {
                    if at > 0 {
                        self.empty("br", &[]);
                    }
                    self.tree.text(line);
                }
            }
            Words::Html(text) if !text.contains(['<', '&']) => self.tree.text(text),
            Words::Html(text) if !self.tree.is_full() => {
                parse_fragment(text).iter().for_each(|node| self.tree.add(node));
            }
            Words::Html(_) => {}
        }
    }

    /// Writes an element that holds text.
    pub(super) fn line(&mut self, element: &str, words: Words) {
        self.element(element, &[], &mut |out| out.words(words));
    }

    /// Writes text whose spaces matter.
    pub(super) fn preformatted(&mut self, text: &str) {
        self.element("pre", &[], &mut |out| out.tree.text(text));
    }

    /// Writes a heading of this level; levels that there are not are the nearest that there is.
    pub(super) fn heading(&mut self, level: u64, words: Words) {
        const NAMES: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let at = usize::try_from(level.clamp(1, 6) - 1).unwrap_or(0);
        self.line(NAMES.get(at).unwrap_or(&"h2"), words);
    }

    /// Writes a link with its words, which stay where the address is not one to follow.
    pub(super) fn link(&mut self, url: &str, words: Words) {
        self.element("a", &[("href", url)], &mut |out| out.words(words));
    }

    /// Writes what `inner` writes, with what stands under it.
    pub(super) fn figure(&mut self, caption: Words, credit: &str, inner: &mut dyn FnMut(&mut Self)) {
        self.element("figure", &[], &mut |out| {
            inner(out);
            if !caption.is_blank() {
                out.line("figcaption", caption);
            }
            if !credit.trim().is_empty() {
                out.element("div", &[("class", "credit")], &mut |out| out.words(Words::Plain(credit)));
            }
        });
    }

    /// Writes a picture.
    pub(super) fn picture(&mut self, picture: &Picture) {
        let side = |side: Option<u64>| side.filter(|side| *side > 0).map_or(String::new(), |side| side.to_string());
        let (width, height) = (side(picture.width), side(picture.height));
        let attributes = [
            ("src", picture.url),
            ("alt", picture.alt),
            ("width", &width),
            ("height", &height),
            ("srcset", picture.widths),
        ];
        self.empty("img", &attributes);
    }

    /// Writes something of a third party's that can be seen at an address; only its title where the address is not one
    /// of the web.
    pub(super) fn embed(&mut self, url: &str, title: &str) {
        if self.is_web(url) {
            self.empty("oembed", &[("url", url), ("title", title)]);
        } else {
            self.line("p", Words::Plain(title));
        }
    }

    /// Writes a frame of a third party's.
    pub(super) fn frame(&mut self, url: &str, title: &str) {
        self.empty("iframe", &[("src", url), ("title", title)]);
    }

    /// Whether an address is that of a provider that is known.
    pub(super) fn is_known(&self, url: &str) -> bool {
        SafeUrl::parse(url, self.context.base).is_some_and(|url| is_known(&url))
    }

    /// Writes a film or a recording with its tracks.
    pub(super) fn film(&mut self, element: &str, source: &[(&str, &str)], poster: &str, tracks: &[&str]) {
        self.element(element, &[("poster", poster)], &mut |out| {
            out.empty("source", source);
            tracks.iter().for_each(|track| out.empty("track", &[("src", track)]));
        });
    }

    /// Writes what plays at an address: a film or a recording where it is a file, else something of a third party's.
    pub(super) fn film_or_embed(&mut self, url: &str, title: &str, poster: &str) {
        if self.is_web(url) && is_file(url) {
            self.film("video", &[("src", url)], poster, &[]);
        } else {
            self.embed(url, title);
        }
    }

    /// Whether something is an address of the web.
    pub(super) fn is_web(&self, url: &str) -> bool {
        SafeUrl::parse(url, self.context.base).is_some_and(|url| !url.host().is_empty())
    }

    /// The address that relative ones stand on.
    pub(super) fn base(&self) -> Option<&'a str> {
        self.context.base
    }
}

/// Whether an address ends as those of films and recordings do.
fn is_file(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    FILES.split(' ').any(|known| known.eq_ignore_ascii_case(ending))
}

/// The first of these members, whose names are separated by spaces, that is a text with something in it; empty where
/// there is none.
pub(super) fn text_at<'a>(value: &'a Value, names: &str) -> &'a str {
    let mut texts = names.split(' ').filter_map(|name| value.get(name)?.as_str()).map(str::trim);
    texts.find(|text| !text.is_empty()).unwrap_or("")
}

/// The list at this member; empty where there is none.
pub(super) fn list_at<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], |items| items.as_slice())
}

/// A number of pixels at this member, which some systems write as a text.
pub(super) fn pixels_at(value: &Value, name: &str) -> Option<u64> {
    let number = value.get(name)?;
    number.as_u64().or_else(|| number.as_f64().map(|number| number as u64)).or_else(|| number.as_str()?.parse().ok())
}
