//! Lists, and terms with what they mean.

use super::Node;
use super::convert::Converter;
use super::elements::{Role, role};
use super::flow::{Flow, Place, are_pictures, gallery, mark, to_line};
use crate::model::block::{NumberStyle, Numbering};
use crate::model::{Block, Inline};

impl Converter<'_> {
    /// `ul` and `ol`. A list whose items are all pictures is a gallery.
    pub(super) fn list(&mut self, node: &Node, flow: &mut Flow) {
        let (mut items, mut values): (Vec<Vec<Block>>, Vec<Option<i32>>) = (Vec::new(), Vec::new());
        for child in node.children().iter().filter(|child| !child.is_blank()) {
            if role(child) == Role::Opaque {
                continue;
            }
            let mut blocks = match child.name() {
                "li" => self.inside(child.children(), Place::Anywhere, flow),
                _ => self.inside(std::slice::from_ref(child), Place::Anywhere, flow),
            }
            .finish();
            if child.name() == "li" {
                mark(&mut blocks, &self.marks(child, Role::Block));
            }
            let is_list = matches!(role(child), Role::List | Role::OrderedList);
            match items.last_mut() {
                // A list directly in a list, which HTML forbids and many editors write, belongs to the item before.
                Some(last) if is_list => last.extend(blocks),
                _ if blocks.is_empty() => {}
                _ => {
                    items.push(blocks);
                    values.push(number(child, "value"));
                }
            }
        }
        if items.is_empty() {
            flow.end_line();
        } else if items.iter().all(|item| are_pictures(item)) {
            flow.extend(gallery(items.into_iter().flatten()).into_iter().collect());
        } else {
            flow.push(match numbering(node, values) {
                Some(numbering) if role(node) == Role::OrderedList => Block::Numbered { numbering, items },
                _ => Block::List { start: start(node), items },
            });
        }
    }

    /// `dl`. One that has no terms, or pictures for terms (a gallery of old), is what it contains.
    pub(super) fn definitions(&mut self, node: &Node, flow: &mut Flow) {
        let mut parts = Vec::new();
        push_parts(node, &mut parts);
        let mut pairs: Vec<(Vec<Inline>, Vec<Block>)> = Vec::new();
        let mut loose = Vec::new();
        for part in parts {
            let blocks = self.inside(part.children(), Place::Anywhere, flow).finish();
            if part.name() == "dt" {
                let (term, rest) = to_line(blocks, false);
                if !term.is_empty() {
                    pairs.push((term, Vec::new()));
                }
                pairs.last_mut().map_or(&mut loose, |(_, meaning)| meaning).extend(rest);
            } else {
                pairs.last_mut().map_or(&mut loose, |(_, meaning)| meaning).extend(blocks);
            }
        }
        flow.extend(loose);
        flow.end_line();
        if !pairs.is_empty() {
            flow.push(Block::Definitions(pairs));
        }
    }
}

/// The first number of an ordered list (HTML §4.4.5); nothing for bullets.
fn start(node: &Node) -> Option<i32> {
    if role(node) != Role::OrderedList {
        return None;
    }
    Some(number(node, "start").unwrap_or(1))
}

fn number(node: &Node, attribute: &str) -> Option<i32> {
    node.attribute(attribute)?.parse().ok()
}

/// The numbering of an ordered list, where it is not 1, 2, 3 from a first number on.
fn numbering(node: &Node, values: Vec<Option<i32>>) -> Option<Numbering> {
    let style = node.attribute("type").and_then(NumberStyle::named);
    let style = style.or_else(|| NumberStyle::named(node.style("list-style-type")?)).unwrap_or_default();
    let (reversed, has_values) = (node.has("reversed"), values.iter().any(Option::is_some));
    let values = if has_values { values } else { Vec::new() };
    let start = number(node, "start").filter(|start| *start != 1 || reversed);
    (reversed || has_values || style != NumberStyle::Decimal).then_some(Numbering { start, style, reversed, values })
}

/// The terms and meanings of a `dl`, which may stand in `div`s.
fn push_parts<'a>(node: &'a Node, parts: &mut Vec<&'a Node>) {
    for child in node.children() {
        match child.name() {
            "dt" | "dd" => parts.push(child),
            _ => push_parts(child, parts),
        }
    }
}
