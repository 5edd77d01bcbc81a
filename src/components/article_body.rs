//! The body of a story: one element for each block and each piece of running text. What is not in the model cannot be
//! drawn, and text is only ever set as text.

use super::article::OUTSIDE;
use super::embed::embed;
use super::figure::{figure, gallery};
use super::video::video;
use crate::locale::use_locale;
use crate::model::{Block, Inline, LinkTarget, TableRow, Video};
use crate::node::{Element, IntoNode, Node, view};
use crate::route::Route;

/// How wide a picture in the text is, which `style/body.css` decides.
const FIGURE_SIZES: &str = "(min-width: 48rem) 40rem, 100vw";

/// The blocks of a body in their order.
pub fn article_body(body: &[Block]) -> Node {
    element("div", "article__body body", blocks(body))
}

/// An element by its name, without a class where that is empty.
fn element(tag: &'static str, class: &'static str, content: impl IntoNode) -> Node {
    let class = (!class.is_empty()).then_some(class);
    let mut element = Element::new(tag);
    element.attribute("class", class);
    element.child(content.into_node());
    Node::Element(element)
}

fn blocks(blocks: &[Block]) -> Vec<Node> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Node {
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
        Block::List { start, items } => list(*start, items),
        Block::Definitions(pairs) => element("dl", "", pairs.iter().map(definition).collect::<Vec<_>>()),
        Block::Quote { body, cite } => quote(body, cite.as_ref()),
        Block::Preformatted(text) => element("pre", "", element("code", "", text.clone())),
        Block::Table { caption, rows } => table(caption.as_ref(), rows),
        Block::Figure(one) => figure(one, FIGURE_SIZES, false),
        Block::Gallery(figures) => gallery(figures),
        Block::Video(film) => video(film, &film_title(film)),
        Block::Embed(one) => embed(one),
        Block::Rule => view! { <hr class={"body__rule"} /> },
    }
}

fn list(start: Option<i32>, items: &[Vec<Block>]) -> Node {
    let items: Vec<Node> = items.iter().map(|item| element("li", "", item_content(item))).collect();
    match start {
        Some(start) => view! { <ol start=(start != 1).then(|| start.to_string())>{items}</ol> },
        None => element("ul", "", items),
    }
}

/// The content of an item. One that is a single paragraph needs no element for it, and then lists stay close.
fn item_content(item: &[Block]) -> Vec<Node> {
    match item {
        [Block::Paragraph(content), rest @ ..] if rest.iter().all(|block| matches!(block, Block::List { .. })) => {
            let mut views = inlines(content);
            views.extend(blocks(rest));
            views
        }
        _ => blocks(item),
    }
}

fn definition((term, meaning): &(Vec<Inline>, Vec<Block>)) -> Node {
    let pair = vec![element("dt", "", inlines(term)), element("dd", "", item_content(meaning))];
    element("div", "", pair)
}

fn quote(body: &[Block], cite: Option<&String>) -> Node {
    let quoted = element("blockquote", "quote", blocks(body));
    match cite {
        Some(cite) => {
            let cite = element("figcaption", "quote__cite", cite.clone());
            element("figure", "quoted", vec![quoted, cite])
        }
        None => quoted,
    }
}

/// A table in a region of its own that scrolls, so that the page does not; the region takes the focus, so that the
/// keyboard can scroll it.
fn table(caption: Option<&String>, rows: &[TableRow]) -> Node {
    let locale = use_locale();
    let words = locale.words();
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
fn film_title(film: &Video) -> String {
    let words = use_locale().words();
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

/// A link. One that leaves the site says so, in words to the ear and by a sign (`style/body.css`) to the eye; a mail
/// address or a telephone leaves nothing.
fn link(target: &LinkTarget, mut content: Vec<Node>) -> Node {
    let (href, leaves) = match target {
        LinkTarget::Article(id) => (Route::Article(id.clone()).href(), false),
        LinkTarget::Outside(url) => (url.as_str().to_owned(), !url.host().is_empty()),
    };
    if leaves {
        let locale = use_locale();
        let hint = [" ", locale.words().opens_other_site].concat();
        content.push(view! { <span class="visually-hidden" lang=locale.language().tag()>{hint}</span> });
    }
    view! { <a href=href rel=leaves.then_some(OUTSIDE)>{content}</a> }
}
