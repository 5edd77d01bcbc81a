//! Formulas and drawings: presentation MathML, TeX as code, and what a drawing says of itself.

use super::Node;
use super::convert::{in_one_line, text_of};
use super::elements::Mark;
use super::flow::Flow;
use super::line::Format;
use crate::model::Inline;
use crate::model::block::{Math, MathNode};

/// How many elements may stand inside one another in a formula; of what is deeper the text is kept.
const DEPTH: usize = 16;

/// `math`.
pub(super) fn math(node: &Node, flow: &mut Flow) {
    let mut nodes = Vec::new();
    push(node.children(), 0, &mut nodes);
    let math = Math { display: node.attribute("display") == Some("block"), nodes };
    let mut text = String::new();
    math.push_text(&mut text);
    if !text.trim().is_empty() {
        flow.line.thing(Inline::Math(math));
    }
}

fn push(nodes: &[Node], depth: usize, out: &mut Vec<MathNode>) {
    for node in nodes {
        let mut children = Vec::new();
        push(node.children(), depth + 1, &mut children);
        match node {
            Node::Text(text) => {
                out.extend(Some(in_one_line(text)).filter(|text| !text.is_empty()).map(MathNode::Text));
            }
            // Its annotations are not in the tree.
            Node::Element { name, .. } if name == "semantics" || depth >= DEPTH => out.append(&mut children),
            Node::Element { name, .. } => {
                let text = children.clone();
                match MathNode::element(name, node.attributes(), children) {
                    Some(element) => out.push(element),
                    None => out.extend(text),
                }
            }
        }
    }
}

/// A formula in TeX.
pub(super) fn tex(node: &Node, flow: &mut Flow) {
    flow.line.open_code();
    node.children().iter().for_each(|child| {
        if let Node::Text(text) = child {
            flow.text(text);
        }
    });
    flow.line.close_code();
}

/// `svg`: a drawing that is a picture and says what it shows, in its label or else its title, and in its description.
pub(super) fn drawing(node: &Node, flow: &mut Flow) {
    if node.attribute("role") != Some("img") {
        return;
    }
    let part = |name: &str| {
        let text = node.children().iter().find(|child| child.name() == name).map(inner_text);
        text.filter(|text| !text.is_empty())
    };
    let label = node.attribute("aria-label").map(in_one_line).or_else(|| part("svg:title"));
    let words: Vec<String> = label.into_iter().chain(part("svg:desc")).collect();
    if words.is_empty() {
        return;
    }
    flow.end_line();
    let opened = flow.line.open(Format::Marked(Mark::Emphasis));
    flow.text(&words.join(". "));
    if opened {
        flow.line.close();
    }
    flow.end_line();
}

fn inner_text(node: &Node) -> String {
    node.children().iter().map(text_of).collect::<Vec<_>>().concat()
}
