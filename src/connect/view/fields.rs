//! The table of fields: how many items have each, and where the description looks for it.

use crate::connect::report::text::ReportText;
use crate::connect::report::{FieldRow, Report};
use crate::node::{Node, view};

/// The table, in a container that scrolls on narrow pages and with the keyboard.
pub fn fields(report: &Report, texts: &ReportText) -> Node {
    let words = texts.words;
    let head = [words.field, words.found, words.empty, words.missing, words.unreadable, words.converted, words.place];
    let head: Vec<Node> = head.into_iter().map(|title| view! { <th scope="col">{title}</th> }).collect();
    let rows: Vec<Node> = report.fields.iter().map(|row| field(row, report.counted, texts)).collect();
    view! {
        <div class="connect__scroll" role="region" aria-label=words.fields tabindex="0">
            <table class="connect__table">
                <caption>{texts.locale.count(&words.fields_caption, report.counted as u64)}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn field(row: &FieldRow, all: usize, texts: &ReportText) -> Node {
    let name = view! { <th scope="row"><code dir="ltr">{row.count.field}</code></th> };
    if let Some(instead) = texts.instead_of_counts(row) {
        return view! { <tr class="connect__undescribed">{name}<td colspan="6">{instead}</td></tr> };
    }
    let number = |n: usize| view! { <td>{texts.locale.number(n as u64)}</td> };
    let places: Vec<Node> = row
        .places
        .iter()
        .map(|place| view! { <code class="connect__place" dir="ltr">{place.clone()}</code> })
        .collect();
    view! {
        <tr>
            {name}
            <td>{texts.found(row, all)}</td>
            {number(row.count.empty)}
            {number(row.count.missing)}
            {number(row.count.unreadable)}
            <td>{texts.conversions(row)}</td>
            <td>{places}</td>
        </tr>
    }
}
