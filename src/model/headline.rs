//! Headlines: articles as they appear in lists.

use super::{ArticleId, Author, Category, Image, Source, Tag, Timestamp, Video, lenient};
use serde::{Deserialize, Serialize};

/// When a story was published, as precisely as the backend says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Published {
    /// A known instant.
    At(Timestamp),
    /// A date that can't be parsed, for example in another calendar: shown verbatim, sorted last.
    #[serde(rename = "words")]
    Text(String),
}

impl Published {
    /// The instant, if known.
    pub fn timestamp(&self) -> Option<Timestamp> {
        match self {
            Published::At(at) => Some(*at),
            Published::Text(_) => None,
        }
    }
}

/// An article without its body. All strings are plain text, without entities, tags or placeholders of the backend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// The backend's identifier.
    pub id: ArticleId,
    /// The title; never empty. For an untitled item, the beginning of its text.
    #[serde(deserialize_with = "lenient::not_empty")]
    pub title: String,
    /// The standfirst: one or two sentences.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub summary: Option<String>,
    /// The picture.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub image: Option<Image>,
    /// The category.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub category: Option<Category>,
    /// The authors.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::vec")]
    pub authors: Vec<Author>,
    /// The tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::vec")]
    pub tags: Vec<Tag>,
    /// The date of publication.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub published: Option<Published>,
    /// The last update, if later than the publication.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub updated: Option<Timestamp>,
    /// The publication that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub source: Option<Source>,
    /// The reading time in minutes, if the list contains enough to estimate it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub reading_minutes: Option<u32>,
    /// The language (BCP 47), if the backend states it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub language: Option<String>,
    /// Whether the backend marks it as breaking news.
    #[serde(default, skip_serializing_if = "lenient::is_false")]
    pub breaking: bool,
    /// The video or audio recording, for a media item.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub video: Option<Video>,
}

impl Headline {
    /// Creates a headline with only an identifier and a title.
    pub fn new(id: ArticleId, title: String) -> Self {
        Self {
            id,
            title,
            summary: None,
            image: None,
            category: None,
            authors: Vec::new(),
            tags: Vec::new(),
            published: None,
            updated: None,
            source: None,
            reading_minutes: None,
            language: None,
            breaking: false,
            video: None,
        }
    }

    /// The base direction of the story's text: `rtl` for a language written right to left, else `auto`, because the
    /// language that backends state is often wrong.
    pub fn direction(&self) -> &'static str {
        match self.language.as_deref().map(primary_subtag) {
            Some("ar" | "fa" | "he" | "ur" | "ps" | "yi" | "dv" | "ckb" | "ug" | "sd") => "rtl",
            _ => "auto",
        }
    }
}

/// The primary language subtag of a BCP 47 tag (RFC 5646 §2.2.1): `ar` of `ar-EG`.
pub fn primary_subtag(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_in_arabic_runs_from_right_to_left_and_one_of_unknown_language_as_its_letters_do() {
        let mut headline = Headline::new(ArticleId::new("a").unwrap(), "A".into());
        assert_eq!(headline.direction(), "auto");
        headline.language = Some("ar-EG".into());
        assert_eq!(headline.direction(), "rtl");
    }
}
