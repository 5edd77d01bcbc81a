//! Makes the feeds: JSON Feed 1.1, paged, one file per page.
//!
//! The edition can be served anywhere, so its addresses are relative. Every relative address in a feed is resolved
//! against the address of that feed (RFC 3986 §5); JSON Feed 1.1 does not define this. The `url` of an item is the
//! story's page in the app, which is beside `demo/`.
//!
//! The extension object `_time_plus_news` of an item contains fields that JSON Feed does not have: the category, the
//! slugs of authors and tags, whether it is breaking news, the source, the picture's texts and widths, the length.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::article::{Article, Named, SECTIONS};
use super::slug::encode_path;
use super::{body, date, film, picture, words};

/// Items in one file of a feed.
const PAGE: usize = 20;
const VERSION: &str = "https://jsonfeed.org/version/1.1";
const NAME: &str = "Time Plus News";
const ICON_WIDTH: u32 = 960;

/// Returns all files of the edition by their paths in `public/demo`; the articles must be sorted, newest first.
pub fn compile(articles: &[Article]) -> BTreeMap<String, String> {
    let mut files = Files::default();
    let all: Vec<&Article> = articles.iter().collect();
    files.feed("latest", "Latest", &all);
    files.feed("breaking", "Breaking", &select(&all, |article| article.breaking));
    for section in SECTIONS {
        files.feed(section.slug, section.title, &select(&all, |article| article.section == section));
    }
    for tag in names(&all, |article| &article.tags) {
        files.feed(&format!("tags/{}", tag.slug), &tag.name, &select(&all, |article| article.tags.contains(&tag)));
    }
    for author in names(&all, |article| &article.authors) {
        let of_author = select(&all, |article| article.authors.contains(&author));
        files.feed(&format!("authors/{}", author.slug), &author.name, &of_author);
    }
    for article in &all {
        files.article(article);
    }
    files.indexes(&all);
    files.0
}

fn select<'a>(articles: &[&'a Article], wanted: impl Fn(&Article) -> bool) -> Vec<&'a Article> {
    articles.iter().copied().filter(|article| wanted(article)).collect()
}

/// Returns all authors or tags, each once, by slug.
fn names(articles: &[&Article], of: impl Fn(&Article) -> &[Named]) -> Vec<Named> {
    let mut names: Vec<Named> = articles.iter().flat_map(|article| of(article).iter().cloned()).collect();
    names.sort();
    names.dedup();
    names
}

#[derive(Default)]
struct Files(BTreeMap<String, String>);

impl Files {
    fn add(&mut self, path: String, content: &Value) {
        self.0.insert(path, format!("{content}\n"));
    }

    /// A feed in pages: `latest.json`, `latest-2.json`, … each naming the next. An empty feed has one page.
    fn feed(&mut self, path: &str, title: &str, articles: &[&Article]) {
        let place = Place::of(path);
        let file = |page: usize| if page == 1 { format!("{path}.json") } else { format!("{path}-{page}.json") };
        let pages = articles.len().div_ceil(PAGE).max(1);
        for page in 1..=pages {
            let items: Vec<Value> =
                articles.iter().skip((page - 1) * PAGE).take(PAGE).map(|article| headline(article, &place)).collect();
            let mut feed = head(title, &place);
            if page < pages {
                let next = file(page + 1);
                let name = next.rsplit('/').next().unwrap_or_default();
                feed.insert("next_url".to_owned(), encode_path(name).into());
            }
            feed.insert("items".to_owned(), items.into());
            feed.insert("_time_plus_news".to_owned(), json!({ "total_items": articles.len(), "page_size": PAGE }));
            self.add(file(page), &feed.into());
        }
    }

    /// A feed of one item with its body.
    fn article(&mut self, article: &Article) {
        let path = format!("articles/{}", article.slug);
        let place = Place::of(&path);
        let mut item = headline(article, &place);
        if let Value::Object(fields) = &mut item {
            // The specification requires one of the two; an item with a body has the summary in `summary`.
            fields.remove("content_text");
            let body = body::relocate(&article.body, place.demo, place.site);
            fields.insert("content_html".to_owned(), body.into());
        }
        let mut feed = head(&article.title, &place);
        feed.insert("items".to_owned(), vec![item].into());
        self.add(format!("{path}.json"), &feed.into());
    }

    /// Returns the list of categories, authors or tags, each with its number of stories.
    fn indexes(&mut self, all: &[&Article]) {
        let categories: Vec<Value> = SECTIONS
            .iter()
            .map(|section| {
                let count = all.iter().filter(|article| article.section == section).count();
                json!({ "slug": section.slug, "title": section.title, "count": count })
            })
            .collect();
        self.add("categories.json".to_owned(), &categories.into());
        let tags = index(all, "title", |article| &article.tags);
        self.add("tags.json".to_owned(), &tags);
        let authors = index(all, "name", |article| &article.authors);
        self.add("authors.json".to_owned(), &authors);
    }
}

fn index(all: &[&Article], label: &str, of: impl Fn(&Article) -> &[Named]) -> Value {
    let entry = |named: Named| {
        let count = all.iter().filter(|article| of(article).contains(&named)).count();
        json!({ "slug": named.slug, label: named.name, "count": count })
    };
    names(all, &of).into_iter().map(entry).collect::<Vec<_>>().into()
}

/// The relative paths from a feed to other folders.
struct Place {
    /// From the feed to `public/demo/`.
    demo: &'static str,
    /// From the feed to the root of the site.
    site: &'static str,
}

impl Place {
    fn of(path: &str) -> Self {
        if path.contains('/') { Self { demo: "../", site: "../../" } } else { Self { demo: "", site: "../" } }
    }

    fn in_demo(&self, path: &str) -> String {
        format!("{}{}", self.demo, encode_path(path))
    }

    fn in_site(&self, path: &str) -> String {
        format!("{}{}", self.site, encode_path(path))
    }
}

fn head(title: &str, place: &Place) -> Map<String, Value> {
    let mut feed = Map::new();
    feed.insert("version".to_owned(), VERSION.into());
    feed.insert("title".to_owned(), format!("{NAME}: {title}").into());
    feed.insert("home_page_url".to_owned(), place.site.into());
    feed.insert("language".to_owned(), "en".into());
    feed
}

/// Returns an item for a list: with its summary, without its body.
fn headline(article: &Article, place: &Place) -> Value {
    let mut item = json!({
        "id": article.slug,
        "url": place.in_site(&format!("article/{}", article.slug)),
        "external_url": article.origin.url,
        "title": article.title,
        "summary": article.summary,
        "content_text": article.summary,
        "image": place.in_demo(&picture::path(&article.slug, ICON_WIDTH)),
        "date_published": date::format(article.published),
    });
    let fields = [
        ("date_modified", article.updated.map(|moment| date::format(moment).into())),
        ("authors", Some(authors(article, place))),
        ("tags", Some(article.tags.iter().map(|tag| tag.name.as_str()).collect())),
        ("language", Some(article.language.as_str().into())),
        ("attachments", attachments(article, place)),
        ("_time_plus_news", Some(extension(article, place))),
    ];
    insert_present(&mut item, fields);
    item
}

fn insert_present<const N: usize>(object: &mut Value, fields: [(&str, Option<Value>); N]) {
    for (key, value) in fields {
        if let Some(value) = value {
            object[key] = value;
        }
    }
}

fn authors(article: &Article, place: &Place) -> Value {
    let author =
        |author: &Named| json!({ "name": author.name, "url": place.in_site(&format!("author/{}", author.slug)) });
    article.authors.iter().map(author).collect::<Vec<_>>().into()
}

fn attachments(article: &Article, place: &Place) -> Option<Value> {
    let seconds = article.film_seconds?;
    Some(json!([{
        "url": place.in_demo(&film::path(&article.slug)),
        "mime_type": "video/webm",
        "title": article.title,
        "duration_in_seconds": seconds,
    }]))
}

fn extension(article: &Article, place: &Place) -> Value {
    let slugs = |names: &[Named], label: &str| -> Value {
        names.iter().map(|named| json!({ "slug": named.slug, label: named.name })).collect::<Vec<_>>().into()
    };
    let renditions: Vec<Value> = picture::WIDTHS
        .iter()
        .map(|width| json!({ "url": place.in_demo(&picture::path(&article.slug, *width)), "width": width }))
        .collect();
    let mut extension = json!({
        "category": { "slug": article.section.slug, "title": article.section.title },
        "breaking": article.breaking,
        "authors": slugs(&article.authors, "name"),
        "tags": slugs(&article.tags, "title"),
        "source": { "name": article.origin.name, "url": article.origin.url },
        "image": {
            "alt": article.picture.alt,
            "caption": article.picture.caption,
            "credit": article.picture.credit,
            "width": ICON_WIDTH,
            "height": picture::height(ICON_WIDTH),
            "renditions": renditions,
        },
        "reading_minutes": words::minutes(article.words),
        "words": article.words,
    });
    let video = article.film_seconds.map(|seconds| {
        json!({
            "url": place.in_demo(&film::path(&article.slug)),
            "type": "video/webm",
            "duration": seconds,
            "captions": place.in_demo(&film::captions_path(&article.slug)),
        })
    });
    let direction = article.right_to_left.then(|| "rtl".into());
    insert_present(&mut extension, [("direction", direction), ("video", video)]);
    extension
}

#[cfg(test)]
mod tests;
