//! Hacker News by Algolia.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::Cursor;

fn algolia() -> Setup {
    site("hacker-news-algolia", "https://hn.example").category("ask", "Ask HN", "ask_hn")
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
