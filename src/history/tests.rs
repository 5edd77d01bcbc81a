use super::*;
use crate::model::Slug;
use proptest::prelude::*;
use std::cell::{Cell, RefCell};

/// A storage in memory.
#[derive(Default)]
struct Memory {
    texts: RefCell<Vec<(String, String)>>,
    told: RefCell<Vec<String>>,
    is_full: Cell<bool>,
}

impl KeyValueStore for Memory {
    fn get(&self, name: &str) -> Option<String> {
        self.texts.borrow().iter().find(|(known, _)| known == name).map(|(_, text)| text.clone())
    }

    fn set(&self, name: &str, text: Option<&str>) {
        // A full storage refuses new values and keeps the old ones.
        if text.is_some() && self.is_full.get() {
            return;
        }
        self.texts.borrow_mut().retain(|(known, _)| known != name);
        if let Some(text) = text {
            self.texts.borrow_mut().push((name.into(), text.into()));
        }
    }

    fn warn(&self, name: &str) {
        self.told.borrow_mut().push(name.into());
    }
}

const KEY: &str = "time-plus-news.1.history";
const FORMER_KEY: &str = "time-plus-news.1.read";
/// The history as the release of December 2026 stored it.
const VERSION_1: &str = include_str!("../../tests/fixtures/kept/history-1.json");
/// The notes as the release of November 2026 stored them.
const FORMER: &str = include_str!("../../tests/fixtures/kept/read.json");

fn with(name: &str, text: &str) -> Memory {
    let memory = Memory::default();
    memory.set(name, Some(text));
    memory
}

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis).unwrap()
}

fn story(id: &str) -> Route {
    Route::Article(ArticleId::new(id).unwrap())
}

fn urls(list: &[&str]) -> Vec<String> {
    list.iter().map(|url| (*url).to_owned()).collect()
}

/// The address, the title and the answers of each entry.
fn rows(history: &History) -> Vec<(&str, &str, usize)> {
    history.entries.iter().map(|it| (it.address.as_str(), it.title.as_str(), it.answers.len())).collect()
}

#[test]
fn noted_pages_are_read_back_newest_first_without_duplicates() {
    let memory = Memory::default();
    let mut history = History::read(&memory);
    assert!(history.note(&Route::Latest(Cursor::Start), " Latest ", at(1), &urls(&["/a", "/b"])));
    assert!(history.note(&story("a/1"), "The sea", at(2), &urls(&["/1"])));
    assert!(history.note(&Route::Latest(Cursor::Start), "Latest", at(3), &urls(&["/a"])));
    history.write(&memory);
    let read = History::read(&memory);
    assert_eq!(rows(&read), [("/latest", "Latest", 1), ("/article/a~2f1", "The sea", 1)]);
    assert_eq!(read, history);
    assert_eq!(read.answers_of(&story("a/1")), ["/1"]);
    assert!(memory.told.borrow().is_empty());
}

#[test]
fn only_articles_and_first_pages_of_lists_belong_in_the_history() {
    let slug = || Slug::new("a b/ç").unwrap();
    let mut history = History::default();
    for route in [
        Route::Front,
        Route::Latest(Cursor::Start),
        Route::Videos(Cursor::Start),
        Route::Category(slug(), Cursor::Start),
        Route::Author(slug(), Cursor::Start),
        Route::Tag(slug(), Cursor::Start),
        story("b"),
    ] {
        assert!(history.note(&route, "T", at(1), &[]), "{route:?}");
    }
    for route in [
        Route::Latest(Cursor::Page(2)),
        Route::Category(slug(), Cursor::Token("x".into())),
        Route::Search("x".into(), Cursor::Start),
        Route::Connect,
        Route::Widgets,
        Route::Saved,
        Route::Settings,
        Route::NotFound("/x".into()),
    ] {
        assert!(!history.note(&route, "T", at(1), &[]), "{route:?}");
    }
    assert!(!history.note(&Route::Front, " ", at(1), &[]), "a page without a title");
    assert_eq!(history.entries.len(), 7);
}

#[test]
fn a_page_opens_offline_when_all_its_answers_are_cached() {
    let mut history = History::default();
    history.note(&story("unknown"), "Of unknown answers", at(1), &[]);
    history.note(&story("half"), "Half", at(2), &urls(&["/1", "/2"]));
    history.note(&story("whole"), "Whole", at(3), &urls(&["/1", "/3"]));
    assert_eq!(history.answers(), ["/1", "/2", "/3"]);
    let readable = history.readable(&urls(&["/3", "/1"]));
    let expected = ReadPage { route: story("whole"), title: "Whole".into(), at: at(3) };
    assert_eq!(readable, [expected]);
    assert_eq!(history.readable(&[]), []);
}

#[test]
fn a_page_that_is_noted_again_without_answers_keeps_the_earlier_ones() {
    let mut history = History::default();
    history.note(&story("a"), "A", at(1), &urls(&["/1"]));
    history.note(&story("a"), "A again", at(2), &[]);
    assert_eq!(rows(&history), [("/article/a", "A again", 1)]);
    history.note(&story("a"), "A", at(3), &urls(&["/2", "/3"]));
    assert_eq!(history.answers_of(&story("a")), ["/2", "/3"]);
}

#[test]
fn the_oldest_pages_are_dropped_when_there_are_too_many_or_their_text_is_too_long() {
    let memory = Memory::default();
    let mut history = History::default();
    for number in 0..100 {
        history.note(&story(&number.to_string()), &"é".repeat(5000), at(number), &urls(&["/"; 50]));
    }
    assert_eq!((history.entries.len(), history.entries[0].address.as_str()), (MOST_ENTRIES, "/article/99"));
    assert_eq!(history.entries[0].title.chars().count(), LONGEST_TITLE);
    assert_eq!(history.entries[0].answers.len(), MOST_ANSWERS);
    let long: Vec<String> = (0..MOST_ANSWERS).map(|at| "\u{1}".repeat(4000 + at)).collect();
    for number in 0..20 {
        history.note(&story(&number.to_string()), "T", at(number), &long);
    }
    assert_eq!(history.entries.iter().filter(|entry| entry.title == "T").count(), 5);
    history.write(&memory);
    assert_eq!(History::read(&memory), history, "a stored history is never too long to be read");
}

#[test]
fn unread_breaking_stories_are_counted() {
    let id = |id: &str| ArticleId::new(id).unwrap();
    let mut history = History::default();
    assert_eq!(history.count_unread(&[id("a/1"), id("b")]), 2);
    history.note(&story("a/1"), "A", at(1), &[]);
    assert_eq!(history.count_unread(&[id("a/1"), id("b")]), 1);
    assert_eq!(history.count_unread(&[]), 0);
}

#[test]
fn a_history_of_version_1_is_read_and_unknown_members_are_ignored() {
    let memory = with(KEY, VERSION_1);
    let history = History::read(&memory);
    let expected = [("/article/story-1", "Story 1", 1), ("/latest", "Latest", 2), ("/", "Front page", 0)];
    assert_eq!(rows(&history), expected);
    assert!(memory.told.borrow().is_empty());
    assert_eq!(memory.get(KEY).as_deref(), Some(VERSION_1), "reading changes nothing");
}

#[test]
fn the_notes_of_the_former_release_are_migrated_once() {
    let memory = with(FORMER_KEY, FORMER);
    let expected = [
        ("/article/stories~2fcaf\u{e9}", "Caf\u{e9} \"au lait\"", 1),
        ("/category/world", "World", 2),
        ("/latest", "Latest", 1),
        ("/", "Front page", 12),
    ];
    let history = History::read(&memory);
    assert_eq!(rows(&history), expected);
    assert_eq!(history.entries[0].at, 1_764_500_000_003);
    assert_eq!(memory.get(FORMER_KEY), None);
    assert_eq!(History::read(&memory), history);
    assert!(memory.told.borrow().is_empty());
}

#[test]
fn notes_that_an_old_tab_writes_after_the_update_are_migrated_too() {
    let memory = with(FORMER_KEY, FORMER);
    let mut history = History::read(&memory);
    history.note(&Route::Latest(Cursor::Start), "Latest", at(1_764_600_000_000), &urls(&["/new"]));
    history.write(&memory);
    memory.set(FORMER_KEY, Some(r#"[["tag/ships","Ships",1764600000001,["/s"]],["latest","Old",1,["/old"]]]"#));
    let history = History::read(&memory);
    assert_eq!(rows(&history)[..2], [("/tag/ships", "Ships", 1), ("/latest", "Latest", 1)]);
    assert_eq!(history.answers_of(&Route::Latest(Cursor::Start)), ["/new"]);
}

#[test]
fn valid_entries_of_damaged_former_notes_are_migrated_and_the_text_is_set_aside() {
    let hostile = r#"[["//evil.example/","A",1,[]],["connect","B",1,[]],["latest",{},1,[]],7,["latest"],null,
        ["latest","Latest",1e300,[]],["latest","Latest",1,[2]],["videos","Videos",1,["/v"]]]"#;
    let memory = with(FORMER_KEY, hostile);
    assert_eq!(rows(&History::read(&memory)), [("/videos", "Videos", 1)]);
    assert_eq!(memory.get("time-plus-news.set-aside.read").as_deref(), Some(hostile));
    assert_eq!((memory.get(FORMER_KEY), memory.told.borrow().as_slice()), (None, &[FORMER_KEY.to_owned()][..]));
    let memory = with(FORMER_KEY, "{");
    assert_eq!(History::read(&memory), History::default());
    assert_eq!(memory.told.borrow().len(), 1);
}

#[test]
fn former_notes_stay_in_a_storage_that_refuses_the_history() {
    let memory = with(FORMER_KEY, FORMER);
    memory.is_full.set(true);
    assert_eq!(History::read(&memory).entries.len(), 4);
    assert_eq!(memory.get(FORMER_KEY).as_deref(), Some(FORMER));
}

#[test]
fn text_that_is_not_a_history_is_set_aside_and_reported() {
    for text in [
        "",
        "[]",
        "{\"version\": 1}",
        "{\"version\": 2, \"entries\": []}",
        "{\"entries\": []}",
        "{\"version\": 1, \"entries\": [{\"address\": \"/latest\", \"title\": \"Latest\", \"at\": \"now\"}]}",
        "{\"version\": 1, \"entries\": [{\"address\": \"/latest\", \"title\": {}, \"at\": 1}]}",
    ] {
        let memory = with(KEY, text);
        assert_eq!(History::read(&memory), History::default(), "{text}");
        assert_eq!(memory.get("time-plus-news.set-aside.history").as_deref(), Some(text));
        assert_eq!((memory.get(KEY), memory.told.borrow().as_slice()), (None, &[KEY.to_owned()][..]));
    }
}

#[test]
fn an_entry_that_is_not_an_address_of_the_app_is_not_listed() {
    let entry = |address: &str| {
        let at = 1;
        serde_json::json!({"address": address, "title": "T", "at": at, "answers": ["/a"]})
    };
    for address in
        ["/search", "/connect", "/widgets", "/saved", "/settings", "//b.example/x", "javascript:alert(1)", "/x/y"]
    {
        let document = serde_json::json!({"version": 1, "entries": [entry(address), entry("/latest")]});
        let memory = with(KEY, &document.to_string());
        let listed = History::read(&memory).readable(&urls(&["/a"]));
        assert_eq!(listed.iter().map(|page| page.route.href()).collect::<Vec<_>>(), ["/latest"], "{address}");
    }
}

#[test]
fn clearing_removes_the_history_and_the_former_notes() {
    let memory = with(FORMER_KEY, FORMER);
    History::default().write(&memory);
    History::clear(&memory);
    assert!(memory.texts.borrow().is_empty());
    assert_eq!(History::read(&memory), History::default());
}

proptest! {
    #[test]
    fn a_truncated_or_modified_history_is_read_without_errors(at_byte in 0..400usize, with_text in "[\\[\\]{}\",0-9a-z-]{0,3}") {
        for (key, text) in [(KEY, VERSION_1), (FORMER_KEY, FORMER)] {
            if let (Some(before), Some(after)) = (text.get(..at_byte), text.get(at_byte + 1..)) {
                let memory = with(key, &[before, &with_text, after].concat());
                let mut history = History::read(&memory);
                history.note(&Route::Front, "T", at(1), &[]);
                history.write(&memory);
                prop_assert_eq!(History::read(&memory), history);
            }
        }
    }
}
