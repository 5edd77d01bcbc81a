//! Every string of the shelf, in one typed table a language, beside that of the interface ([`crate::words`]): who never
//! saves a story does not load it. A string that takes a value has `{}`.

mod arabic;
mod english;
mod french;

use crate::words::Language;
use crate::words::table::words;

words! {
    /// The words of the shelf.
    pub struct Words {
        // Saved stories.
        /// The title of their page.
        pub saved: &'static str,
        /// What it is.
        pub saved_about: &'static str,
        /// In place of the list.
        pub saved_none: &'static str,
        /// Under a story; `{}` is when it was saved.
        pub saved_at: &'static str,
        /// The button that removes a story; `{}` is its title.
        pub remove: &'static str,
        /// When a story was removed; `{}` is its title.
        pub removed: &'static str,
        /// Over a story that cannot be had, whatever the reason; `{}` is when it was saved.
        pub saved_copy: &'static str,
        /// In place of a story that is not there, or damaged.
        pub no_copy: &'static str,
        /// How many could not be read; `{}` is the number.
        pub damaged: &'static str,
        /// Where the browser keeps nothing.
        pub no_store: &'static str,
        /// The title of what was read before.
        pub read: &'static str,
        /// What it is.
        pub read_about: &'static str,
        /// Beside it; `{}` is when it was read.
        pub read_at: &'static str,

        // Settings.
        /// What was damaged, so that it has to be chosen again; `{}` is the number.
        pub set_aside: &'static str,
        /// The title of the page.
        pub settings: &'static str,
        /// The title of what is said of reading offline.
        pub offline: &'static str,
        /// The newspaper opens without a network.
        pub offline_ready: &'static str,
        /// It does not, yet or here.
        pub offline_not_ready: &'static str,
        /// The browser has promised not to throw anything away.
        pub persisted: &'static str,
        /// It has not.
        pub not_persisted: &'static str,
        /// The title of what is kept.
        pub kept: &'static str,
        /// A row of it: saved stories and their pictures.
        pub kept_saved: &'static str,
        /// A row of it: what was read.
        pub kept_answers: &'static str,
        /// A row of it: pictures that were seen.
        pub kept_pictures: &'static str,
        /// A row of it: the app.
        pub kept_shell: &'static str,
        /// The head of the column of numbers.
        pub entries: &'static str,
        /// The head of the column of sizes.
        pub size: &'static str,
        /// A size; `{}` is in kilobytes.
        pub kilobytes: &'static str,
        /// The button that throws away what was read and saved.
        pub remove_all: &'static str,
        /// The button once more, to be sure.
        pub remove_all_sure: &'static str,
        /// When that was done.
        pub removed_all: &'static str,
        /// The title of what is said of installing.
        pub install: &'static str,
        /// What it is for.
        pub install_about: &'static str,
        /// The button that installs.
        pub install_button: &'static str,
        /// How to install on iOS.
        pub install_ios: &'static str,
        /// How to install elsewhere.
        pub install_menu: &'static str,
        /// When it runs as an app already.
        pub is_installed: &'static str,
        /// The title of what is said of third parties.
        pub third_parties: &'static str,
        /// What the list is.
        pub third_parties_about: &'static str,
        /// In place of the list.
        pub third_parties_none: &'static str,
        /// The button that takes a consent back; `{}` is the provider.
        pub ask_again: &'static str,
        /// The title of what is said of the version.
        pub version: &'static str,
        /// The version; `{}` is its number and day.
        pub version_is: &'static str,
        /// Where it is not known.
        pub version_unknown: &'static str,

        // A new version.
        /// There is one.
        pub update_ready: &'static str,
        /// The button that takes it.
        pub update: &'static str,
        /// The button that does not, now.
        pub later: &'static str,
        /// It will be taken when nothing is being written.
        pub update_waits: &'static str,
        /// The disk is full: what was kept unasked was thrown away.
        pub full: &'static str,
        /// Pictures of a story that was saved could not be kept; `{}` is how many.
        pub lost: &'static str,
        /// The button that takes a notice away.
        pub close: &'static str,
    }
}

impl Words {
    /// The table of a language.
    pub fn of(language: Language) -> &'static Words {
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
        Language::ALL.into_iter().for_each(|language| assert_complete(Words::of(language), &english::WORDS));
    }

    #[test]
    fn french_sets_no_double_punctuation_after_a_space_that_can_break() {
        assert_french_typography(&french::WORDS);
    }
}
