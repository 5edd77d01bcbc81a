//! Faulty feeds, and their effect on host pages.

use super::frames::{FRAMED, wait_for_frame};
use super::{
    BOX, FEED, FRAME, Host, feed, in_all_engines, newspaper, shows_fallback, wait_for_failure, wait_for_headlines,
    with_host_page,
};
use crate::engine::Engine;
use crate::http::{Answer, Gate};
use serde_json::json;
use std::sync::atomic::{AtomicBool, Ordering};

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
        with_host_page(engine, &news, host, |page| {
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
        { "content_html": "<p>Markup&nbsp;is <b class='>'>words</b></p><script>", "url": "https://a.example/4",
          "date_published": null, "banner_image": "data:image/gif;base64," },
        { "content_html": ["<p>"], "url": "https://a.example/5", "title": "x".repeat(900_000), "banner_image": "https://a.example/5.png" },
    ]);
    let news = newspaper(move |path| {
        (path == "/feed.json").then(|| Answer::json(json!({ "title": 9, "items": items.clone() })))
    });
    let host = Host::of(FEED.replace("feed=", "date='' source='' summary='' max-age='86400' feed="));
    with_host_page(engine, &news, host, |page| {
        wait_for_headlines(page, 0, 4);
        let titles = page.value(&format!("[...{BOX}().querySelectorAll('a')].map((it) => [it.textContent, it.href])"));
        assert_eq!(
            titles,
            json!([
                ["<img src=x onerror=alert(1)>", "https://a.example/1"],
                ["A post without a title", "https://a.example/2"],
                ["Markup is  '>words", "https://a.example/4"],
                ["x".repeat(500), "https://a.example/5"]
            ])
        );
        let pictures = page.value(&format!("[...{BOX}().querySelectorAll('img, [part=date]')].map((it) => it.src)"));
        assert_eq!(pictures, json!(["https://a.example/5.png"]));
    });
}

fn failed_refresh(engine: Engine) {
    let gate = Gate::default();
    let is_broken = gate.clone();
    let news = newspaper(move |path| (path == "/feed.json" && is_broken.is_open()).then(|| Answer::status(503)));
    with_host_page(engine, &news, Host::of(FEED), |page| {
        wait_for_headlines(page, 0, 5);
        gate.open();
        page.run_async("document.querySelector('news-headlines').refresh().then(arguments[0])");
        wait_for_headlines(page, 0, 5);
        assert_eq!(news.hits("/feed.json"), 2);
    });
}

#[test]
fn a_feed_that_never_answers_leaves_the_links() {
    let news = newspaper(|path| (path == "/feed.json").then(Answer::never));
    // Fifteen seconds are not waited for.
    let head = "<script>const after = AbortSignal.timeout.bind(AbortSignal); \
                AbortSignal.timeout = (time) => after(time === 15e3 ? 200 : time);</script>";
    with_host_page(Engine::Chromium, &news, Host::of(FEED).with_head(head), |page| {
        wait_for_failure(page);
        assert!(shows_fallback(page));
    });
}

/// Makes a minute pass in this many milliseconds, including on the clock, and counts it.
fn minutes_of(milliseconds: u32) -> String {
    format!(
        "<script>window.minutes = 0; const later = setTimeout, clock = Date.now, began = clock(), minute = {milliseconds}; \
         Date.now = () => began + (clock() - began) * 6e4 / minute; window.setTimeout = (run, time) => \
         later(time === 6e4 ? () => {{ minutes++; run(); }} : run, time === 6e4 ? minute : time);</script>"
    )
}

#[test]
fn refreshing_widgets_share_their_requests() {
    let news = newspaper(|_| None);
    let widgets = FEED.replace("feed=", "refresh='60' images=none feed=").repeat(10);
    let head = minutes_of(1000) + "<style>news-headlines { position: absolute; inset: 0 }</style>";
    with_host_page(Engine::Chromium, &news, Host::of(widgets).with_head(&head), |page| {
        page.wait_until("three minutes of ten widgets", "minutes >= 30");
        let hits = news.hits("/feed.json");
        assert!((3..=4).contains(&hits), "{hits}");
        // Without it, a widget's last minute is over before it ends.
        page.run("for (const it of document.querySelectorAll('news-headlines')) it.removeAttribute('refresh')", &[]);
        page.run_async("later(arguments[0], 100)");
        let minutes = page.value("minutes");
        page.run_async("later(arguments[0], 1100)");
        assert_eq!(page.value("minutes"), minutes);
    });
}

#[test]
fn a_late_answer_does_not_take_the_readers_focus() {
    let (gate, asked) = (Gate::default(), AtomicBool::default());
    let held = gate.clone();
    let news = newspaper(move |path| {
        let again = path == "/feed.json" && asked.swap(true, Ordering::SeqCst);
        again.then(|| Answer::json(feed(10)).held_by(&held))
    });
    let host = Host::of(FEED.replace("feed=", "refresh='60' feed=")).with_head(&minutes_of(50));
    with_host_page(Engine::Chromium, &news, host, |page| {
        wait_for_headlines(page, 0, 5);
        news.wait_for_hits("/feed.json", 2);
        page.run(&format!("window.link = {BOX}().querySelector('a'); link.focus(); window.since = minutes"), &[]);
        gate.open();
        page.wait_until("a minute after the answer", "minutes > since");
        assert_eq!(page.value("link.getRootNode().activeElement === link"), true);
        page.run("link.blur()", &[]);
        page.wait_until("headlines of a later answer", "!link.isConnected");
    });
}

#[test]
fn a_late_frame_does_not_take_the_readers_focus() {
    let (gate, asked) = (Gate::default(), AtomicBool::default());
    let held = gate.clone();
    let news = newspaper(move |path| {
        let again = path == "/embed/headlines/" && asked.swap(true, Ordering::SeqCst);
        again.then(|| Answer::new("text/html; charset=utf-8", FRAME).held_by(&held))
    });
    let host = Host::of(FRAMED.replace("site=", "refresh='60' site=")).with_head(&minutes_of(500));
    with_host_page(Engine::Chromium, &news, host, |page| {
        wait_for_frame(page);
        let frames = format!("{BOX}().querySelectorAll('iframe')");
        page.wait_until("the next frame", &format!("{frames}.length === 2"));
        page.run(&format!("window.frame = {frames}[0]; frame.focus(); window.since = minutes"), &[]);
        gate.open();
        page.wait_until("an end of the next frame", &format!("{frames}.length === 1"));
        assert_eq!(page.value("frame.getRootNode().activeElement === frame"), true);
        page.run("frame.blur()", &[]);
        page.wait_until("a later frame", "!frame.isConnected");
        // What the host wants is done all the same.
        page.run(&format!("window.frame = {frames}[0]; frame.focus()"), &[]);
        page.run("document.querySelector('news-headlines').refresh()", &[]);
        page.wait_until("the frame that was wanted", "!frame.isConnected");
    });
}

#[test]
fn a_detached_widget_sends_no_request() {
    let news = newspaper(|_| None);
    with_host_page(Engine::Chromium, &news, Host::of(FEED), |page| {
        wait_for_headlines(page, 0, 5);
        page.run_async(
            "const it = document.querySelector('news-headlines'); it.remove(); it.refresh().then(arguments[0])",
        );
        assert_eq!(news.hits("/feed.json"), 1);
    });
}

#[test]
fn an_endless_feed_is_not_searched_to_its_end() {
    let items = ["0"; 499].join(",");
    let feed = |more: &str| {
        let story = "{\"title\": \"The last\", \"url\": \"https://a.example/\"}";
        Answer::json(format!("{{\"items\": [{items}{more},{story}]}}"))
    };
    let (near, far) = (feed(""), feed(",0"));
    let news = newspaper(move |path| match path {
        "/feed.json" => Some(near.clone()),
        "/far.json" => Some(far.clone()),
        _ => None,
    });
    with_host_page(
        Engine::Chromium,
        &news,
        Host::of([FEED, &FEED.replace("feed.json", "far.json")].concat()),
        |page| {
            wait_for_headlines(page, 0, 1);
            page.wait_until("the end of the other", &format!("{BOX}(1).className.startsWith('failed')"));
        },
    );
}

#[test]
fn a_widget_refreshes_each_minute_but_not_while_it_has_the_focus() {
    let news = newspaper(|_| None);
    let host = Host::of(FEED.replace("feed=", "refresh='60' feed=")).with_head(&minutes_of(50));
    with_host_page(Engine::Chromium, &news, host, |page| {
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
