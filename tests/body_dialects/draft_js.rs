use super::any::{any_value, assert_harmless, mutated};
use super::{assert_becomes, assert_in_order, blocks, word};
use proptest::prelude::*;
use serde_json::{Value, json};
use time_plus_news::body::Dialect;

fn becomes(value: Value, expected: &str) {
    assert_becomes(Dialect::DraftJs, value, expected);
}

fn block(kind: &str, text: &str) -> Value {
    json!({ "key": "a1", "type": kind, "text": text, "depth": 0, "inlineStyleRanges": [], "entityRanges": [], "data": {} })
}

fn item(kind: &str, depth: u64, text: &str) -> Value {
    json!({ "type": kind, "text": text, "depth": depth, "inlineStyleRanges": [], "entityRanges": [] })
}

fn atomic(key: Value) -> Value {
    json!({ "type": "atomic", "text": " ", "inlineStyleRanges": [], "entityRanges": [{ "offset": 0, "length": 1, "key": key }] })
}

fn story() -> Value {
    json!({
        "blocks": [
            block("header-one", "The lighthouse"),
            { "type": "unstyled", "text": "Lit by hand, and never out.",
              "inlineStyleRanges": [{ "offset": 0, "length": 11, "style": "BOLD" }, { "offset": 7, "length": 12, "style": "ITALIC" }, { "offset": 0, "length": 3, "style": "color-red" }],
              "entityRanges": [{ "offset": 17, "length": 9, "key": 0 }] },
            item("unordered-list-item", 0, "lamp"), item("unordered-list-item", 1, "wick"), item("ordered-list-item", 1, "oil"),
            item("unordered-list-item", 0, "lens"),
            block("blockquote", "It never slept."), block("blockquote", "— The keeper"),
            block("code-block", "on:"), block("code-block", "  turn"),
            atomic(json!(1)), atomic(json!("2")), atomic(json!(3)),
        ],
        "entityMap": {
            "0": { "type": "LINK", "mutability": "MUTABLE", "data": { "url": "https://news.example/story/9", "target": "_blank" } },
            "1": { "type": "IMAGE", "mutability": "IMMUTABLE", "data": { "src": "https://images.example/l.jpg", "alt": "The tower", "caption": "At night", "credit": "B. Mora", "width": 640, "height": "480" } },
            "2": { "type": "EMBED", "data": { "url": "https://www.youtube.com/watch?v=dQ", "title": "The lamp" } },
            "3": { "type": "HORIZONTAL_RULE", "data": {} },
        },
    })
}

#[test]
fn a_story_becomes_blocks() {
    let mut value = story();
    value["blocks"].as_array_mut().unwrap().push(block("header-four", "After"));
    becomes(
        value,
        "<h2>The lighthouse</h2>\
         <p><strong>Lit by </strong><strong><em>hand</em></strong><em>, and </em><a href=\"https://news.example/story/9\"><em>ne</em>ver out</a>.</p>\
         <ul><li><p>lamp</p><ul><li><p>wick</p></li></ul><ol><li><p>oil</p></li></ol></li><li><p>lens</p></li></ul>\
         <blockquote><p>It never slept.</p><footer>The keeper</footer></blockquote>\
         <pre>\non:\n  turn</pre>\
         <figure><img src=\"https://images.example/l.jpg\" alt=\"The tower\" width=\"640\" height=\"480\"><figcaption>At night<cite>B. Mora</cite></figcaption></figure>\
         <iframe src=\"https://www.youtube.com/watch?v=dQ\" title=\"The lamp\"></iframe><hr><h4>After</h4>"
            .replace("<strong>Lit by </strong><strong><em>hand</em></strong>", "<strong>Lit by <em>hand</em></strong>")
            .as_str(),
    );
}

#[test]
fn entities_may_be_a_list() {
    becomes(
        json!({ "blocks": [{ "type": "unstyled", "text": "a b", "entityRanges": [{ "offset": 2, "length": 1, "key": 1 }] }],
                "entityMap": [{ "type": "LINK", "data": {} }, { "type": "LINK", "data": { "href": "https://b.example/" } }] }),
        "<p>a <a href=\"https://b.example/\">b</a></p>",
    );
}

#[test]
fn a_block_of_its_own_may_hold_the_picture_itself() {
    becomes(
        json!({ "entityMap": {}, "blocks": [
            { "type": "atomic", "text": "", "data": { "type": "image", "src": "https://images.example/a.jpg", "caption": "Dusk", "rightsHolder": "C" } },
            { "type": "atomic", "text": "", "data": { "type": "video", "src": "https://films.example/a.mp4" } },
            { "type": "atomic", "text": "", "data": { "type": "poll", "question": "Which tide?", "options": [{ "label": "High" }, { "label": "Low" }] } } ] }),
        "<figure><img src=\"https://images.example/a.jpg\" alt=\"\"><figcaption>Dusk<cite>C</cite></figcaption></figure>\
         <video><source src=\"https://films.example/a.mp4\" type=\"video/mp4\"></video>\
         <p>Which tide?</p><p>High</p><p>Low</p>",
    );
}

#[test]
fn blocks_and_entities_that_are_not_known_keep_their_text() {
    becomes(
        json!({ "blocks": [block("aside-note", "Kept"), { "type": "unstyled", "text": "@ana said", "entityRanges": [{ "offset": 0, "length": 4, "key": 0 }] },
                           { "text": "No type" }, { "type": "todo-list-item", "text": "Done", "data": { "checked": true } }, 7, null],
                "entityMap": { "0": { "type": "mention", "data": { "mention": { "name": "Ana", "id": "1" } } } } }),
        "<p>Kept</p><p>@ana said</p><p>No type</p><ul><li><p>☑ Done</p></li></ul>",
    );
}

#[test]
fn hostile_addresses_have_no_way_in() {
    becomes(
        json!({ "blocks": [{ "type": "unstyled", "text": "click", "entityRanges": [{ "offset": 0, "length": 5, "key": 0 }] }, atomic(json!(1)), atomic(json!(2)), atomic(json!(7))],
                "entityMap": { "0": { "type": "LINK", "data": { "url": "javascript:alert(1)" } },
                               "1": { "type": "IMAGE", "data": { "src": "data:image/svg+xml,<svg onload=alert(1)>", "caption": "Under it" } },
                               "2": { "type": "EMBED", "data": { "url": "vbscript:x", "title": "A map" } } } }),
        "<p>click</p><p>Under it</p><p>A map</p>",
    );
}

#[test]
fn ranges_count_utf_16_and_may_be_anything() {
    becomes(
        json!({ "blocks": [{ "type": "unstyled", "text": "a😀b tide", "inlineStyleRanges": [
            { "offset": 2, "length": 1, "style": "BOLD" }, { "offset": 5, "length": u64::MAX, "style": "ITALIC" },
            { "offset": -4, "length": 9, "style": "CODE" }, { "offset": 99, "length": 1, "style": "CODE" } ] }] }),
        "<p>a<strong>😀</strong>b <em>tide</em></p>",
    );
}

#[test]
fn lists_nest_no_deeper_than_the_limit_and_lose_nothing() {
    let items: Vec<Value> = (0..300).map(|at| item("unordered-list-item", at as u64, &word(at))).collect();
    let words: Vec<String> = (0..300).map(word).collect();
    assert_in_order(&blocks(Dialect::DraftJs, &json!({ "blocks": items })), &words);
}

proptest! {
    #[test]
    fn every_text_is_kept_in_order(kinds in prop::collection::vec((prop::sample::select(vec![
        "unstyled", "header-two", "unordered-list-item", "ordered-list-item", "blockquote", "code-block", "novel", "atomic",
    ]), 0..6u64), 1..30)) {
        let list: Vec<Value> = kinds.iter().enumerate().map(|(at, (kind, depth))| item(kind, *depth, &word(at))).collect();
        let words: Vec<String> = (0..kinds.len()).map(word).collect();
        assert_in_order(&blocks(Dialect::DraftJs, &json!({ "blocks": list, "entityMap": {} })), &words);
    }

    #[test]
    fn no_change_breaks_a_story(at in 0..500usize, new in prop::option::of(any_value())) {
        assert_harmless(Dialect::DraftJs, &mutated(&story(), at, new));
    }
}
