//! Frames of a newspaper, genuine and forged, and the layout stability of host pages.

use super::{BOX, FEED, Host, in_all_engines, newspaper, shows_fallback, with_host_page};
use crate::engine::Engine;
use crate::http::Answer;
use crate::page::Page;
use serde_json::json;

in_all_engines! {
    a_frame_is_seen_when_it_has_headlines, a_frame_is_seen_when_it_has_headlines_in_firefox,
        a_frame_is_seen_when_it_has_headlines_in_webkit: honest;
    a_forged_message_moves_nothing, a_forged_message_moves_nothing_in_firefox,
        a_forged_message_moves_nothing_in_webkit: forged;
}

pub const FRAMED: &str =
    "<news-headlines site='NEWS' category='world' count='3' theme='dark'><a href='NEWS/'>The Test</a></news-headlines>";

pub fn wait_for_frame(page: &Page) {
    page.wait_until("the frame", &format!("{BOX}()?.querySelector('iframe')?.className === 'frame'"));
}

fn height(page: &Page) -> f64 {
    page.value(&format!("{BOX}().querySelector('iframe').offsetHeight")).as_f64().unwrap()
}

fn honest(engine: Engine) {
    let news = newspaper(|_| None);
    let head = "<script>window.counts = []; addEventListener('news-load', (event) => counts.push(event.detail.count));</script>\
                <style>iframe { height: 0 !important; display: none !important }</style>";
    with_host_page(engine, &news, Host::of(FRAMED).with_head(head), |page| {
        wait_for_frame(page);
        assert_eq!((height(page), page.value("counts")), (300.0, json!([5])));
        assert!(!shows_fallback(page));
        let frame = page.value(&format!(
            "(({{ title, referrerPolicy, src }}) => [title, referrerPolicy, new URL(src).pathname, \
             [...new URL(src).searchParams].sort()])\
             ({BOX}().querySelector('iframe'))"
        ));
        assert_eq!(
            frame,
            json!([
                "The Test",
                "strict-origin",
                "/embed/headlines/",
                [["category", "world"], ["count", "3"], ["site", &news.origin()], ["theme", "dark"]]
            ])
        );
        let sandbox = page.value(&format!("{BOX}().querySelector('iframe').sandbox.value"));
        assert_eq!(sandbox, json!("allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"));
        // Another choice is another frame; the old one is seen until that has headlines.
        page.run("document.querySelector('news-headlines').category = 'science'", &[]);
        page.wait_until("the other frame", &format!("{BOX}().querySelector('iframe').src.includes('science')"));
        wait_for_frame(page);
        assert_eq!(page.value(&format!("{BOX}().querySelectorAll('iframe').length")), json!(1));
        // The same choice is the same frame.
        page.run_async(&format!(
            "window.before = {BOX}().querySelector('iframe'); \
             document.querySelector('news-headlines').setAttribute('category', 'science'); \
             requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0])))"
        ));
        let is_same = page.value(&format!("[...{BOX}().querySelectorAll('iframe')].every((it) => it === before)"));
        assert_eq!(is_same, json!(true));
        page.run("document.body.append(document.querySelector('news-headlines'))", &[]);
        wait_for_frame(page);
    });
}

/// A compromised newspaper, whose frame sends arbitrary messages.
const FORGED: &str = "<!doctype html><script>
const secret = location.hash.slice(1);
const say = (message) => parent.postMessage(message, '*');
for (const message of [null, 7, 'text', [], {}, { type: 'load', height: 999 }, { secret: 'x', type: 'load', height: 999 },
    { secret: [secret], type: 'load', height: 999 }]) say(message);
for (const count of [7n, -7, 1 / 0, 51, {}]) say({ secret, type: 'load', height: 9n, count });
say({ secret, type: 'load', height: 1e9, count: 'many' });
for (const height of [NaN, -5, '100%', {}, '7; width: 9px']) say({ secret, type: 'size', height });
say({ secret, type: 'open', url: 'javascript:alert(1)' });
say({ secret, type: 'said' });
</script>";

fn forged(engine: Engine) {
    let news = newspaper(|path| (path == "/embed/headlines/").then(|| Answer::new("text/html", FORGED)));
    let head = "<script>
        window.heard = [];
        addEventListener('error', ({ message }) => heard.push(message));
        for (const type of ['load', 'error', 'open'])
            addEventListener('news-' + type, ({ detail }) => heard.push([type, detail.count ?? detail.url ?? null]));
        addEventListener('message', ({ data }) => { if (data?.type === 'said') window.isDone = true; });
    </script>";
    with_host_page(engine, &news, Host::of(FRAMED).with_head(head), |page| {
        page.wait_until("all that it says", "window.isDone");
        wait_for_frame(page);
        assert_eq!(
            page.value("heard"),
            json!([["load", 7], ["load", 0], ["load", 0], ["load", 0], ["load", 0], ["load", 0], ["open", null]])
        );
        assert_eq!(height(page), 5000.0, "the height is clamped, and what is no height is none");
        // The host's own window, and a frame that is not the widget's, know no secret and are not the source.
        page.run(
            "const secret = new URL(arguments[0]).hash.slice(1); \
                  postMessage({ secret, type: 'load', height: 77 }, '*'); window.isDone = false; \
                  postMessage({ type: 'said' }, '*')",
            &[page.value(&format!("{BOX}().querySelector('iframe').src"))],
        );
        page.wait_until("the other message", "window.isDone");
        assert_eq!(height(page), 5000.0);
    });
}

#[test]
fn without_an_answer_the_links_stay_and_the_placeholder_goes() {
    let news = newspaper(|path| (path == "/embed/headlines/").then(|| Answer::status(404)));
    with_host_page(Engine::Chromium, &news, Host::of(FRAMED).with_head(SHORT_PATIENCE), |page| {
        super::wait_for_failure(page);
        assert!(shows_fallback(page));
        assert_eq!(page.value(&format!("{BOX}().querySelectorAll('iframe').length")), json!(0));
        assert_eq!(page.value("errors"), json!(["no answer"]));
    });
}

/// Avoids waiting twenty seconds: `isOver` is whether they have passed, `errors` are the reported errors.
const SHORT_PATIENCE: &str = "<script>window.errors = []; addEventListener('news-error', ({ detail }) => \
                              errors.push(detail.message)); const later = setTimeout; window.setTimeout = (run, time) => \
                              time === 2e4 ? later(() => { run(); window.isOver = true; }, 200) : later(run, time);</script>";

#[test]
fn a_frame_that_reported_a_failure_does_not_time_out() {
    let news = newspaper(|path| {
        let frame = "<!doctype html><script>parent.postMessage({ secret: location.hash.slice(1), type: 'error', \
                     message: 'no headlines' }, '*')</script>";
        (path == "/embed/headlines/").then(|| Answer::new("text/html", frame))
    });
    with_host_page(Engine::Chromium, &news, Host::of(FRAMED).with_head(SHORT_PATIENCE), |page| {
        super::wait_for_failure(page);
        page.wait_until("the end of its time", "window.isOver");
        assert_eq!(page.value("errors"), json!(["no headlines"]));
    });
}

/// Sums up layout shifts (Layout Instability, `layout-shift`).
pub const SHIFTS: &str = "<script>window.shift = []; new PerformanceObserver((list) => { for (const it of list.getEntries()) \
                      for (const { node, previousRect: a, currentRect: b } of it.sources) \
                      shift.push([node?.nodeName ?? node, a.y, a.height, 'to', b.y, b.height].join(' ')); }).observe({ type: 'layout-shift', buffered: true });</script>";

#[test]
fn the_layout_is_stable_while_headlines_load() {
    let below = "<p>What stands below.</p>".repeat(5);
    for layout in ["list", "cards", "compact", "ticker", "magazine"] {
        for (widget, wait) in [(FEED, "shown"), (FRAMED, "busy")] {
            // What the frame's page says of its height is its own affair: here, that it is the reserved one.
            let news = newspaper(|path| {
                let frame = "<!doctype html><script>parent.postMessage({ secret: location.hash.slice(1), type: 'load', \
                             height: innerHeight }, '*')</script>";
                (path == "/embed/headlines/").then(|| Answer::new("text/html", frame))
            });
            let widget =
                widget.replace("<news-headlines ", &format!("<news-headlines layout={layout} summary='' date='' "));
            let host = Host::of(widget + &below).with_head(SHIFTS).loading("<script src=\"{}\"></script>");
            with_host_page(Engine::Chromium, &news, host, |page| {
                if wait == "shown" {
                    super::wait_for_headlines(page, 0, 5)
                } else {
                    wait_for_frame(page)
                }
                page.wait_for_drawing();
                let moved = page.value("shift.join(', ')");
                assert_eq!(moved, json!(""), "{layout}, {wait}");
                assert!(page.value(&format!("{BOX}().offsetHeight")).as_f64() > Some(20.0));
            });
        }
    }
}
