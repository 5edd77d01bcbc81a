//! The platform's HTML parser, used inertly: the parsed document has no window, so nothing in it runs, loads or is
//! displayed. The tree is passed to a [`Sink`] in document order.
//!
//! Both implementations parse `<!doctype html><body>` followed by the body, with scripting disabled. So the parser starts
//! in the body (a leading `<style>` doesn't go to the head, a `<frameset>` is ignored) and in no-quirks mode, and the
//! content of `noscript` is parsed as elements.

mod neutralise;

/// Receives the tree of a document in document order.
pub trait Sink {
    /// Called when an element begins. Returns `false` to skip the element and its content, without a call of
    /// [`Self::close`].
    fn open(&mut self, name: &str, attributes: &mut dyn Iterator<Item = (String, String)>) -> bool;
    /// Called when the element opened last ends.
    fn close(&mut self);
    /// Called with a text or a part of one.
    fn text(&mut self, text: &str);
    /// Whether the sink accepts no more, so that the walk can stop.
    fn is_full(&self) -> bool;
}

/// The elements of a formula (MathML Core §3), without those that hold other vocabularies.
pub const FORMULA: [&str; 29] = [
    "math",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
    "menclose",
    "semantics",
];

/// The elements of SVG that say what a drawing shows, and their names in the tree, where `title` and `desc` are not those
/// of HTML.
const DRAWING: [(&str, &str); 3] = [("svg", "svg"), ("title", "svg:title"), ("desc", "svg:desc")];

/// The name in the tree of an element of another vocabulary: those of a formula keep theirs, and of a drawing there is
/// what it says of itself.
fn foreign_name(name: &str, is_formula: bool) -> Option<&'static str> {
    if is_formula {
        FORMULA.into_iter().find(|known| *known == name)
    } else {
        DRAWING.iter().find(|(known, _)| *known == name).map(|(_, name)| *name)
    }
}

/// The markup put before a body to parse it.
const HEAD: &str = "<!doctype html><body>";

/// Parses a body. The sink receives only attributes for which `reads_attribute` is true. HTML parsing never fails (HTML
/// §13.2); returns `false` only if the page isn't allowed to parse, because its policy doesn't list `news-inert-parser`
/// under `trusted-types`.
pub fn parse(html: &str, reads_attribute: fn(&str) -> bool, sink: &mut dyn Sink) -> bool {
    platform::parse(&neutralise::neutralise(HEAD, html), reads_attribute, sink)
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use super::{Sink, foreign_name};
    use crate::browser::inert;
    use wasm_bindgen::prelude::*;
    use web_sys::{Element, HtmlElement, HtmlFormElement, Node, Text, TreeWalker};

    /// `NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT`: skips comments and the like.
    const ELEMENTS_AND_TEXT: u32 = 0x1 | 0x4;
    /// The namespace of MathML (Infra §8).
    const MATHML: &str = "http://www.w3.org/1998/Math/MathML";

    pub(super) fn parse(html: &str, reads: fn(&str) -> bool, sink: &mut dyn Sink) -> bool {
        read(html, reads, sink).is_ok()
    }

    fn read(html: &str, reads: fn(&str) -> bool, sink: &mut dyn Sink) -> Result<(), JsValue> {
        let walker = inert::parse(html, ELEMENTS_AND_TEXT)?;
        // `html`, and in it `head` and `body`.
        if walker.first_child()?.is_some() && walker.last_child()?.is_some() {
            walk(&walker, reads, sink)?;
        }
        Ok(())
    }

    /// Walks the descendants of the walker's node without recursion: the browser's depth limit may exceed our stack.
    fn walk(walker: &TreeWalker, reads: fn(&str) -> bool, sink: &mut dyn Sink) -> Result<(), JsValue> {
        let mut depth = 0;
        let mut next = walker.first_child()?;
        while let Some(node) = next {
            if sink.is_full() {
                break;
            }
            if visit(&node, reads, sink) {
                next = walker.first_child()?;
                if next.is_some() {
                    depth += 1;
                    continue;
                }
                sink.close();
            }
            next = walker.next_sibling()?;
            while next.is_none() && depth > 0 {
                walker.parent_node()?;
                sink.close();
                depth -= 1;
                next = walker.next_sibling()?;
            }
        }
        Ok(())
    }

    /// Passes a node to the sink. Returns whether it was opened and its content is wanted.
    fn visit(node: &Node, reads: fn(&str) -> bool, sink: &mut dyn Sink) -> bool {
        if node.has_type::<Text>() {
            sink.text(&node.node_value().unwrap_or_default());
            return false;
        }
        if node.has_type::<HtmlFormElement>() {
            return sink.open("form", &mut std::iter::empty());
        }
        if let Some(element) = node.dyn_ref::<HtmlElement>() {
            return sink.open(&element.local_name(), &mut attributes(element, reads));
        }
        // Elements of SVG and MathML are not HTML elements.
        let Some(element) = node.dyn_ref::<Element>() else { return false };
        let is_formula = element.namespace_uri().is_some_and(|namespace| namespace == MATHML);
        match foreign_name(&element.local_name(), is_formula) {
            Some(name) => sink.open(name, &mut attributes(element, reads)),
            None => false,
        }
    }

    fn attributes(element: &Element, reads: fn(&str) -> bool) -> impl Iterator<Item = (String, String)> {
        let names = element.get_attribute_names();
        (0..names.length()).filter_map(move |at| {
            let name = names.get(at).as_string().filter(|name| reads(name))?;
            let value = element.get_attribute(&name)?;
            Some((name, value))
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use super::{Sink, foreign_name};
    use html5ever::tendril::TendrilSink;
    use html5ever::tree_builder::TreeBuilderOpts;
    use html5ever::{ParseOpts, ns, parse_document};
    use markup5ever_rcdom::{Handle, NodeData, RcDom};

    pub(super) fn parse(html: &str, reads: fn(&str) -> bool, sink: &mut dyn Sink) -> bool {
        // A document without a window has no scripting (HTML §8.1.3.4); the parser's own default is to have it.
        let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
        let dom = parse_document(RcDom::default(), ParseOpts { tree_builder, ..Default::default() }).one(html);
        let last_element = |of: Handle| {
            let children = of.children.borrow();
            children.iter().rev().find(|child| matches!(child.data, NodeData::Element { .. })).cloned()
        };
        // `html`, and in it `head` and `body`.
        if let Some(body) = last_element(dom.document.clone()).and_then(last_element) {
            walk(&body, reads, sink);
        }
        true
    }

    /// A step of the walk: visit a node, or close the one opened last.
    enum Step {
        Visit(Handle),
        Close,
    }

    /// Walks the descendants of a node without recursion: this parser doesn't limit the depth.
    fn walk(body: &Handle, reads: fn(&str) -> bool, sink: &mut dyn Sink) {
        let mut steps = Vec::new();
        push_children(body, &mut steps);
        while let Some(step) = steps.pop() {
            match step {
                Step::Close => sink.close(),
                Step::Visit(_) if sink.is_full() => {}
                Step::Visit(node) => {
                    if visit(&node, reads, sink) {
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

    /// Passes a node to the sink. Returns whether it was opened and its content is wanted.
    fn visit(node: &Handle, reads: fn(&str) -> bool, sink: &mut dyn Sink) -> bool {
        match &node.data {
            NodeData::Text { contents } => {
                sink.text(&contents.borrow());
                false
            }
            NodeData::Element { name, attrs, .. } if name.ns == ns!(html) => {
                let attributes = attrs.borrow();
                let read = attributes.iter().filter(|attribute| reads(&attribute.name.local));
                let mut pairs = read.map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
                sink.open(&name.local, &mut pairs)
            }
            NodeData::Element { name, attrs, .. } => match foreign_name(&name.local, name.ns == ns!(mathml)) {
                Some(known) => {
                    let attributes = attrs.borrow();
                    let read = attributes.iter().filter(|attribute| reads(&attribute.name.local));
                    let mut pairs =
                        read.map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
                    sink.open(known, &mut pairs)
                }
                None => false,
            },
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A body without titles, scripts and styles, as markup.
    #[derive(Default)]
    pub(super) struct Outline {
        pub(super) text: String,
        open: Vec<String>,
    }

    impl Sink for Outline {
        fn open(&mut self, name: &str, attributes: &mut dyn Iterator<Item = (String, String)>) -> bool {
            if ["title", "script", "style", "noframes", "svg"].contains(&name) {
                return false;
            }
            self.text.push_str(&["<", name].concat());
            for (name, value) in attributes {
                self.text.push_str(&format!(" {}={value:?}", if name == "xtyle" { "style" } else { &name }));
            }
            self.text.push('>');
            self.open.push(name.to_owned());
            true
        }

        fn close(&mut self) {
            let name = self.open.pop().unwrap();
            self.text.push_str(&["</", &name, ">"].concat());
        }

        fn text(&mut self, text: &str) {
            self.text.push_str(text);
        }

        fn is_full(&self) -> bool {
            self.open.len() > 10_000
        }
    }

    fn outline(html: &str) -> String {
        let mut outline = Outline::default();
        assert!(parse(html, |name| name == "class", &mut outline));
        outline.text
    }

    #[test]
    fn comments_and_foreign_elements_are_passed_over_and_so_is_what_the_sink_does_not_take() {
        let html = "<!doctype x><!--a--><?b?><p>c<!--d-->e<svg><title>f</title></svg><script>g</script></p>";
        assert_eq!(outline(html), "<p>ce</p>");
    }

    #[test]
    fn only_the_attributes_that_are_read_are_given() {
        assert_eq!(outline("<p id=a class=b title=c>d"), "<p class=\"b\">d</p>");
    }

    #[test]
    fn a_body_begins_with_whatever_it_begins_with() {
        assert_eq!(outline("<style>a</style> b"), " b");
        assert_eq!(outline("<frameset><frame></frameset>a"), "a");
        assert_eq!(outline("<html><head><title>a</title></head><body class=b>c</body></html>d"), "cd");
        assert_eq!(outline("<noscript><b>a</b></noscript>"), "<noscript><b>a</b></noscript>");
    }

    #[test]
    fn a_table_ends_a_paragraph_as_in_the_standards_mode() {
        assert_eq!(outline("<p>a<table></table>"), "<p>a</p><table></table>");
    }

    #[test]
    fn a_body_of_any_depth_is_parsed_until_the_sink_is_full() {
        let parsed = outline(&"<b><i>".repeat(20_000));
        assert_eq!(parsed.matches("<b>").count() + parsed.matches("<i>").count(), 10_001);
    }

    #[test]
    fn a_template_hides_what_it_holds() {
        assert_eq!(
            outline("<div><template shadowrootmode=open>a</template></div>"),
            "<div><template></template></div>"
        );
    }
}
