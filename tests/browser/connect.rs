//! The page `/connect` in browsers, which request the backend themselves, parse XML natively and enforce CORS: from the
//! typed address to the report.

use crate::accessibility::check_in_both_themes;
use crate::backend::{Backend, LATEST, allowed, feed, stories, story_with};
use crate::http::{Answer, Server};
use crate::page::{ENTER, Page, visit};
use crate::site::{Setup, Site};
use serde_json::{Value, json};
use time_plus_news::connect::words;
use time_plus_news::words::{Language, Words, fill, fill_named};

fn connect_words() -> &'static words::ConnectWords {
    words::of(Language::English)
}

fn words() -> &'static Words {
    Language::English.words()
}

/// The address of a path on a backend.
fn at(backend: &Backend, place: &str) -> String {
    [&backend.server.origin(), place].concat()
}

/// Opens the page, submits an address with the keyboard, and runs the test on the report.
fn ask(address: &str, test: impl FnOnce(&Page)) {
    visit(&Site::as_built(), |page| {
        page.open("connect");
        page.wait_for("#connect-address");
        send(page, address);
        test(page);
    });
}

fn send(page: &Page, address: &str) {
    page.type_into("#connect-address", address);
    page.press(ENTER);
    page.wait_for(".connect__report");
    page.wait_for_text(".connect__progress", connect_words().done);
}

/// The site file of the report.
fn site_file(page: &Page) -> Value {
    serde_json::from_str(&page.each("[aria-label='site.json']", "it.textContent").remove(0)).unwrap()
}

/// The text of the first finding: problem and advice.
fn finding(page: &Page) -> String {
    page.texts(".connect__finding").remove(0)
}

fn is_recognised(page: &Page, name: &str) {
    let verdict = page.text(".connect__verdict");
    assert!(
        [connect_words().certain, connect_words().likely].iter().any(|told| fill(told, name) == verdict),
        "{verdict}"
    );
}

/// The cells in the row of a field.
fn row(page: &Page, field: &str) -> Vec<String> {
    page.each(
        ".connect__table tbody tr",
        "[...it.cells].map((cell) => cell.textContent.replace(/\\s+/g, ' ').trim()).join('|')",
    )
    .into_iter()
    .map(|row| row.split('|').map(str::to_owned).collect::<Vec<_>>())
    .find(|row| row.first().is_some_and(|name| name == field))
    .unwrap_or_else(|| panic!("no row of {field}"))
}

/// A feed item with every property of a headline.
fn rich_feed() -> Value {
    let mut items = stories(0..12);
    items[0]["content_html"] =
        json!("<p>The whole of it, <em>with stress</em>.</p><h2>A heading within</h2><ul><li>one</li></ul>");
    feed(&items)
}

#[test]
fn the_page_has_a_heading_and_a_form_and_sends_no_request_by_itself() {
    visit(&Site::as_built(), |page| {
        page.open("connect");
        page.wait_for("#connect-address");
        assert_eq!(page.text("main h1"), connect_words().title);
        page.wait_until("the title", &format!("document.title.startsWith({:?})", words().connect));
        assert_eq!(page.count(".connect__report"), 0);
        assert_eq!(page.each("meta[name=robots]", "it.content"), ["noindex"]);
    });
}

#[test]
fn a_json_feed_is_recognised_and_reported_field_by_field() {
    let backend = Backend::empty().with("/news.json", Answer::json(rich_feed()));
    ask(&at(&backend, "/news.json"), |page| {
        is_recognised(page, "JSON Feed");
        assert_eq!(page.count(".connect__card"), 5);
        assert_eq!(page.texts(".connect__title")[0], "Story 0");
        page.wait_for_text(".connect__article h2, .connect__article h3, .connect__article h4", "A heading within");
        assert_eq!(page.texts(".connect__article em"), ["with stress"]);
        let title = row(page, "title");
        assert!(
            title.iter().any(|cell| cell.contains("12")) && title.iter().any(|cell| cell.contains("$.title")),
            "{title:?}"
        );
        assert!(page.texts("#connect-findings ~ p").contains(&connect_words().no_findings.to_owned()));
        let site = site_file(page);
        assert_eq!(site["backend"]["preset"], "json-feed");
        assert_eq!(site["backend"]["base"], backend.server.origin());
        assert_eq!(site["backend"]["parameters"]["latest"], "news.json");
    });
}

#[test]
fn the_site_file_of_the_report_works() {
    let backend = Backend::empty().with(LATEST, Answer::json(rich_feed()));
    let mut made = Value::Null;
    ask(&at(&backend, LATEST), |page| made = site_file(page));
    visit(&Site::with_file(Answer::json(made)), |page| {
        page.open("latest");
        page.wait_for_text(".headline-list__item", "Story 0");
        page.open("article/story-0");
        page.wait_for_text(".article__body", "with stress");
    });
}

/// Records copied and downloaded texts instead of using the clipboard and the disk of this machine.
const KEEP: &str = "
    navigator.clipboard.writeText = async (text) => { window.copied = text };
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text }); return createObjectURL(blob); };
    HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download };
";

#[test]
fn the_site_file_can_be_copied_and_saved() {
    let backend = Backend::empty().with(LATEST, Answer::json(rich_feed()));
    ask(&at(&backend, LATEST), |page| {
        page.run(KEEP, &[]);
        page.click("#connect-site ~ .connect__buttons .button");
        page.wait_for_text(".connect__copied", connect_words().copied);
        let text = page.each("[aria-label='site.json']", "it.textContent").remove(0);
        assert_eq!(page.value("window.copied"), text);
        page.click("#connect-site ~ .connect__buttons .button:nth-of-type(2)");
        page.wait_until("the file", "window.saved");
        assert_eq!((page.value("window.saved"), page.value("window.savedAs")), (text.into(), "site.json".into()));
    });
}

#[test]
fn a_refused_copy_asks_to_select_the_text() {
    let backend = Backend::empty().with(LATEST, Answer::json(rich_feed()));
    ask(&at(&backend, LATEST), |page| {
        page.run(
            "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))",
            &[],
        );
        page.click("#connect-site ~ .connect__buttons .button");
        page.wait_for_text(".connect__copied", connect_words().not_copied);
    });
}

/// An RSS feed with bodies.
fn rss() -> Answer {
    Answer::new("application/rss+xml; charset=utf-8", crate::feeds::rss(3))
}

#[test]
fn an_rss_feed_is_read_by_the_browsers_own_parser() {
    let backend = Backend::empty().with("/news.xml", rss());
    ask(&at(&backend, "/news.xml"), |page| {
        is_recognised(page, "RSS");
        assert_eq!(page.count(".connect__card"), 3);
        assert_eq!(page.texts(".connect__title")[0], "Tide 1 & its <mark>");
        page.wait_for_text(".connect__article", "The whole of tide 1");
        let site = site_file(page);
        assert_eq!(site["backend"]["preset"], "rss");
        assert_eq!(site["backend"]["parameters"]["latest"], "news.xml");
    });
}

#[test]
fn a_local_feed_without_a_scheme_keeps_its_trailing_slash() {
    let backend = Backend::empty().with("/feed/", rss());
    ask(&[&backend.server.host(), "/feed/"].concat(), |page| {
        is_recognised(page, "RSS");
        assert_eq!(page.count(".connect__card"), 3);
        let site = site_file(page);
        assert_eq!(site["backend"]["base"], backend.server.origin());
        assert_eq!(site["backend"]["parameters"]["latest"], "feed/");
        assert_eq!(site["name"], "The Quay");
    });
}

#[test]
fn the_api_of_a_wordpress_feed_without_cors_is_used_instead() {
    let post = json!({ "id": 7, "slug": "ferry", "link": "https://quay.example/ferry", "date_gmt": "2026-11-20T08:00:00",
        "title": { "rendered": "Ferry runs" }, "excerpt": { "rendered": "" }, "content": { "rendered": "<p>It does.</p>" },
        "_links": {} });
    let root = json!({ "name": "The Quay", "namespaces": ["wp/v2"] });
    let server = Server::start(move |request| match request.path() {
        "/wp-json/" => allowed(Answer::json(&root)),
        "/wp-json/wp/v2/posts" => allowed(Answer::json(json!([post]))),
        "/wp-json/wp/v2/categories" => allowed(Answer::json(json!([]))),
        "/feed/" => rss(),
        _ => Answer::status(404),
    });
    let feed = [&server.origin(), "/feed/"].concat();
    ask(&feed, |page| {
        is_recognised(page, "WordPress");
        assert_eq!(page.texts(".connect__title"), ["Ferry runs"]);
        let origin = page.site.server.origin();
        let values = [("feed", feed.as_str()), ("origin", origin.as_str())];
        let hint = fill_named(connect_words().finding.open_api.what, &values);
        assert!(finding(page).contains(&hint), "{}", finding(page));
        assert_eq!(site_file(page)["name"], "The Quay");
    });
}

#[test]
fn an_address_that_is_not_found_is_reported() {
    let backend = Backend::empty();
    ask(&at(&backend, "/gone"), |page| {
        let url = at(&backend, "/gone");
        let what = fill_named(connect_words().finding.not_there.what, &[("url", &url)]);
        assert!(finding(page).contains(&what), "{}", finding(page));
    });
}

#[test]
fn a_complete_answer_can_be_pasted_instead_of_an_address() {
    ask(&rich_feed().to_string(), |page| {
        is_recognised(page, "JSON Feed");
        assert_eq!(page.count(".connect__card"), 5);
    });
    ask(
        "<rss version='2.0'><channel><title>Q</title><item><title>Ferry</title><guid>a</guid></item></channel></rss>",
        |page| {
            is_recognised(page, "RSS");
            assert_eq!(page.texts(".connect__title"), ["Ferry"]);
        },
    );
}

#[test]
fn a_truncated_feed_is_reported_with_its_line_and_without_a_policy_violation() {
    let text = crate::feeds::rss(3);
    let cut = text.split("The whole of tide 2").next().unwrap().to_owned();
    let backend = Backend::empty().with("/news.xml", Answer::new("application/rss+xml", cut));
    ask(&at(&backend, "/news.xml"), |page| {
        is_recognised(page, "RSS");
        assert!(finding(page).contains("line "), "{}", finding(page));
    });
}

#[test]
fn a_home_page_leads_to_its_linked_feed_and_names_the_newspaper() {
    let home = "<!doctype html><html lang=fr><title>Le Quai</title>\
                <link rel=alternate type=application/feed+json href=/feed.json><p>Bonjour";
    let backend = Backend::empty().with("/", Answer::new("text/html", home)).with(LATEST, Answer::json(rich_feed()));
    ask(&at(&backend, "/"), |page| {
        is_recognised(page, "JSON Feed");
        assert_eq!(page.count(".connect__card"), 5);
        page.wait_for_text("#connect-verdict ~ .connect__list", LATEST);
        let site = site_file(page);
        assert_eq!((&site["name"], &site["language"]), (&json!("Le Quai"), &json!("fr")));
    });
}

#[test]
fn a_backend_without_cors_is_reported_with_the_header_and_the_origin() {
    let backend = Backend::empty();
    backend.put_as_is(LATEST, Answer::json(rich_feed()));
    let address = at(&backend, LATEST);
    ask(&address, |page| {
        let told = finding(page);
        let origin = page.site.server.origin();
        let text = &connect_words().finding.refused;
        let values = [("url", address.as_str()), ("origin", origin.as_str())];
        for part in [text.what, text.advice].map(|text| fill_named(text, &values)) {
            assert!(told.contains(&part), "{told}");
        }
        assert_eq!(page.count(".connect__card"), 0);
    });
}

#[test]
fn an_answer_that_is_neither_json_nor_a_feed_is_reported_with_the_position() {
    let backend = Backend::empty().with("/x", Answer::json("{ \"items\": [ 1, oops ] }"));
    ask(&at(&backend, "/x"), |page| {
        let told = finding(page);
        let detail = "expected a value at line 1, column 17";
        let url = at(&backend, "/x");
        let what = fill_named(connect_words().finding.not_json.what, &[("url", &url), ("detail", detail)]);
        assert!(told.contains(&what), "{told}");
        assert!(told.contains(connect_words().finding.not_json.advice), "{told}");
        assert_eq!(page.text(".connect__verdict"), connect_words().none);
    });
}

#[test]
fn a_missing_key_is_reported_and_a_refused_one_with_the_backends_message() {
    let refusal = json!({ "errors": [{ "message": "Unknown key of the harbour", "type": "UnauthorizedError" }] });
    let server = Server::start(move |_| allowed(Answer::json(&refusal).with_status(401)));
    let place = [&server.origin(), "/ghost/api/content/posts/"].concat();
    let texts = &connect_words().finding;
    ask(&place, |page| {
        is_recognised(page, "Ghost");
        let wanted = fill_named(texts.needs_parameter.what, &[("name", "key")]);
        assert!(page.texts(".connect__what").contains(&wanted), "{:?}", page.texts(".connect__what"));
        // The place to write it in stands open.
        page.type_into(".connect__parameters[open] textarea", "key = c0ffee");
        page.click(".connect__button");
        page.wait_for_text(".connect__note", "Unknown key of the harbour");
        let (what, told) =
            (page.text(".connect__what:has(+ .connect__note)"), page.texts(".connect__finding").join(" "));
        let asked = server.targets().pop().unwrap();
        assert!(asked.contains("key=c0ffee"), "{asked}");
        // Queries are told to nobody: keys stand in them.
        assert_eq!(what, fill_named(texts.needs_key.what, &[("url", &place), ("status", "401")]));
        assert!(told.contains(texts.needs_key.advice), "{told}");
    });
}

#[test]
fn an_unknown_list_gets_a_generated_description_that_reads_it() {
    let items: Vec<Value> = (1..=8)
        .map(|n| {
            json!({
                "uuid": format!("n-{n}"), "headline": format!("Dyke {n} holds"), "standfirst": "The water came, and went.",
                "text": format!("<p>All of dyke {n}.</p>"), "printed_on": format!("2026-02-0{n}T08:00:00Z"), "writer": "Una Vik"
            })
        })
        .collect();
    let backend = Backend::empty().with("/our/list", Answer::json(json!({ "answer": { "pieces": items } })));
    ask(&at(&backend, "/our/list"), |page| {
        assert_eq!(page.text(".connect__verdict"), connect_words().drafted);
        assert_eq!(page.texts(".connect__title")[0], "Dyke 1 holds");
        let draft = page.each("[aria-label='my-backend.json']", "it.textContent").remove(0);
        let draft: Value = serde_json::from_str(&draft).unwrap();
        assert!(draft["items"].to_string().contains("$.answer.pieces[*]"), "{draft}");
        assert!(draft["fields"]["title"].to_string().contains("$.headline"), "{draft}");
        assert_eq!(site_file(page)["backend"]["description"], "backends/my-backend.json");
    });
}

#[test]
fn an_invalid_address_is_reported_and_can_be_corrected() {
    let backend = Backend::empty().with(LATEST, Answer::json(rich_feed()));
    ask("the harbour", |page| {
        assert!(
            finding(page)
                .contains(&fill_named(connect_words().finding.not_an_address.what, &[("text", "the harbour")]))
        );
        page.run("document.querySelector('#connect-address').select()", &[]);
        page.type_into("#connect-address", &at(&backend, LATEST));
        page.press(ENTER);
        page.wait_for(".connect__card");
        is_recognised(page, "JSON Feed");
    });
}

#[test]
fn an_address_in_the_query_is_filled_in_and_only_requested_on_submit() {
    let backend = Backend::empty().with(LATEST, Answer::json(rich_feed()));
    visit(&Site::as_built(), |page| {
        page.open(&format!("connect?url={}", at(&backend, LATEST)));
        page.wait_for(".connect__button");
        page.wait_for_drawing();
        assert_eq!(page.each("#connect-address", "it.value"), [at(&backend, LATEST)]);
        assert_eq!(backend.server.hits(LATEST), 0, "a link of anybody's asks nothing");
        page.click(".connect__button");
        page.wait_for(".connect__card");
    });
}

#[test]
fn the_page_works_in_a_folder() {
    let backend = Backend::empty().with(LATEST, Answer::json(rich_feed()));
    visit(&Site::set_up(Setup { folder: "news/", ..Setup::default() }), |page| {
        page.open("connect");
        page.wait_for("#connect-address");
        send(page, &at(&backend, LATEST));
        assert_eq!(page.count(".connect__card"), 5);
        let rules = page.each("link[data-connect]", "it.sheet?.cssRules.length ?? 0");
        assert!(rules.len() == 1 && rules[0] != "0", "{rules:?}");
    });
}

#[test]
fn a_hostile_answer_runs_nothing_in_the_page() {
    let mut items = vec![story_with(0, "title", json!("<img src=x onerror=alert(1)>"))];
    items[0]["content_html"] = json!(
        "<script>window.__pwned = 1</script><img src=https://pictures.example/x onerror='window.__pwned = 1'><p>Safe</p>"
    );
    items[0]["url"] = json!("javascript:window.__pwned=1");
    let backend = Backend::empty().with(LATEST, Answer::json(feed(&items)));
    ask(&at(&backend, LATEST), |page| {
        page.wait_for_text(".connect__article", "Safe");
        assert_eq!(page.value("window.__pwned === undefined"), true);
        assert_eq!(page.count(".connect__report :is(script, [onerror], a[href^=javascript])"), 0);
    });
}

/// Asserts that the page does not overflow: wide elements scroll by themselves.
fn fits(page: &Page, width: u32) {
    page.resize(width, 800);
    page.wait_for_drawing();
    assert_eq!(page.value("document.documentElement.scrollWidth <= innerWidth"), true, "{width}");
}

#[test]
fn the_report_has_no_violations_and_fits_every_width() {
    let backend = Backend::empty().with(LATEST, Answer::json(rich_feed()));
    visit(&Site::as_built(), |page| {
        page.open("connect");
        page.wait_for("#connect-address");
        check_in_both_themes(page);
        send(page, &at(&backend, LATEST));
        page.click(".connect__asked summary");
        check_in_both_themes(page);
        for width in [320, 360, 768, 1280] {
            fits(page, width);
        }
        page.resize(360, 740);
        check_in_both_themes(page);
    });
}

#[test]
fn a_report_with_findings_and_a_generated_description_has_no_violations() {
    let items: Vec<Value> =
        (1..=4).map(|n| json!({ "uuid": n, "headline": format!("Dyke {n}"), "text": "<p>Held.</p>" })).collect();
    let backend =
        Backend::empty().with("/list", Answer::json(json!({ "pieces": items }))).with("/x", Answer::json("{"));
    visit(&Site::as_built(), |page| {
        for place in ["/list", "/x"] {
            page.open(&format!("connect?url={}", at(&backend, place)));
            page.click(".connect__button");
            page.wait_for(".connect__report");
            check_in_both_themes(page);
            fits(page, 360);
        }
    });
}

#[test]
fn the_page_in_arabic_runs_from_right_to_left_with_addresses_from_left_to_right() {
    let backend = Backend::empty().with(LATEST, Answer::json(rich_feed()));
    let site_file = json!({ "name": "المرفأ", "language": "ar", "backend": { "preset": "json-feed", "base": backend.server.origin(),
        "parameters": { "latest": "feed.json" } } });
    visit(&Site::with_file(Answer::json(site_file)), |page| {
        page.open("connect");
        page.wait_for("#connect-address");
        let arabic = words::of(Language::Arabic);
        assert_eq!(page.text("main h1"), arabic.title);
        page.type_into("#connect-address", &at(&backend, LATEST));
        page.press(ENTER);
        page.wait_for(".connect__report");
        assert_eq!(page.text("#connect-verdict"), arabic.verdict);
        let direction = "getComputedStyle(it).direction";
        assert_eq!(page.each(".connect__report", direction), ["rtl"]);
        assert_eq!(
            page.each("#connect-address, .connect__address code, [aria-label='site.json']", direction),
            ["ltr"; 3]
        );
        check_in_both_themes(page);
        for width in [360, 1280] {
            fits(page, width);
        }
    });
}

#[test]
fn the_page_follows_the_language_that_a_reader_chooses() {
    visit(&Site::as_built(), |page| {
        page.open("connect");
        page.wait_for_text(".connect h1", connect_words().title);
        page.click(".choice:has(input[name=language]) .choice__label:nth-of-type(2) .choice__title");
        page.wait_for_text(".connect h1", words::of(Language::French).title);
        assert_eq!(page.count(".connect"), 1);
    });
}
