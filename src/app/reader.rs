//! What the reader has chosen: the language of the interface and the theme. Both are told to the document, so that
//! style sheets, speech and fonts follow, and kept for the next visit.

use crate::browser::{document_head, window};
use crate::components::theme_switch::Theme;
use crate::effect::effect;
use crate::locale::Locale;
use crate::preferences;
use crate::site::{Direction, Site};
use crate::words::Language;
use leptos::prelude::*;
use std::sync::Arc;

const LANGUAGE: &str = "language";
const THEME: &str = "theme";

/// The reader's choices, to be had from the context.
#[derive(Clone, Copy)]
pub struct Reader {
    /// The language of the interface.
    pub language: RwSignal<Language>,
    /// The theme.
    pub theme: RwSignal<Theme>,
}

impl Reader {
    /// The choices kept from earlier visits; without one, the language is the site's own or, where the interface does
    /// not speak that, the browser's.
    pub fn new(site: &Arc<Site>) -> Self {
        let is_theme = |word: &str| Theme::ALL.iter().any(|theme| theme.attribute() == Some(word));
        let theme = Theme::from_attribute(preferences::get(THEME, &is_theme).as_deref());
        let reader = Self { language: RwSignal::new(chosen_language(site)), theme: RwSignal::new(theme) };
        let site = site.clone();
        effect(move || {
            let language = reader.language.get();
            let own = Language::from_tag(&site.language) == Some(language);
            document_head::set_root("lang", Some(if own { &site.language } else { language.tag() }));
            let direction = match site.direction.filter(|_| own) {
                Some(Direction::LeftToRight) => "ltr",
                Some(Direction::RightToLeft) => "rtl",
                None => language.direction(),
            };
            document_head::set_root("dir", Some(direction));
        });
        effect(move || document_head::set_root("data-theme", reader.theme.get().attribute()));
        reader
    }

    /// How the interface is written for this reader.
    pub fn locale(self, site: &Site) -> Locale {
        Locale::new(self.language.get(), &site.language, site.time_zone.as_deref())
    }

    /// Takes a choice of language; a language that is the site's own is not kept, so that it follows the site.
    pub fn choose_language(self, language: Language, site: &Site) {
        let own = Language::from_tag(&site.language) == Some(language);
        preferences::set(LANGUAGE, (!own).then(|| language.tag()));
        self.language.set(language);
    }

    /// Takes a choice of theme.
    pub fn choose_theme(self, theme: Theme) {
        preferences::set(THEME, theme.attribute());
        self.theme.set(theme);
    }
}

/// The language that the reader chose on an earlier visit, or that of the site or, where the interface does not speak
/// it, the browser's.
pub fn chosen_language(site: &Site) -> Language {
    let kept = preferences::get(LANGUAGE, &|tag| Language::from_tag(tag).is_some());
    let kept = kept.and_then(|tag| Language::from_tag(&tag));
    kept.or_else(|| Language::from_tag(&site.language)).or_else(browser_language).unwrap_or_default()
}

/// The first of the browser's languages that the interface speaks.
pub fn browser_language() -> Option<Language> {
    let languages = window().navigator().languages();
    languages.iter().filter_map(|tag| tag.as_string()).find_map(|tag| Language::from_tag(&tag))
}
