//! Word count and reading time.

use crate::browser::unicode;

/// Words per minute that adults read on average, in English and related languages.
const WORDS_PER_MINUTE: usize = 230;
/// Chinese, Japanese or Korean characters read per minute.
const CJK_PER_MINUTE: usize = 500;

/// Counts words. Chinese, Japanese and Korean, which don't separate words, are counted by character.
pub fn word_count(text: &str) -> usize {
    let (words, cjk) = count(text);
    words + cjk
}

/// Estimates the reading time in minutes, rounded up, at least one.
pub fn reading_minutes(text: &str) -> usize {
    let (words, cjk) = count(text);
    (words * CJK_PER_MINUTE + cjk * WORDS_PER_MINUTE).div_ceil(WORDS_PER_MINUTE * CJK_PER_MINUTE).max(1)
}

/// Counts words separated by white space or long dashes, and CJK characters.
fn count(text: &str) -> (usize, usize) {
    let (mut words, mut cjk, mut in_word) = (0, 0, false);
    for character in text.chars() {
        if is_cjk(character) {
            cjk += 1;
            in_word = false;
        } else if character.is_whitespace() || matches!(character, '—' | '–' | '\u{200b}') {
            in_word = false;
        } else if !in_word && unicode::is_alphanumeric(character) {
            words += 1;
            in_word = true;
        }
    }
    (words, cjk)
}

/// Whether the character is Han, kana, bopomofo or Hangul, not punctuation.
const fn is_cjk(character: char) -> bool {
    matches!(
        character,
        '\u{3005}'..='\u{3007}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30a1}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}'
            | '\u{3105}'..='\u{312f}'
            | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff66}'..='\u{ff9d}'
            | '\u{20000}'..='\u{323af}'
    )
}
