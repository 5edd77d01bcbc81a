//! What the parts of the program offer to the rest of it, as plain values. The newspaper's pages are given [`Parts`] by
//! the context and load what they need; `lazy` implements them and is all that knows where the code of a part is.

use crate::backend::Error;
use crate::body::{Host, ParsedBody, RawBody};
use crate::browser::location;

/// A part of the program could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of the program could not be loaded")]
pub struct NotLoaded;

impl From<NotLoaded> for Error {
    fn from(_: NotLoaded) -> Self {
        Error::Unreachable { url: location::base_address(), offline: location::is_offline(), cross_origin: false }
    }
}

/// Parses a body of some dialects for the page that it is shown in.
pub type ParseBody = fn(RawBody, &Host) -> ParsedBody;

/// What every story needs.
#[derive(Clone, Copy)]
pub struct Story {
    /// Parses HTML and plain text.
    pub parse: ParseBody,
    /// Draws the page of a story.
    #[cfg(target_arch = "wasm32")]
    pub page: fn(crate::model::ArticleId) -> crate::node::Node,
}

#[cfg(target_arch = "wasm32")]
pub use pages::{Keep, Loading, Outcome, Parts, Publish, SavedStories};

/// The parts that draw pages, which run in a browser only.
#[cfg(target_arch = "wasm32")]
mod pages {
    use super::{NotLoaded, Story};
    use crate::components::toast::Toast;
    use crate::document::Problem;
    use crate::history::Visit;
    use crate::model::{Article, ArticleId};
    use crate::node::Node;
    use leptos::prelude::Callback;
    use std::future::Future;
    use std::pin::Pin;

    /// A part that is being loaded.
    pub type Loading<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

    /// Loads the parts that pages need, each when it is called. Provided by the app as context.
    #[derive(Clone, Copy)]
    pub struct Parts {
        /// Loads the page of a story.
        pub story: fn() -> Loading<Story>,
        /// Loads settings, notices and the history.
        pub keep: fn() -> Loading<Keep>,
        /// Loads saved stories.
        pub saved_stories: fn() -> Loading<SavedStories>,
        /// Loads what publishers need.
        pub publish: fn() -> Loading<Publish>,
    }

    /// Settings, notices and the history.
    #[derive(Clone, Copy)]
    pub struct Keep {
        /// Draws the page of settings.
        pub settings_page: fn() -> Node,
        /// Draws a notice at the foot of the window; the callback closes it.
        pub toast: fn(Toast, Callback<()>) -> Node,
        /// Notes a visit in the history, and shows on the app's icon how many of the breaking stories are unread.
        pub note: fn(Option<Visit>, Option<&[ArticleId]>),
    }

    /// Whether something could be done, once it is known.
    pub type Outcome = Pin<Box<dyn Future<Output = bool>>>;

    /// Saved stories.
    #[derive(Clone, Copy)]
    pub struct SavedStories {
        /// Draws their page.
        pub page: fn() -> Node,
        /// Draws a saved story in place of one that cannot be loaded, by the segment of its address.
        pub story: fn(&str) -> Node,
        /// Saves a story with the answers that it was made from.
        pub save: fn(Article, Vec<String>) -> Outcome,
        /// Removes a saved story by the segment of its address.
        pub remove: fn(String) -> Outcome,
    }

    /// What publishers need.
    #[derive(Clone, Copy)]
    pub struct Publish {
        /// Draws the page that tries a backend.
        pub connect_page: fn() -> Node,
        /// Draws the page on which a widget is put together.
        pub widgets_page: fn() -> Node,
        /// Tells what is wrong with a site file or, where that is good, with the description beside it.
        pub diagnose: fn(&str, Option<&str>) -> Vec<Problem>,
    }
}
