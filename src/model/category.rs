//! What stories are filed under: categories, tags, authors and sources.

use super::{SafeUrl, Slug, lenient};
use serde::{Deserialize, Serialize};

/// A category; readers know it as a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// The identifier in URLs and in requests to the backend.
    pub slug: Slug,
    /// The name shown to readers, plain text.
    pub title: String,
}

/// A topic that a story is tagged with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// The identifier in requests to the backend; without one the tag isn't linked.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub slug: Option<Slug>,
    /// The name shown to readers, plain text.
    pub title: String,
}

/// An author of a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The identifier in requests to the backend; without one the author isn't linked.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub slug: Option<Slug>,
    /// The name shown to readers, plain text.
    pub name: String,
    /// A portrait, if the backend has one.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub portrait: Option<super::MediaUrl>,
}

/// The publication that a story came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The publication's name, or the host of its URL.
    pub name: String,
    /// The story's canonical URL at the publication.
    pub url: SafeUrl,
}
