//! The language of a page and how it writes times and counts: what a component asks for when it needs words.
//! The words themselves are in [`words`](crate::words); the formatting is the browser's.

use crate::browser::intl;
use crate::model::{Published, Timestamp};
use crate::words::{Language, Plural, Words, fill};
use std::sync::Arc;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// The mean Gregorian year, 365.2425 days.
const YEAR: i64 = 31_556_952_000;
/// How far the reader's clock may be behind the backend's before a time counts as being in the future.
const CLOCK_SKEW: i64 = 5 * MINUTE;

/// A language, its regional conventions, and the time zone of the publication. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    language: Language,
    tag: Arc<str>,
    time_zone: Option<Arc<str>>,
}

/// A time formatted for display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormattedTime {
    /// The displayed text: `3 hours ago`, `6 February 2022`, or the backend's own text.
    pub text: String,
    /// The full date and time, for a tooltip.
    pub title: String,
    /// The `datetime` attribute (RFC 3339); `None` if the backend's date could not be parsed.
    pub datetime: Option<String>,
}

impl Default for Locale {
    fn default() -> Self {
        Self::new(Language::default(), "", None)
    }
}

impl Locale {
    /// Creates the locale of an interface in `language`, for a publication with the BCP 47 tag `site_tag` (`en-GB`) and the
    /// IANA time zone `time_zone`. The publication's tag decides how dates and numbers are formatted if its language is
    /// the interface's: a French interface doesn't follow British conventions. Without a time zone, the reader's is used.
    pub fn new(language: Language, site_tag: &str, time_zone: Option<&str>) -> Self {
        let same = Language::from_tag(site_tag) == Some(language);
        let tag = if same { site_tag.trim().replace('_', "-").into() } else { language.tag().into() };
        Self { language, tag, time_zone: time_zone.map(Into::into) }
    }

    /// The interface's language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The BCP 47 tag for formatting dates and numbers.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The IANA time zone for formatting times; `None` for the reader's.
    pub fn time_zone(&self) -> Option<&str> {
        self.time_zone.as_deref()
    }

    /// The strings of the interface.
    pub fn words(&self) -> &'static Words {
        self.language.words()
    }

    /// Formats a date of publication. A date that could not be parsed is shown verbatim.
    pub fn format_published(&self, published: &Published, now: Timestamp) -> FormattedTime {
        match published {
            Published::At(at) => self.format_time(*at, now),
            Published::Text(words) => FormattedTime { text: words.clone(), title: words.clone(), datetime: None },
        }
    }

    /// Formats a time: relative within a day, else as a date. A time further in the future than clocks may differ is also
    /// formatted as a date.
    pub fn format_time(&self, at: Timestamp, now: Timestamp) -> FormattedTime {
        FormattedTime {
            text: self.within(DAY, at, now),
            title: intl::date_time_long(at.millis(), &self.tag, self.time_zone()),
            datetime: Some(at.to_rfc3339()),
        }
    }

    /// Formats an age for a sentence, such as the notice above stale content: relative within a week, else as a date.
    pub fn ago(&self, at: Timestamp, now: Timestamp) -> String {
        self.within(7 * DAY, at, now)
    }

    fn within(&self, limit: i64, at: Timestamp, now: Timestamp) -> String {
        let age = age(at, now);
        if !(-CLOCK_SKEW..limit).contains(&age) {
            intl::date_long(at.millis(), &self.tag, self.time_zone())
        } else if age < MINUTE {
            self.words().just_now.to_owned()
        } else {
            intl::relative(at.millis(), now.millis(), &self.tag)
        }
    }

    /// The notice above a story more than a year old; `None` for newer ones.
    pub fn old_story(&self, published: &Published, now: Timestamp) -> Option<String> {
        let years = age(published.timestamp()?, now) / YEAR;
        (years >= 1).then(|| self.count(&self.words().old_story, years.unsigned_abs()))
    }

    /// Formats a reading time, at least one minute.
    pub fn reading_time(&self, minutes: u32) -> String {
        self.count(&self.words().reading_minutes, minutes.max(1).into())
    }

    /// Formats the duration of a video or audio recording: `3:07`, `1:02:03`.
    pub fn duration(&self, seconds: u32) -> String {
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes}:{rest:02}") }
    }

    /// Formats a count in its plural form.
    pub fn count(&self, forms: &Plural, n: u64) -> String {
        fill(forms.form(&intl::plural_category(n, &self.tag)), &self.number(n))
    }

    /// Formats an integer with the locale's digits and separators.
    pub fn number(&self, n: u64) -> String {
        intl::number(n, &self.tag)
    }
}

/// The age of a time in milliseconds; negative if it is in the future.
fn age(at: Timestamp, now: Timestamp) -> i64 {
    now.millis().saturating_sub(at.millis())
}

/// Makes a locale the one that all components below the current one use.
pub fn provide_locale(locale: Locale) {
    leptos::prelude::provide_context(locale);
}

/// The provided locale; English by default.
pub fn use_locale() -> Locale {
    leptos::prelude::use_context().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2022-02-06T21:30:00Z.
    const NOW: i64 = 1_644_183_000_000;
    const SECOND: i64 = 1000;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis).unwrap()
    }

    fn shown(age: i64) -> String {
        Locale::default().format_published(&Published::At(at(NOW - age)), at(NOW)).text
    }

    #[test]
    fn a_time_is_relative_within_a_day_and_a_date_beyond() {
        assert_eq!(shown(0), "just now");
        assert_eq!(shown(MINUTE - 1), "just now");
        assert_eq!(shown(MINUTE), "1 minute ago");
        assert_eq!(shown(DAY - SECOND), "23 hours ago");
        assert_eq!(shown(DAY - 1), "23 hours ago");
        assert_eq!(shown(DAY), "5 February 2022");
    }

    #[test]
    fn a_time_slightly_in_the_future_is_shown_as_just_now() {
        assert_eq!(shown(-SECOND), "just now");
        assert_eq!(shown(-CLOCK_SKEW), "just now");
        assert_eq!(shown(-CLOCK_SKEW - 1), "6 February 2022");
        assert_eq!(shown(-DAY), "7 February 2022");
    }

    #[test]
    fn a_time_has_a_full_form_and_a_machine_readable_one() {
        let time = Locale::default().format_time(at(NOW - 3 * 60 * MINUTE), at(NOW));
        assert_eq!(time.text, "3 hours ago");
        assert_eq!(time.title, "Sunday 6 February 2022 at 18:30 UTC");
        assert_eq!(time.datetime.as_deref(), Some("2022-02-06T18:30:00Z"));
    }

    #[test]
    fn a_date_that_could_not_be_parsed_is_shown_verbatim_without_a_datetime() {
        let time = Locale::default().format_published(&Published::Text("5 Rajab 1443".into()), at(NOW));
        assert_eq!((time.text.as_str(), time.datetime), ("5 Rajab 1443", None));
    }

    #[test]
    fn the_age_of_stale_content_is_relative_within_a_week() {
        let locale = Locale::default();
        assert_eq!(locale.ago(at(NOW - 7 * DAY + 1), at(NOW)), "6 days ago");
        assert_eq!(locale.ago(at(NOW - 7 * DAY), at(NOW)), "30 January 2022");
    }

    #[test]
    fn a_story_is_old_after_a_year_and_its_years_are_whole() {
        let notice = |language, age| Locale::new(language, "", None).old_story(&Published::At(at(NOW - age)), at(NOW));
        assert_eq!(notice(Language::English, YEAR - 1), None);
        assert_eq!(notice(Language::English, -DAY), None);
        assert_eq!(notice(Language::English, YEAR).unwrap(), "This story was published more than a year ago");
        assert_eq!(notice(Language::English, 3 * YEAR).unwrap(), "This story was published more than 3 years ago");
        assert_eq!(notice(Language::Arabic, 2 * YEAR).unwrap(), "نُشر هذا الخبر قبل أكثر من عامين");
        assert_eq!(Locale::default().old_story(&Published::Text("1443".into()), at(NOW)), None);
    }

    #[test]
    fn the_publications_region_applies_only_to_its_own_language() {
        assert_eq!(Locale::new(Language::English, "en-GB", None).tag(), "en-GB");
        assert_eq!(Locale::new(Language::English, "en_AU", None).tag(), "en-AU");
        assert_eq!(Locale::new(Language::French, "en-GB", None).tag(), "fr");
        assert_eq!(Locale::new(Language::Arabic, "", Some("Africa/Cairo")).tag(), "ar");
    }

    #[test]
    fn counts_take_the_plural_form_of_their_language() {
        let headlines = |language: Language, n| {
            let locale = Locale::new(language, "", None);
            locale.count(&locale.words().headlines, n)
        };
        assert_eq!(headlines(Language::English, 1), "1 headline");
        assert_eq!(headlines(Language::English, 12_345), "12,345 headlines");
        assert_eq!(headlines(Language::French, 0), "0 titre");
        assert_eq!(headlines(Language::Arabic, 2), "عنوانان");
        assert_eq!(headlines(Language::Arabic, 5), "5 عناوين");
    }

    #[test]
    fn a_duration_has_hours_only_if_it_is_an_hour_long() {
        let locale = Locale::default();
        assert_eq!(locale.duration(7), "0:07");
        assert_eq!(locale.duration(187), "3:07");
        assert_eq!(locale.duration(3723), "1:02:03");
    }

    #[test]
    fn a_reading_time_is_at_least_one_minute() {
        assert_eq!(Locale::default().reading_time(0), "1 min read");
        assert_eq!(Locale::default().reading_time(4), "4 min read");
    }
}
