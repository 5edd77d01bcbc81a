//! RSS 1.0.

use crate::shown::check_listing;
use crate::support::*;
use time_plus_news::backend::{Error, ListView};

fn pier() -> Setup {
    site("rdf", "https://pier.example").parameter("category", "{slug}.rdf")
}

#[test]
fn items_stand_beside_the_channel_and_are_dated_by_dublin_core() {
    let backend = pier().answers("index.rdf", Answer::fixture("rdf/latest")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [crane, buoy] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((crane.title.as_str(), crane.id.as_str()), ("Ein Kran wird versetzt", "https://pier.example/kran"));
    assert_eq!(crane.summary.as_deref(), Some("Er wiegt neun Tonnen."));
    assert_eq!(published(crane).as_deref(), Some("2026-11-19T18:03:02Z"));
    assert_eq!((authors(crane), tags(crane)), (vec![("Mia Holm", None)], vec![("Hafen", None)]));
    assert_eq!(crane.image.as_ref().unwrap().url.as_str(), "https://img.pier.example/kran.jpg");
    assert_eq!(
        (link(crane), crane.source.as_ref().unwrap().name.as_str()),
        (Some("https://pier.example/kran"), "The Pier")
    );
    assert_eq!((crane.language.as_deref(), published(buoy).as_deref()), (Some("de"), Some("2026-11-18T00:00:00Z")));
    let body = backend.article("https://pier.example/kran").unwrap().body;
    assert_eq!(outline(&body), ["p Er wiegt neun Tonnen."]);
}

#[test]
fn a_channel_without_items_is_empty_and_rss_2_is_another_format() {
    let backend = pier()
        .answers("index.rdf", Answer::fixture("rdf/empty"))
        .answers("other.rdf", Answer::fixture("rss/latest"))
        .start();
    assert_eq!(backend.list(ListView::Latest).unwrap().headlines.len(), 0);
    assert!(matches!(backend.list(category("other")), Err(Error::Unexpected { .. })));
}

#[test]
fn a_picture_may_be_enclosed_with_or_without_prefixes() {
    for enclosure in [
        "<enc:enclosure enc:type=\"image/jpeg\" rdf:resource=\"https://img.example/a\"/>",
        "<enc:enclosure type=\"image/jpeg\" resource=\"https://img.example/a\"/>",
    ] {
        let feed = [
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" \
             xmlns:enc=\"http://purl.oclc.org/net/rss_2.0/enc#\"><item rdf:about=\"https://pier.example/1\"><title>A</title>",
            enclosure,
            "</item></rdf:RDF>",
        ];
        let backend = pier().answers("index.rdf", Answer::new(200, feed.concat())).start();
        let listing = backend.list(ListView::Latest).unwrap();
        let image = listing.headlines[0].image.as_ref().map(|image| image.url.as_str());
        assert_eq!(image, Some("https://img.example/a"), "{enclosure}");
    }
}

#[test]
fn buttons_to_share_a_story_are_no_part_of_it() {
    let feed = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">\
        <item rdf:about=\"https://pier.example/1\"><title>A</title><description>It rained.&lt;p&gt;\
        &lt;div class=\"share_submission\"&gt;&lt;img src=\"https://pier.example/share.png\"&gt;&lt;/div&gt;\
        &lt;a href=\"/1\"&gt;Read more&lt;/a&gt; at Pier.</description></item></rdf:RDF>";
    let listing = pier().answers("index.rdf", Answer::new(200, feed)).start().list(ListView::Latest).unwrap();
    let story = &listing.headlines[0];
    assert_eq!((story.summary.as_deref(), &story.image), (Some("It rained."), &None));
}
