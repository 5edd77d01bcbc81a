//! Every string of the interface, in one typed table for each language. A view takes its words from here and holds none
//! of its own; a language that lacks one does not compile. The pages that few readers open have tables of their own,
//! declared by the same macro ([`words!`](table)): those of `connect/`, `words/saved/` and `widgets/`.
//!
//! A string that takes a value has `{}`, one that takes several has names in braces, a count has `{n}`. The values are
//! put in by [`fill`] and by [`Locale`](crate::locale::Locale), which also writes the numbers.

mod arabic;
mod english;
mod french;
pub mod saved;
pub(crate) mod table;

pub use crate::text::{fill, fill_named};

use crate::model::headline::primary_subtag;
use table::words;

/// A language that the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
    /// Modern Standard Arabic.
    Arabic,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Language; 3] = [Language::English, Language::French, Language::Arabic];

    /// The language of a BCP 47 tag by its primary subtag (`fr` of `fr-CA`), whatever its case.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = primary_subtag(tag.trim());
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The BCP 47 tag, for a `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::French => "fr",
            Language::Arabic => "ar",
        }
    }

    /// What the language calls itself, which is how a list of languages names it.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::French => "Français",
            Language::Arabic => "العربية",
        }
    }

    /// The direction of its script, for a `dir` attribute.
    pub fn direction(self) -> &'static str {
        match self {
            Language::English | Language::French => "ltr",
            Language::Arabic => "rtl",
        }
    }

    /// The table of the language. In a program whose parts are loaded, English stands in for another language until its
    /// table has been loaded ([`provide`]).
    pub fn words(self) -> &'static Words {
        #[cfg(feature = "split")]
        let table =
            LOADED.with_borrow(|loaded| loaded.iter().find(|(known, _)| *known == self).map(|(_, words)| *words));
        #[cfg(not(feature = "split"))]
        let table = match self {
            Language::English => None,
            Language::French => Some(french()),
            Language::Arabic => Some(arabic()),
        };
        table.unwrap_or(&english::WORDS)
    }
}

#[cfg(feature = "split")]
thread_local! {
    /// The tables besides the English one that have been loaded.
    static LOADED: std::cell::RefCell<Vec<(Language, &'static Words)>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Takes the table of a language that has been loaded.
pub fn provide(language: Language, words: &'static Words) {
    #[cfg(feature = "split")]
    LOADED.with_borrow_mut(|loaded| loaded.push((language, words)));
    // A program that is whole has all tables.
    #[cfg(not(feature = "split"))]
    let _ = (language, words);
}

/// The table of French, a part of the program (`src/lazy.rs`).
pub fn french() -> &'static Words {
    &french::WORDS
}

/// The table of Arabic, a part of the program (`src/lazy.rs`).
pub fn arabic() -> &'static Words {
    &arabic::WORDS
}

/// A count in each of the forms that a language may have for it (CLDR plural categories); `{n}` is the number, and a
/// form that says the number in words leaves it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    /// None, in Arabic.
    pub zero: &'static str,
    /// One; in French none also.
    pub one: &'static str,
    /// Two, in Arabic.
    pub two: &'static str,
    /// Three to ten and what ends so, in Arabic.
    pub few: &'static str,
    /// Eleven to ninety-nine and what ends so, in Arabic; whole millions, in French.
    pub many: &'static str,
    /// All others.
    pub other: &'static str,
}

impl Plural {
    /// A count in a language that tells one from many and knows no other forms.
    pub const fn one_or_other(one: &'static str, other: &'static str) -> Self {
        Self { zero: other, one, two: other, few: other, many: other, other }
    }

    /// The form of a plural category, by its name in CLDR.
    pub fn form(&self, category: &str) -> &'static str {
        match category {
            "zero" => self.zero,
            "one" => self.one,
            "two" => self.two,
            "few" => self.few,
            "many" => self.many,
            _ => self.other,
        }
    }
}

words! {
    /// The words of the interface. Each entry says where it stands.
    pub struct Words {
        // The language itself, for what is drawn before it is known: the same as `Language::tag` and `direction`.
        /// Its BCP 47 tag, for a `lang` attribute.
        pub tag: &'static str,
        /// The direction of its script, for a `dir` attribute.
        pub direction: &'static str,

        // The frame of every page.
        /// The first link of the page, seen when it has focus: past the masthead to the content.
        pub skip_to_content: &'static str,
        /// The button that opens the menu on a narrow screen.
        pub menu: &'static str,
        /// The button that closes what was opened.
        pub close: &'static str,
        /// The link to the front page, in the navigation and from the masthead.
        pub front_page: &'static str,
        /// The link to all headlines, and that page's title.
        pub latest: &'static str,
        /// The link to the films, and that page's title.
        pub videos: &'static str,
        /// What assistive technology calls the navigation of the sections.
        pub categories: &'static str,
        /// The link in the footer back to the top of the page.
        pub back_to_top: &'static str,
        /// The footer's word on rights.
        pub footer_rights: &'static str,
        /// The footer's word on what the site is.
        pub footer_about: &'static str,
        /// The label of the choice of colours.
        pub theme: &'static str,
        /// The colours that the reader's system asks for.
        pub theme_system: &'static str,
        /// Dark on light.
        pub theme_light: &'static str,
        /// Light on dark.
        pub theme_dark: &'static str,
        /// The label of the choice of language.
        pub language: &'static str,

        // Search.
        /// The link to the search page, and that page's title before anything was asked.
        pub search: &'static str,
        /// The label of the search field.
        pub search_label: &'static str,
        /// What stands in the empty search field.
        pub search_placeholder: &'static str,
        /// The button that searches.
        pub search_button: &'static str,
        /// The title over what was found; `{}` is the query.
        pub search_results: &'static str,
        /// In place of results; `{}` is the query.
        pub search_nothing: &'static str,
        /// Beside results where the backend cannot search and only what is loaded was looked through.
        pub search_loaded_only: &'static str,
        /// On the search page before anything was asked.
        pub search_hint: &'static str,

        // Lists of headlines.
        /// The mark of breaking news on a headline, and the label of their strip.
        pub breaking: &'static str,
        /// The button under a list that loads its next page.
        pub more_headlines: &'static str,
        /// The same button while it loads.
        pub loading_more: &'static str,
        /// The link over a list that does not begin at its beginning.
        pub to_newest: &'static str,
        /// Under a list that has come to its end.
        pub all_loaded: &'static str,
        /// How many headlines there are.
        pub headlines: Plural,
        /// How many items of the answer could not be read and are not in the list.
        pub left_out: Plural,
        /// Announced when the next page has been added to a list.
        pub loaded_more: Plural,
        /// The link from a section of the front page to the whole section; `{}` is its title.
        pub more_in: &'static str,
        /// The description of a section's page; `{}` is its title.
        pub category_about: &'static str,
        /// The title of an author's page; `{}` is the name.
        pub stories_by: &'static str,
        /// The title of a tag's page; `{}` is the tag.
        pub stories_about: &'static str,
        /// The title in place of a list that has nothing in it.
        pub nothing_here: &'static str,
        /// The explanation under it.
        pub nothing_here_text: &'static str,

        // A headline and a story.
        /// Before the names of the authors.
        pub by: &'static str,
        /// Between the names of a list, but before the last.
        pub list_comma: &'static str,
        /// Before the last name of a list.
        pub list_and: &'static str,
        /// Before the time of publication.
        pub published: &'static str,
        /// Before the time of the last change.
        pub updated: &'static str,
        /// In place of a time that is less than a minute ago.
        pub just_now: &'static str,
        /// How long a story takes to read.
        pub reading_minutes: Plural,
        /// The mark of a headline with a film.
        pub video: &'static str,
        /// The mark of a headline with a recording.
        pub audio: &'static str,
        /// The button that plays a film; `{}` is its title.
        pub play: &'static str,
        /// The length of a film for assistive technology; `{}` is minutes and seconds.
        pub duration: &'static str,
        /// The notice over an old story; the number is of years.
        pub old_story: Plural,
        /// Under a picture; `{}` is who made it.
        pub picture_credit: &'static str,
        /// What assistive technology calls a table that scrolls sideways.
        pub table_region: &'static str,
        /// In place of something embedded from elsewhere; `{}` is the provider.
        pub embed_content: &'static str,
        /// The link under it; `{}` is the provider.
        pub open_at: &'static str,
        /// The button that shows it here.
        pub embed_show: &'static str,
        /// The button that shows it, and whatever comes from the provider from now on; `{}` is the provider.
        pub embed_always: &'static str,
        /// The button that takes that back; `{}` is the provider.
        pub embed_ask: &'static str,
        /// What showing it means; `{}` is the provider.
        pub embed_note: &'static str,
        /// Read by assistive technology after a link that leaves the site.
        pub opens_other_site: &'static str,
        /// The button that keeps a story on the device.
        pub save_story: &'static str,
        /// The same button while it is kept.
        pub story_saved: &'static str,
        /// The link to the saved stories, and that page's title.
        pub saved: &'static str,
        /// The link to what the reader can set, and that page's title.
        pub settings: &'static str,
        /// Under a story of which only the beginning is given.
        pub truncated: &'static str,
        /// The link under it; `{}` is the publication.
        pub read_whole_at: &'static str,
        /// In place of a body that is not given at all.
        pub no_body: &'static str,
        /// The link at the end of every story to where it was first published; `{}` is the publication.
        pub read_original_at: &'static str,
        /// Before the name of the publication that a story came from.
        pub source: &'static str,
        /// The title over a story's tags.
        pub tags: &'static str,
        /// The title over related headlines; `{}` is the section.
        pub more_from: &'static str,
        /// The link to the story before, in the list that the reader came from.
        pub previous_story: &'static str,
        /// The link to the story after.
        pub next_story: &'static str,
        /// What assistive technology calls the links to the stories before and after.
        pub adjacent_stories: &'static str,

        // While something is under way, and when it fails.
        /// Announced, and shown where a placeholder cannot be.
        pub loading: &'static str,
        /// Over content that could not be brought up to date; `{}` is when it was loaded ("3 hours ago").
        pub stale: &'static str,
        /// The button under an error that asks again.
        pub retry: &'static str,
        /// Before the time at which an error was met.
        pub since: &'static str,
        /// The link under an error to the saved stories.
        pub read_meanwhile: &'static str,
        /// What opens the technical part of an error.
        pub details: &'static str,
        /// Before the address that was asked.
        pub address_asked: &'static str,
        /// The button that copies the details of an error.
        pub copy_details: &'static str,
        /// The label of the same button when they are copied.
        pub details_copied: &'static str,
        /// What the backend itself said of its error; `{}` is its message.
        pub service_said: &'static str,
        /// What the web page that came in place of data is called; `{}` is its title.
        pub page_called: &'static str,
        /// The advice where the backend asks to wait; the number is of seconds.
        pub retry_in_seconds: Plural,
        /// The advice where the backend asks to wait for long; the number is of minutes.
        pub retry_in_minutes: Plural,
        /// What is said of each error.
        pub errors: ErrorWords,

        /// The title of the page that tries a backend.
        pub connect: &'static str,
        /// The title of the page on which a widget is put together.
        pub widgets: &'static str,

        // Addresses that lead nowhere, and a site that cannot start.
        /// The title of the page that stands at an address of no view.
        pub not_found_title: &'static str,
        /// The explanation under it.
        pub not_found_text: &'static str,
        /// The link from it to the front page.
        pub not_found_link: &'static str,
        /// The title of the page shown in place of the site when its site file cannot be used.
        pub site_problems_title: &'static str,
        /// The explanation under it.
        pub site_problems_text: &'static str,
        /// How to mend it, for the publisher.
        pub site_problems_mend: &'static str,
        /// Before the list of what is wrong.
        pub site_problems_list: &'static str,
    }
}

words! {
    /// What is said of each error of a backend.
    pub struct ErrorWords {
        /// The browser says that it has no network.
        pub offline: ErrorText,
        /// No answer came from this site's own origin.
        pub unreachable: ErrorText,
        /// No answer came from another origin, so that CORS may be the cause.
        pub cross_origin: ErrorText,
        /// The answer took too long; `{seconds}` is the limit.
        pub timed_out: ErrorText,
        /// HTTP 401, 403, 407: who asks is not known, or not allowed.
        pub needs_key: ErrorText,
        /// HTTP 404, 410, or an answer without the thing.
        pub not_found: ErrorText,
        /// HTTP 429: asked too often.
        pub too_many_requests: ErrorText,
        /// HTTP 5xx: the fault is the backend's.
        pub server_failed: ErrorText,
        /// Any other HTTP status.
        pub other_status: ErrorText,
        /// A success that holds an error.
        pub refused: ErrorText,
        /// A web page in place of data.
        pub web_page: ErrorText,
        /// Invalid JSON.
        pub malformed: ErrorText,
        /// Nothing at all.
        pub empty: ErrorText,
        /// JSON of a shape that the description does not know.
        pub unexpected: ErrorText,
        /// More than is read; `{limit}` is in megabytes.
        pub too_large: ErrorText,
        /// The description cannot ask for this.
        pub not_offered: ErrorText,
    }
}

words! {
    /// What is said of one error. In each, `{host}` is the host that was asked and `{status}` the HTTP status.
    pub struct ErrorText {
        /// What happened, in a few words.
        pub title: &'static str,
        /// What happened, in a sentence.
        pub explanation: &'static str,
        /// What the reader, or the publisher, can do.
        pub advice: &'static str,
    }
}

#[cfg(test)]
mod tests;
