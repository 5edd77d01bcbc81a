//! The reader's choices, and the rest of what the app stores in the browser: short texts under the app's own names.
//! [`storage`] validates them; this module supplies the browser's stores.

use crate::browser::window;
use crate::storage::{self, KeyValueStore};
use web_sys::Storage;

/// A store of the browser's; missing in private mode or where storage is switched off.
pub struct BrowserStorage(Option<Storage>);

impl BrowserStorage {
    /// The store that lasts until the reader clears it (`localStorage`).
    pub fn lasting() -> Self {
        Self(window().local_storage().ok().flatten())
    }

    /// The store that lasts as long as the tab (`sessionStorage`).
    pub fn of_tab() -> Self {
        Self(window().session_storage().ok().flatten())
    }
}

impl KeyValueStore for BrowserStorage {
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

    fn warn(&self, name: &str) {
        web_sys::console::warn_2(&"what was kept here is damaged, and was set aside:".into(), &name.into());
    }
}

/// The names of the values that were set aside because they are invalid.
pub fn set_aside() -> Vec<String> {
    let Some(store) = window().local_storage().ok().flatten() else { return Vec::new() };
    let name = |at: u32| store.key(at).ok().flatten().filter(|name| name.starts_with(storage::ASIDE));
    (0..store.length().unwrap_or_default()).filter_map(name).collect()
}

/// Removes the values that were set aside.
pub fn forget_set_aside() {
    let store = BrowserStorage::lasting();
    set_aside().iter().for_each(|name| store.set(name, None));
}

/// The word stored under a name, if it is one of the allowed words.
pub fn get(name: &str, is_one: &dyn Fn(&str) -> bool) -> Option<String> {
    storage::word(&BrowserStorage::lasting(), name, is_one)
}

/// Stores a word under a name; `None` removes it.
pub fn set(name: &str, value: Option<&str>) {
    storage::write(&BrowserStorage::lasting(), name, value);
}

/// The name under which lasting consents are stored.
const CONSENTS: &str = "consents";

/// The keys of the reader's lasting consents ([`Consent`](crate::components::consent::Consent)), separated by spaces.
pub fn consents() -> String {
    storage::keys(&BrowserStorage::lasting(), CONSENTS).join(" ")
}

/// Stores lasting consents.
pub fn keep_consents(keys: &str) {
    let keys: Vec<String> = keys.split_whitespace().map(str::to_owned).collect();
    storage::write_keys(&BrowserStorage::lasting(), CONSENTS, &keys);
}

/// The name under which scroll positions survive a reload.
const PLACES: &str = "places";

/// The scroll positions that were stored before the page was reloaded.
pub fn places() -> Vec<(u32, f64)> {
    storage::places(&BrowserStorage::of_tab(), PLACES)
}

/// Stores scroll positions for as long as the tab lives.
pub fn keep_places(places: &[(u32, f64)]) {
    storage::write_places(&BrowserStorage::of_tab(), PLACES, places);
}
