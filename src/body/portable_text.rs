//! Portable Text (Sanity): a list of blocks. A block is a line of spans with a style; items of lists are blocks, too,
//! which say at what level they stand. Whatever is no block is a thing of the editor's own kind: a picture, code, a film.
//! <https://www.portabletext.org/specification/>

pub(super) mod asset;

use super::BodyContext;
use super::rich_text::{Format, Reader, list_at, mark, text_at};
use crate::json::Value;
use crate::model::Block;

/// The blocks of a body.
pub fn to_blocks(value: &Value, context: &BodyContext) -> Vec<Block> {
    let mut reader = Reader::new(context, &|_| None);
    match value {
        Value::Array(blocks) => write(blocks, &mut reader),
        Value::Object(_) => write(std::slice::from_ref(value), &mut reader),
        _ => {}
    }
    reader.finish()
}

/// Writes blocks side by side.
pub(super) fn write<'a>(blocks: &'a [Value], out: &mut Reader<'a>) {
    let mut lists: Vec<(u64, &str)> = Vec::new();
    let mut quoting = false;
    for block in blocks {
        let item = text_at(block, "listItem").filter(|_| is_block(block));
        let is_quote = item.is_none() && is_block(block) && text_at(block, "style") == Some("blockquote");
        // Paragraphs of one quote are blocks side by side.
        if quoting && !is_quote {
            out.close();
        }
        match item {
            Some(kind) => to_level(&mut lists, block, kind, out),
            None => close_lists(&mut lists, 0, out),
        }
        quoting = is_quote && (quoting || out.open("blockquote", &[]));
        if item.is_none() || !lists.is_empty() {
            write_block(block, item.is_some(), out);
        }
    }
    if quoting {
        out.close();
    }
    close_lists(&mut lists, 0, out);
}

/// Opens and closes lists until an item of this kind and level can stand in the innermost. A list in a list belongs to
/// the item before it.
fn to_level<'a>(lists: &mut Vec<(u64, &'a str)>, block: &'a Value, kind: &'a str, out: &mut Reader) {
    let level = block.get("level").and_then(Value::as_u64).unwrap_or(1).max(1);
    close_lists(lists, level, out);
    if lists.last().is_some_and(|list| *list == (level, kind)) {
        return;
    }
    if lists.last().is_some_and(|(open, _)| *open == level) {
        lists.pop();
        out.close();
    }
    if out.open(if kind == "number" { "ol" } else { "ul" }, &[]) {
        lists.push((level, kind));
    }
}

/// Closes the lists that are deeper than a level.
fn close_lists(lists: &mut Vec<(u64, &str)>, level: u64, out: &mut Reader) {
    while lists.last().is_some_and(|(open, _)| *open > level) {
        lists.pop();
        out.close();
    }
}

/// Whether it is text: a block by its type, or by what it has.
fn is_block(block: &Value) -> bool {
    block.get("children").is_some_and(Value::is_array)
}

fn write_block<'a>(block: &'a Value, is_item: bool, out: &mut Reader<'a>) {
    if let Some(text) = block.as_str() {
        return out.paragraph(text);
    }
    if !is_block(block) {
        return match text_at(block, "_type") {
            Some("hr" | "break" | "divider" | "horizontalRule" | "separator") => out.empty("hr", &[]),
            _ => out.thing_on_lines(block),
        };
    }
    let name = match text_at(block, "style") {
        Some("h1" | "h2") => "h2",
        Some("h3") => "h3",
        Some("h4" | "h5" | "h6") => "h4",
        _ => "p",
    };
    if is_item {
        out.element("li", &[], &mut |out| out.element(name, &[], &mut |out| write_spans(block, out)));
    } else {
        out.element(name, &[], &mut |out| write_spans(block, out));
    }
}

fn write_spans<'a>(block: &'a Value, out: &mut Reader<'a>) {
    let definitions = list_at(block, "markDefs");
    for child in list_at(block, "children") {
        let text = child.as_str().or_else(|| child.get("text")?.as_str());
        match text {
            Some(text) => {
                let marks = list_at(child, "marks").iter().filter_map(Value::as_str);
                let mut formats: Vec<Format> = Vec::new();
                for format in marks.filter_map(|name| format_of(name, definitions, out)) {
                    let is_new = !formats.contains(&format);
                    formats.extend(is_new.then_some(format));
                }
                out.text(text, &formats);
            }
            // Text with text in it, which the format does not know.
            None if is_block(child) => write_spans_of(child, out),
            None => out.thing_in_sentence(child),
        }
    }
}

fn write_spans_of<'a>(block: &'a Value, out: &mut Reader<'a>) {
    out.deeper(&mut |out| write_spans(block, out));
}

/// What a mark means: itself, or what the block's definition of that key says, which for the app is a link or nothing.
fn format_of(name: &str, definitions: &[Value], out: &Reader) -> Option<Format> {
    let Some(definition) = definitions.iter().find(|definition| text_at(definition, "_key") == Some(name)) else {
        return mark(name);
    };
    let holders = [Some(definition), definition.get("link"), definition.get("reference")];
    out.link(holders.into_iter().flatten().find_map(|holder| text_at(holder, "href url link"))?)
}

#[cfg(test)]
mod tests;
