//! What stands in a place while its content is on its way: the same grid and the same heights, so that nothing moves
//! when the content comes.

use crate::locale::use_locale;
use crate::node::{IntoNode, Node, view};

/// The front page to come.
pub fn front_skeleton() -> Node {
    let cards = |count: usize| (0..count).map(|_| card("skeleton__card skeleton__card--feature")).collect::<Vec<_>>();
    let page = view! {
        <div class={"front-page__top"}>
            <div class={"front-page__centre"}>
                {card("skeleton__card skeleton__card--lead")}
                <div class={"front-page__below"}>{cards(2)}</div>
            </div>
            <div class={"front-page__before"}>{cards(3)}</div>
            <div class={"front-page__after"}>{cards(2)}</div>
        </div>
    };
    loading(page.into_node())
}

/// A list of `count` headlines to come.
pub fn list_skeleton(count: usize) -> Node {
    let rows: Vec<Node> = (0..count).map(|_| card("skeleton__card skeleton__card--row")).collect();
    loading(view! { <div class={"skeleton__list"}>{rows}</div> })
}

/// A headline to come: a picture and three lines.
fn card(class: &'static str) -> Node {
    let line = || view! { <span class={"skeleton__line"}></span> };
    view! {
        <div class=class>
            <span class={"skeleton__picture"}></span>
            <span class={"skeleton__lines"}>{line()} {line()} {line()}</span>
        </div>
    }
}

/// Tells assistive technology in words what the shapes tell the eye.
fn loading(shapes: Node) -> Node {
    view! {
        <div class="skeleton">
            <p class="visually-hidden" role="status">{use_locale().words().loading}</p>
            <div aria-hidden="true">{shapes}</div>
        </div>
    }
}
