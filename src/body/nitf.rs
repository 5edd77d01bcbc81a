//! To be written.

use super::{Body, BodyContext};

/// Reads a body.
pub fn read(text: &str, context: &BodyContext) -> Body {
    super::html::read(text, context)
}
