//! Storyblok's Content Delivery API v2.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Listing};

fn cms() -> Setup {
    site("storyblok", "https://api.storyblok.com").parameter("token", "t1").category(
        "roads",
        "On the road",
        "Roads & Rails",
    )
}

const STORIES: &str = "v2/cdn/stories";

fn asked(query: &str) -> String {
    [STORIES, "?token=t1&", query].concat()
}

#[test]
fn stories_are_read_with_those_that_they_refer_to() {
    let listing = cms().answers(STORIES, Answer::fixture("storyblok/stories")).start().list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [bridge, mill] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((bridge.title.as_str(), bridge.id.as_str()), ("The bridge opens at nine", "news/bridge-opens"));
    assert_eq!(bridge.summary.as_deref(), Some("And closes at ten."));
    assert_eq!(published(bridge).as_deref(), Some("2026-11-02T05:30:00Z"));
    assert_eq!(updated(bridge).as_deref(), Some("2026-11-03T08:00:00Z"));
    assert_eq!(authors(bridge), [("Rut Lie", Some("5b0e1c2d-3f4a-4b5c-8d6e-000000000031"))]);
    assert_eq!(category_of(bridge), Some(("roads", "On the road")), "the site's own before another");
    assert_eq!(tags(bridge), [("Bridges", Some("Bridges")), ("Roads & Rails", Some("Roads & Rails"))]);
    let image = bridge.image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://a.storyblok.com/f/1/1600x900/aa/bridge.jpg");
    assert_eq!(
        (image.alt.as_str(), image.caption.as_deref(), image.credit.as_deref()),
        ("A swing bridge", Some("At dusk"), Some("H. Ness"))
    );
    assert_eq!((mill.title.as_str(), authors(mill)), ("The mill stands still", vec![("Nils Ek", Some("Nils Ek"))]));
    assert_eq!(published(mill).as_deref(), Some("2026-11-02T08:00:00Z"));
    assert_eq!(mill.image.as_ref().unwrap().url.as_str(), "https://a.storyblok.com/f/1/800x600/bb/mill.jpg");
}

#[test]
fn a_story_that_did_not_come_is_no_name() {
    let mut document = fixture("storyblok/stories");
    document["rels"] = serde_json::json!([]);
    let backend = cms().answers(STORIES, Answer::new(200, document.to_string())).start();
    assert_eq!(authors(&backend.list(ListView::Latest).unwrap().headlines[0]), []);
}

#[test]
fn the_total_stands_in_a_header() {
    let backend = cms()
        .answers(
            &asked("page=1&per_page=2"),
            Answer::fixture("storyblok/stories").header("Total", "3").header("Per-Page", "2"),
        )
        .answers(&asked("page=2&per_page=2"), Answer::fixture("storyblok/stories-page-2").header("Total", "3"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.next.clone(), first.total), (Some(Cursor::Page(2)), Some(3)));
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((ids(&second), &second.next), (vec!["news/locks"], &None));
}

#[test]
fn every_view_asks_in_the_words_of_storyblok() {
    let list = || Answer::fixture("storyblok/stories-page-2");
    let backend = cms()
        .parameter("starts_with", "news/")
        .parameter("resolve_relations", "article.author")
        .answers(&asked("with_tag=Roads %26 Rails&starts_with=news/&resolve_relations=article.author"), list())
        .answers(&asked("with_tag=Mills"), list())
        .answers(&asked("filter_query[author][in]=u31"), list())
        .answers(&asked("search_term=lock"), list())
        .answers(&asked("sort_by=first_published_at:desc&is_startpage=false"), list())
        .answers("v2/cdn/tags?token=t1&starts_with=news/", Answer::fixture("storyblok/tags"))
        .start();
    for view in [category("roads"), tag("Mills"), author("u31"), search("lock"), ListView::Latest] {
        assert_eq!(ids(&backend.list(view.clone()).unwrap()), ["news/locks"], "{view:?}");
    }
    assert_eq!(backend.headers(), []);
    let expected = [("Bridges", "Bridges"), ("Roads & Rails", "Roads & Rails")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
}

#[test]
fn a_story_of_storyblok_has_its_body() {
    let body = |fixture: &str| {
        let backend = cms().answers("v2/cdn/stories/news/bridge-opens?token=t1", Answer::fixture(fixture)).start();
        let article = backend.article("news/bridge-opens").unwrap();
        check_article(&article).unwrap();
        outline(&article.body)
    };
    assert_eq!(body("storyblok/story"), ["h Nine sharp", "p Bring patience."]);
    assert_eq!(body("storyblok/story-markdown"), ["h In spring", "p It turns."]);
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_storyblok() {
    let error = |status: u16, name: &str| {
        cms()
            .answers(STORIES, Answer::error(status, name).header("Retry-After", "1"))
            .start()
            .list(ListView::Latest)
            .unwrap_err()
    };
    let Error::Status { status: 401, message, .. } = error(401, "storyblok/error-token") else { panic!() };
    assert_eq!(message.as_deref(), Some("Unauthorized"));
    assert!(matches!(error(429, "storyblok/error-slow"), Error::Status { status: 429, retry_after: Some(1), .. }));
    assert!(matches!(error(404, "storyblok/error-not-found"), Error::NotFound { .. }));
    let empty = cms().answers(STORIES, Answer::fixture("storyblok/empty").header("Total", "0")).start();
    assert_eq!(empty.list(ListView::Latest), Ok(Listing { total: Some(0), ..Listing::default() }));
}
