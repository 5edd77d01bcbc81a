//! What the app has read and is reading. A view asks here and is told at once what is known: the store fetches what
//! is not, shares what two views ask for, drops a request when nobody waits for it, and shows what it had, with its
//! age, when a newer one cannot be had.

pub mod article;
pub mod flight;
pub mod history;
pub mod thread;

pub use article::ArticleState;
pub use thread::Thread;

use crate::backend::{Client, ListView, ViewKind};
use crate::model::{ArticleId, Cursor, Headline, SafeUrl, Timestamp};
use crate::order;
use flight::Flight;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// How many lists are kept.
const MOST_THREADS: usize = 60;
/// How many articles are kept.
const MOST_ARTICLES: usize = 100;

/// The store, to be had from the context. Copies are the same store.
#[derive(Clone, Copy)]
pub struct Store(StoredValue<Rc<Inner>, LocalStorage>);

/// What the store holds.
pub struct Inner {
    client: Client,
    threads: RefCell<Vec<KeptThread>>,
    articles: RefCell<Vec<(ArticleId, Kept<ArticleState>)>>,
    /// The breaking stories of the front page, once it has been shown.
    breaking: RefCell<Option<Vec<ArticleId>>>,
}

/// A list by its view and where it begins.
type KeptThread = ((ListView, Cursor), Kept<Thread>);

/// Something kept: what is known of it, for the views, and the request that is under way for it.
#[derive(Clone)]
struct Kept<T: Send + Sync + 'static> {
    state: ArcRwSignal<T>,
    flight: Flight,
}

impl<T: Default + Send + Sync + 'static> Default for Kept<T> {
    fn default() -> Self {
        Self { state: ArcRwSignal::new(T::default()), flight: Flight::default() }
    }
}

impl Store {
    /// A store around a client.
    pub fn new(client: Client) -> Self {
        let inner =
            Inner { client, threads: RefCell::default(), articles: RefCell::default(), breaking: RefCell::default() };
        Self(StoredValue::new_local(Rc::new(inner)))
    }

    fn inner(self) -> Rc<Inner> {
        self.0.get_value()
    }

    /// Whether the backend itself answers to a view.
    pub fn answers(self, kind: ViewKind) -> bool {
        self.inner().client.answers(kind)
    }

    /// The story at an address, where a list has named it.
    pub fn article_at(self, url: &SafeUrl) -> Option<ArticleId> {
        self.inner().client.article_at(url)
    }

    /// The headlines that are known of a story without asking anyone.
    pub fn headline(self, id: &ArticleId) -> Option<Headline> {
        self.inner().threads.borrow().iter().find_map(|(_, thread)| {
            thread.state.with_untracked(|thread| thread.headlines.iter().find(|headline| headline.id == *id).cloned())
        })
    }

    /// Every headline that was read so far, newest first, each once.
    pub fn loaded(self) -> Vec<Headline> {
        let mut out: Vec<Headline> = Vec::new();
        for (_, thread) in self.inner().threads.borrow().iter() {
            thread.state.with(|thread| {
                for headline in &thread.headlines {
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

/// The present moment by the reader's clock.
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Takes the entry of a key to the end of a list that keeps its latest `most`, making it when it is not there.
fn touch<K: PartialEq, V: Clone + Default>(list: &mut Vec<(K, V)>, key: K, most: usize) -> V {
    let value = match list.iter().position(|(known, _)| *known == key) {
        Some(at) => list.remove(at).1,
        None => V::default(),
    };
    list.push((key, value.clone()));
    if list.len() > most {
        list.remove(0);
    }
    value
}
