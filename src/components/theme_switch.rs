//! The switch between light and dark theme.

use super::choice::{Choice, choice};
use crate::locale::use_locale;
use crate::node::Node;
use leptos::prelude::*;

/// The colour theme that the reader has chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Follow the system (`prefers-color-scheme`).
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The value of `data-theme` on the root element, which the style sheet reads; `None` for the system's theme.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }

    /// The theme of a `data-theme` value; [`Theme::System`] for any other value.
    pub fn from_attribute(value: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|theme| theme.attribute() == value).unwrap_or_default()
    }
}

/// Renders the theme switch.
pub fn theme_switch(current: Signal<Theme>, set: Callback<Theme>) -> Node {
    let words = use_locale().words();
    let choices = Theme::ALL
        .into_iter()
        .zip([words.theme_system, words.theme_light, words.theme_dark])
        .map(|(theme, title)| Choice {
            title,
            lang: None,
            chosen: Signal::derive(move || current.get() == theme),
            choose: Callback::new(move |()| set.run(theme)),
        })
        .collect();
    choice("theme", words.theme, choices)
}
