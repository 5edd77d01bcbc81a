//! axe-core on every view, in both themes: no violation of WCAG 2.0 to 2.2, levels A and AA. What a machine cannot see
//! (the focus, what is announced, the order of things) is in the tests of the views.

use crate::backend::{Backend, LATEST, feed, stories};
use crate::http::Answer;
use crate::page::{Page, visit};
use crate::site::Site;
use serde_json::{Value, json};
use std::sync::OnceLock;

/// The whole text of axe-core.
fn axe() -> &'static str {
    static AXE: OnceLock<String> = OnceLock::new();
    AXE.get_or_init(|| {
        let path = std::env::var_os("TPN_AXE").expect(
            "TPN_AXE does not name axe-core's `axe.min.js`: run `cargo xtask test`, which fetches it, names it and \
             runs these tests",
        );
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.to_string_lossy()))
    })
}

const RUN: &str = "
    const done = arguments[0];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const settled = Promise.all(document.getAnimations().map((it) => it.finished.catch(() => {})));
    settled
        .then(() => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }))
        .then(({ violations }) => done(violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 4).map((node) =>
            [id, help, node.target.join(' '), node.html, node.failureSummary].join('\\n    ')))))
        .catch((error) => done(['axe failed: ' + error.stack]));
";

/// Sees that the page as it stands has no violations.
fn check(page: &Page, what: &str) {
    if page.value("typeof axe") == "undefined" {
        page.run(axe(), &[]);
    }
    let found: Vec<String> = serde_json::from_value(page.run_async(RUN)).unwrap();
    assert!(found.is_empty(), "{what}: {} violations\n{}", found.len(), found.join("\n\n"));
}

/// Sees that the page has none in either theme.
pub fn check_in_both_themes(page: &Page) {
    for scheme in ["light", "dark"] {
        page.prefer(scheme);
        check(page, scheme);
    }
}

/// Opens a place of the demo edition and sees that there are no violations at the width of a desk and of a telephone.
fn demo(place: &str, awaited: &str) {
    visit(&Site::as_built(), |page| {
        page.open(place);
        page.wait_for(awaited);
        page.wait_until("a settled page", "!document.querySelector('.skeleton')");
        check_in_both_themes(page);
        page.resize(360, 740);
        check_in_both_themes(page);
    });
}

#[test]
fn the_front_page_has_no_violations() {
    demo("", ".section");
}

#[test]
fn the_latest_headlines_have_no_violations() {
    demo("latest", ".headline-list__item");
}

#[test]
fn a_category_has_no_violations() {
    demo("category/world", ".headline-list__item");
}

#[test]
fn a_long_article_has_no_violations() {
    demo("article/webb-at-l2", ".article__body p:not(.visually-hidden)");
}

#[test]
fn an_article_with_a_table_has_no_violations() {
    demo("article/world-cup-1930", ".article__body table");
}

#[test]
fn an_article_in_french_has_no_violations() {
    demo("article/cinematographe-lumiere", ".article__body p:not(.visually-hidden)");
}

#[test]
fn an_article_in_arabic_has_no_violations() {
    demo("article/ibn-al-haytham", ".article__body p:not(.visually-hidden)");
}

#[test]
fn a_film_has_no_violations() {
    demo("article/how-tides-work", "video");
}

#[test]
fn the_films_have_no_violations() {
    demo("videos", ".headline-list__item");
}

#[test]
fn an_author_has_no_violations() {
    demo("author/priya-raghunathan", ".headline-list__item");
}

#[test]
fn a_tag_has_no_violations() {
    demo("tag/space", ".headline-list__item");
}

#[test]
fn an_empty_search_has_no_violations() {
    demo("search", ".search-form");
}

#[test]
fn the_results_of_a_search_have_no_violations() {
    demo("search?q=the", ".headline-list__item");
}

#[test]
fn a_search_that_found_nothing_has_no_violations() {
    demo("search?q=xyzzy", ".empty");
}

#[test]
fn a_place_that_is_not_found_has_no_violations() {
    demo("no/such/place", ".not-found .headline-list__item");
}

#[test]
fn the_page_in_arabic_has_no_violations() {
    visit(&Site::as_built(), |page| {
        page.open("");
        page.wait_for(".section");
        page.click(".choice:has(input[name=language]) .choice__label:nth-of-type(3) .choice__title");
        page.wait_until("the direction", "document.documentElement.dir === 'rtl'");
        check_in_both_themes(page);
    });
}

#[test]
fn an_error_has_no_violations() {
    visit(&Backend::empty().with(LATEST, Answer::json("{")).site(), |page| {
        for place in ["", "latest"] {
            page.open(place);
            page.wait_for("[role=alert].error-notice");
            page.click(".error-notice summary");
            check_in_both_themes(page);
        }
    });
}

#[test]
fn a_list_that_is_on_its_way_has_no_violations() {
    let backend = Backend::empty().with(LATEST, Answer::never()).with("/articles/x.json", Answer::never());
    visit(&backend.site(), |page| {
        for place in ["", "latest", "article/x"] {
            page.open(place);
            page.wait_for("main .skeleton");
            // The placeholders breathe for as long as they stand.
            page.run("document.getAnimations().forEach((it) => it.cancel())", &[]);
            check_in_both_themes(page);
        }
    });
}

#[test]
fn the_page_of_a_wrong_site_file_has_no_violations() {
    visit(&Site::with_file(Answer::json(json!({ "nmae": 1, "items_per_page": 0 }))), |page| {
        page.open("");
        page.wait_for(".site-problems");
        check_in_both_themes(page);
    });
}

#[test]
fn a_body_of_every_kind_of_block_has_no_violations() {
    let mut story = stories(1..2).remove(0);
    story["content_html"] = Value::from(
        "<p>Text with <b>bold</b>, <em>stress</em>, <code>code</code>, a <a href='https://a.example/'>link</a>, \
         x<sub>1</sub>, x<sup>2</sup>, <s>struck</s>, <mark>marked</mark> and <kbd>K</kbd>.</p>\
         <h2>Two</h2><h3>Three</h3><h4>Four</h4><h6>Six</h6><ul><li>one<ul><li>in one</li></ul></li></ul><ol start=3><li>three</li></ol>\
         <blockquote><p>Said</p><cite>Somebody</cite></blockquote><pre><code>let x = 1;   // a line that is far too long to stand in \
         a column of a newspaper, and longer still</code></pre><hr>\
         <figure><img src='a.png' alt='A picture'><figcaption>Caption</figcaption></figure>\
         <table><caption>Numbers</caption><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>\
         <iframe src='https://www.youtube.com/embed/abcdefghijk' title='A film'></iframe>\
         <audio controls src='https://a.example/a.mp3'></audio><dl><dt>Term</dt><dd>Meaning</dd></dl>",
    );
    let backend = Backend::of(&[story.clone()]).with("/articles/story-1.json", Answer::json(feed(&[story])));
    visit(&backend.site(), |page| {
        page.open("article/story-1");
        page.wait_for(".article__body table");
        check_in_both_themes(page);
        page.resize(360, 740);
        check_in_both_themes(page);
    });
}
