//! Blocks as they are serialised: an object for each, whose `kind` names it. What is written is [`BlockRef`] and
//! [`InlineRef`], one variant for each kind; what is read is a record of all fields that any kind has. So the order of
//! the fields does not matter, nothing is read twice, and of a kind that this release does not know (a newer one wrote it)
//! the text remains.

use super::{
    Align, Anchor, Block, Direction, Inline, Marks, Math, NumberStyle, Numbering, TableCell, TableRow, is_language,
};
use crate::model::{Embed, Figure, Image, SafeUrl, Video, lenient};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum BlockRef<'a> {
    Paragraph {
        content: &'a [Inline],
    },
    Heading {
        level: u8,
        content: &'a [Inline],
    },
    List {
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<i32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        numbering: Option<NumberingRef<'a>>,
        items: &'a [Vec<Block>],
    },
    Definitions {
        entries: Vec<EntryRef<'a>>,
    },
    Quote {
        body: &'a [Block],
        #[serde(skip_serializing_if = "Option::is_none")]
        cite: Option<&'a str>,
        #[serde(skip_serializing_if = "lenient::is_false")]
        pull: bool,
    },
    #[serde(rename = "aside")]
    Box {
        body: &'a [Block],
    },
    Details {
        content: &'a [Inline],
        body: &'a [Block],
    },
    Entry {
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<&'a str>,
        body: &'a [Block],
    },
    Captioned {
        content: &'a [Inline],
        body: &'a [Block],
    },
    Marked {
        #[serde(flatten)]
        marks: &'a Marks,
        body: &'a [Block],
    },
    Preformatted {
        text: &'a str,
    },
    Table {
        #[serde(skip_serializing_if = "Option::is_none")]
        caption: Option<&'a str>,
        rows: &'a [TableRow],
    },
    Figure {
        image: &'a Image,
    },
    Gallery {
        images: Vec<&'a Image>,
    },
    Video {
        video: &'a Video,
    },
    Embed {
        embed: &'a Embed,
    },
    Rule,
}

/// A numbering of its own. The usual `start` of the list stands beside it, for releases that know no other.
#[derive(Serialize)]
struct NumberingRef<'a> {
    style: NumberStyle,
    #[serde(skip_serializing_if = "lenient::is_false")]
    reversed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<i32>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    values: &'a [Option<i32>],
}

/// A term with what it means.
#[derive(Serialize)]
struct EntryRef<'a> {
    term: &'a [Inline],
    meaning: &'a [Block],
}

#[derive(Serialize)]
struct RowRef<'a> {
    #[serde(skip_serializing_if = "lenient::is_false")]
    heading: bool,
    #[serde(skip_serializing_if = "lenient::is_false")]
    foot: bool,
    cells: Vec<CellRef<'a>>,
}

#[derive(Serialize)]
struct CellRef<'a> {
    #[serde(skip_serializing_if = "lenient::is_false")]
    heading: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    align: Option<Align>,
    #[serde(skip_serializing_if = "is_one")]
    columns: u32,
    #[serde(skip_serializing_if = "is_one")]
    rows: u32,
    content: &'a [Inline],
}

/// Whether a cell spans no more than itself, which need not be written.
fn is_one(span: &u32) -> bool {
    *span == 1
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum InlineRef<'a> {
    Text {
        text: &'a str,
    },
    Strong {
        content: &'a [Inline],
    },
    Emphasis {
        content: &'a [Inline],
    },
    Mark {
        content: &'a [Inline],
    },
    Deleted {
        content: &'a [Inline],
    },
    Superscript {
        content: &'a [Inline],
    },
    Subscript {
        content: &'a [Inline],
    },
    Code {
        text: &'a str,
    },
    Quotation {
        content: &'a [Inline],
    },
    Link {
        target: &'a SafeUrl,
        content: &'a [Inline],
    },
    Inserted {
        content: &'a [Inline],
    },
    Underlined {
        content: &'a [Inline],
    },
    Small {
        content: &'a [Inline],
    },
    Abbreviation {
        title: &'a str,
        content: &'a [Inline],
    },
    Marked {
        #[serde(flatten)]
        marks: &'a Marks,
        content: &'a [Inline],
    },
    Reference {
        place: &'a Anchor,
        content: &'a [Inline],
    },
    // Releases that know no pictures and formulas in a line keep the text.
    Image {
        image: &'a Image,
        text: &'a str,
    },
    Math {
        math: &'a Math,
        text: String,
    },
    Break,
}

impl<'a> From<&'a Block> for BlockRef<'a> {
    fn from(block: &'a Block) -> Self {
        match block {
            Block::Paragraph(content) => Self::Paragraph { content },
            Block::Heading { level, content } => Self::Heading { level: *level, content },
            Block::List { start, items } => Self::List { start: *start, numbering: None, items },
            Block::Numbered { numbering: Numbering { start, style, reversed, values }, items } => Self::List {
                start: Some(start.unwrap_or(1)),
                numbering: Some(NumberingRef { style: *style, reversed: *reversed, start: *start, values }),
                items,
            },
            Block::Definitions(pairs) => {
                Self::Definitions { entries: pairs.iter().map(|(term, meaning)| EntryRef { term, meaning }).collect() }
            }
            Block::Quote { body, cite } => Self::Quote { body, cite: cite.as_deref(), pull: false },
            Block::PullQuote { body, cite } => Self::Quote { body, cite: cite.as_deref(), pull: true },
            Block::Box(body) => Self::Box { body },
            Block::Details { summary, body } => Self::Details { content: summary, body },
            Block::Entry { time, body } => Self::Entry { text: time.as_deref(), body },
            Block::Captioned { body, caption } => Self::Captioned { content: caption, body },
            Block::Marked { marks, block } => Self::Marked { marks, body: std::slice::from_ref(block) },
            Block::Preformatted(text) => Self::Preformatted { text },
            Block::Table { caption, rows } => Self::Table { caption: caption.as_deref(), rows },
            Block::Figure(Figure { image }) => Self::Figure { image },
            Block::Gallery(figures) => Self::Gallery { images: figures.iter().map(|figure| &figure.image).collect() },
            Block::Video(video) => Self::Video { video },
            Block::Embed(embed) => Self::Embed { embed },
            Block::Rule => Self::Rule,
        }
    }
}

impl<'a> From<&'a Inline> for InlineRef<'a> {
    fn from(inline: &'a Inline) -> Self {
        match inline {
            Inline::Text(text) => Self::Text { text },
            Inline::Strong(content) => Self::Strong { content },
            Inline::Emphasis(content) => Self::Emphasis { content },
            Inline::Mark(content) => Self::Mark { content },
            Inline::Deleted(content) => Self::Deleted { content },
            Inline::Superscript(content) => Self::Superscript { content },
            Inline::Subscript(content) => Self::Subscript { content },
            Inline::Code(text) => Self::Code { text },
            Inline::Quotation(content) => Self::Quotation { content },
            Inline::Link { target, content } => Self::Link { target, content },
            Inline::Inserted(content) => Self::Inserted { content },
            Inline::Underlined(content) => Self::Underlined { content },
            Inline::Small(content) => Self::Small { content },
            Inline::Abbreviation { title, content } => Self::Abbreviation { title, content },
            Inline::Marked { marks, content } => Self::Marked { marks, content },
            Inline::Reference { anchor, content } => Self::Reference { place: anchor, content },
            Inline::Image(image) => Self::Image { image, text: &image.alt },
            Inline::Math(math) => {
                let mut text = String::new();
                math.push_text(&mut text);
                Self::Math { math, text }
            }
            Inline::Break => Self::Break,
        }
    }
}

impl<'a> From<&'a TableCell> for CellRef<'a> {
    fn from(cell: &'a TableCell) -> Self {
        let TableCell { heading, align, columns, rows, content } = cell;
        Self { heading: *heading, align: *align, columns: *columns, rows: *rows, content }
    }
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        BlockRef::from(self).serialize(serializer)
    }
}

impl Serialize for Inline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        InlineRef::from(self).serialize(serializer)
    }
}

impl Serialize for TableRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cells = self.cells.iter().map(CellRef::from).collect();
        RowRef { heading: self.heading, foot: self.foot, cells }.serialize(serializer)
    }
}

/// Deserialises a body, for `#[serde(deserialize_with = "…")]`: there is no `Deserialize` for one block, since a block of
/// a kind that this release does not know may become none, or several.
pub fn deserialize_blocks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Block>, D::Error> {
    Vec::deserialize(deserializer).map(into_blocks)
}

/// The most columns or rows that a cell is read to span.
const MOST_SPANNED: u32 = 100;

#[derive(Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum BlockKind {
    Paragraph,
    Heading,
    List,
    Definitions,
    Quote,
    #[serde(rename = "aside")]
    Box,
    Details,
    Entry,
    Captioned,
    Marked,
    Preformatted,
    Table,
    Figure,
    Gallery,
    Video,
    Embed,
    Rule,
    #[default]
    #[serde(other)]
    Unknown,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum InlineKind {
    Text,
    Strong,
    Emphasis,
    Mark,
    Deleted,
    Superscript,
    Subscript,
    Code,
    Quotation,
    Link,
    Inserted,
    Underlined,
    Small,
    Abbreviation,
    Marked,
    Reference,
    Image,
    Math,
    Break,
    #[default]
    #[serde(other)]
    Unknown,
}

/// A block of any kind. The large parts are boxed, as records lie in one another.
#[derive(Deserialize)]
struct BlockRecord {
    #[serde(default)]
    kind: BlockKind,
    #[serde(default, deserialize_with = "lenient::option")]
    level: Option<u8>,
    #[serde(default, deserialize_with = "lenient::option")]
    start: Option<i32>,
    #[serde(default, deserialize_with = "lenient::option")]
    numbering: Option<NumberingRecord>,
    #[serde(default, deserialize_with = "lenient::option")]
    cite: Option<String>,
    #[serde(default)]
    pull: bool,
    #[serde(default, deserialize_with = "lenient::option")]
    anchor: Option<Anchor>,
    #[serde(default, deserialize_with = "lenient::option")]
    lang: Option<String>,
    #[serde(default, deserialize_with = "lenient::option")]
    dir: Option<Direction>,
    #[serde(default, deserialize_with = "lenient::option")]
    caption: Option<String>,
    #[serde(default, deserialize_with = "lenient::option")]
    text: Option<String>,
    #[serde(default, deserialize_with = "lenient::option")]
    image: Option<Box<Image>>,
    #[serde(default, deserialize_with = "lenient::vec")]
    images: Vec<Image>,
    #[serde(default, deserialize_with = "lenient::option")]
    video: Option<Box<Video>>,
    #[serde(default, deserialize_with = "lenient::option")]
    embed: Option<Box<Embed>>,
    #[serde(default)]
    content: Vec<InlineRecord>,
    #[serde(default)]
    body: Vec<BlockRecord>,
    #[serde(default)]
    items: Vec<Vec<BlockRecord>>,
    #[serde(default)]
    entries: Vec<EntryRecord>,
    #[serde(default)]
    rows: Vec<RowRecord>,
}

#[derive(Deserialize)]
struct NumberingRecord {
    #[serde(default)]
    style: NumberStyle,
    #[serde(default)]
    reversed: bool,
    #[serde(default)]
    start: Option<i32>,
    #[serde(default)]
    values: Vec<Option<i32>>,
}

#[derive(Deserialize)]
struct EntryRecord {
    #[serde(default)]
    term: Vec<InlineRecord>,
    #[serde(default)]
    meaning: Vec<BlockRecord>,
}

#[derive(Deserialize)]
struct RowRecord {
    #[serde(default)]
    heading: bool,
    #[serde(default)]
    foot: bool,
    #[serde(default)]
    cells: Vec<CellRecord>,
}

#[derive(Deserialize)]
struct CellRecord {
    #[serde(default)]
    heading: bool,
    #[serde(default, deserialize_with = "lenient::option")]
    align: Option<Align>,
    #[serde(default, deserialize_with = "lenient::option")]
    columns: Option<u32>,
    #[serde(default, deserialize_with = "lenient::option")]
    rows: Option<u32>,
    #[serde(default)]
    content: Vec<InlineRecord>,
}

/// A piece of running text of any kind.
#[derive(Deserialize)]
struct InlineRecord {
    #[serde(default)]
    kind: InlineKind,
    #[serde(default, deserialize_with = "lenient::option")]
    text: Option<String>,
    #[serde(default, deserialize_with = "lenient::option")]
    target: Option<SafeUrl>,
    #[serde(default, deserialize_with = "lenient::option")]
    title: Option<String>,
    #[serde(default, deserialize_with = "lenient::option")]
    place: Option<Anchor>,
    #[serde(default, deserialize_with = "lenient::option")]
    image: Option<Box<Image>>,
    #[serde(default, deserialize_with = "lenient::option")]
    math: Option<Math>,
    #[serde(default, deserialize_with = "lenient::option")]
    anchor: Option<Anchor>,
    #[serde(default, deserialize_with = "lenient::option")]
    lang: Option<String>,
    #[serde(default, deserialize_with = "lenient::option")]
    dir: Option<Direction>,
    #[serde(default)]
    content: Vec<InlineRecord>,
}

/// The marks that were read, without what is no language.
fn marks(anchor: Option<Anchor>, lang: Option<String>, dir: Option<Direction>) -> Marks {
    Marks { anchor, lang: lang.filter(|lang| is_language(lang)), dir }
}

fn into_blocks(records: Vec<BlockRecord>) -> Vec<Block> {
    let mut out = Vec::with_capacity(records.len());
    records.into_iter().for_each(|record| record.push_to(&mut out));
    out
}

fn into_inlines(records: Vec<InlineRecord>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(records.len());
    records.into_iter().for_each(|record| record.push_to(&mut out));
    out
}

impl BlockRecord {
    fn push_to(self, out: &mut Vec<Block>) {
        let figure = |image| Figure { image };
        let block = match self.kind {
            BlockKind::Paragraph => Some(Block::Paragraph(into_inlines(self.content))),
            BlockKind::Heading => {
                Some(Block::Heading { level: self.level.unwrap_or(2).clamp(2, 4), content: into_inlines(self.content) })
            }
            BlockKind::List => {
                let items = self.items.into_iter().map(into_blocks).collect();
                Some(match self.numbering {
                    Some(NumberingRecord { style, reversed, start, values }) => {
                        Block::Numbered { numbering: Numbering { start, style, reversed, values }, items }
                    }
                    None => Block::List { start: self.start, items },
                })
            }
            BlockKind::Definitions => {
                let pair = |entry: EntryRecord| (into_inlines(entry.term), into_blocks(entry.meaning));
                Some(Block::Definitions(self.entries.into_iter().map(pair).collect()))
            }
            BlockKind::Quote if self.pull => Some(Block::PullQuote { body: into_blocks(self.body), cite: self.cite }),
            BlockKind::Quote => Some(Block::Quote { body: into_blocks(self.body), cite: self.cite }),
            BlockKind::Box => Some(Block::Box(into_blocks(self.body))),
            BlockKind::Details => {
                Some(Block::Details { summary: into_inlines(self.content), body: into_blocks(self.body) })
            }
            BlockKind::Entry => Some(Block::Entry { time: self.text, body: into_blocks(self.body) }),
            BlockKind::Captioned => {
                Some(Block::Captioned { caption: into_inlines(self.content), body: into_blocks(self.body) })
            }
            BlockKind::Marked => {
                let marks = marks(self.anchor, self.lang, self.dir);
                let marked = |block| Block::Marked { marks: marks.clone(), block: Box::new(block) };
                return out.extend(into_blocks(self.body).into_iter().map(marked));
            }
            BlockKind::Preformatted => self.text.map(Block::Preformatted),
            BlockKind::Table => {
                let rows = self.rows.into_iter().map(RowRecord::into_row).collect();
                Some(Block::Table { caption: self.caption, rows })
            }
            BlockKind::Figure => self.image.map(|image| Block::Figure(figure(*image))),
            BlockKind::Gallery => Some(Block::Gallery(self.images.into_iter().map(figure).collect())),
            BlockKind::Video => self.video.map(|video| Block::Video(*video)),
            BlockKind::Embed => self.embed.map(|embed| Block::Embed(*embed)),
            BlockKind::Rule => Some(Block::Rule),
            BlockKind::Unknown => return self.push_text_to(out),
        };
        out.extend(block);
    }

    /// The text of a block of an unknown kind.
    fn push_text_to(self, out: &mut Vec<Block>) {
        let mut content = into_inlines(self.content);
        content.extend(self.text.map(Inline::Text));
        out.extend(Some(content).filter(|content| !content.is_empty()).map(Block::Paragraph));
        out.extend(into_blocks(self.body));
    }
}

impl RowRecord {
    fn into_row(self) -> TableRow {
        let span = |span: Option<u32>| span.unwrap_or(1).clamp(1, MOST_SPANNED);
        let cell = |cell: CellRecord| TableCell {
            heading: cell.heading,
            align: cell.align,
            columns: span(cell.columns),
            rows: span(cell.rows),
            content: into_inlines(cell.content),
        };
        TableRow { heading: self.heading, foot: self.foot, cells: self.cells.into_iter().map(cell).collect() }
    }
}

impl InlineRecord {
    fn push_to(self, out: &mut Vec<Inline>) {
        let mut content = into_inlines(self.content);
        let inline = match self.kind {
            InlineKind::Text => self.text.map(Inline::Text),
            InlineKind::Code => self.text.map(Inline::Code),
            InlineKind::Break => Some(Inline::Break),
            InlineKind::Strong => Some(Inline::Strong(content)),
            InlineKind::Emphasis => Some(Inline::Emphasis(content)),
            InlineKind::Mark => Some(Inline::Mark(content)),
            InlineKind::Deleted => Some(Inline::Deleted(content)),
            InlineKind::Superscript => Some(Inline::Superscript(content)),
            InlineKind::Subscript => Some(Inline::Subscript(content)),
            InlineKind::Quotation => Some(Inline::Quotation(content)),
            InlineKind::Link => match self.target {
                Some(target) => Some(Inline::Link { target, content }),
                // The words remain.
                None => return out.append(&mut content),
            },
            InlineKind::Inserted => Some(Inline::Inserted(content)),
            InlineKind::Underlined => Some(Inline::Underlined(content)),
            InlineKind::Small => Some(Inline::Small(content)),
            InlineKind::Abbreviation => Some(Inline::Abbreviation { title: self.title.unwrap_or_default(), content }),
            InlineKind::Marked => Some(Inline::Marked { marks: marks(self.anchor, self.lang, self.dir), content }),
            InlineKind::Reference => match self.place {
                Some(anchor) => Some(Inline::Reference { anchor, content }),
                None => return out.append(&mut content),
            },
            InlineKind::Image => self.image.map(|image| Inline::Image(*image)).or(self.text.map(Inline::Text)),
            InlineKind::Math => self.math.map(Inline::Math).or(self.text.map(Inline::Text)),
            InlineKind::Unknown => {
                out.append(&mut content);
                self.text.map(Inline::Text)
            }
        };
        out.extend(inline);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::block::body_text;

    fn read(json: &str) -> Vec<Block> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        deserialize_blocks(&mut deserializer).unwrap()
    }

    fn text(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    #[test]
    fn a_block_is_an_object_that_names_its_kind_and_its_fields() {
        let blocks = [
            Block::Heading { level: 3, content: vec![text("A"), Inline::Break, Inline::Code("b".into())] },
            Block::List { start: Some(3), items: vec![vec![Block::Rule]] },
        ];
        assert_eq!(
            serde_json::to_string(&blocks).unwrap(),
            r#"[{"kind":"heading","level":3,"content":[{"kind":"text","text":"A"},{"kind":"break"},{"kind":"code","text":"b"}]},{"kind":"list","start":3,"items":[[{"kind":"rule"}]]}]"#
        );
    }

    #[test]
    fn the_fields_of_a_block_may_stand_in_any_order_and_unknown_ones_are_ignored() {
        let blocks =
            read(r#"[{"content":[{"text":"A","kind":"text","new":[{}]}],"new":{"a":[1]},"kind":"paragraph"}]"#);
        assert_eq!(blocks, [Block::Paragraph(vec![text("A")])]);
    }

    #[test]
    fn the_text_of_a_block_of_an_unknown_kind_remains() {
        let blocks = read(
            r#"[{"kind":"pull","text":"A"},{"kind":"box","title":"x","body":[{"kind":"rule"},{"kind":"box","content":[{"kind":"text","text":"B"}]}]},{"kind":"map","place":[1,2]},{},{"kind":"paragraph","content":[{"kind":"ruby","content":[{"kind":"text","text":"C"}],"over":"c"}]}]"#,
        );
        assert_eq!(body_text(&blocks), "A\n\nB\nC\n");
        assert_eq!(blocks.len(), 4);
    }

    #[test]
    fn an_invalid_part_is_lost_and_the_rest_is_not() {
        let blocks = read(
            r#"[{"kind":"figure","image":{"url":"javascript:alert(1)"}},{"kind":"gallery","images":[{"url":"file:///a"},{"url":"https://a.example/a.jpg","width":"x"}]},{"kind":"heading","level":1,"content":[{"kind":"link","target":"javascript:alert(1)","content":[{"kind":"text","text":"A"}]}]},{"kind":"video","video":7}]"#,
        );
        let [Block::Gallery(figures), Block::Heading { level: 2, content }] = &blocks[..] else { panic!("{blocks:?}") };
        assert_eq!((figures.len(), figures[0].image.width), (1, None));
        assert_eq!(content, &[text("A")]);
    }
}
