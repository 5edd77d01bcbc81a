//! The page of what can be read offline: saved stories, pages that were read before, and how to install the newspaper;
//! and a saved story shown in place of one that cannot be fetched.

use super::article;
use super::heading::{HeadingLevel, page_heading};
use super::headline_card::{CardShape, headline_card};
use super::install::{InstallState, install};
use super::notice::notice;
use super::settings::section;
use crate::history::ReadPage;
use crate::locale::use_locale;
use crate::model::{Article, Timestamp};
use crate::node::{IntoNode, Node, view};
use crate::route::Route;
use crate::saved::SavedStory;
use crate::words::fill;
use crate::words::saved::SavedWords;
use leptos::prelude::*;

/// What the page of saved stories shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedState {
    /// The saved stories, newest first; `None` until they have been read.
    pub stories: Option<Vec<SavedStory>>,
    /// The number of saved stories that cannot be read.
    pub damaged: usize,
    /// Whether the browser refuses to store anything.
    pub is_refused: bool,
    /// The title of the story that was removed last.
    pub removed: Option<String>,
    /// The pages that were read before and can be opened offline, newest first. They may include saved stories.
    pub read: Vec<ReadPage>,
}

/// The actions of the page of saved stories.
#[derive(Clone, Copy)]
pub struct SavedActions {
    /// Removes a story.
    pub remove: Callback<SavedStory>,
    /// Opens the browser's prompt to install the newspaper.
    pub install: Callback<()>,
}

/// The page of saved stories.
pub fn saved_stories(
    state: RwSignal<SavedState>,
    installation: RwSignal<InstallState>,
    actions: SavedActions,
    now: Timestamp,
) -> Node {
    let words = SavedWords::of(use_locale().language());
    view! {
        {page_heading(words.saved.to_owned(), Some(words.saved_about.to_owned()))}
        {move || state.with(|state| stories(state, actions.remove, now))}
        {move || state.with(|state| read_before(state, now))}
        {move || install_offer(installation.get(), actions.install)}
    }
}

/// The list of saved stories, under what there is to say about it.
fn stories(state: &SavedState, remove: Callback<SavedStory>, now: Timestamp) -> Node {
    let words = SavedWords::of(use_locale().language());
    let note = |text: String| notice(text, None);
    let stories = state.stories.as_deref();
    let list = stories.filter(|stories| !stories.is_empty()).map(|stories| {
        let rows: Vec<Node> = stories.iter().map(|story| row(story, remove, now)).collect();
        view! { <ol class="headline-list">{rows}</ol> }
    });
    let is_empty = stories.is_some_and(<[_]>::is_empty) && !state.is_refused;
    let damaged = (state.damaged > 0).then(|| note(fill(words.damaged, &state.damaged.to_string())));
    view! {
        {state.is_refused.then(|| note(words.no_store.to_owned()))}
        {state.removed.as_ref().map(|title| note(fill(words.removed, title)))}
        {damaged}
        {is_empty.then(|| view! { <div class="empty"><p>{words.saved_none}</p></div> })}
        {list}
    }
}

fn row(story: &SavedStory, remove: Callback<SavedStory>, now: Timestamp) -> Node {
    let locale = use_locale();
    let words = SavedWords::of(locale.language());
    let headline = &story.headline;
    let at = fill(words.saved_at, &locale.ago(story.at, now));
    let label = fill(words.remove, &headline.title);
    let story = story.clone();
    view! {
        <li class="headline-list__item">
            {headline_card(headline, CardShape::Row, HeadingLevel::Two, now)}
            <p class="saved-stories__line">
                {at} " "
                <button class="button button--quiet" type="button" on:click=move |_| remove.run(story.clone())>{label}</button>
            </p>
        </li>
    }
}

/// The pages that were read before, without the saved stories; `None` if there are none.
fn read_before(state: &SavedState, now: Timestamp) -> Option<Node> {
    let locale = use_locale();
    let words = SavedWords::of(locale.language());
    let stories = state.stories.as_deref()?;
    let is_saved =
        |page: &&ReadPage| stories.iter().any(|story| page.route == Route::Article(story.headline.id.clone()));
    let row = |page: &ReadPage| {
        let at = fill(words.read_at, &locale.ago(page.at, now));
        view! {
            <li class="saved-stories__page">
                <a href=&page.route dir="auto">{page.title.clone()}</a>
                <span class="saved-stories__line">{at}</span>
            </li>
        }
    };
    let rows: Vec<Node> = state.read.iter().filter(|page| !is_saved(page)).map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="saved-stories__read">
                <h2 class="saved-stories__title">{words.read}</h2>
                <p class="saved-stories__line">{words.read_about}</p>
                <ul class="saved-stories__pages">{rows}</ul>
            </section>
        }
    })
}

/// How to install the newspaper, for readers who can and have not.
fn install_offer(state: InstallState, action: Callback<()>) -> Option<Node> {
    let title = SavedWords::of(use_locale().language()).install;
    state.is_offered().then(|| section(title, move || install(state, action)))
}

/// A saved story in place of one that cannot be fetched. `body` is its body, drawn.
pub fn saved_story(story: &SavedStory, body: Node, now: Timestamp) -> Node {
    let locale = use_locale();
    let words = SavedWords::of(locale.language());
    let article = Article {
        headline: story.headline.clone(),
        body: story.body.clone(),
        truncated: story.truncated,
        cached_at: None,
    };
    view! {
        {notice(fill(words.saved_copy, &locale.ago(story.at, now)), None)}
        {article::article(&article, now, body, ().into_node())}
    }
}

/// The message in place of a saved story that is missing or damaged.
pub fn no_saved_story() -> Node {
    let words = SavedWords::of(use_locale().language());
    view! { <div class="empty"><p>{words.no_copy}</p></div> }
}
