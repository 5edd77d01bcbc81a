//! Superdesk Newsroom, News API v1.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Cursor, Listing};

fn newsroom() -> Setup {
    site("superdesk-newsroom", "https://wire.example").category("home", "Home", "a")
}

const SEARCH: &str = "api/v1/news/search";

#[test]
fn items_are_read_and_what_is_withheld_is_not_shown() {
    let backend = newsroom().answers(SEARCH, Answer::fixture("superdesk-newsroom/search")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    assert_eq!(titles(&listing), ["Port wakes", "Two lines"]);
    let [port, lines] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(port.summary.as_deref(), Some("The first ship of the year."));
    assert_eq!(
        (published(port).as_deref(), updated(port).as_deref()),
        (Some("2026-11-20T06:00:00Z"), Some("2026-11-20T08:00:00Z"))
    );
    assert_eq!(authors(port), [("Petra Lund", None), ("Sam Okoye", None)]);
    assert_eq!((category_of(port), tags(port)), (Some(("home", "Home")), vec![("shipping", Some("04015000"))]));
    assert_eq!((port.language.as_deref(), port.reading_minutes, port.breaking), (Some("en-AU"), Some(2), true));
    assert_eq!((link(port), link(lines)), (None, Some("https://wire.example/3")), "a urn leads nowhere");
    assert!(!lines.breaking);
}

#[test]
fn pages_end_at_the_total_or_at_the_thousandth_item() {
    let backend = newsroom()
        .answers("api/v1/news/search?page=2&page_size=2", Answer::fixture("superdesk-newsroom/search-2"))
        .answers("api/v1/news/search?page=501", Answer::error(400, "superdesk-newsroom/error-page"))
        .answers(
            "api/v1/news/search?page=1&start_date=now-10d&sort=versioncreated:desc",
            Answer::fixture("superdesk-newsroom/search"),
        )
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.total, first.next), (Some(4), Some(Cursor::Page(2))));
    assert!(backend.page(ListView::Latest, Cursor::Page(2)).is_ok());
    assert_eq!(backend.page(ListView::Latest, Cursor::Page(501)), Ok(Listing::default()));
}

#[test]
fn services_subjects_and_words_are_asked_for() {
    let backend = newsroom()
        .answers(r#"api/v1/news/search?service=["a"]"#, Answer::fixture("superdesk-newsroom/search"))
        .answers(r#"api/v1/news/search?subject=["04015000"]"#, Answer::fixture("superdesk-newsroom/search"))
        .answers("api/v1/news/search?q=ships", Answer::fixture("superdesk-newsroom/empty"))
        .start();
    for view in [category("home"), tag("04015000")] {
        assert_eq!(backend.list(view).unwrap().headlines.len(), 2);
    }
    assert_eq!(backend.list(search("ships")), Ok(Listing { total: Some(0), ..Listing::default() }));
    for kind in [ViewKind::Author, ViewKind::Categories] {
        assert!(!backend.client.answers(kind), "{kind:?}");
    }
}

#[test]
fn an_item_comes_whole_with_its_picture() {
    let backend = newsroom()
        .parameter("token", "t")
        .answers("api/v1/news/item/urn%3Anews%3A1?format=NINJSFormatter", Answer::fixture("superdesk-newsroom/item"))
        .start();
    let article = backend.article("urn:news:1").unwrap();
    check_article(&article).unwrap();
    assert_eq!(outline(&article.body), ["p She came in on the tide.", "p Forty men waited."]);
    let image = article.headline.image.as_ref().unwrap();
    assert_eq!((image.url.as_str(), image.credit.as_deref()), ("https://wire.example/assets/1", Some("Ana Berg")));
    assert_eq!(backend.headers(), [("Authorization".to_owned(), "t".to_owned())]);
}

#[test]
fn a_missing_token_is_told() {
    let answer = |status| Answer::error(status, "superdesk-newsroom/error-token");
    let error = |status| newsroom().answers(SEARCH, answer(status)).start().list(ListView::Latest);
    let Err(Error::Status { status: 401, message, .. }) = error(401) else { panic!() };
    assert_eq!(message.as_deref(), Some("Please provide proper credentials"));
    assert!(matches!(error(200), Err(Error::Refused { .. })));
}
