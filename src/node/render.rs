//! A node as a Leptos view, so that it can stand wherever one can.
//!
//! Leptos asks of a view that it can take over HTML that a server has made. Pages of ours that are made beforehand are
//! drawn anew in the browser, so that is a build like any other.

use super::dom::Shown;
use super::{Node, html};
use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::{AddAnyAttr, Render, RenderHtml};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState};

impl Render for Node {
    type State = Shown;

    fn build(self) -> Shown {
        Node::build(self)
    }

    fn rebuild(self, state: &mut Shown) {
        Node::rebuild(self, state);
    }
}

impl AddAnyAttr for Node {
    type Output<SomeNewAttr: Attribute> = Node;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Node {
        self
    }
}

impl RenderHtml for Node {
    type AsyncOutput = Node;
    type Owned = Node;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Node {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        html::write(self, buf);
    }

    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> Shown {
        Node::build(self)
    }

    fn into_owned(self) -> Node {
        self
    }
}
