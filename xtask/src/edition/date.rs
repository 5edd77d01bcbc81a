//! Dates of the edition: RFC 3339 moments, and ages before the edition's own date.

/// Seconds since 1970-01-01T00:00:00Z.
pub type Seconds = i64;

/// The moment at which the demo edition went to press: 2026-11-20T09:00:00Z. Ages count back from it.
pub const EDITION: Seconds = 1_795_165_200;

const DAY: Seconds = 86_400;

/// Reads an RFC 3339 date and time with its offset (`2022-02-06T21:30:00Z`, `…+02:00`); no fractions of a second.
pub fn parse(text: &str) -> Option<Seconds> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok().map(i64::from);
    let marks = [(4, '-'), (7, '-'), (10, 'T'), (13, ':'), (16, ':')];
    if !text.is_ascii() || marks.iter().any(|(at, mark)| text.as_bytes().get(*at) != Some(&(*mark as u8))) {
        return None;
    }
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let valid = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    if !valid || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let local = days_since_1970(year, month, day) * DAY + hour * 3600 + minute * 60 + second;
    Some(local - offset(text.get(19..)?)?)
}

/// Seconds east of UTC, from `Z`, `+02:00` or `-05:30`.
fn offset(text: &str) -> Option<Seconds> {
    if text == "Z" {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = text.strip_prefix(['+', '-'])?.split_once(':')?;
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    (text.len() == 6 && hours <= 23 && minutes <= 59).then_some(sign * (hours * 3600 + minutes * 60))
}

/// Reads an age (`45min`, `3h`, `2d`) and gives the moment that long before the edition.
pub fn parse_age(text: &str) -> Option<Seconds> {
    let digits = text.find(|character: char| !character.is_ascii_digit())?;
    let (number, unit) = text.split_at(digits);
    let unit = match unit {
        "min" => 60,
        "h" => 3600,
        "d" => DAY,
        _ => return None,
    };
    let age = number.parse::<i64>().ok()?.checked_mul(unit)?;
    // Ten thousand days: a longer age is a slip.
    (age <= 10_000 * DAY).then_some(EDITION - age)
}

/// RFC 3339 in UTC: `2026-11-20T09:00:00Z`.
pub fn format(seconds: Seconds) -> String {
    let (days, rest) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date of the Gregorian calendar, counted in years that begin in March, so that the leap
/// day is the last of its year.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    // 719 468 days from 0000-03-01 to 1970-01-01.
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

/// The inverse of [`days_since_1970`].
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    // 146 097 days make a cycle of 400 years.
    let (cycle, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_cycle = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (cycle * 400 + year_of_cycle + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_has_its_date() {
        assert_eq!(format(EDITION), "2026-11-20T09:00:00Z");
        assert_eq!(parse("2026-11-20T09:00:00Z"), Some(EDITION));
    }

    #[test]
    fn every_day_of_four_centuries_survives_both_ways() {
        for day in 0..146_097 {
            let (year, month, date) = civil(day);
            assert_eq!(days_since_1970(year, month, date), day);
            assert!((1..=12).contains(&month) && (1..=days_in(year, month)).contains(&date));
        }
    }

    #[test]
    fn offsets_are_taken_off() {
        assert_eq!(parse("1970-01-01T02:00:00+02:00"), Some(0));
        assert_eq!(parse("1969-12-31T18:30:00-05:30"), Some(0));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for bad in [
            "",
            "2026-11-20",
            "2026-11-20 09:00:00Z",
            "2026-11-20T09:00:00",
            "2026-02-29T09:00:00Z",
            "2026-13-01T09:00:00Z",
            "2026-11-20T24:00:00Z",
            "2026-11-20T09:00:00+2:00",
            "2026-11-20T09:00:00.5Z",
            "٢٠٢٦-11-20T09:00:00Z",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn ages_count_back_from_the_edition() {
        assert_eq!(parse_age("45min").map(format).as_deref(), Some("2026-11-20T08:15:00Z"));
        assert_eq!(parse_age("3h").map(format).as_deref(), Some("2026-11-20T06:00:00Z"));
        assert_eq!(parse_age("2d").map(format).as_deref(), Some("2026-11-18T09:00:00Z"));
        for bad in ["", "3", "h", "3 h", "-3h", "3w", "99999999999999999999h", "10001d"] {
            assert_eq!(parse_age(bad), None, "{bad}");
        }
    }
}
