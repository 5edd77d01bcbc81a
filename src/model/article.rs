//! A story with its body.

use super::{Block, Headline, Timestamp};

/// A headline plus its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The headline, as shown in lists.
    pub headline: Headline,
    /// The body. Empty if the backend provides only headlines; the view then links to the source.
    pub body: Vec<Block>,
    /// Whether the body is only an excerpt (a teaser, a paywall); the view then links to the source.
    pub truncated: bool,
    /// When the answer was cached, if it comes from the service worker's cache because no newer one could be had.
    pub cached_at: Option<Timestamp>,
}
