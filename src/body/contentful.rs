//! Contentful Rich Text: a document of nodes. Entries and assets that it shows or links to are only named in it; they
//! stand in the answer's `includes`, or among its items. One that is not there (a draft, or not asked for deeply enough)
//! shows nothing, and a link to it is its words.
//! <https://www.contentful.com/developers/docs/concepts/rich-text/>

use super::BodyContext;
use super::rich_text::{Reader, list_at, text_at};
use crate::json::Value;
use crate::model::Block;

/// The blocks of a body.
pub fn to_blocks(value: &Value, context: &BodyContext) -> Vec<Block> {
    let find = |link: &Value| linked(link, context.document);
    let mut reader = Reader::new(context, &find);
    // GraphQL answers have the document beside its links.
    match value.get("json").unwrap_or(value) {
        Value::Array(nodes) => reader.nodes(nodes, false),
        document @ Value::Object(_) => reader.nodes(std::slice::from_ref(document), false),
        _ => {}
    }
    reader.finish()
}

/// The entry or asset that a link leads to. Identifiers of the two kinds may be the same.
fn linked<'a>(link: &Value, document: &'a Value) -> Option<&'a Value> {
    let sys = link.get("sys")?;
    let id = text_at(sys, "id").filter(|_| text_at(sys, "type") == Some("Link"))?;
    let kind = text_at(sys, "linkType").unwrap_or("Entry");
    let is_it = |candidate: &&Value| {
        let sys = candidate.get("sys");
        sys.is_some_and(|sys| text_at(sys, "id") == Some(id) && text_at(sys, "type").is_none_or(|it| it == kind))
    };
    let included = document.get("includes").map_or(&[][..], |includes| list_at(includes, kind));
    included.iter().chain(list_at(document, "items")).find(is_it)
}

#[cfg(test)]
mod tests;
