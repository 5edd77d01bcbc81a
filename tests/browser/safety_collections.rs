//! Collections of hostile payloads, as every field that a backend may fill and as bodies of every dialect: nothing in
//! them runs, on load, on hover, on focus or on click. No policy helps here; one that only reports tells of whatever
//! would run. A control puts the same payloads into a document as they are, in the same harness, and must see many run.
//!
//! Every run of the tests has the lists of headlines, and the bodies that are markup, in Chromium. `cargo xtask test
//! --engines all` has every dialect and the page of every story, in all engines. `tests/hostile.rs` has all of it
//! natively.

// Natively more of it is used.
#[allow(dead_code)]
#[path = "../hostile/answers.rs"]
mod answers;
#[path = "../hostile/dialects.rs"]
mod dialects;
#[path = "../hostile/payloads.rs"]
mod payloads;

use crate::backend::Backend;
use crate::engine::Engine;
use crate::http::Answer;
use crate::page::{Page, visit_with};
use crate::site::{Setup, Site};
use payloads::Payloads;
use serde_json::{Value, json};
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

/// How many payloads stand in one list or body, and are run by one document of the control. WebKit, without a graphics
/// card, lays out a page of four times as much in a hundred times as long.
fn most(engine: Engine) -> usize {
    if engine == Engine::WebKit { 25 } else { 100 }
}

/// How many characters they have at most, and how many stories are walked through at once.
const LONGEST: usize = 200_000;
const IN_A_WALK: usize = 200;

/// How much of it is run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// Lists of headlines, and bodies in the dialects that hold markup.
    Markup,
    /// That, bodies in all dialects, and every payload as a story of its own.
    Everything,
}

impl Extent {
    fn dialects(self) -> impl Iterator<Item = &'static (&'static str, dialects::Body)> {
        let is_run = move |name: &str| self == Self::Everything || matches!(name, "html" | "markdown");
        dialects::ALL.iter().filter(move |(name, _)| is_run(name))
    }

    /// Of how many payloads one is run in the control.
    fn step_of_control(self) -> usize {
        if self == Self::Everything { 1 } else { 4 }
    }
}

/// The payloads in parts.
fn parts(payloads: &[String], most: usize) -> Vec<&[String]> {
    let (mut out, mut start, mut length) = (Vec::new(), 0, 0);
    for (at, payload) in payloads.iter().enumerate() {
        if at > start && (at - start == most || length + payload.len() > LONGEST) {
            out.push(&payloads[start..at]);
            (start, length) = (at, 0);
        }
        length += payload.len();
    }
    out.push(&payloads[start..]);
    out
}

/// A backend of the payloads: lists of headlines, for each dialect stories whose bodies they are, and stories of their
/// own.
fn backend(payloads: &[String], most: usize, extent: Extent) -> Backend {
    let backend = Backend::empty().with("/description.json", Answer::json(answers::description()));
    for (at, part) in parts(payloads, most).into_iter().enumerate() {
        backend.put(&format!("/lists/{at}.json"), Answer::json(answers::list(part)));
    }
    for (name, body) in extent.dialects() {
        for (at, part) in parts(payloads, most).into_iter().enumerate() {
            backend.put(&format!("/stories/{name}-{at}.json"), Answer::json(answers::story(name, *body, part)));
        }
    }
    if extent == Extent::Everything {
        for (at, payload) in payloads.iter().enumerate() {
            let mut story = answers::headline(at, payload);
            story["bodies"] = json!({ "html": [payload] });
            backend.put(&format!("/stories/own-{at}.json"), Answer::json(json!({ "items": [story] })));
        }
    }
    backend
}

fn site(backend: &Backend, most: usize, lists: usize) -> Site {
    let categories: Vec<Value> =
        (0..lists).map(|at| json!({ "slug": at.to_string(), "title": format!("List {at}") })).collect();
    let site_file = json!({
        "name": "The Test", "language": "en", "items_per_page": most, "categories": categories,
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
    let script = "const done = arguments[0]; canary.stir(document.querySelector('main'), canary.own)
        .then(() => done(canary.hits), (error) => done([String(error)]))";
    let hits = page.run_async(script);
    page.sweep();
    let later = page.value("canary.hits");
    assert_eq!((&hits, &later), (&json!([]), &json!([])), "something ran at {place}");
    assert_eq!(page.place(), place, "a payload led away");
    let leftovers = page.value("canary.leftovers()");
    assert_eq!(leftovers, json!([]), "something is left at {place}");
}

/// Runs the payloads as they are; the answer is how many of them ran something.
fn control(page: &Page, most: usize, payloads: &[String]) -> usize {
    let run = "const [payloads, done] = arguments; canary.control(payloads).then(done, (error) => done(String(error)))";
    let mut ran = 0;
    for part in parts(payloads, most) {
        page.open("told/control");
        page.wait_until("the control", "window.canary");
        let answer = page.run_async_with(run, &[json!(part)]);
        ran += answer.as_u64().unwrap_or_else(|| panic!("the control failed: {answer}")) as usize;
    }
    ran
}

/// The fields of headlines: titles, names, addresses, pictures, tags, identifiers, languages.
fn fields(page: &Page, most: usize, payloads: &[String]) {
    for (at, part) in parts(payloads, most).into_iter().enumerate() {
        let place = format!("category/{at}");
        page.open(&place);
        let count = format!("document.querySelectorAll('.headline-list__item').length >= {}", part.len());
        page.wait_until("every headline", &count);
        holds(page, &place);
    }
}

/// Bodies.
fn bodies(page: &Page, most: usize, payloads: &[String], extent: Extent) {
    for (name, _) in extent.dialects() {
        for (at, part) in parts(payloads, most).into_iter().enumerate() {
            let place = format!("article/{name}-{at}");
            page.open(&place);
            // A long body is drawn little by little.
            let marks = "new Set(document.querySelector('.article__body')?.textContent.match(/§\\d+§/g)).size";
            page.wait_until(&format!("{} payloads of {place}", part.len()), &format!("{marks} >= {}", part.len()));
            holds(page, &place);
        }
    }
}

/// The page of a story for every payload, one after another in one document.
fn stories(page: &Page, payloads: &[String]) {
    page.open("latest");
    page.wait_for(".headline-list__item");
    let walk = "const [from, to, done] = arguments; canary.walk(from, to).then(done, (error) => done([String(error)]))";
    for from in (0..payloads.len()).step_by(IN_A_WALK) {
        let to = payloads.len().min(from + IN_A_WALK);
        let found = page.run_async_with(walk, &[json!(from), json!(to)]);
        assert_eq!(found, json!([]), "something ran or is left between the stories {from} and {to}");
    }
}

fn run(engine: Engine, extent: Extent) {
    let payloads = Payloads::read();
    let all = &payloads.all;
    let most = most(engine);
    let backend = backend(all, most, extent);
    let site = site(&backend, most, parts(all, most).len());
    visit_with(engine, &site, |page| {
        let mut started = Instant::now();
        let mut done = |what: &str| {
            println!("{engine:?}: {what} in {} s", started.elapsed().as_secs());
            started = Instant::now();
        };
        fields(page, most, all);
        done("0 ran in lists");
        bodies(page, most, all, extent);
        done("0 ran in bodies");
        if extent == Extent::Everything {
            stories(page, all);
            done("0 ran in stories");
        }
        // A part of them shows as well that the harness sees.
        let seen: Vec<String> = all.iter().step_by(extent.step_of_control()).cloned().collect();
        let ran = control(page, most, &seen);
        done("the control");
        println!(
            "{engine:?}: {payloads}, each in {} fields of a headline and as a body of {} dialects: 0 ran. As they are: \
             {ran} of {} ran",
            answers::FIELDS,
            extent.dialects().count(),
            seen.len()
        );
        // About one in thirty of such payloads runs by itself in a document of today's browsers; fewer than one in a
        // hundred would mean that the harness is blind.
        assert!(ran > 5 && ran * 100 > seen.len(), "the control saw {ran} of {} payloads run", seen.len());
        // What payloads asked for and did not get is theirs.
        page.site.forget_told();
    });
}

#[test]
fn nothing_of_the_collections_runs() {
    run(Engine::Chromium, Extent::Markup);
}

#[test]
#[ignore = "`cargo xtask test --engines all` runs it"]
fn nothing_of_the_collections_runs_in_chromium() {
    run(Engine::Chromium, Extent::Everything);
}

#[test]
#[ignore = "`cargo xtask test --engines all` runs it"]
fn nothing_of_the_collections_runs_in_firefox() {
    run(Engine::Firefox, Extent::Everything);
}

#[test]
#[ignore = "`cargo xtask test --engines all` runs it"]
fn nothing_of_the_collections_runs_in_webkit() {
    run(Engine::WebKit, Extent::Everything);
}
