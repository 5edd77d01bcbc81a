//! Articles of schema.org in JSON-LD.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use serde_json::json;
use time_plus_news::backend::ListView;
use time_plus_news::model::{Headline, Listing};

fn post() -> Setup {
    site("json-ld", "https://post.example").category("world", "World", "world")
}

fn read(fixture: &str) -> Listing {
    let backend = post().answers("latest.json", Answer::fixture(fixture)).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

#[test]
fn lists_are_found_in_whatever_page_they_are_wrapped() {
    let posts = || json!([{"@type": "BlogPosting", "headline": "One", "mainEntityOfPage": "https://post.example/1"}]);
    let items = || json!([{"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": "One", "url": "/1"}}]);
    let crumbs =
        || json!({"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "item": {"name": "Home"}}]});
    for document in [
        json!({"@type": "WebPage", "mainEntity": {"@type": "Blog", "blogPost": posts()}}),
        json!([crumbs(), {"@type": "CollectionPage", "mainEntity": {"@type": "Blog", "blogPost": posts()}}]),
        json!([crumbs(), {"@type": "Blog", "blogPost": posts()}]),
        json!([crumbs(), {"@type": "ItemList", "itemListElement": items()}]),
        json!([crumbs(), posts()[0]]),
    ] {
        let backend = post().answers("latest.json", Answer::new(200, document.to_string())).start();
        let listing = backend.list(ListView::Latest).unwrap_or_else(|error| panic!("{document}: {error}"));
        assert_eq!((titles(&listing), listing.left_out), (vec!["One"], 0), "{document}");
    }
}

#[test]
fn one_article_is_a_list_of_one() {
    let ferry = &read("json-ld/article").headlines[0];
    assert_eq!((ferry.title.as_str(), ferry.id.as_str()), ("Ferry runs again & on time", "https://post.example/ferry"));
    assert_eq!(
        (ferry.summary.as_deref(), link(ferry)),
        (Some("The Aurora is back."), Some("https://post.example/ferry"))
    );
    assert_eq!(
        (published(ferry).as_deref(), updated(ferry).as_deref()),
        (Some("2026-11-20T06:00:00Z"), Some("2026-11-20T09:00:00Z"))
    );
    assert_eq!(authors(ferry), [("Ines Park", None), ("Sam Okoye", None)]);
    assert_eq!(
        (category_of(ferry), tags(ferry)),
        (Some(("world", "World")), vec![("ferries", None), ("winter", None)])
    );
    assert_eq!(ferry.source.as_ref().unwrap().name, "The Post");
    assert_eq!(ferry.image.as_ref().unwrap().url.as_str(), "https://img.post.example/ferry-16x9.jpg");
    assert_eq!(ferry.language.as_deref(), Some("en-GB"));
}

#[test]
fn an_article_has_its_words_and_says_when_they_are_not_all() {
    let backend =
        post().parameter("article", "{id}.json").answers("ferry.json", Answer::fixture("json-ld/article")).start();
    let ferry = backend.article("ferry").unwrap();
    check_article(&ferry).unwrap();
    assert_eq!(
        (outline(&ferry.body), ferry.truncated),
        (vec!["p She left at seven.".to_owned(), "p It was cold.".to_owned()], true)
    );
}

#[test]
fn the_parts_of_a_graph_name_one_another() {
    let listing = read("json-ld/graph");
    assert_eq!((titles(&listing), listing.left_out), (vec!["How nets are mended"], 0));
    let nets = &listing.headlines[0];
    assert_eq!((authors(nets), nets.source.as_ref().unwrap().name.as_str()), (vec![("Ana Berg", None)], "The Blog"));
    assert!(nets.authors[0].portrait.is_some());
    let image = nets.image.as_ref().unwrap();
    assert_eq!(
        (image.url.as_str(), image.width, image.caption.as_deref()),
        ("https://img.blog.example/nets.jpg", Some(1200), Some("A net on the quay"))
    );
    assert_eq!((tags(nets), nets.reading_minutes), (vec![("Rope", None), ("Nets", None)], Some(2)));
    assert_eq!(link(nets), Some("https://blog.example/nets/"));
}

#[test]
fn a_list_holds_articles_or_names_with_addresses() {
    let listing = read("json-ld/list");
    assert_eq!(titles(&listing), ["First of the list", "Second of the list"]);
    let [first, second] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((authors(first), authors(second)), (vec![("Petra Lund", None)], vec![("Ada", None), ("Lev", None)]));
    assert_eq!(first.image.as_ref().unwrap().width, Some(800));
    assert_eq!(second.image.as_ref().unwrap().url.as_str(), "https://img.post.example/b.jpg");
    assert_eq!(second.source.as_ref().unwrap().name, "The Post");
    let names = read("json-ld/names");
    assert_eq!(
        (titles(&names), ids(&names)),
        (vec!["A name and an address", "And another"], vec!["https://post.example/d", "https://post.example/e"])
    );
}

#[test]
fn of_several_documents_the_articles_are_read() {
    let listing = read("json-ld/documents");
    assert_eq!(titles(&listing), ["One of several documents"]);
    let story = &listing.headlines[0];
    assert_eq!(authors(story), [("Ines Park", None)], "who she works for is no author");
    assert_eq!(story.image.as_ref().unwrap().caption.as_deref(), Some("C"));
}

#[test]
fn a_body_that_is_html_is_read_as_html_and_else_a_sign_is_a_sign() {
    let body = |text: &str| {
        let story = json!({"@type": "NewsArticle", "@id": "a", "headline": "A", "articleBody": text});
        let backend = site("json-ld", "https://harbour.example").parameter("article", "a.json");
        let backend = backend.answers("a.json", Answer::new(200, story.to_string())).start();
        outline(&backend.article("a").unwrap().body)
    };
    assert_eq!(body("<h2>One</h2>\n<p>Two</p>"), ["h One", "p Two"]);
    assert_eq!(body("If a < b > c\n\nthen"), ["p If a < b > c", "p then"]);
}

fn read_one(document: serde_json::Value) -> (Headline, Vec<String>) {
    let backend = post().answers("latest.json", Answer::new(200, document.to_string())).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let headline = listing.headlines.into_iter().next().unwrap();
    let body = backend.article(headline.id.as_str()).unwrap().body;
    (headline, outline(&body))
}

#[test]
fn the_page_of_an_article_says_what_the_article_does_not() {
    let page =
        json!({"@type": "WebPage", "@id": "/a/#page", "url": "https://post.example/a/", "description": "The page."});
    let article = |more: serde_json::Value| {
        let mut article = json!({"@type": "Article", "headline": "A", "mainEntityOfPage": {"@id": "/a/#page"}});
        article.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        read_one(json!({"@context": "https://schema.org", "@graph": [page, article]})).0
    };
    let bare = article(json!({}));
    assert_eq!((bare.summary.as_deref(), link(&bare)), (Some("The page."), Some("https://post.example/a/")));
    assert_eq!(article(json!({"description": "Its own."})).summary.as_deref(), Some("Its own."));
}

#[test]
fn several_sections_may_stand_in_one_text() {
    let section = |sections: &str| read_one(json!({"headline": "A", "articleSection": sections})).0;
    assert_eq!(category_of(&section("News, World")), Some(("world", "World")), "the one that the site has");
    assert_eq!(category_of(&section("News, Opinion")), Some(("news", "News")));
}

#[test]
fn names_of_authors_may_be_lists_and_begin_with_a_preposition() {
    let author = |author: serde_json::Value| read_one(json!({"headline": "A", "author": author})).0;
    let several =
        author(json!([{"@type": "Person", "name": ["Ines Park"]}, {"@type": "Person", "name": "By Sam Okoye"}]));
    assert_eq!(authors(&several), [("Ines Park", None), ("Sam Okoye", None)]);
    assert_eq!(authors(&author(json!({"name": "By Ines Park"}))), [("Ines Park", None)]);
}

#[test]
fn a_text_with_character_references_is_read_with_its_paragraphs() {
    let body = |text: &str| read_one(json!({"headline": "A", "articleBody": text})).1;
    assert_eq!(body("Salt &amp; pepper&nbsp;mill\n\nIt&#8217;s old."), ["p Salt & pepper mill", "p It’s old."]);
    assert_eq!(body("R&D\n\n*Old*"), ["p R&D", "p *Old*"], "a text without them is plain");
}

#[test]
fn a_live_report_has_the_headlines_of_its_updates() {
    let updates = json!([{"headline": "Eleven", "articleBody": "It began."}, {"articleBody": "It ended."}]);
    let (_, body) = read_one(json!({"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": updates}));
    assert_eq!(body, ["p Eleven", "p It began.", "p It ended."]);
}

#[test]
fn a_page_of_a_collection_has_its_parts() {
    let parts = json!([{"@type": "NewsArticle", "headline": "One", "url": "/1"}, {"@type": "WebPageElement"}]);
    let (headline, _) = read_one(json!({"@type": "CollectionPage", "name": "Front", "hasPart": parts}));
    assert_eq!(link(&headline), Some("https://post.example/1"));
    let (own, _) = read_one(json!({"@type": "NewsArticle", "headline": "Whole", "url": "/0", "hasPart": parts}));
    assert_eq!(own.title, "Whole", "an article is not its parts");
}

#[test]
fn the_parts_of_a_graph_are_found_in_whatever_it_is_wrapped() {
    let graph = |image: &str| {
        let article = json!({
            "@type": "NewsArticle", "headline": "A", "author": [{"@id": "#ines"}, {"@id": "#sam"}], "image": {"@id": image},
        });
        let ines = json!({"@id": "#ines", "@type": "Person", "name": "Ines Park"});
        let sam = json!({"@id": "#sam", "@type": "Person", "name": "Sam Okoye"});
        let picture = json!({"@id": "#picture", "@type": "ImageObject", "contentUrl": "https://img.example/a.jpg"});
        json!([{"@context": "https://schema.org", "@graph": [article, ines, sam, picture]}])
    };
    let image_of = |image: &str| read_one(graph(image)).0.image.map(|image| image.url.as_str().to_owned());
    assert_eq!(authors(&read_one(graph("#picture")).0), [("Ines Park", None), ("Sam Okoye", None)]);
    assert_eq!(image_of("#picture").as_deref(), Some("https://img.example/a.jpg"));
    assert_eq!(image_of("https://img.example/b.jpg").as_deref(), Some("https://img.example/b.jpg"));
    assert_eq!(image_of("#nowhere"), None, "the name of a part is no address");
}

#[test]
fn a_value_may_say_its_language_or_its_type() {
    let (story, body) = read_one(json!({
        "url": "/1",
        "headline": {"@value": "A", "@language": "en"},
        "description": {"@value": "B"},
        "datePublished": {"@type": "Date", "@value": "2026-11-20"},
        "articleBody": ["One.", "Two."],
    }));
    assert_eq!((story.title.as_str(), story.summary.as_deref()), ("A", Some("B")));
    assert_eq!(
        (published(&story).as_deref(), body),
        (Some("2026-11-20T00:00:00Z"), vec!["p One.".into(), "p Two.".into()])
    );
}

#[test]
fn a_feed_of_data_has_its_items() {
    let element = json!({"@type": "DataFeedItem", "item": {"@type": "NewsArticle", "headline": "One", "url": "/1"}});
    let (story, _) = read_one(json!({"@type": "DataFeed", "name": "Feed", "dataFeedElement": [element]}));
    assert_eq!((story.title.as_str(), link(&story)), ("One", Some("https://post.example/1")));
}
