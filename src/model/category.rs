//! The names that stories are filed under: sections, tags, people and the publications they came from.

use super::{SafeUrl, Slug, lenient};
use serde::{Deserialize, Serialize};

/// What readers call a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its name in addresses and in the backend's requests.
    pub slug: Slug,
    /// Its name for people, plain text.
    pub title: String,
}

/// A subject that a story is marked with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// Its name in the backend's requests; without one the tag is shown, not linked.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub slug: Option<Slug>,
    /// Its name for people, plain text.
    pub title: String,
}

/// Who wrote a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The name in the backend's requests; without one the author is shown, not linked.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub slug: Option<Slug>,
    /// The name for people, plain text.
    pub name: String,
    /// A portrait, where the backend has one.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub portrait: Option<super::MediaUrl>,
}

/// The publication that a story came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The publication's name, or the host of its address.
    pub name: String,
    /// The story's canonical address there.
    pub url: SafeUrl,
}
