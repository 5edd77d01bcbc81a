//! What each view of the demo edition shows, by its own address and by the links that lead there.

use crate::page::{ENTER, Page, TAB, visit};
use crate::site::Site;
use time_plus_news::words::{Language, Words, fill};

/// The name of the newspaper as built, with which every title ends.
const NAME: &str = "Time Plus News";

fn words() -> &'static Words {
    Language::English.words()
}

/// Opens a place in the demo edition and waits for something there.
fn open(place: &str, awaited: &str, test: impl FnOnce(&Page)) {
    visit(&Site::as_built(), |page| {
        page.open(place);
        page.wait_for(awaited);
        test(page);
    });
}

/// Sees that the page has one heading with some words, and that the document's title, its canonical address and the
/// navigation agree with it. `nav` is the item that is marked as the present one.
fn is_headed(page: &Page, heading: &str, place: &str, nav: Option<&str>) {
    assert_eq!(page.text("main h1"), heading);
    page.wait_until("the title", &format!("document.title === {:?}", format!("{heading} – {NAME}")));
    assert_eq!(page.each("link[rel=canonical]", "it.href"), [page.site.address(place)]);
    let current = page.texts(".navigation [aria-current=page]");
    assert_eq!(current, nav.into_iter().collect::<Vec<_>>());
}

#[test]
fn the_front_page_has_a_masthead_a_navigation_a_lead_and_sections() {
    open("", ".section", |page| {
        assert_eq!(page.text(".masthead__name"), NAME);
        assert_eq!(
            page.texts(".navigation__list a"),
            ["Latest", "Breaking", "World", "Politics", "Business", "Science", "Culture", "Sport", "Videos"]
        );
        assert_eq!(page.count("main .headline-card--lead"), 1);
        assert_eq!(page.count("main .headline-card--lead img"), 1);
        page.wait_until("every section", "document.querySelectorAll('main .section').length >= 6");
        assert!(page.count("main .section .headline-card") >= 18);
        assert_eq!(
            page.value("document.title"),
            format!("{NAME} – Breaking News, Latest News, World News, Headlines and Videos")
        );
        assert_eq!(page.each("link[rel=canonical]", "it.href"), [page.site.address("")]);
        assert_eq!(page.count("main h1"), 1);
    });
}

#[test]
fn no_story_stands_twice_on_the_front_page() {
    open("", ".section", |page| {
        page.wait_until("every section", "!document.querySelector('.skeleton')");
        let mut stories = page.each("main .headline-card__link, main .breaking__link", "it.href");
        assert!(stories.len() > 25, "only {} stories", stories.len());
        stories.sort();
        let before = stories.len();
        stories.dedup();
        assert_eq!(stories.len(), before);
    });
}

#[test]
fn a_story_opens_from_the_front_page_whole_and_its_heading_has_the_focus_and_is_announced() {
    open("", ".headline-card--lead a", |page| {
        page.run("window.isTheSameDocument = true", &[]);
        let title = page.text(".headline-card--lead .headline-card__link");
        page.click(".headline-card--lead .headline-card__link");
        page.wait_for(".article__body p:not(.visually-hidden)");
        let place = page.place();
        assert!(place.starts_with("article/"), "{place}");
        is_headed(page, &title, &place, None);
        page.wait_until("the focus on the heading", "document.activeElement.id === 'page-title'");
        page.wait_until(
            "the announcement",
            "[...document.querySelectorAll('[role=status]')].some((it) => it.textContent === document.title)",
        );
        assert_eq!(page.value("window.isTheSameDocument"), true);
        assert!(page.text(".article__body").len() > 300);
        let source = page.each(".article__source-link", "[it.protocol, it.rel]");
        assert_eq!(source, ["https:,noopener noreferrer external"]);
        assert_eq!(page.value("scrollY"), 0);
        page.wait_for(".related, .adjacent");
    });
}

#[test]
fn the_latest_headlines_have_their_address() {
    open("latest", ".headline-list__item", |page| {
        is_headed(page, words().latest, "latest", Some(words().latest));
        assert_eq!(page.count(".headline-list__item"), 20);
        assert!(page.count(".headline-list__item img") > 15);
        assert!(page.count(".headline-list__item time[datetime][title]") >= 20);
    });
}

#[test]
fn a_category_has_its_address() {
    open("category/science", ".headline-list__item", |page| {
        is_headed(page, "Science", "category/science", Some("Science"));
        assert!(page.texts(".headline-card__category").iter().all(|category| category == "Science"));
    });
}

#[test]
fn an_article_has_its_address_with_authors_tags_times_and_a_captioned_picture() {
    open("article/webb-at-l2", ".article__body p:not(.visually-hidden)", |page| {
        is_headed(page, "Life at L2: how the Webb telescope keeps its cool", "article/webb-at-l2", None);
        assert_eq!(page.texts(".article .byline__name"), ["Priya Raghunathan", "Jonas Weber"]);
        assert_eq!(page.texts(".article__tag"), ["Space", "Measurement", "Technology"]);
        assert!(page.count(".article__times time[datetime][title]") >= 1);
        assert_eq!(page.count(".article__lead figcaption"), 1);
        assert!(page.count(".article__body h2") >= 2, "a long story has subheadings");
        assert!(page.each(".article__lead img", "it.alt")[0].contains("golden honeycomb mirror"));
        page.wait_until("the lead picture", "document.querySelector('.article__lead img').naturalWidth > 0");
        let description = page.each("meta[name=description]", "it.content");
        assert!(description[0].contains("James Webb Space Telescope"), "{description:?}");
    });
}

#[test]
fn a_story_in_another_language_says_so_where_it_stands() {
    open("article/cinematographe-lumiere", ".article__body p:not(.visually-hidden)", |page| {
        assert_eq!(page.each("article.article", "it.lang"), ["fr"]);
        assert_eq!(page.value("document.documentElement.lang"), "en-GB");
    });
}

#[test]
fn a_story_in_arabic_runs_from_right_to_left_in_an_english_page() {
    open("article/ibn-al-haytham", ".article__body p:not(.visually-hidden)", |page| {
        assert_eq!(page.value("getComputedStyle(document.querySelector('.article__headline')).direction"), "rtl");
        assert_eq!(page.value("getComputedStyle(document.querySelector('.article__body p')).direction"), "rtl");
        assert_eq!(page.value("getComputedStyle(document.querySelector('.masthead')).direction"), "ltr");
    });
}

#[test]
fn the_films_have_their_address_and_each_can_be_played() {
    open("videos", ".headline-list__item", |page| {
        is_headed(page, words().videos, "videos", Some("Videos"));
        assert_eq!(page.count(".headline-list__item .film-mark"), page.count(".headline-list__item"));
        page.click(".headline-list__item .headline-card__link");
        page.wait_for("video[controls]");
        page.wait_until("the film's length", "document.querySelector('video').duration > 1");
        assert_eq!(page.count("video track[kind=captions]"), 1);
        page.wait_until("the captions", "document.querySelector('video').textTracks[0].cues?.length > 0");
        assert_eq!(page.value("document.querySelector('video').videoWidth > 0"), true);
    });
}

#[test]
fn an_author_has_an_address_that_the_byline_leads_to() {
    open("article/webb-at-l2", ".article .byline__name", |page| {
        page.click(".article .byline__name");
        page.wait_for(".headline-list__item");
        is_headed(page, &fill(words().stories_by, "Priya Raghunathan"), "author/priya-raghunathan", None);
        page.reload();
        page.wait_for(".headline-list__item");
        is_headed(page, &fill(words().stories_by, "Priya Raghunathan"), "author/priya-raghunathan", None);
    });
}

#[test]
fn a_tag_has_an_address_that_the_article_leads_to() {
    open("article/webb-at-l2", ".article__tag", |page| {
        page.click(".article__tag");
        page.wait_for(".headline-list__item");
        is_headed(page, &fill(words().stories_about, "Space"), "tag/space", None);
        page.reload();
        page.wait_for(".headline-list__item");
        is_headed(page, &fill(words().stories_about, "Space"), "tag/space", None);
    });
}

#[test]
fn a_search_without_words_shows_its_form() {
    open("search", "main .search-form", |page| {
        is_headed(page, words().search, "search", Some(words().search));
        assert_eq!(page.texts("main [role=status].notice"), [words().search_hint]);
        assert_eq!(page.each("meta[name=robots]", "it.content"), ["noindex"]);
    });
}

#[test]
fn a_search_is_typed_and_gets_an_address_and_says_that_only_loaded_headlines_were_searched() {
    open("search", "main .search-form", |page| {
        page.type_into("#search-field", "  webb telescope");
        page.press(ENTER);
        page.wait_for(".headline-list__item");
        assert_eq!(page.place(), "search?q=webb%20telescope");
        assert_eq!(page.text("main h1"), fill(words().search_results, "webb telescope"));
        assert_eq!(
            page.texts(".headline-list .headline-card__link"),
            ["Life at L2: how the Webb telescope keeps its cool"]
        );
        page.wait_for_text("main [role=status]", words().search_loaded_only);
        assert_eq!(page.each("#search-field", "it.value"), ["webb telescope"]);
    });
}

#[test]
fn a_search_that_finds_nothing_says_so() {
    open("search?q=xyzzy", ".empty", |page| {
        assert_eq!(page.text(".empty__title"), fill(words().search_no_results, "xyzzy"));
    });
}

#[test]
fn an_address_that_is_no_view_says_so_and_leads_on() {
    open("no/such/place", ".not-found .headline-list__item", |page| {
        assert_eq!(page.text("main h1"), words().not_found_title);
        assert_eq!(page.text(".not-found__path"), "/no/such/place");
        assert_eq!(page.count(".not-found .search-form"), 1);
        assert_eq!(page.each("meta[name=robots]", "it.content"), ["noindex"]);
        page.click(".not-found .button");
        page.wait_for(".headline-card--lead");
        assert_eq!(page.place(), "");
    });
}

#[test]
fn a_story_that_does_not_exist_says_so_and_leads_on() {
    open("article/no-such-story", ".not-found .headline-list__item", |page| {
        assert_eq!(page.text("main h1"), words().not_found_title);
        assert_eq!(page.count(".not-found .search-form"), 1);
        page.wait_until("the title", &format!("document.title.startsWith({:?})", words().not_found_title));
    });
}

#[test]
fn the_first_tab_leads_past_the_navigation_to_the_content() {
    open("latest", ".headline-list__item", |page| {
        page.press(TAB);
        page.wait_until("the skip link", "document.activeElement.matches('.skip-link')");
        page.press(ENTER);
        page.wait_until("the content", "document.activeElement.id === 'main'");
        page.press(TAB);
        page.wait_until("a link in the content", "document.activeElement.closest('main')");
        assert_eq!(page.place(), "latest");
    });
}

#[test]
fn a_picture_that_does_not_come_leaves_its_words() {
    let backend = crate::backend::Backend::of(&[crate::backend::story_with(
        1,
        "_time_plus_news",
        serde_json::json!({ "image": { "url": "gone.jpg", "alt": "A tram on a bridge", "width": 800, "height": 500 } }),
    )]);
    visit(&backend.site(), |page| {
        page.open("latest");
        page.wait_for(".picture[data-words='A tram on a bridge']");
        let hits = backend.server.hits("/gone.jpg");
        assert_eq!(
            hits, 2,
            "a relative address stands on that of the answer, and is asked for once more without a referrer"
        );
        let room = page.value("document.querySelector('.picture').getBoundingClientRect().height");
        assert!(room.as_f64().unwrap() > 40.0, "{room}");
    });
}

/// The places in the app that the stories of the demo edition stand at.
fn every_story(page: &Page) -> Vec<String> {
    page.open("latest");
    while page.count(".more__end") == 0 {
        page.wait_for(".headline-list__item");
        let before = page.count(".headline-list__item");
        page.click(".more .button");
        page.wait_until("more", &format!("document.querySelectorAll('.headline-list__item').length > {before}"));
    }
    places(page, ".headline-list .headline-card__link")
}

/// The places in the app that links lead to, each once.
fn places(page: &Page, selector: &str) -> Vec<String> {
    let mut places = page.each(selector, "(it.pathname + it.search).slice(1)");
    places.sort();
    places.dedup();
    places
}

#[test]
fn every_story_of_the_demo_edition_opens_with_a_text_a_picture_and_a_source_and_all_its_links_lead_somewhere() {
    visit(&Site::as_built(), |page| {
        let stories = every_story(page);
        assert!(stories.len() >= 48, "{}", stories.len());
        let mut onward = Vec::new();
        for story in stories {
            page.open(&story);
            page.wait_for(".article__body p:not(.visually-hidden), .error-notice, .not-found");
            let found =
                page.count(".article__body") + page.count(".article__lead") + page.count(".article__source-link");
            assert_eq!(found, 3, "{story}");
            onward.extend(places(page, ".article :is(.byline__name, .article__tag, .article__category)[href]"));
        }
        onward.sort();
        onward.dedup();
        assert!(onward.len() > 40, "{onward:?}");
        for place in onward {
            page.open(&place);
            page.wait_for("main .headline-list__item, .error-notice, .empty, .not-found");
            assert!(page.count(".headline-list__item") > 0, "{place}");
        }
    });
}
