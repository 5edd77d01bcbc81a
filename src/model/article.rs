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
    /// When the response was cached, if the story comes from the cache because no fresh response was available.
    pub kept_at: Option<Timestamp>,
}
