//! An article as it stands in a list.

use super::{ArticleId, Author, Category, Image, Source, Tag, Timestamp, Video, lenient};
use serde::{Deserialize, Serialize};

/// When a story was published, as well as the backend could say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Published {
    /// A moment.
    At(Timestamp),
    /// Words that no rule of ours reads (a calendar of another tradition, say): shown as they are, sorted last.
    Words(String),
}

impl Published {
    /// The moment, where there is one.
    pub fn timestamp(&self) -> Option<Timestamp> {
        match self {
            Published::At(at) => Some(*at),
            Published::Words(_) => None,
        }
    }
}

/// An article without its body. Every text is plain text: no entity, no tag, no placeholder of the backend's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// What the backend calls it.
    pub id: ArticleId,
    /// The headline itself; never empty. A backend's untitled item has the beginning of its text here.
    #[serde(deserialize_with = "lenient::not_empty")]
    pub title: String,
    /// The standfirst: one or two sentences.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub summary: Option<String>,
    /// The picture beside it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub image: Option<Image>,
    /// The section it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub category: Option<Category>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::vec")]
    pub authors: Vec<Author>,
    /// What it is marked with.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::vec")]
    pub tags: Vec<Tag>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub published: Option<Published>,
    /// When it was last changed, if later than it was published.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub updated: Option<Timestamp>,
    /// The publication that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub source: Option<Source>,
    /// How long it takes to read, in minutes, where the list says enough to know.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub reading_minutes: Option<u32>,
    /// Its language (BCP 47), where the backend says one.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub language: Option<String>,
    /// Whether the backend marks it as breaking news.
    #[serde(default, skip_serializing_if = "lenient::is_false")]
    pub breaking: bool,
    /// The film that the story is about, for a video item.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub video: Option<Video>,
}

impl Headline {
    /// A headline of which only the name and the title are known.
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

    /// The base direction of the story's own text: `rtl` or `ltr` by its language where it names one whose script
    /// has a direction of its own, else `auto`, since backends' words about language are often wrong.
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
