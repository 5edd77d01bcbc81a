//! The reader's history: the lists and articles that were read on this device, when they were read, and the backend's
//! answers that each was made from, which decide whether it can be opened offline.
//!
//! It is stored in the browser's local storage under `time-plus-news.1.history`, as JSON:
//!
//! ```json
//! {"version": 1, "entries": [
//!   {"address": "/article/ferry", "title": "The ferry", "at": 1764590000000, "answers": ["https://a.example/ferry.json"]}
//! ]}
//! ```
//!
//! The newest entry is the first. `address` begins at the root of the origin, `at` is in milliseconds since 1970, `answers`
//! are the URLs that were requested. Unknown members are ignored, so later releases may add some; a change that this
//! release would misread needs another name in the storage. Text that is not a history is set aside
//! ([`storage`]). Releases up to November 2026 stored an array of arrays under `time-plus-news.1.read`, which is migrated.

use crate::json::{self, Value};
use crate::model::{ArticleId, Cursor, Timestamp};
use crate::route::Route;
use crate::storage::{self, KeyValueStore};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The name of the history in the storage.
const NAME: &str = "history";
/// The name of the notes of releases up to November 2026.
const FORMER_NAME: &str = "read";
/// The version of the format.
const VERSION: u32 = 1;
/// The most entries.
const MOST_ENTRIES: usize = 60;
/// The most URLs of answers in an entry; those of a list made from more answers are cut off.
const MOST_ANSWERS: usize = 12;
/// The longest title, in characters.
const LONGEST_TITLE: usize = 300;
/// The most bytes of text in all entries together, beyond which the oldest entries are dropped.
const MOST_BYTES: usize = 256 * 1024;
/// The most bytes of a document that is read: JSON may escape one byte with six.
const LONGEST_DOCUMENT: usize = 7 * MOST_BYTES;

/// The stored document.
#[derive(Serialize, Deserialize)]
struct Document {
    version: u32,
    entries: Vec<Entry>,
}

/// A stored entry of the history.
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
        // The names and punctuation of an entry, and the quotes and comma of each answer.
        const AROUND: usize = 80;
        let answers: usize = self.answers.iter().map(|answer| answer.len() + 3).sum();
        AROUND + self.address.len() + self.title.len() + answers
    }
}

/// A list or an article that was read.
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
    /// Creates an entry from an address at the root of the origin. `None` if that is not the address of a list or an
    /// article, or if the title is blank.
    pub fn new(address: &str, title: &str, at: Timestamp) -> Option<Self> {
        let title: String = title.trim().chars().take(LONGEST_TITLE).collect();
        let route = Route::parse(address, "");
        (is_in_history(&route) && !title.is_empty()).then_some(Self { route, title, at })
    }
}

/// Whether a page belongs in the history: the front page, the first page of a list other than a search, and an article.
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

/// A page that was shown whole, as the history notes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The page.
    pub route: Route,
    /// Its heading.
    pub title: String,
    /// The URLs of the answers that it was made from.
    pub answers: Vec<String>,
}

/// The pages that were read, newest first, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    entries: Vec<Entry>,
}

impl History {
    /// Reads the history from a storage. The notes of former releases are migrated, and removed from the storage once it
    /// has stored the result.
    pub fn read(store: &dyn KeyValueStore) -> Self {
        let mut history = Self::stored(store).unwrap_or_default();
        let Some(notes) = storage::parsed(store, FORMER_NAME, usize::MAX, &|text| Some(text.to_owned())) else {
            return history;
        };
        let (former, is_whole) = former_entries(&notes);
        history.merge(former);
        history.write(store);
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

    /// Writes the history to a storage, which may refuse it.
    pub fn write(&self, store: &dyn KeyValueStore) {
        let document = Document { version: VERSION, entries: self.entries.clone() };
        // Strings and numbers can always be serialised.
        if let Ok(text) = serde_json::to_string(&document) {
            storage::write(store, NAME, Some(&text));
        }
    }

    /// Removes the history and the notes of former releases from a storage.
    pub fn clear(store: &dyn KeyValueStore) {
        storage::write(store, NAME, None);
        storage::write(store, FORMER_NAME, None);
    }

    /// Adds a page with the URLs of the answers that it was made from. If those are unknown, the URLs of an earlier entry
    /// of the page are kept. Returns whether the page belongs in the history.
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

    /// The URLs of the answers that a page was made from; empty if they are unknown.
    pub fn answers_of(&self, route: &Route) -> &[String] {
        let address = route.href();
        self.entries.iter().find(|entry| entry.address == address).map_or(&[], |entry| &entry.answers)
    }

    /// The URLs of the answers that the pages were made from, without duplicates.
    pub fn answers(&self) -> Vec<String> {
        let all: BTreeSet<&String> = self.entries.iter().flat_map(|entry| &entry.answers).collect();
        all.into_iter().cloned().collect()
    }

    /// The pages that can be opened offline: all of their answers are among the cached URLs.
    pub fn readable(&self, cached: &[String]) -> Vec<ReadPage> {
        let is_readable = |entry: &&Entry| {
            !entry.answers.is_empty() && entry.answers.iter().all(|answer| cached.iter().any(|known| known == answer))
        };
        let page = |entry: &Entry| ReadPage::new(&entry.address, &entry.title, Timestamp::from_millis(entry.at)?);
        self.entries.iter().filter(is_readable).filter_map(page).collect()
    }

    /// Counts the articles that are not in the history.
    pub fn count_unread(&self, stories: &[ArticleId]) -> usize {
        let is_unread = |id: &&ArticleId| {
            let address = Route::Article((*id).clone()).href();
            self.entries.iter().all(|entry| entry.address != address)
        };
        stories.iter().filter(is_unread).count()
    }

    /// Merges entries, keeping the newest of each page.
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

    /// Drops the oldest entries if there are too many or their text is too long.
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

/// Parses the notes of former releases, and tells whether all of them could be parsed.
fn former_entries(notes: &str) -> (Vec<Entry>, bool) {
    let Ok(Value::Array(notes)) = json::parse(notes) else { return (Vec::new(), false) };
    let entries: Vec<Entry> = notes.iter().filter_map(former_entry).collect();
    let is_whole = entries.len() == notes.len();
    (entries, is_whole)
}

/// Parses a note of a former release: an array of the address relative to the app's base path, the title, the
/// milliseconds since 1970, and the URLs of the answers.
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
