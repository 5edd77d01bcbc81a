//! Blocks in the making: what a container (the body, a list item, a quote) has gathered so far, and the line that is
//! being written.

use super::convert::in_one_line;
use super::line::{Format, Line};
use crate::body::lead_image::is_same_picture;
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
            blocks: Vec::new(),
        }
    }

    /// Text, white space as it came. After an empty line it begins a paragraph.
    pub fn text(&mut self, text: &str) {
        if self.line.is_split() && self.kind == LineKind::Paragraph && !text.trim_ascii().is_empty() {
            self.end_line();
        }
        self.line.text(text);
    }

    /// Text whose lines matter and whose other white space does not.
    pub fn verse(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.line.break_line();
            }
            self.text(line);
        }
    }

    /// Ends the line: what it has becomes a block.
    pub fn end_line(&mut self) {
        let content = self.line.take();
        if !content.is_empty() {
            self.blocks.push(match self.kind {
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
                complete(&mut before.image, figure.image);
            }
            (Some(Block::Embed(before)), Block::Embed(embed)) if before.url == embed.url => {
                before.title = before.title.take().or(embed.title);
                before.frame = before.frame.take().or(embed.frame);
            }
            (Some(Block::Rule), Block::Rule) => {}
            (_, block) => self.blocks.push(block),
        }
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
            self.blocks.push(Block::Paragraph(vec![Inline::Text(text.to_owned())]));
        }
    }

    /// Ends the container. Its caption and its credit are to be taken before.
    pub fn finish(mut self) -> Vec<Block> {
        self.end_line();
        self.blocks
    }
}

fn is_twin(before: &Image, image: &Image) -> bool {
    is_same_picture(before.url.as_str(), image.url.as_str())
}

/// Completes a picture by what its twin knows.
fn complete(image: &mut Image, twin: Image) {
    if image.alt.is_empty() {
        image.alt = twin.alt;
    }
    if image.renditions.is_empty() {
        image.renditions = twin.renditions;
    }
    if image.width.zip(image.height).is_none() {
        (image.width, image.height) = (twin.width, twin.height);
    }
    image.caption = image.caption.take().or(twin.caption);
    image.credit = image.credit.take().or(twin.credit);
}

/// The blocks as one line: what a cell of a table or a term can hold. What has no text in it is handed back.
pub(super) fn to_line(blocks: Vec<Block>) -> (Vec<Inline>, Vec<Block>) {
    let (mut line, mut rest) = (Vec::new(), Vec::new());
    for block in blocks {
        push_line(block, &mut line, &mut rest);
    }
    (line, rest)
}

fn push_line(block: Block, line: &mut Vec<Inline>, rest: &mut Vec<Block>) {
    let mut push = |content: Vec<Inline>| {
        if !line.is_empty() {
            line.push(Inline::Break);
        }
        line.extend(content);
    };
    match block {
        Block::Paragraph(content) | Block::Heading { content, .. } => push(content),
        // Of the spaces, a line can keep only those that end one.
        Block::Preformatted(text) => {
            let lines = text.lines().map(in_one_line).filter(|line| !line.is_empty());
            lines.for_each(|line| push(vec![Inline::Code(line)]));
        }
        Block::List { items, .. } => items.into_iter().flatten().for_each(|block| push_line(block, line, rest)),
        Block::Quote { body, cite } => {
            body.into_iter().for_each(|block| push_line(block, line, rest));
            cite.into_iter().for_each(|cite| push_line(Block::Paragraph(vec![Inline::Text(cite)]), line, rest));
        }
        Block::Definitions(pairs) => {
            for (term, meaning) in pairs {
                push_line(Block::Paragraph(term), line, rest);
                meaning.into_iter().for_each(|block| push_line(block, line, rest));
            }
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
