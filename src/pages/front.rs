//! The front page: the lead and the latest from one list, then a block for each category.

use super::{describe, fixed};
use crate::backend::ListView;
use crate::browser::scroll;
use crate::components::front_page::{self, FrontPage};
use crate::components::{error_notice, notice, skeleton};
use crate::model::{Category, Cursor, Headline};
use crate::node::{IntoNode, Node, view};
use crate::route::Route;
use crate::site::Site;
use crate::store::{Store, Thread, now};
use leptos::prelude::*;
use std::sync::Arc;

/// How many categories have a block.
const MOST_SECTIONS: usize = 12;

/// The front page.
pub fn front() -> Node {
    let store = expect_context::<Store>();
    let site = expect_context::<Arc<Site>>();
    describe(fixed(None), fixed(None), Route::Front, false);
    let anew = !scroll::is_return();
    let latest = store.thread(&ListView::Latest, &Cursor::Start, anew);
    let sections: Vec<(Category, ArcRwSignal<Thread>)> = site
        .categories
        .iter()
        .filter(|known| known.category.slug.as_str() != "breaking")
        .take(MOST_SECTIONS)
        .map(|known| {
            let category = known.category.clone();
            let thread = store.thread(&ListView::Category(category.slug.clone()), &Cursor::Start, anew);
            (category, thread)
        })
        .collect();
    let retry = Callback::new(move |()| store.read_first(&ListView::Latest, &Cursor::Start));
    (move || {
        let (is_ready, error, old_at, headlines) = latest
            .with(|thread| (thread.is_ready(), thread.error.clone(), thread.is_old_at(), thread.headlines.clone()));
        let stale = old_at.map(|at| notice::stale_notice(at, now(), retry));
        match (is_ready, error) {
            (false, Some(error)) => error_notice::error_notice(&error, retry).into_node(),
            (false, None) => skeleton::front_skeleton().into_node(),
            (true, _) if headlines.is_empty() => notice::nothing_here(),
            (true, _) => view! { {stale} {page(&headlines, &sections)} },
        }
    })
    .into_node()
}

/// The page as far as its sections have come, in their order: what is drawn does not move when the next one comes. A
/// section that failed is left out.
fn page(latest: &[Headline], sections: &[(Category, ArcRwSignal<Thread>)]) -> Node {
    let mut come = Vec::new();
    let mut all = true;
    for (category, thread) in sections {
        let headlines = thread.with(|thread| match (thread.is_ready(), thread.error.is_some()) {
            (true, _) => Some(thread.headlines.clone()),
            (false, failed) => failed.then(Vec::new),
        });
        match headlines {
            Some(headlines) if all => come.push((category.clone(), headlines)),
            _ => all = false,
        }
    }
    let front = front_page::front_page(&FrontPage::compose(latest, come), now());
    let waiting = (!all).then(|| skeleton::list_skeleton(4));
    view! { {front} {waiting} }
}
