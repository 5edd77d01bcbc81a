//! What is reported on addresses without a backend, on answers that are not lists, and on feeds without CORS headers,
//! and how sites are named.

use crate::support::*;
use futures::executor::block_on;
use serde_json::{Value, json};
use time_plus_news::backend::Response;
use time_plus_news::connect::finding::AnswerKind;
use time_plus_news::connect::recorded::{connect_recorded, pasted};
use time_plus_news::connect::{Environment, Finding, Question, Report, recognise};

const RSS: &str = "<?xml version='1.0'?><rss version='2.0'><channel><title><![CDATA[Quay & Tide]]></title>\
    <link>https://quay.example/</link><generator>https://wordpress.org/?v=6.8.1</generator>\
    <item><title>Ferry</title><link>https://quay.example/a</link><guid>a</guid></item></channel></rss>";

fn recorded(body: &str) -> Report {
    let answer = pasted(body).expect("an answer");
    let own = network(Vec::new()).0;
    block_on(connect_recorded(Question::default(), answer, &environment(), &own))
}

#[test]
fn a_feed_whose_address_ends_with_a_slash_keeps_the_slash() {
    for (address, base, latest) in [
        ("https://quay.example/feed/", "https://quay.example", "feed/"),
        ("https://quay.example/blog/index.xml/", "https://quay.example/blog", "index.xml/"),
        ("https://quay.example/a/?feed=rss2", "https://quay.example", "a/?feed=rss2"),
    ] {
        let (fetch, log) = network(vec![(address, says(RSS))]);
        let question = Question { address: address.into(), ..Question::default() };
        let report = block_on(time_plus_news::connect::connect(&question, &environment(), &fetch, &|_| {}));
        assert_eq!((preset(&report), report.read), (Some("rss"), 1), "{address}");
        let backend = &site(&report)["backend"];
        assert_eq!((&backend["base"], &backend["parameters"]["latest"]), (&json!(base), &json!(latest)));
        assert!(log.borrow().iter().all(|asked| asked == address), "{:?}", log.borrow());
    }
}

#[test]
fn a_feed_at_the_root_of_a_host_is_read() {
    let report = report_on("https://feeds.quay.example/", &[], vec![("https://feeds.quay.example/", says(RSS))]);
    assert_eq!((preset(&report), report.read), (Some("rss"), 1));
    assert_eq!(site(&report)["backend"]["base"], "https://feeds.quay.example");
}

#[test]
fn every_error_status_is_explained() {
    type OnProgress = fn(&Finding) -> bool;
    let cases: [(u16, OnProgress); 8] = [
        (404, |told| matches!(told, Finding::NotThere { .. })),
        (410, |told| matches!(told, Finding::NotThere { .. })),
        (401, |told| matches!(told, Finding::NeedsKey { status: 401, .. })),
        (403, |told| matches!(told, Finding::NeedsKey { status: 403, .. })),
        (429, |told| matches!(told, Finding::Busy { .. })),
        (500, |told| matches!(told, Finding::Failed { status: 500, .. })),
        (503, |told| matches!(told, Finding::Failed { status: 503, .. })),
        (418, |told| matches!(told, Finding::Other(_))),
    ];
    for (code, is_told) in cases {
        for body in ["<!doctype html><title>Oops</title>", "{\"message\": \"no\"}", ""] {
            let report = report_on("https://a.example/x", &[], vec![("https://a.example/x", status(code, body))]);
            assert!(report.findings.len() == 1 && is_told(&report.findings[0]), "{code} {body}: {:?}", report.findings);
            assert!(!report.is_recognised(), "{code}");
        }
    }
}

#[test]
fn a_backend_that_limits_requests_is_not_probed() {
    let report = report_on("https://a.example/", &[], vec![("https://a.example/", status(429, ""))]);
    assert_eq!(report.asked.len(), 1, "{:?}", report.asked);
}

#[test]
fn a_not_found_page_does_not_name_the_site() {
    let table = vec![
        ("https://a.example/x/y", status(404, "<html><title>Page not found</title>")),
        ("https://a.example/wp-json/", says("{\"namespaces\": [\"wp/v2\"], \"name\": \"The &amp; Quay\"}")),
        ("https://a.example/wp-json/wp/v2/posts", says(fixture("wordpress/latest"))),
    ];
    let report = report_on("https://a.example/x/y", &[], table);
    assert_eq!(site(&report)["name"], "The & Quay", "the API says what it is called");
}

/// The name of the site, given the address of an inner page.
fn named(inner: &str, more: Vec<(&'static str, Answer)>) -> Value {
    let inner = format!("<html><head>{inner}<link rel='https://api.w.org/' href='https://quay.example/wp-json/'>");
    let mut table = vec![
        ("https://quay.example/2026/ferry", says(inner)),
        ("https://quay.example/wp-json/wp/v2/posts", says(fixture("wordpress/latest"))),
    ];
    table.extend(more);
    site(&report_on("https://quay.example/2026/ferry", &[], table))["name"].clone()
}

#[test]
fn the_title_of_an_inner_page_is_not_the_name_of_the_site() {
    let title = "<title>Ferry runs again | The Quay</title>";
    assert_eq!(named(&[title, "<meta property=og:site_name content='The Quay'>"].concat(), Vec::new()), "The Quay");
    let front = ("https://quay.example/", says("<html><title>The Quay, daily</title>"));
    assert_eq!(named(title, vec![front]), "The Quay, daily", "that of the front page is");
    assert_eq!(named(title, Vec::new()), Value::Null, "no name is better than a wrong one");
}

#[test]
fn the_title_of_a_feed_names_the_site() {
    let report = report_on("https://quay.example/news.xml", &[], vec![("https://quay.example/news.xml", says(RSS))]);
    assert_eq!(site(&report)["name"], "Quay & Tide");
    for (feed, name) in [
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><title type='html'>The &lt;b&gt;Quay&lt;/b&gt;</title><entry>",
            json!("The Quay"),
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><!-- <title>No</title> --><entry><title>Ferry</title>",
            Value::Null,
        ),
    ] {
        let found = recognised("https://quay.example/f", vec![("https://quay.example/f", says(feed))]);
        assert_eq!(found.site_name("https://quay.example").map_or(Value::Null, Value::String), name);
    }
}

fn recognised(address: &str, table: Vec<(&str, Answer)>) -> recognise::Recognition {
    let question = Question { address: address.to_owned(), ..Question::default() };
    block_on(recognise(&question, &environment(), &network(table).0, &|_| {})).unwrap()
}

#[test]
fn the_api_of_a_feed_without_cors_is_found_and_reported() {
    let open = vec![("access-control-allow-origin".to_owned(), "*".to_owned())];
    let seeing = Environment { sees_headers: true, ..environment() };
    for (address, api, environment, closed) in [
        ("https://quay.example/feed/", "https://quay.example/wp-json/", environment(), Answer::Refused),
        (
            "https://quay.example/blog/category/port/feed/",
            "https://quay.example/blog/wp-json/",
            environment(),
            Answer::Refused,
        ),
        (
            "https://quay.example/?feed=rss2",
            "https://quay.example/index.php?rest_route=/wp/v2/posts",
            environment(),
            Answer::Refused,
        ),
        ("https://quay.example/feed/", "https://quay.example/wp-json/", seeing.clone(), says(RSS)),
        ("https://quay.example/own.xml", "https://quay.example/wp-json/", seeing, says(RSS)),
    ] {
        let list = Answer::Is(200, open.clone(), fixture("wordpress/latest"));
        let table = vec![(address, closed), (api, list)];
        let report = report_around(address, &[], table, &environment);
        assert_eq!(preset(&report), Some("wordpress"), "{address}: {:?}", report.asked);
        assert!(report.read > 0, "{address}: {:?}", report.asked);
        let told = |finding: &Finding| matches!(finding, Finding::OpenApi { feed, .. } if feed == address);
        assert!(report.findings.iter().any(told), "{address}: {:?}", report.findings);
        assert!(!report.findings.iter().any(Finding::is_cors), "{address}: {:?}", report.findings);
    }
}

#[test]
fn a_feed_with_cors_is_used_itself() {
    let seeing = Environment { sees_headers: true, ..environment() };
    let open = vec![("access-control-allow-origin".to_owned(), "*".to_owned())];
    let table = vec![
        ("https://quay.example/feed/", Answer::Is(200, open, RSS.into())),
        ("https://quay.example/wp-json/", says(fixture("wordpress/latest"))),
    ];
    let report = report_around("https://quay.example/feed/", &[], table, &seeing);
    assert_eq!((preset(&report), report.findings), (Some("rss"), Vec::new()));
}

#[test]
fn a_recorded_answer_that_is_not_a_list_is_explained() {
    let error = json!({"code": "rest_post_invalid_id", "message": "Invalid post &amp; ID.", "data": {"status": 404}});
    let article = json!({"id": 7, "title": {"rendered": "Ferry"}, "content": {"rendered": "<p>It runs.</p>"},
        "date_gmt": "2026-11-20T08:00:00", "slug": "ferry", "link": "https://quay.example/ferry", "_links": {}});
    for (document, name, kind) in [
        (json!({"name": "The Quay", "namespaces": ["wp/v2"], "routes": {}}), "wordpress", AnswerKind::Root),
        (serde_json::from_str(&fixture("wordpress/categories")).unwrap(), "wordpress", AnswerKind::Terms),
        (error, "wordpress", AnswerKind::Error),
        (article, "wordpress", AnswerKind::Article),
        (serde_json::from_str(&fixture("ghost/error-key")).unwrap(), "ghost", AnswerKind::Error),
        (
            json!([{"id": 7, "title": "Ferry", "url": "https://quay.example/a", "subtype": "post", "_links": {}}]),
            "wordpress",
            AnswerKind::Part,
        ),
    ] {
        let report = recorded(&document.to_string());
        assert_eq!(preset(&report), Some(name), "{document}");
        let kinds: Vec<AnswerKind> = report
            .findings
            .iter()
            .filter_map(|finding| match finding {
                Finding::OtherAnswer { kind, .. } => Some(*kind),
                _ => None,
            })
            .collect();
        assert_eq!(kinds, [kind], "{document}: {:?}", report.findings);
        assert!(!report.findings.iter().any(|finding| matches!(finding, Finding::Other(_))), "{:?}", report.findings);
        assert_eq!(report.article.is_some(), kind == AnswerKind::Article, "{document}");
    }
}

#[test]
fn a_recorded_error_is_reported_with_the_backends_message() {
    let answer = Response {
        url: "https://backend.example/12.http".into(),
        status: 404,
        headers: Vec::new(),
        body: json!({"code": "rest_post_invalid_id", "message": "Invalid post ID.", "data": {"status": 404}})
            .to_string(),
    };
    let own = network(Vec::new()).0;
    let report = block_on(connect_recorded(Question::default(), answer, &environment(), &own));
    let is_expected = |finding: &Finding| matches!(finding, Finding::OtherAnswer { kind: AnswerKind::Error, message: Some(message), .. } if message == "Invalid post ID.");
    assert!(report.findings.len() == 1 && is_expected(&report.findings[0]), "{:?}", report.findings);
}

#[test]
fn the_error_message_of_any_backend_is_reported() {
    for (document, message) in [
        (json!({"fault": {"faultstring": "Invalid ApiKey", "detail": {"errorcode": "x"}}}), "Invalid ApiKey"),
        (json!({"response": {"status": "error", "message": "page is beyond the end"}}), "page is beyond the end"),
        (
            json!({"errors": [{"message": "You are not allowed to perform this action."}]}),
            "You are not allowed to perform this action.",
        ),
        (json!({"errors": ["Your API key is invalid."]}), ""),
        (json!({"error": {"code": "invalid_access_key", "message": "No valid key."}}), "No valid key."),
        (json!({"error": "Unauthorized"}), "Unauthorized"),
    ] {
        let report = recorded(&document.to_string());
        let reported = report.findings.iter().find_map(|finding| match finding {
            Finding::OtherAnswer { kind: AnswerKind::Error, message, .. } => Some(message.clone().unwrap_or_default()),
            _ => None,
        });
        assert_eq!(reported.as_deref(), Some(message), "{document}: {:?}", report.findings);
    }
}

#[test]
fn an_empty_list_of_an_unknown_backend_is_reported_as_empty() {
    let report = recorded("[]");
    assert!(matches!(report.findings[..], [Finding::NoArticles { .. }]), "{:?}", report.findings);
}

#[test]
fn pasted_text_is_an_answer_unless_it_is_an_address() {
    for (text, is_answer) in [
        (" {\"a\": 1}", true),
        ("[1]", true),
        ("<rss>", true),
        ("<https://quay.example/>", false),
        ("[::1]:3000/feed", false),
        ("quay.example", false),
    ] {
        assert_eq!(pasted(text).is_some(), is_answer, "{text}");
    }
    assert_eq!(recorded(&fixture("json-feed/latest")).verdict.map(|verdict| verdict.preset), Some("json-feed"));
}

#[test]
fn a_body_only_in_the_article_is_marked_and_at_most_three_paths_are_shown() {
    let items = |more: Value| {
        let mut item = json!({"id": 7, "title": "Ferry", "type_of": "article", "tag_list": ["port"],
            "published_timestamp": "2026-11-20T08:00:00Z", "url": "https://forem.example/a"});
        item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        item
    };
    let table = vec![
        ("https://forem.example/api/articles/latest", says(json!([items(json!({}))]).to_string())),
        ("https://forem.example/api/articles/7", says(items(json!({"body_html": "<p>It runs.</p>"})).to_string())),
    ];
    let report = report_on("https://forem.example/api/articles/latest", &[], table);
    assert_eq!(preset(&report), Some("forem"));
    let row = |name: &str| report.fields.iter().find(|row| row.count.field == name).unwrap();
    assert!(row("body").in_article && !row("image").in_article);
    assert!(report.fields.iter().all(|row| row.places.len() <= 3));
}

#[test]
fn empty_values_do_not_count_as_found() {
    let nothing = [json!([]), json!({}), json!(""), json!(" "), Value::Null];
    for (at, value) in nothing.into_iter().enumerate() {
        let feed = json!({"version": "https://jsonfeed.org/version/1.1", "title": "Q", "items": [
            {"id": "a", "title": "Ferry", "summary": value, "tags": value, "authors": value, "image": value,
             "content_html": value, "date_published": value, "url": value}]});
        let report = recorded(&feed.to_string());
        for field in ["summary", "tags", "authors", "image", "body", "published", "source"] {
            let count = &report.fields.iter().find(|row| row.count.field == field).unwrap().count;
            assert_eq!((count.found, count.unreadable), (0, 0), "{at} {field}: {count:?}");
        }
    }
}

#[test]
fn an_unknown_answer_is_not_recognised() {
    let answer = |body: &str| Response {
        url: "https://a.example/x".into(),
        status: 200,
        headers: Vec::new(),
        body: body.into(),
    };
    let own = network(Vec::new()).0;
    for (body, recognised) in [("{\"a\": 1}", false), ("not data", false), (RSS, true)] {
        let report = block_on(connect_recorded(Question::default(), answer(body), &environment(), &own));
        assert_eq!(report.is_recognised(), recognised, "{body}");
    }
}
