//! WordPress.com REST API v1.1.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Cursor, Listing};

fn quay() -> Setup {
    site("wordpress-com", "https://wp.example").parameter("site", "quay.example").category("harbour", "Harbour", "port")
}

const POSTS: &str = "rest/v1.1/sites/quay.example/posts/";

#[test]
fn posts_are_read_with_tags_and_categories_that_are_objects_keyed_by_name() {
    let listing = quay().answers(POSTS, Answer::fixture("wordpress-com/posts")).start().list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [ferry, note] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((ferry.title.as_str(), ferry.id.as_str()), ("The ferry runs again: “at last”", "ferry-runs-again"));
    assert_eq!(ferry.summary.as_deref(), Some("Eleven days in dock are over"), "a link to the story is no part of it");
    assert_eq!(published(ferry).as_deref(), Some("2026-11-20T06:30:00Z"));
    assert_eq!(updated(ferry).as_deref(), Some("2026-11-20T08:00:00Z"));
    assert_eq!(authors(ferry), [("Inês Tavares", Some("31"))]);
    assert_eq!(category_of(ferry), Some(("harbour", "Harbour")));
    assert_eq!(tags(ferry), [("Breaking", Some("breaking")), ("Ferries", Some("ferries"))]);
    assert_eq!(link(ferry), Some("https://quay.example/2026/11/20/ferry-runs-again/"));
    let image = ferry.image.as_ref().unwrap();
    assert_eq!((image.url.as_str(), image.width), ("https://quay.files.example/2026/11/ferry.jpg", Some(1600)));
    assert!(ferry.breaking && !note.breaking);
    assert_eq!((&note.image, &note.summary, &note.category, tags(note)), (&None, &None, &None, vec![]));
}

#[test]
fn the_next_page_is_asked_for_by_its_handle_and_the_first_without_one() {
    let handle = "page_handle=value%3D2026-11-19T10%253A00%253A00%252B00%253A00%26id%3D502";
    let backend = quay()
        .answers(&[POSTS, "?", handle].concat(), Answer::fixture("wordpress-com/posts-2"))
        .answers(POSTS, Answer::fixture("wordpress-com/posts"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert!(!backend.asked()[0].contains("page_handle"));
    assert_eq!(first.total, Some(3));
    let second = backend.page(ListView::Latest, first.next.unwrap()).unwrap();
    assert!(backend.asked()[0].contains(handle));
    assert_eq!((titles(&second), &second.next), (vec!["Older"], &None));
    assert_eq!(
        second.headlines[0].image.as_ref().unwrap().url.as_str(),
        "https://quay.files.example/2026/10/old.png",
        "without a record of the picture its address is enough"
    );
}

#[test]
fn every_list_is_asked_for_by_name() {
    let backend = quay()
        .answers(&[POSTS, "?category=port&number=2"].concat(), Answer::fixture("wordpress-com/posts"))
        .answers(&[POSTS, "?tag=ferries"].concat(), Answer::fixture("wordpress-com/posts"))
        .answers(&[POSTS, "?author=31"].concat(), Answer::fixture("wordpress-com/posts"))
        .answers(&[POSTS, "?search=ships%20%26%20tides"].concat(), Answer::fixture("wordpress-com/empty"))
        .start();
    for view in [category("harbour"), tag("ferries"), author("31")] {
        assert_eq!(backend.list(view.clone()).unwrap().headlines.len(), 2, "{view:?}");
    }
    assert_eq!(backend.list(search("ships & tides")), Ok(Listing { total: Some(0), ..Listing::default() }));
    use ViewKind::*;
    assert!(
        [Latest, Category, Article, Search, Categories, Author, Tag].iter().all(|kind| backend.client.answers(*kind))
    );
}

#[test]
fn an_article_is_found_by_its_slug() {
    let backend = quay()
        .answers(&[POSTS, "slug:ferry-runs-again"].concat(), Answer::fixture("wordpress-com/post"))
        .answers(&[POSTS, "slug:gone"].concat(), Answer::error(404, "wordpress-com/error-unknown-post"))
        .start();
    let article = backend.article("ferry-runs-again").unwrap();
    check_article(&article).unwrap();
    assert_eq!(outline(&article.body), ["p The Aurora left at six.", "h What next", "p A second boat comes in May."]);
    assert!(matches!(backend.article("gone"), Err(Error::NotFound { .. })));
}

#[test]
fn the_categories_are_those_with_stories() {
    let request = "rest/v1.1/sites/quay.example/categories";
    let backend = quay().answers(request, Answer::fixture("wordpress-com/categories")).start();
    assert_eq!(backend.categories(), [("port".to_owned(), "Port & Sea".to_owned())]);
}

#[test]
fn what_goes_wrong_is_told_even_when_it_is_no_json() {
    let error = |answer: Answer| quay().answers(POSTS, answer).start().list(ListView::Latest).unwrap_err();
    let Error::Status { status: 403, message, .. } = error(Answer::error(403, "wordpress-com/error-unauthorized"))
    else {
        panic!()
    };
    assert_eq!(message.as_deref(), Some("User cannot access this private blog."));
    assert!(matches!(error(Answer::error(200, "wordpress-com/error-unauthorized")), Error::Refused { .. }));
    assert!(matches!(error(Answer::error(200, "wordpress-com/error-unknown-post")), Error::NotFound { .. }));
    assert!(matches!(error(Answer::new(429, "Too many requests")), Error::Status { status: 429, .. }));
    let start = quay().answers(POSTS, Answer::fixture("wordpress-com/posts")).start();
    assert_eq!(start.page(ListView::Latest, Cursor::Page(3)), Ok(Listing::default()), "there are no numbered pages");
}
