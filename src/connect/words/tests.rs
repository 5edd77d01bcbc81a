use super::*;

/// Something in a table that the tests can walk over.
pub trait Entry {
    /// Calls `see` with every text below this entry, and the path to it.
    fn visit(&self, path: &str, see: &mut dyn FnMut(String, &'static str));
}

impl Entry for &'static str {
    fn visit(&self, path: &str, see: &mut dyn FnMut(String, &'static str)) {
        see(path.to_owned(), self);
    }
}

impl Entry for Plural {
    fn visit(&self, path: &str, see: &mut dyn FnMut(String, &'static str)) {
        for form in [self.zero, self.one, self.two, self.few, self.many, self.other] {
            see([path, "#"].concat(), form);
        }
    }
}

fn entries(language: Language) -> Vec<(String, &'static str)> {
    let mut out = Vec::new();
    of(language).visit("", &mut |path, text| out.push((path, text)));
    out
}

fn places(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.split('{').skip(1).map(|rest| rest.split_once('}').expect("a place that is closed").0).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn no_language_lacks_a_word_and_all_keep_the_same_places() {
    for language in Language::ALL {
        for ((path, english), (_, other)) in entries(Language::English).into_iter().zip(entries(language)) {
            assert!(!other.trim().is_empty(), "{} {path}", language.tag());
            if !path.ends_with('#') {
                assert_eq!(places(english), places(other), "{} {path}", language.tag());
            }
        }
    }
}

#[test]
fn a_language_is_not_left_in_english() {
    for language in [Language::French, Language::Arabic] {
        for ((path, english), (_, other)) in entries(Language::English).into_iter().zip(entries(language)) {
            // The name of a file is the same in every language, and so may be a short French word.
            assert!(english != other || !english.contains(' '), "{} {path}", language.tag());
        }
    }
}

#[test]
fn french_puts_narrow_spaces_before_its_double_signs() {
    for (path, text) in entries(Language::French) {
        for sign in [" :", " ;", " ?", " !", "« ", " »"] {
            assert!(!text.contains(sign), "{path}: {text}");
        }
    }
}
