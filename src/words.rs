//! Every string of the interface, in one typed table for each language. A view takes its words from here and holds none
//! of its own; a language that lacks one does not compile. The pages that few readers open have tables of their own,
//! declared by the same macro ([`words!`](table)): those of `connect/`, `words/saved/` and `widgets/`.
//!
//! Placeholders are `{}` for a single value, names in braces for several, and `{n}` for a count. They are replaced by
//! [`fill`] and by [`Locale`](crate::locale::Locale), which also formats numbers.

mod arabic;
mod english;
mod french;
pub mod saved;
pub(crate) mod table;

pub use crate::text::{fill, fill_named};

use crate::model::headline::primary_subtag;
use table::words;

/// A language of the interface.
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
    /// All languages, in display order.
    pub const ALL: [Language; 3] = [Language::English, Language::French, Language::Arabic];

    /// The language of a BCP 47 tag, by its primary subtag (`fr` of `fr-CA`), ignoring case.
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

    /// The language's own name for itself, for lists of languages.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::French => "Français",
            Language::Arabic => "العربية",
        }
    }

    /// The direction of the script, for a `dir` attribute.
    pub fn direction(self) -> &'static str {
        match self {
            Language::English | Language::French => "ltr",
            Language::Arabic => "rtl",
        }
    }

    /// The table of the language. In a program whose parts are loaded, English stands in for another language until its
    /// table has been loaded ([`provide`]).
    pub fn words(self) -> &'static Words {
        #[cfg(split)]
        let table =
            LOADED.with_borrow(|loaded| loaded.iter().find(|(known, _)| *known == self).map(|(_, words)| *words));
        #[cfg(not(split))]
        let table = match self {
            Language::English => None,
            Language::French => Some(french()),
            Language::Arabic => Some(arabic()),
        };
        table.unwrap_or(&english::WORDS)
    }
}

#[cfg(split)]
thread_local! {
    /// The tables besides the English one that have been loaded.
    static LOADED: std::cell::RefCell<Vec<(Language, &'static Words)>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Takes the table of a language that has been loaded.
pub fn provide(language: Language, words: &'static Words) {
    #[cfg(split)]
    LOADED.with_borrow_mut(|loaded| loaded.push((language, words)));
    // A program that is whole has all tables.
    #[cfg(not(split))]
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
    /// 0, in Arabic.
    pub zero: &'static str,
    /// 1; in French also 0.
    pub one: &'static str,
    /// 2, in Arabic.
    pub two: &'static str,
    /// Numbers ending in 03 to 10, in Arabic.
    pub few: &'static str,
    /// Numbers ending in 11 to 99, in Arabic; whole millions, in French.
    pub many: &'static str,
    /// All other numbers.
    pub other: &'static str,
}

impl Plural {
    /// The forms of a language with only singular and plural.
    pub const fn one_or_other(one: &'static str, other: &'static str) -> Self {
        Self { zero: other, one, two: other, few: other, many: other, other }
    }

    /// The form for a CLDR plural category.
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
    /// The strings of the interface. Each entry says where it is used.
    pub struct Words {
        // The language itself, for views that have only the table: same as `Language::tag` and `direction`.
        /// The BCP 47 tag, for a `lang` attribute.
        pub tag: &'static str,
        /// The direction of the script, for a `dir` attribute.
        pub direction: &'static str,

        // The frame of every page.
        /// The skip link, visible on focus.
        pub skip_to_content: &'static str,
        /// The button that opens the menu on a narrow screen.
        pub menu: &'static str,
        /// The button that closes a menu or dialog.
        pub close: &'static str,
        /// The link to the front page, in the navigation and from the masthead.
        pub front_page: &'static str,
        /// The link to all headlines, and that page's title.
        pub latest: &'static str,
        /// The link to the videos, and that page's title.
        pub videos: &'static str,
        /// The accessible name of the navigation.
        pub categories: &'static str,
        /// The link in the footer back to the top of the page.
        pub back_to_top: &'static str,
        /// The copyright note in the footer.
        pub footer_rights: &'static str,
        /// The description of the site in the footer.
        pub footer_about: &'static str,
        /// The label of the theme switch.
        pub theme: &'static str,
        /// The option to follow the system's theme.
        pub theme_system: &'static str,
        /// The option for the light theme.
        pub theme_light: &'static str,
        /// The option for the dark theme.
        pub theme_dark: &'static str,
        /// The label of the language switch.
        pub language: &'static str,

        // Search.
        /// The link to the search page, and that page's title before a search.
        pub search: &'static str,
        /// The label of the search field.
        pub search_label: &'static str,
        /// The placeholder of the search field.
        pub search_placeholder: &'static str,
        /// The button that searches.
        pub search_button: &'static str,
        /// The title of the search results; `{}` is the query.
        pub search_results: &'static str,
        /// Shown if there are no results; `{}` is the query.
        pub search_no_results: &'static str,
        /// Shown with results if the backend has no search, so only the loaded headlines were searched.
        pub search_loaded_only: &'static str,
        /// Shown on the search page before a search.
        pub search_hint: &'static str,

        // Lists of headlines.
        /// The breaking-news badge on a headline, and the label of the breaking-news strip.
        pub breaking: &'static str,
        /// The button under a list that loads its next page.
        pub more_headlines: &'static str,
        /// The same button while it loads.
        pub loading_more: &'static str,
        /// The link to the first page, above a list that starts at a later one.
        pub to_newest: &'static str,
        /// Shown at the end of a fully loaded list.
        pub all_loaded: &'static str,
        /// The number of headlines.
        pub headlines: Plural,
        /// The number of items in the response that could not be read and aren't in the list.
        pub left_out: Plural,
        /// Announced when another page has been added to a list.
        pub loaded_more: Plural,
        /// The link from a section of the front page to the category's page; `{}` is its title.
        pub more_in: &'static str,
        /// The description of a category's page; `{}` is its title.
        pub category_description: &'static str,
        /// The title of an author's page; `{}` is the name.
        pub stories_by: &'static str,
        /// The title of a tag's page; `{}` is the tag.
        pub stories_about: &'static str,
        /// The title of the message in place of an empty list.
        pub empty_list: &'static str,
        /// The text of that message.
        pub empty_list_text: &'static str,

        // A headline and a story.
        /// Before the names of the authors.
        pub by: &'static str,
        /// Between the names of a list, except before the last.
        pub list_comma: &'static str,
        /// Before the last name of a list.
        pub list_and: &'static str,
        /// Before the time of publication.
        pub published: &'static str,
        /// Before the time of the last update.
        pub updated: &'static str,
        /// In place of a time less than a minute ago.
        pub just_now: &'static str,
        /// The reading time of a story.
        pub reading_minutes: Plural,
        /// The badge on a headline with a video.
        pub video: &'static str,
        /// The badge on a headline with an audio recording.
        pub audio: &'static str,
        /// The button that plays a video; `{}` is its title.
        pub play: &'static str,
        /// The duration of a video, for assistive technology; `{}` is minutes and seconds.
        pub duration: &'static str,
        /// The notice above an old story; the count is in years.
        pub old_story: Plural,
        /// The credit under a picture; `{}` is the photographer or agency.
        pub picture_credit: &'static str,
        /// The accessible name of a table that scrolls horizontally.
        pub table_region: &'static str,
        /// The title of the placeholder for an embed; `{}` is the provider.
        pub embed_content: &'static str,
        /// The link to the embed on the provider's site; `{}` is the provider.
        pub open_at: &'static str,
        /// The button that loads the embed.
        pub embed_show: &'static str,
        /// The button that loads the embed and consents to all embeds of the provider; `{}` is the provider.
        pub embed_always: &'static str,
        /// The button that withdraws that consent; `{}` is the provider.
        pub embed_revoke: &'static str,
        /// The privacy note on the placeholder; `{}` is the provider.
        pub embed_note: &'static str,
        /// Read by assistive technology after an external link.
        pub opens_other_site: &'static str,
        /// The button that saves a story on the device.
        pub save_story: &'static str,
        /// The same button while the story is saved.
        pub story_saved: &'static str,
        /// The link to the saved stories, and that page's title.
        pub saved: &'static str,
        /// The link to the settings, and that page's title.
        pub settings: &'static str,
        /// Shown under an excerpt of a story.
        pub truncated: &'static str,
        /// The link to the full story; `{}` is the publication.
        pub read_whole_at: &'static str,
        /// Shown in place of a body that the backend doesn't provide.
        pub no_body: &'static str,
        /// The link at the end of every story to its source; `{}` is the publication.
        pub read_original_at: &'static str,
        /// Before the name of a story's source.
        pub source: &'static str,
        /// The title of a story's tags.
        pub tags: &'static str,
        /// The title of related headlines; `{}` is the category.
        pub more_from: &'static str,
        /// The link to the previous story in the list that the reader came from.
        pub previous_story: &'static str,
        /// The link to the next story in that list.
        pub next_story: &'static str,
        /// The accessible name of the links to the previous and next story.
        pub adjacent_stories: &'static str,

        // Loading and errors.
        /// Announced while content is loading, and shown where there is no placeholder.
        pub loading: &'static str,
        /// The notice above stale content; `{}` is when it was loaded ("3 hours ago").
        pub stale: &'static str,
        /// The retry button under an error.
        pub retry: &'static str,
        /// Before the time at which an error occurred.
        pub since: &'static str,
        /// The link under an error to the saved stories.
        pub read_meanwhile: &'static str,
        /// The label that expands the technical details of an error.
        pub details: &'static str,
        /// Before the URL that was requested.
        pub address_asked: &'static str,
        /// The button that copies the details of an error.
        pub copy_details: &'static str,
        /// The label of the same button when they are copied.
        pub details_copied: &'static str,
        /// What the backend itself said of its error; `{}` is its message.
        pub service_said: &'static str,
        /// The title of a web page received instead of data; `{}` is the title.
        pub page_called: &'static str,
        /// The advice if the backend asks to wait (`Retry-After`); the count is in seconds.
        pub retry_in_seconds: Plural,
        /// The advice if the backend asks to wait longer; the count is in minutes.
        pub retry_in_minutes: Plural,
        /// The message for each error.
        pub errors: ErrorWords,

        /// The title of the page that connects a backend.
        pub connect: &'static str,
        /// The title of the widget builder.
        pub widgets: &'static str,

        // The "page not found" view, and a site that cannot start.
        /// The title of the "page not found" view.
        pub not_found_title: &'static str,
        /// The explanation in the "page not found" view.
        pub not_found_text: &'static str,
        /// The link to the front page in the "page not found" view.
        pub not_found_link: &'static str,
        /// The title of the page shown if the site file is invalid.
        pub site_problems_title: &'static str,
        /// The explanation on that page.
        pub site_problems_text: &'static str,
        /// How to fix the site file, for the publisher.
        pub site_problems_fix: &'static str,
        /// Before the list of problems.
        pub site_problems_list: &'static str,
    }
}

words! {
    /// The messages for backend errors.
    pub struct ErrorWords {
        /// The browser reports that it is offline.
        pub offline: ErrorText,
        /// No response from this site's own origin.
        pub unreachable: ErrorText,
        /// No response from another origin; CORS may be the cause.
        pub cross_origin: ErrorText,
        /// The request timed out; `{seconds}` is the limit.
        pub timed_out: ErrorText,
        /// HTTP 401, 403, 407: not authenticated or not authorised.
        pub needs_key: ErrorText,
        /// HTTP 404, 410, or a response without the requested item.
        pub not_found: ErrorText,
        /// HTTP 429: rate-limited.
        pub too_many_requests: ErrorText,
        /// HTTP 5xx: an error at the backend.
        pub server_failed: ErrorText,
        /// Any other HTTP status.
        pub other_status: ErrorText,
        /// A successful status with an error in the body.
        pub refused: ErrorText,
        /// A web page instead of data.
        pub web_page: ErrorText,
        /// Invalid JSON.
        pub malformed: ErrorText,
        /// An empty response.
        pub empty: ErrorText,
        /// JSON that doesn't match the description.
        pub unexpected: ErrorText,
        /// A response over the size limit; `{limit}` is in megabytes.
        pub too_large: ErrorText,
        /// The description doesn't support this view.
        pub not_offered: ErrorText,
    }
}

words! {
    /// The message for one error. `{host}` is the backend's host and `{status}` the HTTP status.
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
