//! Every string of connecting, in one typed table a language. It is a table of its own beside that of the interface
//! ([`crate::words`]), so that readers, who never connect a backend, do not load it.
//!
//! A string that takes a value has `{}`, one that takes several has names in braces, a count has `{n}`.

mod arabic;
mod english;
mod french;

use crate::words::table::words;
use crate::words::{Language, Plural};

words! {
    /// The words of connecting.
    pub struct ConnectWords {
        // The form.
        /// The title of the page.
        pub title: &'static str,
        /// What it is for.
        pub about: &'static str,
        /// What becomes of what is typed.
        pub privacy: &'static str,
        /// The label of the field for the address.
        pub address: &'static str,
        /// What may be typed there.
        pub address_hint: &'static str,
        /// What opens the field for parameters, and its label.
        pub parameters: &'static str,
        /// How to write there.
        pub parameters_hint: &'static str,
        /// The button.
        pub connect: &'static str,
        /// While an address is asked; `{}` is it.
        pub asking: &'static str,
        /// While a backend is tried; `{}` is its preset.
        pub trying: &'static str,
        /// While an article is read; `{}` is its title.
        pub reading: &'static str,
        /// When the report is there.
        pub done: &'static str,

        // The verdict.
        /// The heading over it.
        pub verdict: &'static str,
        /// It is certain; `{}` is the backend.
        pub certain: &'static str,
        /// It is likely.
        pub likely: &'static str,
        /// It is possible.
        pub possible: &'static str,
        /// A description of the publisher's own was used; `{}` is its name.
        pub own_description: &'static str,
        /// Nothing known matched, but a description could be made.
        pub drafted: &'static str,
        /// Nothing known matched.
        pub none: &'static str,
        /// Before the list of reasons.
        pub because: &'static str,
        /// What else it may be; `{}` is a list of presets.
        pub others: &'static str,
        /// The reasons.
        pub evidence: EvidenceWords,

        // The preview.
        /// The heading over the headlines.
        pub preview: &'static str,
        /// How many headlines the first page had.
        pub headlines: Plural,
        /// How many there are in all.
        pub total: Plural,
        /// How many were left out, and why.
        pub left_out: Plural,
        /// The heading over the article.
        pub article: &'static str,
        /// The article has no body.
        pub no_body: &'static str,

        // The fields.
        /// The heading over the table.
        pub fields: &'static str,
        /// The caption: over how many items it counts.
        pub fields_caption: Plural,
        /// The column of names.
        pub field: &'static str,
        /// The column of what was found.
        pub found: &'static str,
        /// The column of what is there and empty.
        pub empty: &'static str,
        /// The column of what is not there.
        pub missing: &'static str,
        /// The column of what is there and cannot be read.
        pub unreadable: &'static str,
        /// The column of places.
        pub place: &'static str,
        /// The column of conversions.
        pub converted: &'static str,
        /// How many of how many: `{found}`, `{all}`.
        pub of: &'static str,
        /// In place of counts: the list does not have the field, and the article by itself has it.
        pub in_article: &'static str,
        /// In place of a place: the description does not have the field.
        pub not_described: &'static str,
        /// In place of conversions: none is needed.
        pub as_it_is: &'static str,

        // What is missing.
        /// The heading over it.
        pub missing_views: &'static str,
        /// Nothing is.
        pub no_missing_views: &'static str,
        /// What the app does instead of each view.
        pub instead: InsteadWords,
        /// With which parameters it would offer it; `{}` is a list.
        pub needs: &'static str,

        // What is wrong.
        /// The heading over it.
        pub findings: &'static str,
        /// Nothing is.
        pub no_findings: &'static str,
        /// What is said of each.
        pub finding: FindingsWords,

        // What to save.
        /// The heading over the site file.
        pub site: &'static str,
        /// Where to save it.
        pub site_about: &'static str,
        /// It has places to fill in; `{}` is what stands there.
        pub site_unfinished: &'static str,
        /// The heading over the description.
        pub draft: &'static str,
        /// What to do with it.
        pub draft_about: &'static str,
        /// The button that copies.
        pub copy: &'static str,
        /// Said when it was copied.
        pub copied: &'static str,
        /// Said when it could not be.
        pub not_copied: &'static str,
        /// The button that saves a file; `{}` is its name.
        pub download: &'static str,
        /// What opens the list of what was asked.
        pub asked: &'static str,
        /// An address that did not answer.
        pub no_answer: &'static str,
    }
}

words! {
    /// Why a backend is thought to be one.
    pub struct EvidenceWords {
        /// `{}` is the address.
        pub address: &'static str,
        /// `{}` is the link.
        pub linked: &'static str,
        /// `{}` is the generator.
        pub generator: &'static str,
        /// `{}` is what is mentioned.
        pub mentions: &'static str,
        /// `{url}` answered with `{paths}`.
        pub fields: &'static str,
        /// `{url}` begins with `{element}`.
        pub root: &'static str,
        /// The publisher said so.
        pub given: &'static str,
    }
}

words! {
    /// What the app does where a view is missing.
    pub struct InsteadWords {
        /// No view of a category.
        pub category: &'static str,
        /// No view of one article.
        pub article: &'static str,
        /// No search.
        pub search: &'static str,
        /// No list of categories.
        pub categories: &'static str,
        /// No view of an author.
        pub author: &'static str,
        /// No view of a tag.
        pub tag: &'static str,
        /// No view of films.
        pub videos: &'static str,
    }
}

words! {
    /// What is said of one thing that is wrong. In all, `{url}` is the address.
    pub struct FindingWords {
        /// What it is.
        pub what: &'static str,
        /// What to do.
        pub advice: &'static str,
    }
}

words! {
    /// What is said of what is wrong.
    pub struct FindingsWords {
        /// `{text}` was typed.
        pub not_an_address: FindingWords,
        /// Unencrypted.
        pub mixed_content: FindingWords,
        /// No answer from another origin; `{origin}` is ours.
        pub refused: FindingWords,
        /// Further header fields that must be allowed: `{}`.
        pub refused_headers: &'static str,
        /// The answer does not allow `{origin}`.
        pub not_allowed: FindingWords,
        /// What it allows instead: `{}`.
        pub allowed: &'static str,
        /// A key is wanted; `{status}`.
        pub needs_key: FindingWords,
        /// Nothing at the address.
        pub not_there: FindingWords,
        /// SentRequest too often.
        pub busy: FindingWords,
        /// How long to wait: `{}`, in seconds.
        pub busy_seconds: &'static str,
        /// A fault of the backend's; `{status}`.
        pub failed: FindingWords,
        /// A recorded answer that is one article.
        pub one_article: FindingWords,
        /// A recorded answer that is the root of an API.
        pub api_root: FindingWords,
        /// A recorded answer that lists categories, tags or people.
        pub terms: FindingWords,
        /// A recorded answer that is an error.
        pub own_error: FindingWords,
        /// A recorded answer that is something else of a known backend's.
        pub part: FindingWords,
        /// The feed `{feed}` may not be read by `{origin}`, the API `{api}` may.
        pub open_api: FindingWords,
        /// The parameter `{name}` is missing.
        pub needs_parameter: FindingWords,
        /// There is no parameter `{name}`; there are `{known}`.
        pub unknown_parameter: FindingWords,
        /// The parameter `{name}` would be public.
        pub public_key: FindingWords,
        /// A web page.
        pub web_page: FindingWords,
        /// Not JSON; `{detail}`.
        pub not_json: FindingWords,
        /// Nothing came.
        pub nothing: FindingWords,
        /// An empty list.
        pub no_articles: FindingWords,
        /// A description with mistakes.
        pub description: FindingWords,
        /// No description.
        pub no_description: FindingWords,
        /// Nothing known.
        pub unknown: FindingWords,
    }
}

/// The table of a language.
pub fn of(language: Language) -> &'static ConnectWords {
    match language {
        Language::English => &english::WORDS,
        Language::French => &french::WORDS,
        Language::Arabic => &arabic::WORDS,
    }
}

#[cfg(test)]
mod tests;
