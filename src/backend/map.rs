//! Maps responses to values of the model. An item that cannot be read is left out and counted but never costs the whole
//! list; a field that cannot be read is missing but never costs the item.

use super::description::{Description, View};
use super::fields::Record;
use super::selector::Scope;
use crate::body::Dialect;
use crate::body::RawBody;
use crate::browser::unicode;
use crate::json::Value;
use crate::json::to_text;
use crate::model::date::parse_date;
use crate::model::{
    ArticleId, Author, Category, Headline, Image, MediaUrl, Published, Rendition, SafeUrl, Slug, Source, Tag,
    Timestamp, Track, Video,
};
use crate::order;
use crate::text;
use std::borrow::Cow;

/// The longest title that is stored, in characters; longer ones are truncated. Components show less of it
/// ([`truncated`](crate::components::truncated)).
const LONGEST_TITLE: usize = 2000;
/// The longest title that is derived from the beginning of a text, in characters.
const LONGEST_DERIVED_TITLE: usize = 90;
/// The longest summary that is shown, in characters.
const LONGEST_SUMMARY: usize = 600;
/// The longest name of an author, a tag or a category, in characters.
const LONGEST_NAME: usize = 500;
/// The most authors or tags of one article.
const MOST_NAMES: usize = 24;

/// What mapping needs to know about the site.
pub trait SiteView {
    /// The site's own category for a slug or a title of the backend.
    fn category(&self, slug: Option<&str>, title: &str) -> Option<Category>;
    /// The language of an article whose language the backend doesn't state (BCP 47).
    fn language(&self) -> Option<String>;
    /// Whether authors have a page.
    fn has_authors(&self) -> bool;
    /// Whether tags have a page.
    fn has_tags(&self) -> bool;
}

/// A response with everything that is needed to map it.
#[derive(Clone, Copy)]
pub struct Mapper<'a> {
    /// The description of the backend.
    pub description: &'a Description,
    /// The requested view.
    pub view: &'a View,
    /// The response document, its headers and the variables of the request.
    pub scope: Scope<'a>,
    /// The address of the response, the base of relative addresses.
    pub address: &'a str,
    /// The site that the values are for.
    pub site: &'a dyn SiteView,
}

impl Mapper<'_> {
    /// The items of the response.
    pub fn items(&self) -> super::selector::Found<'_> {
        self.view.items.values(self.scope.document, self.scope)
    }

    /// Maps an item to a headline; `None` if it has no id or no title.
    pub fn headline(&self, item: &Value) -> Option<Headline> {
        let source = self.source(item);
        let id = match self.raw("id", item) {
            Some(id) => ArticleId::new(id),
            None => source.as_ref().and_then(|source| ArticleId::new(source.url.as_str())),
        }?;
        let summary = self.text("summary", item, LONGEST_SUMMARY);
        let title =
            self.text("title", item, LONGEST_TITLE).or_else(|| self.title_from_text(item, summary.as_deref()))?;
        let title = source.as_ref().map_or(title.as_str(), |source| without_source_name(&title, &source.name));
        let mut headline = Headline::new(id, title.to_owned());
        headline.summary = summary.filter(|summary| *summary != headline.title);
        headline.image = self.image(item);
        headline.category = self.category(item);
        headline.authors = self.authors(item);
        headline.tags = self.tags(item);
        headline.published = self.published(item);
        let updated = self.moment("updated", item);
        headline.updated = updated.filter(|updated| headline.published_before(*updated));
        headline.reading_minutes = self.reading_minutes(item);
        let language = self.raw("language", item).map(|tag| tag.replace('_', "-"));
        headline.language = language.filter(|tag| is_language_tag(tag)).or_else(|| self.site.language());
        headline.breaking = self.view.fields.value("breaking").is_some_and(|selector| selector.holds(item, self.scope));
        headline.video = self.video(item);
        headline.source = source;
        Some(headline)
    }

    /// Maps an item to an article: the headline, the raw body, and whether the backend states that the body is only the
    /// beginning.
    pub fn article(&self, item: &Value) -> Option<(Headline, RawBody, bool)> {
        let headline = self.headline(item)?;
        let withheld = self.view.fields.value("truncated").is_some_and(|selector| selector.holds(item, self.scope));
        let mut raw = self.body(item);
        raw.source = headline.source.as_ref().map(|source| source.url.clone());
        if let Some(lead) = &headline.image {
            raw.lead.push(lead.url.clone());
            raw.lead.extend(lead.renditions.iter().map(|rendition| rendition.url.clone()));
        }
        Some((headline, raw, withheld))
    }

    /// The categories in a response to the view `categories`.
    pub fn categories(&self) -> Vec<Category> {
        let Some(record) = &self.view.categories else { return Vec::new() };
        let mut out: Vec<Category> = Vec::new();
        for item in self.items() {
            for thing in record.each(&item, self.scope) {
                let named = self.named(record, "title", &thing);
                if let Some((title, Some(slug))) = named
                    && !out.iter().any(|known| known.slug == slug)
                {
                    out.push(Category { slug, title });
                }
            }
        }
        out
    }

    fn raw(&self, field: &str, item: &Value) -> Option<String> {
        self.view.fields.value(field)?.text(item, self.scope)
    }

    fn text(&self, field: &str, item: &Value, longest: usize) -> Option<String> {
        self.view.fields.value(field)?.find(item, self.scope, &|value| clean(&to_text(value)?, longest))
    }

    /// Derives a title for an item without one (a short post) from the beginning of its text.
    fn title_from_text(&self, item: &Value, summary: Option<&str>) -> Option<String> {
        let words = match summary {
            Some(summary) => summary.to_owned(),
            None => self.body(item).opening()?,
        };
        words.lines().find_map(|line| clean(line, LONGEST_DERIVED_TITLE))
    }

    fn body(&self, item: &Value) -> RawBody {
        let selector = self.view.fields.value("body");
        let (dialect, found) = selector.map(|selector| selector.with_dialect(item, self.scope)).unwrap_or_default();
        let dialect = dialect.unwrap_or(Dialect::Html);
        RawBody {
            dialect,
            values: found.into_iter().map(Cow::into_owned).collect(),
            base: self.address.to_owned(),
            document: if dialect.refers_to_the_answer() { self.scope.document.clone() } else { Value::Null },
            lead: Vec::new(),
            source: None,
        }
    }

    fn moment(&self, field: &str, item: &Value) -> Option<Timestamp> {
        match self.published_in(field, item) {
            Some(Published::At(at)) => Some(at),
            _ => None,
        }
    }

    fn published(&self, item: &Value) -> Option<Published> {
        self.published_in("published", item)
    }

    fn published_in(&self, field: &str, item: &Value) -> Option<Published> {
        let selector = self.view.fields.value(field)?;
        let at = |value: &Value| {
            let at = match value {
                Value::Number(number) => Timestamp::from_unix(number.as_f64()?),
                Value::String(text) => parse_date(text, self.description.zone_minutes),
                _ => None,
            };
            at.filter(|at| !at.is_placeholder()).map(Published::At)
        };
        // A text of digits and ISO 8601 separators that is no valid date is a mistake, not a text to show.
        let words = |value: &Value| {
            let is_letter = |c: char| unicode::is_alphabetic(c) && !matches!(c, 'T' | 'Z');
            let text = value.as_str().filter(|text| text.contains(is_letter))?;
            let is_date = parse_date(text, self.description.zone_minutes).is_some();
            if is_date { None } else { clean(&text::html_text(text), 60).map(Published::Text) }
        };
        selector.find(item, self.scope, &at).or_else(|| selector.find(item, self.scope, &words))
    }

    fn reading_minutes(&self, item: &Value) -> Option<u32> {
        let number = |field: &str| self.view.fields.value(field)?.number(item, self.scope);
        let minutes = number("reading_minutes").or_else(|| number("words").map(|words| words.div_ceil(230)));
        minutes.filter(|minutes| (1..=600).contains(minutes)).map(|minutes| minutes as u32)
    }

    fn source(&self, item: &Value) -> Option<Source> {
        self.first_of("source", item, &|record, thing| {
            let url = SafeUrl::parse(&record.text("url", thing, self.scope)?, Some(self.address))?;
            let name = record.text("name", thing, self.scope).and_then(|name| clean(&name, LONGEST_NAME));
            Some(Source { name: name.unwrap_or_else(|| url.host().to_owned()), url })
        })
    }

    fn category(&self, item: &Value) -> Option<Category> {
        let mut named: Vec<(String, Option<Slug>)> = Vec::new();
        for record in self.view.fields.records("category") {
            let things = record.each(item, self.scope);
            named.extend(things.iter().take(MOST_NAMES).filter_map(|thing| self.named(record, "title", thing)));
        }
        // A category that the site itself has takes precedence over one that only the backend knows.
        let own = named.iter().find_map(|(title, slug)| self.site.category(slug.as_ref().map(Slug::as_str), title));
        own.or_else(|| {
            let (title, slug) = named.into_iter().next()?;
            let slug = slug.or_else(|| Slug::new(text::slugify(&title)))?;
            Some(Category { slug, title })
        })
    }

    fn authors(&self, item: &Value) -> Vec<Author> {
        let records = self.view.fields.records("authors").iter();
        records.map(|record| self.authors_of(record, item)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn authors_of(&self, record: &Record, item: &Value) -> Vec<Author> {
        let mut out: Vec<Author> = Vec::new();
        for thing in record.each(item, self.scope).iter().take(MOST_NAMES) {
            let Some((name, slug)) = self.named(record, "name", thing) else { continue };
            if is_address(&name) || out.iter().any(|known| known.name == name) {
                continue;
            }
            let portrait = record.text("portrait", thing, self.scope).and_then(|url| self.media(&url));
            out.push(Author { slug: slug.filter(|_| self.site.has_authors()), name, portrait });
        }
        out
    }

    fn tags(&self, item: &Value) -> Vec<Tag> {
        let records = self.view.fields.records("tags").iter();
        records.map(|record| self.tags_of(record, item)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn tags_of(&self, record: &Record, item: &Value) -> Vec<Tag> {
        let mut out: Vec<Tag> = Vec::new();
        for thing in record.each(item, self.scope).iter().take(MOST_NAMES) {
            if let Some((title, slug)) = self.named(record, "title", thing)
                && !out.iter().any(|tag| tag.title == title)
            {
                out.push(Tag { slug: slug.filter(|_| self.site.has_tags()), title });
            }
        }
        out
    }

    /// The first result of `read` on the things of a field, in the order of the alternatives.
    fn first_of<T>(&self, field: &str, item: &Value, read: &dyn Fn(&Record, &Value) -> Option<T>) -> Option<T> {
        let records = self.view.fields.records(field);
        records.iter().find_map(|record| record.each(item, self.scope).iter().find_map(|thing| read(record, thing)))
    }

    /// The name and the slug of a category, an author or a tag.
    fn named(&self, record: &Record, part: &str, thing: &Value) -> Option<(String, Option<Slug>)> {
        let name = clean(&record.text(part, thing, self.scope)?, LONGEST_NAME)?;
        Some((name, record.text("slug", thing, self.scope).and_then(Slug::new)))
    }

    fn media(&self, url: &str) -> Option<MediaUrl> {
        MediaUrl::parse(url, Some(self.address)).filter(|url| !text::is_tracking_pixel(url.as_str()))
    }

    fn image(&self, item: &Value) -> Option<Image> {
        self.first_of("image", item, &|record, thing| self.image_of(record, thing))
    }

    fn image_of(&self, record: &Record, thing: &Value) -> Option<Image> {
        let words = |part: &str| clean(&record.text(part, thing, self.scope)?, LONGEST_SUMMARY);
        let pixels =
            |part: &str| record.number(part, thing, self.scope).filter(|n| (1..=20_000).contains(n)).map(|n| n as u32);
        let (width, height) = (pixels("width"), pixels("height"));
        let mut renditions: Vec<Rendition> = Vec::new();
        if let Some((inner, things)) = record.nested(thing, self.scope) {
            for one in things.iter().take(20) {
                let url = inner.text("url", one, self.scope).and_then(|url| self.media(&url));
                let own_width = inner.number("width", one, self.scope).filter(|width| (16..=10_000).contains(width));
                let own_height = inner.number("height", one, self.scope);
                if let (Some(url), Some(own_width)) = (url, own_width)
                    && is_same_crop((width, height), (own_width, own_height))
                    && !renditions.iter().any(|known| u64::from(known.width) == own_width)
                {
                    renditions.push(Rendition { url, width: own_width as u32 });
                }
            }
            renditions = order::by_rank(renditions, |rendition| i64::from(rendition.width));
        }
        let url = record.text("url", thing, self.scope).and_then(|url| self.media(&url));
        let url = url.or_else(|| renditions.last().map(|rendition| rendition.url.clone()))?;
        Some(Image {
            url,
            alt: words("alt").unwrap_or_default(),
            caption: words("caption"),
            credit: words("credit"),
            width,
            height,
            renditions,
        })
    }

    fn video(&self, item: &Value) -> Option<Video> {
        self.first_of("video", item, &|record, thing| {
            let words = |part: &str| record.text(part, thing, self.scope);
            let mut tracks = Vec::new();
            if let Some((inner, found)) = record.nested(thing, self.scope) {
                for one in found.iter().take(20) {
                    if let Some(url) = inner.text("url", one, self.scope).and_then(|url| self.media(&url)) {
                        tracks.push(Track::new(url, inner.text("language", one, self.scope)));
                    }
                }
            }
            Some(Video {
                media_type: words("type"),
                poster: words("poster").and_then(|url| self.media(&url)),
                seconds: record.number("seconds", thing, self.scope).map(|seconds| seconds.min(360_000) as u32),
                tracks,
                caption: words("caption").and_then(|text| clean(&text, LONGEST_SUMMARY)),
                ..Video::new(self.media(&words("url")?)?)
            })
        })
    }
}

impl Headline {
    fn published_before(&self, moment: Timestamp) -> bool {
        self.published.as_ref().and_then(Published::timestamp).is_none_or(|published| published < moment)
    }
}

/// Removes the publication's name that aggregators append to a title.
fn without_source_name<'a>(title: &'a str, name: &str) -> &'a str {
    let Some(before) = title.strip_suffix(name).filter(|_| !name.is_empty()) else { return title };
    let own = [" - ", " – ", " — ", " | "].iter().find_map(|mark| before.strip_suffix(mark));
    own.map(str::trim_end).filter(|own| !own.is_empty()).unwrap_or(title)
}

/// Whether a text is a web address: some backends put one in place of an author's name.
fn is_address(text: &str) -> bool {
    let begins = |starts: [&str; 2]| starts.iter().any(|start| text.starts_with(start));
    begins(["http://", "https://"]) || !text.contains(' ') && begins(["//", "www."])
}

/// Whether a rendition shows the same crop as the image itself, so that a browser may substitute one for the other: the
/// aspect ratios differ by no more than rounding. A rendition without a height is assumed to match.
fn is_same_crop(whole: (Option<u32>, Option<u32>), rendition: (u64, Option<u64>)) -> bool {
    let ((Some(width), Some(height)), (own_width, Some(own_height))) = (whole, rendition) else { return true };
    let expected = own_width as f64 * f64::from(height) / f64::from(width);
    (expected - own_height as f64).abs() <= 1.0 + expected * 0.02
}

/// Cleans a text for display: one line, without control and direction characters, truncated if absurdly long. `None` if
/// nothing is left, or only a backend's placeholder.
fn clean(text: &str, longest: usize) -> Option<String> {
    let text = text::isolate_bidi(&text::collapse_whitespace(text));
    let text = text::strip_truncation(&text).trim();
    if text::is_invisible(text) || text::is_placeholder(text) {
        return None;
    }
    let cut = text::truncate_graphemes(text, longest);
    // The truncated part may have closed a direction that the rest opens.
    Some(if cut.len() < text.len() { [&text::isolate_bidi(cut), "…"].concat() } else { cut.to_owned() })
}

/// Whether a text has the form of a language tag (RFC 5646), so that a sentence never ends up in a `lang` attribute.
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_not_a_language_tag() {
        for (tag, good) in [("en", true), ("zh-Hant-TW", true), ("English", false), ("e", false), ("en_US", false)] {
            assert_eq!(is_language_tag(tag), good, "{tag}");
        }
    }

    #[test]
    fn only_the_name_of_the_publication_is_removed_from_a_title() {
        for (title, expected) in [
            ("Ferry runs again - The Harbour", "Ferry runs again"),
            ("Ferry runs again | The Harbour", "Ferry runs again"),
            ("A walk round The Harbour", "A walk round The Harbour"),
            ("The Harbour", "The Harbour"),
            (" - The Harbour", " - The Harbour"),
        ] {
            assert_eq!(without_source_name(title, "The Harbour"), expected);
        }
    }

    #[test]
    fn a_web_address_is_not_a_name() {
        for (text, expected) in [
            ("https://a.org/ada", true),
            ("//a.org", true),
            ("https://a.org Ada", true),
            ("www.a.org/x", true),
            ("Ada", false),
        ] {
            assert_eq!(is_address(text), expected, "{text}");
        }
    }

    #[test]
    fn a_rendition_with_another_aspect_ratio_is_another_crop() {
        let whole = (Some(1200), Some(675));
        assert!(is_same_crop(whole, (300, Some(169))));
        assert!(is_same_crop(whole, (300, None)));
        assert!(is_same_crop((Some(1200), None), (300, Some(300))));
        assert!(!is_same_crop(whole, (150, Some(150))));
        assert!(!is_same_crop(whole, (1200, Some(400))));
    }

    #[test]
    fn a_placeholder_is_not_a_title() {
        assert_eq!(clean("[Removed]", 300), None);
        assert_eq!(clean("  \u{202e}Read\n more ", 300).as_deref(), Some("Read more"));
    }

    #[test]
    fn an_invisible_text_counts_as_missing() {
        for unseen in
            ["", " \u{200b}\u{feff}", "\u{2067}\u{2069}", "\u{200e}\u{ad}", "\u{3164}\u{3164}", "\u{e0041}\u{e007f}"]
        {
            assert_eq!(clean(unseen, 300), None, "{unseen:?}");
        }
        assert_eq!(clean("\u{200f}א", 300).as_deref(), Some("\u{200f}א"));
    }

    #[test]
    fn a_truncated_text_still_closes_its_bidi_isolates() {
        assert_eq!(clean("\u{2067}one two\u{2069} three", 5).as_deref(), Some("\u{2067}one\u{2069}…"));
        assert_eq!(clean(&"a".repeat(9), 5).as_deref(), Some("aaaaa…"));
    }
}
