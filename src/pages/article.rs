//! One story: what a list said of it at once, the whole when it comes, and the way on from it.

use super::describe;
use crate::backend::{Error, ListView};
use crate::browser::{focus, location};
use crate::components::related::{adjacent, related};
use crate::components::{article as view, error_notice};
use crate::locale::use_locale;
use crate::model::{Article, ArticleId, Cursor, Headline, SafeUrl};
use crate::node::{IntoNode, Node, view};
use crate::route::Route;
use crate::store::{Store, Thread, now};
use crate::words::fill;
use leptos::prelude::*;

/// How many related headlines are shown.
const MOST_RELATED: usize = 4;

/// The page of a story.
pub fn article(id: ArticleId) -> Node {
    let store = expect_context::<Store>();
    let state = store.article(&id);
    let known = store.headline(&id);
    let route = Route::Article(id.clone());
    let headline = {
        let (state, known) = (state.clone(), known.clone());
        move || {
            state.with(|state| state.article.as_ref().map(|article| article.headline.clone())).or_else(|| known.clone())
        }
    };
    let words = use_locale().words();
    let title = {
        let (state, headline) = (state.clone(), headline.clone());
        move || {
            let is_missing =
                state.with(|state| state.article.is_none() && matches!(state.error, Some(Error::NotFound { .. })));
            let title = match is_missing {
                true => Some(words.not_found_title.to_owned()),
                false => headline().map(|headline| headline.title),
            };
            title.or_else(|| Some(words.loading.to_owned()))
        }
    };
    describe(Signal::derive(title), Signal::derive(move || headline()?.summary), route.clone(), false);
    let retry = Callback::new(move |()| store.read_article(&id));
    (move || {
        let (article, error) = state.with(|state| (state.article.clone(), state.error.clone()));
        match (article, error, &known) {
            (Some(article), ..) => {
                // What stood here while the story was on its way may have held the focus.
                request_animation_frame(|| focus::recover("#page-title"));
                whole(&article)
            }
            (None, Some(Error::NotFound { .. }), _) => super::not_found::missing(&route.href()),
            (None, Some(error), _) => error_notice::error_notice(&error, retry).into_node(),
            (None, None, Some(headline)) => view::article_header_only(headline, now()).into_node(),
            (None, None, None) => view::article_skeleton().into_node(),
        }
    })
    .into_node()
}

/// Where the app shows what stands at an address, when that is one of its stories or another of its own pages.
fn own_address(url: &SafeUrl) -> Option<String> {
    let store = expect_context::<Store>();
    let story = store.article_at(url).map(|id| Route::Article(id).href());
    story.or_else(|| url.as_str().strip_prefix(&location::base_address()).map(|_| url.as_str().to_owned()))
}

/// A story that has come, with the rest of its category.
fn whole(article: &Article) -> Node {
    let store = expect_context::<Store>();
    let list = match &article.headline.category {
        Some(category) => ListView::Category(category.slug.clone()),
        None => ListView::Latest,
    };
    let thread = store.thread(&list, &Cursor::Start, false);
    let headline = article.headline.clone();
    view! {
        {view::article(article, now(), own_address)}
        {move || thread.with(|thread| onward(&headline, thread))}
    }
}

/// The stories before and after this one in its category, and others of it.
fn onward(headline: &Headline, thread: &Thread) -> Node {
    let words = use_locale().words();
    let place = thread.headlines.iter().position(|known| known.id == headline.id);
    // Lists run from new to old: what comes before in time stands after in the list.
    let next = place.and_then(|at| at.checked_sub(1)).and_then(|at| thread.headlines.get(at));
    let previous = place.and_then(|at| thread.headlines.get(at + 1));
    let beside = |other: &&Headline| {
        other.id != headline.id && [next, previous].into_iter().flatten().all(|known| known.id != other.id)
    };
    let others: Vec<Headline> = thread.headlines.iter().filter(beside).take(MOST_RELATED).cloned().collect();
    let title = match &headline.category {
        Some(category) => fill(words.more_from, &category.title),
        None => words.latest.to_owned(),
    };
    let related = related(title, &others, now());
    view! { {adjacent(previous, next)} {related} }
}
