//! How long a text is to a reader.

use crate::browser::letters;

/// Words that adults read in a minute, as a mean over the studies of English and its neighbours.
const WORDS_PER_MINUTE: usize = 230;
/// Characters of Chinese, Japanese or Korean read in a minute.
const CJK_PER_MINUTE: usize = 500;

/// Words of the text. Chinese, Japanese and Korean, which do not part all words, count by character.
pub fn word_count(text: &str) -> usize {
    let (words, cjk) = count(text);
    words + cjk
}

/// Minutes that reading the text takes, rounded up, and at least one.
pub fn reading_minutes(text: &str) -> usize {
    let (words, cjk) = count(text);
    (words * CJK_PER_MINUTE + cjk * WORDS_PER_MINUTE).div_ceil(WORDS_PER_MINUTE * CJK_PER_MINUTE).max(1)
}

/// Words that blanks or long dashes part, and characters of CJK.
fn count(text: &str) -> (usize, usize) {
    let (mut words, mut cjk, mut in_word) = (0, 0, false);
    for character in text.chars() {
        if is_cjk(character) {
            cjk += 1;
            in_word = false;
        } else if character.is_whitespace() || matches!(character, '—' | '–' | '\u{200b}') {
            in_word = false;
        } else if !in_word && letters::is_alphanumeric(character) {
            words += 1;
            in_word = true;
        }
    }
    (words, cjk)
}

/// Han, kana, bopomofo and Hangul, without their punctuation.
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
