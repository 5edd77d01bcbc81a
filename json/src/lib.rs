//! JSON (RFC 8259): values, a parser and a writer.
//!
//! They replace `serde_json`, which is larger, slower in WebAssembly, and too strict for real responses: it rejects lone
//! surrogates. The figures are in `docs/decisions/0001-own-jsonpath.md`.
//! [`Value`] implements `serde`'s traits for tools and tests.

mod float;
mod parser;
mod serde;
mod value;
mod writer;

pub use parser::{JsonError, parse, parse_deep};
pub use value::{Map, Member, Members, Number, Value};
pub use writer::{number_text, to_text, write};

/// Makes a [`Value`] from a JSON literal, for tests. The calling crate must depend on `serde_json`, whose macro this uses.
#[macro_export]
macro_rules! json {
    ($($tokens:tt)+) => {
        ::serde_json::from_value::<$crate::Value>(::serde_json::json!($($tokens)+)).unwrap()
    };
}
