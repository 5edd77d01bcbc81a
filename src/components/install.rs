//! How to install the newspaper as an app, which differs by browser.

use crate::locale::use_locale;
use crate::node::{Node, view};
use crate::words::saved::SavedWords;
use leptos::prelude::*;

/// What the browser tells about installing the newspaper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InstallState {
    /// Whether the browser has offered to install the newspaper (`beforeinstallprompt`).
    pub is_installable: bool,
    /// Whether the newspaper runs as an installed app.
    pub is_installed: bool,
    /// Whether the browser runs on iOS, where only its share menu installs apps.
    pub is_ios: bool,
}

impl InstallState {
    /// Whether the reader can be told how to install the newspaper, and has not installed it.
    pub fn is_offered(self) -> bool {
        !self.is_installed && (self.is_installable || self.is_ios)
    }
}

/// What an installed app offers, and how to install it in this browser. `install` opens the browser's prompt.
pub fn install(state: InstallState, install: Callback<()>) -> Node {
    let words = SavedWords::of(use_locale().language());
    let how = match state {
        InstallState { is_installed: true, .. } => view! { <p>{words.is_installed}</p> },
        InstallState { is_installable: true, .. } => view! {
            <button class="button" type="button" on:click=move |_| install.run(())>{words.install_button}</button>
        },
        InstallState { is_ios: true, .. } => view! { <p>{words.install_ios}</p> },
        InstallState { .. } => view! { <p>{words.install_menu}</p> },
    };
    view! { <p>{words.install_about}</p>{how} }
}
