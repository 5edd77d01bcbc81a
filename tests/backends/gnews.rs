//! GNews API v4.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Cursor, Listing};

fn wire() -> Setup {
    site("gnews", "https://gnews.example").parameter("apikey", "secret").category("planet", "Planet", "world")
}

const TOP: &str = "api/v4/top-headlines";

#[test]
fn what_was_removed_is_left_out_and_the_rest_is_read() {
    let listing = wire().answers(TOP, Answer::fixture("gnews/top-headlines")).start().list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    assert_eq!((titles(&listing), listing.left_out), (vec!["A bell comes up from the sand", "Short and whole"], 1));
    let [bell, short] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(bell.summary.as_deref(), Some("Divers found the old bell…"));
    assert_eq!(published(bell).as_deref(), Some("2026-11-20T08:14:24Z"));
    assert_eq!(bell.source.as_ref().unwrap().name, "Coast & Sea");
    assert_eq!(link(bell), Some("https://coast.example/bell"));
    assert_eq!(bell.image.as_ref().unwrap().url.as_str(), "https://img.coast.example/bell.jpg");
    assert_eq!((&short.image, &short.summary, short.language.as_deref()), (&None, &None, Some("en")));
}

#[test]
fn the_mark_of_a_cut_is_not_shown_but_said() {
    let backend = wire().answers(TOP, Answer::fixture("gnews/top-headlines")).start();
    let bell = backend.article("https://coast.example/bell").unwrap();
    check_article(&bell).unwrap();
    let text =
        "p Divers found the old bell of the lighthouse on Monday. It had lain in the sand for a century, and it st";
    assert_eq!((outline(&bell.body), bell.truncated), (vec![text.to_owned()], true));
    let short = backend.article("https://short.example/a").unwrap();
    assert_eq!((outline(&short.body), short.truncated), (vec!["p All of it is here.".to_owned()], false));
}

#[test]
fn every_view_is_asked_for_and_pages_go_on_to_the_total() {
    let backend = wire()
        .parameter("country", "gb")
        .answers(
            "api/v4/top-headlines?category=world&lang=en&country=gb&apikey=secret",
            Answer::fixture("gnews/top-headlines"),
        )
        .answers("api/v4/top-headlines?category=general&max=2&page=2", Answer::fixture("gnews/search"))
        .answers("api/v4/top-headlines?category=general&max=2&page=1", Answer::fixture("gnews/top-headlines"))
        .answers("api/v4/search?q=bells%20%26%20sand&sortby=publishedAt", Answer::fixture("gnews/empty"))
        .start();
    let planet = backend.list(category("planet")).unwrap();
    assert!(planet.headlines.iter().all(|headline| category_of(headline) == Some(("planet", "Planet"))));
    assert_eq!(backend.list(search("bells & sand")), Ok(Listing { total: Some(0), ..Listing::default() }));
    assert_eq!(backend.page(ListView::Latest, Cursor::Page(2)).unwrap().total, Some(3));
    for kind in [ViewKind::Author, ViewKind::Tag, ViewKind::Article] {
        assert!(!backend.client.answers(kind), "{kind:?}");
    }
    let keyless = site("gnews", "https://proxy.example").answers(TOP, Answer::fixture("gnews/empty")).start();
    keyless.list(ListView::Latest).unwrap();
    assert!(!keyless.asked()[0].contains("apikey"), "a proxy adds the key");
}

#[test]
fn errors_come_as_a_list_or_by_the_name_of_a_parameter() {
    let error =
        |status, name| wire().answers(TOP, Answer::error(status, name)).start().list(ListView::Latest).unwrap_err();
    let Error::Status { status: 401, message, .. } = error(401, "gnews/error-key") else { panic!() };
    assert_eq!(message.as_deref(), Some("Your API key is invalid."));
    let Error::Refused { message, .. } = error(200, "gnews/error-query") else { panic!() };
    assert_eq!(message, "The query has a syntax error.");
}
