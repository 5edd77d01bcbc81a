//! What the store tells the reader's [`History`]: which page has been shown whole, and what it was made from. Beside it
//! the number on the app's icon, which is that of the breaking stories that are not in the history.

use super::{Kept, Store, Thread, now};
use crate::backend::ListView;
use crate::browser::{location, pwa};
use crate::effect::effect;
use crate::history::{History, is_in_history};
use crate::model::{ArticleId, Cursor, Headline};
use crate::preferences::BrowserStorage;
use crate::route::Route;
use leptos::prelude::*;

impl Store {
    /// Notes a page in the history as soon as all that it shows has come, and again when that has been renewed. `view` is
    /// the list that the page shows, `title` its heading. Called where a page is made; it ends with the page.
    pub fn note_when_whole(self, route: Route, view: Option<ListView>, title: impl Fn() -> String + 'static) {
        // In a frame on another site the browser would keep a history for that site alone.
        if !is_in_history(&route) || location::is_framed() {
            return;
        }
        effect(move || {
            if let Some(answers) = self.answers_of(&route, view.as_ref()) {
                self.note(&route, &title(), &answers);
            }
        });
    }

    fn note(self, route: &Route, title: &str, answers: &[String]) {
        let shelf = BrowserStorage::lasting();
        let mut history = History::read(&shelf);
        if history.note(route, title, now(), answers) {
            history.keep(&shelf);
        }
        self.show_badge(&history);
    }

    /// The addresses of the answers that a page was made from; `None` while it is not whole.
    fn answers_of(self, route: &Route, view: Option<&ListView>) -> Option<Vec<String>> {
        match (route, view) {
            (Route::Front, _) => self.answers_of_front(),
            (Route::Article(id), _) => {
                self.kept_article(id).state.with(|state| state.is_whole().then(|| state.answers.clone()))
            }
            (_, Some(view)) => {
                self.kept_thread(view, &Cursor::Start).state.with(|list| list.is_whole().then(|| list.answers.clone()))
            }
            (_, None) => None,
        }
    }

    /// The answers of the front page: those of the latest headlines, and of the other lists that are shown. A list that
    /// could not be had is left out of the page.
    fn answers_of_front(self) -> Option<Vec<String>> {
        let latest = self.kept_thread(&ListView::Latest, &Cursor::Start);
        let mut answers = latest.state.with(|list| list.is_whole().then(|| list.answers.clone()))?;
        for Kept { state, .. } in self.shown_categories() {
            let of_section = |list: &Thread| (!list.pending).then(|| list.answers.clone());
            answers.extend(state.with(of_section)?);
        }
        Some(answers)
    }

    fn shown_categories(self) -> Vec<Kept<Thread>> {
        let inner = self.inner();
        let threads = inner.threads.borrow();
        let is_shown = |(view, start): &(ListView, Cursor), kept: &Kept<Thread>| {
            matches!(view, ListView::Category(_)) && *start == Cursor::Start && kept.flight.is_watched()
        };
        threads.iter().filter(|(key, kept)| is_shown(key, kept)).map(|(_, kept)| kept.clone()).collect()
    }

    /// Takes the breaking stories at the head of the front page, and shows on the app's icon how many of them the reader
    /// has not opened.
    pub fn take_breaking(self, breaking: &[Headline]) {
        let ids: Vec<ArticleId> = breaking.iter().map(|headline| headline.id.clone()).collect();
        let before = self.inner().breaking.replace(Some(ids.clone()));
        // The page is drawn anew with every section that comes.
        if before.as_ref() != Some(&ids) {
            self.show_badge(&History::read(&BrowserStorage::lasting()));
        }
    }

    /// Shows the number on the app's icon. It stays what it was until the front page has been shown.
    fn show_badge(self, history: &History) {
        if let Some(breaking) = self.inner().breaking.borrow().as_deref() {
            pwa::set_badge(history.count_unread(breaking));
        }
    }
}
