//! That nothing moves while pictures come, and that a very long list can be used. What is only measured is in
//! `measures.rs`.

use crate::backend::{Backend, LATEST, feed, stories};
use crate::http::Answer;
use crate::page::{Page, visit};
use crate::site::{Setup, Site};
use std::time::Duration;

/// Above this, a reader sees the page move (web.dev/cls calls 0.1 good; this is a fifth of it).
const MOST_SHIFT: f64 = 0.02;

/// Notes every shift of the layout since the document began (W3C Layout Instability): how much, when, and what moved
/// from where to where.
const OBSERVE: &str = "
    window.shifts = [];
    const place = ({ left, top, width, height }) => [left, top, width, height].map(Math.round).join(' ');
    const name = ({ node, previousRect, currentRect }) =>
        `${node?.nodeName}.${node?.className} from ${place(previousRect)} to ${place(currentRect)}`;
    window.observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
            if (!entry.hadRecentInput) shifts.push([entry.value, `at ${Math.round(entry.startTime)} ms ${entry.sources.map(name)}`]);
        }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
";

/// Reads a page from its head to its foot at some widths while its pictures come late, and sees that nothing moves.
fn stands_still(place: &str, awaited: &str) {
    let site = Site::set_up(Setup { pictures_after: Duration::from_millis(400), ..Setup::default() });
    visit(&site, |page| {
        let mut moved = String::new();
        for width in [360, 768, 1280, 1920] {
            page.resize(width, 800);
            // The same address once more would be a reload, which goes back to the foot of the page.
            page.leave();
            page.open(place);
            page.run(OBSERVE, &[]);
            page.wait_for(awaited);
            page.wait_until("a settled page", "!document.querySelector('.skeleton')");
            scroll_through(page);
            let what = page.value("shifts.map(([value, what]) => `${value.toFixed(4)} ${what}`).join('; ')");
            let sum = page.value("shifts.reduce((sum, [value]) => sum + value, 0)").as_f64().unwrap();
            if sum >= MOST_SHIFT {
                moved.push_str(&format!("\n/{place} at {width} px: {sum:.4}: {what}"));
            }
        }
        assert!(moved.is_empty(), "{moved}");
    });
}

/// Goes down the page by screens, at each waiting for the pictures that are in sight.
fn scroll_through(page: &Page) {
    let in_sight = "[...document.images].every((it) => {
        const { top, bottom, width } = it.getBoundingClientRect();
        return width === 0 || bottom < 0 || top > innerHeight || it.complete;
    })";
    loop {
        page.wait_until("the pictures in sight", in_sight);
        // With the last picture drawn, its shift is told.
        page.wait_for_drawing();
        let before = page.value("scrollY");
        page.run("scrollBy({ top: innerHeight * 0.8, behavior: 'instant' })", &[]);
        if page.value("scrollY") == before {
            return;
        }
    }
}

#[test]
fn nothing_moves_on_the_front_page_while_pictures_come() {
    stands_still("", ".section");
}

#[test]
fn nothing_moves_on_an_article_while_pictures_come() {
    stands_still("article/webb-at-l2", ".article__body p:not(.visually-hidden)");
}

#[test]
fn nothing_moves_on_a_list_while_pictures_come() {
    stands_still("latest", ".headline-list__item");
}

#[test]
fn a_list_of_ten_thousand_headlines_can_be_read_and_left_and_come_back_to() {
    let backend = Backend::of(&stories(0..10_000))
        .with("/articles/story-3.json", Answer::json(feed(&stories(3..4))))
        .with(LATEST, Answer::json(feed(&stories(0..10_000))));
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for(".headline-list__item:nth-child(4)");
        page.click(".headline-list__item:nth-child(4) .headline-card__link");
        page.wait_for_text(".article__body", "The whole of story 3.");
        page.back();
        page.wait_for(".headline-list__item:nth-child(4)");
    });
}
