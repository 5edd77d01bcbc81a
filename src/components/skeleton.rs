//! Placeholders for content that is loading. They use the same grid and heights as the content, so the layout doesn't
//! shift when it arrives.

use crate::locale::use_locale;
use crate::node::{IntoNode, Node, view};

/// Placeholder for the front page.
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

/// Placeholder for a list of `count` headlines.
pub fn list_skeleton(count: usize) -> Node {
    let rows: Vec<Node> = (0..count).map(|_| card("skeleton__card skeleton__card--row")).collect();
    loading(view! { <div class={"skeleton__list"}>{rows}</div> })
}

/// Placeholder for a headline: a picture and three lines.
fn card(class: &'static str) -> Node {
    let line = || view! { <span class={"skeleton__line"}></span> };
    view! {
        <div class=class>
            <span class={"skeleton__picture"}></span>
            <span class={"skeleton__lines"}>{line()} {line()} {line()}</span>
        </div>
    }
}

/// Hides the shapes from assistive technology and announces "Loading" instead.
fn loading(shapes: Node) -> Node {
    view! {
        <div class="skeleton">
            <p class="visually-hidden" role="status">{use_locale().words().loading}</p>
            <div aria-hidden="true">{shapes}</div>
        </div>
    }
}
