//! A story as far as it is known: at first what a list said of it, then the whole.

use super::{Kept, MOST_ARTICLES, Store, now, touch};
use crate::backend::{Error, Traced};
use crate::model::{Article, ArticleId, Timestamp};
use leptos::prelude::*;

/// A story as far as it was read.
#[derive(Clone, Debug, Default)]
pub struct ArticleState {
    /// The story.
    pub article: Option<Article>,
    /// Whether the backend is being asked.
    pub pending: bool,
    /// Why the last request came to nothing.
    pub error: Option<Error>,
    /// When the story came.
    pub read_at: Option<Timestamp>,
    /// The addresses of the backend's answers that the story was made from; empty where they are not known.
    pub answers: Vec<String>,
}

impl ArticleState {
    /// Whether the story has come, and the last request for it did not fail.
    pub fn is_whole(&self) -> bool {
        self.article.is_some() && self.error.is_none()
    }
}

impl Store {
    /// A story; it is asked for when it is not there.
    pub fn article(self, id: &ArticleId) -> ArcRwSignal<ArticleState> {
        let kept = self.kept_article(id);
        kept.flight.watch();
        if kept.state.with_untracked(|state| state.article.is_none()) {
            self.read_article(id);
        }
        kept.state
    }

    pub(super) fn kept_article(self, id: &ArticleId) -> Kept<ArticleState> {
        touch(&mut self.inner().articles.borrow_mut(), id.clone(), MOST_ARTICLES)
    }

    /// Asks for a story, in place of what is there when it comes.
    pub fn read_article(self, id: &ArticleId) {
        let Kept { state, flight } = self.kept_article(id);
        if flight.is_under_way() {
            return;
        }
        state.update(|state| {
            state.pending = true;
            state.error = None;
        });
        let (inner, id) = (self.inner(), id.clone());
        flight.begin(async move { inner.client.traced_article(&id).await }, move |result| {
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
