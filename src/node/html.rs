//! Renders nodes to HTML text, for tests and prerendered pages.

use leptos::prelude::RenderHtml;

use super::{Node, PROPERTY, VOID, Value};
use crate::text::push_escaped;

impl Node {
    /// Renders the node to HTML. All texts and attribute values are escaped.
    pub fn to_html(self) -> String {
        let mut out = String::new();
        write(self, &mut out);
        out
    }
}

pub(super) fn write(node: Node, out: &mut String) {
    match node {
        Node::Nothing => {}
        Node::Text(text) => push_escaped(&text, out),
        Node::Leptos(view) => out.push_str(&view.to_html()),
        Node::Fragment(nodes) => nodes.into_iter().for_each(|node| write(node, out)),
        Node::Dynamic(mut make) => write(make(), out),
        Node::Keyed(mut patches) => patches(&[]).into_nodes().for_each(|node| write(node, out)),
        Node::Element(element) => {
            out.push('<');
            out.push_str(element.tag);
            for (name, source) in element.attributes.iter().filter(|(name, _)| *name != PROPERTY) {
                if let Some(value) = source.resolve() {
                    out.push(' ');
                    out.push_str(name);
                    if !matches!(source, Value::Present) {
                        out.push_str("=\"");
                        push_escaped(&value, out);
                        out.push('"');
                    }
                }
            }
            out.push('>');
            if !VOID.contains(&element.tag) {
                element.children.into_iter().for_each(|node| write(node, out));
                out.push_str("</");
                out.push_str(element.tag);
                out.push('>');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::node::{Node, view};

    #[test]
    fn markup_is_written_as_it_was_made_and_texts_are_escaped() {
        let hostile = "<script>alert(\"1\")</script> & more".to_owned();
        let none: Option<String> = None;
        let title = hostile.clone();
        let made = view! {
            <p class="a" title=title hidden=true lang=none aria-label="">
                {hostile}
                <br />
                "fixed"
            </p>
        };
        assert_eq!(
            made.to_html(),
            "<p class=\"a\" title=\"&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more\" hidden aria-label=\"\">\
             &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more<br>fixed</p>"
        );
    }

    #[test]
    fn several_nodes_stand_side_by_side_and_nothing_leaves_nothing() {
        let nothing: Option<Node> = None;
        let made = view! { <i>{1.to_string()}</i> {nothing} {vec!["a".to_owned(), "b".to_owned()]} {move || "c"} };
        assert_eq!(made.to_html(), "<i>1</i>abc");
    }
}
