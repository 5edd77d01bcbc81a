//! Recorded answers of real backends, where the folder stands beside the checkout: each goes through the description
//! of its backend, and what it states must arrive. What it states is found here by other means than the description's,
//! so that both have to be wrong for a mistake to pass. The table of what was found is printed (`--nocapture`).

use crate::shown::{check_article, check_listing, check_text};
use crate::support::*;
use futures::executor::block_on;
use serde_json::{Value, json};
use std::path::Path;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{ArticleId, Cursor, Headline, Slug};

/// The folders with samples, and the description that reads each.
const FOLDERS: [(&str, &str); 8] = [
    ("wordpress", "wordpress"),
    ("wordpress-live", "wordpress"),
    ("jsonfeed", "json-feed"),
    ("json-feed", "json-feed"),
    ("ghost", "ghost"),
    ("guardian", "guardian"),
    ("newsapi", "newsapi"),
    ("ninjs", "ninjs"),
];

/// What a sample is.
enum Kind {
    /// A page of stories.
    List(Vec<Value>),
    /// One story.
    Item(Value),
    /// Categories, tags or sections: where they stand.
    Terms(Vec<Value>),
    /// People.
    Users(Vec<Value>),
    /// Pictures without a story.
    Media(Vec<Value>),
    /// An error, or something that is no answer to what is asked.
    Other,
}

/// A recorded answer.
struct Sample {
    name: String,
    answer: Answer,
    document: Value,
}

/// What was found in the samples of a folder.
#[derive(Default)]
struct Tally {
    samples: usize,
    lists: usize,
    headlines: usize,
    articles: usize,
    others: usize,
    fields: [usize; FIELDS.len()],
}

const FIELDS: [&str; 10] =
    ["title", "date", "link", "picture", "widths", "summary", "authors", "category", "tags", "body"];

impl Tally {
    fn count(&mut self, headline: &Headline) {
        let image = headline.image.as_ref();
        let found = [
            true,
            headline.published.is_some(),
            headline.source.is_some(),
            image.is_some(),
            image.is_some_and(|image| image.renditions.len() > 1),
            headline.summary.is_some(),
            !headline.authors.is_empty(),
            headline.category.is_some(),
            !headline.tags.is_empty(),
        ];
        self.headlines += 1;
        for (sum, found) in self.fields.iter_mut().zip(found) {
            *sum += usize::from(found);
        }
    }
}

fn read(path: &Path) -> Sample {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    let answer = if name.ends_with(".http") { read_message(&text) } else { Answer::new(200, text) };
    let document = serde_json::from_str(&answer.body).unwrap_or_default();
    Sample { name, answer, document }
}

/// A recorded HTTP message: status line, header fields, an empty line, the body.
fn read_message(text: &str) -> Answer {
    let text = text.replace("\r\n", "\n");
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.filter_map(|line| line.split_once(": "));
    headers.fold(Answer::new(status, body), |answer, (name, value)| answer.header(name, value))
}

fn texts(values: &[&Value]) -> bool {
    values.iter().any(|value| value.as_str().is_some_and(|text| !without_markup(text).trim().is_empty()))
}

/// A rough reading of markup: what is between `<` and `>` is none of the text.
fn without_markup(html: &str) -> String {
    html.split('<')
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once('>').map_or("", |p| p.1) })
        .collect()
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// What a sample is, by the look of it.
fn kind_of(backend: &str, sample: &Sample) -> Kind {
    let document = &sample.document;
    let has = |items: &[Value], key: &str| !items.is_empty() && items.iter().all(|item| !item[key].is_null());
    if !(200..300).contains(&sample.answer.status) {
        return Kind::Other;
    }
    match backend {
        "wordpress" => {
            let items = if document["body"].is_array() { list(&document["body"]) } else { list(document) };
            if has(&items, "source_url") {
                Kind::Media(items)
            } else if has(&items, "taxonomy") {
                Kind::Terms(items)
            } else if has(&items, "avatar_urls") {
                Kind::Users(items)
            } else if has(&items, "slug") && has(&items, "title") {
                Kind::List(items)
            } else if document["slug"].is_string() && document["title"].is_object() {
                Kind::Item(document.clone())
            } else {
                Kind::Other
            }
        }
        "json-feed" if document["items"].is_array() => Kind::List(list(&document["items"])),
        "ghost" if document["posts"].is_array() => Kind::List(list(&document["posts"])),
        "ghost" if document["tags"].is_array() => Kind::Terms(list(&document["tags"])),
        "newsapi" if document["articles"].is_array() => Kind::List(list(&document["articles"])),
        "guardian" if document["response"]["content"].is_object() => {
            Kind::Item(document["response"]["content"].clone())
        }
        "guardian" => {
            let results = list(&document["response"]["results"]);
            if has(&results, "webPublicationDate") {
                Kind::List(results)
            } else if has(&results, "webTitle") {
                Kind::Terms(results)
            } else {
                Kind::Other
            }
        }
        "ninjs" => {
            let candidates = [document, &document["items"], &document["_items"]];
            let items = candidates.iter().map(|value| list(value)).find(|items| has(items, "uri"));
            match items {
                Some(items) => Kind::List(items),
                None if document["uri"].is_string() => Kind::Item(document.clone()),
                None => Kind::Other,
            }
        }
        _ => Kind::Other,
    }
}

/// What an item states, found by the names of the backend's documentation.
struct Stated {
    something: bool,
    date: bool,
    link: bool,
    picture: bool,
    body: bool,
}

fn stated(backend: &str, item: &Value) -> Stated {
    let date = |value: &Value| {
        value.as_str().is_some_and(|text| {
            let digits = text.bytes().take(4).filter(u8::is_ascii_digit).count();
            digits == 4 && text.len() >= 19 && text.get(4..5) == Some("-") && !text.starts_with("0000")
                || text.contains(", 2") && text.len() > 20
        })
    };
    let address = |value: &Value| value.as_str().is_some_and(|text| text.starts_with("http") || text.starts_with('/'));
    match backend {
        "wordpress" => {
            let media = &item["_embedded"]["wp:featuredmedia"][0];
            Stated {
                something: texts(&[
                    &item["title"]["rendered"],
                    &item["excerpt"]["rendered"],
                    &item["content"]["rendered"],
                ]),
                date: date(&item["date_gmt"]) || date(&item["date"]),
                link: address(&item["link"]),
                picture: address(&media["source_url"]) && media["media_type"] != "file"
                    || address(&item["jetpack_featured_media_url"]),
                body: texts(&[&item["content"]["rendered"]]),
            }
        }
        "json-feed" => Stated {
            something: texts(&[&item["title"], &item["summary"], &item["content_html"], &item["content_text"]]),
            date: date(&item["date_published"]),
            link: address(&item["url"]) || address(&item["external_url"]),
            picture: address(&item["image"]) || address(&item["banner_image"]),
            body: texts(&[&item["content_html"], &item["content_text"]]),
        },
        "ghost" => Stated {
            something: texts(&[&item["title"], &item["excerpt"], &item["html"]]),
            date: date(&item["published_at"]),
            link: address(&item["url"]),
            picture: address(&item["feature_image"]),
            body: texts(&[&item["html"]]),
        },
        "guardian" => {
            let is_main_image = |element: &Value| element["relation"] == "main" && element["type"] == "image";
            let main = list(&item["elements"]).iter().any(is_main_image);
            Stated {
                something: texts(&[&item["webTitle"]]),
                date: date(&item["webPublicationDate"]),
                link: address(&item["webUrl"]),
                picture: main || address(&item["fields"]["thumbnail"]),
                body: texts(&[&item["fields"]["body"], &item["blocks"]["body"][0]["bodyHtml"]]),
            }
        }
        "newsapi" => {
            let removed = item["title"] == "[Removed]";
            Stated {
                something: !removed && texts(&[&item["title"], &item["description"], &item["content"]]),
                date: date(&item["publishedAt"]),
                link: address(&item["url"]),
                picture: address(&item["urlToImage"]),
                body: texts(&[&item["content"]]),
            }
        }
        _ => {
            let words = |value: &Value| texts(&[value, &value[0]["value"]]);
            let keyed = |start: &str| {
                item.as_object()
                    .is_some_and(|map| map.iter().any(|(key, value)| key.starts_with(start) && texts(&[value])))
            };
            let body = keyed("body_") || words(&item["bodies"]);
            let renditions = match &item["renditions"] {
                Value::Object(map) => map.values().cloned().collect(),
                other => list(other),
            };
            let is_image = |one: &Value| {
                let kinds = ["mimetype", "contenttype", "contentType"];
                address(&one["href"])
                    && kinds.iter().any(|key| one[*key].as_str().is_some_and(|kind| kind.starts_with("image/")))
            };
            Stated {
                something: words(&item["headline"])
                    || words(&item["headlines"])
                    || words(&item["title"])
                    || keyed("headline_")
                    || keyed("description_")
                    || words(&item["descriptions"])
                    || body,
                date: ["firstcreated", "versioncreated", "firstCreated", "versionCreated"]
                    .iter()
                    .any(|key| date(&item[*key])),
                link: address(&item["uri"]),
                picture: renditions.iter().any(is_image),
                body,
            }
        }
    }
}

/// The answer to a request for one article, made of an item of a list.
fn article_of(backend: &str, item: &Value) -> Option<Value> {
    Some(match backend {
        "wordpress" => json!([item]),
        "json-feed" => json!({"items": [item]}),
        "ghost" => json!({"posts": [item]}),
        "guardian" => json!({"response": {"status": "ok", "content": item}}),
        "ninjs" => item.clone(),
        _ => return None,
    })
}

fn parameters(backend: &str) -> &'static [(&'static str, &'static str)] {
    match backend {
        "json-feed" | "ninjs" => &[("article", "article"), ("categories", "categories")],
        "ghost" | "guardian" => &[("key", "k")],
        _ => &[],
    }
}

const ADDRESS: &str = "https://backend.example/path/answer";

fn check_list(backend: &str, sample: &Sample, items: &[Value], tally: &mut Tally) {
    let name = &sample.name;
    let client = client_of(backend, parameters(backend), ADDRESS, vec![sample.answer.clone()]);
    let listing =
        block_on(client.listing(&ListView::Latest, &Cursor::Start)).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    check_listing(&listing).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
    let withheld = |item: &&Value| {
        ["pubstatus", "pubStatus"].iter().any(|key| item[*key] == "canceled" || item[*key] == "withheld")
    };
    let stating: Vec<(&Value, Stated)> = items
        .iter()
        .filter(|item| !withheld(item))
        .map(|item| (item, stated(backend, item)))
        .filter(|(_, stated)| stated.something)
        .collect();
    assert_eq!(listing.headlines.len(), stating.len(), "{name}: {:?}", titles(&listing));
    tally.lists += 1;
    for ((item, stated), headline) in stating.iter().zip(&listing.headlines) {
        check_headline_states(name, stated, headline);
        tally.count(headline);
        if let Some(document) = article_of(backend, item) {
            check_item(backend, name, item, document, tally);
        }
    }
}

/// A recorded story, on its own.
fn check_single(backend: &str, sample: &Sample, item: &Value, tally: &mut Tally) {
    let document = article_of(backend, item).unwrap();
    if let Some(headline) = check_item(backend, &sample.name, item, document, tally) {
        tally.count(&headline);
    }
}

fn check_headline_states(name: &str, stated: &Stated, headline: &Headline) {
    let title = &headline.title;
    assert!(
        !stated.date || headline.published.as_ref().is_some_and(|date| date.timestamp().is_some()),
        "{name}: date of {title}"
    );
    assert!(!stated.link || headline.source.is_some(), "{name}: link of {title}");
    assert!(!stated.picture || headline.image.is_some(), "{name}: picture of {title}");
}

fn check_item(backend: &str, name: &str, item: &Value, document: Value, tally: &mut Tally) -> Option<Headline> {
    let stated = stated(backend, item);
    let client = client_of(backend, parameters(backend), ADDRESS, vec![Answer::new(200, document.to_string())]);
    match block_on(client.article(&ArticleId::new("id").unwrap())) {
        Ok(article) => {
            check_article(&article).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
            check_headline_states(name, &stated, &article.headline);
            assert!(!stated.body || !article.body.is_empty(), "{name}: body of {}", article.headline.title);
            tally.articles += 1;
            tally.fields[FIELDS.len() - 1] += usize::from(!article.body.is_empty());
            Some(article.headline)
        }
        Err(error) => {
            assert!(!stated.something, "{name}: {error:?}");
            None
        }
    }
}

/// Each term is a category that a site may have.
fn check_terms(backend: &str, sample: &Sample, items: &[Value]) {
    let client = client_of(backend, parameters(backend), ADDRESS, vec![sample.answer.clone()]);
    let found = block_on(client.categories()).unwrap_or_else(|error| panic!("{}: {error:?}", sample.name));
    let named = |item: &&Value| item["slug"] != "uncategorized" && (item["slug"].is_string() || item["id"].is_string());
    assert_eq!(found.len(), items.iter().filter(named).count(), "{}: {found:?}", sample.name);
    found.iter().try_for_each(|category| check_text(&category.title)).unwrap();
}

/// The answer to the question who a slug is, which comes before that person's stories.
fn check_users(backend: &str, sample: &Sample, items: &[Value]) {
    let answers = vec![sample.answer.clone(), Answer::new(200, "[]")];
    let client = client_of(backend, parameters(backend), ADDRESS, answers);
    let slug = Slug::new(items[0]["slug"].as_str().unwrap()).unwrap();
    let listing = block_on(client.listing(&ListView::Author(slug), &Cursor::Start)).unwrap();
    assert!(listing.headlines.is_empty());
}

/// A picture is read as that of a story.
fn check_media(backend: &str, name: &str, items: &[Value]) {
    for media in items {
        let story = json!([{"slug": "s", "title": {"rendered": "T"}, "_embedded": {"wp:featuredmedia": [media]}}]);
        let client = client_of(backend, &[], ADDRESS, vec![Answer::new(200, story.to_string())]);
        let listing = block_on(client.listing(&ListView::Latest, &Cursor::Start)).unwrap();
        check_listing(&listing).unwrap();
        let image = listing.headlines[0].image.as_ref().unwrap_or_else(|| panic!("{name}: picture"));
        let path = media["source_url"].as_str().unwrap().rsplit('/').next().unwrap();
        assert!(image.url.as_str().ends_with(path), "{name}");
    }
}

/// What is no list and no story is told as an error, or is a list in which nothing was found; it is never stories.
fn check_other(backend: &str, sample: &Sample) {
    let client = client_of(backend, parameters(backend), ADDRESS, vec![sample.answer.clone()]);
    let found = block_on(client.listing(&ListView::Latest, &Cursor::Start));
    let past_end = sample.answer.body.contains("invalid_page_number");
    match &found {
        Ok(listing) => {
            let is_list = sample.document.is_array() || sample.document.is_object();
            assert!(listing.headlines.is_empty() && (is_list || past_end), "{}: {found:?}", sample.name);
        }
        Err(Error::Status { status, .. }) => assert_eq!(*status, sample.answer.status, "{}", sample.name),
        Err(Error::NotFound { .. }) => assert_eq!(sample.answer.status, 404, "{}", sample.name),
        Err(_) => assert_eq!(sample.answer.status, 200, "{}: {found:?}", sample.name),
    }
}

fn check_folder(folder: &Path, backend: &str) -> Tally {
    let mut tally = Tally::default();
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json" || extension == "http"));
    paths.sort();
    for sample in paths.iter().map(|path| read(path)) {
        tally.samples += 1;
        match kind_of(backend, &sample) {
            Kind::List(items) => check_list(backend, &sample, &items, &mut tally),
            Kind::Item(item) => check_single(backend, &sample, &item, &mut tally),
            kind => {
                tally.others += 1;
                match kind {
                    Kind::Terms(items) => check_terms(backend, &sample, &items),
                    Kind::Users(items) => check_users(backend, &sample, &items),
                    Kind::Media(items) => check_media(backend, &sample.name, &items),
                    _ => check_other(backend, &sample),
                }
            }
        }
    }
    tally
}

#[test]
fn every_recorded_answer_arrives_whole() {
    let samples = root().join("../shared/samples");
    if !samples.is_dir() {
        println!("no recorded answers stand beside the checkout: only the fixtures were read");
        return;
    }
    let columns = ["samples", "lists", "headlines", "articles", "others"];
    println!("{:16}{}", "folder", columns.iter().chain(&FIELDS).map(|name| format!("{name:>10}")).collect::<String>());
    for (folder, backend) in FOLDERS {
        let path = samples.join(folder);
        if !path.is_dir() {
            continue;
        }
        let tally = check_folder(&path, backend);
        let counts = [tally.samples, tally.lists, tally.headlines, tally.articles, tally.others];
        let row: String = counts.iter().chain(&tally.fields).map(|count| format!("{count:>10}")).collect();
        println!("{folder:16}{row}");
        assert!(tally.headlines + tally.articles > 0, "{folder} gave nothing");
    }
}
