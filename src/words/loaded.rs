//! The tables that are loaded in a browser: that of the language which the reader reads in, and no other.

use super::{Entry, Language, Words};
use crate::backend::{Fetch, Request};
use std::cell::RefCell;

thread_local! {
    static LOADED: RefCell<Vec<(Language, &'static Words)>> = const { RefCell::new(Vec::new()) };
}

/// The words of a language that have been loaded.
pub(super) fn words(language: Language) -> Option<&'static Words> {
    LOADED.with_borrow(|loaded| loaded.iter().find(|(known, _)| *known == language).map(|(_, words)| *words))
}

/// Whether any words have been loaded, without which nothing can be said.
pub fn can_speak() -> bool {
    LOADED.with_borrow(|loaded| !loaded.is_empty())
}

/// The words that there are, of whatever language; before any have come, none of them says anything.
#[cfg(target_arch = "wasm32")]
pub(super) fn any() -> &'static Words {
    let first = LOADED.with_borrow(|loaded| loaded.first().map(|(_, words)| *words));
    first.unwrap_or_else(|| table(Box::new([""; Words::COUNT])))
}

/// Loads the words of a language, which stand under `base`, unless that has been done; where they cannot be had, those
/// of English, unless there are others.
pub async fn load(language: Language, base: &str, fetch: &Fetch) {
    for wanted in [language, Language::English] {
        if words(language).is_some() || (wanted != language && can_speak()) {
            return;
        }
        if let Ok(response) = fetch(Request::get([base, &wanted.file()].concat())).await {
            take(wanted, &response.body);
        }
    }
}

/// Takes in the file of a language's words. One that is no whole table, because it is of another version or a page in
/// place of the file, is left.
fn take(language: Language, file: &str) {
    if let Some(words) = read(file) {
        LOADED.with_borrow_mut(|loaded| loaded.push((language, words)));
    }
}

/// The table whose texts are the lines of a file, all of them.
pub(super) fn read(file: &str) -> Option<&'static Words> {
    let file: &'static str = Box::leak(file.to_owned().into_boxed_str());
    let texts: Box<[&'static str]> = file.trim_end_matches('\n').split('\n').collect();
    Some(table(texts.try_into().ok()?))
}

/// The texts as the table that they are, for as long as the page: a language is loaded once. Field by field it would be
/// two kilobytes of program.
pub(super) fn table(texts: Box<[&'static str; Words::COUNT]>) -> &'static Words {
    let texts: &'static [&'static str; Words::COUNT] = Box::leak(texts);
    // SAFETY: `Entry` says that a table is laid out as such an array.
    unsafe { &*std::ptr::from_ref(texts).cast::<Words>() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::{Error, Response};
    use std::rc::Rc;

    /// A place that has the words of some languages only, and what was asked of it.
    fn place(has: &'static [Language]) -> (Fetch, Rc<RefCell<Vec<String>>>) {
        let asked = Rc::new(RefCell::new(Vec::new()));
        let kept = asked.clone();
        let fetch: Fetch = Rc::new(move |request: Request| {
            kept.borrow_mut().push(request.url.clone());
            let language = has.iter().find(|language| request.url.ends_with(&language.file()));
            let path = language
                .map(|language| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(language.file()));
            let answer = match path {
                Some(path) => Ok(Response {
                    url: request.url,
                    status: 200,
                    headers: Vec::new(),
                    body: std::fs::read_to_string(path).unwrap(),
                }),
                None => Err(Error::NotFound { url: request.url }),
            };
            Box::pin(async move { answer })
        });
        (fetch, asked)
    }

    #[test]
    fn a_language_is_loaded_once_and_english_stands_in_for_one_that_cannot_be_had() {
        // Each test has a thread of its own, and with it tables of its own.
        let (fetch, asked) = place(&[Language::English, Language::French]);
        let load = |language| futures::executor::block_on(load(language, "/news/", &fetch));
        load(Language::Arabic);
        assert_eq!(asked.borrow_mut().split_off(0), ["/news/words/ar.txt", "/news/words/en.txt"]);
        load(Language::French);
        load(Language::French);
        assert_eq!(asked.borrow_mut().split_off(0), ["/news/words/fr.txt"]);
        load(Language::Arabic);
        assert_eq!(asked.borrow_mut().split_off(0), ["/news/words/ar.txt"], "there are words to speak with");
        assert!(words(Language::French).is_some() && words(Language::Arabic).is_none());
    }

    #[test]
    fn without_any_words_nothing_can_be_said() {
        let (fetch, _) = place(&[]);
        assert!(!can_speak());
        futures::executor::block_on(load(Language::French, "", &fetch));
        assert!(!can_speak());
    }
}
