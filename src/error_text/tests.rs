use super::*;
use crate::words::Language;

fn now() -> Timestamp {
    Timestamp::from_millis(1_644_183_000_000).unwrap()
}

#[test]
fn an_error_names_the_host_and_the_status_and_what_the_service_said() {
    let error = Error::Status {
        url: "https://api.example.org:8443/posts?page=2".into(),
        status: 503,
        message: Some("down {for} repair".into()),
        retry_after: None,
    };
    let shown = message(&error, &Locale::default());
    assert_eq!(shown.explanation, "Something went wrong at api.example.org:8443 (status 503).");
    assert_eq!(shown.said.as_deref(), Some("The service said: “down {for} repair”"));
}

#[test]
fn the_time_that_a_backend_asks_for_is_the_advice() {
    let advice = |retry_after| {
        let url = "https://example.org/".to_owned();
        message(&Error::Status { url, status: 429, message: None, retry_after }, &Locale::default()).advice
    };
    assert_eq!(advice(None), "Wait a little, then try again.");
    assert_eq!(advice(Some(0)), "Try again in 1 second.");
    assert_eq!(advice(Some(120)), "Try again in 120 seconds.");
    assert_eq!(advice(Some(121)), "Try again in 3 minutes.");
}

#[test]
fn limits_are_told_in_units_that_people_know() {
    let url = || "https://example.org/".to_owned();
    let told = |error| message(&error, &Locale::default()).explanation;
    assert_eq!(told(Error::TimedOut { url: url(), seconds: 15 }), "example.org did not answer in full within 15 s.");
    assert_eq!(told(Error::TooLarge { url: url(), limit: 8_388_608 }), "example.org sent more than 8 MB.");
}

#[test]
fn every_error_is_told_with_its_values_in_every_language() {
    let url = || "https://example.org/".to_owned();
    let status = |status| Error::Status { url: url(), status, message: None, retry_after: None };
    let unreachable = |offline, cross_origin| Error::Unreachable { url: url(), offline, cross_origin };
    let errors = [
        (unreachable(true, false), ""),
        (unreachable(false, true), "example.org"),
        (unreachable(false, false), "example.org"),
        (Error::TimedOut { url: url(), seconds: 15 }, "15"),
        (status(403), "403"),
        (status(410), "example.org"),
        (status(429), "example.org"),
        (status(500), "500"),
        (status(418), "418"),
        (Error::Refused { url: url(), message: "no".into() }, "example.org"),
        (Error::NotFound { url: url() }, "example.org"),
        (Error::WebPage { url: url(), title: Some("Sign in".into()) }, "example.org"),
        (Error::Malformed { url: url(), detail: "end".into() }, "example.org"),
        (Error::Empty { url: url() }, "example.org"),
        (Error::Unexpected { url: url(), expected: "posts".into() }, "example.org"),
        (Error::TooLarge { url: url(), limit: 8_388_608 }, "8"),
        (Error::NotOffered { view: "search" }, ""),
    ];
    for locale in Language::ALL.map(|language| Locale::new(language, "", None)) {
        for (error, value) in &errors {
            let shown = message(error, &locale);
            assert!(shown.explanation.contains(value), "{} {}", locale.tag(), shown.explanation);
            assert_eq!(shown.advice, text_of(&locale.words().errors, error).advice, "{}", locale.tag());
        }
    }
}

#[test]
fn a_status_is_told_by_what_the_reader_can_do_about_it() {
    let words = &Language::English.words().errors;
    let status = |status| Error::Status { url: String::new(), status, message: None, retry_after: None };
    for (code, text) in [
        (401, &words.needs_key),
        (403, &words.needs_key),
        (404, &words.not_found),
        (410, &words.not_found),
        (418, &words.other_status),
        (429, &words.too_many_requests),
        (500, &words.server_failed),
        (599, &words.server_failed),
    ] {
        assert_eq!(text_of(words, &status(code)).title, text.title, "{code}");
    }
}

#[test]
fn a_lost_network_is_told_before_a_forbidden_origin() {
    let words = &Language::English.words().errors;
    let error = |offline, cross_origin| Error::Unreachable { url: String::new(), offline, cross_origin };
    assert_eq!(text_of(words, &error(true, true)).explanation, words.offline.explanation);
    assert_eq!(text_of(words, &error(false, true)).explanation, words.cross_origin.explanation);
    assert_eq!(text_of(words, &error(false, false)).explanation, words.unreachable.explanation);
}

#[test]
fn asking_again_is_offered_unless_it_cannot_help() {
    let can_retry = |error| notice(&error, &Locale::default(), now()).can_retry;
    assert!(can_retry(Error::Empty { url: "https://example.org/".into() }));
    assert!(!can_retry(Error::NotFound { url: "https://example.org/".into() }));
    assert!(!can_retry(Error::NotOffered { view: "search" }));
}

#[test]
fn the_details_have_the_address_and_what_was_met_there() {
    let error = Error::Malformed { url: "https://example.org/".into(), detail: "line 3".into() };
    let shown = notice(&error, &Locale::default(), now());
    assert_eq!((shown.url.as_deref(), shown.detail.as_deref()), (Some("https://example.org/"), Some("line 3")));
    assert_eq!(notice(&Error::NotOffered { view: "search" }, &Locale::default(), now()).url, None);
}
