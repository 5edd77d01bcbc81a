//! Counts the words of a story, and estimates the reading time.

/// Words per minute. Miniflux counts 265 for Latin script and 500 characters for Chinese,
/// Japanese and Korean; news with figures and names reads a little more slowly.
const WORDS_A_MINUTE: usize = 240;

/// Counts the words of a text. In scripts without spaces (Chinese, Japanese, Korean) two characters count as a word.
pub fn count(text: &str) -> usize {
    let mut words = 0;
    let mut characters = 0;
    for word in text.split_whitespace() {
        let unspaced = word.chars().filter(|character| is_unspaced(*character)).count();
        characters += unspaced;
        words += usize::from(unspaced == 0 && word.chars().any(char::is_alphanumeric));
    }
    words + characters.div_ceil(2)
}

/// Returns the minutes for a number of words: at least one.
pub fn minutes(words: usize) -> usize {
    words.div_ceil(WORDS_A_MINUTE).max(1)
}

/// Kana, the CJK ideographs and Hangul syllables.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_has_letters_or_digits() {
        assert_eq!(count("One two — three, 4."), 4);
        assert_eq!(count("  \n "), 0);
    }

    #[test]
    fn two_japanese_characters_are_a_word() {
        assert_eq!(count("夢の超特急が走り出した朝"), 6);
    }

    #[test]
    fn reading_takes_at_least_a_minute() {
        assert_eq!([minutes(0), minutes(240), minutes(241)], [1, 1, 2]);
    }
}
