//! Renders nodes to the browser's document with `createElement`, `setAttribute` and text nodes. No markup is ever parsed,
//! so the page can require Trusted Types.

use super::keyed::{Patches, Renderer, Rows};
use super::{Element, Handler, Node, PROPERTY, Value};
use crate::model::block::MATHML;
use leptos::prelude::{AnyView, Mountable, Render, RenderEffect};
use leptos::tachys::renderer::{Rndr, types};
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

/// The rendered state of a node: its DOM nodes, mounted or not.
pub enum Rendered {
    /// A comment that keeps the place of an empty node.
    Nothing(types::Placeholder),
    /// A text node.
    Text(types::Text, Cow<'static, str>),
    /// An element.
    Element(Box<RenderedElement>),
    /// Sibling nodes, and the comment after the last.
    Fragment(Vec<Rendered>, types::Placeholder),
    /// The rows of a keyed list, and the comment after the last.
    Rows(Rows<Rendered>, types::Placeholder),
    /// A dynamic node; holds [`Rendered::Rows`] if it is a keyed list.
    Dynamic(RenderEffect<Rendered>),
    /// The state of a Leptos view.
    Leptos(Box<<AnyView as Render>::State>),
}

/// An event handler as a JavaScript function.
type Listener = Closure<dyn FnMut(web_sys::Event)>;

/// A rendered element.
pub struct RenderedElement {
    tag: &'static str,
    element: types::Element,
    /// The attributes as last set; `None` for one that an effect updates.
    attributes: Vec<(&'static str, Option<Cow<'static, str>>)>,
    children: Vec<Rendered>,
    effects: Vec<RenderEffect<()>>,
    handlers: Vec<(&'static str, Listener)>,
}

impl Node {
    /// Renders the node without mounting it.
    pub fn build(self) -> Rendered {
        match self {
            Node::Nothing => Rendered::Nothing(Rndr::create_placeholder()),
            Node::Text(text) => Rendered::Text(Rndr::create_text_node(&text), text),
            Node::Element(element) => Rendered::Element(Box::new(element.build())),
            Node::Fragment(nodes) => {
                Rendered::Fragment(nodes.into_iter().map(Node::build).collect(), Rndr::create_placeholder())
            }
            Node::Dynamic(make) => Rendered::Dynamic(render_dynamic(make)),
            Node::Leptos(view) => Rendered::Leptos(Box::new(view.build())),
            Node::Keyed(patches) => Rendered::Dynamic(render_keyed(patches, None)),
        }
    }

    /// Patches a rendered node to match this one with as few changes as possible, to preserve focus and scroll position.
    pub fn rebuild(self, shown: &mut Rendered) {
        match (self, &mut *shown) {
            (Node::Nothing, Rendered::Nothing(_)) => {}
            (Node::Text(new), Rendered::Text(node, old)) => {
                if *old != new {
                    Rndr::set_text(node, &new);
                    *old = new;
                }
            }
            (Node::Fragment(nodes), Rendered::Fragment(olds, end)) => {
                rebuild_children(nodes, olds, &|new| mount_before(end, new));
            }
            (Node::Element(new), Rendered::Element(old)) if new.can_patch(old) => new.patch(old),
            (Node::Keyed(patches), Rendered::Dynamic(old)) if holds_rows(old) => {
                let before = old.take_value();
                *old = render_keyed(patches, before);
            }
            (node, _) => {
                let mut new = node.build();
                shown.insert_before_this(&mut new);
                shown.unmount();
                *shown = new;
            }
        }
    }

    /// Whether a rendered node can be patched to match this one instead of being replaced.
    fn can_patch(&self, shown: &Rendered) -> bool {
        match (self, shown) {
            (Node::Nothing, Rendered::Nothing(_))
            | (Node::Text(_), Rendered::Text(..))
            | (Node::Fragment(_), Rendered::Fragment(..)) => true,
            (Node::Element(new), Rendered::Element(old)) => new.can_patch(old),
            (Node::Dynamic(_), Rendered::Dynamic(old)) => !holds_rows(old),
            (Node::Keyed(_), Rendered::Dynamic(old)) => holds_rows(old),
            (Node::Leptos(_), Rendered::Leptos(_)) => true,
            _ => false,
        }
    }
}

/// Patches rendered children. Where a child was added or removed, those before and after it are kept. `append` mounts a
/// child after the last.
fn rebuild_children(nodes: Vec<Node>, olds: &mut Vec<Rendered>, append: &dyn Fn(&mut Rendered)) {
    let is_alike = |(node, old): &(&Node, &Rendered)| nodes.len() == olds.len() || node.can_patch(old);
    let head = nodes.iter().zip(olds.iter()).take_while(is_alike).count();
    let tail = nodes[head..].iter().rev().zip(olds[head..].iter().rev()).take_while(is_alike).count();
    let news = head..nodes.len() - tail;
    olds.drain(head..olds.len() - tail).for_each(|mut gone| gone.unmount());
    for (at, node) in nodes.into_iter().enumerate() {
        if !news.contains(&at) {
            node.rebuild(&mut olds[at]);
            continue;
        }
        let mut new = node.build();
        match olds.get(at) {
            Some(next) => {
                next.insert_before_this(&mut new);
            }
            None => append(&mut new),
        }
        olds.insert(at, new);
    }
}

/// Mounts a node before a comment, if that is in the document.
fn mount_before(end: &types::Placeholder, new: &mut Rendered) {
    if let Some(parent) = Rndr::get_parent(end) {
        new.mount(parent.unchecked_ref(), Some(end));
    }
}

/// Renders the result of `make`, and again whenever a signal changes that it reads.
fn render_dynamic(mut make: Box<dyn FnMut() -> Node + Send>) -> RenderEffect<Rendered> {
    let draw = move |before: Option<Rendered>| {
        let node = make();
        match before {
            Some(mut shown) => {
                node.rebuild(&mut shown);
                shown
            }
            None => node.build(),
        }
    };
    render_effect(Box::new(draw), None)
}

/// Renders a keyed list, patching the rows of `before` if given.
fn render_keyed(mut patches: Patches, before: Option<Rendered>) -> RenderEffect<Rendered> {
    let draw = move |before: Option<Rendered>| {
        let mut shown = before.unwrap_or_else(|| Rendered::Rows(Rows::default(), Rndr::create_placeholder()));
        if let Rendered::Rows(rows, end) = &mut shown {
            rows.update(&mut patches, &mut Document { end });
        }
        shown
    };
    render_effect(Box::new(draw), before)
}

fn holds_rows(effect: &RenderEffect<Rendered>) -> bool {
    effect.with_value_mut(|shown| matches!(shown, Rendered::Rows(..))) == Some(true)
}

/// Runs `draw` on the previous state, and again whenever a signal changes that it reads. Not generic, so that the code of
/// the effect is compiled once.
#[inline(never)]
fn render_effect(
    draw: Box<dyn FnMut(Option<Rendered>) -> Rendered>,
    before: Option<Rendered>,
) -> RenderEffect<Rendered> {
    RenderEffect::new_with_value(draw, before)
}

/// The place of a keyed list in the document, marked by the comment after its last row.
struct Document<'a> {
    end: &'a types::Placeholder,
}

impl Renderer for Document<'_> {
    type Rendered = Rendered;

    fn build(&mut self, node: Node) -> Rendered {
        node.build()
    }

    fn rebuild(&mut self, node: Node, shown: &mut Rendered) {
        node.rebuild(shown);
    }

    fn insert(&mut self, shown: &mut Rendered, next: Option<&Rendered>) {
        match next {
            Some(next) => {
                next.insert_before_this(shown);
            }
            None => mount_before(self.end, shown),
        }
    }

    fn remove(&mut self, mut shown: Rendered) {
        shown.unmount();
    }
}

impl Element {
    fn build(self) -> RenderedElement {
        let namespace = match self.tag {
            "svg" | "path" | "circle" => Some("http://www.w3.org/2000/svg"),
            tag if MATHML.contains(&tag) => Some("http://www.w3.org/1998/Math/MathML"),
            _ => None,
        };
        let element = Rndr::create_element(self.tag, namespace);
        let mut shown = RenderedElement {
            tag: self.tag,
            element,
            attributes: Vec::with_capacity(self.attributes.len()),
            children: self.children.into_iter().map(Node::build).collect(),
            effects: Vec::new(),
            handlers: Vec::new(),
        };
        for (name, value) in self.attributes {
            shown.set(name, value);
        }
        for (event, handler) in self.handlers {
            shown.listen(event, handler);
        }
        for child in &mut shown.children {
            child.mount(&shown.element, None);
        }
        shown
    }

    /// Whether a rendered element can be patched to match this one. A media element with another source is replaced,
    /// because a patched image shows the old picture until the new one has loaded, and a patched video plays on.
    fn can_patch(&self, old: &RenderedElement) -> bool {
        self.tag == old.tag && (!MEDIA_ELEMENTS.contains(&self.tag) || self.loaded_address() == old.loaded_address())
    }

    fn patch(self, old: &mut RenderedElement) {
        old.effects.clear();
        old.stop_listening();
        let before = std::mem::take(&mut old.attributes);
        let is_kept = |name: &str| self.attributes.iter().any(|(known, _)| *known == name);
        for (name, _) in before.iter().filter(|(name, _)| !is_kept(name)) {
            set_or_remove(&old.element, name, None);
        }
        for (name, value) in self.attributes {
            // The reader may have changed a property since it was set.
            let may_be_same = name != PROPERTY && !matches!(value, Value::Dynamic(_));
            let new = if may_be_same { value.resolve() } else { None };
            if may_be_same && before.iter().any(|(known, value)| *known == name && *value == new) {
                old.attributes.push((name, new));
            } else {
                old.set(name, value);
            }
        }
        for (event, handler) in self.handlers {
            old.listen(event, handler);
        }
        let element = old.element.clone();
        rebuild_children(self.children, &mut old.children, &|new| new.mount(&element, None));
        old.reset_field();
    }

    /// The URL that the element loads: its own `src`, or that of its first source.
    fn loaded_address(&self) -> Option<Cow<'static, str>> {
        let own = self.attributes.iter().find(|(name, _)| *name == "src").and_then(|(_, value)| value.resolve());
        own.or_else(|| {
            self.children.iter().find_map(|child| match child {
                Node::Element(child) => child.loaded_address(),
                _ => None,
            })
        })
    }
}

/// Elements that load a resource.
const MEDIA_ELEMENTS: [&str; 4] = ["img", "video", "audio", "iframe"];

impl RenderedElement {
    fn set(&mut self, name: &'static str, value: Value) {
        match value {
            Value::Dynamic(make) => {
                let element = self.element.clone();
                self.effects.push(RenderEffect::new(move |_| set_or_remove(&element, name, make().resolve())));
                self.attributes.push((name, None));
            }
            value => {
                let value = value.resolve();
                set_or_remove(&self.element, name, value.clone());
                self.attributes.push((name, value));
            }
        }
    }

    fn listen(&mut self, event: &'static str, handler: Handler) {
        let closure = Closure::wrap(handler as Box<dyn FnMut(web_sys::Event)>);
        let _ = self.element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        self.handlers.push((event, closure));
    }

    /// Resets a form field to the value in its markup, which a field ignores once the reader has changed it.
    fn reset_field(&self) {
        let (property, default) = match self.tag {
            "input" | "textarea" => ("value", "defaultValue"),
            "option" => ("selected", "defaultSelected"),
            _ => return,
        };
        let is_checkbox = self.attributes.iter().any(|(name, _)| *name == PROPERTY);
        if let Ok(value) = js_sys::Reflect::get(&self.element, &JsValue::from_str(default))
            && !is_checkbox
        {
            Rndr::set_property(&self.element, property, &value);
        }
    }

    fn stop_listening(&mut self) {
        for (event, closure) in self.handlers.drain(..) {
            let _ = self.element.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        }
    }

    fn loaded_address(&self) -> Option<Cow<'static, str>> {
        let own = self.attributes.iter().find(|(name, _)| *name == "src").and_then(|(_, value)| value.clone());
        own.or_else(|| {
            self.children.iter().find_map(|child| match child {
                Rendered::Element(child) => child.loaded_address(),
                _ => None,
            })
        })
    }
}

fn set_or_remove(element: &types::Element, name: &str, value: Option<Cow<'static, str>>) {
    if name == PROPERTY {
        let checked = JsValue::from_bool(value.is_some());
        Rndr::set_property(element, "checked", &checked);
        return;
    }
    match value {
        Some(value) => Rndr::set_attribute(element, name, &value),
        None => Rndr::remove_attribute(element, name),
    }
}

impl Drop for RenderedElement {
    fn drop(&mut self) {
        // The DOM element may outlive its Rust state.
        self.stop_listening();
    }
}

impl Mountable for Rendered {
    fn unmount(&mut self) {
        match self {
            Rendered::Nothing(place) => Rndr::remove(place),
            Rendered::Text(text, _) => Rndr::remove(text),
            Rendered::Element(shown) => Rndr::remove(&shown.element),
            Rendered::Fragment(many, end) => {
                many.iter_mut().for_each(Mountable::unmount);
                Rndr::remove(end);
            }
            Rendered::Rows(rows, end) => {
                rows.iter_mut().for_each(Mountable::unmount);
                Rndr::remove(end);
            }
            Rendered::Dynamic(effect) => effect.unmount(),
            Rendered::Leptos(view) => view.unmount(),
        }
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        match self {
            Rendered::Nothing(place) => Rndr::insert_node(parent, place, marker),
            Rendered::Text(text, _) => Rndr::insert_node(parent, text, marker),
            Rendered::Element(shown) => Rndr::insert_node(parent, &shown.element, marker),
            Rendered::Fragment(many, end) => {
                many.iter_mut().for_each(|shown| shown.mount(parent, marker));
                Rndr::insert_node(parent, end, marker);
            }
            Rendered::Rows(rows, end) => {
                rows.iter_mut().for_each(|shown| shown.mount(parent, marker));
                Rndr::insert_node(parent, end, marker);
            }
            Rendered::Dynamic(effect) => effect.mount(parent, marker),
            Rendered::Leptos(view) => view.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let before = |node: &types::Node, child: &mut dyn Mountable| match Rndr::get_parent(node) {
            Some(parent) => {
                child.mount(parent.unchecked_ref(), Some(node));
                true
            }
            None => false,
        };
        match self {
            Rendered::Nothing(place) => before(place, child),
            Rendered::Text(text, _) => before(text, child),
            Rendered::Element(shown) => before(&shown.element, child),
            Rendered::Fragment(many, end) => match many.first() {
                Some(first) => first.insert_before_this(child),
                None => before(end, child),
            },
            Rendered::Rows(rows, end) => match rows.iter().next() {
                Some(first) => first.insert_before_this(child),
                None => before(end, child),
            },
            Rendered::Dynamic(effect) => effect.insert_before_this(child),
            Rendered::Leptos(view) => view.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            Rendered::Nothing(_) | Rendered::Text(..) => Vec::new(),
            Rendered::Element(shown) => vec![shown.element.clone()],
            Rendered::Fragment(many, _) => many.iter().flat_map(Mountable::elements).collect(),
            Rendered::Rows(rows, _) => rows.iter().flat_map(Mountable::elements).collect(),
            Rendered::Dynamic(effect) => effect.elements(),
            Rendered::Leptos(view) => view.elements(),
        }
    }
}
