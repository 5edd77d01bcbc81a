//! Recorded answers of real backends, if their folder is next to the checkout: each is recognised as its backend.

use crate::support::*;
use futures::executor::block_on;
use std::path::{Path, PathBuf};
use time_plus_news::backend::Response;
use time_plus_news::connect::recorded::connect_recorded;
use time_plus_news::connect::{Question, answer};

/// The folders, and the presets that their answers may be recognised as.
const FOLDERS: [(&str, &[&str]); 18] = [
    ("ans", &["arc-xp"]),
    ("contentful", &["contentful"]),
    ("datocms", &["datocms"]),
    ("discourse", &["discourse"]),
    ("drupal", &["drupal"]),
    ("guardian", &["guardian"]),
    ("hackernews", &["hacker-news", "hacker-news-algolia"]),
    ("jsonfeed", &["json-feed"]),
    ("jsonld", &["json-ld"]),
    ("mastodon", &["mastodon"]),
    ("ninjs", &["ninjs"]),
    ("nyt", &["nyt-top-stories", "nyt-article-search"]),
    ("payload", &["payload"]),
    ("prismic", &["prismic"]),
    ("reddit", &["reddit"]),
    ("sanity", &["sanity"]),
    ("storyblok", &["storyblok"]),
    ("wordpress", &["wordpress"]),
];

fn samples(folder: &str) -> Vec<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples").join(folder);
    let Ok(entries) = std::fs::read_dir(path) else { return Vec::new() };
    let mut out: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    out.sort();
    out
}

fn body(path: &Path) -> String {
    let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    let text = text.replace("\r\n", "\n");
    match text.starts_with("HTTP/") {
        true => text.split_once("\n\n").map(|(_, body)| body.to_owned()).unwrap_or_default(),
        false => text,
    }
}

/// The most certain candidate for an answer.
fn surest(body: &str) -> Option<&'static str> {
    let response =
        Response { url: "https://backend.example/x".into(), status: 200, headers: Vec::new(), body: body.to_owned() };
    let found = answer::candidates(&response, &answer::classify(&response));
    let key = |preset: &str| time_plus_news::connect::fingerprints::rank(preset);
    found.into_iter().min_by_key(|made| (std::cmp::Reverse(made.confidence), key(made.preset))).map(|made| made.preset)
}

#[test]
fn every_recorded_answer_is_recognised_by_its_fields() {
    let (mut read, mut wrong) = (0, Vec::new());
    for (folder, presets) in FOLDERS {
        for path in samples(folder).iter().filter(|path| path.extension().is_some_and(|kind| kind == "json")) {
            let body = body(path);
            if body.trim() == "null" {
                continue;
            }
            read += 1;
            let found = surest(&body);
            if !found.is_some_and(|preset| presets.contains(&preset)) {
                wrong.push((path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).to_owned(), found));
            }
        }
    }
    println!("{read} recorded answers");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_recorded_feed_is_recognised_by_its_root_element() {
    for path in samples("rss_atom") {
        let found = surest(&body(&path));
        assert!(matches!(found, Some("rss" | "atom" | "rdf")), "{}: {found:?}", path.display());
    }
}

#[test]
fn a_real_wordpress_is_read_from_recorded_answers() {
    let find = |start: &str| {
        let path = samples("wordpress-live").into_iter().find(|path| path.to_string_lossy().contains(start));
        path.map(|path| body(&path))
    };
    let (Some(root), Some(list), Some(categories)) = (find("01-root"), find("02-list-embed"), find("05-categories"))
    else {
        return;
    };
    let table = vec![
        ("https://cms.example/", says("<html><title>Front</title>")),
        ("https://cms.example/wp-json/", says(root)),
        ("https://cms.example/wp-json/wp/v2/posts", says(list)),
        ("https://cms.example/wp-json/wp/v2/categories", says(categories)),
    ];
    let report = report_on("https://cms.example/", &[], table);
    assert_eq!((report.read, report.left_out), (10, 0));
    for field in ["id", "title", "summary", "body", "published", "image", "category", "authors", "source"] {
        let row = report.fields.iter().find(|row| row.count.field == field).unwrap();
        assert_eq!(row.count.found, report.counted, "{field}");
    }
    assert!(report.site.is_some_and(|site| site.finished));
}

/// Folders without a list or an article in the API's own format: bodies, roots, tags.
const NO_ARTICLES: [&str; 3] = ["datocms", "prismic", "sanity"];

#[test]
fn every_folder_of_recorded_answers_is_read_with_its_bundled_description() {
    for (folder, presets) in FOLDERS.into_iter().chain([("rss_atom", &["rss", "atom", "rdf"][..])]) {
        let (mut read, mut all, mut left) = (0, 0, Vec::new());
        for path in samples(folder) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let url = ["https://backend.example/", &name].concat();
            let answer = Response { url, status: 200, headers: Vec::new(), body: body(&path) };
            let own = network(Vec::new()).0;
            let report = block_on(connect_recorded(Question::default(), answer, &environment(), &own));
            all += 1;
            assert!(preset(&report).is_none_or(|preset| presets.contains(&preset)), "{folder}/{name}");
            for title in report.headlines.iter().chain(report.article.iter().map(|article| &article.headline)) {
                assert!(!title.title.contains("&amp;") && !title.title.is_empty(), "{folder}/{name}: {}", title.title);
            }
            match report.read > 0 || report.article.is_some() || !report.categories.is_empty() {
                true => read += 1,
                false => left.push(name),
            }
        }
        println!("{folder}: {read} of {all}; nothing to read in {left:?}");
        assert!(read > 0 || all == 0 || NO_ARTICLES.contains(&folder), "{folder}: {left:?}");
    }
}
