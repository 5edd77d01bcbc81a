//! The shelf, rendered to HTML: saved stories, settings, and what the app says of itself.

use leptos::prelude::*;
use time_plus_news::components::consent::Consent;
use time_plus_news::history::ReadPage;
use time_plus_news::locale::{Locale, provide_locale};
use time_plus_news::model::{ArticleId, Headline, Timestamp};
use time_plus_news::node::Node;
use time_plus_news::saved::SavedStory;
use time_plus_news::shelf::page::{self, Actions, Facts, SavedActions, Shelf};
use time_plus_news::words::Language;

fn html(language: Language, render: impl FnOnce() -> Node) -> String {
    Owner::new().with(|| {
        provide_locale(Locale::new(language, "", None));
        render().to_html()
    })
}

fn now() -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000).unwrap()
}

fn story(title: &str) -> SavedStory {
    let headline = Headline::new(ArticleId::new("a/1").unwrap(), title.into());
    let at = Timestamp::from_millis(1_699_999_880_000).unwrap();
    SavedStory { at, headline, body: Vec::new(), truncated: false }
}

fn saved(language: Language, shelf: Shelf) -> String {
    saved_of(language, shelf, Facts::default())
}

fn saved_of(language: Language, shelf: Shelf, facts: Facts) -> String {
    let actions = || SavedActions { remove: Callback::new(|_| {}), install: Callback::new(|()| {}) };
    html(language, || page::saved(RwSignal::new(shelf), RwSignal::new(facts), actions(), now()))
}

fn settings(facts: Facts, consents: &str) -> String {
    let actions = || Actions { remove_all: Callback::new(|()| {}), install: Callback::new(|()| {}) };
    html(Language::English, || {
        page::settings(RwSignal::new(facts), Consent::new(consents.into(), |_| {}, |_| {}), actions())
    })
}

#[test]
fn a_saved_story_leads_to_its_page_says_when_it_was_saved_and_can_be_removed() {
    let shelf = Shelf { stories: Some(vec![story("A <ferry>")]), damaged: 2, ..Shelf::default() };
    let page = saved(Language::English, shelf);
    for part in [
        "<h1",
        "Saved stories",
        r#"href="/article/a~2f1""#,
        "Saved 2 minutes ago",
        "Remove “A &lt;ferry&gt;”",
        "cannot be read: 2",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    assert!(!page.contains("Nothing is saved"));
}

#[test]
fn an_empty_shelf_and_one_that_is_refused_say_so_and_one_that_is_being_read_says_nothing() {
    let empty = Shelf { stories: Some(Vec::new()), ..Shelf::default() };
    assert!(saved(Language::French, empty).contains("Rien n’est encore enregistré"));
    assert!(!saved(Language::French, Shelf::default()).contains("Rien n’est"));
    let refused = saved(Language::English, Shelf { is_refused: true, ..Shelf::default() });
    assert!(refused.contains("keeps nothing here") && !refused.contains("Nothing is saved"));
}

#[test]
fn what_was_read_before_is_listed_but_for_what_is_saved() {
    let at = Timestamp::from_millis(1_699_999_880_000).unwrap();
    let read = |address: &str, title: &str| ReadPage::new(address, title, at).unwrap();
    let shelf = |stories| Shelf {
        stories: Some(stories),
        read: vec![read("/article/a~2f1", "A ferry"), read("/latest", "Latest <b>")],
        ..Shelf::default()
    };
    let both = saved(Language::English, shelf(Vec::new()));
    for part in
        ["Read before", r#"href="/article/a~2f1""#, r#"href="/latest""#, "Latest &lt;b&gt;", "Read 2 minutes ago"]
    {
        assert!(both.contains(part), "no {part} in {both}");
    }
    let one = saved(Language::English, shelf(vec![story("A ferry")]));
    assert_eq!((one.matches("Read 2 minutes ago").count(), one.matches("Saved 2 minutes ago").count()), (1, 1));
    assert!(!saved(Language::English, Shelf::default()).contains("Read before"));
}

#[test]
fn installing_is_offered_under_saved_stories_where_it_can_be_done_and_nowhere_else() {
    let offered = |facts| saved_of(Language::English, Shelf::default(), facts);
    assert!(!offered(Facts::default()).contains("as an app"));
    assert!(offered(Facts { is_installable: true, ..Facts::default() }).contains("Install</button>"));
    assert!(offered(Facts { is_ios: true, ..Facts::default() }).contains("Add to Home Screen"));
    assert!(!offered(Facts { is_installed: true, is_ios: true, ..Facts::default() }).contains("as an app"));
}

#[test]
fn pictures_that_could_not_be_saved_are_counted_and_details_can_be_copied() {
    let lost = html(Language::English, || page::lost(2, Callback::new(|()| {})));
    assert!(lost.contains("could not be saved with it") && lost.contains(": 2<"), "{lost}");
    let copy = |is| html(Language::French, || page::copy(RwSignal::new(is), Callback::new(|()| {})));
    assert!(copy(false).contains("Copier ces détails") && copy(true).contains("Copié"));
}

#[test]
fn a_saved_copy_is_told_from_the_story_itself() {
    let page = html(Language::Arabic, || page::story(&story("A ferry"), Node::Nothing, now()));
    assert!(page.contains("تقرأ النسخة التي حفظتها") && page.contains(">A ferry<"), "{page}");
}

#[test]
fn settings_say_what_is_known_and_no_more() {
    let unknown = settings(Facts::default(), "");
    for part in
        ["does not open without a network yet", "shown only when you ask for it", "for development", "its menu says so"]
    {
        assert!(unknown.contains(part), "no {part} in {unknown}");
    }
    assert!(!unknown.contains("<table") && !unknown.contains("Install</button>") && !unknown.contains("throw"));

    let facts = Facts {
        is_offline_ready: true,
        is_persisted: Some(true),
        sizes: Some([(3.0, 123_456.0), (40.0, 2_000_000.0), (0.0, 0.0), (12.0, 900_001.0)]),
        is_installable: true,
        version: Some("0123456789ab · 2026-11-28".into()),
        ..Facts::default()
    };
    let known = settings(facts, "social.example youtube");
    for part in [
        "opens without a network",
        "will not throw",
        "124 kB",
        "2,000 kB",
        "901 kB",
        "Install</button>",
        "0123456789ab",
        "from social.example",
        "from youtube",
    ] {
        assert!(known.contains(part), "no {part} in {known}");
    }
}

#[test]
fn what_cannot_be_undone_is_asked_twice_and_ios_is_told_where_its_menu_is() {
    let sure = settings(Facts { is_sure: true, is_ios: true, ..Facts::default() }, "");
    assert!(sure.contains("Really remove it") && sure.contains("Add to Home Screen"));
    assert!(settings(Facts { is_removed: true, ..Facts::default() }, "").contains("It is gone."));
    assert!(
        settings(Facts { is_installed: true, is_installable: true, ..Facts::default() }, "").contains("in its app")
    );
}

#[test]
fn a_new_version_is_offered_and_one_that_has_to_wait_says_so() {
    let notice = |waits| {
        html(Language::English, || page::update(RwSignal::new(waits), Callback::new(|()| {}), Callback::new(|()| {})))
    };
    assert!(notice(false).contains("A new version") && notice(false).contains("role=\"status\""));
    assert!(notice(true).contains("when you have finished writing"));
}
