//! Strapi's Blocks: a list of nodes whose texts say themselves how they are marked.
//! <https://docs.strapi.io/cms/features/content-manager>

use super::BodyContext;
use super::rich_text::Reader;
use crate::json::Value;
use crate::model::Block;

/// The blocks of a body.
pub fn to_blocks(value: &Value, context: &BodyContext) -> Vec<Block> {
    let mut reader = Reader::new(context, &|_| None);
    match value {
        Value::Array(nodes) => reader.nodes(nodes, false),
        Value::Object(_) => reader.nodes(std::slice::from_ref(value), false),
        _ => {}
    }
    reader.finish()
}

#[cfg(test)]
mod tests;
