//! The breaking-news strip at the top of the front page.

use super::time::published_time;
use super::truncated;
use crate::locale::use_locale;
use crate::model::{Headline, Timestamp};
use crate::node::{Node, view};
use crate::route::Route;

/// Renders the strip; `None` if there are no headlines.
pub fn breaking(headlines: &[Headline], now: Timestamp) -> Option<Node> {
    if headlines.is_empty() {
        return None;
    }
    let label = use_locale().words().breaking;
    let items: Vec<Node> = headlines.iter().map(|headline| item(headline, now)).collect();
    Some(view! {
        <section class="breaking" aria-label=label>
            <p class="breaking__label" aria-hidden="true">{label}</p>
            <ul class="breaking__list">{items}</ul>
        </section>
    })
}

fn item(headline: &Headline, now: Timestamp) -> Node {
    let to = Route::Article(headline.id.clone());
    view! {
        <li class="breaking__item">
            <a class="breaking__link" href=to lang=headline.language.clone() dir=headline.direction()>
                {truncated::title(&headline.title)}
            </a>
            " "
            {headline.published.as_ref().map(|published| published_time(published, now))}
        </li>
    }
}
