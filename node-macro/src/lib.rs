//! The `view!` macro: markup in Rust, in the syntax of Leptos' own macro, that makes values of one plain type.
//!
//! Leptos' macro makes a type of its own for every element, and its views cost the reader kilobytes that the same page
//! as plain values does not; and it makes static markup through `template.innerHTML`, which the page's security policy
//! forbids. This one makes calls of `crate::node::Element`, whose code is there once.

mod addresses;

use addresses::ADDRESSES;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use rstml::Infallible;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement};
use rstml::{Parser, ParserConfig};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit};

/// Markup as a `crate::node::Node`: elements with attributes (`name=value`), event handlers (`on:event=handler`),
/// properties (`prop:name=value`), children in braces and texts in quotes. Several nodes side by side are one node
/// that holds them.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let parser = Parser::new(ParserConfig::default().recover_block(true));
    let (nodes, errors) = parser.parse_recoverable(tokens).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let content = match nodes.as_slice() {
        [one] => node(one),
        many => {
            let nodes = many.iter().map(node);
            quote! { crate::node::Node::Many(::std::vec![#(#nodes),*]) }
        }
    };
    quote! {{ #(#errors;)* #[allow(unused_braces)] { #content } }}.into()
}

/// An expression for a node, of type `crate::node::Node`.
fn node(node: &Node) -> TokenStream {
    match node {
        Node::Element(element) => self::element(element),
        Node::Text(text) => static_text(&text.value_string()),
        Node::RawText(text) => static_text(&text.to_string_best()),
        Node::Block(block) => quote! { crate::node::IntoNode::into_node(#block) },
        Node::Fragment(fragment) => {
            let nodes = fragment.children.iter().map(self::node);
            quote! { crate::node::Node::Many(::std::vec![#(#nodes),*]) }
        }
        other => error(other.span(), "expected an element, a text in quotes or a block in braces"),
    }
}

fn static_text(text: &str) -> TokenStream {
    quote! { crate::node::Node::from(#text) }
}

fn element(element: &NodeElement<Infallible>) -> TokenStream {
    let name = element.name().to_string();
    if name.starts_with(|first: char| first.is_ascii_uppercase()) {
        return error(element.name().span(), "components are functions here: write {component(…)}");
    }
    let made = made(element);
    quote! { crate::node::Node::Element(#made) }
}

/// What stands between the parts of an element that are known beforehand. No name or value holds it.
const PART: &str = "\u{1}";

/// An expression for an element, of type `Box<crate::node::Element>`. Its tag and the attributes at its beginning that
/// are known beforehand are one text: a call for each would be in the program hundreds of times.
fn made(element: &NodeElement<Infallible>) -> TokenStream {
    let mut attributes = element.attributes().iter().peekable();
    let mut start = element.name().to_string();
    while let Some(NodeAttribute::Attribute(attribute)) = attributes.peek()
        && let Some(text) = literal(attribute)
    {
        start = [&start, PART, &attribute.key.to_string(), PART, &text].concat();
        attributes.next();
    }
    let attributes = attributes.map(|attribute| match attribute {
        NodeAttribute::Attribute(attribute) => self::attribute(attribute),
        NodeAttribute::Block(block) => error(block.span(), "expected name=value"),
    });
    // A name that no name of the markup's own can meet.
    let made = Ident::new("element", Span::mixed_site());
    let attributes = attributes.map(|attribute| quote! { #made #attribute });
    let children =
        element.children.iter().filter(|child| !matches!(child, Node::Comment(_))).map(|child| match child {
            Node::Element(inner) if is_element(inner) => {
                let inner = self::made(inner);
                quote! { #made.element(#inner) }
            }
            Node::Text(text) => {
                let text = text.value_string();
                quote! { #made.text(#text) }
            }
            Node::Block(block) => quote! { crate::node::IntoNode::add_to(#block, &mut #made) },
            other => {
                let node = node(other);
                quote! { #made.child(#node) }
            }
        });
    quote! {{
        let mut #made = crate::node::Element::new(#start);
        #(#attributes;)*
        #(#children;)*
        #made
    }}
}

fn is_element(element: &NodeElement<Infallible>) -> bool {
    !element.name().to_string().starts_with(|first: char| first.is_ascii_uppercase())
}

/// The text of an attribute whose value is one.
fn literal(attribute: &KeyedAttribute) -> Option<String> {
    match attribute.value() {
        Some(Expr::Lit(ExprLit { lit: Lit::Str(text), .. })) => Some(text.value()),
        _ => None,
    }
}

/// A call that gives an element an attribute, a property or an event handler.
fn attribute(attribute: &KeyedAttribute) -> TokenStream {
    let name = attribute.key.to_string();
    if let Some(text) = literal(attribute) {
        return quote! { .literal(#name, #text) };
    }
    let value = attribute.value().map_or_else(|| quote! { true }, |value| quote! { #value });
    if let Some(event) = name.strip_prefix("on:") {
        quote! { .on(#event, #value) }
    } else if let Some(property) = name.strip_prefix("prop:") {
        quote! { .property(#property, #value) }
    } else if ADDRESSES.contains(&name.as_str()) {
        quote! { .address(#name, #value) }
    } else {
        quote! { .attribute(#name, #value) }
    }
}

fn error(span: Span, message: &str) -> TokenStream {
    quote_spanned! { span => ::std::compile_error!(#message) }
}
