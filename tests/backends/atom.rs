//! Atom 1.0.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Headline, Listing};

fn lantern() -> Setup {
    site("atom", "https://lantern.example").category("city", "City", "city")
}

fn read(fixture: &str) -> Listing {
    let listing = lantern().answers("atom.xml", Answer::fixture(fixture)).start().list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

#[test]
fn entries_are_read_with_their_people_places_and_pictures() {
    let listing = read("atom/latest");
    let [lamps, fog, note] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(
        (lamps.title.as_str(), lamps.id.as_str()),
        ("Lamps & wicks: a short history", "tag:lantern.example,2026:1")
    );
    assert_eq!(lamps.summary.as_deref(), Some("How the streets were lit."));
    assert_eq!(published(lamps).as_deref(), Some("2026-11-19T06:00:00Z"));
    assert_eq!(updated(lamps).as_deref(), Some("2026-11-20T06:00:00Z"));
    assert_eq!(authors(lamps), [("Ada Brun", None), ("Lev Marsh", None)]);
    assert_eq!(tags(lamps), [("The City", None), ("light", None)]);
    assert_eq!(category_of(lamps), Some(("city", "City")));
    assert_eq!(lamps.image.as_ref().unwrap().url.as_str(), "https://img.lantern.example/lamps.jpg");
    assert_eq!(link(lamps), Some("https://lantern.example/lamps"));
    assert_eq!(lamps.source.as_ref().unwrap().name, "Lantern");
    assert_eq!(link(fog), Some("https://lantern.example/fog"));
    assert_eq!(authors(fog), [("Lantern desk", None)], "an entry without authors has those of the feed");
    assert_eq!(fog.image.as_ref().unwrap().url.as_str(), "https://img.lantern.example/fog.jpg");
    assert_eq!((published(fog).as_deref(), updated(fog)), (Some("2026-11-18T18:00:00Z"), None));
    assert_eq!((fog.language.as_deref(), note.language.as_deref()), (Some("en"), Some("fr")));
    assert_eq!(listing.next, Some(Cursor::Token("/atom.xml?page=2".into())));
}

#[test]
fn content_is_read_as_what_its_type_says() {
    let backend = lantern().answers("atom.xml", Answer::fixture("atom/latest")).start();
    let body = |id: &str| {
        let article = backend.article(id).unwrap();
        check_article(&article).unwrap();
        outline(&article.body)
    };
    assert_eq!(body("tag:lantern.example,2026:1"), ["p Oil came first.", "p Then gas."]);
    assert_eq!(body("tag:lantern.example,2026:2"), ["p Take care."], "the picture leads the article");
    assert_eq!(body("tag:lantern.example,2026:3"), ["p Une ligne.", "p Une autre, 3 plus 4."]);
}

#[test]
fn an_article_may_have_a_document_of_its_own() {
    let backend =
        lantern().parameter("article", "entry.xml?id={id}").answers("entry.xml", Answer::fixture("atom/entry")).start();
    let article = backend.article("tag:lantern.example,2026:1").unwrap();
    assert_eq!((article.headline.title.as_str(), outline(&article.body)), ("Lamps", vec!["p Whole.".to_owned()]));
    assert_eq!(backend.asked(), ["https://lantern.example/entry.xml?id=tag%3Alantern.example%2C2026%3A1"]);
}

#[test]
fn a_feed_of_films_that_play_elsewhere_has_their_pictures_and_words() {
    let film = &read("atom/film").headlines[0];
    assert_eq!(film.image.as_ref().unwrap().url.as_str(), "https://films.example/abc.jpg");
    assert_eq!(film.summary.as_deref(), Some("A minute and a half by hand."));
    assert_eq!(film.video, None, "a player is no film");
}

#[test]
fn a_feed_without_entries_is_empty_and_another_document_is_no_feed() {
    assert_eq!(read("atom/empty").headlines.len(), 0);
    let backend = lantern().answers("atom.xml", Answer::fixture("rss/latest")).start();
    assert!(matches!(backend.list(ListView::Latest), Err(Error::Unexpected { .. })));
}

/// The entry of a feed of one, with an id and a title.
fn entry(inner: &str) -> Backend {
    let feed = [
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:media=\"http://search.yahoo.com/mrss/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><title>Lantern</title><entry><id>urn:1</id><title>A</title>",
        inner,
        "</entry></feed>",
    ];
    lantern().answers("atom.xml", Answer::new(200, feed.concat())).start()
}

fn headline(inner: &str) -> Headline {
    let listing = entry(inner).list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing.headlines.into_iter().next().unwrap()
}

#[test]
fn a_small_thumbnail_is_no_picture_where_the_entry_has_one() {
    let image_of = |inner: &str| headline(inner).image.map(|image| image.url.as_str().to_owned());
    let thumbnail = |name: &str, width: &str| {
        ["<media:thumbnail url=\"https://img.example/", name, "\" width=\"", width, "\"/>"].concat()
    };
    let content = "<content type=\"html\">&lt;img src=\"https://img.example/a.jpg\"&gt;</content>";
    let both = [content, &thumbnail("s72", "72")].concat();
    assert_eq!(image_of(&both).as_deref(), Some("https://img.example/a.jpg"));
    assert_eq!(image_of(&thumbnail("s72", "72")).as_deref(), Some("https://img.example/s72"));
    assert_eq!(image_of(&thumbnail("avatar", "30")), None);
    let several = [thumbnail("s320", "320"), thumbnail("s960", "960"), thumbnail("s640", "640")].concat();
    assert_eq!(image_of(&several).as_deref(), Some("https://img.example/s960"));
    let elsewhere = "<content type=\"image/jpeg\" src=\"https://img.example/c.jpg\"/>";
    assert_eq!((image_of(elsewhere).as_deref(), link(&headline(elsewhere))), (Some("https://img.example/c.jpg"), None));
}

#[test]
fn a_category_has_a_name_and_no_address_for_one() {
    let kind = "<category scheme=\"http://schemas.example/kind\" term=\"http://schemas.example/2008/kind#post\"/>";
    assert_eq!((headline(kind).category, headline(kind).tags.len()), (None, 0));
    let named =
        [kind, "<category term=\"https://lantern.example/sea\" label=\"Sea\"/><category term=\"ice\"/>"].concat();
    assert_eq!(tags(&headline(&named)), [("Sea", None), ("ice", None)]);
    assert_eq!(tags(&headline("<dc:subject>Sea</dc:subject>")), [("Sea", None)], "as Atom 0.3 had it");
}

#[test]
fn a_link_is_taken_whatever_it_is_called() {
    for inner in [
        "<link rel=\"http://www.iana.org/assignments/relation/alternate\" href=\"/a\"/>",
        "<link rel=\"related\" href=\"/a\"/><link rel=\"replies\" href=\"/b\"/>",
        "<link rel=\"via\" href=\"/b\"/><link href=\"/a\"/>",
    ] {
        assert_eq!(link(&headline(inner)), Some("https://lantern.example/a"), "{inner}");
    }
}

#[test]
fn a_summary_ends_before_the_link_to_the_rest() {
    let summary = "<summary type=\"html\">&lt;p&gt;It rained. &lt;a href=\"/a\"&gt;Continue reading…&lt;/a&gt;&lt;/p&gt;</summary>";
    assert_eq!(headline(summary).summary.as_deref(), Some("It rained."));
    let submitted = "<content type=\"html\">&lt;p&gt;It rained.&lt;/p&gt; &amp;#32; submitted by &amp;#32; &lt;a&gt;/u/a&lt;/a&gt; [link]</content>";
    assert_eq!(headline(submitted).summary.as_deref(), Some("It rained."));
}

#[test]
fn content_may_be_markdown() {
    let article = entry("<content type=\"text/markdown\"># Rain\n\nIt *rained*.</content>").article("urn:1").unwrap();
    assert_eq!(outline(&article.body), ["h Rain", "p It rained."]);
}
