//! A list of headlines, one under the other. The browser lays out only those that are near the screen, so that a
//! list that was asked for more a hundred times stays as quick as one page of it.

use super::heading::HeadingLevel;
use super::headline_card::{CardShape, headline_card};
use crate::model::{Headline, Timestamp};
use crate::node::{IntoNode, Node, view};

/// Headlines in their order.
pub fn headline_list(headlines: &[Headline], now: Timestamp) -> Node {
    let rows: Vec<Node> = headlines.iter().map(|headline| headline_row(headline, now)).collect();
    list_of_headlines(rows.into_node())
}

/// The list about rows that [`headline_row`] made.
pub fn list_of_headlines(rows: Node) -> Node {
    view! { <ol class="headline-list">{rows}</ol> }
}

/// One line of a list.
pub fn headline_row(headline: &Headline, now: Timestamp) -> Node {
    view! {
        <li class="headline-list__item">{headline_card(headline, CardShape::Row, HeadingLevel::Two, now)}</li>
    }
}
