//! A new version of the newspaper on the host: it is told, taken when the reader says so, and loaded once; a page of the
//! old one works on, with what belongs to it; and a worker that must go can be called back.

use crate::backend::feed;
use crate::backend::{Backend, stories};
use crate::http::Answer;
use crate::page::Page;
use crate::site::Deployed;
use crate::worker::{awaited, first_visit, kept, newspaper, visit_offline, with_worker};

/// What stands at the end of the page of a new version.
const NEW: &str = "<!-- new -->";

/// Whether the page is the new one.
const IS_NEW: &str = "document.documentElement.outerHTML.includes('<!-- new -->') || \
                      [...document.childNodes].some((it) => it.nodeType === 8 && it.data === ' new ')";

/// Brings a new version onto the host and waits until the page knows of it.
fn is_told_of_a_new_version(page: &Page, deployed: &Deployed) {
    page.run("addEventListener('news-update', () => { window.told = (window.told ?? 0) + 1; })", &[]);
    deployed.release(NEW);
    look_for_it(page);
    page.wait_until("the word of a new version", "window.told === 1 && timePlusNews.pwa.isUpdateReady");
}

/// What a browser tells a page whose tab the reader comes back to.
fn look_for_it(page: &Page) {
    page.run("document.dispatchEvent(new Event('visibilitychange'))", &[]);
}

/// How often the page was loaded.
fn loads(page: &Page) -> usize {
    page.site.server.hits("/latest")
}

#[test]
fn a_new_version_waits_until_it_is_taken_and_is_loaded_once() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        let version = page.value("timePlusNews.pwa.version");
        is_told_of_a_new_version(page, &deployed);
        let before = loads(page);
        assert_eq!(page.value("timePlusNews.pwa.version"), version, "nothing happens by itself");
        page.run("timePlusNews.pwa.update(); timePlusNews.pwa.update()", &[]);
        page.wait_until("the new page", IS_NEW);
        page.wait_until("its script", "window.timePlusNews?.pwa?.isOfflineReady");
        assert_ne!(page.value("timePlusNews.pwa.version"), version);
        assert_eq!(page.value("timePlusNews.pwa.isUpdateReady"), false);
        // Past the time after which a page would be loaded without the word of the browser.
        awaited(page, "await new Promise((done) => setTimeout(done, 4500))");
        assert_eq!(loads(page), before + 1);
        page.wait_until("the end of the old shell", ONE_SHELL);
    });
}

/// Whether there is one generation left; asks anew each time.
const ONE_SHELL: &str = "caches.keys().then((all) => { window.shells = all.filter((it) => it.includes(':shell:')).length; }), \
                         window.shells === 1";

#[test]
fn a_page_in_which_something_is_written_is_loaded_when_that_is_done() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        page.run("const it = document.createElement('textarea'); it.id = 'letter'; document.body.append(it)", &[]);
        is_told_of_a_new_version(page, &deployed);
        page.click("#letter");
        page.type_into("#letter", "Dear editor");
        assert_eq!(awaited(page, "await timePlusNews.pwa.update()"), true, "it is postponed");
        page.run("document.activeElement.blur()", &[]);
        // Past the time after which the page would be loaded if nothing was written.
        awaited(page, "await new Promise((done) => setTimeout(done, 4500))");
        assert_eq!(page.value("document.getElementById('letter').value"), "Dear editor");
        page.run(
            "const it = document.getElementById('letter'); it.value = ''; \
                  it.dispatchEvent(new Event('input', { bubbles: true }))",
            &[],
        );
        page.wait_until("the new page", IS_NEW);
    });
}

#[test]
fn a_change_of_workers_of_which_no_word_comes_is_not_waited_for() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        is_told_of_a_new_version(page, &deployed);
        let before = loads(page);
        page.run("ServiceWorker.prototype.postMessage = () => {}; timePlusNews.pwa.update()", &[]);
        page.wait_until("the new page", IS_NEW);
        page.wait_for(".headline-list__item");
        // It waits still, and is told of again.
        page.wait_until("the word of it", "window.timePlusNews?.pwa?.isUpdateReady");
        assert_eq!(loads(page), before + 1);
    });
}

#[test]
fn a_new_version_that_is_not_whole_leaves_the_old_worker() {
    let (backend, deployed) = newspaper();
    let site = with_worker(&backend, &deployed);
    visit_offline(&site, |page| {
        first_visit(page);
        let shell = kept(page, "shell");
        let name = part_file("story");
        let mut part = crate::site::file(&name);
        part[70] ^= 1;
        for fault in [
            Answer::status(404),
            Answer::new("text/html", "<!doctype html>"),
            Answer::new("application/wasm", part),
        ] {
            deployed.release(NEW);
            deployed.put(&name, fault);
            let hits = site.server.hits(&["/", &name].concat());
            look_for_it(page);
            site.server.wait_for_hits(&["/", &name].concat(), hits + 2);
            page.run("window.alone = false", &[]);
            page.wait_until("the end of the new worker", IS_ALONE);
        }
        assert_eq!(page.value("timePlusNews.pwa.isUpdateReady"), false);
        assert_eq!(kept(page, "shell"), shell);
        site.server.cut_off(true);
        page.reload();
        page.wait_for_text(".headline-list__item", "Story 0");
        assert_eq!(page.value(IS_NEW), false);
    });
}

/// Whether the worker that is active is the only one; asks anew each time.
const IS_ALONE: &str = "navigator.serviceWorker.getRegistration().then((it) => { window.alone = !it.installing && !it.waiting; }), \
                        window.alone";

#[test]
fn a_page_of_the_new_version_works_under_the_old_worker() {
    let (backend, deployed) = newspaper();
    backend.put("/articles/story-1.json", Answer::json(feed(&stories(1..2))));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        deployed.release(NEW);
        page.open("article/story-1");
        page.wait_for_text(".article__body", "The whole of story 1.");
        assert_eq!(page.value(IS_NEW), true, "the network comes first");
        page.wait_until("the word of a new version", "window.timePlusNews?.pwa?.isUpdateReady");
    });
}

#[test]
fn what_a_new_version_was_told_is_not_kept_for_the_old_one() {
    let (backend, deployed) = newspaper();
    let site = with_worker(&backend, &deployed);
    visit_offline(&site, |page| {
        first_visit(page);
        deployed.release(NEW);
        // The new worker cannot be installed.
        deployed.put(&part_file("story"), Answer::status(404));
        let mut file = backend.site_file();
        file["name"] = "Another".into();
        deployed.put("site.json", Answer::json(file));
        page.open("latest");
        page.wait_for_text(".masthead__name", "Another");
        page.wait_for_text(".headline-list__item", "Story 0");
        site.server.cut_off(true);
        page.reload();
        page.wait_for_text(".headline-list__item", "Story 0");
        assert_eq!(page.text(".masthead__name"), "The Test");
    });
}

#[test]
fn a_page_of_the_old_version_has_its_module_when_the_host_has_it_no_longer() {
    let (backend, deployed) = newspaper();
    with_a_story(&backend);
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        deployed.release(NEW);
        page.click(".headline-list__item:nth-child(2) .headline-card__link");
        page.wait_for_text(".article__body", "The whole of story 1.");
        assert_eq!(page.value(IS_NEW), false);
    });
}

/// A backend whose stories can be opened.
fn with_a_story(backend: &Backend) {
    backend.put("/articles/story-1.json", Answer::json(feed(&stories(1..2))));
}

#[test]
fn a_tab_of_the_old_version_works_on_when_another_takes_the_new_one() {
    let (backend, deployed) = newspaper();
    with_a_story(&backend);
    let site = with_worker(&backend, &deployed);
    visit_offline(&site, |page| {
        first_visit(page);
        let (old, new) = page.open_tab();
        page.open("latest");
        page.wait_until("the worker", "window.timePlusNews?.pwa?.isOfflineReady");
        is_told_of_a_new_version(page, &deployed);
        page.run("timePlusNews.pwa.update()", &[]);
        page.wait_until("the new page", IS_NEW);
        page.wait_until("its script", "window.timePlusNews?.pwa?.isOfflineReady");
        page.to_tab(&old);
        page.wait_until("the word of a new version", "timePlusNews.pwa.isUpdateReady");
        assert_eq!(page.value(IS_NEW), false, "it is not loaded anew by itself");
        // Its module is on the host no longer.
        page.click(".headline-list__item:nth-child(2) .headline-card__link");
        page.wait_for_text(".article__body", "The whole of story 1.");
        assert_eq!(page.value(IS_NEW), false);
        page.back();
        page.run("timePlusNews.pwa.update()", &[]);
        page.wait_until("the new page", IS_NEW);
        page.wait_until("the end of the old shell", ONE_SHELL);
        page.to_tab(&new);
        page.close_tab(&old);
    });
}

#[test]
fn the_kill_switch_undoes_the_worker_and_keeps_what_was_saved() {
    let (backend, deployed) = newspaper();
    let site = with_worker(&backend, &deployed);
    visit_offline(&site, |page| {
        first_visit(page);
        let latest = format!("{}/feed.json", backend.server.origin());
        awaited(page, &format!("await timePlusNews.pwa.save(['{latest}'])"));
        deployed.worker(include_str!("../../xtask/src/dist/kill_switch.js"));
        look_for_it(page);
        assert_eq!(awaited(page, GONE), true);
        page.wait_until("the end of what it kept", ONE_CACHE);
        assert_eq!(page.value("timePlusNews.pwa.isUpdateReady"), false, "it is no new version");
        assert_eq!(kept(page, "saved").len(), 1);
        page.click(".navigation__list a[href$='/latest']");
        page.wait_for(".headline-list__item");
        assert_eq!(page.count("[role=alert].error-notice"), 0);
    });
}

#[test]
fn the_kill_switch_is_not_held_up_by_what_never_comes() {
    let (backend, deployed) = newspaper();
    let site = with_worker(&backend, &deployed);
    visit_offline(&site, |page| {
        first_visit(page);
        // The old worker waits for a page and an answer.
        deployed.put("latest", Answer::never());
        backend.put("/never.json", Answer::never());
        page.open("latest");
        page.wait_for_text(".headline-list__item", "Story 0");
        page.run("fetch(arguments[0]).catch(() => {})", &[format!("{}/never.json", backend.server.origin()).into()]);
        backend.server.wait_for_hits("/never.json", 1);
        deployed.worker(include_str!("../../xtask/src/dist/kill_switch.js"));
        look_for_it(page);
        assert_eq!(awaited(page, GONE), true);
    });
}

/// Whether the worker is gone within a quarter of a minute; what the old one waits for holds it up for twelve seconds.
const GONE: &str = "await (async () => { \
    for (const end = Date.now() + 15e3; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) { \
        if (!(await navigator.serviceWorker.getRegistration())) return true; \
    } \
    return false; })()";
const ONE_CACHE: &str = "caches.keys().then((all) => { window.names = all.length; }), window.names === 1";
