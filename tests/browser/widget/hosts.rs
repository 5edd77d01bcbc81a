//! Host pages with styles and scripts that break widgets, and with policies that forbid most things.

use super::{BOX, FEED, Host, in_all_engines, newspaper, shows_fallback, wait_for_headlines, with_host_page};
use crate::engine::Engine;
use crate::http::Answer;
use serde_json::{Value, json};

in_all_engines! {
    everything_unset, everything_unset_in_firefox, everything_unset_in_webkit: unset;
    quirks_mode, quirks_mode_in_firefox, quirks_mode_in_webkit: quirks;
    right_to_left, right_to_left_in_firefox, right_to_left_in_webkit: right_to_left_host;
    a_dark_host, a_dark_host_in_firefox, a_dark_host_in_webkit: dark;
    a_strict_policy, a_strict_policy_in_firefox, a_strict_policy_in_webkit: strict;
    a_policy_of_nonces, a_policy_of_nonces_in_firefox, a_policy_of_nonces_in_webkit: nonces;
    a_polluted_prototype, a_polluted_prototype_in_firefox, a_polluted_prototype_in_webkit: polluted;
    no_current_script, no_current_script_in_firefox, no_current_script_in_webkit: no_current;
    a_hidden_container, a_hidden_container_in_firefox, a_hidden_container_in_webkit: hidden;
}

/// Opens a host page with a widget and waits for its headlines.
fn shown(engine: Engine, host: Host, test: impl FnOnce(&crate::page::Page)) {
    let news = newspaper(|_| None);
    with_host_page(engine, &news, host, |page| {
        wait_for_headlines(page, 0, 5);
        test(page);
    });
}

/// The width and the height of a headline, in CSS pixels.
fn size(page: &crate::page::Page) -> (f64, f64) {
    let size = page.value(&format!(
        "(({{ width, height }}) => [width, height])({BOX}().querySelector('li').getBoundingClientRect())"
    ));
    (size[0].as_f64().unwrap(), size[1].as_f64().unwrap())
}

fn unset(engine: Engine) {
    let head = "<style>* { all: unset !important } iframe { height: 0 !important } a { display: none }</style>";
    shown(engine, Host::of(FEED).with_head(head), |page| {
        let (width, height) = size(page);
        assert!(width > 300.0 && height > 40.0, "{width} × {height}");
        let columns = page.value(&format!("getComputedStyle({BOX}().querySelector('span')).float"));
        assert_ne!(columns, json!("none"), "the style of a headline is the widget's own");
    });
}

fn quirks(engine: Engine) {
    shown(engine, Host::of(format!("<div style='width: 400px'>{FEED}</div>")).in_quirks_mode(), |page| {
        assert_eq!(page.value("document.compatMode"), json!("BackCompat"));
        let (width, height) = size(page);
        assert!((399.0..=401.0).contains(&width) && height > 40.0, "{width} × {height}");
    });
}

fn right_to_left_host(engine: Engine) {
    shown(engine, Host::of(format!("<div dir=rtl style='width: 400px'>{FEED}</div>")), |page| {
        let sides = page.value(&format!(
            "(() => {{ const it = {BOX}().querySelector('li'); \
             return it.getBoundingClientRect().right - it.querySelector('span').getBoundingClientRect().right }})()"
        ));
        assert!(sides.as_f64().unwrap().abs() < 1.0, "the picture begins the line: {sides}");
    });
}

fn dark(engine: Engine) {
    let head = "<style>html { color-scheme: dark; background: #111; color: #eee }</style>";
    let body = [FEED, &FEED.replace("feed=", "theme=light feed=")].concat();
    shown(engine, Host::of(body).with_head(head), |page| {
        wait_for_headlines(page, 1, 5);
        let colours = page.value(&format!(
            "[0, 1].map((at) => {{ const {{ color, backgroundColor, colorScheme }} = getComputedStyle({BOX}(at)); \
             return [color, backgroundColor, colorScheme] }})"
        ));
        let host = json!(["rgb(238, 238, 238)", "rgba(0, 0, 0, 0)", "dark"]);
        assert_eq!(colours, json!([host, ["rgb(0, 0, 0)", "rgb(255, 255, 255)", "light"]]));
    });
}

fn strict(engine: Engine) {
    let policy =
        "default-src 'self'; script-src W; connect-src W; require-trusted-types-for 'script'; trusted-types 'none'";
    shown(engine, Host::of(FEED).under(policy), |page| {
        assert!(size(page).1 > 40.0, "its style sheet is not forbidden");
        // Its pictures are, and nothing else of it.
        page.run_async("fetch('/told/').finally(arguments[0])");
        let told = page.site.forget_told();
        assert!(told.iter().all(|line| line.contains("img-src") || line.contains("connect-src")), "{told:?}");
    });
}

fn nonces(engine: Engine) {
    let news = newspaper(|_| None);
    let host = Host::of(FEED).under("script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'");
    with_host_page(engine, &news, host, |page| {
        page.wait_until("the page", "document.readyState === 'complete'");
        assert_eq!(page.value("customElements.get('news-headlines')"), json!(null));
        assert!(shows_fallback(page));
        assert_eq!(news.hits("/widget.js"), 0);
    });
    // With the nonce it may.
    let host = Host::of(FEED)
        .under("script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'")
        .loading("<script async nonce=abc src=\"{}\"></script>");
    shown(engine, host, |_| {});
}

fn polluted(engine: Engine) {
    let head = "<script>for (const name of ['value', 'get', 'set', 'writable', 'method', 'body', 'mode', 'root', 'signal',
        'detail', 'title', 'image', 'summary', 'count', 'layout', 'site', 'feed', 'timeZone', 'secret', 'extends', 'at',
        'url', 'lang', 'language', 'name', 'banner_image', 'content_html', 'external_url', 'source', 'items', 'message'])
        Object.prototype[name] = 'polluted';</script>";
    // What is there of a story before it has come, and a feed that says little, have nothing of it either.
    let items: Vec<Value> = (1..=5).map(|at| json!({ "title": "Story", "url": format!("/{at}") })).collect();
    let news = newspaper(move |path| (path == "/feed.json").then(|| Answer::json(json!({ "items": items }))));
    let host = Host::of(FEED.replace("feed=", "date='' summary='' source='' feed=")).with_head(head);
    with_host_page(engine, &news, host, |page| {
        wait_for_headlines(page, 0, 5);
        let texts = page.value(&format!("{BOX}().outerHTML"));
        assert!(!texts.as_str().unwrap().contains("polluted"), "{texts}");
        let asked = [news.targets(), page.site.server.targets()].concat();
        assert!(!asked.iter().any(|target| target.contains("polluted")), "{asked:?}");
    });
}

fn no_current(engine: Engine) {
    let head = "<script>Object.defineProperty(Document.prototype, 'currentScript', { get: () => null });</script>";
    shown(engine, Host::of(FEED).with_head(head).loading("<script type=module src=\"{}\"></script>"), |_| {});
}

fn hidden(engine: Engine) {
    let news = newspaper(|_| None);
    with_host_page(engine, &news, Host::of(format!("<div id=tab hidden>{FEED}</div>")), |page| {
        page.wait_until("the widget", "document.querySelector('news-headlines').shadowRoot");
        page.run_async("requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0])))");
        assert_eq!(news.hits("/feed.json"), 0, "what nobody sees loads nothing");
        page.run("tab.hidden = false", &[]);
        wait_for_headlines(page, 0, 5);
    });
}
