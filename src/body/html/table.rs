//! Tables. Tables that only arrange things on a page are what they contain.

use super::Node;
use super::convert::{Converter, preformatted, text_of};
use super::elements::Role;
use super::flow::{Flow, Place, to_line};
use crate::model::block::Align;
use crate::model::{Block, Inline, TableCell, TableRow};

/// The most columns or rows that one cell spans.
const WIDEST: u32 = 100;

/// A row of the source: whether it stands in `thead` or in `tfoot`, and its cells.
struct Row<'a> {
    is_head: bool,
    is_foot: bool,
    cells: Vec<&'a Node>,
}

impl Converter<'_> {
    /// `table`.
    pub(super) fn table(&mut self, node: &Node, flow: &mut Flow) {
        if let Some(code) = code_cell(node) {
            return preformatted(code, flow);
        }
        let rows = rows(node);
        let caption = node.children().iter().find(|child| child.name() == "caption");
        let linked = caption.filter(|caption| caption.holds(&|inner| inner.name() == "a"));
        let linked =
            linked.map(|caption| to_line(self.inside(caption.children(), Place::Anywhere, flow).finish(), true).0);
        let linked = linked.filter(|line| line.iter().any(Inline::has_link));
        let caption = caption.map(text_of).filter(|caption| !caption.is_empty());
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
            flow.extend(lines.map(|cell| Block::Paragraph(cell.content)).collect());
        } else if let Some(caption) = linked {
            flow.push(Block::Captioned { body: vec![Block::Table { caption: None, rows }], caption });
        } else {
            flow.push(Block::Table { caption, rows });
        }
        flow.extend(after);
    }

    /// The rows; what no cell can hold (a picture, a table) goes to `after`.
    fn read_rows(&mut self, rows: &[Row], flow: &Flow, after: &mut Vec<Block>) -> Vec<TableRow> {
        let mut out: Vec<TableRow> = Vec::new();
        for row in rows {
            let is_heading = row.is_head || (row.is_all_headings() && out.iter().all(|before| before.heading));
            let cells: Vec<TableCell> =
                row.cells.iter().map(|cell| self.read_cell(cell, is_heading, flow, after)).collect();
            if cells.iter().any(|cell| !cell.content.is_empty()) {
                out.push(TableRow { heading: is_heading, foot: row.is_foot, cells });
            }
        }
        out
    }

    fn read_cell(&mut self, cell: &Node, is_heading: bool, flow: &Flow, after: &mut Vec<Block>) -> TableCell {
        let (mut content, rest) = to_line(self.inside(cell.children(), Place::Anywhere, flow).finish(), true);
        after.extend(rest);
        let marks = self.marks(cell, Role::Block);
        if !marks.is_empty() && !content.is_empty() {
            content = vec![Inline::Marked { marks, content }];
        }
        TableCell {
            heading: !is_heading && cell.name() == "th" && cell.attribute("scope") != Some("col"),
            align: align(cell),
            columns: span(cell, "colspan"),
            rows: span(cell, "rowspan"),
            content,
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
    !row.heading && matches!(&row.cells[..], [cell] if !cell.heading && cell.columns == 1)
}

/// Where the text of a cell stands, by its style, its attribute or a class of the editor's.
fn align(cell: &Node) -> Option<Align> {
    let stated = cell.style("text-align").or_else(|| cell.attribute("align"));
    let by_class = || cell.classes().find_map(|class| class.strip_prefix("has-text-align-"));
    match stated.or_else(by_class)? {
        "right" | "end" => Some(Align::End),
        "center" => Some(Align::Center),
        _ => None,
    }
}

/// The cell that holds the code of a table that only sets the numbers of its lines beside it.
pub(super) fn code_cell(node: &Node) -> Option<&Node> {
    if node.name() != "table" {
        return None;
    }
    let rows = rows(node);
    let [Row { cells, .. }] = &rows[..] else { return None };
    let [numbers, code] = &cells[..] else { return None };
    let are_numbers =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_whitespace());
    let is_code = |cell: &Node| cell.holds(&|inner| inner.name() == "pre");
    (is_code(numbers) && is_code(code) && are_numbers(all_text(numbers).trim())).then_some(code)
}

fn all_text(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Element { name, .. } if name == "br" => "\n".to_owned(),
        Node::Element { children, .. } => children.iter().map(all_text).collect(),
    }
}

/// How many columns or rows a cell spans. None at all (`rowspan="0"`: to the end) is taken for one.
fn span(cell: &Node, attribute: &str) -> u32 {
    let span = cell.attribute(attribute).and_then(|span| span.parse().ok());
    span.unwrap_or(1).clamp(1, WIDEST)
}

/// The rows: those of `thead` first, those of `tfoot` last, wherever they stand (HTML §4.9.1).
fn rows(node: &Node) -> Vec<Row<'_>> {
    let sections = |wanted: fn(&str) -> bool| node.children().iter().filter(move |child| wanted(child.name()));
    let mut rows = Vec::new();
    sections(|name| name == "thead").for_each(|section| push_rows(section, (true, false), &mut rows));
    for child in sections(|name| matches!(name, "tbody" | "tr")) {
        match child.name() {
            "tr" => rows.push(row(child, (false, false))),
            _ => push_rows(child, (false, false), &mut rows),
        }
    }
    sections(|name| name == "tfoot").for_each(|section| push_rows(section, (false, true), &mut rows));
    rows
}

fn push_rows<'a>(section: &'a Node, part: (bool, bool), rows: &mut Vec<Row<'a>>) {
    rows.extend(section.children().iter().filter(|child| child.name() == "tr").map(|tr| row(tr, part)));
}

fn row(tr: &Node, (is_head, is_foot): (bool, bool)) -> Row<'_> {
    Row { is_head, is_foot, cells: tr.children().iter().filter(|child| matches!(child.name(), "td" | "th")).collect() }
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
