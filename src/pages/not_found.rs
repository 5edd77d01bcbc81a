//! What is not there: an address that is no view, or a story that the backend does not have. The way on is a search
//! and the latest headlines.

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

/// How many of the latest headlines are shown.
const MOST_LATEST: usize = 5;

/// The page of an address that is no view.
pub fn not_found(path: String) -> Node {
    let words = use_locale().words();
    describe(fixed(Some(words.not_found_title.to_owned())), fixed(None), Route::NotFound(path.clone()), true);
    missing(&path)
}

/// What stands in place of something that is not there.
pub fn missing(path: &str) -> Node {
    let store = expect_context::<Store>();
    let latest = store.thread(&ListView::Latest, &Cursor::Start, false);
    let headlines = move || {
        latest.with(|thread| {
            let few = thread.headlines.get(..MOST_LATEST.min(thread.headlines.len())).unwrap_or_default();
            (!few.is_empty()).then(|| headline_list(few, now()))
        })
    };
    let search = search_form::search_form(String::new(), super::go_to_search());
    view::not_found(path.to_owned(), search, headlines.into_node()).into_node()
}
