//! The byline of a story. Names link to the author's stories where the backend can list them.

use super::truncated;
use crate::locale::use_locale;
use crate::model::{Author, Cursor};
use crate::node::{Node, view};
use crate::route::Route;

/// Renders the authors as a phrase: `By A, B and C`. `None` if there are no authors.
pub fn byline(authors: &[Author]) -> Option<Node> {
    if authors.is_empty() {
        return None;
    }
    let words = use_locale().words();
    let last = authors.len() - 1;
    let names: Vec<Node> = authors
        .iter()
        .enumerate()
        .map(|(at, author)| {
            let joint = match at {
                0 => None,
                _ if at == last => Some(words.list_and),
                _ => Some(words.list_comma),
            };
            view! { {joint} {name(author)} }
        })
        .collect();
    Some(view! { <p class="byline">{words.by} " " {names}</p> })
}

fn name(author: &Author) -> Node {
    let name = truncated::name(&author.name);
    match &author.slug {
        Some(slug) => {
            let to = Route::Author(slug.clone(), Cursor::Start);
            view! { <a class="byline__name" href=to rel="author"><bdi>{name}</bdi></a> }
        }
        None => view! { <bdi class="byline__name">{name}</bdi> },
    }
}
