//! What the pages of saved stories and of settings do, and the notices at the foot of the window: the part `keep` of the
//! program (`src/lazy.rs`).

use super::page::{self, Actions, Facts, SavedActions, Shelf, Toast};
use super::stories;
use crate::browser::{pwa, window};
use crate::components::article_body;
use crate::components::consent::Consent;
use crate::history::History;
use crate::model::{Article, Timestamp};
use crate::node::{IntoNode, Node};
use crate::preferences::{self, BrowserStorage};
use crate::saved::SavedStory;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen::JsCast;

/// The page of saved stories.
pub fn saved() -> Node {
    let shelf = RwSignal::new(Shelf::default());
    let facts = RwSignal::new(Facts::default());
    let ask = move || facts.update(ask_about_installing);
    ask();
    for event in ["news-install", "news-installed"] {
        pwa::while_here(event, ask);
    }
    let read = move || {
        spawn_local(async move {
            let history = History::read(&BrowserStorage::lasting());
            let cached = pwa::cached(history.answers()).await;
            shelf.update(|shelf| shelf.read = history.readable(&cached));
        });
    };
    read();
    // In a page that was loaded here, what knows of it comes when the page stands.
    pwa::while_here("news-offline-ready", read);
    spawn_local(async move {
        let read = stories::all().await;
        shelf.update(|shelf| match read {
            Ok((stories, damaged)) => (shelf.stories, shelf.damaged) = (Some(stories), damaged),
            Err(_) => shelf.is_refused = true,
        });
    });
    let remove = Callback::new(move |story: SavedStory| {
        spawn_local(async move {
            let id = &story.headline.id;
            // A store that does not let go shows it again the next time.
            let _ = stories::drop(&id.to_segment()).await;
            shelf.update(|shelf| {
                shelf.removed = Some(story.headline.title.clone());
                if let Some(stories) = &mut shelf.stories {
                    stories.retain(|known| known.headline.id != *id);
                }
            });
        });
    });
    page::saved(shelf, facts, SavedActions { remove, install: installing() }, Timestamp::now())
}

fn ask_about_installing(facts: &mut Facts) {
    facts.is_installable = pwa::is("isInstallable");
    facts.is_installed = pwa::is_installed();
    facts.is_ios = pwa::is_ios();
}

fn installing() -> Callback<()> {
    Callback::new(move |()| {
        spawn_local(async move {
            pwa::ask("install", &wasm_bindgen::JsValue::UNDEFINED).await;
        });
    })
}

/// A saved story in place of one that could not be had, by the segment of its address.
pub fn story(segment: &str) -> Node {
    let segment = segment.to_owned();
    // `None` until it is known; then the story, or that there is none.
    let found: RwSignal<Option<Option<SavedStory>>> = RwSignal::new(None);
    spawn_local(async move { found.set(Some(stories::one(&segment).await.ok().flatten())) });
    let view = move || {
        found.with(|found| {
            found.as_ref().map(|story| match story {
                Some(story) => {
                    let body = article_body::article_body(&story.body, |_| None);
                    page::story(story, body, Timestamp::now())
                }
                None => page::no_story(),
            })
        })
    };
    view.into_node()
}

/// The page of settings.
pub fn settings() -> Node {
    let facts = RwSignal::new(Facts::default());
    let read = move || {
        spawn_local(async move {
            let version = [pwa::text("version"), pwa::text("built")].into_iter().flatten().collect::<Vec<_>>();
            facts.update(|facts| {
                facts.set_aside = preferences::set_aside().len();
                facts.is_offline_ready = pwa::is("isOfflineReady");
                ask_about_installing(facts);
                facts.version = (!version.is_empty()).then(|| version.join(" · "));
            });
            let sizes = pwa::sizes(["saved", "answers", "pictures", "shell"]).await;
            facts.update(|facts| {
                facts.sizes = sizes.map(|(sizes, _)| sizes.map(|sizes| (sizes.count, sizes.bytes)));
                facts.is_persisted = sizes.map(|(_, is_persisted)| is_persisted);
            });
        });
    };
    read();
    for event in ["news-install", "news-installed", "news-offline-ready"] {
        pwa::while_here(event, read);
    }
    let remove_all = Callback::new(move |()| {
        if !facts.with_untracked(|facts| facts.is_sure) {
            return facts.update(|facts| (facts.is_sure, facts.is_removed) = (true, false));
        }
        spawn_local(async move {
            // What cannot be taken away so goes with the rest.
            let _ = stories::clear().await;
            preferences::forget_set_aside();
            History::clear(&BrowserStorage::lasting());
            pwa::ask("clear", &wasm_bindgen::JsValue::UNDEFINED).await;
            facts.update(|facts| (facts.is_sure, facts.is_removed) = (false, true));
            read();
        });
    });
    page::settings(facts, Consent::here(), Actions { remove_all, install: installing() })
}

/// A notice at the foot of the window.
pub fn toast(toast: Toast, close: Callback<()>) -> Node {
    match toast {
        Toast::Update => update(close),
        Toast::Full => page::full(close),
        Toast::Lost(pictures) => page::lost(pictures, close),
    }
}

fn update(close: Callback<()>) -> Node {
    let waits = RwSignal::new(false);
    let take = Callback::new(move |()| {
        spawn_local(async move {
            let postponed = pwa::ask("update", &wasm_bindgen::JsValue::UNDEFINED).await;
            waits.set(postponed.is_some_and(|postponed| postponed.is_truthy()));
        });
    });
    page::update(waits, take, close)
}

/// Saves a story; tells whether that could be done. When it is saved, the pictures that the page shows follow, at the width
/// at which it does, and the answers at `answers`, from which the story was made; the browser is asked not to throw anything away, which it grants at once where it has before.
pub fn keep(article: Article, answers: Vec<String>) -> Pin<Box<dyn Future<Output = bool>>> {
    Box::pin(async move {
        let segment = article.headline.id.to_segment();
        let written = crate::saved::write(&SavedStory {
            at: Timestamp::now(),
            headline: article.headline,
            body: article.body,
            truncated: article.truncated,
        });
        // The reader may be on the next page when the story is kept.
        let pictures = pictures();
        let with = [&pictures[..], &answers].concat();
        if stories::keep(&segment, &written, &with).await.is_err() {
            return false;
        }
        spawn_local(async move {
            pwa::save(&pictures, &answers).await;
            // What could not be looked up goes with everything else that is kept.
            let _ = stories::settle(&segment, with).await;
            pwa::ask("persist", &wasm_bindgen::JsValue::UNDEFINED).await;
        });
        true
    })
}

/// Removes a saved story, and what was kept with it; tells whether that could be done.
pub fn remove(segment: String) -> Pin<Box<dyn Future<Output = bool>>> {
    Box::pin(async move { stories::drop(&segment).await.is_ok() })
}

/// The addresses of the story's pictures that the browser chose for the width of the page.
fn pictures() -> Vec<String> {
    let Some(document) = window().document() else { return Vec::new() };
    let Ok(images) = document.query_selector_all(".article img") else { return Vec::new() };
    let shown = |at: u32| {
        let image: web_sys::HtmlImageElement = images.get(at)?.dyn_into().ok()?;
        let chosen = image.current_src();
        Some(if chosen.is_empty() { image.src() } else { chosen })
    };
    (0..images.length()).filter_map(shown).filter(|address| address.starts_with("http")).collect()
}
