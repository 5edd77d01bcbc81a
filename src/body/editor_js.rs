//! Editor.js: a list of blocks, each with data of its tool's own. Their texts are HTML. Known are the editor's own tools
//! and the most usual others; of the rest, the texts are shown. <https://editorjs.io/saving-data/>

use super::BodyContext;
use super::unknown;
use super::writer::{Picture, Words, Writer, list_at, pixels_at, text_at};
use crate::json::Value;
use crate::model::Block;

/// What a block is, by the name under which a site has its tool.
const TOOLS: [(&str, Show); 14] = [
    ("paragraph text", paragraph),
    ("header heading", header),
    ("list nestedlist nestedchecklist editorlist checklist", list),
    ("quote", quote),
    ("code codebox codeflask", code),
    ("delimiter", delimiter),
    ("table", table),
    ("image simpleimage inlineimage picture", image),
    ("embed", embed),
    ("linktool link", link),
    ("raw html rawhtml", raw),
    ("warning alert callout", warning),
    ("attaches attachment file", attaches),
    ("gallery imagegallery carousel", gallery),
];

type Show = fn(&Value, &mut Writer);

/// The blocks of a body.
pub fn to_blocks(value: &Value, context: &BodyContext) -> Vec<Block> {
    let mut out = Writer::new(context);
    blocks(value, &mut out);
    out.finish()
}

fn blocks(value: &Value, out: &mut Writer) {
    let list = match value {
        Value::Array(list) => list.as_slice(),
        _ => list_at(value, "blocks"),
    };
    list.iter().for_each(|block| out.deeper(&mut |out| show(block, out)));
}

fn show(block: &Value, out: &mut Writer) {
    let kind = text_at(block, "type").to_ascii_lowercase().replace(['-', '_'], "");
    let data = block.get("data").unwrap_or(block);
    let tool = TOOLS.iter().find(|(names, _)| names.split(' ').any(|name| name == kind));
    match tool {
        Some((_, tool)) => tool(data, out),
        None => other(data, out),
    }
}

fn paragraph(data: &Value, out: &mut Writer) {
    out.line("p", Words::Html(text_at(data, "text")));
}

fn header(data: &Value, out: &mut Writer) {
    let level = pixels_at(data, "level").unwrap_or(2);
    out.heading(level, Words::Html(text_at(data, "text")));
}

fn list(data: &Value, out: &mut Writer) {
    let start = data.get("meta").and_then(|meta| pixels_at(meta, "start")).map_or(String::new(), |n| n.to_string());
    items(list_at(data, "items"), text_at(data, "style") == "ordered", &start, out);
}

fn items(list: &[Value], is_ordered: bool, start: &str, out: &mut Writer) {
    let element = if is_ordered { "ol" } else { "ul" };
    out.element(element, &[("start", start)], &mut |out| {
        for item in list {
            out.element("li", &[], &mut |out| {
                let checked = item.get("checked").or_else(|| item.get("meta")?.get("checked")).and_then(Value::as_bool);
                if let Some(checked) = checked {
                    out.words(Words::Plain(if checked { "☑ " } else { "☐ " }));
                }
                out.words(Words::Html(item.as_str().unwrap_or_else(|| text_at(item, "content text"))));
                let below = list_at(item, "items");
                if !below.is_empty() {
                    out.deeper(&mut |out| items(below, is_ordered, "", out));
                }
            });
        }
    });
}

fn quote(data: &Value, out: &mut Writer) {
    out.element("blockquote", &[], &mut |out| {
        out.line("p", Words::Html(text_at(data, "text")));
        out.line("footer", Words::Html(text_at(data, "caption")));
    });
}

fn code(data: &Value, out: &mut Writer) {
    let code = data.get("code").and_then(Value::as_str).unwrap_or_else(|| text_at(data, "text"));
    out.preformatted(code);
}

fn delimiter(_: &Value, out: &mut Writer) {
    out.empty("hr", &[]);
}

fn table(data: &Value, out: &mut Writer) {
    let has_headings = data.get("withHeadings").and_then(Value::as_bool).unwrap_or(false);
    let row = |row: &Value, cell: &str, out: &mut Writer| {
        out.element("tr", &[], &mut |out| {
            let cells = row.as_array().map_or(&[][..], |cells| cells.as_slice());
            cells.iter().for_each(|text| out.line(cell, Words::Html(text.as_str().unwrap_or(""))));
        });
    };
    let (head, body) = list_at(data, "content").split_at_checked(usize::from(has_headings)).unwrap_or_default();
    out.element("table", &[], &mut |out| {
        out.element("thead", &[], &mut |out| head.iter().for_each(|cells| row(cells, "th", out)));
        out.element("tbody", &[], &mut |out| body.iter().for_each(|cells| row(cells, "td", out)));
    });
}

fn image(data: &Value, out: &mut Writer) {
    let file = data.get("file").unwrap_or(data);
    let caption = text_at(data, "caption title");
    let size = |name| pixels_at(file, name).or_else(|| pixels_at(data, name));
    let own = text_at(file, "url src");
    let picture = Picture {
        url: if own.is_empty() { text_at(data, "url src") } else { own },
        alt: text_at(data, "alt altText"),
        width: size("width"),
        height: size("height"),
        widths: "",
    };
    out.figure(Words::Html(caption), text_at(data, "credit author copyright"), &mut |out| out.picture(&picture));
}

/// Something of a third party's: its page, or its frame where the third party is not known.
fn embed(data: &Value, out: &mut Writer) {
    let (source, frame, title) = (text_at(data, "source"), text_at(data, "embed"), text_at(data, "title"));
    out.figure(Words::Html(text_at(data, "caption")), "", &mut |out| {
        if out.is_web(frame) && !out.is_known(source) {
            out.frame(frame, title);
        } else {
            out.embed(if out.is_web(source) { source } else { text_at(data, "embed url source") }, title);
        }
    });
}

fn link(data: &Value, out: &mut Writer) {
    let url = text_at(data, "link url");
    let meta = data.get("meta").unwrap_or(data);
    let title = text_at(meta, "title site_name");
    let description = text_at(meta, "description");
    out.element("p", &[], &mut |out| {
        out.link(url, Words::Plain(if title.is_empty() { url } else { title }));
        if !description.is_empty() {
            out.empty("br", &[]);
            out.words(Words::Plain(description));
        }
    });
}

fn raw(data: &Value, out: &mut Writer) {
    out.element("div", &[], &mut |out| out.words(Words::Html(text_at(data, "html content"))));
}

fn warning(data: &Value, out: &mut Writer) {
    out.element("p", &[], &mut |out| out.line("strong", Words::Html(text_at(data, "title"))));
    out.line("p", Words::Html(text_at(data, "message text")));
}

fn attaches(data: &Value, out: &mut Writer) {
    let file = data.get("file").unwrap_or(data);
    let url = text_at(file, "url");
    let (title, name) = (text_at(data, "title"), text_at(file, "title name"));
    let words = [title, name, url].into_iter().find(|words| !words.is_empty()).unwrap_or("");
    out.element("p", &[], &mut |out| out.link(url, Words::Plain(words)));
}

fn gallery(data: &Value, out: &mut Writer) {
    let items = ["items", "images", "files", "urls"].into_iter().flat_map(|name| list_at(data, name));
    let items: &[&Value] = &items.chain(data.as_array().into_iter().flatten()).collect::<Vec<&Value>>();
    out.figure(Words::Html(text_at(data, "caption")), "", &mut |out| {
        for item in items {
            match item.as_str() {
                Some(url) => out.picture(&Picture { url, ..Picture::default() }),
                None => image(item, out),
            }
        }
    });
}

/// A tool that is not known: blocks in it (columns, a toggle), or else its texts.
fn other(data: &Value, out: &mut Writer) {
    let own = list_at(data, "blocks");
    let columns: Vec<&Value> = ["cols", "columns", "items"].into_iter().flat_map(|name| list_at(data, name)).collect();
    let nested = columns.iter().filter(|column| !list_at(column, "blocks").is_empty());
    if own.is_empty() && nested.clone().count() == 0 {
        return unknown::write(data, &|text| Words::Html(text), out);
    }
    for name in ["title", "text"] {
        out.line("p", Words::Html(text_at(data, name)));
    }
    blocks(data, out);
    nested.for_each(|column| blocks(column, out));
}
