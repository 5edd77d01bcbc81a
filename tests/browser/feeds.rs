//! A whole newspaper out of one RSS feed: XML that the browser's own parser reads in the annex. And one article in each
//! of the structured bodies that the annex reads besides HTML.

use crate::backend::{Backend, allowed};
use crate::http::{Answer, Server};
use crate::page::{Page, visit};
use crate::site::Site;
use serde_json::{Value, json};
use time_plus_news::words::{Language, Words};

fn words() -> &'static Words {
    Language::English.words()
}

/// The text of an RSS feed of some items, in the prefixes of its own.
pub fn rss(count: usize) -> String {
    let item = |n: usize| {
        format!(
            "<item><title>Tide {n} &amp; its &amp;lt;mark&amp;gt;</title><link>https://source.example/tide-{n}</link>\
             <guid isPermaLink=\"false\">tide-{n}</guid><pubDate>Fri, 20 Nov 2026 {:02}:00:00 +0100</pubDate>\
             <dc:creator>Ines Park</dc:creator><category>World</category>\
             <description><![CDATA[<p>How high tide {n} came. [&hellip;]</p>]]></description>\
             <text:encoded><![CDATA[<p>The whole of tide {n}, <em>as it was</em>.</p><h2>The gauge</h2>\
             <script>window.__pwned = 1</script><ul><li>one</li><li>two</li></ul>]]></text:encoded></item>",
            23 - n % 24
        )
    };
    let items: String = (1..=count).map(item).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" \
         xmlns:text=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <channel><title>The Quay</title><link>https://source.example/</link><description>News</description>\n{items}\n\
         </channel></rss>"
    )
}

/// A newspaper on an RSS feed.
fn newspaper(backend: &Backend) -> Site {
    Site::with_file(site_file(backend))
}

fn site_file(backend: &Backend) -> Answer {
    Answer::json(json!({
        "name": "The Quay",
        "language": "en",
        "items_per_page": 10,
        "categories": [{ "slug": "World", "title": "World" }],
        "backend": { "preset": "rss", "base": backend.server.origin(), "parameters": { "latest": "news.xml" } }
    }))
}

fn feed(text: impl Into<String>) -> Backend {
    Backend::empty().with("/news.xml", Answer::new("application/rss+xml", text.into()))
}

#[test]
fn an_rss_feed_is_a_front_page_a_list_and_articles_with_their_whole_bodies() {
    let backend = feed(rss(12));
    visit(&newspaper(&backend), |page| {
        page.open("");
        page.wait_for(".headline-card--lead");
        page.wait_for_text("main", "Tide 1 & its <mark>");
        page.open("latest");
        page.wait_for(".headline-list__item");
        let titles = page.texts(".headline-list .headline-card__link");
        assert!(titles.len() >= 10, "{titles:?}");
        assert_eq!(titles[1], "Tide 2 & its <mark>");
        page.click(".headline-list__item:nth-child(2) .headline-card__link");
        page.wait_for_text(".article__body", "The whole of tide 2");
        assert_eq!(page.text("main h1"), "Tide 2 & its <mark>");
        assert_eq!(page.texts(".article__body em"), ["as it was"]);
        assert_eq!(page.texts(".article__body li"), ["one", "two"]);
        assert_eq!(page.texts(".article .byline__name"), ["Ines Park"]);
        assert_eq!(page.value("window.__pwned === undefined"), true);
        assert_eq!(page.each(".article__source-link", "it.href"), ["https://source.example/tide-2"]);
        page.reload();
        page.wait_for_text(".article__body", "The whole of tide 2");
    });
}

#[test]
fn a_category_of_an_rss_feed_is_sorted_out_of_its_headlines() {
    let backend = feed(rss(4).replacen("<category>World</category>", "<category>Sport</category>", 1));
    visit(&newspaper(&backend), |page| {
        page.open("category/World");
        page.wait_for(".headline-list__item");
        assert_eq!(page.count(".headline-list__item"), 3);
    });
}

#[test]
fn an_rss_feed_in_another_encoding_is_read_by_what_it_says_of_itself() {
    let mut text = Vec::from(
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss version=\"2.0\"><channel><title>x</title>\
        <item><guid>a</guid><title>"
            .as_bytes(),
    );
    // `Лёд` in windows-1251.
    text.extend([0xCB, 0xB8, 0xE4]);
    text.extend(b"</title></item></channel></rss>");
    let backend = Backend::empty().with("/news.xml", Answer::new("application/rss+xml", text));
    visit(&newspaper(&backend), |page| {
        page.open("latest");
        page.wait_for_text(".headline-list__item", "Лёд");
    });
}

#[test]
fn a_feed_that_breaks_off_cannot_be_read_and_its_place_is_told() {
    let whole = rss(6);
    let end = whole.find("The whole of tide 4").unwrap();
    let backend = feed(&whole[..end]);
    // What Chromium's own parser would put where a document breaks off has a style: the policy must see none.
    visit(&newspaper(&backend), |page| {
        page.open("latest");
        page.wait_for_text("[role=alert].error-notice", words().errors.malformed.title);
        page.wait_for_text("[role=alert].error-notice", "line ");
        // The retry works when the feed is whole again.
        backend.put("/news.xml", Answer::new("application/rss+xml", whole.clone()));
        page.click(".error-notice button");
        page.wait_for_text(".headline-list__item", "Tide 4");
    });
}

/// A backend that answers everything with one document, and the article that a preset makes of it.
fn article(preset: &str, parameters: Value, answer: Value, id: &str, test: impl FnOnce(&Page)) {
    let server = Server::start(move |_| allowed(Answer::json(&answer)));
    let site = json!({
        "name": "The Quay",
        "language": "en",
        "backend": { "preset": preset, "base": server.origin(), "parameters": parameters }
    });
    visit(&Site::with_file(Answer::json(site)), |page| {
        page.open(&format!("article/{id}"));
        page.wait_for(".article__body :is(h2, h3)");
        test(page);
        assert_eq!(page.value("window.__pwned === undefined"), true);
        assert_eq!(page.count(".article__body :is(script, [onerror], a[href^=javascript])"), 0);
    });
}

#[test]
fn a_body_in_markdown_is_an_article() {
    let text = "## The gauge\n\nIt *rose* by **two** feet, see [the table](https://source.example/table) or \
                [not](javascript:window.__pwned=1).\n\n- one\n- two\n\n> Said the keeper\n\n```\nlet x = 1;\n```\n\n\
                | a | b |\n|---|---|\n| 1 | 2 |\n\n<script>window.__pwned = 1</script><img src=x onerror='window.__pwned=1'>\n";
    let answer = json!({ "type_of": "article", "id": 7, "title": "The tide", "published_timestamp": "2026-11-19T10:00:00Z",
        "url": "https://source.example/7", "body_markdown": text });
    article("forem", json!({}), answer, "7", |page| {
        assert_eq!(page.texts(".article__body em"), ["rose"]);
        assert_eq!(page.texts(".article__body li"), ["one", "two"]);
        assert_eq!(page.each(".article__body a[href]", "it.href"), ["https://source.example/table"]);
        page.wait_for_text(".article__body blockquote", "Said the keeper");
        page.wait_for_text(".article__body pre", "let x = 1;");
        assert_eq!(page.texts(".article__body tbody td"), ["1", "2"]);
    });
}

#[test]
fn a_body_in_ans_is_an_article() {
    let elements = json!([
        { "type": "header", "level": 2, "content": "The gauge" },
        { "type": "text", "content": "It <i>rose</i> by <b>two</b> feet.<script>window.__pwned = 1</script>" },
        { "type": "list", "list_type": "unordered", "items": [{ "type": "text", "content": "one" }, { "type": "text", "content": "two" }] },
        { "type": "quote", "subtype": "blockquote", "content_elements": [{ "type": "text", "content": "Said the keeper" }] },
        { "type": "divider" },
        { "type": "raw_html", "content": "<img src=x onerror='window.__pwned=1'><p>Raw</p>" }
    ]);
    let answer = json!({ "_id": "ARC7", "type": "story", "version": "0.10.9", "headlines": { "basic": "The tide" },
        "display_date": "2026-11-20T18:21:52.826Z", "canonical_url": "/7", "content_elements": elements });
    article("arc-xp", json!({ "website": "quay" }), answer, "ARC7", |page| {
        assert_eq!(page.texts(".article__body li"), ["one", "two"]);
        page.wait_for_text(".article__body blockquote", "Said the keeper");
        page.wait_for_text(".article__body", "It rose by two feet.");
        page.wait_for_text(".article__body", "Raw");
    });
}

#[test]
fn a_body_in_portable_text_is_an_article() {
    let span = |text: &str, marks: Value| json!({ "_type": "span", "_key": text, "text": text, "marks": marks });
    let block = |style: &str, children: Value| {
        json!({ "_type": "block", "_key": style, "style": style, "markDefs": [
        { "_key": "good", "_type": "link", "href": "https://source.example/table" },
        { "_key": "bad", "_type": "link", "href": "javascript:window.__pwned=1" }
    ], "children": children })
    };
    let item = |text: &str| {
        json!({ "_type": "block", "_key": text, "style": "normal", "listItem": "bullet", "level": 1,
        "markDefs": [], "children": [span(text, json!([]))] })
    };
    let blocks = json!([
        block("h2", json!([span("The gauge", json!([]))])),
        block(
            "normal",
            json!([
                span("It ", json!([])),
                span("rose", json!(["em"])),
                span(", see ", json!([])),
                span("the table", json!(["good"])),
                span(" or not", json!(["bad"]))
            ])
        ),
        item("one"),
        item("two"),
        block("blockquote", json!([span("Said the keeper", json!([]))]))
    ]);
    let answer = json!({ "result": {
        "item": { "id": "tide", "title": "The tide", "published": "2026-11-09T05:00:00Z" },
        "body": { "text": null, "blocks": blocks }
    } });
    article("sanity", json!({}), answer, "tide", |page| {
        assert_eq!(page.texts(".article__body em"), ["rose"]);
        assert_eq!(page.texts(".article__body li"), ["one", "two"]);
        assert_eq!(page.each(".article__body a[href]", "it.href"), ["https://source.example/table"]);
        page.wait_for_text(".article__body blockquote", "Said the keeper");
    });
}

#[test]
fn a_body_in_lexical_is_an_article() {
    let text = |text: &str, format: u8| json!({ "type": "text", "version": 1, "text": text, "format": format });
    let node = |kind: &str, more: Value, children: Value| {
        let mut node = json!({ "type": kind, "version": 1, "children": children });
        more.as_object().unwrap().iter().for_each(|(key, value)| node[key] = value.clone());
        node
    };
    let link = |url: &str, words: &str| {
        node("link", json!({ "fields": { "linkType": "custom", "url": url } }), json!([text(words, 0)]))
    };
    let item = |words: &str| node("listitem", json!({ "value": 1 }), json!([text(words, 0)]));
    let children = json!([
        node("heading", json!({ "tag": "h2" }), json!([text("The gauge", 0)])),
        node(
            "paragraph",
            json!({}),
            json!([
                text("It ", 0),
                text("rose", 2),
                text(", see ", 0),
                link("https://source.example/table", "the table"),
                link("javascript:window.__pwned=1", " or not")
            ])
        ),
        node("list", json!({ "listType": "bullet", "tag": "ul" }), json!([item("one"), item("two")])),
        node("quote", json!({}), json!([text("Said <b>the keeper", 0)]))
    ]);
    let answer = json!({ "docs": [{ "id": "7", "slug": "tide", "title": "The tide",
        "createdAt": "2026-11-09T05:00:00.000Z", "content": { "root": { "type": "root", "children": children } } }] });
    article("payload", json!({}), answer, "tide", |page| {
        assert_eq!(page.texts(".article__body em"), ["rose"]);
        assert_eq!(page.texts(".article__body li"), ["one", "two"]);
        assert_eq!(page.each(".article__body a[href]", "it.href"), ["https://source.example/table"]);
        page.wait_for_text(".article__body p", "or not");
        page.wait_for_text(".article__body blockquote", "Said <b>the keeper");
    });
}

#[test]
fn a_body_in_editor_js_is_an_article() {
    let block = |kind: &str, data: Value| json!({ "id": kind, "type": kind, "data": data });
    let blocks = json!([
        block("header", json!({ "text": "The gauge", "level": 2 })),
        block(
            "paragraph",
            json!({ "text": "It <i>rose</i>, see <a href=\"https://source.example/table\">the table</a> or \
                             <a href=\"javascript:window.__pwned=1\">not</a><img src=x onerror=\"window.__pwned=1\">" })
        ),
        block("list", json!({ "style": "unordered", "items": ["one", "two"] })),
        block("table", json!({ "withHeadings": true, "content": [["tide", "feet"], ["first", "2"]] })),
        block("quote", json!({ "text": "Said the keeper", "caption": "Ines Park" })),
        block("raw", json!({ "html": "<script>window.__pwned = 1</script><p>Raw</p>" }))
    ]);
    let answer = json!({ "data": [{ "id": 7, "slug": "tide", "title": "The tide",
        "date_published": "2026-11-09T05:00:00Z", "body": { "time": 1, "version": "2.28.2", "blocks": blocks } }] });
    article("directus", json!({}), answer, "tide", |page| {
        assert_eq!(page.texts(".article__body em"), ["rose"]);
        assert_eq!(page.texts(".article__body li"), ["one", "two"]);
        assert_eq!(page.each(".article__body a[href]", "it.href"), ["https://source.example/table"]);
        assert_eq!(page.texts(".article__body :is(td, th)"), ["tide", "feet", "first", "2"]);
        page.wait_for_text(".article__body blockquote", "Said the keeper");
        page.wait_for_text(".article__body p", "Raw");
    });
}
