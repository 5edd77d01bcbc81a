//! The newspaper's own page in the frame, `embed/headlines`, as it was built: by itself, and in a widget.

use super::frames::{FRAMED, SHIFTS, wait_for_frame};
use super::{BOX, Host, in_all_engines, shows_fallback, wait_for_failure, with_host_page};
use crate::accessibility;
use crate::backend::{Backend, LATEST};
use crate::engine::Engine;
use crate::http::Answer;
use crate::page::{Page, visit};
use crate::policy::{HEADER, WIDGET_FRAME};
use crate::site::{Setup, Site};
use crate::worker::{awaited, first_visit, go_offline, newspaper as offline_newspaper, visit_offline, with_worker};
use serde_json::json;

in_all_engines! {
    the_newspaper_fills_the_frame, the_newspaper_fills_the_frame_in_firefox, the_newspaper_fills_the_frame_in_webkit: fills;
    word_press_frames_it_without_an_origin, word_press_frames_it_without_an_origin_in_firefox,
        word_press_frames_it_without_an_origin_in_webkit: word_press;
}

/// The address of the page with a query.
fn place(query: &str) -> String {
    format!("{WIDGET_FRAME}?{query}")
}

const ALL: &str = "category=world&count=3&summary=&date=&source=&heading=World";

#[test]
fn the_page_shows_what_its_query_asks_for() {
    visit(&Site::as_built(), |page| {
        page.open(&place(ALL));
        page.wait_for(".widget__item:nth-child(3)");
        let links = page.each(".widget__link", "[new URL(it.href).pathname.split('/')[1], it.target]");
        assert_eq!(links, ["article,_blank"; 3]);
        assert_eq!(page.each(".widget__heading a", "it.textContent + it.pathname"), ["World/category/world"]);
        for part in ["summary", "meta", "picture img"] {
            assert_eq!(page.count(&format!(".widget__{part}")), 3, "{part}");
        }
        assert_eq!(
            page.value("[document.title, document.documentElement.lang, document.dir]"),
            json!(["World", "en-GB", "ltr"])
        );
        // Without being asked, the latest five, and nothing but titles and pictures.
        page.open(&place(""));
        page.wait_for(".widget__item:nth-child(5)");
        assert_eq!(
            (page.count(".widget__item"), page.count(".widget__summary, .widget__meta, .widget__heading")),
            (5, 0)
        );
        // More than a page of the backend's has.
        page.open(&place("count=45&layout=compact"));
        page.wait_for(".widget__item:nth-child(45)");
        assert_eq!((page.count(".widget__item"), page.count("img")), (45, 0));
    });
}

#[test]
fn the_page_stores_nothing_and_has_no_worker() {
    visit(&Site::as_built(), |page| {
        page.open(&place("category=world"));
        page.wait_for(".widget__item");
        // A newspaper that had this address in this window before has left what it keeps of its pages.
        page.run("sessionStorage.clear()", &[]);
        page.reload();
        page.wait_for(".widget__item");
        let kept = awaited(
            page,
            "[localStorage.length, sessionStorage.length, (await caches.keys()).length, (await \
             navigator.serviceWorker.getRegistrations()).length, document.cookie]",
        );
        assert_eq!(kept, json!([0, 0, 0, 0, ""]));
        assert!(page.site.told().is_empty(), "{:?}", page.site.told());
        let headers = awaited(
            page,
            &format!(
                "await fetch(location.href).then(({{ headers }}) => ['{HEADER}', 'X-Frame-Options'].map((it) => headers.get(it)))"
            ),
        );
        let policy = headers[0].as_str().unwrap();
        assert!(policy.contains("frame-ancestors *") && policy.contains("default-src 'none'"), "{policy}");
        assert_eq!(headers[1], json!(null));
    });
}

#[test]
fn the_page_has_the_requested_language_and_direction() {
    visit(&Site::as_built(), |page| {
        page.open(&place("lang=ar&date=&layout=cards"));
        page.wait_for(".widget__item");
        assert_eq!(page.value("[document.documentElement.lang, document.dir]"), json!(["ar", "rtl"]));
        let edges = page.value(
            "[document.querySelector('.widget__item').getBoundingClientRect().right, document.querySelector('.widget__list').getBoundingClientRect().right]",
        );
        assert_eq!(edges[0], edges[1], "the first column is at the right");
        page.open(&place("dir=rtl"));
        page.wait_for(".widget__item");
        assert_eq!(page.value("[document.documentElement.lang, document.dir]"), json!(["en-GB", "rtl"]));
    });
}

#[test]
fn the_page_has_no_violations_in_any_layout() {
    visit(&Site::as_built(), |page| {
        for layout in ["list", "cards", "compact", "ticker", "magazine"] {
            page.open(&place(&format!("layout={layout}&summary=&date=&source=&heading=World")));
            page.wait_for(".widget__item");
            accessibility::check_in_both_themes(page);
        }
    });
}

#[test]
fn in_a_folder_the_page_and_its_links_stay_in_it() {
    visit(&Site::set_up(Setup { folder: "news/", ..Setup::default() }), |page| {
        for address in [place("count=2"), place("count=2").replace("/?", "?")] {
            page.open(&address);
            page.wait_for(".widget__item:nth-child(2)");
            let links = page.each(".widget__link", "it.pathname.startsWith('/news/article/')");
            assert_eq!(links, ["true", "true"], "{address}");
        }
    });
}

#[test]
fn the_worker_of_the_newspaper_leaves_the_page_alone() {
    let (backend, deployed) = offline_newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        go_offline(page, &backend);
        let script = "await new Promise((done) => { const frame = document.createElement('iframe'); \
                      frame.onload = () => done(!!frame.contentDocument?.querySelector('#app')); \
                      frame.src = arguments_; document.body.append(frame); })";
        let of = |place: &str| awaited(page, &script.replace("arguments_", &format!("'{}'", page.site.address(place))));
        assert_eq!(of("latest"), json!(true), "the newspaper itself is kept");
        assert_eq!(of(&place("")), json!(false), "no page comes in the place of one that cannot be had");
    });
}

fn fills(engine: Engine) {
    let news = Site::as_built();
    let head = "<script>window.heard = []; for (const type of ['load', 'error', 'open']) \
                addEventListener('news-' + type, ({ detail }) => heard.push([type, detail.count ?? null]));</script>";
    with_host_page(
        engine,
        &news.server,
        Host::of([FRAMED, "<div id=elsewhere></div>"].concat()).with_head(head),
        |page| {
            wait_for_frame(page);
            assert_eq!(page.value("heard"), json!([["load", 3]]));
            assert!(!shows_fallback(page));
            page.run("elsewhere.append(document.querySelector('news-headlines'))", &[]);
            page.wait_until("the frame in its new place", "heard.length === 2");
            wait_for_frame(page);
            assert_eq!(page.value("heard.at(-1)"), json!(["load", 3]));
        },
    );
    assert!(news.told().is_empty(), "{:?}", news.told());
}

#[test]
fn the_layout_is_stable_while_the_newspaper_fills_its_frame() {
    let news = Site::as_built();
    let below = "<p>What stands below.</p>".repeat(3);
    for layout in ["list", "cards", "compact", "ticker", "magazine"] {
        for more in ["", "summary='' date='' heading='World'", "images=large source=''", "images=none source=''"] {
            let widget = FRAMED.replace("<news-headlines ", &format!("<news-headlines layout={layout} {more} "));
            let host = Host::of(widget + &below).with_head(SHIFTS).loading("<script src=\"{}\"></script>");
            with_host_page(Engine::Chromium, &news.server, host, |page| {
                wait_for_frame(page);
                page.wait_for_drawing();
                assert_eq!(page.value("shift.join(', ')"), json!(""), "{layout} {more}");
            });
        }
    }
}

fn height(page: &Page) -> f64 {
    page.value(&format!("{BOX}().querySelector('iframe').offsetHeight")).as_f64().unwrap()
}

#[test]
fn a_frame_is_as_high_as_its_headlines_at_every_width() {
    let news = Site::as_built();
    let host =
        Host::of(format!("<div id=place style='width: 900px'>{}</div>", FRAMED.replace("count='3'", "layout=cards")));
    with_host_page(Engine::Chromium, &news.server, host, |page| {
        wait_for_frame(page);
        let wide = height(page);
        page.run("place.style.width = '300px'", &[]);
        page.wait_until("a higher frame", &format!("{BOX}().querySelector('iframe').offsetHeight > {wide} * 1.5"));
        let narrow = height(page);
        page.run("place.style.width = '900px'", &[]);
        page.wait_until("a lower frame", &format!("{BOX}().querySelector('iframe').offsetHeight < {narrow}"));
        // What is not shown has no height, and loses none.
        page.run("place.hidden = true", &[]);
        page.wait_for_drawing();
        page.run("place.hidden = false", &[]);
        page.wait_for_drawing();
        assert!(height(page) > 100.0);
    });
}

#[test]
fn a_hidden_frame_loads_nothing_until_it_is_shown() {
    let news = Site::as_built();
    with_host_page(Engine::Chromium, &news.server, Host::of(format!("<div id=tab hidden>{FRAMED}</div>")), |page| {
        page.wait_until("the widget", "document.querySelector('news-headlines').shadowRoot");
        page.wait_for_drawing();
        assert_eq!(page.value(&format!("{BOX}().querySelectorAll('iframe').length")), json!(0));
        page.run("tab.hidden = false", &[]);
        wait_for_frame(page);
    });
}

#[test]
fn a_newspaper_without_headlines_leaves_the_links() {
    for answer in [Answer::status(500), Answer::json(crate::backend::feed(&[]))] {
        let backend = Backend::empty().with(LATEST, answer);
        let news = backend.site();
        let head = "<script>window.errors = []; addEventListener('news-error', ({ detail }) => errors.push(detail.message));</script>";
        let host = Host::of(FRAMED.replace("category='world' ", "")).with_head(head);
        with_host_page(Engine::Chromium, &news.server, host, |page| {
            wait_for_failure(page);
            assert!(shows_fallback(page));
            assert_eq!(page.value("errors.length"), json!(1));
        });
        news.forget_told();
    }
}

/// `only light`, in the browser's notation of the colour scheme.
const ONLY_LIGHT: &str = "light only";

#[test]
fn a_frame_has_the_colour_scheme_of_its_host_page() {
    let news = Site::as_built();
    for (head, theme, scheme) in [
        ("<style>html { color-scheme: dark }</style>", "host", "dark"),
        ("", "host", "normal"),
        ("<style>html { color-scheme: dark }</style>", "light", "light"),
        ("", "dark", "dark"),
        ("<style>html { color-scheme: only light }</style>", "host", ONLY_LIGHT),
    ] {
        let widget = FRAMED.replace("theme='dark'", &format!("theme='{theme}'"));
        with_host_page(Engine::Chromium, &news.server, Host::of(widget).with_head(head), |page| {
            wait_for_frame(page);
            let asked = page.value(&format!("new URL({BOX}().querySelector('iframe').src).searchParams.get('theme')"));
            assert_eq!(asked, json!(scheme));
        });
        visit(&Site::as_built(), |page| {
            page.open(&place(&format!("theme={scheme}")));
            page.wait_for(".widget__item");
            assert_eq!(page.value("getComputedStyle(document.documentElement).colorScheme"), json!(scheme));
        });
    }
}

/// WordPress receives the height, again after the message "ready", and a clicked link.
fn word_press(engine: Engine) {
    let news = Site::set_up(Setup { says_where: true, ..Setup::default() });
    // As WordPress makes it of what it found by oEmbed.
    let framed = "<iframe id=frame sandbox='allow-scripts' width=600 height=420 \
                  src='NEWS/embed/headlines/?category=world&count=5&date#?secret=abcDEF1234'></iframe>";
    let head = "<script>window.heard = []; addEventListener('message', ({ data, origin, source }) => \
                heard.push({ ...data, origin, isFrame: source === frame.contentWindow }));</script>";
    with_host_page(engine, &news.server, Host::of(framed).with_head(head), |page| {
        page.wait_until("its height", "heard.length");
        let told = page.value("heard[0]");
        let height = told["value"].as_f64().unwrap();
        assert!((250.0..=420.0).contains(&height), "{told}");
        assert_eq!(
            told,
            json!({ "secret": "abcDEF1234", "message": "height", "value": told["value"], "origin": "null", "isFrame": true })
        );
        // What the frame tells when its place is first measured has come by then.
        page.run_async("requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0])))");
        page.run(
            "heard.length = 0; const say = (message, secret) => frame.contentWindow.postMessage({ message, secret }, '*'); \
             say('ready', 'another'); say('height', 'abcDEF1234'); say('ready', 'abcDEF1234')",
            &[],
        );
        page.wait_until("its height again", "heard.length");
        page.run("frame.contentWindow.postMessage({ message: 'ready', secret: 'abcDEF1234' }, '*')", &[]);
        page.wait_until("its height once more", "heard.length > 1");
        assert_eq!(page.value("heard"), json!([told, told]), "it answers to its own secret alone");
        page.click("#frame");
        page.wait_until("the link", "heard.at(-1).message === 'link'");
        let link = page.value("heard.at(-1).value");
        assert!(link.as_str().unwrap().starts_with(&format!("{}/article/", news.server.origin())), "{link}");
    });
    assert!(news.told().is_empty(), "{:?}", news.told());
}
