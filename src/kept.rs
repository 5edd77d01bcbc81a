//! What the app keeps in a browser from one visit to the next, and what it believes of it. The store is the reader's:
//! extensions, other programs of the same origin and older versions of this one write there too. So every name carries
//! the version of its meaning, every value is held against what it may be, and one that is not whole is set aside under
//! another name, told, and taken for one that is not there. A store that refuses to keep anything, because it is full,
//! locked or switched off, loses what is kept and nothing else.

/// The prefix of every name, with the version of what the values mean.
const PREFIX: &str = "time-plus-news.1.";
/// The prefix of what was set aside.
pub const ASIDE: &str = "time-plus-news.set-aside.";
/// How much is kept of a value that was set aside, in bytes.
const LONGEST_ASIDE: usize = 1024;
/// The longest single word, in bytes.
const LONGEST_WORD: usize = 64;
/// The longest list, in bytes.
const LONGEST_LIST: usize = 16 * 1024;
/// The longest key of a list, in bytes: a host may have as many (RFC 1035 §2.3.4).
const LONGEST_KEY: usize = 253;
/// The most keys of a list.
const MOST_KEYS: usize = 200;
/// The most places that are kept.
pub const MOST_PLACES: usize = 100;
/// The greatest number of an entry of the history that is believed.
const GREATEST_ENTRY: u32 = 1_000_000_000;

/// Where texts are kept under names.
pub trait Shelf {
    /// The text under a name.
    fn get(&self, name: &str) -> Option<String>;
    /// Keeps a text under a name, or takes away what is there. It may be refused.
    fn set(&self, name: &str, text: Option<&str>);
    /// Tells whoever looks after the app that what stood under a name was set aside.
    fn tell(&self, name: &str);
}

/// The word under a name, when it is one of those that it may be.
pub fn word(shelf: &dyn Shelf, name: &str, is_one: &dyn Fn(&str) -> bool) -> Option<String> {
    read(shelf, name, LONGEST_WORD, is_one)
}

/// Keeps a word, or a list as [`keys`] reads it, under a name; nothing takes it away.
pub fn keep(shelf: &dyn Shelf, name: &str, text: Option<&str>) {
    shelf.set(&[PREFIX, name].concat(), text);
}

/// The list of keys (words for providers, hosts) under a name; one that is damaged is empty.
pub fn keys(shelf: &dyn Shelf, name: &str) -> Vec<String> {
    let is_list = |text: &str| text.split(' ').count() <= MOST_KEYS && text.split(' ').all(is_key);
    let text = read(shelf, name, LONGEST_LIST, &is_list);
    text.iter().flat_map(|text| text.split(' ')).map(str::to_owned).collect()
}

/// Keeps a list of keys under a name, the last where there are too many.
pub fn keep_keys(shelf: &dyn Shelf, name: &str, keys: &[String]) {
    let sound: Vec<&str> = keys.iter().map(String::as_str).filter(|key| is_key(key)).collect();
    let mut kept = sound.get(sound.len().saturating_sub(MOST_KEYS)..).unwrap_or_default();
    while let ([_, rest @ ..], true) = (kept, kept.iter().map(|key| key.len() + 1).sum::<usize>() > LONGEST_LIST) {
        kept = rest;
    }
    keep(shelf, name, (!kept.is_empty()).then(|| kept.join(" ")).as_deref());
}

/// Whether a text is a key: lower-case letters, digits, and the marks of a host (some have a line under).
fn is_key(text: &str) -> bool {
    (1..=LONGEST_KEY).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._:[]".contains(&byte))
}

/// The places where the reader was, each with the number of its entry in the history.
pub fn places(shelf: &dyn Shelf, name: &str) -> Vec<(u32, f64)> {
    let is_list =
        |text: &str| text.split(' ').count() <= MOST_PLACES && text.split(' ').all(|pair| place(pair).is_some());
    let text = read(shelf, name, LONGEST_LIST, &is_list);
    text.iter().flat_map(|text| text.split(' ')).filter_map(place).collect()
}

/// Keeps places under a name.
pub fn keep_places(shelf: &dyn Shelf, name: &str, places: &[(u32, f64)]) {
    let pair = |(entry, place): &(u32, f64)| [entry.to_string(), (*place as u32).to_string()].join(":");
    let text = places.iter().map(pair).collect::<Vec<_>>().join(" ");
    keep(shelf, name, (!text.is_empty()).then_some(&text));
}

fn place(pair: &str) -> Option<(u32, f64)> {
    let (entry, place) = pair.split_once(':')?;
    let entry = entry.parse().ok().filter(|entry| *entry <= GREATEST_ENTRY)?;
    Some((entry, f64::from(place.parse::<u32>().ok()?)))
}

/// The text under a name, when it is whole; else it is set aside.
fn read(shelf: &dyn Shelf, name: &str, longest: usize, is_whole: &dyn Fn(&str) -> bool) -> Option<String> {
    parsed(shelf, name, longest, &|text| is_whole(text).then(|| text.to_owned()))
}

/// What the text under a name is read as, where it has no more than `longest` bytes and can be read; else it is set aside.
pub fn parsed<T>(shelf: &dyn Shelf, name: &str, longest: usize, parse: &dyn Fn(&str) -> Option<T>) -> Option<T> {
    let text = shelf.get(&[PREFIX, name].concat())?;
    let value = if text.len() <= longest { parse(&text) } else { None };
    if value.is_none() {
        set_aside(shelf, name, &text);
    }
    value
}

/// Moves the beginning of a damaged text from its name to the name of what was set aside, and tells it.
pub fn set_aside(shelf: &dyn Shelf, name: &str, text: &str) {
    let full = [PREFIX, name].concat();
    shelf.set(&[ASIDE, name].concat(), text.get(..text.floor_char_boundary(LONGEST_ASIDE)));
    shelf.set(&full, None);
    shelf.tell(&full);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cell::RefCell;

    /// A store in memory.
    #[derive(Default)]
    struct Memory {
        texts: RefCell<Vec<(String, String)>>,
        told: RefCell<Vec<String>>,
        is_full: bool,
    }

    impl Shelf for Memory {
        fn get(&self, name: &str) -> Option<String> {
            self.texts.borrow().iter().find(|(known, _)| known == name).map(|(_, text)| text.clone())
        }

        fn set(&self, name: &str, text: Option<&str>) {
            self.texts.borrow_mut().retain(|(known, _)| known != name);
            if let Some(text) = text.filter(|_| !self.is_full) {
                self.texts.borrow_mut().push((name.into(), text.into()));
            }
        }

        fn tell(&self, name: &str) {
            self.told.borrow_mut().push(name.into());
        }
    }

    fn with(name: &str, text: &str) -> Memory {
        let memory = Memory::default();
        memory.set(&[PREFIX, name].concat(), Some(text));
        memory
    }

    fn theme(shelf: &dyn Shelf) -> Option<String> {
        word(shelf, "theme", &|word| word == "dark" || word == "light")
    }

    #[test]
    fn a_word_is_one_of_those_that_it_may_be() {
        assert_eq!(theme(&Memory::default()), None);
        let memory = with("theme", "dark");
        assert_eq!(theme(&memory).as_deref(), Some("dark"));
        assert!(memory.told.borrow().is_empty());
    }

    #[test]
    fn what_is_damaged_is_set_aside_and_told_once() {
        let memory = with("theme", "dark\"><script>");
        assert_eq!(theme(&memory), None);
        assert_eq!(memory.get("time-plus-news.set-aside.theme").as_deref(), Some("dark\"><script>"));
        assert_eq!(*memory.told.borrow(), ["time-plus-news.1.theme"]);
        assert_eq!(theme(&memory), None);
        assert_eq!(memory.told.borrow().len(), 1);
        keep(&memory, "theme", Some("light"));
        assert_eq!(theme(&memory).as_deref(), Some("light"));
    }

    #[test]
    fn of_what_is_set_aside_no_more_is_kept_than_helps() {
        let memory = with("theme", &"é".repeat(1_000_000));
        assert_eq!(theme(&memory), None);
        assert_eq!(memory.get("time-plus-news.set-aside.theme").unwrap().len(), LONGEST_ASIDE);
    }

    #[test]
    fn a_store_that_refuses_loses_what_is_kept_and_nothing_else() {
        let memory = Memory { is_full: true, ..Memory::default() };
        keep(&memory, "theme", Some("dark"));
        keep_keys(&memory, "allowed", &["youtube".into()]);
        assert_eq!((theme(&memory), keys(&memory, "allowed")), (None, vec![]));
    }

    #[test]
    fn what_another_version_has_kept_is_not_read() {
        let memory = Memory::default();
        memory.set("time-plus-news.2.theme", Some("dark"));
        memory.set("time-plus-news.theme", Some("dark"));
        assert_eq!(theme(&memory), None);
        assert_eq!(memory.texts.borrow().len(), 2);
    }

    #[test]
    fn keys_are_kept_and_read() {
        let memory = Memory::default();
        let list = ["youtube", "my_charts.example", "xn--bcher-kva.example", "[::1]"].map(str::to_owned);
        keep_keys(&memory, "allowed", &list);
        assert_eq!(keys(&memory, "allowed"), list);
        keep_keys(&memory, "allowed", &[]);
        assert_eq!(memory.texts.borrow().len(), 0);
        let many: Vec<String> = (0..500).map(|at| at.to_string() + &"a".repeat(200)).collect();
        keep_keys(&memory, "allowed", &many);
        let kept = keys(&memory, "allowed");
        assert!(kept.len() > 50 && kept.last() == many.last(), "{}", kept.len());
    }

    #[test]
    fn a_list_of_keys_with_one_that_is_none_is_set_aside() {
        for text in ["", " ", "youtube  x", "YouTube", "a/b", "youtube\u{0}", &"a".repeat(254), &"a ".repeat(300)] {
            let memory = with("allowed", text);
            assert_eq!(keys(&memory, "allowed"), Vec::<String>::new(), "{text}");
            assert_eq!(memory.told.borrow().len(), 1, "{text}");
        }
    }

    #[test]
    fn places_are_kept_and_read() {
        let memory = Memory::default();
        keep_places(&memory, "places", &[(1, 0.0), (2, 1234.6)]);
        assert_eq!(places(&memory, "places"), [(1, 0.0), (2, 1234.0)]);
        for text in ["1", "1:-1", "1:2 x", "4294967295:1", "1:1e9", &"1:1 ".repeat(101)] {
            let memory = with("places", text);
            assert_eq!(places(&memory, "places"), [], "{text}");
            assert_eq!(memory.told.borrow().len(), 1, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_kept_breaks_a_reader_of_it(text in "[0-9a-z :.,\\[\\]\u{0}é\"<>-]{0,80}") {
            let memory = with("a", &text);
            for key in keys(&memory, "a") {
                prop_assert!(is_key(&key));
            }
            let memory = with("a", &text);
            for (entry, place) in places(&memory, "a") {
                prop_assert!(entry <= GREATEST_ENTRY && (0.0..=f64::from(u32::MAX)).contains(&place));
            }
        }

        #[test]
        fn what_is_kept_is_read_again(list in prop::collection::vec("[a-z0-9.-]{1,20}", 0..50)) {
            let memory = Memory::default();
            keep_keys(&memory, "a", &list);
            prop_assert_eq!(keys(&memory, "a"), list);
        }
    }
}
