//! Currents API.

use crate::shown::check_listing;
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Listing};

fn mill() -> Setup {
    site("currents", "https://currents.example").parameter("apiKey", "k").category("here", "Here", "regional")
}

#[test]
fn stories_are_read_and_none_is_nothing() {
    let listing = mill()
        .answers("v1/latest-news", Answer::fixture("currents/latest-news"))
        .start()
        .list(ListView::Latest)
        .unwrap();
    check_listing(&listing).unwrap();
    let [mill, flour] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(
        (mill.title.as_str(), published(mill).as_deref()),
        ("The mill turns again", Some("2026-11-20T21:08:58Z"))
    );
    assert_eq!((authors(mill), category_of(mill)), (vec![("millnews", None)], Some(("here", "Here"))));
    assert_eq!((link(mill), mill.image.is_some()), (Some("https://mill.example/0b1"), true));
    assert_eq!((&flour.image, &flour.category, &flour.summary, authors(flour)), (&None, &None, &None, vec![]));
}

#[test]
fn pages_go_on_while_they_are_full() {
    let backend = mill()
        .answers(
            "v1/latest-news?page_number=1&page_size=2&language=en&apiKey=k",
            Answer::fixture("currents/latest-news"),
        )
        .answers("v1/latest-news?page_number=2", Answer::fixture("currents/latest-news-2"))
        .answers("v1/latest-news?page_number=3", Answer::fixture("currents/empty"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.total, first.next), (None, Some(Cursor::Page(2))));
    assert_eq!(backend.page(ListView::Latest, Cursor::Page(2)).unwrap().next, None);
    assert_eq!(backend.page(ListView::Latest, Cursor::Page(3)), Ok(Listing::default()));
}

#[test]
fn categories_and_words_are_searched_for() {
    let backend = mill()
        .answers("v1/search?category=regional", Answer::fixture("currents/latest-news"))
        .answers("v1/search?keywords=flour%20%26%20bread", Answer::fixture("currents/latest-news-2"))
        .answers("v1/available/categories?apiKey=k", Answer::fixture("currents/categories"))
        .start();
    assert_eq!(backend.list(category("here")).unwrap().headlines.len(), 2);
    assert_eq!(titles(&backend.list(search("flour & bread")).unwrap()), ["Bread for all"]);
    let expected = [("regional", "Regional"), ("technology", "Technology")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
}

#[test]
fn an_error_is_told_in_the_words_of_the_backend() {
    let error = |status| {
        mill().answers("v1/latest-news", Answer::error(status, "currents/error-key")).start().list(ListView::Latest)
    };
    assert!(matches!(error(401), Err(Error::Status { status: 401, message: Some(_), .. })));
    let Err(Error::Refused { message, .. }) = error(200) else { panic!() };
    assert_eq!(message, "Invalid API key");
}
