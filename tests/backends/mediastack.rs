//! mediastack.

use crate::shown::check_listing;
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Listing};

fn hill() -> Setup {
    site("mediastack", "https://media.example").parameter("access_key", "k").category("games", "Games", "sports")
}

#[test]
fn stories_are_read() {
    let listing = hill().answers("v1/news", Answer::fixture("mediastack/news")).start().list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [rain, game] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((rain.title.as_str(), rain.id.as_str()), ("Rain until Friday", "https://hill.example/rain"));
    assert_eq!(rain.summary.as_deref(), Some("Rain & wind until Friday, then frost."));
    assert_eq!(authors(rain), [("Petra Lund", None), ("Sam Okoye", None)]);
    assert_eq!((category_of(rain), category_of(game)), (Some(("general", "General")), Some(("games", "Games"))));
    assert_eq!(rain.image.as_ref().unwrap().url.as_str(), "https://img.hill.example/rain.jpg");
    assert_eq!(published(rain).as_deref(), Some("2026-11-20T08:32:52Z"));
    assert_eq!((rain.source.as_ref().unwrap().name.as_str(), rain.language.as_deref()), ("Hill Times", Some("en")));
    assert_eq!((&game.image, &game.summary, authors(game)), (&None, &None, vec![]));
}

#[test]
fn pages_are_skipped_to_until_the_total() {
    let backend = hill()
        .answers("v1/news?offset=2&limit=2&sort=published_desc&access_key=k", Answer::fixture("mediastack/news-2"))
        .answers("v1/news?offset=0&limit=2", Answer::fixture("mediastack/news"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.total, first.next), (Some(3), Some(Cursor::Page(2))));
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((titles(&second), &second.next), (vec!["Frost at last"], &None));
    assert_eq!(authors(&second.headlines[0]), [], "an address is no name");
}

#[test]
fn categories_and_words_are_asked_for() {
    let backend = hill()
        .answers("v1/news?categories=sports&languages=en", Answer::fixture("mediastack/news"))
        .answers("v1/news?keywords=rain%20-wind", Answer::fixture("mediastack/empty"))
        .start();
    assert_eq!(backend.list(category("games")).unwrap().headlines.len(), 2);
    assert_eq!(backend.list(search("rain -wind")), Ok(Listing { total: Some(0), ..Listing::default() }));
}

#[test]
fn errors_are_told_whatever_the_status() {
    let error = |status, name| hill().answers("v1/news", Answer::error(status, name)).start().list(ListView::Latest);
    assert!(matches!(error(401, "mediastack/error-key"), Err(Error::Status { status: 401, message: Some(_), .. })));
    let Err(Error::Refused { message, .. }) = error(200, "mediastack/error-limit") else { panic!() };
    assert_eq!(message, "The limit of requests of your plan is reached.");
}
