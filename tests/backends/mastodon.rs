//! The trending links of a Mastodon server.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::Cursor;

fn social() -> Setup {
    site("mastodon", "https://social.example")
}

#[test]
fn links_are_headlines_of_other_publications() {
    let backend = social().answers("api/v1/trends/links?limit=2&offset=0", Answer::fixture("mastodon/links")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [bridge, light] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(bridge.title, "Bridge closes for a winter", "without the name of its publication");
    assert_eq!(bridge.summary.as_deref(), Some("The ring road will carry what the bridge cannot."));
    let source = bridge.source.as_ref().unwrap();
    assert_eq!((source.name.as_str(), source.url.as_str()), ("Coast Daily", "https://coast.example/bridge"));
    let image = bridge.image.as_ref().unwrap();
    assert_eq!(
        (image.url.as_str(), image.alt.as_str(), image.width),
        ("https://files.social.example/bridge.jpg", "A bridge in snow", None)
    );
    assert_eq!((published(bridge).as_deref(), bridge.language.as_deref()), (Some("2026-11-20T05:00:00Z"), Some("en")));
    assert!(bridge.authors[0].portrait.is_some());
    assert_eq!(
        (authors(light), light.source.as_ref().unwrap().name.as_str()),
        (vec![("Film Club", None)], "film.example")
    );
    assert_eq!(listing.next, Some(Cursor::Page(2)));
    let article = backend.article("https://coast.example/bridge").unwrap();
    check_article(&article).unwrap();
    assert!(article.body.is_empty());
}

#[test]
fn a_server_without_trends_is_empty_and_one_that_is_asked_too_much_says_so() {
    let backend = social()
        .answers("api/v1/trends/links?offset=2", Answer::fixture("mastodon/empty"))
        .answers("api/v1/trends/links?offset=0", Answer::error(429, "mastodon/error-rate"))
        .start();
    let end = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((end.headlines.len(), end.next), (0, None));
    let error = backend.list(ListView::Latest).unwrap_err();
    assert!(matches!(error, Error::Status { status: 429, message: Some(words), .. } if words == "Too many requests"));
}
