//! Contentful's Content Delivery API.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Listing};

fn cms() -> Setup {
    site("contentful", "https://cdn.contentful.com")
        .parameter("space", "s1")
        .parameter("access_token", "t1")
        .parameter("content_type", "article")
        .category("shore", "On the shore", "shore")
}

const ENTRIES: &str = "spaces/s1/environments/master/entries";

fn asked(query: &str) -> String {
    [ENTRIES, "?content_type=article&access_token=t1&", query].concat()
}

#[test]
fn entries_are_read_with_what_they_link_to() {
    let backend = cms().answers(ENTRIES, Answer::fixture("contentful/entries")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [glass, salt, bare] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((glass.title.as_str(), glass.id.as_str()), ("Glass from the sea", "glass-from-the-sea"));
    assert_eq!(glass.summary.as_deref(), Some("Blue is the rarest."));
    assert_eq!(published(glass).as_deref(), Some("2026-11-12T05:30:00Z"));
    assert_eq!(updated(glass).as_deref(), Some("2026-11-13T00:00:00Z"));
    assert_eq!(category_of(glass), Some(("shore", "On the shore")));
    assert_eq!(authors(glass), [("Jo Falk", Some("p1"))]);
    assert_eq!(glass.authors[0].portrait.as_ref().unwrap().as_str(), "https://images.ctfassets.net/s1/as2/abc/jo.jpg");
    assert_eq!(tags(glass), [("Glass", Some("Glass")), ("Beach & Sand", Some("Beach & Sand"))]);
    assert_eq!(glass.language.as_deref(), Some("en-US"));
    assert_eq!((salt.title.as_str(), published(salt).as_deref()), ("Salt, slowly", Some("2026-11-10T07:00:00Z")));
    assert_eq!(category_of(salt), Some(("Trade", "Trade")), "a category that is a text");
    assert_eq!(authors(salt), [("Jo Falk", Some("p1"))], "a link that leads nowhere is nobody");
    assert_eq!(tags(salt), [("saltWorks", Some("saltWorks"))]);
    assert_eq!((bare.id.as_str(), &bare.image), ("e3", &None), "without a slug by its identifier");
}

#[test]
fn a_picture_is_an_asset_or_an_entry_that_holds_one() {
    let listing = cms().answers(ENTRIES, Answer::fixture("contentful/entries")).start().list(ListView::Latest).unwrap();
    let image = listing.headlines[0].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://images.ctfassets.net/s1/as1/abc/glass.jpg");
    assert_eq!((image.alt.as_str(), image.width, image.height), ("Blue glass on sand", Some(1500), Some(1000)));
    let image = listing.headlines[1].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://images.ctfassets.net/s1/as3/abc/salt.jpg");
    assert_eq!(
        (image.alt.as_str(), image.caption.as_deref(), image.credit.as_deref(), image.width),
        ("White heaps", Some("In August"), Some("L. Moe"), Some(1200))
    );
}

#[test]
fn entries_are_skipped_until_the_total_is_reached() {
    let backend = cms()
        .answers(&asked("skip=0&limit=2"), Answer::fixture("contentful/entries"))
        .answers(&asked("skip=2&limit=2"), Answer::fixture("contentful/entries-page-2"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.next.clone(), first.total), (Some(Cursor::Page(2)), Some(5)));
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((ids(&second), &second.next), (vec!["driftwood"], &None));
}

#[test]
fn every_view_asks_in_the_words_of_contentful() {
    let list = || Answer::fixture("contentful/entries-page-2");
    let backend = cms()
        .answers(&asked("fields.category.sys.contentType.sys.id=category&fields.category.fields.slug=shore"), list())
        .answers(&asked("fields.author.sys.id=p1"), list())
        .answers(&asked("fields.tags[in]=Beach %26 Sand"), list())
        .answers(&asked("query=drift"), list())
        .answers(&asked("order=-sys.createdAt&include=2"), list())
        .answers(&[ENTRIES, "?content_type=category"].concat(), Answer::fixture("contentful/categories"))
        .start();
    for view in [category("shore"), author("p1"), tag("Beach & Sand"), search("drift"), ListView::Latest] {
        assert_eq!(ids(&backend.list(view.clone()).unwrap()), ["driftwood"], "{view:?}");
    }
    assert_eq!(backend.headers(), [], "the token goes into the address, which costs no request for leave");
    let expected = [("shore", "Shore & Beach"), ("trade", "Trade")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
}

#[test]
fn a_story_is_asked_for_by_the_field_that_the_site_names() {
    let backend = cms()
        .parameter("id_field", "sys.id")
        .answers(&asked("sys.id=e1"), Answer::fixture("contentful/entry-markdown"))
        .answers(&asked("skip=0"), Answer::fixture("contentful/entries"))
        .start();
    assert_eq!(ids(&backend.list(ListView::Latest).unwrap()), ["e1", "e2", "e3"]);
    assert_eq!(backend.article("e1").unwrap().headline.title, "Glass from the sea");
}

#[test]
fn a_story_of_contentful_has_its_body() {
    for fixture in ["contentful/entry-rich-text", "contentful/entry-markdown"] {
        let backend = cms().answers(&asked("fields.slug=glass&limit=1"), Answer::fixture(fixture)).start();
        let article = backend.article("glass").unwrap();
        check_article(&article).unwrap();
        assert_eq!(outline(&article.body), ["h Where to look", "p After a storm, early."], "{fixture}");
    }
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_contentful() {
    let error = |status: u16, name: &str| {
        cms().answers(ENTRIES, Answer::error(status, name)).start().list(ListView::Latest).unwrap_err()
    };
    let Error::Status { status: 401, message, .. } = error(401, "contentful/error-token") else { panic!() };
    assert_eq!(message.as_deref(), Some("The access token you sent could not be found or is invalid."));
    let Error::Status { status: 400, message, .. } = error(400, "contentful/error-query") else { panic!() };
    assert_eq!(message.as_deref(), Some("The path \"fields.slug\" is not recognized"));
    assert!(matches!(error(404, "contentful/error-not-found"), Error::NotFound { .. }));
    let empty = cms().answers(ENTRIES, Answer::fixture("contentful/empty")).start();
    assert_eq!(empty.list(ListView::Latest), Ok(Listing { total: Some(0), ..Listing::default() }));
    assert!(matches!(empty.article("nothing"), Err(Error::NotFound { .. })), "not found is an empty list here");
}
