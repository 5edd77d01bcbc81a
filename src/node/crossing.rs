//! Nodes as a text, to cross from one WebAssembly module to another: bodies are drawn in the annex and shown by the
//! module that every reader loads, which so has no code for any piece of a body. A piece is a letter and its parts; a
//! text is its length in bytes, a colon, and itself; several are their number, a colon, and themselves.
//!
//! Reading trusts nothing: an element and an attribute are places in the tables below, so there is no other; every
//! address is made anew through [`SafeUrl`] or [`MediaUrl`].

use super::{Element, Node, Value};
use crate::browser::location;
use crate::components::consent::Consent;
use crate::model::embed::Frame;
use crate::model::{MediaUrl, SafeUrl};
use crate::words::{Language, Words};
use leptos::prelude::{Get, RwSignal, Set};
use std::borrow::Cow;
use std::sync::Arc;

/// The elements of a body.
const TAGS: &str = "p span a em strong div li ul ol h2 h3 h4 br figure figcaption img blockquote code pre hr q sub sup \
                    mark del table caption thead tbody tr th td dl dt dd video audio source track button";
/// Their attributes, but for those of addresses.
const ATTRIBUTES: &str = "class lang dir rel alt width height sizes loading decoding start scope role tabindex aria-label \
                          type controls playsinline preload kind srclang label default title aria-hidden";
/// The attributes that hold an address, or several.
const ADDRESSES: &str = "href src srcset poster";

/// What marks an element that is shown only with the reader's consent: the key of the consent. Its first child stands
/// for the others until then.
pub const CONSENT: &str = "data-consent";
/// What a button in such an element does: [`SHOW`], [`ALWAYS`] or [`ASK`].
pub const ACT: &str = "data-act";
/// Shows the element now.
pub const SHOW: &str = "show";
/// Shows whatever has the same key, now and later.
pub const ALWAYS: &str = "always";
/// Takes that back.
pub const ASK: &str = "ask";
/// What marks a frame: what it may do, as [`Frame::terms`] says it. What it is held to is made anew from that.
pub const FRAME: &str = "data-frame";

fn place(table: &str, name: &str) -> Option<usize> {
    table.split(' ').position(|known| known == name)
}

fn name(table: &'static str, place: usize) -> Option<&'static str> {
    table.split(' ').nth(place)
}

/// The text of a node. What cannot cross (an element or attribute that no body has, a handler) is left out.
pub fn write(node: Node) -> String {
    let mut pieces = Vec::new();
    flatten(node, &mut pieces);
    let mut writer = Writer(String::new());
    writer.several(pieces);
    writer.0
}

/// A node as nodes that are one text or one element.
fn flatten(node: Node, out: &mut Vec<Node>) {
    match node {
        Node::Nothing | Node::Leptos(_) => {}
        Node::Many(nodes) => nodes.into_iter().for_each(|node| flatten(node, out)),
        Node::Dynamic(mut make) => flatten(make(), out),
        Node::Keyed(mut patches) => patches(&[]).into_nodes().for_each(|node| flatten(node, out)),
        node => out.push(node),
    }
}

struct Writer(String);

impl Writer {
    fn number(&mut self, number: usize) {
        self.0.push_str(&number.to_string());
        self.0.push(':');
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.push_str(text);
    }

    fn several(&mut self, nodes: Vec<Node>) {
        let is_known = |tag| tag == "iframe" || place(TAGS, tag).is_some();
        let known = |node: &Node| !matches!(node, Node::Element(element) if !is_known(element.tag));
        let nodes: Vec<Node> = nodes.into_iter().filter(known).collect();
        self.number(nodes.len());
        nodes.into_iter().for_each(|node| self.node(node));
    }

    fn node(&mut self, node: Node) {
        match node {
            Node::Text(text) => {
                self.0.push('t');
                self.text(&text);
            }
            Node::Element(element) => self.element(*element),
            _ => {}
        }
    }

    fn element(&mut self, element: Element) {
        let value = |(name, value): &(&'static str, Value)| Some((*name, value.resolve()?));
        let attributes: Vec<_> = element.attributes.iter().filter_map(value).collect();
        let mut children = Vec::new();
        element.children.into_iter().for_each(|child| flatten(child, &mut children));
        if let Some((_, key)) = attributes.iter().find(|(name, _)| *name == CONSENT) {
            self.0.push('x');
            self.text(key);
            let shown = children.split_off(children.len().min(1));
            self.text(&write(Node::Many(children)));
            self.text(&write(Node::Many(shown)));
            return;
        }
        if element.tag == "iframe" {
            let value =
                |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted).map_or("", |(_, value)| value);
            self.0.push('f');
            self.text(value(FRAME));
            self.text(value("src"));
            return self.rest(&attributes, children);
        }
        self.0.push('e');
        self.number(place(TAGS, element.tag).unwrap_or_default());
        self.rest(&attributes, children);
    }

    /// What an element has besides its name.
    fn rest(&mut self, attributes: &[(&str, Cow<'static, str>)], children: Vec<Node>) {
        for (mark, table) in [('a', ATTRIBUTES), ('u', ADDRESSES), ('d', ACT)] {
            for (name, value) in attributes {
                if let Some(at) = place(table, name) {
                    self.0.push(mark);
                    self.number(at);
                    self.text(value);
                }
            }
        }
        self.0.push('c');
        self.several(children);
    }
}

/// Where an address leads, when it is one of the site's own: the address by which the app shows it.
pub type Leads = fn(&SafeUrl) -> Option<String>;

/// The nodes that a text holds, in these words; what cannot be read ends them. What needs the reader's consent asks for
/// it; `leads` says which links stay in the app.
pub fn read(text: &str, words: &'static Words, consent: Consent, leads: Leads) -> Node {
    let mut reader = Reader { rest: text, words, consent, leads, embeds: 0, place: None };
    Node::Many(reader.several())
}

/// What a text says without its elements, a line for each paragraph, heading, item and row.
pub fn text_of(text: &str) -> String {
    let nodes = read(text, Language::default().words(), Consent::here(), |url| Some(url.as_str().to_owned()));
    let mut out = String::new();
    push_text(nodes, &mut out);
    out.trim_end().to_owned()
}

fn push_text(node: Node, out: &mut String) {
    match node {
        Node::Text(text) => out.push_str(&text),
        Node::Many(nodes) => nodes.into_iter().for_each(|node| push_text(node, out)),
        Node::Element(element) => {
            let tag = element.tag;
            element.children.into_iter().for_each(|child| push_text(child, out));
            match tag {
                "td" | "th" => out.push(' '),
                "p" | "h2" | "h3" | "h4" | "li" | "dt" | "dd" | "pre" | "tr" | "figcaption" | "caption" | "br" => {
                    out.push('\n');
                }
                _ => {}
            }
        }
        _ => {}
    }
}

/// An element that is shown with the reader's consent, for what stands in it.
#[derive(Clone)]
struct Place {
    key: Arc<str>,
    id: Arc<str>,
    is_shown: RwSignal<bool>,
}

struct Reader<'a> {
    rest: &'a str,
    words: &'static Words,
    consent: Consent,
    leads: Leads,
    embeds: usize,
    place: Option<Place>,
}

impl<'a> Reader<'a> {
    fn mark(&mut self) -> Option<char> {
        let mark = self.rest.chars().next()?;
        self.rest = &self.rest[mark.len_utf8()..];
        Some(mark)
    }

    fn number(&mut self) -> Option<usize> {
        let (digits, rest) = self.rest.split_once(':')?;
        self.rest = rest;
        digits.parse().ok()
    }

    fn slice(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(text)
    }

    fn told(&mut self) -> Option<String> {
        self.slice().map(str::to_owned)
    }

    fn several(&mut self) -> Vec<Node> {
        let count = self.number().unwrap_or_default();
        (0..count).map_while(|_| self.node()).collect()
    }

    fn node(&mut self) -> Option<Node> {
        match self.mark()? {
            't' => self.told().map(|text| Node::Text(text.into())),
            'e' => {
                let tag = name(TAGS, self.number()?)?;
                self.element(Element::new(tag))
            }
            'f' => self.frame(),
            'x' => self.embed(),
            _ => None,
        }
    }

    /// A frame: only where the reader has agreed, over `https`, from elsewhere, and held to its terms. Whatever wrote the
    /// text, it can widen none of that.
    fn frame(&mut self) -> Option<Node> {
        let (terms, address) = (self.slice()?, self.slice()?);
        let frame = SafeUrl::parse(address, None).and_then(|url| Frame::on_terms(terms, url));
        let mut element = Element::new("iframe");
        if let Some(frame) = &frame {
            element.literal("sandbox", frame.sandbox());
            element.literal("allow", frame.allow());
            element.literal("referrerpolicy", frame.referrer_policy());
            element.attribute("allowfullscreen", frame.allow().contains("fullscreen"));
            // It comes last: what the frame may do has to be known before it loads.
            element.string("src", frame.url().as_str().to_owned());
        }
        let node = self.element(element)?;
        let may_be_shown = |frame: Frame| self.place.is_some() && !frame.is_of(&location::origin());
        Some(if frame.is_some_and(may_be_shown) { node } else { Node::Nothing })
    }

    fn element(&mut self, mut element: Box<Element>) -> Option<Node> {
        let mut leaves = false;
        let mut act = None;
        loop {
            match self.mark()? {
                'a' => {
                    let name = name(ATTRIBUTES, self.number()?)?;
                    leaves |= name == "rel";
                    let value = self.told()?;
                    let value = if value.is_empty() { Value::Present } else { Value::Text(value.into()) };
                    element.push_attribute(name, value);
                }
                'u' => {
                    let name = name(ADDRESSES, self.number()?)?;
                    let address = self.slice()?;
                    if element.tag == "iframe" {
                        continue;
                    }
                    if name == "href" {
                        let Some(url) = SafeUrl::parse(address, None) else { continue };
                        let own = (self.leads)(&url);
                        if own.is_some() {
                            leaves = false;
                            element.attributes.retain(|(name, _)| *name != "rel");
                        }
                        element.string(name, own.unwrap_or_else(|| url.as_str().to_owned()));
                    } else if is_media(name, address) {
                        element.string(name, address.to_owned());
                    }
                }
                'd' => {
                    self.number()?;
                    act = self.slice();
                }
                _ => break,
            }
        }
        self.several().into_iter().for_each(|child| element.child(child));
        if leaves {
            // Said to the ear; the style sheet has a sign for the eye.
            let mut hint = Element::new("span\u{1}class\u{1}visually-hidden");
            hint.literal("lang", self.words.tag);
            hint.words([" ", self.words.opens_other_site].concat());
            element.element(hint);
        }
        if let Some((act, place)) = act.zip(self.place.clone()) {
            return Some(self.button(element, act, place));
        }
        Some(Node::Element(element))
    }

    fn embed(&mut self) -> Option<Node> {
        self.embeds += 1;
        let key: Arc<str> = self.slice()?.into();
        let (placeholder, shown): (Arc<str>, Arc<str>) = (self.slice()?.into(), self.slice()?.into());
        let id: Arc<str> = ["embed-", &self.embeds.to_string()].concat().into();
        let place = Place { key, id, is_shown: RwSignal::new(false) };
        let (words, consent, leads) = (self.words, self.consent, self.leads);
        let mut element = Element::new("div\u{1}class\u{1}embed\u{1}tabindex\u{1}-1");
        element.string("id", place.id.to_string());
        let content = move || {
            let text = if place.is_shown.get() || consent.has(&place.key) { &shown } else { &placeholder };
            let mut reader = Reader { rest: text, words, consent, leads, embeds: 0, place: Some(place.clone()) };
            Node::Many(reader.several())
        };
        element.child(Node::Dynamic(Box::new(content)));
        Some(Node::Element(element))
    }

    fn button(&self, mut element: Box<Element>, act: &str, place: Place) -> Node {
        let consent = self.consent;
        if act == ASK && !consent.has(&place.key) {
            return Node::Nothing;
        }
        let keeps = (act != SHOW).then_some(act == ALWAYS);
        element.on("click", move |_| {
            if let Some(keeps) = keeps {
                consent.keep(&place.key, keeps);
            }
            place.is_shown.set(keeps != Some(false));
            consent.arrive(&place.id);
        });
        Node::Element(element)
    }
}

/// Whether an address, or each of the candidates of a `srcset`, is one that a page may load.
fn is_media(name: &str, addresses: &str) -> bool {
    let is_one = |address: &str| MediaUrl::parse(address, None).is_some();
    match name {
        "srcset" => addresses.split(", ").all(|candidate| candidate.split(' ').next().is_some_and(is_one)),
        _ => is_one(addresses),
    }
}

#[cfg(test)]
mod tests;
