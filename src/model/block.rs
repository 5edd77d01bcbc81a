//! The pieces of a body: the only form in which one is ever rendered. A dialect that is not in this list cannot
//! reach a page, and no variant holds markup: that is what makes a hostile body harmless.

mod serialised;

pub use serialised::deserialize_blocks;

use super::{Embed, Figure, SafeUrl, Video};

/// A piece of a body that stands on its own lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A heading inside the body: level 2 to 4, as the article's own headline is the page's `h1`.
    Heading {
        /// 2, 3 or 4.
        level: u8,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number of an ordered list; nothing for bullets.
        start: Option<i32>,
        /// Each item's own blocks.
        items: Vec<Vec<Block>>,
    },
    /// Terms and what they mean (`dl`).
    Definitions(Vec<(Vec<Inline>, Vec<Block>)>),
    /// Words of somebody else's.
    Quote {
        /// What is quoted.
        body: Vec<Block>,
        /// Who or what is quoted.
        cite: Option<String>,
    },
    /// Text whose spaces matter.
    Preformatted(String),
    /// Rows and columns.
    Table {
        /// What the table shows.
        caption: Option<String>,
        /// The rows, heading rows first.
        rows: Vec<TableRow>,
    },
    /// A picture.
    Figure(Figure),
    /// Several pictures that belong together.
    Gallery(Vec<Figure>),
    /// A film or a recording.
    Video(Video),
    /// Something of a third party's, shown only when the reader asks for it.
    Embed(Embed),
    /// A change of thought.
    Rule,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Whether its cells are headings of the columns.
    pub heading: bool,
    /// The cells, and for each whether it is a heading of its row.
    pub cells: Vec<(bool, Vec<Inline>)>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Of strong importance (`strong`).
    Strong(Vec<Inline>),
    /// Stressed (`em`).
    Emphasis(Vec<Inline>),
    /// Marked (`mark`).
    Mark(Vec<Inline>),
    /// No longer so (`del`, `s`).
    Deleted(Vec<Inline>),
    /// Raised (`sup`).
    Superscript(Vec<Inline>),
    /// Lowered (`sub`).
    Subscript(Vec<Inline>),
    /// Code, a file name, a key.
    Code(String),
    /// Quoted in the line (`q`).
    Quotation(Vec<Inline>),
    /// A link.
    Link {
        /// Where it leads: to another site or the site's own, a mail address or a telephone.
        target: SafeUrl,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A new line.
    Break,
}

/// The text of running text, without its marks.
pub fn plain_text(content: &[Inline]) -> String {
    let mut out = String::new();
    push_plain_text(content, &mut out);
    out
}

fn push_plain_text(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Mark(inner)
            | Inline::Deleted(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner)
            | Inline::Quotation(inner)
            | Inline::Link { content: inner, .. } => push_plain_text(inner, out),
            Inline::Break => out.push('\n'),
        }
    }
}

/// The text of a body, a line for each block: what is counted for the reading time and found by a search.
pub fn body_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_body_text(blocks, &mut out);
    out
}

fn push_body_text(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => push_plain_text(content, out),
            Block::List { items, .. } => items.iter().for_each(|item| push_body_text(item, out)),
            Block::Definitions(pairs) => {
                for (term, meaning) in pairs {
                    push_plain_text(term, out);
                    out.push('\n');
                    push_body_text(meaning, out);
                }
            }
            Block::Quote { body, .. } => push_body_text(body, out),
            Block::Preformatted(text) => out.push_str(text),
            Block::Table { rows, .. } => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    push_plain_text(&cell.1, out);
                    out.push(' ');
                }
            }
            Block::Figure(_) | Block::Gallery(_) | Block::Video(_) | Block::Embed(_) | Block::Rule => {}
        }
        out.push('\n');
    }
}
