use super::any::{any_value, assert_harmless, mutated};
use super::{assert_becomes, assert_in_order, blocks, word};
use proptest::prelude::*;
use serde_json::{Value, json};
use time_plus_news::body::Dialect;

fn becomes(blocks: Value, expected: &str) {
    assert_becomes(
        Dialect::EditorJs,
        json!({ "time": 1700000000000u64, "blocks": blocks, "version": "2.28.2" }),
        expected,
    );
}

fn story() -> Value {
    json!([
        { "id": "a", "type": "header", "data": { "text": "The <b>ferry</b>", "level": 1 } },
        { "id": "b", "type": "paragraph", "data": { "text": "It left <i>late</i>, <a href=\"https://news.example/story/3?utm_source=x\">again</a> &amp; again.<br>Twice." } },
        { "type": "list", "data": { "style": "ordered", "items": ["one", "<b>two</b>"] } },
        { "type": "list", "data": { "style": "unordered", "meta": {}, "items": [{ "content": "bow", "meta": {}, "items": [{ "content": "anchor", "items": [] }] }, { "content": "stern", "items": [] }] } },
        { "type": "checklist", "data": { "items": [{ "text": "Ropes", "checked": true }, { "text": "Flags", "checked": false }] } },
        { "type": "quote", "data": { "text": "We wait.", "caption": "A passenger", "alignment": "left" } },
        { "type": "code", "data": { "code": "  if late:\n    wait()" } },
        { "type": "delimiter", "data": {} },
        { "type": "table", "data": { "withHeadings": true, "content": [["Day", "Delay"], ["Monday", "<b>9</b>"]] } },
        { "type": "image", "data": { "file": { "url": "https://images.example/f.jpg", "width": 800, "height": 500 }, "caption": "The <i>ferry</i>", "withBorder": false, "stretched": true } },
        { "type": "embed", "data": { "service": "youtube", "source": "https://www.youtube.com/watch?v=dQ", "embed": "https://www.youtube.com/embed/dQ", "width": 580, "height": 320, "caption": "On board" } },
        { "type": "linkTool", "data": { "link": "https://a.example/b", "meta": { "title": "Time < table", "description": "When it leaves", "image": { "url": "https://a.example/i.png" } } } },
        { "type": "raw", "data": { "html": "<p>Raw</p><script>alert(1)</script>" } },
        { "type": "warning", "data": { "title": "Mind", "message": "the gap" } },
        { "type": "attaches", "data": { "file": { "url": "https://files.example/t.pdf", "name": "t.pdf", "size": 9, "extension": "pdf" }, "title": "All times" } },
    ])
}

#[test]
fn a_story_becomes_blocks() {
    becomes(
        story(),
        "<h2>The <strong>ferry</strong></h2>\
         <p>It left <em>late</em>, <a href=\"https://news.example/story/3\">again</a> &amp; again.<br>Twice.</p>\
         <ol><li><p>one</p></li><li><p><strong>two</strong></p></li></ol>\
         <ul><li><p>bow</p><ul><li><p>anchor</p></li></ul></li><li><p>stern</p></li></ul>\
         <ul><li><p>☑ Ropes</p></li><li><p>☐ Flags</p></li></ul>\
         <blockquote><p>We wait.</p><footer>A passenger</footer></blockquote>\
         <pre>\n  if late:\n    wait()</pre><hr>\
         <table><thead><tr><th>Day</th><th>Delay</th></tr></thead><tbody><tr><td>Monday</td><td><strong>9</strong></td></tr></tbody></table>\
         <figure><img src=\"https://images.example/f.jpg\" alt=\"\" width=\"800\" height=\"500\"><figcaption>The ferry</figcaption></figure>\
         <iframe src=\"https://www.youtube.com/watch?v=dQ\" title=\"On board\"></iframe>\
         <p><a href=\"https://a.example/b\">Time &lt; table</a><br>When it leaves</p>\
         <p>Raw</p><p><strong>Mind</strong></p><p>the gap</p>\
         <p><a href=\"https://files.example/t.pdf\">All times</a></p>",
    );
}

#[test]
fn the_blocks_may_stand_alone_or_in_a_text() {
    let blocks = json!([{ "type": "paragraph", "data": { "text": "Here" } }]);
    assert_becomes(Dialect::EditorJs, blocks.clone(), "<p>Here</p>");
    assert_becomes(Dialect::EditorJs, Value::from(json!({ "blocks": blocks }).to_string()), "<p>Here</p>");
}

#[test]
fn markup_that_does_not_end_ends_with_its_block() {
    becomes(
        json!([
            { "type": "paragraph", "data": { "text": "<b>One <!-- two" } },
            { "type": "table", "data": { "content": [["</table>a", "b<table>"], ["c", "<script>"]] } },
            { "type": "paragraph", "data": { "text": "Three" } },
        ]),
        "<p><strong>One</strong></p><table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></tbody></table><p>Three</p>",
    );
}

#[test]
fn a_numbered_list_begins_where_it_says_and_checks_are_told() {
    becomes(
        json!([
            { "type": "list", "data": { "style": "ordered", "meta": { "start": 4, "counterType": "numeric" }, "items": [{ "content": "four", "meta": {}, "items": [] }] } },
            { "type": "List", "data": { "style": "checklist", "items": [{ "content": "five", "meta": { "checked": true }, "items": [] }] } },
        ]),
        "<ol start=\"4\"><li><p>four</p></li></ol><ul><li><p>☑ five</p></li></ul>",
    );
}

#[test]
fn tools_that_are_not_known_keep_their_text() {
    becomes(
        json!([
            { "type": "timeline", "data": { "style": "dark", "events": [{ "date": "1900-01-01", "title": "Built", "description": "By <b>hand</b>" }, { "title": "Lost", "url": "https://a.example/" }] } },
            { "type": "columns", "data": { "cols": [{ "blocks": [{ "type": "paragraph", "data": { "text": "Left" } }] }, { "blocks": [{ "type": "header", "data": { "text": "Right", "level": 3 } }] }] } },
            { "type": "gallery", "data": { "items": [{ "url": "https://images.example/a.jpg" }, { "url": "https://images.example/b.jpg", "caption": "B" }] } },
            { "type": "odd" }, {}, 3, "loose",
        ]),
        "<p>Built</p><p>By <strong>hand</strong></p><p>Lost</p><p>Left</p><h3>Right</h3>\
         <figure><figure><img src=\"https://images.example/a.jpg\" alt=\"\"></figure>\
         <figure><img src=\"https://images.example/b.jpg\" alt=\"\"><figcaption>B</figcaption></figure></figure>\
         <p>loose</p>",
    );
}

#[test]
fn hostile_addresses_have_no_way_in() {
    becomes(
        json!([
            { "type": "paragraph", "data": { "text": "<a href=\"javascript:alert(1)\" onclick=\"x()\">click</a>" } },
            { "type": "image", "data": { "url": "javascript:alert(1)", "caption": "Under it" } },
            { "type": "embed", "data": { "source": "javascript:alert(1)", "embed": "data:text/html,x", "caption": "A map" } },
            { "type": "linkTool", "data": { "link": "javascript:alert(1)", "meta": { "title": "Read" } } },
            { "type": "attaches", "data": { "file": { "url": "file:///etc/passwd" }, "title": "Get" } },
        ]),
        "<p>click</p><p>Under it</p><p>A map</p><p>Read</p><p>Get</p>",
    );
}

#[test]
fn lists_may_lie_in_one_another_deeper_than_anyone_reads() {
    let mut items = json!([]);
    for at in 0..110 {
        items = json!([{ "content": word(109 - at), "items": items }]);
    }
    let words: Vec<String> = (0..110).map(word).collect();
    let value = json!({ "blocks": [{ "type": "list", "data": { "items": items } }] });
    assert_in_order(&blocks(Dialect::EditorJs, &value), &words);
}

proptest! {
    #[test]
    fn every_text_is_kept_in_order(kinds in prop::collection::vec(prop::sample::select(vec![
        "paragraph", "header", "list", "checklist", "quote", "code", "table", "raw", "warning", "novel",
    ]), 1..30)) {
        let block = |at: usize, kind: &str| {
            let word = word(at);
            json!({ "type": kind, "data": match kind {
                "list" => json!({ "items": [{ "content": "", "items": [{ "content": word, "items": [] }] }] }),
                "checklist" => json!({ "items": [{ "text": word, "checked": false }] }),
                "code" => json!({ "code": word }),
                "table" => json!({ "content": [["", word]] }),
                "raw" => json!({ "html": word }),
                "warning" => json!({ "title": "", "message": word }),
                _ => json!({ "text": word }),
            } })
        };
        let list: Vec<Value> = kinds.iter().enumerate().map(|(at, kind)| block(at, kind)).collect();
        let words: Vec<String> = (0..kinds.len()).map(word).collect();
        assert_in_order(&blocks(Dialect::EditorJs, &json!({ "blocks": list })), &words);
    }

    #[test]
    fn no_change_breaks_a_story(at in 0..500usize, new in prop::option::of(any_value())) {
        assert_harmless(Dialect::EditorJs, &json!({ "blocks": mutated(&story(), at, new) }));
    }
}
