//! The strings of connecting a backend, in a typed table per language. Separate from the strings of the interface
//! ([`crate::words`]), so that readers do not load them.
//!
//! A string with one value has `{}`, one with several has names in braces, a count has `{n}`.

mod arabic;
mod english;
mod french;

use crate::words::table::words;
use crate::words::{Language, Plural};

words! {
    /// The strings of connecting a backend.
    pub struct ConnectWords {
        // The form.
        /// The title of the page.
        pub title: &'static str,
        /// The introduction.
        pub about: &'static str,
        /// The note on privacy.
        pub privacy: &'static str,
        /// The label of the address field.
        pub address: &'static str,
        /// The hint below it.
        pub address_hint: &'static str,
        /// The summary that expands the parameters, and the field's label.
        pub parameters: &'static str,
        /// The hint below it.
        pub parameters_hint: &'static str,
        /// The submit button.
        pub connect: &'static str,
        /// Requesting the address `{}`.
        pub asking: &'static str,
        /// Reading with the preset `{}`.
        pub trying: &'static str,
        /// Reading the article with the title `{}`.
        pub reading: &'static str,
        /// The report is complete.
        pub done: &'static str,

        // The verdict.
        /// The heading.
        pub verdict: &'static str,
        /// A certain match; `{}` is the backend.
        pub certain: &'static str,
        /// A likely match.
        pub likely: &'static str,
        /// A possible match.
        pub possible: &'static str,
        /// The publisher's own description `{}` was used.
        pub own_description: &'static str,
        /// No known backend matched, but a description was generated.
        pub drafted: &'static str,
        /// No known backend matched.
        pub none: &'static str,
        /// The introduction of the reasons.
        pub because: &'static str,
        /// Other presets that it may be: `{}`.
        pub others: &'static str,
        /// The reasons.
        pub evidence: EvidenceWords,

        // The preview.
        /// The heading over the headlines.
        pub preview: &'static str,
        /// The number of headlines on the first page.
        pub headlines: Plural,
        /// The total number.
        pub total: Plural,
        /// The number of items left out, and why.
        pub left_out: Plural,
        /// The heading over the article.
        pub article: &'static str,
        /// The article has no body.
        pub no_body: &'static str,

        // The fields.
        /// The heading over the table.
        pub fields: &'static str,
        /// The caption, with the number of items.
        pub fields_caption: Plural,
        /// The column of names.
        pub field: &'static str,
        /// The column of values found.
        pub found: &'static str,
        /// The column of empty values.
        pub empty: &'static str,
        /// The column of missing values.
        pub missing: &'static str,
        /// The column of unreadable values.
        pub unreadable: &'static str,
        /// The column of paths.
        pub place: &'static str,
        /// The column of conversions.
        pub converted: &'static str,
        /// `{found}` of `{all}` items.
        pub of: &'static str,
        /// Shown instead of counts: the field is only in single articles.
        pub in_article: &'static str,
        /// Shown instead of counts: the description does not define the field.
        pub not_described: &'static str,
        /// Shown instead of conversions: there are none.
        pub as_it_is: &'static str,

        // The missing views.
        /// The heading.
        pub missing_views: &'static str,
        /// No view is missing.
        pub no_missing_views: &'static str,
        /// The fallback for each view.
        pub instead: InsteadWords,
        /// The parameters `{}` would enable the view.
        pub needs: &'static str,

        // The findings.
        /// The heading.
        pub findings: &'static str,
        /// There are no findings.
        pub no_findings: &'static str,
        /// The text of each finding.
        pub finding: FindingsWords,

        // The files to save.
        /// The heading over the site file.
        pub site: &'static str,
        /// Where to save it.
        pub site_about: &'static str,
        /// The placeholder `{}` has to be replaced.
        pub site_unfinished: &'static str,
        /// The heading over the description.
        pub draft: &'static str,
        /// What to do with it.
        pub draft_about: &'static str,
        /// The copy button.
        pub copy: &'static str,
        /// Copying worked.
        pub copied: &'static str,
        /// Copying failed.
        pub not_copied: &'static str,
        /// The download button; `{}` is the file name.
        pub download: &'static str,
        /// The summary that expands the list of requests.
        pub asked: &'static str,
        /// The outcome of a request without an answer.
        pub no_answer: &'static str,
    }
}

words! {
    /// The reasons to recognise a backend.
    pub struct EvidenceWords {
        /// `{}` is the address.
        pub address: &'static str,
        /// `{}` is the link.
        pub linked: &'static str,
        /// `{}` is the generator.
        pub generator: &'static str,
        /// `{}` is the string in the source.
        pub mentions: &'static str,
        /// `{url}` answered with the fields `{paths}`.
        pub fields: &'static str,
        /// `{url}` begins with the element `{element}`.
        pub root: &'static str,
        /// The publisher gave the description.
        pub given: &'static str,
    }
}

words! {
    /// The app's fallback for each missing view.
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
        /// No view of videos.
        pub videos: &'static str,
    }
}

words! {
    /// The text of a finding. `{url}` is the address in all of them.
    pub struct FindingWords {
        /// What happened.
        pub what: &'static str,
        /// What to do.
        pub advice: &'static str,
    }
}

words! {
    /// The texts of the findings.
    pub struct FindingsWords {
        /// `{text}` is the input.
        pub not_an_address: FindingWords,
        /// An unencrypted address.
        pub mixed_content: FindingWords,
        /// No answer to a cross-origin request; `{origin}` is ours.
        pub refused: FindingWords,
        /// Further header fields `{}` must be allowed.
        pub refused_headers: &'static str,
        /// The answer does not allow `{origin}`.
        pub not_allowed: FindingWords,
        /// The origin `{}` is allowed instead.
        pub allowed: &'static str,
        /// Authentication is required; `{status}`.
        pub needs_key: FindingWords,
        /// Nothing at the address.
        pub not_there: FindingWords,
        /// The rate of requests is limited.
        pub busy: FindingWords,
        /// The delay `{}`, in seconds.
        pub busy_seconds: &'static str,
        /// An internal error of the backend; `{status}`.
        pub failed: FindingWords,
        /// A recorded answer is one article.
        pub one_article: FindingWords,
        /// A recorded answer is the root of an API.
        pub api_root: FindingWords,
        /// A recorded answer lists categories, tags or people.
        pub terms: FindingWords,
        /// A recorded answer is an error.
        pub own_error: FindingWords,
        /// A recorded answer is another one of a known backend.
        pub part: FindingWords,
        /// `{origin}` may not read the feed `{feed}`, but may read the API `{api}`.
        pub open_api: FindingWords,
        /// The parameter `{name}` is missing.
        pub needs_parameter: FindingWords,
        /// There is no parameter `{name}`, only `{known}`.
        pub unknown_parameter: FindingWords,
        /// The parameter `{name}` would be public.
        pub public_key: FindingWords,
        /// A web page instead of data.
        pub web_page: FindingWords,
        /// Not JSON; `{detail}`.
        pub not_json: FindingWords,
        /// An empty answer.
        pub nothing: FindingWords,
        /// An empty list.
        pub no_articles: FindingWords,
        /// An invalid description.
        pub description: FindingWords,
        /// A missing description.
        pub no_description: FindingWords,
        /// No known backend.
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
