//! Dates, numbers and counts as a language writes them: the browser's own `Intl` (ECMA-402), which knows every locale
//! and every time zone and costs nothing to load. Outside a browser everything is written plainly in English and in
//! UTC, and the plural rules of the interface's languages are written out.
//!
//! A locale is a BCP 47 tag, a time zone an IANA name. One that the browser does not know is passed over for the
//! browser's own: a date in another zone is better than no page.

use crate::model::Timestamp;

/// The form that a language gives to a count (CLDR plural categories, UTS #35 part 3 §5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluralCategory {
    /// None.
    Zero,
    /// A single one.
    One,
    /// A pair.
    Two,
    /// A few.
    Few,
    /// Many.
    Many,
    /// The general form, which every language has.
    Other,
}

/// The day, as a sentence names it: `6 February 2022`.
pub fn date_long(at: Timestamp, locale: &str, zone: Option<&str>) -> String {
    platform::date_long(at, locale, zone)
}

/// The moment in full, with weekday and time zone: `Sunday 6 February 2022 at 21:30 UTC`.
pub fn date_time_long(at: Timestamp, locale: &str, zone: Option<&str>) -> String {
    platform::date_time_long(at, locale, zone)
}

/// How long ago a moment was, in its largest whole unit up to days: `3 hours ago`. The caller sees to it that this is
/// less than a week, beyond which a date says more. A moment that is still to come is `in 3 hours`.
pub fn relative(at: Timestamp, now: Timestamp, locale: &str) -> String {
    let (count, unit) = distance(at, now);
    platform::relative(count, unit, locale)
}

/// A whole number with the separators and digits of the locale: `12,345`.
pub fn number(n: u64, locale: &str) -> String {
    platform::number(n, locale)
}

/// The form that the locale's language gives to a count of `n`.
pub fn plural_category(n: u64, locale: &str) -> PluralCategory {
    platform::plural_category(n, locale)
}

/// The signed distance from now in its largest whole unit; what is past is negative. The unit's names are those of
/// `Intl.RelativeTimeFormat`.
fn distance(at: Timestamp, now: Timestamp) -> (i64, &'static str) {
    let seconds = at.millis().saturating_sub(now.millis()) / 1000;
    let (size, unit) = match seconds.unsigned_abs() {
        0..60 => (1, "second"),
        60..3600 => (60, "minute"),
        3600..86_400 => (3600, "hour"),
        _ => (86_400, "day"),
    };
    (seconds / size, unit)
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use super::{PluralCategory, Timestamp};
    use js_sys::{Object, Reflect};
    use std::cell::{OnceCell, RefCell};
    use std::rc::Rc;
    use wasm_bindgen::prelude::*;

    // Bound here and not taken from js-sys, whose constructors do not catch what `Intl` throws at a bad tag or zone.
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = Intl)]
        type DateTimeFormat;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(locale: Option<&str>, options: &Object) -> Result<DateTimeFormat, JsValue>;
        #[wasm_bindgen(method, catch)]
        fn format(this: &DateTimeFormat, millis: f64) -> Result<String, JsValue>;

        #[wasm_bindgen(js_namespace = Intl)]
        type RelativeTimeFormat;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(locale: Option<&str>) -> Result<RelativeTimeFormat, JsValue>;
        #[wasm_bindgen(method, catch)]
        fn format(this: &RelativeTimeFormat, value: f64, unit: &str) -> Result<String, JsValue>;

        #[wasm_bindgen(js_namespace = Intl)]
        type NumberFormat;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(locale: Option<&str>) -> Result<NumberFormat, JsValue>;
        #[wasm_bindgen(method, catch)]
        fn format(this: &NumberFormat, value: f64) -> Result<String, JsValue>;

        #[wasm_bindgen(js_namespace = Intl)]
        type PluralRules;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(locale: Option<&str>) -> Result<PluralRules, JsValue>;
        #[wasm_bindgen(method, catch)]
        fn select(this: &PluralRules, value: f64) -> Result<String, JsValue>;
    }

    /// The parts of a date that is only a day.
    const DAY: [(&str, &str); 3] = [("year", "numeric"), ("month", "long"), ("day", "numeric")];
    /// What a moment in full has beside them. The styles of ECMA-402 cannot be joined with a zone's name.
    const MOMENT: [(&str, &str); 4] =
        [("weekday", "long"), ("hour", "numeric"), ("minute", "2-digit"), ("timeZoneName", "short")];

    /// The formatters of a locale and a zone, each made when it is first needed: making one costs some hundred times
    /// what using it does.
    #[derive(Default)]
    struct Formatters {
        locale: String,
        zone: Option<String>,
        date: OnceCell<Option<DateTimeFormat>>,
        date_time: OnceCell<Option<DateTimeFormat>>,
        relative: OnceCell<Option<RelativeTimeFormat>>,
        number: OnceCell<Option<NumberFormat>>,
        plural: OnceCell<Option<PluralRules>>,
    }

    thread_local! {
        /// One entry for each language that the reader has looked at: a list of one, most often.
        static FORMATTERS: RefCell<Vec<Rc<Formatters>>> = const { RefCell::new(Vec::new()) };
    }

    fn formatters(locale: &str, zone: Option<&str>) -> Rc<Formatters> {
        FORMATTERS.with_borrow_mut(|known| {
            if let Some(found) = known.iter().find(|one| one.locale == locale && one.zone.as_deref() == zone) {
                return found.clone();
            }
            let made = Rc::new(Formatters {
                locale: locale.to_owned(),
                zone: zone.map(str::to_owned),
                ..Formatters::default()
            });
            known.push(made.clone());
            made
        })
    }

    impl Formatters {
        /// A formatter of days, or of moments. What the browser does not know is left out, the zone first.
        fn dates(&self, with_time: bool) -> Option<DateTimeFormat> {
            let options = |zone: Option<&str>| {
                let out = Object::new();
                let time: &[_] = if with_time { &MOMENT } else { &[] };
                for (name, value) in DAY.iter().chain(time).copied().chain(zone.map(|zone| ("timeZone", zone))) {
                    // Setting a property of a new object cannot fail.
                    let _ = Reflect::set(&out, &name.into(), &value.into());
                }
                out
            };
            let (locale, zone) = (Some(self.locale.as_str()), self.zone.as_deref());
            DateTimeFormat::new(locale, &options(zone))
                .or_else(|_| DateTimeFormat::new(locale, &options(None)))
                .or_else(|_| DateTimeFormat::new(None, &options(zone)))
                .or_else(|_| DateTimeFormat::new(None, &options(None)))
                .ok()
        }

        fn locale(&self) -> Option<&str> {
            Some(&self.locale)
        }
    }

    pub fn date_long(at: Timestamp, locale: &str, zone: Option<&str>) -> String {
        let known = formatters(locale, zone);
        write_date(known.date.get_or_init(|| known.dates(false)).as_ref(), at)
    }

    pub fn date_time_long(at: Timestamp, locale: &str, zone: Option<&str>) -> String {
        let known = formatters(locale, zone);
        write_date(known.date_time.get_or_init(|| known.dates(true)).as_ref(), at)
    }

    fn write_date(format: Option<&DateTimeFormat>, at: Timestamp) -> String {
        format.and_then(|format| format.format(at.millis() as f64).ok()).unwrap_or_else(|| at.to_rfc3339())
    }

    pub fn relative(count: i64, unit: &'static str, locale: &str) -> String {
        let known = formatters(locale, None);
        let format = known
            .relative
            .get_or_init(|| RelativeTimeFormat::new(known.locale()).or_else(|_| RelativeTimeFormat::new(None)).ok());
        // Minus zero is `0 seconds ago`, zero would be `in 0 seconds`.
        let count = if count == 0 { -0.0 } else { count as f64 };
        format.as_ref().and_then(|format| format.format(count, unit).ok()).unwrap_or_default()
    }

    pub fn number(n: u64, locale: &str) -> String {
        let known = formatters(locale, None);
        let format =
            known.number.get_or_init(|| NumberFormat::new(known.locale()).or_else(|_| NumberFormat::new(None)).ok());
        format.as_ref().and_then(|format| format.format(n as f64).ok()).unwrap_or_else(|| n.to_string())
    }

    pub fn plural_category(n: u64, locale: &str) -> PluralCategory {
        let known = formatters(locale, None);
        let rules =
            known.plural.get_or_init(|| PluralRules::new(known.locale()).or_else(|_| PluralRules::new(None)).ok());
        let name = rules.as_ref().and_then(|rules| rules.select(n as f64).ok());
        match name.as_deref() {
            Some("zero") => PluralCategory::Zero,
            Some("one") => PluralCategory::One,
            Some("two") => PluralCategory::Two,
            Some("few") => PluralCategory::Few,
            Some("many") => PluralCategory::Many,
            _ => PluralCategory::Other,
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use super::{PluralCategory, Timestamp};
    use crate::model::headline::primary_subtag;

    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    /// From the day of the epoch, a Thursday.
    const WEEKDAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
    const DAY: i64 = 86_400;

    pub fn date_long(at: Timestamp, _locale: &str, _zone: Option<&str>) -> String {
        let (year, month, day) = civil(at.millis().div_euclid(1000 * DAY));
        format!("{day} {} {year}", MONTHS[month])
    }

    pub fn date_time_long(at: Timestamp, locale: &str, zone: Option<&str>) -> String {
        let seconds = at.millis().div_euclid(1000);
        let weekday = WEEKDAYS[seconds.div_euclid(DAY).rem_euclid(7) as usize];
        let minutes = seconds.rem_euclid(DAY) / 60;
        let date = date_long(at, locale, zone);
        format!("{weekday} {date} at {:02}:{:02} UTC", minutes / 60, minutes % 60)
    }

    /// Year, month from 0 and day of a day counted from the epoch, in the proleptic Gregorian calendar: years of 400
    /// are counted from a first of March, so that the leap day is a year's last.
    fn civil(days: i64) -> (i64, usize, i64) {
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let month = (from_march + 2) % 12;
        let year = era * 400 + year_of_era + i64::from(month < 2);
        (year, month as usize, day_of_year - (153 * from_march + 2) / 5 + 1)
    }

    pub fn relative(count: i64, unit: &'static str, _locale: &str) -> String {
        let size = count.unsigned_abs();
        let plural = if size == 1 { "" } else { "s" };
        if count > 0 { format!("in {size} {unit}{plural}") } else { format!("{size} {unit}{plural} ago") }
    }

    pub fn number(n: u64, _locale: &str) -> String {
        let digits = n.to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        out
    }

    pub fn plural_category(n: u64, locale: &str) -> PluralCategory {
        match (primary_subtag(locale), n) {
            ("fr", 0 | 1) => PluralCategory::One,
            ("fr", _) if n.is_multiple_of(1_000_000) => PluralCategory::Many,
            ("fr", _) => PluralCategory::Other,
            ("ar", 0) => PluralCategory::Zero,
            ("ar", 2) => PluralCategory::Two,
            (_, 1) => PluralCategory::One,
            ("ar", _) => match n % 100 {
                3..=10 => PluralCategory::Few,
                11..=99 => PluralCategory::Many,
                _ => PluralCategory::Other,
            },
            _ => PluralCategory::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2022-02-06T21:30:59Z.
    const EVENING: i64 = 1_644_183_059_000;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis).unwrap()
    }

    #[test]
    fn a_day_is_named_in_full() {
        for (millis, text) in [
            (0, "1 January 1970"),
            (EVENING, "6 February 2022"),
            (1_709_164_800_000, "29 February 2024"),
            (951_868_799_000, "29 February 2000"),
            (-1, "31 December 1969"),
            (-2_203_891_200_001, "28 February 1900"),
            (-2_203_891_200_000, "1 March 1900"),
        ] {
            assert_eq!(date_long(at(millis), "en-GB", None), text, "{millis}");
        }
    }

    #[test]
    fn a_moment_has_its_weekday_and_its_zone() {
        assert_eq!(date_time_long(at(EVENING), "en-GB", None), "Sunday 6 February 2022 at 21:30 UTC");
        assert_eq!(date_time_long(at(-60_000), "en-GB", None), "Wednesday 31 December 1969 at 23:59 UTC");
    }

    #[test]
    fn how_long_ago_is_told_in_the_largest_whole_unit() {
        let ago = |seconds: i64| relative(at(EVENING - seconds * 1000), at(EVENING), "en");
        for (seconds, text) in [
            (0, "0 seconds ago"),
            (59, "59 seconds ago"),
            (60, "1 minute ago"),
            (3599, "59 minutes ago"),
            (3600, "1 hour ago"),
            (86_399, "23 hours ago"),
            (86_400, "1 day ago"),
            (6 * 86_400, "6 days ago"),
            (-7200, "in 2 hours"),
        ] {
            assert_eq!(ago(seconds), text, "{seconds}");
        }
    }

    #[test]
    fn a_number_is_parted_at_the_thousands() {
        for (n, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (12_345, "12,345"), (1_234_567, "1,234,567")] {
            assert_eq!(number(n, "en"), text);
        }
    }

    #[test]
    fn each_language_has_its_own_forms_of_a_count() {
        use PluralCategory::{Few, Many, One, Other, Two, Zero};
        for (locale, n, category) in [
            ("en", 0, Other),
            ("en-GB", 1, One),
            ("en", 2, Other),
            ("en", 101, Other),
            ("fr", 0, One),
            ("fr-CA", 1, One),
            ("fr", 2, Other),
            ("fr", 1_000_000, Many),
            ("fr", 1_000_001, Other),
            ("ar", 0, Zero),
            ("ar-EG", 1, One),
            ("ar", 2, Two),
            ("ar", 3, Few),
            ("ar", 10, Few),
            ("ar", 11, Many),
            ("ar", 99, Many),
            ("ar", 100, Other),
            ("ar", 101, Other),
            ("ar", 102, Other),
            ("ar", 103, Few),
            ("ar", 111, Many),
        ] {
            assert_eq!(plural_category(n, locale), category, "{locale} {n}");
        }
    }
}
