//! The words of saved stories, settings and toasts: one typed table for each language, apart from the main one, so that it
//! is loaded only with the part of the program that draws these pages. `{}` in a text stands for a value.

mod arabic;
mod english;
mod french;

use crate::words::Language;
use crate::words::table::words;

words! {
    /// The words of saved stories, settings and toasts.
    pub struct SavedWords {
        // Saved stories.
        /// The title of the page.
        pub saved: &'static str,
        /// What the page is about.
        pub saved_about: &'static str,
        /// In place of an empty list.
        pub saved_none: &'static str,
        /// Under a story; `{}` is when it was saved.
        pub saved_at: &'static str,
        /// The button that removes a story; `{}` is its title.
        pub remove: &'static str,
        /// After a story was removed; `{}` is its title.
        pub removed: &'static str,
        /// Above a saved story in place of one that cannot be fetched; `{}` is when it was saved.
        pub saved_copy: &'static str,
        /// In place of a saved story that is missing or damaged.
        pub no_copy: &'static str,
        /// Saved stories that cannot be read; `{}` is their number.
        pub damaged: &'static str,
        /// Where the browser refuses to store anything.
        pub no_store: &'static str,
        /// The title of the list of pages that were read before.
        pub read: &'static str,
        /// What that list is.
        pub read_about: &'static str,
        /// Beside a page; `{}` is when it was read.
        pub read_at: &'static str,

        // Settings.
        /// Damaged preferences, which have to be set again; `{}` is their number.
        pub set_aside: &'static str,
        /// The title of the page.
        pub settings: &'static str,
        /// The title of the section on reading offline.
        pub offline: &'static str,
        /// The newspaper opens offline.
        pub offline_ready: &'static str,
        /// The newspaper does not open offline, yet or in this browser.
        pub offline_not_ready: &'static str,
        /// The browser has granted persistent storage.
        pub persisted: &'static str,
        /// The browser has not granted persistent storage.
        pub not_persisted: &'static str,
        /// The title of the section on what is stored.
        pub stored: &'static str,
        /// The row of saved stories and their pictures.
        pub stored_saved: &'static str,
        /// The row of pages that were read.
        pub stored_answers: &'static str,
        /// The row of pictures that were seen.
        pub stored_pictures: &'static str,
        /// The row of the app itself.
        pub stored_app: &'static str,
        /// The head of the column with the number of entries.
        pub entries: &'static str,
        /// The head of the column with the sizes.
        pub size: &'static str,
        /// A size; `{}` is the number of kilobytes.
        pub kilobytes: &'static str,
        /// The button that removes everything that was read and saved.
        pub remove_all: &'static str,
        /// The same button, asking for confirmation.
        pub remove_all_sure: &'static str,
        /// After everything was removed.
        pub removed_all: &'static str,
        /// The title of the section on installing the newspaper.
        pub install: &'static str,
        /// What an installed app offers.
        pub install_about: &'static str,
        /// The button that opens the prompt to install.
        pub install_button: &'static str,
        /// How to install on iOS.
        pub install_ios: &'static str,
        /// How to install in other browsers.
        pub install_menu: &'static str,
        /// In the installed app.
        pub is_installed: &'static str,
        /// The title of the section on third parties.
        pub third_parties: &'static str,
        /// What the list of third parties is.
        pub third_parties_about: &'static str,
        /// In place of an empty list.
        pub third_parties_none: &'static str,
        /// The button that revokes a consent; `{}` is the provider.
        pub ask_again: &'static str,
        /// The title of the section on the version.
        pub version: &'static str,
        /// The version; `{}` is its number and date.
        pub version_is: &'static str,
        /// In place of the version in development.
        pub version_unknown: &'static str,

        // Toasts.
        /// A new version is ready.
        pub update_ready: &'static str,
        /// The button that loads the new version.
        pub update: &'static str,
        /// The button that postpones it.
        pub later: &'static str,
        /// The new version is loaded once the reader has finished writing.
        pub update_waits: &'static str,
        /// The device is full: caches of unsaved pages have been emptied.
        pub full: &'static str,
        /// Pictures of a saved story that could not be saved; `{}` is their number.
        pub lost: &'static str,
        /// The button that removes a toast.
        pub close: &'static str,
    }
}

impl SavedWords {
    /// The words of a language.
    pub fn of(language: Language) -> &'static SavedWords {
        match language {
            Language::English => &english::WORDS,
            Language::French => &french::WORDS,
            Language::Arabic => &arabic::WORDS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::table::{assert_complete, assert_french_typography};

    #[test]
    fn every_language_has_every_word_with_the_places_that_english_has() {
        Language::ALL.into_iter().for_each(|language| assert_complete(SavedWords::of(language), &english::WORDS));
    }

    #[test]
    fn french_sets_no_double_punctuation_after_a_space_that_can_break() {
        assert_french_typography(&french::WORDS);
    }
}
