//! A site file or a description that is wrong, an app that is not whole: never a blank page, always what to mend and
//! where.

use crate::backend::{Backend, stories};
use crate::http::Answer;
use crate::page::visit;
use crate::site::{Setup, Site};
use serde_json::{Value, json};
use time_plus_news::words::{Language, Words};

fn words() -> &'static Words {
    Language::English.words()
}

/// Sees that a site file is refused, with each of some problems told with its path.
fn is_refused(site_file: Answer, problems: &[&str]) {
    visit(&Site::with_file(site_file), |page| {
        page.open("");
        page.wait_for(".site-problems");
        assert_eq!(page.text("main h1"), words().site_problems_title);
        page.wait_for_text(".site-problems", words().site_problems_fix);
        page.wait_for_text(".site-problems code", "/site.json");
        assert_eq!(page.texts(".problem-list li"), problems);
    });
}

#[test]
fn an_unknown_key_is_told_with_its_path_and_the_one_that_was_meant() {
    is_refused(Answer::json(json!({ "nmae": "x" })), &["$.nmae unknown key; did you mean \"name\"?"]);
}

#[test]
fn a_wrong_type_is_told_with_its_path() {
    is_refused(
        Answer::json(json!({ "name": 7, "categories": [{ "slug": "world", "title": [] }] })),
        &["$.name expected a string, found a number", "$.categories[0].title expected a string, found a list"],
    );
}

#[test]
fn a_missing_key_is_told_with_its_path() {
    is_refused(Answer::json(json!({ "backend": { "preset": "ghost" } })), &["$.backend the key \"base\" is missing"]);
}

#[test]
fn a_parameter_that_the_backend_needs_is_told_with_its_path() {
    visit(
        &Site::with_file(Answer::json(json!({ "backend": { "preset": "ghost", "base": "https://ghost.example" } }))),
        |page| {
            page.open("");
            page.wait_for_text(".problem-list", "$.backend.parameters.key");
        },
    );
}

#[test]
fn a_site_file_that_breaks_off_is_told_with_the_line() {
    visit(&Site::with_file(Answer::json("{\n\"name\": \"The ")), |page| {
        page.open("");
        page.wait_for_text(".problem-list", "line 2");
    });
}

/// Sees that a site file that cannot be had is told as one, with its address and what to mend.
fn is_missed(site_file: Answer, said: &str) {
    visit(&Site::with_file(site_file), |page| {
        page.open("latest");
        page.wait_for_text("main [role=alert]", said);
        assert_eq!(page.text("main h1"), words().site_problems_title);
        page.wait_for_text("main", words().site_problems_fix);
        page.wait_for_text("main", "/site.json");
    });
}

#[test]
fn a_site_file_that_is_not_there_is_told() {
    is_missed(Answer::status(404), words().errors.not_found.title);
}

#[test]
fn a_web_page_in_place_of_the_site_file_is_told() {
    is_missed(Answer::new("text/html", "<!doctype html><title>Host</title>"), words().errors.web_page.title);
}

#[test]
fn an_empty_site_file_is_told() {
    visit(&Site::with_file(Answer::json("")), |page| {
        page.open("");
        page.wait_for_text(".problem-list", "$");
    });
}

#[test]
fn a_site_file_of_nothing_but_braces_is_the_newspaper_as_it_ships() {
    visit(&Site::with_file(Answer::json("{}")), |page| {
        page.open("latest");
        page.wait_for(".headline-list__item");
        assert_eq!(page.text(".masthead__name"), "Time Plus News");
    });
}

/// A newspaper on a backend with a description of its own.
fn with_description(description: Answer) -> (Backend, Site) {
    let backend = Backend::of(&stories(0..3)).with("/description.json", description);
    let mut site_file: Value = backend.site_file();
    let address = format!("{}/description.json", backend.server.origin());
    site_file["backend"] = json!({ "description": address, "base": backend.server.origin() });
    let site = Site::with_file(Answer::json(site_file));
    (backend, site)
}

#[test]
fn a_wrong_description_is_told_with_its_address_and_the_paths_in_it() {
    let wrong = json!({ "name": "x", "items": "$.items[", "veiws": {}, "views": { "latest": { "url": 5 } } });
    let (backend, site) = with_description(Answer::json(wrong));
    visit(&site, |page| {
        page.open("");
        page.wait_for_text(".site-problems code", &format!("{}/description.json", backend.server.origin()));
        let told = page.text(".problem-list");
        for path in ["$.items", "$.veiws", "$.views.latest.url"] {
            assert!(told.contains(path), "{path} is not in: {told}");
        }
    });
}

#[test]
fn a_description_that_cannot_be_had_is_told_and_can_be_asked_for_again() {
    let (backend, site) = with_description(Answer::status(500));
    visit(&site, |page| {
        page.open("latest");
        page.wait_for_text("main [role=alert]", words().errors.server_failed.title);
        let description = json!({
            "name": "x", "items": "$.items[*]", "fields": { "id": "$.id", "title": "$.title" },
            "views": { "latest": { "url": "{+base}/feed.json" } }
        });
        backend.put("/description.json", Answer::json(description));
        page.click("main [role=alert] > .button");
        page.wait_for_text(".headline-list", "Story 0");
    });
}

#[test]
fn a_preset_that_does_not_exist_is_told() {
    visit(
        &Site::with_file(Answer::json(json!({ "backend": { "preset": "gosht", "base": "https://ghost.example" } }))),
        |page| {
            page.open("");
            page.wait_for_text("main [role=alert]", words().errors.not_found.title);
            page.wait_for_text("main", "backends/gosht.json");
        },
    );
}

/// Sees that a page whose program lacks a part says that it could not start.
fn cannot_start(without: &'static str) {
    visit(&Site::set_up(Setup { without, ..Setup::default() }), |page| {
        page.open("latest");
        page.wait_until("the notice", "document.querySelector('#cannot-start').checkVisibility()");
        assert_eq!(page.each("#cannot-start", "it.role"), ["alert"]);
        page.wait_for_text("#cannot-start", "Reload the page");
    });
}

#[test]
fn a_program_that_did_not_load_is_told() {
    cannot_start(".wasm");
}

#[test]
fn a_style_sheet_that_did_not_load_leaves_a_newspaper_that_can_be_read() {
    visit(&Site::set_up(Setup { without: ".css", ..Setup::default() }), |page| {
        page.open("latest");
        page.wait_for(".headline-list__item");
        assert_eq!(page.value("document.querySelector('#cannot-start').checkVisibility()"), false);
    });
}
