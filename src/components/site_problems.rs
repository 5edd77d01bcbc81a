//! The page in place of the newspaper when its site file cannot be used: it tells the publisher what to mend.

use super::heading::page_heading;
use crate::document::Problem;
use crate::locale::use_locale;
use crate::node::{Node, view};

/// Tells what is wrong with the document at an address: the site file, or the backend's description.
pub fn site_problems(document: &str, problems: &[Problem]) -> Node {
    let words = use_locale().words();
    view! {
        <section class="site-problems">
            {page_heading(words.site_problems_title.to_owned(), Some(words.site_problems_text.to_owned()))}
            <p><code dir="ltr">{document.to_owned()}</code></p>
            <p>{words.site_problems_fix}</p>
            {(!problems.is_empty()).then(|| view! { <p>{words.site_problems_list}</p> {problem_list(problems)} })}
        </section>
    }
}

/// The mistakes of a document, each with its place. They are told in English, as programs do.
pub fn problem_list(problems: &[Problem]) -> Node {
    let items: Vec<Node> = problems
        .iter()
        .map(|Problem { path, message }| {
            view! { <li><code>{path.clone()}</code> " " {message.clone()}</li> }
        })
        .collect();
    view! { <ul class="problem-list" lang="en" dir="ltr">{items}</ul> }
}
