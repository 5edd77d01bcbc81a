//! Turns a report into sentences, for the page and the command line alike.

use super::{FieldRow, MissingView, Report};
use crate::backend::ViewKind;
use crate::connect::finding::AnswerKind;
use crate::connect::words::{self, ConnectWords, FindingWords};
use crate::connect::{Confidence, Evidence, Finding, Progress, address};
use crate::document::Problem;
use crate::error_text;
use crate::locale::Locale;
use crate::words::{Language, fill, fill_named};

/// A finding in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingText {
    /// What happened.
    pub what: String,
    /// What to do, one sentence each.
    pub advice: Vec<String>,
    /// The message of the backend or of the description, in its own language.
    pub quote: Option<String>,
    /// The problems in a document.
    pub problems: Vec<Problem>,
}

/// Formats a report in a language.
pub struct ReportText {
    /// Formats numbers and counts.
    pub locale: Locale,
    /// The strings.
    pub words: &'static ConnectWords,
}

impl ReportText {
    /// Formats in the language of a locale.
    pub fn new(locale: Locale) -> Self {
        let words = words::of(locale.language());
        Self { locale, words }
    }

    /// Formats in a language.
    pub fn in_language(language: Language) -> Self {
        Self::new(Locale::new(language, "", None))
    }

    /// The step in progress.
    pub fn progress(&self, progress: &Progress) -> String {
        match progress {
            Progress::Asking(url) => fill(self.words.asking, address::without_query(url)),
            Progress::Trying(preset) => fill(self.words.trying, preset),
            Progress::Reading(title) => fill(self.words.reading, title),
        }
    }

    /// The recognised backend.
    pub fn verdict(&self, report: &Report) -> String {
        let words = self.words;
        match &report.verdict {
            Some(verdict) if verdict.preset.is_empty() => fill(words.own_description, &verdict.name),
            Some(verdict) => {
                let sentence = match verdict.confidence {
                    Confidence::Certain => words.certain,
                    Confidence::Likely => words.likely,
                    Confidence::Possible => words.possible,
                };
                fill(sentence, &verdict.name)
            }
            None if report.draft.is_some() => words.drafted.to_owned(),
            None => words.none.to_owned(),
        }
    }

    /// One reason for the verdict.
    pub fn evidence(&self, evidence: &Evidence) -> String {
        let words = &self.words.evidence;
        match evidence {
            Evidence::Address(url) => fill(words.address, url),
            Evidence::Linked(url) => fill(words.linked, url),
            Evidence::Generator(name) => fill(words.generator, name),
            Evidence::Mentions(mark) => fill(words.mentions, mark),
            Evidence::Fields { url, paths } => fill_named(words.fields, &[("url", url), ("paths", &paths.join(", "))]),
            Evidence::Root { url, element } => fill_named(words.root, &[("url", url), ("element", element)]),
            Evidence::Given => words.given.to_owned(),
        }
    }

    /// The other backends that it may be.
    pub fn others(&self, report: &Report) -> Option<String> {
        let verdict = report.verdict.as_ref().filter(|verdict| !verdict.others.is_empty())?;
        let names: Vec<&str> = verdict.others.iter().map(|(preset, _)| *preset).collect();
        Some(fill(self.words.others, &names.join(", ")))
    }

    /// The counts of the first page.
    pub fn counts(&self, report: &Report) -> Vec<String> {
        let mut out = vec![self.locale.count(&self.words.headlines, report.read as u64)];
        out.extend(report.total.map(|total| self.locale.count(&self.words.total, total)));
        if report.left_out > 0 {
            out.push(self.locale.count(&self.words.left_out, report.left_out as u64));
        }
        out
    }

    /// The text shown instead of counts, if those would be meaningless.
    pub fn instead_of_counts(&self, row: &FieldRow) -> Option<&'static str> {
        match (row.in_article, row.count.described) {
            (true, _) => Some(self.words.in_article),
            (false, false) => Some(self.words.not_described),
            (false, true) => None,
        }
    }

    /// The number of items that have a field.
    pub fn found(&self, row: &FieldRow, all: usize) -> String {
        let (found, all) = (self.locale.number(row.count.found as u64), self.locale.number(all as u64));
        fill_named(self.words.of, &[("found", &found), ("all", &all)])
    }

    /// The conversions of a field.
    pub fn conversions(&self, row: &FieldRow) -> String {
        match (row.count.described, row.conversions.is_empty()) {
            (false, _) => String::new(),
            (true, true) => self.words.as_it_is.to_owned(),
            (true, false) => row.conversions.join(", "),
        }
    }

    /// The fallback for a missing view, and the parameters that would enable it.
    pub fn missing(&self, missing: &MissingView) -> String {
        let words = &self.words.instead;
        let instead = match missing.view {
            ViewKind::Category | ViewKind::Latest => words.category,
            ViewKind::Article => words.article,
            ViewKind::Search => words.search,
            ViewKind::Categories => words.categories,
            ViewKind::Author => words.author,
            ViewKind::Tag => words.tag,
            ViewKind::Videos => words.videos,
        };
        if missing.needs.is_empty() {
            return instead.to_owned();
        }
        [instead, " ", &fill(self.words.needs, &missing.needs.join(", "))].concat()
    }

    /// A finding, with what to do about it.
    pub fn finding(&self, finding: &Finding) -> FindingText {
        let words = &self.words.finding;
        let mut more = Vec::new();
        let (mut quote, mut problems) = (None, Vec::new());
        let (text, values): (&FindingWords, Vec<(&str, String)>) = match finding {
            Finding::NotAnAddress { text } => (&words.not_an_address, vec![("text", text.clone())]),
            Finding::MixedContent { url } => (&words.mixed_content, vec![("url", shown(url))]),
            Finding::Refused { url, origin, headers } => {
                if !headers.is_empty() {
                    more.push(fill(words.refused_headers, &headers.join(", ")));
                }
                (&words.refused, vec![("url", shown(url)), ("origin", origin.clone())])
            }
            Finding::NotAllowed { url, origin, allowed } => {
                more.extend(allowed.as_ref().map(|allowed| fill(words.allowed, allowed)));
                (&words.not_allowed, vec![("url", shown(url)), ("origin", origin.clone())])
            }
            Finding::NeedsKey { url, status, message } => {
                quote.clone_from(message);
                (&words.needs_key, vec![("url", shown(url)), ("status", status.to_string())])
            }
            Finding::NotThere { url } => (&words.not_there, vec![("url", shown(url))]),
            Finding::Busy { url, seconds } => {
                let wait = seconds.map(|seconds| self.locale.number(seconds.into()));
                more.extend(wait.map(|wait| fill(words.busy_seconds, &wait)));
                (&words.busy, vec![("url", shown(url))])
            }
            Finding::Failed { url, status, message } => {
                quote.clone_from(message);
                (&words.failed, vec![("url", shown(url)), ("status", status.to_string())])
            }
            Finding::OtherAnswer { url, kind, message } => {
                quote.clone_from(message);
                let text = match kind {
                    AnswerKind::Article => &words.one_article,
                    AnswerKind::Root => &words.api_root,
                    AnswerKind::Terms => &words.terms,
                    AnswerKind::Error => &words.own_error,
                    AnswerKind::Part => &words.part,
                };
                (text, vec![("url", shown(url))])
            }
            Finding::OpenApi { feed, api, origin } => {
                (&words.open_api, vec![("feed", shown(feed)), ("api", api.clone()), ("origin", origin.clone())])
            }
            Finding::NeedsParameter { name, about } => {
                quote.clone_from(about);
                (&words.needs_parameter, vec![("name", name.clone())])
            }
            Finding::UnknownParameter { name, known } => {
                (&words.unknown_parameter, vec![("name", name.clone()), ("known", known.clone())])
            }
            Finding::PublicKey { name } => (&words.public_key, vec![("name", name.clone())]),
            Finding::WebPage { url, title } => {
                quote.clone_from(title);
                (&words.web_page, vec![("url", shown(url))])
            }
            Finding::NotJson { url, detail } => {
                (&words.not_json, vec![("url", shown(url)), ("detail", detail.clone())])
            }
            Finding::Nothing { url } => (&words.nothing, vec![("url", shown(url))]),
            Finding::NoArticles { url } => (&words.no_articles, vec![("url", shown(url))]),
            Finding::Description { url, problems: found } => {
                problems.clone_from(found);
                (&words.description, vec![("url", url.clone())])
            }
            Finding::NoDescription { url } => (&words.no_description, vec![("url", url.clone())]),
            Finding::Unknown { url } => (&words.unknown, vec![("url", shown(url))]),
            Finding::Other(error) => {
                let shown_error = error_text::message(error, &self.locale);
                let address = error.url().map(|url| [" (", &shown(url), ")"].concat()).unwrap_or_default();
                let what = [shown_error.explanation, address].concat();
                return FindingText { what, advice: vec![shown_error.advice], quote: shown_error.said, problems };
            }
        };
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut advice = vec![fill_named(text.advice, &values)];
        advice.extend(more);
        FindingText { what: fill_named(text.what, &values), advice, quote, problems }
    }
}

/// An address for display: without its query, which may contain a key.
fn shown(url: &str) -> String {
    address::without_query(url).to_owned()
}
