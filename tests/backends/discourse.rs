//! Discourse.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Listing};

fn forum() -> Setup {
    site("discourse", "https://forum.example").category("equipment", "Equipment", "gear")
}

#[test]
fn topics_are_read_with_the_users_that_they_name_by_number() {
    let backend = forum().answers("latest.json?order=created&page=0", Answer::fixture("discourse/latest")).start();
    let listing: Listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [rope, chart] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((rope.id.as_str(), rope.title.as_str()), ("301", "Which rope – for winter?"));
    assert_eq!(rope.summary.as_deref(), Some("Ours froze & broke…"));
    assert_eq!(authors(rope), [("Ana Berg", Some("ana"))]);
    let portrait = rope.authors[0].portrait.as_ref().unwrap();
    assert_eq!(portrait.as_str(), "https://forum.example/user_avatar/forum.example/ana/96/7_2.png");
    assert_eq!(authors(chart), [("lev", Some("lev"))]);
    assert_eq!(
        (tags(rope), tags(chart)),
        (vec![("rope", Some("rope")), ("winter", Some("winter"))], vec![("Charts", Some("charts"))])
    );
    assert_eq!((link(rope), link(chart)), (Some("https://forum.example/t/301"), Some("https://charts.example/north")));
    assert_eq!(published(rope).as_deref(), Some("2026-11-19T09:00:00Z"));
    assert_eq!(rope.image.as_ref().unwrap().url.as_str(), "https://cdn.forum.example/rope.jpg");
    assert_eq!(listing.next, Some(Cursor::Page(2)));
}

#[test]
fn a_category_is_asked_for_by_its_number_which_its_slug_gives() {
    let backend = forum()
        .answers("c/gear/find_by_slug.json", Answer::fixture("discourse/category"))
        .answers("c/gear/12.json?page=0", Answer::fixture("discourse/latest"))
        .answers("categories.json", Answer::fixture("discourse/categories"))
        .start();
    let listing = backend.list(category("equipment")).unwrap();
    assert_eq!(category_of(&listing.headlines[0]), Some(("equipment", "Equipment")));
    assert_eq!(backend.categories(), [("gear".into(), "Gear & rope".into()), ("charts".into(), "Charts".into())]);
}

#[test]
fn authors_tags_and_searches_have_lists_of_their_own() {
    let backend = forum()
        .answers("topics/created-by/ana.json?page=0", Answer::fixture("discourse/latest"))
        .answers("tag/rope.json?page=0", Answer::fixture("discourse/latest"))
        .answers("search.json?q=rope&page=1", Answer::fixture("discourse/search"))
        .answers("search.json?q=x", Answer::fixture("discourse/search-empty"))
        .start();
    assert_eq!(backend.list(author("ana")).unwrap().headlines.len(), 2);
    assert_eq!(backend.list(tag("rope")).unwrap().headlines.len(), 2);
    assert_eq!(ids(&backend.list(search("rope")).unwrap()), ["301"]);
    assert_eq!(backend.list(search("x")).unwrap().headlines.len(), 0);
}

#[test]
fn a_topic_is_its_first_post() {
    let backend = forum()
        .answers("t/301.json", Answer::fixture("discourse/topic"))
        .answers("t/9.json", Answer::error(404, "discourse/error-not-found"))
        .answers("t/8.json", Answer::error(429, "discourse/error-rate"))
        .start();
    let rope = backend.article("301").unwrap();
    check_article(&rope).unwrap();
    assert_eq!(outline(&rope.body), ["p Ours froze & broke.", "p What do you use?"]);
    assert_eq!(
        (authors(&rope.headline), updated(&rope.headline).as_deref()),
        (vec![("Ana Berg", Some("ana"))], Some("2026-11-19T11:00:00Z"))
    );
    assert!(matches!(backend.article("9"), Err(Error::NotFound { .. })));
    assert!(
        matches!(backend.article("8"), Err(Error::Status { status: 429, message: Some(words), .. }) if words.contains("too many"))
    );
}
