//! What is wrong, and what to do about each of it.

use crate::components::site_problems::problem_list;
use crate::connect::report::Report;
use crate::connect::tell::Teller;
use crate::node::{Node, view};

/// One after another, or that there is nothing.
pub fn troubles(report: &Report, teller: &Teller) -> Node {
    if report.troubles.is_empty() {
        return view! { <p>{teller.words.no_troubles}</p> };
    }
    let items: Vec<Node> = report
        .troubles
        .iter()
        .map(|trouble| {
            let told = teller.trouble(trouble);
            let mend: Vec<Node> = told.mend.into_iter().map(|mend| view! { <p>{mend}</p> }).collect();
            view! {
                <li class="connect__trouble">
                    <p class="connect__what">{told.what}</p>
                    {told.said.map(|said| view! { <p class="connect__note" dir="auto">{said}</p> })}
                    {mend}
                    {(!told.problems.is_empty()).then(|| problem_list(&told.problems))}
                </li>
            }
        })
        .collect();
    view! { <ul class="connect__troubles" role="list">{items}</ul> }
}
