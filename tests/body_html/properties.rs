//! What holds for any text at all.

use super::{read, render::render, shape::assert_sound};
use proptest::prelude::*;

/// A piece of tag soup: opening and closing tags that need not match, attributes that need not make sense.
fn piece() -> impl Strategy<Value = String> {
    let names = "p div span a b strong i em q sup code br h1 h3 h6 ul ol li dl dt dd blockquote footer cite pre table \
         caption thead tbody tr td th hr figure figcaption img picture source noscript video audio track \
         iframe object svg math mtext script style template select option form details summary ruby rt x-a \
         xmp font nobr frameset html body";
    let names = prop::sample::select(names.split(' ').collect::<Vec<_>>());
    let attributes = prop::sample::select(vec![
        "",
        "",
        "",
        " href=/a",
        " href=javascript:a",
        " href=https://example.org/?utm_source=a",
        " src=/a.jpg",
        " src=/b.mp4",
        " src=https://www.youtube.com/embed/a",
        " src=data:image/png;base64,AA",
        " alt='a b'",
        " srcset='/a.jpg 1w, /b.jpg 2w'",
        " data-src=/c.jpg",
        " width=1",
        " width=640 height=480",
        " colspan=99",
        " rowspan=3",
        " scope=row",
        " start=-7",
        " cite=https://example.org/",
        " class=twitter-tweet",
        " class=wp-caption",
        " class=wp-caption-text",
        " class='gallery x'",
        " class=credit",
        " class=caption",
        " class=wp-block-embed__wrapper",
        " class=wp-block-verse",
        " class=kg-bookmark-container",
        " class=emoji",
        " class=tr-caption-container",
        " class=fb-post data-href=https://example.org/b",
        " role=presentation",
        " onerror=alert(1) style=color:red",
    ]);
    let text = prop::sample::select(vec![
        "a",
        " ",
        "\n",
        "b c",
        "&nbsp;",
        "&lt;i&gt;",
        "— Ana",
        "é",
        "https://example.org/",
        "<!-- x -->",
        "<![CDATA[",
        "--",
        "\u{3000}",
        "()",
        "|",
    ]);
    prop_oneof![
        4 => (names.clone(), attributes).prop_map(|(name, attributes)| format!("<{name}{attributes}>")),
        3 => names.prop_map(|name| format!("</{name}>")),
        4 => text.prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tag_soup_becomes_sound_blocks_and_those_become_themselves(pieces in prop::collection::vec(piece(), 0..40)) {
        let html = pieces.concat();
        let blocks = read(&html);
        assert_sound(&blocks);
        let rendered = render(&blocks);
        prop_assert_eq!(render(&read(&rendered)), rendered, "from {}", html);
    }

    #[test]
    fn any_bytes_become_sound_blocks(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        assert_sound(&read(&String::from_utf8_lossy(&bytes)));
    }

    #[test]
    fn any_characters_become_sound_blocks(text in "[<>/a-c =\"'&;!\\[\\]\\-\n\u{a0}]{0,200}") {
        assert_sound(&read(&text));
    }

    #[test]
    fn no_word_of_a_text_is_lost_or_moved(words in prop::collection::vec(("[a-z]{1,6}", 0..7usize), 1..30)) {
        // Each word in an element that keeps its text, whatever stands around it.
        const AROUND: [(&str, &str); 7] =
            [("", " "), ("<p>", "</p>"), ("<b>", "</b> "), ("<ul><li>", "</ul>"), ("<h2>", "</h2>"), ("<div>", ""), ("<td>", "<br>")];
        let html: String = words.iter().map(|(word, at)| [AROUND[*at].0, word, AROUND[*at].1].concat()).collect();
        let shown = time_plus_news::model::block::body_text(&read(&html));
        let expected: String = words.iter().map(|(word, _)| word.as_str()).collect();
        prop_assert_eq!(shown.split_whitespace().collect::<String>(), expected);
    }
}

/// How much larger than its source a body may become: the same link or format stands on every line that it covers.
fn size(html: &str) -> usize {
    let blocks = read(html);
    assert_sound(&blocks);
    render(&blocks).len()
}

#[test]
fn a_body_of_any_depth_is_bounded() {
    let elements = "div|b|q|sup|blockquote|ul><li|ol><li|dl><dt|dl><dd|table><tr><td|figure|a href=/x|code|h2|noscript|\
        details|object|blockquote class=twitter-tweet";
    for element in elements.split('|') {
        let open = format!("<{element}>");
        assert!(size(&open.repeat(600)) < 1000, "{element}");
        assert!(size(&format!("{}a", open.repeat(600))) < 3000, "{element}");
        assert!(size(&format!("{open}a").repeat(400)) < 300_000, "{element}");
    }
}

#[test]
fn a_body_of_any_length_is_bounded() {
    let long = format!("<a href='https://example.org/{}'>", "x".repeat(8000));
    assert!(size(&format!("{long}{}", "<div>a</div>".repeat(20_000))) < 2_000_000);
    assert!(size(&format!("{long}{}", "<ul><li>a</ul>".repeat(9000))) < 2_000_000);
    assert!(size(&format!("<table><tr><th>a{}</table>", "<tr><td colspan=99 rowspan=99>a".repeat(10_000))) < 1_000_000);
    assert!(size(&"<p>a".repeat(100_000)) < 1_000_000);
    assert!(size(&"a".repeat(5_000_000)) < 2_200_000);
}
