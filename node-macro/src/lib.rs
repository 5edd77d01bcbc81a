//! The `view!` macro: markup in the syntax of Leptos' macro that builds values of one type, `crate::node::Node`.
//!
//! Leptos' macro generates a separate type for every element, which makes the program larger, and creates static markup
//! through `template.innerHTML`, which the page's security policy forbids. This macro expands to calls of
//! `crate::node::Element`, whose code is compiled once.

mod addresses;

use addresses::ADDRESSES;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use rstml::Infallible;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement};
use rstml::{Parser, ParserConfig};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit};

/// Builds a `crate::node::Node` from markup: elements with attributes (`name=value`), event handlers
/// (`on:event=handler`), properties (`prop:name=value`), children in braces and texts in quotes. Sibling nodes become one
/// fragment.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let parser = Parser::new(ParserConfig::default().recover_block(true));
    let (nodes, errors) = parser.parse_recoverable(tokens).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let content = match nodes.as_slice() {
        [one] => node(one),
        many => {
            let nodes = many.iter().map(node);
            quote! { crate::node::Node::Fragment(::std::vec![#(#nodes),*]) }
        }
    };
    quote! {{ #(#errors;)* #[allow(unused_braces)] { #content } }}.into()
}

/// An expression of type `crate::node::Node`.
fn node(node: &Node) -> TokenStream {
    match node {
        Node::Element(element) => self::element(element),
        Node::Text(text) => static_text(&text.value_string()),
        Node::RawText(text) => static_text(&text.to_string_best()),
        Node::Block(block) => quote! { crate::node::IntoNode::into_node(#block) },
        Node::Fragment(fragment) => {
            let nodes = fragment.children.iter().map(self::node);
            quote! { crate::node::Node::Fragment(::std::vec![#(#nodes),*]) }
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
    let boxed = boxed_element(element);
    quote! { crate::node::Node::Element(#boxed) }
}

/// Separates the tag and the literal attributes passed to `Element::new`. It occurs in no name or value.
const SEPARATOR: &str = "\u{1}";

/// An expression of type `Box<crate::node::Element>`. The tag and the leading attributes with literal values are passed as
/// one string, because a call for each of them would add to the program's size hundreds of times.
fn boxed_element(element: &NodeElement<Infallible>) -> TokenStream {
    let mut attributes = element.attributes().iter().peekable();
    let mut start = element.name().to_string();
    while let Some(NodeAttribute::Attribute(attribute)) = attributes.peek()
        && let Some(text) = literal(attribute)
    {
        start = [&start, SEPARATOR, &attribute.key.to_string(), SEPARATOR, &text].concat();
        attributes.next();
    }
    let attributes = attributes.map(|attribute| match attribute {
        NodeAttribute::Attribute(attribute) => self::attribute(attribute),
        NodeAttribute::Block(block) => error(block.span(), "expected name=value"),
    });
    // Hygienic, so it can't clash with a variable in the markup.
    let made = Ident::new("element", Span::mixed_site());
    let attributes = attributes.map(|attribute| quote! { #made #attribute });
    let children =
        element.children.iter().filter(|child| !matches!(child, Node::Comment(_))).map(|child| match child {
            Node::Element(inner) if is_element(inner) => {
                let inner = boxed_element(inner);
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

/// The value of an attribute, if it is a string literal.
fn literal(attribute: &KeyedAttribute) -> Option<String> {
    match attribute.value() {
        Some(Expr::Lit(ExprLit { lit: Lit::Str(text), .. })) => Some(text.value()),
        _ => None,
    }
}

/// The method call that adds an attribute, a property or an event handler to an element.
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
