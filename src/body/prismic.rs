//! Prismic's rich text: a list of texts with spans, pictures and embeds. A field may also hold slices, each with its own
//! fields; of those, what is text or can be seen is shown, by the form of the value. The forms are those of both versions
//! of the API, in which the older one wraps values. <https://prismic.io/docs/fields/rich-text>

use super::BodyContext;
use super::spans::{self, Span, Style};
use super::unknown;
use super::writer::{Picture, Words, Writer, list_at, pixels_at, text_at};
use crate::json::Value;
use crate::model::{Block, SafeUrl};

/// What becomes of the texts.
const TEXTS: [(&str, &str); 7] = [
    ("paragraph", "p"),
    ("heading1", "h1"),
    ("heading2", "h2"),
    ("heading3", "h3"),
    ("heading4", "h4"),
    ("heading5", "h5"),
    ("heading6", "h6"),
];
/// What becomes of the lists, of which each item is a node.
const LISTS: [(&str, &str); 2] = [("list-item", "ul"), ("o-list-item", "ol")];
/// Parts of the names of slices that show several pictures together.
const GALLERIES: [&str; 4] = ["gallery", "carousel", "slideshow", "slider"];

/// The blocks of a body.
pub fn to_blocks(value: &Value, context: &BodyContext) -> Vec<Block> {
    let mut out = Writer::new(context);
    field("", value, &mut out);
    out.finish()
}

/// Anything that a field can hold.
fn field(name: &str, value: &Value, out: &mut Writer) {
    out.deeper(&mut |out| match value {
        Value::Array(items) if items.iter().any(is_node) => rich_text(items, out),
        Value::Array(items) => items.iter().for_each(|item| field(name, item, out)),
        Value::Object(_) => object(name, value, out),
        Value::String(text) if unknown::is_text(name, text) => out.line("p", Words::Plain(text)),
        _ => {}
    });
}

/// Whether a value is a node of rich text.
fn is_node(value: &Value) -> bool {
    let kind = text_at(value, "type");
    let is_known = TEXTS.iter().chain(&LISTS).any(|(name, _)| *name == kind);
    let is_other = matches!(kind, "preformatted" | "image" | "embed") && value.get("slice_type").is_none();
    is_known || is_other || value.get("spans").is_some()
}

fn rich_text(nodes: &[Value], out: &mut Writer) {
    for run in nodes.chunk_by(|one, next| list_of(one).is_some() && list_of(one) == list_of(next)) {
        match run.first().and_then(list_of) {
            Some(list) => out.element(list, &[], &mut |out| {
                run.iter().for_each(|item| out.element("li", &[], &mut |out| text(item, out)));
            }),
            None => run.iter().for_each(|item| node(item, out)),
        }
    }
}

fn list_of(node: &Value) -> Option<&'static str> {
    let kind = text_at(node, "type");
    LISTS.iter().find(|(name, _)| *name == kind).map(|(_, list)| *list)
}

fn node(node: &Value, out: &mut Writer) {
    let kind = text_at(node, "type");
    let element = TEXTS.iter().find(|(name, _)| *name == kind).map(|(_, element)| *element);
    match (element, kind) {
        (Some(element), _) => out.element(element, &[], &mut |out| text(node, out)),
        (_, "preformatted") => out.preformatted(text_at(content(node), "text")),
        (_, "image") => image(node, "", out),
        (_, "embed") => embed(node.get("oembed").unwrap_or(node), out),
        _ if !text_at(content(node), "text").is_empty() => out.element("p", &[], &mut |out| text(node, out)),
        _ => field("", node, out),
    }
}

/// Where a node has its text: in itself, or in what the API for writing calls its content.
fn content(node: &Value) -> &Value {
    node.get("content").filter(|content| content.get("text").is_some()).unwrap_or(node)
}

/// The text of a node, with its spans.
fn text(node: &Value, out: &mut Writer) {
    let node = content(node);
    let spans: Vec<Span> = list_at(node, "spans").iter().filter_map(|value| span(value, out)).collect();
    // The places of the spans count from the text's own beginning, spaces and all.
    spans::write(node.get("text").and_then(Value::as_str).unwrap_or(""), &spans, out);
}

fn span<'a>(value: &'a Value, out: &Writer) -> Option<Span<'a>> {
    let data = value.get("data").unwrap_or(value);
    let style = match text_at(value, "type") {
        "hyperlink" => Style::Link(link_url(data, out)),
        // A label is a class of the site's own, whose name may be that of a mark.
        "label" => spans::mark(data.as_str().unwrap_or_else(|| text_at(data, "label")))?,
        name => spans::mark(name)?,
    };
    Some(Span { start: value.get("start")?.as_u64()?, end: value.get("end")?.as_u64()?, style })
}

/// Where a link leads: to the web, to a file, or to a document, whose address the API tells only where it knows the
/// site's routes. Empty where it leads nowhere.
fn link_url<'a>(data: &'a Value, out: &Writer) -> &'a str {
    let value = data.get("value").unwrap_or(data);
    let inside = ["image", "file", "document"].into_iter().filter_map(|name| value.get(name));
    let url = std::iter::once(value).chain(inside).map(|at| text_at(at, "url")).find(|url| !url.is_empty());
    let url = url.unwrap_or("");
    // The API's own host has no pages, so a relative address on it is that of a page which is elsewhere.
    let is_on_api = SafeUrl::parse(url, out.base()).is_some_and(|url| url.host().ends_with(".prismic.io"));
    if is_on_api && SafeUrl::parse(url, None).is_none() { "" } else { url }
}

/// A picture, with a caption that stood beside it.
fn image(value: &Value, caption: &str, out: &mut Writer) {
    let main = value.get("main").unwrap_or(value);
    let size = main.get("dimensions").unwrap_or(main);
    let picture = Picture {
        url: text_at(main, "url"),
        alt: text_at(main, "alt"),
        width: pixels_at(size, "width"),
        height: pixels_at(size, "height"),
        widths: "",
    };
    out.figure(Words::Plain(caption), text_at(main, "copyright credits"), &mut |out| out.picture(&picture));
}

fn embed(oembed: &Value, out: &mut Writer) {
    let url = text_at(oembed, "embed_url url");
    if url.is_empty() {
        return out.words(Words::Html(text_at(oembed, "html")));
    }
    out.embed(url, text_at(oembed, "title"));
}

fn object(name: &str, value: &Value, out: &mut Writer) {
    let has = |name: &str| value.get(name).is_some();
    match value.get("value") {
        // The older API tells the form of every value, and the value below it.
        Some(inner) if value.get("type").is_some_and(Value::is_string) => {
            if text_at(value, "slice_type").is_empty() {
                field(name, inner, out)
            } else {
                slice(value, out)
            }
        }
        _ if has("slice_type") || has("primary") => slice(value, out),
        _ if has("embed_url") => embed(value, out),
        _ if has("link_type") => link(value, out),
        _ if has("url") && has("dimensions") || has("main") && has("views") => image(value, "", out),
        _ if is_node(value) => node(value, out),
        _ if has("body") && value.get("body").is_some_and(|body| body.get("rows").is_some()) => table(value, out),
        _ => group(value, out),
    }
}

/// A link that is a field of its own. One without words is a button's, and those stand in another field.
fn link(value: &Value, out: &mut Writer) {
    if text_at(value, "link_type") == "Media" && text_at(value, "kind") == "image" {
        let picture = Picture {
            url: text_at(value, "url"),
            width: pixels_at(value, "width"),
            height: pixels_at(value, "height"),
            ..Picture::default()
        };
        return out.picture(&picture);
    }
    let words = match text_at(value, "link_type") {
        "Media" => text_at(value, "text name"),
        _ => text_at(value, "text"),
    };
    let url = link_url(value, out);
    out.element("p", &[], &mut |out| out.link(url, Words::Plain(words)));
}

/// A slice: fields that stand once, and fields that are repeated.
fn slice(value: &Value, out: &mut Writer) {
    let kind = text_at(value, "slice_type type").to_ascii_lowercase();
    let once = ["primary", "non-repeat", "value"].into_iter().filter_map(|name| value.get(name));
    let repeated = ["items", "repeat", "fields"].into_iter().filter_map(|name| value.get(name));
    if kind.contains("quote") {
        return out.element("blockquote", &[], &mut |out| {
            once.clone().chain(repeated.clone()).for_each(|fields| quote(fields, out));
        });
    }
    once.for_each(|fields| field("", fields, out));
    let is_gallery = GALLERIES.iter().any(|name| kind.contains(name));
    for fields in repeated {
        if is_gallery {
            out.element("figure", &[], &mut |out| field("", fields, out));
        } else {
            field("", fields, out);
        }
    }
}

/// The fields of a quote, of which one may say whose words it has.
fn quote(fields: &Value, out: &mut Writer) {
    let Some(members) = fields.as_object() else { return field("", fields, out) };
    for (name, member) in members {
        if ["author", "cite", "citation", "source", "name"].iter().any(|end| name.ends_with(end)) {
            out.element("footer", &[], &mut |out| field(name, member, out));
        } else {
            field(name, member, out);
        }
    }
}

/// Fields of any names, in order. A caption belongs to the picture, when there is one.
fn group(value: &Value, out: &mut Writer) {
    let Some(members) = value.as_object() else { return };
    let is_picture = |member: &Value| member.get("url").is_some() && member.get("dimensions").is_some();
    let caption = members.iter().find(|(name, _)| name.ends_with("caption")).map(|(_, caption)| caption);
    let caption = caption.filter(|_| members.iter().filter(|(_, member)| is_picture(member)).count() == 1);
    for (name, member) in members {
        match caption {
            Some(caption) if is_picture(member) => image(member, &plain(caption), out),
            Some(_) if name.ends_with("caption") => {}
            _ => field(name, member, out),
        }
    }
}

/// The text of a field that is a text or rich text.
fn plain(value: &Value) -> String {
    let texts = value.as_array().map_or(&[][..], |nodes| nodes.as_slice());
    let texts: Vec<&str> = texts.iter().map(|node| text_at(content(node), "text")).collect();
    value.as_str().map_or_else(|| texts.join(" "), str::to_owned)
}

fn table(value: &Value, out: &mut Writer) {
    out.element("table", &[], &mut |out| {
        for part in ["head", "body"] {
            let rows = value.get(part).map_or(&[][..], |part| list_at(part, "rows"));
            out.element(if part == "head" { "thead" } else { "tbody" }, &[], &mut |out| {
                rows.iter().for_each(|row| table_row(list_at(row, "cells"), out));
            });
        }
    });
}

fn table_row(cells: &[Value], out: &mut Writer) {
    out.element("tr", &[], &mut |out| {
        for cell in cells {
            let element = if text_at(cell, "type") == "header" { "th" } else { "td" };
            out.element(element, &[], &mut |out| cell.get("content").into_iter().for_each(|text| field("", text, out)));
        }
    });
}
