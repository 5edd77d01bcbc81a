//! Links at the end of a story: related headlines, and the previous and next story of the list that the reader came from.

use super::heading::HeadingLevel;
use super::headline_card::{CardShape, headline_card};
use super::truncated;
use crate::locale::use_locale;
use crate::model::{Headline, Timestamp};
use crate::node::{Node, view};
use crate::route::Route;

/// Renders headlines under a title such as `More from Science`; `None` if there are no headlines.
pub fn related(title: String, headlines: &[Headline], now: Timestamp) -> Option<Node> {
    if headlines.is_empty() {
        return None;
    }
    let items: Vec<Node> = headlines
        .iter()
        .map(|headline| {
            let card = headline_card(headline, CardShape::Feature, HeadingLevel::Three, now);
            view! { <li class="related__item">{card}</li> }
        })
        .collect();
    let label = title.clone();
    Some(view! {
        <section class="related" aria-label=label>
            <h2 class="related__title">{title}</h2>
            <ul class="related__list" role="list">{items}</ul>
        </section>
    })
}

/// Renders links to the previous and next story; `None` if there is neither.
pub fn adjacent(previous: Option<&Headline>, next: Option<&Headline>) -> Option<Node> {
    if previous.is_none() && next.is_none() {
        return None;
    }
    let words = use_locale().words();
    let previous = previous.map(|headline| neighbour(headline, "prev", words.previous_story));
    let next = next.map(|headline| neighbour(headline, "next", words.next_story));
    Some(view! { <nav class="adjacent" aria-label=words.adjacent_stories>{previous} {next}</nav> })
}

fn neighbour(headline: &Headline, rel: &'static str, label: &'static str) -> Node {
    let title = truncated::title(&headline.title);
    view! {
        <a class="adjacent__link" rel=rel href=Route::Article(headline.id.clone())>
            <span class="adjacent__label">{label}</span>
            " "
            <span class="adjacent__title" lang=headline.language.clone()><bdi>{title}</bdi></span>
        </a>
    }
}
