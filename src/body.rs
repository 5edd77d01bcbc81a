//! Bodies: every dialect in which a backend writes its stories ends here as [`Block`]s, the only form in which a body is
//! ever rendered. A dialect is one pure function from what the backend gave to `Vec<Block>`; the tables that all of them
//! share (providers, tracking parameters, which pictures are the same) stand beside it.

mod address;
pub mod ans;
pub mod contentful;
mod counters;
pub mod dast;
pub mod draft_js;
pub mod editor_js;
pub mod embed;
pub mod html;
pub mod lead_image;
pub mod lexical;
pub mod markdown;
pub mod nitf;
pub mod plain;
pub mod portable_text;
pub mod prismic;
mod raw;
mod rich_text;
mod spans;
pub mod strapi_blocks;
pub mod tracking;
mod unknown;
mod writer;

pub use raw::{Host, ParsedBody, RawBody};

use crate::json::{Value, to_text};
use crate::model::Block;

/// The dialects that bodies come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// HTML, of any quality.
    Html,
    /// Plain text: blank lines part paragraphs, `<` is a character.
    Plain,
    /// CommonMark with tables and strike-through; HTML in it is HTML.
    Markdown,
    /// Portable Text (Sanity): a list of blocks.
    PortableText,
    /// Contentful Rich Text: a document of nodes, with linked entries and assets in the answer's `includes`.
    Contentful,
    /// Strapi's Blocks: a list of nodes.
    StrapiBlocks,
    /// DAST (DatoCMS Structured Text): a document with the blocks and links that it refers to.
    Dast,
    /// Lexical's editor state (Payload): a root of nodes.
    Lexical,
    /// Prismic's rich text: a list of texts with spans.
    Prismic,
    /// The content elements of Arc XP's ANS.
    Ans,
    /// NITF, the News Industry Text Format, or the body of one: XML.
    Nitf,
    /// Editor.js: a list of blocks whose texts are HTML.
    EditorJs,
    /// Draft.js' raw content: blocks with ranges, and the entities that those name.
    DraftJs,
}

/// The names of the dialects in a description.
pub const DIALECTS: [(&str, Dialect); 13] = [
    ("html", Dialect::Html),
    ("plain", Dialect::Plain),
    ("markdown", Dialect::Markdown),
    ("portable-text", Dialect::PortableText),
    ("contentful", Dialect::Contentful),
    ("strapi-blocks", Dialect::StrapiBlocks),
    ("dast", Dialect::Dast),
    ("lexical", Dialect::Lexical),
    ("prismic", Dialect::Prismic),
    ("ans", Dialect::Ans),
    ("nitf", Dialect::Nitf),
    ("editor-js", Dialect::EditorJs),
    ("draft-js", Dialect::DraftJs),
];

impl Dialect {
    /// Whether bodies in it are texts, and not trees of values.
    pub fn is_of_texts(self) -> bool {
        matches!(self, Dialect::Html | Dialect::Plain | Dialect::Markdown | Dialect::Nitf)
    }

    /// Whether bodies in it refer to other parts of the answer that they came in.
    pub fn refers_to_the_answer(self) -> bool {
        self == Dialect::Contentful
    }
}

/// Where a body stands, which its links and references need.
#[derive(Clone, Copy)]
pub struct BodyContext<'a> {
    /// The address that relative addresses stand on; without one they are no links.
    pub base: Option<&'a str>,
    /// The whole answer that the body came in, for what the body only refers to.
    pub document: &'a Value,
}

/// A body that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Its pieces.
    pub blocks: Vec<Block>,
    /// Whether something was left out because the body exceeds the limits.
    pub cut: bool,
}

/// The dialects whose code is used together, and so is loaded together (`src/lazy.rs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// HTML and plain text.
    Html,
    /// Markdown.
    Markdown,
    /// Trees of rich text, as content systems keep them.
    RichText,
    /// What news agencies and their systems write: NITF and ANS.
    Wire,
}

impl Dialect {
    /// The family of the dialect.
    pub fn family(self) -> Family {
        match self {
            Dialect::Html | Dialect::Plain => Family::Html,
            Dialect::Markdown => Family::Markdown,
            Dialect::Nitf | Dialect::Ans => Family::Wire,
            Dialect::PortableText
            | Dialect::Contentful
            | Dialect::StrapiBlocks
            | Dialect::Dast
            | Dialect::Lexical
            | Dialect::Prismic
            | Dialect::EditorJs
            | Dialect::DraftJs => Family::RichText,
        }
    }
}

/// A reader of bodies in some dialects; one in any other has no blocks.
pub type Read = fn(Dialect, &Value, &BodyContext) -> Body;

/// Reads a body in any dialect. A dialect of texts takes a text (or a number, as its text), one of values takes the value,
/// or a text that holds it as JSON; anything else has no blocks.
pub fn read(dialect: Dialect, value: &Value, context: &BodyContext) -> Body {
    match dialect.family() {
        Family::Html => read_html(dialect, value, context),
        Family::Markdown => read_markdown(dialect, value, context),
        Family::RichText => read_rich_text(dialect, value, context),
        Family::Wire => read_wire(dialect, value, context),
    }
}

/// Reads HTML and plain text.
pub fn read_html(dialect: Dialect, value: &Value, context: &BodyContext) -> Body {
    match (dialect, to_text(value)) {
        (Dialect::Html, Some(text)) => html::read(&text, context),
        (Dialect::Plain, Some(text)) => whole(plain::to_blocks(&text)),
        _ => Body::default(),
    }
}

/// Reads Markdown.
pub fn read_markdown(dialect: Dialect, value: &Value, context: &BodyContext) -> Body {
    match (dialect, to_text(value)) {
        (Dialect::Markdown, Some(text)) => markdown::read(&text, context),
        _ => Body::default(),
    }
}

/// Reads trees of rich text.
pub fn read_rich_text(dialect: Dialect, value: &Value, context: &BodyContext) -> Body {
    let to_blocks = match dialect {
        Dialect::PortableText => portable_text::to_blocks,
        Dialect::Contentful => contentful::to_blocks,
        Dialect::StrapiBlocks => strapi_blocks::to_blocks,
        Dialect::Dast => dast::to_blocks,
        Dialect::Lexical => lexical::to_blocks,
        Dialect::Prismic => prismic::to_blocks,
        Dialect::EditorJs => editor_js::to_blocks,
        Dialect::DraftJs => draft_js::to_blocks,
        _ => return Body::default(),
    };
    read_tree(value, context, to_blocks)
}

/// Reads NITF and ANS.
pub fn read_wire(dialect: Dialect, value: &Value, context: &BodyContext) -> Body {
    match (dialect, to_text(value)) {
        (Dialect::Ans, _) => read_tree(value, context, ans::to_blocks),
        (Dialect::Nitf, Some(text)) => nitf::read(&text, context),
        _ => Body::default(),
    }
}

/// Reads a tree, or a text that holds one as JSON; any other text is plain text, as fields that changed their form have.
fn read_tree(value: &Value, context: &BodyContext, to_blocks: fn(&Value, &BodyContext) -> Vec<Block>) -> Body {
    let Some(text) = to_text(value) else { return whole(to_blocks(value, context)) };
    match crate::json::parse(&text) {
        Ok(parsed) if !parsed.is_string() && !parsed.is_number() => whole(to_blocks(&parsed, context)),
        _ => whole(plain::to_blocks(&text)),
    }
}

fn whole(blocks: Vec<Block>) -> Body {
    Body { blocks, ..Body::default() }
}
