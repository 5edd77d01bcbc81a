//! The tree between the parser and the dialect: elements and text, nothing that runs, and never more than a page can
//! bear. Both parsers (the browser's and the native one) fill it through [`TreeBuilder`], so both obey the same limits.

use super::elements::{Role, role_of};
use crate::body::embed::placed;
use crate::browser::html::Sink;
use std::ops::Deref;

/// The most elements that may stand inside one another; what is deeper stands in the last of them.
pub const DEPTH: usize = 256;
/// The most elements and texts.
pub const NODES: usize = 50_000;
/// The most text, in bytes.
pub const TEXT: usize = 2 * 1024 * 1024;
/// The longest attribute, in bytes: somewhat more than the longest `data:` picture.
const ATTRIBUTE: usize = 132 * 1024;
/// The most that all attributes may have, in bytes.
const ATTRIBUTES: usize = 8 * 1024 * 1024;

/// A piece of a parsed body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element of HTML, of a formula (`math`), or what a drawing (`svg`) says of itself. Elements that hold no text
    /// of the story (`script`) do not come into the tree.
    Element {
        /// The name in lower case; `title` and `desc` of a drawing are `svg:title` and `svg:desc`.
        name: String,
        /// The attributes that the dialect reads, names in lower case.
        attributes: Vec<(String, String)>,
        /// What stands in it.
        children: Vec<Node>,
    },
    /// Text, entities decoded, white space as it came.
    Text(String),
}

impl Node {
    /// The name of an element; empty for text.
    pub(in crate::body) fn name(&self) -> &str {
        match self {
            Node::Element { name, .. } => name,
            Node::Text(_) => "",
        }
    }

    /// What stands in an element.
    pub(super) fn children(&self) -> &[Node] {
        match self {
            Node::Element { children, .. } => children,
            Node::Text(_) => &[],
        }
    }

    /// An attribute of an element, when it is there and not blank, without the spaces around it.
    pub(in crate::body) fn attribute(&self, name: &str) -> Option<&str> {
        let Node::Element { attributes, .. } = self else { return None };
        let (_, value) = attributes.iter().find(|(key, _)| key == name)?;
        Some(value.trim_ascii()).filter(|value| !value.is_empty())
    }

    /// The classes of an element.
    pub(in crate::body) fn classes(&self) -> impl Iterator<Item = &str> {
        self.attribute("class").unwrap_or("").split_ascii_whitespace()
    }

    /// Whether the element has an attribute, whatever its value.
    pub(super) fn has(&self, name: &str) -> bool {
        matches!(self, Node::Element { attributes, .. } if attributes.iter().any(|(key, _)| key == name))
    }

    /// All attributes that were read.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        let attributes = match self {
            Node::Element { attributes, .. } => attributes.as_slice(),
            Node::Text(_) => &[],
        };
        attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The value of a declaration in `style`, without `!important`.
    pub(super) fn style(&self, property: &str) -> Option<&str> {
        self.attribute("style")?.split(';').find_map(|declaration| {
            let (name, value) = declaration.split_once(':')?;
            let value = value.trim_ascii();
            let value = value.strip_suffix("!important").unwrap_or(value).trim_ascii_end();
            name.trim_ascii().eq_ignore_ascii_case(property).then_some(value)
        })
    }

    /// Whether `hidden` hides the element for good.
    pub(super) fn is_hidden_by_attribute(&self) -> bool {
        self.has("hidden") && !self.attribute("hidden").is_some_and(|value| value.eq_ignore_ascii_case("until-found"))
    }

    /// Whether nothing in the element is a word, a picture or a player.
    pub(super) fn is_without_words(&self) -> bool {
        match self {
            Node::Text(text) => !text.chars().any(unicode::is_alphanumeric),
            Node::Element { name, children, .. } => {
                !matches!(name.as_str(), "img" | "picture" | "video" | "audio" | "iframe" | "math" | "noscript")
                    && children.iter().all(Node::is_without_words)
            }
        }
    }

    /// Whether this, or something in it, is meant.
    pub(super) fn holds(&self, is_meant: &dyn Fn(&Node) -> bool) -> bool {
        is_meant(self) || self.children().iter().any(|child| child.holds(is_meant))
    }

    /// Whether this is text that shows nothing.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Node::Text(text) if text.trim_ascii().is_empty())
    }

    /// The first element below this one, or this one, that has a class.
    pub(super) fn find_class(&self, class: &str) -> Option<&Node> {
        if self.classes().any(|known| known == class) {
            return Some(self);
        }
        self.children().iter().find_map(|child| child.find_class(class))
    }
}

/// A parsed body. It stands for its nodes wherever those are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// What stands side by side in the body.
    pub nodes: Vec<Node>,
    /// Whether something was left out because the body is larger than the limits.
    pub cut: bool,
}

impl Deref for Fragment {
    type Target = [Node];

    fn deref(&self) -> &[Node] {
        &self.nodes
    }
}

/// The attributes that the dialect reads. Of a `style` it learns what is not to be
/// seen, and what stands for an element: a weight, a slant, a kind of numbers.
const READ: &str = "accent accentunder align alt aria-hidden aria-label checked cite class columnspan colspan data data-canonical-url data-embed-url data-href data-id \
    data-instgrm-permalink data-kg-thumbnail data-lazy-src data-lazy-srcset data-litespeed-src data-oembed-url data-original \
    data-playlist data-shortcode data-src data-srcset data-telegram-post data-text-post-permalink data-tweetid \
    data-video data-videoid default dir display displaystyle fence form height hidden href id kind label lang largeop \
    linethickness loop mathvariant movablelimits muted name notation poster reversed role rowspan scope separator src \
    srcdoc srclang srcset start stretchy style symmetric title type url value videoid width xtyle";

/// Whether the dialect reads an attribute of this name: others need not be fetched from the parser's tree.
pub fn reads_attribute(name: &str) -> bool {
    READ.split(' ').any(|known| known == name)
}

/// What `style` is called where it comes from the parser (`browser::html::quiet`).
const QUIET_STYLE: &str = "xtyle";

/// Builds a tree from what a walk through a document meets, in document order.
#[derive(Default)]
pub struct TreeBuilder {
    top: Vec<Node>,
    open: Vec<Open>,
    /// How many elements are open that were too deep to become one.
    flattened: usize,
    nodes: usize,
    text: usize,
    attributes: usize,
    cut: bool,
}

struct Open {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

impl TreeBuilder {
    /// A tree with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// An element begins. When the answer is no, the element and all that stands in it is to be passed over, without a
    /// [`Self::close`].
    pub fn open(&mut self, name: &str, attributes: impl IntoIterator<Item = (String, String)>) -> bool {
        let mut attributes = attributes.into_iter();
        let mut name = name;
        if matches!(role_of(name), Role::Opaque) {
            let given: Vec<(String, String)> = attributes.by_ref().collect();
            match name {
                // The heading of what a button opens.
                "button" if self.open.iter().any(|open| is_heading(&open.name)) => name = "span",
                "script" if is_tex(&given) => name = "x-tex",
                "script" => {
                    self.script(given);
                    return false;
                }
                "input" => {
                    self.check(&given);
                    return false;
                }
                "svg:title" | "svg:desc" if self.open.last().is_some_and(|open| open.name == "svg") => {}
                _ => return false,
            }
        }
        if self.nodes >= NODES {
            self.cut = true;
            return false;
        }
        if self.open.len() >= DEPTH {
            self.cut = true;
            self.flattened += 1;
            return true;
        }
        self.nodes += 1;
        let attributes = attributes.filter(|(name, value)| self.takes(name, value));
        let named = |(name, value)| if name == QUIET_STYLE { ("style".to_owned(), value) } else { (name, value) };
        let mut read: Vec<(String, String)> = Vec::new();
        // The first of a name holds (HTML §13.2.5.33), and two names may have become one.
        for attribute in attributes.map(named) {
            if read.iter().all(|(name, _)| *name != attribute.0) {
                read.push(attribute);
            }
        }
        self.open.push(Open { name: name.to_owned(), attributes: read, children: Vec::new() });
        true
    }

    /// Of a field there is nothing in the tree but, in a list, whether it is checked.
    fn check(&mut self, attributes: &[(String, String)]) {
        let is_box = attributes.iter().any(|(name, value)| name == "type" && value.eq_ignore_ascii_case("checkbox"));
        if is_box && self.open.iter().any(|open| open.name == "li") {
            let is_checked = attributes.iter().any(|(name, _)| name == "checked");
            self.text(if is_checked { "\u{2611} " } else { "\u{2610} " });
        }
    }

    /// Of a script there is nothing in the tree, but what it would show where it stands.
    fn script(&mut self, attributes: Vec<(String, String)>) {
        let attribute = |name: &str| {
            let found = attributes.iter().find(|(known, value)| known == name && value.len() <= ATTRIBUTE);
            found.map(|(_, value)| value.as_str())
        };
        if let Some(url) = placed::of_script(&attribute)
            && self.open("oembed", [("url".to_owned(), url)])
        {
            self.close();
        }
    }

    fn takes(&mut self, name: &str, value: &str) -> bool {
        let fits = value.len() <= ATTRIBUTE && self.attributes + value.len() <= ATTRIBUTES;
        let read = reads_attribute(name);
        if read && fits {
            self.attributes += value.len();
        }
        self.cut |= read && !fits;
        read && fits
    }

    /// The element that was opened last ends.
    pub fn close(&mut self) {
        if self.flattened > 0 {
            self.flattened -= 1;
        } else if let Some(Open { name, attributes, children }) = self.open.pop() {
            self.siblings().push(Node::Element { name, attributes, children });
        }
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        let taken = text.floor_char_boundary(text.len().min(TEXT - self.text));
        self.cut |= taken < text.len() || self.nodes >= NODES;
        if taken == 0 || self.nodes >= NODES {
            return;
        }
        self.nodes += 1;
        self.text += taken;
        let text = &text[..taken];
        match self.siblings().last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => self.siblings().push(Node::Text(text.to_owned())),
        }
    }

    /// A part of another tree.
    pub fn add(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.text(text),
            Node::Element { name, attributes, children } => {
                if self.open(name, attributes.to_vec()) {
                    children.iter().for_each(|child| self.add(child));
                    self.close();
                }
            }
        }
    }

    fn siblings(&mut self) -> &mut Vec<Node> {
        match self.open.last_mut() {
            Some(open) => &mut open.children,
            None => &mut self.top,
        }
    }

    /// Whether nothing more will be taken: the walk may end.
    pub fn is_full(&self) -> bool {
        self.nodes >= NODES
    }

    /// The tree, with whatever is still open closed.
    pub fn finish(mut self) -> Fragment {
        while !self.open.is_empty() {
            self.flattened = 0;
            self.close();
        }
        // The walk ends when the tree is full, without asking for what it leaves out.
        Fragment { cut: self.cut || self.nodes >= NODES, nodes: self.top }
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary")
}

/// Whether a script is no program but a formula, as MathJax reads it.
fn is_tex(attributes: &[(String, String)]) -> bool {
    attributes.iter().any(|(name, value)| name == "type" && value.trim_ascii().starts_with("math/tex"))
}

impl Sink for TreeBuilder {
    fn open(&mut self, name: &str, attributes: &mut dyn Iterator<Item = (String, String)>) -> bool {
        Self::open(self, name, attributes)
    }

    fn close(&mut self) {
        Self::close(self);
    }

    fn text(&mut self, text: &str) {
        Self::text(self, text);
    }

    fn is_full(&self) -> bool {
        Self::is_full(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(nodes: &[Node]) -> usize {
        nodes.iter().map(|node| if node.name().is_empty() { 0 } else { 1 + depth(node.children()) }).max().unwrap_or(0)
    }

    #[test]
    fn what_is_too_deep_stands_in_the_last_element_that_is_not() {
        let mut builder = TreeBuilder::new();
        (0..DEPTH + 9).for_each(|_| assert!(builder.open("div", [])));
        builder.text("a");
        (0..DEPTH + 9).for_each(|_| builder.close());
        assert!(builder.open("p", []));
        let tree = builder.finish();
        assert!(tree.cut);
        assert_eq!(depth(&tree), DEPTH);
        assert_eq!(tree.len(), 2);
    }

    #[test]
    fn a_tree_has_no_more_nodes_and_text_than_the_limits() {
        let mut builder = TreeBuilder::new();
        (0..NODES + 9).for_each(|_| {
            if builder.open("b", []) {
                builder.close();
            }
        });
        assert!(builder.is_full());
        builder.text("a");
        let tree = builder.finish();
        assert!(tree.cut);
        assert_eq!(tree.len(), NODES);

        let mut builder = TreeBuilder::new();
        builder.text(&"é".repeat(TEXT / 2 - 1));
        builder.text("a\u{1f600}b");
        let tree = builder.finish();
        assert!(tree.cut);
        assert!(matches!(&tree[..], [Node::Text(text)] if text.len() == TEXT - 1 && text.ends_with('a')));
    }

    #[test]
    fn scripts_and_attributes_that_nobody_reads_stay_outside() {
        let mut builder = TreeBuilder::new();
        assert!(!builder.open("script", []));
        let attribute = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let long = "a".repeat(ATTRIBUTE + 1);
        assert!(builder.open("a", [attribute("onclick", "x"), attribute("href", " y "), attribute("title", &long)]));
        builder.text("");
        let tree = builder.finish();
        assert!(tree.cut);
        assert_eq!(tree[0].attribute("href"), Some("y"));
        let Node::Element { attributes, children, .. } = &tree[0] else { panic!("no element") };
        assert_eq!((attributes.len(), children.len()), (1, 0));
    }
}
