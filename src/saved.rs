//! Saved stories: what is stored of a story on the reader's device, and in which format. Every release reads the stories
//! that earlier releases have written.
//!
//! [`write`] serialises the current format ([`format`](self::format)); [`read`] deserialises it and the earlier formats,
//! each in a module of its own that is never changed again ([`v2`]). Stored stories are not trusted: every URL is parsed
//! again, and frames are checked against the table of providers, so that whoever else writes to the storage can bring in
//! nothing that a backend could not. `serde_json` parses the JSON: it is in a part of the program that is loaded late,
//! deserialises model values without an intermediate tree, and reports where a text is damaged.

#[cfg(target_arch = "wasm32")]
pub mod cache;
mod format;
mod v2;

use crate::body::embed;
use crate::browser::location;
use crate::model::block::visit_blocks;
use crate::model::{Block, Headline, Timestamp};
use serde::Deserialize;

pub use format::write;

/// The deepest nesting of arrays and objects in a saved story. A body nests at most 24 blocks, of four levels each, and 32
/// inline formats, of two levels each.
const DEPTH: usize = 256;

/// A saved story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedStory {
    /// When it was saved.
    pub at: Timestamp,
    /// The headline.
    pub headline: Headline,
    /// The body; empty if the backend has headlines only.
    pub body: Vec<Block>,
    /// Whether the body is only the beginning of the story.
    pub truncated: bool,
}

/// The reason why a text cannot be read as a saved story.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The text is not JSON: it is truncated, or something else wrote it.
    #[error("not JSON: {reason}")]
    NotJson {
        /// What is wrong, and in which line and column.
        reason: String,
    },
    /// This release does not know the version of the format: a newer release wrote the story.
    #[error("version {version} is not one that this release reads")]
    UnknownVersion {
        /// The version that the text names.
        version: u32,
    },
    /// A required part of the story is missing or invalid.
    #[error("damaged: {reason}")]
    Damaged {
        /// Which part is missing or invalid, and where.
        reason: String,
    },
}

impl From<serde_json::Error> for ReadError {
    fn from(error: serde_json::Error) -> Self {
        let reason = error.to_string();
        if error.is_data() { Self::Damaged { reason } } else { Self::NotJson { reason } }
    }
}

/// Deserialises a story that this release or an earlier one wrote.
///
/// # Errors
/// When the text is not JSON, its version is unknown, or a required part is missing.
pub fn read(text: &str) -> Result<SavedStory, ReadError> {
    if is_too_deep(text) {
        return Err(ReadError::Damaged {
            reason: format!("arrays and objects are nested more than {DEPTH} levels deep"),
        });
    }
    let mut story = match version(text)? {
        2 => v2::read(text)?,
        format::VERSION => format::read(text)?,
        version => return Err(ReadError::UnknownVersion { version }),
    };
    remove_untrusted_frames(&mut story.body, &location::origin());
    Ok(story)
}

/// Reads the version of the format: a field of the object since version 3, the first item of an array before.
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

/// Deserialises a text whose depth has been checked.
fn from_json<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer.disable_recursion_limit();
    let value = T::deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// Whether the arrays and objects of a text are nested deeper than [`DEPTH`].
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
fn remove_untrusted_frames(blocks: &mut [Block], origin: &str) {
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
    fn a_frame_of_the_page_s_own_origin_is_removed_from_every_kind_of_block() {
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
            remove_untrusted_frames(&mut body, origin);
            serde_json::to_string(&body).unwrap().matches("\"frame\"").count()
        };
        assert_eq!((framed("https://elsewhere.example"), framed("https://news.example")), (5, 0));
    }

    #[test]
    fn brackets_in_strings_do_not_count_as_levels() {
        let deep = "[".repeat(DEPTH + 1);
        assert!(is_too_deep(&deep));
        assert!(!is_too_deep(&["[\"\\\"", &deep, "\"]"].concat()));
        assert!(!is_too_deep(&"[]".repeat(DEPTH + 1)));
    }
}
