//! The findings, with what to do about each.

use crate::components::site_problems::problem_list;
use crate::connect::report::Report;
use crate::connect::report::text::ReportText;
use crate::node::{Node, view};

/// A list of the findings, or a note that there are none.
pub fn findings(report: &Report, texts: &ReportText) -> Node {
    if report.findings.is_empty() {
        return view! { <p>{texts.words.no_findings}</p> };
    }
    let items: Vec<Node> = report
        .findings
        .iter()
        .map(|finding| {
            let text = texts.finding(finding);
            let advice: Vec<Node> = text.advice.into_iter().map(|advice| view! { <p>{advice}</p> }).collect();
            view! {
                <li class="connect__finding">
                    <p class="connect__what">{text.what}</p>
                    {text.quote.map(|quote| view! { <p class="connect__note" dir="auto">{quote}</p> })}
                    {advice}
                    {(!text.problems.is_empty()).then(|| problem_list(&text.problems))}
                </li>
            }
        })
        .collect();
    view! { <ul class="connect__findings" role="list">{items}</ul> }
}
