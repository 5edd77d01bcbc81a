//! Recording the pages that were shown in the reader's [`History`], with the answers that each was made from, and the
//! badge on the app's icon, which counts the breaking stories that are not in the history.

use super::{Cached, ListKey, ListState, Store, now};
use crate::backend::ListView;
use crate::browser::{location, pwa};
use crate::effect::effect;
use crate::history::{History, Visit, is_in_history};
use crate::model::{ArticleId, Cursor, Headline};
use crate::preferences::BrowserStorage;
use crate::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Store {
    /// Adds a page to the history once everything that it shows has been fetched, and again whenever that is refreshed,
    /// until the current reactive owner is cleaned up. `view` is the list that the page shows, `title` its heading.
    pub fn note_when_whole(self, route: Route, view: Option<ListView>, title: impl Fn() -> String + 'static) {
        // In a frame on another site, the browser would partition the history by that site.
        if !is_in_history(&route) || location::is_framed() {
            return;
        }
        effect(move || {
            if let Some(answers) = self.answers_of(&route, view.as_ref()) {
                self.tell_history(Some(Visit { route: route.clone(), title: title(), answers }));
            }
        });
    }

    /// The URLs of the answers that a page was made from; `None` while some are missing.
    fn answers_of(self, route: &Route, view: Option<&ListView>) -> Option<Vec<String>> {
        match (route, view) {
            (Route::Front, _) => self.answers_of_front(),
            (Route::Article(id), _) => {
                self.cached_article(id).state.with(|state| state.is_whole().then(|| state.answers.clone()))
            }
            (_, Some(view)) => {
                self.cached_list(view, &Cursor::Start).state.with(|list| list.is_whole().then(|| list.answers.clone()))
            }
            (_, None) => None,
        }
    }

    /// The URLs of the answers that the front page was made from: the latest headlines and the sections that are shown.
    /// Sections that could not be fetched are not part of the page.
    fn answers_of_front(self) -> Option<Vec<String>> {
        let latest = self.cached_list(&ListView::Latest, &Cursor::Start);
        let mut answers = latest.state.with(|list| list.is_whole().then(|| list.answers.clone()))?;
        for Cached { state, .. } in self.shown_categories() {
            let of_section = |list: &ListState| (!list.pending).then(|| list.answers.clone());
            answers.extend(state.with(of_section)?);
        }
        Some(answers)
    }

    fn shown_categories(self) -> Vec<Cached<ListState>> {
        let inner = self.inner();
        let lists = inner.lists.borrow();
        let is_shown = |(view, start): &ListKey, cached: &Cached<ListState>| {
            matches!(view, ListView::Category(_)) && *start == Cursor::Start && cached.request.is_watched()
        };
        lists.iter().filter(|(key, cached)| is_shown(key, cached)).map(|(_, cached)| cached.clone()).collect()
    }

    /// Sets the breaking stories of the front page, and shows on the app's icon how many of them are unread.
    pub fn set_breaking(self, breaking: &[Headline]) {
        let ids: Vec<ArticleId> = breaking.iter().map(|headline| headline.id.clone()).collect();
        let before = self.inner().breaking.replace(Some(ids.clone()));
        // The latest headlines change without their breaking stories when a page is added.
        if before.as_ref() != Some(&ids) {
            self.tell_history(None);
        }
    }

    /// Has the history note a visit, and the badge on the app's icon follow. Both are in a part of the program that a first
    /// page does not wait for.
    fn tell_history(self, visit: Option<Visit>) {
        let inner = self.inner();
        spawn_local(async move {
            // A history that cannot be loaded notes the next visit.
            if let Ok(keep) = (inner.parts.keep)().await {
                (keep.note)(visit, inner.breaking.borrow().as_deref());
            }
        });
    }
}

/// Notes a visit in the stored history, and shows on the app's icon how many of the breaking stories are unread, once those
/// are known.
pub fn note(visit: Option<Visit>, breaking: Option<&[ArticleId]>) {
    let storage = BrowserStorage::lasting();
    let mut history = History::read(&storage);
    if let Some(Visit { route, title, answers }) = visit
        && history.note(&route, &title, now(), &answers)
    {
        history.write(&storage);
    }
    if let Some(breaking) = breaking {
        pwa::set_badge(history.count_unread(breaking));
    }
}
