//! RSS 2.0 and 0.9x.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Cursor, Headline, Listing, Published};

fn harbour() -> Setup {
    site("rss", "https://harbour.example").category("sea", "World & Sea", "world-sea")
}

fn read(fixture: &str) -> Listing {
    let backend = harbour().answers("rss.xml", Answer::fixture(fixture)).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

/// A feed of one item, titled and named where the item does not do so itself.
fn feed(item: &str) -> Answer {
    Answer::new(
        200,
        [
            "<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
             xmlns:yandex=\"http://news.yandex.ru\" xmlns:prism=\"http://prismstandard.org/namespaces/basic/2.0/\">\
             <channel><title>The Harbour</title><item>",
            item,
            "<guid isPermaLink=\"false\">1</guid><title>A</title></item></channel></rss>",
        ]
        .concat(),
    )
}

fn headline(item: &str) -> Headline {
    let listing = harbour().answers("rss.xml", feed(item)).start().list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing.headlines.into_iter().next().unwrap()
}

fn image_of(item: &str) -> Option<String> {
    headline(item).image.map(|image| image.url.as_str().to_owned())
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
    let described = |html: &str| image_of(&["<description><![CDATA[", html, "]]></description>"].concat());
    for counter in [
        "<p>A</p><img src=\"https://stats.wp.com/b.gif\" style=\"display:none\">",
        "<img src=\"https://pixel.wp.com/b.gif?host=x\">",
        "<img src=\"https://vg07.met.vgwort.de/na/1\">",
    ] {
        assert_eq!(described(counter), None, "{counter}");
    }
    let picture = "<img src=\"https://pixel.wp.com/b.gif\"><img src=\"https://img.harbour.example/a.jpg\">";
    assert_eq!(described(picture).as_deref(), Some("https://img.harbour.example/a.jpg"));
    let media = "<media:content medium=\"image\" url=\"https://ad.doubleclick.net/a.jpg\" width=\"600\"/>";
    assert_eq!(image_of(media), None);
}

#[test]
fn of_several_pictures_one_is_taken_that_is_wide_enough_and_of_the_story() {
    let media = |attributes: &str| ["<media:content url=\"https://img.example/", attributes, "/>"].concat();
    let widths =
        [media("a140\" width=\"140\""), media("a460.jpg?w=460\" width=\"460\""), media("a700.jpg\" width=\"700\"")];
    assert_eq!(image_of(&widths.concat()).as_deref(), Some("https://img.example/a700.jpg"), "no type, but a name");
    let narrow = [media("b460.jpg\" width=\"460\""), media("b140.jpg\" width=\"140\"")];
    assert_eq!(image_of(&narrow.concat()).as_deref(), Some("https://img.example/b460.jpg"));
    let avatar = "<media:content url=\"https://0.gravatar.com/avatar/a?s=96\" medium=\"image\"/>";
    assert_eq!(image_of(avatar), None);
    let after = [avatar, &media("c\" medium=\"image\"")].concat();
    assert_eq!(image_of(&after).as_deref(), Some("https://img.example/c"));
    let thumbnail = |name: &str, width: &str| {
        ["<media:thumbnail url=\"https://img.example/", name, "\" width=\"", width, "\"/>"].concat()
    };
    let thumbnails = [thumbnail("d", "100"), thumbnail("e", "960"), thumbnail("f", "220")].concat();
    assert_eq!(image_of(&thumbnails).as_deref(), Some("https://img.example/e"));
    let small = thumbnail("g", "72");
    assert_eq!(image_of(&small).as_deref(), Some("https://img.example/g"));
    let with_picture = [&small, "<description>&lt;img src='https://img.example/h.jpg'&gt;</description>"].concat();
    assert_eq!(image_of(&with_picture).as_deref(), Some("https://img.example/h.jpg"));
    assert_eq!(image_of(&thumbnail("i", "30")), None, "the portrait of who wrote it");
}

#[test]
fn what_stands_beside_a_picture_is_said_of_it() {
    let said = |media: &str| {
        let beside = "<media:credit>Ola Berg</media:credit><media:description>A ship</media:description>";
        headline(&[media, beside].concat()).image.unwrap()
    };
    let image = said("<media:content url='https://img.example/a' medium='image' width='1800' height='1200'/>");
    assert_eq!((image.caption.as_deref(), image.credit.as_deref()), (Some("A ship"), Some("Ola Berg")));
    assert_eq!((image.width, image.height), (Some(1800), Some(1200)));
    let own = said(
        "<media:content url='https://img.example/a' medium='image'><media:credit>Ines</media:credit></media:content>",
    );
    assert_eq!((own.caption, own.credit.as_deref()), (None, Some("Ines")));
}

#[test]
fn a_picture_is_known_by_its_name_where_its_type_is_missing_or_is_none() {
    for item in [
        "<enclosure url='https://img.example/a.JPG' length='0'/>",
        "<enclosure url='https://img.example/a.JPG' type=''/>",
        "<enclosure url='https://img.example/a.JPG' type='application/octet-stream'/>",
        "<media:content url='https://img.example/a.JPG' medium='' type=''/>",
        "<media:content url='https://img.example/a.JPG' type='jpg'/>",
        "<image url='https://img.example/a.JPG'/>",
        "<image><img src='https://img.example/a.JPG'/></image>",
        "<imageUrl>https://img.example/a.JPG</imageUrl>",
        "<webfeeds:featuredImage url='https://img.example/a.JPG'/>",
    ] {
        assert_eq!(image_of(item).as_deref(), Some("https://img.example/a.JPG"), "{item}");
    }
    for item in ["<enclosure url='https://img.example/a.mp3' type=''/>", "<enclosure url='/a.png' type='audio/mpeg'/>"]
    {
        assert_eq!(image_of(item), None, "{item}");
    }
}

#[test]
fn a_summary_ends_where_the_story_does() {
    let summary = |html: &str| headline(&["<description><![CDATA[", html, "]]></description>"].concat()).summary;
    for (html, expected) in [
        (
            "<p>Ships came [&#8230;]</p>\n<p>The post <a href='/a'>A</a> appeared first on <a href='/'>B</a>.</p>",
            "Ships came",
        ),
        (
            "<p>Il pleut.</p>\n<p>L’article <a href='/a'>A</a> est apparu en premier sur <a href='/'>B</a>.</p>",
            "Il pleut.",
        ),
        ("<p>Ships came.</p> <a href='/a'>Continue reading...</a>", "Ships came."),
        ("Ships came <a href='/a'>Continue reading <span>&#8594;</span></a>", "Ships came"),
        ("<p>Ships came.</p><p><a href='/a'>Lire la suite</a></p>", "Ships came."),
        ("<p>Ships came.</p><p class=\"medium-feed-link\"><a href='/a'>Continue reading on A »</a></p>", "Ships came."),
        ("<p>Ships came&hellip; <a href='/a' class='more-link'>Continue reading<span> A</span></a></p>", "Ships came"),
        (
            "<span class=\"field field--name-title\">A</span><span class=\"field field--name-created\">\
             <time datetime=\"2026-11-20\">Fri</time>\n</span><div><p>Ships came.</p></div>",
            "Ships came.",
        ),
        ("<p>What the post <a href='/a'>office</a> said.</p>", "What the post office said."),
    ] {
        assert_eq!(summary(html).as_deref(), Some(expected), "{html}");
    }
    let repeated = "<a href='/a'>A</a>&nbsp;&nbsp;<font color=\"#6f6f6f\">Coast Daily</font>";
    assert_eq!(summary(repeated), None, "what only repeats the title");
    assert_eq!(summary("<a href='/a#comments'>Comments</a>"), None);
}

#[test]
fn a_category_of_stories_without_one_is_none() {
    let named = |name: &str| ["<category><![CDATA[", name, "]]></category>"].concat();
    for none in ["Uncategorized", "Non classé", "Sin categoría", "Без рубрики"] {
        assert_eq!((headline(&named(none)).category, headline(&named(none)).tags.len()), (None, 0), "{none}");
        let both = headline(&[named(none), named("Quays")].concat());
        assert_eq!((category_of(&both), tags(&both)), (Some(("quays", "Quays")), vec![("Quays", None)]), "{none}");
    }
}

#[test]
fn dates_that_are_no_dates_of_rss_are_read_as_far_as_they_say_when() {
    for item in [
        "<pubDate>&lt;time datetime=\"2026-11-20T06:00:00Z\" class=\"datetime\"&gt;Friday&lt;/time&gt;</pubDate>",
        "<pubDate>Fr, 20 Nov 2026 07:00:00 +0100</pubDate>",
        "<pubDate>ven., 20 Nov 2026 06:00:00 GMT</pubDate>",
        "<pubDate>Fri, 20 Nov 2026 17:00:00 AEDT</pubDate>",
        "<published>2026-11-20T06:00:00Z</published>",
        "<prism:publicationDate>2026-11-20T06:00:00Z</prism:publicationDate>",
        "<pubdate>Fri, 20 Nov 2026 06:00:00 GMT</pubdate>",
        "<pubDate/><pubDate>Fri, 20 Nov 2026 06:00:00 GMT</pubDate>",
    ] {
        assert_eq!(published(&headline(item)).as_deref(), Some("2026-11-20T06:00:00Z"), "{item}");
    }
}

#[test]
fn what_is_no_date_is_shown_as_it_is_written_or_not_at_all() {
    let said = |text: &str| headline(&["<pubDate>", text, "</pubDate>"].concat()).published;
    assert_eq!(said("2026-11-20T06:00:00-07:00Z"), None);
    assert_eq!(said("Friday, Noon"), Some(Published::Text("Friday, Noon".into())));
}

#[test]
fn the_language_may_be_that_of_the_feed_or_of_its_document() {
    let language = |root: &str, channel: &str, item: &str| {
        let feed = [
            "<rss ",
            root,
            " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>",
            channel,
            "<item><guid>1</guid><title>A</title>",
            item,
            "</item></channel></rss>",
        ];
        let listing = harbour().answers("rss.xml", Answer::new(200, feed.concat())).start().list(ListView::Latest);
        listing.unwrap().headlines[0].language.clone()
    };
    let (root, channel) = ("xml:lang=\"fr\"", "<dc:language>sv</dc:language>");
    assert_eq!(language(root, "", "").as_deref(), Some("fr"));
    assert_eq!(language(root, channel, "").as_deref(), Some("sv"));
    assert_eq!(language(root, channel, "<dc:language>de</dc:language>").as_deref(), Some("de"));
}

#[test]
fn months_may_be_named_in_the_language_of_the_feed() {
    for (text, expected) in [
        ("Seg, 24 Set 2018 19:42:40 -0300", "2018-09-24T22:42:40Z"),
        ("mar., 06 janv. 2026 10:00:00 +0100", "2026-01-06T09:00:00Z"),
        ("Sa, 07 März 2026 10:00:00 GMT", "2026-03-07T10:00:00Z"),
        ("mié, 05 ago 2026 10:00:00 +0000", "2026-08-05T10:00:00Z"),
        ("ven, 01 mag 2026 10:00:00 +0000", "2026-05-01T10:00:00Z"),
        ("Вт, 06 янв 2026 10:00:00 +0300", "2026-01-06T07:00:00Z"),
    ] {
        let story = headline(&["<pubDate>", text, "</pubDate>"].concat());
        assert_eq!(published(&story).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn an_author_is_a_name_without_an_address() {
    for (item, name) in [
        ("<dc:creator>ola@harbour.example (Ola Berg)</dc:creator>", "Ola Berg"),
        ("<author>Ola Berg (ola@harbour.example)</author>", "Ola Berg"),
        ("<author>By Ola Berg (Coast)</author>", "Ola Berg (Coast)"),
        ("<dc:creator>Ola Berg</dc:creator><author>desk@harbour.example (Desk)</author>", "Ola Berg"),
    ] {
        assert_eq!(authors(&headline(item)), [(name, None)], "{item}");
    }
}

#[test]
fn a_guid_that_is_an_address_leads_to_a_story_without_a_link() {
    let item = "<guid isPermaLink=\"false\">https://harbour.example/?p=1</guid>";
    assert_eq!(link(&headline(item)), Some("https://harbour.example/?p=1"));
    let linked = [item, "<link>https://harbour.example/a</link>"].concat();
    assert_eq!(link(&headline(&linked)), Some("https://harbour.example/a"));
}

#[test]
fn a_whole_text_may_stand_in_an_element_of_a_search_engine() {
    let item = "<description>Short.</description><yandex:full-text>&lt;p&gt;Whole.&lt;/p&gt;</yandex:full-text>";
    let article = harbour().answers("rss.xml", feed(item)).start().article("1").unwrap();
    assert_eq!(
        (outline(&article.body), article.headline.summary.as_deref()),
        (vec!["p Whole.".into()], Some("Short."))
    );
}

#[test]
fn a_body_is_without_what_was_put_around_it() {
    let body = |html: &str| {
        let item = ["<description><![CDATA[", html, "]]></description>"].concat();
        outline(&harbour().answers("rss.xml", feed(&item)).start().article("1").unwrap().body)
    };
    assert_eq!(body("<![CDATA[<p>Whole.</p>]]]]><![CDATA[>"), ["p Whole."], "it was wrapped twice");
    let drupal = "<span class=\"field field--name-created\"><time>Fri</time>\n</span><div><p>Whole.</p></div>";
    assert_eq!(body(drupal), ["p Whole."]);
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
