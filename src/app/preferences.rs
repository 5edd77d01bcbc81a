//! The reader's preferences as signals: the language of the interface and the theme. Both are stored for the next visit
//! and set as attributes of the document's root, so that style sheets, screen readers and fonts follow.

use crate::browser::{document_head, window};
use crate::components::theme_switch::Theme;
use crate::effect::effect;
use crate::lazy;
use crate::locale::Locale;
use crate::preferences;
use crate::site::{Direction, Site};
use crate::words::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

const LANGUAGE: &str = "language";
const THEME: &str = "theme";

/// The reader's preferences, taken from the context.
#[derive(Clone, Copy)]
pub struct ReaderPreferences {
    /// The language of the interface.
    pub language: RwSignal<Language>,
    /// The theme.
    pub theme: RwSignal<Theme>,
}

impl ReaderPreferences {
    /// Reads the stored preferences. Without a stored language, it is the site's or, if the interface has not been
    /// translated into that, the browser's.
    pub fn new(site: &Arc<Site>) -> Self {
        let is_theme = |word: &str| Theme::ALL.iter().any(|theme| theme.attribute() == Some(word));
        let theme = Theme::from_attribute(preferences::get(THEME, &is_theme).as_deref());
        let chosen = Self { language: RwSignal::new(chosen_language(site)), theme: RwSignal::new(theme) };
        let site = site.clone();
        effect(move || {
            let language = chosen.language.get();
            let own = Language::from_tag(&site.language) == Some(language);
            document_head::set_root("lang", Some(if own { &site.language } else { language.tag() }));
            let direction = match site.direction.filter(|_| own) {
                Some(Direction::LeftToRight) => "ltr",
                Some(Direction::RightToLeft) => "rtl",
                None => language.direction(),
            };
            document_head::set_root("dir", Some(direction));
        });
        effect(move || document_head::set_root("data-theme", chosen.theme.get().attribute()));
        chosen
    }

    /// The locale of the interface for the reader's language.
    pub fn locale(self, site: &Site) -> Locale {
        Locale::new(self.language.get(), &site.language, site.time_zone.as_deref())
    }

    /// Sets and stores the language. The site's own language is not stored, so that the interface follows the site.
    pub fn choose_language(self, language: Language, site: &Site) {
        let own = Language::from_tag(&site.language) == Some(language);
        preferences::set(LANGUAGE, (!own).then(|| language.tag()));
        spawn_local(async move {
            lazy::load_words(language).await;
            self.language.set(language);
        });
    }

    /// Sets and stores the theme.
    pub fn choose_theme(self, theme: Theme) {
        preferences::set(THEME, theme.attribute());
        self.theme.set(theme);
    }
}

/// The stored language, or the site's or, if the interface has not been translated into that, the browser's.
pub fn chosen_language(site: &Site) -> Language {
    let stored = preferences::get(LANGUAGE, &|tag| Language::from_tag(tag).is_some());
    let stored = stored.and_then(|tag| Language::from_tag(&tag));
    stored.or_else(|| Language::from_tag(&site.language)).or_else(browser_language).unwrap_or_default()
}

/// The first of the browser's languages into which the interface has been translated.
pub fn browser_language() -> Option<Language> {
    let languages = window().navigator().languages();
    languages.iter().filter_map(|tag| tag.as_string()).find_map(|tag| Language::from_tag(&tag))
}
