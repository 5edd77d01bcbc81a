//! A vertical list of headlines. The browser lays out only the rows near the viewport (`content-visibility`), so a list
//! of a hundred pages stays as fast as one page.

use super::heading::HeadingLevel;
use super::headline_card::{CardShape, headline_card};
use crate::model::{Headline, Timestamp};
use crate::node::{IntoNode, Node, view};

/// Renders headlines as a list, in the given order.
pub fn headline_list(headlines: &[Headline], now: Timestamp) -> Node {
    let rows: Vec<Node> = headlines.iter().map(|headline| headline_row(headline, now)).collect();
    headline_list_wrapper(rows.into_node())
}

/// The `<ol>` around rows made by [`headline_row`].
pub fn headline_list_wrapper(rows: Node) -> Node {
    view! { <ol class="headline-list">{rows}</ol> }
}

/// Renders one row of the list.
pub fn headline_row(headline: &Headline, now: Timestamp) -> Node {
    view! {
        <li class="headline-list__item">{headline_card(headline, CardShape::Row, HeadingLevel::Two, now)}</li>
    }
}
