//! The frame of the pages and the lists, rendered to HTML natively: what each component guarantees to readers, assistive
//! technology and the content security policy.

use leptos::prelude::*;
use proptest::prelude::*;
use time_plus_news::backend::error::Error;
use time_plus_news::components::breaking::breaking;
use time_plus_news::components::byline::byline;
use time_plus_news::components::error_notice::error_notice;
use time_plus_news::components::footer::footer;
use time_plus_news::components::front_page::{FrontPage, front_page};
use time_plus_news::components::heading::{HeadingLevel, page_heading};
use time_plus_news::components::headline_card::{CardShape, headline_card};
use time_plus_news::components::headline_list::headline_list;
use time_plus_news::components::language_switch::language_switch;
use time_plus_news::components::masthead::{Masthead, NavItem, masthead};
use time_plus_news::components::more::{all_loaded, left_out, more_headlines, to_newest};
use time_plus_news::components::not_found::not_found;
use time_plus_news::components::notice::{empty_list, stale_notice};
use time_plus_news::components::picture::picture;
use time_plus_news::components::search_form::search_form;
use time_plus_news::components::site_problems::site_problems;
use time_plus_news::components::skeleton::{front_skeleton, list_skeleton};
use time_plus_news::components::theme_switch::{Theme, theme_switch};
use time_plus_news::document::Problem;
use time_plus_news::error_text;
use time_plus_news::locale::{Locale, provide_locale, use_locale};
use time_plus_news::model::{
    ArticleId, Author, Category, Cursor, Headline, Image, MediaUrl, Published, Rendition, SafeUrl, Slug, Source,
    Timestamp, Video,
};
use time_plus_news::node::{IntoNode, Node};
use time_plus_news::route::Route;
use time_plus_news::words::Language;

/// 2022-02-06T21:30:00Z.
const NOW: i64 = 1_644_183_000_000;
const HOUR: i64 = 3_600_000;

fn now() -> Timestamp {
    Timestamp::from_millis(NOW).unwrap()
}

fn html_in(language: Language, view: impl FnOnce() -> Node) -> String {
    let owner = Owner::new();
    owner.set();
    provide_locale(Locale::new(language, "", None));
    view().to_html()
}

fn html(view: impl FnOnce() -> Node) -> String {
    html_in(Language::English, view)
}

fn nothing() -> Callback<()> {
    Callback::new(|()| ())
}

/// The notice of an error, as a page shows it.
fn notice_of(error: &Error) -> Node {
    error_notice(error_text::notice(error, &use_locale(), now()), nothing(), Callback::new(|_| ()))
}

fn headline(id: &str) -> Headline {
    Headline::new(ArticleId::new(id).unwrap(), format!("Title of {id}"))
}

fn image() -> Image {
    Image::new(MediaUrl::parse("https://example.org/a.jpg", None).unwrap())
}

fn pictured(id: &str) -> Headline {
    Headline { image: Some(image()), ..headline(id) }
}

fn category(name: &str) -> Category {
    Category { slug: Slug::new(name).unwrap(), title: name.to_uppercase() }
}

/// A headline with all its fields.
fn full() -> Headline {
    Headline {
        summary: Some("A < B".into()),
        category: Some(category("world")),
        authors: vec![
            Author { slug: Slug::new("ada"), name: "Ada".into(), portrait: None },
            Author { slug: None, name: "Bo".into(), portrait: None },
            Author { slug: Slug::new("cy"), name: "Cy".into(), portrait: None },
        ],
        published: Timestamp::from_millis(NOW - 3 * HOUR).map(Published::At),
        source: SafeUrl::parse("https://example.org/1", None).map(|url| Source { name: "The Example".into(), url }),
        reading_minutes: Some(4),
        language: Some("ar-EG".into()),
        breaking: true,
        video: Some(Video {
            seconds: Some(187),
            ..Video::new(MediaUrl::parse("https://example.org/a.mp4", None).unwrap())
        }),
        ..pictured("full")
    }
}

fn card(headline: &Headline, shape: CardShape) -> String {
    html(|| headline_card(headline, shape, HeadingLevel::Two, now()))
}

fn second_page() -> Route {
    Route::Latest(Cursor::from_query(Some("2")))
}

fn nav() -> Vec<NavItem> {
    [Route::Front, Route::Latest(Cursor::Start)]
        .map(|to| NavItem { title: to.href(), current: Signal::stored(to != Route::Front), to })
        .into()
}

fn head() -> Node {
    let search = NavItem {
        title: "Search".into(),
        to: Route::Search(String::new(), Cursor::Start),
        current: Signal::stored(false),
    };
    let head = Masthead {
        name: "The Paper".into(),
        tagline: "All of it".into(),
        today: now(),
        nav: nav(),
        search: Some(search),
    };
    masthead(head, theme_switch(Signal::stored(Theme::Dark), Callback::new(|_| ())), nothing())
}

fn foot() -> Node {
    let switch = language_switch(Signal::stored(Language::French), Callback::new(|_| ()));
    footer("The Paper".into(), nav(), switch, nothing())
}

fn full_front() -> FrontPage {
    let latest: Vec<Headline> = (0..30)
        .map(|n| Headline { breaking: n == 1, ..Headline { id: ArticleId::new(format!("a{n}")).unwrap(), ..full() } })
        .collect();
    let section = |name: &str| (category(name), (0..6).map(|n| pictured(&format!("{name}{n}"))).collect());
    FrontPage::compose(&latest, ["world", "science", "sport"].map(section).into())
}

fn status(status: u16) -> Error {
    Error::Status { url: "https://api.example.org/posts".into(), status, message: None, retry_after: None }
}

fn ids(front: &FrontPage) -> Vec<&str> {
    let sections = front.sections.iter().flat_map(|section| &section.headlines);
    let all = front.breaking.iter().chain(&front.lead).chain(&front.secondary).chain(&front.latest).chain(sections);
    all.map(|headline| headline.id.as_str()).collect()
}

// The layout of the front page.

#[test]
fn the_newest_story_with_a_picture_leads_unless_it_is_in_the_strip() {
    let breaking = Headline { breaking: true, ..pictured("breaking") };
    let front = FrontPage::compose(&[breaking, headline("plain"), pictured("lead"), pictured("later")], Vec::new());
    assert_eq!(front.lead.unwrap().id.as_str(), "lead");
    assert_eq!(front.breaking[0].id.as_str(), "breaking");
    assert_eq!(front.secondary[0].id.as_str(), "plain");
}

#[test]
fn the_newest_story_leads_if_no_recent_one_has_a_picture() {
    let mut latest: Vec<Headline> = (0..10).map(|n| headline(&n.to_string())).collect();
    latest.push(pictured("old"));
    assert_eq!(FrontPage::compose(&latest, Vec::new()).lead.unwrap().id.as_str(), "0");
    latest.remove(0);
    assert_eq!(FrontPage::compose(&latest, Vec::new()).lead.unwrap().id.as_str(), "old");
}

#[test]
fn a_backend_that_marks_everything_as_breaking_still_has_a_front_page() {
    let latest: Vec<Headline> = (0..20).map(|n| Headline { breaking: true, ..headline(&n.to_string()) }).collect();
    let front = FrontPage::compose(&latest, Vec::new());
    assert_eq!((front.breaking.len(), front.lead.is_some(), front.secondary.len()), (3, true, 6));
}

#[test]
fn a_section_whose_stories_are_all_above_is_left_out() {
    let latest = [pictured("a"), pictured("b")];
    let sections = vec![(category("gone"), latest.to_vec()), (category("kept"), vec![headline("a"), headline("c")])];
    let front = FrontPage::compose(&latest, sections);
    assert_eq!(front.sections.len(), 1);
    assert_eq!(front.sections[0].to.href(), "/category/kept");
    assert_eq!(front.sections[0].headlines, [headline("c")]);
}

#[test]
fn a_front_page_without_stories_is_empty_and_renders() {
    let front = FrontPage::compose(&[], vec![(category("world"), Vec::new())]);
    assert!(front.is_empty());
    assert!(html(|| front_page(&front, now())).contains("<h1"));
    assert!(!FrontPage::compose(&[headline("a")], Vec::new()).is_empty());
}

fn some_headlines() -> impl Strategy<Value = Vec<Headline>> {
    let one = (0..12_u8, any::<bool>(), any::<bool>()).prop_map(|(id, breaking, has_picture)| Headline {
        breaking,
        image: has_picture.then(image),
        ..headline(&id.to_string())
    });
    proptest::collection::vec(one, 0..24)
}

proptest! {
    #[test]
    fn no_story_appears_twice_and_the_newest_is_never_missing(
        latest in some_headlines(),
        sections in proptest::collection::vec(some_headlines(), 0..4),
    ) {
        let named = sections.into_iter().enumerate().map(|(n, list)| (category(&format!("s{n}")), list)).collect();
        let front = FrontPage::compose(&latest, named);
        let mut placed = ids(&front);
        if let Some(newest) = latest.first() {
            prop_assert!(placed.contains(&newest.id.as_str()));
        }
        let count = placed.len();
        placed.sort_unstable();
        placed.dedup();
        prop_assert_eq!(placed.len(), count);
    }
}

#[test]
fn a_front_page_has_one_title_and_skips_no_level_of_heading() {
    let page = html(|| front_page(&full_front(), now()));
    let mut levels = page.match_indices("<h").filter_map(|(at, _)| page[at + 2..at + 3].parse::<u8>().ok()).peekable();
    assert_eq!(levels.peek(), Some(&1));
    let mut last = 0;
    let mut titles = 0;
    for level in levels {
        assert!(level <= last + 1, "h{level} after h{last}");
        titles += usize::from(level == 1);
        last = level;
    }
    assert_eq!((titles, last), (1, 3));
}

#[test]
fn every_story_of_a_front_page_is_rendered_once() {
    let front = full_front();
    let page = html(|| front_page(&front, now()));
    for id in ids(&front) {
        assert_eq!(page.matches(&format!("href=\"/article/{id}\"")).count(), 1, "{id}");
    }
}

// A headline.

#[test]
fn a_headline_links_to_its_story_its_section_and_those_authors_who_have_a_page() {
    let lead = card(&full(), CardShape::Lead);
    for href in ["/article/full", "/category/world", "/author/ada", "/author/cy"] {
        assert!(lead.contains(&format!("href=\"{href}\"")), "{href}");
    }
    assert_eq!(lead.matches("<a ").count(), 4);
}

#[test]
fn the_text_of_a_story_is_text_in_its_own_language_and_direction() {
    let row = card(&full(), CardShape::Row);
    assert!(row.contains("A &lt; B"));
    assert_eq!(row.matches("lang=\"ar-EG\"").count(), 2);
    assert_eq!(row.matches("dir=\"rtl\"").count(), 2);
    assert!(card(&headline("a"), CardShape::Row).contains("dir=\"auto\""));
}

#[test]
fn a_time_has_a_short_text_a_full_tooltip_and_an_exact_datetime() {
    let row = card(&full(), CardShape::Row);
    assert!(row.contains("datetime=\"2022-02-06T18:30:00Z\""));
    assert!(row.contains("title=\"Sunday 6 February 2022 at 18:30 UTC\""));
    assert!(row.contains("3 hours ago"));
    let words = Headline { published: Some(Published::Text("5 Rajab 1443".into())), ..headline("a") };
    let row = card(&words, CardShape::Row);
    assert!(row.contains("5 Rajab 1443") && !row.contains("<time"));
}

#[test]
fn each_shape_shows_as_much_as_it_has_room_for() {
    let shows = |shape, text: &str| card(&full(), shape).contains(text);
    for (shape, picture, summary, source, time) in [
        (CardShape::Lead, true, true, true, true),
        (CardShape::Major, true, true, false, true),
        (CardShape::Feature, true, true, false, true),
        (CardShape::Row, true, true, true, true),
        (CardShape::Brief, false, true, false, true),
        (CardShape::Compact, false, false, false, true),
        (CardShape::TitleOnly, false, false, false, false),
    ] {
        let found =
            (shows(shape, "<img"), shows(shape, "A &lt; B"), shows(shape, "The Example"), shows(shape, "<time"));
        assert_eq!(found, (picture, summary, source, time), "{shape:?}");
    }
}

#[test]
fn a_video_has_one_badge_with_its_duration_with_or_without_a_picture() {
    let bare = Headline { image: None, ..full() };
    for (story, shape) in [
        (full(), CardShape::Feature),
        (full(), CardShape::Brief),
        (full(), CardShape::Compact),
        (bare.clone(), CardShape::Row),
        (bare, CardShape::Lead),
    ] {
        let card = card(&story, shape);
        assert_eq!(card.matches("film-mark").count(), 1, "{shape:?}");
        assert!(card.contains("3:07") && card.contains("Video") && card.contains("Duration: 3:07"), "{shape:?}");
    }
}

#[test]
fn the_names_of_authors_are_joined_to_a_phrase() {
    let html = html(|| byline(&full().authors).unwrap());
    let mut text = String::new();
    for piece in html.split('<').filter_map(|tag| tag.split_once('>')) {
        text.push_str(piece.1);
    }
    assert_eq!(text, "By Ada, Bo and Cy");
    assert!(byline(&[]).is_none());
}

#[test]
fn the_breaking_news_strip_appears_only_with_breaking_news() {
    assert!(breaking(&[], now()).is_none());
    let strip = html(|| breaking(&[full()], now()).unwrap());
    assert!(strip.contains("aria-label=\"Breaking news\"") && strip.contains("href=\"/article/full\""));
}

// A picture.

#[test]
fn the_priority_picture_loads_first_and_all_others_lazily() {
    let lead = html(|| picture(&image(), "100vw", true));
    assert!(lead.contains("fetchpriority=\"high\"") && !lead.contains("loading="));
    let other = html(|| picture(&image(), "100vw", false));
    assert!(other.contains("loading=\"lazy\"") && !other.contains("fetchpriority"));
}

#[test]
fn a_picture_reserves_its_space_whether_or_not_its_size_is_known() {
    let known = Image { width: Some(960), height: Some(600), ..image() };
    let html_of = |image: Image| html(|| picture(&image, "100vw", false));
    let shown = html_of(known.clone());
    assert!(shown.contains("width=\"960\"") && shown.contains("height=\"600\"") && !shown.contains("--unsized"));
    for unknown in [image(), Image { height: Some(0), ..known }] {
        let shown = html_of(unknown);
        assert!(shown.contains("picture--unsized") && !shown.contains("height="));
    }
}

#[test]
fn a_picture_offers_its_renditions_or_only_its_url() {
    let rendition = |width| Rendition { url: MediaUrl::parse("https://example.org/w.jpg", None).unwrap(), width };
    let many = Image { renditions: vec![rendition(480), rendition(960)], alt: "A & B".into(), ..image() };
    let shown = html(|| picture(&many, "50vw", false));
    assert!(shown.contains("480w, https://example.org/w.jpg 960w") && shown.contains("sizes=\"50vw\""));
    assert!(shown.contains("alt=\"A &amp; B\""));
    let shown = html(|| picture(&image(), "50vw", false));
    assert!(
        shown.contains("src=\"https://example.org/a.jpg\"") && shown.contains("alt=\"\"") && !shown.contains("sizes")
    );
}

// The frame.

#[test]
fn the_header_has_a_skip_link_the_date_and_the_current_page_marked() {
    let head = html(head);
    assert!(head.find("href=\"#main\"").unwrap() < head.find("<header").unwrap());
    assert!(head.contains("6 February 2022") && head.contains("The Paper") && head.contains("All of it"));
    assert_eq!(head.matches("aria-current=\"page\"").count(), 1);
    assert!(head.contains("href=\"/latest\" aria-current=\"page\""));
}

#[test]
fn the_selected_theme_and_language_are_checked_and_languages_have_their_own_names() {
    assert_eq!(html(head).matches(" checked").count(), 1);
    let foot = html(foot);
    assert_eq!(foot.matches(" checked").count(), 1);
    assert!(foot.contains("lang=\"ar\"") && foot.contains("العربية"));
}

#[test]
fn a_theme_round_trips_through_its_attribute() {
    for theme in Theme::ALL {
        assert_eq!(Theme::from_attribute(theme.attribute()), theme);
    }
    assert_eq!(Theme::from_attribute(Some("sepia")), Theme::System);
}

#[test]
fn a_search_form_has_an_action_and_contains_the_query() {
    let form = html(|| search_form("l'été \"<".into(), Callback::new(|_| ())));
    assert!(form.contains("method=\"get\"") && form.contains("action=\"/search\"") && form.contains("name=\"q\""));
    assert!(form.contains("role=\"search\"") && form.contains("for=\"search-field\""));
    assert!(form.contains("value=\"l'été &quot;&lt;\"") || form.contains("value=\"l'été &quot;<\""), "{form}");
}

// Lists.

#[test]
fn a_list_has_a_row_for_each_headline() {
    let list = html(|| headline_list(&[full(), headline("b")], now()));
    assert!(list.starts_with("<ol"));
    assert_eq!(list.matches("<li").count(), 2);
}

#[test]
fn the_link_to_the_next_page_says_when_it_is_loading() {
    let more = |pending| html(|| more_headlines(&second_page(), Signal::stored(pending), nothing()));
    assert!(more(false).contains("href=\"/latest?page=2\"") && more(false).contains("More headlines"));
    assert!(!more(false).contains("aria-disabled"));
    assert!(more(true).contains("aria-disabled=\"true\"") && more(true).contains("Loading more"));
}

#[test]
fn the_end_of_a_list_counts_the_headlines_and_the_unreadable_stories() {
    assert!(html(|| all_loaded(1234)).contains("1,234 headlines"));
    assert!(left_out(0).is_none());
    assert!(html(|| left_out(2).unwrap()).contains("2 stories could not be shown"));
}

// Loading and errors.

#[test]
fn an_error_can_be_asked_again_unless_that_cannot_help() {
    let told = |error: Error| html(|| notice_of(&error));
    assert!(told(status(503)).contains("Try again</button"));
    assert!(!told(Error::NotOffered { view: "search" }).contains("Try again</button"));
    assert!(!told(Error::NotFound { url: "https://example.org/".into() }).contains("Try again</button"));
}

#[test]
fn an_error_shows_the_requested_url_and_the_services_message() {
    let Error::Status { url, .. } = status(503) else { unreachable!() };
    let error = Error::Status { url, status: 503, message: Some("down <b>".into()), retry_after: None };
    let told = html(|| notice_of(&error));
    assert!(told.contains("https://api.example.org/posts") && told.contains("“down &lt;b&gt;”"));
    assert!(told.contains("role=\"alert\""));
}

#[test]
fn the_details_of_an_error_can_be_copied_where_there_are_some() {
    let told = |error: Error| html_in(Language::French, || notice_of(&error));
    let with_address = told(status(503));
    let (_, details) = with_address.split_once("<details").unwrap();
    assert!(details.contains("Copier ces détails") && details.contains("2022-02-06T21:30:00Z"), "{details}");
    assert!(!told(Error::NotOffered { view: "search" }).contains("Copier"));
}

#[test]
fn a_mistake_in_a_document_is_told_with_its_place() {
    let problems = [Problem { path: "$.backend.base".into(), message: "expected a string".into() }];
    let page = html(|| site_problems("site.json", &problems));
    assert!(page.contains("$.backend.base") && page.contains("expected a string"));
}

#[test]
fn a_placeholder_is_announced_in_text_and_its_shapes_are_hidden() {
    for skeleton in [html(front_skeleton), html(|| list_skeleton(3))] {
        assert!(skeleton.contains("role=\"status\"") && skeleton.contains("Loading"));
        assert!(skeleton.contains("aria-hidden=\"true\""));
    }
    assert_eq!(html(|| list_skeleton(3)).matches("skeleton__picture").count(), 3);
}

// All components.

/// Every component in this file, rendered once.
fn everything() -> Node {
    let problems = [Problem { path: "$".into(), message: "expected an object".into() }];
    let stale = Timestamp::from_millis(NOW - 2 * HOUR).unwrap();
    vec![
        head(),
        front_page(&full_front(), now()),
        page_heading("T".into(), Some("A".into())),
        stale_notice(stale, now(), nothing()),
        to_newest(&Route::Latest(Cursor::Start)),
        headline_list(&[full()], now()),
        more_headlines(&second_page(), Signal::stored(false), nothing()),
        all_loaded(3),
        left_out(3).into_node(),
        empty_list(),
        notice_of(&status(500)),
        site_problems("site.json", &problems),
        not_found("/x".into(), Node::Nothing, Node::Nothing),
        front_skeleton(),
        list_skeleton(2),
        foot(),
    ]
    .into_node()
}

#[test]
fn no_component_carries_a_style_or_a_script_of_its_own() {
    let page = html(everything);
    for forbidden in [" style=", "<style", "<script", "javascript:", " onclick=", " onerror="] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn no_english_is_left_in_another_language() {
    // Texts of the story, the site and the native date format stay English; those of the interface don't.
    for language in [Language::French, Language::Arabic] {
        let page = html_in(language, everything);
        let english = Language::English.words();
        for word in [english.breaking, english.more_headlines, english.retry, english.latest, english.skip_to_content] {
            assert!(!page.contains(word), "{word}");
        }
    }
}

// The style sheet.

fn style(name: &str) -> String {
    let path = [env!("CARGO_MANIFEST_DIR"), "/style/", name, ".css"].concat();
    std::fs::read_to_string(path).unwrap()
}

/// Relative luminance of `#rrggbb` (WCAG 2.2, definition).
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn text_has_enough_contrast_in_both_themes() {
    let tokens = style("tokens");
    let colours = |name: &str| -> Vec<f64> {
        let rest = tokens.split_once(&format!("--{name}: light-dark(")).unwrap().1;
        rest.split_once(')').unwrap().0.split(", ").map(luminance).collect()
    };
    let pairs = ["ink", "text", "muted", "accent"].map(|text| (text, "paper"));
    for (text, ground) in pairs.into_iter().chain([("on-accent", "accent"), ("muted", "tint")]) {
        for (theme, (a, b)) in ["light", "dark"].into_iter().zip(colours(text).into_iter().zip(colours(ground))) {
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(contrast >= 4.5, "{text} on {ground} in {theme}: {contrast:.2}");
        }
    }
}

#[test]
fn layouts_use_logical_directions_only() {
    for name in ["base", "masthead", "headline", "front-page", "list", "notice", "skeleton"] {
        for (line, text) in (1..).zip(style(name).lines()) {
            let property = text.trim().split(':').next().unwrap();
            let sides = ["left", "right", "top", "bottom"];
            assert!(!sides.iter().any(|side| property.ends_with(side)), "{name}.css:{line} {text}");
        }
    }
}
