use super::*;
use crate::body::BodyContext;
use crate::model::block::{body_text, plain_text};
use crate::model::{Block, Inline};
use proptest::prelude::*;

fn written(text: &str, spans: &[(u64, u64, &str)]) -> Vec<Block> {
    let context = BodyContext { base: None, document: &crate::json::Value::Null };
    let mut out = Writer::new(&context);
    let spans: Vec<Span> = spans
        .iter()
        .map(|(start, end, name)| Span { start: *start, end: *end, style: mark(name).unwrap_or(Style::Link(name)) })
        .collect();
    out.element("p", &[], &mut |out| write(text, &spans, out));
    out.finish()
}

/// A paragraph in brackets: `s[…]`, `e[…]`, `a[…]`, `c[…]`.
fn brief(blocks: &[Block]) -> String {
    let [Block::Paragraph(content)] = blocks else { return format!("{blocks:?}") };
    fn inlines(content: &[Inline]) -> String {
        content
            .iter()
            .map(|inline| match inline {
                Inline::Text(text) => text.clone(),
                Inline::Strong(inner) => format!("s[{}]", inlines(inner)),
                Inline::Emphasis(inner) => format!("e[{}]", inlines(inner)),
                Inline::Code(text) => format!("c[{text}]"),
                Inline::Break => "/".to_owned(),
                Inline::Link { target: url, content } => {
                    format!("a({})[{}]", url.host(), inlines(content))
                }
                other => format!("{other:?}"),
            })
            .collect()
    }
    inlines(content)
}

#[test]
fn parts_that_overlap_are_written_in_pieces() {
    assert_eq!(brief(&written("abcdef", &[(0, 4, "bold"), (2, 6, "italic")])), "s[abe[cd]]e[ef]");
    assert_eq!(brief(&written("abcdef", &[(1, 3, "em"), (2, 2, "em"), (1, 3, "em")])), "ae[bc]def");
}

#[test]
fn a_link_stays_one_whatever_begins_and_ends_in_it() {
    let spans = [(1, 3, "strong"), (0, 5, "https://a.example/"), (4, 6, "code")];
    assert_eq!(brief(&written("abcdef", &spans)), "a(a.example)[as[bc]dc[e]]c[f]");
}

#[test]
fn of_links_that_overlap_the_later_begins_where_the_earlier_ends() {
    let spans = [(2, 6, "https://b.example/"), (0, 4, "https://a.example/"), (1, 3, "https://c.example/")];
    assert_eq!(brief(&written("abcdef", &spans)), "a(a.example)[abcd]a(b.example)[ef]");
}

#[test]
fn places_count_utf_16_and_part_no_character() {
    assert_eq!(brief(&written("😀é😀b", &[(2, 3, "strong")])), "😀s[é]😀b");
    assert_eq!(brief(&written("a😀b", &[(2, 3, "strong")])), "as[😀]b");
    assert_eq!(brief(&written("a😀b", &[(1, 2, "strong")])), "as[😀]b");
    assert_eq!(brief(&written("a😀b", &[(2, 2, "strong")])), "a😀b");
}

#[test]
fn places_past_the_end_are_the_end_and_a_part_that_ends_before_it_begins_is_none() {
    assert_eq!(brief(&written("ab", &[(1, u64::MAX, "em")])), "ae[b]");
    assert_eq!(brief(&written("ab", &[(7, 9, "em"), (2, 1, "em"), (u64::MAX, 0, "em")])), "ab");
}

#[test]
fn a_line_ends_where_it_ends_inside_of_parts_too() {
    assert_eq!(brief(&written("a\nb", &[(0, 3, "em")])), "e[a/b]");
}

#[test]
fn a_link_that_is_none_leaves_its_words() {
    assert_eq!(brief(&written("ab c", &[(0, 2, "javascript:alert(1)")])), "ab c");
}

proptest! {
    #[test]
    fn no_parts_change_the_text(
        text in "[a-cé😀 \n]{0,24}",
        spans in prop::collection::vec((0..30u64, 0..30u64, prop::sample::select(vec!["em", "bold", "code", "sup", "https://a.example/"])), 0..12),
    ) {
        let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let blocks = written(&text, &spans);
        prop_assert_eq!(solid(&body_text(&blocks)), solid(&text));
        for block in &blocks {
            let Block::Paragraph(content) = block else { panic!("{block:?}") };
            prop_assert!(!plain_text(content).trim().is_empty());
        }
    }
}
