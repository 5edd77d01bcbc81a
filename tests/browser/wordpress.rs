//! The app on a real WordPress, with thirty-three posts in ten scripts. `cargo xtask test --wordpress` starts one and
//! names it in `TPN_WORDPRESS`; without it these tests are ignored, and counted as such.

use crate::http::Answer;
use crate::page::{Page, visit};
use crate::site::Site;
use serde_json::{Value, json};
use time_plus_news::words::{Language, Words, fill};

fn words() -> &'static Words {
    Language::English.words()
}

fn base() -> String {
    std::env::var("TPN_WORDPRESS")
        .expect("TPN_WORDPRESS is the address of a WordPress: run `cargo xtask test --wordpress`")
}

fn category(slug: &str, title: &str) -> Value {
    json!({ "slug": slug, "title": title })
}

/// Opens a place in a newspaper on that WordPress.
fn open(place: &str, awaited: &str, test: impl FnOnce(&Page)) {
    let categories = [
        category("world", "World"),
        category("politics", "Politics"),
        category("local-politics", "Local politics"),
        category("science", "Science & Environment"),
        category("culture", "Culture"),
        category("sport", "Sport"),
        category("empty-desk", "Empty desk"),
    ];
    open_with(&categories, place, awaited, test);
}

/// The same, with these categories in its site file.
fn open_with(categories: &[Value], place: &str, awaited: &str, test: impl FnOnce(&Page)) {
    let site_file = json!({
        "name": "The Harbour",
        "tagline": "News from a WordPress",
        "language": "en",
        "time_zone": "Europe/Paris",
        "items_per_page": 10,
        "categories": categories,
        "backend": { "preset": "wordpress", "base": base() }
    });
    visit(&Site::with_file(Answer::json(site_file)), |page| {
        page.open(place);
        page.wait_for(awaited);
        test(page);
    });
}

const TITLES: &str = ".headline-list .headline-card__link";

#[test]
#[ignore = "needs a WordPress: cargo xtask test --wordpress"]
fn wordpress_makes_a_front_page_without_a_story_twice() {
    open("", ".section", |page| {
        page.wait_until("every section", "!document.querySelector('.skeleton')");
        let mut stories = page.each("main .headline-card__link, main .breaking__link", "it.href");
        assert!(stories.len() >= 20, "{}", stories.len());
        let count = stories.len();
        stories.sort();
        stories.dedup();
        assert_eq!(stories.len(), count);
        page.wait_until("the lead picture", "document.querySelector('.headline-card--lead img').naturalWidth > 0");
    });
}

#[test]
#[ignore = "needs a WordPress: cargo xtask test --wordpress"]
fn wordpress_can_be_read_to_its_end_and_every_title_is_what_it_says() {
    open("latest", ".headline-list__item", |page| {
        for pages in 2..=4 {
            page.click(".more .button");
            page.wait_until(
                "one page more",
                &format!("document.querySelectorAll('.headline-list__item').length > {}", (pages - 1) * 10),
            );
        }
        page.wait_for(".more__end");
        let titles = page.texts(TITLES);
        assert_eq!(titles.len(), 33);
        for title in [
            "東京湾でアマモ場が回復、市民調査で確認",
            "تقرير جديد: منسوب المياه في الخزانات يرتفع للعام الثاني",
            "Ледовая дорога открылась на три недели раньше срока",
            "הספרייה העירונית תיפתח מחדש ביום ראשון",
            "Council & auditors clash over “missing” £3.2m — what we know",
            "Derby ends 4–4 🤯⚽ in stoppage time 👩‍👩‍👧‍👦",
        ] {
            assert!(titles.iter().any(|known| known == title), "{title} is not in {titles:#?}");
        }
        let entities = titles.iter().find(|title| title.starts_with("5 < 6")).unwrap();
        assert_eq!(entities, "5 < 6 & \"quotes\" aren't always safe: a & b, 100% © test");
        assert!(titles.iter().all(|title| !title.contains("draft") && !title.contains("SCHEDULED")));
        let text = page.text("main");
        for markup in ["&amp;", "&#", "&nbsp;", "<p>", "[&hellip;]", "[…]"] {
            assert!(!text.contains(markup), "{markup} is in the page");
        }
    });
}

#[test]
#[ignore = "needs a WordPress: cargo xtask test --wordpress"]
fn wordpress_gives_a_later_page_by_its_number() {
    open("latest?page=4", ".headline-list__item", |page| {
        assert_eq!(page.count(".headline-list__item"), 3);
        page.wait_for(".more__end");
        page.open("latest?page=99");
        page.wait_for(".empty");
    });
}

#[test]
#[ignore = "needs a WordPress: cargo xtask test --wordpress"]
fn wordpress_gives_a_category_by_its_slug_and_an_empty_one_says_so() {
    open("category/science", ".headline-list__item", |page| {
        assert_eq!(page.text("main h1"), "Science & Environment");
        assert!(page.texts(".headline-card__category").iter().all(|title| title == "Science & Environment"));
        page.open("category/empty-desk");
        page.wait_for_text(".empty", words().empty_list);
        page.open("category/no-such-desk");
        page.wait_for(".error-notice, .not-found");
    });
}

/// The number of a category in that WordPress, and the titles of the stories that have it itself, as its API says.
const CATEGORY: &str = "
    const [api, slug, done] = arguments;
    const get = async (path) => (await fetch(api + path)).json();
    get(`/wp-json/wp/v2/categories?slug=${slug}`).then(async ([{ id }]) => {
        const posts = await get(`/wp-json/wp/v2/posts?per_page=100&_fields=link&categories=${id}`);
        done([String(id), posts.length]);
    });
";

#[test]
#[ignore = "needs a WordPress: cargo xtask test --wordpress"]
fn wordpress_gives_a_category_by_its_number_with_the_stories_of_its_children() {
    let mut told = Value::Null;
    open("latest", ".headline-list__item", |page| {
        let ask = |slug: &str| page.run_async_with(CATEGORY, &[base().into(), slug.into()]);
        told = json!([ask("politics"), ask("local-politics")]);
    });
    let number = told[0][0].as_str().expect("a number");
    let (own, children) = (told[0][1].as_u64().unwrap(), told[1][1].as_u64().unwrap());
    assert!(own > 0 && children > 0, "{told}");
    let place = ["category/", number].concat();
    open_with(&[category(number, "Politics and more")], &place, ".headline-list__item", |page| {
        assert_eq!(page.text("main h1"), "Politics and more");
        let titles = page.texts(TITLES);
        assert!(titles.iter().any(|title| title.contains("auditors clash")), "one of its own: {titles:?}");
        assert!(titles.iter().any(|title| title.contains("station lifts repaired")), "one of its child's: {titles:?}");
        assert_eq!(titles.len() as u64, (own + children).min(10), "{titles:?}");
    });
}

#[test]
#[ignore = "needs a WordPress: cargo xtask test --wordpress"]
fn wordpress_gives_an_article_with_its_picture_author_tags_and_source() {
    open("article/harbour-tram-line-opens", ".article__body h2", |page| {
        assert_eq!(page.text("main h1"), "Harbour tram line opens after nine-year delay");
        assert_eq!(page.texts(".article .byline__name"), ["Mara Lindqvist"]);
        assert!(page.count(".article__tag") >= 1);
        page.wait_until("the picture", "document.querySelector('.article__lead img').naturalWidth > 0");
        assert!(page.each(".article__source-link", "it.href")[0].contains("harbour-tram-line-opens"));
        assert!(page.count(".article__body :is(ul li, blockquote)") >= 1);
        page.wait_for(".adjacent, .related");
        page.open("article/table-of-results");
        page.wait_for(".article__body table");
        assert_eq!(page.count(".article__body tbody tr"), 12);
        page.open("article/no-such-article");
        page.wait_for(".not-found");
    });
}

#[test]
#[ignore = "needs a WordPress: cargo xtask test --wordpress"]
fn wordpress_keeps_a_protected_post_to_itself_and_the_reader_is_told_where_it_is() {
    open("article/password-protected", ".article__end", |page| {
        assert_eq!(page.text("main h1"), "Password-protected story");
        assert!(!page.text("main").contains("secret"));
        let note = page.text(".article__note");
        assert!(note == words().no_body || note == words().truncated, "{note}");
        assert!(page.each(".article__source-link", "it.href")[0].contains("password-protected"));
    });
}

#[test]
#[ignore = "needs a WordPress: cargo xtask test --wordpress"]
fn wordpress_runs_nothing_that_a_body_holds_and_shows_a_film_as_a_place() {
    open("article/embedded-video-explainer", ".article__body .embed", |page| {
        assert_eq!(page.value("window.__pwned === undefined"), true);
        assert_eq!(page.count(".article__body :is(script, iframe, [onclick])"), 0);
        page.wait_for_text(".article__body", "Handler paragraph");
    });
}

#[test]
#[ignore = "needs a WordPress: cargo xtask test --wordpress"]
fn wordpress_searches_itself_in_every_script() {
    open("search?q=東京湾", ".headline-list__item", |page| {
        assert_eq!(page.texts(TITLES), ["東京湾でアマモ場が回復、市民調査で確認"]);
        page.wait_for_text("main h1", &fill(words().search_results, "東京湾"));
        assert!(!page.text("main").contains(words().search_loaded_only));
        page.open("search?q=xyzzyx");
        page.wait_for(".empty");
    });
}

#[test]
#[ignore = "needs a WordPress: cargo xtask test --wordpress"]
fn wordpress_gives_the_stories_of_an_author_and_of_a_tag() {
    open("author/mara-lindqvist", ".headline-list__item", |page| {
        assert_eq!(page.text("main h1"), fill(words().stories_by, "Mara Lindqvist"));
        page.open("author/tanaka-yuki");
        page.wait_for(".headline-list__item");
        assert_eq!(page.text("main h1"), fill(words().stories_by, "田中 由紀"));
        page.open("tag/q-and-a");
        page.wait_for(".headline-list__item");
        assert_eq!(page.text("main h1"), fill(words().stories_about, "Q&A"));
    });
}
