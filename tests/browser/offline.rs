//! What a reader has without a network: the story that they are in, what they read before, and the way to it; and what the
//! app says of itself beside the news: pictures that could not be kept, breaking news on its icon, an offer to install it,
//! the details of an error for whoever mends it.

use crate::accessibility::check_in_both_themes;
use crate::backend::{Backend, LATEST, feed, stories, story, story_with};
use crate::http::Answer;
use crate::page::{Page, visit};
use crate::site::{Setup, Site};
use crate::worker::{first_visit, go_offline, newspaper, visit_offline, wait_until_kept, with_worker};
use crate::worker_stores::GIF;
use serde_json::{Value, json};

const ALERT: &str = "[role=alert].error-notice";
const READ: &str = ".saved-stories__page a";
const ARTICLE: &str = "/articles/story-1.json";

/// Waits until a page is in the history.
fn wait_until_noted(page: &Page, path: &str) {
    page.wait_until(
        &format!("the entry of {path}"),
        &format!(
            "JSON.parse(localStorage.getItem('time-plus-news.1.history') ?? '{{\"entries\":[]}}')\
             .entries.some(({{ address }}) => address === '{path}')"
        ),
    );
}

/// Reads the latest headlines and a story, and then the list of a category that does not come.
fn read_a_story(page: &Page, backend: &Backend) {
    backend.put(ARTICLE, Answer::json(feed(&[story(1)])));
    first_visit(page);
    wait_until_noted(page, "/latest");
    page.click(".headline-list__item:nth-child(2) .headline-card__link");
    page.wait_for_text(".article__body", "The whole of story 1.");
    wait_until_kept(page, "answers", ARTICLE);
    wait_until_noted(page, "/article/story-1");
    page.click(".navigation__list a[href$='/world']");
    page.wait_for(ALERT);
    page.back();
    page.wait_for_text(".article__body", "The whole of story 1.");
}

#[test]
fn who_loses_the_network_in_a_story_reads_on_and_is_shown_the_way_to_what_is_still_there() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        read_a_story(page, &backend);
        go_offline(page, &backend);
        page.wait_for_text(".article__body", "The whole of story 1.");
        page.open("category/science");
        page.wait_for(ALERT);
        page.click(&format!("{ALERT} a[href$='/saved']"));
        page.wait_for_text(".saved-stories__read", "Read before");
        page.wait_until("both", &format!("document.querySelectorAll('{READ}').length === 2"));
        assert_eq!(page.texts(READ), ["Story 1", "Latest"], "the latest first, and not what could not be had");
        page.wait_for_text(".saved-stories__line", "Read just now");
        check_in_both_themes(page);
        page.click(READ);
        page.wait_for_text(".article__body", "The whole of story 1.");
    });
}

#[test]
fn what_the_browser_threw_away_is_not_listed_and_removing_everything_removes_the_list() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        read_a_story(page, &backend);
        let forget = "caches.keys().then(async (names) => {
            const cache = await caches.open(names.find((it) => it.includes(':answers')));
            for (const request of await cache.keys()) if (request.url.includes('/articles/')) await cache.delete(request);
        }).then(arguments[0])";
        page.run_async(forget);
        page.open("saved");
        page.wait_for_text(READ, "Latest");
        assert_eq!(page.texts(READ), ["Latest"]);
        page.run("localStorage.setItem('time-plus-news.1.history', arguments[0])", &[hostile().into()]);
        page.reload();
        page.wait_until("the worker", "window.timePlusNews?.pwa?.isOfflineReady");
        page.wait_for_text(".empty", "No saved stories yet");
        assert_eq!(page.count(READ), 0, "what is no address of ours is none");
        let aside = page.value("localStorage.getItem('time-plus-news.set-aside.history')");
        assert_eq!(aside, hostile(), "what was damaged is set aside, and the settings say so");
        page.open("latest");
        wait_until_noted(page, "/latest");
        page.open("settings");
        page.wait_until("the worker", "window.timePlusNews?.pwa?.isOfflineReady");
        page.wait_for(".settings__table");
        let remove = ".settings__section:nth-child(2) .button";
        page.click(remove);
        page.wait_for_text(remove, "including all saved stories?");
        page.click(remove);
        page.wait_for_text(".settings .notice", "Everything has been removed.");
        assert_eq!(page.value("localStorage.getItem('time-plus-news.1.history')"), Value::Null);
    });
}

/// A history that somebody else wrote.
fn hostile() -> String {
    let entry = |address: &str, title: Value| json!({"address": address, "title": title, "at": 1, "answers": []});
    let entries = [entry("//evil.example/", "A".into()), entry("/connect", "B".into()), entry("/latest", json!({}))];
    json!({"version": 1, "entries": entries}).to_string()
}

#[test]
fn what_the_former_release_noted_is_listed_after_the_update() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        read_a_story(page, &backend);
        let latest = format!("{}{LATEST}", backend.server.origin());
        let notes = json!([["latest", "The latest of before", 1_764_500_000_000_u64, [latest]]]).to_string();
        page.open("saved");
        page.run(
            "localStorage.removeItem('time-plus-news.1.history'); \
             localStorage.setItem('time-plus-news.1.read', arguments[0])",
            &[notes.into()],
        );
        page.reload();
        page.wait_for_text(READ, "The latest of before");
        assert_eq!(page.value("localStorage.getItem('time-plus-news.1.read')"), Value::Null);
    });
}

#[test]
fn pictures_that_cannot_be_kept_with_a_story_are_told() {
    let (backend, deployed) = newspaper();
    backend.put_as_is("/opaque.gif", Answer::new("image/gif", GIF));
    let picture = format!("{}/opaque.gif", backend.server.origin());
    backend.put(ARTICLE, Answer::json(feed(&[story_with(1, "image", json!(picture))])));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        page.open("article/story-1");
        page.wait_until("the picture", "document.querySelector('.article img')?.naturalWidth");
        page.wait_until("the worker", "window.timePlusNews?.pwa?.isOfflineReady");
        page.click(".article__save .button");
        page.wait_for_text(".toast", "could not be saved with it");
        page.wait_for_text(".toast", ": 1");
        page.click(".toast .button");
        page.wait_until("the end of the notice", "!document.querySelector('.toast')");
        assert_eq!(page.count(".article__save [aria-pressed='true']"), 1, "the story is saved");
    });
}

#[test]
fn breaking_stories_that_were_not_opened_are_counted_on_the_icon() {
    let breaking = |number| story_with(number, "_time_plus_news", json!({ "breaking": true }));
    let (backend, deployed) = newspaper();
    backend.put(LATEST, Answer::json(feed(&[breaking(0), breaking(1), story(2), story(3)])));
    backend.put(ARTICLE, Answer::json(feed(&[breaking(1)])));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        let script = page.before_each_document("navigator.setAppBadge = async (count) => { window.badge = count; };");
        page.open("");
        page.wait_until("two on the icon", "window.badge === 2");
        page.click(".breaking__item:nth-child(2) .breaking__link");
        page.wait_for_text(".article__body", "The whole of story 1.");
        page.wait_until("one on the icon", "window.badge === 1");
        page.open("");
        page.wait_until("one on the icon", "window.badge === 1");
        page.no_longer(script);
    });
}

#[test]
fn installing_is_offered_under_saved_stories_when_the_browser_can() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        page.open("saved");
        page.wait_until("the offer of the browser", "window.timePlusNews?.pwa?.isInstallable");
        page.wait_for_text(".settings__section .button", "Install");
        page.run("timePlusNews.offer = null; dispatchEvent(new Event('appinstalled'))", &[]);
        page.wait_until("the end of the offer", "!document.querySelector('.settings__section')");
    });
}

#[test]
fn the_details_of_an_error_can_be_copied() {
    let backend = Backend::empty().with(LATEST, Answer::status(403));
    visit(&backend.site(), |page| {
        // What is on the clipboard only a person may let a page read.
        let clipboard =
            page.before_each_document("navigator.clipboard.writeText = async (text) => { window.copied = text; };");
        page.open("latest");
        page.click(&format!("{ALERT} summary"));
        page.wait_for_text(&format!("{ALERT} details .button"), "Copy these details");
        page.click(&format!("{ALERT} details .button"));
        page.wait_for_text(&format!("{ALERT} details .button"), "Copied");
        let copied = page.value("window.copied");
        let copied = copied.as_str().unwrap();
        for part in [&format!("{}{LATEST}", backend.server.origin()), &page.site.address("latest"), "Chrome"] {
            assert!(copied.contains(part), "{part} is not in {copied}");
        }
        check_in_both_themes(page);
        // Closed and opened again it has one button.
        for _ in 0..2 {
            page.click(&format!("{ALERT} summary"));
        }
        page.wait_for_drawing();
        assert_eq!(page.count(&format!("{ALERT} details .button")), 1);
        page.no_longer(clipboard);
    });
}

#[test]
fn a_newspaper_of_one_answer_lists_every_page_that_was_drawn_from_it() {
    let (backend, deployed) = newspaper();
    let mut site_file = backend.site_file();
    site_file["backend"]["parameters"] = json!({});
    let setup = Setup { site_file: Some(Answer::json(site_file)), deployed: Some(deployed), ..Setup::default() };
    let site = Site::set_up(setup);
    visit_offline(&site, |page| {
        first_visit(page);
        wait_until_noted(page, "/latest");
        page.click(".headline-list__item:nth-child(2) .headline-card__link");
        page.wait_for_text(".article__body", "The whole of story 1.");
        wait_until_noted(page, "/article/story-1");
        go_offline(page, &backend);
        page.open("saved");
        page.wait_for_text(READ, "Story 1");
        page.click(READ);
        page.wait_for_text(".article__body", "The whole of story 1.");
        page.reload();
        page.wait_for_text(".article__body", "The whole of story 1.");
    });
}

#[test]
fn a_story_that_is_gone_is_not_said_to_be_out_of_reach() {
    let backend = Backend::of(&stories(0..3)).with(ARTICLE, Answer::json(feed(&[story(1)])));
    visit(&backend.site(), |page| {
        page.open("article/story-1");
        page.click(".article__save .button");
        page.wait_until("the copy", "!!localStorage.getItem('time-plus-news.1.saved/story-1')");
        backend.put(ARTICLE, Answer::status(404));
        page.reload();
        page.wait_for_text(".notice", "could not be loaded just now");
        assert!(!page.text("main").contains("could not be reached"));
    });
}
