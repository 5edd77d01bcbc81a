//! What a block or a piece of text can have besides its content: an anchor, a language, a direction.

use crate::model::lenient;
use serde::{Deserialize, Serialize};

/// The longest anchor, in bytes.
const LONGEST_ANCHOR: usize = 200;
/// The longest language tag, in bytes (RFC 5646 §4.4.1).
const LONGEST_LANGUAGE: usize = 35;
/// What stands before an anchor in the page, where the interface has identifiers of its own.
const PREFIX: &str = "story-";

/// A name by which a link in the same story leads to a place in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Anchor(String);

impl Anchor {
    /// An anchor of this name; `None` for a name that is no identifier (HTML §3.2.3).
    pub fn new(name: &str) -> Option<Self> {
        let is_name = !name.is_empty() && name.len() <= LONGEST_ANCHOR;
        (is_name && !name.contains(|c: char| c.is_whitespace() || c.is_control())).then(|| Self(name.to_owned()))
    }

    /// The name in the story.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The identifier of the element in the page, which is none of the interface's own.
    pub fn id(&self) -> String {
        [PREFIX, &self.0].concat()
    }
}

impl TryFrom<String> for Anchor {
    type Error = lenient::Invalid;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::new(&name).ok_or(lenient::Invalid("an anchor"))
    }
}

/// The direction of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The direction that a value of the attribute `dir` names.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Ltr, Self::Rtl].into_iter().find(|direction| direction.as_str().eq_ignore_ascii_case(name))
    }

    /// The value of the attribute `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// The direction of the first letter (UAX #9, rules P2 and P3); `None` without letters.
    pub fn of(text: &str) -> Option<Self> {
        text.chars().find_map(|c| match c {
            // Hebrew, Arabic and the scripts beside them; but not their digits and marks.
            '\u{660}'..='\u{66d}' | '\u{6dd}' | '\u{6f0}'..='\u{6f9}' => None,
            '\u{5be}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
            | '\u{200f}' => Some(Self::Rtl),
            '\u{200e}' => Some(Self::Ltr),
            c if c.is_ascii_alphabetic() || (c >= '\u{aa}' && unicode::is_alphabetic(c)) => Some(Self::Ltr),
            _ => None,
        })
    }
}

/// What a block or a piece of text has besides its content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Marks {
    /// The name by which links of the story lead here.
    #[serde(rename = "anchor", skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// The language (BCP 47), where it is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The direction, where it is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dir: Option<Direction>,
}

impl Marks {
    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The marks, with those of an element around it where they have none of their own.
    #[must_use]
    pub fn or(self, outer: &Self) -> Self {
        Self {
            anchor: self.anchor.or_else(|| outer.anchor.clone()),
            lang: self.lang.or_else(|| outer.lang.clone()),
            dir: self.dir.or(outer.dir),
        }
    }
}

/// Whether a text is a language tag as far as its letters tell (RFC 5646 §2.1).
pub fn is_language(tag: &str) -> bool {
    let is_subtag = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    tag.len() <= LONGEST_LANGUAGE && tag.split('-').all(is_subtag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_decides_the_direction() {
        for (text, direction) in [
            ("Harbour", Some(Direction::Ltr)),
            ("2026: الميناء (port)", Some(Direction::Rtl)),
            ("(2026) עברית", Some(Direction::Rtl)),
            ("骨", Some(Direction::Ltr)),
            ("١٢٣ – 5.", None),
        ] {
            assert_eq!(Direction::of(text), direction, "{text}");
        }
    }

    #[test]
    fn an_anchor_is_no_identifier_of_the_interface() {
        assert_eq!(Anchor::new("main").unwrap().id(), "story-main");
        for bad in ["", "a b", "a\n"] {
            assert_eq!(Anchor::new(bad), None);
        }
        assert_eq!(Anchor::new(&"a".repeat(201)), None);
    }

    #[test]
    fn a_language_tag_is_told_from_other_text() {
        assert!(["fr", "zh-Hans", "en-GB-oxendict"].into_iter().all(is_language));
        assert!(!["", "en_GB", "a language", "en-", "javascript:1"].into_iter().any(is_language));
    }
}
