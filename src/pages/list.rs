//! Latest, a category, the films, an author, a tag: a heading and the headlines, page after page.

use super::{describe, fixed, go_to, list_view, start};
use crate::backend::ListView;
use crate::browser::{focus, scroll};
use crate::components::heading::page_heading;
use crate::components::headline_list::{headline_list_wrapper, headline_row};
use crate::components::more::{all_loaded, left_out, more_headlines, to_newest};
use crate::components::{error_notice, notice, skeleton};
use crate::effect::effect;
use crate::locale::{Locale, use_locale};
use crate::model::{Cursor, Headline, Slug};
use crate::node::{IntoNode, Node, each, view};
use crate::route::Route;
use crate::site::Site;
use crate::store::{Store, Thread, now};
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
    let thread = store.thread(&view, &start(&route), !scroll::is_return());
    let heading = Memo::new({
        let (thread, route, locale) = (thread.clone(), route.clone(), use_locale());
        let site = expect_context::<Arc<Site>>();
        move |_| thread.with(|thread| title(&route, &site, thread, &locale))
    });
    describe(Signal::derive(move || Some(heading.get())), fixed(None), route.clone(), false);
    view! {
        {move || page_heading(heading.get(), None)}
        {headlines(view, route, thread)}
    }
}

/// The heading: the name of the category, author or tag as its own stories spell it, or else as the address does.
fn title(route: &Route, site: &Site, thread: &Thread, locale: &Locale) -> String {
    let words = locale.words();
    let found = |slug: &Slug, name: &dyn Fn(&Headline) -> Option<String>| {
        thread.headlines.iter().find_map(name).unwrap_or_else(|| slug.as_str().to_owned())
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

/// The headlines of a list in the state that they are in, and the way to more of them.
pub fn headlines(view: ListView, route: Route, thread: ArcRwSignal<Thread>) -> Node {
    let store = expect_context::<Store>();
    let first = start(&route);
    let retry = {
        let (view, first) = (view.clone(), first.clone());
        Callback::new(move |()| store.read_first(&view, &first))
    };
    // As a number, since memos of numbers are in the program already.
    let state = Memo::new({
        let thread = thread.clone();
        move |_| thread.with(State::of) as usize
    });
    let error = {
        let thread = thread.clone();
        move || thread.with(|thread| thread.error.clone())
    };
    let page = move || {
        // A memo that is not read does not look at what it is made of.
        let _ = state.get();
        match thread.with_untracked(State::of) {
            State::Loading => skeleton::list_skeleton(8).into_node(),
            State::Failed => error().map(|error| error_notice::error_notice(&error, retry)).into_node(),
            State::Empty => notice::empty_list(),
            State::Ready => ready(&view, &route, &first, thread.clone()),
        }
    };
    page.into_node()
}

/// What a list looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Loading,
    Failed,
    Empty,
    Ready,
}

impl State {
    fn of(thread: &Thread) -> Self {
        match thread {
            Thread { error: Some(_), .. } if !thread.is_ready() => State::Failed,
            _ if !thread.is_ready() => State::Loading,
            _ if thread.headlines.is_empty() && thread.next.is_none() => State::Empty,
            _ => State::Ready,
        }
    }
}

fn ready(view: &ListView, route: &Route, first: &Cursor, thread: ArcRwSignal<Thread>) -> Node {
    let drawn = draw_in_parts(thread.clone());
    let rows = {
        let thread = thread.clone();
        let headlines = move |lend: &mut dyn FnMut(&[Headline])| {
            let drawn = drawn.get();
            thread.with(|thread| lend(&thread.headlines[..drawn.min(thread.headlines.len())]));
        };
        each(headlines, |headline| headline.id.as_str(), |headline| headline_row(headline, now()))
    };
    let newer = (*first != Cursor::Start).then(|| to_newest(&route.at(Cursor::Start)));
    let more = {
        let (view, route, first, thread) = (view.clone(), route.clone(), first.clone(), thread.clone());
        move || more(&view, &route, &first, &thread)
    };
    view! {
        {newer}
        {stale(view, first, thread.clone())}
        {headline_list_wrapper(rows)}
        {more}
    }
}

/// How many rows are drawn at once: enough that the first of a long list are there before the rest is begun.
const ROWS_AT_ONCE: usize = 100;
/// Up to how many more rows are drawn with those that are there, so that a page that is added is there at once.
const ROWS_OF_A_PAGE: usize = 200;

/// How many rows are drawn by now. A list of thousands is drawn part by part, and the page can be read meanwhile.
fn draw_in_parts(thread: ArcRwSignal<Thread>) -> Memo<usize> {
    let begun = RwSignal::new(ROWS_AT_ONCE);
    let drawn = Memo::new(move |_| {
        let (total, begun) = (thread.with(|thread| thread.headlines.len()), begun.get());
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

/// Says that a newer list could not be had, and how old this one is.
fn stale(view: &ListView, first: &Cursor, thread: ArcRwSignal<Thread>) -> Node {
    let store = expect_context::<Store>();
    let (view, first) = (view.clone(), first.clone());
    let retry = Callback::new(move |()| store.read_first(&view, &first));
    let notice = move || {
        let age = thread.with(|thread| thread.is_old_at());
        age.map(|at| notice::stale_notice(at, now(), retry))
    };
    notice.into_node()
}

/// What stands under the headlines: the way to more, or that these are all.
fn more(view: &ListView, route: &Route, first: &Cursor, thread: &ArcRwSignal<Thread>) -> Node {
    let store = expect_context::<Store>();
    let (next, unread, count) = thread.with(|t| (t.next.clone(), t.left_out as u64, t.headlines.len() as u64));
    // A long list is shown before it has been read to its end.
    if thread.with(|thread| thread.pending && !thread.more) && next.is_none() {
        return Node::Nothing;
    }
    let Some(next) = next else { return view! { {left_out(unread)} {all_loaded(count)} } };
    let pending = Signal::derive({
        let thread = thread.clone();
        move || thread.with(|thread| thread.pending)
    });
    let target = route.at(next);
    let follow = follow_growth(route.clone(), thread.clone());
    let (view, first) = (view.clone(), first.clone());
    let on_click = Callback::new(move |()| {
        follow();
        store.read_more(&view, &first);
    });
    let failed = {
        let thread = thread.clone();
        move || {
            thread
                .with(|thread| thread.error.clone().filter(|_| thread.more))
                .map(|error| error_notice::error_notice(&error, on_click))
        }
    };
    view! {
        {left_out(unread)}
        {failed}
        {more_headlines(&target, pending, on_click)}
    }
}

/// When the list has grown, its address says so, and the focus is on the first headline that is new.
fn follow_growth(route: Route, thread: ArcRwSignal<Thread>) -> impl Fn() + Clone + Send + Sync {
    let navigate = use_navigate();
    move || {
        let (route, thread, navigate) = (route.clone(), thread.clone(), navigate.clone());
        let before = thread.with_untracked(|thread| (thread.pages.len(), thread.headlines.len()));
        let mut done = false;
        effect(move || {
            let now = thread.with(|thread| (thread.pages.len(), thread.headlines.len(), thread.pages.last().cloned()));
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
