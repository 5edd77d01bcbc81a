//! IPTC ninjs 1.x, 2.x and 3.x, as lists and as single items.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Article, Cursor, Headline, Listing};

fn agency() -> Setup {
    site("ninjs", "https://agency.example/api").parameter("article", "item?uri={id}")
}

fn list(name: &str) -> Listing {
    let backend = agency().answers("latest.json", Answer::fixture(name)).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

fn item(document: serde_json::Value) -> Article {
    let backend = agency().answers("item", Answer::new(200, document.to_string())).start();
    let article = backend.article("urn:x").unwrap();
    check_article(&article).unwrap();
    article
}

#[test]
fn a_list_of_version_1_gives_what_is_usable_and_leaves_out_what_has_no_words() {
    let listing = list("ninjs/1-list");
    let expected =
        ["Tide gauge from 1774 still tells the truth", "Brief: ferries run", "Snow fell on the pass at dawn."];
    assert_eq!(titles(&listing), expected, "nothing that was canceled");
    assert_eq!((listing.left_out, listing.total), (1, Some(9)));
    assert_eq!(listing.next, Some(Cursor::Token("/api/latest.json?page=2".into())));
    let [gauge, brief, snow] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(gauge.id.as_str(), "https://agency.example/items/tide-gauge");
    assert_eq!(gauge.summary.as_deref(), Some("The longest series of sea levels in the world is read every noon."));
    assert_eq!(published(gauge).as_deref(), Some("2026-11-18T08:00:00Z"));
    assert_eq!(updated(gauge).as_deref(), Some("2026-11-18T11:20:00Z"));
    assert_eq!(authors(gauge), [("Tove Lindahl", None)]);
    assert_eq!(category_of(gauge), Some(("science-technology", "Science & technology")));
    assert_eq!(tags(gauge), [("Science & technology", None), ("Oceanography", None)]);
    assert_eq!(link(gauge), Some("https://agency.example/items/tide-gauge"));
    assert_eq!(gauge.source.as_ref().unwrap().name, "The Agency");
    assert!(gauge.breaking && !brief.breaking, "urgency 1 is the highest");
    assert_eq!(gauge.reading_minutes, Some(2));
    assert_eq!(brief.summary.as_deref(), Some("Ferries run again after two days."));
    assert_eq!((link(brief), &snow.summary), (None, &None), "a name is no address");
}

#[test]
fn the_picture_of_version_1_is_the_associated_one_in_its_own_shape() {
    let listing = list("ninjs/1-list");
    let image = listing.headlines[0].image.as_ref().unwrap();
    let base = "https://cdn.agency.example/gauge-";
    assert_eq!(image.url.as_str(), format!("{base}1200.jpg"), "the photograph, not the logo and not the film");
    assert_eq!(renditions(image), [(180, &*format!("{base}180.jpg")), (1200, &*format!("{base}1200.jpg"))]);
    assert_eq!((image.width, image.height), (Some(1200), Some(800)));
    assert_eq!(
        (image.alt.as_str(), image.caption.as_deref()),
        ("The gauge house", Some("The gauge house at Slussen."))
    );
    assert_eq!(image.credit.as_deref(), Some("K. Ek"));
}

fn seals(headline: &Headline) {
    assert_eq!(headline.title, "Sälarna räknas & blir fler");
    assert_eq!(headline.summary.as_deref(), Some("Fler sälar än på femtio år."), "not the note of the desk");
    assert_eq!(published(headline).as_deref(), Some("2026-11-15T09:00:00Z"));
    assert_eq!(authors(headline), [("Lo Berg", None)]);
    assert_eq!(category_of(headline), Some(("miljö", "Miljö")));
    assert_eq!((headline.language.as_deref(), headline.breaking), (Some("sv-SE"), false));
    assert_eq!(headline.source.as_ref().unwrap().name, "Byrån");
    let image = headline.image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://cdn.agency.example/seal-4000.jpg");
    assert_eq!((image.caption.as_deref(), image.credit.as_deref()), (Some("En säl på ett skär."), Some("P. Ström")));
    let widths: Vec<u32> = image.renditions.iter().map(|rendition| rendition.width).collect();
    assert_eq!(widths, [256, 1024, 4000]);
    let film = headline.video.as_ref().unwrap();
    assert_eq!((film.url.as_str(), film.seconds), ("https://cdn.agency.example/seals.mp4", Some(12)));
    assert_eq!(film.media_type.as_deref(), Some("video/mp4"));
}

#[test]
fn version_2_has_its_texts_in_lists_by_role() {
    let listing = list("ninjs/2-list");
    seals(&listing.headlines[0]);
    let audio = &listing.headlines[1];
    assert_eq!(
        (audio.title.as_str(), &audio.image, &audio.video),
        ("A plain headline", &None, &None),
        "a sound is no picture"
    );
    let article = item(fixture("ninjs/2-item"));
    seals(&article.headline);
    assert_eq!(outline(&article.body), ["p Sälarna räknas från båt."], "of several forms of one body, one");
    assert!(!article.truncated);
}

#[test]
fn version_3_has_other_names_for_the_same() {
    let listing = list("ninjs/3-list");
    let [glacier, event] = listing.headlines.as_slice() else { panic!("what is withheld is not shown") };
    assert_eq!(glacier.title, "Le glacier a perdu sa langue", "not the name of the file");
    assert_eq!(glacier.summary.as_deref(), Some("Vue du front en juillet."));
    assert_eq!(published(glacier).as_deref(), Some("2026-11-12T06:00:00Z"));
    assert_eq!(updated(glacier).as_deref(), Some("2026-11-12T09:00:00Z"));
    assert_eq!(link(glacier), Some("https://www.agency.example/glacier"));
    let image = glacier.image.as_ref().unwrap();
    assert_eq!(
        (image.url.as_str(), image.credit.as_deref()),
        ("https://cdn.agency.example/glacier-3543.jpg", Some("Par Anaïs Roche"))
    );
    assert_eq!(image.renditions.len(), 2);
    assert_eq!((event.title.as_str(), event.summary.as_deref()), ("Press conference on the glacier", Some("At ten.")));
    let article = item(fixture("ninjs/3-list")[0].clone());
    assert_eq!((outline(&article.body), article.truncated), (vec!["p Le front recule.".to_owned()], true));
}

#[test]
fn bodies_are_taken_from_the_richest_form_that_there_is() {
    let one = fixture("ninjs/1-list");
    let body = |at: usize| outline(&item(one["_items"][at].clone()).body);
    assert_eq!(body(0), ["p Every noon since 1774 someone has looked.", "h The well", "p It is dry in summer."]);
    assert_eq!(body(2), ["p They run."]);
    assert_eq!(body(3), ["p Snow fell on the pass at dawn.", "p Ploughs were out by six."]);
}

#[test]
fn what_superdesk_adds_is_read_too() {
    let article = item(fixture("ninjs/superdesk"));
    let gates = &article.headline;
    assert_eq!((gates.title.as_str(), gates.summary.as_deref()), ("Lock gates replaced", Some("New oak for £2m")));
    assert_eq!(published(gates).as_deref(), Some("2026-11-11T10:00:00Z"));
    assert_eq!(authors(gates), [("Ann Poe", None)]);
    assert_eq!(category_of(gates), Some(("domestic", "Domestic")));
    assert_eq!(tags(gates), [("locks", None), ("canals", None)]);
    let image = gates.image.as_ref().unwrap();
    assert_eq!(
        (image.url.as_str(), image.alt.as_str()),
        ("https://agency.example/media/gates.jpg", "Two wooden gates")
    );
    assert_eq!((image.width, image.renditions.len()), (Some(2000), 2), "sizes that are texts");
}

#[test]
fn a_package_of_stories_is_a_list_of_them() {
    assert_eq!(titles(&list("ninjs/package")), ["Story A", "Story B"]);
}

#[test]
fn lists_for_categories_tags_authors_and_searches_are_where_the_site_says() {
    let list = || Answer::fixture("ninjs/3-list");
    let backend = agency()
        .category("climate", "Climate", "climat")
        .parameter("category", "category/{slug}")
        .parameter("tag", "subject/{slug}")
        .parameter("author", "by/{slug}")
        .parameter("search", "search?q={query}")
        .parameter("categories", "categories")
        .answers("category/climat", list())
        .answers("subject/glaciers", list())
        .answers("by/anaïs-roche", list())
        .answers("search?q=front%2Fglacier", list())
        .answers("categories", Answer::fixture("ninjs/categories"))
        .start();
    for view in [category("climate"), tag("glaciers"), author("anaïs-roche"), search("front/glacier")] {
        assert_eq!(backend.list(view.clone()).unwrap().headlines.len(), 2, "{view:?}");
    }
    let glacier = backend.list(category("climate")).unwrap().headlines.remove(0);
    assert_eq!(category_of(&glacier), Some(("climate", "Climate")));
    let expected = [("miljö-klimat", "Miljö & klimat"), ("inrikes", "Inrikes")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
}

#[test]
fn an_item_is_asked_for_by_its_uri_or_found_in_the_list() {
    let backend = agency().answers("item?uri=urn:newsml:a%26b", Answer::fixture("ninjs/2-item")).start();
    assert_eq!(backend.article("urn:newsml:a&b").unwrap().headline.id.as_str(), "urn:newsml:a&b");
    let plain = site("ninjs", "https://agency.example").answers("latest.json", Answer::fixture("ninjs/3-list")).start();
    assert_eq!(plain.article("urn:agency:event").unwrap().headline.title, "Press conference on the glacier");
    assert!(matches!(plain.article("urn:agency:withheld"), Err(Error::NotFound { .. })));
}

#[test]
fn a_next_page_may_be_named_by_a_header_and_an_empty_list_is_one() {
    let header =
        "<https://agency.example/api/latest.json?page=2>; rel=\"next\", <https://agency.example/>; rel=\"first\"";
    let answer = Answer::fixture("ninjs/3-list").header("Link", header);
    let backend = agency().answers("latest.json", answer).start();
    assert_eq!(backend.list(ListView::Latest).unwrap().next, Some(Cursor::Token("/api/latest.json?page=2".into())));
    let answer = |body: &str| agency().answers("latest.json", Answer::new(200, body)).start().list(ListView::Latest);
    for empty in
        ["[]", r#"{"items": []}"#, r#"{"_items": []}"#, r#"[{"uri": "a", "headline": "A", "pubstatus": "canceled"}]"#]
    {
        assert_eq!(answer(empty), Ok(Listing::default()), "{empty}");
    }
    assert!(
        matches!(answer(r#"{"error": "no"}"#), Err(Error::Unexpected { expected, .. }) if expected.starts_with("$.items[*]"))
    );
    assert!(matches!(answer(r#"[{"uri": "only-a-name"}]"#), Err(Error::Unexpected { .. })));
}
