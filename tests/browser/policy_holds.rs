//! The release under its own headers, and what it does with a file that is not the one that was built.

use crate::backend::{Backend, feed, stories, story_with};
use crate::http::Answer;
use crate::page::{Page, visit};
use crate::policy::HEADERS;
use crate::site::part_files;
use crate::site::{Setup, Site};
use serde_json::json;

/// What the host says to a request of the page's own.
fn header(page: &Page, place: &str, name: &str) -> String {
    let script = "const [place, name, done] = arguments; \
                  fetch(place).then((answer) => done(answer.headers.get(name) ?? ''), () => done('no answer'))";
    let address = page.site.address(place);
    page.run_async_with(script, &[address.into(), name.into()]).as_str().unwrap_or_default().to_owned()
}

#[test]
fn every_answer_of_the_release_carries_its_headers() {
    visit(&Site::as_built(), |page| {
        page.open("");
        page.wait_for(".section");
        for place in ["", "pwa.js", "manifest.webmanifest", "connect", "no-such-file.js"] {
            for (name, value) in HEADERS {
                assert_eq!(header(page, place, name), value, "{place}");
            }
        }
        for (place, sources) in
            [("", "connect-src 'self';"), ("connect", "connect-src 'self' https: http://localhost:*")]
        {
            let policy = header(page, place, "content-security-policy");
            assert!(policy.contains(sources) && policy.contains("default-src 'none';"), "{place}: {policy}");
        }
        for (place, ancestors) in
            [("embed/headlines/?category=world", "*"), ("embed/x", "'self'"), ("embed/headlines/x", "'self'")]
        {
            let policy = header(page, place, "content-security-policy");
            assert!(policy.contains(&["frame-ancestors ", ancestors].concat()), "{place}: {policy}");
        }
    });
}

#[test]
fn the_page_forbids_on_a_host_that_sends_no_headers_what_they_forbid() {
    visit(&Site::as_built(), |page| {
        for (place, name) in [("", "index.html"), ("connect", "connect.html")] {
            page.open(place);
            page.wait_for("main h1");
            let selector = "meta[http-equiv='Content-Security-Policy']";
            let in_page = page.each(selector, "it.content").concat();
            let sent = header(page, place, "content-security-policy");
            let (sent, _) = sent.split_once("; report-uri").unwrap();
            assert_eq!(in_page, sent.replace(" frame-ancestors 'self';", ""), "{name}");
        }
    });
}

#[test]
fn the_newspaper_asks_its_backend_and_nobody_else() {
    let backend = Backend::of(&stories(0..3));
    let other = Backend::of(&stories(0..3));
    let site = backend.site();
    visit(&site, |page| {
        page.open("latest");
        page.wait_for(".headline-list__item");
        let ask = "fetch(arguments[0]).then(() => arguments[1]('answered'), () => arguments[1]('refused'))";
        let asked =
            |server: &Backend| page.run_async_with(ask, &[format!("{}/feed.json", server.server.origin()).into()]);
        assert_eq!((asked(&backend), asked(&other)), (json!("answered"), json!("refused")));
        assert_eq!(other.server.hits("/feed.json"), 0);
        // Both forms of the policy have told of it; that is all that there is to tell.
        page.run_async("fetch('/told/').finally(arguments[0])");
        let told = page.site.forget_told();
        assert!(!told.is_empty() && told.iter().all(|line| line.contains("connect-src")), "{told:?}");
    });
}

#[test]
fn the_page_that_tries_backends_may_ask_another() {
    let backend = Backend::of(&stories(0..3));
    let other = Backend::of(&stories(0..3));
    visit(&backend.site(), |page| {
        page.open("connect");
        page.wait_for("main h1");
        let ask = "fetch(arguments[0]).then(() => arguments[1]('answered'), () => arguments[1]('refused'))";
        let address = format!("{}/feed.json", other.server.origin());
        assert_eq!(page.run_async_with(ask, &[address.into()]), json!("answered"));
    });
}

#[test]
fn no_link_of_the_app_leads_into_the_page_that_tries_backends_without_loading_it() {
    visit(&Site::as_built(), |page| {
        for place in ["", "latest", "search", "no-such-page"] {
            page.open(place);
            page.wait_for("main h1");
            // Its policy is the document's, so a router that goes there by itself would bring the narrow one along.
            assert_eq!(page.count("a[href$='/connect']:not([rel~='external'])"), 0, "{place}");
        }
    });
}

fn altered(ending: &'static str) -> Setup {
    Setup { altered: ending, ..Setup::default() }
}

#[test]
fn a_program_that_is_not_the_one_that_was_built_is_not_run() {
    // `boot.js` is the one script that nothing checks: a space at its end changes nothing.
    for ending in ["_bg.wasm", ".js"] {
        visit(&Site::set_up(altered(ending)), |page| {
            page.open("");
            page.wait_until(&format!("the notice ({ending})"), "!document.getElementById('cannot-start').hidden");
            assert_eq!(page.count(".masthead"), 0);
        });
    }
}

#[test]
fn a_part_that_is_not_the_one_that_was_built_is_not_run() {
    let story = story_with(1, "content_html", "<p>Whole</p>".into());
    let backend =
        Backend::of(std::slice::from_ref(&story)).with("/articles/story-1.json", Answer::json(feed(&[story])));
    for file in part_files("story") {
        let file: &'static str = Box::leak(file.into_boxed_str());
        visit(&backend.site_under(altered(file)), |page| {
            page.open("article/story-1");
            page.wait_for(".error-notice");
            assert_eq!(page.count(".article__body p:not(.visually-hidden)"), 0, "{file}");
        });
    }
}

#[test]
fn every_file_of_the_program_is_asked_for_once() {
    let site = Site::as_built();
    visit(&site, |page| {
        page.open("article/webb-at-l2");
        page.wait_for(".article__body p:not(.visually-hidden)");
        let mut asked = site.server.targets();
        asked.retain(|target| target.ends_with(".wasm") || target.ends_with(".js"));
        asked.sort();
        let all = asked.clone();
        asked.dedup();
        assert_eq!(all, asked);
        for file in part_files("story") {
            assert!(asked.iter().any(|target| target.ends_with(&file)), "{file} of {asked:?}");
        }
    });
}
