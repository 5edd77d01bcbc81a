//! When something was published: an instant, and the many ways in which backends write one.
//!
//! A backend's text comes in through [`parse_date`] or [`Timestamp::from_unix`], is kept as a [`Timestamp`], and goes
//! out as RFC 3339 for machines. What the reader sees is the browser's work (`Intl`), which knows zones and languages;
//! [`Civil`] is for the native side and for dates inside addresses.

mod parser;
#[cfg(test)]
mod tests;

use super::lenient::Invalid;
pub use parser::parse_date;
use serde::{Deserialize, Serialize};

use crate::browser::clock;
use calendar::{civil_from_days, days_from_civil, days_in_month};

const MILLIS_PER_DAY: i64 = 86_400_000;

/// An instant, in milliseconds since 1970-01-01T00:00:00Z without leap seconds; always within the years 1 to 9999 of
/// the proleptic Gregorian calendar, so that it can be written as RFC 3339. The later instant is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct Timestamp(i64);

/// A date and a time of day as a calendar and a clock show them.
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

    /// The present moment by the reader's clock, which may be wrong.
    pub fn now() -> Self {
        Self::from_millis(clock::now()).unwrap_or(Self::MIN)
    }

    /// From milliseconds since the Unix epoch, as JavaScript's `Date.now()` counts them. None outside the years 1 to
    /// 9999.
    pub fn from_millis(millis: i64) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&millis).then_some(Self(millis))
    }

    /// From a number that counts seconds, milliseconds or microseconds since the Unix epoch: which of them is told from
    /// its magnitude, as seconds reach 10¹¹ only in the year 5138. None for what is no plausible date of publication.
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
        // NaN has left by the last branch, because it compares with nothing.
        Self((millis + 0.5).floor() as i64).plausible()
    }

    /// From the reading of a calendar and a clock that are `offset_minutes` ahead of UTC. None where there is no such
    /// date, such as 30 February, or no such time; a leap second (60) is the first of the next minute. The weekday is
    /// not looked at.
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
        // An offset may carry the first or the last day over the edge; 0001-01-01 must stay the placeholder that it is.
        Some(utc.clamp(Self::MIN, Self::MAX))
    }

    /// Milliseconds since the Unix epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whether this is what systems write when they know no date: the Unix epoch itself, or any time of the year 1.
    pub const fn is_placeholder(self) -> bool {
        const YEAR_2: i64 = Timestamp::MIN.0 + 365 * MILLIS_PER_DAY;
        self.0 == 0 || self.0 < YEAR_2
    }

    /// What a calendar and a clock show that are `offset_minutes` ahead of UTC.
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

    /// RFC 3339 in UTC, with milliseconds only where there are any: `2024-01-17T18:04:42Z`.
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

    /// This instant if something may have been published then, in the years 1400 to 2200, or if it is a placeholder.
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
