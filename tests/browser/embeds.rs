//! What third parties show in a story: nothing before the reader agrees, then what was agreed to, until it is taken back.

use crate::backend::{Backend, feed, story_with};
use crate::http::Answer;
use crate::page::{Page, visit};
use crate::site::{Setup, Site};
use serde_json::json;

const BODY: &str = r#"<p>Before</p>
<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="How it was freed"></iframe>
<iframe src="https://player.vimeo.com/video/76979871"></iframe>
<iframe src="https://www.youtube.com/embed/oHg5SJYRHA0"></iframe><p>After</p>"#;

const SHOW: &str = "#embed-1 [type=button]:first-of-type";
const ALWAYS: &str = "#embed-1 .button--quiet";

fn story(test: impl FnOnce(&Page)) {
    let story = story_with(1, "content_html", BODY.into());
    let backend =
        Backend::of(std::slice::from_ref(&story)).with("/articles/story-1.json", Answer::json(feed(&[story])));
    visit(&backend.site(), |page| {
        page.open("article/story-1");
        page.wait_for_text(".article__body", "After");
        assert_eq!(page.count("iframe"), 0);
        assert_eq!(page.texts(".embed__provider"), ["YouTube content", "Vimeo content", "YouTube content"]);
        test(page);
    });
}

#[test]
fn what_the_reader_agrees_to_once_is_shown_once_and_has_the_focus() {
    story(|page| {
        page.click(SHOW);
        page.wait_for("#embed-1 iframe");
        assert_eq!(page.count("iframe"), 1);
        let frame = "document.querySelector('iframe')";
        assert_eq!(page.value(&format!("{frame}.title")), "How it was freed");
        let source = page.value(&format!("{frame}.src"));
        assert!(
            source.as_str().is_some_and(|src| src.starts_with("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"))
        );
        let sandbox = page.value(&format!("{frame}.getAttribute('sandbox')"));
        assert!(sandbox.as_str().is_some_and(|may| may.contains("allow-scripts") && !may.contains("top-navigation")));
        assert_eq!(page.value(&format!("{frame}.referrerPolicy")), "strict-origin-when-cross-origin");
        page.wait_until("the focus", "document.activeElement?.id === 'embed-1'");
        assert_eq!(page.count("#embed-1 button"), 0, "what was never kept cannot be taken back");
        page.reload();
        page.wait_for_text(".article__body", "After");
        assert_eq!(page.count("iframe"), 0);
    });
}

#[test]
fn what_the_reader_always_agrees_to_holds_for_the_provider_until_it_is_taken_back() {
    story(|page| {
        page.click(ALWAYS);
        page.wait_until("both films of the provider", "document.querySelectorAll('iframe').length === 2");
        page.reload();
        page.wait_for("#embed-3 iframe");
        assert_eq!(page.count("iframe"), 2);
        assert_eq!(page.text("#embed-2 .embed__provider"), "Vimeo content");
        page.click("#embed-3 .button--quiet");
        page.wait_until("no frame", "!document.querySelector('iframe')");
        page.reload();
        page.wait_for_text(".article__body", "After");
        assert_eq!(page.count("iframe"), 0);
    });
}

#[test]
fn consents_that_are_damaged_are_none() {
    story(|page| {
        page.run("localStorage.setItem('time-plus-news.1.consents', 'youtube <script>')", &[]);
        page.reload();
        page.wait_for_text(".article__body", "After");
        assert_eq!(page.count("iframe"), 0);
        assert_eq!(page.value("localStorage.getItem('time-plus-news.1.consents')"), serde_json::Value::Null);
    });
}

#[test]
fn what_was_taken_back_in_the_settings_stays_taken_back() {
    story(|page| {
        page.click(ALWAYS);
        page.wait_until("both films of the provider", "document.querySelectorAll('iframe').length === 2");
        page.click(".footer__links a[href$='/settings']");
        page.wait_for(".settings__list .button");
        page.click(".settings__list .button");
        page.wait_until("no consent", "!localStorage.getItem('time-plus-news.1.consents')");
        page.back();
        page.wait_for_text(".article__body", "After");
        assert_eq!(page.count("iframe"), 0);
        // The place of the page is restored, and the button may be under the navigation, which stays at the top.
        page.run("document.querySelector('#embed-2 .button--quiet').click()", &[]);
        page.wait_for("#embed-2 iframe");
        assert_eq!(page.value("localStorage.getItem('time-plus-news.1.consents')"), "vimeo");
    });
}

#[test]
fn whom_the_publisher_does_not_name_is_a_link_and_nothing_to_agree_to() {
    let story = story_with(1, "content_html", BODY.into());
    let backend =
        Backend::of(std::slice::from_ref(&story)).with("/articles/story-1.json", Answer::json(feed(&[story])));
    let mut site_file = backend.site_file();
    site_file["policy"] = json!({ "frames": ["vimeo"] });
    let site = Site::set_up(Setup { site_file: Some(Answer::json(site_file)), ..Setup::default() });
    visit(&site, |page| {
        page.open("article/story-1");
        page.wait_for_text(".article__body", "After");
        assert_eq!(page.texts(".embed__provider"), ["YouTube content", "Vimeo content", "YouTube content"]);
        let with_button = page.each(".embed:has([type=button]) .embed__provider", "it.textContent");
        assert_eq!(with_button, ["Vimeo content"]);
        assert_eq!(page.count(".embed a[href^='https://www.youtube.com/watch']"), 2, "the way to the others is left");
    });
}
