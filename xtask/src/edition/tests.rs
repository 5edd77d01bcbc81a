//! Tests that the committed files in `public/demo` match their sources, and are valid.

use serde_json::Value;

use super::*;

#[test]
fn the_committed_feeds_are_what_the_sources_compile_to() {
    let folders = Folders::of_the_checkout();
    let articles = read(&folders).unwrap_or_else(|failure| panic!("{failure}"));
    let compiled = feed::compile(&articles);
    let committed = json_files(&folders.demo).unwrap();
    for path in &committed {
        assert!(compiled.contains_key(path), "public/demo/{path} has no source: run `cargo xtask edition`");
    }
    for (path, content) in &compiled {
        let committed = fs::read_to_string(folders.demo.join(path)).unwrap_or_default();
        assert!(committed == *content, "public/demo/{path} is out of date: run `cargo xtask edition`");
    }
}

#[test]
fn the_committed_pictures_are_drawn_from_the_committed_drawings() {
    let undrawn = picture::undrawn(&Folders::of_the_checkout().pictures);
    assert!(undrawn.is_empty(), "{undrawn:?} have changed: run `cargo xtask edition`");
}

#[test]
fn every_committed_feed_is_valid_json_feed() {
    let demo = Folders::of_the_checkout().demo;
    let indexes = ["categories.json", "authors.json", "tags.json"];
    let feeds: Vec<String> =
        json_files(&demo).unwrap().into_iter().filter(|path| !indexes.contains(&path.as_str())).collect();
    assert!(feeds.contains(&"latest.json".to_owned()));
    for path in feeds {
        let feed: Value = serde_json::from_str(&fs::read_to_string(demo.join(&path)).unwrap()).unwrap();
        let mistakes = feed_mistakes(&feed);
        assert!(mistakes.is_empty(), "{path}: {mistakes:?}");
        if let Some(next) = feed["next_url"].as_str() {
            let folder = Path::new(&path).parent().unwrap();
            assert!(demo.join(folder).join(decoded(next)).is_file(), "{path}: next_url {next} is not there");
        }
    }
}

#[test]
fn the_edition_stays_small() {
    let size = folder_size(&Folders::of_the_checkout().demo).unwrap();
    assert!(size <= LARGEST_EDITION, "public/demo has {size} bytes");
}

#[test]
fn mistakes_in_a_feed_are_found() {
    let feed = serde_json::json!({ "version": "1", "items": [{ "id": 7, "authors": {}, "tags": [1] }] });
    assert_eq!(
        feed_mistakes(&feed),
        ["version", "title", "items[0].id", "items[0]: no content", "items[0].authors", "items[0].tags"]
    );
}

/// The rules of <https://www.jsonfeed.org/version/1.1/> for what the edition uses.
fn feed_mistakes(feed: &Value) -> Vec<String> {
    let mut mistakes = Vec::new();
    let mut expect = |holds: bool, what: String| {
        if !holds {
            mistakes.push(what);
        }
    };
    expect(feed["version"] == "https://jsonfeed.org/version/1.1", "version".to_owned());
    expect(feed["title"].is_string(), "title".to_owned());
    let items = feed["items"].as_array().cloned().unwrap_or_default();
    expect(feed["items"].is_array(), "items".to_owned());
    for (index, item) in items.iter().enumerate() {
        let text = |key: &str| item.get(key).is_none_or(Value::is_string);
        let name = |key: &str| format!("items[{index}].{key}");
        expect(item["id"].as_str().is_some_and(|id| !id.is_empty()), name("id"));
        let content = item["content_text"].is_string() || item["content_html"].is_string();
        expect(content, format!("items[{index}]: no content"));
        for key in ["url", "external_url", "title", "summary", "image", "language"] {
            expect(text(key), name(key));
        }
        for key in ["date_published", "date_modified"] {
            let valid = item.get(key).is_none_or(|date| date.as_str().and_then(date::parse).is_some());
            expect(valid, name(key));
        }
        let of_objects = |key: &str, wanted: &[&str]| {
            item.get(key).is_none_or(|list| {
                list.as_array()
                    .is_some_and(|list| list.iter().all(|one| wanted.iter().all(|key| one[*key].is_string())))
            })
        };
        expect(of_objects("authors", &["name"]), name("authors"));
        expect(of_objects("attachments", &["url", "mime_type"]), name("attachments"));
        let tags =
            item.get("tags").is_none_or(|tags| tags.as_array().is_some_and(|tags| tags.iter().all(Value::is_string)));
        expect(tags, name("tags"));
    }
    mistakes
}

fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (first, hex) {
            (b'%', Some(byte)) => (bytes.push(byte), rest = &tail[2..]),
            _ => (bytes.push(*first), rest = tail),
        };
    }
    String::from_utf8(bytes).unwrap()
}
