//! The pieces of a body: the only form in which one is ever rendered. A dialect that is not in this list cannot
//! reach a page, and no variant holds markup: that is what makes a hostile body harmless.

mod marks;
mod math;
mod serialised;

pub use marks::{Anchor, Direction, Marks, is_language};
pub use math::{MATHML, Math, MathNode};
pub use serialised::deserialize_blocks;

use super::{Embed, Figure, Image, SafeUrl, Video};
use serde::{Deserialize, Serialize};

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
    /// An ordered list with a numbering of its own.
    Numbered {
        /// How the items are numbered.
        numbering: Numbering,
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
    /// A sentence of the story, shown a second time as an ornament.
    PullQuote {
        /// The sentence.
        body: Vec<Block>,
        /// Who said it.
        cite: Option<String>,
    },
    /// A box beside the story: facts, key points, a correction.
    Box(Vec<Block>),
    /// Something that opens when the reader asks for it (`details`).
    Details {
        /// What is shown before.
        summary: Vec<Inline>,
        /// What is shown then.
        body: Vec<Block>,
    },
    /// An entry of a live blog.
    Entry {
        /// When it was written, in the words of the story.
        time: Option<String>,
        /// The entry.
        body: Vec<Block>,
    },
    /// Blocks with a caption that is more than plain text, or that have no place of their own for one.
    Captioned {
        /// The blocks over the caption.
        body: Vec<Block>,
        /// The caption.
        caption: Vec<Inline>,
    },
    /// A block with an anchor, a language or a direction.
    Marked {
        /// The anchor, the language and the direction.
        marks: Marks,
        /// The block.
        block: Box<Block>,
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
    /// Whether it stands in the foot of the table.
    pub foot: bool,
    /// The cells.
    pub cells: Vec<TableCell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCell {
    /// Whether it is a heading of its row.
    pub heading: bool,
    /// Where its text stands in the column; `None` for the side at which lines begin.
    pub align: Option<Align>,
    /// How many columns it spans.
    pub columns: u32,
    /// How many rows it spans.
    pub rows: u32,
    /// Its text.
    pub content: Vec<Inline>,
}

impl TableCell {
    /// A cell of one column and one row.
    pub fn new(heading: bool, content: Vec<Inline>) -> Self {
        Self { heading, align: None, columns: 1, rows: 1, content }
    }
}

/// Where the text of a cell stands in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// In the middle.
    Center,
    /// At the side at which lines end: where figures stand.
    End,
}

/// How the items of an ordered list are numbered (HTML §4.4.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbering {
    /// The first number; `None` for the usual one, which in a reversed list is the number of items.
    pub start: Option<i32>,
    /// The kind of numbers.
    pub style: NumberStyle,
    /// Whether the numbers descend.
    pub reversed: bool,
    /// The number of each item that states one.
    pub values: Vec<Option<i32>>,
}

/// The kind of numbers of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberStyle {
    /// 1, 2, 3.
    #[default]
    #[serde(rename = "1")]
    Decimal,
    /// a, b, c.
    #[serde(rename = "a")]
    LowerLetters,
    /// A, B, C.
    #[serde(rename = "A")]
    UpperLetters,
    /// i, ii, iii.
    #[serde(rename = "i")]
    LowerRoman,
    /// I, II, III.
    #[serde(rename = "I")]
    UpperRoman,
}

impl NumberStyle {
    /// All styles, with the values of the attribute `type` and the names in CSS.
    const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Decimal, "1", "decimal"),
        (Self::LowerLetters, "a", "lower-alpha lower-latin"),
        (Self::UpperLetters, "A", "upper-alpha upper-latin"),
        (Self::LowerRoman, "i", "lower-roman"),
        (Self::UpperRoman, "I", "upper-roman"),
    ];

    /// The value of the attribute `type`.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(style, ..)| *style == self).map_or("1", |(_, name, _)| name)
    }

    /// The style of a value of `type`, or of a name in CSS.
    pub fn named(name: &str) -> Option<Self> {
        let has_name = |(_, kind, css): &&(Self, &str, &str)| *kind == name || css.split(' ').any(|css| css == name);
        Self::ALL.iter().find(has_name).map(|(style, ..)| *style)
    }
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
    /// Added later (`ins`).
    Inserted(Vec<Inline>),
    /// Underlined (`u`).
    Underlined(Vec<Inline>),
    /// Small print (`small`).
    Small(Vec<Inline>),
    /// An abbreviation (`abbr`).
    Abbreviation {
        /// What it stands for.
        title: String,
        /// Its letters.
        content: Vec<Inline>,
    },
    /// Text with an anchor, a language or a direction.
    Marked {
        /// The anchor, the language and the direction.
        marks: Marks,
        /// The text.
        content: Vec<Inline>,
    },
    /// A link to an anchor in the same story.
    Reference {
        /// The anchor.
        anchor: Anchor,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A small picture in the line: a formula, a flag.
    Image(Image),
    /// A formula.
    Math(Math),
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
            Inline::Image(image) => out.push_str(&image.alt),
            Inline::Math(math) => math.push_text(out),
            Inline::Break => out.push('\n'),
            other => push_plain_text(other.content(), out),
        }
    }
}

impl Inline {
    /// The text inside of a format or a link; empty for what has none.
    pub fn content(&self) -> &[Inline] {
        match self {
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Mark(inner)
            | Inline::Deleted(inner)
            | Inline::Inserted(inner)
            | Inline::Underlined(inner)
            | Inline::Small(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner)
            | Inline::Quotation(inner)
            | Inline::Abbreviation { content: inner, .. }
            | Inline::Marked { content: inner, .. }
            | Inline::Reference { content: inner, .. }
            | Inline::Link { content: inner, .. } => inner,
            Inline::Text(_) | Inline::Code(_) | Inline::Image(_) | Inline::Math(_) | Inline::Break => &[],
        }
    }

    /// Whether this text, or some of the text inside of it, is a link.
    pub fn has_link(&self) -> bool {
        matches!(self, Inline::Link { .. } | Inline::Reference { .. }) || self.content().iter().any(Inline::has_link)
    }
}

impl Block {
    /// The block without its marks.
    pub fn unmarked(&self) -> &Block {
        match self {
            Block::Marked { block, .. } => block.unmarked(),
            block => block,
        }
    }
}

/// The direction of the first letter of running text; `None` without letters.
fn direction_of_line(content: &[Inline]) -> Option<Direction> {
    content.iter().find_map(|inline| match inline {
        Inline::Text(text) => Direction::of(text),
        inline => direction_of_line(inline.content()),
    })
}

impl Block {
    /// The direction of the first letter of the block; `None` for what has no text of its own, and for code.
    pub fn direction(&self) -> Option<Direction> {
        let of = |blocks: &[Block]| blocks.iter().find_map(Block::direction);
        match self {
            Block::Paragraph(content) | Block::Heading { content, .. } => direction_of_line(content),
            Block::List { items, .. } | Block::Numbered { items, .. } => items.iter().find_map(|item| of(item)),
            Block::Definitions(pairs) => {
                pairs.iter().find_map(|(term, meaning)| direction_of_line(term).or_else(|| of(meaning)))
            }
            Block::Quote { body, .. } | Block::PullQuote { body, .. } | Block::Box(body) => of(body),
            Block::Details { summary, body } => direction_of_line(summary).or_else(|| of(body)),
            Block::Entry { body, .. } | Block::Captioned { body, .. } => of(body),
            Block::Marked { marks, block } => marks.dir.or_else(|| block.direction()),
            Block::Table { rows, .. } => {
                rows.iter().flat_map(|row| &row.cells).find_map(|cell| direction_of_line(&cell.content))
            }
            Block::Preformatted(_)
            | Block::Figure(_)
            | Block::Gallery(_)
            | Block::Video(_)
            | Block::Embed(_)
            | Block::Rule => None,
        }
    }
}

/// Calls `visit` with every block, those in other blocks included.
pub fn visit_blocks(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        visit(block);
        match block {
            Block::List { items, .. } | Block::Numbered { items, .. } => {
                items.iter_mut().for_each(|item| visit_blocks(item, visit));
            }
            Block::Definitions(pairs) => pairs.iter_mut().for_each(|(_, meaning)| visit_blocks(meaning, visit)),
            Block::Quote { body, .. }
            | Block::PullQuote { body, .. }
            | Block::Box(body)
            | Block::Details { body, .. }
            | Block::Entry { body, .. }
            | Block::Captioned { body, .. } => visit_blocks(body, visit),
            Block::Marked { block, .. } => visit_blocks(std::slice::from_mut(block), visit),
            Block::Paragraph(_)
            | Block::Heading { .. }
            | Block::Preformatted(_)
            | Block::Table { .. }
            | Block::Figure(_)
            | Block::Gallery(_)
            | Block::Video(_)
            | Block::Embed(_)
            | Block::Rule => {}
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
            Block::List { items, .. } | Block::Numbered { items, .. } => {
                items.iter().for_each(|item| push_body_text(item, out));
            }
            Block::Definitions(pairs) => {
                for (term, meaning) in pairs {
                    push_plain_text(term, out);
                    out.push('\n');
                    push_body_text(meaning, out);
                }
            }
            Block::Quote { body, .. } | Block::PullQuote { body, .. } | Block::Box(body) => push_body_text(body, out),
            Block::Details { summary, body } => {
                push_plain_text(summary, out);
                out.push('\n');
                push_body_text(body, out);
            }
            Block::Entry { time, body } => {
                out.push_str(time.as_deref().unwrap_or(""));
                out.push('\n');
                push_body_text(body, out);
            }
            Block::Captioned { body, caption } => {
                push_body_text(body, out);
                push_plain_text(caption, out);
            }
            Block::Marked { block, .. } => push_body_text(std::slice::from_ref(block), out),
            Block::Preformatted(text) => out.push_str(text),
            Block::Table { rows, .. } => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    push_plain_text(&cell.content, out);
                    out.push(' ');
                }
            }
            Block::Figure(_) | Block::Gallery(_) | Block::Video(_) | Block::Embed(_) | Block::Rule => {}
        }
        out.push('\n');
    }
}
