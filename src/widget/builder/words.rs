//! The strings of the page `/widgets`, in a typed table per language. Separate from the strings of the interface
//! ([`crate::words`]), so that readers do not load them. A string with a value has `{}`.

mod arabic;
mod english;
mod french;

use crate::words::Language;
use crate::words::table::words;

words! {
    /// The strings of the page `/widgets`.
    pub struct WidgetWords {
        /// The title of the page.
        pub title: &'static str,
        /// The introduction.
        pub about: &'static str,
        /// The label of the list.
        pub list: &'static str,
        /// The latest headlines, as an option of the list.
        pub latest: &'static str,
        /// Tag, author and search, as options of the list, in the order of [`super::options::BY`].
        pub by: [&'static str; 3],
        /// The labels of the field for each of them.
        pub by_what: [&'static str; 3],
        /// The label of the number.
        pub count: &'static str,
        /// The label of the layout.
        pub layout: &'static str,
        /// The layouts, in the order of [`super::options::LAYOUTS`].
        pub layouts: [&'static str; 5],
        /// The label of the images.
        pub images: &'static str,
        /// The image sizes, in the order of [`super::options::IMAGES`].
        pub sizes: [&'static str; 3],
        /// The label of the theme.
        pub theme: &'static str,
        /// The themes, in the order of [`super::options::THEMES`].
        pub themes: [&'static str; 4],
        /// The label of the parts of each story.
        pub parts: &'static str,
        /// Summary, time and source.
        pub part: [&'static str; 3],
        /// The label of the heading.
        pub heading: &'static str,
        /// The label of the target.
        pub target: &'static str,
        /// The targets, in the order of [`super::options::TARGETS`].
        pub targets: [&'static str; 2],
        /// The label of the refresh interval.
        pub refresh: &'static str,
        /// The intervals, in the order of [`super::options::REFRESHES`].
        pub refreshes: [&'static str; 4],
        /// The heading over the preview.
        pub preview: &'static str,
        /// The label of the preview width.
        pub width: &'static str,
        /// The widths.
        pub widths: [&'static str; 3],
        /// The captions of the light and the dark page.
        pub pages: [&'static str; 2],
        /// The heading over the snippet.
        pub snippet: &'static str,
        /// The label of the method.
        pub method: &'static str,
        /// Script, frame and feed.
        pub methods: [&'static str; 3],
        /// A description of each method.
        pub methods_about: [&'static str; 3],
        /// The label of the feed's address.
        pub feed: &'static str,
        /// The sizes `{script}` and `{frame}`, in kilobytes.
        pub weight: &'static str,
        /// The preview cannot be shown.
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
    fn every_language_is_complete_and_has_the_same_placeholders() {
        Language::ALL.into_iter().for_each(|language| assert_complete(of(language), of(Language::English)));
    }

    #[test]
    fn french_has_no_breaking_space_before_double_punctuation() {
        assert_french_typography(of(Language::French));
    }
}
