//! Widgets in other sites' pages: `public/widget.js` as it ships, in host pages that leave it alone and in others that
//! do not. The tests serve the newspaper from another origin than the host.

mod faults;
mod frames;
mod hosts;
mod manifest;
mod newspaper;

use crate::engine::Engine;
use crate::http::{Answer, Server};
use crate::page::{Page, visit_with};
use crate::site::{Site, file};
use serde_json::{Value, json};

/// The content of a widget's box, as JavaScript: `box(0)` is that of the first widget.
const BOX: &str = "((at = 0) => document.querySelectorAll('news-headlines')[at].shadowRoot?.firstElementChild)";

/// A host page.
pub struct Host {
    head: String,
    body: String,
    /// The security policy that it comes with.
    policy: String,
    /// What stands before everything else; nothing is quirks mode.
    doctype: &'static str,
    /// How the script is loaded: a tag, in which `{}` is its address.
    script: &'static str,
}

impl Host {
    /// A plain page with these elements.
    pub fn of(body: impl Into<String>) -> Self {
        Self {
            head: String::new(),
            body: body.into(),
            policy: String::new(),
            doctype: "<!doctype html>",
            script: "<script async src=\"{}\"></script>",
        }
    }

    /// With something in its head.
    pub fn with_head(self, head: &str) -> Self {
        Self { head: head.to_owned(), ..self }
    }

    /// Under a policy, in which `W` is the newspaper.
    pub fn under(self, policy: &str) -> Self {
        Self { policy: policy.to_owned(), ..self }
    }

    /// As a page of the years before document types.
    pub fn in_quirks_mode(self) -> Self {
        Self { doctype: "", ..self }
    }

    /// With another way of loading the script.
    pub fn loading(self, script: &'static str) -> Self {
        Self { script, ..self }
    }

    /// Served, with the newspaper's origin where its markup has `NEWS`.
    pub fn site(self, news: &Server) -> Site {
        let Self { head, body, policy, doctype, script } = self;
        let origin = news.origin();
        let tag = script.replace("{}", &[&origin, "/widget.js"].concat());
        let html = format!(
            "{doctype}<html><head><meta charset=utf-8><title>Host</title>{head}{tag}</head><body>{body}</body></html>"
        );
        Site::host(html.replace("NEWS", &origin), &policy.replace('W', &origin))
    }
}

/// A feed of some stories.
pub fn feed(count: usize) -> Value {
    let story = |at: usize| {
        json!({
            "id": at.to_string(), "url": format!("article/story-{at}"), "title": format!("Story {at}"),
            "summary": format!("What happened in story {at}."), "date_published": "2026-01-28T12:00:00Z",
            "image": format!("pictures/{at}.png"), "language": "en"
        })
    };
    json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "The Test",
        "items": (1..=count).map(story).collect::<Vec<_>>()
    })
}

/// A newspaper: the widget's script as it ships, `feed.json` and `feed.js` with ten stories, and the test's own
/// answers.
pub fn newspaper(extra: impl Fn(&str) -> Option<Answer> + Send + Sync + 'static) -> Server {
    let script = file("widget.js");
    Server::start(move |request| {
        let answer = extra(request.path()).unwrap_or_else(|| match request.path() {
            "/widget.js" => Answer::new("text/javascript; charset=utf-8", script.clone()),
            "/feed.json" => Answer::json(feed(10)),
            "/feed.js" => Answer::new("text/javascript", format!("export default {}", feed(10))),
            "/embed/headlines/" => Answer::new("text/html; charset=utf-8", FRAME),
            _ => Answer::status(404),
        });
        answer.with_header("Access-Control-Allow-Origin", "*")
    })
}

/// The script of the frames in these tests: `say(type, more)` sends the host page the same messages as the newspaper's
/// own frame.
const FRAME: &str = "<!doctype html><meta name=color-scheme content='light dark'><title>Frame</title><body>
<script>
const secret = location.hash.slice(1);
const say = (type, more) => parent.postMessage({ secret, type, ...more }, '*');
document.body.textContent = location.search;
say('load', { height: 300, count: 5 });
</script>";

/// Opens a host page in a browser.
pub fn with_host_page(engine: Engine, news: &Server, host: Host, test: impl FnOnce(&Page)) {
    visit_with(engine, &host.site(news), |page| {
        page.open("");
        test(page);
        // What a host's policy forbids on purpose, and faults of a feed, are told by the browser, not by the widget.
        page.site.forget_told();
    });
}

/// Waits until a widget shows this many headlines.
pub fn wait_for_headlines(page: &Page, at: usize, count: usize) {
    let shown =
        format!("{BOX}({at})?.classList.contains('shown') && {BOX}({at}).querySelectorAll('li').length === {count}");
    page.wait_until(&format!("{count} headlines in widget {at}"), &shown);
}

/// Waits until a widget has failed.
pub fn wait_for_failure(page: &Page) {
    page.wait_until("the end of waiting", &format!("{BOX}()?.classList.contains('failed')"));
}

/// Whether the host page's own link is visible.
pub fn shows_fallback(page: &Page) -> bool {
    page.value("document.querySelector('news-headlines a').getClientRects().length > 0") == json!(true)
}

/// Runs a test in Chromium by default, and in the other engines on request.
macro_rules! in_all_engines {
    ($($name:ident, $firefox:ident, $webkit:ident: $test:ident;)*) => {
        $(
            #[test]
            fn $name() {
                $test(crate::engine::Engine::Chromium);
            }

            #[test]
            #[ignore = "another engine: cargo xtask test --engines firefox"]
            fn $firefox() {
                $test(crate::engine::Engine::Firefox);
            }

            #[test]
            #[ignore = "another engine: cargo xtask test --engines webkit"]
            fn $webkit() {
                $test(crate::engine::Engine::WebKit);
            }
        )*
    };
}
use in_all_engines;

const FEED: &str = "<news-headlines feed='NEWS/feed.json'><a href='NEWS/'>The Test</a></news-headlines>";

in_all_engines! {
    a_feed_becomes_headlines, a_feed_becomes_headlines_in_firefox, a_feed_becomes_headlines_in_webkit: feed_mode;
    a_module_becomes_headlines, a_module_becomes_headlines_in_firefox, a_module_becomes_headlines_in_webkit: data_mode;
    attributes_are_properties, attributes_are_properties_in_firefox, attributes_are_properties_in_webkit: attributes;
    fifty_widgets_fetch_once, fifty_widgets_fetch_once_in_firefox, fifty_widgets_fetch_once_in_webkit: fifty;
    the_script_twice_is_the_script_once, the_script_twice_is_the_script_once_in_firefox,
        the_script_twice_is_the_script_once_in_webkit: twice;
    a_widget_survives_moves, a_widget_survives_moves_in_firefox, a_widget_survives_moves_in_webkit: moves;
}

fn feed_mode(engine: Engine) {
    let news = newspaper(|_| None);
    let host = Host::of(FEED.replace("feed=", "summary='' date='' source='' heading='World' feed="));
    with_host_page(engine, &news, host, |page| {
        wait_for_headlines(page, 0, 5);
        assert!(!shows_fallback(page));
        assert_eq!(page.count("news-headlines > a"), 1, "the host's own link stays in the document");
        let texts = page.value(&format!("[...{BOX}().querySelectorAll('a')].map((it) => it.textContent)"));
        assert_eq!(texts, json!(["Story 1", "Story 2", "Story 3", "Story 4", "Story 5"]));
        let first = page.value(&format!(
            "(() => {{ const it = {BOX}(), a = it.querySelector('a'); return [a.href, a.target, \
             it.querySelector('b').textContent, it.querySelector('p').textContent, \
             it.querySelector('[part=source]').textContent, it.querySelector('[part=date]').textContent.includes('2026')] }})()"
        ));
        let href = format!("{}/article/story-1", news.origin());
        assert_eq!(first, json!([href, "_blank", "World", "What happened in story 1.", "The Test", true]));
        let opened = page.value(&format!(
            "(() => {{ let url; document.addEventListener('news-open', (event) => {{ url = event.detail.url; \
             event.preventDefault(); }}, {{ once: true }}); {BOX}().querySelector('a').click(); return url }})()"
        ));
        assert_eq!(opened, json!(href));
    });
}

fn data_mode(engine: Engine) {
    let news = newspaper(|_| None);
    // Neither `connect-src` nor inline styles: `script-src` alone.
    let host = Host::of(FEED.replace("feed='NEWS/feed.json'", "data='NEWS/feed.js'"))
        .under("default-src 'none'; script-src W; require-trusted-types-for 'script'");
    with_host_page(engine, &news, host, |page| wait_for_headlines(page, 0, 5));
}

fn attributes(engine: Engine) {
    let news = newspaper(|_| None);
    let host = Host::of(FEED.replace("feed=", "count='many' layout='round' max-age='7' refresh='soon' feed="))
        .with_head("<script>window.said = []; console.warn = (...parts) => said.push(parts.join(' '));</script>");
    with_host_page(engine, &news, host, |page| {
        // None is so young.
        wait_for_failure(page);
        let it = "document.querySelector('news-headlines')";
        let values = page.value(&format!(
            "(({{ count, layout, images, theme, target, summary, maxAge, refreshInterval, category }}) => \
             [count, layout, images, theme, target, summary, maxAge, refreshInterval, category])({it})"
        ));
        assert_eq!(values, json!([5, "list", "small", "host", "_blank", false, 7, 0, ""]));
        let said = page.value("said.filter((text) => text.includes('=')).sort()");
        assert_eq!(
            said,
            json!(["count=many", "layout=round", "refresh=soon"].map(|what| format!("news-headlines {what}")))
        );
        page.run(&format!("Object.assign({it}, {{ maxAge: 0, count: 3, layout: 'cards', summary: true }})"), &[]);
        wait_for_headlines(page, 0, 3);
        let written =
            page.value(&format!("['max-age', 'count', 'layout', 'summary'].map((name) => {it}.getAttribute(name))"));
        assert_eq!(written, json!(["0", "3", "cards", ""]));
        assert_eq!(page.value(&format!("{BOX}().className")), json!("shown cards small host"));
        assert_eq!(page.value(&format!("{BOX}().querySelectorAll('p').length")), json!(3));
        page.run(&format!("{it}.summary = false; {it}.removeAttribute('count')"), &[]);
        wait_for_headlines(page, 0, 5);
        assert_eq!(news.hits("/feed.json"), 1, "what changes is only how it looks");
    });
}

fn fifty(engine: Engine) {
    let news = newspaper(|_| None);
    let two = ["feed.json", "feed.json?b"].map(|name| FEED.replace("feed.json", name)).concat();
    let host = Host::of(two.repeat(25)).with_head("<style>news-headlines { position: absolute; inset: 0 }</style>");
    with_host_page(engine, &news, host, |page| {
        page.wait_until(
            "headlines in all",
            "[...document.querySelectorAll('news-headlines')].every((it) => \
            it.shadowRoot?.firstElementChild.className.startsWith('shown'))",
        );
        assert_eq!((news.hits("/feed.json"), news.hits("/feed.json?b")), (1, 1));
    });
}

fn twice(engine: Engine) {
    let news = newspaper(|_| None);
    // Before the elements and behind them, as a classic script and as a module, from two addresses.
    let host = Host::of(
        [FEED, "<script type=module src='NEWS/widget.js?2'></script><script src='NEWS/widget.js'></script>"].concat(),
    )
    .with_head("<script>window.before = Object.keys(window).length;</script>")
    .loading("<script src=\"{}\"></script>");
    with_host_page(engine, &news, host, |page| {
        wait_for_headlines(page, 0, 5);
        page.wait_until(
            "the module",
            "performance.getEntriesByType('resource').length >= 2 && document.readyState === 'complete'",
        );
        assert_eq!(news.hits("/feed.json"), 1);
        assert_eq!(page.value("typeof NAME + typeof own + typeof widget"), json!("undefinedundefinedundefined"));
    });
}

#[test]
fn the_text_of_a_story_is_beside_or_below_its_picture_in_every_layout() {
    let news = newspaper(|_| None);
    let layouts = ["list", "cards", "compact", "ticker", "magazine"];
    let all = layouts.map(|layout| FEED.replace("feed=", &format!("layout={layout} count=2 feed="))).concat();
    with_host_page(Engine::Chromium, &news, Host::of(all), |page| {
        for (at, layout) in layouts.into_iter().enumerate() {
            wait_for_headlines(page, at, 2);
            let seen = page.value(&format!(
                "[...{BOX}({at}).querySelectorAll('li')].every((it) => {{ \
                 const [words, picture] = ['a', 'span'].map((name) => it.querySelector(name).getBoundingClientRect()); \
                 return words.width > 100 && words.height > 10 && (words.top >= picture.bottom || words.left >= \
                 picture.right) }})"
            ));
            assert_eq!(seen, json!(true), "{layout}");
        }
    });
}

#[test]
fn properties_set_before_the_definition_of_the_element_are_kept() {
    let news = newspaper(|_| None);
    let early = "<news-headlines></news-headlines><script>const it = document.querySelector('news-headlines'); \
                 it.feed = 'NEWS/feed.json'; it.count = 3; it.summary = true; it.maxAge = 0;</script>";
    let host = Host::of(early).loading("<script defer src=\"{}\"></script>");
    with_host_page(Engine::Chromium, &news, host, |page| {
        wait_for_headlines(page, 0, 3);
        let it = "document.querySelector('news-headlines')";
        let values = page.value(&format!(
            "[{it}.getAttribute('count'), {it}.getAttribute('max-age'), {it}.summary, Object.keys({it}).length]"
        ));
        assert_eq!(values, json!(["3", "0", true, 0]), "they reflect, and hide nothing");
        page.run(&format!("{it}.count = 2"), &[]);
        wait_for_headlines(page, 0, 2);
    });
}

#[test]
fn a_page_restored_from_the_back_forward_cache_keeps_its_widgets() {
    let news = newspaper(|_| None);
    let framed = "<news-headlines site='NEWS'><a href='NEWS/'>The Test</a></news-headlines>";
    let head = "<script>addEventListener('pageshow', ({ persisted }) => { window.isBack = persisted; });</script>";
    with_host_page(Engine::Chromium, &news, Host::of([FEED, framed].concat()).with_head(head), |page| {
        wait_for_headlines(page, 0, 5);
        page.wait_until("the frame", &format!("{BOX}(1)?.querySelector('.frame')"));
        page.leave();
        page.back();
        page.wait_until("the page out of memory", "window.isBack");
        wait_for_headlines(page, 0, 5);
        assert_eq!(page.value(&format!("{BOX}(1).querySelectorAll('.frame').length")), json!(1));
        assert_eq!(news.hits("/feed.json"), 1, "nothing was asked anew");
        page.run_async("document.querySelector('news-headlines').refresh().then(arguments[0])");
        assert_eq!(news.hits("/feed.json"), 2);
        page.run("document.querySelectorAll('news-headlines')[1].count = 4", &[]);
        page.wait_until("another frame", &format!("{BOX}(1).querySelector('.frame')?.src.includes('count=4')"));
    });
}

fn moves(engine: Engine) {
    let news = newspaper(|_| None);
    let host = Host::of([FEED, "<div id=elsewhere></div>"].concat());
    with_host_page(engine, &news, host, |page| {
        wait_for_headlines(page, 0, 5);
        page.run("elsewhere.append(document.querySelector('news-headlines'))", &[]);
        wait_for_headlines(page, 0, 5);
        page.run(
            "const it = document.querySelector('news-headlines'); it.remove(); it.count = 2; document.body.append(it)",
            &[],
        );
        wait_for_headlines(page, 0, 2);
        assert_eq!(news.hits("/feed.json"), 1);
        // Made by a script, and given its properties before it is in the document.
        page.run(
            "const it = document.createElement('news-headlines'); it.feed = arguments[0]; it.count = 4; \
                  document.body.prepend(it)",
            &[format!("{}/feed.json", news.origin()).into()],
        );
        wait_for_headlines(page, 0, 4);
    });
}
