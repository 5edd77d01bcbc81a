//! Blocks as they are serialised: an object for each, whose `kind` names it. What is written is [`BlockRef`] and
//! [`InlineRef`], one variant for each kind; what is read is a record of all fields that any kind has. So the order of
//! the fields does not matter, nothing is read twice, and of a kind that this release does not know (a newer one wrote it)
//! the text remains.

use super::{Block, Inline, TableRow};
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
        items: &'a [Vec<Block>],
    },
    Definitions {
        entries: Vec<EntryRef<'a>>,
    },
    Quote {
        body: &'a [Block],
        #[serde(skip_serializing_if = "Option::is_none")]
        cite: Option<&'a str>,
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
    cells: Vec<CellRef<'a>>,
}

#[derive(Serialize)]
struct CellRef<'a> {
    #[serde(skip_serializing_if = "lenient::is_false")]
    heading: bool,
    content: &'a [Inline],
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum InlineRef<'a> {
    Text { text: &'a str },
    Strong { content: &'a [Inline] },
    Emphasis { content: &'a [Inline] },
    Mark { content: &'a [Inline] },
    Deleted { content: &'a [Inline] },
    Superscript { content: &'a [Inline] },
    Subscript { content: &'a [Inline] },
    Code { text: &'a str },
    Quotation { content: &'a [Inline] },
    Link { target: &'a SafeUrl, content: &'a [Inline] },
    Break,
}

impl<'a> From<&'a Block> for BlockRef<'a> {
    fn from(block: &'a Block) -> Self {
        match block {
            Block::Paragraph(content) => Self::Paragraph { content },
            Block::Heading { level, content } => Self::Heading { level: *level, content },
            Block::List { start, items } => Self::List { start: *start, items },
            Block::Definitions(pairs) => {
                Self::Definitions { entries: pairs.iter().map(|(term, meaning)| EntryRef { term, meaning }).collect() }
            }
            Block::Quote { body, cite } => Self::Quote { body, cite: cite.as_deref() },
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
            Inline::Break => Self::Break,
        }
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
        let cells = self.cells.iter().map(|(heading, content)| CellRef { heading: *heading, content }).collect();
        RowRef { heading: self.heading, cells }.serialize(serializer)
    }
}

/// Deserialises a body, for `#[serde(deserialize_with = "…")]`: there is no `Deserialize` for one block, since a block of
/// a kind that this release does not know may become none, or several.
pub fn deserialize_blocks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Block>, D::Error> {
    Vec::deserialize(deserializer).map(into_blocks)
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum BlockKind {
    Paragraph,
    Heading,
    List,
    Definitions,
    Quote,
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
    cite: Option<String>,
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
    cells: Vec<CellRecord>,
}

#[derive(Deserialize)]
struct CellRecord {
    #[serde(default)]
    heading: bool,
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
    #[serde(default)]
    content: Vec<InlineRecord>,
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
                Some(Block::List { start: self.start, items: self.items.into_iter().map(into_blocks).collect() })
            }
            BlockKind::Definitions => {
                let pair = |entry: EntryRecord| (into_inlines(entry.term), into_blocks(entry.meaning));
                Some(Block::Definitions(self.entries.into_iter().map(pair).collect()))
            }
            BlockKind::Quote => Some(Block::Quote { body: into_blocks(self.body), cite: self.cite }),
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
        let cell = |cell: CellRecord| (cell.heading, into_inlines(cell.content));
        TableRow { heading: self.heading, cells: self.cells.into_iter().map(cell).collect() }
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
