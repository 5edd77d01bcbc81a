//! The page `/widgets`: the preview follows the options at once, on a light and on a dark page, and the snippet matches
//! it.

use crate::accessibility;
use crate::page::{Page, visit};
use crate::site::Site;
use serde_json::json;

/// The visible frames of both widgets, as JavaScript.
const FRAMES: &str =
    "[...document.querySelectorAll('news-headlines')].map((it) => it.shadowRoot?.querySelector('.frame'))";

fn wait_for_frames(page: &Page, asked: &str) {
    page.wait_until(
        &format!("two frames that ask for {asked:?}"),
        &format!("{FRAMES}.length === 2 && {FRAMES}.every((it) => it?.src.includes('{asked}') && it.contentDocument.querySelector('.widget__item'))"),
    );
}

#[test]
fn options_appear_in_both_previews_and_in_the_snippet() {
    visit(&Site::as_built(), |page| {
        page.open("widgets");
        wait_for_frames(page, "date=");
        let schemes = page.value(&format!("{FRAMES}.map((it) => new URL(it.src).searchParams.get('theme'))"));
        assert_eq!(schemes, json!(["light", "dark"]));
        let pick = "const it = document.getElementById(arguments[0]); it.value = arguments[1]; \
                    it.dispatchEvent(new Event('change', { bubbles: true }))";
        page.run(pick, &["widgets-list".into(), "world".into()]);
        page.run(pick, &["widgets-count".into(), "3".into()]);
        page.run(pick, &["widgets-heading".into(), "World & \"more\"".into()]);
        page.click(".choice__label:has([name='widget-layout']):nth-child(2)");
        wait_for_frames(page, "layout=cards");
        wait_for_frames(page, "count=3");
        let base = page.site.address("");
        let lines = page.text(".connect__file");
        let expected = format!(
            "<news-headlines site=\"{base}\" category=\"world\" count=\"3\" layout=\"cards\" date=\"true\" \
             heading=\"World &amp; &quot;more&quot;\"> <a href=\"{base}category/world\">World – Time Plus News</a> \
             </news-headlines> <script async=\"async\" referrerpolicy=\"strict-origin\" src=\"{base}widget.js\"></script>"
        );
        assert_eq!(lines, expected);
        page.click(".choice__label:has([name='widget-method']):nth-child(2)");
        page.wait_until(
            "the snippet of a frame",
            "document.querySelector('.connect__file').textContent.startsWith('<iframe')",
        );
        assert!(page.site.told().is_empty(), "{:?}", page.site.told());
    });
}

#[test]
fn the_page_of_widgets_has_no_violations() {
    visit(&Site::as_built(), |page| {
        page.open("widgets");
        wait_for_frames(page, "date=");
        accessibility::check_in_both_themes(page);
        page.resize(360, 740);
        accessibility::check_in_both_themes(page);
    });
}
