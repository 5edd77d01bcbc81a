//! Blocks in the making: what a container (the body, a list item, a quote) has gathered so far, and the line that is
//! being written.

use super::convert::in_one_line;
use super::line::{Format, Line};
use crate::body::lead_image::is_same_picture;
use crate::model::block::{Anchor, Marks};
use crate::model::{Block, Figure, Image, Inline};

/// What a line becomes when it ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    /// A paragraph.
    Paragraph,
    /// A heading of this level.
    Heading(u8),
}

/// What is being written: some of the elements mean something else in some places.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The body, or something without rules of its own.
    Anywhere,
    /// A quote, which may say whose words it has.
    Quote,
    /// A figure, which may have a caption and a credit.
    Figure,
}

/// A container in the making.
pub(super) struct Flow {
    /// What it is.
    pub place: Place,
    /// The line that is being written.
    pub line: Line,
    /// What that line becomes.
    pub kind: LineKind,
    /// The caption of a figure, or whose words a quote has.
    pub caption: String,
    /// Who made the picture of a figure.
    pub credit: String,
    /// The caption of a figure where it has links, which stand in it.
    pub links: Vec<Inline>,
    /// The anchor of an element without text, which is that of the next block.
    pub anchor: Option<Anchor>,
    blocks: Vec<Block>,
}

impl Flow {
    /// An empty container, whose text stands in `marks`.
    pub fn new(place: Place, marks: Vec<Format>) -> Self {
        Self {
            place,
            line: Line::new(marks),
            kind: LineKind::Paragraph,
            caption: String::new(),
            credit: String::new(),
            links: Vec::new(),
            anchor: None,
            blocks: Vec::new(),
        }
    }

    /// An empty container inside of another.
    pub fn within(outer: &Flow) -> Self {
        Self::new(Place::Anywhere, outer.line.marks())
    }

    /// Text, white space as it came. After an empty line it begins a paragraph.
    pub fn text(&mut self, text: &str) {
        if self.line.is_split() && self.kind == LineKind::Paragraph && !text.trim_ascii().is_empty() {
            self.end_line();
        }
        self.line.text(text);
    }

    /// Text whose lines and indents matter, and whose other white space does not.
    pub fn verse(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            let words = line.trim_ascii_start();
            if at > 0 {
                self.line.break_line();
                if !words.is_empty() {
                    let indent = line[..line.len() - words.len()].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
                    self.text(&"\u{a0}".repeat(indent));
                }
            }
            self.text(if at > 0 { words } else { line });
        }
    }

    /// Ends the line: what it has becomes a block.
    pub fn end_line(&mut self) {
        let content = self.line.take();
        if !content.is_empty() {
            self.add(match self.kind {
                LineKind::Paragraph => Block::Paragraph(content),
                LineKind::Heading(level) => Block::Heading { level, content },
            });
        }
    }

    /// Ends the line and adds a block. Scripts that load pictures late leave each of them twice in a page, for browsers
    /// with and without scripts: of a picture that follows itself, and of a frame, one is kept.
    pub fn push(&mut self, block: Block) {
        self.end_line();
        match (self.blocks.last_mut(), block) {
            (Some(Block::Figure(before)), Block::Figure(figure)) if is_twin(&before.image, &figure.image) => {
                before.image.complete(figure.image);
            }
            (Some(Block::Embed(before)), Block::Embed(embed)) if before.url == embed.url => {
                before.title = before.title.take().or(embed.title);
                before.frame = before.frame.take().or(embed.frame);
            }
            (Some(Block::Rule), Block::Rule) => {}
            (_, block) => self.add(block),
        }
    }

    /// Adds a block; an anchor that stood alone before it is its.
    fn add(&mut self, block: Block) {
        self.blocks.push(block);
        if let Some(anchor) = self.anchor.take() {
            self.mark_since(self.blocks.len() - 1, &Marks { anchor: Some(anchor), ..Marks::default() });
        }
    }

    /// How many blocks have ended.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Marks the blocks from `start` on.
    pub fn mark_since(&mut self, start: usize, marks: &Marks) {
        mark(self.blocks.get_mut(start..).unwrap_or_default(), marks);
    }

    /// The last block that has ended.
    pub fn last(&mut self) -> Option<&mut Block> {
        self.blocks.last_mut()
    }

    /// Ends the line and adds blocks.
    pub fn extend(&mut self, blocks: Vec<Block>) {
        blocks.into_iter().for_each(|block| self.push(block));
    }

    /// Ends the line and adds a paragraph of plain text, if there is text.
    pub fn paragraph(&mut self, text: &str) {
        self.end_line();
        if !text.is_empty() {
            self.add(Block::Paragraph(vec![Inline::Text(text.to_owned())]));
        }
    }

    /// Ends the container. Its caption and its credit are to be taken before.
    pub fn finish(mut self) -> Vec<Block> {
        self.end_line();
        self.blocks
    }
}

/// Marks blocks; the anchor is that of the first. What a block says itself stays. Pictures and players have no text that
/// could have a language.
pub(super) fn mark(blocks: &mut [Block], marks: &Marks) {
    let mut marks = marks.clone();
    for block in blocks {
        let is_text = !matches!(
            block.unmarked(),
            Block::Figure(_) | Block::Gallery(_) | Block::Video(_) | Block::Embed(_) | Block::Rule
        );
        let anchor = marks.anchor.take();
        let given = if is_text { Marks { anchor, ..marks.clone() } } else { Marks { anchor, ..Marks::default() } };
        match block {
            _ if given.is_empty() => {}
            Block::Marked { marks, .. } => *marks = std::mem::take(marks).or(&given),
            block => {
                let inner = std::mem::replace(block, Block::Rule);
                *block = Block::Marked { marks: given, block: Box::new(inner) };
            }
        }
    }
}

fn is_twin(before: &Image, image: &Image) -> bool {
    is_same_picture(before.url.as_str(), image.url.as_str())
}

/// The blocks as one line: what a cell of a table, a term or a caption can hold. What has no text in it is handed back,
/// pictures too unless they may stand in the line.
pub(super) fn to_line(blocks: Vec<Block>, with_pictures: bool) -> (Vec<Inline>, Vec<Block>) {
    let (mut line, mut rest) = (Vec::new(), Vec::new());
    for block in blocks {
        push_line(block, with_pictures, &mut line, &mut rest);
    }
    (line, rest)
}

fn push_line(block: Block, with_pictures: bool, line: &mut Vec<Inline>, rest: &mut Vec<Block>) {
    let mut push = |content: Vec<Inline>| {
        if !line.is_empty() {
            line.push(Inline::Break);
        }
        line.extend(content);
    };
    match block {
        Block::Paragraph(content) | Block::Heading { content, .. } => push(content),
        Block::Marked { marks, block } => {
            let mut inner = Vec::new();
            push_line(*block, with_pictures, &mut inner, rest);
            if !inner.is_empty() {
                push(vec![Inline::Marked { marks, content: inner }]);
            }
        }
        Block::Figure(Figure { mut image }) if with_pictures => {
            let words = [image.caption.take(), image.credit.take()];
            push(vec![Inline::Image(image)]);
            words.into_iter().flatten().for_each(|words| push(vec![Inline::Text(words)]));
        }
        // Of the spaces, a line can keep only those that end one.
        Block::Preformatted(text) => {
            let lines = text.lines().map(in_one_line).filter(|line| !line.is_empty());
            lines.for_each(|line| push(vec![Inline::Code(line)]));
        }
        Block::List { items, .. } | Block::Numbered { items, .. } => {
            items.into_iter().flatten().for_each(|block| push_line(block, with_pictures, line, rest))
        }
        Block::Quote { body, cite } | Block::PullQuote { body, cite } => {
            body.into_iter().for_each(|block| push_line(block, with_pictures, line, rest));
            cite.into_iter()
                .for_each(|cite| push_line(Block::Paragraph(vec![Inline::Text(cite)]), with_pictures, line, rest));
        }
        Block::Definitions(pairs) => {
            for (term, meaning) in pairs {
                push_line(Block::Paragraph(term), with_pictures, line, rest);
                meaning.into_iter().for_each(|block| push_line(block, with_pictures, line, rest));
            }
        }
        Block::Box(body) => body.into_iter().for_each(|block| push_line(block, with_pictures, line, rest)),
        Block::Details { summary, body } => {
            push(summary);
            body.into_iter().for_each(|block| push_line(block, with_pictures, line, rest));
        }
        Block::Captioned { body, caption } => {
            body.into_iter().for_each(|block| push_line(block, with_pictures, line, rest));
            push_line(Block::Paragraph(caption), with_pictures, line, rest);
        }
        Block::Entry { time, body } => {
            time.into_iter().for_each(|time| push(vec![Inline::Text(time)]));
            body.into_iter().for_each(|block| push_line(block, with_pictures, line, rest));
        }
        Block::Rule => {}
        Block::Table { .. } | Block::Figure(_) | Block::Gallery(_) | Block::Video(_) | Block::Embed(_) => {
            rest.push(block)
        }
    }
}

/// Whether there are pictures, and nothing else.
pub(super) fn are_pictures(blocks: &[Block]) -> bool {
    !blocks.is_empty() && blocks.iter().all(|block| matches!(block, Block::Figure(_) | Block::Gallery(_)))
}

/// The pictures of these blocks: one as a figure, several as a gallery; of a picture that follows itself, one.
pub(super) fn gallery(blocks: impl IntoIterator<Item = Block>) -> Option<Block> {
    let mut figures: Vec<Figure> = Vec::new();
    for block in blocks {
        match block {
            Block::Figure(figure) => figures.push(figure),
            Block::Gallery(more) => figures.extend(more),
            _ => {}
        }
    }
    figures.dedup_by(|figure, before| is_twin(&before.image, &figure.image));
    if figures.len() > 1 { Some(Block::Gallery(figures)) } else { figures.pop().map(Block::Figure) }
}
