//! Forem.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::Cursor;

fn dev() -> Setup {
    site("forem", "https://forem.example").category("rope", "Rope", "rope")
}

#[test]
fn articles_are_read_with_their_covers_and_where_they_first_stood() {
    let backend = dev().answers("api/articles/latest?page=1&per_page=2", Answer::fixture("forem/articles")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    assert_eq!(backend.headers(), [("Accept".to_owned(), "application/vnd.forem.api-v1+json".to_owned())]);
    let [nets, knots] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((nets.id.as_str(), nets.title.as_str()), ("71", "Mending nets & tests"));
    assert_eq!(
        (published(nets).as_deref(), updated(nets).as_deref()),
        (Some("2026-11-19T10:00:00Z"), Some("2026-11-20T10:00:00Z"))
    );
    assert_eq!(
        (link(nets), link(knots)),
        (Some("https://ana.example/mending"), Some("https://forem.example/lev/knots-2b"))
    );
    assert_eq!(nets.image.as_ref().unwrap().url.as_str(), "https://img.forem.example/nets.png");
    assert_eq!(knots.image, None, "a card made of the title is no picture");
    assert_eq!(
        (authors(nets), tags(nets)),
        (vec![("Ana Berg", Some("ana"))], vec![("rope", Some("rope")), ("testing", Some("testing"))])
    );
    assert_eq!((category_of(nets), nets.reading_minutes), (Some(("rope", "Rope")), Some(4)));
    assert_eq!((listing.total, listing.next), (None, Some(Cursor::Page(2))));
}

#[test]
fn every_list_is_asked_for_in_its_way_and_a_page_that_is_not_full_is_the_last() {
    let backend = dev()
        .answers("api/articles?tag=rope&page=1", Answer::fixture("forem/articles"))
        .answers("api/articles?username=ana&page=2", Answer::fixture("forem/empty"))
        .answers("api/videos?page=1", Answer::fixture("forem/videos"))
        .answers("api/tags", Answer::fixture("forem/tags"))
        .start();
    assert_eq!(backend.list(category("rope")).unwrap().headlines.len(), 2);
    assert_eq!(backend.list(tag("rope")).unwrap().headlines.len(), 2);
    assert_eq!(backend.page(author("ana"), Cursor::Page(2)).unwrap().next, None);
    let films = backend.list(ListView::Videos).unwrap();
    check_listing(&films).unwrap();
    assert_eq!((ids(&films), &films.next), (vec!["73"], &None));
    assert_eq!(films.headlines[0].video.as_ref().unwrap().url.as_str(), "https://video.forem.example/film.m3u8");
    assert_eq!(link(&films.headlines[0]), Some("https://forem.example/ana/film-3c"));
    assert_eq!(backend.categories(), [("rope".into(), "rope".into()), ("testing".into(), "testing".into())]);
}

#[test]
fn an_article_is_read_though_its_tags_have_changed_places() {
    let backend = dev()
        .answers("api/articles/71", Answer::fixture("forem/article"))
        .answers("api/articles/9", Answer::error(404, "forem/error-not-found"))
        .start();
    let nets = backend.article("71").unwrap();
    check_article(&nets).unwrap();
    assert_eq!(outline(&nets.body), ["p Pull it tight.", "other rope()"]);
    assert_eq!(tags(&nets.headline), [("rope", Some("rope")), ("testing", Some("testing"))]);
    assert!(matches!(backend.article("9"), Err(Error::NotFound { .. })));
}
