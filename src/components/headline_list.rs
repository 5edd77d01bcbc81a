//! A list of headlines, one under the other. The browser lays out only those that are near the screen, so that a
//! list that was asked for more a hundred times stays as quick as one page of it.

use super::heading::HeadingLevel;
use super::headline_card::{CardShape, headline_card};
use crate::model::{Headline, Timestamp};
use leptos::prelude::*;

/// Headlines in their order.
pub fn headline_list(headlines: &[Headline], now: Timestamp) -> AnyView {
    let rows: Vec<AnyView> = headlines.iter().map(|headline| headline_row(headline, now)).collect();
    list_of_headlines(rows.into_any())
}

/// The list about rows that [`headline_row`] made.
pub fn list_of_headlines(rows: AnyView) -> AnyView {
    view! { <ol class="headline-list">{rows}</ol> }.into_any()
}

/// One line of a list.
pub fn headline_row(headline: &Headline, now: Timestamp) -> AnyView {
    view! {
        <li class="headline-list__item">{headline_card(headline, CardShape::Row, HeadingLevel::Two, now)}</li>
    }
    .into_any()
}
