//! Parses dates.
//!
//! One parser handles all formats. It reads the text token by token and assigns each token to the only field that it can
//! be (month name, time, zone…). A token that fits no field, or a field given twice, is an error: no date is better than a
//! wrong one, because lists are sorted by date.

use super::{Civil, Timestamp};

/// Longer texts are rejected.
const MAX_BYTES: usize = 128;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Zones by name, in minutes ahead of UTC: those of RFC 2822 §4.3, then those seen in feeds. Names that several
/// countries use have their usual meaning in English-language news (BST is British, IST Indian, CST American).
const ZONES: [(&str, i32); 35] = [
    ("z", 0),
    ("utc", 0),
    ("ut", 0),
    ("gmt", 0),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
    ("brt", -180),
    ("wet", 0),
    ("west", 60),
    ("bst", 60),
    ("wat", 60),
    ("cet", 60),
    ("cest", 120),
    ("sast", 120),
    ("eet", 120),
    ("eest", 180),
    ("eat", 180),
    ("msk", 180),
    ("pkt", 300),
    ("ist", 330),
    ("npt", 345),
    ("hkt", 480),
    ("sgt", 480),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
];

/// Parses a date of publication. `None` if the text isn't one, or isn't plausible.
///
/// Accepts RFC 3339 and its looser relatives of ISO 8601 (any fraction, a blank for `T`, `+0900`, `+09`, compact
/// `20180619T055000`, a date alone), RFC 2822 and RFC 850 with their obsolete zones and comments, asctime, JavaScript's
/// `Date.toString`, English month names in either order, `06.02.2022`, and Unix time in 10 (seconds), 13 (milliseconds) or 16
/// (microseconds) digits, with any fraction. A time without a zone is taken to be `default_offset_minutes` ahead of UTC, and a date without
/// a time is its midnight.
///
/// Rejects everything else: other languages and digits, forms with ambiguous day and month (`02/03/2022`), dates that
/// don't exist, and years outside 1400 to 2200. Placeholders ([`Timestamp::is_placeholder`]) are accepted; the caller
/// decides what to do with them.
pub fn parse_date(text: &str, default_offset_minutes: i32) -> Option<Timestamp> {
    let text = text.trim();
    if text.len() > MAX_BYTES || !text.is_ascii() {
        return None;
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if matches!(whole.len(), 10 | 13 | 16) && [whole, fraction].concat().bytes().all(|byte| byte.is_ascii_digit()) {
        // The standard library's float parser would add tables of 10 kB.
        let thousandths: i64 = [fraction, "000"].concat().get(..3)?.parse().ok()?;
        return Timestamp::from_unix(whole.parse::<i64>().ok()? as f64 + thousandths as f64 / 1e3);
    }
    let mut reader = Reader { rest: text.as_bytes(), ..Reader::default() };
    while !reader.rest.is_empty() {
        reader.token()?;
    }
    reader.finish(default_offset_minutes)
}

#[derive(Default)]
struct Reader<'t> {
    rest: &'t [u8],
    year: Option<i64>,
    month: Option<u8>,
    day: Option<u8>,
    time: Option<Time>,
    /// Minutes ahead of UTC.
    zone: Option<i32>,
}

#[derive(Clone, Copy, Default)]
struct Time {
    hour: u8,
    minute: u8,
    second: u8,
    millisecond: u16,
}

impl Reader<'_> {
    fn token(&mut self) -> Option<()> {
        match self.rest[0] {
            byte if byte.is_ascii_whitespace() || byte == b',' => self.skip(1),
            b'(' => self.comment(),
            // RFC 9557 repeats the zone by name: `+01:00[Europe/Paris]`.
            b'[' if self.zone.is_some() => self.skip(self.rest.iter().position(|byte| *byte == b']')? + 1),
            byte if byte.is_ascii_alphabetic() => self.word(),
            byte if byte.is_ascii_digit() => self.number(),
            b'+' | b'-' if self.time.is_some() => self.offset(),
            // RFC 850 joins the parts of a date: `06-Nov-94`. A day may be an ordinal: `6. Nov 1994`.
            b'-' | b'.' if self.day.is_some() && self.year.is_none() => self.skip(1),
            _ => None,
        }
    }

    fn finish(self, default_offset_minutes: i32) -> Option<Timestamp> {
        let time = self.time.unwrap_or_default();
        let civil = Civil {
            year: self.year?,
            month: self.month?,
            day: self.day?,
            hour: time.hour,
            minute: time.minute,
            second: time.second,
            millisecond: time.millisecond,
            weekday: 0,
        };
        let utc = Timestamp::from_civil(civil, 0)?;
        // A placeholder has no zone, so the default offset doesn't apply to it.
        let offset = self.zone.unwrap_or(if utc.is_placeholder() { 0 } else { default_offset_minutes });
        Timestamp::from_civil(civil, offset)?.plausible()
    }

    fn skip(&mut self, bytes: usize) -> Option<()> {
        self.rest = self.rest.get(bytes..)?;
        Some(())
    }

    fn starts_with(&self, byte: u8) -> bool {
        self.rest.first() == Some(&byte)
    }

    /// Consumes the leading bytes that match.
    fn take(&mut self, fits: fn(&u8) -> bool) -> &[u8] {
        let length = self.rest.iter().take_while(|byte| fits(byte)).count();
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// A comment (RFC 2822 §3.2.3); comments nest.
    fn comment(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        for (at, byte) in self.rest.iter().enumerate() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return self.skip(at + 1);
            }
        }
        None
    }

    fn word(&mut self) -> Option<()> {
        let word = self.take(u8::is_ascii_alphabetic).to_ascii_lowercase();
        let word = std::str::from_utf8(&word).ok()?;
        if let Some(month) = position_by_name(&MONTHS, word) {
            set(&mut self.month, month + 1)?;
        } else if let Some(time) = self.time {
            if let ("am" | "pm", 1..=12) = (word, time.hour) {
                self.time = Some(Time { hour: time.hour % 12 + if word == "pm" { 12 } else { 0 }, ..time });
                return Some(());
            }
            match ZONES.iter().find(|(name, _)| *name == word) {
                // Go writes both offset and name: `+0900 JST`.
                Some((_, offset)) if self.zone == Some(*offset) => return Some(()),
                Some((_, offset)) => return set(&mut self.zone, *offset),
                None => position_by_name(&WEEKDAYS, word).map(drop)?,
            }
        } else if word == "t" && self.day.is_some() {
            let hour = self.take(u8::is_ascii_digit);
            return match digits(hour)? {
                (hour, 2) => self.clock(hour as u8),
                (compact, 4) => self.compact_time(compact * 100),
                (compact, 6) => self.compact_time(compact),
                _ => None,
            };
        } else if word != "at" {
            position_by_name(&WEEKDAYS, word)?;
        }
        // `Feb. 6`, `Fri.`
        if self.starts_with(b'.') { self.skip(1) } else { Some(()) }
    }

    fn number(&mut self) -> Option<()> {
        let (number, length) = digits(self.take(u8::is_ascii_digit))?;
        match length {
            1 | 2 if self.starts_with(b':') => self.clock(number as u8),
            1 | 2 if matches!(self.rest, [b'.', b'0'..=b'9', ..]) => self.separated(number, false),
            1 | 2 if self.day.is_none() => {
                self.skip_ordinal();
                set(&mut self.day, number as u8)
            }
            // RFC 2822 §4.3: two digits mean 1950 to 2049; three digits count from 1900.
            2 | 3 => set(&mut self.year, number + if number < 50 { 2000 } else { 1900 }),
            4 if self.starts_with(b'-') || self.starts_with(b'/') => self.separated(number, true),
            4 => set(&mut self.year, number),
            8 => self.compact_date(number),
            14 => {
                self.compact_date(number / 1_000_000)?;
                self.compact_time(number % 1_000_000)
            }
            _ => None,
        }
    }

    fn skip_ordinal(&mut self) {
        if let [first, second, after @ ..] = self.rest
            && [*b"st", *b"nd", *b"rd", *b"th"].contains(&[first.to_ascii_lowercase(), second.to_ascii_lowercase()])
            && !after.first().is_some_and(u8::is_ascii_alphabetic)
        {
            self.rest = after;
        }
    }

    /// The rest of `2022-02-06` or `2022/02/06`, or of `06.02.2022`: with dots the day comes first.
    fn separated(&mut self, first: i64, year_first: bool) -> Option<()> {
        let separator = self.rest[0];
        self.skip(1)?;
        let month = self.one_or_two_digits()?;
        set(&mut self.month, month)?;
        if !self.starts_with(separator) {
            return None;
        }
        self.skip(1)?;
        let (last, length) = digits(self.take(u8::is_ascii_digit))?;
        if (length < 3) != year_first {
            return None;
        }
        let (year, day) = if year_first { (first, last) } else { (last, first) };
        set(&mut self.year, year)?;
        set(&mut self.day, day as u8)
    }

    fn one_or_two_digits(&mut self) -> Option<u8> {
        match digits(self.take(u8::is_ascii_digit))? {
            (number, 1 | 2) => Some(number as u8),
            _ => None,
        }
    }

    fn compact_date(&mut self, number: i64) -> Option<()> {
        set(&mut self.year, number / 10_000)?;
        set(&mut self.month, (number / 100 % 100) as u8)?;
        set(&mut self.day, (number % 100) as u8)
    }

    fn compact_time(&mut self, number: i64) -> Option<()> {
        let millisecond = self.fraction();
        let time = Time {
            hour: (number / 10_000) as u8,
            minute: (number / 100 % 100) as u8,
            second: (number % 100) as u8,
            millisecond,
        };
        set(&mut self.time, time)
    }

    /// The rest of `05:50`, `05:50:00` or `05:50:00.000`.
    fn clock(&mut self, hour: u8) -> Option<()> {
        if !self.starts_with(b':') {
            return None;
        }
        self.skip(1)?;
        let minute = self.one_or_two_digits()?;
        let mut time = Time { hour, minute, ..Time::default() };
        if self.starts_with(b':') {
            self.skip(1)?;
            time.second = self.one_or_two_digits()?;
            time.millisecond = self.fraction();
        }
        set(&mut self.time, time)
    }

    /// A fraction of a second of any precision, in whole milliseconds.
    fn fraction(&mut self) -> u16 {
        if let [b'.' | b',', b'0'..=b'9', ..] = self.rest {
            self.rest = &self.rest[1..];
            let digits = self.take(u8::is_ascii_digit).iter().copied().chain([b'0'; 2]);
            return digits.take(3).fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'));
        }
        0
    }

    /// `+09`, `+0900` or `+09:00`, possibly after `GMT` or `UTC`.
    fn offset(&mut self) -> Option<()> {
        let west = self.starts_with(b'-');
        self.skip(1)?;
        let (hours, minutes) = match digits(self.take(u8::is_ascii_digit))? {
            (hours, 1 | 2) if self.starts_with(b':') => {
                self.skip(1)?;
                (hours, i64::from(self.one_or_two_digits()?))
            }
            (hours, 1 | 2) => (hours, 0),
            (both, 4) => (both / 100, both % 100),
            _ => return None,
        };
        if hours > 23 || minutes > 59 || self.zone.is_some_and(|zone| zone != 0) {
            return None;
        }
        let offset = (hours * 60 + minutes) as i32;
        self.zone = Some(if west { -offset } else { offset });
        Some(())
    }
}

/// Sets a field; `None` if it was already set.
fn set<T>(field: &mut Option<T>, value: T) -> Option<()> {
    field.replace(value).is_none().then_some(())
}

/// Parses up to 14 leading digits; returns the number and how many digits it has.
fn digits(text: &[u8]) -> Option<(i64, usize)> {
    let number = text.iter().take(14).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    (1..=14).contains(&text.len()).then_some((number, text.len()))
}

/// The index of a name, in full or abbreviated to three to five letters (`Feb`, `Sept`, `Thurs`). Longer abbreviations
/// would match other languages, such as `Februar`.
fn position_by_name(names: &[&str], word: &str) -> Option<u8> {
    let cut = (3..=5).contains(&word.len());
    let position = names.iter().position(|name| *name == word || (cut && name.starts_with(word)));
    position.map(|position| position as u8)
}
