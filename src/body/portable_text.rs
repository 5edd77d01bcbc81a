//! To be written.

use super::BodyContext;
use crate::json::Value;
use crate::model::Block;

/// The blocks of a body.
pub fn to_blocks(_value: &Value, _context: &BodyContext) -> Vec<Block> {
    Vec::new()
}
