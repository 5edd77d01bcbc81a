//! Search: by the backend if it offers that, else among the headlines that have been loaded, which the page says.

use super::list::headlines;
use super::{describe, fixed};
use crate::backend::{ListView, ViewKind};
use crate::browser::{scroll, unicode};
use crate::components::heading::page_heading;
use crate::components::headline_list::headline_list;
use crate::components::{notice, search_form, skeleton};
use crate::locale::use_locale;
use crate::model::{Cursor, Headline};
use crate::node::{IntoNode, Node, view};
use crate::route::Route;
use crate::store::{Store, now};
use crate::words::fill;
use leptos::prelude::*;

/// The page of a search.
pub fn search(query: String, start: Cursor) -> Node {
    let store = expect_context::<Store>();
    let words = use_locale().words();
    let route = Route::Search(query.clone(), start.clone());
    let heading = match query.as_str() {
        "" => words.search.to_owned(),
        query => fill(words.search_results, query),
    };
    describe(fixed(Some(heading.clone())), fixed(None), route.clone(), true);
    let results = if query.is_empty() {
        notice::notice(words.search_hint.to_owned(), None)
    } else if store.answers(ViewKind::Search) {
        let view = ListView::Search(query);
        let list = store.list(&view, &start, !scroll::is_return());
        headlines(view, route.clone(), list)
    } else {
        among_loaded(query)
    };
    let value = match &route {
        Route::Search(query, _) => query.clone(),
        _ => String::new(),
    };
    view! {
        {page_heading(heading, None)}
        {search_form::search_form(value, super::go_to_search())}
        {results}
    }
}

/// The loaded headlines that contain every word of the query. The latest headlines are fetched first.
fn among_loaded(query: String) -> Node {
    let store = expect_context::<Store>();
    let words = use_locale().words();
    let latest = store.list(&ListView::Latest, &Cursor::Start, false);
    let wanted: Vec<String> = query.split_whitespace().map(unicode::to_lowercase).collect();
    view! {
        {notice::notice(words.search_loaded_only.to_owned(), None)}
        {move || {
            if !latest.with(|list| list.is_ready() || list.error.is_some()) {
                return skeleton::list_skeleton(4).into_node();
            }
            let found: Vec<Headline> = store.loaded().into_iter().filter(|headline| matches(headline, &wanted)).collect();
            match found.is_empty() {
                true => notice::no_results(&query),
                false => headline_list(&found, now()).into_node(),
            }
        }}
    }
}

/// Whether the title, summary, category, authors and tags of a headline together contain every word.
fn matches(headline: &Headline, wanted: &[String]) -> bool {
    let mut text = unicode::to_lowercase(&headline.title);
    let mut add = |part: &str| {
        text.push('\n');
        text.push_str(&unicode::to_lowercase(part));
    };
    headline.summary.iter().for_each(|summary| add(summary));
    headline.category.iter().for_each(|category| add(&category.title));
    headline.authors.iter().for_each(|author| add(&author.name));
    headline.tags.iter().for_each(|tag| add(&tag.title));
    wanted.iter().all(|word| text.contains(word.as_str()))
}
