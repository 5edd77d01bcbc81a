//! What the service worker keeps: as much as there is a place for, nothing that cannot be read, and what the reader saved.

use crate::backend::LATEST;
use crate::http::Answer;
use crate::page::{Page, quoted};
use crate::worker::{
    asked, awaited, first_visit, go_offline, kept, newspaper, visit_offline, wait_until_kept, with_worker,
};
use serde_json::{Value, json};

#[test]
fn of_many_answers_those_that_were_used_least_recently_go() {
    let (backend, deployed) = newspaper();
    for number in 0..310 {
        backend.put(&format!("/n/{number}"), Answer::json(json!({ "n": number })));
    }
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        let ask = |numbers: &str| {
            let fetch = format!("(await fetch(`{}/n/${{n}}`)).text()", backend.server.origin());
            awaited(page, &format!("await (async () => {{ for (const n of {numbers}) await {fetch} }})()"));
        };
        ask("Array(200).keys()");
        wait_until_kept(page, "answers", "/n/199");
        ask("[0]");
        ask("Array(110).keys().map((n) => n + 200)");
        wait_until_kept(page, "answers", "/n/309");
        let all = kept(page, "answers");
        assert!(all.len() <= 300, "{}", all.len());
        let has = |number: usize| all.iter().any(|url| url.ends_with(&format!("/n/{number}")));
        assert!(has(0) && !has(1) && has(250), "the first was used again");
    });
}

#[test]
fn answers_are_kept_up_to_a_number_of_bytes() {
    let (backend, deployed) = newspaper();
    let large = json!({ "text": "x".repeat(3_900_000) }).to_string();
    for number in 0..8 {
        backend.put(&format!("/large/{number}"), Answer::json(&large));
    }
    backend.put("/grown", Answer::json("{}"));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        let ask = |name: &str| asked(page, &format!("{}{name}", backend.server.origin()));
        for number in 0..8 {
            assert_eq!(ask(&format!("/large/{number}"))[0], 200);
        }
        wait_until_kept(page, "answers", "/large/7");
        page.wait_until("the end of the first", GONE_LARGE);
        // One that has grown beyond what is kept comes all the same, and not as it once was.
        ask("/grown");
        wait_until_kept(page, "answers", "/grown");
        backend.put("/grown", Answer::json(json!({ "text": "x".repeat(4_100_000) })));
        let grown = ask("/grown");
        assert_eq!((&grown[0], &grown[2]), (&json!(200), &json!(false)));
    });
}

/// Whether six of the large answers are left, which is 24 MB; asks anew each time.
const GONE_LARGE: &str = "caches.keys().then((names) => caches.open(names.find((it) => it.includes(':answers'))))\
    .then((cache) => cache.keys()).then((all) => { window.large = all.filter((it) => it.url.includes('/large/')).length; }), \
    window.large === 6";

/// A picture of one pixel.
pub const GIF: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// Shows a picture and tells whether it came.
fn picture_comes(page: &Page, address: &str) -> bool {
    let script = format!(
        "await new Promise((done) => {{ const it = new Image(); it.onload = () => done(true); it.onerror = () => done(false); \
         it.src = {}; }})",
        quoted(address)
    );
    awaited(page, &script) == json!(true)
}

#[test]
fn a_picture_that_may_not_be_read_is_shown_and_never_kept() {
    let (backend, deployed) = newspaper();
    backend.put_as_is("/opaque.gif", Answer::new("image/gif", GIF));
    backend.put("/open.gif", Answer::new("image/gif", GIF));
    let site = with_worker(&backend, &deployed);
    visit_offline(&site, |page| {
        first_visit(page);
        deployed.put("own.gif", Answer::new("image/gif", GIF));
        let other = |name: &str| format!("{}/{name}", backend.server.origin());
        assert!(picture_comes(page, &other("opaque.gif")));
        assert!(picture_comes(page, &site.address("own.gif")));
        wait_until_kept(page, "pictures", "/own.gif");
        let save = format!("timePlusNews.pwa.save([{}, {}])", quoted(&other("opaque.gif")), quoted(&other("open.gif")));
        let told = awaited(page, &format!("await {save}"));
        assert!(told[0].as_str().is_some_and(|why| why.contains("TypeError")), "{told}");
        assert_eq!(told[1], GIF.len());
        assert!(
            ["answers", "pictures", "saved"]
                .iter()
                .all(|kind| { kept(page, kind).iter().all(|url| !url.ends_with("/opaque.gif")) })
        );
        go_offline(page, &backend);
        assert!(picture_comes(page, &other("open.gif")), "what was saved is there");
        assert!(picture_comes(page, &site.address("own.gif")));
        assert!(!picture_comes(page, &format!("{}?again", other("opaque.gif"))));
    });
}

#[test]
fn what_is_saved_is_measured_and_let_go_again() {
    let (backend, deployed) = newspaper();
    backend.put("/open.gif", Answer::new("image/gif", GIF));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        let picture = quoted(&format!("{}/open.gif", backend.server.origin()));
        let latest = quoted(&format!("{}{LATEST}", backend.server.origin()));
        let told = awaited(page, &format!("await timePlusNews.pwa.save([{picture}, {latest}])"));
        let bytes = told[0].as_u64().unwrap() + told[1].as_u64().unwrap();
        let sizes = awaited(page, "await timePlusNews.pwa.sizes()");
        assert_eq!(sizes["saved"], json!({ "count": 2, "bytes": bytes }));
        assert!(sizes["shell"]["bytes"].as_u64() > Some(500_000) && sizes["usage"].is_number(), "{sizes}");
        awaited(page, &format!("await timePlusNews.pwa.drop([{picture}])"));
        assert_eq!(kept(page, "saved").len(), 1);
        awaited(page, "await timePlusNews.pwa.clear()");
        assert_eq!((kept(page, "saved").len(), kept(page, "answers").len()), (0, 0));
        assert!(kept(page, "shell").len() > 10, "the app itself stays");
    });
}

#[test]
fn the_page_is_told_which_answers_are_cached() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        let latest = format!("{}{LATEST}", backend.server.origin());
        let cached = |url: &str| format!("await timePlusNews.pwa.cached([{}, {}])", quoted(url), quoted(&latest));
        assert_eq!(awaited(page, &cached(&format!("{latest}?other"))), json!([false, true]));
        awaited(page, "await timePlusNews.pwa.clear()");
        assert_eq!(awaited(page, &cached(&latest)), json!([false, false]));
    });
}

#[test]
fn a_full_disk_is_told_and_the_newspaper_goes_on() {
    let (backend, deployed) = newspaper();
    let site = with_worker(&backend, &deployed);
    backend.put("/large.json", Answer::json(json!({ "text": "x".repeat(3_000_000) })));
    visit_offline(&site, |page| {
        first_visit(page);
        page.run("addEventListener('news-full', () => { window.isFull = true; })", &[]);
        let usage = awaited(page, "(await navigator.storage.estimate()).usage").as_u64().unwrap();
        let quota = |size: Value| {
            let mut parameters = json!({ "origin": site.server.origin() });
            if size.is_number() {
                parameters["quotaSize"] = size;
            }
            page.devtools("Storage.overrideQuotaForOrigin", parameters);
        };
        quota(json!(usage + 100_000));
        let address = format!("{}/large.json", backend.server.origin());
        assert_eq!(asked(page, &address)[0], 200, "the answer comes all the same");
        page.wait_until("the word of the full disk", "window.isFull");
        let told = awaited(page, &format!("await timePlusNews.pwa.save([{}])", quoted(&address)));
        assert!(told[0].as_str().is_some_and(|why| why.contains("Quota")), "{told}");
        page.click(".navigation__list a[href$='/latest']");
        page.wait_for(".headline-list__item");
        go_offline(page, &backend);
        page.reload();
        page.wait_for(".masthead");
        quota(Value::Null);
    });
}

#[test]
fn pictures_of_other_hosts_pass_the_worker_by() {
    let (backend, deployed) = newspaper();
    backend.put("/x.gif", Answer::new("image/gif", GIF));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        assert!(picture_comes(page, &format!("{}/x.gif", backend.server.origin())));
        assert_eq!(kept(page, "pictures").len(), 0);
    });
}
