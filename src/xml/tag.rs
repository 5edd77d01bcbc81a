//! Start tags (XML 1.0 §3.1): a name and quoted attributes. An unescaped `<` or `&` in a value is accepted.

use super::error::{ErrorKind, named};
use super::text::attribute_value;
use std::borrow::Cow;
use std::collections::HashSet;

/// A start tag or an empty-element tag.
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) attributes: Vec<(&'a str, Cow<'a, str>)>,
    pub(super) is_empty: bool,
}

impl<'a> Tag<'a> {
    /// Parses a tag, including `<` and `>`.
    pub(super) fn parse(text: &'a str) -> Result<Self, ErrorKind> {
        let (name, mut rest) = text.strip_prefix('<').and_then(name).ok_or(ErrorKind::TagWithoutName)?;
        let mut tag = Self { name, attributes: Vec::new(), is_empty: false };
        let mut names = HashSet::new();
        loop {
            let inner = rest.trim_ascii_start();
            tag.is_empty = inner == "/>";
            if tag.is_empty || inner == ">" {
                return Ok(tag);
            }
            if inner.len() == rest.len() {
                return Err(ErrorKind::MalformedTag(named(tag.name)));
            }
            let (name, after) = self::name(inner).ok_or_else(|| ErrorKind::MalformedTag(named(tag.name)))?;
            let (value, after) = value(after).ok_or_else(|| ErrorKind::AttributeWithoutValue(named(name)))?;
            if !names.insert(name) {
                return Err(ErrorKind::DuplicateAttribute(named(name)));
            }
            tag.attributes.push((name, attribute_value(value)));
            rest = after;
        }
    }
}

/// Splits off the name at the beginning of a text (§2.3).
pub(super) fn name(text: &str) -> Option<(&str, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':') || !c.is_ascii();
    let (name, rest) = text.split_at(text.find(|c| !is_part(c)).unwrap_or(text.len()));
    name.starts_with(begins_name).then_some((name, rest))
}

/// Whether a character may begin a name.
pub(super) fn begins_name(character: char) -> bool {
    character.is_ascii_alphabetic() || matches!(character, '_' | ':') || !character.is_ascii()
}

/// Splits off the quoted value after an equals sign.
fn value(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_ascii_start().strip_prefix('=')?.trim_ascii_start();
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text.get(1..)?.split_once(quote)
}
