//! What the shelf looks like. As components do, its parts take values and give nodes; what they do is given to them.


use super::words::Words;
use crate::saved::SavedStory;
use crate::browser::intl;
use crate::components::article;
use crate::components::consent::Consent;
use crate::components::heading::{HeadingLevel, page_heading};
use crate::components::headline_card::{CardShape, headline_card};
use crate::components::notice::notice;
use crate::history::ReadPage;
use crate::locale::use_locale;
use crate::model::{Article, Timestamp};
use crate::node::{IntoNode, Node, view};
use crate::route::Route;
use crate::words::fill;
use leptos::prelude::*;

/// The saved stories as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The stories, the latest first; nothing until they have been read.
    pub stories: Option<Vec<SavedStory>>,
    /// How many cannot be read.
    pub damaged: usize,
    /// Whether the browser keeps nothing.
    pub is_refused: bool,
    /// The title of the story that was removed last.
    pub removed: Option<String>,
    /// What was read before and opens without a network, the latest first; the saved stories may be among them.
    pub read: Vec<ReadPage>,
}

/// What the page of saved stories does.
#[derive(Clone, Copy)]
pub struct SavedActions {
    /// Takes a story away.
    pub remove: Callback<SavedStory>,
    /// Asks the browser to install the newspaper.
    pub install: Callback<()>,
}

/// The page of what can be read without a network: saved stories, what was read before, and at its foot how the
/// newspaper is installed, where that can be done.
pub fn saved(shelf: RwSignal<Shelf>, facts: RwSignal<Facts>, actions: SavedActions, now: Timestamp) -> Node {
    let SavedActions { remove, install } = actions;
    let words = Words::of(use_locale().language());
    let content = move || {
        shelf.with(|shelf| {
            let note = |text: String| notice(text, None);
            let stories = shelf.stories.as_deref();
            let list = stories.filter(|stories| !stories.is_empty()).map(|stories| {
                let rows: Vec<Node> = stories.iter().map(|story| row(story, remove, now)).collect();
                view! { <ol class="headline-list">{rows}</ol> }
            });
            let none = stories.is_some_and(<[_]>::is_empty) && !shelf.is_refused;
            let damaged = (shelf.damaged > 0).then(|| note(fill(words.damaged, &shelf.damaged.to_string())));
            view! {
                {shelf.is_refused.then(|| note(words.no_store.to_owned()))}
                {shelf.removed.as_ref().map(|title| note(fill(words.removed, title)))}
                {damaged}
                {none.then(|| view! { <div class="empty"><p>{words.saved_none}</p></div> })}
                {list}
            }
        })
    };
    view! {
        {page_heading(words.saved.to_owned(), Some(words.saved_about.to_owned()))}
        {content}
        {move || shelf.with(|shelf| read_before(shelf, now))}
        {move || facts.with(|facts| offer(facts, install))}
    }
}

/// What was read before, but for what is saved; nothing where there is nothing.
fn read_before(shelf: &Shelf, now: Timestamp) -> Option<Node> {
    let locale = use_locale();
    let words = Words::of(locale.language());
    let stories = shelf.stories.as_deref()?;
    let is_saved =
        |page: &&ReadPage| stories.iter().any(|story| page.route == Route::Article(story.headline.id.clone()));
    let row = |page: &ReadPage| {
        let at = fill(words.read_at, &locale.ago(page.at, now));
        view! {
            <li class="shelf__page">
                <a href=&page.route dir="auto">{page.title.clone()}</a>
                <span class="shelf__line">{at}</span>
            </li>
        }
    };
    let rows: Vec<Node> = shelf.read.iter().filter(|page| !is_saved(page)).map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="shelf__read">
                <h2 class="settings__title">{words.read}</h2>
                <p class="shelf__line">{words.read_about}</p>
                <ul class="shelf__pages">{rows}</ul>
            </section>
        }
    })
}

/// How the newspaper is installed, for who does not have it and can.
fn offer(facts: &Facts, install: Callback<()>) -> Option<Node> {
    let can = !facts.is_installed && (facts.is_installable || facts.is_ios);
    can.then(|| {
        section(Words::of(use_locale().language()).install, {
            let facts = facts.clone();
            move || self::install(&facts, install)
        })
    })
}

fn row(story: &SavedStory, remove: Callback<SavedStory>, now: Timestamp) -> Node {
    let locale = use_locale();
    let words = Words::of(locale.language());
    let headline = &story.headline;
    let at = fill(words.saved_at, &locale.ago(story.at, now));
    let label = fill(words.remove, &headline.title);
    let story = story.clone();
    view! {
        <li class="headline-list__item">
            {headline_card(headline, CardShape::Row, HeadingLevel::Two, now)}
            <p class="shelf__line">
                {at} " "
                <button class="button button--quiet" type="button" on:click=move |_| remove.run(story.clone())>{label}</button>
            </p>
        </li>
    }
}

/// A saved story in place of one that could not be had; `body` is its body, drawn.
pub fn story(story: &SavedStory, body: Node, now: Timestamp) -> Node {
    let locale = use_locale();
    let words = Words::of(locale.language());
    let article = Article {
        headline: story.headline.clone(),
        body: story.body.clone(),
        truncated: story.truncated,
        kept_at: None,
    };
    view! {
        {notice(fill(words.saved_copy, &locale.ago(story.at, now)), None)}
        {article::article(&article, now, body, ().into_node())}
    }
}

/// In place of a story that is not there.
pub fn no_story() -> Node {
    let words = Words::of(use_locale().language());
    view! { <div class="empty"><p>{words.no_copy}</p></div> }
}

/// What the browser says of itself, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Whether the newspaper opens without a network.
    pub is_offline_ready: bool,
    /// Whether the browser throws nothing away; nothing where it does not say.
    pub is_persisted: Option<bool>,
    /// How many entries of each kind are kept (saved, read, pictures, app), and how many bytes they have.
    pub sizes: Option<[(f64, f64); 4]>,
    /// Whether what was kept has just been removed.
    pub is_removed: bool,
    /// Whether the button that removes was pressed once.
    pub is_sure: bool,
    /// Whether the browser would install the newspaper now.
    pub is_installable: bool,
    /// Whether it runs as an app.
    pub is_installed: bool,
    /// Whether the browser is one of iOS.
    pub is_ios: bool,
    /// The version and its day.
    pub version: Option<String>,
    /// How many choices were damaged, and were set aside.
    pub set_aside: usize,
}

/// What the page of settings does.
#[derive(Clone, Copy)]
pub struct Actions {
    /// Removes what was read and saved; the first time it only asks.
    pub remove_all: Callback<()>,
    /// Asks the browser to install the newspaper.
    pub install: Callback<()>,
}

/// The page of settings.
pub fn settings(facts: RwSignal<Facts>, consent: Consent, actions: Actions) -> Node {
    let words = Words::of(use_locale().language());
    view! {
        {page_heading(words.settings.to_owned(), None)}
        <div class="settings">
            {section(words.offline, move || facts.with(offline))}
            {section(words.kept, move || facts.with(|facts| kept(facts, actions.remove_all)))}
            {section(words.install, move || facts.with(|facts| install(facts, actions.install)))}
            {section(words.third_parties, move || third_parties(consent))}
            {section(words.version, move || facts.with(version))}
        </div>
    }
}

fn section(title: &'static str, content: impl FnMut() -> Node + Send + 'static) -> Node {
    view! { <section class="settings__section"><h2 class="settings__title">{title}</h2>{content}</section> }
}

fn offline(facts: &Facts) -> Node {
    let words = Words::of(use_locale().language());
    let ready = if facts.is_offline_ready { words.offline_ready } else { words.offline_not_ready };
    let persisted = facts.is_persisted.map(|is| if is { words.persisted } else { words.not_persisted });
    view! { <p>{ready}</p>{persisted.map(|text| view! { <p>{text}</p> })} }
}

fn kept(facts: &Facts, remove: Callback<()>) -> Node {
    let locale = use_locale();
    let words = Words::of(locale.language());
    let names = [words.kept_saved, words.kept_answers, words.kept_pictures, words.kept_shell];
    let table = facts.sizes.map(|sizes| {
        let row = |(name, (count, bytes)): (&'static str, (f64, f64))| {
            let count = intl::number(count as u64, locale.tag());
            let size = fill(words.kilobytes, &intl::number((bytes / 1000.0).ceil() as u64, locale.tag()));
            view! { <tr><th scope="row">{name}</th><td>{count}</td><td>{size}</td></tr> }
        };
        let rows: Vec<Node> = names.into_iter().zip(sizes).map(row).collect();
        view! {
            <table class="settings__table">
                <thead><tr><td></td><th scope="col">{words.entries}</th><th scope="col">{words.size}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let set_aside = (facts.set_aside > 0).then(|| {
        let count = intl::number(facts.set_aside as u64, locale.tag());
        view! { <p role="status">{fill(words.set_aside, &count)}</p> }
    });
    let label = if facts.is_sure { words.remove_all_sure } else { words.remove_all };
    view! {
        {set_aside}
        {table}
        {facts.is_removed.then(|| notice(words.removed_all.to_owned(), None))}
        <button class="button" type="button" on:click=move |_| remove.run(())>{label}</button>
    }
}

fn install(facts: &Facts, install: Callback<()>) -> Node {
    let words = Words::of(use_locale().language());
    let how = match facts {
        Facts { is_installed: true, .. } => view! { <p>{words.is_installed}</p> },
        Facts { is_installable: true, .. } => view! {
            <button class="button" type="button" on:click=move |_| install.run(())>{words.install_button}</button>
        },
        Facts { is_ios: true, .. } => view! { <p>{words.install_ios}</p> },
        _ => view! { <p>{words.install_menu}</p> },
    };
    view! { <p>{words.install_about}</p>{how} }
}

fn third_parties(consent: Consent) -> Node {
    let words = Words::of(use_locale().language());
    let rows: Vec<Node> = consent
        .keys()
        .into_iter()
        .map(|key| {
            let label = fill(words.ask_again, &key);
            view! { <li><button class="button button--quiet" type="button" on:click=move |_| consent.keep(&key, false)>{label}</button></li> }
        })
        .collect();
    if rows.is_empty() {
        return view! { <p>{words.third_parties_none}</p> };
    }
    view! { <p>{words.third_parties_about}</p><ul class="settings__list">{rows}</ul> }
}

fn version(facts: &Facts) -> Node {
    let words = Words::of(use_locale().language());
    let text =
        facts.version.as_ref().map_or(words.version_unknown.to_owned(), |version| fill(words.version_is, version));
    view! { <p>{text}</p> }
}

/// What the app has to say of itself at the foot of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toast {
    /// A new version is ready.
    Update,
    /// The device is full.
    Full,
    /// So many pictures of a story that was saved could not be kept.
    Lost(u64),
}

/// That a new version is ready. `take` loads it and tells whether that has to wait; `close` takes the notice away.
pub fn update(waits: RwSignal<bool>, take: Callback<()>, close: Callback<()>) -> Node {
    let words = Words::of(use_locale().language());
    let text = move || if waits.get() { words.update_waits } else { words.update_ready };
    view! {
        <div class="toast" role="status">
            <p class="toast__text">{text}</p>
            <button class="button" type="button" on:click=move |_| take.run(())>{words.update}</button>
            <button class="button button--quiet" type="button" on:click=move |_| close.run(())>{words.later}</button>
        </div>
    }
}

/// That pictures of a story that was saved could not be kept, and how many.
pub fn lost(pictures: u64, close: Callback<()>) -> Node {
    let locale = use_locale();
    message(fill(Words::of(locale.language()).lost, &locale.number(pictures)), close)
}

/// The button that copies the details of an error. `copy` takes them and tells, in its signal, whether they were taken.
pub fn copy(is_copied: RwSignal<bool>, copy: Callback<()>) -> Node {
    let words = Words::of(use_locale().language());
    let label = move || if is_copied.get() { words.copied } else { words.copy };
    view! {
        <p><button class="button button--quiet" type="button" on:click=move |_| copy.run(())>
            <span role="status">{label}</span>
        </button></p>
    }
}

/// That the device is full.
pub fn full(close: Callback<()>) -> Node {
    message(Words::of(use_locale().language()).full.to_owned(), close)
}

fn message(text: String, close: Callback<()>) -> Node {
    let words = Words::of(use_locale().language());
    view! {
        <div class="toast" role="status">
            <p class="toast__text">{text}</p>
            <button class="button button--quiet" type="button" on:click=move |_| close.run(())>{words.close}</button>
        </div>
    }
}
