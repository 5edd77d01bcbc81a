use super::any::assert_harmless;
use super::{assert_becomes, assert_in_order, blocks, word};
use proptest::prelude::*;
use serde_json::Value;
use std::time::{Duration, Instant};
use time_plus_news::body::Dialect;

fn becomes(text: &str, expected: &str) {
    assert_becomes(Dialect::Markdown, Value::from(text), expected);
}

const DOCUMENT: &str = "---\ntitle: Bread\n---\n# Bread\n\nFlour, *water*, **salt** and ~~sugar~~ `yeast`, [as ever][1] &mdash;\\\nno more.\n\n\
    Why\n---\n\n- a\n  1. b\n  2. c\n- [x] d\n- [ ] e\n\n> It rises.\n>\n> — A baker\n\n```rust\nfn a() {\n    b\n}\n```\n\n\
    | Day | Loaves |\n|-----|:------:|\n| one | **9** |\n\n![Crust](https://images.example/c.jpg \"The crust\")\n\n***\n\n\
    <figure><img src=\"https://images.example/d.jpg\"><figcaption>Crumb</figcaption></figure>\n\nA <kbd>key</kbd> and <https://a.example/>, www.b.example.\n\n\
    {% youtube dQ_-4 %}\n\n[1]: https://news.example/story/bread \"Bread\"\n";

#[test]
fn a_document_becomes_blocks() {
    becomes(
        DOCUMENT,
        "<h2>Bread</h2>\
         <p>Flour, <em>water</em>, <strong>salt</strong> and <del>sugar</del> <code>yeast</code>, <a href=\"https://news.example/story/bread\">as ever</a> —<br>no more.</p>\
         <h2>Why</h2>\
         <ul><li><p>a</p><ol><li><p>b</p></li><li><p>c</p></li></ol></li><li><p>☑ d</p></li><li><p>☐ e</p></li></ul>\
         <blockquote><p>It rises.</p><footer>A baker</footer></blockquote>\
         <pre>\nfn a() {\n    b\n}</pre>\
         <table><thead><tr><th>Day</th><th align=\"center\">Loaves</th></tr></thead><tbody><tr><td>one</td><td align=\"center\"><strong>9</strong></td></tr></tbody></table>\
         <figure><img src=\"https://images.example/c.jpg\" alt=\"Crust\"></figure><hr>\
         <figure><img src=\"https://images.example/d.jpg\" alt=\"\"><figcaption>Crumb</figcaption></figure>\
         <p>A <code>key</code> and <a href=\"https://a.example/\">https://a.example/</a>, <a href=\"https://www.b.example/\">www.b.example</a>.</p>\
         <iframe src=\"https://www.youtube.com/watch?v=dQ_-4\"></iframe>",
    );
}

#[test]
fn html_and_markdown_may_be_mixed() {
    becomes(
        "<div>\n\n**One** <b>two\n\n</div>\n\n<details><summary>More</summary>\n\nThree\n\n</details>",
        "<p><strong>One</strong> <strong>two</strong></p><details><summary><strong>More</strong></summary><p><strong>Three</strong></p></details>",
    );
    becomes("a <script>alert(1)</script> b <!-- c --> d", "<p>a b d</p>");
}

#[test]
fn notes_stand_at_the_end_of_what_they_are_noted_in() {
    becomes(
        "One[^a].\n\n[^a]: Two.",
        "<p>One<sup><a href=\"#a\">1</a></sup>.</p><div id=\"a\"><p><sup>1</sup></p></div><p>Two.</p>",
    );
}

#[test]
fn tags_are_read_in_text_and_left_alone_in_code() {
    becomes(
        "{% embed https://vimeo.com/1 %}\n\n`{% youtube a %}` {% link https://news.example/story/b %} {% glitter %}\n\n```\n{% user ana %} https://a.example/\n```\n\n[www.a.example](https://b.example/)",
        "<iframe src=\"https://vimeo.com/1\"></iframe><p><code>{% youtube a %}</code> <a href=\"https://news.example/story/b\">https://news.example/story/b</a></p>\
         <pre>\n{% user ana %} https://a.example/</pre><p><a href=\"https://b.example/\">www.a.example</a></p>",
    );
}

#[test]
fn hostile_addresses_are_plain_text() {
    becomes(
        "[a](javascript:alert(1)) ![b](javascript:alert(1)) <javascript:alert(1)>\n\n{% embed javascript:alert(1) %}\n\n{% embed https://x.example/\"onload=\"x %}",
        "<p>a javascript:alert(1)</p><p>javascript:alert(1)</p><iframe src=\"https://x.example/%22onload=%22x\"></iframe>",
    );
}

#[test]
fn a_long_document_is_cut_and_says_so() {
    let text = "word ".repeat(300_000);
    let context = time_plus_news::body::BodyContext { base: None, document: &time_plus_news::json::Value::Null };
    let body = time_plus_news::body::markdown::read(&text, &context);
    assert!(body.cut && !body.blocks.is_empty());
    assert!(!time_plus_news::body::markdown::read("word", &context).cut);
}

#[test]
fn documents_that_are_made_to_be_slow_are_not() {
    let half = 60_000;
    for text in [
        ["> ".repeat(half), "a\n".repeat(half)].concat(),
        ["- ".repeat(half), "\n".repeat(half), "a".to_owned()].concat(),
        ["1. ".repeat(half), "a\n\n".repeat(half)].concat(),
        "[".repeat(half),
        "![".repeat(half),
        "[a](".repeat(half),
        "*a _b ".repeat(half),
        "`a``".repeat(half),
        "<a b=\"".repeat(half),
        "<!--".repeat(half),
        "| a ".repeat(half),
        "[^a]".repeat(half),
        "{% ".repeat(half),
        "(https://".repeat(half),
        "xhttps://".repeat(half),
        "https://a.example/)".repeat(half),
        "&".repeat(half),
        "~~a ".repeat(half),
        (0..half / 8).map(|at| format!("[a{at}]: b\n")).collect(),
    ] {
        let start = Instant::now();
        blocks(Dialect::Markdown, &Value::from(text.as_str()));
        let taken = start.elapsed();
        // Tests are not optimised, and the machine may be busy: only what grows with the square takes longer.
        assert!(taken < Duration::from_secs(20), "{taken:?}: {}", &text[..20]);
    }
}

proptest! {
    #[test]
    fn every_text_is_kept_in_order(kinds in prop::collection::vec(0..14usize, 1..30)) {
        let block = |(at, kind): (usize, &usize)| {
            let word = word(at);
            match kind {
                0 => format!("{word}\n\n"),
                1 => format!("# {word}\n\n"),
                2 => format!("{word}\n===\n\n"),
                3 => format!("- a\n  - {word}\n\n"),
                4 => format!("3. {word}\n\n"),
                5 => format!("> {word}\n\n"),
                6 => format!("```\n{word}\n```\n\n"),
                7 => format!("    {word}\n\n"),
                8 => format!("| a | b |\n|---|---|\n| 1 | {word} |\n\n"),
                9 => format!("<div>{word}</div>\n\n"),
                10 => format!("*{word}* and a\n\n"),
                11 => format!("[{word}](https://a.example/)\n\n"),
                12 => format!("- [ ] {word}\n\n"),
                _ => format!("~~{word}~~ {{% novel %}}\n\n"),
            }
        };
        let text: String = kinds.iter().enumerate().map(block).collect();
        let words: Vec<String> = (0..kinds.len()).map(word).collect();
        assert_in_order(&blocks(Dialect::Markdown, &Value::from(text)), &words);
    }

    #[test]
    fn no_change_breaks_a_document(at in 0..900usize, gone in 0..40usize, new in "[<>*_`~|#.: \n\\[\\]()!{}%&-]{0,8}") {
        let start = DOCUMENT.floor_char_boundary(at);
        let end = DOCUMENT.floor_char_boundary(at + gone).max(start);
        let text = [&DOCUMENT[..start], &new, &DOCUMENT[end..]].concat();
        assert_harmless(Dialect::Markdown, &Value::from(text));
    }
}
