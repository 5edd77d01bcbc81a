//! Character data and references (XML 1.0 §2.2, §2.11, §4.1), as lenient as HTML.

use crate::text::decode_entities;
use std::borrow::Cow;

/// Removes characters that XML forbids (§2.2) and normalises line ends to `\n` (§2.11).
pub(super) fn allowed(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| is_allowed(character) && character != '\r') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut after_return = false;
    for character in text.chars() {
        match character {
            '\r' => out.push('\n'),
            '\n' if after_return => {}
            other if is_allowed(other) => out.push(other),
            _ => {}
        }
        after_return = character == '\r';
    }
    Cow::Owned(out)
}

fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}

/// Whether a text may occur outside the root element.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || character == '\u{feff}' || !is_allowed(character))
}

/// Decodes a reference, including `&` and `;`. One that HTML doesn't define is left unchanged.
pub(super) fn reference(written: &str) -> Cow<'_, str> {
    let name = written.strip_prefix('&').and_then(|name| name.strip_suffix(';')).unwrap_or_default();
    if name.is_empty() || !name.bytes().all(is_reference) {
        return Cow::Borrowed(written);
    }
    Cow::Owned(decode_entities(written))
}

/// Normalises an attribute's value: decodes references and replaces white space by spaces (§3.3.3).
pub(super) fn attribute_value(text: &str) -> Cow<'_, str> {
    let value = if text.contains('&') { Cow::Owned(decoded(text)) } else { Cow::Borrowed(text) };
    let is_plain = |character: char| is_allowed(character) && !matches!(character, '\t' | '\n' | '\r');
    if value.chars().all(is_plain) {
        return value;
    }
    Cow::Owned(allowed(&value).replace(['\t', '\n'], " "))
}

fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let name = after.bytes().take_while(|byte| is_reference(*byte)).count();
        let is_reference = after.as_bytes().get(name) == Some(&b';');
        let written = rest.get(before.len()..before.len() + 2 + name).filter(|_| is_reference);
        out.push_str(&written.map_or(Cow::Borrowed("&"), reference));
        rest = after.get(written.map_or(0, |written| written.len() - 1)..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn is_reference(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'#'
}
