//! Reddit.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Listing};

fn reddit() -> Setup {
    site("reddit", "https://proxy.example").category("sea", "Sea", "sailing+boats")
}

fn latest() -> Listing {
    let backend = reddit().answers("r/news/new.json?raw_json=1&limit=2", Answer::fixture("reddit/new")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

#[test]
fn a_link_leads_to_its_source_and_a_post_of_words_to_reddit() {
    let listing = latest();
    let [ferry, books] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((ferry.id.as_str(), ferry.title.as_str()), ("a1", "Ferry runs again & nobody is late"));
    let source = ferry.source.as_ref().unwrap();
    assert_eq!(
        (source.name.as_str(), source.url.as_str()),
        ("harbour.example", "https://harbour.example/ferry?a=1&b=2")
    );
    let source = books.source.as_ref().unwrap();
    assert_eq!(
        (source.name.as_str(), source.url.as_str()),
        ("Reddit", "https://www.reddit.com/r/news/comments/b2/what_do_you_read/")
    );
    assert_eq!((authors(ferry), authors(books)), (vec![("ana", Some("ana"))], vec![]));
    assert_eq!((category_of(ferry), tags(ferry)), (Some(("news", "news")), vec![("Local", None)]));
    assert_eq!(published(ferry).as_deref(), Some("2026-11-20T09:00:00Z"));
    assert_eq!(updated(books).as_deref(), Some("2026-11-20T08:06:40Z"));
}

#[test]
fn a_picture_has_its_widths_and_a_word_for_one_is_none() {
    let listing = latest();
    let image = listing.headlines[0].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://preview.example/a1.jpg?auto=webp&s=1");
    assert_eq!(
        renditions(image),
        [(108, "https://preview.example/a1.jpg?width=108&s=2"), (640, "https://preview.example/a1.jpg?width=640&s=3")]
    );
    assert_eq!(listing.headlines[1].image, None);
}

#[test]
fn the_next_page_comes_after_the_last_post() {
    assert_eq!(latest().next, Some(Cursor::Token("t3_b2".into())));
    let backend = reddit()
        .answers("r/news/new.json?after=t3_b2", Answer::fixture("reddit/empty"))
        .answers("r/sailing+boats/new.json", Answer::fixture("reddit/new"))
        .answers("user/ana/submitted.json?sort=new", Answer::fixture("reddit/new"))
        .answers("r/news/search.json?q=ferry&restrict_sr=1", Answer::fixture("reddit/new"))
        .start();
    let last = backend.page(ListView::Latest, Cursor::Token("t3_b2".into())).unwrap();
    assert_eq!((last.headlines.len(), last.next), (0, None));
    for view in [category("sea"), author("ana"), search("ferry")] {
        assert_eq!(backend.list(view).unwrap().headlines.len(), 2);
    }
}

#[test]
fn a_post_is_the_first_of_two_listings() {
    let backend = reddit()
        .answers("comments/b2.json?raw_json=1", Answer::fixture("reddit/post"))
        .answers("comments/x.json", Answer::error(404, "reddit/error-not-found"))
        .answers("comments/y.json", Answer::error(403, "reddit/error-private"))
        .start();
    let books = backend.article("b2").unwrap();
    check_article(&books).unwrap();
    assert_eq!(outline(&books.body), ["p Tell all."]);
    assert!(matches!(backend.article("x"), Err(Error::NotFound { .. })));
    assert!(
        matches!(backend.article("y"), Err(Error::Status { status: 403, message: Some(words), .. }) if words == "Forbidden")
    );
}
