//! What is measured in the browser and guards nothing: `cargo xtask bench` runs it, with the machine to itself, reads its
//! lines, `measured: NAME FIGURE FIGURE`, and holds them against the goals. Figures are milliseconds, or the elements that
//! were built.

#[path = "../../benches/answers.rs"]
mod answers;

use crate::backend::{Backend, LATEST, allowed, feed, feed_before, stories};
use crate::http::{Answer, Gate, Server};
use crate::page::{Page, quoted, visit_alone};
use crate::site::Site;
use crate::widget::{Host, newspaper, wait_for_headlines};
use crate::worker;
use serde_json::json;
use std::time::Duration;

/// How often each is measured.
const TIMES: usize = 7;

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Notes, in a document that is about to begin, how long after its first byte the first headlines of a list were
/// painted. What came before that byte is the end of the document before it.
const NOTE_PAINT: &str = "
    new MutationObserver((_, observer) => {
        if (!document.querySelector('.headline-list__item')) return;
        observer.disconnect();
        const [{ responseStart }] = performance.getEntriesByType('navigation');
        requestAnimationFrame(() => setTimeout(() => { window.paintedAfter = performance.now() - responseStart; }));
    }).observe(document, { childList: true, subtree: true });
";

/// How long a category takes from the first byte of its page to the first paint of its headlines, in milliseconds: the
/// median of several times.
fn first_paint(page: &Page, category: &str) -> f64 {
    let times = (0..TIMES).map(|_| {
        // The page before this one is gone, and with it the work of taking it down.
        page.leave();
        page.run_async("requestIdleCallback(arguments[0])");
        page.open(&format!("category/{category}"));
        page.wait_until("the list's first paint", "window.paintedAfter");
        page.value("window.paintedAfter").as_f64().unwrap()
    });
    median(times.collect())
}

#[test]
#[ignore = "a measurement, for which the machine must be idle: cargo xtask bench"]
fn first_paint_of_ten_thousand_headlines_and_of_a_hundred() {
    let backend = Backend::of(&stories(0..10))
        .with("/world.json", Answer::json(feed(&stories(0..100))))
        .with("/science.json", Answer::json(feed(&stories(0..10_000))));
    visit_alone(&backend.site(), |page| {
        let note = page.before_each_document(NOTE_PAINT);
        // The first round warms up what the second finds warm.
        first_paint(page, "world");
        let (hundred, ten_thousand) = (first_paint(page, "world"), first_paint(page, "science"));
        page.no_longer(note);
        println!("measured: browser/first-paint {ten_thousand} {hundred}");
    });
}

/// Asks for the next page of the list, and tells how long it takes until its headlines stand there, in milliseconds.
const GROW: &str = "
    const done = arguments[0];
    const began = performance.now();
    new MutationObserver((_, observer) => {
        observer.disconnect();
        done(performance.now() - began);
    }).observe(document.querySelector('.headline-list'), { childList: true });
    document.querySelector('.more .button').click();
";

/// How long a category that shows `count` headlines takes to grow by a page of ten, in milliseconds: the median of
/// several pages.
fn growth(page: &Page, category: &str, count: usize) -> f64 {
    page.open(&format!("category/{category}"));
    let times = (0..TIMES).map(|grown| {
        let shown = count + 10 * grown;
        page.wait_until(
            "the list to its end",
            &format!("document.querySelectorAll('.headline-list__item').length === {shown}"),
        );
        page.wait_for(".more .button:not([aria-disabled])");
        page.run_async("requestIdleCallback(arguments[0])");
        page.run_async(GROW).as_f64().unwrap()
    });
    median(times.collect())
}

#[test]
#[ignore = "a measurement, for which the machine must be idle: cargo xtask bench"]
fn growth_of_ten_thousand_headlines_and_of_a_hundred_by_a_page() {
    let mut backend = Backend::of(&stories(0..10));
    for (category, count) in [("world", 100), ("science", 10_000)] {
        let next = |page: usize| format!("{category}-{page}.json");
        backend = backend.with(&format!("/{category}.json"), Answer::json(feed_before(&stories(0..count), &next(1))));
        for page in 1..=TIMES {
            let first = count + 10 * (page - 1);
            let answer = Answer::json(feed_before(&stories(first..first + 10), &next(page + 1)));
            backend = backend.with(&format!("/{}", next(page)), answer);
        }
    }
    visit_alone(&backend.site(), |page| {
        // The first round warms up what the second finds warm.
        growth(page, "world", 100);
        page.leave();
        let hundred = growth(page, "world", 100);
        page.leave();
        let ten_thousand = growth(page, "science", 10_000);
        println!("measured: browser/growth {ten_thousand} {hundred}");
    });
}

/// Counts the elements that are put into sections of the front page.
const NOTE_BUILDS: &str = "
    window.built = 0;
    new MutationObserver((records) => {
        const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
        for (const node of added.filter((node) => node.nodeType === Node.ELEMENT_NODE && node.closest('.section'))) {
            built += 1 + node.querySelectorAll('*').length;
        }
    }).observe(document, { childList: true, subtree: true });
";

#[test]
#[ignore = "a measurement, for which the machine must be idle: cargo xtask bench"]
fn elements_built_while_twelve_sections_arrive() {
    let gates: Vec<Gate> = (0..12).map(|_| Gate::default()).collect();
    let mut backend = Backend::of(&stories(0..20));
    for (n, gate) in gates.iter().enumerate() {
        let first = 100 + 10 * n;
        let answer = Answer::json(feed(&stories(first..first + 10))).held_by(gate);
        backend = backend.with(&format!("/section-{n}.json"), answer);
    }
    let mut site_file = backend.site_file();
    let category = |n| json!({ "slug": format!("section-{n}"), "title": format!("Section {n}") });
    site_file["categories"] = (0..gates.len()).map(category).collect();
    visit_alone(&Site::with_file(Answer::json(site_file)), |page| {
        let note = page.before_each_document(NOTE_BUILDS);
        page.open("");
        for (n, gate) in gates.iter().enumerate() {
            gate.open();
            let arrived = format!("document.querySelectorAll('main .section').length === {}", n + 1);
            page.wait_until("the section", &arrived);
        }
        page.wait_for_drawing();
        page.no_longer(note);
        let built = page.value("built").as_f64().unwrap();
        let standing = page.count("main .section, main .section *");
        println!("measured: browser/sections {built} {standing}");
    });
}

/// Notes when the last byte of the list was read, and how long after that its headlines had been made and looked
/// through: none of them has a film, so nothing is drawn but that there is nothing.
const NOTE_READING: &str = "
    {
        const { fetch } = window;
        window.fetch = async (...asked) => {
            const answer = await fetch(...asked);
            if (!answer.url.includes(LIST)) return answer;
            const { body } = answer;
            const { getReader } = body;
            body.getReader = (...kind) => {
                const reader = getReader.apply(body, kind);
                const { read } = reader;
                reader.read = async () => {
                    const piece = await read.call(reader);
                    if (piece.done) window.answeredAt = performance.now();
                    return piece;
                };
                return reader;
            };
            return answer;
        };
        new MutationObserver((_, observer) => {
            if (!window.answeredAt || !document.querySelector('.empty')) return;
            observer.disconnect();
            window.readAfter = performance.now() - answeredAt;
        }).observe(document, { childList: true, subtree: true });
    }
";

/// How long `JSON.parse` takes for the same answer.
const BY_THE_BROWSER: &str = "
    const done = arguments[0];
    const text = await (await fetch(LIST)).text();
    const began = performance.now();
    const value = JSON.parse(text);
    const took = performance.now() - began;
    done(value ? took : null);
";

/// How long `serde_json` takes for the same answer, in a module of WebAssembly that is as new to the browser as the app's
/// is when the first list comes.
const BY_THE_YARDSTICK: &str = "
    const done = arguments[0];
    const module = await (await fetch(YARDSTICK)).arrayBuffer();
    const bytes = new Uint8Array(await (await fetch(LIST)).arrayBuffer());
    const { exports } = (await WebAssembly.instantiate(module)).instance;
    // The app's own program has read its site file and a description before.
    const small = new TextEncoder().encode('{\"a\": [1, true, null, \"b\"]}');
    const parse = (bytes) => {
        const room = exports.room(bytes.length);
        new Uint8Array(exports.memory.buffer).set(bytes, room);
        const began = performance.now();
        if (!exports.parse(room, bytes.length)) throw new Error('it is JSON');
        return performance.now() - began;
    };
    parse(small);
    done(parse(bytes));
";

/// The module of the yardstick (`benches/yardstick`).
fn yardstick() -> Vec<u8> {
    let path = std::env::var("TPN_YARDSTICK")
        .expect("TPN_YARDSTICK is the yardstick's module, which `cargo xtask bench` builds and names");
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Measures the reading of an answer by the app, by the yardstick and by the browser.
fn measure(preset: &str, list: &str, text: String) {
    let module = yardstick();
    let place = list.to_owned();
    let server = Server::start(move |request| {
        let answer = match request.path() {
            path if path == place => Answer::json(&text).with_header("X-WP-TotalPages", "1"),
            "/yardstick.wasm" => Answer::new("application/wasm", module.clone()),
            _ => Answer::status(404),
        };
        allowed(answer)
    });
    let site = json!({
        "name": "The Harbour",
        "language": "en",
        "categories": [{ "slug": "world", "title": "World" }],
        "backend": { "preset": preset, "base": server.origin() }
    });
    visit_alone(&Site::with_file(Answer::json(site)), |page| {
        let at = |script: &str| {
            let place = |place: &str| quoted(&[&server.origin(), place].concat());
            script.replace("LIST", &place(list)).replace("YARDSTICK", &place("/yardstick.wasm"))
        };
        let asynchronous =
            |script: &str| page.run_async(&format!("(async (...arguments) => {{ {} }})(...arguments)", at(script)));
        let note = page.before_each_document(&at(NOTE_READING));
        let (mut app, mut yardstick, mut browser) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..=TIMES {
            page.leave();
            page.open("videos");
            page.wait_until("the list was read", "window.readAfter");
            app.push(page.value("window.readAfter").as_f64().unwrap());
            yardstick.push(asynchronous(BY_THE_YARDSTICK).as_f64().unwrap());
            browser.push(asynchronous(BY_THE_BROWSER).as_f64().unwrap());
        }
        page.no_longer(note);
        // The first round warms up what the others find warm.
        let of_others = |times: Vec<f64>| median(times[1..].to_vec());
        let (app, yardstick, browser) = (of_others(app), of_others(yardstick), of_others(browser));
        println!("measured: browser/{preset}/serde {app} {yardstick}");
        println!("measured: browser/{preset}/json-parse {app} {browser}");
    });
}

/// Notes when the first headline stood in the page, in milliseconds since the page was asked for.
const NOTE_READABLE: &str = "
    new MutationObserver((_, observer) => {
        if (!document.querySelector('.headline-list__item')) return;
        observer.disconnect();
        window.readable = performance.now();
    }).observe(document, { childList: true, subtree: true });
";

#[test]
#[ignore = "a measurement, for which the machine must be idle: cargo xtask bench"]
fn start_without_a_network_and_a_visit_with_one() {
    let (backend, deployed) = worker::newspaper();
    // A tenth of a second is a near backend.
    backend.put(LATEST, Answer::json(feed(&stories(0..3))).after(Duration::from_millis(100)));
    let site = worker::with_worker(&backend, &deployed);
    visit_alone(&site, |page| {
        worker::first_visit(page);
        let note = page.before_each_document(NOTE_READABLE);
        let measured = |is_online: bool| {
            site.server.cut_off(!is_online);
            backend.server.cut_off(!is_online);
            page.reload();
            page.wait_until("a headline", "window.readable");
            page.value("window.readable").as_f64().unwrap()
        };
        let (without, with) = (0..TIMES).map(|_| (measured(false), measured(true))).unzip();
        page.no_longer(note);
        println!("measured: browser/offline-start {} {}", median(without), median(with));
        page.leave();
        page.devtools("Storage.clearDataForOrigin", json!({ "origin": site.server.origin(), "storageTypes": "all" }));
    });
}

/// Notes the longest task of a document (W3C Long Tasks): those under 50 milliseconds are none.
const NOTE_TASKS: &str = "<script>window.longest = 1; new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ type: 'longtask', buffered: true });</script>";

#[test]
#[ignore = "a measurement, for which the machine must be idle: cargo xtask bench"]
fn longest_task_of_ten_widgets_in_a_host() {
    let text = answers::json_feed();
    // As much of it as a widget takes.
    let mut list: serde_json::Value = serde_json::from_str(&text).unwrap();
    list["items"].as_array_mut().unwrap().truncate(600);
    let text = list.to_string();
    assert!((500_000..1_000_000).contains(&text.len()), "{}", text.len());
    let news = newspaper(move |path| (path == "/long.json").then(|| Answer::json(&text)));
    let widget =
        "<news-headlines feed='NEWS/long.json' count='10' summary='' date=''><a href='NEWS/'>A</a></news-headlines>";
    let site = Host::of(widget.repeat(10))
        .with_head(&[NOTE_TASKS, "<style>news-headlines { position: absolute }</style>"].concat())
        .site(&news);
    visit_alone(&site, |page| {
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
        let times = (0..TIMES).map(|_| {
            page.leave();
            page.open("");
            wait_for_headlines(page, 9, 10);
            page.run_async("requestIdleCallback(arguments[0])");
            page.value("longest").as_f64().unwrap()
        });
        let longest = median(times.collect());
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
        println!("measured: browser/widget/longest-task {longest} 50");
    });
}

#[test]
#[ignore = "a measurement, for which the machine must be idle: cargo xtask bench"]
fn headlines_of_a_wordpress_answer() {
    measure("wordpress", "/wp-json/wp/v2/posts", answers::wordpress());
}

#[test]
#[ignore = "a measurement, for which the machine must be idle: cargo xtask bench"]
fn headlines_of_a_json_feed() {
    measure("json-feed", LATEST, answers::json_feed());
}
