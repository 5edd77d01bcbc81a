//! The platform's own HTML parser, used inert: the document that it makes has no window, so nothing in it runs, loads
//! or is shown. What comes out is [`Fragment`], a tree of names and texts.
//!
//! Both twins parse `<!doctype html><body>` and the body after it, without scripting: so that a body begins where a
//! body begins (a `<style>` at its head does not open another one, a `<frameset>` is ignored), in the standard's own
//! mode, with the content of `noscript` as elements.

mod quiet;

use crate::body::html::Fragment;

/// What stands before a body when it is parsed.
const HEAD: &str = "<!doctype html><body>";

/// The tree of a body. Every text is one: the parser has no errors, only repairs (HTML §13.2). Nothing comes back when
/// the page is forbidden to parse, which is when its policy does not name `news-inert-parser` under `trusted-types`.
pub fn parse_fragment(html: &str) -> Fragment {
    platform::parse(&quiet::quieten(HEAD, html))
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use crate::body::html::{Fragment, TreeBuilder, reads_attribute};
    use crate::browser::inert;
    use wasm_bindgen::prelude::*;
    use web_sys::{Element, HtmlElement, HtmlFormElement, Node, Text, TreeWalker};

    /// `NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT`: comments and the like are passed over.
    const ELEMENTS_AND_TEXT: u32 = 0x1 | 0x4;

    pub(super) fn parse(html: &str) -> Fragment {
        read(html).unwrap_or_default()
    }

    fn read(html: &str) -> Result<Fragment, JsValue> {
        let walker = inert::parse(html, "text/html", ELEMENTS_AND_TEXT)?;
        let mut builder = TreeBuilder::new();
        // `html`, and in it `head` and `body`.
        if walker.first_child()?.is_some() && walker.last_child()?.is_some() {
            walk(&walker, &mut builder)?;
        }
        Ok(builder.finish())
    }

    /// Walks what stands in the walker's node, without recursion: the browser bounds the depth, but not by our stack.
    fn walk(walker: &TreeWalker, builder: &mut TreeBuilder) -> Result<(), JsValue> {
        let mut depth = 0;
        let mut next = walker.first_child()?;
        while let Some(node) = next {
            if builder.is_full() {
                break;
            }
            if visit(&node, builder) {
                next = walker.first_child()?;
                if next.is_some() {
                    depth += 1;
                    continue;
                }
                builder.close();
            }
            next = walker.next_sibling()?;
            while next.is_none() && depth > 0 {
                walker.parent_node()?;
                builder.close();
                depth -= 1;
                next = walker.next_sibling()?;
            }
        }
        Ok(())
    }

    /// Adds a node. The answer is whether it has been opened and what stands in it is wanted.
    fn visit(node: &Node, builder: &mut TreeBuilder) -> bool {
        if node.has_type::<Text>() {
            builder.text(&node.node_value().unwrap_or_default());
            return false;
        }
        if node.has_type::<HtmlFormElement>() {
            return builder.open("form", []);
        }
        // Elements of SVG and MathML are not HTML elements.
        match node.dyn_ref::<HtmlElement>() {
            Some(element) => builder.open(&element.local_name(), attributes(element)),
            None => false,
        }
    }

    fn attributes(element: &Element) -> impl Iterator<Item = (String, String)> {
        let names = element.get_attribute_names();
        (0..names.length()).filter_map(move |at| {
            let name = names.get(at).as_string().filter(|name| reads_attribute(name))?;
            let value = element.get_attribute(&name)?;
            Some((name, value))
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use crate::body::html::{Fragment, TreeBuilder};
    use html5ever::tendril::TendrilSink;
    use html5ever::tree_builder::TreeBuilderOpts;
    use html5ever::{ParseOpts, ns, parse_document};
    use markup5ever_rcdom::{Handle, NodeData, RcDom};

    pub(super) fn parse(html: &str) -> Fragment {
        // A document without a window has no scripting (HTML §8.1.3.4); the parser's own default is to have it.
        let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
        let dom = parse_document(RcDom::default(), ParseOpts { tree_builder, ..Default::default() }).one(html);
        let mut builder = TreeBuilder::new();
        let last_element = |of: Handle| {
            let children = of.children.borrow();
            children.iter().rev().find(|child| matches!(child.data, NodeData::Element { .. })).cloned()
        };
        // `html`, and in it `head` and `body`.
        if let Some(body) = last_element(dom.document.clone()).and_then(last_element) {
            walk(&body, &mut builder);
        }
        builder.finish()
    }

    /// A step of the walk: into a node, or out of the one that was opened last.
    enum Step {
        Visit(Handle),
        Close,
    }

    /// Walks what stands in a node, without recursion: this parser does not bound the depth.
    fn walk(body: &Handle, builder: &mut TreeBuilder) {
        let mut steps = Vec::new();
        push_children(body, &mut steps);
        while let Some(step) = steps.pop() {
            match step {
                Step::Close => builder.close(),
                Step::Visit(_) if builder.is_full() => {}
                Step::Visit(node) => {
                    if visit(&node, builder) {
                        steps.push(Step::Close);
                        push_children(&node, &mut steps);
                    }
                }
            }
        }
    }

    fn push_children(node: &Handle, steps: &mut Vec<Step>) {
        steps.extend(node.children.borrow().iter().rev().cloned().map(Step::Visit));
    }

    /// Adds a node. The answer is whether it has been opened and what stands in it is wanted.
    fn visit(node: &Handle, builder: &mut TreeBuilder) -> bool {
        match &node.data {
            NodeData::Text { contents } => {
                builder.text(&contents.borrow());
                false
            }
            NodeData::Element { name, attrs, .. } if name.ns == ns!(html) => {
                let attributes = attrs.borrow();
                let pairs = attributes.iter().map(|attr| (attr.name.local.to_string(), attr.value.to_string()));
                builder.open(&name.local, pairs)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::html::Node;

    fn element(name: &str, children: Vec<Node>) -> Node {
        Node::Element { name: name.into(), attributes: Vec::new(), children }
    }

    fn text(text: &str) -> Node {
        Node::Text(text.into())
    }

    #[test]
    fn comments_scripts_and_foreign_elements_do_not_come_into_the_tree() {
        let html = "<!doctype x><!--a--><?b?><p>c<!--d-->e<svg><title>f</title></svg><script>g</script></p>";
        assert_eq!(parse_fragment(html).nodes, [element("p", vec![text("ce")])]);
    }

    #[test]
    fn a_body_begins_with_whatever_it_begins_with() {
        assert_eq!(parse_fragment("<style>a</style> b").nodes, [text(" b")]);
        assert_eq!(parse_fragment("<frameset><frame></frameset>a").nodes, [text("a")]);
        assert_eq!(
            parse_fragment("<html><head><title>a</title></head><body class=b>c</body></html>d").nodes,
            [text("cd")]
        );
        let lazy = parse_fragment("<noscript><b>a</b></noscript>");
        assert_eq!(lazy.nodes, [element("noscript", vec![element("b", vec![text("a")])])]);
    }

    #[test]
    fn a_table_ends_a_paragraph_as_in_the_standards_mode() {
        let names: Vec<bool> = parse_fragment("<p>a<table></table>")
            .iter()
            .map(|node| matches!(node, Node::Element { children, .. } if children.is_empty()))
            .collect();
        assert_eq!(names, [false, true]);
    }

    #[test]
    fn a_body_of_any_depth_is_parsed() {
        let parsed = parse_fragment(&"<b><i>".repeat(20_000));
        assert!(parsed.cut);
    }

    #[test]
    fn a_template_hides_what_it_holds() {
        assert_eq!(
            parse_fragment("<div><template shadowrootmode=open>a</template></div>").nodes,
            [element("div", vec![])]
        );
    }
}
