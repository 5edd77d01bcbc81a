//! Saved stories, settings and toasts, rendered to HTML.

use leptos::prelude::*;
use time_plus_news::components::consent::Consent;
use time_plus_news::components::install::InstallState;
use time_plus_news::components::saved_stories::{SavedActions, SavedState, saved_stories, saved_story};
use time_plus_news::components::settings::{SettingsActions, SettingsState};
use time_plus_news::components::{settings as view, toast};
use time_plus_news::history::ReadPage;
use time_plus_news::locale::{Locale, provide_locale};
use time_plus_news::model::{ArticleId, Headline, Timestamp};
use time_plus_news::node::Node;
use time_plus_news::saved::SavedStory;
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

fn saved(language: Language, state: SavedState) -> String {
    saved_with(language, state, InstallState::default())
}

fn saved_with(language: Language, state: SavedState, install: InstallState) -> String {
    let actions = || SavedActions { remove: Callback::new(|_| {}), install: Callback::new(|()| {}) };
    html(language, || saved_stories(RwSignal::new(state), RwSignal::new(install), actions(), now()))
}

fn settings(state: SettingsState, consents: &str) -> String {
    let actions = || SettingsActions { remove_all: Callback::new(|()| {}), install: Callback::new(|()| {}) };
    html(Language::English, || {
        view::settings(RwSignal::new(state), Consent::new(consents.into(), |_| {}, |_| {}), actions())
    })
}

#[test]
fn a_saved_story_leads_to_its_page_says_when_it_was_saved_and_can_be_removed() {
    let state = SavedState { stories: Some(vec![story("A <ferry>")]), damaged: 2, ..SavedState::default() };
    let page = saved(Language::English, state);
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
    assert!(!page.contains("No saved stories"));
}

#[test]
fn an_empty_list_and_a_browser_that_refuses_say_so_and_a_list_that_is_being_read_says_nothing() {
    let empty = SavedState { stories: Some(Vec::new()), ..SavedState::default() };
    assert!(saved(Language::French, empty).contains("Aucun article enregistré"));
    assert!(!saved(Language::French, SavedState::default()).contains("Aucun article"));
    let refused = saved(Language::English, SavedState { is_refused: true, ..SavedState::default() });
    assert!(refused.contains("does not allow stories to be saved") && !refused.contains("No saved stories"));
}

#[test]
fn what_was_read_before_is_listed_but_for_what_is_saved() {
    let at = Timestamp::from_millis(1_699_999_880_000).unwrap();
    let read = |address: &str, title: &str| ReadPage::new(address, title, at).unwrap();
    let state = |stories| SavedState {
        stories: Some(stories),
        read: vec![read("/article/a~2f1", "A ferry"), read("/latest", "Latest <b>")],
        ..SavedState::default()
    };
    let both = saved(Language::English, state(Vec::new()));
    for part in
        ["Read before", r#"href="/article/a~2f1""#, r#"href="/latest""#, "Latest &lt;b&gt;", "Read 2 minutes ago"]
    {
        assert!(both.contains(part), "no {part} in {both}");
    }
    let one = saved(Language::English, state(vec![story("A ferry")]));
    assert_eq!((one.matches("Read 2 minutes ago").count(), one.matches("Saved 2 minutes ago").count()), (1, 1));
    assert!(!saved(Language::English, SavedState::default()).contains("Read before"));
}

#[test]
fn installing_is_offered_under_saved_stories_where_it_can_be_done_and_nowhere_else() {
    let offered = |install| saved_with(Language::English, SavedState::default(), install);
    assert!(!offered(InstallState::default()).contains("as an app"));
    assert!(offered(InstallState { is_installable: true, ..InstallState::default() }).contains("Install</button>"));
    assert!(offered(InstallState { is_ios: true, ..InstallState::default() }).contains("Add to Home Screen"));
    assert!(
        !offered(InstallState { is_installed: true, is_ios: true, ..InstallState::default() }).contains("as an app")
    );
}

#[test]
fn pictures_that_could_not_be_saved_are_counted() {
    let lost = html(Language::English, || toast::lost(2, Callback::new(|()| {})));
    assert!(lost.contains("could not be saved with it") && lost.contains(": 2<"), "{lost}");
}

#[test]
fn a_saved_copy_is_told_from_the_story_itself() {
    let page = html(Language::Arabic, || saved_story(&story("A ferry"), Node::Nothing, now()));
    assert!(page.contains("هذه هي النسخة التي حفظتها") && page.contains(">A ferry<"), "{page}");
}

#[test]
fn settings_say_what_is_known_and_no_more() {
    let unknown = settings(SettingsState::default(), "");
    for part in
        ["does not open offline yet", "shown only when you ask for it", "development version", "its menu offers it"]
    {
        assert!(unknown.contains(part), "no {part} in {unknown}");
    }
    assert!(!unknown.contains("<table") && !unknown.contains("Install</button>") && !unknown.contains("delete"));

    let state = SettingsState {
        is_offline_ready: true,
        is_persisted: Some(true),
        sizes: Some([(3.0, 123_456.0), (40.0, 2_000_000.0), (0.0, 0.0), (12.0, 900_001.0)]),
        install: InstallState { is_installable: true, ..InstallState::default() },
        version: Some("0123456789ab · 2026-11-28".into()),
        ..SettingsState::default()
    };
    let known = settings(state, "social.example youtube");
    for part in [
        "opens offline",
        "will not delete",
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
    let on_ios = InstallState { is_ios: true, ..InstallState::default() };
    let installed = InstallState { is_installed: true, is_installable: true, ..InstallState::default() };
    let sure = settings(SettingsState { is_sure: true, install: on_ios, ..SettingsState::default() }, "");
    assert!(sure.contains("including all saved stories?") && sure.contains("Add to Home Screen"));
    assert!(
        settings(SettingsState { is_removed: true, ..SettingsState::default() }, "")
            .contains("Everything has been removed.")
    );
    assert!(settings(SettingsState { install: installed, ..SettingsState::default() }, "").contains("using the app"));
}

#[test]
fn a_new_version_is_offered_and_one_that_has_to_wait_says_so() {
    let notice = |waits| {
        html(Language::English, || toast::update(RwSignal::new(waits), Callback::new(|()| {}), Callback::new(|()| {})))
    };
    assert!(notice(false).contains("A new version") && notice(false).contains("role=\"status\""));
    assert!(notice(true).contains("when you have finished writing"));
}
