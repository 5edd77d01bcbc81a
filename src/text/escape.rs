//! HTML escaping, for markup that is written as text: prerendered pages, snippets to copy, documents to parse.

/// Escapes text for the content of an element or a double-quoted attribute value, in HTML or XML.
pub fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(text, &mut out);
    out
}

/// Appends escaped text.
pub fn push_escaped(text: &str, out: &mut String) {
    text.chars().for_each(|character| push_escaped_char(character, out));
}

/// Appends an escaped character. Apostrophes aren't escaped, because attribute values are in double quotes.
pub fn push_escaped_char(character: char, out: &mut String) {
    match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        other => out.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::decode_entities;
    use proptest::prelude::*;

    #[test]
    fn nothing_in_an_escaped_text_begins_markup_or_ends_a_value() {
        assert_eq!(escape_html("<a b=\"c\">&amp;'"), "&lt;a b=&quot;c&quot;&gt;&amp;amp;'");
    }

    proptest! {
        #[test]
        fn an_escaped_text_is_decoded_to_itself(text in ".{0,60}") {
            prop_assert_eq!(decode_entities(&escape_html(&text)), text);
        }
    }
}
