//! Nodes in a browser's document. Elements are made one by one with `createElement`, attributes set one by one with
//! `setAttribute`, texts are text nodes: no markup is ever parsed, so the page can require Trusted Types.

use super::keyed::{Patches, Renderer, Rows};
use super::{Element, Handler, Node, PROPERTY, Value};
use crate::model::block::MATHML;
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
    /// The rows of a keyed list, and the comment after the last.
    Rows(Rows<Shown>, types::Placeholder),
    /// One that changes; it holds [`Shown::Rows`] where it is a keyed list.
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
            Node::Dynamic(make) => Shown::Dynamic(follow(make)),
            Node::Leptos(view) => Shown::Leptos(Box::new(view.build())),
            Node::Keyed(patches) => Shown::Dynamic(follow_list(patches, None)),
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
            (Node::Many(nodes), Shown::Many(olds, end)) => {
                rebuild_children(nodes, olds, &|new| mount_before(end, new));
            }
            (Node::Element(new), Shown::Element(old)) if new.can_become(old) => new.become_of(old),
            (Node::Keyed(patches), Shown::Dynamic(old)) if holds_rows(old) => {
                let before = old.take_value();
                *old = follow_list(patches, before);
            }
            (node, _) => {
                let mut new = node.build();
                shown.insert_before_this(&mut new);
                shown.unmount();
                *shown = new;
            }
        }
    }

    /// Whether what is shown can be made into this node, and need not give way to it.
    fn can_become(&self, shown: &Shown) -> bool {
        match (self, shown) {
            (Node::Nothing, Shown::Nothing(_))
            | (Node::Text(_), Shown::Text(..))
            | (Node::Many(_), Shown::Many(..)) => true,
            (Node::Element(new), Shown::Element(old)) => new.can_become(old),
            (Node::Dynamic(_), Shown::Dynamic(old)) => !holds_rows(old),
            (Node::Keyed(_), Shown::Dynamic(old)) => holds_rows(old),
            (Node::Leptos(_), Shown::Leptos(_)) => true,
            _ => false,
        }
    }
}

/// Makes children that are shown into others. Where one was added or has gone, those before and after it stay. `append`
/// puts a child after the last.
fn rebuild_children(nodes: Vec<Node>, olds: &mut Vec<Shown>, append: &dyn Fn(&mut Shown)) {
    let is_alike = |(node, old): &(&Node, &Shown)| nodes.len() == olds.len() || node.can_become(old);
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

/// Puts something before a comment, where that is in a document.
fn mount_before(end: &types::Placeholder, new: &mut Shown) {
    if let Some(parent) = Rndr::get_parent(end) {
        new.mount(parent.unchecked_ref(), Some(end));
    }
}

/// Shows what `make` makes, and again whenever the signals change that it read.
fn follow(mut make: Box<dyn FnMut() -> Node + Send>) -> RenderEffect<Shown> {
    let draw = move |before: Option<Shown>| {
        let node = make();
        match before {
            Some(mut shown) => {
                node.rebuild(&mut shown);
                shown
            }
            None => node.build(),
        }
    };
    watch(Box::new(draw), None)
}

/// Shows a keyed list, in place of the rows of `before`.
fn follow_list(mut patches: Patches, before: Option<Shown>) -> RenderEffect<Shown> {
    let draw = move |before: Option<Shown>| {
        let mut shown = before.unwrap_or_else(|| Shown::Rows(Rows::default(), Rndr::create_placeholder()));
        if let Shown::Rows(rows, end) = &mut shown {
            rows.update(&mut patches, &mut Document { end });
        }
        shown
    };
    watch(Box::new(draw), before)
}

fn holds_rows(effect: &RenderEffect<Shown>) -> bool {
    effect.with_value_mut(|shown| matches!(shown, Shown::Rows(..))) == Some(true)
}

/// What `draw` makes of what was shown before, made again whenever the signals change that it read. The effect's code
/// is in the program once for all of them.
#[inline(never)]
fn watch(draw: Box<dyn FnMut(Option<Shown>) -> Shown>, before: Option<Shown>) -> RenderEffect<Shown> {
    RenderEffect::new_with_value(draw, before)
}

/// The part of the document that a keyed list has, up to the comment after its last row.
struct Document<'a> {
    end: &'a types::Placeholder,
}

impl Renderer for Document<'_> {
    type Shown = Shown;

    fn build(&mut self, node: Node) -> Shown {
        node.build()
    }

    fn rebuild(&mut self, node: Node, shown: &mut Shown) {
        node.rebuild(shown);
    }

    fn insert(&mut self, shown: &mut Shown, next: Option<&Shown>) {
        match next {
            Some(next) => {
                next.insert_before_this(shown);
            }
            None => mount_before(self.end, shown),
        }
    }

    fn remove(&mut self, mut shown: Shown) {
        shown.unmount();
    }
}

impl Element {
    fn build(self) -> ShownElement {
        let namespace = match self.tag {
            "svg" | "path" | "circle" => Some("http://www.w3.org/2000/svg"),
            tag if MATHML.contains(&tag) => Some("http://www.w3.org/1998/Math/MathML"),
            _ => None,
        };
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

    /// Whether an element that is shown can be changed into this one. One that loads something is another when it loads
    /// something else: a picture would show the old one until the new one has come, a film would play on.
    fn can_become(&self, old: &ShownElement) -> bool {
        self.tag == old.tag && (!LOADS.contains(&self.tag) || self.loads() == old.loads())
    }

    fn become_of(self, old: &mut ShownElement) {
        old.effects.clear();
        old.stop_listening();
        let before = std::mem::take(&mut old.attributes);
        let is_kept = |name: &str| self.attributes.iter().any(|(known, _)| *known == name);
        for (name, _) in before.iter().filter(|(name, _)| !is_kept(name)) {
            put(&old.element, name, None);
        }
        for (name, value) in self.attributes {
            // A reader may have changed a property since it was set.
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

    /// The address that the element loads, its own or that of its first source.
    fn loads(&self) -> Option<Cow<'static, str>> {
        let own = self.attributes.iter().find(|(name, _)| *name == "src").and_then(|(_, value)| value.resolve());
        own.or_else(|| {
            self.children.iter().find_map(|child| match child {
                Node::Element(child) => child.loads(),
                _ => None,
            })
        })
    }
}

/// The elements that load something.
const LOADS: [&str; 4] = ["img", "video", "audio", "iframe"];

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

    /// Makes a field hold what its markup says, which it no longer follows once the reader has changed it.
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

    fn loads(&self) -> Option<Cow<'static, str>> {
        let own = self.attributes.iter().find(|(name, _)| *name == "src").and_then(|(_, value)| value.clone());
        own.or_else(|| {
            self.children.iter().find_map(|child| match child {
                Shown::Element(child) => child.loads(),
                _ => None,
            })
        })
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
        self.stop_listening();
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
            Shown::Rows(rows, end) => {
                rows.iter_mut().for_each(Mountable::unmount);
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
            Shown::Rows(rows, end) => {
                rows.iter_mut().for_each(|shown| shown.mount(parent, marker));
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
            Shown::Rows(rows, end) => match rows.iter().next() {
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
            Shown::Rows(rows, _) => rows.iter().flat_map(Mountable::elements).collect(),
            Shown::Dynamic(effect) => effect.elements(),
            Shown::Leptos(view) => view.elements(),
        }
    }
}
