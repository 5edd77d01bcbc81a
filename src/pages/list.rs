//! The pages of lists (latest, a category, videos, an author, a tag): a heading and the headlines, page after page.

use super::errors::error_notice;
use super::{describe, fixed, go_to, list_view, start};
use crate::backend::ListView;
use crate::browser::{focus, scroll};
use crate::components::heading::page_heading;
use crate::components::headline_list::{headline_list_wrapper, headline_row};
use crate::components::more::{all_loaded, left_out, more_headlines, to_newest};
use crate::components::{notice, skeleton};
use crate::effect::effect;
use crate::locale::{Locale, use_locale};
use crate::model::{Cursor, Headline, Slug};
use crate::node::{IntoNode, Node, each, view};
use crate::route::Route;
use crate::site::Site;
use crate::store::{ListState, Store, now};
use crate::words::fill;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;
use std::time::Duration;

/// The page of a list.
pub fn list(route: Route) -> Node {
    let Some(view) = list_view(&route) else { return ().into_node() };
    let store = expect_context::<Store>();
    let list = store.list(&view, &start(&route), !scroll::is_return());
    let heading = Memo::new({
        let (list, route, locale) = (list.clone(), route.clone(), use_locale());
        let site = expect_context::<Arc<Site>>();
        move |_| list.with(|list| title(&route, &site, list, &locale))
    });
    describe(Signal::derive(move || Some(heading.get())), fixed(None), route.clone(), false);
    view! {
        {move || page_heading(heading.get(), None)}
        {headlines(view, route, list)}
    }
}

/// The heading: the name of the category, author or tag from the site file or a headline, or else its slug.
fn title(route: &Route, site: &Site, list: &ListState, locale: &Locale) -> String {
    let words = locale.words();
    let found = |slug: &Slug, name: &dyn Fn(&Headline) -> Option<String>| {
        list.headlines.iter().find_map(name).unwrap_or_else(|| slug.as_str().to_owned())
    };
    match route {
        Route::Category(slug, _) => match site.category(slug) {
            Some(category) => category.title.clone(),
            None => found(slug, &|headline| {
                headline.category.as_ref().filter(|known| known.slug == *slug).map(|known| known.title.clone())
            }),
        },
        Route::Author(slug, _) => fill(
            words.stories_by,
            &found(slug, &|headline| {
                headline.authors.iter().find(|known| known.slug.as_ref() == Some(slug)).map(|known| known.name.clone())
            }),
        ),
        Route::Tag(slug, _) => fill(
            words.stories_about,
            &found(slug, &|headline| {
                headline.tags.iter().find(|known| known.slug.as_ref() == Some(slug)).map(|known| known.title.clone())
            }),
        ),
        Route::Videos(_) => words.videos.to_owned(),
        _ => words.latest.to_owned(),
    }
}

/// The headlines of a list or the state that it is in, and the button that loads more.
pub fn headlines(view: ListView, route: Route, list: ArcRwSignal<ListState>) -> Node {
    let store = expect_context::<Store>();
    let first = start(&route);
    let retry = {
        let (view, first) = (view.clone(), first.clone());
        Callback::new(move |()| store.fetch_first(&view, &first))
    };
    // A number, because memos of numbers are compiled already.
    let state = Memo::new({
        let list = list.clone();
        move |_| list.with(State::of) as usize
    });
    let error = {
        let list = list.clone();
        move || list.with(|list| list.error.clone())
    };
    let page = move || {
        // Reading the memo subscribes to it; memos that nobody reads are not updated.
        let _ = state.get();
        match list.with_untracked(State::of) {
            State::Loading => skeleton::list_skeleton(8).into_node(),
            State::Failed => error().map(|error| error_notice(&error, retry)).into_node(),
            State::Empty => notice::empty_list(),
            State::Ready => ready(&view, &route, &first, list.clone()),
        }
    };
    page.into_node()
}

/// The state of the page of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Loading,
    Failed,
    Empty,
    Ready,
}

impl State {
    fn of(list: &ListState) -> Self {
        match list {
            ListState { error: Some(_), .. } if !list.is_ready() => State::Failed,
            _ if !list.is_ready() => State::Loading,
            _ if list.headlines.is_empty() && list.next.is_none() => State::Empty,
            _ => State::Ready,
        }
    }
}

fn ready(view: &ListView, route: &Route, first: &Cursor, list: ArcRwSignal<ListState>) -> Node {
    let drawn = draw_in_parts(list.clone());
    let rows = {
        let list = list.clone();
        let headlines = move |lend: &mut dyn FnMut(&[Headline])| {
            let drawn = drawn.get();
            list.with(|list| lend(&list.headlines[..drawn.min(list.headlines.len())]));
        };
        each(headlines, |headline| headline.id.as_str(), |headline| headline_row(headline, now()))
    };
    let newer = (*first != Cursor::Start).then(|| to_newest(&route.at(Cursor::Start)));
    let more = {
        let (view, route, first, list) = (view.clone(), route.clone(), first.clone(), list.clone());
        move || more(&view, &route, &first, &list)
    };
    view! {
        {newer}
        {stale_notice(view, first, list.clone())}
        {headline_list_wrapper(rows)}
        {more}
    }
}

/// The number of rows drawn in one task: the first rows of a long list are drawn before the rest.
const ROWS_AT_ONCE: usize = 100;
/// The number of remaining rows that are drawn in one task, so that a page that is added appears at once.
const ROWS_OF_A_PAGE: usize = 200;

/// The number of rows that are drawn so far. A list of thousands is drawn in chunks, so that the page responds meanwhile.
fn draw_in_parts(list: ArcRwSignal<ListState>) -> Memo<usize> {
    let begun = RwSignal::new(ROWS_AT_ONCE);
    let drawn = Memo::new(move |_| {
        let (total, begun) = (list.with(|list| list.headlines.len()), begun.get());
        if total <= begun + ROWS_OF_A_PAGE { total } else { begun }
    });
    let mut before = 0;
    effect(move || {
        let drawn = drawn.get();
        if drawn == begun.get_untracked() && before != drawn {
            set_timeout(move || begun.update(|begun| *begun += ROWS_AT_ONCE), Duration::ZERO);
        }
        before = drawn;
    });
    drawn
}

/// The notice that the list could not be refreshed, with its age.
fn stale_notice(view: &ListView, first: &Cursor, list: ArcRwSignal<ListState>) -> Node {
    let store = expect_context::<Store>();
    let (view, first) = (view.clone(), first.clone());
    let retry = Callback::new(move |()| store.fetch_first(&view, &first));
    let notice = move || {
        let age = list.with(|list| list.stale_since());
        age.map(|at| notice::stale_notice(at, now(), retry))
    };
    notice.into_node()
}

/// What follows the headlines: the button that loads more, or a line that says that these are all.
fn more(view: &ListView, route: &Route, first: &Cursor, list: &ArcRwSignal<ListState>) -> Node {
    let store = expect_context::<Store>();
    let (next, unread, count) = list.with(|t| (t.next.clone(), t.left_out as u64, t.headlines.len() as u64));
    // A list that is fetched in parts is shown before its last part has arrived.
    if list.with(|list| list.pending && !list.more) && next.is_none() {
        return Node::Nothing;
    }
    let Some(next) = next else { return view! { {left_out(unread)} {all_loaded(count)} } };
    let pending = Signal::derive({
        let list = list.clone();
        move || list.with(|list| list.pending)
    });
    let target = route.at(next);
    let follow = follow_growth(route.clone(), list.clone());
    let (view, first) = (view.clone(), first.clone());
    let on_click = Callback::new(move |()| {
        follow();
        store.fetch_next(&view, &first);
    });
    let failed = {
        let list = list.clone();
        move || list.with(|list| list.error.clone().filter(|_| list.more)).map(|error| error_notice(&error, on_click))
    };
    view! {
        {left_out(unread)}
        {failed}
        {more_headlines(&target, pending, on_click)}
    }
}

/// Waits until the list has grown, then updates the address and moves the focus to the first new headline.
fn follow_growth(route: Route, list: ArcRwSignal<ListState>) -> impl Fn() + Clone + Send + Sync {
    let navigate = use_navigate();
    move || {
        let (route, list, navigate) = (route.clone(), list.clone(), navigate.clone());
        let before = list.with_untracked(|list| (list.pages.len(), list.headlines.len()));
        let mut done = false;
        effect(move || {
            let now = list.with(|list| (list.pages.len(), list.headlines.len(), list.pages.last().cloned()));
            let (pages, headlines, Some(last)) = now else { return };
            if done || pages <= before.0 {
                return;
            }
            done = true;
            let grown = route.at(last);
            let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            go_to(&grown, options, &navigate);
            if headlines > before.1 {
                let selector =
                    [".headline-list__item:nth-child(", &(before.1 + 1).to_string(), ") :is(h2, h3) a"].concat();
                request_animation_frame(move || {
                    focus::move_to(&selector);
                });
            }
        });
    }
}
