//! Dates of publication, and the many formats in which backends write them.
//!
//! [`parse_date`] and [`Timestamp::from_unix`] read a backend's date into a [`Timestamp`], which is written as RFC 3339
//! for machines. Dates for readers are formatted by the browser (`Intl`), which knows time zones and languages; [`Civil`]
//! serves native code and dates in URLs.

mod parser;
#[cfg(test)]
mod tests;

use super::lenient::Invalid;
pub use parser::parse_date;
use serde::{Deserialize, Serialize};

use crate::browser::clock;
use calendar::{civil_from_days, days_from_civil, days_in_month};

const MILLIS_PER_DAY: i64 = 86_400_000;

/// An instant, in milliseconds since the Unix epoch without leap seconds. Always within the years 1 to 9999 of the
/// proleptic Gregorian calendar, so it can be written as RFC 3339.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct Timestamp(i64);

/// A civil date and time of day, without a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Civil {
    /// Year of the proleptic Gregorian calendar.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// 0 to 999.
    pub millisecond: u16,
    /// 1 for Monday to 7 for Sunday, as in ISO 8601.
    pub weekday: u8,
}

impl Timestamp {
    /// 0001-01-01T00:00:00Z, what some systems write for "never".
    pub const MIN: Self = Self(-62_135_596_800_000);
    /// 9999-12-31T23:59:59.999Z.
    pub const MAX: Self = Self(253_402_300_799_999);

    /// The current time by the reader's clock, which may be wrong.
    pub fn now() -> Self {
        Self::from_millis(clock::now()).unwrap_or(Self::MIN)
    }

    /// Creates a timestamp from milliseconds since the Unix epoch, like JavaScript's `Date.now()`. `None` outside the
    /// years 1 to 9999.
    pub fn from_millis(millis: i64) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&millis).then_some(Self(millis))
    }

    /// Creates a timestamp from seconds, milliseconds or microseconds since the Unix epoch. The unit is inferred from the
    /// magnitude: seconds reach 10¹¹ only in the year 5138. `None` if the date of publication isn't plausible.
    pub fn from_unix(number: f64) -> Option<Self> {
        let magnitude = number.abs();
        let millis = if magnitude < 1e11 {
            number * 1e3
        } else if magnitude < 1e14 {
            number
        } else if magnitude < 1e17 {
            number / 1e3
        } else {
            return None;
        };
        // NaN has taken the last branch, because every comparison with it is false.
        Self((millis + 0.5).floor() as i64).plausible()
    }

    /// Creates a timestamp from a civil date and time that is `offset_minutes` ahead of UTC. `None` if there is no such
    /// date (30 February) or time. A leap second (60) becomes second 0 of the next minute. The weekday is ignored.
    pub fn from_civil(civil: Civil, offset_minutes: i32) -> Option<Self> {
        let Civil { year, month, day, hour, minute, second, millisecond, .. } = civil;
        let valid = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second <= 60
            && millisecond < 1000;
        if !valid {
            return None;
        }
        let minutes = i64::from(hour) * 60 + i64::from(minute) - i64::from(offset_minutes);
        let millis = (minutes * 60 + i64::from(second)) * 1000 + i64::from(millisecond);
        let utc = Self(days_from_civil(year, month, day) * MILLIS_PER_DAY + millis);
        // The offset may push the first or last day out of range; 0001-01-01 must remain a placeholder.
        Some(utc.clamp(Self::MIN, Self::MAX))
    }

    /// Milliseconds since the Unix epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whether this is a placeholder that systems write for an unknown date: the Unix epoch, or any time in the year 1.
    pub const fn is_placeholder(self) -> bool {
        const YEAR_2: i64 = Timestamp::MIN.0 + 365 * MILLIS_PER_DAY;
        self.0 == 0 || self.0 < YEAR_2
    }

    /// The civil date and time `offset_minutes` ahead of UTC.
    pub fn civil(self, offset_minutes: i32) -> Civil {
        let local = self.0 + i64::from(offset_minutes) * 60_000;
        let days = local.div_euclid(MILLIS_PER_DAY);
        let time = local.rem_euclid(MILLIS_PER_DAY);
        let (year, month, day) = civil_from_days(days);
        Civil {
            year,
            month,
            day,
            hour: (time / 3_600_000) as u8,
            minute: (time / 60_000 % 60) as u8,
            second: (time / 1000 % 60) as u8,
            millisecond: (time % 1000) as u16,
            weekday: calendar::weekday(days),
        }
    }

    /// Formats as RFC 3339 in UTC, with milliseconds only if they aren't 0: `2024-01-17T18:04:42Z`.
    pub fn to_rfc3339(self) -> String {
        let civil = self.civil(0);
        let mut text = String::with_capacity(24);
        push_digits(&mut text, civil.year, 4);
        let fields =
            [('-', civil.month), ('-', civil.day), ('T', civil.hour), (':', civil.minute), (':', civil.second)];
        for (separator, field) in fields {
            text.push(separator);
            push_digits(&mut text, i64::from(field), 2);
        }
        if civil.millisecond > 0 {
            text.push('.');
            push_digits(&mut text, i64::from(civil.millisecond), 3);
        }
        text.push('Z');
        text
    }

    /// The timestamp if it is a plausible date of publication (the years 1400 to 2200) or a placeholder.
    fn plausible(self) -> Option<Self> {
        let year = self.civil(0).year;
        (year == 1 || self.0 == 0 || (1400..=2200).contains(&year)).then_some(self)
    }
}

impl TryFrom<i64> for Timestamp {
    type Error = Invalid;

    fn try_from(millis: i64) -> Result<Self, Invalid> {
        Self::from_millis(millis).ok_or(Invalid("an instant of the years 1 to 9999"))
    }
}

fn push_digits(text: &mut String, number: i64, width: u32) {
    for place in (0..width).rev() {
        text.push((b'0' + (number / 10_i64.pow(place) % 10) as u8) as char);
    }
}
