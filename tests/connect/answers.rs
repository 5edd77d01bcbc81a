//! From an address to a report, with a table of answers as the network.

use crate::support::*;
use futures::executor::block_on;
use serde_json::json;
use time_plus_news::backend::{Error, Response, ViewKind};
use time_plus_news::connect::recorded::connect_recorded;
use time_plus_news::connect::{Confidence, Environment, Evidence, Finding, Question, answer, connect, recognise};
use time_plus_news::json::Value;

const HOME: &str = "<!doctype html><html lang='sv'><head><title>Start</title>\
    <meta property='og:site_name' content='Hamnen &amp; havet'>\
    <link rel='https://api.w.org/' href='https://hamnen.example/wp-json/'></head><body>Hej</body></html>";

fn wordpress() -> Vec<(&'static str, Answer)> {
    vec![
        ("https://hamnen.example/", says(HOME)),
        ("https://hamnen.example/wp-json/wp/v2/posts", says(fixture("wordpress/latest"))),
        ("https://hamnen.example/wp-json/wp/v2/categories", says(fixture("wordpress/categories"))),
    ]
}

/// The publisher's own description.
fn given(file: &str, description: serde_json::Value) -> Option<(String, Value)> {
    Some((file.to_owned(), serde_json::from_value(description).unwrap()))
}

#[test]
fn a_home_page_with_a_link_to_its_api_gives_a_site_file() {
    let report = report_on("hamnen.example", &[], wordpress());
    assert_eq!(preset(&report), Some("wordpress"));
    let verdict = report.verdict.as_ref().unwrap();
    assert_eq!((verdict.name.as_str(), verdict.confidence), ("WordPress", Confidence::Certain));
    assert_eq!(verdict.evidence, [Evidence::Linked("https://hamnen.example/wp-json/".into())]);
    assert!(report.read > 0 && report.headlines.len() <= 5);
    assert!(report.article.as_ref().is_some_and(|article| !article.headline.title.is_empty()));
    assert_eq!(report.findings, []);
    let site = site(&report);
    assert_eq!(site["name"], "Hamnen & havet");
    assert_eq!(site["language"], "sv");
    assert_eq!(site["backend"], json!({"preset": "wordpress", "base": "https://hamnen.example"}));
    assert!(site["categories"].as_array().is_some_and(|list| !list.is_empty() && list.len() <= 8));
    let title = report.fields.iter().find(|row| row.count.field == "title").unwrap();
    assert_eq!((title.count.found, title.count.empty, title.count.missing), (report.counted - 1, 1, 0));
    assert_eq!(title.places[0], "$.title.rendered");
    assert!(title.conversions.contains(&"html-text".to_owned()));
}

#[test]
fn every_item_is_counted_once_in_every_field() {
    let report = report_on("hamnen.example", &[], wordpress());
    assert_eq!(report.fields.len(), 17);
    for row in &report.fields {
        let count = &row.count;
        assert_eq!(count.found + count.unreadable + count.empty + count.missing, report.counted, "{count:?}");
    }
}

#[test]
fn an_api_is_found_even_if_the_home_page_may_not_be_read() {
    let mut table = wordpress();
    table[0].1 = Answer::Refused;
    table.push(("https://hamnen.example/wp-json/", says("{\"namespaces\": [\"wp/v2\"], \"routes\": {}}")));
    table.swap(0, 3);
    let report = report_on("https://hamnen.example", &[], table);
    assert_eq!(preset(&report), Some("wordpress"));
    assert_eq!(report.findings, [], "the page does not matter when the API answers");
}

#[test]
fn a_site_under_a_path_keeps_its_path() {
    let table = vec![
        ("https://a.example/blog/", says("<html><title>Blog</title>")),
        ("https://a.example/blog/wp-json/", says(fixture("wordpress/latest"))),
    ];
    let report = report_on("https://a.example/blog/", &[], table);
    assert_eq!(site(&report)["backend"]["base"], "https://a.example/blog");
}

#[test]
fn wordpress_without_permalinks_is_requested_through_the_query() {
    let table = vec![
        ("https://a.example/", says("<html>")),
        ("https://a.example/wp-json/", status(404, "<html>")),
        ("https://a.example/index.php?rest_route=/wp/v2/posts", says(fixture("wordpress/latest"))),
    ];
    let report = report_on("https://a.example/", &[], table);
    let parameters = &site(&report)["backend"]["parameters"];
    assert_eq!(*parameters, json!({"api": "index.php?rest_route=/wp/v2", "join": "&"}));
    assert!(report.read > 0);
}

#[test]
fn a_feed_is_split_into_folder_and_file_name() {
    let table = vec![("https://a.example/news/feed.json", says(fixture("json-feed/latest")))];
    let report = report_on("https://a.example/news/feed.json?lang=en", &[], table);
    assert_eq!(preset(&report), Some("json-feed"));
    let backend = &site(&report)["backend"];
    assert_eq!(backend["base"], "https://a.example/news");
    assert_eq!(backend["parameters"], json!({"latest": "feed.json?lang=en"}));
    let search = report.missing_views.iter().find(|missing| missing.view == ViewKind::Search).unwrap();
    assert_eq!(search.needs, ["search"], "what would bring it is named");
}

#[test]
fn a_sitemap_index_leads_to_the_news_sitemap() {
    let index = "<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>\
        <sitemap><loc>https://a.example/pages.xml</loc></sitemap>\
        <sitemap><loc><![CDATA[https://a.example/maps/news.xml?a=1&amp;b=2]]></loc></sitemap></sitemapindex>";
    let sitemap = "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://a.example/1</loc>\
        <news:news><news:title>Ferry runs again</news:title></news:news></url></urlset>";
    let table = vec![
        ("https://a.example/sitemap.xml", says(index)),
        ("https://a.example/maps/news.xml?a=1&b=2", says(sitemap)),
    ];
    let report = report_on("https://a.example/sitemap.xml", &[], table);
    assert_eq!((preset(&report), report.read), (Some("news-sitemap"), 1));
    let backend = &site(&report)["backend"];
    assert_eq!(backend["base"], "https://a.example/maps");
    assert_eq!(backend["parameters"], json!({"latest": "news.xml?a=1&b=2"}));
}

#[test]
fn a_linked_feed_is_requested_before_the_probe_paths() {
    let page = "<html><link rel=alternate type='application/feed+json' href='/f.json'>";
    let table =
        vec![("https://a.example/", says(page)), ("https://a.example/f.json", says(fixture("json-feed/latest")))];
    let (fetch, log) = network(table);
    let question = Question { address: "https://a.example/".into(), ..Question::default() };
    let found = block_on(recognise(&question, &environment(), &fetch, &|_| {})).unwrap();
    assert_eq!(found.candidates[0].preset, "json-feed");
    assert_eq!(found.candidates[0].confidence, Confidence::Certain);
    assert_eq!(*log.borrow(), ["https://a.example/", "https://a.example/f.json"]);
}

#[test]
fn a_missing_key_is_reported_and_gets_a_placeholder() {
    let table = vec![("https://lantern.example/ghost/api/content/posts/", status(403, &fixture("ghost/error-key")))];
    let report = report_on("https://lantern.example/", &[], table);
    assert_eq!(preset(&report), Some("ghost"));
    assert!(report.needs_key());
    assert!(
        report
            .findings
            .iter()
            .any(|finding| matches!(finding, Finding::NeedsParameter { name, about: Some(_) } if name == "key"))
    );
    assert!(!report.site.as_ref().unwrap().finished);
}

#[test]
fn a_key_in_the_address_is_used() {
    let table = vec![("https://lantern.example/ghost/api/content/", says(fixture("ghost/posts")))];
    let address = "https://lantern.example/ghost/api/content/posts/?key=22444f&limit=3";
    let report = report_on(address, &[], table);
    assert_eq!(site(&report)["backend"]["parameters"], json!({"key": "22444f"}));
    assert!(report.read > 0);
}

#[test]
fn a_key_under_another_name_reaches_its_parameter_and_an_unknown_one_is_reported() {
    let table = || vec![("https://content.guardianapis.com/", says(fixture("guardian/search")))];
    let report = report_on("https://content.guardianapis.com/search?api-key=test", &[("colour", "red")], table());
    assert_eq!(site(&report)["backend"]["parameters"], json!({"key": "test"}));
    assert!(
        report
            .findings
            .iter()
            .any(|finding| matches!(finding, Finding::UnknownParameter { name, .. } if name == "colour"))
    );
}

#[test]
fn a_secret_key_that_would_be_public_is_reported() {
    let table = vec![("https://newsapi.org/", says(fixture("newsapi/top-headlines")))];
    let report = report_on("https://newsapi.org/v2/top-headlines?country=se&apiKey=secret", &[], table);
    assert!(report.findings.contains(&Finding::PublicKey { name: "key".into() }));
    assert_eq!(site(&report)["backend"]["parameters"]["country"], "se");
}

#[test]
fn a_cors_refusal_names_the_address_the_origin_and_the_headers() {
    let table = vec![("https://newsapi.org/", Answer::Refused)];
    let report = report_on("https://newsapi.org/v2/top-headlines", &[("key", "k")], table);
    let refused = report.findings.iter().find_map(|finding| match finding {
        Finding::Refused { url, origin, headers } => Some((url.clone(), origin.clone(), headers.clone())),
        _ => None,
    });
    let (url, origin, headers) = refused.expect("a refusal");
    assert!(url.starts_with("https://newsapi.org/v2/top-headlines"), "{url}");
    assert_eq!(origin, "https://news.example");
    assert_eq!(headers, ["X-Api-Key"]);
}

#[test]
fn a_missing_cors_header_is_reported_where_headers_are_visible() {
    let environment = Environment { sees_headers: true, ..environment() };
    let report = report_around("hamnen.example", &[], wordpress(), &environment);
    assert!(report.findings.iter().any(|finding| matches!(finding, Finding::NotAllowed { allowed: None, .. })));
    let mut table = wordpress();
    let headers = vec![("access-control-allow-origin".to_owned(), "*".to_owned())];
    for (_, answer) in &mut table {
        if let Answer::Is(_, own, _) = answer {
            own.clone_from(&headers);
        }
    }
    assert_eq!(report_around("hamnen.example", &[], table, &environment).findings, []);
}

#[test]
fn an_unencrypted_backend_is_reported_and_requested_over_https() {
    let report = report_on("http://hamnen.example/", &[], wordpress());
    assert_eq!(report.findings, [Finding::MixedContent { url: "http://hamnen.example/".into() }]);
    assert_eq!(preset(&report), Some("wordpress"));
}

#[test]
fn an_invalid_address_is_not_requested() {
    for typed in ["", "the harbour", "ftp://a.example", "javascript:alert(1)"] {
        let report = report_on(typed, &[], Vec::new());
        assert!(matches!(report.findings[..], [Finding::NotAnAddress { .. }]), "{typed}: {:?}", report.findings);
        assert_eq!(report.asked, []);
    }
}

#[test]
fn a_web_page_without_a_backend_is_reported_with_its_title() {
    let report = report_on("https://a.example/", &[], vec![("https://a.example/", says("<html><title>Wi-Fi</title>"))]);
    assert_eq!(report.findings, [Finding::WebPage { url: "https://a.example/".into(), title: Some("Wi-Fi".into()) }]);
    assert!(report.asked.len() > 10, "where backends usually are was looked");
    assert!(report.site.is_none());
}

#[test]
fn an_empty_answer_and_invalid_json_are_distinguished() {
    let empty = report_on("https://a.example/x", &[], vec![("https://a.example/x", says(""))]);
    assert!(matches!(empty.findings[..], [Finding::Nothing { .. }]), "{:?}", empty.findings);
    let broken = report_on("https://a.example/x", &[], vec![("https://a.example/x", says("{\"a\": [1, 2"))]);
    assert!(matches!(broken.findings[..], [Finding::NotJson { .. }]), "{:?}", broken.findings);
}

#[test]
fn an_empty_list_is_reported_as_empty() {
    let table = vec![
        ("https://a.example/", says("<html>")),
        ("https://a.example/wp-json/", says("{\"namespaces\": [\"wp/v2\"]}")),
        ("https://a.example/wp-json/wp/v2/posts", says("[]")),
    ];
    let report = report_on("https://a.example/", &[], table);
    assert_eq!(preset(&report), Some("wordpress"));
    assert!(matches!(report.findings[..], [Finding::NoArticles { .. }]), "{:?}", report.findings);
}

#[test]
fn probing_stops_after_several_timeouts() {
    let (fetch, log) = network(vec![("https://a.example/", Answer::TimedOut)]);
    let question = Question { address: "https://a.example/".into(), ..Question::default() };
    let report = block_on(connect(&question, &environment(), &fetch, &|_| {}));
    assert!(log.borrow().len() <= 8, "{:?}", log.borrow());
    assert!(!report.findings.is_empty());
}

#[test]
fn an_unknown_api_gets_a_working_description() {
    let items: Vec<_> = (0..7)
        .map(|n| {
            json!({"uuid": format!("s{n}"), "headline": format!("Story {n}"), "teaser": "<b>Short</b>",
                   "text": "<p>Long.</p>", "made": 1_795_165_200 + n, "photo": {"src": format!("/p/{n}.jpg")},
                   "page": format!("https://harbour.example/{n}"), "by": ["Ana Berg"]})
        })
        .collect();
    let answer = json!({"found": 57, "stories": items}).to_string();
    let table = vec![("https://api.harbour.example/v2/stories", says(answer))];
    let report = report_on("https://api.harbour.example/v2/stories?limit=7&offset=0&token=t", &[], table);
    assert_eq!(report.verdict, None);
    assert_eq!(report.read, 7);
    assert_eq!(report.total, Some(57));
    assert!(report.draft.as_ref().unwrap().contains("\"$.headline\""));
    assert!(report.article.as_ref().is_some_and(|article| !article.body.is_empty()));
    assert!(report.headlines[0].image.is_some() && report.headlines[0].summary.as_deref() == Some("Short"));
    let backend = &site(&report)["backend"];
    assert_eq!(backend["description"], "backends/my-backend.json");
    assert_eq!(backend["parameters"], json!({"key": "t"}));
    assert!(
        report.findings.contains(&Finding::PublicKey { name: "key".into() }),
        "nobody knows whether it may be public"
    );
}

#[test]
fn the_publishers_own_description_skips_recognition() {
    let description = json!({
        "name": "Harbour Wire", "items": "$.stories[*]", "fields": {"id": "$.uuid", "title": "$.headline"},
        "views": {"latest": {"url": "{+base}/v2/stories{?limit}"}}
    });
    let answer = json!({"stories": [{"uuid": "a", "headline": "One"}, {"uuid": "b"}]}).to_string();
    let (fetch, log) = network(vec![("https://api.harbour.example/v2/stories", says(answer))]);
    let question = Question {
        address: "https://api.harbour.example/".into(),
        parameters: Vec::new(),
        description: given("backends/harbour.json", description),
    };
    let report = block_on(connect(&question, &environment(), &fetch, &|_| {}));
    assert_eq!((report.read, report.left_out), (1, 1));
    assert_eq!(report.verdict.as_ref().unwrap().name, "Harbour Wire");
    assert_eq!(site(&report)["backend"]["description"], "backends/harbour.json");
    assert_eq!(log.borrow().len(), 1, "{:?}", log.borrow());
}

#[test]
fn the_problems_of_a_description_are_reported() {
    let description = json!({"name": "X", "views": {"latest": {"url": "{+base}/{"}}});
    let question = Question {
        address: "https://a.example/".into(),
        parameters: Vec::new(),
        description: given("backends/x.json", description),
    };
    let report = block_on(connect(&question, &environment(), &network(Vec::new()).0, &|_| {}));
    assert!(
        matches!(&report.findings[..], [Finding::Description { url, problems }] if url == "backends/x.json" && !problems.is_empty())
    );
}

#[test]
fn a_backend_is_named_even_if_its_description_is_missing() {
    let table = vec![("https://a.example/x", says("<rss version='2.0'><channel></channel></rss>"))];
    let report = report_on("https://a.example/x", &[], table);
    assert_eq!(preset(&report), Some("rss"));
    if description("rss").is_none() {
        assert!(matches!(report.findings[..], [Finding::NoDescription { .. }]), "{:?}", report.findings);
    }
}

#[test]
fn an_unexpected_recorded_answer_is_reported_and_gives_no_categories() {
    let description = json!({
        "name": "Harbour Wire", "items": "$.stories[*]", "fields": {"id": "$.uuid", "title": "$.headline"},
        "views": {
            "latest": {"url": "{+base}/v2/stories"},
            "categories": {"url": "{+base}/v2/rubrics", "items": "$[*]", "fields": {"title": "$.name", "slug": "$.name"}}
        }
    });
    let answer = || Response {
        url: "https://api.harbour.example/x.json".into(),
        status: 200,
        headers: Vec::new(),
        body: json!([{"name": "Port"}]).to_string(),
    };
    let own = network(Vec::new()).0;
    let question = Question { description: given("backends/harbour.json", description), ..Question::default() };
    let report = block_on(connect_recorded(question, answer(), &environment(), &own));
    assert!(matches!(report.findings[..], [Finding::Other(Error::Unexpected { .. })]), "{:?}", report.findings);
    assert_eq!(report.categories, []);
}

#[test]
fn an_unexpected_answer_of_a_known_backend_gets_a_description() {
    let recorded = |result| Response {
        url: "https://p.api.sanity.io/v2025-01-01/data/query/production".into(),
        status: 200,
        headers: Vec::new(),
        body: json!({"ms": 4, "query": "*[]", "result": result}).to_string(),
    };
    let read = |response| {
        let own = network(Vec::new()).0;
        block_on(connect_recorded(Question::default(), response, &environment(), &own))
    };
    let block = json!({"_type": "block", "children": [{"_type": "span", "text": "Grey."}]});
    let post = json!({"_id": "a", "_type": "post", "title": "Fog", "publishedAt": "2026-03-01", "body": [block]});
    let report = read(recorded(json!([post])));
    assert_eq!(preset(&report), Some("sanity"));
    assert_eq!((report.read, report.headlines[0].title.as_str()), (1, "Fog"));
    assert!(report.draft.as_ref().unwrap().contains("portable-text"));
    // What has names only may be anything.
    let report = read(recorded(json!([{"_id": "a", "_type": "topic", "title": "Weather"}])));
    assert!(report.draft.is_none() && !report.findings.is_empty(), "{:?}", report.findings);
}

/// The backends that an answer matches.
fn candidates(document: serde_json::Value) -> Vec<&'static str> {
    let response =
        Response { url: "https://a.example/api".into(), status: 200, headers: Vec::new(), body: document.to_string() };
    answer::candidates(&response, &answer::classify(&response)).into_iter().map(|made| made.preset).collect()
}

#[test]
fn data_next_to_paging_links_is_not_taken_for_directus() {
    let items = json!([{"id": 1, "status": "published", "title": "Fog", "date": "2026-03-01"}]);
    assert_eq!(candidates(json!({"data": items})), ["directus"]);
    assert!(candidates(json!({"data": items, "links": {"next": null}, "meta": {"current_page": 1}})).is_empty());
}

#[test]
fn a_single_entry_of_strapi_is_recognised() {
    let entry = json!({"id": 1, "documentId": "d", "title": "Fog", "createdAt": "2026-03-01T09:00:00.000Z"});
    assert_eq!(candidates(json!({"data": entry, "meta": {}})), ["strapi"]);
    let entry = json!({"id": 1, "attributes": {"title": "Fog", "createdAt": "2026-03-01T09:00:00.000Z"}});
    assert_eq!(candidates(json!({"data": entry, "meta": {}})), ["strapi"]);
}
