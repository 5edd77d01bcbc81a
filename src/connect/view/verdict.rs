//! The verdict with its reasons, the missing views, and the requests that were sent.

use super::list;
use crate::connect::address::without_query;
use crate::connect::report::Report;
use crate::connect::report::text::ReportText;
use crate::node::{Node, view};

/// The recognised backend, how certain it is, and why.
pub fn verdict(report: &Report, texts: &ReportText) -> Node {
    let evidence = report.verdict.as_ref().map(|verdict| &verdict.evidence).filter(|evidence| !evidence.is_empty());
    let reasons = evidence.map(|evidence| {
        let sentences = evidence.iter().map(|one| texts.evidence(one)).collect();
        view! { <p class="connect__note">{texts.words.because}</p> {list("connect__list", sentences)} }
    });
    view! {
        <p class="connect__verdict">{texts.verdict(report)}</p>
        <p class="connect__address"><code dir="ltr">{without_query(&report.address).to_owned()}</code></p>
        {reasons}
        {texts.others(report).map(|others| view! { <p class="connect__note">{others}</p> })}
    }
}

/// The views that the backend lacks, with the app's fallback for each.
pub fn missing_views(report: &Report, texts: &ReportText) -> Node {
    if report.missing_views.is_empty() {
        return view! { <p>{texts.words.no_missing_views}</p> };
    }
    list("connect__list", report.missing_views.iter().map(|missing| texts.missing(missing)).collect())
}

/// The addresses that were requested.
pub fn asked(report: &Report, texts: &ReportText) -> Option<Node> {
    if report.asked.is_empty() {
        return None;
    }
    let words = texts.words;
    let items: Vec<Node> = report
        .asked
        .iter()
        .map(|asked| {
            let outcome = asked.outcome.as_ref().map_or(words.no_answer.to_owned(), |status| status.to_string());
            view! { <li><span>{outcome}</span> " " <code dir="ltr">{without_query(&asked.url).to_owned()}</code></li> }
        })
        .collect();
    Some(view! {
        <details class="connect__asked">
            <summary>{words.asked}</summary>
            <ul class="connect__list" role="list">{items}</ul>
        </details>
    })
}
