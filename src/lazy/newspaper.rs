//! The parts of the newspaper: bodies by their dialects, what readers keep, what publishers need.

use super::{parse_xml, parts};
use crate::backend::{Error, Readers};
use crate::body::{self, Family, Host, ParsedBody, RawBody};
use crate::browser::{location, policy};
use crate::parts::{NotLoaded, ParseBody, Story};
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
pub use pages::{keep, loaders, publish, saved_stories};

/// The parts that draw pages, which run in a browser only.
#[cfg(target_arch = "wasm32")]
mod pages {
    use super::parts;
    use crate::pages::{saved, settings, toast};
    use crate::parts::{Keep, Parts, Publish, SavedStories};
    use crate::{connect, diagnostics, widget};

    parts! {
        /// Loads the settings, the notices at the foot of the window, and the history.
        keep: Keep {
            Keep {
                settings_page: settings::settings,
                toast: toast::toast,
                note: crate::store::history::note,
            }
        }
        /// Loads saved stories: their page, and the format in which they are stored.
        saved_stories: SavedStories {
            SavedStories {
                page: saved::saved,
                story: saved::story,
                save: saved::save,
                remove: saved::remove,
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

    /// The parts that pages load, for the context.
    pub fn loaders() -> Parts {
        Parts {
            story: || Box::pin(super::story()),
            keep: || Box::pin(keep()),
            saved_stories: || Box::pin(saved_stories()),
            publish: || Box::pin(publish()),
        }
    }
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
