//! The current format, version 3: a JSON object with the version, the moment, and the article by the names of the
//! model's fields. Fields that say nothing are left out; unknown fields are ignored, so that a release may add some
//! without a new version. A change that an earlier release would misread needs a new version, and this module is then
//! frozen as the reader of version 3, as [`v2`](super::v2) is of version 2.

use super::{ReadError, SavedStory, from_json};
use crate::model::block::deserialize_blocks;
use crate::model::{Block, Headline, Timestamp};
use serde::{Deserialize, Serialize};

/// The version of what is written.
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

/// The text of a story in the current format.
pub fn write(story: &SavedStory) -> String {
    let SavedStory { at, headline, body, truncated } = story;
    let article = ArticleRef { headline, body, truncated: *truncated };
    // Writing fails where a map has keys that are no texts, or where a value says so itself; the model has neither.
    serde_json::to_string(&StoryRef { version: VERSION, saved_at: *at, article }).unwrap_or_default()
}

/// Reads a text of version 3.
pub(super) fn read(text: &str) -> Result<SavedStory, ReadError> {
    let Story { saved_at, article: Article { headline, body, truncated } } = from_json(text)?;
    Ok(SavedStory { at: saved_at, headline, body, truncated })
}
