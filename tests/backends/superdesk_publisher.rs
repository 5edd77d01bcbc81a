//! Superdesk Publisher, REST API v2.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Cursor, Listing};

fn daily() -> Setup {
    site("superdesk-publisher", "https://daily.example").category("town", "Town", "city")
}

const ARTICLES: &str = "api/v2/search/articles/";

#[test]
fn articles_are_read() {
    let listing = daily()
        .answers(ARTICLES, Answer::fixture("superdesk-publisher/articles"))
        .start()
        .list(ListView::Latest)
        .unwrap();
    check_listing(&listing).unwrap();
    let [snow, quiet] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((snow.title.as_str(), snow.id.as_str()), ("Snow & silence", "snow-and-silence"));
    assert_eq!(snow.summary.as_deref(), Some("The town slept late."));
    assert_eq!(
        (published(snow).as_deref(), updated(snow).as_deref()),
        (Some("2026-11-20T07:00:00Z"), Some("2026-11-20T08:00:00Z"))
    );
    assert_eq!((category_of(snow), category_of(quiet)), (Some(("town", "Town")), None));
    assert_eq!(authors(snow), [("Petra Lund", Some("Petra Lund"))]);
    assert_eq!((tags(snow), tags(quiet)), (vec![("Winter", Some("winter"))], vec![("calm", Some("calm"))]));
    assert_eq!(link(quiet), Some("https://daily.example/quiet-news"));
    assert!(snow.breaking && !quiet.breaking);
    let image = snow.image.as_ref().unwrap();
    assert_eq!((image.alt.as_str(), image.credit.as_deref()), ("A square in snow", Some("Ana Berg")));
    assert_eq!(
        renditions(image),
        [
            (600, "https://daily.example/media/2026_600x400.jpg"),
            (2000, "https://daily.example/media/2026_original.jpg")
        ]
    );
    assert_eq!((&quiet.image, &quiet.summary), (&None, &None));
}

#[test]
fn pages_are_counted() {
    let backend = daily()
        .answers("api/v2/search/articles/?page=2&limit=2", Answer::fixture("superdesk-publisher/articles-2"))
        .answers("api/v2/search/articles/?page=1", Answer::fixture("superdesk-publisher/articles"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.total, first.next), (Some(3), Some(Cursor::Page(2))));
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((titles(&second), &second.next), (vec!["Older"], &None));
}

#[test]
fn the_front_page_may_be_a_list_of_the_editors() {
    let backend = daily()
        .parameter("latest", "content/lists/7/items/?sorting[position]=asc")
        .answers("api/v2/content/lists/7/items/?limit=2", Answer::fixture("superdesk-publisher/list"))
        .start();
    assert_eq!(ids(&backend.list(ListView::Latest).unwrap()), ["quiet-news", "snow-and-silence"]);
}

#[test]
fn a_route_is_found_by_its_slug_its_name_or_its_number() {
    let backend = daily()
        .answers("api/v2/content/routes/", Answer::fixture("superdesk-publisher/routes"))
        .answers("api/v2/search/articles/?route[]=5", Answer::fixture("superdesk-publisher/articles"))
        .answers("api/v2/search/articles/?route[]=99", Answer::fixture("superdesk-publisher/empty"))
        .answers("api/v2/search/articles/?author[]=Petra%20Lund", Answer::fixture("superdesk-publisher/articles"))
        .answers("api/v2/search/articles/?keywords[]=winter", Answer::fixture("superdesk-publisher/articles"))
        .answers("api/v2/search/articles/?term=snow", Answer::fixture("superdesk-publisher/empty"))
        .start();
    for view in [category("town"), category("City"), category("5"), author("Petra Lund"), tag("winter")] {
        assert_eq!(backend.list(view.clone()).unwrap().headlines.len(), 2, "{view:?}");
    }
    for view in [category("99"), search("snow")] {
        assert_eq!(backend.list(view), Ok(Listing { total: Some(0), ..Listing::default() }));
    }
    assert!(matches!(backend.list(category("nowhere")), Err(Error::NotFound { .. })));
    let expected = [("city", "City"), ("world", "World & Sea")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
    assert!(backend.client.answers(ViewKind::Tag));
}

#[test]
fn an_article_is_found_by_its_slug() {
    let backend = daily()
        .answers("api/v2/content/articles/snow-and-silence", Answer::fixture("superdesk-publisher/article"))
        .answers("api/v2/content/articles/gone", Answer::error(404, "superdesk-publisher/error-not-found"))
        .start();
    let article = backend.article("snow-and-silence").unwrap();
    check_article(&article).unwrap();
    assert_eq!(outline(&article.body), ["p It began at four.", "p By six nobody heard a car."]);
    assert!(matches!(backend.article("gone"), Err(Error::NotFound { .. })));
}

#[test]
fn a_missing_token_is_told() {
    let answer = Answer::error(401, "superdesk-publisher/error-login");
    let backend = daily().parameter("token", "t").answers(ARTICLES, answer).start();
    let Err(Error::Status { status: 401, message, .. }) = backend.list(ListView::Latest) else { panic!() };
    assert_eq!(message.as_deref(), Some("Full authentication is required to access this resource."));
    assert_eq!(backend.headers(), [("Authorization".to_owned(), "t".to_owned())]);
}
