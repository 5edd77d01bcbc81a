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
use std::io::Write;
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

/// How many payloads stand in one list, and are run by one document of the control; how many stand in one body; how many
/// characters they have at most, and how many stories are walked through at once.
const MOST: usize = 100;
const IN_A_BODY: usize = 300;
const LONGEST: usize = 200_000;
const IN_A_WALK: usize = 40;

/// Whether a body is markup.
fn is_markup(dialect: &str) -> bool {
    matches!(dialect, "html" | "markdown")
}

/// The payloads in parts of so many.
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

/// A newspaper of the payloads: lists of headlines, stories whose bodies they are in some dialects, and with `own` a
/// story for each of them.
struct Newspaper {
    engine: Engine,
    payloads: Payloads,
    dialects: Vec<&'static str>,
    site: Site,
    started: Instant,
    // What answers is there as long as this is.
    _backend: Backend,
}

impl Newspaper {
    fn new(engine: Engine, is_wanted: impl Fn(&str) -> bool, own: bool) -> Self {
        let payloads = Payloads::read();
        let lists = parts(&payloads.all, MOST);
        let backend = Backend::empty().with("/description.json", Answer::json(answers::description()));
        for (at, part) in lists.iter().enumerate() {
            backend.put(&format!("/lists/{at}.json"), Answer::json(answers::list(part)));
        }
        let wanted: Vec<_> = dialects::ALL.iter().filter(|(name, _)| is_wanted(name)).collect();
        for (name, body) in &wanted {
            for (at, part) in parts(&payloads.all, IN_A_BODY).iter().enumerate() {
                backend.put(&format!("/stories/{name}-{at}.json"), Answer::json(answers::story(name, *body, part)));
            }
        }
        for (at, payload) in payloads.all.iter().enumerate().filter(|_| own) {
            let mut story = answers::headline(at, payload);
            story["bodies"] = json!({ "html": [payload] });
            backend.put(&format!("/stories/own-{at}.json"), Answer::json(json!({ "items": [story] })));
        }
        let site = site(&backend, lists.len());
        let dialects = wanted.iter().map(|(name, _)| *name).collect();
        Self { engine, payloads, dialects, site, started: Instant::now(), _backend: backend }
    }

    fn parts(&self, most: usize) -> impl Iterator<Item = (usize, &[String])> {
        parts(&self.payloads.all, most).into_iter().enumerate()
    }

    fn visit(&self, test: impl FnOnce(&Page)) {
        visit_with(self.engine, &self.site, |page| {
            test(page);
            // What payloads asked for and did not get is theirs.
            page.site.forget_told();
        });
    }

    /// Says what was counted, past the harness, which shows nothing of a test that has passed.
    fn say(&self, what: &str) {
        let Self { engine, payloads, started, .. } = self;
        let _ = writeln!(std::io::stdout(), "{engine:?}, {} s: {payloads}, {what}", started.elapsed().as_secs());
    }

    /// The fields of headlines: titles, names, addresses, pictures, tags, identifiers, languages.
    fn fields(&self) {
        self.visit(|page| {
            for (at, part) in self.parts(MOST) {
                let place = format!("category/{at}");
                page.open(&place);
                let count = format!("document.querySelectorAll('.headline-list__item').length >= {}", part.len());
                page.wait_until("every headline", &count);
                holds(page, &place);
            }
        });
        self.say(&format!("each in {} fields of a headline: 0 ran", answers::FIELDS));
    }

    fn bodies(&self) {
        self.visit(|page| {
            for name in &self.dialects {
                for (at, part) in self.parts(IN_A_BODY) {
                    let place = format!("article/{name}-{at}");
                    page.open(&place);
                    // A long body is drawn little by little.
                    let marks = "new Set(document.querySelector('.article__body')?.textContent.match(/§\\d+§/g)).size";
                    page.wait_until(
                        &format!("{} payloads of {place}", part.len()),
                        &format!("{marks} >= {}", part.len()),
                    );
                    holds(page, &place);
                }
            }
        });
        self.say(&format!("each in the bodies of {}: 0 ran", self.dialects.join(", ")));
    }

    /// The page of a story for every payload, so many in one document one after another. WebKit takes no more than a
    /// hundred entries in half a minute into the history of a document.
    fn stories(&self) {
        let count = self.payloads.all.len();
        self.visit(|page| {
            let walk =
                "const [from, to, done] = arguments; canary.walk(from, to).then(done, (error) => done([String(error)]))";
            for from in (0..count).step_by(IN_A_WALK) {
                let to = count.min(from + IN_A_WALK);
                page.open("latest");
                page.wait_for(".headline-list__item");
                let found = page.run_async_with(walk, &[json!(from), json!(to)]);
                assert_eq!(found, json!([]), "something ran or is left between the stories {from} and {to}");
            }
        });
        self.say("each as a story of its own: 0 ran");
    }

    /// The payloads as they are, one of every so many. A document in which one of them never comes to an end is lost, and
    /// its browser with it.
    fn control(&self, step: usize) {
        let seen: Vec<String> = self.payloads.all.iter().step_by(step).cloned().collect();
        let mut rest = parts(&seen, MOST);
        let (mut ran, mut lost) = (0, 0);
        while !rest.is_empty() {
            self.visit(|page| {
                while let Some(part) = rest.pop() {
                    match control(page, part) {
                        Some(count) => ran += count,
                        None => return lost += part.len(),
                    }
                }
            });
        }
        self.say(&format!("as they are: {ran} of {} ran, {lost} lost with a document that does not end", seen.len()));
        // About one in thirty of such payloads runs by itself in a document of today's browsers; fewer than one in a
        // hundred would mean that the harness is blind.
        assert!(ran > 5 && ran * 100 > seen.len(), "the control saw {ran} of {} payloads run", seen.len());
        assert!(lost * 10 < seen.len(), "{lost} of {} payloads are lost", seen.len());
    }
}

fn site(backend: &Backend, lists: usize) -> Site {
    let categories: Vec<Value> =
        (0..lists).map(|at| json!({ "slug": at.to_string(), "title": format!("List {at}") })).collect();
    let site_file = json!({
        "name": "The Test", "language": "en", "items_per_page": MOST, "categories": categories,
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

/// Runs payloads as they are; the answer is how many of them ran something, if it ends.
fn control(page: &Page, payloads: &[String]) -> Option<usize> {
    let run = "const [payloads, done] = arguments; canary.control(payloads).then(done, (error) => done(String(error)))";
    page.open("told/control");
    page.wait_until("the control", "window.canary");
    let answer = page.attempt_async(run, &[json!(payloads)]).ok()?;
    Some(answer.as_u64().unwrap_or_else(|| panic!("the control failed: {answer}")) as usize)
}

#[test]
fn nothing_runs_in_the_fields_of_headlines() {
    Newspaper::new(Engine::Chromium, |_| false, false).fields();
}

#[test]
fn nothing_runs_in_bodies_of_html() {
    Newspaper::new(Engine::Chromium, |name| name == "html", false).bodies();
}

#[test]
fn nothing_runs_in_bodies_of_markdown() {
    Newspaper::new(Engine::Chromium, |name| name == "markdown", false).bodies();
}

#[test]
fn a_part_of_them_shows_that_the_harness_sees() {
    Newspaper::new(Engine::Chromium, |_| false, false).control(4);
}

macro_rules! in_every_engine {
    ($($chromium:ident, $firefox:ident, $webkit:ident: $test:expr;)*) => {
        $(
            #[test]
            #[ignore = "`cargo xtask test --engines all` runs it"]
            fn $chromium() {
                $test(Engine::Chromium);
            }

            #[test]
            #[ignore = "`cargo xtask test --engines all` runs it"]
            fn $firefox() {
                $test(Engine::Firefox);
            }

            #[test]
            #[ignore = "`cargo xtask test --engines all` runs it"]
            fn $webkit() {
                $test(Engine::WebKit);
            }
        )*
    };
}

in_every_engine! {
    bodies_of_markup_run_nothing_in_chromium, bodies_of_markup_run_nothing_in_firefox,
        bodies_of_markup_run_nothing_in_webkit: |engine| Newspaper::new(engine, is_markup, false).bodies();
    bodies_of_objects_run_nothing_in_chromium, bodies_of_objects_run_nothing_in_firefox,
        bodies_of_objects_run_nothing_in_webkit:
        |engine| Newspaper::new(engine, |name| !is_markup(name), false).bodies();
    fields_run_nothing_in_chromium, fields_run_nothing_in_firefox, fields_run_nothing_in_webkit:
        |engine| Newspaper::new(engine, |_| false, false).fields();
    stories_run_nothing_in_chromium, stories_run_nothing_in_firefox, stories_run_nothing_in_webkit:
        |engine| Newspaper::new(engine, |_| false, true).stories();
    what_is_not_made_safe_runs_in_chromium, what_is_not_made_safe_runs_in_firefox,
        what_is_not_made_safe_runs_in_webkit: |engine| Newspaper::new(engine, |_| false, false).control(1);
}
