//! What a browser keeps, or does not: a private window, a browser that keeps nothing, one that is quit and started again,
//! a clock that is wrong, and what other versions of the newspaper have left. The newspaper can be read in all of them, and
//! what was saved is never lost.

use crate::backend::{Backend, LATEST, feed, stories, story, story_with};
use crate::engine::Own;
use crate::http::{Answer, Gate};
use crate::page::{Page, quoted, visit, visit_in_own};
use crate::worker::{awaited, first_visit, go_offline, kept, newspaper, visit_offline, with_worker};
use crate::worker_stores::GIF;
use serde_json::{Value, json};
use std::path::PathBuf;

const TITLES: &str = ".headline-list .headline-card__link";
const SAVE: &str = ".article__save .button";
const ARTICLE: &str = "/articles/story-1.json";

/// A folder that is gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("time-plus-news-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Opens a story and saves it.
fn save_a_story(page: &Page) {
    page.open("article/story-1");
    page.wait_for_text(SAVE, "Save this story");
    page.click(SAVE);
    page.wait_for(".article__save [aria-pressed='true']");
    page.wait_until("the copy", "!!localStorage.getItem('time-plus-news.1.saved/story-1')");
}

#[test]
fn a_private_window_reads_saves_and_is_offline_like_any_other() {
    let (backend, deployed) = newspaper();
    backend.put(ARTICLE, Answer::json(feed(&[story(1)])));
    let own = Own { words: vec!["--incognito".into()], ..Own::default() };
    visit_in_own(&own, &with_worker(&backend, &deployed), |page| {
        first_visit(page);
        save_a_story(page);
        go_offline(page, &backend);
        page.open("latest");
        page.wait_for_text(TITLES, "Story 0");
        page.open("saved");
        page.wait_for_text(TITLES, "Story 1");
        page.site.server.cut_off(false);
    });
}

/// A Chromium whose user lets no site keep anything: every store of the platform is refused.
fn keeps_nothing() -> Own {
    const BLOCKED: u8 = 2;
    Own { preferences: json!({ "profile.default_content_setting_values.cookies": BLOCKED }), ..Own::default() }
}

#[test]
fn a_browser_that_keeps_nothing_shows_the_newspaper_and_says_so_of_saved_stories() {
    let (backend, deployed) = newspaper();
    backend.put(ARTICLE, Answer::json(feed(&[story(1)])));
    visit_in_own(&keeps_nothing(), &with_worker(&backend, &deployed), |page| {
        page.open("latest");
        page.wait_for_text(TITLES, "Story 0");
        let is_refused = "(() => { try { return !localStorage; } catch { return true; } })()";
        assert_eq!(page.value(is_refused), true, "the browser refuses");
        // A choice holds for the page.
        page.click(".choice:has(input[name=theme]) .choice__label:nth-of-type(3) .choice__title");
        page.wait_until("the dark theme", "document.documentElement.dataset.theme === 'dark'");
        page.click(".headline-list__item:nth-child(2) .headline-card__link");
        page.wait_for_text(".article__body", "The whole of story 1.");
        page.click(SAVE);
        // What could not be saved does not look as if it was.
        page.wait_for(".article__save [aria-pressed='false']");
        page.open("saved");
        page.wait_for_text(".notice", "does not allow stories to be saved");
        page.open("settings");
        page.wait_for_text(".settings", "does not open offline yet");
    });
}

/// Sets the page's clock, from its next document on, off by some hours.
fn clock_off_by(page: &Page, hours: i32) -> crate::page::Script {
    page.before_each_document(&format!(
        "Date = class extends Date {{
            constructor(...parts) {{ parts.length ? super(...parts) : super(Date.now()); }}
            static now() {{ return super.now() + {hours} * 3600e3; }}
        }}"
    ))
}

#[test]
fn a_clock_that_is_wrong_by_a_day_makes_no_age_absurd() {
    for hours in [-24, 24] {
        let (backend, deployed) = newspaper();
        let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_millis() as i64;
        let today = time_plus_news::model::Timestamp::from_millis(now).unwrap().to_rfc3339();
        backend.put(LATEST, Answer::json(feed(&[story_with(0, "date_published", json!(today)), story(1)])));
        backend.put(ARTICLE, Answer::json(feed(&[story(1)])));
        visit_offline(&with_worker(&backend, &deployed), |page| {
            // What is kept is kept under one clock and read under another.
            first_visit(page);
            save_a_story(page);
            let clock = clock_off_by(page, hours);
            page.open("latest");
            page.wait_for_text(TITLES, "Story 0");
            is_no_nonsense(page, hours);
            go_offline(page, &backend);
            page.reload();
            // What was kept a day ago was kept a day ago; what is to be kept tomorrow has a date.
            page.wait_for_text(".notice", if hours > 0 { "loaded 1 day ago" } else { &today[..4] });
            is_no_nonsense(page, hours);
            page.open("saved");
            page.wait_for_text(".saved-stories__line", "Saved");
            is_no_nonsense(page, hours);
            page.no_longer(clock);
        });
    }
}

/// Sees that nothing is said to be of a time to come but by its date.
fn is_no_nonsense(page: &Page, hours: i32) {
    let told = page.text("main");
    for nonsense in ["NaN", "Invalid", "undefined", "-1", "in 1", "in 2", "tomorrow", "1970"] {
        assert!(!told.contains(nonsense), "{nonsense} with {hours} hours: {told}");
    }
}

#[test]
fn what_a_newer_version_has_saved_is_left_as_it_is() {
    let (backend, deployed) = newspaper();
    backend.put(ARTICLE, Answer::json(feed(&[story(1)])));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        save_a_story(page);
        let newer = "await (async () => {
            const cache = await caches.open((await caches.keys()).find((name) => name.endsWith(':saved')));
            const [request] = await cache.keys();
            const text = (await (await cache.match(request)).text()).replace('\"version\":3', '\"version\":4');
            await cache.put(request, new Response(text));
            localStorage.setItem('time-plus-news.2.theme', 'sepia');
            localStorage.setItem('time-plus-news.1.theme', '{\"of\": 2}');
            return text.slice(0, 12);
        })()";
        assert_eq!(awaited(page, newer), "{\"version\":4");
        page.open("saved");
        page.wait_for_text(".notice", "cannot be read: 1");
        let kept = kept(page, "saved");
        let stories = kept.iter().filter(|url| url.contains("/saved/")).count();
        assert_eq!(stories, 1, "it is left for the version that can read it: {kept:?}");
        assert_eq!(page.value("localStorage.getItem('time-plus-news.2.theme')"), "sepia");
        assert_eq!(page.value("localStorage.getItem('time-plus-news.1.theme')"), Value::Null);
        assert_eq!(page.value("localStorage.getItem('time-plus-news.set-aside.theme')"), "{\"of\": 2}");
    });
}

#[test]
fn a_store_that_breaks_while_the_newspaper_is_read_breaks_nothing_else() {
    let backend = Backend::of(&stories(0..3)).with(ARTICLE, Answer::json(feed(&[story(1)])));
    visit(&backend.site(), |page| {
        let broken = page.before_each_document(
            "CacheStorage.prototype.open = async () => { throw new DOMException('damaged', 'UnknownError'); };
             Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new DOMException('', 'UnknownError'); };",
        );
        page.open("latest");
        page.wait_for_text(TITLES, "Story 0");
        page.click(".headline-list__item:nth-child(2) .headline-card__link");
        page.wait_for_text(".article__body", "The whole of story 1.");
        page.click(SAVE);
        page.wait_for(".article__save [aria-pressed='false']");
        page.open("saved");
        page.wait_for_text(".notice", "does not allow stories to be saved");
        page.no_longer(broken);
    });
}

/// How many stories a reader has saved, each with a picture of its own.
const MANY: usize = 200;

#[test]
fn two_hundred_saved_stories_with_their_pictures_survive_a_restart_of_the_browser() {
    let folder = Folder::new("profile");
    let own = || Own { words: vec![format!("--user-data-dir={}", folder.0.display())], ..Own::default() };
    let (backend, deployed) = newspaper();
    // A picture of one pixel, with what a photograph has more of: bytes. What stands after its end is passed over.
    let picture: Vec<u8> = [GIF, &[0x2a; 40_000]].concat();
    for number in 0..MANY {
        backend.put(&format!("/pictures/{number}.gif"), Answer::new("image/gif", picture.clone()));
    }
    let address = |number: usize| format!("{}/pictures/{number}.gif", backend.server.origin());
    backend.put(ARTICLE, Answer::json(feed(&[story_with(1, "image", json!(address(1)))])));
    let site = with_worker(&backend, &deployed);
    visit_in_own(&own(), &site, |page| {
        first_visit(page);
        save_a_story(page);
        // The others as the button keeps them: the first story under another name, with another picture.
        let others = format!(
            "await (async () => {{
                const cache = await caches.open((await caches.keys()).find((name) => name.endsWith(':saved')));
                const request = (await cache.keys()).find((it) => it.url.endsWith('/saved/story-1'));
                const kept = await cache.match(request);
                const text = await kept.text();
                for (let n = 0; n < {MANY}; n += 1) {{
                    const other = text.replaceAll('story-1', `story-${{n}}`).replaceAll('Story 1', `Story ${{n}}`)
                        .replaceAll('/pictures/1.gif', `/pictures/${{n}}.gif`);
                    await cache.put(request.url.replace(/1$/, n), new Response(other, {{ headers: kept.headers }}));
                    localStorage.setItem(`time-plus-news.1.saved/story-${{n}}`, '1');
                    const [size] = await timePlusNews.pwa.save([{}.replace('1.gif', `${{n}}.gif`)]);
                    if (size !== {}) return `${{n}}: ${{size}}`;
                }}
                return 'all';
            }})()",
            quoted(&address(1)),
            picture.len()
        );
        assert_eq!(awaited(page, &others), "all");
    });
    site.server.cut_off(true);
    backend.server.cut_off(true);
    visit_in_own(&own(), &site, |page| {
        page.open("saved");
        page.wait_until("every story", &format!("document.querySelectorAll({}).length === {MANY}", quoted(TITLES)));
        page.open("article/story-137");
        page.wait_for_text("main h1", "Story 137");
        page.wait_until("its picture", "document.querySelector('.article img')?.naturalWidth === 1");
        site.server.cut_off(false);
    });
}

#[test]
fn a_story_that_is_let_go_while_its_picture_comes_leaves_nothing_behind() {
    let (backend, deployed) = newspaper();
    let gate = Gate::default();
    backend.put("/slow.gif", Answer::new("image/gif", GIF).held_by(&gate));
    let picture = format!("{}/slow.gif", backend.server.origin());
    backend.put(ARTICLE, Answer::json(feed(&[story_with(1, "image", json!(picture))])));
    visit_offline(&with_worker(&backend, &deployed), |page| {
        first_visit(page);
        page.open("article/story-1");
        page.wait_for(".article img");
        page.wait_until("the worker", "window.timePlusNews?.pwa?.isOfflineReady");
        let note = "const { pwa } = timePlusNews, { save } = pwa; window.saves = 0;
            pwa.save = (...all) => { saves++; return save(...all).finally(() => saves--); };";
        page.run(note, &[]);
        page.click(SAVE);
        page.wait_until("the saving of its picture", "window.saves");
        page.click(SAVE);
        page.wait_until("the end of the mark", "!localStorage.getItem('time-plus-news.1.saved/story-1')");
        gate.open();
        page.wait_until("the end of the saving", "!window.saves");
        let until_empty = "await (async () => {
            const cache = await caches.open((await caches.keys()).find((name) => name.endsWith(':saved')));
            while ((await cache.keys()).length) await new Promise(requestAnimationFrame);
        })()";
        awaited(page, until_empty);
    });
}
