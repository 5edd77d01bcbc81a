//! A body that means harm does none. The policy of the page would stop most of it, so these tests also run without one:
//! what the policy has nothing to stop is stopped by the app.

use crate::backend::{Backend, feed, story_with};
use crate::http::Answer;
use crate::page::{Page, visit};
use crate::site::Setup;
use serde_json::json;

/// Ways to run a script, to send a reader somewhere, or to reach out of a body, with good words among them.
const HOSTILE: &str = r##"
<p onclick="window.harm = 1" style="position:fixed;inset:0">Before</p>
<script>window.harm = 1</script>
<img src="nothing.png" onerror="window.harm = 1">
<img src="javascript:window.harm = 1">
<svg onload="window.harm = 1"><script>window.harm = 1</script><foreignObject><iframe srcdoc="<script>parent.harm = 1</script>"></iframe></foreignObject></svg>
<p><a href="javascript:window.harm = 1">one</a> <a href=" java&#10;script:window.harm = 1">two</a>
<a href="data:text/html,<script>opener.harm = 1</script>">three</a> <a href="https://good.example/">four</a></p>
<iframe src="javascript:parent.harm = 1"></iframe><object data="javascript:window.harm = 1"></object>
<embed src="javascript:window.harm = 1"><meta http-equiv="refresh" content="0;url=https://evil.example/">
<form action="https://evil.example/"><input name="q" autofocus onfocus="window.harm = 1"><button>Send</button></form>
<template><script>window.harm = 1</script></template>
<style>@import "https://evil.example/x.css"; body { display: none }</style><link rel="stylesheet" href="https://evil.example/x.css">
<video src="javascript:window.harm = 1" onloadstart="window.harm = 1"><source onerror="window.harm = 1"></video>
<details open ontoggle="window.harm = 1"><summary>More</summary>Inside</details>
<p id="page-title" name="body">After</p>
"##;

const TITLE: &str = "<img src=x onerror='window.harm = 1'>Harm & <b>ado</b>";

/// Markup that changes what stands about it: another base for its addresses, an element that swallows the rest, what
/// means one thing to a parser and another after it was written down and parsed once more.
const SHIFTING: [&str; 6] = [
    r#"<base href="https://evil.example/"><a href="there">there</a><img src="a.png" alt="">"#,
    r#"<math><mtext></form><form><mglyph><style></math><img src onerror="window.harm = 1">"#,
    r#"<svg></p><style><a id="</style><img src=1 onerror=window.harm=1>">"#,
    r#"<math><mi><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.harm=1&gt;">"#,
    r#"<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=window.harm=1 src>">"#,
    r#"<noscript><style></noscript><img src=x onerror=window.harm=1></style></noscript>"#,
];

/// A backend of one story, which is hostile in every field.
fn backend_of(body: &str) -> Backend {
    let mut story = story_with(1, "content_html", body.into());
    story["title"] = TITLE.into();
    story["summary"] = "<script>window.harm = 1</script>".into();
    story["authors"] =
        json!([{ "name": "<b>Mallory</b>", "url": "javascript:window.harm = 1", "avatar": "javascript:1" }]);
    story["tags"] = json!(["<svg onload=window.harm=1>"]);
    story["language"] = "\"><script>window.harm = 1</script>".into();
    story["image"] = "javascript:window.harm = 1".into();
    story["url"] = "javascript:window.harm = 1".into();
    Backend::of(&[story.clone()]).with("/articles/story-1.json", Answer::json(feed(&[story])))
}

fn unguarded() -> Setup {
    Setup { is_unguarded: true, ..Setup::default() }
}

fn is_harmless(page: &Page) {
    let active = "script, style, iframe, object, embed, base, meta, link, input[autofocus], foreignObject";
    assert_eq!(page.count(&format!("main :is({active})")), 0);
    let attributes = page.each("main *", "it.getAttributeNames()").join(",");
    let is_active = |name: &str| name.starts_with("on") || name == "style" || name == "srcdoc";
    assert!(!attributes.split(',').any(is_active), "{attributes}");
    let is_good = |address: &String| address.starts_with("http:") || address.starts_with("https:");
    for (selector, property) in [("main a", "it.href"), ("main img", "it.src"), ("main video", "it.src")] {
        let addresses = page.each(selector, property);
        assert!(addresses.iter().filter(|address| !address.is_empty()).all(is_good), "{addresses:?}");
    }
    assert_eq!(page.count("#page-title"), 1);
    assert_eq!(page.value("window.harm === undefined"), true);
}

fn runs_nothing(setup: Setup) {
    visit(&backend_of(HOSTILE).site_under(setup), |page| {
        page.open("article/story-1");
        page.wait_for_text(".article__body", "After");
        is_harmless(page);
        let body = page.text(".article__body");
        for word in ["Before", "one", "two", "three", "four", "After"] {
            assert!(body.contains(word), "{word} is not in: {body}");
        }
        for script in ["window.harm", "@import", "opener.harm"] {
            assert!(!body.contains(script), "{script} is in: {body}");
        }
        assert_eq!(page.each(".article__body a", "it.href"), ["https://good.example/"]);
        assert_eq!(page.each(".article__body a", "it.rel"), ["noopener noreferrer external"]);
        // Nothing of it covers the page: a click on the navigation is a click on the navigation.
        page.click(".navigation__list a[href$='/latest']");
        page.wait_for(".headline-list__item");
    });
}

#[test]
fn a_hostile_body_runs_nothing_and_keeps_its_words() {
    runs_nothing(Setup::default());
}

#[test]
fn a_hostile_body_runs_nothing_on_a_host_that_sends_no_policy() {
    runs_nothing(unguarded());
}

#[test]
fn a_body_that_shifts_its_meaning_runs_nothing_on_a_host_that_sends_no_policy() {
    for body in SHIFTING {
        visit(&backend_of(&format!("<p>Before</p>{body}")).site_under(unguarded()), |page| {
            page.open("article/story-1");
            page.wait_for_text(".article__body", "Before");
            is_harmless(page);
        });
    }
}

#[test]
fn hostile_headlines_are_words() {
    visit(&backend_of(HOSTILE).site_under(unguarded()), |page| {
        for (place, awaited) in [("", ".headline-card--lead"), ("latest", ".headline-list__item")] {
            page.open(place);
            page.wait_for(awaited);
            is_harmless(page);
            page.wait_for_text(".headline-card__link", "Harm & ");
        }
    });
}

#[test]
fn hostile_addresses_are_words() {
    visit(&backend_of(HOSTILE).site_under(unguarded()), |page| {
        for place in [
            "search?q=%3Cimg%20src%20onerror%3D%22window.harm%3D1%22%3E",
            "tag/%3Cscript%3Ewindow.harm%3D1%3C%2Fscript%3E",
            "no/%3Cscript%3Ewindow.harm=1%3C/script%3E",
            "article/..%2F..%2Fsite",
            "article/~2e~2e~2fsite~2ejson",
            "latest?page=~javascript%3Awindow.harm%3D1",
            "latest?page=%00%ff%",
            "category/%ff%fe",
        ] {
            page.open(place);
            page.wait_for("main h1");
            page.wait_until("a settled page", "!document.querySelector('.skeleton')");
            is_harmless(page);
        }
    });
}
