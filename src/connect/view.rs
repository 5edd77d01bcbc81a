//! The page `/connect`: the form, and the report in sections. Its parts are components that take values and return
//! nodes; actions are passed in as callbacks. Tests render the whole page natively.

mod fields;
mod files;
mod findings;
mod form;
mod preview;
mod verdict;

pub use form::{form, read_parameters};

use super::report::Report;
use super::report::text::ReportText;
use super::{Progress, Question};
use crate::components::heading::page_heading;
use crate::locale::use_locale;
use crate::model::Timestamp;
use crate::node::{IntoNode, Node, view};
use leptos::prelude::*;
use std::sync::Arc;

/// What a person can do with a text in the report.
#[derive(Clone, Copy)]
pub struct Actions {
    /// Copies a text; sets the signal to whether that worked.
    pub copy: Callback<(String, RwSignal<Option<bool>>)>,
    /// Saves a text as a file: file name and text.
    pub save: Callback<(&'static str, String)>,
}

/// The state of the page.
#[derive(Clone, Copy)]
pub struct State {
    /// The step in progress; `None` before the first run.
    pub progress: RwSignal<Option<Progress>>,
    /// The report, once it is complete.
    pub report: RwSignal<Option<Arc<Report>>>,
}

/// The page: form, progress, report.
pub fn page(state: State, address: String, ask: Callback<Question>, actions: Actions, now: Timestamp) -> Node {
    let texts = ReportText::new(use_locale());
    let words = texts.words;
    let needs_key =
        Memo::new(move |_| state.report.with(|report| report.as_ref().is_some_and(|made| made.needs_key())));
    view! {
        <div class="connect">
            {page_heading(words.title.to_owned(), Some(words.about.to_owned()))}
            {form(address, needs_key, ask)}
            <p class="connect__progress" role="status">
                {move || match (state.progress.get(), state.report.with(Option::is_some)) {
                    (_, true) => words.done.to_owned(),
                    (Some(progress), false) => texts.progress(&progress),
                    (None, false) => String::new(),
                }}
            </p>
            {move || state.report.get().map(|made| report(&made, actions, now))}
        </div>
    }
}

/// The report, section by section.
pub fn report(report: &Report, actions: Actions, now: Timestamp) -> Node {
    let texts = ReportText::new(use_locale());
    let words = texts.words;
    let read = report.read > 0;
    view! {
        <div class="connect__report">
            {section("verdict", words.verdict, verdict::verdict(report, &texts))}
            {(read || !report.findings.is_empty())
                .then(|| section("findings", words.findings, findings::findings(report, &texts)))}
            {read.then(|| section("preview", words.preview, preview::headlines(report, &texts, now)))}
            {report.article.as_ref().map(|article| section("article", words.article, preview::article(article, &texts, now)))}
            {(report.counted > 0).then(|| section("fields", words.fields, fields::fields(report, &texts)))}
            {read.then(|| section("missing-views", words.missing_views, verdict::missing_views(report, &texts)))}
            {report.site.as_ref().map(|site| section("site", words.site, files::site(site, &texts, actions)))}
            {report.draft.as_ref().map(|draft| section("draft", words.draft, files::draft(draft, &texts, actions)))}
            {verdict::asked(report, &texts)}
        </div>
    }
}

/// A section labelled by its heading.
fn section(name: &'static str, title: &'static str, content: Node) -> Node {
    let id = ["connect-", name].concat();
    view! {
        <section class="connect__section" aria-labelledby=id.clone()>
            <h2 class="connect__heading" id=id>{title}</h2>
            {content}
        </section>
    }
}

/// A list of sentences.
fn list(class: &'static str, sentences: Vec<String>) -> Node {
    let items: Vec<Node> = sentences.into_iter().map(|sentence| view! { <li dir="auto">{sentence}</li> }).collect();
    view! { <ul class=class role="list">{items}</ul> }.into_node()
}
