//! The "page not found" view.

use super::heading::page_heading;
use crate::locale::use_locale;
use crate::node::{Node, view};
use crate::route::Route;

/// Says that there is no page at `path`, and offers a `search` form and the `latest` headlines.
pub fn not_found(path: String, search: Node, latest: Node) -> Node {
    let words = use_locale().words();
    view! {
        <section class="not-found">
            {page_heading(words.not_found_title.to_owned(), Some(words.not_found_text.to_owned()))}
            <p class="not-found__path"><code dir="ltr">{path}</code></p>
            <p><a class="button" href=Route::Front>{words.not_found_link}</a></p>
            {search}
            {latest}
        </section>
    }
}
