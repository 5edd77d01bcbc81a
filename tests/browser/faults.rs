//! A backend that fails, in every way: the reader is told what happened in words to act on, and where asking again may
//! help it can be asked again, in place.

use crate::backend::{Backend, LATEST, feed, stories, story, story_with};
use crate::http::{Answer, Server};
use crate::page::{Page, visit};
use serde_json::{Value, json};
use time_plus_news::words::{ErrorText, Language, Words, fill, fill_named};

fn words() -> &'static Words {
    Language::English.words()
}

const ALERT: &str = "[role=alert].error-notice";

/// Sees that a list that cannot be had is told with a text, in which `values` are filled in, and with all of `said`.
/// Then mends the backend and asks again.
fn is_told(fault: Answer, text: &ErrorText, values: &[(&str, &str)], said: &[&str]) {
    let backend = Backend::empty();
    // Answers that are refused for their origin are put as they are.
    backend.put(LATEST, fault);
    is_told_of(&backend, text, values, said);
}

fn is_told_of(backend: &Backend, text: &ErrorText, values: &[(&str, &str)], said: &[&str]) {
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for(ALERT);
        assert_eq!(page.text(&format!("{ALERT} h2")), text.title);
        let told = page.text(ALERT);
        let host = backend.server.host();
        let values = [&[("host", host.as_str())], values].concat();
        assert!(told.contains(&fill_named(text.explanation, &values)), "{told}");
        for words in said {
            assert!(told.contains(words), "“{words}” is not in: {told}");
        }
        assert!(told.contains(&format!("{}{LATEST}", backend.server.origin())), "the address is in: {told}");
        backend.put(LATEST, Answer::json(feed(&stories(0..2))));
        page.click(&format!("{ALERT} > .button"));
        page.wait_for(".headline-list__item");
        assert_eq!(page.count(ALERT), 0);
    });
}

fn status_is_told(status: u16, text: &ErrorText, said: &[&str]) {
    is_told(Answer::status(status), text, &[("status", &status.to_string())], said);
}

#[test]
fn a_backend_that_is_not_there_is_no_answer() {
    // A port that was free a moment ago, and on which nothing listens.
    let gone = Server::start(|_| Answer::status(500)).origin();
    let backend = Backend::empty();
    let mut site_file = backend.site_file();
    site_file["backend"]["base"] = gone.as_str().into();
    let text = &words().errors.cross_origin;
    visit(&crate::site::Site::with_file(Answer::json(site_file)), |page| {
        page.open("latest");
        page.wait_for_text(ALERT, text.title);
        let host = gone.trim_start_matches("http://");
        page.wait_for_text(ALERT, &fill_named(text.explanation, &[("host", host)]));
        assert_eq!(page.text(&format!("{ALERT} > .button")), words().retry);
    });
}

#[test]
fn a_backend_that_refuses_the_origin_is_no_answer_and_the_advice_names_the_header() {
    let backend = Backend::empty();
    backend.put_as_is(LATEST, Answer::json(feed(&stories(0..2))));
    is_told_of(&backend, &words().errors.cross_origin, &[], &["Access-Control-Allow-Origin", "CORS"]);
}

#[test]
fn an_answer_that_never_comes_is_given_up_after_ten_seconds() {
    is_told(Answer::never(), &words().errors.timed_out, &[("seconds", "10")], &[words().errors.timed_out.advice]);
}

#[test]
fn a_connection_that_breaks_in_the_middle_of_an_answer_is_no_answer() {
    is_told(Answer::json(feed(&stories(0..50))).broken_off(), &words().errors.cross_origin, &[], &[]);
}

#[test]
fn a_connection_that_is_reset_in_the_middle_of_an_answer_is_no_answer() {
    is_told(Answer::json(feed(&stories(0..50))).reset(), &words().errors.cross_origin, &[], &[]);
}

#[test]
fn status_401_is_a_refusal_and_the_advice_names_the_key() {
    status_is_told(401, &words().errors.needs_key, &["key"]);
}

#[test]
fn status_403_is_a_refusal_and_the_advice_names_the_key() {
    status_is_told(403, &words().errors.needs_key, &["key"]);
}

#[test]
fn status_429_says_how_long_to_wait() {
    let fault = Answer::status(429).with_header("Retry-After", "7");
    let wait = fill_named(words().retry_in_seconds.other, &[("n", "7")]);
    is_told(fault, &words().errors.too_many_requests, &[], &[&wait]);
}

#[test]
fn status_500_is_the_fault_of_the_service() {
    status_is_told(500, &words().errors.server_failed, &[words().errors.server_failed.advice]);
}

#[test]
fn status_503_is_the_fault_of_the_service() {
    status_is_told(503, &words().errors.server_failed, &[words().errors.server_failed.advice]);
}

#[test]
fn status_418_is_told_with_its_number() {
    status_is_told(418, &words().errors.other_status, &[]);
}

#[test]
fn a_web_page_in_place_of_data_is_told_with_its_title() {
    let hotel = "<!doctype html><title>Hotel Wi-Fi &amp; more</title><p>Sign in";
    let called = fill(words().page_called, "Hotel Wi-Fi & more");
    is_told(Answer::new("text/html", hotel), &words().errors.web_page, &[], &[&called]);
}

#[test]
fn data_that_breaks_off_cannot_be_read_and_the_place_is_told() {
    let whole = feed(&stories(0..3)).to_string();
    is_told(Answer::json(&whole[..whole.len() / 2]), &words().errors.malformed, &[], &["line 1, column"]);
}

#[test]
fn an_answer_of_fifty_megabytes_is_given_up_at_the_sixteenth() {
    let mut body = b"[".to_vec();
    body.resize(50 * 1024 * 1024, b' ');
    is_told(Answer::new("application/json", body), &words().errors.too_large, &[("limit", "16")], &[]);
}

#[test]
fn data_nested_beyond_reason_and_documents_in_a_row_cannot_be_read() {
    let deep = ["[".repeat(10_000), "]".repeat(10_000)].concat();
    for fault in [deep.as_str(), "{\"items\": []} {\"items\": []}"] {
        is_told(Answer::new("application/json", fault), &words().errors.malformed, &[], &[]);
    }
}

#[test]
fn an_empty_answer_is_told() {
    is_told(Answer::json(""), &words().errors.empty, &[], &[words().errors.empty.advice]);
}

#[test]
fn null_is_an_empty_answer() {
    is_told(Answer::json("null"), &words().errors.empty, &[], &[]);
}

#[test]
fn a_list_that_is_no_list_is_not_understood_and_what_was_looked_for_is_told() {
    let fault = json!({ "version": "https://jsonfeed.org/version/1.1", "items": "many" });
    is_told(Answer::json(fault), &words().errors.unexpected, &[], &["$.items[*]"]);
}

#[test]
fn an_object_without_items_is_not_understood() {
    is_told(Answer::json(json!({ "hello": "world" })), &words().errors.unexpected, &[], &["$.items[*]"]);
}

#[test]
fn items_that_are_nothing_that_can_be_read_are_not_understood() {
    is_told(Answer::json(feed(&[json!(1), json!("two"), json!([3])])), &words().errors.unexpected, &[], &[]);
}

#[test]
fn a_reader_without_a_network_is_told_so_and_not_that_the_backend_failed() {
    let backend = Backend::of(&stories(0..3)).with("/world.json", Answer::json(feed(&stories(3..5))));
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for(".headline-list__item");
        page.online(false);
        page.click(".navigation__list a[href$='/world']");
        page.wait_for_text(ALERT, words().errors.offline.title);
        // Nobody needs to ask again: the list comes as soon as there is a network.
        page.online(true);
        page.wait_for_text(".headline-list", "Story 3");
        assert_eq!(page.count(ALERT), 0);
    });
}

/// Opens a story that the backend fails to give.
fn story_fails(fault: Answer, test: impl FnOnce(&Page, &Backend)) {
    let backend = Backend::of(&stories(0..3)).with("/articles/story-1.json", fault);
    visit(&backend.site(), |page| {
        page.open("article/story-1");
        test(page, &backend);
    });
}

fn story_is_missing(fault: Answer) {
    story_fails(fault, |page, _| {
        page.wait_for(".not-found .headline-list__item");
        assert_eq!(page.text("main h1"), words().not_found_title);
        assert_eq!(page.count(ALERT), 0);
    });
}

#[test]
fn status_404_of_a_story_is_a_story_that_does_not_exist() {
    story_is_missing(Answer::status(404));
}

#[test]
fn status_410_of_a_story_is_a_story_that_does_not_exist() {
    story_is_missing(Answer::status(410));
}

#[test]
fn a_story_that_fails_can_be_asked_for_again() {
    story_fails(Answer::status(502), |page, backend| {
        page.wait_for_text(ALERT, words().errors.server_failed.title);
        backend.put("/articles/story-1.json", Answer::json(feed(&stories(1..2))));
        page.click(&format!("{ALERT} > .button"));
        page.wait_for_text(".article__body", "The whole of story 1.");
        assert_eq!(page.count(ALERT), 0);
    });
}

#[test]
fn a_story_that_comes_late_has_its_header_at_once() {
    let gate = crate::http::Gate::default();
    story_fails(Answer::json(feed(&stories(1..2))).held_by(&gate), |page, _| {
        page.open("latest");
        page.click(".headline-list__item:nth-child(2) .headline-card__link");
        page.wait_for_text("main h1", "Story 1");
        page.wait_for_text("main [role=status]", words().loading);
        gate.open();
        page.wait_for_text(".article__body", "The whole of story 1.");
    });
}

#[test]
fn status_404_of_a_category_is_told_as_not_there() {
    visit(&Backend::of(&stories(0..3)).site(), |page| {
        page.open("category/world");
        page.wait_for_text(ALERT, words().errors.not_found.title);
    });
}

#[test]
fn a_front_page_whose_headlines_cannot_be_had_says_so() {
    let backend = Backend::empty().with(LATEST, Answer::status(503));
    visit(&backend.site(), |page| {
        page.open("");
        page.wait_for_text(ALERT, words().errors.server_failed.title);
        assert_eq!(page.text(".masthead__name"), "The Test", "the frame stands");
        backend.put(LATEST, Answer::json(feed(&stories(0..5))));
        page.click(&format!("{ALERT} > .button"));
        page.wait_for(".headline-card--lead");
    });
}

#[test]
fn a_front_page_of_which_one_section_fails_has_the_others() {
    let backend = Backend::of(&stories(0..15))
        .with("/world.json", Answer::status(500))
        .with("/science.json", Answer::json(feed(&stories(40..45))));
    visit(&backend.site(), |page| {
        page.open("");
        page.wait_for(".section");
        assert_eq!(page.each("main .section", "it.ariaLabel"), ["Science"]);
        assert_eq!(page.count(ALERT), 0);
    });
}

/// Reads a list of one good story among others, and gives the page.
fn list_of(items: &[Value], test: impl FnOnce(&Page)) {
    visit(&Backend::of(items).site(), |page| {
        page.open("latest");
        page.wait_for(".headline-list__item");
        test(page);
    });
}

const TITLES: &str = ".headline-list .headline-card__link";

#[test]
fn an_item_that_cannot_be_read_is_left_out_and_counted() {
    list_of(&[story(1), json!("nonsense"), json!({ "id": "x" }), story(2)], |page| {
        assert_eq!(page.texts(TITLES), ["Story 1", "Story 2"]);
        assert_eq!(page.text(".more__left-out"), fill_named(words().left_out.other, &[("n", "2")]));
    });
}

#[test]
fn an_item_without_a_title_has_the_beginning_of_its_text_for_one() {
    list_of(&[story_with(1, "title", Value::Null), story(2)], |page| {
        let titles = page.texts(TITLES);
        assert_eq!(titles.len(), 2);
        assert!(
            titles[0].starts_with("What happened in story 1") || titles[0].starts_with("The whole of story 1"),
            "{titles:?}"
        );
    });
}

#[test]
fn an_item_without_a_date_has_no_time() {
    list_of(&[story_with(1, "date_published", Value::Null)], |page| {
        assert_eq!(page.texts(TITLES), ["Story 1"]);
        assert_eq!(page.count(".headline-list time"), 0);
    });
}

#[test]
fn an_item_whose_fields_have_other_types_is_read_as_far_as_it_goes() {
    let odd = json!({
        "id": 5, "title": 5, "summary": ["a"], "date_published": { "on": "Monday" }, "authors": "Ada",
        "tags": 7, "image": [], "url": 12, "content_html": false, "language": {}, "_time_plus_news": "no"
    });
    list_of(&[odd, story(2)], |page| {
        let titles = page.texts(TITLES);
        assert_eq!(titles.last().map(String::as_str), Some("Story 2"));
        let left_out = page.count(".more__left-out");
        assert!(titles.len() == 2 && titles[0] == "5" || titles.len() == 1 && left_out == 1, "{titles:?}");
    });
}

#[test]
fn absurd_dates_do_no_harm() {
    let dates = ["0000-99-99", "99999-01-01T00:00:00Z", "-271821-04-20T00:00:00Z", "the day after", "1e400", "\u{0}"];
    let items: Vec<Value> =
        dates.iter().enumerate().map(|(n, date)| story_with(n, "date_published", json!(date))).collect();
    list_of(&items, |page| {
        assert_eq!(page.count(TITLES), dates.len());
        let seen = page.text("main");
        for nonsense in ["NaN", "Invalid", "undefined", "-271821"] {
            assert!(!seen.contains(nonsense), "{nonsense} in: {seen}");
        }
        assert_eq!(
            page.each(".headline-list time", "Number.isNaN(Date.parse(it.dateTime))")
                .iter()
                .filter(|it| *it == "true")
                .count(),
            0
        );
        page.click(TITLES);
        page.wait_for(".error-notice, .not-found, .article__body");
    });
}

#[test]
fn addresses_that_lead_nowhere_are_no_links_and_no_pictures() {
    let items = [
        story_with(1, "url", json!("javascript:alert(1)")),
        story_with(2, "image", json!("//")),
        story_with(3, "image", json!("javascript:alert(1)")),
        story_with(4, "url", json!("http://[broken")),
    ];
    list_of(&items, |page| {
        assert_eq!(page.count(TITLES), 4);
        let is_good = |address: &String| address.starts_with("http:") || address.starts_with("https:");
        assert!(page.each("a[href]", "it.href").iter().all(is_good));
        assert!(page.each("img", "it.src").iter().all(is_good));
    });
}

#[test]
fn titles_of_every_script_stand_as_they_are() {
    let titles = ["東京湾でアマモ場が回復", "تقرير جديد عن المياه", "Ледовая дорога", "👩‍👩‍👧‍👦 x̶ ﷽ ﾊﾝｶｸ", "a\u{202e}b"];
    let items: Vec<Value> = titles.iter().enumerate().map(|(n, title)| story_with(n, "title", json!(title))).collect();
    list_of(&items, |page| {
        let seen = page.texts(TITLES);
        assert_eq!(seen[..4], titles[..4]);
        let direction = "getComputedStyle(it).direction";
        assert_eq!(page.each(".headline-card__title", direction)[..2], ["ltr", "rtl"]);
        // A mark that turns the order of letters must not turn those of other stories.
        assert_eq!(page.each(".headline-card__title", direction)[4], "ltr");
    });
}
