//! Payload's REST API.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Listing};

fn cms() -> Setup {
    site("payload", "https://cms.example").category("roads", "By road", "roads")
}

#[test]
fn documents_are_read_with_what_they_relate_to() {
    let listing = cms().answers("api/posts", Answer::fixture("payload/posts")).start().list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [arch, well] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((arch.title.as_str(), arch.id.as_str()), ("An arch under the road", "arch"));
    assert_eq!(arch.summary.as_deref(), Some("It was found on a Tuesday."));
    assert_eq!(published(arch).as_deref(), Some("2026-10-30T09:00:00Z"));
    assert_eq!(updated(arch).as_deref(), Some("2026-10-31T09:00:00Z"));
    assert_eq!(
        (authors(arch), category_of(arch)),
        (vec![("Eli Strand", Some("6650dd01"))], Some(("roads", "By road")))
    );
    assert_eq!(tags(arch), [("Stone", Some("1"))]);
    let image = arch.image.as_ref().unwrap();
    assert_eq!(
        (image.url.as_str(), image.alt.as_str()),
        ("https://cms.example/api/media/file/arch.webp", "A stone arch")
    );
    assert_eq!(
        renditions(image),
        [(600, "https://cms.example/api/media/file/arch-600.webp")],
        "a square is another crop"
    );
    assert_eq!(published(well).as_deref(), Some("2026-10-27T09:00:00Z"));
    assert_eq!(authors(well), [], "an identifier is no name");
    assert_eq!(category_of(well), Some(("ruins", "ruins")), "a category that is a choice");
    assert_eq!(tags(well), [("wells", Some("wells")), ("cafe", Some("cafe"))]);
    assert_eq!(well.image.as_ref().unwrap().url.as_str(), "https://cms.example/api/media/file/well.webp");
}

#[test]
fn pages_are_counted_as_the_answer_says() {
    let backend = cms()
        .answers("api/posts?page=1&limit=2&depth=1&sort=-publishedAt", Answer::fixture("payload/posts"))
        .answers("api/posts?page=2&limit=2", Answer::fixture("payload/posts-page-2"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.next.clone(), first.total), (Some(Cursor::Page(2)), Some(3)));
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((ids(&second), &second.next), (vec!["gate"], &None));
}

#[test]
fn every_view_asks_in_the_words_of_payload() {
    let list = || Answer::fixture("payload/posts-page-2");
    let backend = cms()
        .answers("api/posts?where[categories.slug][in]=roads", list())
        .answers("api/posts?where[authors][in]=6650dd01", list())
        .answers("api/posts?where[tags.slug][in]=stone", list())
        .answers("api/posts?where[title][like]=old gate", list())
        .answers("api/posts?sort=-publishedAt", list())
        .answers("api/categories", Answer::fixture("payload/categories"))
        .start();
    for view in [category("roads"), author("6650dd01"), tag("stone"), search("old gate"), ListView::Latest] {
        assert_eq!(ids(&backend.list(view.clone()).unwrap()), ["gate"], "{view:?}");
    }
    assert_eq!(backend.headers(), []);
    let expected = [("roads", "Roads & Ruins"), ("6650cc02", "Town")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
}

#[test]
fn a_collection_without_slugs_is_asked_by_identifier() {
    let backend = cms()
        .parameter("id_field", "id")
        .parameter("collection", "stories")
        .answers("api/stories?where[id][equals]=6650bb01", Answer::fixture("payload/post"))
        .answers("api/stories", Answer::fixture("payload/posts"))
        .start();
    assert_eq!(ids(&backend.list(ListView::Latest).unwrap()), ["6650bb01", "6650bb02"]);
    assert_eq!(backend.article("6650bb01").unwrap().headline.title, "An arch under the road");
}

#[test]
fn a_story_of_payload_has_its_body() {
    let body = |fixture: &str| {
        let backend = cms().answers("api/posts?where[slug][equals]=x&depth=2", Answer::fixture(fixture)).start();
        let article = backend.article("x").unwrap();
        check_article(&article).unwrap();
        outline(&article.body)
    };
    assert_eq!(body("payload/post"), ["h Under the road", "p It is Roman."]);
    assert_eq!(body("payload/post-layout"), ["p It goes down.", "p And down."]);
    assert_eq!(body("payload/post-slate"), ["h Stones", "p They are wet."]);
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_payload() {
    let error = |status: u16, name: &str| {
        cms().answers("api/posts", Answer::error(status, name)).start().list(ListView::Latest).unwrap_err()
    };
    let Error::Status { status: 403, message, .. } = error(403, "payload/error-forbidden") else { panic!() };
    assert_eq!(message.as_deref(), Some("You are not allowed to perform this action."));
    let Error::Status { status: 400, message, .. } = error(400, "payload/error-path") else { panic!() };
    assert_eq!(message.as_deref(), Some("The following path cannot be queried: slug"));
    let empty = cms().answers("api/posts", Answer::fixture("payload/empty")).start();
    assert_eq!(empty.list(ListView::Latest), Ok(Listing { total: Some(0), ..Listing::default() }));
    assert!(matches!(empty.article("nothing"), Err(Error::NotFound { .. })));
}
