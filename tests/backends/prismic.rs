//! Prismic's Content API v2.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Listing};

fn cms() -> Setup {
    let api = Answer::fixture("prismic/api");
    site("prismic", "https://paper.cdn.prismic.io").category("coast", "The coast", "coast").answers("api/v2", api)
}

fn asked(query: &str) -> String {
    ["api/v2/documents/search?ref=ZzRef1&", query].concat()
}

const ARTICLES: &str = r#"q=[[at(document.type,"article")]]"#;

#[test]
fn documents_are_read_with_what_was_fetched_of_their_links() {
    let listing =
        cms().answers(&asked(ARTICLES), Answer::fixture("prismic/articles")).start().list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [lantern, keepers] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((lantern.title.as_str(), lantern.id.as_str()), ("The lantern is lit again", "lantern-lit"));
    assert_eq!(lantern.summary.as_deref(), Some("After forty years & one day."));
    assert_eq!(published(lantern).as_deref(), Some("2026-11-07T00:00:00Z"));
    assert_eq!(updated(lantern).as_deref(), Some("2026-11-08T09:00:00Z"));
    assert_eq!(category_of(lantern), Some(("coast", "The coast")));
    assert_eq!((authors(lantern), tags(lantern)), (vec![("Siv Engen", Some("Aid1"))], vec![("Light", Some("Light"))]));
    let image = lantern.image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://images.prismic.io/paper/lantern.jpg?auto=compress,format");
    assert_eq!(
        (image.alt.as_str(), image.credit.as_deref(), image.width),
        ("A lantern room", Some("T. Sand"), Some(1600))
    );
    let mobile = "https://images.prismic.io/paper/lantern-m.jpg?auto=compress,format";
    assert_eq!(renditions(image), [(800, mobile)], "a square is another crop");
    assert_eq!((keepers.title.as_str(), keepers.id.as_str()), ("Keepers wanted", "Yid2"));
    assert_eq!(category_of(keepers), Some(("work", "work")), "all that is known of a link that was not fetched");
    assert_eq!((authors(keepers), &keepers.image), (vec![], &None), "an empty link is nobody");
    assert_eq!(published(keepers).as_deref(), Some("2026-11-06T06:00:00Z"));
}

#[test]
fn the_ref_is_asked_for_once_and_pages_by_number() {
    let backend = cms()
        .answers(&asked("page=1&pageSize=2"), Answer::fixture("prismic/articles"))
        .answers(&asked("page=2&pageSize=2"), Answer::fixture("prismic/articles-page-2"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.next.clone(), first.total), (Some(Cursor::Page(2)), Some(3)));
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((ids(&second), &second.next), (vec!["oil"], &None));
    let asked = backend.asked();
    assert_eq!(asked.iter().filter(|url| url.ends_with("/api/v2")).count(), 1, "{asked:?}");
}

#[test]
fn every_view_asks_by_predicates_with_quoted_texts() {
    let list = || Answer::fixture("prismic/articles-page-2");
    let narrowed = |predicate: &str| asked(&[r#"q=[[at(document.type,"article")]["#, predicate, "]]"].concat());
    let backend = cms()
        .answers(&asked(r#"q=[[at(my.category.uid,"coast")]]"#), Answer::fixture("prismic/category"))
        .answers(&narrowed(r#"at(my.article.category,"Cid1")"#), list())
        .answers(&narrowed(r#"at(my.article.author,"Aid1")"#), list())
        .answers(&narrowed(r#"at(document.tags,["Light"])"#), list())
        .answers(&narrowed(r#"fulltext(document,"say \"oil\"")"#), list())
        .answers(&asked(&[ARTICLES, "&orderings=[document.first_publication_date desc]"].concat()), list())
        .answers(&asked(r#"q=[[at(document.type,"category")]]"#), Answer::fixture("prismic/categories"))
        .start();
    for view in [category("coast"), author("Aid1"), tag("Light"), search("say \"oil\""), ListView::Latest] {
        assert_eq!(ids(&backend.list(view.clone()).unwrap()), ["oil"], "{view:?}");
    }
    let expected = [("coast", "Coast & Light"), ("work", "Work")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
}

#[test]
fn a_story_of_prismic_has_its_body() {
    let body = |fixture: &str| {
        let request = asked(r#"q=[[at(my.article.uid,"lantern-lit")]]"#);
        let article = cms().answers(&request, Answer::fixture(fixture)).start().article("lantern-lit").unwrap();
        check_article(&article).unwrap();
        outline(&article.body)
    };
    assert_eq!(body("prismic/article"), ["h The stairs", "p There are ninety."]);
    assert_eq!(body("prismic/article-slices"), ["p Up the stairs.", "p It turns by itself."]);
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_prismic() {
    let error = |status: u16, name: &str| {
        cms().answers(&asked(""), Answer::error(status, name)).start().list(ListView::Latest).unwrap_err()
    };
    let Error::Status { status: 400, message, .. } = error(400, "prismic/error-predicate") else { panic!() };
    assert!(message.unwrap().starts_with("unexpected field 'my.article.section'"));
    let Error::Status { status: 401, message, .. } = error(401, "prismic/error-token") else { panic!() };
    assert_eq!(message.as_deref(), Some("Invalid access token"));
    let empty = cms().answers(&asked(""), Answer::fixture("prismic/empty")).start();
    assert_eq!(empty.list(ListView::Latest), Ok(Listing { total: Some(0), ..Listing::default() }));
    assert!(matches!(empty.article("nothing"), Err(Error::NotFound { .. })));
    assert!(matches!(empty.list(category("coast")), Err(Error::NotFound { .. })), "no such category");
}
