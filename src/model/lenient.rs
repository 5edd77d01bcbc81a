//! Lenient deserialisation: drops an invalid part and keeps the rest. Values stored on a reader's device may be corrupted
//! or written by a newer release. A story whose picture has an invalid URL, for example, loses the picture only.

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny};

/// Why a serialised value was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not {0}")]
pub struct Invalid(pub &'static str);

/// A valid value, or anything else.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Lenient<T> {
    Valid(T),
    Invalid(IgnoredAny),
}

impl<T> Lenient<T> {
    fn valid(self) -> Option<T> {
        match self {
            Lenient::Valid(value) => Some(value),
            Lenient::Invalid(IgnoredAny) => None,
        }
    }
}

/// Deserialises a value; `None` if it is missing or invalid.
pub fn option<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Lenient::deserialize(deserializer).map(Lenient::valid)
}

/// Deserialises the valid items of a list; empty if there is no list.
pub fn vec<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let items: Option<Vec<Lenient<T>>> = option(deserializer)?;
    Ok(items.into_iter().flatten().filter_map(Lenient::valid).collect())
}

/// Deserialises a string that must not be empty.
pub(super) fn not_empty<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() { Err(D::Error::custom(Invalid("a non-empty string"))) } else { Ok(text) }
}

/// Whether a flag is unset and needn't be serialised.
pub(super) fn is_false(flag: &bool) -> bool {
    !flag
}
