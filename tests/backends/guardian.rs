//! The Guardian's Open Platform.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Listing};

fn press() -> Setup {
    site("guardian", "https://content.press.example").parameter("key", "test").category("planet", "Planet", "world")
}

fn latest() -> Listing {
    let backend = press().answers("search?page=1", Answer::fixture("guardian/search")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

#[test]
fn results_are_read_with_the_fields_that_were_asked_for() {
    let listing = latest();
    let [wreck, live, lava, bare] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(wreck.title, "Wreck found after a century – 80 metres down");
    assert_eq!(wreck.id.as_str(), "world/2026/nov/18/wreck-found-after-a-century");
    assert_eq!(wreck.summary.as_deref(), Some("The Hesper left port in 1926 & never came back"));
    assert_eq!(published(wreck).as_deref(), Some("2026-11-18T09:30:12Z"));
    assert_eq!(updated(wreck).as_deref(), Some("2026-11-18T12:00:00Z"));
    assert_eq!(authors(wreck), [("Aino Koski", Some("ainokoski"))]);
    let portrait = wreck.authors[0].portrait.as_ref().unwrap();
    assert_eq!(portrait.as_str(), "https://uploads.press.example/ainokoski.jpg");
    let expected = [("Finland", Some("world/finland")), ("Archaeology & ruins", Some("science/archaeology"))];
    assert_eq!(tags(wreck), expected);
    assert_eq!(category_of(wreck), Some(("planet", "Planet")));
    assert_eq!(category_of(live), Some(("football", "Football")));
    assert_eq!(link(wreck), Some("https://www.press.example/world/2026/nov/18/wreck-found-after-a-century"));
    assert_eq!(wreck.source.as_ref().unwrap().name, "The Guardian");
    assert_eq!((wreck.reading_minutes, wreck.language.as_deref()), (Some(4), Some("en")));
    assert_eq!((authors(live), &lava.summary), (vec![], &None));
    assert_eq!(bare.title, "A bare result");
    assert_eq!(published(bare).as_deref(), Some("2026-11-15T00:00:00Z"));
}

#[test]
fn a_byline_stands_in_for_a_contributor_without_a_page() {
    let mut document = fixture("guardian/search");
    document["response"]["results"][0]["tags"] = serde_json::json!([]);
    let backend = press().answers("search", Answer::new(200, document.to_string())).start();
    let listing = backend.list(ListView::Latest).unwrap();
    assert_eq!(authors(&listing.headlines[0]), [("Aino Koski in Turku", None)]);
}

#[test]
fn the_main_picture_comes_at_all_its_widths_though_they_are_texts() {
    let listing = latest();
    let image = listing.headlines[0].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://media.press.example/wreck/2000.jpg");
    assert_eq!((image.width, image.height), (Some(2000), Some(1200)));
    assert_eq!(
        (image.alt.as_str(), image.caption.as_deref()),
        ("Divers beside a wreck", Some("Divers at the Hesper, found in May"))
    );
    assert_eq!(image.credit.as_deref(), Some("Photograph: L. Aho/Agency"));
    let widths: Vec<u32> = image.renditions.iter().map(|rendition| rendition.width).collect();
    assert_eq!(widths, [140, 500, 1000, 2000]);
}

#[test]
fn a_picture_may_stand_in_the_main_block_or_be_a_thumbnail_only() {
    let listing = latest();
    let cup = listing.headlines[1].image.as_ref().unwrap();
    assert_eq!(
        (cup.url.as_str(), cup.alt.as_str()),
        ("https://media.press.example/cup/1000.jpg", "A goalkeeper in the rain")
    );
    assert_eq!(cup.credit.as_deref(), Some("Photograph: N. N."));
    let lava = listing.headlines[2].image.as_ref().unwrap();
    assert_eq!(lava.url.as_str(), "https://media.press.example/lava/500.jpg");
    assert_eq!(listing.headlines[3].image, None);
}

#[test]
fn a_film_is_the_file_that_browsers_play() {
    let listing = latest();
    let film = listing.headlines[2].video.as_ref().unwrap();
    assert_eq!((film.url.as_str(), film.seconds), ("https://cdn.press.example/lava.mp4", Some(42)));
    assert_eq!(film.poster.as_ref().unwrap().as_str(), "https://media.press.example/lava/still.jpg");
    assert_eq!(film.caption.as_deref(), Some("A slow river"));
    assert_eq!(listing.headlines[0].video, None);
}

#[test]
fn pages_end_where_the_answer_says_and_a_page_past_the_end_is_empty() {
    let backend = press()
        .answers("search?page=1&page-size=2", Answer::fixture("guardian/search"))
        .answers("search?page=4", Answer::error(400, "guardian/error-page"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.next, first.total), (Some(Cursor::Page(2)), Some(9)));
    assert_eq!(backend.page(ListView::Latest, Cursor::Page(4)), Ok(Listing::default()));
}

#[test]
fn every_view_asks_for_its_stories_newest_first() {
    let results = || Answer::fixture("guardian/search");
    let backend = press()
        .answers("search?section=world&order-by=newest", results())
        .answers("search?tag=world/finland&order-by=newest", results())
        .answers("search?tag=profile/ainokoski&order-by=newest", results())
        .answers("search?tag=type/video&order-by=newest", results())
        .answers("search?q=wreck%20AND%20%22the%20Hesper%22&order-by=newest", results())
        .answers("sections?api-key=test", Answer::fixture("guardian/sections"))
        .start();
    let words = search("wreck AND \"the Hesper\"");
    for view in [category("planet"), tag("world/finland"), author("ainokoski"), ListView::Videos, words] {
        assert_eq!(backend.list(view.clone()).unwrap().headlines.len(), 4, "{view:?}");
        let asked = backend.asked().remove(0);
        for part in
            ["&show-fields=headline,", "&show-tags=contributor,keyword", "&show-elements=image", "&api-key=test"]
        {
            assert!(asked.contains(part), "{asked}");
        }
    }
    let expected = [("world", "World news"), ("artanddesign", "Art & design")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
}

#[test]
fn an_article_is_at_its_own_path() {
    let backend = press()
        .answers("world/2026/nov/18/wreck-found-after-a-century?api-key=test", Answer::fixture("guardian/item"))
        .answers("world/2026/nov/18/no-such-story", Answer::error(404, "guardian/error-not-found"))
        .start();
    let article = backend.article("world/2026/nov/18/wreck-found-after-a-century").unwrap();
    check_article(&article).unwrap();
    assert_eq!(
        outline(&article.body),
        ["p The sonar drew a hull.", "h What was aboard", "p Timber, and eleven people."],
        "the lead picture stands above the body"
    );
    assert!(!article.truncated);
    assert!(matches!(backend.article("world/2026/nov/18/no-such-story"), Err(Error::NotFound { .. })));
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_the_backend() {
    let error = |status: u16, name: &str| {
        press().answers("search", Answer::error(status, name)).start().list(ListView::Latest).unwrap_err()
    };
    let Error::Status { status: 401, message, .. } = error(401, "guardian/error-key") else { panic!() };
    assert_eq!(message.as_deref(), Some("Unauthorized"));
    let Error::Status { status: 400, message, .. } = error(400, "guardian/error-date") else { panic!() };
    assert_eq!(message.as_deref(), Some("Dates must be an ISO8601 date or datetime"));
    assert!(matches!(error(200, "guardian/error-date"), Error::Refused { .. }));
    assert!(matches!(error(200, "guardian/error-not-found"), Error::NotFound { .. }));
}
