//! Views as plain values. A component makes a [`Node`], a browser shows it ([`dom`]), a native program writes it as HTML
//! ([`html`]). There is one type for all markup, where Leptos has one for each element with its attributes and children:
//! the code that builds and changes elements is in the program once, and nothing can make markup from a text. Leptos
//! still does what it is best at: signals, effects, owners, the router; a [`Node`] is a Leptos view like any other.

mod address;
mod html;
pub mod keyed;

#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod render;

pub use address::{Fragment, IntoAddress};
pub use keyed::each;
pub use node_macro::view;

use leptos::prelude::{AnyView, Get, Memo, RwSignal, Signal};
use leptos::web_sys::Event;
use std::borrow::Cow;

/// A piece of a page.
pub enum Node {
    /// Nothing to see.
    Nothing,
    /// Plain text.
    Text(Cow<'static, str>),
    /// An element.
    Element(Box<Element>),
    /// Several, side by side.
    Many(Vec<Node>),
    /// One that changes when the signals change that it was made from.
    Dynamic(Box<dyn FnMut() -> Node + Send>),
    /// A view of Leptos' own, such as its router.
    Leptos(Box<AnyView>),
    /// A list whose rows are patched by key: [`each`] makes it.
    Keyed(keyed::Patches),
}

/// An element with what stands in it.
pub struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    handlers: Vec<(&'static str, Handler)>,
    children: Vec<Node>,
}

/// What is done at an event.
type Handler = Box<dyn FnMut(Event) + Send>;

/// The value of an attribute or a property.
pub enum Value {
    /// The attribute is not there.
    Absent,
    /// It is there, which is all that it says.
    Present,
    /// It is there with this value.
    Text(Cow<'static, str>),
    /// It changes when the signals change that it was made from.
    Dynamic(Box<dyn Fn() -> Value + Send>),
}

/// What marks a property among the attributes, as its name can be no attribute's.
const PROPERTY: &str = "prop:checked";

/// The elements that have no content (HTML §13.1.2).
const VOID: [&str; 8] = ["area", "br", "hr", "img", "input", "source", "track", "wbr"];

impl Element {
    /// An element by its tag and, after it, names and values of attributes, parted by U+0001. It is filled through a reference and never moved: markup is most of what the program is
    /// made of, and a chain of moves would be there again at each attribute.
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

    /// With an attribute whose value is known beforehand.
    #[inline(never)]
    pub fn literal(&mut self, name: &'static str, value: &'static str) {
        self.attributes.push((name, Value::Text(Cow::Borrowed(value))));
    }

    /// With an attribute. `None` and `false` leave it out, `true` makes it empty.
    pub fn attribute(&mut self, name: &'static str, value: impl IntoValue) {
        value.add_to(self, name);
    }

    /// With an attribute whose value was put together.
    #[inline(never)]
    fn string(&mut self, name: &'static str, value: String) {
        self.attributes.push((name, Value::Text(Cow::Owned(value))));
    }

    /// With a property that says whether it is checked; the only property that a page of ours sets.
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

    /// With something done at an event.
    pub fn on(&mut self, event: &'static str, handler: impl FnMut(Event) + Send + 'static) {
        self.handlers.push((event, Box::new(handler)));
    }

    /// With an element as one more child.
    #[inline(never)]
    pub fn element(&mut self, child: Box<Element>) {
        self.children.push(Node::Element(child));
    }

    /// With a text as one more child.
    #[inline(never)]
    pub fn text(&mut self, text: &'static str) {
        self.children.push(Node::Text(Cow::Borrowed(text)));
    }

    /// With a text that was put together as one more child.
    #[inline(never)]
    fn words(&mut self, text: String) {
        self.children.push(Node::Text(Cow::Owned(text)));
    }

    /// With one more child.
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

/// What can stand in markup.
pub trait IntoNode {
    /// It, as a node.
    fn into_node(self) -> Node;

    /// Makes it one more child of an element.
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
        element.words(self);
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
        Node::Many(self.into_iter().map(IntoNode::into_node).collect())
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

/// What can be the value of an attribute.
pub trait IntoValue {
    /// It, as a value.
    fn into_value(self) -> Value;

    /// Gives it to an element under a name.
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
        element.string(name, self);
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
    /// What it is now; nothing when the attribute is not there.
    fn resolve(&self) -> Option<Cow<'static, str>> {
        match self {
            Value::Absent => None,
            Value::Present => Some(Cow::Borrowed("")),
            Value::Text(text) => Some(text.clone()),
            Value::Dynamic(make) => make().resolve(),
        }
    }
}
