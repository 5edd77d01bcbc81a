//! Parses XML to a JSON tree, so that a description's queries and conversions work on feeds as on any other response.
//! `docs/backends.md`, "XML answers", describes the tree.
//!
//! A single pass tokenises the document (`quick-xml`), tolerates common errors of feeds, checks the structure and builds
//! the tree. The browser's XML parser isn't used, because it stops at the first error (XML 1.0 §1.2). Time and memory are
//! linear in the length of the document.

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

/// Parses a document to a JSON tree. Common errors of feeds are tolerated:
/// - white space before the XML declaration, characters that XML forbids, line ends of any platform;
/// - unescaped `&` and `<`, undeclared HTML entities, `]]>` in text;
/// - `--` in comments, and a comment or processing instruction truncated by the end of the document;
/// - undeclared prefixes, which are resolved to their customary namespace.
///
/// Comments, processing instructions and document types are dropped. Entities declared in a document type aren't expanded.
///
/// # Errors
/// Returns the position of the error if the elements aren't properly nested in one root, if a tag is malformed, or if the
/// document exceeds the limits on size or depth.
pub fn parse(text: &str) -> Result<Value, Error> {
    parser::parse(text)
}
