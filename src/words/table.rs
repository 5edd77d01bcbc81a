//! What a table of words is: a struct of texts, counts ([`Plural`](super::Plural)) and further tables, of which every
//! language has one as plain static data. The tests of all tables walk over their texts by what stands here.

/// Declares a table as the struct that it is, and lets the tests walk over its texts.
macro_rules! words {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[$doc:meta])* pub $field:ident: $kind:ty,)* }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $name {
            $($(#[$doc])* pub $field: $kind,)*
        }

        #[cfg(test)]
        impl $crate::words::table::Texts for $name {
            fn visit(&self, path: &str, see: &mut dyn FnMut(String, &'static str)) {
                $(self.$field.visit(&[path, ".", stringify!($field)].concat(), see);)*
            }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
pub use checks::*;

#[cfg(test)]
mod checks {
    use crate::words::Plural;

    /// A table, or an entry of one.
    pub trait Texts {
        /// Calls `see` with every text in it, and the path to that: `.errors.offline.title`, `.headlines#few`.
        fn visit(&self, path: &str, see: &mut dyn FnMut(String, &'static str));
    }

    impl Texts for &'static str {
        fn visit(&self, path: &str, see: &mut dyn FnMut(String, &'static str)) {
            see(path.to_owned(), self);
        }
    }

    impl<const N: usize> Texts for [&'static str; N] {
        fn visit(&self, path: &str, see: &mut dyn FnMut(String, &'static str)) {
            self.iter().enumerate().for_each(|(at, text)| see(format!("{path}[{at}]"), text));
        }
    }

    impl Texts for Plural {
        fn visit(&self, path: &str, see: &mut dyn FnMut(String, &'static str)) {
            let forms = [self.zero, self.one, self.two, self.few, self.many, self.other];
            for (name, form) in ["zero", "one", "two", "few", "many", "other"].into_iter().zip(forms) {
                see(format!("{path}#{name}"), form);
            }
        }
    }

    /// Every text of a table, with the path to it.
    pub fn texts(table: &dyn Texts) -> Vec<(String, &'static str)> {
        let mut out = Vec::new();
        table.visit("", &mut |path, text| out.push((path, text)));
        out
    }

    /// The names of the placeholders of a text, sorted; one that stands there twice is there twice.
    pub fn placeholders(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> =
            text.split('{').skip(1).map(|rest| rest.split_once('}').expect("a closed placeholder").0).collect();
        found.sort_unstable();
        found
    }

    /// Asserts that a table lacks no text and has the placeholders that the English one has, but in counts, of which
    /// some languages say the number in words.
    pub fn assert_complete(table: &dyn Texts, english: &dyn Texts) {
        for ((path, text), (same, original)) in texts(table).into_iter().zip(texts(english)) {
            assert_eq!(path, same);
            assert!(!text.trim().is_empty(), "{path}");
            if !path.contains('#') {
                assert_eq!(placeholders(text), placeholders(original), "{path}: {text}");
            }
        }
    }

    /// Asserts that French signs of two parts keep to their words by a space that cannot break, and that no apostrophe
    /// is that of a typewriter.
    pub fn assert_french_typography(table: &dyn Texts) {
        for (path, text) in texts(table) {
            for wrong in [" :", " ;", " !", " ?", "« ", " »", "'"] {
                assert!(!text.contains(wrong), "{path}: {text}");
            }
        }
    }
}
