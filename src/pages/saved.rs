//! Saved stories: the page that lists them, a single one in place of a story that cannot be fetched, and saving and
//! removing them.

use super::write_head;
use crate::browser::{pwa, window};
use crate::components::article_body::article_body;
use crate::components::saved_stories::{self, SavedActions, SavedState};
use crate::history::History;
use crate::model::{Article, Timestamp};
use crate::node::{IntoNode, Node};
use crate::pages::{fixed, settings};
use crate::preferences::BrowserStorage;
use crate::route::Route;
use crate::saved::{self, SavedStory, cache};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen::JsCast;

/// The page of saved stories.
pub fn saved() -> Node {
    let state = RwSignal::new(SavedState::default());
    let installation = RwSignal::new(settings::install_state());
    for event in ["news-install", "news-installed"] {
        pwa::while_here(event, move || installation.set(settings::install_state()));
    }
    read_pages(state);
    // `pwa.js` can tell what is cached only once it has been loaded.
    pwa::while_here("news-offline-ready", move || read_pages(state));
    read_stories(state);
    let remove = Callback::new(move |story: SavedStory| {
        spawn_local(async move {
            let id = &story.headline.id;
            // A story that the browser does not remove is listed again next time.
            let _ = cache::remove(&id.to_segment()).await;
            state.update(|state| {
                state.removed = Some(story.headline.title.clone());
                if let Some(stories) = &mut state.stories {
                    stories.retain(|known| known.headline.id != *id);
                }
            });
        });
    });
    let actions = SavedActions { remove, install: settings::prompt_to_install() };
    saved_stories::saved_stories(state, installation, actions, Timestamp::now())
}

/// Reads the pages of the history that can be opened offline.
fn read_pages(state: RwSignal<SavedState>) {
    spawn_local(async move {
        let history = History::read(&BrowserStorage::lasting());
        let cached = pwa::cached(history.answers()).await;
        state.update(|state| state.read = history.readable(&cached));
    });
}

/// Reads the saved stories.
fn read_stories(state: RwSignal<SavedState>) {
    spawn_local(async move {
        let read = cache::all().await;
        state.update(|state| match read {
            Ok((stories, damaged)) => (state.stories, state.damaged) = (Some(stories), damaged),
            Err(_) => state.is_refused = true,
        });
    });
}

/// A saved story in place of one that cannot be fetched, by the segment of its address.
pub fn story(segment: &str) -> Node {
    let segment = segment.to_owned();
    // `None` while the cache is being read; then the story, or `None` if it is missing.
    let found: RwSignal<Option<Option<SavedStory>>> = RwSignal::new(None);
    spawn_local(async move { found.set(Some(cache::get(&segment).await.ok().flatten())) });
    let view = move || {
        found.with(|found| {
            found.as_ref().map(|story| match story {
                Some(story) => draw(story),
                None => saved_stories::no_saved_story(),
            })
        })
    };
    view.into_node()
}

fn draw(story: &SavedStory) -> Node {
    let headline = &story.headline;
    write_head(
        fixed(Some(headline.title.clone())),
        fixed(headline.summary.clone()),
        Route::Article(headline.id.clone()),
        false,
    );
    saved_stories::saved_story(story, article_body(&story.body, |_| None), Timestamp::now())
}

/// Saves a story, and resolves to whether that succeeded. Afterwards its pictures are cached, at the width that the page
/// shows, and the answers at `answers`, from which it was made, and the browser is asked for persistent storage.
pub fn save(article: Article, answers: Vec<String>) -> Pin<Box<dyn Future<Output = bool>>> {
    Box::pin(async move {
        let segment = article.headline.id.to_segment();
        let serialised = saved::write(&SavedStory {
            at: Timestamp::now(),
            headline: article.headline,
            body: article.body,
            truncated: article.truncated,
        });
        // The reader may have left the page when the story has been stored.
        let pictures = shown_pictures();
        let cached_with = [&pictures[..], &answers].concat();
        if cache::put(&segment, &serialised, &cached_with).await.is_err() {
            return false;
        }
        spawn_local(async move {
            pwa::save(&pictures, &answers).await;
            // What this fails to remove is removed with everything else in the settings.
            let _ = cache::release_if_removed(&segment, cached_with).await;
            pwa::ask("persist", &wasm_bindgen::JsValue::UNDEFINED).await;
        });
        true
    })
}

/// Removes a saved story by the segment of its address, and resolves to whether that succeeded.
pub fn remove(segment: String) -> Pin<Box<dyn Future<Output = bool>>> {
    Box::pin(async move { cache::remove(&segment).await.is_ok() })
}

/// The URLs of the article's pictures that the browser has chosen for the width of the page.
fn shown_pictures() -> Vec<String> {
    let Some(document) = window().document() else { return Vec::new() };
    let Ok(images) = document.query_selector_all(".article img") else { return Vec::new() };
    let shown = |at: u32| {
        let image: web_sys::HtmlImageElement = images.get(at)?.dyn_into().ok()?;
        let chosen = image.current_src();
        Some(if chosen.is_empty() { image.src() } else { chosen })
    };
    (0..images.length()).filter_map(shown).filter(|url| url.starts_with("http")).collect()
}
