//! The same answer in other words: backends, their versions, their plugins and the proxies before them differ in how
//! they write what is missing, numbers and addresses. Every fixture is rewritten in each of these ways, whole, and must
//! still say the same.

use crate::shown::check_listing;
use crate::support::*;
use futures::executor::block_on;
use serde_json::{Map, Value, json};
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{ArticleId, Cursor, Listing};

/// A document with every value that is neither list nor object rewritten.
fn rewrite(value: &Value, leaf: &dyn Fn(&Value) -> Value) -> Value {
    match value {
        Value::Array(list) => list.iter().map(|item| rewrite(item, leaf)).collect(),
        Value::Object(map) => {
            map.iter().map(|(key, item)| (key.clone(), rewrite(item, leaf))).collect::<Map<_, _>>().into()
        }
        other => leaf(other),
    }
}

fn list(name: &str, document: &Value) -> Result<Listing, Error> {
    let parameters: &[(&str, &str)] = match name {
        "ghost" | "guardian" => &[("key", "k")],
        "wordpress-com" => &[("site", "s")],
        "arc-xp" => &[("website", "w")],
        "activitypub" => &[("outbox", "o")],
        name => required(name),
    };
    let mut answers = answers_before(name);
    answers.push(Answer::new(200, written(name, document)));
    let client = client_of(name, parameters, "https://backend.example/api/answer", answers);
    block_on(client.listing(&ListView::Latest, &Cursor::Start))
}

/// Every fixture that is a list of stories, with what it says.
fn lists() -> Vec<(&'static str, Value, Listing)> {
    let mut out = Vec::new();
    for name in DESCRIPTIONS {
        for document in fixtures(name) {
            if let Ok(listing) = list(name, &document)
                && !listing.headlines.is_empty()
            {
                out.push((name, document, listing));
            }
        }
    }
    assert!(out.len() >= 20, "the fixtures hold lists");
    out
}

/// A listing whose stories have no names of their own: some backends name them by their address.
fn unnamed(mut listing: Listing) -> Listing {
    for (at, headline) in listing.headlines.iter_mut().enumerate() {
        headline.id = ArticleId::new(at.to_string()).unwrap();
    }
    listing
}

#[test]
fn what_is_missing_may_be_null_false_an_empty_text_or_a_word_for_it() {
    for (name, document, expected) in lists() {
        for nothing in [json!(false), json!(""), json!("null"), json!("N/A"), json!([]), json!({})] {
            let other = rewrite(&document, &|value| if value.is_null() { nothing.clone() } else { value.clone() });
            assert_eq!(list(name, &other), Ok(expected.clone()), "{name}: {nothing} for null");
        }
    }
}

#[test]
fn numbers_may_be_texts() {
    for (name, document, expected) in lists() {
        let other =
            rewrite(&document, &|value| if value.is_number() { value.to_string().into() } else { value.clone() });
        assert_eq!(list(name, &other), Ok(expected), "{name}");
    }
}

#[test]
fn addresses_may_leave_out_their_scheme() {
    for (name, document, expected) in lists() {
        let other = rewrite(&document, &|value| match value.as_str().and_then(|text| text.strip_prefix("https://")) {
            Some(rest) => ["//", rest].concat().into(),
            None => value.clone(),
        });
        let found = list(name, &other).unwrap();
        check_listing(&found).unwrap();
        assert_eq!(unnamed(found), unnamed(expected), "{name}");
    }
}

#[test]
fn pictures_are_loaded_safely_wherever_they_are_said_to_be() {
    for (name, document, expected) in lists() {
        for (prefix, root) in [("http://", None), ("/", Some("backend.example"))] {
            let other =
                rewrite(&document, &|value| match value.as_str().and_then(|text| text.strip_prefix("https://")) {
                    Some(rest) if root.is_some() => {
                        [prefix, rest.split_once('/').map_or("", |(_, path)| path)].concat().into()
                    }
                    Some(rest) => [prefix, rest].concat().into(),
                    None => value.clone(),
                });
            let found = list(name, &other).unwrap();
            check_listing(&found).unwrap();
            for (headline, known) in found.headlines.iter().zip(&expected.headlines) {
                let (image, known) = (headline.image.as_ref(), known.image.as_ref());
                assert_eq!(image.is_some(), known.is_some(), "{name}: {}", headline.title);
                let Some((image, known)) = image.zip(known) else { continue };
                assert!(image.url.as_str().starts_with("https://"), "{name}: {}", image.url.as_str());
                let path = |url: &str| url::Url::parse(url).unwrap().path().to_owned();
                assert_eq!(path(image.url.as_str()), path(known.url.as_str()), "{name}");
                assert_eq!(image.renditions.len(), known.renditions.len(), "{name}: {}", headline.title);
            }
        }
    }
}

#[test]
fn a_list_is_read_though_nothing_but_names_and_titles_came() {
    let bare = [
        ("wordpress", json!([{"slug": "a", "title": {"rendered": "A"}}, {"slug": "b", "title": "B"}])),
        ("json-feed", json!({"items": [{"id": "a", "title": "A"}, {"url": "https://x.example/b", "title": "B"}]})),
        ("ghost", json!({"posts": [{"slug": "a", "title": "A"}, {"slug": "b", "title": "B"}]})),
        ("guardian", json!({"response": {"results": [{"id": "a", "webTitle": "A"}, {"id": "b", "webTitle": "B"}]}})),
        ("newsapi", json!({"articles": [{"url": "a", "title": "A"}, {"url": "b", "title": "B", "source": "x"}]})),
        (
            "strapi",
            json!({"data": [{"slug": "a", "title": "A"}, {"id": 1, "attributes": {"slug": "b", "title": "B"}}]}),
        ),
        ("directus", json!({"data": [{"slug": "a", "title": "A"}, {"id": 2, "name": "B"}]})),
        (
            "drupal",
            json!({"data": [{"id": "a", "attributes": {"title": "A"}}, {"id": "b", "attributes": {"title": "B"}}]}),
        ),
        ("payload", json!({"docs": [{"slug": "a", "title": "A"}, {"id": 2, "headline": "B"}]})),
        ("ninjs", json!([{"uri": "a", "headline": "A"}, {"uri": "b", "headlines": ["B"]}])),
        ("rss", json!({"rss": [{"channel": [{"item": [{"guid": "a", "title": "A"}, {"link": "b", "title": "B"}]}]}]})),
        ("atom", json!({"feed": [{"entry": [{"id": "a", "title": "A"}, {"link": [{"@href": "b"}], "title": "B"}]}]})),
        ("rdf", json!({"rdf:RDF": [{"item": [{"@rdf:about": "a", "title": "A"}, {"link": "b", "title": "B"}]}]})),
        (
            "news-sitemap",
            json!({"urlset": [{"url": [
                {"loc": "a", "news:news": [{"news:title": "A"}]},
                {"loc": "b", "news:news": [{"news:title": "B"}]}
            ]}]}),
        ),
        ("hacker-news-algolia", json!({"hits": [{"objectID": "a", "title": "A"}, {"objectID": 2, "title": "B"}]})),
        ("forem", json!([{"id": 1, "title": "A"}, {"id": "2", "title": "B"}])),
        ("discourse", json!({"topic_list": {"topics": [{"id": 1, "title": "A"}, {"id": 2, "fancy_title": "B"}]}})),
        (
            "reddit",
            json!({"data": {"children": [{"data": {"id": "a", "title": "A"}}, {"data": {"id": "b", "title": "B"}}]}}),
        ),
        (
            "mastodon",
            json!([{"url": "https://x.example/a", "title": "A"}, {"url": "https://x.example/b", "title": "B"}]),
        ),
        (
            "activitypub",
            json!({"orderedItems": [{"object": {"id": "a", "name": "A"}}, {"object": {"id": "b", "content": "B"}}]}),
        ),
        ("json-ld", json!({"@graph": [{"@id": "a", "headline": "A"}, {"url": "b", "headline": "B"}]})),
    ];
    for (name, document) in bare {
        let listing = list(name, &document).unwrap();
        assert_eq!((titles(&listing), listing.left_out), (vec!["A", "B"], 0), "{name}");
        assert_eq!(listing.next, None, "{name}");
    }
}

#[test]
fn what_is_one_may_come_without_its_list() {
    let one = json!([{
        "slug": "a", "title": {"rendered": "A"},
        "_embedded": {
            "author": {"name": "Ada", "slug": "ada"},
            "wp:featuredmedia": {"source_url": "https://x.example/a.jpg"}
        }
    }]);
    let listing = list("wordpress", &one).unwrap();
    assert_eq!(authors(&listing.headlines[0]), [("Ada", Some("ada"))]);
    assert!(listing.headlines[0].image.is_some());
    let named = json!({"articles": [{"url": "https://x.example/a", "title": "A", "source": "The Post"}]});
    assert_eq!(list("newsapi", &named).unwrap().headlines[0].source.as_ref().unwrap().name, "The Post");
}
