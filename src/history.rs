//! The reader's history: which lists and stories were read on this device, when, and from which answers of the backend
//! each was made, so that it is known which of them open without a network.
//!
//! It is kept in the browser's local storage under `time-plus-news.1.history`, as JSON:
//!
//! ```json
//! {"version": 1, "entries": [
//!   {"address": "/article/ferry", "title": "The ferry", "at": 1764590000000, "answers": ["https://a.example/ferry.json"]}
//! ]}
//! ```
//!
//! The newest entry is the first. `address` begins at the root of the origin, `at` is in milliseconds since 1970, `answers`
//! are the addresses that were asked. Members that are not named here are ignored, so later releases may add some; a
//! change that this reader would misunderstand gets another name in the store. Text that is not a history is set aside
//! ([`kept`]). Releases up to November 2026 kept an array of arrays under `time-plus-news.1.read`, which is carried over.

use crate::json::{self, Value};
use crate::model::{ArticleId, Cursor, Timestamp};
use crate::route::Route;
use crate::storage::{self, KeyValueStore};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The name of the history in the store.
const NAME: &str = "history";
/// The name of the notes of releases up to November 2026.
const FORMER_NAME: &str = "read";
/// The version of the format.
const VERSION: u32 = 1;
/// The most entries.
const MOST_ENTRIES: usize = 60;
/// The most addresses of answers in an entry: a list made of very many is judged by the first of them.
const MOST_ANSWERS: usize = 12;
/// The longest title, in characters.
const LONGEST_TITLE: usize = 300;
/// The most bytes of text in all entries together; the oldest entries go first.
const MOST_BYTES: usize = 256 * 1024;
/// The longest document that is read, in bytes: JSON may write one byte as an escape of six.
const LONGEST_DOCUMENT: usize = 7 * MOST_BYTES;

/// The document that is kept.
#[derive(Serialize, Deserialize)]
struct Document {
    version: u32,
    entries: Vec<Entry>,
}

/// A page that was read, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    address: String,
    title: String,
    at: i64,
    #[serde(default)]
    answers: Vec<String>,
}

impl Entry {
    fn size(&self) -> usize {
        // The names and marks around the texts of an entry, and a comma for each answer.
        const AROUND: usize = 80;
        let answers: usize = self.answers.iter().map(|answer| answer.len() + 3).sum();
        AROUND + self.address.len() + self.title.len() + answers
    }
}

/// A list or a story that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadPage {
    /// The address of the page.
    pub route: Route,
    /// The heading of the page.
    pub title: String,
    /// When the page was read.
    pub at: Timestamp,
}

impl ReadPage {
    /// A page by its address from the root of the origin. `None` if that is not the address of a list or a story, or the
    /// title is blank.
    pub fn new(address: &str, title: &str, at: Timestamp) -> Option<Self> {
        let title: String = title.trim().chars().take(LONGEST_TITLE).collect();
        let route = Route::parse(address, "");
        (is_in_history(&route) && !title.is_empty()).then_some(Self { route, title, at })
    }
}

/// Whether a page belongs in the history: the front page, the beginning of a list other than a search, and a story.
pub fn is_in_history(route: &Route) -> bool {
    match route {
        Route::Front | Route::Article(_) => true,
        Route::Latest(start)
        | Route::Videos(start)
        | Route::Category(_, start)
        | Route::Author(_, start)
        | Route::Tag(_, start) => *start == Cursor::Start,
        Route::Search(..) | Route::Connect | Route::Widgets | Route::Saved | Route::Settings | Route::NotFound(_) => {
            false
        }
    }
}

/// The pages that were read, newest first, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    entries: Vec<Entry>,
}

impl History {
    /// Reads the history from a store. The notes of former releases are carried over into it, and removed from the store
    /// when it has taken them.
    pub fn read(store: &dyn KeyValueStore) -> Self {
        let mut history = Self::stored(store).unwrap_or_default();
        let Some(notes) = storage::parsed(store, FORMER_NAME, usize::MAX, &|text| Some(text.to_owned())) else {
            return history;
        };
        let (former, is_whole) = former_entries(&notes);
        history.merge(former);
        history.keep(store);
        if Self::stored(store).as_ref() == Some(&history) {
            match is_whole {
                true => storage::write(store, FORMER_NAME, None),
                false => storage::set_aside(store, FORMER_NAME, &notes),
            }
        }
        history
    }

    fn stored(store: &dyn KeyValueStore) -> Option<Self> {
        storage::parsed(store, NAME, LONGEST_DOCUMENT, &Self::parse)
    }

    fn parse(text: &str) -> Option<Self> {
        let Document { version, mut entries } = serde_json::from_str(text).ok()?;
        entries.truncate(MOST_ENTRIES);
        (version == VERSION).then_some(Self { entries })
    }

    /// Keeps the history in a store, which may refuse it.
    pub fn keep(&self, store: &dyn KeyValueStore) {
        let document = Document { version: VERSION, entries: self.entries.clone() };
        // A document of texts and numbers can always be written.
        if let Ok(text) = serde_json::to_string(&document) {
            storage::write(store, NAME, Some(&text));
        }
    }

    /// Removes the history from a store, and the notes of former releases.
    pub fn clear(store: &dyn KeyValueStore) {
        storage::write(store, NAME, None);
        storage::write(store, FORMER_NAME, None);
    }

    /// Notes that a page was read, and the addresses of the answers that it was made from. Where those are not known, the
    /// addresses of an earlier entry of the page stand. Returns whether the page belongs in the history.
    pub fn note(&mut self, route: &Route, title: &str, at: Timestamp, answers: &[String]) -> bool {
        let address = route.href();
        let Some(page) = ReadPage::new(&address, title, at).filter(|page| page.route == *route) else { return false };
        let before = self.entries.iter().position(|entry| entry.address == address).map(|at| self.entries.remove(at));
        let answers = match before {
            Some(before) if answers.is_empty() => before.answers,
            _ => answers.iter().take(MOST_ANSWERS).cloned().collect(),
        };
        self.entries.insert(0, Entry { address, title: page.title, at: at.millis(), answers });
        self.trim();
        true
    }

    /// The addresses of the answers that a page was made from; empty where they are not known.
    pub fn answers_of(&self, route: &Route) -> &[String] {
        let address = route.href();
        self.entries.iter().find(|entry| entry.address == address).map_or(&[], |entry| &entry.answers)
    }

    /// The addresses of the answers that all pages were made from, each once.
    pub fn answers(&self) -> Vec<String> {
        let all: BTreeSet<&String> = self.entries.iter().flat_map(|entry| &entry.answers).collect();
        all.into_iter().cloned().collect()
    }

    /// The pages that open without a network: those whose answers are all among the cached ones.
    pub fn readable(&self, cached: &[String]) -> Vec<ReadPage> {
        let is_readable = |entry: &&Entry| {
            !entry.answers.is_empty() && entry.answers.iter().all(|answer| cached.iter().any(|known| known == answer))
        };
        let page = |entry: &Entry| ReadPage::new(&entry.address, &entry.title, Timestamp::from_millis(entry.at)?);
        self.entries.iter().filter(is_readable).filter_map(page).collect()
    }

    /// How many of some stories are not in the history.
    pub fn count_unread(&self, stories: &[ArticleId]) -> usize {
        let is_unread = |id: &&ArticleId| {
            let address = Route::Article((*id).clone()).href();
            self.entries.iter().all(|entry| entry.address != address)
        };
        stories.iter().filter(is_unread).count()
    }

    /// Adds entries, keeping the newest of each page.
    fn merge(&mut self, others: Vec<Entry>) {
        let mut entries = std::mem::take(&mut self.entries);
        entries.extend(others);
        entries.sort_by_key(|entry| Reverse(entry.at));
        for entry in entries {
            if self.entries.iter().all(|known| known.address != entry.address) {
                self.entries.push(entry);
            }
        }
        self.trim();
    }

    /// Drops the oldest entries where there are too many, or too much text.
    fn trim(&mut self) {
        let mut size = 0;
        let fit = self.entries.iter().take(MOST_ENTRIES).take_while(|entry| {
            size += entry.size();
            size <= MOST_BYTES
        });
        let count = fit.count();
        self.entries.truncate(count);
    }
}

/// The entries of the notes that former releases kept, and whether every note could be read.
fn former_entries(notes: &str) -> (Vec<Entry>, bool) {
    let Ok(Value::Array(notes)) = json::parse(notes) else { return (Vec::new(), false) };
    let entries: Vec<Entry> = notes.iter().filter_map(former_entry).collect();
    let is_whole = entries.len() == notes.len();
    (entries, is_whole)
}

/// The entry of one note of a former release: an array of the address under the app's own, the title, the milliseconds
/// since 1970, and the addresses of the answers.
fn former_entry(note: &Value) -> Option<Entry> {
    let [place, title, at, answers] = note.as_array()?.as_slice() else { return None };
    let at = Timestamp::from_millis(at.as_i64()?)?;
    let address = [crate::browser::location::base_path(), place.as_str()?].concat();
    let page = ReadPage::new(&address, title.as_str()?, at)?;
    let answers: Option<Vec<String>> = answers.as_array()?.iter().map(|url| url.as_str().map(str::to_owned)).collect();
    let answers = answers?.into_iter().take(MOST_ANSWERS).collect();
    Some(Entry { address: page.route.href(), title: page.title, at: at.millis(), answers })
}

#[cfg(test)]
mod tests;
