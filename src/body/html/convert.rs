//! The walk through the tree: every element does what its role says.

use super::Node;
use super::elements::{Mark, Role, role};
use super::flow::{Flow, LineKind, Place};
use super::line::Format;
use crate::body::BodyContext;
use crate::body::tracking::without_tracking;
use crate::model::block::{Anchor, Direction, Marks, is_language};
use crate::model::{Block, SafeUrl};
use crate::text::isolate_bidi;

/// How many blocks may stand inside one another.
const DEPTH: usize = 24;

/// A walk through one body.
pub(super) struct Converter<'a> {
    pub(super) context: &'a BodyContext<'a>,
    /// The names in the body that a link in it leads to, in order.
    named: Vec<String>,
    depth: usize,
    verse: bool,
}

impl<'a> Converter<'a> {
    pub(super) fn new(context: &'a BodyContext<'a>) -> Self {
        Self { context, named: Vec::new(), depth: 0, verse: false }
    }

    /// A whole body.
    pub(super) fn whole(&mut self, nodes: &[Node]) -> Vec<Block> {
        self.named = super::anchors::named(nodes);
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

    /// Adds an element with its anchor, its language and its direction. What follows it tells whether it stands alone in
    /// its line.
    pub(super) fn element(&mut self, node: &Node, following: &[Node], flow: &mut Flow) {
        let role = self.role_here(node, following, flow);
        let marks = if role == Role::Opaque { Marks::default() } else { self.marks(node, role) };
        if marks.is_empty() {
            return self.act(role, node, flow);
        }
        if !is_in_line(role) {
            flow.end_line();
            let start = flow.len();
            self.act(role, node, flow);
            flow.end_line();
            return flow.mark_since(start, &marks);
        }
        if node.children().is_empty() && role != Role::Break {
            flow.anchor = flow.anchor.take().or(marks.anchor);
            return self.act(role, node, flow);
        }
        self.format_as(Format::Within(marks), flow, &mut |this, flow| this.act(role, node, flow));
    }

    /// The marks of an element. A direction that its first letter has anyway need not be stated.
    pub(super) fn marks(&self, node: &Node, role: Role) -> Marks {
        let lang = node.attribute("lang").filter(|lang| is_language(lang)).map(str::to_owned);
        let stated = node.attribute("dir").and_then(Direction::named);
        let dir = stated.filter(|dir| is_in_line(role) || first_direction(node) != Some(*dir));
        let is_place = matches!(role, Role::Heading(_) | Role::Entry);
        let name = [node.attribute("id").filter(|_| is_place), self.name_of(node)].into_iter().flatten().next();
        Marks { anchor: name.and_then(Anchor::new), lang, dir }
    }

    /// The name of an element that a link in the body leads to.
    fn name_of<'n>(&self, node: &'n Node) -> Option<&'n str> {
        let name = |attribute: &str| node.attribute(attribute).filter(|name| self.is_named(name));
        name("id").or_else(|| name("name").filter(|_| node.name() == "a"))
    }

    fn is_named(&self, name: &str) -> bool {
        self.named.binary_search_by(|known| known.as_str().cmp(name)).is_ok()
    }

    /// The place in the body that a link leads to.
    pub(super) fn place_of(&self, node: &Node) -> Option<Anchor> {
        let name = super::anchors::fragment(node)?;
        Anchor::new(&name).filter(|_| self.is_named(&name))
    }

    /// Does what the role of an element says.
    fn act(&mut self, role: Role, node: &Node, flow: &mut Flow) {
        match role {
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
            Role::Link => self.link(node, flow),
            Role::Abbreviation => match node.attribute("title") {
                Some(title) => self.format(node, Format::Abbreviated(in_one_line(title)), flow),
                None => self.nodes(node.children(), flow),
            },
            Role::Math => super::formula::math(node, flow),
            Role::Tex => super::formula::tex(node, flow),
            Role::Drawing => super::formula::drawing(node, flow),
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
            Role::PullQuote => self.pull_quote(node, flow),
            Role::Box => self.boxed(node, flow),
            Role::Details => self.details(node, flow),
            Role::Entry => self.entry(node, flow),
            Role::Footnote => self.footnote(node, flow),
            Role::Form => {
                if node.holds(&|inner| inner.name() == "p") || !node.holds(&|inner| inner.name() == "label") {
                    self.block(node, flow);
                }
            }
            Role::Table => self.table(node, flow),
            Role::Figure => self.figure(node, flow),
            Role::Caption => self.caption(node, flow),
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
            | Role::PullQuote
            | Role::Box
            | Role::Details
            | Role::Entry
            | Role::Footnote
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

    pub(super) fn block(&mut self, node: &Node, flow: &mut Flow) {
        flow.end_line();
        if only_text(node).is_some_and(is_label_of_advertisement) {
            return;
        }
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
        self.format_as(format, flow, &mut |this, flow| this.nodes(node.children(), flow));
    }

    fn format_as(&mut self, format: Format, flow: &mut Flow, content: &mut dyn FnMut(&mut Self, &mut Flow)) {
        let opened = flow.line.open(format);
        content(self, flow);
        if opened {
            flow.line.close();
        }
    }

    /// A link. Of one around blocks, which is a card, the first line is the link. A sign that leads to a place which is
    /// not in the body is nothing.
    fn link(&mut self, node: &Node, flow: &mut Flow) {
        if let Some(embed) = self.facade(node) {
            return flow.push(Block::Embed(embed));
        }
        let leads_inside = super::anchors::fragment(node).is_some();
        let format = match self.place_of(node) {
            Some(place) => Some(Format::Referring(place)),
            None if leads_inside && node.is_without_words() => return,
            None => self.link_target(node).map(|to| if is_card(node) { Format::card(to) } else { Format::link(to) }),
        };
        let Some(format) = format else { return self.nodes(node.children(), flow) };
        // Substack's notes are raised by a style alone.
        if node.classes().any(|class| class == "footnote-anchor") {
            let raised = Format::Marked(Mark::Superscript);
            return self.format_as(raised, flow, &mut |this, flow| this.format(node, format.clone(), flow));
        }
        self.format(node, format, flow);
    }

    /// How a word is read stands after it in brackets; `rp`, which would hold them, is not in the tree.
    fn reading(&mut self, node: &Node, flow: &mut Flow) {
        let text = text_of(node);
        if !text.is_empty() {
            ["(", &text, ")"].into_iter().for_each(|part| flow.text(part));
        }
    }

    /// Where a link leads: nothing for an address that is not one to follow, and for a place in the same body.
    pub(super) fn link_target(&self, node: &Node) -> Option<SafeUrl> {
        let href = node.attribute("href").filter(|href| !href.starts_with('#'))?;
        Some(without_tracking(SafeUrl::parse(href, self.context.base)?))
    }

    /// An attribute as an address of the web.
    pub(super) fn web_address(&self, node: &Node, attribute: &str) -> Option<SafeUrl> {
        SafeUrl::parse(node.attribute(attribute)?, self.context.base).filter(|url| !url.host().is_empty())
    }
}

/// Whether an element with this role stands in a line.
fn is_in_line(role: Role) -> bool {
    matches!(
        role,
        Role::Transparent
            | Role::Format(_)
            | Role::Cite
            | Role::Code
            | Role::Link
            | Role::Abbreviation
            | Role::Break
            | Role::Glyph
            | Role::Math
            | Role::Tex
    )
}

/// Whether a link is around blocks.
fn is_card(node: &Node) -> bool {
    node.children().iter().any(|child| matches!(role(child), Role::Block | Role::Heading(_)))
}

/// The direction of the first letter in an element.
fn first_direction(node: &Node) -> Option<Direction> {
    match node {
        Node::Text(text) => Direction::of(text),
        Node::Element { children, .. } => children.iter().find_map(first_direction),
    }
}

/// The text of an element that holds no more than one.
fn only_text(node: &Node) -> Option<&str> {
    let mut shown = node.children().iter().filter(|child| !child.is_blank());
    match (shown.next()?, shown.next()) {
        (Node::Text(text), None) => Some(text.trim()),
        (element, None) => only_text(element),
        _ => None,
    }
}

/// Whether a text is what stands over an advertisement.
fn is_label_of_advertisement(text: &str) -> bool {
    ["advertisement", "anzeige", "publicidad"].iter().any(|label| text.eq_ignore_ascii_case(label))
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

pub(super) fn preformatted(node: &Node, flow: &mut Flow) {
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
                _ => push_preformatted(super::table::code_cell(child).unwrap_or(child), out),
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
                Role::Drawing | Role::Opaque | Role::Fallback | Role::Film | Role::Frame | Role::Placed => return,
                Role::Glyph => return out.push_str(node.attribute("alt").unwrap_or("")),
                role => is_in_line(role) && role != Role::Break,
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
