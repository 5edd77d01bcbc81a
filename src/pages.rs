//! One file for each route: it asks the store, decides which state the page is in (loading, stale, error, empty, ready),
//! and passes model values to the components that draw it.

pub mod article;
pub mod errors;
mod front;
mod list;
mod not_found;
pub mod part;
pub mod saved;
mod search;
pub mod settings;
pub mod toast;

use crate::backend::ListView;
use crate::browser::document_head::{self, Head};
use crate::browser::location;
use crate::components::article::article_skeleton;
use crate::components::skeleton::list_skeleton;
use crate::effect::effect;
use crate::locale::use_locale;
use crate::model::{ArticleId, Cursor};
use crate::node::{IntoNode, Node};
use crate::parts::{Loading, Parts};
use crate::route::Route;
use crate::site::Site;
use crate::store::Store;
use crate::text::truncate_graphemes;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use part::Placeholder;
use std::sync::Arc;

/// The page of the current route. It is drawn again when the view changes, but not when its list grows by a page.
pub fn outlet(route: Memo<Route>) -> Node {
    let store = expect_context::<Store>();
    let shown = Memo::new(move |before: Option<&Route>| shown_route(store, route.get(), before));
    let page = move || page_of(shown.get());
    page.into_node()
}

/// The route whose page is drawn for an address: for a page of a cached list, the start of that list.
fn shown_route(store: Store, route: Route, before: Option<&Route>) -> Route {
    let Some(view) = list_view(&route) else { return route };
    let cursor = start(&route);
    // The list that is shown stays if it has grown by this page.
    if let Some(before) = before.filter(|before| before.is_same_view(&route))
        && before.cursor().is_some_and(|start| store.contains_page(&view, start, &cursor))
    {
        return before.clone();
    }
    route.at(store.start_of(&view, &cursor))
}

/// The page of a route.
fn page_of(route: Route) -> Node {
    let (words, parts) = (use_locale().words(), expect_context::<Parts>());
    match route {
        Route::Front => front::front(),
        Route::Article(id) => article_page(id),
        Route::Search(query, start) => search::search(query, start),
        Route::Connect => titled_part(words.connect, route, parts.publish, |part| (part.connect_page)()),
        Route::Widgets => titled_part(words.widgets, route, parts.publish, |part| (part.widgets_page)()),
        Route::Saved => titled_part(words.saved, route, parts.saved_stories, |part| (part.page)()),
        Route::Settings => titled_part(words.settings, route, parts.keep, |part| (part.settings_page)()),
        Route::NotFound(path) => not_found::not_found(path),
        Route::Latest(_) | Route::Videos(_) | Route::Category(..) | Route::Author(..) | Route::Tag(..) => {
            list::list(route)
        }
    }
}

/// The page of an article. The article is fetched while the part that draws it is loading.
fn article_page(id: ArticleId) -> Node {
    let store = expect_context::<Store>();
    store.article(&id);
    let title = store.headline(&id).map(|headline| headline.title);
    let placeholder = Placeholder {
        route: Route::Article(id.clone()),
        title: Some(title.unwrap_or_else(|| use_locale().words().loading.to_owned())),
        skeleton: article_skeleton,
    };
    part::page(placeholder, expect_context::<Parts>().story, move |part| (part.page)(id.clone()))
}

/// A page that a part draws under a fixed title.
fn titled_part<T: Copy + Send + Sync + 'static>(
    title: &str,
    route: Route,
    load: fn() -> Loading<T>,
    draw: fn(T) -> Node,
) -> Node {
    let title = Some(title.to_owned());
    let placeholder = Placeholder { route: route.clone(), title: title.clone(), skeleton: || list_skeleton(3) };
    part::page(placeholder, load, move |part| {
        write_head(fixed(title.clone()), fixed(None), route.clone(), true);
        draw(part)
    })
}

/// The view whose list a route shows; `None` for routes without a list.
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

/// The longest title of a document, in characters.
const LONGEST_TITLE: usize = 300;

/// Writes the head of the document for a page, and adds the page to the reader's history once all of it has been fetched.
fn describe(title: Signal<Option<String>>, description: Signal<Option<String>>, route: Route, no_index: bool) {
    let front = use_locale().words().front_page;
    let heading = move || title.get().unwrap_or_else(|| front.to_owned());
    expect_context::<Store>().note_when_whole(route.clone(), list_view(&route), heading);
    write_head(title, description, route, no_index);
}

/// Writes the head of the document. The name of the site follows `title`; without a title it comes first, before the
/// tagline.
fn write_head(title: Signal<Option<String>>, description: Signal<Option<String>>, route: Route, no_index: bool) {
    let site = expect_context::<Arc<Site>>();
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

/// Navigates to a route. The router prepends the base path.
fn go_to(route: &Route, options: NavigateOptions, navigate: &impl Fn(&str, NavigateOptions)) {
    let href = route.href();
    let base = location::base_path().trim_end_matches('/');
    navigate(href.strip_prefix(base).unwrap_or(&href), options);
}

/// The callback that navigates to the results of a search.
fn go_to_search() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |query: String| {
        let found = Route::Search(query.trim().to_owned(), Cursor::Start);
        go_to(&found, NavigateOptions::default(), &navigate);
    })
}

/// A signal of a constant.
fn fixed<T: Clone + Send + Sync + 'static>(value: T) -> Signal<T> {
    Signal::stored(value)
}

/// The cursor of the page at which a route's list begins.
fn start(route: &Route) -> Cursor {
    route.cursor().cloned().unwrap_or_default()
}
