//! The content elements of Arc XP's ANS: a list of elements whose texts are HTML, or a story that has one. An element
//! that is not known is what its own text and elements are.
//! <https://github.com/washingtonpost/ans-schema>

mod media;

use super::BodyContext;
use super::writer::{Words, Writer, list_at, pixels_at, text_at};
use crate::json::Value;
use crate::json::to_text;
use crate::model::Block;

/// What an element is, by its type.
const ELEMENTS: [(&str, Show); 21] = [
    ("text paragraph", text),
    ("header", header),
    ("raw_html html", raw_html),
    ("image graphic photo", media::image),
    ("gallery", media::gallery),
    ("video", media::video),
    ("audio", media::audio),
    ("quote blockquote pullquote", quote),
    ("list", list),
    ("table", table),
    ("oembed_response oembed social", media::oembed),
    ("interstitial_link", interstitial_link),
    ("link_list", link_list),
    ("divider", divider),
    ("code", code),
    ("correction", correction),
    ("endorsement", endorsement),
    ("numeric_rating", rating),
    ("story", story),
    ("custom_embed", media::custom_embed),
    ("placeholder", nothing),
];

type Show = fn(&Value, &mut Writer);

/// The blocks of a body.
pub fn to_blocks(value: &Value, context: &BodyContext) -> Vec<Block> {
    let mut out = Writer::new(context);
    match value {
        Value::Array(list) => elements(list, &mut out),
        // A whole story; inside of one, a story is another one.
        Value::Object(_)
            if matches!(text_at(value, "type"), "" | "story") && value.get("content_elements").is_some() =>
        {
            elements(list_at(value, "content_elements"), &mut out);
        }
        _ => element(value, &mut out),
    }
    out.finish()
}

fn elements(list: &[Value], out: &mut Writer) {
    list.iter().for_each(|value| element(value, out));
}

fn element(value: &Value, out: &mut Writer) {
    let kind = text_at(value, "type");
    let known = ELEMENTS.iter().find(|(names, _)| names.split(' ').any(|name| name == kind));
    out.deeper(&mut |out| match known {
        Some((_, show)) => show(value, out),
        None => unknown(value, out),
    });
}

/// The text of an element, which is a text, or an element with one.
fn content(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| text_at(value, "content text html basic"))
}

/// A text that ANS has in several editions, of which the basic one is there.
fn basic<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).map_or("", content)
}

fn text(value: &Value, out: &mut Writer) {
    out.line("p", Words::Html(content(value)));
}

fn header(value: &Value, out: &mut Writer) {
    out.heading(pixels_at(value, "level").unwrap_or(2), Words::Html(content(value)));
}

fn raw_html(value: &Value, out: &mut Writer) {
    out.line("div", Words::Html(content(value)));
}

fn quote(value: &Value, out: &mut Writer) {
    let inner = list_at(value, "content_elements");
    out.element("blockquote", &[], &mut |out| {
        elements(inner, out);
        if inner.is_empty() {
            text(value, out);
        }
        out.line("footer", Words::Html(basic(value, "citation")));
    });
}

fn list(value: &Value, out: &mut Writer) {
    let name = if text_at(value, "list_type") == "ordered" { "ol" } else { "ul" };
    out.element(name, &[], &mut |out| {
        for item in list_at(value, "items").iter().chain(list_at(value, "content_elements")) {
            if text_at(item, "type") == "list" {
                // In a list, it belongs to the item before.
                element(item, out);
            } else {
                out.element("li", &[], &mut |out| match item {
                    Value::String(text) => out.words(Words::Html(text)),
                    _ => element(item, out),
                });
            }
        }
    });
}

fn table(value: &Value, out: &mut Writer) {
    out.element("table", &[], &mut |out| {
        out.element("thead", &[], &mut |out| row(list_at(value, "header"), "th", out));
        out.element("tbody", &[], &mut |out| {
            for cells in list_at(value, "rows") {
                let own = list_at(cells, "cells");
                row(cells.as_array().map_or(own, |cells| cells.as_slice()), "td", out);
            }
        });
    });
}

fn row(cells: &[Value], name: &str, out: &mut Writer) {
    out.element("tr", &[], &mut |out| {
        for cell in cells {
            match to_text(cell) {
                Some(text) => out.line(name, Words::Html(&text)),
                None => out.element(name, &[], &mut |out| element(cell, out)),
            }
        }
    });
}

fn interstitial_link(value: &Value, out: &mut Writer) {
    let description = basic(value, "description");
    out.element("p", &[], &mut |out| {
        out.link(text_at(value, "url"), Words::Html(content(value)));
        if !description.is_empty() {
            out.empty("br", &[]);
            out.words(Words::Html(description));
        }
    });
    value.get("image").into_iter().for_each(|image| element(image, out));
}

fn link_list(value: &Value, out: &mut Writer) {
    out.element("p", &[], &mut |out| out.line("strong", Words::Plain(text_at(value, "title"))));
    out.element("ul", &[], &mut |out| {
        for item in list_at(value, "items") {
            out.element("li", &[], &mut |out| element(item, out));
        }
    });
}

fn divider(_: &Value, out: &mut Writer) {
    out.empty("hr", &[]);
}

fn nothing(_: &Value, _: &mut Writer) {}

fn code(value: &Value, out: &mut Writer) {
    // The spaces at the beginning of its first line matter too.
    out.preformatted(value.get("content").and_then(Value::as_str).unwrap_or(""));
}

fn correction(value: &Value, out: &mut Writer) {
    let kind = text_at(value, "correction_type");
    out.element("p", &[], &mut |out| {
        if !kind.is_empty() {
            out.line("strong", Words::Plain(&[kind, ":"].concat()));
            out.words(Words::Plain(" "));
        }
        out.words(Words::Html(text_at(value, "text content")));
    });
}

fn endorsement(value: &Value, out: &mut Writer) {
    out.element("p", &[], &mut |out| out.line("strong", Words::Plain(text_at(value, "endorsement"))));
}

/// A rating: `3.5 / 5 stars`.
fn rating(value: &Value, out: &mut Writer) {
    let number = |name: &str| value.get(name).and_then(to_text);
    let Some(rating) = number("numeric_rating") else { return };
    let of = number("max").map_or(String::new(), |max| [" / ", &max].concat());
    let line = [&rating, &of, " ", text_at(value, "units")].concat();
    out.line("p", Words::Plain(&line));
}

/// Another story: its title as a link, and what it is about.
fn story(value: &Value, out: &mut Writer) {
    let url = text_at(value, "canonical_url website_url short_url");
    let title = basic(value, "headlines");
    let description = basic(value, "description");
    out.element("p", &[], &mut |out| {
        out.link(url, Words::Html(title));
        if !description.is_empty() {
            out.empty("br", &[]);
            out.words(Words::Html(description));
        }
    });
}

/// An element of a kind that is not known, a group among them: its texts, then its elements.
fn unknown(value: &Value, out: &mut Writer) {
    let title = [basic(value, "headlines"), text_at(value, "title")].into_iter().find(|title| !title.is_empty());
    out.line("p", Words::Html(title.unwrap_or("")));
    let texts = [content(value), basic(value, "description"), text_at(value, "caption")];
    texts.into_iter().for_each(|text| out.line("div", Words::Html(text)));
    for name in ["content_elements", "items"] {
        elements(list_at(value, name), out);
    }
}
