//! Articles in the store.

use super::{Cached, MOST_ARTICLES, Store, get_or_insert, now};
use crate::backend::{Error, Traced};
use crate::model::{Article, ArticleId, Timestamp};
use leptos::prelude::*;

/// The state of an article in the store.
#[derive(Clone, Debug, Default)]
pub struct ArticleState {
    /// The article, once it has been fetched.
    pub article: Option<Article>,
    /// Whether a request is in flight.
    pub pending: bool,
    /// The error of the last request.
    pub error: Option<Error>,
    /// When the article was fetched.
    pub read_at: Option<Timestamp>,
    /// The URLs of the backend's answers that the article was made from; empty if they are unknown.
    pub answers: Vec<String>,
}

impl ArticleState {
    /// Whether the article has been fetched and the last request did not fail.
    pub fn is_whole(&self) -> bool {
        self.article.is_some() && self.error.is_none()
    }
}

impl Store {
    /// The state of an article, which is fetched if it is missing. The request is aborted when the current reactive owner
    /// and all others that wait for the article have been cleaned up.
    pub fn article(self, id: &ArticleId) -> ArcRwSignal<ArticleState> {
        let cached = self.cached_article(id);
        cached.request.watch();
        if cached.state.with_untracked(|state| state.article.is_none()) {
            self.fetch_article(id);
        }
        cached.state
    }

    pub(super) fn cached_article(self, id: &ArticleId) -> Cached<ArticleState> {
        get_or_insert(&mut self.inner().articles.borrow_mut(), id.clone(), MOST_ARTICLES)
    }

    /// Fetches an article, unless a request for it is in flight. The cached one stays until the answer arrives.
    pub fn fetch_article(self, id: &ArticleId) {
        let Cached { state, request } = self.cached_article(id);
        if request.is_under_way() {
            return;
        }
        state.update(|state| {
            state.pending = true;
            state.error = None;
        });
        let (inner, id) = (self.inner(), id.clone());
        request.begin(async move { inner.client.traced_article(&id).await }, move |result| {
            state.update(|state| {
                state.pending = false;
                match result {
                    Some(Ok(Traced { value: article, answers })) => {
                        state.article = Some(article);
                        state.answers = answers;
                        state.read_at = Some(now());
                    }
                    Some(Err(error)) => state.error = Some(error),
                    None => {}
                }
            });
        });
    }
}
