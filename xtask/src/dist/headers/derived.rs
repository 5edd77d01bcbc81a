//! Tests of the policy that is derived from a site file, and that no site file can break it.

use super::policy::hosts::Answers;
use super::policy::*;
use serde_json::{Value, json};

fn sources(policy: &Policy, name: &str) -> String {
    policy.directives().find(|(known, _)| *known == name).map(|(_, sources)| sources.join(" ")).unwrap_or_default()
}

fn asks(backend: Value, description: Option<Value>) -> Result<String, String> {
    let policy = Policy::of(&json!({ "backend": backend }), description.as_ref())?;
    Ok(sources(&policy, "connect-src").trim_start_matches("'self'").trim_start().to_owned())
}

#[test]
fn a_newspaper_may_ask_its_backend_and_itself() {
    for (base, origin) in [
        ("demo", ""),
        ("/api/", ""),
        ("https://cms.example/blog/?x=1", "https://cms.example"),
        ("HTTPS://User:pass@CMS.example:443", "https://cms.example"),
        ("https://cms.example:8443/", "https://cms.example:8443"),
        ("//cms.example/x", "https://cms.example"),
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("https://[2001:db8::1]/", "https://[2001:db8::1]"),
    ] {
        assert_eq!(asks(json!({ "preset": "ghost", "base": base }), None), Ok(origin.to_owned()), "{base}");
    }
    assert_eq!(sources(&Policy::of(&json!({}), None).unwrap(), "connect-src"), "'self'");
}

#[test]
fn a_proxy_is_asked_in_place_of_the_backend() {
    let backend = |proxy: &str| json!({ "preset": "ghost", "base": "https://cms.example", "proxy": proxy });
    assert_eq!(asks(backend("/proxy?url={url}"), None), Ok(String::new()));
    assert_eq!(asks(backend("https://proxy.example/{+url}"), None), Ok("https://proxy.example".to_owned()));
}

#[test]
fn a_description_that_lies_or_asks_elsewhere_is_followed() {
    let backend = json!({
        "description": "https://descriptions.example/a.json",
        "base": "https://cms.example",
        "parameters": { "space": "harbour", "search": "https://find.example/q", "n": 3 }
    });
    let description = json!({
        "parameters": { "region": { "default": "eu" } },
        "views": {
            "latest": { "url": "{+base}/latest", "fan_out": { "url": "https://{space}.{region}.items.example/{value}" } },
            "search": [{ "url": "https://{space}.search.example/?q={query}" }]
        },
        "fields": { "url": "https://not-asked.example/" }
    });
    let expected = "https://cms.example https://find.example https://harbour.eu.items.example \
                    https://harbour.search.example https://descriptions.example";
    assert_eq!(asks(backend, Some(description)), Ok(expected.to_owned()));
}

#[test]
fn no_address_can_write_into_the_policy_or_the_configuration_of_a_host() {
    for base in [
        "https://a.example; script-src *",
        "https://a.example,b",
        "https://a.example\n add_header X y",
        "https://a.example\"; evil",
        "https://$host/",
        "https://{tenant}.example/",
        "https://zürich.example/",
        "https://*.example/",
        "https://",
    ] {
        let told = asks(json!({ "base": base }), None);
        assert!(told.as_ref().is_err_and(|text| text.contains("cannot stand")), "{base}: {told:?}");
    }
}

#[test]
fn pictures_without_tls_come_from_a_backend_without_tls_alone() {
    let policy = |base: &str| Policy::of(&json!({ "backend": { "base": base } }), None).unwrap();
    assert_eq!(sources(&policy("https://cms.example"), "img-src"), "'self' https: data:");
    assert_eq!(sources(&policy("http://127.0.0.1:1"), "img-src"), "'self' https: http://127.0.0.1:1 data:");
    assert_eq!(sources(&policy("http://127.0.0.1:1"), "media-src"), "'self' https: http://127.0.0.1:1");
}

#[test]
fn the_page_has_one_policy_behind_its_encoding() {
    let policy = Policy::of(&json!({}), None).unwrap();
    for page in ["<!doctype html><html lang=en><meta charset=utf-8><base href=/>", "<meta charset=\"utf-8\" />x", "x"] {
        let guarded = with_meta(page, &policy);
        assert_eq!(with_meta(&guarded, &policy.clone().for_connect()).matches("default-src").count(), 1, "{guarded}");
        assert_eq!(without_meta(&guarded), page);
        let before = guarded.split("<meta http-equiv").next().unwrap();
        assert!(!before.contains("<base") && !before.contains('x'), "{guarded}");
    }
    for name in NOT_IN_META {
        assert!(!policy.meta().contains(name), "{name}");
    }
    assert!(policy.meta().contains("require-trusted-types-for 'script'; trusted-types news-inert-parser news-worker"));
}

#[test]
fn the_worker_may_load_what_the_page_may_and_runs_nothing() {
    let policy = Policy::of(&json!({ "backend": { "base": "http://127.0.0.1:8081" } }), None).unwrap();
    let expected = "default-src 'none'; connect-src 'self' https: http://127.0.0.1:8081; require-trusted-types-for \
                    'script'; trusted-types 'none'";
    assert_eq!(policy.for_worker(false).header(), expected);
    let wide = policy.clone().for_connect();
    for source in sources(&wide, "connect-src").split(' ') {
        assert!(sources(&policy.for_worker(true), "connect-src").split(' ').any(|known| known == source), "{source}");
    }
    let answers = Answers {
        base: "/news/".to_owned(),
        worker: policy.for_worker(true),
        widget_frame: policy.for_widget_frame(&Value::Null),
        policy,
        connect: Some(wide),
        description: None,
    };
    for text in [answers.pages(), answers.nginx(), answers.caddy(), answers.apache()] {
        assert!(text.contains("/news/sw.js") || text.contains("/news/sw\\.js"), "{text}");
        assert!(text.contains("default-src 'none'; connect-src 'self' https:") && text.contains("no-cache"), "{text}");
    }
}

#[test]
fn the_page_of_headlines_may_be_framed_by_anybody_and_do_less_than_the_newspaper() {
    let policy = Policy::of(&json!({ "backend": { "base": "https://cms.example" } }), None).unwrap();
    let framed = policy.for_widget_frame(&Value::Null);
    assert_eq!(sources(&framed, "frame-ancestors"), "*");
    for (name, expected) in [
        ("connect-src", "'self' https://cms.example"),
        ("script-src", "'self' 'wasm-unsafe-eval'"),
        ("form-action", "'none'"),
        ("trusted-types", "news-inert-parser"),
        // The value of `default-src` applies.
        ("frame-src", ""),
        ("worker-src", ""),
        ("manifest-src", ""),
        ("media-src", ""),
    ] {
        assert_eq!(sources(&framed, name), expected, "{name}");
    }
    let answers = Answers {
        base: "/news/".to_owned(),
        worker: policy.for_worker(true),
        widget_frame: framed.clone(),
        policy,
        connect: None,
        description: None,
    };
    for text in [answers.pages(), answers.nginx(), answers.caddy(), answers.apache()] {
        assert!(text.contains(&framed.header()), "{text}");
        assert!(!text.contains("X-Frame-Options"), "{text}");
    }
    // Only that page, and no address that merely begins with its address: a missing page there may answer with the app.
    let framed = "/news/embed/headlines(/(index\\.html)?)?";
    assert!(answers.nginx().contains(&["\"^", framed, "(\\?|$)\""].concat()));
    assert!(answers.apache().contains(&["m#^[A-Z]+ ", framed, "[? ]#"].concat()));
    let paths = ["/news/embed/headlines", "/news/embed/headlines/", "/news/embed/headlines/index.html"];
    assert!(answers.caddy().contains(&["@news_framed path ", &paths.join(" "), "\n"].concat()));
    let rules = answers.pages();
    let rules: Vec<&str> = rules.lines().filter(|line| line.starts_with("/news/embed/")).collect();
    assert_eq!(rules, [&["/news/embed/headlines/*"], paths.as_slice()].concat());
}

#[test]
fn a_frame_without_an_origin_may_load_what_is_the_newspaper_s_by_its_address() {
    let site = json!({ "url": "https://News.example:443/paper/", "backend": { "base": "https://cms.example" } });
    let framed = Policy::of(&site, None).unwrap().for_widget_frame(&site);
    for (name, expected) in [
        ("script-src", "'self' 'wasm-unsafe-eval' https://news.example"),
        ("style-src", "'self' https://news.example"),
        ("img-src", "'self' https: data: https://news.example"),
        ("connect-src", "'self' https://cms.example https://news.example"),
        ("base-uri", "'self' https://news.example"),
        ("default-src", "'none'"),
        ("form-action", "'none'"),
        ("frame-ancestors", "*"),
    ] {
        assert_eq!(sources(&framed, name), expected, "{name}");
    }
    // A backend on the newspaper's own host is named once, and an invalid address not at all.
    let at_home = json!({ "url": "https://news.example", "backend": { "base": "https://news.example/api" } });
    assert_eq!(
        sources(&Policy::of(&at_home, None).unwrap().for_widget_frame(&at_home), "connect-src"),
        "'self' https://news.example"
    );
    let policy = Policy::of(&Value::Null, None).unwrap();
    for url in [json!(7), json!("https://a.example; script-src *"), json!("/news/")] {
        assert_eq!(policy.for_widget_frame(&json!({ "url": url })), policy.for_widget_frame(&Value::Null), "{url}");
    }
}

#[test]
fn a_newspaper_without_the_page_that_tries_backends_has_one_policy() {
    let policy = Policy::of(&json!({}), None).unwrap();
    let answers = Answers {
        base: "/".to_owned(),
        worker: policy.for_worker(false),
        widget_frame: policy.for_widget_frame(&Value::Null),
        policy,
        connect: None,
        description: None,
    };
    for text in [answers.pages(), answers.nginx(), answers.caddy(), answers.apache()] {
        let without_frame = text.replace(&answers.widget_frame.header(), "");
        assert_eq!(without_frame.matches("default-src").count(), 2, "its own and the worker's: {text}");
        assert_ne!(text, without_frame, "and the frame's");
        assert!(!text.contains("/connect"), "{text}");
        for (name, value) in HEADERS {
            assert!(text.contains(name) && text.contains(value), "{name}: {text}");
        }
    }
}

#[test]
fn pictures_and_frames_come_from_whom_the_publisher_names() {
    let of = |said: Value| {
        let site = json!({ "backend": { "preset": "ghost", "base": "https://cms.example" }, "policy": said });
        Policy::of(&site, None)
    };
    let policy = of(
        json!({ "media": ["https://images.example/x", "https://*.cdn.example"], "frames": ["vimeo", "https://maps.example"] }),
    );
    let policy = policy.unwrap();
    let hosts = "'self' https://images.example https://*.cdn.example https://cms.example";
    assert_eq!(sources(&policy, "img-src"), [hosts, " data:"].concat());
    assert_eq!(sources(&policy, "media-src"), hosts);
    let frames = sources(&policy, "frame-src");
    assert!(
        frames.starts_with("'self' https://player.vimeo.com") && frames.ends_with(" https://maps.example"),
        "{frames}"
    );
    assert!(!frames.contains("https: "), "{frames}");
    // The frame of headlines shows pictures too, and the worker loads them for both.
    assert_eq!(sources(&policy.for_widget_frame(&json!({})), "img-src"), [hosts, " data:"].concat());
    assert!(!sources(&policy.for_worker(false), "connect-src").contains("https: "));

    let nothing = of(json!({ "frames": [] })).unwrap();
    assert_eq!(sources(&nothing, "frame-src"), "'self'");
    assert_eq!(sources(&nothing, "img-src"), "'self' https: data:");
    assert_eq!(
        of(json!({})).unwrap(),
        Policy::of(&json!({ "backend": { "base": "https://cms.example" } }), None).unwrap()
    );

    for (said, wrong) in [
        (json!([]), "$.policy: expected an object"),
        (json!({ "medium": [] }), "$.policy.medium: unknown key"),
        (json!({ "media": "https://a.example" }), "$.policy.media: expected a list"),
        (json!({ "media": ["http://a.example"] }), "$.policy.media[0]: expected hosts"),
        (json!({ "media": ["https://a.example; script-src *"] }), "$.policy.media[0]"),
        (json!({ "frames": ["youtube", "utube"] }), "$.policy.frames[1]: expected providers"),
        (json!({ "frames": ["https://*"] }), "$.policy.frames[0]"),
        (json!({ "frames": [7] }), "$.policy.frames[0]"),
    ] {
        let told = of(said.clone()).unwrap_err();
        assert!(told.starts_with(wrong), "{said}: {told}");
    }
}
