//! Restores the blocks that a drawn body of version 2 was made from. Drawing lost what a page does not show: the duration of
//! a video, the poster of an audio recording, the size of a picture if only one side was known, an only rendition, which
//! cells of a heading row were headings of their own row, and whether a comma in the URL of a rendition was escaped.
//!
//! Words of the interface were drawn as marks: U+0002, the index of the word in that release's table as three digits, a
//! value, U+0003. A body had these: 66 (video) and 67 (audio) as the accessible name of a player without a caption,
//! 76 (`Photo: {}`) before a credit, 77 (a table that scrolls) after a table's caption, and of an embed 78 (`Content from
//! {}`), 79 (`Open at {}`), 80 (show), 81 (always show {}), 82 (ask again for {}) and 83 (what {} learns). Three of them
//! contain a part of the story: the credit is the value of 76, the provider that of 78 and 79. The place of a mark tells
//! which word it is, so its index is ignored, and releases with other indexes are read too.

use super::drawn::{Element, Piece};
use crate::body::embed::embed_for;
use crate::model::embed::{Frame, SandboxProfile, Shape};
use crate::model::{
    Block, Embed, Figure, Image, Inline, MediaUrl, Rendition, SafeUrl, TableCell, TableRow, Track, Video,
};

/// Restores the blocks of a body.
pub(super) fn from_pieces(pieces: Vec<Piece>) -> Vec<Block> {
    blocks(&pieces)
}

/// Restores the blocks of a body, an item or a quotation. Text between blocks becomes a paragraph, because an item of one
/// paragraph was drawn without a `p`.
fn blocks(pieces: &[Piece]) -> Vec<Block> {
    let mut out = Vec::new();
    let mut line = Vec::new();
    for piece in pieces {
        match block(piece) {
            Drawn::Line(mut content) => line.append(&mut content),
            Drawn::Blocks(mut blocks) => {
                end_line(&mut line, &mut out);
                out.append(&mut blocks);
            }
        }
    }
    end_line(&mut line, &mut out);
    out
}

fn end_line(line: &mut Vec<Inline>, out: &mut Vec<Block>) {
    if !line.is_empty() {
        out.push(Block::Paragraph(std::mem::take(line)));
    }
}

/// The model values that a piece was drawn from.
enum Drawn {
    Line(Vec<Inline>),
    Blocks(Vec<Block>),
}

fn block(piece: &Piece) -> Drawn {
    let element = match piece {
        Piece::Text(_) => return Drawn::Line(inlines(std::slice::from_ref(piece))),
        Piece::Consent { key, children } => return Drawn::Blocks(embed(Some(key), children).into_iter().collect()),
        Piece::Frame { .. } => return Drawn::Blocks(Vec::new()),
        Piece::Element(element) => element,
    };
    let children = &element.children;
    let block = match element.tag {
        "p" => Some(Block::Paragraph(inlines(children))),
        "h2" => Some(heading(2, children)),
        "h3" => Some(heading(3, children)),
        "h4" => Some(heading(4, children)),
        "ul" if element.is_of("gallery") => Some(gallery(children)),
        "ul" => Some(list(None, children)),
        "ol" => Some(list(Some(number(element, "start").unwrap_or(1)), children)),
        "dl" => Some(Block::Definitions(elements(children).map(definition).collect())),
        "blockquote" => Some(Block::Quote { body: blocks(children), cite: None }),
        "pre" => Some(Block::Preformatted(text_of(children))),
        "hr" => Some(Block::Rule),
        "figure" if element.is_of("quoted") => Some(quote(children)),
        "figure" if element.is_of("film") => film(children).map(Block::Video),
        "figure" => figure(children).map(Block::Figure),
        "div" if element.is_of("table") => children.iter().filter_map(Piece::element).map(table).next(),
        "div" if element.is_of("embed") => embed(None, children),
        "div" => return Drawn::Blocks(blocks(children)),
        _ => return Drawn::Line(inlines(std::slice::from_ref(piece))),
    };
    Drawn::Blocks(block.into_iter().collect())
}

fn heading(level: u8, children: &[Piece]) -> Block {
    Block::Heading { level, content: inlines(children) }
}

fn list(start: Option<i32>, children: &[Piece]) -> Block {
    Block::List { start, items: elements(children).map(|item| blocks(&item.children)).collect() }
}

fn definition(pair: &Element) -> (Vec<Inline>, Vec<Block>) {
    let term = child(&pair.children, "dt").map(|term| inlines(&term.children));
    let meaning = child(&pair.children, "dd").map(|meaning| blocks(&meaning.children));
    (term.unwrap_or_default(), meaning.unwrap_or_default())
}

/// A quotation with its source.
fn quote(children: &[Piece]) -> Block {
    let body = child(children, "blockquote").map(|quoted| blocks(&quoted.children)).unwrap_or_default();
    Block::Quote { body, cite: child(children, "figcaption").map(|cite| whole_text(&cite.children)) }
}

fn table(table: &Element) -> Block {
    let mut rows = Vec::new();
    for part in elements(&table.children).filter(|part| matches!(part.tag, "thead" | "tbody")) {
        rows.extend(elements(&part.children).map(|row| table_row(row, part.tag == "thead")));
    }
    Block::Table { caption: child(&table.children, "caption").map(|caption| text_of(&caption.children)), rows }
}

fn table_row(row: &Element, is_head: bool) -> TableRow {
    let is_of_column = |cell: &Element| cell.attribute("scope") == Some("col");
    let heading = is_head || (!row.children.is_empty() && elements(&row.children).all(is_of_column));
    let cell = |cell: &Element| TableCell::new(!heading && cell.tag == "th", inlines(&cell.children));
    TableRow { heading, foot: false, cells: elements(&row.children).map(cell).collect() }
}

fn gallery(children: &[Piece]) -> Block {
    let pictures = elements(children).filter_map(|item| child(&item.children, "figure"));
    Block::Gallery(pictures.filter_map(|picture| figure(&picture.children)).collect())
}

/// A picture with its caption; `None` if its URL may not be loaded.
fn figure(children: &[Piece]) -> Option<Figure> {
    let picture = child(&child(children, "span")?.children, "img")?;
    let mut image = Image::new(media(picture, "src")?);
    image.alt = picture.attribute("alt").unwrap_or_default().to_owned();
    image.width = number(picture, "width");
    image.height = number(picture, "height");
    image.renditions = picture.attribute("srcset").map(renditions).unwrap_or_default();
    image.caption = captioned(children, "caption__text");
    image.credit = captioned(children, "caption__credit").map(|credit| marked(&credit).unwrap_or(credit));
    Some(Figure { image })
}

fn renditions(srcset: &str) -> Vec<Rendition> {
    let rendition = |candidate: &str| {
        let (url, width) = candidate.rsplit_once(' ')?;
        Some(Rendition { url: MediaUrl::parse(url, None)?, width: width.strip_suffix('w')?.parse().ok()? })
    };
    srcset.split(", ").filter_map(rendition).collect()
}

/// A part of the caption of a picture or a video.
fn captioned(children: &[Piece], class: &str) -> Option<String> {
    let caption = child(children, "figcaption")?;
    elements(&caption.children).find(|part| part.is_of(class)).map(|part| text_of(&part.children))
}

/// A video or an audio recording with its caption; `None` if its URL may not be loaded.
fn film(children: &[Piece]) -> Option<Video> {
    let player = elements(children).find(|element| matches!(element.tag, "video" | "audio"))?;
    let source = child(&player.children, "source")?;
    let track = |track: &Element| Some(Track::new(media(track, "src")?, track.attribute("srclang").map(str::to_owned)));
    Some(Video {
        media_type: source.attribute("type").map(str::to_owned),
        poster: media(player, "poster"),
        seconds: None,
        tracks: elements(&player.children).filter(|element| element.tag == "track").filter_map(track).collect(),
        caption: captioned(children, "caption__text"),
        ..Video::new(media(source, "src")?)
    })
}

/// An embed, from its placeholder and its frame; `None` if the link to it is missing.
fn embed(key: Option<&String>, pieces: &[Piece]) -> Option<Block> {
    let link = find(pieces, &|element| element.is_of("embed__link"))?;
    let url = SafeUrl::parse(link.attribute("href")?, None)?;
    let of_class = |class: &str| find(pieces, &|element| element.is_of(class));
    let named = of_class("embed__provider").map(|provider| text_of(&provider.children));
    // An embed without a frame was drawn without the key of its consent.
    let made = embed_for(&url, None);
    Some(Block::Embed(Embed {
        key: key.cloned().unwrap_or(made.key),
        provider: named.and_then(|named| marked(&named)).unwrap_or(made.provider),
        title: of_class("embed__title").map(|title| whole_text(&title.children)),
        frame: key.and_then(|_| pieces.iter().find_map(frame)),
        url,
    }))
}

fn frame(piece: &Piece) -> Option<Frame> {
    let Piece::Frame { terms, address, element } = piece else { return None };
    let shape = match element.attribute("class").and_then(|classes| classes.split(' ').nth(1)) {
        Some("embed__frame--wide") => Shape::Wide,
        Some("embed__frame--tall") => Shape::Tall,
        _ => Shape::Height(number(element, "height")?),
    };
    let (profile, is_named) = match terms.strip_suffix(" named") {
        Some(profile) => (profile, true),
        None => (terms.as_str(), false),
    };
    let profile = match profile {
        "player" => SandboxProfile::Player,
        "page" => SandboxProfile::Page,
        "post" => SandboxProfile::Post,
        "stranger" => SandboxProfile::Stranger,
        _ => return None,
    };
    Frame::restored(SafeUrl::parse(address, None)?, profile, is_named, shape)
}

fn inlines(pieces: &[Piece]) -> Vec<Inline> {
    let mut out = Vec::new();
    pieces.iter().for_each(|piece| push_inline(piece, &mut out));
    out
}

fn push_inline(piece: &Piece, out: &mut Vec<Inline>) {
    let element = match piece {
        Piece::Text(text) => return out.push(Inline::Text(text.clone())),
        Piece::Element(element) => element,
        Piece::Frame { .. } | Piece::Consent { .. } => return,
    };
    let mut content = if element.tag == "code" { Vec::new() } else { inlines(&element.children) };
    out.push(match element.tag {
        "strong" => Inline::Strong(content),
        "em" => Inline::Emphasis(content),
        "mark" => Inline::Mark(content),
        "del" => Inline::Deleted(content),
        "sup" => Inline::Superscript(content),
        "sub" => Inline::Subscript(content),
        "q" => Inline::Quotation(content),
        "code" => Inline::Code(text_of(&element.children)),
        "br" => Inline::Break,
        "a" if let Some(target) = element.attribute("href").and_then(|href| SafeUrl::parse(href, None)) => {
            Inline::Link { target, content }
        }
        // No other element was drawn in a line; its text is kept.
        _ => return out.append(&mut content),
    });
}

/// The elements among the pieces.
fn elements(pieces: &[Piece]) -> impl Iterator<Item = &Element> {
    pieces.iter().filter_map(Piece::element)
}

/// The first element with a tag among the pieces.
fn child<'a>(pieces: &'a [Piece], tag: &str) -> Option<&'a Element> {
    elements(pieces).find(|element| element.tag == tag)
}

/// The first element among the pieces and their descendants for which `is_meant` holds.
fn find<'a>(pieces: &'a [Piece], is_meant: &dyn Fn(&Element) -> bool) -> Option<&'a Element> {
    elements(pieces)
        .find_map(|element| if is_meant(element) { Some(element) } else { find(&element.children, is_meant) })
}

fn number<T: std::str::FromStr>(element: &Element, attribute: &str) -> Option<T> {
    element.attribute(attribute)?.parse().ok()
}

fn media(element: &Element, attribute: &str) -> Option<MediaUrl> {
    MediaUrl::parse(element.attribute(attribute)?, None)
}

/// The value in a text that consists of a single marked word of the interface.
fn marked(text: &str) -> Option<String> {
    let (position, value) = text.strip_prefix('\u{2}')?.split_at_checked(3)?;
    let is_position = position.bytes().all(|byte| byte.is_ascii_digit());
    value.strip_suffix('\u{3}').filter(|_| is_position).map(str::to_owned)
}

/// The full text of a title or a name. A long one was drawn truncated, with the full text in an attribute.
fn whole_text(pieces: &[Piece]) -> String {
    let whole = child(pieces, "span").and_then(|span| span.attribute("title"));
    whole.map_or_else(|| text_of(pieces), str::to_owned)
}

/// The text of the pieces, without markup.
fn text_of(pieces: &[Piece]) -> String {
    let mut out = String::new();
    push_text(pieces, &mut out);
    out
}

fn push_text(pieces: &[Piece], out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Element(element) => push_text(&element.children, out),
            Piece::Frame { .. } | Piece::Consent { .. } => {}
        }
    }
}
