//! RSS 2.0 and 0.9x.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Cursor, Listing};

fn harbour() -> Setup {
    site("rss", "https://harbour.example").category("sea", "World & Sea", "world-sea")
}

fn read(fixture: &str) -> Listing {
    let backend = harbour().answers("rss.xml", Answer::fixture(fixture)).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

#[test]
fn an_item_is_read_with_the_modules_that_publishers_use() {
    let listing = read("rss/latest");
    let ferry = &listing.headlines[0];
    assert_eq!((ferry.title.as_str(), ferry.id.as_str()), ("Ferry runs again after eleven days", "harbour-1001"));
    assert_eq!(ferry.summary.as_deref(), Some("The Aurora is back, and nobody’s late."));
    assert_eq!(published(ferry).as_deref(), Some("2026-11-20T06:00:00Z"));
    assert_eq!(updated(ferry).as_deref(), Some("2026-11-20T09:30:00Z"));
    assert_eq!(authors(ferry), [("Ines Park", None), ("Sam Okoye", None)]);
    assert_eq!(tags(ferry), [("World & Sea", None), ("Ferries", None)]);
    assert_eq!(category_of(ferry), Some(("sea", "World & Sea")));
    assert_eq!(ferry.language.as_deref(), Some("en-GB"));
    let source = ferry.source.as_ref().unwrap();
    assert_eq!((source.name.as_str(), source.url.as_str()), ("The Harbour", "https://harbour.example/ferry"));
    let image = ferry.image.as_ref().unwrap();
    assert_eq!(
        (image.alt.as_str(), image.caption.as_deref()),
        ("A white ferry beside the quay", Some("The Aurora on Thursday"))
    );
    assert_eq!(image.credit.as_deref(), Some("Ola Berg"));
    assert_eq!(
        renditions(image),
        [(600, "https://img.harbour.example/ferry-600.jpg"), (1200, "https://img.harbour.example/ferry-1200.jpg")]
    );
}

#[test]
fn characters_that_are_wrong_in_xml_do_not_spoil_a_feed() {
    let cafe = &read("rss/latest").headlines[1];
    assert_eq!(cafe.title, "Herring & chips: a café opens\u{a0}– AT&T pays");
    assert_eq!(authors(cafe), [("Night Desk", None)]);
    let source = cafe.source.as_ref().unwrap();
    assert_eq!((source.name.as_str(), source.url.as_str()), ("Coast Daily", "https://harbour.example/cafe"));
    let image = cafe.image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://img.harbour.example/cafe-700.jpg", "not the smallest of several pictures");
}

#[test]
fn an_enclosure_may_be_a_film_or_a_picture_and_a_description_may_hold_one() {
    let listing = read("rss/latest-2");
    let [film, tides] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(film.video.as_ref().unwrap().url.as_str(), "https://video.harbour.example/light.mp4");
    assert_eq!(film.image.as_ref().unwrap().url.as_str(), "https://img.harbour.example/light.jpg");
    assert_eq!(tides.image.as_ref().unwrap().url.as_str(), "https://img.harbour.example/tide.png");
    assert_eq!(published(tides).as_deref(), Some("2026-11-18T13:00:00Z"));
}

#[test]
fn a_picture_that_counts_readers_is_not_that_of_a_story() {
    let image_of = |description: &str, more: &str| {
        let feed = format!(
            "<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><item><guid>1</guid><title>A</title>\
             <description><![CDATA[{description}]]></description>{more}</item></channel></rss>"
        );
        let backend = harbour().answers("rss.xml", Answer::new(200, feed)).start();
        let listing = backend.list(ListView::Latest).unwrap();
        listing.headlines[0].image.as_ref().map(|image| image.url.as_str().to_owned())
    };
    for counter in [
        "<p>A</p><img src=\"https://stats.wp.com/b.gif\" style=\"display:none\">",
        "<img src=\"https://pixel.wp.com/b.gif?host=x\">",
        "<img src=\"https://vg07.met.vgwort.de/na/1\">",
    ] {
        assert_eq!(image_of(counter, ""), None, "{counter}");
    }
    let picture = "<img src=\"https://pixel.wp.com/b.gif\"><img src=\"https://img.harbour.example/a.jpg\">";
    assert_eq!(image_of(picture, "").as_deref(), Some("https://img.harbour.example/a.jpg"));
    let media = "<media:content medium=\"image\" url=\"https://ad.doubleclick.net/a.jpg\" width=\"600\"/>";
    assert_eq!(image_of("", media), None);
}

#[test]
fn the_oldest_form_has_titles_or_words_and_little_else() {
    let listing = read("rss/old");
    assert_eq!(titles(&listing), ["Un phare à vendre", "Rain came early, and stayed. Nobody minded."]);
    assert_eq!(listing.headlines[0].summary.as_deref(), Some("Le vieux phare du nord change de mains."));
    assert_eq!(ids(&listing)[0], "https://quay.example/phare");
    assert_eq!(listing.headlines[0].language.as_deref(), Some("fr"));
}

#[test]
fn a_podcasts_items_are_read_by_what_itunes_added() {
    let episode = &read("rss/podcast").headlines[0];
    assert_eq!(episode.summary.as_deref(), Some("How a net is mended."));
    assert_eq!(authors(episode), [("Harbour Radio", None)]);
    assert_eq!(tags(episode), [("nets", None), ("rope", None)]);
    assert_eq!(episode.image.as_ref().unwrap().url.as_str(), "https://talk.example/12.jpg");
    assert_eq!(episode.video, None, "sound is no film");
}

#[test]
fn a_feed_without_items_is_empty_and_another_document_is_no_feed() {
    let empty = read("rss/empty");
    assert_eq!((empty.headlines.len(), empty.next), (0, None));
    let ask = |body: &str| harbour().answers("rss.xml", Answer::new(200, body)).start().list(ListView::Latest);
    assert!(matches!(ask("<feed xmlns='http://www.w3.org/2005/Atom'/>"), Err(Error::Unexpected { .. })));
    assert!(matches!(ask("<!doctype html><title>Log in</title>"), Err(Error::WebPage { title: Some(_), .. })));
    assert!(matches!(ask("<rss><channel>\n<item>"), Err(Error::Malformed { detail, .. }) if detail.contains("line 2")));
}

#[test]
fn a_feed_in_pages_is_read_to_its_end() {
    let backend = harbour()
        .answers("rss.xml", Answer::fixture("rss/latest"))
        .answers("rss-2.xml", Answer::fixture("rss/latest-2"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!(first.next, Some(Cursor::Token("/rss-2.xml".into())));
    let second = backend.page(ListView::Latest, first.next.unwrap()).unwrap();
    assert_eq!((titles(&second), &second.next), (vec!["Lighthouse film", "Tide tables"], &None));
}

#[test]
fn an_article_is_found_in_the_feed_with_its_body() {
    let backend = harbour().answers("rss.xml", Answer::fixture("rss/latest")).start();
    let ferry = backend.article("harbour-1001").unwrap();
    check_article(&ferry).unwrap();
    assert_eq!(outline(&ferry.body), ["p The Aurora left at seven.", "p It was cold & clear."]);
    let cafe = backend.article("https://harbour.example/?p=1002").unwrap();
    assert_eq!(outline(&cafe.body), ["p A place to eat by the water."], "the description, where there is no more");
}

#[test]
fn the_feeds_of_categories_tags_authors_and_searches_are_the_sites_to_name() {
    let backend = harbour()
        .parameter("category", "{slug}/feed.xml")
        .parameter("tag", "tag/{slug}.xml")
        .parameter("author", "by/{slug}.xml")
        .parameter("search", "?s={query}&feed=rss2")
        .answers("world-sea/feed.xml", Answer::fixture("rss/latest"))
        .answers("tag/ferries.xml", Answer::fixture("rss/latest"))
        .answers("by/ines-park.xml", Answer::fixture("rss/latest"))
        .answers("?s=a%20b&feed=rss2", Answer::fixture("rss/empty"))
        .start();
    let listing = backend.list(category("sea")).unwrap();
    assert_eq!(tags(&listing.headlines[0])[1], ("Ferries", Some("ferries")));
    assert_eq!(authors(&listing.headlines[0])[0], ("Ines Park", Some("ines-park")));
    assert_eq!(backend.list(tag("ferries")).unwrap().headlines.len(), 2);
    assert_eq!(backend.list(author("ines-park")).unwrap().headlines.len(), 2);
    assert_eq!(backend.list(search("a b")).unwrap().headlines.len(), 0);
    let bare = harbour().start();
    assert!(
        [ViewKind::Category, ViewKind::Tag, ViewKind::Author, ViewKind::Search, ViewKind::Article]
            .iter()
            .all(|kind| !bare.client.answers(*kind))
    );
}
