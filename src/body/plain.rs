//! Plain text: a blank line ends a paragraph, a line break is a line break. Nothing is read into it: a `<` is a `<`,
//! and an address is text.

use crate::model::{Block, Inline};
use crate::text::strip_truncation;

/// The paragraphs of a text, without what a feed adds where it cuts one (`[+123 chars]`).
pub fn to_blocks(text: &str) -> Vec<Block> {
    let text = strip_truncation(text);
    let mut blocks = Vec::new();
    let mut paragraph = Vec::new();
    for line in lines(text) {
        if line.is_empty() {
            end_paragraph(&mut paragraph, &mut blocks);
            continue;
        }
        if !paragraph.is_empty() {
            paragraph.push(Inline::Break);
        }
        paragraph.push(Inline::Text(line.to_owned()));
    }
    end_paragraph(&mut paragraph, &mut blocks);
    blocks
}

/// The lines without the spaces around them. A carriage return ends a line, with or without its line feed: in the
/// latter case the empty line between the two would end a paragraph, so it is not taken for one.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .map(|line| line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')))
}

fn end_paragraph(paragraph: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(paragraph)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    #[test]
    fn a_blank_line_ends_a_paragraph_and_a_single_one_breaks_it() {
        let expected = vec![
            Block::Paragraph(vec![text("One <b>two"), Inline::Break, text("three")]),
            Block::Paragraph(vec![text("https://example.org/")]),
        ];
        assert_eq!(to_blocks("\n One <b>two\nthree \n \n\n\thttps://example.org/\n"), expected);
        assert_eq!(to_blocks("One <b>two\r\nthree\r\n\r\nhttps://example.org/"), expected);
        assert_eq!(to_blocks("One <b>two\rthree\r\rhttps://example.org/"), expected);
    }

    #[test]
    fn a_text_of_spaces_has_no_paragraph() {
        assert_eq!(to_blocks(" \u{a0}\n\u{feff}\r\n"), []);
    }

    proptest! {
        #[test]
        fn every_character_that_is_no_space_is_kept_in_order(input in "(?s)[a-c<&\n\r \u{a0}é]{0,80}") {
            let shown: String = crate::model::block::body_text(&to_blocks(&input));
            let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&shown), solid(&input));
        }
    }
}
