use super::any::{any_value, assert_harmless, mutated};
use super::{assert_becomes, assert_in_order, blocks, word};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;
use time_plus_news::body::Dialect;
use time_plus_news::model::block::body_text;

fn becomes(elements: Value, expected: &str) {
    assert_becomes(Dialect::Ans, elements, expected);
}

fn text(content: &str) -> Value {
    json!({ "_id": "X", "type": "text", "content": content, "additional_properties": {} })
}

fn picture(url: &str) -> Value {
    json!({ "type": "image", "url": url, "version": "0.10.3" })
}

fn story() -> Value {
    json!({ "type": "story", "version": "0.10.10", "headlines": { "basic": "The headline" }, "content_elements": [
        text("It <b>rained</b> &amp; rained, <a href=\"https://news.example/story/rain\">as before</a>."),
        { "type": "header", "level": 3, "content": "The <i>flood</i>" },
        { "type": "image", "url": "https://images.example/flood.jpg", "width": 1600, "height": 900, "caption": "Water <b>everywhere</b>", "alt_text": "A street",
          "subtitle": "flood1", "credits": { "by": [{ "type": "author", "name": "Ana Ruiz", "byline": "Ana Ruiz" }], "affiliation": [{ "name": "Harbour Wire" }] } },
        { "type": "quote", "subtype": "pullquote", "content_elements": [text("Never so high.")], "citation": { "type": "text", "content": "The mayor" } },
        { "type": "list", "list_type": "ordered", "items": [text("one"), { "type": "list", "list_type": "unordered", "items": [text("half")] }, text("two")] },
        { "type": "table", "header": [text("Day"), text("Rain")], "rows": [[text("Monday"), text("<b>9</b>")]] },
        { "type": "raw_html", "content": "<iframe src=\"https://charts.example/1\" title=\"A chart\"></iframe>" },
        { "type": "interstitial_link", "url": "https://news.example/story/dry", "content": "When it was dry" },
        { "type": "divider" },
        { "type": "code", "content": "  rain()\n" },
        { "type": "correction", "correction_type": "clarification", "text": "It was Tuesday." },
        { "type": "endorsement", "endorsement": "Critic's pick" },
        { "type": "numeric_rating", "numeric_rating": 3.5, "min": 0, "max": 5, "units": "stars" },
    ] })
}

#[test]
fn a_story_becomes_blocks() {
    becomes(
        story(),
        "<p>It <strong>rained</strong> &amp; rained, <a href=\"https://news.example/story/rain\">as before</a>.</p>\
         <h3>The <em>flood</em></h3>\
         <figure><img src=\"https://images.example/flood.jpg\" alt=\"A street\" width=\"1600\" height=\"900\"><figcaption>Water everywhere<cite>Ana Ruiz / Harbour Wire</cite></figcaption></figure>\
         <blockquote><p>Never so high.</p><footer>The mayor</footer></blockquote>\
         <ol><li><p>one</p><ul><li><p>half</p></li></ul></li><li><p>two</p></li></ol>\
         <table><thead><tr><th>Day</th><th>Rain</th></tr></thead><tbody><tr><td>Monday</td><td><strong>9</strong></td></tr></tbody></table>\
         <iframe src=\"https://charts.example/1\" title=\"A chart\"></iframe>\
         <p><a href=\"https://news.example/story/dry\">When it was dry</a></p><hr>\
         <pre>\n  rain()</pre>\
         <p><strong>clarification:</strong> It was Tuesday.</p><p><strong>Critic's pick</strong></p><p>3.5 / 5 stars</p>",
    );
}

#[test]
fn a_picture_has_the_widths_that_are_told() {
    becomes(
        json!([{ "type": "image", "url": "https://images.example/a.jpg", "caption": "", "copyright": "2021 Harbour Wire", "credits": { "by": [] },
                 "renditions": { "original": { "960x0": "https://images.example/960x0/a.jpg", "480x0": "https://images.example/480x0/a.jpg", "300x300": "https://images.example/sq.jpg", "x": 3 } } }]),
        "<figure><img src=\"https://images.example/a.jpg\" alt=\"\" srcset=\"https://images.example/480x0/a.jpg 480w, https://images.example/960x0/a.jpg 960w\">\
         <figcaption><cite>2021 Harbour Wire</cite></figcaption></figure>",
    );
}

#[test]
fn a_gallery_shows_its_pictures_and_its_words() {
    becomes(
        json!([{ "type": "gallery", "headlines": { "basic": "The week" }, "description": { "basic": "In pictures" },
                 "content_elements": [picture("https://images.example/a.jpg"), picture("https://images.example/b.jpg"), picture("")] }]),
        "<p><strong>The week</strong></p><figure><figure><figure><img src=\"https://images.example/a.jpg\" alt=\"\"></figure>\
         <figure><img src=\"https://images.example/b.jpg\" alt=\"\"></figure></figure><figcaption>In pictures</figcaption></figure>",
    );
}

#[test]
fn a_film_plays_or_is_framed_or_is_a_link() {
    becomes(
        json!([
            { "type": "video", "headlines": { "basic": "The storm" }, "description": { "basic": "Seen from above" }, "promo_image": { "url": "https://images.example/p.jpg" },
              "streams": [{ "stream_type": "ts", "url": "https://films.example/a.m3u8" }, { "stream_type": "mp4", "width": 640, "url": "https://films.example/640.mp4" }, { "stream_type": "mp4", "width": 1280, "url": "https://films.example/1280.mp4" }],
              "subtitles": { "urls": [{ "format": "SRT", "url": "https://films.example/a.srt" }, { "format": "WEB_VTT", "url": "https://films.example/a.vtt" }] } },
            { "type": "video", "headlines": { "basic": "Two" }, "youtube_content_id": "dQ" },
            { "type": "video", "headlines": { "basic": "Three" }, "description": { "basic": "Four" }, "canonical_url": "/story/film", "embed_html": "<div class=\"player\" data-id=\"3\"></div>" },
            { "type": "audio", "headlines": { "basic": "The wind" }, "streams": [{ "url": "https://films.example/w.mp3" }] },
        ]),
        "<figure><video poster=\"https://images.example/p.jpg\"><source src=\"https://films.example/1280.mp4\" type=\"video/mp4\"><track src=\"https://films.example/a.vtt\"></video><figcaption>Seen from above</figcaption></figure>\
         <figure><iframe src=\"https://www.youtube.com/watch?v=dQ\" title=\"Two\"></iframe><figcaption>Two</figcaption></figure>\
         <figure><p><a href=\"https://news.example/story/film\">Three</a></p><figcaption>Four</figcaption></figure>\
         <figure><audio><source src=\"https://films.example/w.mp3\" type=\"audio/mpeg\"></audio><figcaption>The wind</figcaption></figure>",
    );
}

#[test]
fn what_third_parties_answer_is_shown_by_its_address_with_the_words_of_posts() {
    becomes(
        json!([
            { "type": "oembed_response", "subtype": "youtube", "raw_oembed": { "_id": "https://www.youtube.com/watch?v=dQ", "type": "video", "title": "The storm", "html": "<iframe src=\"https://www.youtube.com/embed/dQ?feature=oembed\"></iframe>" } },
            { "type": "oembed_response", "subtype": "twitter", "raw_oembed": { "url": "https://twitter.com/ana/status/20", "type": "rich",
              "html": "<blockquote class=\"twitter-tweet\"><p>It rains.</p>&mdash; Ana <a href=\"https://twitter.com/ana/status/20\">May 1</a></blockquote><script async src=\"https://platform.twitter.com/widgets.js\"></script>" } },
            { "type": "oembed_response", "raw_oembed": { "type": "photo", "url": "https://images.example/o.jpg", "title": "Drops", "width": 400, "height": 300 } },
            { "type": "custom_embed", "subtype": "poll", "embed": { "id": "7", "url": "https://api.example/polls/", "config": { "question": "Wet enough?", "style": "dark" } } },
        ]),
        "<iframe src=\"https://www.youtube.com/watch?v=dQ\" title=\"The storm\"></iframe>\
         <blockquote><p>It rains.</p><footer>Ana May 1</footer></blockquote><iframe src=\"https://twitter.com/ana/status/20\"></iframe>\
         <figure><img src=\"https://images.example/o.jpg\" alt=\"Drops\" width=\"400\" height=\"300\"></figure><p>Wet enough?</p>",
    );
}

#[test]
fn other_stories_are_links() {
    becomes(
        json!([
            { "type": "link_list", "title": "More", "items": [{ "type": "interstitial_link", "url": "https://a.example/", "content": "A", "description": { "type": "text", "content": "About it" } }, text("B")] },
            { "type": "story", "headlines": { "basic": "Dry again" }, "description": { "basic": "At last" }, "canonical_url": "/story/dry", "content_elements": [text("Not here")] },
        ]),
        "<p><strong>More</strong></p><ul><li><p><a href=\"https://a.example/\">A</a><br>About it</p></li><li><p>B</p></li></ul>\
         <p><a href=\"https://news.example/story/dry\">Dry again</a><br>At last</p>",
    );
}

#[test]
fn elements_that_are_not_known_keep_their_text() {
    becomes(
        json!([
            { "type": "element_group", "content_elements": [text("In a group"), { "type": "element_group", "content_elements": [text("in a group")] }] },
            { "type": "fact_box", "title": "Facts", "content": "<p>Wet</p>", "items": [text("cold")] },
            { "type": "reference", "referent": { "id": "7", "type": "image", "provider": "x" } },
            { "content": "No type" }, {}, 3, null, text("<br/>"), { "type": "placeholder", "content": "x" },
        ]),
        "<p>In a group</p><p>in a group</p><p>Facts</p><p>Wet</p><p>cold</p><p>No type</p>",
    );
}

#[test]
fn hostile_addresses_have_no_way_in() {
    becomes(
        json!([
            text("<a href=\"javascript:alert(1)\">click</a><img src=x onerror=alert(1) width=1>"),
            { "type": "image", "url": "javascript:alert(1)", "caption": "Under it" },
            { "type": "interstitial_link", "url": "javascript:alert(1)", "content": "Read" },
            { "type": "oembed_response", "raw_oembed": { "url": "javascript:alert(1)", "title": "A map" } },
            { "type": "video", "streams": [{ "stream_type": "mp4", "url": "javascript:alert(1)" }], "headlines": { "basic": "A film" } },
            { "type": "raw_html", "content": "<svg><script>alert(1)</script></svg><p onclick=\"x()\">Raw" },
        ]),
        "<p>click</p><p>Under it</p><p>Read</p><p>A map</p><p>A film</p><p>Raw</p>",
    );
}

#[test]
fn elements_may_lie_in_one_another_deeper_than_anyone_reads() {
    let mut value = json!([text("The last words")]);
    for _ in 0..60 {
        value = json!([{ "type": "quote", "content_elements": value }]);
    }
    assert!(body_text(&blocks(Dialect::Ans, &value)).contains("The last words"));
}

#[test]
fn recorded_stories_keep_their_texts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples/ans");
    let Ok(files) = std::fs::read_dir(&folder) else {
        return println!("no recorded answers stand beside the checkout");
    };
    let mut texts = 0;
    for file in files.filter_map(Result::ok) {
        let document: Value = serde_json::from_slice(&std::fs::read(file.path()).unwrap()).unwrap();
        let single = [document.clone()];
        for story in document.as_array().map_or(&single[..], |list| list.as_slice()) {
            let blocks = blocks(Dialect::Ans, story);
            let shown: String = body_text(&blocks).split_whitespace().collect();
            let elements = story.get("content_elements").and_then(Value::as_array);
            for element in elements.into_iter().flatten().filter(|element| element["type"] == "text") {
                // The words before the first mark-up stand as they came.
                let content = element["content"].as_str().unwrap_or("");
                let plain: String = content.split(['<', '&']).next().unwrap_or("").split_whitespace().collect();
                assert!(shown.contains(&plain), "{plain} in {}", file.path().display());
                texts += 1;
            }
        }
    }
    assert!(texts > 0, "no texts in {}", folder.display());
}

proptest! {
    #[test]
    fn every_text_is_kept_in_order(kinds in prop::collection::vec(prop::sample::select(vec![
        "text", "header", "raw_html", "quote", "list", "table", "code", "correction", "interstitial_link", "story", "element_group", "novel",
    ]), 1..30)) {
        let element = |at: usize, kind: &str| {
            let word = word(at);
            match kind {
                "quote" | "element_group" => json!({ "type": kind, "content_elements": [text(&word)] }),
                "list" => json!({ "type": kind, "items": [text(&word)] }),
                "table" => json!({ "type": kind, "header": [text("Number"), text("Word")], "rows": [[text("1"), text(&word)]] }),
                "correction" => json!({ "type": kind, "text": word }),
                "story" => json!({ "type": kind, "headlines": { "basic": word }, "canonical_url": "/x" }),
                _ => json!({ "type": kind, "content": word, "url": "https://a.example/" }),
            }
        };
        let list: Vec<Value> = kinds.iter().enumerate().map(|(at, kind)| element(at, kind)).collect();
        let words: Vec<String> = (0..kinds.len()).map(word).collect();
        assert_in_order(&blocks(Dialect::Ans, &Value::from(list)), &words);
    }

    #[test]
    fn no_change_breaks_a_story(at in 0..500usize, new in prop::option::of(any_value())) {
        assert_harmless(Dialect::Ans, &mutated(&story(), at, new));
    }
}
