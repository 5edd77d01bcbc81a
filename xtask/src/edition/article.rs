//! One story of the demo edition, read from its source and checked.

use std::path::Path;

use super::date::{self, Seconds};
use super::slug::slugify;
use super::{Mistakes, body, film, front_matter, words};

/// A section of the edition.
#[derive(Debug, PartialEq, Eq)]
pub struct Section {
    /// As in addresses and front matter.
    pub slug: &'static str,
    /// As readers see it.
    pub title: &'static str,
}

/// The sections, in the order in which a newspaper has them.
pub const SECTIONS: &[Section] = &[
    Section { slug: "world", title: "World" },
    Section { slug: "politics", title: "Politics" },
    Section { slug: "business", title: "Business" },
    Section { slug: "science", title: "Science" },
    Section { slug: "culture", title: "Culture" },
    Section { slug: "sport", title: "Sport" },
    Section { slug: "videos", title: "Videos" },
];

/// An author or a tag: its name as written, and its slug.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// As in addresses.
    pub slug: String,
    /// As readers see it.
    pub name: String,
}

/// The publication that a story is gathered from.
#[derive(Debug, PartialEq, Eq)]
pub struct Origin {
    /// As readers see it.
    pub name: String,
    /// The story itself, or the place that it is drawn from; https.
    pub url: String,
}

/// The texts of a picture.
#[derive(Debug, PartialEq, Eq)]
pub struct Picture {
    /// The text alternative (WCAG 1.1.1).
    pub alt: String,
    /// The caption.
    pub caption: String,
    /// The credit.
    pub credit: String,
}

/// A story.
#[derive(Debug)]
pub struct Article {
    /// The name of its source file, and its id.
    pub slug: String,
    /// The headline.
    pub title: String,
    /// The standfirst.
    pub summary: String,
    /// Its section.
    pub section: &'static Section,
    /// Whether it is breaking news.
    pub breaking: bool,
    /// Who wrote it, in order.
    pub authors: Vec<Named>,
    /// Its tags, in order.
    pub tags: Vec<Named>,
    /// When it was published.
    pub published: Seconds,
    /// When it was last changed, later than it was published.
    pub updated: Option<Seconds>,
    /// The publication that it comes from.
    pub origin: Origin,
    /// The texts of its picture.
    pub picture: Picture,
    /// The language, a BCP 47 tag.
    pub language: String,
    /// Whether its script runs from right to left.
    pub right_to_left: bool,
    /// Whether the story has a video.
    pub has_film: bool,
    /// The length of the video in seconds, once it is known.
    pub film_seconds: Option<u32>,
    /// The body, an HTML fragment whose relative addresses are relative to `public/demo/`.
    pub body: String,
    /// The number of words of the body.
    pub words: usize,
    body_line: usize,
}

/// All keys of a source.
const KEYS: &[&str] = &[
    "title",
    "summary",
    "category",
    "breaking",
    "authors",
    "tags",
    "published",
    "age",
    "updated",
    "updated_age",
    "source",
    "picture_alt",
    "picture_caption",
    "picture_credit",
    "language",
    "direction",
    "video",
];

/// Limits on the length of texts, in characters: shorter texts are mistakes, longer ones break the front page.
const TITLE: (usize, usize) = (4, 120);
const SUMMARY: (usize, usize) = (30, 320);
const PICTURE_WORDS: (usize, usize) = (3, 240);
/// Limits on the length of a body, in words.
const BODY: (usize, usize) = (100, 3000);

/// Parses a source. `None` if too much is missing. All mistakes are noted, even if a story is returned.
pub fn parse(slug: &str, text: &str, mistakes: &mut Mistakes) -> Option<Article> {
    let file = format!("{slug}.html");
    if slug.is_empty() || slugify(slug) != slug || !slug.is_ascii() {
        mistakes.add(&file, 1, "the file name is the slug: lower-case letters, digits and single dashes");
    }
    let source = front_matter::split(text);
    let mut head = Head { file: &file, fields: &source.fields, mistakes };
    head.check_keys();
    let published = head.published();
    let article = Article {
        slug: slug.to_owned(),
        title: head.bounded("title", TITLE),
        summary: head.bounded("summary", SUMMARY),
        section: head.section()?,
        breaking: head.switch("breaking", "yes"),
        authors: head.names("authors"),
        tags: head.names("tags"),
        published: published?,
        updated: head.updated(published?),
        origin: head.origin()?,
        picture: Picture {
            alt: head.bounded("picture_alt", PICTURE_WORDS),
            caption: head.bounded("picture_caption", PICTURE_WORDS),
            credit: head.bounded("picture_credit", PICTURE_WORDS),
        },
        language: head.language(),
        right_to_left: head.switch("direction", "rtl"),
        has_film: head.switch("video", "yes"),
        film_seconds: None,
        body: source.body.trim().to_owned(),
        words: words::count(&crate::markup::text(source.body)),
        body_line: source.body_line,
    };
    article.check_length(&file, mistakes);
    body::check(&file, source.body, source.body_line, mistakes);
    Some(article)
}

/// Checks all stories together: links between them, and different names with the same slug.
pub fn check_together(articles: &[Article], mistakes: &mut Mistakes) {
    for article in articles {
        let file = format!("{}.html", article.slug);
        for (line, slug) in body::linked_stories(&article.body) {
            if !articles.iter().any(|other| other.slug == slug) {
                mistakes.add(
                    &file,
                    article.body_line + line - 1,
                    format!("links to article/{slug}, which is not there"),
                );
            }
        }
    }
    let (authors, tags): (NamesOf, NamesOf) = (|article| &article.authors, |article| &article.tags);
    for (kind, names_of) in [("author", authors), ("tag", tags)] {
        check_names(kind, articles, names_of, mistakes);
    }
}

type NamesOf = fn(&Article) -> &[Named];

/// A slug has one name, and none looks like the second page of another (`trade-2.json` is that of `trade`).
fn check_names(kind: &str, articles: &[Article], names_of: NamesOf, mistakes: &mut Mistakes) {
    let mut seen: Vec<&Named> = Vec::new();
    for article in articles {
        let file = format!("{}.html", article.slug);
        for named in names_of(article) {
            match seen.iter().find(|known| known.slug == named.slug) {
                None => seen.push(named),
                Some(known) if known.name == named.name => {}
                Some(known) => {
                    let what =
                        format!("the {kind} `{}` is `{}` elsewhere: write one of the two", named.name, known.name);
                    mistakes.add(&file, 1, what);
                }
            }
        }
    }
    for named in &seen {
        let page_of = named.slug.rsplit_once('-').filter(|(_, page)| page.bytes().all(|byte| byte.is_ascii_digit()));
        if let Some((slug, _)) = page_of.filter(|(slug, _)| seen.iter().any(|other| other.slug == *slug)) {
            let what = format!("the {kind} `{}` would be taken for a page of `{slug}`: name it otherwise", named.name);
            mistakes.add("tags and authors", 1, what);
        }
    }
}

impl Article {
    /// Checks that pictures and videos exist, and stores the length of the video.
    pub fn find_media(&mut self, demo: &Path, mistakes: &mut Mistakes) {
        let file = format!("{}.html", self.slug);
        for width in super::picture::WIDTHS {
            let path = super::picture::path(&self.slug, width);
            if !demo.join(&path).is_file() {
                mistakes.add(&file, 1, format!("{path} is missing: draw xtask/edition/pictures/{}.svg", self.slug));
            }
        }
        for (line, path) in body::media(&self.body) {
            if !demo.join(&path).is_file() {
                mistakes.add(&file, self.body_line + line - 1, format!("shows {path}, which is not in public/demo"));
            }
        }
        if self.has_film {
            match film::seconds(demo, &self.slug) {
                Ok(seconds) => self.film_seconds = Some(seconds),
                Err(what) => mistakes.add(&file, 1, what),
            }
        }
    }

    fn check_length(&self, file: &str, mistakes: &mut Mistakes) {
        let (least, most) = BODY;
        if !(least..=most).contains(&self.words) {
            let what = format!("the body has {} words; it should have {least} to {most}", self.words);
            mistakes.add(file, self.body_line, what);
        }
    }
}

/// The head of a source while it is parsed.
struct Head<'a, 'm> {
    file: &'a str,
    fields: &'a [front_matter::Field<'a>],
    mistakes: &'m mut Mistakes,
}

impl<'a> Head<'a, '_> {
    fn check_keys(&mut self) {
        for (index, field) in self.fields.iter().enumerate() {
            let what = if !KEYS.contains(&field.key) {
                format!("`{}` is no key; there are {}", field.key, KEYS.join(", "))
            } else if self.fields[..index].iter().any(|earlier| earlier.key == field.key) {
                format!("`{}` stands twice", field.key)
            } else if field.value.is_empty() {
                format!("`{}` has no value", field.key)
            } else {
                continue;
            };
            self.mistakes.add(self.file, field.line, what);
        }
    }

    /// The value of a key and its line.
    fn get(&self, key: &str) -> Option<(&'a str, usize)> {
        self.fields.iter().find(|field| field.key == key).map(|field| (field.value, field.line))
    }

    fn required(&mut self, key: &str) -> Option<(&'a str, usize)> {
        let found = self.get(key);
        if found.is_none() {
            self.mistakes.add(self.file, 1, format!("`{key}` is missing"));
        }
        found
    }

    fn bounded(&mut self, key: &str, (least, most): (usize, usize)) -> String {
        let Some((value, line)) = self.required(key) else { return String::new() };
        let length = value.chars().count();
        if !(least..=most).contains(&length) {
            let what = format!("`{key}` has {length} characters; it should have {least} to {most}");
            self.mistakes.add(self.file, line, what);
        }
        value.to_owned()
    }

    fn switch(&mut self, key: &str, on: &str) -> bool {
        match self.get(key) {
            Some((value, line)) if value != on => {
                self.mistakes.add(self.file, line, format!("`{key}` is `{on}` or left out, not `{value}`"));
                false
            }
            found => found.is_some(),
        }
    }

    fn section(&mut self) -> Option<&'static Section> {
        let (value, line) = self.required("category")?;
        let found = SECTIONS.iter().find(|section| section.slug == value);
        if found.is_none() {
            let slugs: Vec<&str> = SECTIONS.iter().map(|section| section.slug).collect();
            self.mistakes.add(self.file, line, format!("`{value}` is no category; there are {}", slugs.join(", ")));
        }
        found
    }

    fn names(&mut self, key: &str) -> Vec<Named> {
        let Some((value, line)) = self.required(key) else { return Vec::new() };
        let mut names: Vec<Named> = Vec::new();
        for name in value.split(';').map(str::trim) {
            let slug = slugify(name);
            if slug.is_empty() {
                self.mistakes.add(self.file, line, format!("`{key}` holds a name without letters: `{name}`"));
            } else if names.iter().any(|other| other.slug == slug) {
                self.mistakes.add(self.file, line, format!("`{key}` holds `{name}` twice"));
            } else {
                names.push(Named { slug, name: name.to_owned() });
            }
        }
        names
    }

    fn origin(&mut self) -> Option<Origin> {
        let (value, line) = self.required("source")?;
        let parts = value.rsplit_once('|').map(|(name, url)| (name.trim(), url.trim()));
        match parts {
            Some((name, url)) if !name.is_empty() && url.starts_with("https://") && !url.contains(' ') => {
                Some(Origin { name: name.to_owned(), url: url.to_owned() })
            }
            _ => {
                self.mistakes.add(self.file, line, "`source` is written `Name | https://address`");
                None
            }
        }
    }

    fn language(&mut self) -> String {
        let (value, line) = self.get("language").unwrap_or(("en", 1));
        let mut parts = value.split('-');
        let first = parts.next().is_some_and(|part| matches!(part.len(), 2..=3) && is_lower_case(part));
        if !first || !parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
        {
            self.mistakes.add(self.file, line, format!("`language` is a BCP 47 tag such as `fr`, not `{value}`"));
        }
        value.to_owned()
    }

    fn published(&mut self) -> Option<Seconds> {
        let moment = self.moment("published", "age");
        if moment.is_none() && self.get("published").is_none() && self.get("age").is_none() {
            self.mistakes.add(self.file, 1, "`published` or `age` is missing");
        }
        moment
    }

    fn updated(&mut self, published: Seconds) -> Option<Seconds> {
        let updated = self.moment("updated", "updated_age")?;
        if updated <= published {
            self.mistakes.add(self.file, 1, "the story was updated before it was published");
        }
        Some(updated)
    }

    /// Returns a moment, given as a date under one key or as an age under the other.
    fn moment(&mut self, date_key: &str, age_key: &str) -> Option<Seconds> {
        let (moment, key, line) = match (self.get(date_key), self.get(age_key)) {
            (None, None) => return None,
            (Some(_), Some((_, line))) => {
                self.mistakes.add(self.file, line, format!("give `{date_key}` or `{age_key}`, not both"));
                return None;
            }
            (Some((value, line)), None) => (date::parse(value), date_key, line),
            (None, Some((value, line))) => (date::parse_age(value), age_key, line),
        };
        match moment {
            Some(moment) if moment <= date::EDITION => return Some(moment),
            Some(_) => self.mistakes.add(self.file, line, format!("`{key}` is later than the edition itself")),
            None => {
                let what = format!("`{key}` is written `2026-11-20T09:00:00Z` as a date, `3h` or `2d` as an age");
                self.mistakes.add(self.file, line, what);
            }
        }
        None
    }
}

fn is_lower_case(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests;
