//! Every string of the page of widgets, in one typed table a language, beside that of the interface ([`crate::words`]):
//! readers do not load it. A string that takes a value has `{}`.

mod arabic;
mod english;
mod french;

use crate::words::Language;
use crate::words::table::words;

words! {
    /// The words of the page of widgets.
    pub struct WidgetWords {
        /// The title of the page.
        pub title: &'static str,
        /// What it is for.
        pub about: &'static str,
        /// The label of the choice of a list.
        pub list: &'static str,
        /// The latest headlines, among the lists.
        pub latest: &'static str,
        /// A tag, an author, words, among the lists, in the order of [`super::options::BY`].
        pub by: [&'static str; 3],
        /// The labels of what is then written: the tag or the author as the address of their page has them, and the words.
        pub by_what: [&'static str; 3],
        /// The label of the choice of a number.
        pub count: &'static str,
        /// The label of the choice of a layout.
        pub layout: &'static str,
        /// Its values, in the order of [`super::options::LAYOUTS`].
        pub layouts: [&'static str; 5],
        /// The label of the choice of pictures.
        pub images: &'static str,
        /// Its values, in the order of [`super::options::IMAGES`].
        pub sizes: [&'static str; 3],
        /// The label of the choice of colours.
        pub theme: &'static str,
        /// Its values, in the order of [`super::options::THEMES`].
        pub themes: [&'static str; 4],
        /// The label of what is shown of each story.
        pub parts: &'static str,
        /// The summary, the time, the source.
        pub part: [&'static str; 3],
        /// The label of the line above.
        pub heading: &'static str,
        /// The label of the choice of where a story opens.
        pub target: &'static str,
        /// Its values, in the order of [`super::options::TARGETS`].
        pub targets: [&'static str; 2],
        /// The label of the choice of how often to ask anew.
        pub refresh: &'static str,
        /// Its values, in the order of [`super::options::REFRESHES`].
        pub refreshes: [&'static str; 4],
        /// The heading over the widget as it is shown.
        pub preview: &'static str,
        /// The label of the choice of a width.
        pub width: &'static str,
        /// Its values.
        pub widths: [&'static str; 3],
        /// What the pages are, a light and a dark one.
        pub pages: [&'static str; 2],
        /// The heading over the lines to copy.
        pub snippet: &'static str,
        /// The label of the choice of a way.
        pub method: &'static str,
        /// By the script, by a frame, from a feed.
        pub methods: [&'static str; 3],
        /// What each of them is.
        pub methods_about: [&'static str; 3],
        /// The label of the address of the feed.
        pub feed: &'static str,
        /// What is loaded; `{script}` and `{frame}` are in kilobytes.
        pub weight: &'static str,
        /// Where the widget cannot be shown.
        pub cannot_show: &'static str,
    }
}

/// The table of a language.
pub fn of(language: Language) -> &'static WidgetWords {
    match language {
        Language::English => &english::WORDS,
        Language::French => &french::WORDS,
        Language::Arabic => &arabic::WORDS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::table::{assert_complete, assert_french_typography};

    #[test]
    fn every_language_has_every_word_with_the_places_that_english_has() {
        Language::ALL.into_iter().for_each(|language| assert_complete(of(language), of(Language::English)));
    }

    #[test]
    fn french_sets_no_double_punctuation_after_a_space_that_can_break() {
        assert_french_typography(of(Language::French));
    }
}
