//! One line of text in the making. White space is collapsed as CSS does it for `white-space: normal`: runs are one
//! space, none stands at the edges or beside a line break, and a space that straddles the edge of a format stands
//! outside of it.
//!
//! Formats are opened lazily, by the first text that stands in them: so an empty `<b></b>` leaves no trace, and a line
//! that ends inside a format (a picture in a link, a paragraph in a `<b>`) goes on with it on the next.

use super::elements::Mark;
use crate::model::block::{Anchor, Marks};
use crate::model::{Inline, SafeUrl};

/// How many formats may stand inside one another.
pub(super) const DEPTH: usize = 32;
/// On how many lines one link may stand. Real ones need a few; without a bound a long address around many short
/// paragraphs would be copied into each.
const LINES_OF_A_LINK: u8 = 64;

/// What text stands in.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Format {
    /// A mark.
    Marked(Mark),
    /// Letters that stand for these words.
    Abbreviated(String),
    /// Text with an anchor, a language or a direction.
    Within(Marks),
    /// A link to an anchor of the story.
    Referring(Anchor),
    /// A link, and on how many further lines it may stand.
    Linked(SafeUrl, u8),
    /// A link that has stood on enough lines.
    Spent,
}

impl Format {
    /// A link.
    pub fn link(target: SafeUrl) -> Self {
        Format::Linked(target, LINES_OF_A_LINK)
    }

    /// A link of a card: its first line.
    pub fn card(target: SafeUrl) -> Self {
        Format::Linked(target, 1)
    }

    /// Whether this format inside of `self` would say the same once more, or be a link in a link.
    fn forbids(&self, inner: &Format) -> bool {
        match (self, inner) {
            (Format::Marked(Mark::Quotation | Mark::Superscript | Mark::Subscript), _) => false,
            (Format::Marked(mark), Format::Marked(inner)) => mark == inner,
            (Format::Linked(..) | Format::Referring(_) | Format::Spent, Format::Linked(..) | Format::Referring(_)) => {
                true
            }
            _ => false,
        }
    }
}

/// What stands between the last text and the next, if there is a next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    Breaks(u8),
}

/// A line in the making.
pub(super) struct Line {
    /// The formats that the next text stands in, outermost first.
    wanted: Vec<Format>,
    /// The content of the line, and of each format that has been opened in it.
    frames: Vec<Vec<Inline>>,
    gap: Gap,
    /// Inside how many code elements the next text stands.
    code: usize,
    /// Whether the code element has no text yet: its first does not join what stands before it.
    code_begins: bool,
}

impl Line {
    /// An empty line whose text stands in `marks`.
    pub fn new(marks: Vec<Format>) -> Self {
        Self { wanted: marks, frames: vec![Vec::new()], gap: Gap::None, code: 0, code_begins: false }
    }

    /// The marks that text put here now would stand in; no links.
    pub fn marks(&self) -> Vec<Format> {
        let mark = |format: &Format| match format {
            Format::Marked(_) => Some(format.clone()),
            // An anchor stands once.
            Format::Within(marks) => Some(Format::Within(Marks { anchor: None, ..marks.clone() })),
            _ => None,
        };
        self.wanted.iter().filter_map(mark).filter(|format| *format != Format::Within(Marks::default())).collect()
    }

    /// Whether there is no text yet.
    pub fn is_empty(&self) -> bool {
        self.frames.iter().all(Vec::is_empty)
    }

    /// Whether the next text stands after an empty line.
    pub fn is_split(&self) -> bool {
        matches!(self.gap, Gap::Breaks(2..)) && !self.is_empty()
    }

    /// The text that follows stands in `format`, until [`Self::close`]. When the answer is no, it does not, and there
    /// is nothing to close.
    pub fn open(&mut self, format: Format) -> bool {
        let open = self.wanted.len() < DEPTH && !self.wanted.iter().any(|outer| outer.forbids(&format));
        if open {
            self.wanted.push(format);
        }
        open
    }

    /// Ends the format that was opened last.
    pub fn close(&mut self) {
        let depth = self.wanted.len();
        if let Some(format) = self.wanted.pop()
            && self.frames.len() > depth
        {
            self.fold(&format);
        }
    }

    /// The text that follows is code, until [`Self::close_code`].
    pub fn open_code(&mut self) {
        self.code += 1;
        self.code_begins = true;
    }

    /// Ends the code that was opened last.
    pub fn close_code(&mut self) {
        self.code -= 1;
        self.code_begins = true;
    }

    /// A line break. It shows only when text follows, since a line ends in one anyway.
    pub fn break_line(&mut self) {
        self.gap = match self.gap {
            Gap::Breaks(count) => Gap::Breaks(count.saturating_add(1)),
            Gap::None | Gap::Space => Gap::Breaks(1),
        };
    }

    /// Text, white space as it came.
    pub fn text(&mut self, text: &str) {
        let text = if self.is_empty() { text.trim_start_matches(is_invisible) } else { text };
        let mut words = text.split_ascii_whitespace().peekable();
        if words.peek().is_none() || text.starts_with(|c: char| c.is_ascii_whitespace()) {
            self.space(text);
        }
        while let Some(word) = words.next() {
            self.word(word);
            if words.peek().is_some() {
                self.gap = Gap::Space;
            }
        }
        if text.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.space(text);
        }
    }

    fn space(&mut self, text: &str) {
        if self.gap == Gap::None && !text.is_empty() {
            self.gap = Gap::Space;
        }
    }

    fn word(&mut self, word: &str) {
        self.begin();
        if self.code > 0 && self.code_begins {
            self.push(Inline::Code(word.to_owned()));
            self.code_begins = false;
        } else {
            self.push_text(word, self.code > 0);
        }
    }

    /// Adds what stands between the last word and the next, and opens the formats of the next.
    fn begin(&mut self) {
        let begins = self.is_empty();
        match std::mem::replace(&mut self.gap, Gap::None) {
            Gap::Space if !begins => {
                let is_code = self.code > 0 && !self.code_begins && self.frames.len() > self.wanted.len();
                self.push_text(" ", is_code);
            }
            Gap::Breaks(_) if !begins => self.push(Inline::Break),
            _ => {}
        }
        while self.frames.len() <= self.wanted.len() {
            self.frames.push(Vec::new());
        }
    }

    /// A picture or a formula, as a word of the line.
    pub fn thing(&mut self, thing: Inline) {
        self.begin();
        self.push(thing);
    }

    fn push(&mut self, inline: Inline) {
        if let Some(frame) = self.frames.last_mut() {
            frame.push(inline);
        }
    }

    /// Whether the line ends in a formula.
    pub fn ends_in_math(&self) -> bool {
        self.frames.last().is_some_and(|frame| matches!(frame.last(), Some(Inline::Math(_))))
    }

    fn push_text(&mut self, text: &str, is_code: bool) {
        match (self.frames.last_mut().and_then(|frame| frame.last_mut()), is_code) {
            (Some(Inline::Code(before)), true) | (Some(Inline::Text(before)), false) => before.push_str(text),
            // A space between two formats is no code, although both of them are.
            (_, true) if text != " " => self.push(Inline::Code(text.to_owned())),
            _ => self.push(Inline::Text(text.to_owned())),
        }
    }

    /// Puts the content of the innermost opened format into the one around it.
    fn fold(&mut self, format: &Format) {
        let Some(content) = self.frames.pop() else { return };
        let inline = match format {
            Format::Linked(target, _) => Inline::Link { target: target.clone(), content },
            Format::Marked(Mark::Strong) => Inline::Strong(content),
            Format::Marked(Mark::Emphasis) => Inline::Emphasis(content),
            Format::Marked(Mark::Highlighted) => Inline::Mark(content),
            Format::Marked(Mark::Deleted) => Inline::Deleted(content),
            Format::Marked(Mark::Superscript) => Inline::Superscript(content),
            Format::Marked(Mark::Subscript) => Inline::Subscript(content),
            Format::Marked(Mark::Quotation) => Inline::Quotation(content),
            Format::Marked(Mark::Inserted) => Inline::Inserted(content),
            Format::Marked(Mark::Underlined) => Inline::Underlined(content),
            Format::Marked(Mark::Small) => Inline::Small(content),
            Format::Abbreviated(title) => Inline::Abbreviation { title: title.clone(), content },
            Format::Within(marks) => Inline::Marked { marks: marks.clone(), content },
            Format::Referring(anchor) => Inline::Reference { anchor: anchor.clone(), content },
            Format::Spent => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.extend(content);
                }
                return;
            }
        };
        self.push(inline);
    }

    /// Ends the line: its content, empty when it would show nothing. The next line stands in the same formats.
    pub fn take(&mut self) -> Vec<Inline> {
        self.gap = Gap::None;
        while self.frames.len() > 1 {
            let format = self.wanted[self.frames.len() - 2].clone();
            if let Format::Linked(_, lines) = &mut self.wanted[self.frames.len() - 2] {
                *lines = lines.saturating_sub(1);
                if *lines == 0 {
                    self.wanted[self.frames.len() - 2] = Format::Spent;
                }
            }
            if let Format::Within(marks) = &mut self.wanted[self.frames.len() - 2] {
                marks.anchor = None;
                if marks.is_empty() {
                    self.wanted[self.frames.len() - 2] = Format::Spent;
                }
            }
            self.fold(&format);
        }
        let content = self.frames.first_mut().map(std::mem::take).unwrap_or_default();
        if shows_nothing(&content) { Vec::new() } else { content }
    }
}

/// White space of HTML, the space that must not break, and the marks that show nothing: at the beginning of a line
/// they are what an editor left there.
fn is_invisible(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '\u{a0}' | '\u{200b}' | '\u{feff}')
}

fn holds_thing(inline: &Inline) -> bool {
    matches!(inline, Inline::Image(_) | Inline::Math(_)) || inline.content().iter().any(holds_thing)
}

fn shows_nothing(content: &[Inline]) -> bool {
    if content.iter().any(holds_thing) {
        return false;
    }
    let text = crate::model::block::plain_text(content);
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRONG: Format = Format::Marked(Mark::Strong);

    fn text(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    fn strong(content: Inline) -> Inline {
        Inline::Strong(vec![content])
    }

    #[test]
    fn a_space_at_the_edge_of_a_format_stands_outside_of_it() {
        let mut line = Line::new(Vec::new());
        line.text(" \n a");
        line.open(STRONG);
        line.text(" b\t");
        line.close();
        line.text(" c ");
        assert_eq!(line.take(), [text("a "), strong(text("b")), text(" c")]);
    }

    #[test]
    fn a_format_without_text_leaves_nothing_behind() {
        let mut line = Line::new(Vec::new());
        line.text("a ");
        line.open(STRONG);
        line.text(" ");
        line.close();
        line.text(" b");
        assert_eq!(line.take(), [text("a b")]);
    }

    #[test]
    fn a_line_that_ends_inside_a_format_goes_on_with_it() {
        let mut line = Line::new(Vec::new());
        line.open(STRONG);
        line.text("a");
        assert_eq!(line.take(), [strong(text("a"))]);
        line.text("b");
        line.close();
        line.text("c");
        assert_eq!(line.take(), [strong(text("b")), text("c")]);
    }

    #[test]
    fn two_pieces_of_code_stay_two_and_the_spaces_in_one_stay_code() {
        let mut line = Line::new(Vec::new());
        for code in ["a  b", "c"] {
            line.open_code();
            line.text(code);
            line.close_code();
            line.text(" ");
        }
        assert_eq!(line.take(), [Inline::Code("a b".into()), text(" "), Inline::Code("c".into())]);
    }

    #[test]
    fn a_break_shows_between_texts_only() {
        let mut line = Line::new(Vec::new());
        line.break_line();
        line.text("a ");
        line.break_line();
        line.text(" b");
        line.break_line();
        assert!(!line.is_split());
        assert_eq!(line.take(), [text("a"), Inline::Break, text("b")]);
    }

    #[test]
    fn a_link_stands_in_no_link_and_on_so_many_lines_only() {
        let url = crate::model::SafeUrl::parse("https://example.org/", None).unwrap();
        let link = || Format::link(url.clone());
        let mut line = Line::new(Vec::new());
        assert!(line.open(link()));
        assert!(!line.open(link()));
        let is_link = |content: &[Inline]| matches!(content, [Inline::Link { .. }]);
        for at in 0..LINES_OF_A_LINK + 3 {
            line.text("a");
            assert_eq!(is_link(&line.take()), at < LINES_OF_A_LINK);
        }
    }

    #[test]
    fn a_line_of_nothing_that_shows_is_empty() {
        let mut line = Line::new(Vec::new());
        line.text(" \u{a0}\u{200b} \u{feff}");
        assert!(line.is_empty());
        line.text("\u{2003}");
        assert_eq!(line.take(), []);
    }
}
