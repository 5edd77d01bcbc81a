use super::*;

/// Something in a table that the tests can walk over.
pub trait Walk {
    /// Calls `see` with every string below this entry, and the path to it.
    fn visit(&self, path: &str, see: &mut dyn FnMut(String, &'static str));
}

impl Walk for &'static str {
    fn visit(&self, path: &str, see: &mut dyn FnMut(String, &'static str)) {
        see(path.to_owned(), self);
    }
}

impl Walk for Plural {
    fn visit(&self, path: &str, see: &mut dyn FnMut(String, &'static str)) {
        let forms = [self.zero, self.one, self.two, self.few, self.many, self.other];
        for (name, form) in ["zero", "one", "two", "few", "many", "other"].into_iter().zip(forms) {
            see(format!("{path}#{name}"), form);
        }
    }
}

fn entries(language: Language) -> Vec<(String, &'static str)> {
    let mut out = Vec::new();
    language.words().visit("", &mut |path, text| out.push((path, text)));
    out
}

fn places(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.split('{').skip(1).map(|rest| rest.split_once('}').expect("a place that is closed").0).collect();
    found.sort_unstable();
    found
}

#[test]
fn no_language_lacks_a_word() {
    for language in Language::ALL {
        for (path, text) in entries(language) {
            assert!(!text.trim().is_empty(), "{} {path}", language.tag());
        }
    }
}

#[test]
fn every_language_keeps_a_place_for_the_values_that_english_does() {
    for language in Language::ALL {
        for ((path, english), (same, other)) in entries(Language::English).into_iter().zip(entries(language)) {
            assert_eq!(path, same);
            if !path.contains('#') {
                assert_eq!(places(english), places(other), "{} {path}", language.tag());
            }
        }
    }
}

#[test]
fn a_count_names_its_number_but_where_words_say_it() {
    for language in Language::ALL {
        for (path, text) in entries(language) {
            match path.split_once('#').map(|(_, form)| form) {
                Some("few" | "many" | "other") => assert_eq!(places(text), ["n"], "{} {path}", language.tag()),
                Some(_) => assert!(places(text).iter().all(|name| *name == "n"), "{} {path}", language.tag()),
                None => {}
            }
        }
    }
}

#[test]
fn arabic_isolates_every_value_that_may_be_in_latin_letters() {
    for (path, text) in entries(Language::Arabic) {
        for place in ["{}", "{host}"] {
            let isolated = format!("\u{2068}{place}\u{2069}");
            assert_eq!(text.matches(place).count(), text.matches(&isolated).count(), "{path}");
        }
    }
}

#[test]
fn french_sets_no_double_punctuation_after_a_space_that_can_break() {
    for (path, text) in entries(Language::French).into_iter().filter(|(path, _)| path != ".character_references") {
        for wrong in [" :", " ;", " !", " ?", "« ", " »", "'"] {
            assert!(!text.contains(wrong), "{path}: {text}");
        }
    }
}

#[test]
fn a_language_is_known_by_the_first_part_of_its_tag() {
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
fn a_value_goes_in_its_place_and_is_not_read_again() {
    assert_eq!(fill("Results for “{}”", "a {b} {}"), "Results for “a {b} {}”");
    assert_eq!(fill("{n} headlines", "3"), "3 headlines");
    assert_eq!(fill("no place", "x"), "no place");
    assert_eq!(fill("an open { brace", "x"), "an open { brace");
}

#[test]
fn several_values_go_each_to_its_name_and_an_unknown_name_to_nothing() {
    let values = [("host", "example.org"), ("status", "503")];
    assert_eq!(fill_named("{status} from {host}{other}", &values), "503 from example.org");
}

#[test]
fn a_status_is_told_by_what_the_reader_can_do_about_it() {
    let words = &english::WORDS.errors;
    let status = |status| Error::Status { url: String::new(), status, message: None, retry_after: None };
    for (code, text) in [
        (401, &words.needs_key),
        (403, &words.needs_key),
        (404, &words.not_found),
        (410, &words.not_found),
        (418, &words.other_status),
        (429, &words.too_many_requests),
        (500, &words.server_failed),
        (599, &words.server_failed),
    ] {
        assert_eq!(words.of(&status(code)).title, text.title, "{code}");
    }
}

#[test]
fn a_lost_network_is_told_before_a_forbidden_origin() {
    let words = &english::WORDS.errors;
    let error = |offline, cross_origin| Error::Unreachable { url: String::new(), offline, cross_origin };
    assert_eq!(words.of(&error(true, true)).explanation, words.offline.explanation);
    assert_eq!(words.of(&error(false, true)).explanation, words.cross_origin.explanation);
    assert_eq!(words.of(&error(false, false)).explanation, words.unreachable.explanation);
}

/// The texts of a language as they are served. `TPN_WRITE=1 cargo test words` writes the files anew.
#[test]
fn the_words_that_are_served_are_those_of_the_tables() {
    let public = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    for language in Language::ALL {
        let texts: Vec<&str> = entries(language).into_iter().map(|(_, text)| text).collect();
        assert!(texts.iter().all(|text| !text.contains('\n')), "{}: a text is one line", language.tag());
        let expected = texts.join("\n") + "\n";
        let path = public.join(language.file());
        if std::env::var_os("TPN_WRITE").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &expected).unwrap();
        }
        let served = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(served == expected, "{} is old: TPN_WRITE=1 cargo test words", path.display());
        let read = loaded::read(&served).expect("a whole table");
        let mut again = Vec::new();
        read.visit("", &mut |_, text| again.push(text));
        assert_eq!(again, texts);
    }
}

#[test]
fn a_file_of_words_that_is_no_table_is_not_taken() {
    let whole: String = entries(Language::French).into_iter().map(|(_, text)| [text, "\n"].concat()).collect();
    assert!(loaded::read(&whole).is_some());
    assert!(loaded::read(&whole.replacen('\n', " ", 1)).is_none());
    assert!(loaded::read(&["one more\n", &whole].concat()).is_none());
    assert!(loaded::read("<!doctype html>").is_none());
}
