//! The service worker: a newspaper that was read once is read again without a network, and through a bad one; nothing is
//! kept that is not what it should be, and nothing more than there is a place for.

use crate::backend::{Backend, LATEST, feed, stories};
use crate::http::{Answer, Gate};
use crate::page::{Page, quoted, visit};
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
}

/// Takes the newspaper and its backend off the network.
fn go_offline(page: &Page, backend: &Backend) {
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
fn asked(page: &Page, address: &str) -> Value {
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
fn a_backend_that_is_away_at_the_first_visit_leaves_nothing_that_is_kept() {
    let (backend, deployed) = newspaper();
    backend.server.cut_off(true);
    visit_offline(&with_worker(&backend, &deployed), |page| {
        page.open("latest");
        page.wait_for("[role=alert].error-notice");
        page.wait_until("the worker", "window.timePlusNews?.pwa?.isOfflineReady");
        assert!(kept(page, "answers").iter().all(|url| !url.ends_with(LATEST)));
        backend.server.cut_off(false);
        page.click("[role=alert].error-notice button");
        page.wait_for_text(".headline-list__item", "Story 0");
    });
}

#[test]
fn a_page_that_does_not_come_in_time_comes_from_the_shell() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        for fault in [Answer::never(), Answer::status(503), Answer::new("text/html", "<title>").broken_off()] {
            deployed.put("latest", fault);
            page.open("latest");
            page.wait_for_text(".headline-list__item", "Story 0");
        }
    });
}

/// Sees that there is no worker when one of its files is not what was built.
fn is_refused(file: &str, fault: Answer) {
    let (backend, deployed) = newspaper();
    deployed.put(file, fault);
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
    is_refused("words/fr.txt", Answer::status(404));
}

#[test]
fn a_page_in_place_of_a_file_of_the_shell_makes_no_worker() {
    is_refused("words/ar.txt", Answer::new("text/html", "<!doctype html><title>Not found"));
}

#[test]
fn a_file_of_the_shell_under_a_wrong_type_makes_no_worker() {
    is_refused("words/fr.txt", Answer::new("application/octet-stream", built("words/fr.txt")));
}

#[test]
fn a_flipped_bit_in_a_file_of_the_shell_makes_no_worker() {
    let mut words = built("words/fr.txt");
    words[7] ^= 1;
    is_refused("words/fr.txt", Answer::new("text/plain; charset=utf-8", words));
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
fn wait_until_kept(page: &Page, kind: &str, ending: &str) {
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
fn of_many_answers_those_that_were_used_least_recently_go() {
    let (backend, deployed) = newspaper();
    for number in 0..310 {
        backend.put(&format!("/n/{number}"), Answer::json(json!({ "n": number })));
    }
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        let ask = |numbers: &str| {
            let fetch = format!("(await fetch(`{}/n/${{n}}`)).text()", backend.server.origin());
            awaited(page, &format!("await (async () => {{ for (const n of {numbers}) await {fetch} }})()"));
        };
        ask("Array(200).keys()");
        wait_until_kept(page, "answers", "/n/199");
        ask("[0]");
        ask("Array(110).keys().map((n) => n + 200)");
        wait_until_kept(page, "answers", "/n/309");
        let all = kept(page, "answers");
        assert!(all.len() <= 300, "{}", all.len());
        let has = |number: usize| all.iter().any(|url| url.ends_with(&format!("/n/{number}")));
        assert!(has(0) && !has(1) && has(250), "the first was used again");
    });
}

#[test]
fn answers_are_kept_up_to_a_number_of_bytes() {
    let (backend, deployed) = newspaper();
    let large = json!({ "text": "x".repeat(3_900_000) }).to_string();
    for number in 0..8 {
        backend.put(&format!("/large/{number}"), Answer::json(&large));
    }
    backend.put("/too-large", Answer::json(json!({ "text": "x".repeat(4_100_000) })));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        for name in [
            "/too-large",
            "/large/0",
            "/large/1",
            "/large/2",
            "/large/3",
            "/large/4",
            "/large/5",
            "/large/6",
            "/large/7",
        ] {
            assert_eq!(asked(page, &format!("{}{name}", backend.server.origin()))[0], 200);
        }
        wait_until_kept(page, "answers", "/large/7");
        page.wait_until("the end of the first", GONE_LARGE);
        let large = kept(page, "answers").iter().filter(|url| url.contains("large")).count();
        assert_eq!(large, 6, "24 MB");
        assert!(kept(page, "answers").iter().all(|url| !url.ends_with("/too-large")));
    });
}

const GONE_LARGE: &str = "caches.keys().then((names) => caches.open(names.find((it) => it.includes(':answers'))))\
    .then((cache) => cache.keys()).then((all) => { window.large = all.filter((it) => it.url.includes('/large/')).length; }), \
    window.large === 6";

/// A picture of one pixel.
const GIF: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// Shows a picture and tells whether it came.
fn picture_comes(page: &Page, address: &str) -> bool {
    let script = format!(
        "await new Promise((done) => {{ const it = new Image(); it.onload = () => done(true); it.onerror = () => done(false); \
         it.src = {}; }})",
        quoted(address)
    );
    awaited(page, &script) == json!(true)
}

#[test]
fn a_picture_that_may_not_be_read_is_shown_and_never_kept() {
    let (backend, deployed) = newspaper();
    backend.put_as_is("/opaque.gif", Answer::new("image/gif", GIF));
    backend.put("/open.gif", Answer::new("image/gif", GIF));
    let site = with_worker(&backend, &deployed);
    visit_offline(&site, |page| {
        first_visit(page);
        deployed.put("own.gif", Answer::new("image/gif", GIF));
        let other = |name: &str| format!("{}/{name}", backend.server.origin());
        assert!(picture_comes(page, &other("opaque.gif")));
        assert!(picture_comes(page, &site.address("own.gif")));
        wait_until_kept(page, "pictures", "/own.gif");
        let save = format!("timePlusNews.pwa.save([{}, {}])", quoted(&other("opaque.gif")), quoted(&other("open.gif")));
        let told = awaited(page, &format!("await {save}"));
        assert!(told[0].as_str().is_some_and(|why| why.contains("TypeError")), "{told}");
        assert_eq!(told[1], GIF.len());
        assert!(
            ["answers", "pictures", "saved"]
                .iter()
                .all(|kind| { kept(page, kind).iter().all(|url| !url.ends_with("/opaque.gif")) })
        );
        go_offline(page, &backend);
        assert!(picture_comes(page, &other("open.gif")), "what was saved is there");
        assert!(picture_comes(page, &site.address("own.gif")));
        assert!(!picture_comes(page, &format!("{}?again", other("opaque.gif"))));
    });
}

#[test]
fn what_is_saved_is_measured_and_let_go_again() {
    let (backend, deployed) = newspaper();
    backend.put("/open.gif", Answer::new("image/gif", GIF));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        let picture = quoted(&format!("{}/open.gif", backend.server.origin()));
        let latest = quoted(&format!("{}{LATEST}", backend.server.origin()));
        let told = awaited(page, &format!("await timePlusNews.pwa.save([{picture}, {latest}])"));
        let bytes = told[0].as_u64().unwrap() + told[1].as_u64().unwrap();
        let sizes = awaited(page, "await timePlusNews.pwa.sizes()");
        assert_eq!(sizes["saved"], json!({ "count": 2, "bytes": bytes }));
        assert!(sizes["shell"]["bytes"].as_u64() > Some(500_000) && sizes["usage"].is_number(), "{sizes}");
        awaited(page, &format!("await timePlusNews.pwa.drop([{picture}])"));
        assert_eq!(kept(page, "saved").len(), 1);
        awaited(page, "await timePlusNews.pwa.clear()");
        assert_eq!((kept(page, "saved").len(), kept(page, "answers").len()), (0, 0));
        assert!(kept(page, "shell").len() > 10, "the app itself stays");
    });
}

#[test]
fn a_full_disk_is_told_and_the_newspaper_goes_on() {
    let (backend, deployed) = newspaper();
    let site = with_worker(&backend, &deployed);
    backend.put("/large.json", Answer::json(json!({ "text": "x".repeat(3_000_000) })));
    visit_offline(&site, |page| {
        first_visit(page);
        page.run("addEventListener('news-full', () => { window.isFull = true; })", &[]);
        let usage = awaited(page, "(await navigator.storage.estimate()).usage").as_u64().unwrap();
        let quota = |size: Value| {
            let mut parameters = json!({ "origin": site.server.origin() });
            if size.is_number() {
                parameters["quotaSize"] = size;
            }
            page.devtools("Storage.overrideQuotaForOrigin", parameters);
        };
        quota(json!(usage + 100_000));
        let address = format!("{}/large.json", backend.server.origin());
        assert_eq!(asked(page, &address)[0], 200, "the answer comes all the same");
        page.wait_until("the word of the full disk", "window.isFull");
        let told = awaited(page, &format!("await timePlusNews.pwa.save([{}])", quoted(&address)));
        assert!(told[0].as_str().is_some_and(|why| why.contains("Quota")), "{told}");
        page.click(".navigation__list a[href$='/latest']");
        page.wait_for(".headline-list__item");
        go_offline(page, &backend);
        page.reload();
        page.wait_for(".masthead");
        quota(Value::Null);
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
        wait_until_kept(page, "shell", "/words/en.txt");
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

#[test]
fn pictures_of_other_hosts_pass_the_worker_by() {
    let (backend, deployed) = newspaper();
    backend.put("/x.gif", Answer::new("image/gif", GIF));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        assert!(picture_comes(page, &format!("{}/x.gif", backend.server.origin())));
        assert_eq!(kept(page, "pictures").len(), 0);
    });
}
