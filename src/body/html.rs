//! The HTML dialect. `browser::html` parses a body inert, [`parse_fragment`] gives a small tree of [`Node`]s, and [`to_blocks`] turns the
//! tree into blocks by one table (`elements`), which says for every element what it becomes. What is not in the table
//! becomes its text. Nothing is *removed* to make a body safe: there is no block that could hold a script, a handler or
//! a style, and an address only comes in through `SafeUrl` and `MediaUrl`.
//!
//! The way of a body: `tree` (bounded) → `convert` (which element is what) → `flow` (lines become blocks) and `line`
//! (text becomes inlines, with the white space that HTML would show); pictures, figures, quotes, lists and tables have
//! a file each.

mod anchors;
mod boxes;
mod convert;
mod elements;
mod figure;
mod flow;
mod formula;
mod line;
mod lists;
mod media;
mod quote;
mod table;
mod tree;

pub(super) use convert::in_one_line;
pub use tree::{Fragment, Node, TreeBuilder};

use super::{Body, BodyContext};
use crate::browser::html;
use crate::model::Block;
use tree::reads_attribute;

/// Reads a body of HTML, of any quality.
pub fn read(text: &str, context: &BodyContext) -> Body {
    let fragment = parse_fragment(text);
    Body { blocks: to_blocks(&fragment, context), cut: fragment.cut }
}

/// The tree of a body of HTML; empty where the page is forbidden to parse.
pub fn parse_fragment(text: &str) -> Fragment {
    let mut builder = TreeBuilder::new();
    if html::parse(text, reads_attribute, &mut builder) { builder.finish() } else { Fragment::default() }
}

/// The blocks of a parsed body. Lines are as HTML would show them: white space collapsed, empty paragraphs gone, a
/// picture in a line a block of its own. Blocks nest at most 24 deep, inlines at most 32; what is deeper is kept
/// without its outermost form.
pub fn to_blocks(nodes: &[Node], context: &BodyContext) -> Vec<Block> {
    let mut blocks = convert::Converter::new(context).whole(nodes);
    while matches!(blocks.last(), Some(Block::Rule)) {
        blocks.pop();
    }
    let rules = blocks.iter().take_while(|block| matches!(block, Block::Rule)).count();
    blocks.drain(..rules);
    blocks
}
