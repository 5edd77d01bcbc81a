use super::*;
use proptest::prelude::*;

fn gives(convert: impl Fn(&str) -> String, rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(convert(text), *expected, "{text:?}");
    }
}

#[test]
fn character_references_are_decoded() {
    gives(
        decode_entities,
        &[
            ("plain", "plain"),
            ("", ""),
            ("caf&eacute; &amp; th&eacute;", "café & thé"),
            ("&ldquo;Yes&rdquo;&mdash;he said&hellip;", "“Yes”—he said…"),
            ("It&#8217;s &#x2019; &#X2019; &apos;", "It’s ’ ’ '"),
            ("&nbsp;&euro;5", "\u{a0}€5"),
            ("&Alpha;&alpha;&thetasym;&zwj;&rArr;", "Αα\u{3d1}\u{200d}⇒"),
            ("&lt;b&gt;&quot;&Tab;", "<b>\"\t"),
            ("&AMP;&LT;&COPY;", "&<©"),
        ],
    );
}

#[test]
fn numbers_are_decoded_as_browsers_do() {
    gives(
        decode_entities,
        &[
            ("&#145;&#146;&#x80;&#150;&#x9F;", "‘’€–Ÿ"),
            ("&#129;", "\u{81}"),
            ("&#0; &#xD800; &#x110000; &#99999999999999999999;", "\u{fffd} \u{fffd} \u{fffd} \u{fffd}"),
            ("&#128512; &#x1F600;", "😀 😀"),
            ("&#8217s &#x41g", "’s Ag"),
            ("&#; &#x; &#xg; &# 1;", "&#; &#x; &#xg; &# 1;"),
            ("&#6a;", "\u{6}a;"),
        ],
    );
}

#[test]
fn a_semicolon_may_be_missing_only_where_html_allows_it() {
    gives(
        decode_entities,
        &[
            ("R&amp D", "R& D"),
            ("caf&eacute", "café"),
            ("&copy 2024 &reg.", "© 2024 ®."),
            ("&hellip &alpha &apos", "&hellip &alpha &apos"),
            ("?a=1&copy=2&region=us&lt=3", "?a=1&copy=2&region=us&lt=3"),
            ("&notit; &copy2024", "&notit; &copy2024"),
            ("AT&T, Q&A, a & b, &", "AT&T, Q&A, a & b, &"),
            ("&unknown; &é; &;", "&unknown; &é; &;"),
        ],
    );
}

#[test]
fn references_are_decoded_once() {
    gives(decode_entities, &[("&amp;lt;", "&lt;"), ("&amp;#8217;", "&#8217;"), ("&amp;amp;amp;", "&amp;amp;")]);
}

#[test]
fn tags_are_dropped_and_blocks_part_words() {
    gives(
        strip_tags,
        &[
            ("<p>One</p><p>Two</p>", " One  Two "),
            ("a<br>b<br/>c<BR />d", "a b c d"),
            ("<b>bold</b>ly <em class=\"x\">put</em>", "boldly put"),
            ("<ul><li>a</li><li>b</li></ul>", "  a  b  "),
            ("<td>1</td><td>2</td>", " 1  2 "),
            ("<a href='/x' title=\"a > b\">link</a>", "link"),
            ("<a title = '>'>x</a>", "x"),
            ("<a title='it's'>x</a>", "x"),
            ("<img src=x onerror=alert(1)>y", "y"),
            ("<custom-tag>x</custom-tag>", "x"),
            ("<svg:path>x", "x"),
        ],
    );
}

#[test]
fn what_is_not_for_reading_is_dropped_with_its_content() {
    gives(
        strip_tags,
        &[
            ("a<script>if (x < y) { alert('</p>') }</script>b", "ab"),
            ("a<SCRIPT src=x></Script >b", "ab"),
            ("a<style media=all>p > a { color: red }</style>b", "ab"),
            ("a<script>never closed <p>", "a"),
            ("a<!-- a > b --><!-- wp:paragraph -->b", "ab"),
            ("a<!-->b<!--->c", "abc"),
            ("a<!-- never closed <p>", "a"),
            ("<!DOCTYPE html><?xml version='1.0'?>a", "a"),
            ("<scripted>kept</scripted>", "kept"),
        ],
    );
}

#[test]
fn cdata_is_kept_without_its_wrapping() {
    gives(strip_tags, &[("<![CDATA[A <b>title</b>]]>", "A title"), ("<![CDATA[cut", "cut"), ("a]]>b", "a]]>b")]);
}

#[test]
fn a_less_than_sign_that_begins_no_tag_is_text() {
    gives(
        strip_tags,
        &[
            ("a < b", "a < b"),
            ("a < b > c", "a < b > c"),
            ("I <3 you </3", "I <3 you </3"),
            ("1<2<3", "1<2<3"),
            ("<", "<"),
            ("<>", "<>"),
            ("x <y", "x <y"),
            ("<<b>>", "<>"),
            ("<é>", "<é>"),
        ],
    );
}

#[test]
fn a_tag_that_the_backend_cut_is_dropped() {
    gives(strip_tags, &[("Read <a href=\"https://exam", "Read "), ("Read <a href=\"x\" title='", "Read ")]);
}

#[test]
fn whitespace_collapses_but_for_a_lone_no_break_space() {
    gives(
        collapse_whitespace,
        &[
            ("  a \n\t b\u{3000}c  ", "a b c"),
            ("Paris\u{a0}: oui", "Paris\u{a0}: oui"),
            ("100\u{202f}%", "100\u{202f}%"),
            ("a\u{a0}\u{a0}b \u{a0}c\u{a0} d", "a b c d"),
            ("\u{a0}a\u{a0}", "a"),
            ("", ""),
            (" \u{2028} ", ""),
        ],
    );
}

#[test]
fn html_becomes_one_line_of_text() {
    gives(
        html_text,
        &[
            ("<p>Caf&eacute;&nbsp;&nbsp;&amp;\n bar</p>\n<p>Two</p>", "Café & bar Two"),
            ("It&amp;#8217;s &amp;hellip;", "It’s …"),
            ("R&amp;amp;D", "R&D"),
            ("How to write &amp;lt;b&amp;gt;", "How to write &lt;b&gt;"),
            ("&lt;b&gt; is a tag", "<b> is a tag"),
            ("Fish &amp; chips; AT&amp;T", "Fish & chips; AT&T"),
            ("?a=1&amp;copy 2", "?a=1&copy 2"),
            ("Summary of it [&hellip;]", "Summary of it […]"),
        ],
    );
}

#[test]
fn marks_of_truncation_are_dropped() {
    gives(
        |text| strip_truncation(text).to_owned(),
        &[
            ("The end of it… [+123 chars]", "The end of it"),
            ("The end of it.\r\n [+4512 chars]", "The end of it."),
            ("The end of... [2830 chars]", "The end of"),
            ("The end of […]", "The end of"),
            ("The end of [&hellip;]", "The end of"),
            ("The end of [...] ", "The end of"),
            ("The end of [&#8230;] […]", "The end of"),
            ("[+1 char]", ""),
            ("Wait…", "Wait…"),
            ("He said so [sic]", "He said so [sic]"),
            ("Watch [12 minutes]", "Watch [12 minutes]"),
            ("[chars]", "[chars]"),
            ("a [+12 chars] b", "a [+12 chars] b"),
            ("12 chars]", "12 chars]"),
            ("", ""),
        ],
    );
}

#[test]
fn placeholders_are_known_whole_and_in_any_case() {
    for text in [
        "[Removed]",
        "[deleted]",
        "ONLY AVAILABLE IN PAID PLANS",
        "ONLY AVAILABLE IN PROFESSIONAL AND CORPORATE PLANS",
        "Only available in corporate plans",
        "null",
        "undefined",
        "None",
        " N/A\n",
    ] {
        assert!(is_placeholder(text), "{text}");
    }
    for text in [
        "",
        " ",
        "Removed",
        "None of them",
        "nullify",
        "Only available in shops",
        "Payment plans",
        "é",
        "日本語日本語日本語",
    ] {
        assert!(!is_placeholder(text), "{text}");
    }
}

#[test]
fn directions_that_a_text_opens_are_closed_within_it() {
    gives(
        isolate_bidi,
        &[
            ("plain שלום مرحبا", "plain שלום مرحبا"),
            ("\u{202b}abc", "\u{202b}abc\u{202c}"),
            ("\u{2067}a\u{202a}b", "\u{2067}a\u{202a}b\u{202c}\u{2069}"),
            ("\u{2067}a\u{202a}b\u{2069}c", "\u{2067}a\u{202a}b\u{202c}\u{2069}c"),
            ("\u{202b}a\u{202c} b", "\u{202b}a\u{202c} b"),
            ("a\u{202c}b\u{2069}c", "abc"),
            ("\u{2068}a\u{202c}b\u{2069}", "\u{2068}ab\u{2069}"),
            ("cod\u{202e}gpj.exe", "codgpj.exe"),
            ("\u{202a}a\u{202d}b\u{202c}c\u{202c}d", "\u{202a}abc\u{202c}d"),
            ("\u{200f}x\u{200e}y\u{61c}", "\u{200f}x\u{200e}y\u{61c}"),
        ],
    );
    let deep = isolate_bidi(&"\u{202a}".repeat(1000));
    assert_eq!(deep, "\u{202a}".repeat(125) + &"\u{202c}".repeat(125));
}

#[test]
fn what_cannot_be_seen_is_dropped() {
    gives(
        isolate_bidi,
        &[
            ("\u{feff}a\u{0}b\u{7f}c\u{85}d", "abcd"),
            ("a\tb\r\nc", "a\tb\nc"),
            ("\u{200b}\u{200b}a\u{200b}\u{200c}\u{200d}\u{2060}b", "a\u{200b}b"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("👩\u{200d}👩\u{200d}👧", "👩\u{200d}👩\u{200d}👧"),
            ("a\u{fff9}b\u{fffa}c\u{fffb}", "abc"),
            ("a\u{3164}\u{ffa0}\u{180e}\u{2063}\u{206f}\u{e0001}b", "ab"),
        ],
    );
}

#[test]
fn a_letter_bears_no_more_marks_than_a_language_sets() {
    let zalgo = ["a", &"\u{316}\u{301}".repeat(40), "b"].concat();
    assert_eq!(isolate_bidi(&zalgo), ["a", &"\u{316}\u{301}".repeat(4), "b"].concat());
    let hidden = ["a", &"\u{e0041}".repeat(200)].concat();
    assert_eq!(isolate_bidi(&hidden).chars().count(), 9);
    for whole in [
        "Việt Nam",
        "Vie\u{302}\u{323}t",
        "בְּרֵאשִׁ֖ית",
        "ที่นี่",
        "क्षत्रिय",
        "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    ] {
        assert_eq!(isolate_bidi(whole), whole);
    }
}

#[test]
fn a_text_is_cut_between_characters_as_readers_see_them() {
    for (text, max_chars, expected) in [
        ("short", 10, "short"),
        ("exact", 5, "exact"),
        ("one two", 4, "one"),
        ("one two", 5, "one t"),
        ("日本語", 2, "日本"),
        ("cafe\u{301}s", 4, "caf"),
        ("cafe\u{301}s", 5, "cafe\u{301}"),
        ("a👩\u{200d}👧b", 2, "a"),
        ("a👩\u{200d}👧b", 4, "a👩\u{200d}👧"),
        ("a👍🏽b", 2, "a"),
        ("🇫🇷🇩🇪", 2, "🇫🇷"),
        ("🇫🇷🇩🇪", 3, "🇫🇷"),
        ("❤\u{fe0f}x", 1, "❤"),
        ("नि", 1, "न"),
        ("किताब", 3, "कि"),
        ("किताब", 4, "किता"),
        ("किताब", 1, "क"),
        ("e\u{301}\u{301}\u{301}\u{301}", 3, "e\u{301}\u{301}"),
        ("anything", 0, ""),
        ("trailing  ", 40, "trailing"),
    ] {
        assert_eq!(truncate_graphemes(text, max_chars), expected, "{text:?} to {max_chars}");
    }
}

#[test]
fn a_slug_keeps_letters_of_every_script() {
    gives(
        slugify,
        &[
            ("World News", "world-news"),
            ("  Don't -- PANIC!  ", "dont-panic"),
            ("L’été à Paris", "lété-à-paris"),
            ("Straße 42", "straße-42"),
            ("日本 ニュース", "日本-ニュース"),
            ("हिन्दी समाचार", "हिन्दी-समाचार"),
            ("الأخبار العالمية", "الأخبار-العالمية"),
            ("R&D/AI: 5%", "r-d-ai-5"),
            ("ÉCOLE ΑΒΓ", "école-αβγ"),
            ("\u{301}x", "x"),
            ("…!?", ""),
            ("", ""),
        ],
    );
}

#[test]
fn words_and_characters_of_cjk_are_counted() {
    for (text, words) in [
        ("", 0),
        ("— … !", 0),
        ("one two  three", 3),
        ("well-known don’t 3.14 A/B", 4),
        ("word—word–word", 3),
        ("日本語、です。", 5),
        ("Tokyo東京 2020", 4),
        ("한국 뉴스", 4),
        ("مرحبا بالعالم", 2),
    ] {
        assert_eq!(word_count(text), words, "{text}");
    }
}

#[test]
fn reading_takes_at_least_a_minute() {
    assert_eq!(reading_minutes(""), 1);
    assert_eq!(reading_minutes(&"word ".repeat(230)), 1);
    assert_eq!(reading_minutes(&"word ".repeat(231)), 2);
    assert_eq!(reading_minutes(&"字".repeat(500)), 1);
    assert_eq!(reading_minutes(&"字".repeat(1500)), 3);
    assert_eq!(reading_minutes(&("word ".repeat(115) + &"字".repeat(250))), 1);
    assert_eq!(reading_minutes(&("word ".repeat(230) + &"字".repeat(250))), 2);
}

#[test]
fn long_hostile_texts_take_no_long_time() {
    for piece in [
        "<a",
        "<a =\"",
        "<a b='",
        "<!--",
        "<![CDATA[",
        "<script>",
        "&",
        "&#",
        "&amp",
        "&#x",
        "[…",
        "…]",
        "\u{202e}",
        "]",
    ] {
        let text = piece.repeat(50_000);
        let length = strip_tags(&text).len() + html_text(&text).len() + strip_truncation(&text).len();
        assert!(length + isolate_bidi(&text).len() <= 5 * text.len(), "{piece}");
        assert!(slugify(&text).len() <= text.len());
    }
}

/// Texts of the pieces that the conversions look at, so that they meet often.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = vec![
        "a",
        "B",
        "é",
        "日",
        " ",
        "\n",
        "\u{a0}",
        "<",
        ">",
        "</",
        "<b>",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<a href=",
        "\"",
        "'",
        "=",
        "&",
        "&amp;",
        "&#8217;",
        "&#",
        "lt;",
        "x26;",
        ";",
        "[",
        "…",
        "...",
        "]",
        "[+1 chars]",
        "\u{202a}",
        "\u{202c}",
        "\u{202e}",
        "\u{2067}",
        "\u{2069}",
        "\u{200b}",
        "\u{200d}",
        "\u{301}",
        "🇫",
        "👍🏽",
        "İ",
        "<![CDATA[",
        "]]>",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_conversion_panics_or_makes_a_text_much_longer(text in prop_oneof![pieces(), "\\PC{0,60}"], max in 0_usize..20) {
        let bound = 2 * text.len();
        for converted in [decode_entities(&text), strip_tags(&text), collapse_whitespace(&text), html_text(&text)] {
            prop_assert!(converted.len() <= text.len(), "{:?}", converted);
        }
        prop_assert!(isolate_bidi(&text).len() <= bound);
        prop_assert!(slugify(&text).len() <= bound);
        prop_assert!(truncate_graphemes(&text, max).chars().count() <= max);
        prop_assert!(word_count(&text) <= text.chars().count());
        prop_assert!(reading_minutes(&text) >= 1);
        let _outcome = is_placeholder(&text);
    }

    #[test]
    fn what_is_clean_stays_as_it_is(text in prop_oneof![pieces(), "\\PC{0,60}"], max in 0_usize..20) {
        let once = collapse_whitespace(&text);
        prop_assert_eq!(collapse_whitespace(&once), once);
        let once = isolate_bidi(&text);
        prop_assert_eq!(isolate_bidi(&once), once);
        let once = slugify(&text);
        prop_assert_eq!(slugify(&once), once);
        let once = strip_truncation(&text);
        prop_assert_eq!(strip_truncation(once), once);
        let once = truncate_graphemes(&text, max);
        prop_assert_eq!(truncate_graphemes(once, max), once);
    }

    #[test]
    fn a_text_without_markup_is_left_alone(text in "[a-zA-Z0-9é日 .,!?;#'\"-]{0,60}") {
        prop_assert_eq!(strip_tags(&text), text.clone());
        prop_assert_eq!(decode_entities(&text), text.clone());
        prop_assert_eq!(isolate_bidi(&text), text);
    }

    #[test]
    fn an_encoded_text_is_decoded_to_itself(text in "\\PC{0,40}") {
        let named = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        prop_assert_eq!(decode_entities(&named), text.clone());
        prop_assert_eq!(decode_entities(&strip_tags(&named)), text.clone());
        let numbered: String = text.chars().map(|character| format!("&#{};", character as u32)).collect();
        let c1 = text.chars().any(|character| ('\u{80}'..='\u{9f}').contains(&character));
        prop_assert!(c1 || decode_entities(&numbered) == text);
    }
}

#[test]
fn the_first_picture_of_a_text_is_no_tracking_pixel() {
    for (html, expected) in [
        ("<p>a<img src=\"/a.jpg?b=1&amp;c\" alt='>'></p>", Some("/a.jpg?b=1&c")),
        ("<IMG\nALT=x SRC=a.jpg><img src=b.jpg>", Some("a.jpg")),
        ("<img src='p.gif' width=\"1\" height=1 /><img src='b.jpg' width=1200>", Some("b.jpg")),
        ("<img src='data:image/gif;base64,R0' data-src='c.jpg'>", Some("c.jpg")),
        ("<img src='data:image/svg+xml,%3Csvg/%3E' data-lazy-src='c.jpg'>", Some("c.jpg")),
        ("<img src='a.jpg' data-lazy-src='c.jpg' data-id='7'>", Some("a.jpg")),
        ("<img src='https://s.w.org/images/core/emoji/15/72x72/1f642.png'><img src='b.jpg'>", Some("b.jpg")),
        ("<img src='data:image/png;base64,R0'>", Some("data:image/png;base64,R0")),
        ("<img src='https://stats.example/b.gif' style='display:none'>", None),
        ("<img src=a.gif style='display:none'><img src=b.jpg style='border: none; float:none'>", Some("b.jpg")),
        ("<img src='https://stats.wp.com/b.gif'><img src=b.jpg style='border:0'>", Some("b.jpg")),
        ("<img src='//pixel.wp.com/b.gif?host=x'>", None),
        ("<img src='https://www.facebook.com/tr?id=1'>", None),
        ("<img src='https://i0.wp.com/a.jpg'>", Some("https://i0.wp.com/a.jpg")),
        ("<img src=a.gif style='border:0;display: none'><img src=b.jpg>", Some("b.jpg")),
        ("<img src='logo.png' width=90 height=30><img src='b.jpg' width=1200 height=800>", Some("b.jpg")),
        ("<p><img src='face.jpg' width='150px'>", Some("face.jpg")),
        ("<img src='data:image/gif;base64,R0' data-original='c.jpg'>", Some("c.jpg")),
        ("<img src='blur.jpg' class='progressiveMedia-thumbnail'><img data-src='c.jpg'>", Some("c.jpg")),
        ("<image src=x><imgx src=y><p src=z>", None),
        ("<img alt=\"no end", None),
        ("<img", None),
        ("a < b", None),
    ] {
        assert_eq!(first_image(html).as_deref(), expected, "{html}");
    }
}

proptest! {
    #[test]
    fn any_text_has_a_first_picture_or_none(html in "(<img |src=|width=|[<>='\"/ a1]|\\PC){0,60}") {
        let found = first_image(&html);
        prop_assert!(found.is_none_or(|url| !url.is_empty()));
    }
}
