//! The page `/connect`, rendered to HTML.

use crate::support::*;
use leptos::prelude::*;
use std::sync::Arc;
use time_plus_news::connect::report::Report;
use time_plus_news::connect::report::text::ReportText;
use time_plus_news::connect::view::{Actions, State, page};
use time_plus_news::connect::{Progress, print};
use time_plus_news::locale::{Locale, provide_locale};
use time_plus_news::model::Timestamp;
use time_plus_news::words::Language;

fn shown_in(language: Language, progress: Option<Progress>, report: Option<Report>) -> String {
    Owner::new().with(|| {
        provide_locale(Locale::new(language, "", None));
        let state = State { progress: RwSignal::new(progress), report: RwSignal::new(report.map(Arc::new)) };
        let actions = Actions { copy: Callback::new(|_| {}), save: Callback::new(|_| {}) };
        let now = Timestamp::from_unix(1_795_165_200.0).unwrap();
        page(state, "https://a.example/?q=\"x\"".to_owned(), Callback::new(|_| {}), actions, now).to_html()
    })
}

fn shown(report: Report) -> String {
    shown_in(Language::English, None, Some(report))
}

fn wordpress() -> Report {
    let table = vec![
        ("https://a.example/", says("<html>")),
        ("https://a.example/wp-json/", says("{\"namespaces\": [\"wp/v2\"]}")),
        ("https://a.example/wp-json/wp/v2/posts", says(fixture("wordpress/latest"))),
    ];
    report_on("https://a.example/", &[], table)
}

#[test]
fn the_form_has_a_labelled_field_and_a_note_on_privacy() {
    let html = shown_in(Language::English, None, None);
    assert!(html.contains("<label class=\"connect__label\" for=\"connect-address\">Address</label>"), "{html}");
    assert!(html.contains("id=\"connect-address\" type=\"text\""));
    assert!(html.contains("value=\"https://a.example/?q=&quot;x&quot;\""));
    assert!(html.contains("Requests go from your browser directly to the backend"));
    assert!(!html.contains("connect__report"));
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn progress_is_announced() {
    let progress = Some(Progress::Asking("https://a.example/wp-json/?key=secret".into()));
    let html = shown_in(Language::English, progress, None);
    assert!(
        html.contains("<p class=\"connect__progress\" role=\"status\">Requesting https://a.example/wp-json/</p>"),
        "{html}"
    );
}

#[test]
fn the_sections_of_a_report_are_in_order_and_labelled_by_their_headings() {
    let html = shown(wordpress());
    let mut from = 0;
    for name in ["verdict", "findings", "preview", "article", "fields", "missing-views", "site"] {
        let section = ["<section class=\"connect__section\" aria-labelledby=\"connect-", name, "\">"].concat();
        let at = html[from..].find(&section).unwrap_or_else(|| panic!("{name} is missing, or too early: {html}"));
        from += at;
    }
    assert!(html.contains("This is WordPress."));
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn the_table_of_fields_has_a_caption_and_headers_and_scrolls_with_the_keyboard() {
    let html = shown(wordpress());
    assert!(
        html.contains("<div class=\"connect__scroll\" role=\"region\" aria-label=\"Fields\" tabindex=\"0\"><table")
    );
    assert!(html.contains("<caption>The fields of"));
    assert_eq!(html.matches("<th scope=\"col\">").count(), 7);
    assert_eq!(html.matches("<th scope=\"row\">").count(), 17);
    assert!(html.contains("<code class=\"connect__place\" dir=\"ltr\">$.title.rendered</code>"));
}

#[test]
fn headlines_link_to_the_backends_pages_and_not_to_this_newspaper() {
    let html = shown(wordpress());
    assert!(html.contains(
        "<a href=\"https://harbour.example/2026/11/night-ferry-returns/\" rel=\"noopener noreferrer external\">"
    ));
    assert!(!html.contains("href=\"/article/"));
}

#[test]
fn the_site_file_can_be_copied_and_saved() {
    let html = shown(wordpress());
    assert!(html.contains("&quot;preset&quot;: &quot;wordpress&quot;"));
    assert!(html.contains("Copy</button>") && html.contains("Download site.json</button>"), "{html}");
}

#[test]
fn each_problem_comes_with_advice() {
    let report = report_on(
        "https://newsapi.org/v2/top-headlines",
        &[("key", "k")],
        vec![("https://newsapi.org/", Answer::Refused)],
    );
    let html = shown(report);
    assert!(html.contains("Access-Control-Allow-Origin: https://news.example"), "{html}");
    assert!(html.contains("Access-Control-Allow-Headers: X-Api-Key"));
    assert!(html.contains("would be public"));
}

#[test]
fn a_missing_key_opens_the_parameters() {
    let table = vec![("https://a.example/ghost/api/content/posts/", status(403, &fixture("ghost/error-key")))];
    let html = shown(report_on("https://a.example/", &[], table));
    assert!(html.contains("<details class=\"connect__parameters\" open=\"\">"), "{html}");
}

#[test]
fn text_of_the_backend_is_escaped() {
    let page = "<html><title><img src=x onerror=alert(1)>\"</title>";
    let html = shown(report_on("https://a.example/<script>", &[], vec![("https://a.example/", says(page))]));
    assert!(!html.contains("<script") && !html.contains("<img src=x"), "{html}");
}

#[test]
fn the_page_and_the_printed_report_share_their_strings_in_every_language() {
    for (language, title) in
        [(Language::English, "Result"), (Language::French, "Résultat"), (Language::Arabic, "النتيجة")]
    {
        assert!(shown_in(language, None, Some(wordpress())).contains(title), "{title}");
        let text = print::report(&wordpress(), &ReportText::in_language(language));
        assert!(
            text.contains(title) && text.contains("$.title.rendered") && text.contains("\"preset\": \"wordpress\"")
        );
    }
}
