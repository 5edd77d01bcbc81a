//! The report on a backend. Loads the candidate's description, requests the latest headlines and one article through
//! the engine's own client, and reports the result field by field.

pub mod description_source;
pub mod drafted;
mod probe;
mod request_log;
pub mod text;

use super::finding::{AnswerKind, Finding, is_mixed};
use super::fingerprints::GROUPS;
use super::recognise::{Recognition, SentRequest};
use super::site_file::{self, SiteFile};
use super::{Candidate, Confidence, Environment, Evidence, OnProgress, Question, answer};
use crate::backend::client::Settings;
use crate::backend::client::inspect::FieldCount;
use crate::backend::{Description, Error, Fetch, Request, ViewKind};
use crate::browser::url;
use crate::json::{self, Value};
use crate::model::{Article, Category, Headline};
use description_source::{DescriptionSource, ParameterInfo};
use probe::Prober;
use request_log::RequestLog;

/// The number of headlines in the preview.
pub const PREVIEW: usize = 5;
/// The maximum number of paths shown per field.
const MOST_PATHS: usize = 3;
/// The number of headlines per page that the site will request.
const ITEMS_PER_PAGE: u32 = 20;

/// The recognised backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The preset; empty for the publisher's own description.
    pub preset: &'static str,
    /// The backend's display name.
    pub name: String,
    /// How certain the recognition is.
    pub confidence: Confidence,
    /// The reasons.
    pub evidence: Vec<Evidence>,
    /// Other presets that it may be, the most certain first.
    pub others: Vec<(&'static str, Confidence)>,
}

/// A row of the table of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRow {
    /// The counts over all items.
    pub count: FieldCount,
    /// The paths where the description looks for the field: the first three.
    pub places: Vec<String>,
    /// Whether the field is missing in lists and present in a single article.
    pub in_article: bool,
    /// The conversions.
    pub conversions: Vec<String>,
}

/// A view that the backend does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingView {
    /// The view.
    pub view: ViewKind,
    /// The parameters that the view requires, if the description names them.
    pub needs: Vec<String>,
}

/// The report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The given address, normalised.
    pub address: String,
    /// The recognised backend; `None` if no known one matches.
    pub verdict: Option<Verdict>,
    /// The first headlines of the latest list.
    pub headlines: Vec<Headline>,
    /// The number of headlines on the first page.
    pub read: usize,
    /// The number of items that were left out.
    pub left_out: usize,
    /// The total number of headlines, if the backend gives it.
    pub total: Option<u64>,
    /// The first article.
    pub article: Option<Article>,
    /// The number of items counted in the table of fields.
    pub counted: usize,
    /// The fields, in the order of the engine's table.
    pub fields: Vec<FieldRow>,
    /// The views that the backend does not have.
    pub missing_views: Vec<MissingView>,
    /// The backend's categories that the site file contains.
    pub categories: Vec<Category>,
    /// The parameters of the description.
    pub parameters: Vec<ParameterInfo>,
    /// The problems.
    pub findings: Vec<Finding>,
    /// The `site.json` to save.
    pub site: Option<SiteFile>,
    /// A generated description, if no known backend matches.
    pub draft: Option<String>,
    /// The requests that were sent.
    pub asked: Vec<SentRequest>,
}

impl Report {
    /// The report for input that could not be requested.
    pub fn of_finding(question: &Question, finding: Finding) -> Self {
        Self { address: question.address.trim().to_owned(), findings: vec![finding], ..Self::default() }
    }

    /// Whether the backend exists but requires a key or a parameter.
    pub fn needs_key(&self) -> bool {
        self.findings.iter().any(Finding::is_missing_key)
    }

    /// Whether the backend was recognised, or a description could be generated.
    pub fn is_recognised(&self) -> bool {
        self.verdict.is_some() || self.draft.is_some()
    }

    /// Whether the result contradicts the verdict.
    pub fn may_be_something_else(&self) -> bool {
        let sure = self.verdict.as_ref().is_some_and(|verdict| verdict.confidence > Confidence::Possible);
        self.headlines.is_empty() && self.article.is_none() && !sure && !self.needs_key()
    }
}

/// Reads a candidate and reports the result.
pub async fn read(
    question: &Question,
    found: &Recognition,
    candidate: &Candidate,
    environment: &Environment,
    fetch: &Fetch,
    on_progress: OnProgress<'_>,
) -> Report {
    let mut report = Report {
        address: found.address.clone(),
        findings: found.findings.iter().filter(|finding| is_lasting(finding)).cloned().collect(),
        asked: found.asked.clone(),
        verdict: Some(verdict(found, candidate)),
        ..Report::default()
    };
    let document = match load(question, candidate, environment, fetch).await {
        Ok(document) => document,
        Err(finding) => {
            report.findings.push(finding);
            return report;
        }
    };
    let address = candidate.facts.iter().find(|(name, _)| name == "description").map(|(_, value)| value.clone());
    let source = DescriptionSource::new(&document);
    let description = match Description::parse(&document) {
        Ok(description) => description,
        Err(problems) => {
            let url = address.unwrap_or_else(|| preset_address(candidate.preset));
            report.findings.push(Finding::Description { url, problems });
            return report;
        }
    };
    if let Some(verdict) = &mut report.verdict {
        verdict.name.clone_from(&description.name);
    }
    let choice = choose(question, candidate, &source, &mut report.findings);
    report.parameters = choice.parameters;
    if is_mixed(&choice.base, environment) && !report.findings.iter().any(|t| matches!(t, Finding::MixedContent { .. }))
    {
        report.findings.push(Finding::MixedContent { url: choice.base.clone() });
    }
    let language = found.page.as_ref().and_then(|page| page.language.clone());
    let mut parameters = choice.values.clone();
    if environment.recorded {
        parameters.extend(choice.missing.iter().map(|name| (name.clone(), site_file::PLACEHOLDER.to_owned())));
    }
    let complete = environment.recorded || choice.missing.is_empty();
    let settings = Settings {
        proxy: None,
        base: choice.base.trim_end_matches('/').to_owned(),
        parameters,
        categories: Vec::new(),
        language: language.clone(),
        items_per_page: ITEMS_PER_PAGE,
    };
    if complete {
        let log = RequestLog::new(fetch, environment);
        let prober = Prober { source: &source, environment, log: &log, on_progress };
        prober.probe(&description, settings, &mut report).await;
        report.asked.extend(log.asked.borrow_mut().drain(..));
        report.findings.extend(log.refusals.borrow_mut().drain(..));
    }
    if let Some(feed) = found.closed_feed.as_ref().filter(|_| candidate.preset == "wordpress") {
        let (feed, origin) = (feed.clone(), environment.origin.clone());
        report.findings.insert(0, Finding::OpenApi { feed, api: choice.base.clone(), origin });
    }
    if environment.recorded && report.read == 0 {
        report_other_answer(found, candidate, &mut report);
    }
    let publication = site_file::Publication { name: found.site_name(&choice.base), language };
    let backend = site_file::Backend {
        preset: candidate.preset,
        description: address,
        base: &choice.base,
        parameters: &choice.values,
        missing: &choice.missing,
    };
    report.site = site_file::write(&publication, &report.categories, &backend);
    report
}

/// Reports the kind of a recorded answer without headlines, instead of the error from reading it as a list.
fn report_other_answer(found: &Recognition, candidate: &Candidate, report: &mut Report) {
    // Requests that a recorded answer replaced are irrelevant to the publisher; a required key is not.
    let stopped = |finding: &Finding| {
        matches!(
            finding,
            Finding::Other(_) | Finding::NotThere { .. } | Finding::Failed { .. } | Finding::NoArticles { .. }
        )
    };
    let document = found.document.as_ref().map(|(_, document)| document).or(found.refusal.as_ref());
    let known = document.and_then(|document| answer::other_kind(candidate.preset, document));
    let (kind, message) = match known {
        _ if report.article.is_some() => (AnswerKind::Article, None),
        Some(known) => known,
        None if !report.categories.is_empty() => (AnswerKind::Terms, None),
        // An empty list is still a list.
        None if candidate.preset.is_empty() || !report.findings.iter().any(|t| matches!(t, Finding::Other(_))) => {
            return;
        }
        None => (AnswerKind::Part, None),
    };
    report.findings.retain(|finding| !stopped(finding));
    report.findings.push(Finding::OtherAnswer { url: report.address.clone(), kind, message });
}

/// Whether a problem with the given address still matters after another address answered.
fn is_lasting(finding: &Finding) -> bool {
    matches!(finding, Finding::MixedContent { .. })
}

fn verdict(found: &Recognition, candidate: &Candidate) -> Verdict {
    let mut others: Vec<(&'static str, Confidence)> = Vec::new();
    for other in found.candidates.iter().filter(|other| other.preset != candidate.preset && !other.preset.is_empty()) {
        if others.len() < 5 && !others.iter().any(|(known, _)| *known == other.preset) {
            others.push((other.preset, other.confidence));
        }
    }
    let mut evidence: Vec<Evidence> = Vec::new();
    for one in &candidate.evidence {
        if !evidence.contains(one) {
            evidence.push(one.clone());
        }
    }
    Verdict {
        preset: candidate.preset,
        name: candidate.preset.to_owned(),
        confidence: candidate.confidence,
        evidence,
        others,
    }
}

fn preset_address(preset: &str) -> String {
    ["backends/", preset, ".json"].concat()
}

/// Loads the description of a candidate.
async fn load(
    question: &Question,
    candidate: &Candidate,
    environment: &Environment,
    fetch: &Fetch,
) -> Result<Value, Finding> {
    if let Some((_, document)) = question.description.as_ref().filter(|_| candidate.preset.is_empty()) {
        return Ok(document.clone());
    }
    let own = preset_address(candidate.preset);
    let url = url::parse(&own, Some(&environment.base)).map_or(own, |url| url.href);
    let response = fetch(Request::get(url.clone())).await.map_err(|error| match error {
        // The app's own origin is never refused by CORS: the file is missing.
        Error::Unreachable { .. } => Finding::NoDescription { url: url.clone() },
        error => Finding::Other(error),
    })?;
    if !(200..300).contains(&response.status) || response.body.trim_start().starts_with('<') {
        return Err(Finding::NoDescription { url });
    }
    json::parse(&response.body).map_err(|error| Finding::NotJson { url, detail: error.to_string() })
}

/// The base and the parameters of the requests.
struct Choice {
    base: String,
    values: Vec<(String, String)>,
    missing: Vec<String>,
    parameters: Vec<ParameterInfo>,
}

/// The names in the same group as a name.
fn same_as(name: &str) -> &'static [&'static str] {
    GROUPS.iter().find(|group| group.contains(&name)).copied().unwrap_or_default()
}

/// Chooses base and parameters from the publisher's input and the addresses.
fn choose(
    question: &Question,
    candidate: &Candidate,
    source: &DescriptionSource,
    findings: &mut Vec<Finding>,
) -> Choice {
    let mut parameters = source.parameters();
    let is_file = |name: &str| same_as("latest").contains(&name);
    let mut base = candidate.base.clone();
    let mut file: Option<&str> = None;
    if let Some((folder, name)) = &candidate.file {
        let takes_file = parameters.iter().any(|parameter| is_file(&parameter.name));
        base = if takes_file { folder.clone() } else { [folder, "/", name].concat() };
        file = takes_file.then_some(name.as_str());
    }
    let value_of = |parameter: &str, facts: &[(String, String)]| {
        let exact = facts.iter().find(|(name, value)| name == parameter && !value.is_empty());
        let same =
            || facts.iter().find(|(name, value)| same_as(parameter).contains(&name.as_str()) && !value.is_empty());
        exact.or_else(same).map(|(_, value)| value.clone())
    };
    let (mut values, mut missing) = (Vec::new(), Vec::new());
    for parameter in &mut parameters {
        let own = value_of(&parameter.name, &question.parameters);
        let file = file.filter(|_| is_file(&parameter.name)).map(str::to_owned);
        let value = own.or(file).or_else(|| value_of(&parameter.name, &candidate.facts));
        match value.filter(|value| parameter.default.as_deref() != Some(value)) {
            Some(value) => {
                parameter.value = Some(value.clone());
                if !parameter.public {
                    findings.push(Finding::PublicKey { name: parameter.name.clone() });
                }
                values.push((parameter.name.clone(), value));
            }
            None if parameter.required && parameter.default.is_none() => {
                missing.push(parameter.name.clone());
                let (name, about) = (parameter.name.clone(), parameter.about.clone());
                findings.push(Finding::NeedsParameter { name, about });
            }
            None => {}
        }
    }
    let known: Vec<&str> = parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    for (name, _) in &question.parameters {
        let same = same_as(name);
        if !known.iter().any(|known| known == name || same.contains(known)) {
            findings.push(Finding::UnknownParameter { name: name.clone(), known: known.join(", ") });
        }
    }
    Choice { base, values, missing, parameters }
}
