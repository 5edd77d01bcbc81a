//! Deserialisation that loses an invalid part and keeps the rest. What was serialised lies on a reader's device, where
//! anything may have become of it, and a newer release may have written it: a picture with an address of the wrong kind
//! is left out, and its story is read all the same.

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny};

/// Why a serialised value was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not {0}")]
pub struct Invalid(pub &'static str);

/// A value, or whatever stands in its place.
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

/// Deserialises a value, or nothing where it is missing or invalid.
pub fn option<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Lenient::deserialize(deserializer).map(Lenient::valid)
}

/// Deserialises the valid items of a list; none where there is no list.
pub fn vec<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let items: Option<Vec<Lenient<T>>> = option(deserializer)?;
    Ok(items.into_iter().flatten().filter_map(Lenient::valid).collect())
}

/// Deserialises a text that says something.
pub(super) fn not_empty<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() { Err(D::Error::custom(Invalid("a text that says something"))) } else { Ok(text) }
}

/// Whether a flag is not set, and so need not be written.
pub(super) fn is_false(flag: &bool) -> bool {
    !flag
}
