//! Views as plain values. A component returns a [`Node`]; a browser renders it to the document ([`dom`]), a native program
//! to HTML text ([`html`]).
//!
//! Leptos' own `view!` makes a separate type for each element with its attributes and children. With a single type, the
//! code that builds and patches elements is compiled once, and no view can turn a string into markup. Leptos still
//! provides signals, effects, owners and the router, and a [`Node`] is a Leptos view like any other.

mod address;
mod html;
pub mod keyed;

#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod render;

pub use address::{IntoAddress, UrlFragment};
pub use keyed::each;
pub use node_macro::view;

use leptos::prelude::{AnyView, Get, Memo, RwSignal, Signal};
use leptos::web_sys::Event;
use std::borrow::Cow;

/// A node of a view.
pub enum Node {
    /// Renders nothing.
    Nothing,
    /// A text node.
    Text(Cow<'static, str>),
    /// An element.
    Element(Box<Element>),
    /// Sibling nodes without a parent element.
    Fragment(Vec<Node>),
    /// A node that is rendered again whenever a signal changes that the closure reads.
    Dynamic(Box<dyn FnMut() -> Node + Send>),
    /// A Leptos view, such as its router.
    Leptos(Box<AnyView>),
    /// A list whose rows are patched by key; made by [`each`].
    Keyed(keyed::Patches),
}

/// An element with its attributes, event handlers and children.
pub struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    handlers: Vec<(&'static str, Handler)>,
    children: Vec<Node>,
}

/// An event handler.
type Handler = Box<dyn FnMut(Event) + Send>;

/// The value of an attribute or a property.
pub enum Value {
    /// The attribute is absent.
    Absent,
    /// A boolean attribute that is set.
    Present,
    /// The attribute has this value.
    Text(Cow<'static, str>),
    /// The value is computed again whenever a signal changes that the closure reads.
    Dynamic(Box<dyn Fn() -> Value + Send>),
}

/// The name under which the `checked` property is stored among the attributes. The colon keeps it apart from them.
const PROPERTY: &str = "prop:checked";

/// Void elements (HTML §13.1.2) that components use.
const VOID: [&str; 8] = ["area", "br", "hr", "img", "input", "source", "track", "wbr"];

impl Element {
    /// Creates an element from its tag followed by names and values of attributes, separated by U+0001.
    ///
    /// The element is filled in through a reference instead of by chained moves. Markup is most of the program, and a
    /// move for each attribute would show in its size.
    #[inline(never)]
    pub fn new(start: &'static str) -> Box<Self> {
        let mut parts = start.split('\u{1}');
        let tag = parts.next().unwrap_or_default();
        let mut element = Box::new(Self { tag, attributes: Vec::new(), handlers: Vec::new(), children: Vec::new() });
        while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
            element.literal(name, value);
        }
        element
    }

    /// Adds an attribute with a literal value.
    #[inline(never)]
    pub fn literal(&mut self, name: &'static str, value: &'static str) {
        self.attributes.push((name, Value::Text(Cow::Borrowed(value))));
    }

    /// Adds an attribute. `None` and `false` leave it out; `true` makes it a boolean attribute.
    pub fn attribute(&mut self, name: &'static str, value: impl IntoValue) {
        value.add_to(self, name);
    }

    /// Adds an attribute with a computed value.
    #[inline(never)]
    fn owned_attribute(&mut self, name: &'static str, value: String) {
        self.attributes.push((name, Value::Text(Cow::Owned(value))));
    }

    /// Sets the DOM property `checked`, the only property that the app's views use.
    pub fn property(&mut self, name: &'static str, value: impl IntoValue) {
        debug_assert_eq!(name, "checked");
        self.push_attribute(PROPERTY, value.into_value());
    }

    #[inline(never)]
    fn push_attribute(&mut self, name: &'static str, value: Value) {
        if !matches!(value, Value::Absent) {
            self.attributes.push((name, value));
        }
    }

    /// Adds an event handler.
    pub fn on(&mut self, event: &'static str, handler: impl FnMut(Event) + Send + 'static) {
        self.handlers.push((event, Box::new(handler)));
    }

    /// Appends a child element.
    #[inline(never)]
    pub fn element(&mut self, child: Box<Element>) {
        self.children.push(Node::Element(child));
    }

    /// Appends a literal text.
    #[inline(never)]
    pub fn text(&mut self, text: &'static str) {
        self.children.push(Node::Text(Cow::Borrowed(text)));
    }

    /// Appends a computed text.
    #[inline(never)]
    fn owned_text(&mut self, text: String) {
        self.children.push(Node::Text(Cow::Owned(text)));
    }

    /// Appends a child.
    #[inline(never)]
    pub fn child(&mut self, child: Node) {
        if !matches!(child, Node::Nothing) {
            self.children.push(child);
        }
    }
}

impl From<&'static str> for Node {
    #[inline(never)]
    fn from(text: &'static str) -> Self {
        Node::Text(Cow::Borrowed(text))
    }
}

/// A value that can be a child in markup.
pub trait IntoNode {
    /// Converts the value to a node.
    fn into_node(self) -> Node;

    /// Appends the value to an element's children.
    fn add_to(self, element: &mut Element)
    where
        Self: Sized,
    {
        element.child(self.into_node());
    }
}

impl IntoNode for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl IntoNode for () {
    fn into_node(self) -> Node {
        Node::Nothing
    }
}

impl IntoNode for &'static str {
    fn into_node(self) -> Node {
        Node::from(self)
    }

    fn add_to(self, element: &mut Element) {
        element.text(self);
    }
}

impl IntoNode for String {
    fn into_node(self) -> Node {
        Node::Text(Cow::Owned(self))
    }

    fn add_to(self, element: &mut Element) {
        element.owned_text(self);
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Node {
        self.map_or(Node::Nothing, IntoNode::into_node)
    }

    fn add_to(self, element: &mut Element) {
        if let Some(node) = self {
            node.add_to(element);
        }
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    fn into_node(self) -> Node {
        Node::Fragment(self.into_iter().map(IntoNode::into_node).collect())
    }
}

impl<F: FnMut() -> T + Send + 'static, T: IntoNode> IntoNode for F {
    fn into_node(mut self) -> Node {
        Node::Dynamic(Box::new(move || self().into_node()))
    }
}

impl IntoNode for RwSignal<String> {
    fn into_node(self) -> Node {
        Node::Dynamic(Box::new(move || self.get().into_node()))
    }
}

/// A value that an attribute can have.
pub trait IntoValue {
    /// Converts to an attribute's value.
    fn into_value(self) -> Value;

    /// Adds an attribute of this value to an element.
    fn add_to(self, element: &mut Element, name: &'static str)
    where
        Self: Sized,
    {
        element.push_attribute(name, self.into_value());
    }
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Value::Text(Cow::Borrowed(self))
    }

    fn add_to(self, element: &mut Element, name: &'static str) {
        element.literal(name, self);
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Text(Cow::Owned(self))
    }

    fn add_to(self, element: &mut Element, name: &'static str) {
        element.owned_attribute(name, self);
    }
}

impl IntoValue for u32 {
    fn into_value(self) -> Value {
        self.to_string().into_value()
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        if self { Value::Present } else { Value::Absent }
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Absent, IntoValue::into_value)
    }

    fn add_to(self, element: &mut Element, name: &'static str) {
        if let Some(value) = self {
            value.add_to(element, name);
        }
    }
}

impl<F: Fn() -> T + Send + 'static, T: IntoValue> IntoValue for F {
    fn into_value(self) -> Value {
        Value::Dynamic(Box::new(move || self().into_value()))
    }
}

macro_rules! reactive_value {
    ($($signal:ident),*) => {$(
        impl IntoValue for $signal<bool> {
            fn into_value(self) -> Value {
                Value::Dynamic(Box::new(move || self.get().into_value()))
            }
        }
    )*};
}
reactive_value!(Signal, Memo, RwSignal);

impl Value {
    /// The current value; `None` if the attribute is absent.
    fn resolve(&self) -> Option<Cow<'static, str>> {
        match self {
            Value::Absent => None,
            Value::Present => Some(Cow::Borrowed("")),
            Value::Text(text) => Some(text.clone()),
            Value::Dynamic(make) => make().resolve(),
        }
    }
}
