//! JSON Feed 1.1 and 1.0: a directory of feeds.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use serde_json::json;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Cursor, Listing, Published};

fn valley() -> Setup {
    site("json-feed", "https://valley.example/feeds")
        .parameter("latest", "latest.json")
        .parameter("category", "{slug}.json")
        .parameter("tag", "tags/{slug}.json")
        .parameter("author", "authors/{slug}.json")
        .parameter("article", "articles/{id}.json")
}

fn feed(name: &str) -> Listing {
    let backend = valley().answers("latest.json", Answer::fixture(name)).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

#[test]
fn a_feed_gives_its_headlines_and_leaves_out_what_says_nothing() {
    let listing = feed("json-feed/latest");
    assert_eq!(titles(&listing), ["First frost & the last apples", "A film of the mill wheel", "A number for a name"]);
    assert_eq!((ids(&listing), listing.left_out), (vec!["first-frost", "mill-wheel", "4711"], 1));
    let dates: Vec<Option<String>> = listing.headlines.iter().map(published).collect();
    let expected = ["2026-11-17T05:40:00Z", "2026-11-16T20:00:00Z", "2026-11-13T07:00:00Z"];
    assert_eq!(dates, expected.map(|date| Some(date.to_owned())));
    assert_eq!(updated(&listing.headlines[0]).as_deref(), Some("2026-11-17T10:00:00Z"));
}

#[test]
fn the_extension_says_what_the_standard_has_no_place_for() {
    let frost = &feed("json-feed/latest").headlines[0];
    let image = frost.image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://valley.example/pictures/frost-960.webp");
    assert_eq!((image.alt.as_str(), image.caption.as_deref()), ("Apples with rime on them", Some("The last row.")));
    assert_eq!(
        (image.credit.as_deref(), image.width, image.height),
        (Some("Photograph: M. Solheim"), Some(960), Some(600))
    );
    let pictures = "https://valley.example/pictures/frost-";
    assert_eq!(renditions(image), [(480, &*format!("{pictures}480.webp")), (1440, &*format!("{pictures}1440.webp"))]);
    assert_eq!(category_of(frost), Some(("land", "Land & Water")));
    assert_eq!(authors(frost), [("Marit Solheim", Some("marit"))]);
    assert_eq!(tags(frost), [("Orchards", Some("orchards")), ("Weather", Some("weather"))]);
    assert_eq!(link(frost), Some("https://met.valley.example/frost"));
    assert_eq!(frost.source.as_ref().unwrap().name, "Valley weather station");
    assert!(frost.breaking);
    assert_eq!((frost.reading_minutes, frost.language.as_deref()), (Some(3), Some("en")));
}

#[test]
fn a_film_is_the_extension_s_or_the_first_attachment_that_is_one() {
    let listing = feed("json-feed/latest");
    let wheel = listing.headlines[1].video.as_ref().unwrap();
    assert_eq!(wheel.url.as_str(), "https://valley.example/feeds/films/wheel.webm");
    assert_eq!((wheel.media_type.as_deref(), wheel.seconds), (Some("video/webm"), Some(14)));
    assert_eq!(wheel.poster.as_ref().unwrap().as_str(), "https://valley.example/feeds/films/wheel.jpg");
    assert_eq!(wheel.tracks[0].url.as_str(), "https://valley.example/feeds/films/wheel.vtt");
    assert_eq!(listing.headlines[0].video, None);

    let mut plain = fixture("json-feed/latest");
    plain["items"][1].as_object_mut().unwrap().remove("_time_plus_news");
    let backend = valley().answers("latest.json", Answer::new(200, plain.to_string())).start();
    let film = backend.list(ListView::Latest).unwrap().headlines.remove(1).video.unwrap();
    assert_eq!((film.url.as_str(), film.seconds), ("https://valley.example/feeds/films/wheel.webm", Some(14)));
}

#[test]
fn pictures_and_people_of_plain_feeds_are_found_where_the_standard_puts_them() {
    let listing = feed("json-feed/latest");
    let [_, wheel, number] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(wheel.image.as_ref().unwrap().url.as_str(), "https://pictures.valley.example/wheel.jpg");
    assert_eq!(number.image.as_ref().unwrap().url.as_str(), "https://valley.example/pictures/wide.webp");
    assert_eq!(authors(wheel), [("The Almanac desk", Some("the-almanac-desk"))], "the feed's own");
    assert_eq!(authors(number), [("Old Version", Some("old-version"))], "as in version 1.0");
    assert_eq!(number.authors[0].portrait.as_ref().unwrap().as_str(), "https://valley.example/old.png");
    assert_eq!(link(wheel), Some("https://valley.example/mill-wheel"));
    assert_eq!(wheel.source.as_ref().unwrap().name, "The Valley Almanac");
    assert_eq!(wheel.language.as_deref(), Some("en-GB"), "the feed's own");
}

#[test]
fn a_microblog_has_the_beginning_of_its_text_for_a_title_and_no_markup_is_read_into_it() {
    let listing = feed("json-feed/microblog");
    assert_eq!(
        titles(&listing),
        [
            "Herons are back on the weir.",
            "if (a <b && c> d) return; // what I wrote all day",
            "It was one of those long mornings on which nothing at all happens and the whole valley see…",
        ]
    );
    assert_eq!(authors(&listing.headlines[0]), [("Ida", Some("ida"))]);
    assert_eq!(listing.headlines[0].authors[0].portrait.as_ref().unwrap().as_str(), "https://ida.example/me.png");
}

#[test]
fn neither_a_width_nor_a_poster_nor_a_portrait_counts_readers() {
    let counter = "https://pixel.wp.com/b.gif";
    let item = serde_json::json!({
        "id": "1", "title": "A", "content_text": "B", "authors": [{ "name": "Ada Bell", "avatar": counter }],
        "_time_plus_news": {
            "image": { "url": "https://valley.example/a.jpg", "renditions": [
                { "url": counter, "width": 800 }, { "url": "https://valley.example/a-300.jpg", "width": 300 }
            ] },
            "video": { "url": "https://valley.example/a.mp4", "type": "video/mp4", "poster": counter },
        },
    });
    let document = serde_json::json!({ "version": "https://jsonfeed.org/version/1.1", "title": "V", "items": [item] });
    let backend = valley().answers("latest.json", Answer::new(200, document.to_string())).start();
    let headline = &backend.list(ListView::Latest).unwrap().headlines[0];
    assert_eq!(renditions(headline.image.as_ref().unwrap()), [(300, "https://valley.example/a-300.jpg")]);
    let video = headline.video.as_ref().unwrap();
    assert_eq!((video.url.as_str(), &video.poster), ("https://valley.example/a.mp4", &None));
    assert_eq!((headline.authors[0].name.as_str(), &headline.authors[0].portrait), ("Ada Bell", &None));
}

#[test]
fn what_feeds_write_in_other_ways_is_read_as_it_was_meant() {
    let listing = feed("json-feed/loose");
    let [object, strings, text, null, no_id, no_authors] = listing.headlines.as_slice() else { panic!("{listing:#?}") };
    assert_eq!(authors(object), [("Only One", Some("only-one"))]);
    assert_eq!(object.published, Some(Published::Text("Tomorrow".into())));
    assert_eq!(authors(strings), [("Ada Bell", Some("ada-bell")), ("Jo Crane", Some("jo-crane"))]);
    assert_eq!(
        (&strings.published, tags(strings)),
        (&None, vec![("news", Some("news")), ("weather", Some("weather"))])
    );
    assert_eq!((authors(text)[0].0, published(text).as_deref()), ("By hand", Some("2025-11-17T08:00:00Z")));
    assert_eq!((authors(null)[0].0, &null.summary, &null.image), ("Feed Owner", &None, &None));
    assert_eq!((&null.published, updated(null).as_deref()), (&None, Some("2026-11-01T00:00:00Z")));
    assert_eq!(no_id.id.as_str(), "https://loose.example/no-id");
    assert_eq!(no_id.image.as_ref().unwrap().url.as_str(), "https://loose.example/p.jpg", "the first harmless picture");
    assert_eq!(authors(no_authors)[0].0, "Feed Owner");
    assert!(listing.headlines.iter().all(|headline| headline.language.is_none()), "\"English\" is no language tag");
}

#[test]
fn the_next_page_is_where_the_feed_says_on_its_own_host() {
    let backend = valley()
        .answers("latest.json", Answer::fixture("json-feed/latest"))
        .answers("latest-2.json", Answer::fixture("json-feed/latest-2"))
        .start();
    let next = backend.list(ListView::Latest).unwrap().next.unwrap();
    assert_eq!(next, Cursor::Token("/feeds/latest-2.json".into()));
    let second = backend.page(ListView::Latest, next).unwrap();
    assert_eq!((titles(&second), &second.next), (vec!["Older news"], &None));
    for (next, expected) in [
        ("https://valley.example/2017.json", Some("/2017.json")),
        ("http://valley.example/2017.json?a=1", Some("/2017.json?a=1")),
        ("https://elsewhere.example/2017.json", None),
        ("https://valley.example/feeds/latest.json", None),
        ("", None),
    ] {
        let mut document = fixture("json-feed/latest");
        document["next_url"] = next.into();
        let backend = valley().answers("latest.json", Answer::new(200, document.to_string())).start();
        let found = backend.list(ListView::Latest).unwrap().next;
        assert_eq!(found, expected.map(|path| Cursor::Token(path.into())), "{next}");
    }
}

#[test]
fn a_directory_has_a_feed_for_each_category_tag_and_author() {
    let land = || Answer::fixture("json-feed/land");
    let backend = valley()
        .parameter("videos", "videos.json")
        .parameter("search", "search?q={query}")
        .parameter("categories", "categories.json")
        .answers("land.json", land())
        .answers("tags/fr%C3%B6ste.json", land())
        .answers("authors/marit.json", land())
        .answers("videos.json", land())
        .answers("search?q=a%26b", land())
        .answers("categories.json", Answer::fixture("json-feed/categories"))
        .start();
    for view in [category("land"), tag("fröste"), author("marit"), ListView::Videos, search("a&b")] {
        assert_eq!(titles(&backend.list(view.clone()).unwrap()), ["First frost"], "{view:?}");
    }
    let expected = [("land", "Land & Water"), ("town", "Town")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
}

#[test]
fn a_single_feed_offers_what_can_be_found_in_it_and_no_more() {
    let backend = site("json-feed", "https://valley.example")
        .answers("feed.json", Answer::fixture("json-feed/latest"))
        .answers("latest-2.json", Answer::fixture("json-feed/latest-2"))
        .start();
    for kind in [ViewKind::Category, ViewKind::Tag, ViewKind::Author, ViewKind::Search, ViewKind::Article] {
        assert!(!backend.client.answers(kind), "{kind:?}");
    }
    let listing = backend.list(ListView::Latest).unwrap();
    assert!(listing.headlines.iter().flat_map(|headline| &headline.authors).all(|author| author.slug.is_none()));
    assert_eq!(
        ids(&backend.list(category("land")).unwrap()),
        ["first-frost"],
        "sorted out of the latest, two pages of them"
    );
    assert_eq!(ids(&backend.list(ListView::Videos).unwrap()), ["mill-wheel"]);
    let article = backend.article("mill-wheel").unwrap();
    assert_eq!(outline(&article.body), ["p A < B, and <b> is a letter here. The wheel turns again."]);
}

#[test]
fn an_article_has_a_feed_of_its_own() {
    let backend = valley()
        .answers("articles/first-frost.json", Answer::fixture("json-feed/article"))
        .answers(
            "articles/none.json",
            Answer::new(200, r#"{"version": "https://jsonfeed.org/version/1.1", "items": []}"#),
        )
        .answers("articles/gone.json", Answer::new(404, "<h1>Not found</h1>"))
        .start();
    let article = backend.article("first-frost").unwrap();
    check_article(&article).unwrap();
    assert_eq!(article.headline.title, "First frost & the last apples");
    assert_eq!(outline(&article.body)[0], "p The orchards were white on Tuesday.");
    assert!(outline(&article.body).contains(&"h Nine days early".to_owned()));
    for id in ["none", "gone"] {
        assert!(matches!(backend.article(id), Err(Error::NotFound { .. })), "{id}");
    }
}

#[test]
fn an_empty_feed_a_null_and_a_page_instead_of_a_feed_are_told_apart() {
    let list = |body: &str| valley().answers("latest.json", Answer::new(200, body)).start().list(ListView::Latest);
    assert_eq!(list(r#"{"items": []}"#), Ok(Listing::default()));
    assert_eq!(list(r#"{"items": null}"#), Ok(Listing::default()));
    assert!(matches!(list("null"), Err(Error::Empty { .. })));
    assert!(matches!(list(""), Err(Error::Empty { .. })));
    assert!(matches!(list("<!doctype html><title>Sign in</title>"), Err(Error::WebPage { title: Some(_), .. })));
    assert!(matches!(list(r#"{"items": [{"id": "a""#), Err(Error::Malformed { .. })));
    assert!(
        matches!(list(r#"{"title": "a feed of nothing"}"#), Err(Error::Unexpected { expected, .. }) if expected == "$.items[*]")
    );
}

#[test]
fn the_demo_edition_is_read_whole() {
    let demo = root().join("public/demo");
    let names = ["latest", "latest-2", "latest-3", "videos"];
    let read = |name: &str| std::fs::read_to_string(demo.join([name, ".json"].concat())).unwrap();
    let mut setup = site("json-feed", "https://paper.example/demo")
        .parameter("latest", "latest.json")
        .parameter("article", "articles/{id}.json")
        .parameter("category", "{slug}.json");
    for name in names {
        setup = setup.answers(&[name, ".json"].concat(), Answer::new(200, read(name)));
    }
    let articles: Vec<_> =
        std::fs::read_dir(demo.join("articles")).unwrap().map(|entry| entry.unwrap().path()).collect();
    for path in &articles {
        let request = ["articles/", &path.file_name().unwrap().to_string_lossy()].concat();
        setup = setup.answers(&request, Answer::new(200, std::fs::read_to_string(path).unwrap()));
    }
    let backend = setup.start();
    let (mut headlines, mut cursor) = (Vec::new(), Some(Cursor::Start));
    while let Some(at) = cursor {
        let page = backend.page(ListView::Latest, at).unwrap();
        assert_eq!(page.left_out, 0);
        check_listing(&page).unwrap();
        headlines.extend(page.headlines);
        cursor = page.next;
    }
    assert_eq!(headlines.len(), articles.len());
    for headline in &headlines {
        let name = headline.id.as_str();
        let image = headline.image.as_ref().unwrap_or_else(|| panic!("{name}: picture"));
        assert!(image.renditions.len() > 1 && !image.alt.is_empty() && image.width.is_some(), "{name}: {image:?}");
        assert!(headline.category.is_some() && headline.source.is_some() && !headline.authors.is_empty(), "{name}");
        assert!(published(headline).is_some() && headline.summary.is_some() && !headline.tags.is_empty(), "{name}");
        let article = backend.article(name).unwrap();
        check_article(&article).unwrap();
        assert!(!article.body.is_empty(), "{name}");
    }
    let films = backend.list(category("videos")).unwrap().headlines;
    assert!(
        films.len() >= 4 && films.iter().all(|film| film.video.as_ref().is_some_and(|film| !film.tracks.is_empty()))
    );
}

#[test]
fn an_item_without_a_picture_has_the_first_of_its_content() {
    let item = |more: serde_json::Value| {
        let mut item =
            json!({"id": "1", "title": "A", "content_html": "<p>Frost.</p><img src='https://img.example/a.jpg'>"});
        item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let feed = json!({"version": "https://jsonfeed.org/version/1.1", "title": "Valley", "items": [item]});
        let backend = valley().answers("latest.json", Answer::new(200, feed.to_string())).start();
        let listing = backend.list(ListView::Latest).unwrap();
        check_listing(&listing).unwrap();
        listing.headlines.into_iter().next().unwrap()
    };
    let image_of = |more| item(more).image.unwrap().url.as_str().to_owned();
    assert_eq!(image_of(json!({})), "https://img.example/a.jpg");
    assert_eq!(image_of(json!({"banner_image": "https://img.example/b.jpg"})), "https://img.example/b.jpg");
    assert_eq!(image_of(json!({"image": {"url": "https://img.example/c.jpg"}})), "https://img.example/c.jpg");
    let cut = item(json!({"summary": "<p>Frost in the valley. <a href='/1'>Continue reading</a></p>"}));
    assert_eq!(cut.summary.as_deref(), Some("Frost in the valley."));
}
