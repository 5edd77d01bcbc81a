//! Pictures of other sites: asked for once more where they are refused by the name of the page, and replaced by their
//! words where they do not come at all.

use crate::backend::{Backend, NO_HOTLINKS, story_with};
use crate::http::Answer;
use crate::page::{Page, visit};

/// A picture of one pixel (GIF89a), which is more than nothing.
const PICTURE: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

/// A list of one story with a picture below a path of the backend's, and another in its body.
fn with_pictures(folder: &str, test: impl FnOnce(&Page)) {
    let backend = Backend::empty();
    let mut story = story_with(1, "image", format!("{}{folder}a.gif", backend.server.origin()).into());
    story["content_html"] = format!("<p>Before</p><img src=\"{folder}b.gif\" alt=\"A boat\">").into();
    backend.put(crate::backend::LATEST, Answer::json(crate::backend::feed(&[story.clone()])));
    backend.put("/articles/story-1.json", Answer::json(crate::backend::feed(&[story])));
    backend.put(&format!("{NO_HOTLINKS}a.gif"), Answer::new("image/gif", PICTURE));
    backend.put(&format!("{NO_HOTLINKS}b.gif"), Answer::new("image/gif", PICTURE));
    visit(&backend.site(), test);
}

#[test]
fn a_picture_that_is_refused_to_a_page_by_its_name_is_asked_for_without_it() {
    with_pictures(NO_HOTLINKS, |page| {
        for (place, picture) in [("latest", ".headline-list__item img"), ("article/story-1", ".article__body img")] {
            page.open(place);
            page.wait_for(picture);
            let picture = format!("document.querySelector({picture:?})");
            page.wait_until("the picture", &format!("{picture}.complete && {picture}.naturalWidth === 1"));
            assert_eq!(page.value(&format!("{picture}.referrerPolicy")), "no-referrer");
            assert_eq!(page.count("[data-words]"), 0);
        }
    });
}

#[test]
fn a_picture_that_does_not_come_gives_its_place_to_its_words() {
    with_pictures("/missing/", |page| {
        page.open("article/story-1");
        page.wait_for(".article__body .picture[data-words='A boat']");
        let shown = "getComputedStyle(document.querySelector('.article__body .picture'), '::after').content";
        assert!(page.value(shown).as_str().is_some_and(|words| words.contains("A boat")));
        assert_eq!(page.value("getComputedStyle(document.querySelector('.article__body img')).opacity"), "0");
    });
}
