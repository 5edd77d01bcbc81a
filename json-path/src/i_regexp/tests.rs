use super::IRegexp;
use proptest::prelude::*;

fn pattern(source: &str) -> IRegexp {
    IRegexp::parse(source).unwrap_or_else(|error| panic!("{source}: {error}"))
}

#[test]
fn a_match_takes_the_whole_text() {
    for (source, matching, other) in [
        ("", &[""][..], &["a"][..]),
        ("abc", &["abc"], &["", "ab", "abcd", "xabc"]),
        ("a.c", &["abc", "a☺c", "a𐄁c", "a\u{2028}c"], &["ac", "a\nc", "a\rc", "abbc"]),
        ("a*", &["", "a", "aaaa"], &["b", "ab"]),
        ("a+", &["a", "aaaa"], &["", "ab"]),
        ("ab?", &["a", "ab"], &["", "abb", "b"]),
        ("a{2}", &["aa"], &["a", "aaa"]),
        ("a{2,}", &["aa", "aaaaa"], &["a"]),
        ("a{1,3}b", &["ab", "aab", "aaab"], &["b", "aaaab"]),
        ("a{0}b", &["b"], &["ab"]),
        ("a{0,1}", &["", "a"], &["aa"]),
        ("a|bc|", &["a", "bc", ""], &["b", "abc"]),
        ("(a|b)*c", &["c", "abbac"], &["ab", "dc"]),
        ("(ab){2,3}", &["abab", "ababab"], &["ab", "abababab"]),
        ("x(a|b|cd)y|z", &["xay", "xby", "xcdy", "z"], &["xy", "xcy", "xcdz"]),
        ("((a|b)+c){2}", &["acbc", "aabcabc"], &["ac", "acc"]),
        ("(a*)*", &["", "aaa"], &["b"]),
        ("(a?){3}b", &["b", "aaab"], &["aaaab"]),
        ("[a-c]", &["a", "b", "c"], &["d", "", "ab"]),
        ("[^a-c]", &["d", "é", "\n"], &["a", ""]),
        ("[-a]", &["-", "a"], &["b"]),
        ("[a-]", &["-", "a"], &["b"]),
        ("[^-a-c-]", &["d"], &["-", "b"]),
        ("[.*$^]+", &[".*$^"], &["a"]),
        (r"[\]\[\-\\]", &["]", "[", "-", "\\"], &["a"]),
        (r"a\.b\*\(\)\{\}\|\?\+\^\[\]\\\-", &["a.b*(){}|?+^[]\\-"], &["axb"]),
        (r"\n\r\t", &["\n\r\t"], &["nrt"]),
        (r"\p{Lu}", &["A", "Ж"], &["a", "ж", "1", "AB", "Ⅷ", "Ⓐ"]),
        (r"\P{Lu}", &["a", "1"], &["A", ""]),
        (r"\p{L}+\p{N}+", &["é٣", "ab12"], &["12", "ab"]),
        (r"[\p{Nd}_\P{L}]+", &["_1"], &["a", "a_1"]),
        (r"[\p{Nd}x]+", &["1x2"], &["٣", "y"]),
        (r"[^\p{L}]", &["1"], &["a"]),
        (r"\p{Zs}\p{Cc}", &["\u{a0}\u{1}"], &["\n\u{1}", " a"]),
        ("日本+", &["日本本"], &["日"]),
        ("^a.*z$", &["az", "abcz"], &["az ", "bz"]),
        ("a^b", &[], &["ab", "a^b"]),
        ("a,b-c:d/e", &["a,b-c:d/e"], &["a"]),
        ("body_[a-z0-9]+", &["body_html", "body_text"], &["body", "body_", "xbody_html"]),
    ] {
        let regexp = pattern(source);
        for text in matching {
            assert!(regexp.matches(text), "{source} should match {text:?}");
        }
        for text in other {
            assert!(!regexp.matches(text), "{source} should not match {text:?}");
        }
    }
}

#[test]
fn a_search_takes_any_part() {
    for (source, found, other) in [
        ("a.c", &["abc", "xxabcxx"][..], &["ab", "a\nc"][..]),
        ("", &["", "x"], &[]),
        ("^ab", &["abc"], &["cab", ""]),
        ("ab$", &["cab"], &["abc"]),
        ("^$", &[""], &["a"]),
        ("(^|/)news(/|$)", &["news", "a/news/b", "a/news"], &["oldnews", "newsroom"]),
        ("a{3}", &["baaab"], &["aabaa"]),
        ("本", &["日本語"], &["日"]),
    ] {
        let regexp = pattern(source);
        for text in found {
            assert!(regexp.is_in(text), "{source} should be found in {text:?}");
        }
        for text in other {
            assert!(!regexp.is_in(text), "{source} should not be found in {text:?}");
        }
    }
}

#[test]
fn an_invalid_i_regexp_is_rejected_with_its_position() {
    for (source, offset) in [
        ("*", 0),
        ("a**", 2),
        ("a|+", 2),
        ("(", 1),
        ("(a", 2),
        ("a)", 1),
        ("[", 1),
        ("[]", 2),
        ("[^]", 3),
        ("[a", 2),
        ("[a-", 3),
        ("[z-a]", 4),
        ("[a-b-c]", 4),
        ("[a[b]", 2),
        ("a]", 1),
        ("}", 0),
        ("a{", 2),
        ("a{}", 2),
        ("a{,2}", 2),
        ("a{2,1}", 5),
        ("a{1,2,3}", 5),
        ("a{99999999999999999999}", 2),
        ("\\", 0),
        ("\\d", 0),
        ("\\w", 0),
        ("\\1", 0),
        ("\\$", 0),
        ("\\p{Sm}", 2),
        ("\\pL", 2),
        ("(?:a)", 1),
        ("a*?", 2),
    ] {
        let error = IRegexp::parse(source).expect_err(source);
        assert_eq!(error.offset, offset, "{source}: {error}");
    }
}

#[test]
fn patterns_that_expand_too_far_are_rejected() {
    assert!(IRegexp::parse("(a{30}){30}").is_ok());
    for source in ["(a{99}){99}", "((a{20}){20}){20}", "(){4000000000}", "a{4000000000}", "a{0,4000000000}"] {
        assert!(IRegexp::parse(source).is_err(), "{source}");
    }
    assert!(IRegexp::parse(&"(".repeat(33)).is_err());
    assert!(IRegexp::parse(&format!("{}a{}", "(".repeat(32), ")".repeat(32))).is_ok());
    assert!(IRegexp::parse(&"a".repeat(1025)).is_err());
}

#[test]
fn patterns_with_catastrophic_backtracking_finish_quickly() {
    let text = "a".repeat(5000);
    for source in ["(a*)*b", "(a|a)*b", "(a?){50}a{50}b", "(.*)(.*)(.*)(.*)b"] {
        assert!(!pattern(source).matches(&text), "{source}");
        assert!(!pattern(source).is_in(&text), "{source}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_compiler_panic(source in "\\PC{0,40}", text in "\\PC{0,20}") {
        if let Ok(regexp) = IRegexp::parse(&source) {
            let _outcome = (regexp.matches(&text), regexp.is_in(&text));
        }
    }

    #[test]
    fn a_text_escaped_matches_itself_alone(text in "[a-z.*+?()\\[\\]{}|^\\\\-]{0,20}", other in "[a-z.]{0,20}") {
        let mut source = String::new();
        for character in text.chars() {
            if !character.is_alphanumeric() {
                source.push('\\');
            }
            source.push(character);
        }
        let regexp = pattern(&source);
        prop_assert!(regexp.matches(&text));
        prop_assert_eq!(regexp.matches(&other), text == other);
        prop_assert_eq!(regexp.is_in(&other), other.contains(&text));
    }

    #[test]
    fn what_matches_is_also_found_within(
        source in "[ab.]{1,3}[*+?]?(\\|[ab]{1,2})?",
        text in "[ab]{0,6}",
        around in "[cd]{0,3}",
    ) {
        let regexp = pattern(&source);
        if regexp.matches(&text) {
            let wrapped = format!("{around}{text}{around}");
            prop_assert!(regexp.is_in(&wrapped));
        }
    }
}
