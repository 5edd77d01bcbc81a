//! The entry of the program of its own that the shelf is (`src/bin/shelf.rs`): a page of it in an element that is there
//! already, and what the newspaper has it do with a story.

use super::page::{self, Actions, Facts, SavedActions, Shelf};
use super::stories;
use crate::browser::preferences::BrowserShelf;
use crate::browser::{clipboard, clock, fetch, location, preferences, pwa, window};
use crate::components::consent::Consent;
use crate::history::History;
use crate::locale::{Locale, provide_locale};
use crate::node::{IntoNode, Node};
use crate::words::{self, Language};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Mounts a page in an element, in the language of a BCP 47 tag: `saved`, `settings`, `update`, `full`, `copy` (of the
/// details of an error about the element), `saved/` and the name of a story, or `lost/` and how many pictures. What the
/// element holds is taken out first.
pub fn open(place: HtmlElement, name: String, language: &str) {
    let language = Language::from_tag(language).unwrap_or_default();
    // Nothing is mounted yet, so there is no executor but the browser's own.
    wasm_bindgen_futures::spawn_local(async move {
        words::load(language, &location::base_address(), &fetch::fetch()).await;
        place.set_text_content(None);
        let inside = place.clone();
        mount_to(place, move || {
            provide_locale(Locale::new(language, "", None));
            let consent = Consent::new(preferences::consents(), preferences::keep_consents, |_| {});
            provide_context(consent);
            view_of(&name, &inside, consent)
        })
        .forget();
    });
}

fn view_of(name: &str, place: &HtmlElement, consent: Consent) -> Node {
    let close = Callback::new({
        let place = leptos::prelude::StoredValue::new_local(place.clone());
        move |()| place.with_value(|place| place.set_text_content(None))
    });
    match name.split_once('/') {
        Some(("lost", pictures)) => page::lost(pictures.parse().unwrap_or_default(), close),
        Some((_, segment)) => story(segment),
        None => match name {
            "saved" => saved(),
            "settings" => settings(consent),
            "full" => page::full(close),
            "copy" => copy(place),
            _ => update(close),
        },
    }
}

fn saved() -> Node {
    let shelf = RwSignal::new(Shelf::default());
    let facts = RwSignal::new(Facts::default());
    let ask = move || facts.update(ask_about_installing);
    ask();
    for event in ["news-install", "news-installed"] {
        pwa::at(event, ask);
    }
    let read = move || {
        spawn_local(async move {
            let history = History::read(&BrowserShelf::lasting());
            let cached = pwa::cached(history.answers()).await;
            shelf.update(|shelf| shelf.read = history.readable(&cached));
        });
    };
    read();
    // In a page that was loaded here, what knows of it comes when the page stands.
    pwa::at("news-offline-ready", read);
    spawn_local(async move {
        let read = stories::all().await;
        shelf.update(|shelf| match read {
            Ok((stories, damaged)) => (shelf.stories, shelf.damaged) = (Some(stories), damaged),
            Err(_) => shelf.is_refused = true,
        });
    });
    let remove = Callback::new(move |story: super::SavedStory| {
        spawn_local(async move {
            let id = &story.article.headline.id;
            // A store that does not let go shows it again the next time.
            let _ = stories::drop(&id.to_segment()).await;
            shelf.update(|shelf| {
                shelf.removed = Some(story.article.headline.title.clone());
                if let Some(stories) = &mut shelf.stories {
                    stories.retain(|known| known.article.headline.id != *id);
                }
            });
        });
    });
    page::saved(shelf, facts, SavedActions { remove, install: installing() }, clock::now())
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

/// The button under the details of an error: they are copied with what else whoever mends it needs to know, which page of
/// which version it was in which browser.
fn copy(place: &HtmlElement) -> Node {
    let details = place.parent_element().and_then(|details| details.dyn_into::<HtmlElement>().ok());
    let told = details.map(|details| details.inner_text()).unwrap_or_default();
    let version = pwa::text("version").unwrap_or_default();
    let browser = window().navigator().user_agent().unwrap_or_default();
    let text = [told.trim(), &location::current(), &version, &browser].join("\n");
    let is_copied = RwSignal::new(false);
    let copy = Callback::new(move |()| {
        let text = text.clone();
        spawn_local(async move { is_copied.set(clipboard::write(&text).await) });
    });
    page::copy(is_copied, copy)
}

fn story(segment: &str) -> Node {
    let segment = segment.to_owned();
    // Nothing until it is known, then the story or that there is none.
    let found = RwSignal::new(Shelf::default());
    spawn_local(async move {
        let story = stories::one(&segment).await.ok().flatten();
        found.set(Shelf { stories: Some(story.into_iter().collect()), ..Shelf::default() });
    });
    let view = move || {
        found.with(|found| {
            found.stories.as_ref().map(|stories| match stories.first() {
                Some(story) => page::story(story, clock::now()),
                None => page::no_story(),
            })
        })
    };
    view.into_node()
}

fn settings(consent: Consent) -> Node {
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
        pwa::at(event, read);
    }
    let remove_all = Callback::new(move |()| {
        if !facts.with_untracked(|facts| facts.is_sure) {
            return facts.update(|facts| (facts.is_sure, facts.is_removed) = (true, false));
        }
        spawn_local(async move {
            // What cannot be taken away so goes with the rest.
            let _ = stories::clear().await;
            preferences::forget_set_aside();
            History::clear(&BrowserShelf::lasting());
            pwa::ask("clear", &wasm_bindgen::JsValue::UNDEFINED).await;
            facts.update(|facts| (facts.is_sure, facts.is_removed) = (false, true));
            read();
        });
    });
    page::settings(facts, consent, Actions { remove_all, install: installing() })
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

/// Keeps a story, written by [`story::write`](super::story::write), under its name. Errs where nothing can be kept. When it
/// is kept, the pictures that the page shows follow, at the width at which it does, and the answers at `answers`, from
/// which the story was made; the browser is asked not to throw anything away, which it grants at once where it has before.
pub async fn keep(segment: &str, written: &str, answers: Vec<String>) -> Result<(), wasm_bindgen::JsValue> {
    // The reader may be on the next page when the story is kept.
    let pictures = pictures();
    let with = [&pictures[..], &answers].concat();
    stories::keep(segment, written, &with).await?;
    let segment = segment.to_owned();
    // Where nothing is mounted, there is no executor but the browser's own.
    wasm_bindgen_futures::spawn_local(async move {
        pwa::save(&pictures, &answers).await;
        // What could not be looked up goes with everything else that is kept.
        let _ = stories::settle(&segment, with).await;
        pwa::ask("persist", &wasm_bindgen::JsValue::UNDEFINED).await;
    });
    Ok(())
}

/// Keeps a story no longer, nor what was kept with it.
pub async fn drop(segment: &str) -> Result<(), wasm_bindgen::JsValue> {
    stories::drop(segment).await
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
