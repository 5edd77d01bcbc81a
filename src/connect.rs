//! Connecting a backend: the publisher gives an address and gets a report: which backend it is, what the newspaper
//! reads from it, what is missing, and what to write into `site.json`.
//!
//! [`recognise`](recognise()) sends requests to the address and to the paths where backends usually are, and compares
//! the answers with the tables of [`fingerprints`]. [`report`] then reads the most likely candidate through its
//! description and the engine's own client. Where no table matches, [`draft`] generates a description to start from.
//! Nothing here does I/O: the fetch function is passed in, so the page `/connect` and the command line share all of it,
//! including the [`words`].
//!
//! Readers never load this code: it is in the part `publish` of the program (`src/lazy.rs`).

pub mod address;
pub mod answer;
pub mod draft;
pub mod finding;
pub mod fingerprints;
pub mod page;
pub mod pretty;
pub mod recognise;
pub mod recorded;
pub mod report;
pub mod site_file;
pub mod view;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod mount;
#[cfg(not(target_arch = "wasm32"))]
pub mod print;

pub use finding::Finding;
pub use recognise::recognise;
pub use report::Report;

use crate::backend::{Fetch, Readers};
use crate::json::Value;

/// The publisher's input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The address of a site, an API or a feed.
    pub address: String,
    /// Values for parameters of the description that the publisher gave: name and value.
    pub parameters: Vec<(String, String)>,
    /// The publisher's own description, with the path that `site.json` will name. Skips recognition.
    pub description: Option<(String, Value)>,
}

/// Where requests are sent from, and how answers are read.
#[derive(Clone)]
pub struct Environment {
    /// The base address of the app's own files: descriptions are `backends/NAME.json` under it.
    pub base: String,
    /// The origin that backends see: the page's own, or the one that the site will have.
    pub origin: String,
    /// Whether all header fields of an answer are visible, which they are not in a browser. If so, the CORS check of a
    /// browser is predicted.
    pub sees_headers: bool,
    /// Whether a single recorded answer replaces the backend. It is then read even if a key is missing, and may be the
    /// answer for one article.
    pub recorded: bool,
    /// The parsers of bodies and of XML.
    pub readers: Readers,
}

/// How certain a recognition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// A match, but other systems look the same.
    Possible,
    /// A strong match.
    Likely,
    /// No other system looks like this.
    Certain,
}

/// A reason to recognise a backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The address has the form that this backend uses.
    Address(String),
    /// The web page links to it.
    Linked(String),
    /// The web page names its generator.
    Generator(String),
    /// The web page contains an address of this backend.
    Mentions(String),
    /// The answer has fields at these paths.
    Fields {
        /// The address that answered.
        url: String,
        /// The JSONPaths of the fields.
        paths: Vec<String>,
    },
    /// The XML document has this root element.
    Root {
        /// The address that answered.
        url: String,
        /// The root element.
        element: String,
    },
    /// The publisher gave the description.
    Given,
}

/// A backend that the address may belong to, and how to send requests to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The name of the preset.
    pub preset: &'static str,
    /// How certain the recognition is.
    pub confidence: Confidence,
    /// The reasons.
    pub evidence: Vec<Evidence>,
    /// The backend's base address.
    pub base: String,
    /// The address of the document, as folder and file name, for a backend that is a single document.
    pub file: Option<(String, String)>,
    /// Values for parameters, read from the addresses: keyed by the parameter's own name or another name of its group
    /// in [`fingerprints::GROUPS`].
    pub facts: Vec<(String, String)>,
}

/// The step in progress, for the person who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A request to this address.
    Asking(String),
    /// Reading the backend with this preset.
    Trying(String),
    /// Reading the article with this title.
    Reading(String),
}

/// The callback that receives progress.
pub type OnProgress<'a> = &'a dyn Fn(Progress);

/// Recognises the backend, tries the candidates from the most to the least certain, and returns the report on the first
/// one that has headlines, or else on the first one.
pub async fn connect(
    question: &Question,
    environment: &Environment,
    fetch: &Fetch,
    on_progress: OnProgress<'_>,
) -> Report {
    /// The maximum number of candidates to try.
    const MOST_TRIED: usize = 4;
    let found = match recognise(question, environment, fetch, on_progress).await {
        Ok(found) => found,
        Err(finding) => return Report::of_finding(question, finding),
    };
    let mut first: Option<Report> = None;
    for candidate in found.candidates.iter().take(MOST_TRIED) {
        on_progress(Progress::Trying(candidate.preset.to_owned()));
        let report = report::read(question, &found, candidate, environment, fetch, on_progress).await;
        if !report.headlines.is_empty() || report.article.is_some() {
            return report;
        }
        // A missing key shows that the backend exists: trying another candidate would only hide that.
        let stop = report.needs_key();
        first = first.or(Some(report));
        if stop {
            break;
        }
    }
    match first {
        Some(report) if !report.may_be_something_else() => {
            report::drafted::asked_otherwise(question, &found, report, environment, fetch, on_progress).await
        }
        other => report::drafted::unknown(question, &found, other, environment, fetch, on_progress).await,
    }
}
