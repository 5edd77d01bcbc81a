//! What stands beside the running text: boxes, pull quotes, what opens on demand, entries of a live blog, footnotes.

use super::Node;
use super::convert::{Converter, text_of};
use super::flow::{Flow, Place, mark, to_line};
use crate::model::block::{Marks, plain_text};
use crate::model::{Block, Inline};

impl Converter<'_> {
    /// A box. One that holds no text of its own is what it holds.
    pub(super) fn boxed(&mut self, node: &Node, flow: &mut Flow) {
        let body = self.inside(node.children(), Place::Anywhere, flow).finish();
        if body.iter().any(has_own_text) {
            flow.push(Block::Box(body));
        } else {
            flow.extend(body);
            flow.end_line();
        }
    }

    /// A pull quote, which may be a quote in an element of its own.
    pub(super) fn pull_quote(&mut self, node: &Node, flow: &mut Flow) {
        let (mut body, mut cite) = self.quoted(node, flow);
        if let [Block::Quote { .. } | Block::PullQuote { .. }] = &body[..]
            && let Some(Block::Quote { body: inner, cite: own } | Block::PullQuote { body: inner, cite: own }) =
                body.pop()
        {
            body = inner;
            cite = cite.or(own);
        }
        if body.iter().any(has_own_text) {
            flow.push(Block::PullQuote { body, cite });
        } else {
            flow.extend(body);
            flow.paragraph(&cite.unwrap_or_default());
        }
    }

    /// `details`. One without a summary, or with nothing under it, is what it holds.
    pub(super) fn details(&mut self, node: &Node, flow: &mut Flow) {
        let summary = node.children().iter().find(|child| child.name() == "summary");
        let (summary, rest) = match summary {
            Some(summary) => to_line(self.inside(summary.children(), Place::Anywhere, flow).finish(), false),
            None => (Vec::new(), Vec::new()),
        };
        let mut inner = Flow::within(flow);
        inner.extend(rest);
        for child in node.children().iter().filter(|child| child.name() != "summary") {
            let part = self.inside(std::slice::from_ref(child), Place::Anywhere, flow).finish();
            inner.extend(part);
        }
        let body = inner.finish();
        match (summary.is_empty(), body.is_empty()) {
            (false, false) => flow.push(Block::Details { summary, body }),
            (false, true) => flow.push(Block::Paragraph(summary)),
            _ => flow.extend(body),
        }
        flow.end_line();
    }

    /// An entry of a live blog: an `article` whose first or second line is a time.
    pub(super) fn entry(&mut self, node: &Node, flow: &mut Flow) {
        let Some(time) = first_time(node).map(text_of).filter(|time| !time.is_empty()) else {
            return self.block(node, flow);
        };
        let mut body = self.inside(node.children(), Place::Anywhere, flow).finish();
        let is_time =
            |block: &Block| matches!(block.unmarked(), Block::Paragraph(content) if plain_text(content).trim() == time);
        match body.iter().take(2).position(is_time) {
            Some(at) if body.len() > 1 => {
                body.remove(at);
                flow.push(Block::Entry { time: Some(time), body });
            }
            _ => flow.extend(body),
        }
        flow.end_line();
    }

    /// A footnote of Substack: its number and its text are beside one another.
    pub(super) fn footnote(&mut self, node: &Node, flow: &mut Flow) {
        let (number, content) = (node.find_class("footnote-number"), node.find_class("footnote-content"));
        let start = number.and_then(|number| text_of(number).parse::<i32>().ok());
        let (Some(number), Some(content), Some(start)) = (number, content, start) else {
            return self.block(node, flow);
        };
        let mut item = self.inside(content.children(), Place::Anywhere, flow).finish();
        if let (Some(anchor), Some(Block::Paragraph(line))) = (self.place_of(number), item.last_mut()) {
            line.push(Inline::Text(" ".into()));
            line.push(Inline::Reference { anchor, content: vec![Inline::Text("\u{21a9}\u{fe0e}".into())] });
        }
        if item.is_empty() {
            return flow.end_line();
        }
        let anchor = self.marks(number, super::elements::Role::Link).anchor;
        mark(&mut item[..1], &Marks { anchor, ..Marks::default() });
        flow.end_line();
        match flow.last() {
            Some(Block::List { start: Some(first), items })
                if i32::try_from(items.len()).ok().and_then(|count| first.checked_add(count)) == Some(start) =>
            {
                items.push(item);
            }
            _ => flow.push(Block::List { start: Some(start), items: vec![item] }),
        }
    }
}

/// Whether a block has text, and is no box already.
fn has_own_text(block: &Block) -> bool {
    !matches!(
        block.unmarked(),
        Block::Figure(_)
            | Block::Gallery(_)
            | Block::Video(_)
            | Block::Embed(_)
            | Block::Rule
            | Block::Box(_)
            | Block::PullQuote { .. }
    )
}

fn first_time(node: &Node) -> Option<&Node> {
    if node.name() == "time" {
        return Some(node);
    }
    node.children().iter().find_map(first_time)
}
