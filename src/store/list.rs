//! Lists of headlines in the store: consecutive pages, from the one at which the reader arrived.

use super::{Cached, MOST_LISTS, Store, get_or_insert, now};
use crate::backend::{Error, ListView, Traced};
use crate::model::{Cursor, Headline, Listing, Timestamp};
use crate::order;
use leptos::prelude::*;

/// The age, in milliseconds, from which a list is fetched again when the reader arrives at it.
const MAX_AGE: i64 = 2 * 60 * 1000;

/// The state of a list in the store.
#[derive(Clone, Debug, Default)]
pub struct ListState {
    /// The headlines of all fetched pages, without duplicates.
    pub headlines: Vec<Headline>,
    /// The cursors of the fetched pages, the first of which is where the reader arrived.
    pub pages: Vec<Cursor>,
    /// The cursor of the next page.
    pub next: Option<Cursor>,
    /// The total number of headlines, if the backend states it.
    pub total: Option<u64>,
    /// The number of items that could not be read and were left out.
    pub left_out: usize,
    /// Whether a request is in flight: for the first page, a refresh of it, or the next page.
    pub pending: bool,
    /// The error of the last request.
    pub error: Option<Error>,
    /// Whether the last request was for the next page and not for the first.
    pub more: bool,
    /// When the first page was fetched, or when the service worker cached it.
    pub read_at: Option<Timestamp>,
    /// Whether the service worker answered from its cache, since the backend could not be reached.
    pub is_from_cache: bool,
    /// The URLs of the backend's answers that the first page was made from.
    pub answers: Vec<String>,
}

impl ListState {
    /// Whether the first page has been fetched, even if it is empty.
    pub fn is_ready(&self) -> bool {
        self.read_at.is_some()
    }

    /// Whether a page with headlines has been fetched, no request is in flight, and the last one did not fail.
    pub fn is_whole(&self) -> bool {
        self.is_ready() && !self.pending && self.error.is_none() && !self.headlines.is_empty()
    }

    /// When a stale list was fetched; `None` if the list is up to date or has not been fetched.
    pub fn stale_since(&self) -> Option<Timestamp> {
        self.read_at.filter(|_| self.is_from_cache || (self.error.is_some() && !self.more))
    }

    /// Appends a page. A page without new headlines ends the list, even if it names a next page.
    fn append(&mut self, cursor: Cursor, listing: Listing, at: Timestamp) {
        let first = self.pages.is_empty();
        let before = self.headlines.len();
        let ids: Vec<&str> =
            self.headlines.iter().chain(&listing.headlines).map(|headline| headline.id.as_str()).collect();
        let is_first = order::firsts(&ids).split_off(before);
        let new = listing.headlines.into_iter().zip(is_first).filter(|(_, is_first)| *is_first);
        self.headlines.extend(new.map(|(headline, _)| headline));
        let has_new = self.headlines.len() > before;
        self.next = listing.next.filter(|next| (has_new || first) && *next != cursor && !self.pages.contains(next));
        self.total = listing.total.or(self.total);
        self.left_out += listing.left_out;
        self.pages.push(cursor);
        if first {
            self.read_at = listing.cached_at.or(Some(at));
            self.is_from_cache = listing.cached_at.is_some();
        }
        self.error = None;
        self.pending = false;
    }
}

impl Store {
    /// The state of the list of a view from the page at `start`. Its first page is fetched if it is missing or, where
    /// `refresh` says so, too old. Readers who go back to a list find it as they left it: pass `false` for them.
    pub fn list(self, view: &ListView, start: &Cursor, refresh: bool) -> ArcRwSignal<ListState> {
        let cached = self.cached_list(view, start);
        cached.request.watch();
        let (is_ready, is_old) = cached.state.with_untracked(|list| {
            let age = list.read_at.map(|at| now().millis() - at.millis());
            // A refresh replaces all pages by the first, which would remove the others while the reader is in them.
            (list.is_ready(), list.pages.len() == 1 && age.is_some_and(|age| age > MAX_AGE))
        });
        if !is_ready || (refresh && is_old) {
            self.fetch_first(view, start);
        }
        cached.state
    }

    pub(super) fn cached_list(self, view: &ListView, start: &Cursor) -> Cached<ListState> {
        get_or_insert(&mut self.inner().lists.borrow_mut(), (view.clone(), start.clone()), MOST_LISTS)
    }

    /// The start of the cached list of a view that contains the page at `cursor`, so that readers who go back find all
    /// pages of it; `cursor` itself if there is none.
    pub fn start_of(self, view: &ListView, cursor: &Cursor) -> Cursor {
        let inner = self.inner();
        let lists = inner.lists.borrow();
        let containing = lists.iter().rev().find(|((known, _), cached)| {
            known == view && cached.state.with_untracked(|list| list.pages.contains(cursor))
        });
        containing.map_or_else(|| cursor.clone(), |((_, start), _)| start.clone())
    }

    /// Whether the cached list of a view from `start` contains the page at `cursor`.
    pub fn contains_page(self, view: &ListView, start: &Cursor, cursor: &Cursor) -> bool {
        self.inner().lists.borrow().iter().any(|((known, from), cached)| {
            known == view && from == start && cached.state.with_untracked(|list| list.pages.contains(cursor))
        })
    }

    /// Fetches the first page, which replaces all cached pages when it arrives.
    pub fn fetch_first(self, view: &ListView, start: &Cursor) {
        self.fetch(view, start, start.clone(), true);
    }

    /// Fetches the visible lists again that are stale or failed. Lists of several pages are left alone, because replacing
    /// them by their first page would move the reader.
    pub fn refresh_stale_lists(self) {
        let is_due = |cached: &Cached<ListState>| {
            cached.request.is_watched()
                && cached.state.with_untracked(|list| {
                    list.pages.len() < 2 && (list.error.is_some() || list.stale_since().is_some())
                })
        };
        let inner = self.inner();
        let lists = inner.lists.borrow();
        let due: Vec<_> = lists.iter().filter(|(_, cached)| is_due(cached)).map(|(key, _)| key.clone()).collect();
        drop(lists);
        due.into_iter().for_each(|(view, start)| self.fetch_first(&view, &start));
    }

    /// Fetches the next page, if there is one.
    pub fn fetch_next(self, view: &ListView, start: &Cursor) {
        let next = self.cached_list(view, start).state.with_untracked(|list| list.next.clone());
        if let Some(next) = next {
            self.fetch(view, start, next, false);
        }
    }

    fn fetch(self, view: &ListView, start: &Cursor, cursor: Cursor, replace: bool) {
        let Cached { state, request } = self.cached_list(view, start);
        if request.is_under_way() {
            return;
        }
        state.update(|list| {
            list.pending = true;
            list.error = None;
            list.more = !replace;
        });
        let (inner, view) = (self.inner(), view.clone());
        let fetching = {
            let (state, cursor) = (state.clone(), cursor.clone());
            async move {
                let show_part = |listing| {
                    state.update(|list| {
                        if replace {
                            *list = ListState::default();
                            list.append(cursor.clone(), listing, now());
                            list.pending = true;
                        }
                    });
                };
                inner.client.listing_in_parts(&view, &cursor, &show_part).await
            }
        };
        request.begin(fetching, move |result| {
            state.update(|list| match result {
                Some(Ok(Traced { value: listing, answers })) => {
                    if replace {
                        *list = ListState { answers, ..ListState::default() };
                    }
                    list.append(cursor, listing, now());
                }
                Some(Err(error)) => {
                    list.error = Some(error);
                    list.pending = false;
                }
                None => list.pending = false,
            });
        });
    }
}
