//! Settings: what is stored on the device, how to install the newspaper, and the consents to third parties.

use crate::browser::pwa;
use crate::components::consent::Consent;
use crate::components::install::InstallState;
use crate::components::settings::{self as view, SettingsActions, SettingsState};
use crate::history::History;
use crate::node::Node;
use crate::preferences::{self, BrowserStorage};
use crate::saved::cache;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

/// The page of settings.
pub fn settings() -> Node {
    let state = RwSignal::new(SettingsState::default());
    read(state);
    for event in ["news-install", "news-installed", "news-offline-ready"] {
        pwa::while_here(event, move || read(state));
    }
    let remove_all = Callback::new(move |()| {
        if !state.with_untracked(|state| state.is_sure) {
            return state.update(|state| (state.is_sure, state.is_removed) = (true, false));
        }
        spawn_local(async move {
            remove_everything().await;
            state.update(|state| (state.is_sure, state.is_removed) = (false, true));
            read(state);
        });
    });
    view::settings(state, Consent::here(), SettingsActions { remove_all, install: prompt_to_install() })
}

/// Reads what the page shows: first what is known at once, then the sizes of the caches.
fn read(state: RwSignal<SettingsState>) {
    spawn_local(async move {
        let version = [pwa::text("version"), pwa::text("built")].into_iter().flatten().collect::<Vec<_>>();
        state.update(|state| {
            state.set_aside = preferences::set_aside().len();
            state.is_offline_ready = pwa::is("isOfflineReady");
            state.install = install_state();
            state.version = (!version.is_empty()).then(|| version.join(" · "));
        });
        let sizes = pwa::sizes(["saved", "answers", "pictures", "shell"]).await;
        state.update(|state| {
            state.sizes = sizes.map(|(sizes, _)| sizes.map(|sizes| (sizes.count, sizes.bytes)));
            state.is_persisted = sizes.map(|(_, is_persisted)| is_persisted);
        });
    });
}

/// Removes saved stories, damaged preferences, the history and all caches but the app's own.
async fn remove_everything() {
    // Clearing the caches removes the stories that this cannot.
    let _ = cache::clear().await;
    preferences::forget_set_aside();
    History::clear(&BrowserStorage::lasting());
    pwa::ask("clear", &JsValue::UNDEFINED).await;
}

/// What the browser tells about installing the newspaper.
pub fn install_state() -> InstallState {
    InstallState { is_installable: pwa::is("isInstallable"), is_installed: pwa::is_installed(), is_ios: pwa::is_ios() }
}

/// Opens the browser's prompt to install the newspaper.
pub fn prompt_to_install() -> Callback<()> {
    Callback::new(move |()| {
        spawn_local(async move {
            pwa::ask("install", &JsValue::UNDEFINED).await;
        });
    })
}
