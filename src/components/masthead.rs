//! The header of every page: skip link, masthead with the date, and the navigation, which stays visible while the page
//! scrolls.

use super::icon::{Icon, icon};
use crate::browser::intl;
use crate::locale::use_locale;
use crate::model::Timestamp;
use crate::node::{self, Node, view};
use crate::route::Route;
use leptos::prelude::*;

/// A navigation link.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// The label.
    pub title: String,
    /// The target.
    pub to: Route,
    /// Whether the target is the current page.
    pub current: Signal<bool>,
}

/// The content of the header.
#[derive(Clone, Debug)]
pub struct Masthead {
    /// The newspaper's name.
    pub name: String,
    /// The tagline; not shown if empty.
    pub tagline: String,
    /// The current date.
    pub today: Timestamp,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// The search link at the end of the navigation; `None` if the backend can't be searched.
    pub search: Option<NavItem>,
}

/// The id of the page's main content, the target of the skip link.
pub const MAIN_ID: &str = "main";

/// Renders the header. `controls` are shown beside the date. `skip` moves the focus to [`MAIN_ID`]: the address `#main`
/// alone would leave the page, because it is resolved against the document's base URL.
pub fn masthead(masthead: Masthead, controls: Node, skip: Callback<()>) -> Node {
    let Masthead { name, tagline, today, nav, search } = masthead;
    let locale = use_locale();
    let words = locale.words();
    let date = intl::date_long(today.millis(), locale.tag(), locale.time_zone());
    view! {
        <a
            class="skip-link"
            href=node::UrlFragment(MAIN_ID)
            on:click=move |event| {
                event.prevent_default();
                skip.run(());
            }
        >
            {words.skip_to_content}
        </a>
        <header class="masthead">
            <div class="masthead__top">
                <p class="masthead__date">{date}</p>
                <div class="masthead__controls">{controls}</div>
            </div>
            <p class="masthead__name"><a href=Route::Front rel="home" dir="auto">{name}</a></p>
            {(!tagline.is_empty()).then(|| view! { <p class="masthead__tagline" dir="auto">{tagline}</p> })}
        </header>
        {navigation(nav, search)}
    }
}

/// The navigation is outside `<header>`, because it is sticky while the header scrolls away.
fn navigation(nav: Vec<NavItem>, search: Option<NavItem>) -> Node {
    let words = use_locale().words();
    view! {
        <nav class="navigation" aria-label=words.categories>
            <ul class="navigation__list">{nav.into_iter().map(item).collect::<Vec<_>>()}</ul>
            {search.map(search_link)}
        </nav>
    }
}

fn item(item: NavItem) -> Node {
    let NavItem { title, to, current } = item;
    view! {
        <li class="navigation__item">
            <a class="navigation__link" href=to aria-current=move || current.get().then_some("page") dir="auto">
                {title}
            </a>
        </li>
    }
}

fn search_link(item: NavItem) -> Node {
    let NavItem { title, to, current } = item;
    view! {
        <a
            class="navigation__link navigation__link--search"
            href=to
            aria-current=move || current.get().then_some("page")
        >
            {icon(Icon::Search)}
            <span class={"navigation__search-words"}>{title}</span>
        </a>
    }
}
