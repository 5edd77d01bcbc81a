//! The head of every page: the link past it, the name of the newspaper with the day's date, and the navigation, which
//! stays in sight while the page scrolls.

use super::icon::{Icon, icon};
use crate::browser::intl;
use crate::locale::use_locale;
use crate::model::Timestamp;
use crate::node::{self, Node, view};
use crate::route::Route;
use leptos::prelude::*;

/// A link of the navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Its words.
    pub title: String,
    /// Where it leads.
    pub to: Route,
    /// Whether it leads to the page that is shown.
    pub current: Signal<bool>,
}

/// What the head of the page says.
#[derive(Clone, Debug)]
pub struct Masthead {
    /// The newspaper's name.
    pub name: String,
    /// The line under it; none when empty.
    pub tagline: String,
    /// The day whose edition this is.
    pub today: Timestamp,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// The link to the search, at the end of the navigation; none where nothing can be searched.
    pub search: Option<NavItem>,
}

/// The id of the page's content, to which the first link of the page leads.
pub const MAIN_ID: &str = "main";

/// Draws the head. `controls` stand beside the date. `skip` moves the focus to [`MAIN_ID`]: the bare address `#main`
/// would leave the page, since addresses are relative to the document's base.
pub fn masthead(masthead: Masthead, controls: Node, skip: Callback<()>) -> Node {
    let Masthead { name, tagline, today, nav, search } = masthead;
    let locale = use_locale();
    let words = locale.words();
    let date = intl::date_long(today.millis(), locale.tag(), locale.time_zone());
    view! {
        <a
            class="skip-link"
            href=node::Fragment(MAIN_ID)
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

/// The navigation stands outside the head, for it stays while the head scrolls away.
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
