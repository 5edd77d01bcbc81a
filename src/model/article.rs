//! A story, whole.

use super::{Block, Headline, Timestamp};

/// A headline plus its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What a list shows of it.
    pub headline: Headline,
    /// The body. Empty where the backend gives headlines only: the story is then read at its source.
    pub body: Vec<Block>,
    /// Whether the backend gave only the beginning (a teaser, a paid plan): the view then leads on to the source.
    pub truncated: bool,
    /// When the answer was cached, if it comes from the service worker's cache because no newer one could be had.
    pub cached_at: Option<Timestamp>,
}
