//! The videos of the edition: `public/demo/videos/<slug>.webm`, with captions in `<slug>.vtt`. The length is read from
//! the file, so that it cannot be wrong.

use std::fs;
use std::path::Path;

/// Element identifiers of Matroska, of which WebM is a part (RFC 9559 §5.1).
const SEGMENT: u32 = 0x1853_8067;
const INFO: u32 = 0x1549_a966;
const TIMESTAMP_SCALE: u32 = 0x2a_d7b1;
const DURATION: u32 = 0x4489;

/// Nanoseconds in a tick when the file does not say (RFC 9559 §5.1.2.9).
const USUAL_SCALE: u64 = 1_000_000;

/// Returns the path of a story's video, relative to `public/demo/`.
pub fn path(slug: &str) -> String {
    format!("videos/{slug}.webm")
}

/// Returns the path of its captions, relative to `public/demo/`.
pub fn captions_path(slug: &str) -> String {
    format!("videos/{slug}.vtt")
}

/// Returns the length of a story's video in whole seconds, rounded up.
///
/// # Errors
/// When the video or its captions are missing or invalid.
pub fn seconds(demo: &Path, slug: &str) -> Result<u32, String> {
    let captions = fs::read_to_string(demo.join(captions_path(slug)))
        .map_err(|error| format!("{} cannot be read: {error}", captions_path(slug)))?;
    // WebVTT §4.1: a file may begin with a byte order mark.
    if !captions.trim_start_matches('\u{feff}').starts_with("WEBVTT") {
        return Err(format!("{} does not begin with WEBVTT", captions_path(slug)));
    }
    let film = fs::read(demo.join(path(slug))).map_err(|error| format!("{} cannot be read: {error}", path(slug)))?;
    duration(&film).ok_or_else(|| format!("{} is no WebM that says its length", path(slug)))
}

/// Reads the length from a WebM file.
fn duration(film: &[u8]) -> Option<u32> {
    let info = child(child(film, SEGMENT)?, INFO)?;
    let scale = child(info, TIMESTAMP_SCALE).map_or(USUAL_SCALE, unsigned);
    let ticks = match child(info, DURATION)? {
        bytes if bytes.len() == 4 => f64::from(f32::from_be_bytes(bytes.try_into().ok()?)),
        bytes => f64::from_be_bytes(bytes.try_into().ok()?),
    };
    let seconds = (ticks * scale as f64 / 1e9).ceil();
    (seconds >= 1.0 && seconds <= f64::from(u16::MAX)).then_some(seconds as u32)
}

/// Returns the content of the first sibling element with this identifier (RFC 8794 §4–6).
fn child(mut siblings: &[u8], wanted: u32) -> Option<&[u8]> {
    loop {
        let (identifier, rest) = identifier(siblings)?;
        let (length, content) = length(rest)?;
        // An unknown length, which live recordings have, reaches to the end of the file.
        let length = length.map_or(Some(content.len()), |length| usize::try_from(length).ok())?;
        let element = content.get(..length)?;
        if identifier == u64::from(wanted) {
            return Some(element);
        }
        siblings = &content[length..];
    }
}

/// An identifier: its first byte says how many bytes it has, and that marker is part of it.
fn identifier(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (number, rest) = bytes.split_at_checked(size(bytes)?)?;
    Some((unsigned(number), rest))
}

/// A length, without the marker; none when all its bits are ones, which is to say that it is unknown (RFC 8794 §6.2).
fn length(bytes: &[u8]) -> Option<(Option<u64>, &[u8])> {
    let size = size(bytes)?;
    let (number, rest) = bytes.split_at_checked(size)?;
    let ones = (1 << (7 * size)) - 1;
    let bare = unsigned(number) & ones;
    Some(((bare != ones).then_some(bare), rest))
}

/// How many bytes a number has: the zeros before the first one in its first byte, and one.
fn size(bytes: &[u8]) -> Option<usize> {
    let size = bytes.first()?.leading_zeros() as usize + 1;
    (size <= 8).then_some(size)
}

fn unsigned(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An element with a length of one byte.
    fn element(identifier: &[u8], content: &[u8]) -> Vec<u8> {
        [identifier, &[0x80 | content.len() as u8], content].concat()
    }

    fn film(info: &[u8]) -> Vec<u8> {
        let header = element(&[0x1a, 0x45, 0xdf, 0xa3], b"header");
        [header, element(&[0x18, 0x53, 0x80, 0x67], &element(&[0x15, 0x49, 0xa9, 0x66], info))].concat()
    }

    #[test]
    fn the_length_is_ticks_times_scale_rounded_up() {
        let ticks = element(&[0x44, 0x89], &12_345.0_f64.to_be_bytes());
        assert_eq!(duration(&film(&ticks)), Some(13));
        let scale = element(&[0x2a, 0xd7, 0xb1], &2_000_000_u32.to_be_bytes());
        assert_eq!(duration(&film(&[scale, ticks].concat())), Some(25));
        assert_eq!(duration(&film(&element(&[0x44, 0x89], &9_000.0_f32.to_be_bytes()))), Some(9));
    }

    #[test]
    fn a_segment_of_unknown_length_reaches_to_the_end() {
        let info = element(&[0x15, 0x49, 0xa9, 0x66], &element(&[0x44, 0x89], &3_000.0_f64.to_be_bytes()));
        let film =
            [&[0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], info.as_slice()].concat();
        assert_eq!(duration(&film), Some(3));
    }

    #[test]
    fn what_is_no_film_has_no_length() {
        let whole = film(&element(&[0x44, 0x89], &3_000.0_f64.to_be_bytes()));
        for length in 0..whole.len() {
            assert_eq!(duration(&whole[..length]), None, "cut at {length}");
        }
        assert_eq!(duration(&[0; 64]), None);
        assert_eq!(duration(&film(&element(&[0x44, 0x89], &f64::NAN.to_be_bytes()))), None);
        assert_eq!(duration(&film(&element(&[0x44, 0x89], b"abc"))), None);
    }
}
