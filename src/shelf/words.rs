//! Every string of the shelf, in one typed table a language, beside that of the interface ([`crate::words`]): who never
//! saves a story does not load it. A string that takes a value has `{}`.

mod arabic;
mod english;
mod french;

use crate::words::Language;

macro_rules! table {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[$doc:meta])* pub $field:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $name {
            $($(#[$doc])* pub $field: &'static str,)*
        }

        impl $name {
            /// Every text with its name, for the tests.
            #[cfg(test)]
            fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($field), self.$field)),*]
            }
        }
    };
}

table! {
    /// The words of the shelf.
    pub struct Words {
        // Saved stories.
        /// The title of their page.
        pub saved,
        /// What it is.
        pub saved_about,
        /// In place of the list.
        pub saved_none,
        /// Under a story; `{}` is when it was saved.
        pub saved_at,
        /// The button that removes a story; `{}` is its title.
        pub remove,
        /// When a story was removed; `{}` is its title.
        pub removed,
        /// Over a story that cannot be had, whatever the reason; `{}` is when it was saved.
        pub saved_copy,
        /// In place of a story that is not there, or damaged.
        pub no_copy,
        /// How many could not be read; `{}` is the number.
        pub damaged,
        /// Where the browser keeps nothing.
        pub no_store,
        /// The title of what was read before.
        pub read,
        /// What it is.
        pub read_about,
        /// Beside it; `{}` is when it was read.
        pub read_at,

        // Settings.
        /// What was damaged, so that it has to be chosen again; `{}` is the number.
        pub set_aside,
        /// The title of the page.
        pub settings,
        /// The title of what is said of reading offline.
        pub offline,
        /// The newspaper opens without a network.
        pub offline_ready,
        /// It does not, yet or here.
        pub offline_not_ready,
        /// The browser has promised not to throw anything away.
        pub persisted,
        /// It has not.
        pub not_persisted,
        /// The title of what is kept.
        pub kept,
        /// A row of it: saved stories and their pictures.
        pub kept_saved,
        /// A row of it: what was read.
        pub kept_answers,
        /// A row of it: pictures that were seen.
        pub kept_pictures,
        /// A row of it: the app.
        pub kept_shell,
        /// The head of the column of numbers.
        pub entries,
        /// The head of the column of sizes.
        pub size,
        /// A size; `{}` is in kilobytes.
        pub kilobytes,
        /// The button that throws away what was read and saved.
        pub remove_all,
        /// The button once more, to be sure.
        pub remove_all_sure,
        /// When that was done.
        pub removed_all,
        /// The title of what is said of installing.
        pub install,
        /// What it is for.
        pub install_about,
        /// The button that installs.
        pub install_button,
        /// How to install on iOS.
        pub install_ios,
        /// How to install elsewhere.
        pub install_menu,
        /// When it runs as an app already.
        pub is_installed,
        /// The title of what is said of third parties.
        pub third_parties,
        /// What the list is.
        pub third_parties_about,
        /// In place of the list.
        pub third_parties_none,
        /// The button that takes a consent back; `{}` is the provider.
        pub ask_again,
        /// The title of what is said of the version.
        pub version,
        /// The version; `{}` is its number and day.
        pub version_is,
        /// Where it is not known.
        pub version_unknown,

        // A new version.
        /// There is one.
        pub update_ready,
        /// The button that takes it.
        pub update,
        /// The button that does not, now.
        pub later,
        /// It will be taken when nothing is being written.
        pub update_waits,
        /// The disk is full: what was kept unasked was thrown away.
        pub full,
        /// Pictures of a story that was saved could not be kept; `{}` is how many.
        pub lost,
        /// The button that takes a notice away.
        pub close,
        /// The button that copies the details of an error.
        pub copy,
        /// The button when that was done.
        pub copied,
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

    #[test]
    fn every_language_has_every_word_with_the_places_that_english_has() {
        for language in Language::ALL {
            for ((name, english), (_, text)) in english::WORDS.all().into_iter().zip(Words::of(language).all()) {
                assert!(!text.trim().is_empty(), "{} {name}", language.tag());
                assert_eq!(english.matches("{}").count(), text.matches("{}").count(), "{} {name}", language.tag());
            }
        }
    }

    #[test]
    fn french_sets_no_double_punctuation_after_a_space_that_can_break() {
        for (name, text) in french::WORDS.all() {
            for wrong in [" :", " ;", " !", " ?", "« ", " »", "'"] {
                assert!(!text.contains(wrong), "{name}: {text}");
            }
        }
    }
}
