//! Names of things as they stand in addresses. A backend's identifier may hold any character (a Guardian id is
//! `world/2022/feb/06/…`, a feed's is a whole URL), so it is kept as it came and escaped only in a path.

use super::lenient::Invalid;
use serde::{Deserialize, Serialize};

/// What a backend calls one article: opaque, never empty, at most [`LIMIT`] bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct ArticleId(String);

/// What a backend calls a category, a tag or an author in its requests: opaque, never empty, at most [`LIMIT`] bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Slug(String);

/// The longest identifier that is taken, in bytes: longer than any URL that servers accept.
pub const LIMIT: usize = 2048;

macro_rules! identifier {
    ($name:ident) => {
        impl $name {
            /// The identifier, or nothing when it is empty, blank or over [`LIMIT`].
            pub fn new(text: impl AsRef<str>) -> Option<Self> {
                let text = text.as_ref().trim();
                (!text.is_empty() && text.len() <= LIMIT).then(|| Self(text.to_owned()))
            }

            /// The identifier as the backend spells it.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The identifier as one path segment of ours; [`Self::from_segment`] is its inverse.
            pub fn to_segment(&self) -> String {
                escape(&self.0)
            }

            /// Reads a segment that [`Self::to_segment`] wrote, or that a person typed.
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

/// Escapes by `~hh`, not by `%hh`: routers and servers disagree on how often a percent sign is decoded, and some
/// refuse `%2F`. A dot is escaped too, since hosts take what has one for a file. Letters of every script stay as they are.
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
