//! Directus.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Listing};

fn cms() -> Setup {
    site("directus", "https://data.example").category("sea", "At sea", "sea")
}

const FILE: &str = "https://data.example/assets/0f9e8d7c-6b5a-4c3d-9e1f-";

#[test]
fn posts_are_read_with_what_they_refer_to() {
    let backend = cms().answers("items/posts?page=1", Answer::fixture("directus/posts")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [whales, tide] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((whales.title.as_str(), whales.id.as_str()), ("Whales pass the light", "whales-pass"));
    assert_eq!(whales.summary.as_deref(), Some("Three of them, heading north."));
    assert_eq!(published(whales).as_deref(), Some("2026-11-15T07:30:00Z"));
    assert_eq!(updated(whales).as_deref(), Some("2026-11-15T09:00:00Z"));
    assert_eq!(authors(whales), [("Tove Lund", Some("0f9e8d7c-6b5a-4c3d-9e1f-000000000007"))]);
    assert_eq!(whales.authors[0].portrait.as_ref().unwrap().as_str(), format!("{FILE}000000000008"));
    assert_eq!(category_of(whales), Some(("sea", "At sea")));
    assert_eq!(tags(whales), [("whales", Some("whales")), ("north", Some("north"))]);
    assert_eq!(published(tide).as_deref(), Some("2026-11-14T06:00:00Z"));
    assert_eq!(tags(tide), [("Tides", Some("tides"))], "a record inside a junction");
    assert_eq!(authors(tide), [], "an identifier is no name");
}

#[test]
fn a_picture_is_found_by_the_id_of_its_file() {
    let backend =
        cms().parameter("access_token", "t&1").answers("items/posts", Answer::fixture("directus/posts")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    let [whales, tide] = listing.headlines.as_slice() else { panic!() };
    let image = whales.image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), format!("{FILE}000000000001?access_token=t%261"));
    assert_eq!((image.alt.as_str(), image.width, image.height), ("Three backs in grey water", Some(2000), Some(1000)));
    assert_eq!(tide.image.as_ref().unwrap().url.as_str(), format!("{FILE}000000000002?access_token=t%261"));
}

#[test]
fn pages_end_with_the_count() {
    let backend = cms()
        .answers("items/posts?page=1&limit=2&meta=filter_count", Answer::fixture("directus/posts"))
        .answers("items/posts?page=2&limit=2", Answer::fixture("directus/posts-page-2"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.next.clone(), first.total), (Some(Cursor::Page(2)), Some(3)));
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((ids(&second), &second.next), (vec!["fog"], &None));
}

#[test]
fn every_view_asks_in_the_words_of_directus() {
    let list = || Answer::fixture("directus/posts-page-2");
    let backend = cms()
        .parameter("filter", "filter[status][_eq]=published")
        .answers("items/posts?filter[category][slug][_eq]=sea&filter[status][_eq]=published", list())
        .answers("items/posts?filter[author][id][_eq]=7", list())
        .answers("items/posts?filter[tags][_contains]=north", list())
        .answers("items/posts?search=fog", list())
        .answers("items/posts?fields=*.*&sort=-date_created", list())
        .answers("items/categories", Answer::fixture("directus/categories"))
        .start();
    for view in [category("sea"), author("7"), tag("north"), search("fog"), ListView::Latest] {
        assert_eq!(ids(&backend.list(view.clone()).unwrap()), ["fog"], "{view:?}");
    }
    let expected = [("sea", "Sea"), ("land", "Land & Lakes")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
}

fn body(fixture: &str) -> Vec<String> {
    let answer = Answer::fixture(fixture);
    let backend = cms().answers("items/posts?filter[slug][_eq]=x&fields=*.*.*&limit=1", answer).start();
    let article = backend.article("x").unwrap();
    check_article(&article).unwrap();
    outline(&article.body)
}

#[test]
fn an_html_body_is_read() {
    assert_eq!(body("directus/post-html"), ["h North", "p They were counted from the light.", "figure"]);
}

#[test]
fn a_story_of_directus_has_its_body() {
    assert_eq!(body("directus/post-markdown"), ["h High water", "p At noon, twice."]);
    assert_eq!(body("directus/post-editor"), ["h Low water", "p At six."]);
}

#[test]
fn the_words_of_a_story_may_stand_in_its_translations() {
    let answer = Answer::fixture("directus/post-translations");
    let backend = cms().answers("items/posts?filter[slug][_eq]=net-mended", answer).start();
    let article = backend.article("net-mended").unwrap();
    check_article(&article).unwrap();
    let headline = &article.headline;
    assert_eq!((headline.id.as_str(), headline.title.as_str()), ("net-mended", "Garnet er bøtt"));
    assert_eq!(headline.summary.as_deref(), Some("Etter to dager."));
    assert_eq!(outline(&article.body), ["p Det tok to dager."]);
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_directus() {
    let error = |status: u16, name: &str| {
        cms().answers("items/posts", Answer::error(status, name)).start().list(ListView::Latest).unwrap_err()
    };
    let Error::Status { status: 403, message, .. } = error(403, "directus/error-forbidden") else { panic!() };
    assert_eq!(message.as_deref(), Some("You don't have permission to access this."));
    let Error::Status { status: 400, message, .. } = error(400, "directus/error-query") else { panic!() };
    assert_eq!(message.as_deref(), Some("Invalid query. \"slug\" does not exist."));
    assert!(matches!(error(404, "directus/error-route"), Error::NotFound { .. }));
    let empty = cms().answers("items/posts", Answer::fixture("directus/empty")).start();
    assert_eq!(empty.list(ListView::Latest), Ok(Listing { total: Some(0), ..Listing::default() }));
    assert!(matches!(empty.article("nothing"), Err(Error::NotFound { .. })));
}
