//! The front page: the lead and the latest from one list, then a block for each category.

use super::{describe, fixed};
use crate::backend::ListView;
use crate::browser::scroll;
use crate::components::front_page::{FrontPage, front_page_wrapper, parts};
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

/// The categories of the page in their order, each with its list.
type Sections = Vec<(Category, ArcRwSignal<Thread>)>;

/// The front page.
pub fn front() -> Node {
    let store = expect_context::<Store>();
    let site = expect_context::<Arc<Site>>();
    describe(fixed(None), fixed(None), Route::Front, false);
    let anew = !scroll::is_return();
    let latest = store.thread(&ListView::Latest, &Cursor::Start, anew);
    let sections: Sections = site
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
    // When the newest were read: only then is all of the page drawn again, with the age that each story has by then.
    let read_at = Memo::new({
        let latest = latest.clone();
        move |_| latest.with(|thread| thread.read_at)
    });
    let page = move || {
        if read_at.get().is_some() {
            return ready(&latest, &sections, retry);
        }
        match latest.with(|thread| thread.error.clone()) {
            Some(error) => error_notice::error_notice(&error, retry),
            None => skeleton::front_skeleton(),
        }
    };
    page.into_node()
}

/// The page when the newest headlines are there, however many of its sections have come.
fn ready(latest: &ArcRwSignal<Thread>, sections: &Sections, retry: Callback<()>) -> Node {
    if latest.with_untracked(|thread| thread.headlines.is_empty()) {
        return notice::empty_list();
    }
    let stale = {
        let latest = latest.clone();
        move || latest.with(Thread::is_old_at).map(|at| notice::stale_notice(at, now(), retry))
    };
    let parts = {
        let (latest, sections) = (latest.clone(), sections.clone());
        let front = move || latest.with(|thread| FrontPage::compose(&thread.headlines, come(&sections)));
        parts(front, |part| part.draw(now()))
    };
    let waiting = {
        let sections = sections.clone();
        move || (!sections.iter().all(|(_, thread)| thread.with(has_come))).then(|| skeleton::list_skeleton(4))
    };
    view! { {stale} {front_page_wrapper(parts)} {waiting} }
}

/// The sections that have come, in their order, up to the first that has not: what is drawn does not move when the next
/// one comes. A section that failed has no headlines.
fn come(sections: &Sections) -> Vec<(Category, Vec<Headline>)> {
    let come = sections.iter().take_while(|(_, thread)| thread.with(has_come));
    come.map(|(category, thread)| (category.clone(), thread.with(|thread| thread.headlines.clone()))).collect()
}

/// Whether nothing more is to be waited for.
fn has_come(thread: &Thread) -> bool {
    thread.is_ready() || thread.error.is_some()
}
