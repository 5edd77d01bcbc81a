//! Implements Leptos' view traits for nodes, so that a node can be used wherever a view can.
//!
//! Leptos requires views to support hydration. The app doesn't hydrate: it renders prerendered pages anew, so `hydrate`
//! builds the node like any other.

use super::dom::Rendered;
use super::{Node, html};
use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::{AddAnyAttr, Render, RenderHtml};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState};

impl Render for Node {
    type State = Rendered;

    fn build(self) -> Rendered {
        Node::build(self)
    }

    fn rebuild(self, state: &mut Rendered) {
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

    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> Rendered {
        Node::build(self)
    }

    fn into_owned(self) -> Node {
        self
    }
}
