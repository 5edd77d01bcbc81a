//! Prints the report as text, for the command line.

use super::report::Report;
use super::report::text::ReportText;
use super::site_file::PLACEHOLDER;
use crate::document::Problem;
use crate::model::Headline;
use crate::words::fill;

/// The maximum length of the excerpt of an article, in characters.
const LONGEST_BODY: usize = 600;

/// The report as text.
pub fn report(report: &Report, texts: &ReportText) -> String {
    let words = texts.words;
    let mut out = Text(String::new());
    out.heading(words.verdict);
    out.line(&report.address);
    out.line(&texts.verdict(report));
    if let Some(verdict) = &report.verdict {
        for evidence in &verdict.evidence {
            out.item(&texts.evidence(evidence));
        }
    }
    if let Some(others) = texts.others(report) {
        out.line(&others);
    }
    if !report.findings.is_empty() {
        out.heading(words.findings);
        for finding in &report.findings {
            let text = texts.finding(finding);
            out.item(&text.what);
            text.quote.iter().for_each(|quote| out.under(quote));
            text.advice.iter().for_each(|advice| out.under(advice));
            for Problem { path, message } in &text.problems {
                out.under(&[path, ": ", message.as_str()].concat());
            }
        }
    }
    if report.read > 0 {
        out.heading(words.preview);
        for count in texts.counts(report) {
            out.line(&count);
        }
        report.headlines.iter().for_each(|headline| out.headline(headline));
    }
    if let Some(article) = &report.article {
        out.heading(words.article);
        out.line(&article.headline.title);
        let body = crate::model::block::body_text(&article.body);
        let cut = crate::text::truncate_graphemes(&body, LONGEST_BODY);
        out.line(if body.is_empty() { words.no_body } else { cut });
        if cut.len() < body.len() {
            out.line("…");
        }
    }
    if report.counted > 0 {
        fields(report, texts, &mut out);
    }
    if report.read > 0 {
        out.heading(words.missing_views);
        if report.missing_views.is_empty() {
            out.line(words.no_missing_views);
        }
        report.missing_views.iter().for_each(|missing| out.item(&texts.missing(missing)));
    }
    if let Some(site) = &report.site {
        out.heading(words.site);
        out.line(words.site_about);
        if !site.finished {
            out.line(&fill(words.site_unfinished, PLACEHOLDER));
        }
        out.line(&["\n", &site.text].concat());
    }
    if let Some(draft) = &report.draft {
        out.heading(words.draft);
        out.line(words.draft_about);
        out.line(&["\n", draft].concat());
    }
    out.heading(words.asked);
    for asked in &report.asked {
        let outcome = match &asked.outcome {
            Ok(status) => status.to_string(),
            Err(_) => words.no_answer.to_owned(),
        };
        out.item(&[&outcome, "  ", super::address::without_query(&asked.url)].concat());
    }
    out.0
}

/// The table of fields, with columns as wide as their content.
fn fields(report: &Report, texts: &ReportText, out: &mut Text) {
    let words = texts.words;
    out.heading(words.fields);
    out.line(&texts.locale.count(&words.fields_caption, report.counted as u64));
    let number = |n: usize| texts.locale.number(n as u64);
    let head = [words.field, words.found, words.empty, words.missing, words.unreadable, words.converted, words.place];
    let mut rows: Vec<[String; 7]> = vec![head.map(str::to_owned)];
    for row in &report.fields {
        if let Some(instead) = texts.instead_of_counts(row) {
            let blank = String::new;
            rows.push([row.count.field.to_owned(), instead.to_owned(), blank(), blank(), blank(), blank(), blank()]);
            continue;
        }
        rows.push([
            row.count.field.to_owned(),
            texts.found(row, report.counted),
            number(row.count.empty),
            number(row.count.missing),
            number(row.count.unreadable),
            texts.conversions(row),
            row.places.join(" / "),
        ]);
    }
    let mut widths = [0; 6];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    for row in &rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            line.push_str(cell);
            let fill = widths.get(at).map_or(0, |width| width + 2 - cell.chars().count());
            line.extend(std::iter::repeat_n(' ', fill));
        }
        out.line(line.trim_end());
    }
}

struct Text(String);

impl Text {
    fn line(&mut self, text: &str) {
        self.0.push_str(text.trim_end());
        self.0.push('\n');
    }

    fn heading(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.line(text);
        self.line(&"-".repeat(text.chars().count()));
    }

    fn item(&mut self, text: &str) {
        self.line(&["* ", text].concat());
    }

    fn under(&mut self, text: &str) {
        self.line(&["  ", text].concat());
    }

    fn headline(&mut self, headline: &Headline) {
        self.item(&headline.title);
        let at = headline.published.as_ref().and_then(|published| published.timestamp()).map(|at| at.to_rfc3339());
        let source = headline.source.as_ref().map(|source| source.url.as_str().to_owned());
        let image = headline.image.as_ref().map(|image| image.url.as_str().to_owned());
        for part in [headline.summary.clone(), at, source, image].into_iter().flatten() {
            self.under(&part);
        }
    }
}
