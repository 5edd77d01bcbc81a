//! A body before parsing: what the backend sent, and the context that parsing needs.

use super::{BodyContext, Dialect, lead_image, tracking};
use crate::browser::policy;
use crate::json::{self, Value};
use crate::model::block::{body_text, visit_blocks};
use crate::model::embed::Frame;
use crate::model::{Block, Image, MediaUrl, SafeUrl};
use crate::text::{html_text, reading_minutes};

/// A body as a backend sent it, with its context.
#[derive(Clone, Debug, PartialEq)]
pub struct RawBody {
    /// The dialect of the body.
    pub dialect: Dialect,
    /// The values that make up the body, in order.
    pub values: Vec<Value>,
    /// The address of the response, the base of relative addresses.
    pub base: String,
    /// The whole response document, for a dialect that refers to other parts of it; else `null`.
    pub document: Value,
    /// The addresses of the lead image, which is not shown again at the start of the body.
    pub lead: Vec<MediaUrl>,
    /// The article's address at its source; tracking parameters are removed before it is shown.
    pub source: Option<SafeUrl>,
}

/// A parsed body: what an article shows of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedBody {
    /// The blocks, in their order.
    pub blocks: Vec<Block>,
    /// The reading time of the body in minutes; 0 if it was not computed.
    pub minutes: u32,
    /// Whether the body was truncated because it exceeds the limits.
    pub cut: bool,
    /// The lead picture as it stood in the body, with what the body says of it.
    pub lead: Option<Image>,
    /// The story at its source, without tracking parameters.
    pub source: Option<SafeUrl>,
}

/// The page that shows the body, which determines which third-party frames may appear.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Host {
    /// The origin of the page (`https://news.example`).
    pub origin: String,
    /// The content security policy of the page; empty if there is none.
    pub policy: String,
}

impl RawBody {
    /// Parses the body with the reader of its dialect.
    pub fn parse(self, host: &Host) -> ParsedBody {
        self.parse_with(host, super::read)
    }

    /// Parses the body with a given reader.
    pub fn parse_with(self, host: &Host, read: super::Read) -> ParsedBody {
        let context = BodyContext { base: Some(&self.base), document: &self.document };
        let mut out = ParsedBody { source: self.source.map(tracking::without_tracking), ..ParsedBody::default() };
        for value in &self.values {
            let body = read(self.dialect, value, &context);
            out.cut |= body.cut;
            out.blocks.extend(body.blocks);
        }
        for lead in self.lead {
            out.lead = lead_image::take_lead_image(&mut out.blocks, &lead);
            if out.lead.is_some() {
                break;
            }
        }
        if !out.blocks.is_empty() {
            out.minutes = u32::try_from(reading_minutes(&body_text(&out.blocks))).unwrap_or(u32::MAX);
        }
        remove_frames(&mut out.blocks, &|frame| host.refuses(frame));
        out
    }

    /// The opening of the body as text: up to the end of its first paragraph, as far as that can be determined without
    /// parsing the body.
    pub fn opening(&self) -> Option<String> {
        self.values.iter().find_map(|value| {
            let parsed =
                value.as_str().filter(|_| !self.dialect.is_of_texts()).and_then(|text| json::parse_deep(text).ok());
            let text = match parsed.as_ref().filter(|tree| tree.is_array() || tree.is_object()).unwrap_or(value) {
                Value::String(text) => text.clone(),
                tree => first_line(tree, self.dialect)?,
            };
            let text = match self.dialect {
                Dialect::Html | Dialect::Nitf | Dialect::Ans | Dialect::EditorJs => first_paragraph(&text),
                // The markers of headings, quotations and lists are not part of the text.
                Dialect::Markdown => {
                    text.trim_start_matches(|c: char| c.is_whitespace() || "#>*-_".contains(c)).to_owned()
                }
                _ => text,
            };
            Some(text).filter(|text| !text.trim().is_empty())
        })
    }
}

impl Host {
    /// Whether a frame must not be shown: one of the page's own origin could remove its own sandbox, and one that the
    /// policy forbids would stay empty.
    fn refuses(&self, frame: &Frame) -> bool {
        frame.is_of(&self.origin) || !policy::frames(&self.policy, frame.url().as_str())
    }
}

/// Removes the frames that must not be shown; the links to their content stay.
fn remove_frames(blocks: &mut [Block], is_refused: &dyn Fn(&Frame) -> bool) {
    visit_blocks(blocks, &mut |block| {
        if let Block::Embed(embed) = block {
            embed.frame = embed.frame.take().filter(|frame| !is_refused(frame));
        }
    });
}

/// The text of the first paragraph of HTML that has any.
fn first_paragraph(html: &str) -> String {
    let mut paragraphs = Vec::from([html]);
    for end in ["</p>", "<br", "</h", "</li>", "</div>"] {
        paragraphs = paragraphs.into_iter().flat_map(|part| part.split(end)).collect();
    }
    paragraphs.into_iter().map(html_text).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The first line of a tree of nodes: the text of the first node that has one, joined with its siblings' if they are
/// parts of one line.
fn first_line(value: &Value, dialect: Dialect) -> Option<String> {
    match value {
        Value::Array(items) => {
            let are_lines = matches!(dialect, Dialect::Prismic | Dialect::DraftJs | Dialect::Ans);
            let mut lines = items.iter().filter(|item| !item.is_string()).filter_map(|item| first_line(item, dialect));
            let is_text = |item: &Value| own_text(item).is_some();
            if !are_lines && items.iter().any(is_text) { Some(lines.collect::<String>()) } else { lines.next() }
        }
        Value::Object(members) => own_text(value).map(str::to_owned).or_else(|| {
            members.iter().filter(|(_, value)| !value.is_string()).find_map(|(_, value)| first_line(value, dialect))
        }),
        _ => None,
    }
}

/// The text of the node itself.
fn own_text(node: &Value) -> Option<&str> {
    let texts = ["text", "value", "content"].iter().filter_map(|name| node.get(name)?.as_str());
    texts.into_iter().find(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::json;

    #[test]
    fn the_opening_of_a_body_is_its_first_line_in_every_dialect() {
        let begins = |dialect: Dialect, value: Value| {
            let raw = RawBody {
                dialect,
                values: vec![value],
                base: String::new(),
                document: Value::Null,
                lead: Vec::new(),
                source: None,
            };
            raw.opening()
        };
        let spans = json!([{"_type": "block", "children": [{"marks": ["em"], "text": "It "}, {"text": "rained"}]}, {"children": [{"text": "B"}]}]);
        let lexical = json!({"root": {"type": "root", "children": [{"children": []}, {"children": [{"text": "It "}, {"type": "link", "children": [{"text": "rained"}]}]}]}});
        for (dialect, value) in [
            (Dialect::Html, json!("<p> </p><p>It <b>rained</b></p><p>B</p>")),
            (Dialect::Markdown, json!("## It rained\n\nB")),
            (Dialect::PortableText, spans),
            (Dialect::Lexical, lexical.to_string().into()),
            (Dialect::Lexical, lexical),
            (Dialect::Lexical, json!("It rained")),
            (
                Dialect::Prismic,
                json!([{"type": "paragraph", "text": "It rained", "spans": []}, {"type": "paragraph", "text": "B"}]),
            ),
            (
                Dialect::Ans,
                json!([{"type": "image", "url": "x"}, {"type": "text", "content": "It <i>rained</i>"}, {"content": "B"}]),
            ),
            (
                Dialect::EditorJs,
                json!({"blocks": [{"type": "paragraph", "data": {"text": "It <i>rained</i>"}}, {"data": {"text": "B"}}]}),
            ),
        ] {
            let begin = begins(dialect, value).unwrap_or_default();
            assert_eq!(begin.lines().next(), Some("It rained"), "{dialect:?}");
        }
        assert_eq!(begins(Dialect::Dast, json!({"schema": "dast", "document": {"children": ["x", 1]}})), None);
    }
}
