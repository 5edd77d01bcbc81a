//! A `media` of NITF: one picture, film or recording, which several references name in several forms, and the words that
//! stand under it.

use super::tokens::Tag;
use super::{push_attribute, push_end, push_text};

/// Something to see or to hear, being read.
pub(super) struct Media {
    /// What stands in it beside the references, in HTML.
    pub inner: String,
    kind: String,
    references: Vec<Reference>,
}

/// One form of it; what is not said is empty. Values are written as XML writes them.
struct Reference {
    source: String,
    kind: String,
    name: String,
    words: String,
    width: String,
    height: String,
}

impl Reference {
    fn pixels(&self) -> u32 {
        self.width.parse().unwrap_or(0)
    }
}

impl Media {
    pub(super) fn new(tag: &Tag) -> Self {
        Self { inner: String::new(), kind: tag.attribute("media-type").to_ascii_lowercase(), references: Vec::new() }
    }

    /// Adds a reference. One without an address (NITF allows it a name only) shows nothing.
    pub(super) fn refer(&mut self, tag: &Tag) {
        let value = |name: &str| tag.attribute(name).to_owned();
        let credit = tag.attribute("source-credit");
        if !credit.is_empty() && !self.inner.contains(credit) {
            self.inner.push_str("<div class=\"credit\">");
            push_text(credit, &mut self.inner);
            self.inner.push_str("</div>");
        }
        let reference = Reference {
            source: value("source"),
            kind: value("mime-type").to_ascii_lowercase(),
            name: value("name"),
            words: value("alternate-text"),
            width: value("width"),
            height: value("height"),
        };
        if !reference.source.is_empty() {
            self.references.push(reference);
        }
    }

    /// Writes it as a figure.
    pub(super) fn write(&self, out: &mut String) {
        out.push_str("<figure>");
        let is = |reference: &&Reference, kind: &str| {
            reference.kind.starts_with(kind) || (reference.kind.is_empty() && self.kind.starts_with(kind))
        };
        let films = |kind: &'static str| self.references.iter().filter(move |reference| is(reference, kind));
        let pictures: Vec<&Reference> = self.references.iter().filter(|one| self.is_picture(one)).collect();
        if films("video").next().is_some() {
            let poster = pictures.first().map_or("", |picture| picture.source.as_str());
            film("video", poster, films("video"), out);
        } else if films("audio").next().is_some() {
            film("audio", "", films("audio"), out);
        } else if !pictures.is_empty() {
            picture(&pictures, out);
        } else {
            self.references.iter().for_each(|reference| link(reference, out));
        }
        out.push_str(&self.inner);
        push_end("figure", out);
    }

    fn is_picture(&self, reference: &Reference) -> bool {
        let is_untold = reference.kind.is_empty() && matches!(self.kind.as_str(), "" | "image" | "graphic" | "photo");
        reference.kind.starts_with("image") || is_untold
    }
}

/// One picture: the references are its widths.
fn picture(references: &[&Reference], out: &mut String) {
    let Some(widest) = references.iter().max_by_key(|reference| reference.pixels()) else { return };
    out.push_str("<img");
    let told: Vec<&&Reference> = references.iter().filter(|reference| reference.pixels() > 0).collect();
    if told.len() > 1 {
        let mut widths = String::new();
        for reference in told {
            let address = reference.source.replace(' ', "%20");
            [&address, " ", &reference.width, "w, "].iter().for_each(|part| widths.push_str(part));
        }
        push_attribute("srcset", &widths, out);
    } else {
        push_attribute("src", &widest.source, out);
    }
    let words = references.iter().map(|reference| reference.words.as_str()).find(|words| !words.is_empty());
    push_attribute("alt", words.unwrap_or(""), out);
    push_attribute("width", &widest.width, out);
    push_attribute("height", &widest.height, out);
    out.push('>');
}

fn film<'a>(name: &str, poster: &str, sources: impl Iterator<Item = &'a Reference>, out: &mut String) {
    ["<", name].iter().for_each(|part| out.push_str(part));
    push_attribute("poster", poster, out);
    out.push('>');
    for source in sources {
        out.push_str("<source");
        push_attribute("src", &source.source, out);
        push_attribute("type", &source.kind, out);
        out.push('>');
    }
    push_end(name, out);
}

/// Something that a page cannot show.
fn link(reference: &Reference, out: &mut String) {
    out.push_str("<p><a");
    push_attribute("href", &reference.source, out);
    out.push('>');
    let words = [&reference.words, &reference.name, &reference.source].into_iter().find(|words| !words.is_empty());
    words.iter().for_each(|words| push_text(words, out));
    out.push_str("</a></p>");
}
