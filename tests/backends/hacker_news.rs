//! Hacker News, by its own API and by Algolia.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::Cursor;

fn algolia() -> Setup {
    site("hacker-news-algolia", "https://hn.example").category("ask", "Ask HN", "ask_hn")
}

/// Hacker News' own API with a list of three numbers, of which the last is a story that was deleted.
fn firebase() -> Backend {
    site("hacker-news", "https://fire.example")
        .category("new", "New", "newstories")
        .answers("v0/topstories.json", Answer::fixture("hacker-news/topstories"))
        .answers("v0/newstories.json", Answer::new(200, "[101]"))
        .answers("v0/askstories.json", Answer::new(200, "[]"))
        .answers("v0/item/101.json", Answer::fixture("hacker-news/story"))
        .answers("v0/item/102.json", Answer::fixture("hacker-news/ask"))
        .answers("v0/item/103.json", Answer::fixture("hacker-news/deleted"))
        .answers("v0/item/104.json", Answer::new(200, "null"))
        .start()
}

#[test]
fn the_numbers_of_a_list_are_asked_for_a_page_at_a_time() {
    let backend = firebase();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let asked = ["topstories", "item/101", "item/102"].map(|path| ["https://fire.example/v0/", path, ".json"].concat());
    assert_eq!(backend.asked(), asked);
    let [light, knots] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((light.id.as_str(), light.title.as_str()), ("101", "A lighthouse in 4k of code"));
    assert_eq!((link(light), authors(light)), (Some("https://code.example/light"), vec![("ada", None)]));
    assert_eq!(published(light).as_deref(), Some("2026-11-20T09:00:00Z"));
    let source = knots.source.as_ref().unwrap();
    assert_eq!(
        (source.name.as_str(), source.url.as_str()),
        ("Hacker News", "https://news.ycombinator.com/item?id=102")
    );
    assert_eq!(listing.next, Some(Cursor::Page(2)));
}

#[test]
fn what_was_deleted_is_left_out_and_the_list_goes_on_to_its_end() {
    let backend = site("hacker-news", "https://fire.example")
        .answers("v0/topstories.json", Answer::new(200, "[103, 101, 104, 102]"))
        .answers("v0/item/101.json", Answer::fixture("hacker-news/story"))
        .answers("v0/item/102.json", Answer::fixture("hacker-news/ask"))
        .answers("v0/item/103.json", Answer::fixture("hacker-news/deleted"))
        .answers("v0/item/104.json", Answer::new(200, "null"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((ids(&first), first.left_out, &first.next), (vec!["101"], 1, &Some(Cursor::Page(2))));
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((ids(&second), second.left_out, &second.next), (vec!["102"], 1, &Some(Cursor::Page(3))));
    assert_eq!(backend.page(ListView::Latest, Cursor::Page(3)).unwrap().next, None);
}

#[test]
fn a_category_is_another_list_and_an_article_is_one_item() {
    let backend = firebase();
    assert_eq!(ids(&backend.list(category("new")).unwrap()), ["101"]);
    assert_eq!(backend.list(category("askstories")).unwrap().headlines.len(), 0);
    let knots = backend.article("102").unwrap();
    check_article(&knots).unwrap();
    assert_eq!(outline(&knots.body), ["p Which knot holds?", "p I tried three & lost two."]);
    assert!(matches!(backend.article("104"), Err(Error::Empty { .. })));
}

#[test]
fn a_list_of_which_no_item_can_be_had_fails_as_they_do() {
    let backend = site("hacker-news", "https://fire.example")
        .answers("v0/topstories.json", Answer::new(200, "[101, 102]"))
        .answers("v0/item/101.json", Answer::new(503, ""))
        .answers("v0/item/102.json", Answer::new(503, ""))
        .start();
    assert!(matches!(backend.list(ListView::Latest), Err(Error::Status { status: 503, .. })));
}

#[test]
fn hits_are_read_with_what_they_link_to_or_their_own_page() {
    let backend = algolia()
        .answers(
            "api/v1/search_by_date?tags=front_page&page=0&hitsPerPage=2",
            Answer::fixture("hacker-news-algolia/search"),
        )
        .start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [light, knots] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((light.id.as_str(), light.title.as_str()), ("101", "A lighthouse in 4k of code"));
    assert_eq!((link(light), authors(light)), (Some("https://code.example/light"), vec![("ada", Some("ada"))]));
    assert_eq!(published(light).as_deref(), Some("2026-11-20T09:00:00Z"));
    assert_eq!(link(knots), Some("https://news.ycombinator.com/item?id=102"));
    assert_eq!(knots.summary.as_deref(), Some("Which knot holds? I tried three & lost two."));
    assert_eq!((listing.total, listing.next), (Some(5), Some(Cursor::Page(2))));
}

#[test]
fn pages_are_counted_from_nought_and_end_where_the_answer_says() {
    let backend = algolia()
        .answers("api/v1/search_by_date?page=2&tags=ask_hn", Answer::fixture("hacker-news-algolia/search"))
        .answers("api/v1/search_by_date?page=0&tags=story,author_ada", Answer::fixture("hacker-news-algolia/search"))
        .answers("api/v1/search?query=a%26b&tags=story&page=0", Answer::fixture("hacker-news-algolia/empty"))
        .start();
    assert_eq!(backend.page(category("ask"), Cursor::Page(3)).unwrap().next, None);
    assert_eq!(backend.list(author("ada")).unwrap().headlines.len(), 2);
    assert_eq!(backend.list(search("a&b")).unwrap().headlines.len(), 0);
}

#[test]
fn a_story_has_its_text_and_not_its_comments() {
    let backend = algolia()
        .answers("api/v1/items/102", Answer::fixture("hacker-news-algolia/item"))
        .answers("api/v1/items/9", Answer::error(404, "hacker-news-algolia/error-not-found"))
        .start();
    let knots = backend.article("102").unwrap();
    check_article(&knots).unwrap();
    assert_eq!(outline(&knots.body), ["p Which knot holds?", "p I tried three."]);
    assert_eq!(link(&knots.headline), Some("https://news.ycombinator.com/item?id=102"));
    assert!(matches!(backend.article("9"), Err(Error::NotFound { .. })));
}
