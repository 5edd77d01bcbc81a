//! What a thing says that no dialect knows: an editor's own kind of block, an application's slice. Its members are
//! looked through, and those are its text that are named as texts are, or that read like one.

use super::writer::{Words, Writer};
use crate::json::Value;

/// How the names of texts end, in lower case.
const TEXTS: &str = "title heading headline header subtitle kicker name author text message content body description \
    summary caption quote label question answer note html paragraph credit";
/// How the names of settings end, which may look like texts.
const SETTINGS: &str = "id key type kind style styles css class classes classname color colour theme layout align \
    alignment position size variant icon slug uid url href src srcset link target rel lang locale version filename \
    mime format service provider date time timestamp token config settings tunes";

/// Writes the texts that a value holds, in order.
pub(super) fn write(value: &Value, words: &dyn Fn(&str) -> Words<'_>, out: &mut Writer) {
    write_member("", value, words, out);
}

fn write_member(name: &str, value: &Value, words: &dyn Fn(&str) -> Words<'_>, out: &mut Writer) {
    out.deeper(&mut |out| match value {
        Value::String(text) if is_text(name, text) => out.line("p", words(text)),
        Value::Array(items) => items.iter().for_each(|item| write_member(name, item, words, out)),
        Value::Object(members) => {
            for (name, member) in members {
                write_member(name, member, words, out);
            }
        }
        _ => {}
    });
}

/// Whether the member of this name is a text for people. One without a name is.
pub(super) fn is_text(name: &str, text: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let ends_as = |names: &str| names.split_ascii_whitespace().any(|known| name.ends_with(known));
    if is_address(text) || text.trim().is_empty() {
        return false;
    }
    // The texts are asked first where one of their names ends as a setting's does (`subtitle`, `title`).
    name.is_empty() || is_last_word(&name, TEXTS) || (!ends_as(SETTINGS) && (ends_as(TEXTS) || has_words(text)))
}

/// Whether a name, or what stands after its last dash, is one of those.
fn is_last_word(name: &str, names: &str) -> bool {
    let last = name.rsplit(['_', '-', '.']).next().unwrap_or(name);
    names.split_ascii_whitespace().any(|known| known == last)
}

fn is_address(text: &str) -> bool {
    let text = text.trim();
    !text.contains(char::is_whitespace) && (text.contains("://") || text.starts_with(['/', '#', '.']))
}

/// Whether there are two words, which no setting but a list of them has.
fn has_words(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).take(2).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_known_by_their_names_or_read_like_one_and_settings_are_not() {
        for (name, text) in [
            ("title", "Tides"),
            ("authorName", "Ana"),
            ("section_heading", "Tides"),
            ("remarks", "High at noon"),
            ("", "x"),
        ] {
            assert!(is_text(name, text), "{name}: {text}");
        }
        for (name, text) in [
            ("title", " "),
            ("className", "wide dark"),
            ("style", "two columns"),
            ("text", "https://example.org/a"),
            ("text", "/a/b"),
            ("mode", "dark"),
            ("filename", "the tides.pdf"),
        ] {
            assert!(!is_text(name, text), "{name}: {text}");
        }
    }
}
