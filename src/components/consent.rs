//! What a reader has agreed to see of third parties. Once is enough for one embed; always is kept, by a word for the
//! provider or by the host where anyone may run one, and can be taken back wherever it is made use of.

use leptos::prelude::*;

/// The lasting consents of the reader, to be had from the context. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Consent {
    /// The keys, parted by blanks: no key has one.
    keys: RwSignal<String>,
    keep: fn(&str),
    arrive: fn(&str),
}

impl Consent {
    /// The consents kept from earlier visits (keys parted by blanks), with what keeps them, and what moves the focus to
    /// the element of an id once it shows something else.
    pub fn new(kept: String, keep: fn(&str), arrive: fn(&str)) -> Self {
        Self { keys: RwSignal::new(kept), keep, arrive }
    }

    /// Those of the context; without any, consents that last as long as the page.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| Self::new(String::new(), |_| {}, |_| {}))
    }

    /// Whether there is one under a key. Follows the change of it.
    pub fn has(self, key: &str) -> bool {
        self.keys.with(|keys| keys.split(' ').any(|known| known == key))
    }

    /// The keys of all. Follows the change of them.
    pub fn keys(self) -> Vec<String> {
        self.keys.with(|keys| keys.split_whitespace().map(str::to_owned).collect())
    }

    /// Gives or takes back the one under a key.
    pub fn keep(self, key: &str, given: bool) {
        let mut keys = self.keys.get_untracked();
        let others: Vec<&str> = keys.split(' ').filter(|known| !known.is_empty() && *known != key).collect();
        keys = others.join(" ");
        if given {
            keys = [&keys, " ", key].concat().trim_start().to_owned();
        }
        (self.keep)(&keys);
        self.keys.set(keys);
    }

    /// Moves the focus to the element of an id.
    pub fn arrive(self, id: &str) {
        (self.arrive)(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consent_is_given_and_taken_back_by_its_key() {
        Owner::new().with(|| {
            let consent = Consent::here();
            consent.keep("youtube", true);
            consent.keep("social.example", true);
            consent.keep("youtube", true);
            assert!(consent.has("youtube") && consent.has("social.example"));
            assert!(!consent.has("tube") && !consent.has(""));
            consent.keep("youtube", false);
            assert!(!consent.has("youtube") && consent.has("social.example"));
        });
    }
}
