//! The page of settings: reading offline, what is stored on the device, installing, third parties, and the version.

use super::consent::Consent;
use super::heading::page_heading;
use super::install::{InstallState, install};
use super::notice::notice;
use crate::browser::intl;
use crate::locale::use_locale;
use crate::node::{Node, view};
use crate::words::fill;
use crate::words::saved::SavedWords;
use leptos::prelude::*;

/// What the page of settings shows, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettingsState {
    /// Whether the newspaper opens offline.
    pub is_offline_ready: bool,
    /// Whether the browser has granted persistent storage; `None` if it does not say.
    pub is_persisted: Option<bool>,
    /// The number of entries and the bytes of each cache: saved stories, answers, pictures, the app.
    pub sizes: Option<[(f64, f64); 4]>,
    /// Whether everything stored has just been removed.
    pub is_removed: bool,
    /// Whether the button that removes everything has been pressed once.
    pub is_sure: bool,
    /// The state of the installation.
    pub install: InstallState,
    /// The version and the date of its build; `None` in development.
    pub version: Option<String>,
    /// The number of preferences that were damaged and have been set aside.
    pub set_aside: usize,
}

/// The actions of the page of settings.
#[derive(Clone, Copy)]
pub struct SettingsActions {
    /// Removes everything that is stored; the first call only asks for confirmation.
    pub remove_all: Callback<()>,
    /// Opens the browser's prompt to install the newspaper.
    pub install: Callback<()>,
}

/// The page of settings.
pub fn settings(state: RwSignal<SettingsState>, consent: Consent, actions: SettingsActions) -> Node {
    let words = SavedWords::of(use_locale().language());
    view! {
        {page_heading(words.settings.to_owned(), None)}
        <div class="settings">
            {section(words.offline, move || state.with(offline))}
            {section(words.stored, move || state.with(|state| stored(state, actions.remove_all)))}
            {section(words.install, move || install(state.with(|state| state.install), actions.install))}
            {section(words.third_parties, move || third_parties(consent))}
            {section(words.version, move || state.with(version))}
        </div>
    }
}

/// A section under a title.
pub fn section(title: &'static str, content: impl FnMut() -> Node + Send + 'static) -> Node {
    view! { <section class="settings__section"><h2 class="settings__title">{title}</h2>{content}</section> }
}

fn offline(state: &SettingsState) -> Node {
    let words = SavedWords::of(use_locale().language());
    let ready = if state.is_offline_ready { words.offline_ready } else { words.offline_not_ready };
    let persisted = state.is_persisted.map(|is| if is { words.persisted } else { words.not_persisted });
    view! { <p>{ready}</p>{persisted.map(|text| view! { <p>{text}</p> })} }
}

fn stored(state: &SettingsState, remove: Callback<()>) -> Node {
    let locale = use_locale();
    let words = SavedWords::of(locale.language());
    let set_aside = (state.set_aside > 0).then(|| {
        let count = intl::number(state.set_aside as u64, locale.tag());
        view! { <p role="status">{fill(words.set_aside, &count)}</p> }
    });
    let label = if state.is_sure { words.remove_all_sure } else { words.remove_all };
    view! {
        {set_aside}
        {state.sizes.map(size_table)}
        {state.is_removed.then(|| notice(words.removed_all.to_owned(), None))}
        <button class="button" type="button" on:click=move |_| remove.run(())>{label}</button>
    }
}

fn size_table(sizes: [(f64, f64); 4]) -> Node {
    let locale = use_locale();
    let words = SavedWords::of(locale.language());
    let names = [words.stored_saved, words.stored_answers, words.stored_pictures, words.stored_app];
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
}

fn third_parties(consent: Consent) -> Node {
    let words = SavedWords::of(use_locale().language());
    let row = |key: String| {
        let label = fill(words.ask_again, &key);
        let revoke = move |_| consent.keep(&key, false);
        view! { <li><button class="button button--quiet" type="button" on:click=revoke>{label}</button></li> }
    };
    let rows: Vec<Node> = consent.keys().into_iter().map(row).collect();
    if rows.is_empty() {
        return view! { <p>{words.third_parties_none}</p> };
    }
    view! { <p>{words.third_parties_about}</p><ul class="settings__list">{rows}</ul> }
}

fn version(state: &SettingsState) -> Node {
    let words = SavedWords::of(use_locale().language());
    let text =
        state.version.as_ref().map_or(words.version_unknown.to_owned(), |version| fill(words.version_is, version));
    view! { <p>{text}</p> }
}
