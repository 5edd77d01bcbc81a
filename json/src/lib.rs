//! JSON (RFC 8259): values, a parser and a writer.
//!
//! All three are our own because `serde_json` costs the reader more download and more time, and is stricter than real
//! answers allow: it stops at a lone surrogate. The figures are in `docs/decisions/0001-own-jsonpath.md`.
//! [`Value`] implements `serde`'s traits for tools and tests, which speak its language.

mod float;
mod parser;
mod serde;
mod value;
mod writer;

pub use parser::{JsonError, parse, parse_deep};
pub use value::{Map, Member, Members, Number, Value};
pub use writer::{number_text, to_text, write};

/// Makes a [`Value`] from a literal, for tests. The calling crate depends on `serde_json`, whose macro reads the literal.
#[macro_export]
macro_rules! json {
    ($($tokens:tt)+) => {
        ::serde_json::from_value::<$crate::Value>(::serde_json::json!($($tokens)+)).unwrap()
    };
}
