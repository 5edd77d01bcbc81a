//! Collections of hostile payloads, as every field that a backend may fill and as bodies of every dialect: nothing in
//! them runs, on load, on hover, on focus or on click. No policy helps here; one that only reports tells of whatever
//! would run. A control puts the same payloads into a document as they are, in the same harness, and must see many run.
//!
//! The collections stand beside the repository, or where `TPN_COLLECTIONS` says; without them there are a few of our
//! own.

mod dialects;
mod payloads;

use crate::backend::Backend;
use crate::engine::Engine;
use crate::http::Answer;
use crate::page::{Page, visit_with};
use crate::site::{Setup, Site};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Instant;

/// What is run before anything else.
const CANARY: &str = include_str!("safety_collections/canary.js");
/// The document of the control, and those that it shows.
const CONTROL: &str = "<!doctype html><meta charset=utf-8><title>Control</title><script src=canary.js></script><body>";
const EXTRA: &[(&str, &str, &str)] = &[
    ("canary.js", "text/javascript; charset=utf-8", CANARY),
    ("control", "text/html; charset=utf-8", CONTROL),
    ("frame", "text/html; charset=utf-8", CONTROL),
];

/// How many payloads stand in one list, and in one body.
const IN_A_LIST: usize = 200;
const IN_A_BODY: usize = 900;

/// Where a list and a story are, for the description below.
const LISTS: &str = "lists";
const STORIES: &str = "stories";

/// A description that takes every field as it comes, and a body in any dialect.
fn description() -> Value {
    let bodies: Vec<Value> = dialects::ALL
        .iter()
        .map(|(name, _)| json!({ "select": format!("$.body['{name}']"), "convert": name }))
        .collect();
    json!({
        "name": "Collections",
        "items": "$.items[*]",
        "fields": {
            "id": "$.id", "title": "$.title", "summary": "$.summary", "body": bodies, "published": "$.published",
            "image": [{ "url": "$.image", "alt": "$.text", "caption": "$.text", "credit": "$.text" }],
            "category": { "title": "$.text", "slug": "$.text" },
            "authors": [{ "each": "$.authors[*]", "name": "$.name", "slug": "$.name", "portrait": "$.portrait" }],
            "tags": [{ "each": "$.tags[*]", "title": "$", "slug": "$" }],
            "source": { "name": "$.text", "url": "$.url" },
            "language": "$.text"
        },
        "views": {
            "latest": { "url": "{+base}/lists/0.json" },
            "category": { "url": "{+base}/lists/{slug}.json" },
            "article": { "url": "{+base}/stories/{id}.json", "items": "$.items[*]", "paging": "none" }
        }
    })
}

/// A headline that is the payload wherever a backend may put something.
fn headline(number: usize, payload: &str) -> Value {
    json!({
        "id": format!("{number} {payload}"), "title": format!("{number} {payload}"), "summary": payload,
        "published": "2026-01-02T03:04:05Z", "image": payload, "text": payload, "url": payload,
        "authors": [{ "name": payload, "portrait": payload }], "tags": [payload]
    })
}

/// A backend of the payloads: lists of headlines, and for each dialect stories whose bodies they are.
fn backend(payloads: &[String]) -> Backend {
    let mut backend = Backend::empty().with("/description.json", Answer::json(description()));
    for (at, part) in payloads.chunks(IN_A_LIST).enumerate() {
        let items: Vec<Value> = part.iter().enumerate().map(|(number, payload)| headline(number, payload)).collect();
        backend = backend.with(&format!("/{LISTS}/{at}.json"), Answer::json(json!({ "items": items })));
    }
    for (name, body) in dialects::ALL {
        for (at, part) in payloads.chunks(IN_A_BODY).enumerate() {
            let story = json!({ "id": format!("{name}-{at}"), "title": format!("{name} {at}"), "body": { *name: body(part) },
                                "published": "2026-01-02T03:04:05Z" });
            backend = backend.with(&format!("/{STORIES}/{name}-{at}.json"), Answer::json(json!({ "items": [story] })));
        }
    }
    backend
}

fn site(backend: &Backend, lists: usize) -> Site {
    let categories: Vec<Value> =
        (0..lists).map(|at| json!({ "slug": at.to_string(), "title": format!("List {at}") })).collect();
    let site_file = json!({
        "name": "The Test", "language": "en", "items_per_page": IN_A_LIST, "categories": categories,
        "backend": {
            "description": format!("{}/description.json", backend.server.origin()), "base": backend.server.origin()
        }
    });
    Site::set_up(Setup {
        site_file: Some(Answer::json(site_file)),
        is_unguarded: true,
        only_reports: true,
        extra: EXTRA,
        first_script: "canary.js",
        ..Setup::default()
    })
}

/// Stirs what is shown and sees that nothing ran, was led away, or is there that could.
fn holds(page: &Page, place: &str) {
    let script =
        "const done = arguments[0]; canary.stir(document.querySelector('main'), 'button, summary, select, form')
        .then(() => done(canary.hits), (error) => done([String(error)]))";
    let hits = page.run_async(script);
    page.sweep();
    let later = page.value("canary.hits");
    assert_eq!((&hits, &later), (&json!([]), &json!([])), "something ran at {place}");
    assert_eq!(page.place(), place, "a payload led away");
    let leftovers = page.value(LEFTOVERS);
    assert_eq!(leftovers, json!([]), "something is left at {place}");
}

/// Elements, attributes and addresses that no story can have.
const LEFTOVERS: &str = r#"[...document.querySelectorAll("main *")].flatMap((it) => {
    const found = [];
    if (/^(script|style|iframe|frame|object|embed|base|meta|link|svg|math|template|marquee|portal|noscript|xmp|plaintext)$/i.test(it.localName)
        && !it.closest(".icon, button")) found.push(it.localName);
    for (const { name, value } of it.attributes) {
        if (/^on|^style$|^srcdoc$|^formaction$/i.test(name) || /^\s*(javascript|vbscript|data:text)/i.test(value) && /^(href|src|srcset|action|poster|xlink:href)$/i.test(name))
            found.push(`${it.localName} ${name}=${value}`);
    }
    for (const name of ["href", "src"]) {
        if (it[name] && !/^(https?|mailto|tel):|^data:image\/(png|jpeg|gif|webp|avif|bmp)[;,]/i.test(it[name])) found.push(`${it.localName} ${it[name]}`);
    }
    return found;
}).slice(0, 20)"#;

/// Runs the payloads as they are; the answer is how many of them ran something.
fn control(page: &Page, payloads: &[String]) -> usize {
    let run = "const [payloads, done] = arguments; canary.control(payloads).then(done, (error) => done(String(error)))";
    let mut ran = 0;
    for part in payloads.chunks(600) {
        page.open("told/control");
        page.wait_until("the control", "window.canary");
        let answer = page.run_async_with(run, &[json!(part)]);
        ran += answer.as_u64().unwrap_or_else(|| panic!("the control failed: {answer}")) as usize;
    }
    ran
}

/// The fields of headlines: titles, names, addresses, pictures, tags, identifiers, languages.
fn fields(page: &Page, payloads: &[String]) {
    for (at, part) in payloads.chunks(IN_A_LIST).enumerate() {
        let place = format!("category/{at}");
        page.open(&place);
        let count = format!("document.querySelectorAll('.headline-list__item').length >= {}", part.len());
        page.wait_until("every headline", &count);
        holds(page, &place);
    }
}

/// Bodies of every dialect.
fn bodies(page: &Page, payloads: &[String]) {
    for (name, _) in dialects::ALL {
        for (at, part) in payloads.chunks(IN_A_BODY).enumerate() {
            let place = format!("article/{name}-{at}");
            page.open(&place);
            page.wait_until("the story", "document.querySelector('.article__body')?.textContent.includes('§')");
            let marks =
                page.value("new Set(document.querySelector('.article__body').textContent.match(/§\\d+/g)).size");
            let marks = marks.as_u64().unwrap_or_default() as usize;
            // A payload of markup may swallow those that stand behind it in one text; nothing else may.
            let least = if dialects::IN_ONE_TEXT.contains(name) { 1 } else { part.len() };
            assert!(marks >= least, "{name} {at} shows {marks} of {} payloads", part.len());
            holds(page, &place);
        }
    }
}

fn run(engine: Engine) {
    let payloads: Vec<String> = payloads::all().into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let backend = backend(&payloads);
    let site = site(&backend, payloads.len().div_ceil(IN_A_LIST));
    visit_with(engine, &site, |page| {
        let started = Instant::now();
        let ran = control(page, &payloads);
        let after_control = started.elapsed();
        fields(page, &payloads);
        let after_fields = started.elapsed();
        bodies(page, &payloads);
        println!(
            "{engine:?}: {} payloads, each as 13 fields and as a body of {} dialects: 0 ran. As they are: {ran} ran. \
             Seconds: control {:.0}, fields {:.0}, bodies {:.0}",
            payloads.len(),
            dialects::ALL.len(),
            after_control.as_secs_f64(),
            (after_fields - after_control).as_secs_f64(),
            (started.elapsed() - after_fields).as_secs_f64(),
        );
        // About one in thirty of such payloads runs by itself in a document of today's browsers; fewer than one in a
        // hundred would mean that the harness is blind.
        assert!(ran > 5 && ran * 100 > payloads.len(), "the control saw {ran} of {} payloads run", payloads.len());
        // What payloads asked for and did not get is theirs.
        page.site.forget_told();
    });
}

#[test]
#[ignore = "`cargo xtask test --engines all` runs it"]
fn nothing_of_the_collections_runs_in_chromium() {
    run(Engine::Chromium);
}

#[test]
#[ignore = "`cargo xtask test --engines all` runs it"]
fn nothing_of_the_collections_runs_in_firefox() {
    run(Engine::Firefox);
}

#[test]
#[ignore = "`cargo xtask test --engines all` runs it"]
fn nothing_of_the_collections_runs_in_webkit() {
    run(Engine::WebKit);
}
