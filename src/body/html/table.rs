//! Tables: cells that span several columns or rows are made up for by empty ones, so that every cell stands under its
//! heading. Tables that only arrange things on a page are what they contain.

use super::Node;
use super::convert::{Converter, text_of};
use super::flow::{Flow, Place, to_line};
use crate::model::{Block, TableRow};

/// The most columns or rows that one cell spans.
const WIDEST: usize = 100;

/// A row of the source: whether it stands in `thead`, and its cells.
struct Row<'a> {
    is_head: bool,
    cells: Vec<&'a Node>,
}

impl Converter<'_> {
    /// `table`.
    pub(super) fn table(&mut self, node: &Node, flow: &mut Flow) {
        let rows = rows(node);
        let caption = node.children().iter().find(|child| child.name() == "caption").map(text_of);
        let caption = caption.filter(|caption| !caption.is_empty());
        if is_layout(node, &rows, caption.is_some()) {
            flow.end_line();
            self.nodes(node.children(), flow);
            return flow.end_line();
        }
        let mut after = Vec::new();
        let rows = self.read_rows(&rows, flow, &mut after);
        if rows.is_empty() {
            flow.paragraph(&caption.unwrap_or_default());
        } else if caption.is_none() && rows.iter().all(is_line) {
            // What made it a table was empty.
            let lines = rows.into_iter().flat_map(|row| row.cells);
            flow.extend(lines.map(|(_, content)| Block::Paragraph(content)).collect());
        } else {
            flow.push(Block::Table { caption, rows });
        }
        flow.extend(after);
    }

    /// The rows; what no cell can hold (a picture, a table) goes to `after`.
    fn read_rows(&mut self, rows: &[Row], flow: &Flow, after: &mut Vec<Block>) -> Vec<TableRow> {
        let mut out: Vec<TableRow> = Vec::new();
        // For each column, how many of the rows that follow have it taken by a cell from above.
        let mut taken: Vec<usize> = Vec::new();
        for row in rows {
            let is_heading = row.is_head || (row.is_all_headings() && out.iter().all(|before| before.heading));
            let mut cells = Vec::new();
            for cell in &row.cells {
                self.skip_taken(&mut taken, &mut cells);
                let (content, rest) = to_line(self.inside(cell.children(), Place::Anywhere, flow).finish());
                after.extend(rest);
                let is_row_heading = !is_heading && cell.name() == "th" && cell.attribute("scope") != Some("col");
                let rows_below = span(cell, "rowspan") - 1;
                take_column(&mut taken, cells.len(), rows_below);
                cells.push((is_row_heading, content));
                for _ in 1..span(cell, "colspan") {
                    if self.padding > 0 {
                        self.padding -= 1;
                        take_column(&mut taken, cells.len(), rows_below);
                        cells.push((false, Vec::new()));
                    }
                }
            }
            self.skip_taken(&mut taken, &mut cells);
            if cells.iter().any(|(_, content)| !content.is_empty()) {
                out.push(TableRow { heading: is_heading, cells });
            }
        }
        out
    }

    /// Passes over the columns that a cell from above has taken in this row.
    fn skip_taken(&mut self, taken: &mut [usize], cells: &mut Vec<(bool, Vec<crate::model::Inline>)>) {
        while let Some(rows) = taken.get_mut(cells.len())
            && *rows > 0
            && self.padding > 0
        {
            *rows -= 1;
            self.padding -= 1;
            cells.push((false, Vec::new()));
        }
    }
}

impl Row<'_> {
    /// Whether it has headings of columns only.
    fn is_all_headings(&self) -> bool {
        self.cells.iter().all(|cell| cell.name() == "th" && cell.attribute("scope") != Some("row"))
    }
}

/// Whether a row is one cell that is no heading.
fn is_line(row: &TableRow) -> bool {
    !row.heading && matches!(&row.cells[..], [(false, _)])
}

fn take_column(taken: &mut Vec<usize>, column: usize, rows: usize) {
    if rows > 0 {
        taken.resize(taken.len().max(column + 1), 0);
        taken[column] = rows;
    }
}

/// How many columns or rows a cell spans. None at all (`rowspan="0"`: to the end) is taken for one.
fn span(cell: &Node, attribute: &str) -> usize {
    let span = cell.attribute(attribute).and_then(|span| span.parse().ok());
    span.unwrap_or(1).clamp(1, WIDEST)
}

/// The rows: those of `thead` first, those of `tfoot` last, wherever they stand (HTML §4.9.1).
fn rows(node: &Node) -> Vec<Row<'_>> {
    let sections = |wanted: fn(&str) -> bool| node.children().iter().filter(move |child| wanted(child.name()));
    let mut rows = Vec::new();
    sections(|name| name == "thead").for_each(|section| push_rows(section, true, &mut rows));
    for child in sections(|name| matches!(name, "tbody" | "tr")) {
        match child.name() {
            "tr" => rows.push(row(child, false)),
            _ => push_rows(child, false, &mut rows),
        }
    }
    sections(|name| name == "tfoot").for_each(|section| push_rows(section, false, &mut rows));
    rows
}

fn push_rows<'a>(section: &'a Node, is_head: bool, rows: &mut Vec<Row<'a>>) {
    rows.extend(section.children().iter().filter(|child| child.name() == "tr").map(|tr| row(tr, is_head)));
}

fn row(tr: &Node, is_head: bool) -> Row<'_> {
    Row { is_head, cells: tr.children().iter().filter(|child| matches!(child.name(), "td" | "th")).collect() }
}

/// Whether a table only arranges: it says so, or it has one column without a heading, or a table or a heading of the
/// text stands in it.
fn is_layout(node: &Node, rows: &[Row], has_caption: bool) -> bool {
    if matches!(node.attribute("role"), Some("presentation" | "none")) {
        return true;
    }
    let has_headings = rows.iter().any(|row| row.is_head || row.cells.iter().any(|cell| cell.name() == "th"));
    if has_headings || has_caption {
        return false;
    }
    let is_column = rows.iter().all(|row| row.cells.len() < 2 && row.cells.iter().all(|c| span(c, "colspan") < 2));
    is_column || rows.iter().flat_map(|row| &row.cells).any(|cell| cell.children().iter().any(arranges))
}

fn arranges(node: &Node) -> bool {
    matches!(node.name(), "table" | "h1" | "h2" | "h3" | "iframe" | "video") || node.children().iter().any(arranges)
}
