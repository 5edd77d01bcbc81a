//! A list of headlines as far as it was read: some pages, one after another, from where the reader came in.

use super::{Kept, MOST_THREADS, Store, now, touch};
use crate::backend::{Error, ListView, Traced};
use crate::model::{Cursor, Headline, Listing, Timestamp};
use crate::order;
use leptos::prelude::*;

/// How old a list may grow before coming to it anew asks for a newer one, in milliseconds.
const FRESH: i64 = 2 * 60 * 1000;

/// A list as far as it was read.
#[derive(Clone, Debug, Default)]
pub struct Thread {
    /// The headlines of all pages read, each story once.
    pub headlines: Vec<Headline>,
    /// The cursors of the pages read, the first being where the reader came in.
    pub pages: Vec<Cursor>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
    /// How many headlines there are in all, where the backend says so.
    pub total: Option<u64>,
    /// How many items could not be read and were left out.
    pub left_out: usize,
    /// Whether the backend is being asked: for the first page, a newer first page, or one more.
    pub pending: bool,
    /// Why the last request came to nothing.
    pub error: Option<Error>,
    /// Whether the last request was for one more page, and not for the first.
    pub more: bool,
    /// When the first page came, or when it was kept.
    pub read_at: Option<Timestamp>,
    /// Whether what is shown was kept of an earlier visit, since the backend could not be reached.
    pub kept: bool,
    /// The addresses of the backend's answers that the first page was made from.
    pub answers: Vec<String>,
}

impl Thread {
    /// Whether anything has come yet, be it an empty page.
    pub fn is_ready(&self) -> bool {
        self.read_at.is_some()
    }

    /// Whether a page with headlines has come, no other is on its way, and the last request did not fail.
    pub fn is_whole(&self) -> bool {
        self.is_ready() && !self.pending && self.error.is_none() && !self.headlines.is_empty()
    }

    /// When what is shown came, where there may be something newer that could not be had.
    pub fn is_old_at(&self) -> Option<Timestamp> {
        self.read_at.filter(|_| self.kept || (self.error.is_some() && !self.more))
    }

    /// Takes a page in. A page that brings nothing new ends the list, whatever it says of a next one.
    fn take(&mut self, cursor: Cursor, listing: Listing, at: Timestamp) {
        let first = self.pages.is_empty();
        let before = self.headlines.len();
        let ids: Vec<&str> =
            self.headlines.iter().chain(&listing.headlines).map(|headline| headline.id.as_str()).collect();
        let news = order::firsts(&ids).split_off(before);
        let fresh = listing.headlines.into_iter().zip(news).filter(|(_, is_first)| *is_first);
        self.headlines.extend(fresh.map(|(headline, _)| headline));
        let brought_some = self.headlines.len() > before;
        self.next =
            listing.next.filter(|next| (brought_some || first) && *next != cursor && !self.pages.contains(next));
        self.total = listing.total.or(self.total);
        self.left_out += listing.left_out;
        self.pages.push(cursor);
        if first {
            self.read_at = listing.cached_at.or(Some(at));
            self.kept = listing.cached_at.is_some();
        }
        self.error = None;
        self.pending = false;
    }
}

impl Store {
    /// The list of a view from a cursor on. The first page is asked for when it is not there, and a newer one when
    /// `anew` and it has grown old; a reader who comes back to a list finds it as it was.
    pub fn thread(self, view: &ListView, start: &Cursor, anew: bool) -> ArcRwSignal<Thread> {
        let kept = self.kept_thread(view, start);
        kept.flight.watch();
        let (is_ready, is_old) = kept.state.with_untracked(|thread| {
            let age = thread.read_at.map(|at| now().millis() - at.millis());
            // Replacing a list of several pages by its first would take the others from under the reader.
            (thread.is_ready(), thread.pages.len() == 1 && age.is_some_and(|age| age > FRESH))
        });
        if !is_ready || (anew && is_old) {
            self.read_first(view, start);
        }
        kept.state
    }

    pub(super) fn kept_thread(self, view: &ListView, start: &Cursor) -> Kept<Thread> {
        touch(&mut self.inner().threads.borrow_mut(), (view.clone(), start.clone()), MOST_THREADS)
    }

    /// Where the list of a view that holds the page at `cursor` begins: that of a list that was read over that page, so
    /// that a reader who comes back finds all of it, or the cursor itself.
    pub fn start_of(self, view: &ListView, cursor: &Cursor) -> Cursor {
        let inner = self.inner();
        let threads = inner.threads.borrow();
        let holds = threads.iter().rev().find(|((known, _), kept)| {
            known == view && kept.state.with_untracked(|thread| thread.pages.contains(cursor))
        });
        holds.map_or_else(|| cursor.clone(), |((_, start), _)| start.clone())
    }

    /// Whether the list of a view that begins at `start` was read over the page at `cursor`.
    pub fn holds(self, view: &ListView, start: &Cursor, cursor: &Cursor) -> bool {
        self.inner().threads.borrow().iter().any(|((known, from), kept)| {
            known == view && from == start && kept.state.with_untracked(|thread| thread.pages.contains(cursor))
        })
    }

    /// Asks for the first page, in place of what is there when it comes.
    pub fn read_first(self, view: &ListView, start: &Cursor) {
        self.read(view, start, start.clone(), true);
    }

    /// Asks anew for the lists that are shown and old. Those of several pages stay: their first page in place of all of
    /// them would move the reader.
    pub fn renew(self) {
        let is_due = |kept: &Kept<Thread>| {
            kept.flight.is_watched()
                && kept.state.with_untracked(|thread| {
                    thread.pages.len() < 2 && (thread.error.is_some() || thread.is_old_at().is_some())
                })
        };
        let inner = self.inner();
        let threads = inner.threads.borrow();
        let due: Vec<_> = threads.iter().filter(|(_, kept)| is_due(kept)).map(|(key, _)| key.clone()).collect();
        drop(threads);
        due.into_iter().for_each(|(view, start)| self.read_first(&view, &start));
    }

    /// Asks for the page after the last.
    pub fn read_more(self, view: &ListView, start: &Cursor) {
        let next = self.kept_thread(view, start).state.with_untracked(|thread| thread.next.clone());
        if let Some(next) = next {
            self.read(view, start, next, false);
        }
    }

    fn read(self, view: &ListView, start: &Cursor, cursor: Cursor, replace: bool) {
        let Kept { state, flight } = self.kept_thread(view, start);
        if flight.is_under_way() {
            return;
        }
        state.update(|thread| {
            thread.pending = true;
            thread.error = None;
            thread.more = !replace;
        });
        let (inner, view) = (self.inner(), view.clone());
        let request = {
            let (state, cursor) = (state.clone(), cursor.clone());
            async move {
                let early = |listing| {
                    state.update(|thread| {
                        if replace {
                            *thread = Thread { pending: true, ..Thread::default() };
                            thread.take(cursor.clone(), listing, now());
                            thread.pending = true;
                        }
                    });
                };
                inner.client.listing_in_parts(&view, &cursor, &early).await
            }
        };
        flight.begin(request, move |result| {
            state.update(|thread| match result {
                Some(Ok(Traced { value: listing, answers })) => {
                    if replace {
                        *thread = Thread { answers, ..Thread::default() };
                    }
                    thread.take(cursor, listing, now());
                }
                Some(Err(error)) => {
                    thread.error = Some(error);
                    thread.pending = false;
                }
                None => thread.pending = false,
            });
        });
    }
}
