//! What the app stores in the browser between visits, and how it is validated when it is read again. The storage is the
//! reader's: extensions, other programs of the same origin and older versions of this one write there too. So every name
//! carries the version of its meaning, every value is validated, and an invalid one is moved to another name, reported,
//! and treated as missing. A storage that refuses to write, because it is full, locked or switched off, loses the stored
//! values and nothing else.

/// The prefix of every name, with the version of what the values mean.
const PREFIX: &str = "time-plus-news.1.";
/// The prefix of the names of values that were set aside because they are invalid.
pub const ASIDE: &str = "time-plus-news.set-aside.";
/// The longest value that is set aside, in bytes; a longer one is cut.
const LONGEST_ASIDE: usize = 1024;
/// The longest single word, in bytes.
const LONGEST_WORD: usize = 64;
/// The longest list, in bytes.
const LONGEST_LIST: usize = 16 * 1024;
/// The longest key of a list, in bytes: a host may have as many (RFC 1035 §2.3.4).
const LONGEST_KEY: usize = 253;
/// The most keys of a list.
const MOST_KEYS: usize = 200;
/// The most scroll positions that are stored.
pub const MOST_PLACES: usize = 100;
/// The greatest number of an entry of the history that is believed.
const GREATEST_ENTRY: u32 = 1_000_000_000;

/// A store of texts under names.
pub trait KeyValueStore {
    /// The text stored under a name.
    fn get(&self, name: &str) -> Option<String>;
    /// Stores a text under a name, or removes it with `None`. The store may refuse.
    fn set(&self, name: &str, text: Option<&str>);
    /// Reports to the site's maintainer that the value under a name was invalid and has been set aside.
    fn warn(&self, name: &str);
}

/// The word stored under a name, if it is one of the allowed words.
pub fn word(store: &dyn KeyValueStore, name: &str, is_one: &dyn Fn(&str) -> bool) -> Option<String> {
    read(store, name, LONGEST_WORD, is_one)
}

/// Stores a word, or a list in the form that [`keys`] reads, under a name; `None` removes it.
pub fn write(store: &dyn KeyValueStore, name: &str, text: Option<&str>) {
    store.set(&[PREFIX, name].concat(), text);
}

/// The list of keys (words for providers, hosts) stored under a name; empty if it is invalid.
pub fn keys(store: &dyn KeyValueStore, name: &str) -> Vec<String> {
    let is_list = |text: &str| text.split(' ').count() <= MOST_KEYS && text.split(' ').all(is_key);
    let text = read(store, name, LONGEST_LIST, &is_list);
    text.iter().flat_map(|text| text.split(' ')).map(str::to_owned).collect()
}

/// Stores a list of keys under a name; if there are too many, the last ones.
pub fn write_keys(store: &dyn KeyValueStore, name: &str, keys: &[String]) {
    let sound: Vec<&str> = keys.iter().map(String::as_str).filter(|key| is_key(key)).collect();
    let mut stored = sound.get(sound.len().saturating_sub(MOST_KEYS)..).unwrap_or_default();
    while let ([_, rest @ ..], true) = (stored, stored.iter().map(|key| key.len() + 1).sum::<usize>() > LONGEST_LIST) {
        stored = rest;
    }
    write(store, name, (!stored.is_empty()).then(|| stored.join(" ")).as_deref());
}

/// Whether a text is a key: lower-case letters, digits, and the marks of a host (some have a line under).
fn is_key(text: &str) -> bool {
    (1..=LONGEST_KEY).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._:[]".contains(&byte))
}

/// Scroll positions, each with the number of its entry in the browser's history.
pub fn places(store: &dyn KeyValueStore, name: &str) -> Vec<(u32, f64)> {
    let is_list =
        |text: &str| text.split(' ').count() <= MOST_PLACES && text.split(' ').all(|pair| place(pair).is_some());
    let text = read(store, name, LONGEST_LIST, &is_list);
    text.iter().flat_map(|text| text.split(' ')).filter_map(place).collect()
}

/// Stores scroll positions under a name.
pub fn write_places(store: &dyn KeyValueStore, name: &str, places: &[(u32, f64)]) {
    let pair = |(entry, place): &(u32, f64)| [entry.to_string(), (*place as u32).to_string()].join(":");
    let text = places.iter().map(pair).collect::<Vec<_>>().join(" ");
    write(store, name, (!text.is_empty()).then_some(&text));
}

fn place(pair: &str) -> Option<(u32, f64)> {
    let (entry, place) = pair.split_once(':')?;
    let entry = entry.parse().ok().filter(|entry| *entry <= GREATEST_ENTRY)?;
    Some((entry, f64::from(place.parse::<u32>().ok()?)))
}

/// The text under a name, if it is valid; an invalid one is set aside.
fn read(store: &dyn KeyValueStore, name: &str, longest: usize, is_whole: &dyn Fn(&str) -> bool) -> Option<String> {
    parsed(store, name, longest, &|text| is_whole(text).then(|| text.to_owned()))
}

/// Parses the text under a name; one that is longer than `longest` bytes or cannot be parsed is set aside.
pub fn parsed<T>(
    store: &dyn KeyValueStore,
    name: &str,
    longest: usize,
    parse: &dyn Fn(&str) -> Option<T>,
) -> Option<T> {
    let text = store.get(&[PREFIX, name].concat())?;
    let value = if text.len() <= longest { parse(&text) } else { None };
    if value.is_none() {
        set_aside(store, name, &text);
    }
    value
}

/// Moves the beginning of an invalid text to the name of values that were set aside, and reports it.
pub fn set_aside(store: &dyn KeyValueStore, name: &str, text: &str) {
    let full = [PREFIX, name].concat();
    store.set(&[ASIDE, name].concat(), text.get(..text.floor_char_boundary(LONGEST_ASIDE)));
    store.set(&full, None);
    store.warn(&full);
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
        warnings: RefCell<Vec<String>>,
        is_full: bool,
    }

    impl KeyValueStore for Memory {
        fn get(&self, name: &str) -> Option<String> {
            self.texts.borrow().iter().find(|(known, _)| known == name).map(|(_, text)| text.clone())
        }

        fn set(&self, name: &str, text: Option<&str>) {
            self.texts.borrow_mut().retain(|(known, _)| known != name);
            if let Some(text) = text.filter(|_| !self.is_full) {
                self.texts.borrow_mut().push((name.into(), text.into()));
            }
        }

        fn warn(&self, name: &str) {
            self.warnings.borrow_mut().push(name.into());
        }
    }

    fn with(name: &str, text: &str) -> Memory {
        let memory = Memory::default();
        memory.set(&[PREFIX, name].concat(), Some(text));
        memory
    }

    fn theme(store: &dyn KeyValueStore) -> Option<String> {
        word(store, "theme", &|word| word == "dark" || word == "light")
    }

    #[test]
    fn a_word_is_one_of_the_allowed_words() {
        assert_eq!(theme(&Memory::default()), None);
        let memory = with("theme", "dark");
        assert_eq!(theme(&memory).as_deref(), Some("dark"));
        assert!(memory.warnings.borrow().is_empty());
    }

    #[test]
    fn an_invalid_value_is_set_aside_and_reported_once() {
        let memory = with("theme", "dark\"><script>");
        assert_eq!(theme(&memory), None);
        assert_eq!(memory.get("time-plus-news.set-aside.theme").as_deref(), Some("dark\"><script>"));
        assert_eq!(*memory.warnings.borrow(), ["time-plus-news.1.theme"]);
        assert_eq!(theme(&memory), None);
        assert_eq!(memory.warnings.borrow().len(), 1);
        write(&memory, "theme", Some("light"));
        assert_eq!(theme(&memory).as_deref(), Some("light"));
    }

    #[test]
    fn a_long_value_that_is_set_aside_is_cut() {
        let memory = with("theme", &"é".repeat(1_000_000));
        assert_eq!(theme(&memory), None);
        assert_eq!(memory.get("time-plus-news.set-aside.theme").unwrap().len(), LONGEST_ASIDE);
    }

    #[test]
    fn a_store_that_refuses_loses_the_stored_values_and_nothing_else() {
        let memory = Memory { is_full: true, ..Memory::default() };
        write(&memory, "theme", Some("dark"));
        write_keys(&memory, "allowed", &["youtube".into()]);
        assert_eq!((theme(&memory), keys(&memory, "allowed")), (None, vec![]));
    }

    #[test]
    fn values_of_another_version_are_not_read() {
        let memory = Memory::default();
        memory.set("time-plus-news.2.theme", Some("dark"));
        memory.set("time-plus-news.theme", Some("dark"));
        assert_eq!(theme(&memory), None);
        assert_eq!(memory.texts.borrow().len(), 2);
    }

    #[test]
    fn keys_are_stored_and_read() {
        let memory = Memory::default();
        let list = ["youtube", "my_charts.example", "xn--bcher-kva.example", "[::1]"].map(str::to_owned);
        write_keys(&memory, "allowed", &list);
        assert_eq!(keys(&memory, "allowed"), list);
        write_keys(&memory, "allowed", &[]);
        assert_eq!(memory.texts.borrow().len(), 0);
        let many: Vec<String> = (0..500).map(|at| at.to_string() + &"a".repeat(200)).collect();
        write_keys(&memory, "allowed", &many);
        let stored = keys(&memory, "allowed");
        assert!(stored.len() > 50 && stored.last() == many.last(), "{}", stored.len());
    }

    #[test]
    fn a_list_with_one_invalid_key_is_set_aside() {
        for text in ["", " ", "youtube  x", "YouTube", "a/b", "youtube\u{0}", &"a".repeat(254), &"a ".repeat(300)] {
            let memory = with("allowed", text);
            assert_eq!(keys(&memory, "allowed"), Vec::<String>::new(), "{text}");
            assert_eq!(memory.warnings.borrow().len(), 1, "{text}");
        }
    }

    #[test]
    fn places_are_stored_and_read() {
        let memory = Memory::default();
        write_places(&memory, "places", &[(1, 0.0), (2, 1234.6)]);
        assert_eq!(places(&memory, "places"), [(1, 0.0), (2, 1234.0)]);
        for text in ["1", "1:-1", "1:2 x", "4294967295:1", "1:1e9", &"1:1 ".repeat(101)] {
            let memory = with("places", text);
            assert_eq!(places(&memory, "places"), [], "{text}");
            assert_eq!(memory.warnings.borrow().len(), 1, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_stored_text_breaks_its_reader(text in "[0-9a-z :.,\\[\\]\u{0}é\"<>-]{0,80}") {
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
        fn stored_keys_are_read_again(list in prop::collection::vec("[a-z0-9.-]{1,20}", 0..50)) {
            let memory = Memory::default();
            write_keys(&memory, "a", &list);
            prop_assert_eq!(keys(&memory, "a"), list);
        }
    }
}
