//! The switch for the interface's language.

use super::choice::{Choice, choice};
use crate::locale::use_locale;
use crate::node::Node;
use crate::words::Language;
use leptos::prelude::*;

/// Renders the switch. Each language is labelled with its own name for itself.
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
