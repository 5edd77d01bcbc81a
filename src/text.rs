//! Plain text: conversions that a description may name for titles, summaries, captions and names; templates ([`fill`]);
//! HTML's character references and escaping. All are total: they accept any text, and their output is at most a small
//! multiple of it.
//!
//! The conversions don't make text safe as HTML, because components insert the results as text nodes. Text that is written
//! into markup is escaped by [`escape_html`]. Article bodies, which keep their structure, are converted in `body/`.

mod bidi;
mod entities;
mod escape;
mod markup;
mod picture;
mod reading;
mod template;
#[cfg(test)]
mod tests;

pub use bidi::{is_invisible, isolate_bidi};
pub use entities::decode_entities;
pub use escape::{escape_html, push_escaped, push_escaped_char};
pub use markup::strip_tags;
pub use picture::{TRACKING_PIXELS, first_image, is_tracking_pixel};
pub use reading::{reading_minutes, word_count};
pub use template::{fill, fill_named, try_fill};

use crate::browser::unicode;

/// Placeholders that backends write for a missing or withheld value, compared ignoring case.
const PLACEHOLDERS: [&str; 6] = ["[removed]", "[deleted]", "null", "undefined", "none", "n/a"];

/// Converts HTML to text on one line: drops tags, decodes character references (twice if encoded twice) and collapses
/// whitespace.
pub fn html_text(html: &str) -> String {
    collapse_whitespace(&entities::decode_double_encoded(&decode_entities(&strip_tags(html))))
}

/// Trims whitespace and replaces every run of it by one space. A single no-break space is kept: French sets one before a
/// colon.
pub fn collapse_whitespace(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    let mut gap = None;
    for character in text.chars() {
        if character.is_whitespace() {
            let keeps = gap.is_none() && matches!(character, '\u{a0}' | '\u{202f}');
            gap = Some(if keeps { character } else { ' ' });
        } else {
            if let Some(blank) = gap.take().filter(|_| !collapsed.is_empty()) {
                collapsed.push(blank);
            }
            collapsed.push(character);
        }
    }
    collapsed
}

/// Strips a backend's truncation marker: `[+123 chars]` (NewsAPI), `... [2830 chars]` (GNews), `[…]` and `[&hellip;]`
/// (WordPress), with an ellipsis before it and trailing whitespace.
pub fn strip_truncation(text: &str) -> &str {
    let mut kept = text.trim_end();
    while let Some((before, mark)) = kept.strip_suffix(']').and_then(|inner| inner.rsplit_once('[')) {
        if !is_truncation_mark(mark.trim()) {
            break;
        }
        kept = before.trim_end().trim_end_matches('…');
        if kept.ends_with("...") {
            kept = kept.trim_end_matches('.');
        }
        kept = kept.trim_end();
    }
    kept
}

fn is_truncation_mark(mark: &str) -> bool {
    let count = mark.strip_prefix('+').unwrap_or(mark);
    let unit = count.trim_start_matches(|character: char| character.is_ascii_digit());
    matches!(mark, "…" | "..." | "&hellip;" | "&#8230;")
        || (unit.len() < count.len() && matches!(unit.trim_start(), "chars" | "char" | "characters"))
}

/// Whether the text is a backend's placeholder for a missing value: `[Removed]`, `null`, `N/A`, NewsData's
/// `ONLY AVAILABLE IN PAID PLANS` and the like.
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let starts = text.get(..18).is_some_and(|start| start.eq_ignore_ascii_case("only available in "));
    let ends = text.get(text.len().saturating_sub(6)..).is_some_and(|end| end.eq_ignore_ascii_case(" plans"));
    (starts && ends) || PLACEHOLDERS.iter().any(|placeholder| text.eq_ignore_ascii_case(placeholder))
}

/// Truncates the text to at most `max_chars` Unicode scalar values and trims its end. A grapheme cluster (a letter with its
/// accents, a flag, a family of emoji) is not split, unless it alone is too long. Approximates UAX #29 without its tables.
pub fn truncate_graphemes(text: &str, max_chars: usize) -> &str {
    let Some((limit, _)) = text.char_indices().nth(max_chars) else { return text.trim_end() };
    let mut end = limit;
    while is_inside_cluster(&text[..end], &text[end..]) {
        end -= text[..end].chars().next_back().map_or(0, char::len_utf8);
    }
    if end == 0 {
        end = limit;
    }
    text[..end].trim_end()
}

fn is_inside_cluster(before: &str, after: &str) -> bool {
    let (Some(previous), Some(next)) = (before.chars().next_back(), after.chars().next()) else { return false };
    let is_flag_half = |character: &char| matches!(character, '\u{1f1e6}'..='\u{1f1ff}');
    is_mark(next)
        || previous == '\u{200d}'
        || matches!(next, '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}' | '\u{1160}'..='\u{11ff}')
        || (previous == '\r' && next == '\n')
        || (is_flag_half(&next) && before.chars().rev().take_while(is_flag_half).count() % 2 == 1)
}

/// Whether the character is a combining mark: the blocks of combining marks, and the marks' positions in the Indic blocks,
/// which share one layout.
fn is_mark(character: char) -> bool {
    match character {
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c7}' => {
            true
        }
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}' => {
            true
        }
        '\u{900}'..='\u{d7f}' => {
            matches!(character as u32 % 0x80, 0x00..=0x03 | 0x3c | 0x3e..=0x4d | 0x51..=0x57 | 0x62 | 0x63)
        }
        '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' => true,
        '\u{ec8}'..='\u{ece}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}' => true,
        '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{3099}' | '\u{309a}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{e0100}'..='\u{e01ef}' => true,
        _ => false,
    }
}

/// Converts the text to a slug: lower case, letters and digits of any script, one hyphen for everything in between.
/// Apostrophes are dropped (`don't` becomes `dont`). Empty if the text has no letter or digit.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars() {
        if unicode::is_alphanumeric(character) || (is_mark(character) && !slug.is_empty() && !gap) {
            if std::mem::take(&mut gap) && !slug.is_empty() {
                slug.push('-');
            }
            slug.push(character);
        } else {
            gap |= !matches!(character, '\'' | '’');
        }
    }
    unicode::to_lowercase(&slug)
}
