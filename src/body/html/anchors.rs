//! Places in a body that links in it lead to: notes, headings, entries.

use super::Node;

/// The names of elements that a link in the body leads to, in order.
pub(super) fn named(nodes: &[Node]) -> Vec<String> {
    let (mut asked, mut given) = (Vec::new(), Vec::new());
    nodes.iter().for_each(|node| collect(node, &mut asked, &mut given));
    given.sort_unstable();
    asked.retain(|name| given.binary_search(&name.as_str()).is_ok());
    asked.sort_unstable();
    asked.dedup();
    asked
}

fn collect<'a>(node: &'a Node, asked: &mut Vec<String>, given: &mut Vec<&'a str>) {
    asked.extend(fragment(node));
    given.extend(["id", "name"].iter().filter_map(|attribute| node.attribute(attribute)));
    node.children().iter().for_each(|child| collect(child, asked, given));
}

/// The name of the place in the same body that a link leads to.
pub(super) fn fragment(node: &Node) -> Option<String> {
    let name = node.attribute("href").filter(|_| node.name() == "a")?.strip_prefix('#')?;
    Some(if name.contains('%') { crate::body::address::decode(name) } else { name.to_owned() })
}
