//! The front page: the lead and the latest headlines from one list, then a section for each category.

use super::errors::error_notice;
use super::{describe, fixed};
use crate::backend::ListView;
use crate::browser::scroll;
use crate::components::front_page::{FrontPage, front_page_wrapper, parts};
use crate::components::{notice, skeleton};
use crate::effect::effect;
use crate::model::{Category, Cursor, Headline};
use crate::node::{IntoNode, Node, view};
use crate::route::Route;
use crate::site::Site;
use crate::store::{ListState, Store, now};
use leptos::prelude::*;
use std::sync::Arc;

/// The most sections.
const MOST_SECTIONS: usize = 12;

/// The categories of the page in order, each with its list.
type Sections = Vec<(Category, ArcRwSignal<ListState>)>;

/// The front page.
pub fn front() -> Node {
    let store = expect_context::<Store>();
    let site = expect_context::<Arc<Site>>();
    describe(fixed(None), fixed(None), Route::Front, false);
    let anew = !scroll::is_return();
    let latest = store.list(&ListView::Latest, &Cursor::Start, anew);
    let sections: Sections = site
        .categories
        .iter()
        .filter(|known| known.category.slug.as_str() != "breaking")
        .take(MOST_SECTIONS)
        .map(|known| {
            let category = known.category.clone();
            let list = store.list(&ListView::Category(category.slug.clone()), &Cursor::Start, anew);
            (category, list)
        })
        .collect();
    let retry = Callback::new(move |()| store.fetch_first(&ListView::Latest, &Cursor::Start));
    // The whole page is drawn again, with the current age of each article, only when the latest headlines are refreshed.
    let read_at = Memo::new({
        let latest = latest.clone();
        move |_| latest.with(|list| list.read_at)
    });
    let page = move || {
        if read_at.get().is_some() {
            return ready(&latest, &sections, retry);
        }
        match latest.with(|list| list.error.clone()) {
            Some(error) => error_notice(&error, retry),
            None => skeleton::front_skeleton(),
        }
    };
    page.into_node()
}

/// The page once the latest headlines have been fetched, with the sections that have arrived.
fn ready(latest: &ArcRwSignal<ListState>, sections: &Sections, retry: Callback<()>) -> Node {
    if latest.with_untracked(|list| list.headlines.is_empty()) {
        return notice::empty_list();
    }
    let stale = {
        let latest = latest.clone();
        move || latest.with(ListState::stale_since).map(|at| notice::stale_notice(at, now(), retry))
    };
    count_breaking(latest.clone());
    let parts = {
        let (latest, sections) = (latest.clone(), sections.clone());
        let front = move || latest.with(|list| FrontPage::compose(&list.headlines, arrived(&sections)));
        parts(front, |part| part.draw(now()))
    };
    let waiting = {
        let sections = sections.clone();
        move || (!sections.iter().all(|(_, list)| list.with(is_settled))).then(|| skeleton::list_skeleton(4))
    };
    view! { {stale} {front_page_wrapper(parts)} {waiting} }
}

/// Keeps the badge on the app's icon up to date with the breaking stories of the page.
fn count_breaking(latest: ArcRwSignal<ListState>) {
    let store = expect_context::<Store>();
    effect(move || store.set_breaking(&latest.with(|list| FrontPage::compose(&list.headlines, Vec::new())).breaking));
}

/// The sections that have arrived, in order, up to the first that has not, so that no section moves when the next one
/// arrives. A section that failed has no headlines.
fn arrived(sections: &Sections) -> Vec<(Category, Vec<Headline>)> {
    let arrived = sections.iter().take_while(|(_, list)| list.with(is_settled));
    arrived.map(|(category, list)| (category.clone(), list.with(|list| list.headlines.clone()))).collect()
}

/// Whether the request for a list has succeeded or failed.
fn is_settled(list: &ListState) -> bool {
    list.is_ready() || list.error.is_some()
}
