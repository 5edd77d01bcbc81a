//! Figures: a picture, or anything else, with what stands under it. Content systems do not agree on how a caption and
//! a credit are marked, so both are also known by the last word of a class (`caption`, `image__credit`).

use super::Node;
use super::convert::{Converter, add_words, in_one_line, push_text, text_of};
use super::elements::{Role, role};
use super::flow::{Flow, Place, are_pictures, gallery, to_line};
use super::quote::person;
use crate::body::embed::{embed_for, embed_for_frame};
use crate::model::{Block, Embed, Inline, block};

/// The last words of the classes that mark who made a picture.
const CREDIT: [&str; 7] = ["credit", "credits", "copyright", "photographer", "attribution", "byline", "source"];
/// The last words of the classes that mark a caption.
const CAPTION: [&str; 3] = ["caption", "figcaption", "legend"];
/// The longest text beside a picture that is taken for its caption without being marked as one, in bytes.
const LONGEST_CAPTION: usize = 300;

impl Converter<'_> {
    /// `figure`, and what is one by its class.
    pub(super) fn figure(&mut self, node: &Node, flow: &mut Flow) {
        let mut inner = self.inside(node.children(), Place::Figure, flow);
        let caption = std::mem::take(&mut inner.caption);
        let credit = std::mem::take(&mut inner.credit);
        let links = std::mem::take(&mut inner.links);
        let mut blocks = inner.finish();
        if blocks.is_empty() {
            // The Guardian's API names the page that only its own scripts would frame.
            let url = self.web_address(node, "data-canonical-url");
            blocks.extend(url.map(|url| Block::Embed(embed_for_frame(&url, None, None))));
        }
        self.add_poster(node, &mut blocks);
        if links.is_empty() {
            attach(&mut blocks, tidy(&caption), tidy(&credit));
        } else {
            let mut line = links;
            for words in [tidy(&caption), tidy(&credit)].into_iter().flatten() {
                line.push(Inline::Text([" ", &words].concat()));
            }
            caption_below(&mut blocks, line);
        }
        flow.extend(blocks);
        flow.end_line();
    }

    /// The picture that Ghost names beside its own player.
    fn add_poster(&self, node: &Node, blocks: &mut [Block]) {
        if let [Block::Video(video)] = blocks
            && video.poster.is_none()
        {
            video.poster = self.picture_address(node, "data-kg-thumbnail");
        }
    }

    /// A caption inside of a figure. One with links stays as it is, with its credit.
    pub(super) fn caption(&mut self, node: &Node, flow: &mut Flow) {
        let (line, _) = to_line(self.inside(node.children(), Place::Anywhere, flow).finish(), true);
        if line.iter().any(Inline::has_link) {
            if !flow.links.is_empty() {
                flow.links.push(Inline::Text(" ".into()));
            }
            return flow.links.extend(line);
        }
        let mut text = String::new();
        push_text(node, &is_credit, &mut text);
        add_words(&mut flow.caption, &in_one_line(&text));
        push_credits(node, &mut flow.credit);
    }

    /// An address that stands where its frame would be.
    pub(super) fn frame_address(&mut self, node: &Node, flow: &mut Flow) {
        let is_text = node.children().iter().all(|child| child.name().is_empty());
        let text = text_of(node);
        let url = crate::model::SafeUrl::parse(&text, None).filter(|url| is_text && !url.host().is_empty());
        flow.end_line();
        match url {
            Some(url) => flow.push(Block::Embed(embed_for(&url, None))),
            None => self.nodes(node.children(), flow),
        }
        flow.end_line();
    }
}

fn push_credits(node: &Node, credit: &mut String) {
    if is_credit(node) {
        add_words(credit, &text_of(node));
    } else {
        node.children().iter().for_each(|child| push_credits(child, credit));
    }
}

/// Whether an element in a figure says who made the picture.
fn is_credit(node: &Node) -> bool {
    node.name() == "cite" || has_class_ending_in(node, &CREDIT)
}

/// What an element in a figure is by its class, when it holds only text.
pub(super) fn role_by_class(node: &Node) -> Option<Role> {
    let role = if has_class_ending_in(node, &CREDIT) {
        Role::Credit
    } else if has_class_ending_in(node, &CAPTION) {
        Role::Caption
    } else {
        return None;
    };
    (!holds_media(node)).then_some(role)
}

fn has_class_ending_in(node: &Node, words: &[&str]) -> bool {
    node.classes().any(|class| {
        let last = class.rsplit(['-', '_']).next().unwrap_or(class);
        words.iter().any(|word| last.eq_ignore_ascii_case(word))
    })
}

fn holds_media(node: &Node) -> bool {
    node.children().iter().any(|child| {
        matches!(
            role(child),
            Role::Image
                | Role::Picture
                | Role::Figure
                | Role::Frame
                | Role::Placed
                | Role::Film
                | Role::Table
                | Role::Quote
                | Role::Post(_)
        ) || holds_media(child)
    })
}

/// Without what is left when a credit has been taken out of a caption: a bar at its edge.
fn tidy(text: &str) -> Option<String> {
    let text = in_one_line(text);
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '·' | '\u{200b}' | '\u{feff}'));
    (!text.is_empty()).then(|| text.to_owned())
}

/// Puts caption and credit where they belong, or else under the blocks.
fn attach(blocks: &mut Vec<Block>, mut caption: Option<String>, mut credit: Option<String>) {
    if let Some(text) = unmarked_caption(blocks, caption.is_some()) {
        caption = Some(text);
        blocks.truncate(1);
    }
    match blocks.as_mut_slice() {
        [Block::Figure(figure)] => {
            fill(&mut figure.image.caption, &mut caption);
            fill(&mut figure.image.credit, &mut credit);
        }
        [Block::Table { caption: own, .. }] => fill(own, &mut caption),
        [Block::Video(video)] => fill(&mut video.caption, &mut caption),
        [Block::Embed(Embed { title, .. })] => fill(title, &mut caption),
        [Block::Quote { cite, .. }] if cite.is_none() => {
            let said_by = if caption.is_some() { &mut caption } else { &mut credit };
            *cite = said_by.take().and_then(|text| person(&text));
        }
        several if are_pictures(several) => *blocks = gallery(std::mem::take(blocks)).into_iter().collect(),
        _ => {}
    }
    let mut rest = caption.unwrap_or_default();
    add_words(&mut rest, &credit.unwrap_or_default());
    if !rest.is_empty() {
        caption_below(blocks, vec![Inline::Text(rest)]);
    }
}

/// Puts a caption under blocks; without any it is a paragraph.
fn caption_below(blocks: &mut Vec<Block>, caption: Vec<Inline>) {
    let body = std::mem::take(blocks);
    blocks.push(if body.is_empty() { Block::Paragraph(caption) } else { Block::Captioned { body, caption } });
}

/// The text beside a single picture.
fn unmarked_caption(blocks: &[Block], has_caption: bool) -> Option<String> {
    let [Block::Figure(figure), Block::Paragraph(content)] = blocks else { return None };
    let text = block::plain_text(content);
    let fits = !has_caption && figure.image.caption.is_none() && text.len() <= LONGEST_CAPTION;
    if fits { tidy(&text) } else { None }
}

/// Moves a text to where it is missing.
fn fill(to: &mut Option<String>, from: &mut Option<String>) {
    if to.is_none() {
        *to = from.take();
    }
}
