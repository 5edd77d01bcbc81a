//! Lists of several pages: more is added to what is there, the address follows, and whoever comes back finds all of it
//! and their place in it.

use crate::backend::{Backend, LATEST, feed, feed_before, stories};
use crate::http::{Answer, Gate};
use crate::page::{Page, visit};
use crate::site::Site;
use serde_json::json;
use time_plus_news::words::{Language, Words, fill_named};

const MORE: &str = ".more .button";
const TITLES: &str = ".headline-list .headline-card__link";

fn words() -> &'static Words {
    Language::English.words()
}

/// A backend with three pages of ten stories each, 0 to 29.
fn three_pages() -> Backend {
    Backend::empty()
        .with(LATEST, Answer::json(feed_before(&stories(0..10), "feed-2.json")))
        .with("/feed-2.json", Answer::json(feed_before(&stories(10..20), "feed-3.json")))
        .with("/feed-3.json", Answer::json(feed(&stories(20..30))))
        .with("/articles/story-15.json", Answer::json(feed(&stories(15..16))))
}

fn wait_for_headlines(page: &Page, count: usize) {
    page.wait_until(
        &format!("{count} headlines"),
        &format!("document.querySelectorAll('.headline-list__item').length === {count}"),
    );
}

fn titles(numbers: std::ops::Range<usize>) -> Vec<String> {
    numbers.map(|number| format!("Story {number}")).collect()
}

#[test]
fn more_headlines_join_those_that_are_there_and_the_focus_is_on_the_first_of_them() {
    visit(&three_pages().site(), |page| {
        page.open("latest");
        wait_for_headlines(page, 10);
        let entries = page.value("history.length");
        page.run("document.querySelector('.headline-list__item').isTheFirst = true", &[]);
        page.click(MORE);
        wait_for_headlines(page, 20);
        assert_eq!(page.texts(TITLES), titles(0..20));
        page.wait_until("the focus on the first new headline", "document.activeElement.textContent === 'Story 10'");
        page.wait_until("the address of the page", "location.search === '?page=~%2Ffeed-2.json'");
        assert_eq!(page.value("history.length"), entries, "more of a list is no step in the history");
        assert_eq!(page.value("document.querySelector('.headline-list__item').isTheFirst"), true, "nothing is redrawn");
        page.click(MORE);
        wait_for_headlines(page, 30);
        page.wait_until("the focus on the first new headline", "document.activeElement.textContent === 'Story 20'");
        let all = fill_named(words().headlines.other, &[("n", "30")]);
        assert_eq!(page.text(".more__end"), format!("{} ({all})", words().all_loaded));
        assert_eq!(page.count(MORE), 0);
    });
}

#[test]
fn back_restores_the_loaded_pages_and_the_place_exactly() {
    let backend = three_pages();
    visit(&backend.site(), |page| {
        page.open("latest");
        wait_for_headlines(page, 10);
        page.click(MORE);
        wait_for_headlines(page, 20);
        page.wait_until("the address of the page", "location.search !== ''");
        let list = page.place();
        let story = ".headline-list__item:nth-child(16) .headline-card__link";
        page.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", &[story.into()]);
        page.wait_until("a place down the page", "scrollY > 300");
        page.click(story);
        page.wait_for_text(".article__body", "The whole of story 15.");
        page.wait_until("the top of the story", "scrollY === 0");
        page.back();
        wait_for_headlines(page, 20);
        page.wait_until(
            "the same headline where it was",
            &format!(
                "Math.abs(document.querySelector({story:?}).getBoundingClientRect().top / innerHeight - 0.5) < 0.3"
            ),
        );
        assert_eq!(page.place(), list);
        assert_eq!(page.texts(TITLES), titles(0..20));
        assert_eq!(backend.server.hits(LATEST), 1, "nothing was asked for again");
        assert_eq!(backend.server.hits("/feed-2.json"), 1);
        page.forward();
        page.wait_for_text(".article__body", "The whole of story 15.");
    });
}

#[test]
fn back_restores_the_place_to_the_pixel() {
    visit(&three_pages().site(), |page| {
        page.open("latest");
        wait_for_headlines(page, 10);
        page.click(MORE);
        wait_for_headlines(page, 20);
        page.scroll_to(700);
        // By the keyboard, so that nothing scrolls on the way.
        page.run("document.querySelectorAll('.headline-card__link')[15].focus({ preventScroll: true })", &[]);
        page.wait_until("the place that is kept", "scrollY === 700");
        page.press(crate::page::ENTER);
        page.wait_for_text(".article__body", "The whole of story 15.");
        page.back();
        wait_for_headlines(page, 20);
        page.wait_until("the same place", "Math.abs(scrollY - 700) <= 1");
    });
}

#[test]
fn the_place_on_the_front_page_is_restored_too() {
    visit(&Site::as_built(), |page| {
        page.open("");
        page.wait_until("every section", "document.querySelectorAll('main .section').length >= 6");
        page.scroll_to(1500);
        page.run(
            "document.querySelector('.section:last-of-type .headline-card__link').focus({ preventScroll: true })",
            &[],
        );
        page.press(crate::page::ENTER);
        page.wait_for(".article__body p:not(.visually-hidden)");
        page.back();
        page.wait_until("the same place", "document.querySelector('.section') && Math.abs(scrollY - 1500) <= 1");
    });
}

#[test]
fn a_section_keeps_its_elements_and_the_focus_while_later_ones_arrive() {
    let (second, third) = (Gate::default(), Gate::default());
    let backend = Backend::of(&stories(0..15))
        .with("/world.json", Answer::json(feed(&stories(20..25))))
        .with("/science.json", Answer::json(feed(&stories(40..45))).held_by(&second))
        .with("/sport.json", Answer::json(feed(&stories(60..65))).held_by(&third));
    let mut site_file = backend.site_file();
    site_file["categories"] = json!([
        { "slug": "world", "title": "World" },
        { "slug": "science", "title": "Science" },
        { "slug": "sport", "title": "Sport" }
    ]);
    visit(&Site::with_file(Answer::json(site_file)), |page| {
        let wait_for_sections = |titles: &[&str]| {
            let count = titles.len();
            page.wait_until("the sections", &format!("document.querySelectorAll('main .section').length === {count}"));
            assert_eq!(page.each("main .section", "it.ariaLabel"), titles);
        };
        page.open("");
        wait_for_sections(&["World"]);
        let mark = "document.querySelectorAll('.section *, .front-page__top *').forEach((it) => it.wasThere = true);
            document.querySelector('.section .headline-card__link').focus()";
        page.run(mark, &[]);
        let marked = "[...document.querySelectorAll('main *')].filter((it) => it.wasThere).length";
        let before = page.value(marked);
        second.open();
        wait_for_sections(&["World", "Science"]);
        third.open();
        wait_for_sections(&["World", "Science", "Sport"]);
        page.wait_for_drawing();
        assert_eq!(page.value(marked), before, "nothing is redrawn");
        assert_eq!(page.value("document.activeElement.textContent"), "Story 20");
    });
}

/// Reads a list, leaves it, and comes back five minutes later, when the backend fails.
fn return_to_a_list_that_cannot_be_renewed(page: &Page, backend: &Backend) {
    page.open("latest");
    wait_for_headlines(page, 10);
    page.click(".masthead__name a");
    page.wait_for(".headline-card--lead");
    // Five minutes pass for the app.
    page.run("const now = Date.now; Date.now = () => now() + 300000", &[]);
    backend.put(LATEST, Answer::status(500));
    page.click(".navigation__list a[href$='/latest']");
}

#[test]
fn a_story_that_is_still_in_a_list_read_again_keeps_the_focus() {
    let backend = three_pages();
    let gate = Gate::default();
    visit(&backend.site(), |page| {
        return_to_a_list_that_cannot_be_renewed(page, &backend);
        page.wait_for(".notice__button");
        backend.put(LATEST, Answer::json(feed(&stories((100..102).chain(0..5)))).held_by(&gate));
        page.click(".notice__button");
        page.run("document.querySelectorAll('.headline-list .headline-card__link')[2].focus()", &[]);
        gate.open();
        wait_for_headlines(page, 7);
        assert_eq!(page.texts(TITLES), [titles(100..102), titles(0..5)].concat());
        assert_eq!(page.value("document.activeElement.textContent"), "Story 2");
    });
}

#[test]
fn a_reload_keeps_the_place() {
    visit(&Site::as_built(), |page| {
        page.open("");
        page.wait_until("every section", "document.querySelectorAll('main .section').length >= 6");
        page.scroll_to(1500);
        page.reload();
        page.wait_until("the same place", "document.querySelector('.section') && Math.abs(scrollY - 1500) <= 1");
    });
}

#[test]
fn a_later_page_works_by_its_own_address_and_leads_to_the_newest() {
    visit(&three_pages().site(), |page| {
        page.open("latest?page=~%2Ffeed-2.json");
        wait_for_headlines(page, 10);
        assert_eq!(page.texts(TITLES), titles(10..20));
        assert_eq!(page.text(".more__to-newest a"), words().to_newest);
        page.click(MORE);
        wait_for_headlines(page, 20);
        assert_eq!(page.texts(TITLES), titles(10..30));
        page.click(".more__to-newest a");
        wait_for_headlines(page, 10);
        assert_eq!(page.texts(TITLES), titles(0..10));
        assert_eq!(page.place(), "latest");
    });
}

#[test]
fn a_page_of_another_host_is_never_asked_for_whatever_the_address_says() {
    let backend = three_pages();
    let other = Backend::of(&stories(90..91));
    visit(&backend.site(), |page| {
        page.open(&format!("latest?page=~{}", format!("{}{LATEST}", other.server.origin()).replace('/', "%2F")));
        page.wait_for(".error-notice, .empty, .not-found");
        assert_eq!(other.server.targets(), Vec::<String>::new());
    });
}

#[test]
fn numbered_pages_have_numbers_in_their_addresses() {
    let description = json!({
        "name": "Numbered",
        "items": "$.items[*]",
        "paging": { "style": "page", "total": "$.total" },
        "fields": { "id": "$.id", "title": "$.title", "published": "$.date_published" },
        "views": { "latest": { "url": "{+base}/stories{?page}" } }
    });
    let answer = |numbers: std::ops::Range<usize>| Answer::json(json!({ "items": stories(numbers), "total": 25 }));
    let backend = Backend::empty()
        .with("/numbered.json", Answer::json(description))
        .with("/stories?page=1", answer(0..10))
        .with("/stories?page=2", answer(10..20))
        .with("/stories?page=3", answer(20..25));
    let mut site_file = backend.site_file();
    site_file["categories"] = json!([]);
    site_file["backend"] = json!({
        "description": format!("{}/numbered.json", backend.server.origin()),
        "base": backend.server.origin()
    });
    visit(&Site::with_file(Answer::json(site_file)), |page| {
        page.open("latest?page=2");
        wait_for_headlines(page, 10);
        assert_eq!(page.texts(TITLES), titles(10..20));
        assert_eq!(backend.server.hits("/stories?page=1"), 0);
        assert_eq!(page.each(MORE, "it.pathname + it.search"), ["/latest?page=3"]);
        page.click(MORE);
        wait_for_headlines(page, 15);
        page.wait_until("the address of the page", "location.search === '?page=3'");
        assert_eq!(page.count(MORE), 0);
    });
}

#[test]
fn more_that_fails_keeps_what_is_there_and_can_be_asked_for_again() {
    let backend = three_pages();
    backend.put("/feed-2.json", Answer::status(503));
    visit(&backend.site(), |page| {
        page.open("latest");
        wait_for_headlines(page, 10);
        page.click(MORE);
        page.wait_for_text(".error-notice", words().errors.server_failed.title);
        assert_eq!(page.texts(TITLES), titles(0..10));
        backend.put("/feed-2.json", Answer::json(feed(&stories(10..20))));
        page.click(".error-notice button");
        wait_for_headlines(page, 20);
        page.wait_until("an end of the alarm", "!document.querySelector('main [role=alert]')");
        page.wait_until("the focus on the first new headline", "document.activeElement.textContent === 'Story 10'");
    });
}

#[test]
fn while_more_is_on_its_way_the_button_says_so_and_asks_once() {
    let backend = three_pages();
    let gate = Gate::default();
    backend.put("/feed-2.json", Answer::json(feed(&stories(10..20))).held_by(&gate));
    visit(&backend.site(), |page| {
        page.open("latest");
        wait_for_headlines(page, 10);
        page.click(MORE);
        page.wait_for_text(MORE, words().loading_more);
        assert_eq!(page.each(MORE, "it.ariaDisabled"), ["true"]);
        page.click(MORE);
        gate.open();
        wait_for_headlines(page, 20);
        assert_eq!(backend.server.hits("/feed-2.json"), 1);
    });
}

#[test]
fn a_list_that_repeats_itself_for_ever_comes_to_an_end() {
    let backend = Backend::empty()
        .with(LATEST, Answer::json(feed_before(&stories(0..10), "again.json")))
        .with("/again.json", Answer::json(feed_before(&stories(0..10), "again.json?2")));
    visit(&backend.site(), |page| {
        page.open("latest");
        wait_for_headlines(page, 10);
        page.click(MORE);
        page.wait_for(".more__end");
        assert_eq!(page.texts(TITLES), titles(0..10));
    });
}

#[test]
fn the_demo_edition_can_be_read_to_its_end() {
    visit(&Site::as_built(), |page| {
        page.open("latest");
        wait_for_headlines(page, 20);
        page.click(MORE);
        wait_for_headlines(page, 40);
        page.click(MORE);
        page.wait_for(".more__end");
        let mut stories = page.each(TITLES, "it.href");
        assert!(stories.len() >= 48, "{}", stories.len());
        let count = stories.len();
        stories.sort();
        stories.dedup();
        assert_eq!(stories.len(), count);
    });
}

#[test]
fn a_list_without_stories_says_so() {
    visit(&Backend::of(&[]).site(), |page| {
        page.open("latest");
        page.wait_for_text(".empty", words().empty_list);
        page.open("");
        page.wait_for_text(".empty", words().empty_list);
    });
}

#[test]
fn a_list_that_cannot_be_renewed_stays_with_its_age_and_can_be_asked_for_again() {
    let backend = three_pages();
    visit(&backend.site(), |page| {
        return_to_a_list_that_cannot_be_renewed(page, &backend);
        backend.server.wait_for_hits(LATEST, 2);
        page.wait_for_text(".notice[role=status]", "5 minutes ago");
        assert_eq!(page.texts(TITLES), titles(0..10));
        backend.put(LATEST, Answer::json(feed(&stories(100..103))));
        page.click(".notice__button");
        wait_for_headlines(page, 3);
        assert_eq!(page.texts(TITLES), titles(100..103));
        assert_eq!(page.count(".notice"), 0);
    });
}
