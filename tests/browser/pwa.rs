//! The newspaper as an app: the browser finds nothing that is missing for it to be installed, the reader is asked when the
//! page says so, and the window has the colours of the theme.

use crate::page::{Page, visit};
use crate::site::Site;
use crate::worker::{awaited, first_visit, newspaper, visit_offline, with_worker};
use serde_json::{Value, json};

#[test]
fn the_browser_finds_nothing_that_is_missing_for_an_installation() {
    visit(&Site::as_built(), |page| {
        page.open("");
        page.wait_for(".section");
        let told = page.devtools("Page.getInstallabilityErrors", json!({}));
        assert_eq!(told["installabilityErrors"], json!([]), "{told}");
    });
}

fn manifest(page: &Page) -> Value {
    let told = page.devtools("Page.getAppManifest", json!({}));
    assert_eq!(told["errors"], json!([]), "{told}");
    serde_json::from_str(told["data"].as_str().unwrap()).unwrap()
}

#[test]
fn the_manifest_is_understood_and_all_that_it_names_is_there() {
    visit(&Site::as_built(), |page| {
        page.open("");
        page.wait_for(".section");
        let manifest = manifest(page);
        let site: Value = serde_json::from_slice(&crate::site::file("site.json")).unwrap();
        assert_eq!(manifest["name"], site["name"]);
        let pictures = ["icons", "screenshots"].iter().filter_map(|key| manifest[key].as_array()).flatten();
        let mut count = 0;
        for picture in pictures {
            let script = format!(
                "await new Promise((done) => {{ const it = new Image(); it.onerror = () => done('none'); \
                 it.onload = () => done(`${{it.naturalWidth}}x${{it.naturalHeight}}`); it.src = {}; }})",
                picture["src"]
            );
            assert_eq!(awaited(page, &script), picture["sizes"], "{picture}");
            count += 1;
        }
        assert!(count >= 6, "{manifest}");
        for purpose in ["any", "maskable", "monochrome"] {
            let icons = manifest["icons"].as_array().unwrap().iter().filter(|icon| icon["purpose"] == purpose);
            assert_eq!(icons.map(|icon| icon["sizes"].clone()).collect::<Vec<_>>(), ["192x192", "512x512"]);
        }
        assert_eq!(page.count("link[rel=apple-touch-icon]"), 1);
    });
}

#[test]
fn what_is_shared_is_looked_for_and_shortcuts_lead_to_pages() {
    visit(&Site::as_built(), |page| {
        page.open("");
        page.wait_for(".section");
        let manifest = manifest(page);
        let target = &manifest["share_target"];
        let place = |value: &Value| value.as_str().unwrap().trim_start_matches("./").to_owned();
        let field = target["params"]["text"].as_str().unwrap();
        page.open(&format!("{}?{field}=webb", place(&target["action"])));
        page.wait_for(".headline-list__item");
        page.open(&place(&manifest["shortcuts"][0]["url"]));
        page.wait_for(".headline-list__item");
        page.open(&place(&manifest["start_url"]));
        page.wait_for(".headline-card--lead");
    });
}

#[test]
fn an_offer_to_install_is_kept_until_the_page_asks_and_asked_once() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        // The browser makes one, but takes nobody's word for a click; so another stands in its place.
        page.wait_until("the offer of the browser", "timePlusNews.pwa.isInstallable");
        let told = page.run(
            "const offer = new Event('beforeinstallprompt', { cancelable: true }); \
             window.asked = 0; window.changes = []; \
             addEventListener('news-install', () => changes.push(timePlusNews.pwa.isInstallable)); \
             offer.prompt = async () => { asked += 1; }; \
             offer.userChoice = Promise.resolve({ outcome: 'accepted' }); \
             dispatchEvent(offer); return [offer.defaultPrevented, changes]",
            &[],
        );
        assert_eq!(told, json!([true, [true]]));
        assert_eq!(awaited(page, "await timePlusNews.pwa.install()"), "accepted");
        assert_eq!(awaited(page, "await timePlusNews.pwa.install()"), "unavailable");
        assert_eq!(page.value("[asked, changes]"), json!([1, [true, false]]));
    });
}

#[test]
fn the_window_has_the_colour_of_the_theme_that_the_reader_chose() {
    let (backend, deployed) = newspaper();
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        let colours = "[...document.querySelectorAll('meta[name=theme-color]')]\
                       .filter((it) => matchMedia(it.media || 'all').matches).map((it) => it.content)";
        for (theme, colour) in [("", "#fffefb"), ("dark", "#161412"), ("light", "#fffefb"), ("", "#fffefb")] {
            page.run(
                "const { dataset } = document.documentElement; \
                 if (arguments[0]) dataset.theme = arguments[0]; else delete dataset.theme",
                &[theme.into()],
            );
            page.wait_until(colour, &format!("JSON.stringify({colours}) === '[\"{colour}\"]'"));
        }
    });
}
