//! The outbox of an ActivityPub actor.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::Cursor;

const OUTBOX: &str = "users/ana/outbox";

/// A server with an outbox of two pages; of requests that several answers fit, the first is taken.
fn ana() -> Backend {
    site("activitypub", "https://social.example")
        .parameter("outbox", OUTBOX)
        .answers("users/ana/outbox?max_id=7", Answer::fixture("activitypub/page-2"))
        .answers("users/ana/outbox?page=true", Answer::fixture("activitypub/page"))
        .answers(OUTBOX, Answer::fixture("activitypub/outbox"))
        .start()
}

#[test]
fn what_an_actor_made_is_a_story_and_what_it_passed_on_or_answered_is_none() {
    let backend = ana();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    assert_eq!(backend.headers(), [("Accept".to_owned(), "application/activity+json".to_owned())]);
    assert_eq!((ids(&listing), listing.left_out), (vec!["https://social.example/users/ana/statuses/9"], 0));
    let ferry = &listing.headlines[0];
    assert_eq!(ferry.title, "The ferry runs again. #sea", "its first words");
    assert_eq!(
        (link(ferry), published(ferry).as_deref()),
        (Some("https://social.example/@ana/9"), Some("2026-11-20T06:00:00Z"))
    );
    assert_eq!((tags(ferry), authors(ferry)), (vec![("sea", None)], vec![]));
    let image = ferry.image.as_ref().unwrap();
    assert_eq!((image.alt.as_str(), image.width), ("A white ferry", Some(1200)));
    assert_eq!(ferry.language.as_deref(), Some("en"));
    let article = backend.article(ferry.id.as_str()).unwrap();
    check_article(&article).unwrap();
    assert_eq!(outline(&article.body), ["p The ferry runs again. #sea"]);
}

#[test]
fn pages_follow_one_another_from_the_first_that_the_outbox_names() {
    let backend = ana();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!(first.next, Some(Cursor::Token("/users/ana/outbox?max_id=7&page=true".into())));
    let second = backend.page(ListView::Latest, first.next.unwrap()).unwrap();
    check_listing(&second).unwrap();
    assert_eq!((titles(&second), &second.next), (vec!["How nets are mended"], &None));
    let nets = &second.headlines[0];
    assert_eq!(
        (nets.summary.as_deref(), link(nets)),
        (Some("By hand, and slowly."), Some("https://social.example/nets"))
    );
    assert_eq!((authors(nets), updated(nets).as_deref()), (vec![("Ana Berg", None)], Some("2026-11-17T09:00:00Z")));
    assert_eq!(nets.image.as_ref().unwrap().url.as_str(), "https://files.social.example/nets.jpg");
}

#[test]
fn a_server_that_wants_signed_requests_is_told_in_its_words() {
    let backend = site("activitypub", "https://social.example")
        .parameter("outbox", OUTBOX)
        .answers(OUTBOX, Answer::error(401, "activitypub/error-signature"))
        .start();
    let error = backend.list(ListView::Latest).unwrap_err();
    assert!(matches!(error, Error::Status { status: 401, message: Some(words), .. } if words == "Request not signed"));
}
