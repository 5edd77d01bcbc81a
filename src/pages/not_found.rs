//! What is shown for an address without a view, or an article that the backend does not have: a search and the latest
//! headlines.

use super::{describe, fixed};
use crate::backend::ListView;
use crate::components::headline_list::headline_list;
use crate::components::{not_found as view, search_form};
use crate::locale::use_locale;
use crate::model::Cursor;
use crate::node::{IntoNode, Node};
use crate::route::Route;
use crate::store::{Store, now};
use leptos::prelude::*;

/// The most headlines.
const MOST_LATEST: usize = 5;

/// The page of an address without a view.
pub fn not_found(path: String) -> Node {
    let words = use_locale().words();
    describe(fixed(Some(words.not_found_title.to_owned())), fixed(None), Route::NotFound(path.clone()), true);
    missing(&path)
}

/// The content of the page, also in place of an article that does not exist.
pub fn missing(path: &str) -> Node {
    let store = expect_context::<Store>();
    let latest = store.list(&ListView::Latest, &Cursor::Start, false);
    let headlines = move || {
        latest.with(|list| {
            let few = list.headlines.get(..MOST_LATEST.min(list.headlines.len())).unwrap_or_default();
            (!few.is_empty()).then(|| headline_list(few, now()))
        })
    };
    let search = search_form::search_form(String::new(), super::go_to_search());
    view::not_found(path.to_owned(), search, headlines.into_node()).into_node()
}
