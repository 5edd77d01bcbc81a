//! Dates of the edition: RFC 3339 moments, and ages before the edition's own date.

/// Seconds since 1970-01-01T00:00:00Z.
pub type Seconds = i64;

/// The date of the demo edition: 2026-11-20T09:00:00Z. Ages count back from it.
pub const EDITION: Seconds = 1_795_165_200;

const DAY: Seconds = 86_400;

/// Reads an RFC 3339 date and time with its offset (`2022-02-06T21:30:00Z`, `…+02:00`); no fractions of a second.
pub fn parse(text: &str) -> Option<Seconds> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok().map(i64::from);
    let marks = [(4, '-'), (7, '-'), (10, 'T'), (13, ':'), (16, ':')];
    if !text.is_ascii() || marks.iter().any(|(at, mark)| text.as_bytes().get(*at) != Some(&(*mark as u8))) {
        return None;
    }
    let (year, month, day) = (number(0, 4)?, number(5, 7)? as u8, number(8, 10)? as u8);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let valid = (1..=12).contains(&month) && (1..=calendar::days_in_month(year, month)).contains(&day);
    if !valid || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let local = calendar::days_from_civil(year, month, day) * DAY + hour * 3600 + minute * 60 + second;
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
    // An age of more than ten thousand days is a mistake.
    (age <= 10_000 * DAY).then_some(EDITION - age)
}

/// RFC 3339 in UTC: `2026-11-20T09:00:00Z`.
pub fn format(seconds: Seconds) -> String {
    let (days, rest) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let (year, month, day) = calendar::civil_from_days(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
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
