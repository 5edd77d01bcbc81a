//! One file a route: what the route says, what the store gives, which state it is in, which components draw it.

pub mod article;
mod front;
mod list;
mod not_found;
pub mod part;
mod search;

use crate::backend::ListView;
use crate::browser::document_head::{self, Head};
use crate::browser::location;
use crate::effect::effect;
use crate::lazy;
use crate::locale::use_locale;
use crate::model::Cursor;
use crate::node::{IntoNode, Node};
use crate::route::Route;
use crate::site::Site;
use crate::store::Store;
use crate::text::truncate_graphemes;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

/// The page of the present route. It is drawn anew when the view changes, not when more of its list is shown.
pub fn outlet(route: Memo<Route>) -> Node {
    let store = expect_context::<Store>();
    let shown = Memo::new(move |before: Option<&Route>| {
        let route = route.get();
        let Some(view) = list_view(&route) else { return route };
        let cursor = route.cursor().cloned().unwrap_or_default();
        // A list that is shown and grew to this page stays; one that was read over it before comes back whole.
        if let Some(before) = before.filter(|before| before.is_same_view(&route))
            && before.cursor().is_some_and(|start| store.holds(&view, start, &cursor))
        {
            return before.clone();
        }
        route.at(store.start_of(&view, &cursor))
    });
    let page = move || {
        let route = shown.get();
        match route.clone() {
            Route::Front => front::front(),
            Route::Article(id) => {
                // What the backend says of the story comes beside the part that draws it.
                store.article(&id);
                part::view(lazy::story, move |part| (part.page)(id.clone()))
            }
            Route::Search(query, start) => search::search(query, start),
            Route::Connect => {
                part::page(use_locale().words().connect, Route::Connect, lazy::publish, |part| (part.connect_page)())
            }
            Route::Widgets => {
                part::page(use_locale().words().widgets, Route::Widgets, lazy::publish, |part| (part.widgets_page)())
            }
            Route::Saved => part::page(use_locale().words().saved, Route::Saved, lazy::keep, |part| (part.saved_page)()),
            Route::Settings => {
                part::page(use_locale().words().settings, Route::Settings, lazy::keep, |part| (part.settings_page)())
            }
            Route::NotFound(path) => not_found::not_found(path),
            _ => list::list(route),
        }
    };
    page.into_node()
}

/// The list that a route shows.
fn list_view(route: &Route) -> Option<ListView> {
    Some(match route {
        Route::Latest(_) => ListView::Latest,
        Route::Videos(_) => ListView::Videos,
        Route::Category(slug, _) => ListView::Category(slug.clone()),
        Route::Author(slug, _) => ListView::Author(slug.clone()),
        Route::Tag(slug, _) => ListView::Tag(slug.clone()),
        Route::Search(query, _) => ListView::Search(query.clone()),
        Route::Front
        | Route::Article(_)
        | Route::Connect
        | Route::Widgets
        | Route::Saved
        | Route::Settings
        | Route::NotFound(_) => {
            return None;
        }
    })
}

/// The longest title of a window, in characters.
const LONGEST_TITLE: usize = 300;

/// Writes the document's head for a view: `title` alone on inner pages is followed by the site's name.
fn describe(title: Signal<Option<String>>, description: Signal<Option<String>>, route: Route, no_index: bool) {
    let site = expect_context::<Arc<Site>>();
    let front = use_locale().words().front_page;
    let heading = move || title.get().unwrap_or_else(|| front.to_owned());
    expect_context::<Store>().note_when_whole(route.clone(), list_view(&route), heading);
    effect(move || {
        let full = match title.get() {
            Some(title) => [truncate_graphemes(&title, LONGEST_TITLE), " – ", &site.name].concat(),
            None => [site.name.as_str(), " – ", &site.tagline].concat(),
        };
        document_head::set(&Head {
            title: full,
            description: description.get().unwrap_or_else(|| site.tagline.clone()),
            path: route.href(),
            no_index,
        });
    });
}

/// Goes to an address of ours. The router writes the base path before what it is given.
fn go_to(route: &Route, options: NavigateOptions, navigate: &impl Fn(&str, NavigateOptions)) {
    let href = route.href();
    let base = location::base_path().trim_end_matches('/');
    navigate(href.strip_prefix(base).unwrap_or(&href), options);
}

/// Goes to the search for some words.
fn go_to_search() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |query: String| {
        let found = Route::Search(query.trim().to_owned(), Cursor::Start);
        go_to(&found, NavigateOptions::default(), &navigate);
    })
}

/// A signal that never changes.
fn fixed<T: Clone + Send + Sync + 'static>(value: T) -> Signal<T> {
    Signal::stored(value)
}

/// The first page of a route's list.
fn start(route: &Route) -> Cursor {
    route.cursor().cloned().unwrap_or_default()
}
