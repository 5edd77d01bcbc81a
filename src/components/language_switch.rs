//! The choice of the interface's language.

use super::choice::{Choice, choice};
use crate::locale::use_locale;
use crate::node::Node;
use crate::words::Language;
use leptos::prelude::*;

/// The switch of language; each language is called what it calls itself.
pub fn language_switch(current: Signal<Language>, set: Callback<Language>) -> Node {
    let choices = Language::ALL
        .into_iter()
        .map(|language| Choice {
            title: language.name(),
            lang: Some(language.tag()),
            chosen: Signal::derive(move || current.get() == language),
            choose: Callback::new(move |()| set.run(language)),
        })
        .collect();
    choice("language", use_locale().words().language, choices)
}
