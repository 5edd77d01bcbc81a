//! The body of a story: one element for each block and each piece of running text. What is not in the model cannot be
//! drawn, and text is only ever set as text.

use super::article::EXTERNAL_REL;
use super::consent::Consent;
use super::embed::{embed, opens_other_site};
use super::figure::{figure, gallery};
use super::truncated;
use super::video::video;
use crate::locale::use_locale;
use crate::model::{Block, Inline, SafeUrl, TableRow, Video};
use crate::node::{Element, IntoNode, Node, view};
use crate::words::Words;
use std::cell::Cell;

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

/// The address by which the app shows what a link leads to, where that is one of its own stories or views.
pub type OwnAddress = fn(&SafeUrl) -> Option<SafeUrl>;

/// What drawing one body needs besides its blocks.
pub struct Drawing {
    /// The words of the interface.
    pub words: &'static Words,
    /// The reader's consents to third parties.
    pub consent: Consent,
    own_address: OwnAddress,
    embeds: Cell<u32>,
}

impl Drawing {
    /// Drawing in the language and with the consents of the context.
    pub fn here(own_address: OwnAddress) -> Self {
        Self { words: use_locale().words(), consent: Consent::here(), own_address, embeds: Cell::new(0) }
    }

    /// An identifier for the next embed, unlike that of any other in the body.
    pub fn next_id(&self) -> String {
        self.embeds.set(self.embeds.get() + 1);
        ["embed-", &self.embeds.get().to_string()].concat()
    }
}

/// The body of a story; `own_address` tells which links stay in the app.
pub fn article_body(body: &[Block], own_address: OwnAddress) -> Node {
    let drawing = Drawing::here(own_address);
    view! { <div class="article__body body">{blocks(body, &drawing)}</div> }
}

fn blocks(blocks: &[Block], drawing: &Drawing) -> Vec<Node> {
    blocks.iter().map(|one| block(one, drawing)).collect()
}

fn block(block: &Block, drawing: &Drawing) -> Node {
    match block {
        Block::Paragraph(content) => element("p", "", inlines(content, drawing)),
        Block::Heading { level, content } => {
            let tag = match level {
                0..=2 => "h2",
                3 => "h3",
                _ => "h4",
            };
            element(tag, "", inlines(content, drawing))
        }
        Block::List { start, items } => list(*start, items, drawing),
        Block::Definitions(pairs) => {
            element("dl", "", pairs.iter().map(|pair| definition(pair, drawing)).collect::<Vec<_>>())
        }
        Block::Quote { body, cite } => quote(body, cite.as_ref(), drawing),
        Block::Preformatted(text) => element("pre", "", element("code", "", text.clone())),
        Block::Table { caption, rows } => table(caption.as_ref(), rows, drawing),
        Block::Figure(one) => figure(one, FIGURE_SIZES, false, drawing.words),
        Block::Gallery(figures) => gallery(figures, drawing.words),
        Block::Video(film) => video(film, &film_title(film, drawing.words), drawing.words),
        Block::Embed(one) => embed(one, drawing),
        Block::Rule => view! { <hr class={"body__rule"} /> },
    }
}

fn list(start: Option<i32>, items: &[Vec<Block>], drawing: &Drawing) -> Node {
    let items: Vec<Node> = items.iter().map(|item| element("li", "", item_content(item, drawing))).collect();
    match start {
        Some(start) => view! { <ol start=(start != 1).then(|| start.to_string())>{items}</ol> },
        None => element("ul", "", items),
    }
}

/// The content of an item. One that is a single paragraph needs no element for it, and then lists stay close.
fn item_content(item: &[Block], drawing: &Drawing) -> Vec<Node> {
    match item {
        [Block::Paragraph(content), rest @ ..] if rest.iter().all(|block| matches!(block, Block::List { .. })) => {
            let mut views = inlines(content, drawing);
            views.extend(blocks(rest, drawing));
            views
        }
        _ => blocks(item, drawing),
    }
}

fn definition((term, meaning): &(Vec<Inline>, Vec<Block>), drawing: &Drawing) -> Node {
    let pair = vec![element("dt", "", inlines(term, drawing)), element("dd", "", item_content(meaning, drawing))];
    element("div", "", pair)
}

fn quote(body: &[Block], cite: Option<&String>, drawing: &Drawing) -> Node {
    let quoted = element("blockquote", "quote", blocks(body, drawing));
    match cite {
        Some(cite) => {
            let cite = element("figcaption", "quote__cite", truncated::name(cite));
            element("figure", "quoted", vec![quoted, cite])
        }
        None => quoted,
    }
}

/// A table in a region of its own that scrolls, so that the page does not; the region takes the focus, so that the
/// keyboard can scroll it.
fn table(caption: Option<&String>, rows: &[TableRow], drawing: &Drawing) -> Node {
    let label = match caption {
        Some(caption) => [caption, " – ", drawing.words.table_region].concat(),
        None => drawing.words.table_region.to_owned(),
    };
    let (head, body) = rows.split_at(rows.iter().take_while(|row| row.heading).count());
    let part = |tag, rows: &[TableRow]| {
        (!rows.is_empty()).then(|| element(tag, "", rows.iter().map(|row| table_row(row, drawing)).collect::<Vec<_>>()))
    };
    let parts: Vec<Node> =
        [caption.map(|caption| element("caption", "", caption.clone())), part("thead", head), part("tbody", body)]
            .into_iter()
            .flatten()
            .collect();
    view! { <div class="table" role="region" tabindex="0" aria-label=label>{element("table", "", parts)}</div> }
}

fn table_row(row: &TableRow, drawing: &Drawing) -> Node {
    let cell = |(heading, content): &(bool, Vec<Inline>)| {
        let content = inlines(content, drawing);
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

fn inlines(content: &[Inline], drawing: &Drawing) -> Vec<Node> {
    content.iter().map(|one| inline(one, drawing)).collect()
}

fn inline(inline: &Inline, drawing: &Drawing) -> Node {
    let (tag, content) = match inline {
        Inline::Text(text) => return text.clone().into_node(),
        Inline::Code(text) => return element("code", "", text.clone()),
        Inline::Break => return view! { <br /> },
        Inline::Link { target, content } => return link(target, inlines(content, drawing), drawing),
        Inline::Strong(content) => ("strong", content),
        Inline::Emphasis(content) => ("em", content),
        Inline::Mark(content) => ("mark", content),
        Inline::Deleted(content) => ("del", content),
        Inline::Superscript(content) => ("sup", content),
        Inline::Subscript(content) => ("sub", content),
        Inline::Quotation(content) => ("q", content),
    };
    element(tag, "", inlines(content, drawing))
}

/// A link. One to the site's own stories and views stays in the app; one that leaves the site says so; a mail address or a
/// telephone number leaves nothing.
fn link(url: &SafeUrl, content: Vec<Node>, drawing: &Drawing) -> Node {
    if let Some(own) = (drawing.own_address)(url) {
        return view! { <a href=own>{content}</a> };
    }
    let leaves = !url.host().is_empty();
    view! {
        <a rel=leaves.then_some(EXTERNAL_REL) href=url>{content}{leaves.then(|| opens_other_site(drawing.words))}</a>
    }
}
