//! The service worker: a newspaper that was read once is read again without a network, and through a bad one; nothing is
//! kept that is not what it should be, and nothing more than there is a place for.

use crate::backend::{Backend, LATEST, feed, stories};
use crate::http::{Answer, Gate};
use crate::page::{Page, quoted, visit};
use crate::site::part_file;
use crate::site::{Deployed, Setup, Site};
use serde_json::{Value, json};

/// A newspaper with a worker, on a backend of three stories.
pub fn newspaper() -> (Backend, Deployed) {
    (Backend::of(&stories(0..3)), Deployed::default())
}

/// The site of such a newspaper.
pub fn with_worker(backend: &Backend, deployed: &Deployed) -> Site {
    backend.site_under(Setup { deployed: Some(deployed.clone()), ..Setup::default() })
}

/// Visits a site with a worker. What the worker keeps does not stay behind: a later test may have its port.
pub fn visit_offline(site: &Site, test: impl FnOnce(&Page)) {
    visit(site, |page| {
        test(page);
        page.leave();
        page.devtools("Storage.clearDataForOrigin", json!({ "origin": site.server.origin(), "storageTypes": "all" }));
        site.server.cut_off(false);
    });
}

/// Opens a list and waits until it can be read offline.
pub fn first_visit(page: &Page) {
    page.open("latest");
    page.wait_for(".headline-list__item");
    page.wait_until("the worker", "window.timePlusNews?.pwa?.isOfflineReady");
    page.wait_until("its control of the page", "navigator.serviceWorker.controller");
    wait_until_kept(page, "answers", LATEST);
}

/// Takes the newspaper and its backend off the network.
pub fn go_offline(page: &Page, backend: &Backend) {
    page.site.server.cut_off(true);
    backend.server.cut_off(true);
}

/// What an asynchronous expression amounts to in the page.
#[track_caller]
pub fn awaited(page: &Page, expression: &str) -> Value {
    let told = page
        .run_async(&format!("(async () => ({expression}))().then(arguments[0], (why) => arguments[0]('! ' + why))"));
    assert!(!told.as_str().is_some_and(|text| text.starts_with("! ")), "{expression}: {told}");
    told
}

/// The addresses that a cache holds: `answers`, `pictures`, `saved`, or the shells.
pub fn kept(page: &Page, kind: &str) -> Vec<String> {
    let script = format!(
        "(await Promise.all((await caches.keys()).filter((it) => it.includes({})).map(async (name) => \
         (await (await caches.open(name)).keys()).map((it) => it.url)))).flat()",
        quoted(&format!(":{kind}"))
    );
    serde_json::from_value(awaited(page, &script)).unwrap()
}

/// Asks for something as the app does, and tells what came: status, body, whether it is an old answer, and why.
pub fn asked(page: &Page, address: &str) -> Value {
    let script = format!(
        "fetch({}).then(async (it) => [it.status, (await it.text()).slice(0, 40), it.headers.has('x-saved-at'), \
         it.headers.get('x-saved-because')], () => 'no answer')",
        quoted(address)
    );
    awaited(page, &format!("await {script}"))
}

#[test]
fn a_newspaper_that_was_read_once_starts_without_a_network() {
    for folder in ["", "news/"] {
        let (backend, deployed) = newspaper();
        let site = backend.site_under(Setup { deployed: Some(deployed), folder, ..Setup::default() });
        visit_offline(&site, |page| {
            page.open("");
            page.wait_for_text("main", "Story 0");
            page.wait_until("the worker", "window.timePlusNews?.pwa?.isOfflineReady");
            go_offline(page, &backend);
            page.reload();
            page.wait_for_text("main", "Story 0");
            page.open("latest");
            page.wait_for_text(".headline-list__item", "Story 0");
        });
    }
}

#[test]
fn an_answer_that_is_on_its_way_while_the_worker_comes_is_kept_as_well() {
    let (backend, deployed) = newspaper();
    let gate = Gate::default();
    backend.put(LATEST, Answer::json(feed(&stories(0..3))).held_by(&gate));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        page.open("latest");
        page.wait_until("the worker", "window.timePlusNews?.pwa?.isOfflineReady");
        gate.open();
        page.wait_for_text(".headline-list__item", "Story 0");
        wait_until_kept(page, "answers", LATEST);
        go_offline(page, &backend);
        page.reload();
        page.wait_for_text(".headline-list__item", "Story 0");
    });
}

#[test]
fn a_story_that_was_read_is_read_again_without_a_network_with_its_module() {
    let (backend, deployed) = newspaper();
    backend.put("/articles/story-1.json", Answer::json(feed(&stories(1..2))));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        page.click(".headline-list__item:nth-child(2) .headline-card__link");
        page.wait_for_text(".article__body", "The whole of story 1.");
        go_offline(page, &backend);
        page.reload();
        page.wait_for_text(".article__body", "The whole of story 1.");
    });
}

#[test]
fn a_story_is_saved_with_the_answer_that_it_was_made_from_and_both_go_together() {
    let (backend, deployed) = newspaper();
    backend.put("/articles/story-1.json", Answer::json(feed(&stories(1..2))));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        page.open("article/story-1");
        page.wait_for_text(".article__body", "The whole of story 1.");
        page.wait_until("what notes the answers", "window.timePlusNews?.pwa?.isOfflineReady");
        page.click(".article__save .button");
        wait_until_kept(page, "saved", "/articles/story-1.json");
        page.open("saved");
        page.click(".saved-stories__line .button");
        page.wait_for_text(".notice", "is no longer saved");
        assert_eq!(kept(page, "saved"), Vec::<String>::new());
    });
}

#[test]
fn a_backend_that_is_away_at_the_first_visit_leaves_nothing_that_is_kept() {
    let (backend, deployed) = newspaper();
    backend.server.cut_off(true);
    visit_offline(&with_worker(&backend, &deployed), |page| {
        page.open("latest");
        page.wait_for("[role=alert].error-notice");
        page.wait_until("the worker", "window.timePlusNews?.pwa?.isOfflineReady");
        assert!(kept(page, "answers").iter().all(|url| !url.ends_with(LATEST)));
        backend.server.cut_off(false);
        page.click("[role=alert].error-notice > .button");
        page.wait_for_text(".headline-list__item", "Story 0");
    });
}

#[test]
fn a_page_that_does_not_come_in_time_comes_from_the_shell() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        // The last is the one that never comes: browsers let a second request for an address wait for the first.
        for fault in [Answer::status(503), Answer::new("text/html", "<title>").broken_off(), Answer::never()] {
            deployed.put("latest", fault);
            page.open("latest");
            page.wait_for_text(".headline-list__item", "Story 0");
        }
    });
}

/// Sees that there is no worker when one of its files is not what was built.
fn is_refused(fault: Answer) {
    let (backend, deployed) = newspaper();
    // Any file that the page itself does not wait for.
    let file = part_file("story");
    deployed.put(&file, fault);
    let site = with_worker(&backend, &deployed);
    visit_offline(&site, |page| {
        page.open("latest");
        page.wait_for(".headline-list__item");
        site.server.wait_for_hits("/sw.js", 1);
        site.server.wait_for_hits(&format!("/{file}"), 1);
        page.wait_until("the end of the worker", GONE);
        assert_eq!(kept(page, ""), Vec::<String>::new(), "{file}");
        page.click(".navigation__list a[href$='/latest']");
        page.wait_for(".headline-list__item");
    });
}

/// Asks anew whether there is a registration, and tells what was said last.
const GONE: &str = "navigator.serviceWorker.getRegistration().then((it) => { window.registration = it ?? null; }), \
                    window.registration === null";

fn built(name: &str) -> Vec<u8> {
    crate::site::file(name)
}

#[test]
fn a_file_of_the_shell_that_is_missing_makes_no_worker() {
    is_refused(Answer::status(404));
}

#[test]
fn a_page_in_place_of_a_file_of_the_shell_makes_no_worker() {
    is_refused(Answer::new("text/html", "<!doctype html><title>Not found"));
}

#[test]
fn a_file_of_the_shell_under_a_wrong_type_makes_no_worker() {
    is_refused(Answer::new("application/octet-stream", built(&part_file("story"))));
}

#[test]
fn a_flipped_bit_in_a_file_of_the_shell_makes_no_worker() {
    let mut part = built(&part_file("story"));
    part[70] ^= 1;
    is_refused(Answer::new("application/wasm", part));
}

#[test]
fn a_missing_script_is_missing_whatever_a_host_sends_in_its_place() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        deployed.put("gone-0123456789abcdef.js", Answer::new("text/html", "<!doctype html>"));
        let address = page.site.address("gone-0123456789abcdef.js");
        assert_eq!(asked(page, &address), json!([404, "", false, null]));
        go_offline(page, &backend);
        assert_eq!(asked(page, &address), "no answer");
    });
}

#[test]
fn an_answer_that_is_none_leaves_the_last_good_one_which_says_how_old_it_is_and_why() {
    let (backend, deployed) = newspaper();
    let address = format!("{}{LATEST}", backend.server.origin());
    let whole = feed(&stories(0..3)).to_string();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        let good = asked(page, &address);
        assert_eq!((&good[0], &good[2]), (&json!(200), &json!(false)), "the network comes first");
        for (fault, why) in [
            (Answer::status(503), "503"),
            (Answer::status(429), "429"),
            (Answer::status(403), "403"),
            (Answer::new("text/html", "<!doctype html><title>Hotel Wi-Fi"), "invalid"),
            (Answer::new("application/xhtml+xml", "<html/>"), "invalid"),
            (Answer::json(&whole[..whole.len() / 2]), "invalid"),
            (Answer::json(&whole).broken_off(), "network"),
            (Answer::json("null"), "invalid"),
            (Answer::json(""), "invalid"),
        ] {
            backend.put(LATEST, fault);
            assert_eq!(asked(page, &address), json!([200, good[1], true, why]));
        }
        backend.server.cut_off(true);
        assert_eq!(asked(page, &address), json!([200, good[1], true, "network"]));
        // What an answer names is relative to where it came from.
        assert_eq!(awaited(page, &format!("(await fetch({})).url", quoted(&address))), json!(address));
        backend.server.cut_off(false);
        backend.put(LATEST, Answer::status(404));
        assert_eq!(asked(page, &address)[0], 404, "what is gone is gone");
        backend.put(LATEST, Answer::json(feed(&stories(5..6))));
        assert_eq!(asked(page, &address)[2], false, "the network comes first again");
        // The last, because browsers let a second request for the same address wait for the first.
        backend.put(LATEST, Answer::never());
        assert_eq!(asked(page, &address), json!([200, good[1], true, "timeout"]));
    });
}

#[test]
fn what_is_no_data_is_handed_on_and_not_kept() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        for (target, fault, status) in [
            ("/portal.json", Answer::new("text/html", "<!doctype html><title>Hotel Wi-Fi"), 200),
            ("/broken.json", Answer::json("{\"items\": ["), 200),
            ("/empty.json", Answer::json(""), 200),
            ("/none.json", Answer::status(204), 204),
            ("/text.xml", Answer::new("text/xml", "Sorry"), 200),
            ("/failed.json", Answer::json("{}").with_status(500), 500),
        ] {
            backend.put(target, fault);
            assert_eq!(asked(page, &format!("{}{target}", backend.server.origin()))[0], status, "{target}");
        }
        backend.put("/good.xml", Answer::new("application/rss+xml", "<?xml version='1.0'?><rss></rss>\n"));
        asked(page, &format!("{}/good.xml", backend.server.origin()));
        wait_until_kept(page, "answers", "/good.xml");
        for url in kept(page, "answers") {
            let is_good = url.ends_with(LATEST) || url.ends_with("/good.xml");
            assert!(is_good || url.starts_with(&page.site.server.origin()), "{url}");
        }
    });
}

/// Waits until a cache holds an address that ends so.
pub fn wait_until_kept(page: &Page, kind: &str, ending: &str) {
    let look = format!(
        "caches.keys().then((names) => names.filter((it) => it.includes({})).forEach((name) => caches.open(name)\
         .then((cache) => cache.keys()).then((all) => {{ window.seen = all.map((it) => it.url); }}))), \
         (window.seen ?? []).some((url) => url.endsWith({}))",
        quoted(&format!(":{kind}")),
        quoted(ending)
    );
    page.wait_until(&format!("{ending} among the {kind}"), &look);
}

#[test]
fn a_newspaper_in_a_frame_registers_no_worker() {
    let (backend, deployed) = newspaper();
    let extra = &[("frame", "text/html", "<!doctype html><iframe src=/latest></iframe>")];
    let site = backend.site_under(Setup { deployed: Some(deployed), extra, ..Setup::default() });
    visit_offline(&site, |page| {
        page.open("told/frame");
        page.wait_until("the page in the frame", "frames[0]?.document.querySelector('.headline-list__item')");
        page.wait_until("its script", "frames[0].timePlusNews?.pwa");
        page.run_async("fetch('/told/').finally(arguments[0])");
        assert_eq!(site.server.hits("/sw.js"), 0);
    });
}

#[test]
fn the_page_that_tries_backends_leaves_nothing() {
    let (backend, deployed) = newspaper();
    backend.put("/secret.json?key=k", Answer::json("{}"));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        page.open("connect");
        page.wait_for("main h1");
        page.wait_until("the worker", "window.timePlusNews?.pwa?.isOfflineReady");
        let address = format!("{}/secret.json?key=k", backend.server.origin());
        assert_eq!(asked(page, &address)[0], 200);
        assert!(kept(page, "answers").iter().all(|url| !url.contains("secret")));
    });
}

#[test]
fn a_shell_that_the_browser_threw_away_comes_back() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        awaited(page, "await Promise.all((await caches.keys()).map((name) => caches.delete(name)))");
        page.click(".headline-list__item:nth-child(2) .headline-card__link");
        page.wait_for("main h1");
        page.open("latest");
        page.wait_for(".headline-list__item");
        wait_until_kept(page, "shell", &["/", &part_file("story")].concat());
        wait_until_kept(page, "answers", LATEST);
        go_offline(page, &backend);
        page.reload();
        page.wait_for_text(".headline-list__item", "Story 0");
    });
}

#[test]
fn a_request_that_nobody_waits_for_ends_behind_the_worker_too() {
    let (backend, deployed) = newspaper();
    backend.put("/world.json", Answer::json(feed(&[])).held_by(&Gate::default()));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        page.click(".navigation__list a[href$='/world']");
        backend.server.wait_for_hits("/world.json", 1);
        page.click(".navigation__list a[href$='/latest']");
        backend.server.wait_until_abandoned("/world.json");
    });
}
