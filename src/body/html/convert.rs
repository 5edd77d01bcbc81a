//! The walk through the tree: every element does what its role says.

use super::Node;
use super::elements::{Mark, Role, role};
use super::flow::{Flow, LineKind, Place};
use super::line::Format;
use crate::body::BodyContext;
use crate::body::tracking::without_tracking;
use crate::model::{Block, SafeUrl};
use crate::text::isolate_bidi;

/// How many blocks may stand inside one another.
const DEPTH: usize = 24;

/// A walk through one body.
pub(super) struct Converter<'a> {
    pub(super) context: &'a BodyContext<'a>,
    /// How many cells may still be added to tables to make up for those that span several.
    pub(super) padding: usize,
    depth: usize,
    verse: bool,
}

impl<'a> Converter<'a> {
    pub(super) fn new(context: &'a BodyContext<'a>) -> Self {
        Self { context, padding: 2000, depth: 0, verse: false }
    }

    /// A whole body.
    pub(super) fn whole(&mut self, nodes: &[Node]) -> Vec<Block> {
        let mut flow = Flow::new(Place::Anywhere, Vec::new());
        self.nodes(nodes, &mut flow);
        flow.finish()
    }

    /// What stands in `nodes`, as a container inside of `outer`.
    pub(super) fn inside(&mut self, nodes: &[Node], place: Place, outer: &Flow) -> Flow {
        let mut flow = Flow::new(place, outer.line.marks());
        self.depth += 1;
        self.nodes(nodes, &mut flow);
        self.depth -= 1;
        flow.end_line();
        flow
    }

    /// Adds what stands in `nodes`.
    pub(super) fn nodes(&mut self, nodes: &[Node], flow: &mut Flow) {
        for (at, node) in nodes.iter().enumerate() {
            match node {
                Node::Text(text) if self.verse => flow.verse(text),
                Node::Text(text) => flow.text(text),
                Node::Element { .. } => self.element(node, &nodes[at + 1..], flow),
            }
        }
    }

    /// Adds an element. What follows it tells whether it stands alone in its line.
    pub(super) fn element(&mut self, node: &Node, following: &[Node], flow: &mut Flow) {
        match self.role_here(node, following, flow) {
            Role::Opaque => {}
            Role::Transparent => self.nodes(node.children(), flow),
            Role::Block => self.block(node, flow),
            Role::Heading(level) => self.heading(node, level, flow),
            Role::Format(mark) => self.format(node, Format::Marked(mark), flow),
            Role::Cite => self.format(node, Format::Marked(Mark::Emphasis), flow),
            Role::Code => {
                flow.line.open_code();
                self.nodes(node.children(), flow);
                flow.line.close_code();
            }
            Role::Link => match self.link_target(node) {
                Some(target) => self.format(node, Format::link(target), flow),
                None => self.nodes(node.children(), flow),
            },
            Role::Break => flow.line.break_line(),
            Role::Rule => flow.push(Block::Rule),
            Role::List | Role::OrderedList => self.list(node, flow),
            Role::Definitions => self.definitions(node, flow),
            Role::Quote => self.quote(node, flow),
            Role::Attribution => add_words(&mut flow.caption, &text_of(node)),
            Role::Preformatted => preformatted(node, flow),
            Role::Verse => {
                self.verse = true;
                self.block(node, flow);
                self.verse = false;
            }
            Role::Table => self.table(node, flow),
            Role::Figure => self.figure(node, flow),
            Role::Caption => super::figure::caption(node, flow),
            Role::Credit => add_words(&mut flow.credit, &text_of(node)),
            Role::Image => self.image(node, flow),
            Role::Picture => self.picture(node, flow),
            Role::Glyph => flow.text(node.attribute("alt").unwrap_or("")),
            Role::Fallback => self.fallback(node, flow),
            Role::Film => self.film(node, flow),
            Role::Frame => self.frame(node, flow),
            Role::Placed => self.placed(node, flow),
            Role::FrameAddress => self.frame_address(node, flow),
            Role::Post(attribute) => self.post(node, attribute, flow),
            Role::Bookmark => self.bookmark(node, flow),
            Role::Reading => self.reading(node, flow),
            Role::Summary => {
                flow.end_line();
                self.format(node, Format::Marked(Mark::Strong), flow);
                flow.end_line();
            }
        }
    }

    /// The role of an element where it stands.
    fn role_here(&self, node: &Node, following: &[Node], flow: &Flow) -> Role {
        match role(node) {
            // Deeper than blocks may nest, a container is only what it contains.
            Role::List
            | Role::OrderedList
            | Role::Definitions
            | Role::Quote
            | Role::Post(_)
            | Role::Table
            | Role::Figure
                if self.depth >= DEPTH =>
            {
                Role::Block
            }
            Role::Attribution if flow.place != Place::Quote => Role::Block,
            Role::Cite if flow.place == Place::Quote && stands_alone(following, flow) => Role::Attribution,
            Role::Caption if flow.place != Place::Figure => Role::Block,
            role @ (Role::Block | Role::Transparent) if flow.place == Place::Figure => {
                super::figure::role_by_class(node).unwrap_or(role)
            }
            role => role,
        }
    }

    fn block(&mut self, node: &Node, flow: &mut Flow) {
        flow.end_line();
        // `<p><cite>Name</cite></p>` at the end of a quote.
        if flow.place == Place::Quote
            && let Some(cite) = only_child(node)
            && role(cite) == Role::Cite
        {
            return add_words(&mut flow.caption, &text_of(cite));
        }
        self.nodes(node.children(), flow);
        flow.end_line();
    }

    fn heading(&mut self, node: &Node, level: u8, flow: &mut Flow) {
        flow.end_line();
        let outer = std::mem::replace(&mut flow.kind, LineKind::Heading(level));
        self.nodes(node.children(), flow);
        flow.end_line();
        flow.kind = outer;
    }

    fn format(&mut self, node: &Node, format: Format, flow: &mut Flow) {
        let opened = flow.line.open(format);
        self.nodes(node.children(), flow);
        if opened {
            flow.line.close();
        }
    }

    /// How a word is read stands after it in brackets; `rp`, which would hold them, is not in the tree.
    fn reading(&mut self, node: &Node, flow: &mut Flow) {
        let text = text_of(node);
        if !text.is_empty() {
            ["(", &text, ")"].into_iter().for_each(|part| flow.text(part));
        }
    }

    /// Where a link leads: nothing for an address that is not one to follow, and for a place in the same body, since
    /// blocks have no names.
    pub(super) fn link_target(&self, node: &Node) -> Option<SafeUrl> {
        let href = node.attribute("href").filter(|href| !href.starts_with('#'))?;
        Some(without_tracking(SafeUrl::parse(href, self.context.base)?))
    }

    /// An attribute as an address of the web.
    pub(super) fn web_address(&self, node: &Node, attribute: &str) -> Option<SafeUrl> {
        SafeUrl::parse(node.attribute(attribute)?, self.context.base).filter(|url| !url.host().is_empty())
    }
}

/// Whether a `cite` at this point is no part of a sentence: nothing stands before it in its line, and no text after it.
fn stands_alone(following: &[Node], flow: &Flow) -> bool {
    let next = following.iter().find(|node| !node.is_blank());
    let continues = |node: &Node| {
        matches!(node, Node::Text(_))
            || matches!(role(node), Role::Transparent | Role::Format(_) | Role::Link | Role::Code)
    };
    flow.line.is_empty() && !next.is_some_and(continues)
}

/// The element in this one, when there is one and nothing else.
fn only_child(node: &Node) -> Option<&Node> {
    let mut shown = node.children().iter().filter(|child| !child.is_blank());
    shown.next().filter(|child| shown.next().is_none() && !child.name().is_empty())
}

fn preformatted(node: &Node, flow: &mut Flow) {
    let mut text = String::new();
    push_preformatted(node, &mut text);
    let text = text.trim_end();
    let text = text.trim_start_matches(['\n', '\r']);
    flow.end_line();
    if !text.trim().is_empty() {
        flow.push(Block::Preformatted(text.to_owned()));
    }
}

fn push_preformatted(node: &Node, out: &mut String) {
    for child in node.children() {
        match child {
            Node::Text(text) => out.push_str(text),
            Node::Element { .. } => match role(child) {
                Role::Opaque | Role::Fallback => {}
                Role::Break => out.push('\n'),
                _ => push_preformatted(child, out),
            },
        }
    }
}

/// The text of an element, in one line.
pub(super) fn text_of(node: &Node) -> String {
    let mut out = String::new();
    push_text(node, &|_| false, &mut out);
    in_one_line(&out)
}

/// Adds the text of an element without what `leave_out` says, with a space where a line would end.
pub(super) fn push_text(node: &Node, leave_out: &dyn Fn(&Node) -> bool, out: &mut String) {
    match node {
        Node::Text(text) => out.push_str(text),
        Node::Element { children, .. } => {
            let is_inline = match role(node) {
                Role::Opaque | Role::Fallback | Role::Film | Role::Frame | Role::Placed => return,
                Role::Transparent | Role::Format(_) | Role::Link | Role::Code | Role::Cite => true,
                Role::Glyph => return out.push_str(node.attribute("alt").unwrap_or("")),
                _ => false,
            };
            if leave_out(node) {
                return;
            }
            if !is_inline {
                out.push(' ');
            }
            children.iter().for_each(|child| push_text(child, leave_out, out));
            if !is_inline {
                out.push(' ');
            }
        }
    }
}

/// Text with its white space collapsed, such that it cannot change how what stands around it is written: a title, a
/// caption, a name. The space that must not break stays inside, where French has it on purpose.
pub(in crate::body) fn in_one_line(text: &str) -> String {
    // What cannot be seen may part two spaces, and what ends a line is a control character too.
    let line = collapsed(&isolate_bidi(&collapsed(text)));
    line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')).to_owned()
}

fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Adds words to words.
pub(super) fn add_words(words: &mut String, more: &str) {
    if !words.is_empty() && !more.is_empty() {
        words.push(' ');
    }
    words.push_str(more);
}
