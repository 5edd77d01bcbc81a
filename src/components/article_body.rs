//! The body of a story: one element for each block and each piece of running text. What is not in the model cannot be
//! drawn, and text is only ever set as text. Bodies are drawn in the annex, which does not know the reader's language:
//! the words that it is given are marks, and [`body`](super::body) says them.

use super::article::OUTSIDE;
use super::embed::embed;
use super::figure::{figure, gallery};
use super::shortened;
use super::video::video;
use crate::model::{Block, Inline, SafeUrl, TableRow, Video};
use crate::node::{Element, IntoNode, Node, view};
use crate::words::Words;

/// How wide a picture in the text is, which `style/body.css` decides.
const FIGURE_SIZES: &str = "(min-width: 48rem) 40rem, 100vw";

/// An element by its name, without a class where that is empty.
fn element(tag: &'static str, class: &'static str, content: impl IntoNode) -> Node {
    let class = (!class.is_empty()).then_some(class);
    let mut element = Element::new(tag);
    element.attribute("class", class);
    element.child(content.into_node());
    Node::Element(element)
}

/// The blocks of a body in their order, in these words.
pub fn blocks(blocks: &[Block], words: &'static Words) -> Vec<Node> {
    blocks.iter().map(|one| block(one, words)).collect()
}

fn block(block: &Block, words: &'static Words) -> Node {
    match block {
        Block::Paragraph(content) => element("p", "", inlines(content)),
        Block::Heading { level, content } => {
            let tag = match level {
                0..=2 => "h2",
                3 => "h3",
                _ => "h4",
            };
            element(tag, "", inlines(content))
        }
        Block::List { start, items } => list(*start, items, words),
        Block::Definitions(pairs) => {
            element("dl", "", pairs.iter().map(|pair| definition(pair, words)).collect::<Vec<_>>())
        }
        Block::Quote { body, cite } => quote(body, cite.as_ref(), words),
        Block::Preformatted(text) => element("pre", "", element("code", "", text.clone())),
        Block::Table { caption, rows } => table(caption.as_ref(), rows, words),
        Block::Figure(one) => figure(one, FIGURE_SIZES, false, words),
        Block::Gallery(figures) => gallery(figures, words),
        Block::Video(film) => video(film, &film_title(film, words), words),
        Block::Embed(one) => embed(one, words),
        Block::Rule => view! { <hr class={"body__rule"} /> },
    }
}

fn list(start: Option<i32>, items: &[Vec<Block>], words: &'static Words) -> Node {
    let items: Vec<Node> = items.iter().map(|item| element("li", "", item_content(item, words))).collect();
    match start {
        Some(start) => view! { <ol start=(start != 1).then(|| start.to_string())>{items}</ol> },
        None => element("ul", "", items),
    }
}

/// The content of an item. One that is a single paragraph needs no element for it, and then lists stay close.
fn item_content(item: &[Block], words: &'static Words) -> Vec<Node> {
    match item {
        [Block::Paragraph(content), rest @ ..] if rest.iter().all(|block| matches!(block, Block::List { .. })) => {
            let mut views = inlines(content);
            views.extend(blocks(rest, words));
            views
        }
        _ => blocks(item, words),
    }
}

fn definition((term, meaning): &(Vec<Inline>, Vec<Block>), words: &'static Words) -> Node {
    let pair = vec![element("dt", "", inlines(term)), element("dd", "", item_content(meaning, words))];
    element("div", "", pair)
}

fn quote(body: &[Block], cite: Option<&String>, words: &'static Words) -> Node {
    let quoted = element("blockquote", "quote", blocks(body, words));
    match cite {
        Some(cite) => {
            let cite = element("figcaption", "quote__cite", shortened::name(cite));
            element("figure", "quoted", vec![quoted, cite])
        }
        None => quoted,
    }
}

/// A table in a region of its own that scrolls, so that the page does not; the region takes the focus, so that the
/// keyboard can scroll it.
fn table(caption: Option<&String>, rows: &[TableRow], words: &'static Words) -> Node {
    let label = match caption {
        Some(caption) => [caption, " – ", words.table_region].concat(),
        None => words.table_region.to_owned(),
    };
    let (head, body) = rows.split_at(rows.iter().take_while(|row| row.heading).count());
    let part = |tag, rows: &[TableRow]| {
        (!rows.is_empty()).then(|| element(tag, "", rows.iter().map(table_row).collect::<Vec<_>>()))
    };
    let parts: Vec<Node> =
        [caption.map(|caption| element("caption", "", caption.clone())), part("thead", head), part("tbody", body)]
            .into_iter()
            .flatten()
            .collect();
    view! { <div class="table" role="region" tabindex="0" aria-label=label>{element("table", "", parts)}</div> }
}

fn table_row(row: &TableRow) -> Node {
    let cell = |(heading, content): &(bool, Vec<Inline>)| {
        let content = inlines(content);
        if row.heading || *heading {
            let scope = if row.heading { "col" } else { "row" };
            view! { <th scope=scope>{content}</th> }
        } else {
            element("td", "", content)
        }
    };
    element("tr", "", row.cells.iter().map(cell).collect::<Vec<_>>())
}

/// What a film in the text is called.
fn film_title(film: &Video, words: &'static Words) -> String {
    let kind = if film.is_audio() { words.audio } else { words.video };
    film.caption.clone().unwrap_or_else(|| kind.to_owned())
}

fn inlines(content: &[Inline]) -> Vec<Node> {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> Node {
    let (tag, content) = match inline {
        Inline::Text(text) => return text.clone().into_node(),
        Inline::Code(text) => return element("code", "", text.clone()),
        Inline::Break => return view! { <br /> },
        Inline::Link { target, content } => return link(target, inlines(content)),
        Inline::Strong(content) => ("strong", content),
        Inline::Emphasis(content) => ("em", content),
        Inline::Mark(content) => ("mark", content),
        Inline::Deleted(content) => ("del", content),
        Inline::Superscript(content) => ("sup", content),
        Inline::Subscript(content) => ("sub", content),
        Inline::Quotation(content) => ("q", content),
    };
    element(tag, "", inlines(content))
}

/// A link. One that leaves the site is marked so, and says it where the body is shown; a mail address or a telephone
/// leaves nothing.
fn link(url: &SafeUrl, content: Vec<Node>) -> Node {
    let leaves = !url.host().is_empty();
    view! { <a href=url rel=leaves.then_some(OUTSIDE)>{content}</a> }
}
