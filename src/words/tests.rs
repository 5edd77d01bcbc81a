use super::table::{Texts, assert_complete, assert_french_typography, placeholders, texts};
use super::*;

fn entries(language: Language) -> Vec<(String, &'static str)> {
    texts(language.words())
}

#[test]
fn every_language_has_all_texts_and_placeholders() {
    for language in Language::ALL {
        assert_complete(language.words(), Language::English.words());
    }
}

#[test]
fn every_text_of_a_table_is_visited() {
    let paths: Vec<String> = entries(Language::English).into_iter().map(|(path, _)| path).collect();
    for path in [".tag", ".headlines#few", ".errors.offline.title", ".errors.not_offered.advice", ".site_problems_list"]
    {
        assert!(paths.iter().any(|known| known == path), "{path}");
    }
    let lists = [["a", "b"]];
    let mut seen = Vec::new();
    lists[0].visit(".by", &mut |path, text| seen.push((path, text)));
    assert_eq!(seen, [(".by[0]".to_owned(), "a"), (".by[1]".to_owned(), "b")]);
}

#[test]
fn plural_forms_contain_the_number_unless_they_spell_it_out() {
    for language in Language::ALL {
        for (path, text) in entries(language) {
            match path.split_once('#').map(|(_, form)| form) {
                Some("few" | "many" | "other") => assert_eq!(placeholders(text), ["n"], "{} {path}", language.tag()),
                Some(_) => assert!(placeholders(text).iter().all(|name| *name == "n"), "{} {path}", language.tag()),
                None => {}
            }
        }
    }
}

#[test]
fn arabic_isolates_every_value_that_may_be_in_latin_script() {
    for (path, text) in entries(Language::Arabic) {
        for place in ["{}", "{host}"] {
            let isolated = format!("\u{2068}{place}\u{2069}");
            assert_eq!(text.matches(place).count(), text.matches(&isolated).count(), "{path}");
        }
    }
}

#[test]
fn french_double_punctuation_follows_a_no_break_space() {
    assert_french_typography(Language::French.words());
}

#[test]
fn a_language_is_recognised_by_the_primary_subtag() {
    assert_eq!(Language::from_tag("fr-CA"), Some(Language::French));
    assert_eq!(Language::from_tag("AR_EG"), Some(Language::Arabic));
    assert_eq!(Language::from_tag(" en "), Some(Language::English));
    for unknown in ["", "de", "eng", "french", "-en"] {
        assert_eq!(Language::from_tag(unknown), None, "{unknown}");
    }
    for language in Language::ALL {
        assert_eq!(Language::from_tag(language.tag()), Some(language));
    }
}

#[test]
fn a_count_has_the_form_of_its_plural_category() {
    let forms = Plural { zero: "0", one: "1", two: "2", few: "3", many: "11", other: "100" };
    let categories = ["zero", "one", "two", "few", "many", "other", "unknown"];
    assert_eq!(categories.map(|category| forms.form(category)), ["0", "1", "2", "3", "11", "100", "100"]);
}
