//! Lists, and terms with what they mean.

use super::Node;
use super::convert::Converter;
use super::elements::{Role, role};
use super::flow::{Flow, Place, are_pictures, gallery, to_line};
use crate::model::{Block, Inline};

impl Converter<'_> {
    /// `ul` and `ol`. A list whose items are all pictures is a gallery.
    pub(super) fn list(&mut self, node: &Node, flow: &mut Flow) {
        let mut items: Vec<Vec<Block>> = Vec::new();
        for child in node.children().iter().filter(|child| !child.is_blank()) {
            let blocks = match child.name() {
                "li" => self.inside(child.children(), Place::Anywhere, flow),
                _ => self.inside(std::slice::from_ref(child), Place::Anywhere, flow),
            }
            .finish();
            let is_list = matches!(role(child), Role::List | Role::OrderedList);
            match items.last_mut() {
                // A list directly in a list, which HTML forbids and many editors write, belongs to the item before.
                Some(last) if is_list => last.extend(blocks),
                _ if blocks.is_empty() => {}
                _ => items.push(blocks),
            }
        }
        if items.is_empty() {
            flow.end_line();
        } else if items.iter().all(|item| are_pictures(item)) {
            flow.extend(gallery(items.into_iter().flatten()).into_iter().collect());
        } else {
            flow.push(Block::List { start: start(node), items });
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
                let (term, rest) = to_line(blocks);
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
    Some(node.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1))
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
