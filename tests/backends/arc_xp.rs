//! Arc XP, Content API v4.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Cursor, Listing};

fn coast() -> Setup {
    site("arc-xp", "https://proxy.example")
        .parameter("website", "coast")
        .parameter("site", "https://www.coast.example")
        .category("today", "Today", "/news")
}

const PUBLISHED: &str = "content/v4/search/published";

#[test]
fn stories_are_read_with_addresses_on_their_website() {
    let backend = coast().answers(PUBLISHED, Answer::fixture("arc-xp/published")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    assert_eq!(
        (titles(&listing), listing.left_out),
        (vec!["Trams & snow", "Bare"], 1),
        "a story without headlines is none"
    );
    let [trams, bare] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(trams.summary.as_deref(), Some("A line opens in the cold."));
    assert_eq!(published(trams).as_deref(), Some("2026-11-20T18:21:52.826Z"));
    assert_eq!(link(trams), Some("https://www.coast.example/news/2026/11/20/trams/"));
    assert_eq!(link(bare), Some("https://www.coast.example/news/bare/"));
    assert_eq!(authors(trams), [("Petra Lund", Some("petra-lund"))]);
    assert_eq!(tags(trams), [("Trams", Some("trams")), ("Snow", Some("snow"))]);
    assert_eq!(category_of(trams), Some(("today", "Today")));
    assert_eq!(trams.language, None, "what a story says of its language is not believed");
    let image = trams.image.as_ref().unwrap();
    assert_eq!((image.url.as_str(), image.alt.as_str()), ("https://cdn.arc.example/tram.jpg", "A tram in the snow"));
    assert_eq!((image.caption.as_deref(), image.credit.as_deref()), (Some("The first tram"), Some("Ana Berg")));
    assert_eq!((&bare.image, published(bare).as_deref()), (&None, Some("2026-11-18T08:00:00Z")));
}

#[test]
fn pages_are_skipped_to_until_the_count() {
    let backend = coast()
        .answers(
            "content/v4/search/published?from=2&size=2&sort=display_date:desc",
            Answer::fixture("arc-xp/published-2"),
        )
        .answers("content/v4/search/published?from=0&website=coast&q=type:story", Answer::fixture("arc-xp/published"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.total, first.next), (Some(4), Some(Cursor::Page(2))));
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    let film = second.headlines[0].video.as_ref().unwrap();
    assert_eq!(film.url.as_str(), "https://v.arc.example/film.mp4");
}

#[test]
fn every_list_is_a_query() {
    let asked = |view: ListView| {
        let backend = coast().answers(PUBLISHED, Answer::fixture("arc-xp/empty")).start();
        assert_eq!(backend.list(view), Ok(Listing { total: Some(0), ..Listing::default() }));
        let url = url::Url::parse(&backend.asked()[0]).unwrap();
        url.query_pairs().find(|(name, _)| name == "q").unwrap().1.into_owned()
    };
    assert_eq!(asked(category("today")), r#"type:story AND taxonomy.sections._id:"/news""#);
    assert_eq!(asked(author("petra-lund")), r#"type:story AND credits.by._id:"petra-lund""#);
    assert_eq!(asked(tag("trams")), r#"type:story AND taxonomy.tags.slug:"trams""#);
    assert_eq!(asked(search("snow & ice")), "type:story AND (snow & ice)");
    assert_eq!(asked(ListView::Videos), "type:video");
}

fn one() -> Backend {
    coast()
        .answers("content/v4/?website=coast&_id=ARC1", Answer::fixture("arc-xp/story"))
        .answers("content/v4/?_id=gone", Answer::error(404, "arc-xp/error-not-found"))
        .start()
}

#[test]
fn an_article_is_asked_for_by_its_id() {
    let article = one().article("ARC1").unwrap();
    check_article(&article).unwrap();
    assert_eq!((article.headline.id.as_str(), article.truncated), ("ARC1", false));
    assert!(matches!(one().article("gone"), Err(Error::NotFound { .. })));
}

#[test]
fn an_arc_story_has_its_body() {
    let article = one().article("ARC1").unwrap();
    assert_eq!(outline(&article.body), ["p The first tram left at six.", "h What next", "p More in May."]);
}

#[test]
fn the_sections_are_the_categories() {
    let backend = coast().answers("site/v3/navigation/coast/", Answer::fixture("arc-xp/sections")).start();
    assert_eq!(backend.categories(), [("/news".to_owned(), "News".to_owned())]);
    assert!(backend.client.answers(ViewKind::Videos));
}

#[test]
fn a_token_is_sent_only_where_there_is_one_and_an_error_is_told() {
    let backend = coast().parameter("token", "t").answers(PUBLISHED, Answer::error(400, "arc-xp/error-query")).start();
    let Err(Error::Status { status: 400, message, .. }) = backend.list(ListView::Latest) else { panic!() };
    assert_eq!(message.as_deref(), Some("The query could not be parsed."));
    assert_eq!(backend.headers(), [("Authorization".to_owned(), "Bearer t".to_owned())]);
    let proxied = coast().answers(PUBLISHED, Answer::error(200, "arc-xp/error-query")).start();
    assert!(matches!(proxied.list(ListView::Latest), Err(Error::Refused { .. })));
    assert_eq!(proxied.headers(), []);
}
