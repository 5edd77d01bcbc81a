use super::*;
use crate::words::table::{assert_complete, assert_french_typography, texts};

#[test]
fn no_language_lacks_a_word_and_all_keep_the_same_places() {
    Language::ALL.into_iter().for_each(|language| assert_complete(of(language), of(Language::English)));
}

#[test]
fn a_language_is_not_left_in_english() {
    for language in [Language::French, Language::Arabic] {
        for ((path, english), (_, other)) in texts(of(Language::English)).into_iter().zip(texts(of(language))) {
            // The name of a file is the same in every language, and so may be a short French word.
            assert!(english != other || !english.contains(' '), "{} {path}", language.tag());
        }
    }
}

#[test]
fn french_puts_narrow_spaces_before_its_double_signs() {
    assert_french_typography(of(Language::French));
}
