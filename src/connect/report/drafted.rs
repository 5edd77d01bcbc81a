//! Reports for which a description had to be generated: the backend is unknown, or its answer does not have the form
//! that its description expects.

use super::{Report, read};
use crate::backend::Fetch;
use crate::connect::finding::{AnswerKind, Finding};
use crate::connect::recognise::Recognition;
use crate::connect::{Candidate, Confidence, Environment, OnProgress, Question, answer, draft, pretty};

/// The report on an unknown backend: a generated description, and what it yields. Returns `other`, or the problems
/// found, if none can be generated.
pub async fn unknown(
    question: &Question,
    found: &Recognition,
    other: Option<Report>,
    environment: &Environment,
    fetch: &Fetch,
    on_progress: OnProgress<'_>,
) -> Report {
    let made = found.document.as_ref().and_then(|(address, document)| draft::draft(address, document));
    let Some(made) = made else {
        return other.unwrap_or_else(|| {
            let mut findings = found.findings.clone();
            let other = found.document.as_ref().and_then(|(url, document)| {
                let (kind, message) = answer::other_kind("", document)?;
                Some(Finding::OtherAnswer { url: url.clone(), kind, message })
            });
            match &found.page {
                Some(page) => {
                    findings.push(Finding::WebPage { url: found.address.clone(), title: page.title.clone() });
                }
                None if is_empty_list(found) => findings.push(Finding::NoArticles { url: found.address.clone() }),
                None if other.is_some() => findings.extend(other),
                None if findings.is_empty() => findings.push(Finding::Unknown { url: found.address.clone() }),
                None => {}
            }
            Report { address: found.address.clone(), findings, asked: found.asked.clone(), ..Report::default() }
        });
    };
    let mut parameters = question.parameters.clone();
    for (name, value) in made.parameters {
        if !parameters.iter().any(|(known, _)| *known == name) {
            parameters.push((name, value));
        }
    }
    let name = "backends/my-backend.json".to_owned();
    let text = pretty::write(&made.document);
    let own =
        Question { address: question.address.clone(), parameters, description: Some((name.clone(), made.document)) };
    let candidate = Candidate {
        preset: "",
        confidence: Confidence::Possible,
        evidence: Vec::new(),
        base: made.base,
        file: None,
        facts: vec![("description".to_owned(), name)],
    };
    let mut report = read(&own, found, &candidate, environment, fetch, on_progress).await;
    report.verdict = None;
    report.draft = Some(text);
    report
}

/// The report on an answer of a known backend that its description cannot read. Generates a description for it, if its
/// items have a text or a date.
pub async fn asked_otherwise(
    question: &Question,
    found: &Recognition,
    report: Report,
    environment: &Environment,
    fetch: &Fetch,
    on_progress: OnProgress<'_>,
) -> Report {
    let is_part = |finding: &Finding| matches!(finding, Finding::OtherAnswer { kind: AnswerKind::Part, .. });
    if !report.findings.iter().any(is_part) {
        return report;
    }
    let made = unknown(question, found, None, environment, fetch, on_progress).await;
    let has = |field: &str| made.fields.iter().any(|row| row.count.field == field && row.count.found > 0);
    if made.draft.is_none() || !(has("published") || has("body")) {
        return report;
    }
    Report { verdict: report.verdict, ..made }
}

fn is_empty_list(found: &Recognition) -> bool {
    let given = found.document.as_ref().filter(|(address, _)| *address == found.address);
    given.and_then(|(_, document)| document.as_array()).is_some_and(Vec::is_empty)
}
