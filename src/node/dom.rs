//! Nodes in a browser's document. Elements are made one by one with `createElement`, attributes set one by one with
//! `setAttribute`, texts are text nodes: no markup is ever parsed, so the page can require Trusted Types.

use super::{Element, Grow, Growth, Handler, Node, PROPERTY, Value};
use leptos::prelude::{AnyView, Mountable, Render, RenderEffect};
use leptos::tachys::renderer::{Rndr, types};
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

/// A node that is in a document, or was and may be again.
pub enum Shown {
    /// The place of nothing, kept by a comment.
    Nothing(types::Placeholder),
    /// A text.
    Text(types::Text, Cow<'static, str>),
    /// An element.
    Element(Box<ShownElement>),
    /// Several, and the comment after the last.
    Many(Vec<Shown>, types::Placeholder),
    /// One that changes.
    Dynamic(RenderEffect<Shown>),
    /// A view of Leptos' own.
    Leptos(Box<<AnyView as Render>::State>),
}

/// A handler in the form that a document takes.
type Listener = Closure<dyn FnMut(web_sys::Event)>;

/// An element that is in a document.
pub struct ShownElement {
    tag: &'static str,
    element: types::Element,
    /// The attributes as they were set; nothing stands for one that changes by itself.
    attributes: Vec<(&'static str, Option<Cow<'static, str>>)>,
    children: Vec<Shown>,
    effects: Vec<RenderEffect<()>>,
    handlers: Vec<(&'static str, Listener)>,
}

impl Node {
    /// Makes the node's part of the document, not yet put anywhere.
    pub fn build(self) -> Shown {
        match self {
            Node::Nothing => Shown::Nothing(Rndr::create_placeholder()),
            Node::Text(text) => Shown::Text(Rndr::create_text_node(&text), text),
            Node::Element(element) => Shown::Element(Box::new(element.build())),
            Node::Many(nodes) => Shown::Many(nodes.into_iter().map(Node::build).collect(), Rndr::create_placeholder()),
            Node::Dynamic(mut make) => Shown::Dynamic(watch(Box::new(move |before: Option<Shown>| {
                let node = make();
                match before {
                    Some(mut shown) => {
                        node.rebuild(&mut shown);
                        shown
                    }
                    None => node.build(),
                }
            }))),
            Node::Leptos(view) => Shown::Leptos(Box::new(view.build())),
            Node::Growing(make) => Shown::Dynamic(build_growing(make)),
        }
    }

    /// Makes what is shown into this node, changing as little as possible, so that focus and place stay.
    pub fn rebuild(self, shown: &mut Shown) {
        match (self, &mut *shown) {
            (Node::Nothing, Shown::Nothing(_)) => {}
            (Node::Text(new), Shown::Text(node, old)) => {
                if *old != new {
                    Rndr::set_text(node, &new);
                    *old = new;
                }
            }
            (Node::Many(nodes), Shown::Many(olds, _)) if nodes.len() == olds.len() => {
                nodes.into_iter().zip(olds).for_each(|(node, old)| node.rebuild(old));
            }
            (Node::Element(new), Shown::Element(old)) if new.can_become(old) => new.become_of(old),
            (node, _) => {
                let mut new = node.build();
                shown.insert_before_this(&mut new);
                shown.unmount();
                *shown = new;
            }
        }
    }
}

/// A list that keeps what it shows while it grows.
fn build_growing(mut make: Grow) -> RenderEffect<Shown> {
    let mut keys: Vec<String> = Vec::new();
    watch(Box::new(move |before: Option<Shown>| {
        let growth = make(&keys);
        let mut shown = before.unwrap_or_else(|| Shown::Many(Vec::new(), Rndr::create_placeholder()));
        let items = match growth {
            Growth::More(items) => items,
            Growth::Anew(items) => {
                keys.clear();
                if let Shown::Many(olds, _) = &mut shown {
                    olds.drain(..).for_each(|mut old| old.unmount());
                }
                items
            }
        };
        if let Shown::Many(olds, end) = &mut shown {
            for (key, node) in items {
                let mut new = node.build();
                if let Some(parent) = Rndr::get_parent(end) {
                    new.mount(parent.unchecked_ref(), Some(end));
                }
                olds.push(new);
                keys.push(key);
            }
        }
        shown
    }))
}

/// What `draw` makes of what was shown before, made again whenever the signals change that it read. The effect's code
/// is in the program once for all of them.
#[inline(never)]
fn watch(draw: Box<dyn FnMut(Option<Shown>) -> Shown>) -> RenderEffect<Shown> {
    RenderEffect::new(draw)
}

impl Element {
    fn build(self) -> ShownElement {
        let namespace = matches!(self.tag, "svg" | "path" | "circle").then_some("http://www.w3.org/2000/svg");
        let element = Rndr::create_element(self.tag, namespace);
        let mut shown = ShownElement {
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

    /// Whether an element that is shown can be changed into this one: nothing that it listens to or follows may go.
    fn can_become(&self, old: &ShownElement) -> bool {
        let changes = self.attributes.iter().any(|(_, value)| matches!(value, Value::Dynamic(_)));
        self.tag == old.tag
            && !changes
            && self.handlers.is_empty()
            && old.effects.is_empty()
            && old.handlers.is_empty()
            && self.children.len() == old.children.len()
    }

    fn become_of(self, old: &mut ShownElement) {
        let is_kept = |name: &str| self.attributes.iter().any(|(known, _)| *known == name);
        for (name, _) in old.attributes.iter().filter(|(name, _)| !is_kept(name)) {
            Rndr::remove_attribute(&old.element, name);
        }
        let before = std::mem::take(&mut old.attributes);
        for (name, value) in self.attributes {
            let new = value.resolve();
            if before.iter().any(|(known, value)| *known == name && *value == new) {
                old.attributes.push((name, new));
            } else {
                old.set(name, value);
            }
        }
        self.children.into_iter().zip(&mut old.children).for_each(|(node, shown)| node.rebuild(shown));
    }
}

impl ShownElement {
    fn set(&mut self, name: &'static str, value: Value) {
        match value {
            Value::Dynamic(make) => {
                let element = self.element.clone();
                self.effects.push(RenderEffect::new(move |_| put(&element, name, make().resolve())));
                self.attributes.push((name, None));
            }
            value => {
                let value = value.resolve();
                put(&self.element, name, value.clone());
                self.attributes.push((name, value));
            }
        }
    }

    fn listen(&mut self, event: &'static str, handler: Handler) {
        let closure = Closure::wrap(handler as Box<dyn FnMut(web_sys::Event)>);
        let _ = self.element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        self.handlers.push((event, closure));
    }
}

fn put(element: &types::Element, name: &str, value: Option<Cow<'static, str>>) {
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

impl Drop for ShownElement {
    fn drop(&mut self) {
        // The element may live on for a while without its program.
        for (event, closure) in &self.handlers {
            let _ = self.element.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        }
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        match self {
            Shown::Nothing(place) => Rndr::remove(place),
            Shown::Text(text, _) => Rndr::remove(text),
            Shown::Element(shown) => Rndr::remove(&shown.element),
            Shown::Many(many, end) => {
                many.iter_mut().for_each(Mountable::unmount);
                Rndr::remove(end);
            }
            Shown::Dynamic(effect) => effect.unmount(),
            Shown::Leptos(view) => view.unmount(),
        }
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        match self {
            Shown::Nothing(place) => Rndr::insert_node(parent, place, marker),
            Shown::Text(text, _) => Rndr::insert_node(parent, text, marker),
            Shown::Element(shown) => Rndr::insert_node(parent, &shown.element, marker),
            Shown::Many(many, end) => {
                many.iter_mut().for_each(|shown| shown.mount(parent, marker));
                Rndr::insert_node(parent, end, marker);
            }
            Shown::Dynamic(effect) => effect.mount(parent, marker),
            Shown::Leptos(view) => view.mount(parent, marker),
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
            Shown::Nothing(place) => before(place, child),
            Shown::Text(text, _) => before(text, child),
            Shown::Element(shown) => before(&shown.element, child),
            Shown::Many(many, end) => match many.first() {
                Some(first) => first.insert_before_this(child),
                None => before(end, child),
            },
            Shown::Dynamic(effect) => effect.insert_before_this(child),
            Shown::Leptos(view) => view.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            Shown::Nothing(_) | Shown::Text(..) => Vec::new(),
            Shown::Element(shown) => vec![shown.element.clone()],
            Shown::Many(many, _) => many.iter().flat_map(Mountable::elements).collect(),
            Shown::Dynamic(effect) => effect.elements(),
            Shown::Leptos(view) => view.elements(),
        }
    }
}
