//! The current format, version 3: a JSON object with the version, the time, and the article, whose fields have the names of
//! the model's. Empty fields are omitted; unknown fields are ignored, so that a release may add fields without a new
//! version. A change that an earlier release would misread needs a new version; this module is then frozen as the
//! deserialiser of version 3, as [`v2`](super::v2) is that of version 2.

use super::{ReadError, SavedStory, from_json};
use crate::model::block::deserialize_blocks;
use crate::model::{Block, Headline, Timestamp};
use serde::{Deserialize, Serialize};

/// The version of this format.
pub(super) const VERSION: u32 = 3;

#[derive(Serialize)]
struct StoryRef<'a> {
    version: u32,
    saved_at: Timestamp,
    article: ArticleRef<'a>,
}

#[derive(Serialize)]
struct ArticleRef<'a> {
    headline: &'a Headline,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    body: &'a [Block],
    truncated: bool,
}

#[derive(Deserialize)]
struct Story {
    saved_at: Timestamp,
    article: Article,
}

#[derive(Deserialize)]
struct Article {
    headline: Headline,
    #[serde(default, deserialize_with = "deserialize_blocks")]
    body: Vec<Block>,
    #[serde(default)]
    truncated: bool,
}

/// Serialises a story in the current format.
pub fn write(story: &SavedStory) -> String {
    let SavedStory { at, headline, body, truncated } = story;
    let article = ArticleRef { headline, body, truncated: *truncated };
    // Serialising fails only for maps with keys other than strings, which the model does not have.
    serde_json::to_string(&StoryRef { version: VERSION, saved_at: *at, article }).unwrap_or_default()
}

/// Deserialises a text of version 3.
pub(super) fn read(text: &str) -> Result<SavedStory, ReadError> {
    let Story { saved_at, article: Article { headline, body, truncated } } = from_json(text)?;
    Ok(SavedStory { at: saved_at, headline, body, truncated })
}
