use super::{Civil, Timestamp, days_from_civil, parse_date};
use proptest::prelude::*;

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis).expect("a time of this calendar")
}

/// The instant in RFC 3339, the text taken as written in UTC where it names no zone.
fn utc(text: &str) -> Option<String> {
    parse_date(text, 0).map(Timestamp::to_rfc3339)
}

fn reads(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(utc(text).as_deref(), Some(*expected), "{text}");
    }
}

fn refuses(texts: &[&str]) {
    for text in texts {
        assert_eq!(utc(text), None, "{text:?}");
    }
}

#[test]
fn unix_time_may_have_a_fraction() {
    let at = |text: &str| parse_date(text, 0).map(Timestamp::to_rfc3339);
    assert_eq!(at("1795165200.5"), at("1795165200500"));
    assert_eq!(at("1795165200."), at("1795165200"));
    for text in ["1795165200.5.5", "1795165200.x", ".1795165200", "17.95165200"] {
        assert_eq!(at(text), None, "{text}");
    }
}

#[test]
fn rfc_3339_is_read_in_all_its_variants() {
    reads(&[
        ("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.520Z"),
        ("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57Z"),
        ("1990-12-31T23:59:60Z", "1991-01-01T00:00:00Z"),
        ("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.870Z"),
        ("2024-01-17t18:04:42z", "2024-01-17T18:04:42Z"),
        ("2024-01-17 18:04:42Z", "2024-01-17T18:04:42Z"),
        ("2024-01-17T18:04:42.1Z", "2024-01-17T18:04:42.100Z"),
        ("2024-01-17T18:04:42.1239999Z", "2024-01-17T18:04:42.123Z"),
        ("2024-01-17T18:04:42.000000000Z", "2024-01-17T18:04:42Z"),
        ("2024-01-17T18:04:42,5Z", "2024-01-17T18:04:42.500Z"),
        ("2024-01-17T18:04:42+0000", "2024-01-17T18:04:42Z"),
        ("2024-01-17T18:04:42+09", "2024-01-17T09:04:42Z"),
        ("2024-01-17T18:04:42-00:00", "2024-01-17T18:04:42Z"),
        ("2024-02-29T23:59:59.999-11:30", "2024-03-01T11:29:59.999Z"),
        ("2011-12-03T10:15:30+01:00[Europe/Paris]", "2011-12-03T09:15:30Z"),
    ]);
}

#[test]
fn with_dots_the_day_comes_first() {
    reads(&[
        ("06.02.2022", "2022-02-06T00:00:00Z"),
        ("31.12.2025 14:30", "2025-12-31T14:30:00Z"),
        ("6.2.2022, 05:04:03 +0100", "2022-02-06T04:04:03Z"),
        ("Sun, 6. Feb 2022 05:04", "2022-02-06T05:04:00Z"),
    ]);
    refuses(&[
        "06.02.22",
        "06.02",
        "13.13.2022",
        "2022.06.02",
        "06.02-2022",
        "06.02.2022.",
        "1.2.3.2022",
        "06. 02. 2022",
    ]);
}

#[test]
fn what_feeds_write_instead_of_rfc_3339_is_read_too() {
    reads(&[
        ("20180619T055000+0900", "2018-06-18T20:50:00Z"),
        ("20240117T18:04:42Z", "2024-01-17T18:04:42Z"),
        ("20180619T0550Z", "2018-06-19T05:50:00Z"),
        ("20180619T055000.25Z", "2018-06-19T05:50:00.250Z"),
        ("20180619055000", "2018-06-19T05:50:00Z"),
        ("20180619", "2018-06-19T00:00:00Z"),
        ("2021-01-03T17:40:00EET", "2021-01-03T15:40:00Z"),
        ("2021-07-03T17:40:00 CEST", "2021-07-03T15:40:00Z"),
        ("2019-11-20 13:42:06+08:00", "2019-11-20T05:42:06Z"),
        ("2019-11-20 13:42:06 +0800", "2019-11-20T05:42:06Z"),
        ("2019-11-20 13:42:06 +0900 JST", "2019-11-20T04:42:06Z"),
        ("2009-11-10 23:00:00 +0000 UTC", "2009-11-10T23:00:00Z"),
        ("2024-01-17T18:04", "2024-01-17T18:04:00Z"),
        ("2024/01/17 18:04:42", "2024-01-17T18:04:42Z"),
        ("2024-1-7", "2024-01-07T00:00:00Z"),
        ("  2024-01-17\n", "2024-01-17T00:00:00Z"),
        ("2024-01-17 06:04 PM", "2024-01-17T18:04:00Z"),
    ]);
}

#[test]
fn rfc_2822_is_read_with_what_is_obsolete_in_it() {
    reads(&[
        ("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T15:55:06Z"),
        ("Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01T08:52:37Z"),
        ("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z"),
        ("Thu, 13 Feb 1969 23:32 -0330", "1969-02-14T03:02:00Z"),
        ("Thu, 13 Feb 1969 23:32:00 -0330 (Newfoundland Time)", "1969-02-14T03:02:00Z"),
        ("Mon, 24 Nov 1997 14:22:01 (a (nested) comment) -0800", "1997-11-24T22:22:01Z"),
        ("6 Feb 49 00:00:00 UT", "2049-02-06T00:00:00Z"),
        ("6 Feb 50 00:00:00 UT", "1950-02-06T00:00:00Z"),
        ("6 Feb 102 00:00:00 Z", "2002-02-06T00:00:00Z"),
        ("Fri, 06 Feb 2022", "2022-02-06T00:00:00Z"),
        ("Sun, 06 Feb 2022 05:06:07 EST", "2022-02-06T10:06:07Z"),
        ("Sun, 06 Feb 2022 05:06:07 edt", "2022-02-06T09:06:07Z"),
        ("Sun, 06 Feb 2022 05:06:07 CST", "2022-02-06T11:06:07Z"),
        ("Sun, 06 Feb 2022 05:06:07 CDT", "2022-02-06T10:06:07Z"),
        ("Sun, 06 Feb 2022 05:06:07 MST", "2022-02-06T12:06:07Z"),
        ("Sun, 06 Feb 2022 05:06:07 MDT", "2022-02-06T11:06:07Z"),
        ("Sun, 06 Feb 2022 05:06:07 PST", "2022-02-06T13:06:07Z"),
        ("Sun, 06 Feb 2022 05:06:07 PDT", "2022-02-06T12:06:07Z"),
    ]);
}

#[test]
fn zones_by_name_are_those_that_feeds_mean() {
    reads(&[
        ("2022-02-06 12:00 EEST", "2022-02-06T09:00:00Z"),
        ("2022-02-06 12:00 CET", "2022-02-06T11:00:00Z"),
        ("2022-02-06 12:00 WET", "2022-02-06T12:00:00Z"),
        ("2022-02-06 12:00 BST", "2022-02-06T11:00:00Z"),
        ("2022-02-06 12:00 MSK", "2022-02-06T09:00:00Z"),
        ("2022-02-06 12:00 JST", "2022-02-06T03:00:00Z"),
        ("2022-02-06 12:00 IST", "2022-02-06T06:30:00Z"),
        ("2022-02-06 12:00 GMT+5", "2022-02-06T07:00:00Z"),
        ("2022-02-06 12:00 UTC-03:30", "2022-02-06T15:30:00Z"),
    ]);
}

#[test]
fn the_other_forms_of_the_web_are_read() {
    reads(&[
        ("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z"),
        ("Sun Nov 6 08:49:37 PST 1994", "1994-11-06T16:49:37Z"),
        ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"),
        ("Tue Jun 19 2018 05:50:00 GMT+0900 (Japan Standard Time)", "2018-06-18T20:50:00Z"),
        ("February 6, 2022", "2022-02-06T00:00:00Z"),
        ("6 February 2022", "2022-02-06T00:00:00Z"),
        ("Feb. 6th, 2022", "2022-02-06T00:00:00Z"),
        ("FEB 22ND 2022", "2022-02-22T00:00:00Z"),
        ("Sept 1 2022", "2022-09-01T00:00:00Z"),
        ("may 3 2022", "2022-05-03T00:00:00Z"),
        ("Sunday, February 6, 2022 at 5:30 pm", "2022-02-06T17:30:00Z"),
        ("February 6, 2022 12:05 AM EST", "2022-02-06T05:05:00Z"),
        ("February 6, 2022 12:05 PM", "2022-02-06T12:05:00Z"),
    ]);
}

#[test]
fn unix_time_is_told_apart_by_its_size() {
    reads(&[
        ("1705514682", "2024-01-17T18:04:42Z"),
        ("1705514682.5", "2024-01-17T18:04:42.500Z"),
        ("1705514682123", "2024-01-17T18:04:42.123Z"),
        ("1705514682123456", "2024-01-17T18:04:42.123Z"),
    ]);
    let from = |number| Timestamp::from_unix(number).map(Timestamp::to_rfc3339);
    let expected = Some("2024-01-17T18:04:42Z".to_owned());
    assert_eq!(from(1_705_514_682.0), expected);
    assert_eq!(from(1_705_514_682_000.0), expected);
    assert_eq!(from(1_705_514_682_000_000.0), expected);
    assert_eq!(from(1_705_514_682.5).as_deref(), Some("2024-01-17T18:04:42.500Z"));
    assert_eq!(from(-86_400.0).as_deref(), Some("1969-12-31T00:00:00Z"));
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e18, -1e18, 9e10, -9e13, -6.3e13, f64::MAX] {
        assert_eq!(from(number), None, "{number}");
    }
    refuses(&["170551468", "17055146820", "-1705514682", "9999999999999999"]);
}

#[test]
fn a_text_without_a_zone_is_in_the_zone_given() {
    let in_tokyo = |text| parse_date(text, 540).map(Timestamp::to_rfc3339);
    assert_eq!(in_tokyo("2024-01-17T18:04:42").as_deref(), Some("2024-01-17T09:04:42Z"));
    assert_eq!(in_tokyo("2024-01-17").as_deref(), Some("2024-01-16T15:00:00Z"));
    assert_eq!(in_tokyo("February 6, 2022").as_deref(), Some("2022-02-05T15:00:00Z"));
    assert_eq!(in_tokyo("2024-01-17T18:04:42Z").as_deref(), Some("2024-01-17T18:04:42Z"));
    assert_eq!(in_tokyo("1705514682").as_deref(), Some("2024-01-17T18:04:42Z"));
    assert_eq!(
        parse_date("2024-01-17T18:04:42", -210).map(Timestamp::to_rfc3339).as_deref(),
        Some("2024-01-17T21:34:42Z")
    );
}

#[test]
fn placeholders_are_dates_that_say_so() {
    for text in [
        "1970-01-01T00:00:00Z",
        "1970-01-01 00:00:00",
        "1970-01-01",
        "Thu, 01 Jan 1970 00:00:00 +0000",
        "1970-01-01T01:00:00+01:00",
        "0001-01-01T00:00:00",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+08:00",
        "0000000000",
    ] {
        for offset in [0, 540, -300] {
            let date = parse_date(text, offset);
            assert!(date.is_some_and(Timestamp::is_placeholder), "{text} gave {date:?}");
        }
    }
    assert!(Timestamp::from_unix(0.0).is_some_and(Timestamp::is_placeholder));
    assert!(Timestamp::MIN.is_placeholder());
    for text in ["1970-01-01T00:00:01Z", "1970-01-02", "2024-01-17", "1969-12-31T23:59:59Z"] {
        assert!(parse_date(text, 0).is_some_and(|date| !date.is_placeholder()), "{text}");
    }
}

#[test]
fn dates_that_do_not_exist_are_none() {
    refuses(&[
        "2022-02-30",
        "2021-02-29",
        "1900-02-29",
        "2022-13-01",
        "2022-00-10",
        "2022-01-00",
        "2022-04-31",
        "2022-01-32",
        "30 Feb 2022",
        "February 30, 2022",
        "20221301",
        "2022-01-01T24:00:00Z",
        "2022-01-01T23:60:00Z",
        "2022-01-01T23:59:61Z",
        "2022-01-01T256:00:00Z",
        "2022-01-01T00:00:00+24:00",
        "2022-01-01T00:00:00+00:60",
        "0000-00-00 00:00:00",
        "1399-12-31",
        "2201-01-01",
        "9999-12-31T23:59:59Z",
        "0002-01-01",
        "12022-01-01",
    ]);
    reads(&[
        ("1400-01-01", "1400-01-01T00:00:00Z"),
        ("2200-12-31", "2200-12-31T00:00:00Z"),
        ("2000-02-29", "2000-02-29T00:00:00Z"),
    ]);
}

#[test]
fn what_is_no_date_is_none() {
    refuses(&[
        "",
        " ",
        "yesterday",
        "today",
        "3 hours ago",
        "null",
        "2022",
        "2022-02",
        "2022-02-06T",
        "2022-02-06T05",
        "05:30",
        "T05:30:00",
        "06/02/2022",
        "02/06/2022",
        "6.2.22",
        "06-02-2022",
        "2022-02/06",
        "2022--02-06",
        "Feb 2022",
        "Fri",
        "6 2022",
        "Feb 6",
        "6 6 Feb 2022",
        "6 Feb Mar 2022",
        "2022-02-06 2022",
        "2022-02-06T05:30:00 06:30:00",
        "2022-02-06T05:30:00 EST PST",
        "2022-02-06T05:30:00+01:00+02:00",
        "2022-02-06T05:30:00Foo",
        "2022-02-06 13:30 pm",
        "2022-W06-7",
        "2022-037",
        "6 février 2022",
        "6 Februar 2022",
        "मंसिर २६, २०८०",
        "２０２２-０２-０６",
        "٢٠٢٢-٠٢-٠٦",
        "2022年2月6日",
        "2022\u{2010}02\u{2010}06",
        "2022-02-06T05:30:00Z (open",
        "2022-02-06[x",
        "2022-02-06T05:30Z[x",
        "123456789012345678901234567890",
        "Feb 123456789012345678901234567890 2022",
        "ma 6 2022",
        "j",
        "+",
        "-",
        ":",
        "(",
        ")",
    ]);
    refuses(&[&format!("2022-02-06{}", " ".repeat(200)).replace(' ', ","), &"(".repeat(128)]);
}

#[test]
fn the_first_instant_is_the_first_day_of_the_calendar() {
    assert_eq!(days_from_civil(1, 1, 1) * 86_400_000, Timestamp::MIN.millis());
}

#[test]
fn a_civil_reading_has_its_offset_and_weekday() {
    let date = parse_date("2024-02-29T23:30:15.250Z", 0).expect("a date");
    let utc = date.civil(0);
    assert_eq!((utc.year, utc.month, utc.day, utc.weekday), (2024, 2, 29, 4));
    assert_eq!((utc.hour, utc.minute, utc.second, utc.millisecond), (23, 30, 15, 250));
    let kathmandu = date.civil(345);
    assert_eq!((kathmandu.month, kathmandu.day, kathmandu.hour, kathmandu.minute, kathmandu.weekday), (3, 1, 5, 15, 5));
    assert_eq!(Timestamp::from_civil(kathmandu, 345), Some(date));
    let sunday = parse_date("1969-12-28", 0).expect("a date before the epoch");
    assert_eq!(sunday.civil(0).weekday, 7);
    assert_eq!(sunday.civil(-60).weekday, 6);
}

#[test]
fn a_civil_reading_that_cannot_be_is_none() {
    let epoch = at(0);
    let good = epoch.civil(0);
    for wrong in [
        Civil { year: 0, ..good },
        Civil { year: 10_000, ..good },
        Civil { month: 0, ..good },
        Civil { month: 13, ..good },
        Civil { day: 0, ..good },
        Civil { day: 32, ..good },
        Civil { hour: 24, ..good },
        Civil { minute: 60, ..good },
        Civil { second: 61, ..good },
        Civil { millisecond: 1000, ..good },
    ] {
        assert_eq!(Timestamp::from_civil(wrong, 0), None, "{wrong:?}");
    }
    assert_eq!(Timestamp::from_civil(good, 0), Some(epoch));
}

#[test]
fn every_timestamp_can_be_written() {
    assert_eq!(Timestamp::MIN.to_rfc3339(), "0001-01-01T00:00:00Z");
    assert_eq!(Timestamp::MAX.to_rfc3339(), "9999-12-31T23:59:59.999Z");
    assert_eq!(Timestamp::from_millis(Timestamp::MAX.millis() + 1), None);
    assert_eq!(Timestamp::from_millis(Timestamp::MIN.millis() - 1), None);
    assert_eq!(at(-1).to_rfc3339(), "1969-12-31T23:59:59.999Z");
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(millis in -17_987_443_200_000_i64..7_289_654_399_999, offset in -900..900) {
        let date = at(millis);
        prop_assert_eq!(parse_date(&date.to_rfc3339(), offset), Some(date));
        prop_assert_eq!(Timestamp::from_civil(date.civil(offset), offset), Some(date));
    }

    #[test]
    fn the_order_of_dates_is_the_order_of_their_texts(a in 0_i64..4_000_000_000_000, b in 0_i64..4_000_000_000_000) {
        let (a, b) = (at(a - a % 1000), at(b - b % 1000));
        prop_assert_eq!(a.cmp(&b), a.to_rfc3339().cmp(&b.to_rfc3339()));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,40}", offset in any::<i32>()) {
        let _outcome = parse_date(&text, offset);
    }

    #[test]
    fn no_run_of_tokens_makes_the_reader_panic(
        tokens in prop::collection::vec(prop::sample::select(vec![
            "2022", "-", "02", "/", "T", "t", "05:50", ":", "99", ".5", ",", " ", "Z", "EST", "+09", "+0900", "(c)", "(", ")",
            "Feb", "may", "Fri", "pm", "at", "1", "19th", "20220206", "[x]", "055000", "1997", "éé", "GMT",
        ]), 0..10),
        offset in -900..900,
    ) {
        if let Some(date) = parse_date(&tokens.concat(), offset) {
            prop_assert!((1399..=2201).contains(&date.civil(0).year) || date.is_placeholder());
        }
    }

    #[test]
    fn any_number_of_unix_time_is_plausible_or_none(number in any::<f64>()) {
        if let Some(date) = Timestamp::from_unix(number) {
            prop_assert!((1400..=2200).contains(&date.civil(0).year) || date.is_placeholder());
        }
    }
}
