//! Words for whoever does not know the reader's language: a body is drawn in the annex, once, and shown in whatever
//! language the reader has when it is shown. There every word is a *mark*: U+0002, its place in the table, a place for a
//! value, U+0003. What is shown is [`told`] with the words of the moment. A text of a backend's that holds such
//! characters shows a word of ours, and that is all it can do.

use super::{Entry, Words, fill, loaded};

const BEGINS: char = '\u{2}';
const ENDS: char = '\u{3}';
/// How many digits a place in the table has.
const DIGITS: usize = 3;

/// The table of marks. Each call makes one for good, so it is called once a program.
pub(super) fn table() -> &'static Words {
    let mark = |at: usize| -> &'static str { Box::leak(format!("{BEGINS}{at:03}{{}}{ENDS}").into_boxed_str()) };
    let marks: Vec<&'static str> = (0..Words::COUNT).map(mark).collect();
    let marks: Box<[&'static str]> = marks.into();
    marks.try_into().map_or_else(|_| loaded::table(Box::new([""; Words::COUNT])), loaded::table)
}

/// A text with the words of a table in the place of the marks.
pub fn told(text: &str, words: &'static Words) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, mark)) = rest.split_once(BEGINS) {
        out.push_str(before);
        rest = mark;
        let Some((at, after)) = mark.split_at_checked(DIGITS) else { break };
        let word = at.parse().ok().and_then(|at: usize| words.texts().get(at));
        if let (Some(word), Some((value, after))) = (word, after.split_once(ENDS)) {
            out.push_str(&fill(word, value));
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use proptest::prelude::*;

    #[test]
    fn a_mark_becomes_its_word_with_its_value() {
        let (marks, words) = (Words::marks(), Language::French.words());
        assert_eq!(told(marks.table_region, words), words.table_region);
        assert_eq!(told(&fill(marks.open_at, "Vimeo {x}"), words), fill(words.open_at, "Vimeo {x}"));
        let label = ["A – ", marks.table_region, "!"].concat();
        assert_eq!(told(&label, words), ["A – ", words.table_region, "!"].concat());
        assert_eq!(told(marks.site_problems_list, words), words.site_problems_list, "the last");
        assert_eq!(told("no mark", words), "no mark");
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        let words = Language::English.words();
        for (text, shown) in
            [("\u{2}", ""), ("\u{2}é1", "é1"), ("\u{2}999{}\u{3}x", "999{}\u{3}x"), ("\u{2}001", "001")]
        {
            assert_eq!(told(text, words), shown, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[\u{2}\u{3}0-9{}aé]{0,30}") {
            told(&text, Language::English.words());
        }
    }
}
