//! What a reader has chosen, kept in the browser: a few short words under names of ours. A browser that keeps nothing
//! (private mode, storage switched off) loses the choice with the page and nothing else.

use super::window;

/// The prefix of every name that the app keeps, with the version of their meaning.
const PREFIX: &str = "time-plus-news.1.";
/// The longest value that is believed, in bytes.
const LIMIT: usize = 64;

/// The word kept under a name.
pub fn get(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(&[PREFIX, name].concat()).ok().flatten().filter(|value| value.len() <= LIMIT)
}

/// Keeps a word under a name; nothing forgets it.
pub fn set(name: &str, value: Option<&str>) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let name = [PREFIX, name].concat();
    // A full or locked store refuses: the choice then holds for this page.
    let _ = match value {
        Some(value) => storage.set_item(&name, value),
        None => storage.remove_item(&name),
    };
}
