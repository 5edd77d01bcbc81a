//! Recorded answers of real backends, where the folder stands beside the checkout: each goes through the description
//! of its backend, and what it states must arrive. What it states is found here by other means than the description's,
//! so that both have to be wrong for a mistake to pass. The table of what was found is printed (`--nocapture`).

use crate::shown::{check_article, check_listing, check_text};
use crate::stated::{Kind, Stated, kind_of, name_of, stated};
use crate::support::*;
use futures::executor::block_on;
use serde_json::{Value, json};
use std::path::Path;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{ArticleId, Cursor, Headline, Slug};
use time_plus_news::model::block::body_text;

/// The folders with samples, and the description that reads each.
const FOLDERS: [(&str, &str); 27] = [
    ("wordpress", "wordpress"),
    ("wordpress-live", "wordpress"),
    ("jsonfeed", "json-feed"),
    ("json-feed", "json-feed"),
    ("ghost", "ghost"),
    ("guardian", "guardian"),
    ("newsapi", "newsapi"),
    ("ninjs", "ninjs"),
    ("ans", "arc-xp"),
    ("arc-xp", "arc-xp"),
    ("nyt", "nyt-top-stories"),
    ("rss_atom", "rss"),
    ("rss_atom", "atom"),
    ("rss_atom", "rdf"),
    ("hackernews", "hacker-news"),
    ("hackernews", "hacker-news-algolia"),
    ("discourse", "discourse"),
    ("reddit", "reddit"),
    ("mastodon", "mastodon"),
    ("jsonld", "json-ld"),
    ("contentful", "contentful"),
    ("datocms", "datocms"),
    ("drupal", "drupal"),
    ("payload", "payload"),
    ("prismic", "prismic"),
    ("sanity", "sanity"),
    ("storyblok", "storyblok"),
];

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
    let document = if name.ends_with(".xml") {
        time_plus_news::xml::parse(&answer.body).map(changeable).unwrap_or_default()
    } else {
        serde_json::from_str(&answer.body).unwrap_or_default()
    };
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

/// The answer to a request for one article, made of an item of a list; `answer` is that list.
fn article_of(backend: &str, item: &Value, answer: &Value) -> Option<Value> {
    let within = |key: &str, value: Value| {
        let mut answer = answer.clone();
        answer[key] = value;
        answer
    };
    Some(match backend {
        "contentful" => within("items", json!([item])),
        "drupal" => within("data", item.clone()),
        "payload" => json!({"docs": [item]}),
        "storyblok" => json!({"story": item}),
        "wordpress" => json!([item]),
        "json-feed" => json!({"items": [item]}),
        "ghost" => json!({"posts": [item]}),
        "guardian" => json!({"response": {"status": "ok", "content": item}}),
        "ninjs" | "arc-xp" | "hacker-news" | "hacker-news-algolia" | "discourse" | "json-ld" => item.clone(),
        "reddit" => json!([{"data": {"children": [item]}}]),
        _ => return None,
    })
}

fn parameters(backend: &str) -> &'static [(&'static str, &'static str)] {
    match backend {
        "json-feed" | "ninjs" => &[("article", "article"), ("categories", "categories")],
        "ghost" | "guardian" => &[("key", "k")],
        "arc-xp" => &[("website", "w")],
        "json-ld" => &[("article", "article")],
        "contentful" => &[("space", "s"), ("access_token", "k"), ("content_type", "t"), ("id_field", "sys.id")],
        name => required(name),
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
    let mut stating: Vec<(&Value, Stated)> = Vec::new();
    for item in items.iter().filter(|item| !withheld(item)) {
        let stated = stated(backend, item);
        // The same story twice in one page is one story.
        let is_new = stating.iter().all(|(known, _)| name_of(backend, known) != name_of(backend, item));
        if stated.something && is_new {
            stating.push((item, stated));
        }
    }
    assert_eq!(listing.headlines.len(), stating.len(), "{name}: {:?}", titles(&listing));
    tally.lists += 1;
    for ((item, stated), headline) in stating.iter().zip(&listing.headlines) {
        check_headline_states(name, stated, headline);
        tally.count(headline);
        if let Some(document) = article_of(backend, item, &sample.document) {
            check_item(backend, name, item, document, tally);
        }
    }
}

/// A recorded story, on its own.
fn check_single(backend: &str, sample: &Sample, item: &Value, tally: &mut Tally) {
    let document = article_of(backend, item, &sample.document).unwrap();
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

/// A body, of which the rest of the answer was not recorded.
fn check_body(backend: &str, sample: &Sample, body: &Value, tally: &mut Tally) {
    let document = match backend {
        "sanity" => json!({"result": {"item": {"id": "a", "title": "A"}, "body": {"blocks": body}}}),
        "datocms" => json!({"data": {"item": {"id": "1", "title": "A", "content": {"value": body}}}}),
        _ => json!({"docs": [{"id": "a", "title": "A", "content": body}]}),
    };
    let client = client_of(backend, parameters(backend), ADDRESS, vec![Answer::new(200, document.to_string())]);
    let article = block_on(client.article(&ArticleId::new("a").unwrap())).unwrap();
    check_article(&article).unwrap_or_else(|wrong| panic!("{}: {wrong}", sample.name));
    let shown: String = body_text(&article.body).split_whitespace().collect();
    let mut texts = Vec::new();
    texts_of(body, &mut texts);
    assert!(!texts.is_empty(), "{}", sample.name);
    for text in texts {
        let text: String = text.split_whitespace().collect();
        assert!(shown.contains(&text), "{}: {text} in {shown}", sample.name);
    }
    tally.articles += 1;
    tally.fields[FIELDS.len() - 1] += 1;
}

/// The texts of the nodes of a tree.
fn texts_of<'a>(node: &'a Value, out: &mut Vec<&'a str>) {
    match node {
        Value::Array(items) => items.iter().for_each(|item| texts_of(item, out)),
        Value::Object(members) => {
            let key = if node["type"] == "span" { "value" } else { "text" };
            out.extend(node[key].as_str());
            members.values().for_each(|value| texts_of(value, out));
        }
        _ => {}
    }
}

/// What is asked for before a list.
fn check_before(backend: &str, sample: &Sample) {
    let answers = vec![sample.answer.clone(), Answer::fixture("prismic/empty")];
    let client = client_of(backend, parameters(backend), ADDRESS, answers);
    let listing = block_on(client.listing(&ListView::Latest, &Cursor::Start)).unwrap();
    assert!(listing.headlines.is_empty());
}

/// Each term is a category that a site may have.
fn check_terms(backend: &str, sample: &Sample, items: &[Value]) {
    let client = client_of(backend, parameters(backend), ADDRESS, vec![sample.answer.clone()]);
    let found = block_on(client.categories()).unwrap_or_else(|error| panic!("{}: {error:?}", sample.name));
    let has_name = |item: &Value| {
        let keys: &[&str] = if backend == "storyblok" { &["name"] } else { &["slug", "id"] };
        keys.iter().any(|key| item[*key].is_string())
    };
    let named = |item: &&Value| item["slug"] != "uncategorized" && has_name(item);
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
        let is_picture = media["mime_type"].as_str().is_none_or(|kind| kind.starts_with("image/"));
        assert!(!is_picture || listing.headlines[0].image.is_some(), "{name}: picture");
    }
}

/// What is no list and no story: an error is told as one, and of anything else nothing is shown that may not be.
fn check_other(backend: &str, sample: &Sample) {
    let client = client_of(backend, parameters(backend), ADDRESS, vec![sample.answer.clone()]);
    let found = block_on(client.listing(&ListView::Latest, &Cursor::Start));
    let success = (200..300).contains(&sample.answer.status);
    match &found {
        Ok(listing) if success => check_listing(listing).unwrap_or_else(|wrong| panic!("{}: {wrong}", sample.name)),
        // A page past the end.
        Ok(listing) => assert!(listing.headlines.is_empty(), "{}: {found:?}", sample.name),
        Err(Error::Status { status, .. }) => assert_eq!(*status, sample.answer.status, "{}", sample.name),
        Err(Error::NotFound { .. }) => {}
        Err(_) => assert!(success, "{}: {found:?}", sample.name),
    }
}

fn check_folder(folder: &Path, backend: &str) -> Tally {
    let mut tally = Tally::default();
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        path.extension().is_some_and(|extension| extension == "json" || extension == "http" || extension == "xml")
    });
    paths.sort();
    for sample in paths.iter().map(|path| read(path)) {
        tally.samples += 1;
        match kind_of(backend, sample.answer.status, &sample.document) {
            Kind::List(items) => check_list(backend, &sample, &items, &mut tally),
            Kind::Item(item) => check_single(backend, &sample, &item, &mut tally),
            Kind::Body(body) => check_body(backend, &sample, &body, &mut tally),
            kind => {
                tally.others += 1;
                match kind {
                    Kind::Terms(items) => check_terms(backend, &sample, &items),
                    Kind::Users(items) => check_users(backend, &sample, &items),
                    Kind::Before => check_before(backend, &sample),
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
        // Of Prismic no story was recorded, but what is asked before one.
        assert!(tally.headlines + tally.articles > 0 || backend == "prismic", "{folder} gave nothing");
    }
}
