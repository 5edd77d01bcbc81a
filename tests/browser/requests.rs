//! What the app asks for, and what it stops asking for.

use crate::backend::{Backend, LATEST, feed, stories};
use crate::http::{Answer, Gate};
use crate::page::visit;
use crate::site::Site;
use serde_json::json;

#[test]
fn a_request_ends_when_the_reader_leaves_before_its_answer() {
    let backend = Backend::of(&stories(0..3)).with("/articles/story-1.json", Answer::never());
    visit(&backend.site(), |page| {
        page.open("latest");
        page.click(".headline-list__item:nth-child(2) .headline-card__link");
        backend.server.wait_for_hits("/articles/story-1.json", 1);
        page.click(".navigation__list a[href$='/latest']");
        page.wait_for(".headline-list__item");
        backend.server.wait_until_abandoned("/articles/story-1.json");
        // It can be asked for again.
        backend.put("/articles/story-1.json", Answer::json(feed(&stories(1..2))));
        page.click(".headline-list__item:nth-child(2) .headline-card__link");
        page.wait_for_text(".article__body", "The whole of story 1.");
    });
}

#[test]
fn a_request_for_a_list_ends_when_the_reader_goes_back() {
    let backend = Backend::of(&stories(0..3)).with("/world.json", Answer::never());
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for(".headline-list__item");
        page.click(".navigation__list a[href$='/world']");
        backend.server.wait_for_hits("/world.json", 1);
        page.wait_for(".skeleton");
        page.back();
        page.wait_for(".headline-list__item");
        backend.server.wait_until_abandoned("/world.json");
    });
}

#[test]
fn a_request_that_another_view_waits_for_as_well_goes_on() {
    let gate = Gate::default();
    let backend = Backend::empty().with(LATEST, Answer::json(feed(&stories(0..3))).held_by(&gate));
    visit(&backend.site(), |page| {
        page.open("");
        backend.server.wait_for_hits(LATEST, 1);
        page.click(".navigation__list a[href$='/latest']");
        page.wait_for_text("main h1", "Latest");
        gate.open();
        page.wait_for(".headline-list__item");
        assert_eq!(backend.server.hits(LATEST), 1, "{:?}", backend.server.targets());
    });
}

#[test]
fn views_that_need_the_same_answer_share_one_request() {
    let backend = Backend::of(&stories(0..15))
        .with("/world.json", Answer::json(feed(&stories(20..25))))
        .with("/science.json", Answer::json(feed(&stories(40..45))));
    visit(&backend.site(), |page| {
        page.open("");
        page.wait_until("every section", "document.querySelectorAll('main .section').length === 2");
        for place in ["latest", "world", "science"] {
            page.click(&format!(".navigation__list a[href$='/{place}']"));
            page.wait_for(".headline-list__item");
        }
        let mut asked = backend.server.targets();
        asked.sort();
        assert_eq!(asked, [LATEST, "/science.json", "/world.json"]);
    });
}

#[test]
fn a_newspaper_of_a_single_feed_asks_for_it_once() {
    let items: Vec<_> = stories(0..30)
        .into_iter()
        .enumerate()
        .map(|(n, mut story)| {
            let (slug, title) = if n % 2 == 0 { ("world", "World") } else { ("science", "Science") };
            story["_time_plus_news"] = json!({ "category": { "slug": slug, "title": title } });
            story
        })
        .collect();
    let backend = Backend::of(&items);
    let mut site_file = backend.site_file();
    site_file["backend"]["parameters"] = json!({});
    visit(&Site::with_file(Answer::json(site_file)), |page| {
        page.open("");
        page.wait_until("every section", "document.querySelectorAll('main .section').length === 2");
        assert_eq!(backend.server.hits(LATEST), 1, "{:?}", backend.server.targets());
    });
}

#[test]
fn the_front_page_of_the_demo_edition_asks_for_nothing_twice() {
    let site = Site::as_built();
    visit(&site, |page| {
        page.open("");
        page.wait_until("every section", "document.querySelectorAll('main .section').length >= 6");
        let mut asked = site.server.targets();
        asked.retain(|target| !target.starts_with("/told/"));
        asked.sort();
        let count = asked.len();
        let all = asked.clone();
        asked.dedup();
        assert_eq!(asked.len(), count, "{all:?}");
    });
}
