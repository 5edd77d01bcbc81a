//! What the parts of the program offer to the rest of it, as plain values. The newspaper's pages are given [`Parts`] by
//! the context and load what they need; `lazy` implements them and is all that knows where the code of a part is.

use crate::backend::Error;
#[cfg(feature = "newspaper")]
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
#[cfg(feature = "newspaper")]
pub type ParseBody = fn(RawBody, &Host) -> ParsedBody;

/// What every story needs.
#[cfg(feature = "newspaper")]
#[derive(Clone, Copy)]
pub struct Story {
    /// Parses HTML and plain text.
    pub parse: ParseBody,
    /// Draws the page of a story.
    #[cfg(target_arch = "wasm32")]
    pub page: fn(crate::model::ArticleId) -> crate::node::Node,
}

#[cfg(all(target_arch = "wasm32", feature = "newspaper"))]
pub use pages::{Keep, Loading, Parts, Publish};

/// The parts that draw pages, which run in a browser only.
#[cfg(all(target_arch = "wasm32", feature = "newspaper"))]
mod pages {
    use super::{NotLoaded, Story};
    use crate::components::toast::Toast;
    use crate::document::Problem;
    use crate::model::Article;
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
        /// Loads what a reader keeps and sets.
        pub keep: fn() -> Loading<Keep>,
        /// Loads what publishers need.
        pub publish: fn() -> Loading<Publish>,
    }

    /// What readers keep and set.
    #[derive(Clone, Copy)]
    pub struct Keep {
        /// Draws the page of saved stories.
        pub saved_page: fn() -> Node,
        /// Draws the page of settings.
        pub settings_page: fn() -> Node,
        /// Draws a saved story in place of one that cannot be had, by the segment of its address.
        pub saved_story: fn(&str) -> Node,
        /// Draws a notice at the foot of the window; the callback closes it.
        pub toast: fn(Toast, Callback<()>) -> Node,
        /// Saves a story with the answers that it was made from; tells whether that could be done.
        pub save: fn(Article, Vec<String>) -> Pin<Box<dyn Future<Output = bool>>>,
        /// Removes a saved story by the segment of its address; tells whether that could be done.
        pub remove: fn(String) -> Pin<Box<dyn Future<Output = bool>>>,
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
