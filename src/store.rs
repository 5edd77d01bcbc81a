//! The query cache: lists and articles that the backend has answered with, and the requests that are in flight. A view
//! asks the store and is given a signal at once. The store fetches what is missing, coalesces equal requests, aborts a
//! request that no view waits for, and keeps showing a stale answer, with its age, when a newer one cannot be fetched.

pub mod article;
pub mod history;
pub mod in_flight;
pub mod list;

pub use article::ArticleState;
pub use list::ListState;

use crate::backend::{Client, ListView, ViewKind};
use crate::model::{ArticleId, Cursor, Headline, SafeUrl, Timestamp};
use crate::order;
use crate::parts::Parts;
use in_flight::InFlight;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// The most lists in the cache.
const MOST_LISTS: usize = 60;
/// The most articles in the cache.
const MOST_ARTICLES: usize = 100;

/// The store, taken from the context. Copies refer to the same store.
#[derive(Clone, Copy)]
pub struct Store(StoredValue<Rc<Inner>, LocalStorage>);

/// The contents of a store.
pub struct Inner {
    client: Client,
    lists: RefCell<Vec<(ListKey, Cached<ListState>)>>,
    articles: RefCell<Vec<(ArticleId, Cached<ArticleState>)>>,
    /// The breaking stories of the front page; `None` until the front page has been shown.
    breaking: RefCell<Option<Vec<ArticleId>>>,
    parts: Parts,
}

/// The key of a list in the cache: its view and the cursor of its first page.
type ListKey = (ListView, Cursor);

/// An entry of the cache: a state that views observe, and the request that will change it.
#[derive(Clone)]
struct Cached<T: Send + Sync + 'static> {
    state: ArcRwSignal<T>,
    request: InFlight,
}

impl<T: Default + Send + Sync + 'static> Default for Cached<T> {
    fn default() -> Self {
        Self { state: ArcRwSignal::new(T::default()), request: InFlight::default() }
    }
}

impl Store {
    /// Creates an empty store that fetches through `client`.
    pub fn new(client: Client, parts: Parts) -> Self {
        let inner = Inner {
            client,
            lists: RefCell::default(),
            articles: RefCell::default(),
            breaking: RefCell::default(),
            parts,
        };
        Self(StoredValue::new_local(Rc::new(inner)))
    }

    fn inner(self) -> Rc<Inner> {
        self.0.get_value()
    }

    /// Whether the backend offers a kind of view itself.
    pub fn answers(self, kind: ViewKind) -> bool {
        self.inner().client.answers(kind)
    }

    /// Finds the article whose canonical address is `url`, among those that a list has named.
    pub fn article_at(self, url: &SafeUrl) -> Option<ArticleId> {
        self.inner().client.article_at(url)
    }

    /// The headline of an article, if a cached list has it.
    pub fn headline(self, id: &ArticleId) -> Option<Headline> {
        self.inner().lists.borrow().iter().find_map(|(_, cached)| {
            cached.state.with_untracked(|list| list.headlines.iter().find(|headline| headline.id == *id).cloned())
        })
    }

    /// All headlines of the cached lists, newest first, without duplicates.
    pub fn loaded(self) -> Vec<Headline> {
        let mut out: Vec<Headline> = Vec::new();
        for (_, cached) in self.inner().lists.borrow().iter() {
            cached.state.with(|list| {
                for headline in &list.headlines {
                    if !out.iter().any(|known| known.id == headline.id) {
                        out.push(headline.clone());
                    }
                }
            });
        }
        let moment = |headline: &Headline| headline.published.as_ref().and_then(|at| at.timestamp());
        order::by_rank(out, |headline| -moment(headline).map_or(i64::MIN + 1, Timestamp::millis))
    }
}

/// The current time by the reader's clock.
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Returns the value of a key in a least-recently-used list, inserting the default if the key is missing. The key becomes
/// the most recently used one; beyond `capacity`, the least recently used one is evicted.
fn get_or_insert<K: PartialEq, V: Clone + Default>(entries: &mut Vec<(K, V)>, key: K, capacity: usize) -> V {
    let value = match entries.iter().position(|(known, _)| *known == key) {
        Some(at) => entries.remove(at).1,
        None => V::default(),
    };
    entries.push((key, value.clone()));
    if entries.len() > capacity {
        entries.remove(0);
    }
    value
}
