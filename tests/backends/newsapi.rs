//! NewsAPI v2.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Cursor, Listing, Published};

fn wire() -> Setup {
    site("newsapi", "https://newsapi.example").parameter("key", "secret").category("money", "Money", "business")
}

fn latest() -> Listing {
    let backend = wire().answers("v2/top-headlines?page=1", Answer::fixture("newsapi/top-headlines")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

#[test]
fn what_was_removed_is_left_out_and_the_rest_is_read() {
    let listing = latest();
    assert_eq!(
        titles(&listing),
        ["Harbour bridge closes for a winter", "Rivers of the north run low", "Whole story in a line", "Odd one – out"],
        "a title does not end with the name of its publication"
    );
    assert_eq!((listing.left_out, listing.total), (1, Some(34)));
    assert_eq!(ids(&listing)[0], "https://coast.example/bridge?id=7");
}

#[test]
fn placeholders_are_nothing() {
    let listing = latest();
    let [bridge, rivers, line, odd] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(bridge.summary.as_deref(), Some("The ring road will carry what the bridge cannot…"));
    assert_eq!((&rivers.summary, &line.summary, &odd.summary), (&None, &None, &None));
    assert_eq!(authors(bridge), [("Petra Lund", None), ("Sam Okoye", None)]);
    assert_eq!((authors(rivers), authors(line), authors(odd)), (vec![], vec![], vec![]), "an address is no name");
    assert_eq!(bridge.image.as_ref().unwrap().url.as_str(), "https://img.coast.example/bridge.jpg");
    assert_eq!((&rivers.image, &line.image, &odd.image), (&None, &None, &None));
    assert_eq!(published(bridge).as_deref(), Some("2026-11-20T05:00:00Z"));
    assert_eq!(published(line).as_deref(), Some("2026-11-19T20:00:00Z"));
    assert_eq!(odd.published, Some(Published::Text("not a date".into())));
    let source = bridge.source.as_ref().unwrap();
    assert_eq!((source.name.as_str(), source.url.as_str()), ("Coast Daily", "https://coast.example/bridge?id=7"));
}

#[test]
fn the_beginning_of_a_story_is_said_to_be_one() {
    let backend = wire().answers("v2/top-headlines", Answer::fixture("newsapi/top-headlines")).start();
    let bridge = backend.article("https://coast.example/bridge?id=7").unwrap();
    check_article(&bridge).unwrap();
    let text = "p The bridge, 96 years old, shuts on Monday. Buses will take the long way round, an";
    assert_eq!((outline(&bridge.body), bridge.truncated), (vec![text.to_owned()], true));
    let line = backend.article("http://short.example/line").unwrap();
    assert_eq!((outline(&line.body), line.truncated), (vec!["list It is all here.".to_owned()], false));
    assert!(matches!(backend.article("https://removed.com"), Err(Error::NotFound { .. })));
}

#[test]
fn every_view_is_asked_for_with_the_key_in_a_header() {
    let backend = wire()
        .parameter("language", "sv")
        .answers("v2/top-headlines?country=us&category=business", Answer::fixture("newsapi/top-headlines"))
        .answers(
            "v2/everything?q=bridges%20%26%20rivers&sortBy=publishedAt&language=sv",
            Answer::fixture("newsapi/everything"),
        )
        .answers("v2/top-headlines/sources?country=us", Answer::fixture("newsapi/sources"))
        .start();
    let money = backend.list(category("money")).unwrap();
    assert!(money.headlines.iter().all(|headline| category_of(headline) == Some(("money", "Money"))));
    assert_eq!(backend.headers(), [("X-Api-Key".to_owned(), "secret".to_owned())]);
    let found = backend.list(search("bridges & rivers")).unwrap();
    assert_eq!((titles(&found), &found.next), (vec!["Bridges of the coast"], &None));
    let expected = [("general", "General"), ("business", "Business")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
    assert!(!backend.asked().concat().contains("secret"));
    for kind in [ViewKind::Author, ViewKind::Tag, ViewKind::Article] {
        assert!(!backend.client.answers(kind), "{kind:?}");
    }
}

#[test]
fn a_category_that_the_site_does_not_name_has_the_name_that_readers_know() {
    let backend = site("newsapi", "https://newsapi.example")
        .answers("v2/top-headlines?category=sports", Answer::fixture("newsapi/top-headlines"))
        .start();
    let sports = backend.list(category("sports")).unwrap();
    assert_eq!(category_of(&sports.headlines[0]), Some(("sports", "Sports")));
    assert_eq!(backend.headers(), [], "a proxy adds the key");
}

#[test]
fn pages_go_on_until_the_plan_ends() {
    let backend = wire()
        .answers("v2/top-headlines?page=1&pageSize=2", Answer::fixture("newsapi/top-headlines"))
        .answers("v2/top-headlines?page=2", Answer::error(426, "newsapi/error-maximum"))
        .start();
    assert_eq!(backend.list(ListView::Latest).unwrap().next, Some(Cursor::Page(2)));
    assert_eq!(backend.page(ListView::Latest, Cursor::Page(2)), Ok(Listing::default()));
}

#[test]
fn a_plan_that_forbids_browsers_says_so() {
    let error = |status: u16, name: &str| {
        wire().answers("v2/top-headlines", Answer::error(status, name)).start().list(ListView::Latest).unwrap_err()
    };
    let Error::Status { status: 426, message, .. } = error(426, "newsapi/error-cors") else { panic!() };
    let expected = "Requests from the browser are not allowed on the Developer plan, except from localhost.";
    assert_eq!(message.as_deref(), Some(expected));
    assert!(matches!(error(401, "newsapi/error-key"), Error::Status { status: 401, message: Some(_), .. }));
    assert!(matches!(error(200, "newsapi/error-key"), Error::Refused { .. }));
    let empty = wire().answers("v2/top-headlines", Answer::fixture("newsapi/empty")).start();
    assert_eq!(empty.list(ListView::Latest), Ok(Listing { total: Some(0), ..Listing::default() }));
}
