//! The ways from a value to what a field needs of it: the address of a picture or of a page, the names of people and
//! things.

use super::member;
use crate::json::Value;

/// How deep a value is looked into.
const DEEPEST: usize = 6;

/// What the address of a picture is called, the more telling first, and what such an address stands in.
const PICTURES: [&str; 37] = [
    "url",
    "src",
    "href",
    "source_url",
    "sourceUrl",
    "secure_url",
    "imgix_url",
    "contentUrl",
    "download_url",
    "downloadUrl",
    "_publishUrl",
    "publishUrl",
    "full_url",
    "fileUrl",
    "file_url",
    "imageUrl",
    "image_url",
    "permalink",
    "original",
    "large",
    "image",
    "file",
    "files",
    "asset",
    "urls",
    "node",
    "data",
    "attributes",
    "fields",
    "meta",
    "value",
    "jsonValue",
    "iv",
    "external",
    "thumbnail",
    "media-metadata",
    "renditions",
];

/// What the name of a person or of a thing is called, the more telling first.
const NAMES: [&str; 16] = [
    "displayName",
    "display_name",
    "fullName",
    "full_name",
    "fullname",
    "name",
    "authorName",
    "author_name",
    "by",
    "nom",
    "nombre",
    "nome",
    "title",
    "label",
    "tag",
    "username",
];

/// The two halves of a name.
const HALVES: [(&str, &str); 3] = [("firstName", "lastName"), ("first_name", "last_name"), ("firstname", "lastname")];

/// What only wraps people and things.
const WRAPS: [&str; 13] = [
    "node",
    "nodes",
    "edges",
    "items",
    "data",
    "attributes",
    "fields",
    "properties",
    "iv",
    "people",
    "multi_select",
    "select",
    "results",
];

/// Whether a text is an address: absolute, or a path.
pub(super) fn is_link(text: &str) -> bool {
    let is_path = text.starts_with('/') && text.len() > 1;
    ((text.starts_with("http") && text.contains("://")) || is_path) && !text.contains(char::is_whitespace)
}

/// Whether a text only names a record, so that nobody can read it: digits, a UUID, the identifiers of databases.
pub(super) fn is_id(text: &str) -> bool {
    let text = text.trim();
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'#' | b':');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_long = text.len() >= 14 && text.bytes().all(is_plain) && (digits > 2 || text.starts_with("rec"));
    (!text.is_empty() && digits == text.len())
        || is_long
        || (text.contains("://") && !text.contains(char::is_whitespace))
}

/// Whether an address is that of something that is heard, read or run, and so no picture.
fn is_of_another_kind(text: &str) -> bool {
    const KINDS: [&str; 12] =
        [".mp4", ".webm", ".m3u8", ".mov", ".mp3", ".m4a", ".pdf", ".json", ".xml", ".html", ".nitf", ".vtt"];
    let path = text.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    KINDS.iter().any(|kind| path.ends_with(kind))
}

/// From a value to the address of a picture: the rest of the path.
pub(super) fn picture_path(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(text) => {
            let text = text.trim();
            let is_one = is_link(text) || (text.starts_with("//") && !text.contains(' '));
            (is_one && !text.contains(['{', '}']) && !is_of_another_kind(text)).then(String::new)
        }
        Value::Array(list) => {
            let found = list.iter().take(8).enumerate();
            let mut found = found.filter_map(|(at, item)| Some((at, picture_path(item, depth + 1)?)));
            found.next().map(|(at, rest)| ["[", &at.to_string(), "]", &rest].concat())
        }
        Value::Object(members) if depth < DEEPEST => {
            let kind = ["type", "mime", "mime_type", "mimeType"].iter().find_map(|key| members.get(key)?.as_str());
            if kind.is_some_and(|kind| kind.starts_with("video") || kind.starts_with("audio")) {
                return None;
            }
            let known = PICTURES.iter().find_map(|key| {
                let rest = picture_path(members.get(key)?, depth + 1)?;
                Some([&member(key), rest.as_str()].concat())
            });
            // Sizes under names of their own; the widest usually comes last.
            let known = known.or_else(|| {
                let mut sizes = members.iter().filter(|(_, value)| value.as_str().is_some_and(has_picture_ending));
                sizes.next_back().map(|(name, _)| member(name))
            });
            let deeper = || {
                let objects = members.iter().filter(|(_, value)| value.is_object());
                let mut found = objects.filter_map(|(name, value)| Some((name, picture_path(value, depth + 1)?)));
                found.next().map(|(name, rest)| [&member(name), rest.as_str()].concat())
            };
            known.or_else(deeper)
        }
        _ => None,
    }
}

fn has_picture_ending(text: &str) -> bool {
    const ENDINGS: [&str; 6] = [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"];
    let path = text.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    is_link(text) && ENDINGS.iter().any(|ending| path.ends_with(ending))
}

/// From a value to the address of a page: the rest of the path.
pub(super) fn link_path(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(text) => is_link(text.trim()).then(String::new),
        Value::Array(list) => Some(["[0]", &link_path(list.first()?, depth + 1)?].concat()),
        Value::Object(members) if depth < 2 => ["url", "href"]
            .into_iter()
            .find_map(|key| Some([&member(key), link_path(members.get(key)?, depth + 1)?.as_str()].concat())),
        _ => None,
    }
}

/// The way from a value to names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Naming {
    /// From the value to each person or thing.
    pub(super) each: String,
    /// From one of them to its name.
    pub(super) name: String,
    /// Whether the name comes in two halves.
    pub(super) in_halves: bool,
}

/// From a value to names: those of people or of things, one or several.
pub(super) fn naming(value: &Value, depth: usize) -> Option<Naming> {
    let within = |step: &str, inner: Naming| Naming { each: [step, &inner.each].concat(), ..inner };
    match value {
        Value::String(text) if is_a_name(text) => Some(Naming::default()),
        Value::Array(list) => {
            let inner = list.iter().take(8).find_map(|item| naming(item, depth + 1))?;
            Some(within("[*]", inner))
        }
        Value::Object(members) if depth < DEEPEST => {
            let is_name = |key: &&str| members.get(key).and_then(Value::as_str).is_some_and(is_a_name);
            let whole = |some: &[&str]| some.iter().find(|key| is_name(key)).map(|key| member(key));
            let named = |name: String, in_halves| Some(Naming { each: String::new(), name, in_halves });
            let (people, things) = NAMES.split_at(NAMES.len() - 4);
            if let Some(name) = whole(people) {
                return named(name, false);
            }
            if let Some((first, last)) = HALVES.iter().find(|(first, last)| is_name(first) && is_name(last)) {
                return named(["['", first, "','", last, "']"].concat(), true);
            }
            if let Some(name) = whole(things) {
                return named(name, false);
            }
            WRAPS.iter().find_map(|key| Some(within(&member(key), naming(members.get(key)?, depth + 1)?)))
        }
        _ => None,
    }
}

/// Whether a text is the name of somebody or something: no address, no reference to a record.
fn is_a_name(text: &str) -> bool {
    let text = text.trim();
    let is_reference = is_link(text) || is_id(text) || text.contains("://");
    let is_qualified = text.contains(':') && !text.contains(char::is_whitespace);
    !text.is_empty() && text.len() <= 200 && !is_reference && !is_qualified
}
