//! The locale of a page: its language, and the formatting of dates, counts and errors. The strings are in
//! [`words`](crate::words); the browser formats (`Intl`).

use crate::backend::error::Error;
use crate::browser::{self, intl};
use crate::model::{Published, Timestamp};
use crate::words::{Language, Plural, Words, fill, fill_named};
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

/// An error as a page tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownError {
    /// What happened, in a few words.
    pub title: String,
    /// What happened, in a sentence.
    pub explanation: String,
    /// What the reader, or the publisher, can do.
    pub advice: String,
    /// What the backend itself said, in its own language inside a sentence of ours.
    pub said: Option<String>,
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

    /// What is said of an error. Where the backend asks to wait, the advice says how long.
    pub fn error(&self, error: &Error) -> ShownError {
        let words = self.words();
        let text = words.errors.of(error);
        let mut values = [("host", host(error)), ("status", String::new())];
        match error {
            Error::Status { status, .. } => values[1].1 = status.to_string(),
            Error::TimedOut { seconds, .. } => values[1] = ("seconds", self.number(u64::from(*seconds))),
            Error::TooLarge { limit, .. } => values[1] = ("limit", self.number(*limit as u64 / 1_000_000)),
            _ => {}
        }
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let advice = match error {
            Error::Status { retry_after: Some(seconds), .. } => self.wait(*seconds),
            _ => fill_named(text.advice, &values),
        };
        let said = match error {
            Error::Status { message: Some(message), .. } | Error::Refused { message, .. } if !message.is_empty() => {
                Some(fill(words.service_said, message))
            }
            Error::WebPage { title: Some(title), .. } => Some(fill(words.page_called, title)),
            _ => None,
        };
        ShownError { title: text.title.to_owned(), explanation: fill_named(text.explanation, &values), advice, said }
    }

    /// The advice to wait: in seconds up to two minutes, in whole minutes beyond, never too short.
    fn wait(&self, seconds: u32) -> String {
        let words = self.words();
        if seconds <= 120 {
            self.count(&words.retry_in_seconds, u64::from(seconds.max(1)))
        } else {
            self.count(&words.retry_in_minutes, u64::from(seconds.div_ceil(60)))
        }
    }
}

/// The age of a time in milliseconds; negative if it is in the future.
fn age(at: Timestamp, now: Timestamp) -> i64 {
    now.millis().saturating_sub(at.millis())
}

/// The host that was asked, or the address where it has none (a file beside the page).
fn host(error: &Error) -> String {
    let url = error.url().unwrap_or_default();
    match browser::url::parse(url, None) {
        Some(parsed) if !parsed.host.is_empty() => parsed.host,
        _ => url.to_owned(),
    }
}

/// Provides the locale to the components below the current one.
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

    #[test]
    fn an_error_names_the_host_and_the_status_and_what_the_service_said() {
        let error = Error::Status {
            url: "https://api.example.org:8443/posts?page=2".into(),
            status: 503,
            message: Some("down {for} repair".into()),
            retry_after: None,
        };
        let shown = Locale::default().error(&error);
        assert_eq!(shown.explanation, "Something went wrong at api.example.org:8443 (status 503).");
        assert_eq!(shown.said.as_deref(), Some("The service said: “down {for} repair”"));
    }

    #[test]
    fn the_time_that_a_backend_asks_for_is_the_advice() {
        let advice = |retry_after| {
            let url = "https://example.org/".to_owned();
            Locale::default().error(&Error::Status { url, status: 429, message: None, retry_after }).advice
        };
        assert_eq!(advice(None), "Wait a little, then try again.");
        assert_eq!(advice(Some(0)), "Try again in 1 second.");
        assert_eq!(advice(Some(120)), "Try again in 120 seconds.");
        assert_eq!(advice(Some(121)), "Try again in 3 minutes.");
    }

    #[test]
    fn limits_are_told_in_units_that_people_know() {
        let url = || "https://example.org/".to_owned();
        let told = |error| Locale::default().error(&error).explanation;
        assert_eq!(
            told(Error::TimedOut { url: url(), seconds: 15 }),
            "example.org did not answer in full within 15 s."
        );
        assert_eq!(told(Error::TooLarge { url: url(), limit: 8_388_608 }), "example.org sent more than 8 MB.");
    }

    #[test]
    fn every_error_is_told_with_its_values_in_every_language() {
        let url = || "https://example.org/".to_owned();
        let status = |status| Error::Status { url: url(), status, message: None, retry_after: None };
        let unreachable = |offline, cross_origin| Error::Unreachable { url: url(), offline, cross_origin };
        let errors = [
            (unreachable(true, false), ""),
            (unreachable(false, true), "example.org"),
            (unreachable(false, false), "example.org"),
            (Error::TimedOut { url: url(), seconds: 15 }, "15"),
            (status(403), "403"),
            (status(410), "example.org"),
            (status(429), "example.org"),
            (status(500), "500"),
            (status(418), "418"),
            (Error::Refused { url: url(), message: "no".into() }, "example.org"),
            (Error::NotFound { url: url() }, "example.org"),
            (Error::WebPage { url: url(), title: Some("Sign in".into()) }, "example.org"),
            (Error::Malformed { url: url(), detail: "end".into() }, "example.org"),
            (Error::Empty { url: url() }, "example.org"),
            (Error::Unexpected { url: url(), expected: "posts".into() }, "example.org"),
            (Error::TooLarge { url: url(), limit: 8_388_608 }, "8"),
            (Error::NotOffered { view: "search" }, ""),
        ];
        for locale in Language::ALL.map(|language| Locale::new(language, "", None)) {
            for (error, value) in &errors {
                let shown = locale.error(error);
                assert!(shown.explanation.contains(value), "{} {}", locale.tag(), shown.explanation);
                assert_eq!(shown.advice, locale.words().errors.of(error).advice, "{}", locale.tag());
            }
        }
    }
}
