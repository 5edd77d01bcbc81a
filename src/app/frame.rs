//! The frame around every page: masthead, footer and router, and what a browser does itself when it loads a document:
//! restoring the scroll position, moving the focus, and announcing the page.

use super::preferences::ReaderPreferences;
use super::startup::Ready;
use crate::backend::ViewKind;
use crate::browser::{focus, location, pictures, pwa, scroll, window};
use crate::components::consent::Consent;
use crate::components::masthead::{MAIN_ID, Masthead, NavItem};
use crate::components::toast::Toast;
use crate::components::{footer, language_switch, masthead, theme_switch};
use crate::effect::effect;
use crate::lazy;
use crate::locale::provide_locale;
use crate::model::{Category, Cursor};
use crate::node::{IntoNode, Node, view};
use crate::pages;
use crate::parts::Parts;
use crate::preferences;
use crate::route::Route;
use crate::site::Site;
use crate::storage::MOST_PLACES;
use crate::store::now;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};
use std::sync::Arc;
use std::time::Duration;

/// The newspaper, once its site file and description have been loaded.
pub fn newspaper(ready: Ready) -> Node {
    provide_context(ReaderPreferences::new(&ready.site));
    provide_context(ready.site);
    let store = ready.store;
    provide_context(store);
    provide_context(lazy::loaders());
    provide_context(Consent::new(preferences::consents(), preferences::keep_consents, |id| {
        focus::move_to(&["#", id].concat());
    }));
    pictures::follow();
    pwa::at("online", move || store.refresh_stale_lists());
    scroll::follow(preferences::places(), MOST_PLACES, preferences::keep_places);
    set_timeout(load_ahead, AHEAD);
    let base = location::base_path().trim_end_matches('/');
    let inside = leptos::view! { <Router base=base>{shell()}</Router> };
    Node::Leptos(Box::new(inside.into_any()))
}

/// The delay after which the part that the reader probably needs next is loaded.
const AHEAD: Duration = Duration::from_secs(2);

/// Loads the part that draws articles, so that the first one opens at once.
fn load_ahead() {
    spawn_local(async {
        // A part that cannot be loaded now is loaded again when it is needed.
        let _ = lazy::story().await;
    });
}

/// The content of the router.
fn shell() -> Node {
    let chosen = expect_context::<ReaderPreferences>();
    let site = expect_context::<Arc<Site>>();
    let address = use_location();
    let route = Memo::new(move |_| Route::parse(&address.pathname.get(), &address.search.get()));
    let announced = RwSignal::new(String::new());
    follow_route(route, announced);
    let page = move || {
        let locale = chosen.locale(&site);
        provide_locale(locale.clone());
        let words = locale.words();
        let head = Masthead {
            name: site.name.clone(),
            tagline: site.tagline.clone(),
            today: now(),
            nav: navigation(&site, route),
            search: Some(search_link(words.search, route)),
        };
        let skip = Callback::new(|()| {
            focus::move_to("#main");
        });
        let to_top = Callback::new(|()| scroll::to_top());
        view! {
            {masthead::masthead(head, ().into_node(), skip)}
            <main id=MAIN_ID class={"page"} tabindex="-1">{pages::outlet(route)}</main>
            {footer::footer(site.name.clone(), all_links(&site, route), controls(chosen, &site), to_top)}
            <div class={"visually-hidden"} role="status" aria-live="polite">{announced}</div>
            {toasts()}
        }
    };
    page.into_node()
}

/// The toast at the foot of the window, if there is one.
fn toasts() -> Node {
    let parts = expect_context::<Parts>();
    let toast: RwSignal<Option<Toast>> = RwSignal::new(None);
    pwa::while_here("news-update", move || toast.set(Some(Toast::Update)));
    pwa::while_here("news-full", move || toast.set(Some(Toast::Full)));
    pwa::while_here_with("news-lost", move |pictures| toast.set(Some(Toast::Lost(pictures as u64))));
    let close = Callback::new(move |()| toast.set(None));
    let shown = move || {
        toast.get().map(|toast| {
            let notice = pages::part::notice(parts.keep, move |keep| (keep.toast)(toast, close));
            view! { <div class={"toasts"}>{notice}</div> }
        })
    };
    shown.into_node()
}

fn categories(site: &Site) -> Vec<Category> {
    site.categories.iter().map(|known| known.category.clone()).collect()
}

/// The navigation: latest, the site's categories, and videos if the backend has them.
fn navigation(site: &Site, route: Memo<Route>) -> Vec<NavItem> {
    let words = crate::locale::use_locale().words();
    let item = |title: &str, to: Route| NavItem {
        title: title.to_owned(),
        to: to.clone(),
        current: Signal::derive(move || route.with(|route| route.is_same_view(&to))),
    };
    let mut items = vec![item(words.latest, Route::Latest(Cursor::Start))];
    for category in categories(site) {
        let is_videos = category.slug.as_str() == "videos";
        items.push(item(
            &category.title,
            match is_videos {
                true => Route::Videos(Cursor::Start),
                false => Route::Category(category.slug, Cursor::Start),
            },
        ));
    }
    let store = expect_context::<crate::store::Store>();
    let has_videos = site.categories.iter().any(|known| known.category.slug.as_str() == "videos");
    if !has_videos && store.answers(ViewKind::Videos) {
        items.push(item(words.videos, Route::Videos(Cursor::Start)));
    }
    items
}

/// The links of the footer: the navigation, saved stories and settings.
fn all_links(site: &Site, route: Memo<Route>) -> Vec<NavItem> {
    let words = crate::locale::use_locale().words();
    let mut items = navigation(site, route);
    for (title, to) in [(words.saved, Route::Saved), (words.settings, Route::Settings)] {
        let target = to.clone();
        let current = Signal::derive(move || route.with(|route| *route == target));
        items.push(NavItem { title: title.to_owned(), to, current });
    }
    items
}

fn search_link(title: &str, route: Memo<Route>) -> NavItem {
    let current = Signal::derive(move || route.with(|route| matches!(route, Route::Search(..))));
    NavItem { title: title.to_owned(), to: Route::Search(String::new(), Cursor::Start), current }
}

fn controls(chosen: ReaderPreferences, site: &Arc<Site>) -> Node {
    let site = site.clone();
    let set_language = Callback::new(move |language| chosen.choose_language(language, &site));
    let set_theme = Callback::new(move |theme| chosen.choose_theme(theme));
    view! {
        {language_switch::language_switch(chosen.language.into(), set_language)}
        {theme_switch::theme_switch(chosen.theme.into(), set_theme)}
    }
}

/// Does what a browser does when it loads a document, after each change of the address.
fn follow_route(route: Memo<Route>, announced: RwSignal<String>) {
    let router = expect_context::<BrowserUrl>();
    let mut before: Option<Route> = None;
    effect(move || {
        let now = route.get();
        // The router updates the address only when it is told that the new view has been drawn.
        router.ready_to_complete();
        let same_view = before.as_ref().is_some_and(|before| before.is_same_view(&now));
        let first = before.is_none();
        request_animation_frame(move || {
            if same_view {
                scroll::stay();
                return;
            }
            scroll::arrive();
            if !first {
                let _ = focus::move_to("#page-title") || focus::move_to("#main");
                announced.set(window().document().map(|document| document.title()).unwrap_or_default());
            }
        });
        before = Some(now);
    });
}
