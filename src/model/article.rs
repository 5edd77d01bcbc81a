//! A story, whole.

use super::{Headline, Timestamp};

/// A headline plus its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What a list shows of it.
    pub headline: Headline,
    /// The body. Empty where the backend gives headlines only: the story is then read at its source.
    pub body: Body,
    /// Whether the backend gave only the beginning (a teaser, a paid plan): the view then leads on to the source.
    pub truncated: bool,
    /// When it was kept, where it comes from what was kept of an earlier answer, since there was no newer one.
    pub kept_at: Option<Timestamp>,
}

/// A body as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Its pieces, drawn ([`node::crossing`](crate::node::crossing)): elements, addresses made by their types, texts,
    /// and marks for the words of the interface. Empty where there is no body.
    pub drawn: String,
    /// The text of its first paragraph, where it begins with one; else empty.
    pub opening: String,
}

impl Body {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.drawn.is_empty()
    }
}
