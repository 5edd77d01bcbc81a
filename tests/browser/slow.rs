//! A network that is slow, and readers who do not wait for it: what comes late is shown, what comes too slowly is given up
//! and told, and the page is what was asked for last.

use crate::backend::{Backend, LATEST, allowed, feed, feed_before, stories, story};
use crate::http::{Answer, Gate};
use crate::page::{Page, visit};
use crate::worker::{first_visit, newspaper, visit_offline, with_worker};
use serde_json::json;
use std::time::Duration;
use time_plus_news::words::{Language, Words, fill_named};

const ALERT: &str = "[role=alert].error-notice";
const TITLES: &str = ".headline-list .headline-card__link";

fn words() -> &'static Words {
    Language::English.words()
}

#[test]
fn answers_that_take_five_seconds_are_waited_for_under_a_page_that_stands() {
    let slow = |answer: Answer| answer.after(Duration::from_secs(5));
    let backend = Backend::empty()
        .with(LATEST, slow(Answer::json(feed(&stories(0..3)))))
        .with("/articles/story-1.json", slow(Answer::json(feed(&[story(1)]))));
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for(".skeleton");
        assert_eq!(page.text(".masthead__name"), "The Test");
        page.wait_for_text(TITLES, "Story 1");
        assert_eq!(page.count(ALERT), 0);
        page.click(".headline-list__item:nth-child(2) .headline-card__link");
        page.wait_for_text("main h1", "Story 1");
        page.wait_for_text(".article__body", "The whole of story 1.");
        assert_eq!((page.count(ALERT), backend.server.hits(LATEST)), (0, 1), "nothing was asked for twice");
    });
}

#[test]
fn an_answer_of_one_byte_a_second_is_given_up_after_ten_seconds() {
    let backend = Backend::empty().with(LATEST, Answer::json(feed(&stories(0..3))).trickling());
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for_text(ALERT, words().errors.timed_out.title);
        page.wait_for_text(ALERT, "within 10 s");
        assert_eq!(page.count(".skeleton"), 0, "nothing turns for ever");
        backend.server.wait_until_abandoned(LATEST);
        backend.put(LATEST, Answer::json(feed(&stories(0..3))));
        page.click(&format!("{ALERT} > .button"));
        page.wait_for_text(TITLES, "Story 1");
    });
}

#[test]
fn what_comes_at_one_byte_a_second_gives_way_to_what_was_kept() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        backend.put(LATEST, Answer::json(feed(&stories(4..8))).trickling());
        page.reload();
        page.wait_for_text(".notice", "Showing what was loaded");
        assert_eq!(page.texts(TITLES), ["Story 0", "Story 1", "Story 2"]);
    });
}

#[test]
fn an_answer_without_an_end_is_given_up_and_told() {
    let body = " ".repeat(1024 * 1024);
    let backend = Backend::empty().with(LATEST, Answer::json(body).endless());
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for_text(ALERT, words().errors.too_large.title);
        backend.server.wait_until_abandoned(LATEST);
    });
}

#[test]
fn a_pause_that_the_service_asks_for_is_kept_unseen_and_the_list_comes() {
    for status in [429, 503] {
        let backend = Backend::empty();
        let pause = Answer::status(status).with_header("Retry-After", "1");
        backend.put_for(LATEST, pause, 1, Answer::json(feed(&stories(0..3))));
        visit(&backend.site(), |page| {
            page.open("latest");
            page.wait_for_text(TITLES, "Story 1");
            assert_eq!((page.count(ALERT), backend.server.hits(LATEST)), (0, 2));
        });
    }
}

#[test]
fn a_service_that_fails_three_times_and_then_answers_is_not_told_of() {
    let backend = Backend::empty();
    backend.put_for(LATEST, Answer::status(500), 3, Answer::json(feed(&stories(0..3))));
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for_text(TITLES, "Story 1");
        assert_eq!((page.count(ALERT), backend.server.hits(LATEST)), (0, 4));
    });
}

#[test]
fn an_answer_without_content_is_told_as_empty() {
    let backend = Backend::empty().with(LATEST, Answer::json("").with_status(204));
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for_text(ALERT, words().errors.empty.title);
    });
}

#[test]
fn a_bot_challenge_is_told_as_a_page_and_not_shown_as_news() {
    let challenge = "<!doctype html><title>Just a moment...</title><script>location = '/checked'</script>";
    for status in [403, 503] {
        let backend = Backend::empty().with(LATEST, Answer::new("text/html", challenge).with_status(status));
        visit(&backend.site(), |page| {
            page.open("latest");
            page.wait_for(ALERT);
            let told = page.text(ALERT);
            let errors = &words().errors;
            let text = if status == 403 { &errors.needs_key } else { &errors.server_failed };
            assert!(told.contains(text.title), "{told}");
            assert_eq!(page.count(TITLES), 0);
        });
    }
}

#[test]
fn of_two_lists_that_were_asked_for_the_last_is_shown_though_its_answer_comes_first() {
    let gate = Gate::default();
    let backend = Backend::of(&stories(0..3))
        .with("/world.json", Answer::json(feed(&stories(10..12))).held_by(&gate))
        .with("/science.json", Answer::json(feed(&stories(20..22))));
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for_text(TITLES, "Story 0");
        page.click(".navigation__list a[href$='/world']");
        backend.server.wait_for_hits("/world.json", 1);
        page.click(".navigation__list a[href$='/science']");
        page.wait_for_text(TITLES, "Story 20");
        gate.open();
        page.wait_for_drawing();
        assert_eq!(page.texts(TITLES), ["Story 20", "Story 21"]);
        assert_eq!(page.text("main h1"), "Science");
    });
}

#[test]
fn a_reader_who_goes_to_and_fro_faster_than_answers_come_is_where_they_went_last() {
    let late = |numbers: std::ops::Range<usize>, millis| {
        Answer::json(feed(&stories(numbers))).after(Duration::from_millis(millis))
    };
    let backend =
        Backend::of(&stories(0..3)).with("/world.json", late(10..12, 400)).with("/science.json", late(20..22, 150));
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for_text(TITLES, "Story 0");
        // In one turn of the browser, as a reader with a fast hand cannot.
        page.run(
            "for (const place of arguments[0]) document.querySelector(`.navigation__list a[href$='/${place}']`).click()",
            &[json!(["world", "science", "world", "latest", "science", "world"])],
        );
        page.wait_for_text(TITLES, "Story 10");
        assert_eq!((page.text("main h1").as_str(), page.place().as_str()), ("World", "category/world"));
        page.back();
        page.wait_for_text(TITLES, "Story 0");
        assert_eq!((page.text("main h1").as_str(), page.place().as_str()), ("Latest", "latest"));
    });
}

/// Clicks twice as fast as a hand can.
fn double_click(page: &Page, selector: &str) {
    page.wait_for(selector);
    page.run("const it = document.querySelector(arguments[0]); it.click(); it.click()", &[selector.into()]);
}

#[test]
fn a_double_click_on_a_headline_opens_it_once() {
    let backend = Backend::of(&stories(0..3)).with("/articles/story-1.json", Answer::json(feed(&[story(1)])));
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for(TITLES);
        double_click(page, ".headline-list__item:nth-child(2) .headline-card__link");
        page.wait_for_text(".article__body", "The whole of story 1.");
        assert_eq!(backend.server.hits("/articles/story-1.json"), 1);
        page.back();
        page.wait_for_text(TITLES, "Story 1");
        assert_eq!(page.place(), "latest", "one step back is enough");
    });
}

#[test]
fn a_double_click_on_more_headlines_adds_them_once() {
    let gate = Gate::default();
    let backend = Backend::empty()
        .with(LATEST, Answer::json(feed_before(&stories(0..3), "feed-2.json")))
        .with("/feed-2.json", Answer::json(feed(&stories(3..6))).held_by(&gate));
    visit(&backend.site(), |page| {
        page.open("latest");
        double_click(page, ".more .button");
        backend.server.wait_for_hits("/feed-2.json", 1);
        gate.open();
        page.wait_for(".more__end");
        assert_eq!((page.count(TITLES), backend.server.hits("/feed-2.json")), (6, 1));
    });
}

#[test]
fn a_double_click_on_trying_again_asks_once() {
    let backend = Backend::empty().with(LATEST, Answer::status(403));
    let gate = Gate::default();
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for(ALERT);
        let hits = backend.server.hits(LATEST);
        backend.put_as_is(LATEST, allowed(Answer::json(feed(&stories(0..3)))).held_by(&gate));
        double_click(page, &format!("{ALERT} > .button"));
        backend.server.wait_for_hits(LATEST, hits + 1);
        gate.open();
        page.wait_for_text(TITLES, "Story 1");
        assert_eq!(backend.server.hits(LATEST), hits + 1);
    });
}

#[test]
fn a_double_click_on_saving_leaves_the_story_as_it_was() {
    let backend = Backend::of(&stories(0..3)).with("/articles/story-1.json", Answer::json(feed(&[story(1)])));
    visit(&backend.site(), |page| {
        page.open("article/story-1");
        double_click(page, ".article__save .button");
        page.wait_for(".article__save [aria-pressed='false']");
        // Stories are saved, removed and listed one after the other.
        page.click(".footer a[href$='/saved']");
        page.wait_for_text(".empty", "No saved stories yet");
    });
}

#[test]
fn status_429_and_503_with_a_long_pause_say_how_long() {
    for status in [429, 503] {
        let backend = Backend::empty().with(LATEST, Answer::status(status).with_header("Retry-After", "70"));
        visit(&backend.site(), |page| {
            page.open("latest");
            page.wait_for(ALERT);
            let wait = fill_named(words().retry_in_seconds.other, &[("n", "70")]);
            assert!(status == 503 || page.text(ALERT).contains(&wait), "{}", page.text(ALERT));
            assert_eq!(backend.server.hits(LATEST), 1, "nobody asks before that");
        });
    }
}
