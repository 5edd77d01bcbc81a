//! Feeds that are not as they should be, and what their hosts notice of it.

use super::{
    BOX, FEED, Host, embed, feed, in_all_engines, newspaper, shows_fallback, wait_for_failure, wait_for_headlines,
};
use crate::engine::Engine;
use crate::http::{Answer, Gate};
use serde_json::json;

in_all_engines! {
    a_faulty_feed_leaves_the_links, a_faulty_feed_leaves_the_links_in_firefox, a_faulty_feed_leaves_the_links_in_webkit: faulty;
    items_that_are_none_are_left_out, items_that_are_none_are_left_out_in_firefox,
        items_that_are_none_are_left_out_in_webkit: odd_items;
    a_failed_refresh_keeps_the_headlines, a_failed_refresh_keeps_the_headlines_in_firefox,
        a_failed_refresh_keeps_the_headlines_in_webkit: failed_refresh;
}

fn faulty(engine: Engine) {
    let answers: [(&str, Answer); 7] = [
        ("404", Answer::status(404)),
        ("HTML", Answer::new("text/html", "<!doctype html><title>Not found</title>")),
        ("another JSON", Answer::json(json!({ "posts": [] }))),
        ("nothing", Answer::json("null")),
        ("over a million characters", Answer::json(format!("{{\"items\": [\"{}", "x".repeat(1_100_000)))),
        ("one that never ends", Answer::json(" ".repeat(10_000)).endless()),
        ("a broken answer", Answer::json(feed(10)).broken_off()),
    ];
    for (what, answer) in answers {
        let news = newspaper(move |path| (path == "/feed.json").then(|| answer.clone()));
        let host = Host::of(FEED).with_head(
            "<script>window.errors = []; addEventListener('news-error', (event) => errors.push(event.detail.message));</script>",
        );
        embed(engine, &news, host, |page| {
            wait_for_failure(page);
            assert!(shows_fallback(page), "{what}");
            let errors = page.value("errors");
            assert_eq!(errors.as_array().map(Vec::len), Some(1), "{what}: {errors}");
            assert!(errors[0].as_str().is_some_and(|error| error.contains("/feed.json ")), "{what}: {errors}");
            let (height, link) =
                (page.value(&format!("{BOX}().offsetHeight")), page.value("document.links[0].offsetHeight"));
            assert!(height.as_f64() < Some(link.as_f64().unwrap() + 10.0), "{what} leaves a gap of {height}");
        });
    }
}

fn odd_items(engine: Engine) {
    let items = json!([
        null, 7, "text", [], {}, { "title": "No address" }, { "url": "https://a.example/" },
        { "title": "Script", "url": "javascript:alert(1)" }, { "title": "Data", "url": "data:text/html,x" },
        { "title": { "a": 1 }, "url": "https://a.example/" },
        { "title": "<img src=x onerror=alert(1)>", "url": "https://a.example/1", "date_published": "never", "tags": 4 },
        { "content_text": "A post without a title", "external_url": "https://a.example/2", "image": "javascript:1" },
        { "title": "Old", "url": "/3", "date_published": "2001-01-01T00:00:00Z" },
    ]);
    let news = newspaper(move |path| {
        (path == "/feed.json").then(|| Answer::json(json!({ "title": 9, "items": items.clone() })))
    });
    let host = Host::of(FEED.replace("feed=", "date='' source='' summary='' max-age='86400' feed="));
    embed(engine, &news, host, |page| {
        wait_for_headlines(page, 0, 2);
        let titles = page.value(&format!("[...{BOX}().querySelectorAll('a')].map((it) => [it.textContent, it.href])"));
        assert_eq!(
            titles,
            json!([
                ["<img src=x onerror=alert(1)>", "https://a.example/1"],
                ["A post without a title", "https://a.example/2"]
            ])
        );
        assert_eq!(page.value(&format!("{BOX}().querySelectorAll('img, [part=date]').length")), json!(0));
    });
}

fn failed_refresh(engine: Engine) {
    let gate = Gate::default();
    let is_broken = gate.clone();
    let news = newspaper(move |path| (path == "/feed.json" && is_broken.is_open()).then(|| Answer::status(503)));
    embed(engine, &news, Host::of(FEED), |page| {
        wait_for_headlines(page, 0, 5);
        gate.open();
        page.run_async("document.querySelector('news-headlines').refresh().then(arguments[0])");
        wait_for_headlines(page, 0, 5);
        assert_eq!(news.hits("/feed.json"), 2);
    });
}

#[test]
fn a_feed_that_never_comes_leaves_the_links() {
    let news = newspaper(|path| (path == "/feed.json").then(Answer::never));
    // Fifteen seconds are not waited for.
    let head = "<script>const after = AbortSignal.timeout.bind(AbortSignal); \
                AbortSignal.timeout = (time) => after(time === 15e3 ? 200 : time);</script>";
    embed(Engine::Chromium, &news, Host::of(FEED).with_head(head), |page| {
        wait_for_failure(page);
        assert!(shows_fallback(page));
    });
}

/// A minute passes in a twentieth of a second, and is counted.
const SHORT_MINUTES: &str = "<script>window.minutes = 0; const later = setTimeout; window.setTimeout = (run, time) => \
                             later(time === 6e4 ? () => { minutes++; run(); } : run, time === 6e4 ? 50 : time);</script>";

#[test]
fn a_widget_asks_anew_each_minute_but_not_while_the_reader_is_in_it() {
    let news = newspaper(|_| None);
    let host = Host::of(FEED.replace("feed=", "refresh='60' feed=")).with_head(SHORT_MINUTES);
    embed(Engine::Chromium, &news, host, |page| {
        wait_for_headlines(page, 0, 5);
        news.wait_for_hits("/feed.json", 3);
        page.run(&format!("{BOX}().querySelector('a').focus()"), &[]);
        // What was asked before that has come.
        page.wait_until("a minute", "(window.since ??= minutes) + 2 < minutes");
        let hits = news.hits("/feed.json");
        page.wait_until("more minutes", "minutes > since + 6");
        assert_eq!(news.hits("/feed.json"), hits);
        page.run(&format!("{BOX}().querySelector('a').blur()"), &[]);
        news.wait_for_hits("/feed.json", hits + 2);
        wait_for_headlines(page, 0, 5);
        page.run("document.querySelector('news-headlines').remove()", &[]);
        page.run_async("later(arguments[0], 100)");
        let minutes = page.value("minutes");
        page.run_async("later(arguments[0], 200)");
        assert_eq!(page.value("minutes"), minutes, "what is gone asks no more");
    });
}
