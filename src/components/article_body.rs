//! The body of a story: one element for each block and each piece of running text. What is not in the model cannot be
//! drawn, and text is only ever set as text.

use super::article::EXTERNAL_REL;
use super::consent::Consent;
use super::embed::{embed, opens_other_site};
use super::figure::{body_figure, gallery, inline_picture};
use super::truncated;
use super::video::video;
use crate::locale::use_locale;
use crate::model::block::{Align, Anchor, Direction, Marks, Math, MathNode, NumberStyle, Numbering};
use crate::model::{Block, Inline, SafeUrl, TableCell, TableRow, Video};
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
    /// The direction of what stands around the block that is being drawn.
    direction: Cell<Direction>,
}

impl Drawing {
    /// Drawing in the language and with the consents of the context.
    pub fn here(own_address: OwnAddress) -> Self {
        Self {
            words: use_locale().words(),
            consent: Consent::here(),
            own_address,
            embeds: Cell::new(0),
            direction: Cell::new(Direction::Ltr),
        }
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
    let direction = usual_direction(body);
    drawing.direction.set(direction);
    // The story's own direction is that of its headline.
    let dir = (direction == Direction::Rtl).then_some("rtl");
    view! { <div class="article__body body" dir=dir>{blocks(body, &drawing)}</div> }
}

/// The direction of most blocks.
fn usual_direction(body: &[Block]) -> Direction {
    let count = |direction| body.iter().filter(|block| block.direction() == Some(direction)).count();
    if count(Direction::Rtl) > count(Direction::Ltr) { Direction::Rtl } else { Direction::Ltr }
}

fn blocks(blocks: &[Block], drawing: &Drawing) -> Vec<Node> {
    blocks.iter().map(|one| block(one, drawing)).collect()
}

/// A block. One that begins with a letter of the other direction than what stands around it says so.
fn block(block: &Block, drawing: &Drawing) -> Node {
    let around = drawing.direction.get();
    let own = block.direction().unwrap_or(around);
    drawing.direction.set(own);
    let (marks, mut drawn) = match block {
        Block::Marked { marks, block } => (marks.clone(), bare_block(block.unmarked(), drawing)),
        block => (Marks::default(), bare_block(block, drawing)),
    };
    drawing.direction.set(around);
    let dir = marks.dir.or((own != around).then_some(own));
    mark(&mut drawn, &Marks { dir, ..marks });
    drawn
}

/// Gives an element its marks. One with an anchor can take the focus, which is how a link leads to it.
fn mark(drawn: &mut Node, marks: &Marks) {
    let Node::Element(element) = drawn else { return };
    element.attribute("lang", marks.lang.clone());
    element.attribute("dir", marks.dir.map(Direction::as_str));
    if let Some(anchor) = &marks.anchor {
        element.attribute("id", anchor.id());
        element.attribute("tabindex", "-1");
    }
}

fn bare_block(block: &Block, drawing: &Drawing) -> Node {
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
        Block::Numbered { numbering, items } => numbered(numbering, items, drawing),
        Block::Definitions(pairs) => element("dl", "", definitions(pairs, drawing)),
        Block::Quote { body, cite } => quote(body, cite.as_ref(), drawing),
        Block::PullQuote { body, cite } => {
            let cite = cite.as_ref().map(|cite| element("p", "pull-quote__cite", truncated::name(cite)));
            let mut parts = blocks(body, drawing);
            parts.extend(cite);
            element("aside", "pull-quote", parts)
        }
        Block::Box(body) => element("aside", "box", blocks(body, drawing)),
        Block::Details { summary, body } => {
            let mut parts = vec![element("summary", "", inlines(summary, drawing))];
            parts.extend(blocks(body, drawing));
            element("details", "", parts)
        }
        Block::Entry { time, body } => {
            let mut parts: Vec<Node> = time.iter().map(|time| element("p", "entry__time", time.clone())).collect();
            parts.extend(blocks(body, drawing));
            element("section", "entry", parts)
        }
        Block::Captioned { body, caption } => captioned(body, caption, drawing),
        Block::Marked { block: inner, .. } => bare_block(inner, drawing),
        Block::Preformatted(text) => element("pre", "", element("code", "", text.clone())),
        Block::Table { caption, rows } => table(caption.as_ref(), rows, drawing),
        Block::Figure(one) => body_figure(one, FIGURE_SIZES, None, drawing.words),
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

fn numbered(numbering: &Numbering, items: &[Vec<Block>], drawing: &Drawing) -> Node {
    let value = |at: usize| numbering.values.get(at).copied().flatten().map(|value| value.to_string());
    let item = |(at, item): (usize, &Vec<Block>)| view! { <li value=value(at)>{item_content(item, drawing)}</li> };
    let items: Vec<Node> = items.iter().enumerate().map(item).collect();
    let style = Some(numbering.style).filter(|style| *style != NumberStyle::Decimal);
    view! {
        <ol
            start=numbering.start.map(|start| start.to_string())
            type=style.map(NumberStyle::as_str)
            reversed=numbering.reversed
        >
            {items}
        </ol>
    }
}

/// Blocks over a caption with links. Those of a picture are one figure.
fn captioned(body: &[Block], caption: &[Inline], drawing: &Drawing) -> Node {
    let caption = element("figcaption", "caption", inlines(caption, drawing));
    match body {
        [Block::Figure(one)] => body_figure(one, FIGURE_SIZES, Some(caption), drawing.words),
        _ => {
            let mut parts = blocks(body, drawing);
            parts.push(caption);
            element("figure", "captioned", parts)
        }
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

/// Terms over what they mean. A term without a meaning of its own shares that of the next.
fn definitions(pairs: &[(Vec<Inline>, Vec<Block>)], drawing: &Drawing) -> Vec<Node> {
    let (mut groups, mut group) = (Vec::new(), Vec::new());
    for (term, meaning) in pairs {
        group.push(element("dt", "", inlines(term, drawing)));
        if !meaning.is_empty() {
            group.push(element("dd", "", item_content(meaning, drawing)));
            groups.push(element("div", "", std::mem::take(&mut group)));
        }
    }
    if !group.is_empty() {
        groups.push(element("div", "", group));
    }
    groups
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
    let (head, rest) = rows.split_at(rows.iter().take_while(|row| row.heading).count());
    let (body, foot) = rest.split_at(rest.len() - rest.iter().rev().take_while(|row| row.foot).count());
    let part = |tag, rows: &[TableRow]| {
        (!rows.is_empty()).then(|| element(tag, "", rows.iter().map(|row| table_row(row, drawing)).collect::<Vec<_>>()))
    };
    let caption = caption.map(|caption| element("caption", "", caption.clone()));
    let parts: Vec<Node> =
        [caption, part("thead", head), part("tbody", body), part("tfoot", foot)].into_iter().flatten().collect();
    view! { <div class="table" role="region" tabindex="0" aria-label=label>{element("table", "", parts)}</div> }
}

fn table_row(row: &TableRow, drawing: &Drawing) -> Node {
    element("tr", "", row.cells.iter().map(|cell| table_cell(cell, row.heading, drawing)).collect::<Vec<_>>())
}

fn table_cell(cell: &TableCell, is_head: bool, drawing: &Drawing) -> Node {
    let content = inlines(&cell.content, drawing);
    let span = |span: u32| (span > 1).then_some(span);
    // A cell without words is the heading of nothing.
    let is_heading = (is_head || cell.heading) && !cell.content.is_empty();
    let mut drawn = Element::new(if is_heading { "th" } else { "td" });
    drawn.attribute("scope", is_heading.then_some(if is_head { "col" } else { "row" }));
    drawn.attribute(
        "class",
        cell.align.map(|align| match align {
            Align::Center => "table__cell--center",
            Align::End => "table__cell--end",
        }),
    );
    drawn.attribute("colspan", span(cell.columns));
    drawn.attribute("rowspan", span(cell.rows));
    drawn.child(content.into_node());
    Node::Element(drawn)
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
    let tag = match inline {
        Inline::Text(text) => return text.clone().into_node(),
        Inline::Code(text) => return element("code", "", text.clone()),
        Inline::Break => return view! { <br /> },
        Inline::Image(image) => return inline_picture(image),
        Inline::Math(one) => return math(one),
        Inline::Link { target, content } => return link(target, inlines(content, drawing), drawing),
        Inline::Reference { anchor, content } => return reference(anchor, inlines(content, drawing), drawing),
        Inline::Abbreviation { title, content } => {
            return view! { <abbr title=title.clone()>{inlines(content, drawing)}</abbr> };
        }
        Inline::Marked { marks, content } => {
            let mut drawn = element("span", "", inlines(content, drawing));
            mark(&mut drawn, marks);
            return drawn;
        }
        Inline::Strong(_) => "strong",
        Inline::Emphasis(_) => "em",
        Inline::Mark(_) => "mark",
        Inline::Deleted(_) => "del",
        Inline::Inserted(_) => "ins",
        Inline::Underlined(_) => "u",
        Inline::Small(_) => "small",
        Inline::Superscript(_) => "sup",
        Inline::Subscript(_) => "sub",
        Inline::Quotation(_) => "q",
    };
    element(tag, "", inlines(inline.content(), drawing))
}

/// A link to a place in the story. The bare address would leave the page, since addresses are relative to the document's
/// base.
fn reference(anchor: &Anchor, content: Vec<Node>, drawing: &Drawing) -> Node {
    let (consent, id) = (drawing.consent, anchor.id());
    view! {
        <a
            href=anchor
            on:click=move |event| {
                event.prevent_default();
                consent.arrive(&id);
            }
        >
            {content}
        </a>
    }
}

fn math(math: &Math) -> Node {
    let mut drawn = Element::new("math");
    drawn.attribute("display", math.display.then_some("block"));
    math.nodes.iter().for_each(|node| drawn.child(math_node(node)));
    Node::Element(drawn)
}

fn math_node(node: &MathNode) -> Node {
    match node {
        MathNode::Text(text) => text.clone().into_node(),
        &MathNode::Element { tag, ref attributes, ref children } => {
            let mut drawn = Element::new(tag);
            attributes.iter().for_each(|&(name, ref value)| drawn.attribute(name, value.clone()));
            children.iter().for_each(|child| drawn.child(math_node(child)));
            Node::Element(drawn)
        }
    }
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
