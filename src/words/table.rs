//! Tables of strings: structs of texts, plural forms ([`Plural`](super::Plural)) and nested tables, with one static value
//! per language; and what the tests of all tables share.

/// Declares a table and, in tests, lets its texts be visited.
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

    /// A table or one of its entries.
    pub trait Texts {
        /// Calls `see` with every text and its path: `.errors.offline.title`, `.headlines#few`.
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

    /// All texts of a table with their paths.
    pub fn texts(table: &dyn Texts) -> Vec<(String, &'static str)> {
        let mut out = Vec::new();
        table.visit("", &mut |path, text| out.push((path, text)));
        out
    }

    /// The names of the placeholders in a text, sorted, with repetitions.
    pub fn placeholders(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> =
            text.split('{').skip(1).map(|rest| rest.split_once('}').expect("a closed placeholder").0).collect();
        found.sort_unstable();
        found
    }

    /// Asserts that a table has no empty text and the same placeholders as the English one. Plural forms are exempt,
    /// because some languages spell the number out.
    pub fn assert_complete(table: &dyn Texts, english: &dyn Texts) {
        for ((path, text), (same, original)) in texts(table).into_iter().zip(texts(english)) {
            assert_eq!(path, same);
            assert!(!text.trim().is_empty(), "{path}");
            if !path.contains('#') {
                assert_eq!(placeholders(text), placeholders(original), "{path}: {text}");
            }
        }
    }

    /// Asserts that French double punctuation has a no-break space before it, and that apostrophes are typographic.
    pub fn assert_french_typography(table: &dyn Texts) {
        for (path, text) in texts(table) {
            for wrong in [" :", " ;", " !", " ?", "« ", " »", "'"] {
                assert!(!text.contains(wrong), "{path}: {text}");
            }
        }
    }
}
