//! Makes slugs of names, for the addresses of tags and authors.

/// Latin letters with diacritics, and the plain letters that replace them.
const PLAIN: &[(&str, &str)] = &[
    ("àáâãåāăą", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŉŋ", "n"),
    ("òóôõōŏőø", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("äæ", "ae"),
    ("öœ", "oe"),
    ("ü", "ue"),
    ("ß", "ss"),
    ("þ", "th"),
];

/// Makes a slug: lower case, letters and digits only, one dash between words: `Leïla Benhaddou` → `leila-benhaddou`.
/// Other scripts keep their letters: `سكك حديدية` → `سكك-حديدية`. Empty when the name has no letter or digit.
pub fn slugify(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for character in name.to_lowercase().chars().filter(|character| !is_inside_word(*character)) {
        if let Some((_, plain)) = PLAIN.iter().find(|(marked, _)| marked.contains(character)) {
            slug.push_str(plain);
        } else if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Apostrophes (`women’s` is one word) and the marks that lower-casing may set apart from their letter (`İ`).
fn is_inside_word(character: char) -> bool {
    matches!(character, '\'' | '’' | '\u{300}'..='\u{36f}')
}

/// Encodes a path for a URL: everything but unreserved characters (RFC 3986 §2.3) and slashes is percent-encoded as UTF-8.
pub fn encode_path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => encoded.push(byte as char),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_names_become_plain_letters() {
        assert_eq!(slugify("Leïla Benhaddou"), "leila-benhaddou");
        assert_eq!(slugify("  Jürgen Groß & Søn  "), "juergen-gross-son");
        assert_eq!(slugify("Women’s rights"), "womens-rights");
        assert_eq!(slugify("İstanbul"), "istanbul");
    }

    #[test]
    fn other_scripts_keep_their_letters() {
        assert_eq!(slugify("سكك حديدية"), "سكك-حديدية");
        assert_eq!(slugify("荒牧健二"), "荒牧健二");
        assert_eq!(slugify("Привет, Мир"), "привет-мир");
    }

    #[test]
    fn a_name_without_letters_has_no_slug() {
        assert_eq!(slugify("—"), "");
        assert_eq!(slugify(""), "");
    }

    #[test]
    fn a_path_is_encoded_but_for_its_slashes() {
        assert_eq!(encode_path("tags/a b.json"), "tags/a%20b.json");
        assert_eq!(encode_path("日"), "%E6%97%A5");
    }
}
