use super::*;
use crate::words::table::{assert_complete, assert_french_typography, texts};

#[test]
fn every_language_is_complete_and_has_the_same_placeholders() {
    Language::ALL.into_iter().for_each(|language| assert_complete(of(language), of(Language::English)));
}

#[test]
fn no_sentence_is_left_in_english() {
    for language in [Language::French, Language::Arabic] {
        for ((path, english), (_, other)) in texts(of(Language::English)).into_iter().zip(texts(of(language))) {
            // File names are the same in every language, and so may be a short French word.
            assert!(english != other || !english.contains(' '), "{} {path}", language.tag());
        }
    }
}

#[test]
fn french_has_narrow_spaces_before_double_punctuation() {
    assert_french_typography(of(Language::French));
}
