//! Finds the path from a value to the part that a field needs: the address of an image or of a page, or the names of
//! people and categories.

use super::member;
use crate::json::Value;

/// The maximum depth of a search.
const DEEPEST: usize = 6;

/// The names of members that hold the address of an image, or an object with one, the most specific first.
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

/// The names of members that hold the name of a person or a category, the most specific first.
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

/// Pairs of members that hold a name in two parts.
const HALVES: [(&str, &str); 3] = [("firstName", "lastName"), ("first_name", "last_name"), ("firstname", "lastname")];

/// Members that only wrap people and categories.
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

/// Whether a text is an absolute address or a path.
pub(super) fn is_link(text: &str) -> bool {
    let is_path = text.starts_with('/') && text.len() > 1;
    ((text.starts_with("http") && text.contains("://")) || is_path) && !text.contains(char::is_whitespace)
}

/// Whether a text is an id: digits, a UUID, a database key.
pub(super) fn is_id(text: &str) -> bool {
    let text = text.trim();
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'#' | b':');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_long = text.len() >= 14 && text.bytes().all(is_plain) && (digits > 2 || text.starts_with("rec"));
    (!text.is_empty() && digits == text.len())
        || is_long
        || (text.contains("://") && !text.contains(char::is_whitespace))
}

/// Whether an address has the extension of audio, video, data or a document, so that it is not an image.
fn is_of_another_kind(text: &str) -> bool {
    const KINDS: [&str; 12] =
        [".mp4", ".webm", ".m3u8", ".mov", ".mp3", ".m4a", ".pdf", ".json", ".xml", ".html", ".nitf", ".vtt"];
    let path = text.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    KINDS.iter().any(|kind| path.ends_with(kind))
}

/// The remaining path from a value to the address of an image.
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
            // Renditions under arbitrary names; the largest usually comes last.
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

/// The remaining path from a value to the address of a page.
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

/// The path from a value to names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Naming {
    /// From the value to each person or category.
    pub(super) each: String,
    /// From one of them to the name.
    pub(super) name: String,
    /// Whether the name is in two parts.
    pub(super) in_halves: bool,
}

/// The path from a value to the names of one or more people or categories.
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

/// Whether a text is a name, and neither an address nor an id.
fn is_a_name(text: &str) -> bool {
    let text = text.trim();
    let is_reference = is_link(text) || is_id(text) || text.contains("://");
    let is_qualified = text.contains(':') && !text.contains(char::is_whitespace);
    !text.is_empty() && text.len() <= 200 && !is_reference && !is_qualified
}
