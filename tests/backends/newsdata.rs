//! NewsData.io.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Cursor, Listing};

fn post() -> Setup {
    site("newsdata", "https://newsdata.example").parameter("apikey", "k").category("money", "Money", "business")
}

const LATEST: &str = "api/1/latest";

#[test]
fn stories_are_read_and_what_a_plan_withholds_is_nothing() {
    let listing = post().answers(LATEST, Answer::fixture("newsdata/latest")).start().list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [trams, news] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((trams.id.as_str(), trams.title.as_str()), ("t1", "Trams reach the harbour"));
    assert_eq!(published(trams).as_deref(), Some("2026-11-20T05:00:00Z"));
    assert_eq!(authors(trams), [("Petra Lund", None), ("Sam Okoye", None)]);
    assert_eq!(category_of(trams), Some(("money", "Money")), "a category of the site's before the first");
    assert_eq!(tags(trams), [("harbour", None), ("trams & trains", None)]);
    assert_eq!(
        (link(trams), trams.source.as_ref().unwrap().name.as_str()),
        (Some("https://post.example/t1"), "The Post")
    );
    assert_eq!((trams.language.as_deref(), news.language.as_deref()), (Some("en"), Some("ja")));
    assert_eq!(news.video.as_ref().unwrap().url.as_str(), "https://v.post.example/a.mp4");
    assert_eq!((&news.image, &news.summary, trams.video.as_ref()), (&None, &None, None));
}

#[test]
fn the_token_of_an_answer_is_the_next_page() {
    let backend = post()
        .answers("api/1/latest?page=1763612345&size=2", Answer::fixture("newsdata/latest-2"))
        .answers(LATEST, Answer::fixture("newsdata/latest"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.total, first.next.clone()), (Some(3), Some(Cursor::Token("1763612345".into()))));
    assert_eq!(backend.asked(), ["https://newsdata.example/api/1/latest?size=2&language=en&apikey=k"]);
    let second = backend.page(ListView::Latest, first.next.unwrap()).unwrap();
    check_listing(&second).unwrap();
    assert_eq!((titles(&second), &second.next), (vec!["The last one"], &None));
    let last = &second.headlines[0];
    assert_eq!((&last.summary, authors(last), &last.video), (&None, vec![], &None), "a page to watch is no film");
}

#[test]
fn an_article_is_asked_for_by_its_id() {
    let backend = post()
        .answers("api/1/latest?id=t1", Answer::fixture("newsdata/article"))
        .answers("api/1/latest?id=t3", Answer::fixture("newsdata/latest-2"))
        .answers("api/1/latest?id=gone", Answer::fixture("newsdata/empty"))
        .start();
    let article = backend.article("t1").unwrap();
    check_article(&article).unwrap();
    assert_eq!((outline(&article.body).len(), article.truncated), (1, false));
    let withheld = backend.article("t3").unwrap();
    assert_eq!((outline(&withheld.body), withheld.truncated), (vec![], true), "the link to its source is left");
    assert!(matches!(backend.article("gone"), Err(Error::NotFound { .. })));
}

#[test]
fn categories_and_words_are_asked_for() {
    let backend = post()
        .answers("api/1/latest?category=business", Answer::fixture("newsdata/latest"))
        .answers("api/1/latest?q=a%26b", Answer::fixture("newsdata/empty"))
        .start();
    assert_eq!(backend.list(category("money")).unwrap().headlines.len(), 2);
    assert_eq!(backend.list(search("a&b")), Ok(Listing { total: Some(0), ..Listing::default() }));
    assert!(backend.client.answers(ViewKind::Article) && !backend.client.answers(ViewKind::Author));
}

#[test]
fn an_error_stands_where_the_stories_would() {
    let error =
        |status| post().answers(LATEST, Answer::error(status, "newsdata/error-key")).start().list(ListView::Latest);
    let Err(Error::Refused { message, .. }) = error(200) else { panic!() };
    assert_eq!(message, "The provided API key is not valid.");
    let Err(Error::Status { status: 401, message, .. }) = error(401) else { panic!() };
    assert_eq!(message.as_deref(), Some("The provided API key is not valid."));
}
