//! The state of the Lexical editor (Payload): a root of nodes. What an upload or a relationship leads to stands in it
//! when the answer was asked for deeply enough; otherwise there is only a number, which shows nothing. Payload's older
//! editor, Slate, has its nodes in a list.
//! <https://payloadcms.com/docs/rich-text/overview>

use super::BodyContext;
use super::rich_text::Reader;
use crate::json::Value;
use crate::model::Block;

/// The blocks of a body.
pub fn to_blocks(value: &Value, context: &BodyContext) -> Vec<Block> {
    let mut reader = Reader::new(context, &|_| None);
    let state = value.get("editorState").unwrap_or(value);
    match state.get("root").unwrap_or(state) {
        Value::Array(nodes) => reader.nodes(nodes, false),
        root @ Value::Object(_) => reader.nodes(std::slice::from_ref(root), false),
        _ => {}
    }
    reader.finish()
}

#[cfg(test)]
mod tests;
