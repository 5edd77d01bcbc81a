//! The New York Times, Article Search API v2.

use crate::shown::check_listing;
use crate::support::*;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Cursor, Listing};

fn times() -> Setup {
    site("nyt-article-search", "https://api.nyt.example").parameter("key", "k").category("city", "City", "New York")
}

const SEARCH: &str = "svc/search/v2/articlesearch.json";

fn at(query: &str) -> String {
    [SEARCH, "?", query].concat()
}

#[test]
fn documents_are_read() {
    let backend =
        times().answers(&at("sort=newest&page=0&api-key=k"), Answer::fixture("nyt-article-search/docs")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [council, bare] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((council.title.as_str(), council.id.as_str()), ("The council & the bell", "nyt://article/1"));
    assert_eq!(council.summary.as_deref(), Some("What the council decided."));
    assert_eq!(authors(council), [("Petra Lund", None), ("Sam Okoye", None)]);
    assert_eq!(
        (category_of(council), tags(council)),
        (Some(("city", "City")), vec![("City Councils", Some("City Councils"))])
    );
    assert_eq!((council.reading_minutes, link(council)), (Some(3), Some("https://www.nytimes.example/1.html")));
    let image = council.image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://static01.nyt.example/hall-articleLarge.jpg");
    assert_eq!((image.caption.as_deref(), image.credit.as_deref()), (Some("The hall"), Some("Ana Berg")));
    assert_eq!((&bare.image, authors(bare)), (&None, vec![]));
    assert_eq!((listing.total, listing.next), (Some(3), Some(Cursor::Page(2))));
}

#[test]
fn a_document_of_before_2025_has_a_picture_on_the_host_of_pictures() {
    let backend = times().answers(&at("page=1"), Answer::fixture("nyt-article-search/docs-before-2025")).start();
    let listing = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    check_listing(&listing).unwrap();
    let before = &listing.headlines[0];
    let base = "https://static01.nyt.com/images/2019/07/24/hall/";
    assert_eq!(before.image.as_ref().unwrap().url.as_str(), [base, "hall-jumbo.jpg"].concat());
    assert_eq!(before.image.as_ref().unwrap().renditions.len(), 2);
    assert_eq!(authors(before), [("Petra Lund", None)], "people, where there is no line of theirs");
    assert_eq!((listing.total, published(before).as_deref()), (Some(3), Some("2019-07-24T09:00:05Z")));
}

#[test]
fn sections_tags_words_and_names_are_queries() {
    let backend = times()
        .answers(&at("fq=section.name:(%22New%20York%22)"), Answer::fixture("nyt-article-search/docs"))
        .answers(&at("q=bells%20%26%20whistles"), Answer::fixture("nyt-article-search/empty"))
        .answers(&at("fq=_id:(%22nyt://article/1%22)"), Answer::fixture("nyt-article-search/docs"))
        .answers(&at("fq=_id:(%22gone%22)"), Answer::fixture("nyt-article-search/empty"))
        .answers(SEARCH, Answer::fixture("nyt-article-search/docs"))
        .start();
    assert_eq!(backend.list(category("city")).unwrap().headlines.len(), 2);
    assert_eq!(backend.list(search("bells & whistles")), Ok(Listing { total: Some(0), ..Listing::default() }));
    assert_eq!(backend.article("nyt://article/1").unwrap().headline.title, "The council & the bell");
    assert!(matches!(backend.article("gone"), Err(Error::NotFound { .. })));
    backend.asked();
    backend.list(tag("City Councils")).unwrap();
    assert!(backend.asked()[0].contains("timesTag.subject:(%22City%20Councils%22)"));
    assert!(!backend.client.answers(ViewKind::Categories));
}

#[test]
fn a_list_ends_after_a_hundred_pages_and_null_is_an_empty_one() {
    let backend = times().answers(SEARCH, Answer::fixture("nyt-article-search/null")).start();
    assert_eq!(backend.list(ListView::Latest), Ok(Listing { total: Some(0), ..Listing::default() }));
    assert_eq!(backend.page(ListView::Latest, Cursor::Page(101)), Ok(Listing::default()));
    assert_eq!(backend.asked().len(), 1, "page 101 is not asked for");
}

#[test]
fn faults_and_errors_are_told() {
    let error = |status, name| times().answers(SEARCH, Answer::error(status, name)).start().list(ListView::Latest);
    let Err(Error::Status { status: 401, message, .. }) = error(401, "nyt-article-search/error-key") else { panic!() };
    assert_eq!(message.as_deref(), Some("Invalid ApiKey"));
    let Err(Error::Refused { message, .. }) = error(200, "nyt-article-search/error-page") else { panic!() };
    assert_eq!(message, "page must be 100 or less");
}
