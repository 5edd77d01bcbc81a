//! The parts of the newspaper: bodies by their dialects, what readers keep, what publishers need.

use super::{NotLoaded, parse_xml, parts};
use crate::backend::{Error, Readers};
use crate::body::{self, Family, Host, ParsedBody, RawBody};
use crate::browser::{location, policy};
#[cfg(target_arch = "wasm32")]
use crate::model::ArticleId;
#[cfg(target_arch = "wasm32")]
use crate::node::Node;
use futures::future::join;
use std::future::Future;
use std::rc::Rc;

parts! {
    /// Loads the page of a story, with what reads bodies of HTML and plain text.
    story: Story {
        Story {
            parse: |raw, host| raw.parse_with(host, body::read_html),
            #[cfg(target_arch = "wasm32")]
            page: crate::pages::article::article,
        }
    }
    /// Loads what reads bodies of Markdown.
    markdown: ParseBody { |raw, host| raw.parse_with(host, body::read_markdown) }
    /// Loads what reads bodies that are trees of rich text.
    rich_text: ParseBody { |raw, host| raw.parse_with(host, body::read_rich_text) }
    /// Loads what reads bodies of NITF and ANS.
    wire: ParseBody { |raw, host| raw.parse_with(host, body::read_wire) }
}

#[cfg(target_arch = "wasm32")]
pub use pages::{Keep, Publish, keep, publish};

/// The parts that draw pages, which run in a browser only.
#[cfg(target_arch = "wasm32")]
mod pages {
    use super::parts;
    use crate::document::Problem;
    use crate::model::Article;
    use crate::node::Node;
    use crate::shelf::mount;
    use crate::shelf::page::Toast;
    use crate::{connect, diagnostics, widget};
    use leptos::prelude::Callback;
    use std::future::Future;
    use std::pin::Pin;

    parts! {
        /// Loads what a reader keeps and sets: saved stories, settings, and the notices about both.
        keep: Keep {
            Keep {
                saved_page: mount::saved,
                settings_page: mount::settings,
                saved_story: mount::story,
                toast: mount::toast,
                save: mount::keep,
                remove: mount::remove,
            }
        }
        /// Loads the pages of publishers, and what tells the mistakes in their documents.
        publish: Publish {
            Publish {
                connect_page: || connect::mount::page(super::readers()),
                widgets_page: widget::builder::mount::page,
                diagnose: diagnostics::diagnose,
            }
        }
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

/// Parses a body of some dialects for the page that it is shown in.
pub type ParseBody = fn(RawBody, &Host) -> ParsedBody;

/// What every story needs.
#[derive(Clone, Copy)]
pub struct Story {
    /// Parses HTML and plain text.
    pub parse: ParseBody,
    /// Draws the page of a story.
    #[cfg(target_arch = "wasm32")]
    pub page: fn(ArticleId) -> Node,
}

/// The readers that the newspaper's engine is given: they load what they need.
pub fn readers() -> Readers {
    Readers { body: Rc::new(|raw| Box::pin(parse_body(raw))), xml: Rc::new(|text| Box::pin(parse_xml(text))) }
}

/// Parses a body with the part of its dialect, which is loaded beside that of stories: all dialects are read with what
/// reads HTML.
async fn parse_body(raw: RawBody) -> Result<ParsedBody, Error> {
    let parse = match raw.dialect.family() {
        Family::Html => story().await?.parse,
        Family::Markdown => beside_story(markdown()).await?,
        Family::RichText => beside_story(rich_text()).await?,
        Family::Wire => beside_story(wire()).await?,
    };
    Ok(parse(raw, &Host { origin: location::origin(), policy: policy::of_document() }))
}

async fn beside_story(part: impl Future<Output = Result<ParseBody, NotLoaded>>) -> Result<ParseBody, NotLoaded> {
    let (story, parse) = join(story(), part).await;
    story.and(parse)
}
