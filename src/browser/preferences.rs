//! What a reader has chosen, kept in the browser: a few short words under names of ours. What is believed of them is
//! [`kept`]'s matter; this is the shelf that they stand on.

use super::window;
use crate::kept::{self, Shelf};
use web_sys::Storage;

/// A store of the browser's; none in private mode or where storage is switched off.
pub struct BrowserShelf(Option<Storage>);

impl BrowserShelf {
    /// What is kept until the reader clears it.
    pub fn lasting() -> Self {
        Self(window().local_storage().ok().flatten())
    }

    /// What is kept for as long as the tab lives.
    pub fn of_tab() -> Self {
        Self(window().session_storage().ok().flatten())
    }
}

impl Shelf for BrowserShelf {
    fn get(&self, name: &str) -> Option<String> {
        self.0.as_ref()?.get_item(name).ok().flatten()
    }

    fn set(&self, name: &str, text: Option<&str>) {
        let Some(storage) = &self.0 else { return };
        // A full or locked store refuses: the choice then holds for this page.
        let _ = match text {
            Some(text) => storage.set_item(name, text),
            None => storage.remove_item(name),
        };
    }

    fn tell(&self, name: &str) {
        web_sys::console::warn_2(&"what was kept here is damaged, and was set aside:".into(), &name.into());
    }
}

/// The names of what was set aside because it was damaged.
pub fn set_aside() -> Vec<String> {
    let Some(storage) = window().local_storage().ok().flatten() else { return Vec::new() };
    let name = |at: u32| storage.key(at).ok().flatten().filter(|name| name.starts_with(kept::ASIDE));
    (0..storage.length().unwrap_or_default()).filter_map(name).collect()
}

/// Throws away what was set aside.
pub fn forget_set_aside() {
    let shelf = BrowserShelf::lasting();
    set_aside().iter().for_each(|name| shelf.set(name, None));
}

/// The word kept under a name, when it is one that may be.
pub fn get(name: &str, is_one: &dyn Fn(&str) -> bool) -> Option<String> {
    kept::word(&BrowserShelf::lasting(), name, is_one)
}

/// Keeps a word under a name; nothing forgets it.
pub fn set(name: &str, value: Option<&str>) {
    kept::keep(&BrowserShelf::lasting(), name, value);
}

/// The name under which lasting consents are kept.
const CONSENTS: &str = "consents";

/// The keys of the reader's lasting consents ([`Consent`](crate::components::consent::Consent)), parted by blanks.
pub fn consents() -> String {
    kept::keys(&BrowserShelf::lasting(), CONSENTS).join(" ")
}

/// Keeps lasting consents.
pub fn keep_consents(keys: &str) {
    let keys: Vec<String> = keys.split_whitespace().map(str::to_owned).collect();
    kept::keep_keys(&BrowserShelf::lasting(), CONSENTS, &keys);
}
