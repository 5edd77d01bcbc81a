//! A body on a page. It comes drawn, as a text ([`node::crossing`](crate::node::crossing)); what is left to do here is to
//! say its words in the reader's language, to keep links to the site's own stories in the app, and to ask before
//! anything of a third party's is shown.

use super::consent::Consent;
use crate::locale::use_locale;
use crate::model::Body;
use crate::node::crossing::{self, Leads};
use crate::node::{Element, Node};

/// The pieces of a body in their order; `leads` tells which addresses are the site's own.
pub fn body(body: &Body, leads: Leads) -> Node {
    let mut element = Element::new("div\u{1}class\u{1}article__body body");
    element.child(crossing::read(&body.drawn, use_locale().words(), Consent::here(), leads));
    Node::Element(element)
}
