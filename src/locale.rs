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
/// How far a reader's clock may be behind a backend's before a time in the future is taken at its word.
const CLOCK_SKEW: i64 = 5 * MINUTE;

/// A language, the regional habits of writing it, and the time zone of the publication. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    language: Language,
    tag: Arc<str>,
    time_zone: Option<Arc<str>>,
}

/// A time as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownTime {
    /// What is read: `3 hours ago`, `6 February 2022`, or the backend's own words.
    pub text: String,
    /// The moment in full, for whoever looks closer.
    pub title: String,
    /// The moment for machines (RFC 3339), for the `datetime` attribute; none where there are only words.
    pub machine: Option<String>,
}

impl Default for Locale {
    fn default() -> Self {
        Self::new(Language::default(), "", None)
    }
}

impl Locale {
    /// The interface in `language`, for a publication whose own BCP 47 tag is `site_tag` (`en-GB`) and whose IANA time
    /// zone is `time_zone`. The publication's tag decides how dates and numbers are written, but only while its
    /// language is the interface's: a French page does not write its dates as Britain does. Without a zone, times are
    /// in the reader's own.
    pub fn new(language: Language, site_tag: &str, time_zone: Option<&str>) -> Self {
        let same = Language::from_tag(site_tag) == Some(language);
        let tag = if same { site_tag.trim().replace('_', "-").into() } else { language.tag().into() };
        Self { language, tag, time_zone: time_zone.map(Into::into) }
    }

    /// The interface's language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The BCP 47 tag by which dates and numbers are written.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The IANA time zone in which times are told; the reader's own without one.
    pub fn time_zone(&self) -> Option<&str> {
        self.time_zone.as_deref()
    }

    /// The words of the interface.
    pub fn words(&self) -> &'static Words {
        self.language.words()
    }

    /// When a story was published. Words of the backend's are shown as they are.
    pub fn published(&self, published: &Published, now: Timestamp) -> ShownTime {
        match published {
            Published::At(at) => self.moment(*at, now),
            Published::Words(words) => ShownTime { text: words.clone(), title: words.clone(), machine: None },
        }
    }

    /// A moment: how long ago it was within a day, its date beyond, and its date also when it lies further ahead than
    /// clocks differ.
    pub fn moment(&self, at: Timestamp, now: Timestamp) -> ShownTime {
        ShownTime {
            text: self.within(DAY, at, now),
            title: intl::date_time_long(at.millis(), &self.tag, self.time_zone()),
            machine: Some(at.to_rfc3339()),
        }
    }

    /// How long ago something was, for a sentence such as the notice over stale content: in days up to a week, by
    /// its date beyond.
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

    /// The notice over a story that is more than a year old.
    pub fn old_story(&self, published: &Published, now: Timestamp) -> Option<String> {
        let years = age(published.timestamp()?, now) / YEAR;
        (years >= 1).then(|| self.count(&self.words().old_story, years.unsigned_abs()))
    }

    /// How long a story takes to read; what takes less than a minute takes one.
    pub fn reading_time(&self, minutes: u32) -> String {
        self.count(&self.words().reading_minutes, minutes.max(1).into())
    }

    /// The length of a film or a recording as players write it: `3:07`, `1:02:03`.
    pub fn duration(&self, seconds: u32) -> String {
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes}:{rest:02}") }
    }

    /// A count in the form that the language has for it.
    pub fn count(&self, forms: &Plural, n: u64) -> String {
        fill(forms.form(&intl::plural_category(n, &self.tag)), &self.number(n))
    }

    /// A whole number with the locale's digits and separators.
    pub fn number(&self, n: u64) -> String {
        intl::number(n, &self.tag)
    }
}

/// How long ago a moment was, in milliseconds; negative for one to come.
fn age(at: Timestamp, now: Timestamp) -> i64 {
    now.millis().saturating_sub(at.millis())
}

/// Makes a locale the one that all components below the current one use.
pub fn provide_locale(locale: Locale) {
    leptos::prelude::provide_context(locale);
}

/// The locale of the page; plain English where none was provided.
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
        Locale::default().published(&Published::At(at(NOW - age)), at(NOW)).text
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
    fn a_clock_that_is_a_little_slow_makes_no_news_of_the_future() {
        assert_eq!(shown(-SECOND), "just now");
        assert_eq!(shown(-CLOCK_SKEW), "just now");
        assert_eq!(shown(-CLOCK_SKEW - 1), "6 February 2022");
        assert_eq!(shown(-DAY), "7 February 2022");
    }

    #[test]
    fn a_time_has_its_full_form_and_one_for_machines() {
        let time = Locale::default().moment(at(NOW - 3 * 60 * MINUTE), at(NOW));
        assert_eq!(time.text, "3 hours ago");
        assert_eq!(time.title, "Sunday 6 February 2022 at 18:30 UTC");
        assert_eq!(time.machine.as_deref(), Some("2022-02-06T18:30:00Z"));
    }

    #[test]
    fn words_for_a_time_are_shown_as_they_are_and_give_machines_nothing() {
        let time = Locale::default().published(&Published::Words("5 Rajab 1443".into()), at(NOW));
        assert_eq!((time.text.as_str(), time.machine), ("5 Rajab 1443", None));
    }

    #[test]
    fn stale_content_is_told_in_days_up_to_a_week() {
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
        assert_eq!(Locale::default().old_story(&Published::Words("1443".into()), at(NOW)), None);
    }

    #[test]
    fn the_publication_decides_how_its_own_language_is_written_and_no_other() {
        assert_eq!(Locale::new(Language::English, "en-GB", None).tag(), "en-GB");
        assert_eq!(Locale::new(Language::English, "en_AU", None).tag(), "en-AU");
        assert_eq!(Locale::new(Language::French, "en-GB", None).tag(), "fr");
        assert_eq!(Locale::new(Language::Arabic, "", Some("Africa/Cairo")).tag(), "ar");
    }

    #[test]
    fn counts_take_the_form_that_the_language_has_for_them() {
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
    fn a_film_is_as_long_as_players_write_it() {
        let locale = Locale::default();
        assert_eq!(locale.duration(7), "0:07");
        assert_eq!(locale.duration(187), "3:07");
        assert_eq!(locale.duration(3723), "1:02:03");
    }

    #[test]
    fn nothing_is_read_in_no_time() {
        assert_eq!(Locale::default().reading_time(0), "1 min read");
        assert_eq!(Locale::default().reading_time(4), "4 min read");
    }
}
