//! Saved stories: what of a story is kept on a reader's device, and in which format. A story that any release has written
//! is read by every later one.
//!
//! [`write`] writes the current format ([`format`](self::format)); [`read`] reads it and those before it, each in a module
//! of its own that is never changed again ([`v2`]). Nothing that is read is trusted: every address is parsed again, and a
//! frame is held to the table of providers, so that a store in which somebody else wrote brings in nothing that a backend
//! could not. The texts are JSON by `serde_json`: this code is in a part of the program that is loaded late, the values of
//! the model are read from the text without a tree of values between, and it knows where a text is damaged.

mod format;
mod v2;

use crate::body::embed;
use crate::browser::location;
use crate::model::block::visit_blocks;
use crate::model::{Block, Headline, Timestamp};
use serde::Deserialize;

pub use format::write;

/// How deep lists and objects may lie in one another in a saved story. A body has at most 24 blocks in one another, of no
/// more than four levels each, and 32 formats of two levels each.
const DEPTH: usize = 256;

/// A story that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedStory {
    /// When it was saved.
    pub at: Timestamp,
    /// What a list shows of it.
    pub headline: Headline,
    /// The body. Empty where the backend gave headlines only.
    pub body: Vec<Block>,
    /// Whether the backend gave only the beginning.
    pub truncated: bool,
}

/// Why a text is not read as a saved story.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The text is no JSON: it was cut, or something else wrote it.
    #[error("not JSON: {reason}")]
    NotJson {
        /// What is wrong, and in which line and column.
        reason: String,
    },
    /// The version of the format is none that this release reads: a newer release wrote the story.
    #[error("version {version} is not one that this release reads")]
    UnknownVersion {
        /// The version that the text names.
        version: u32,
    },
    /// A part without which there is no story is missing or invalid.
    #[error("damaged: {reason}")]
    Damaged {
        /// Which part, and where.
        reason: String,
    },
}

impl From<serde_json::Error> for ReadError {
    fn from(error: serde_json::Error) -> Self {
        let reason = error.to_string();
        if error.is_data() { Self::Damaged { reason } } else { Self::NotJson { reason } }
    }
}

/// Reads a story that this release or an earlier one wrote.
pub fn read(text: &str) -> Result<SavedStory, ReadError> {
    if is_too_deep(text) {
        return Err(ReadError::Damaged { reason: format!("more than {DEPTH} levels of lists and objects") });
    }
    let mut story = match version(text)? {
        2 => v2::read(text)?,
        format::VERSION => format::read(text)?,
        version => return Err(ReadError::UnknownVersion { version }),
    };
    withdraw_frames(&mut story.body, &location::origin());
    Ok(story)
}

/// The version of the format. Since version 3 it is a field of an object; before, it was the first item of a list.
fn version(text: &str) -> Result<u32, ReadError> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    if text.trim_ascii_start().starts_with('[') {
        return v2::version(text);
    }
    Ok(from_json::<Versioned>(text)?.version)
}

/// Deserialises a text, whose depth has been looked at.
fn from_json<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer.disable_recursion_limit();
    let value = T::deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// Whether the lists and objects of a text lie deeper in one another than [`DEPTH`].
fn is_too_deep(text: &str) -> bool {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return true;
        }
    }
    false
}

/// Takes out the frames that the table of providers does not grant, and those of the page's own origin, which could
/// remove their sandbox. The link to what they show remains.
fn withdraw_frames(blocks: &mut [Block], origin: &str) {
    visit_blocks(blocks, &mut |block| {
        if let Block::Embed(embed) = block {
            let key = embed.key.as_str();
            embed.frame = embed.frame.take().filter(|frame| embed::grants(key, frame) && !frame.is_of(origin));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::embed::embed_for;
    use crate::model::SafeUrl;

    #[test]
    fn a_frame_of_the_page_s_own_origin_is_withdrawn_wherever_it_stands() {
        let url = SafeUrl::parse("https://news.example/@ana/112233445566778899", None).unwrap();
        let embed = || vec![Block::Embed(embed_for(&url, None))];
        let body = || {
            vec![
                Block::List { start: None, items: vec![embed()] },
                Block::Definitions(vec![(Vec::new(), embed())]),
                Block::Quote { body: embed(), cite: None },
                Block::Box(embed()),
                Block::Captioned { body: embed(), caption: Vec::new() },
            ]
        };
        let framed = |origin: &str| {
            let mut body = body();
            withdraw_frames(&mut body, origin);
            serde_json::to_string(&body).unwrap().matches("\"frame\"").count()
        };
        assert_eq!((framed("https://elsewhere.example"), framed("https://news.example")), (5, 0));
    }

    #[test]
    fn brackets_in_texts_are_no_levels() {
        let deep = "[".repeat(DEPTH + 1);
        assert!(is_too_deep(&deep));
        assert!(!is_too_deep(&["[\"\\\"", &deep, "\"]"].concat()));
        assert!(!is_too_deep(&"[]".repeat(DEPTH + 1)));
    }
}
