//! Saved stories and settings: what a reader keeps stays, whatever becomes of the backend, until it is removed.

use crate::backend::{Backend, LATEST, feed, stories, story};
use crate::http::Answer;
use crate::page::{Page, visit};

const SAVE: &str = ".article__save .button";
const ARTICLE: &str = "/articles/story-1.json";

/// A backend of some stories, the first of which is open and saved.
fn saved(test: impl FnOnce(&Page, &Backend)) {
    let backend = Backend::of(&stories(0..3)).with(ARTICLE, Answer::json(feed(&[story(1)])));
    visit(&backend.site(), |page| {
        page.open("article/story-1");
        page.wait_for_text(SAVE, "Save this story");
        page.click(SAVE);
        page.wait_for(".article__save [aria-pressed='true']");
        page.wait_until("the copy", "!!localStorage.getItem('time-plus-news.1.saved/story-1')");
        test(page, &backend);
    });
}

#[test]
fn a_story_that_was_saved_is_listed_until_it_is_removed() {
    saved(|page, _| {
        page.open("saved");
        page.wait_for_text("main h1", "Saved stories");
        page.wait_for_text(".headline-list__item .headline-card__link", "Story 1");
        page.wait_for_text(".saved-stories__line", "Saved just now");
        page.click(".saved-stories__line .button");
        page.wait_for_text(".notice", "is no longer saved");
        assert_eq!(page.count(".headline-list__item"), 0);
        page.reload();
        page.wait_for_text(".empty", "No saved stories yet");
        page.open("article/story-1");
        page.wait_for_text(SAVE, "Save this story");
    });
}

#[test]
fn a_story_that_was_saved_stands_in_for_one_that_cannot_be_had() {
    saved(|page, backend| {
        for answer in [Answer::status(404), Answer::status(403), Answer::new("text/html", "<!doctype html><p>Log in")] {
            backend.put(ARTICLE, answer);
            page.reload();
            page.wait_for_text(".article__body", "The whole of story 1.");
            page.wait_for_text(".notice", "This is the copy that you saved");
            assert_eq!(page.text("main h1"), "Story 1");
        }
    });
}

#[test]
fn a_copy_that_is_damaged_is_said_and_breaks_nothing() {
    saved(|page, _| {
        page.run_async(
            "const done = arguments[0]; (async () => {
                const cache = await caches.open((await caches.keys()).find((name) => name.endsWith(':saved')));
                const [request] = await cache.keys();
                await cache.put(request, new Response('[1, \"<script>\"'));
            })().then(done, done)",
        );
        page.open("saved");
        page.wait_for_text(".notice", "cannot be read: 1");
        assert_eq!(page.count(".headline-list__item"), 0);
    });
}

#[test]
fn settings_say_what_is_kept_and_whose_content_is_shown() {
    saved(|page, _| {
        page.run("localStorage.setItem('time-plus-news.1.consents', 'youtube social.example')", &[]);
        page.open("settings");
        page.wait_for_text("main h1", "Settings");
        page.wait_for(".settings__list");
        assert_eq!(page.count(".settings__list li"), 2);
        page.click(".settings__list li:first-child .button");
        page.wait_until("one consent", "document.querySelectorAll('.settings__list li').length === 1");
        assert_eq!(page.value("localStorage.getItem('time-plus-news.1.consents')"), "social.example");
        let remove = ".settings__section:nth-child(2) .button";
        page.wait_for(remove);
        page.click(remove);
        page.wait_for_text(remove, "including all saved stories?");
        page.click(remove);
        page.wait_for_text(".settings .notice", "Everything has been removed.");
        page.open("saved");
        page.wait_for_text(".empty", "No saved stories yet");
    });
}

#[test]
fn a_choice_that_was_damaged_is_said_until_what_is_kept_is_removed() {
    visit(&Backend::of(&stories(0..3)).site(), |page| {
        page.open("latest");
        page.run("localStorage.setItem('time-plus-news.1.theme', '<b>puce</b>')", &[]);
        page.open("settings");
        page.wait_for_text(".settings [role=status]", "have been reset: 1.");
        let remove = ".settings__section:nth-child(2) .button";
        page.click(remove);
        page.wait_for_text(remove, "including all saved stories?");
        page.click(remove);
        page.wait_until("nothing that was set aside", "!document.body.textContent.includes('have been reset')");
    });
}

#[test]
fn a_fault_that_passes_is_not_told() {
    let backend = Backend::of(&[]);
    backend.put(LATEST, Answer::status(503));
    visit(&backend.site(), |page| {
        page.open("latest");
        backend.server.wait_for_hits(LATEST, 2);
        backend.put(LATEST, Answer::json(feed(&stories(0..3))));
        page.wait_for(".headline-list__item");
        assert_eq!(page.count(".error-notice"), 0);
    });
}
