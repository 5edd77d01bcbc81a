//! The report: what the newspaper makes of a backend. The candidate's description is loaded, the engine's own client
//! asks for the latest headlines and one article, and what came of it is told field by field.

pub mod described;
pub mod drafted;
mod look;
mod watched;

use super::recognise::{Asked, Recognition};
use super::signs::GROUPS;
use super::site_file::{self, SiteText};
use super::trouble::{AnswerKind, Trouble, is_mixed};
use super::{Candidate, Evidence, Question, Sureness, Surroundings, Told, answer};
use crate::backend::client::Settings;
use crate::backend::client::inspect::FieldCount;
use crate::backend::{Description, Error, Fetch, Request, ViewKind};
use crate::browser::url;
use crate::json::{self, Value};
use crate::model::{Article, Category, Headline};
use described::{Described, ParameterInfo};
use look::Looking;
use watched::Watched;

/// How many headlines are shown.
pub const PREVIEW: usize = 5;
/// The most places that are shown of one field.
const MOST_PLACES: usize = 3;
/// How many headlines a page the site will ask for.
const ITEMS_PER_PAGE: u32 = 20;

/// Which backend it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The preset; empty for a description of the publisher's own.
    pub preset: &'static str,
    /// The backend's name for people.
    pub name: String,
    /// How sure it is.
    pub sureness: Sureness,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// What else it may be: presets, the surest first.
    pub others: Vec<(&'static str, Sureness)>,
}

/// One field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRow {
    /// In how many items it is what.
    pub count: FieldCount,
    /// Where it is looked for, as the description writes it: the first three of the places.
    pub places: Vec<String>,
    /// Whether a list never has it, and an article by itself has.
    pub in_article: bool,
    /// How it is converted.
    pub conversions: Vec<String>,
}

/// A view that the backend does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The view.
    pub view: ViewKind,
    /// The parameters that it would need, where the description knows it.
    pub needs: Vec<String>,
}

/// The report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The address that was given, as it was understood.
    pub address: String,
    /// Which backend it is; nothing where none is known.
    pub verdict: Option<Verdict>,
    /// The latest headlines, the first five.
    pub headlines: Vec<Headline>,
    /// How many headlines the first page had.
    pub read: usize,
    /// How many of its items were left out.
    pub left_out: usize,
    /// How many there are in all, where the backend says so.
    pub total: Option<u64>,
    /// The first article.
    pub article: Option<Article>,
    /// How many items were counted for the table of fields.
    pub counted: usize,
    /// The fields, in the order of the engine's table.
    pub fields: Vec<FieldRow>,
    /// What the backend does not offer.
    pub lacks: Vec<Lack>,
    /// The backend's own categories, those that the site file gets.
    pub categories: Vec<Category>,
    /// The parameters of the description.
    pub parameters: Vec<ParameterInfo>,
    /// What is wrong.
    pub troubles: Vec<Trouble>,
    /// What to save as `site.json`.
    pub site: Option<SiteText>,
    /// A description to start from, where nothing known matched.
    pub draft: Option<String>,
    /// What was asked.
    pub asked: Vec<Asked>,
}

impl Report {
    /// The report of a question that could not be asked.
    pub fn of_trouble(question: &Question, trouble: Trouble) -> Self {
        Self { address: question.address.trim().to_owned(), troubles: vec![trouble], ..Self::default() }
    }

    /// Whether the backend is there and wants a key or a parameter.
    pub fn needs_key(&self) -> bool {
        self.troubles.iter().any(Trouble::is_of_key)
    }

    /// Whether it is known what the backend is, or a list was found that a description could be made of.
    pub fn is_recognised(&self) -> bool {
        self.verdict.is_some() || self.draft.is_some()
    }

    /// Whether what was read speaks against the verdict.
    pub fn may_be_something_else(&self) -> bool {
        let sure = self.verdict.as_ref().is_some_and(|verdict| verdict.sureness > Sureness::Possible);
        self.headlines.is_empty() && self.article.is_none() && !sure && !self.needs_key()
    }
}

/// Reads a candidate.
pub async fn read(
    question: &Question,
    found: &Recognition,
    candidate: &Candidate,
    around: &Surroundings,
    fetch: &Fetch,
    told: Told<'_>,
) -> Report {
    let mut report = Report {
        address: found.address.clone(),
        troubles: found.troubles.iter().filter(|trouble| is_lasting(trouble)).cloned().collect(),
        asked: found.asked.clone(),
        verdict: Some(verdict(found, candidate)),
        ..Report::default()
    };
    let document = match load(question, candidate, around, fetch).await {
        Ok(document) => document,
        Err(trouble) => {
            report.troubles.push(trouble);
            return report;
        }
    };
    let address = candidate.facts.iter().find(|(name, _)| name == "description").map(|(_, value)| value.clone());
    let described = Described::new(&document);
    let description = match Description::parse(&document) {
        Ok(description) => description,
        Err(problems) => {
            let url = address.unwrap_or_else(|| described_at(candidate.preset));
            report.troubles.push(Trouble::Description { url, problems });
            return report;
        }
    };
    if let Some(verdict) = &mut report.verdict {
        verdict.name.clone_from(&description.name);
    }
    let choice = choose(question, candidate, &described, &mut report.troubles);
    report.parameters = choice.parameters;
    if is_mixed(&choice.base, around) && !report.troubles.iter().any(|t| matches!(t, Trouble::MixedContent { .. })) {
        report.troubles.push(Trouble::MixedContent { url: choice.base.clone() });
    }
    let language = found.page.as_ref().and_then(|page| page.language.clone());
    let mut parameters = choice.values.clone();
    if around.recorded {
        parameters.extend(choice.missing.iter().map(|name| (name.clone(), site_file::PLACEHOLDER.to_owned())));
    }
    let complete = around.recorded || choice.missing.is_empty();
    let settings = Settings {
        proxy: None,
        base: choice.base.trim_end_matches('/').to_owned(),
        parameters,
        categories: Vec::new(),
        language: language.clone(),
        items_per_page: ITEMS_PER_PAGE,
    };
    if complete {
        let watched = Watched::new(fetch, around);
        let looking = Looking { described: &described, around, watched: &watched, told };
        looking.look(&description, settings, &mut report).await;
        report.asked.extend(watched.asked.borrow_mut().drain(..));
        report.troubles.extend(watched.refusals.borrow_mut().drain(..));
    }
    if let Some(feed) = found.closed_feed.as_ref().filter(|_| candidate.preset == "wordpress") {
        let (feed, origin) = (feed.clone(), around.origin.clone());
        report.troubles.insert(0, Trouble::OpenApi { feed, api: choice.base.clone(), origin });
    }
    if around.recorded && report.read == 0 {
        tell_other_answer(found, candidate, &mut report);
    }
    let named = site_file::Named { name: found.site_name(&choice.base), language };
    let backend = site_file::Backend {
        preset: candidate.preset,
        description: address,
        base: &choice.base,
        parameters: &choice.values,
        missing: &choice.missing,
    };
    report.site = site_file::write(&named, &report.categories, &backend);
    report
}

/// Tells what a recorded answer is that has no headlines, in place of what stopped it from being read as a list.
fn tell_other_answer(found: &Recognition, candidate: &Candidate, report: &mut Report) {
    // What was asked in the place of the answer matters to nobody, but that a key is wanted does.
    let stopped = |trouble: &Trouble| {
        matches!(
            trouble,
            Trouble::Other(_) | Trouble::NotThere { .. } | Trouble::Failed { .. } | Trouble::NoArticles { .. }
        )
    };
    let document = found.document.as_ref().map(|(_, document)| document).or(found.refusal.as_ref());
    let known = document.and_then(|document| answer::other_kind(candidate.preset, document));
    let (kind, said) = match known {
        _ if report.article.is_some() => (AnswerKind::Article, None),
        Some(known) => known,
        None if !report.categories.is_empty() => (AnswerKind::Terms, None),
        // An empty list is one.
        None if candidate.preset.is_empty() || !report.troubles.iter().any(|t| matches!(t, Trouble::Other(_))) => {
            return;
        }
        None => (AnswerKind::Part, None),
    };
    report.troubles.retain(|trouble| !stopped(trouble));
    report.troubles.push(Trouble::OtherAnswer { url: report.address.clone(), kind, said });
}

/// Whether what went wrong at the address itself matters still, when something else answered.
fn is_lasting(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::MixedContent { .. })
}

fn verdict(found: &Recognition, candidate: &Candidate) -> Verdict {
    let mut others: Vec<(&'static str, Sureness)> = Vec::new();
    for other in found.candidates.iter().filter(|other| other.preset != candidate.preset && !other.preset.is_empty()) {
        if others.len() < 5 && !others.iter().any(|(known, _)| *known == other.preset) {
            others.push((other.preset, other.sureness));
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
        sureness: candidate.sureness,
        evidence,
        others,
    }
}

fn described_at(preset: &str) -> String {
    ["backends/", preset, ".json"].concat()
}

/// The description of a candidate.
async fn load(
    question: &Question,
    candidate: &Candidate,
    around: &Surroundings,
    fetch: &Fetch,
) -> Result<Value, Trouble> {
    if let Some((_, document)) = question.description.as_ref().filter(|_| candidate.preset.is_empty()) {
        return Ok(document.clone());
    }
    let own = described_at(candidate.preset);
    let url = url::parse(&own, Some(&around.base)).map_or(own, |url| url.href);
    let response = fetch(Request::get(url.clone())).await.map_err(|error| match error {
        // It is the app's own origin; a refusal can only be that there is no such file.
        Error::Unreachable { .. } => Trouble::NoDescription { url: url.clone() },
        error => Trouble::Other(error),
    })?;
    if !(200..300).contains(&response.status) || response.body.trim_start().starts_with('<') {
        return Err(Trouble::NoDescription { url });
    }
    json::parse(&response.body).map_err(|error| Trouble::NotJson { url, detail: error.to_string() })
}

/// How the backend will be asked.
struct Choice {
    base: String,
    values: Vec<(String, String)>,
    missing: Vec<String>,
    parameters: Vec<ParameterInfo>,
}

/// The names that mean the same as a name.
fn same_as(name: &str) -> &'static [&'static str] {
    GROUPS.iter().find(|group| group.contains(&name)).copied().unwrap_or_default()
}

/// Chooses base and parameters from what the publisher said and what the addresses said.
fn choose(question: &Question, candidate: &Candidate, described: &Described, troubles: &mut Vec<Trouble>) -> Choice {
    let mut parameters = described.parameters();
    let is_file = |name: &str| same_as("latest").contains(&name);
    let mut base = candidate.base.clone();
    let mut file: Option<&str> = None;
    if let Some((folder, name)) = &candidate.file {
        let takes_file = parameters.iter().any(|parameter| is_file(&parameter.name));
        base = if takes_file { folder.clone() } else { [folder, "/", name].concat() };
        file = takes_file.then_some(name.as_str());
    }
    let told = |parameter: &str, facts: &[(String, String)]| {
        let exact = facts.iter().find(|(name, value)| name == parameter && !value.is_empty());
        let same =
            || facts.iter().find(|(name, value)| same_as(parameter).contains(&name.as_str()) && !value.is_empty());
        exact.or_else(same).map(|(_, value)| value.clone())
    };
    let (mut values, mut missing) = (Vec::new(), Vec::new());
    for parameter in &mut parameters {
        let own = told(&parameter.name, &question.parameters);
        let file = file.filter(|_| is_file(&parameter.name)).map(str::to_owned);
        let value = own.or(file).or_else(|| told(&parameter.name, &candidate.facts));
        match value.filter(|value| parameter.default.as_deref() != Some(value)) {
            Some(value) => {
                parameter.value = Some(value.clone());
                if !parameter.public {
                    troubles.push(Trouble::PublicKey { name: parameter.name.clone() });
                }
                values.push((parameter.name.clone(), value));
            }
            None if parameter.required && parameter.default.is_none() => {
                missing.push(parameter.name.clone());
                let (name, about) = (parameter.name.clone(), parameter.about.clone());
                troubles.push(Trouble::NeedsParameter { name, about });
            }
            None => {}
        }
    }
    let known: Vec<&str> = parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    for (name, _) in &question.parameters {
        let same = same_as(name);
        if !known.iter().any(|known| known == name || same.contains(known)) {
            troubles.push(Trouble::UnknownParameter { name: name.clone(), known: known.join(", ") });
        }
    }
    Choice { base, values, missing, parameters }
}
