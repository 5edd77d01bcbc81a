//! Identifiers in URLs. A backend's identifier may contain any character (a Guardian id is `world/2022/feb/06/…`, a
//! feed's is a whole URL), so it is stored verbatim and escaped only in a path.

use super::lenient::Invalid;
use serde::{Deserialize, Serialize};

/// A backend's identifier of an article: opaque, never empty, at most [`LIMIT`] bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct ArticleId(String);

/// A backend's identifier of a category, a tag or an author: opaque, never empty, at most [`LIMIT`] bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Slug(String);

/// The longest accepted identifier, in bytes: longer than the URLs that servers accept.
pub const LIMIT: usize = 2048;

macro_rules! identifier {
    ($name:ident) => {
        impl $name {
            /// Creates an identifier; `None` if it is empty, blank or longer than [`LIMIT`].
            pub fn new(text: impl AsRef<str>) -> Option<Self> {
                let text = text.as_ref().trim();
                (!text.is_empty() && text.len() <= LIMIT).then(|| Self(text.to_owned()))
            }

            /// The identifier as the backend spells it.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Escapes the identifier as one segment of a path; the inverse of [`Self::from_segment`].
            pub fn to_segment(&self) -> String {
                escape(&self.0)
            }

            /// Parses a path segment written by [`Self::to_segment`] or typed by a person.
            pub fn from_segment(segment: &str) -> Option<Self> {
                Self::new(unescape(segment))
            }
        }

        impl TryFrom<String> for $name {
            type Error = Invalid;

            fn try_from(text: String) -> Result<Self, Invalid> {
                Self::new(text).ok_or(Invalid("an identifier"))
            }
        }
    };
}
identifier!(ArticleId);
identifier!(Slug);

/// Escapes as `~hh`, not `%hh`: routers and servers disagree on how often to decode a percent sign, and some reject `%2F`.
/// Dots are escaped too, because hosts treat a path with a dot as a file. Letters of all scripts are left unescaped.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '-' | '_') || c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphabetic()) {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push('~');
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
                }
            }
        }
    }
    out
}

fn unescape(segment: &str) -> String {
    let bytes = segment.as_bytes();
    let hex = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'~', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_identifier_with_slashes_and_percent_signs_is_one_segment() {
        let id = ArticleId::new("world/2022/feb/06?a=100%25#x~y").unwrap();
        let segment = id.to_segment();
        assert!(!segment.contains(['/', '?', '#', '%']));
        assert_eq!(ArticleId::from_segment(&segment), Some(id));
    }

    #[test]
    fn letters_of_every_script_stay_readable() {
        assert_eq!(Slug::new("東京湾").unwrap().to_segment(), "東京湾");
        assert_eq!(Slug::new("leïla-benhaddou").unwrap().to_segment(), "leïla-benhaddou");
    }

    #[test]
    fn dot_segments_cannot_climb_out_of_a_path() {
        assert_eq!(Slug::new("..").unwrap().to_segment(), "~2e~2e");
    }

    #[test]
    fn nothing_is_not_an_identifier() {
        assert_eq!(ArticleId::new("  "), None);
        assert_eq!(ArticleId::new("x".repeat(LIMIT + 1)), None);
    }

    proptest! {
        #[test]
        fn every_identifier_comes_back_from_its_segment(text in "\\PC{1,60}") {
            if let Some(id) = ArticleId::new(&text) {
                prop_assert_eq!(ArticleId::from_segment(&id.to_segment()), Some(id));
            }
        }
    }
}
