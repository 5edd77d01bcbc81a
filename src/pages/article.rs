//! The page of an article: its headline at once if a list has it, the whole article when it has been fetched, and links
//! to adjacent and related articles.

use super::describe;
use super::errors::error_notice;
use super::part::{self, Placeholder};
use crate::backend::{Error, ListView};
use crate::browser::{focus, location};
use crate::components::article_body::article_body;
use crate::components::heading::page_heading;
use crate::components::related::{adjacent, related};
use crate::components::save_button::save_button;
use crate::components::{article as view, notice};
use crate::error_text;
use crate::locale::use_locale;
use crate::model::{Article, ArticleId, Cursor, Headline, SafeUrl};
use crate::node::{IntoNode, Node, view};
use crate::parts::Parts;
use crate::route::Route;
use crate::saved::cache::is_saved;
use crate::store::{ListState, Store, now};
use crate::words::fill;
use futures::lock::Mutex;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The most related headlines.
const MOST_RELATED: usize = 4;

/// The page of an article.
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
        let (state, headline, name) = (state.clone(), headline.clone(), id.to_segment());
        move || {
            let error = state.with(|state| state.error.clone().filter(|_| state.article.is_none()));
            let title = match &error {
                Some(Error::NotFound { .. }) if !is_saved(&name) => Some(words.not_found_title.to_owned()),
                _ => headline().map(|headline| headline.title),
            };
            let other = || {
                error.map_or_else(
                    || words.loading.to_owned(),
                    |error| error_text::title(&error, &use_locale()).to_owned(),
                )
            };
            Some(title.unwrap_or_else(other))
        }
    };
    describe(Signal::derive(title), Signal::derive(move || headline()?.summary), route.clone(), false);
    let segment = id.to_segment();
    let retry = Callback::new(move |()| store.fetch_article(&id));
    (move || {
        let (article, error) = state.with(|state| (state.article.clone(), state.error.clone()));
        let answers = state.with(|state| state.answers.clone());
        match (article, error, &known) {
            (Some(article), ..) => {
                // The placeholder may have had the focus.
                request_animation_frame(|| focus::recover("#page-title"));
                whole(&article, answers, retry)
            }
            // A saved copy replaces an article that cannot be fetched.
            (None, Some(_), _) if is_saved(&segment) => {
                let segment = segment.clone();
                let placeholder = Placeholder { route: route.clone(), title: None, skeleton: view::article_skeleton };
                part::page(placeholder, expect_context::<Parts>().saved_stories, move |part| (part.story)(&segment))
            }
            (None, Some(Error::NotFound { .. }), _) => super::not_found::missing(&route.href()),
            (None, Some(error), known) => {
                let title = known.as_ref().map(|headline| headline.title.clone());
                let title = title.unwrap_or_else(|| error_text::title(&error, &use_locale()).to_owned());
                view! { {page_heading(title, None)} {error_notice(&error, retry)} }
            }
            (None, None, Some(headline)) => view::article_header_only(headline, now()).into_node(),
            (None, None, None) => view::article_skeleton().into_node(),
        }
    })
    .into_node()
}

/// The address of a page of the app, given its own URL or the canonical URL of one of its articles. `None` for all other
/// URLs, including files and other programs on the same host.
fn own_address(url: &SafeUrl) -> Option<SafeUrl> {
    let base = location::base_address();
    match expect_context::<Store>().article_at(url) {
        Some(id) => SafeUrl::parse(&Route::Article(id).href(), Some(&base)),
        None => Route::of_address(url.as_str(), &base).map(|_| url.clone()),
    }
}

/// An article that has been fetched, with links to others of its category.
fn whole(article: &Article, answers: Vec<String>, retry: Callback<()>) -> Node {
    let store = expect_context::<Store>();
    let category = match &article.headline.category {
        Some(category) => ListView::Category(category.slug.clone()),
        None => ListView::Latest,
    };
    let list = store.list(&category, &Cursor::Start, false);
    let headline = article.headline.clone();
    let stale = article.cached_at.map(|at| notice::stale_notice(at, now(), retry));
    let body = (!article.body.is_empty()).then(|| article_body(&article.body, own_address));
    view! {
        {stale}
        {view::article(article, now(), body.into_node(), save(article, answers))}
        {move || list.with(|list| onward(&headline, list))}
    }
}

thread_local! {
    /// Serialises saving and removing.
    static SAVING: Rc<Mutex<()>> = Rc::default();
}

/// The button that saves the article.
fn save(article: &Article, answers: Vec<String>) -> Node {
    let (article, parts) = (article.clone(), expect_context::<Parts>());
    let is_saved = RwSignal::new(is_saved(&article.headline.id.to_segment()));
    let toggle = Callback::new(move |wanted: bool| {
        let (article, answers) = (article.clone(), answers.clone());
        is_saved.set(wanted);
        spawn_local(async move {
            let turn = SAVING.with(Rc::clone);
            // A story that is saved and removed again at once must leave nothing behind.
            let _turn = turn.lock().await;
            let done = match (parts.saved_stories)().await {
                Ok(saved) if wanted => (saved.save)(article, answers).await,
                Ok(saved) => (saved.remove)(article.headline.id.to_segment()).await,
                Err(_) => false,
            };
            if !done {
                is_saved.set(!wanted);
            }
        });
    });
    save_button(is_saved, toggle)
}

/// Links to the articles before and after this one in its category, and to others of it.
fn onward(headline: &Headline, list: &ListState) -> Node {
    let words = use_locale().words();
    let place = list.headlines.iter().position(|known| known.id == headline.id);
    // Lists are sorted newest first: an earlier article has a higher index.
    let next = place.and_then(|at| at.checked_sub(1)).and_then(|at| list.headlines.get(at));
    let previous = place.and_then(|at| list.headlines.get(at + 1));
    let beside = |other: &&Headline| {
        other.id != headline.id && [next, previous].into_iter().flatten().all(|known| known.id != other.id)
    };
    let others: Vec<Headline> = list.headlines.iter().filter(beside).take(MOST_RELATED).cloned().collect();
    let title = match &headline.category {
        Some(category) => fill(words.more_from, &category.title),
        None => words.latest.to_owned(),
    };
    let related = related(title, &others, now());
    view! { {adjacent(previous, next)} {related} }
}
