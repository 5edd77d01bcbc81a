//! Formatting of dates, numbers and plurals with the browser's `Intl` (ECMA-402), which supports all locales and time
//! zones without a download. Outside a browser, everything is formatted in English and UTC, with the plural rules of the
//! interface's languages.
//!
//! Locales are BCP 47 tags and time zones IANA names. An unknown one is replaced by the browser's own: a date in another
//! zone is better than no page. Times are milliseconds since the Unix epoch.

/// Formats a date: `6 February 2022`.
pub fn date_long(at: i64, locale: &str, zone: Option<&str>) -> String {
    platform::date_long(at, locale, zone)
}

/// Formats a date and time with weekday and time zone: `Sunday 6 February 2022 at 21:30 UTC`.
pub fn date_time_long(at: i64, locale: &str, zone: Option<&str>) -> String {
    platform::date_time_long(at, locale, zone)
}

/// Formats a relative time in its largest whole unit up to days: `3 hours ago`, `in 3 hours`. Meant for less than a week,
/// beyond which a date is clearer.
pub fn relative(at: i64, now: i64, locale: &str) -> String {
    let (count, unit) = distance(at, now);
    platform::relative(count, unit, locale)
}

/// Formats an integer with the locale's separators and digits: `12,345`.
pub fn number(n: u64, locale: &str) -> String {
    platform::number(n, locale)
}

/// The CLDR plural category of a count (UTS #35 part 3 §5): `zero`, `one`, `two`, `few`, `many` or `other`.
pub fn plural_category(n: u64, locale: &str) -> String {
    platform::plural_category(n, locale)
}

/// The signed distance from now in its largest whole unit, negative for the past. The unit names are those of
/// `Intl.RelativeTimeFormat`.
fn distance(at: i64, now: i64) -> (i64, &'static str) {
    let seconds = at.saturating_sub(now) / 1000;
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
    use js_sys::{Date, Object, Reflect};
    use std::cell::{OnceCell, RefCell};
    use std::rc::Rc;
    use wasm_bindgen::prelude::*;

    // Bound here, because js-sys' constructors don't catch the exceptions for an invalid tag or zone.
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

    /// The options for a date without a time.
    const DAY: [(&str, &str); 3] = [("year", "numeric"), ("month", "long"), ("day", "numeric")];
    /// The additional options for a date with a time. ECMA-402's styles can't be combined with a time zone name.
    const MOMENT: [(&str, &str); 4] =
        [("weekday", "long"), ("hour", "numeric"), ("minute", "2-digit"), ("timeZoneName", "short")];

    /// The formatters of a locale and a zone, created lazily: creating one costs about a hundred times as much as using it.
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
        /// One entry for each language that the reader has used, usually one.
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
        /// A formatter of dates, with or without time. Options that the browser rejects are dropped, the zone first.
        fn dates(&self, with_time: bool) -> Option<DateTimeFormat> {
            let options = |zone: Option<&str>| {
                let out = Object::new();
                let time: &[_] = if with_time { &MOMENT } else { &[] };
                for (name, value) in DAY.iter().chain(time).copied().chain(zone.map(|zone| ("timeZone", zone))) {
                    // Setting a property on a new object can't fail.
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

    pub fn date_long(at: i64, locale: &str, zone: Option<&str>) -> String {
        let known = formatters(locale, zone);
        write_date(known.date.get_or_init(|| known.dates(false)).as_ref(), at)
    }

    pub fn date_time_long(at: i64, locale: &str, zone: Option<&str>) -> String {
        let known = formatters(locale, zone);
        write_date(known.date_time.get_or_init(|| known.dates(true)).as_ref(), at)
    }

    fn write_date(format: Option<&DateTimeFormat>, at: i64) -> String {
        let millis = at as f64;
        let written = format.and_then(|format| format.format(millis).ok());
        written.unwrap_or_else(|| Date::new(&millis.into()).to_iso_string().into())
    }

    pub fn relative(count: i64, unit: &'static str, locale: &str) -> String {
        let known = formatters(locale, None);
        let format = known
            .relative
            .get_or_init(|| RelativeTimeFormat::new(known.locale()).or_else(|_| RelativeTimeFormat::new(None)).ok());
        // -0 gives `0 seconds ago`; 0 would give `in 0 seconds`.
        let count = if count == 0 { -0.0 } else { count as f64 };
        format.as_ref().and_then(|format| format.format(count, unit).ok()).unwrap_or_default()
    }

    pub fn number(n: u64, locale: &str) -> String {
        let known = formatters(locale, None);
        let format =
            known.number.get_or_init(|| NumberFormat::new(known.locale()).or_else(|_| NumberFormat::new(None)).ok());
        format.as_ref().and_then(|format| format.format(n as f64).ok()).unwrap_or_else(|| n.to_string())
    }

    pub fn plural_category(n: u64, locale: &str) -> String {
        let known = formatters(locale, None);
        let rules =
            known.plural.get_or_init(|| PluralRules::new(known.locale()).or_else(|_| PluralRules::new(None)).ok());
        rules.as_ref().and_then(|rules| rules.select(n as f64).ok()).unwrap_or_else(|| "other".to_owned())
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use calendar::{civil_from_days, weekday};

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
    /// In ISO 8601 order.
    const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const DAY: i64 = 86_400;

    pub fn date_long(at: i64, _locale: &str, _zone: Option<&str>) -> String {
        let (year, month, day) = civil_from_days(at.div_euclid(1000 * DAY));
        format!("{day} {} {year}", MONTHS[usize::from(month) - 1])
    }

    pub fn date_time_long(at: i64, locale: &str, zone: Option<&str>) -> String {
        let seconds = at.div_euclid(1000);
        let weekday = WEEKDAYS[usize::from(weekday(seconds.div_euclid(DAY))) - 1];
        let minutes = seconds.rem_euclid(DAY) / 60;
        let date = date_long(at, locale, zone);
        format!("{weekday} {date} at {:02}:{:02} UTC", minutes / 60, minutes % 60)
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

    pub fn plural_category(n: u64, locale: &str) -> String {
        let language = locale.split('-').next().unwrap_or_default();
        let category = match (language, n) {
            ("fr", 0 | 1) => "one",
            ("fr", _) if n.is_multiple_of(1_000_000) => "many",
            ("ar", 0) => "zero",
            (_, 1) => "one",
            ("ar", 2) => "two",
            ("ar", _) => match n % 100 {
                3..=10 => "few",
                11..=99 => "many",
                _ => "other",
            },
            _ => "other",
        };
        category.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2022-02-06T21:30:59Z.
    const EVENING: i64 = 1_644_183_059_000;

    #[test]
    fn a_date_is_written_in_full() {
        for (millis, text) in [
            (0, "1 January 1970"),
            (EVENING, "6 February 2022"),
            (1_709_164_800_000, "29 February 2024"),
            (951_868_799_000, "29 February 2000"),
            (-1, "31 December 1969"),
            (-2_203_891_200_001, "28 February 1900"),
            (-2_203_891_200_000, "1 March 1900"),
        ] {
            assert_eq!(date_long(millis, "en-GB", None), text, "{millis}");
        }
    }

    #[test]
    fn a_full_date_has_its_weekday_and_time_zone() {
        assert_eq!(date_time_long(EVENING, "en-GB", None), "Sunday 6 February 2022 at 21:30 UTC");
        assert_eq!(date_time_long(-60_000, "en-GB", None), "Wednesday 31 December 1969 at 23:59 UTC");
    }

    #[test]
    fn a_relative_time_is_in_the_largest_whole_unit() {
        let ago = |seconds: i64| relative(EVENING - seconds * 1000, EVENING, "en");
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
    fn a_number_has_thousands_separators() {
        for (n, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (12_345, "12,345"), (1_234_567, "1,234,567")] {
            assert_eq!(number(n, "en"), text);
        }
    }

    #[test]
    fn each_language_has_its_own_plural_categories() {
        for (locale, n, category) in [
            ("en", 0, "other"),
            ("en-GB", 1, "one"),
            ("en", 2, "other"),
            ("en", 101, "other"),
            ("fr", 0, "one"),
            ("fr-CA", 1, "one"),
            ("fr", 2, "other"),
            ("fr", 1_000_000, "many"),
            ("fr", 1_000_001, "other"),
            ("ar", 0, "zero"),
            ("ar-EG", 1, "one"),
            ("ar", 2, "two"),
            ("ar", 3, "few"),
            ("ar", 10, "few"),
            ("ar", 11, "many"),
            ("ar", 99, "many"),
            ("ar", 100, "other"),
            ("ar", 101, "other"),
            ("ar", 102, "other"),
            ("ar", 103, "few"),
            ("ar", 111, "many"),
        ] {
            assert_eq!(plural_category(n, locale), category, "{locale} {n}");
        }
    }
}
