//! The tables that are loaded when a reader wants their language.

use super::{Entry, Language, Words};
use std::cell::RefCell;

thread_local! {
    static LOADED: RefCell<Vec<(Language, &'static Words)>> = const { RefCell::new(Vec::new()) };
}

/// Whether the words of a language have to be loaded before the interface speaks it.
pub fn wants(language: Language) -> bool {
    language != Language::English && words(language).is_none()
}

/// The words of a language that have been loaded.
pub(super) fn words(language: Language) -> Option<&'static Words> {
    LOADED.with_borrow(|loaded| loaded.iter().find(|(known, _)| *known == language).map(|(_, words)| *words))
}

/// Takes in the file of a language's words. One that is no whole table, because it is of another version or a page in
/// place of the file, is left; the interface then stays English.
pub fn take(language: Language, file: &str) {
    if let Some(words) = read(file) {
        // For as long as the page: a language is loaded once.
        let words: &'static Words = Box::leak(Box::new(words));
        LOADED.with_borrow_mut(|loaded| loaded.push((language, words)));
    }
}

/// The table whose texts are the lines of a file, all of them.
pub(super) fn read(file: &str) -> Option<Words> {
    let file: &'static str = Box::leak(file.to_owned().into_boxed_str());
    let mut texts: Vec<&'static str> = Vec::with_capacity(Words::COUNT);
    texts.extend(file.trim_end_matches('\n').split('\n'));
    (texts.len() == Words::COUNT).then(|| Words::read(&texts))
}
