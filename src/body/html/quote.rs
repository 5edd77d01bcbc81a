//! Somebody else's words: quotes, and the posts of third parties, whose text is quoted and whose frame is left to the
//! reader's choice.

use super::Node;
use super::convert::{Converter, in_one_line, text_of};
use super::flow::{Flow, Place};
use super::line::Format;
use crate::body::embed::embed_for;
use crate::model::{Block, Inline, SafeUrl, block};

/// The longest line after a dash that says whose words a quote has, in bytes; a longer one is a part of the quote.
const LONGEST_CITE: usize = 200;
/// The longest line that names a person and a work, in bytes.
const LONGEST_SOURCE: usize = 100;

impl Converter<'_> {
    /// `blockquote`.
    pub(super) fn quote(&mut self, node: &Node, flow: &mut Flow) {
        let (body, cite) = self.quoted(node, flow);
        let has_words = body.iter().any(|block| {
            !matches!(block, Block::Figure(_) | Block::Gallery(_) | Block::Video(_) | Block::Embed(_) | Block::Rule)
        });
        if has_words {
            flow.push(Block::Quote { body, cite });
        } else {
            // Editors of old indent pictures with it.
            flow.extend(body);
            flow.paragraph(&cite.unwrap_or_default());
        }
    }

    /// What is quoted, and who.
    pub(super) fn quoted(&mut self, node: &Node, flow: &Flow) -> (Vec<Block>, Option<String>) {
        let mut inner = self.inside(node.children(), Place::Quote, flow);
        let cite = std::mem::take(&mut inner.caption);
        let mut body = inner.finish();
        if !cite.is_empty() {
            return (body, person(&cite));
        }
        let cite = match body.last() {
            Some(Block::Paragraph(content)) if body.len() > 1 => {
                let line = block::plain_text(content);
                signature(&line).or_else(|| is_source(content, &line).then(|| in_one_line(&line)))
            }
            _ => None,
        };
        if cite.is_some() {
            body.pop();
        }
        (body, cite)
    }

    /// A post: its text as a quote, then its place.
    pub(super) fn post(&mut self, node: &Node, attribute: &str, flow: &mut Flow) {
        self.quote(node, flow);
        let url = self.web_address(node, attribute).or_else(|| self.place_of_post(node));
        if let Some(url) = url {
            flow.push(Block::Embed(embed_for(&url, None)));
        }
    }

    /// Where a post stands: the last link that leads to one, or else the last link.
    fn place_of_post(&self, node: &Node) -> Option<SafeUrl> {
        self.last_link(node, &|url| embed_for(url, None).frame.is_some()).or_else(|| self.last_link(node, &|_| true))
    }

    fn last_link(&self, node: &Node, is_meant: &dyn Fn(&SafeUrl) -> bool) -> Option<SafeUrl> {
        let below = node.children().iter().rev().find_map(|child| self.last_link(child, is_meant));
        below.or_else(|| self.web_address(node, "href").filter(is_meant))
    }

    /// A bookmark card: the title as a link, and what it says of the page.
    pub(super) fn bookmark(&mut self, node: &Node, flow: &mut Flow) {
        let text = |class: &str| node.find_class(class).map(text_of).filter(|text| !text.is_empty());
        let title = text("kg-bookmark-title").unwrap_or_else(|| text_of(node));
        flow.end_line();
        let opened = self.link_target(node).is_some_and(|target| flow.line.open(Format::link(target)));
        flow.text(&title);
        if opened {
            flow.line.close();
        }
        if let Some(description) = text("kg-bookmark-description") {
            flow.line.break_line();
            flow.text(&description);
        }
        flow.end_line();
    }
}

/// Whose words they are, when a line begins with a dash and is short enough.
fn signature(line: &str) -> Option<String> {
    let name = without_dash(line)?;
    (!name.is_empty() && line.len() <= LONGEST_CITE).then(|| in_one_line(name))
}

/// Whether a line names a person and a work: it is short, begins with a name, has a title in it that stands apart, and
/// ends as no sentence does.
fn is_source(content: &[Inline], line: &str) -> bool {
    let begins =
        matches!(content.first(), Some(Inline::Text(text)) if text.chars().next().is_some_and(char::is_uppercase));
    let has_work = matches!(content, [_, .., Inline::Text(_)] | [_, Inline::Emphasis(_)])
        && content.iter().any(|part| matches!(part, Inline::Emphasis(_)));
    let ends = line.trim_end().ends_with(['.', '!', '?', '…', ':', '”', '"']);
    begins && has_work && !ends && line.len() <= LONGEST_SOURCE && line.contains(',')
}

/// Whose words they are, when that is said in words: without the dash before them.
pub(super) fn person(text: &str) -> Option<String> {
    let name = without_dash(text).unwrap_or(text);
    (!name.is_empty()).then(|| name.to_owned())
}

fn without_dash(line: &str) -> Option<&str> {
    let line = line.trim();
    let is_dash = |c: char| matches!(c, '—' | '―' | '–');
    (line.starts_with(is_dash) || line.starts_with("--"))
        .then(|| line.trim_start_matches(|c: char| is_dash(c) || c == '-' || c.is_whitespace()))
}
