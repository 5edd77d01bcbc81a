//! XML to a JSON tree, so that the queries and conversions of a description read feeds as they read everything else;
//! `docs/backends.md`, "XML answers", describes the tree.
//!
//! One pass finds the markup (`quick-xml`), forgives what feeds get wrong, checks the structure and builds the tree.
//! Neither platform's own XML parser is used: they stop at the first mistake (XML 1.0 §1.2), and a newspaper should not.
//! Time and memory are linear in the length of the document.

mod error;
mod html;
mod namespaces;
mod parser;
mod tag;
#[cfg(test)]
mod tests;
mod text;
mod tree;

pub use error::{Error, ErrorKind};

use crate::json::Value;

/// Parses a document to its tree. What feeds commonly get wrong is accepted:
/// - blanks before the XML declaration, characters that XML forbids, line ends of any system;
/// - `&` and `<` that begin no markup, entities of HTML that no document type declares, `]]>` in text;
/// - `--` in comments, and a comment or an instruction that the end of the document cuts off;
/// - prefixes without a declaration, which mean the namespace that they customarily stand for.
///
/// Comments, instructions and document types are dropped, and entities that a document type declares are not expanded.
///
/// # Errors
/// With the place of the mistake, if the elements are not properly nested in one root, if a tag is malformed, or if the
/// document is larger or deeper than the limits.
pub fn parse(text: &str) -> Result<Value, Error> {
    parser::parse(text)
}
