//! Connecting a backend: a publisher gives an address, and is told what it is, what the newspaper makes of it, what is
//! missing, and what to write into `site.json`.
//!
//! The way: [`recognise`](recognise()) asks the address and the places where backends usually are, and compares the
//! answers with the tables of [`fingerprints`]; [`report`] reads the candidate with its description and the engine's own
//! client; where nothing is known of an answer, [`draft`] makes a description to start from. Nothing here does I/O: the
//! fetch is given, so the page `/connect` and the command line share all of it, with the [`words`] of both.
//!
//! The readers' program has none of this; it is a program of its own.

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

/// What the publisher asks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The address: of a site, an API, a feed.
    pub address: String,
    /// Values for parameters of the description, as far as the publisher gave them: name and value.
    pub parameters: Vec<(String, String)>,
    /// A description of the publisher's own, with the address that `site.json` is to name; recognition is left out.
    pub description: Option<(String, Value)>,
}

/// Where the question is asked from.
#[derive(Clone)]
pub struct Environment {
    /// The address that the app's own documents stand on: descriptions are `backends/NAME.json` under it.
    pub base: String,
    /// The origin that backends see: that of the page, or the one that the site will have.
    pub origin: String,
    /// Whether all header fields of an answer can be seen, as they cannot in a browser; then what CORS will say is told
    /// before a browser says it.
    pub sees_headers: bool,
    /// Whether one recorded answer stands for all that the backend would say: then it is read though a key is missing,
    /// and may be that of one article.
    pub recorded: bool,
    /// The readers of bodies and of XML.
    pub readers: Readers,
}

/// How sure a recognition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It may be; other systems look so, too.
    Possible,
    /// It looks so.
    Likely,
    /// Nothing else looks so.
    Certain,
}

/// What speaks for a backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The address is one that the backend has.
    Address(String),
    /// The web page links to it.
    Linked(String),
    /// The web page says what made it.
    Generator(String),
    /// The web page mentions an address of it.
    Mentions(String),
    /// An answer has these places.
    Fields {
        /// The address that answered.
        url: String,
        /// The places, as JSONPaths.
        paths: Vec<String>,
    },
    /// The document begins with this element.
    Root {
        /// The address that answered.
        url: String,
        /// The element.
        element: String,
    },
    /// The publisher said so.
    Given,
}

/// A backend that it may be, and how it would be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The preset.
    pub preset: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
    /// What speaks for it.
    pub evidence: Vec<Evidence>,
    /// The backend's address.
    pub base: String,
    /// For a backend that is one document: its address, as a folder and the rest.
    pub file: Option<(String, String)>,
    /// What the addresses say of the description's parameters, by the name of a group of [`fingerprints::GROUPS`] or by the
    /// parameter's own.
    pub facts: Vec<(String, String)>,
}

/// What is under way, for whoever waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// An address is asked.
    Asking(String),
    /// A backend is tried: its preset.
    Trying(String),
    /// The article is read.
    Reading(String),
}

/// What is told of progress.
pub type OnProgress<'a> = &'a dyn Fn(Progress);

/// From the question to the report: recognises, tries the candidates in the order of their sureness, and makes of the
/// first that gives headlines, or else of the first, the report.
pub async fn connect(
    question: &Question,
    environment: &Environment,
    fetch: &Fetch,
    on_progress: OnProgress<'_>,
) -> Report {
    /// How many candidates are tried.
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
        // A key that is missing says that the backend is there: another guess would only hide it.
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
