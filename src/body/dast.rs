//! DatoCMS Structured Text (`dast`): a document, beside it the records that it shows (`blocks`, `inlineBlocks`) and links
//! to (`links`), named in it by their identifiers. Where the answer has only the document, they show nothing.
//! <https://www.datocms.com/docs/structured-text/dast>

use super::BodyContext;
use super::rich_text::{Reader, list_at};
use crate::json::Value;
use crate::json::to_text;
use crate::model::Block;

/// The blocks of a body.
pub fn to_blocks(value: &Value, context: &BodyContext) -> Vec<Block> {
    let find = |item: &Value| record(item, value);
    let mut reader = Reader::new(context, &find);
    let inner = value.get("value").filter(|inner| inner.is_object()).unwrap_or(value);
    match inner.get("document").unwrap_or(inner) {
        Value::Array(nodes) => reader.nodes(nodes, false),
        document @ Value::Object(_) => reader.nodes(std::slice::from_ref(document), false),
        _ => {}
    }
    reader.finish()
}

/// The record that an identifier names. REST answers have texts, older ones numbers.
fn record<'a>(item: &Value, value: &'a Value) -> Option<&'a Value> {
    let id = to_text(item)?;
    let mut beside = ["blocks", "inlineBlocks", "links"].into_iter().flat_map(|name| list_at(value, name));
    beside.find(|record| record.get("id").and_then(to_text).is_some_and(|own| own == id))
}

#[cfg(test)]
mod tests;
