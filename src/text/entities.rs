//! HTML's character references: `&eacute;`, `&#8217;`, `&#x2019;`.

/// The named character references (entities) of HTML 4 and those of HTML 5 for ASCII characters, sorted by name. The other
/// two thousand names of HTML 5 hardly occur in news and would add about 15 kB.
#[rustfmt::skip]
static ENTITIES: [(&str, char); 292] = [
    ("AElig", 'Æ'), ("AMP", '&'), ("Aacute", 'Á'), ("Acirc", 'Â'), ("Agrave", 'À'), ("Alpha", 'Α'), ("Aring", 'Å'),
    ("Atilde", 'Ã'), ("Auml", 'Ä'), ("Beta", 'Β'), ("COPY", '©'), ("Ccedil", 'Ç'), ("Chi", 'Χ'), ("Dagger", '‡'),
    ("Delta", 'Δ'), ("ETH", 'Ð'), ("Eacute", 'É'), ("Ecirc", 'Ê'), ("Egrave", 'È'), ("Epsilon", 'Ε'), ("Eta", 'Η'),
    ("Euml", 'Ë'), ("GT", '>'), ("Gamma", 'Γ'), ("Iacute", 'Í'), ("Icirc", 'Î'), ("Igrave", 'Ì'), ("Iota", 'Ι'),
    ("Iuml", 'Ï'), ("Kappa", 'Κ'), ("LT", '<'), ("Lambda", 'Λ'), ("Mu", 'Μ'), ("NewLine", '\n'), ("Ntilde", 'Ñ'),
    ("Nu", 'Ν'), ("OElig", 'Œ'), ("Oacute", 'Ó'), ("Ocirc", 'Ô'), ("Ograve", 'Ò'), ("Omega", 'Ω'), ("Omicron", 'Ο'),
    ("Oslash", 'Ø'), ("Otilde", 'Õ'), ("Ouml", 'Ö'), ("Phi", 'Φ'), ("Pi", 'Π'), ("Prime", '″'), ("Psi", 'Ψ'),
    ("QUOT", '"'), ("REG", '®'), ("Rho", 'Ρ'), ("Scaron", 'Š'), ("Sigma", 'Σ'), ("THORN", 'Þ'), ("Tab", '\t'),
    ("Tau", 'Τ'), ("Theta", 'Θ'), ("Uacute", 'Ú'), ("Ucirc", 'Û'), ("Ugrave", 'Ù'), ("Upsilon", 'Υ'), ("Uuml", 'Ü'),
    ("Xi", 'Ξ'), ("Yacute", 'Ý'), ("Yuml", 'Ÿ'), ("ZeroWidthSpace", '\u{200b}'), ("Zeta", 'Ζ'), ("aacute", 'á'),
    ("acirc", 'â'), ("acute", '´'), ("aelig", 'æ'), ("agrave", 'à'), ("alefsym", 'ℵ'), ("alpha", 'α'), ("amp", '&'),
    ("and", '∧'), ("ang", '∠'), ("apos", '\''), ("aring", 'å'), ("ast", '*'), ("asymp", '≈'), ("atilde", 'ã'),
    ("auml", 'ä'), ("bdquo", '„'), ("beta", 'β'), ("brvbar", '¦'), ("bsol", '\\'), ("bull", '•'), ("cap", '∩'),
    ("ccedil", 'ç'), ("cedil", '¸'), ("cent", '¢'), ("chi", 'χ'), ("circ", 'ˆ'), ("clubs", '♣'), ("colon", ':'),
    ("comma", ','), ("commat", '@'), ("cong", '≅'), ("copy", '©'), ("crarr", '↵'), ("cup", '∪'), ("curren", '¤'),
    ("dArr", '⇓'), ("dagger", '†'), ("darr", '↓'), ("dash", '‐'), ("deg", '°'), ("delta", 'δ'), ("diams", '♦'),
    ("divide", '÷'), ("dollar", '$'), ("eacute", 'é'), ("ecirc", 'ê'), ("egrave", 'è'), ("empty", '∅'),
    ("emsp", '\u{2003}'), ("ensp", '\u{2002}'), ("epsilon", 'ε'), ("equals", '='), ("equiv", '≡'), ("eta", 'η'),
    ("eth", 'ð'), ("euml", 'ë'), ("euro", '€'), ("excl", '!'), ("exist", '∃'), ("fnof", 'ƒ'), ("forall", '∀'),
    ("frac12", '½'), ("frac14", '¼'), ("frac34", '¾'), ("frasl", '⁄'), ("gamma", 'γ'), ("ge", '≥'), ("grave", '`'),
    ("gt", '>'), ("hArr", '⇔'), ("harr", '↔'), ("hearts", '♥'), ("hellip", '…'), ("horbar", '―'), ("hyphen", '‐'),
    ("iacute", 'í'), ("icirc", 'î'), ("iexcl", '¡'), ("igrave", 'ì'), ("image", 'ℑ'), ("infin", '∞'), ("int", '∫'),
    ("iota", 'ι'), ("iquest", '¿'), ("isin", '∈'), ("iuml", 'ï'), ("kappa", 'κ'), ("lArr", '⇐'), ("lambda", 'λ'),
    ("lang", '⟨'), ("laquo", '«'), ("larr", '←'), ("lbrack", '['), ("lceil", '⌈'), ("lcub", '{'), ("ldquo", '“'),
    ("ldquor", '„'), ("le", '≤'), ("lfloor", '⌊'), ("lowast", '∗'), ("lowbar", '_'), ("loz", '◊'), ("lpar", '('),
    ("lrm", '\u{200e}'), ("lsaquo", '‹'), ("lsqb", '['), ("lsquo", '‘'), ("lt", '<'), ("macr", '¯'), ("mdash", '—'),
    ("micro", 'µ'), ("middot", '·'), ("minus", '−'), ("mu", 'μ'), ("nabla", '∇'), ("nbsp", '\u{a0}'), ("ndash", '–'),
    ("ne", '≠'), ("ni", '∋'), ("not", '¬'), ("notin", '∉'), ("nsub", '⊄'), ("ntilde", 'ñ'), ("nu", 'ν'), ("num", '#'),
    ("oacute", 'ó'), ("ocirc", 'ô'), ("oelig", 'œ'), ("ograve", 'ò'), ("oline", '‾'), ("omega", 'ω'), ("omicron", 'ο'),
    ("oplus", '⊕'), ("or", '∨'), ("ordf", 'ª'), ("ordm", 'º'), ("oslash", 'ø'), ("otilde", 'õ'), ("otimes", '⊗'),
    ("ouml", 'ö'), ("para", '¶'), ("part", '∂'), ("percnt", '%'), ("period", '.'), ("permil", '‰'), ("perp", '⊥'),
    ("phi", 'φ'), ("pi", 'π'), ("piv", 'ϖ'), ("plus", '+'), ("plusmn", '±'), ("pound", '£'), ("prime", '′'),
    ("prod", '∏'), ("prop", '∝'), ("psi", 'ψ'), ("quest", '?'), ("quot", '"'), ("rArr", '⇒'), ("radic", '√'),
    ("rang", '⟩'), ("raquo", '»'), ("rarr", '→'), ("rbrack", ']'), ("rceil", '⌉'), ("rcub", '}'), ("rdquo", '”'),
    ("real", 'ℜ'), ("reg", '®'), ("rfloor", '⌋'), ("rho", 'ρ'), ("rlm", '\u{200f}'), ("rpar", ')'), ("rsaquo", '›'),
    ("rsqb", ']'), ("rsquo", '’'), ("rsquor", '’'), ("sbquo", '‚'), ("scaron", 'š'), ("sdot", '⋅'), ("sect", '§'),
    ("semi", ';'), ("shy", '\u{ad}'), ("sigma", 'σ'), ("sigmaf", 'ς'), ("sim", '∼'), ("sol", '/'), ("spades", '♠'),
    ("sub", '⊂'), ("sube", '⊆'), ("sum", '∑'), ("sup", '⊃'), ("sup1", '¹'), ("sup2", '²'), ("sup3", '³'), ("supe", '⊇'),
    ("szlig", 'ß'), ("tau", 'τ'), ("there4", '∴'), ("theta", 'θ'), ("thetasym", 'ϑ'), ("thinsp", '\u{2009}'),
    ("thorn", 'þ'), ("tilde", '˜'), ("times", '×'), ("trade", '™'), ("uArr", '⇑'), ("uacute", 'ú'), ("uarr", '↑'),
    ("ucirc", 'û'), ("ugrave", 'ù'), ("uml", '¨'), ("upsih", 'ϒ'), ("upsilon", 'υ'), ("uuml", 'ü'), ("weierp", '℘'),
    ("xi", 'ξ'), ("yacute", 'ý'), ("yen", '¥'), ("yuml", 'ÿ'), ("zeta", 'ζ'), ("zwj", '\u{200d}'), ("zwnj", '\u{200c}'),
];

/// Windows-1252 characters that HTML substitutes for the code points of C1 controls (WHATWG HTML §13.2.5.80).
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Decodes character references, once: `&amp;lt;` becomes `&lt;`.
///
/// Numeric references are decoded as in browsers: 128 to 159 as Windows-1252, invalid code points as U+FFFD. The semicolon
/// may be missing after a number, and after a name where HTML allows it (Latin-1 characters and `&amp;`, `&lt;`, `&gt;`,
/// `&quot;`), but not before a letter, a digit or `=`, so that a query string such as `?a=1&copy=2` survives. Anything else
/// is left unchanged.
pub fn decode_entities(text: &str) -> String {
    decode(text, reference)
}

/// Decodes the second layer of text that was encoded twice, like WordPress titles (`&amp;#8217;`). Only references with a
/// semicolon, and never to `<` or `>`, because an author may have written about tags.
pub(super) fn decode_double_encoded(text: &str) -> String {
    decode(text, |text| {
        reference(text).filter(|(character, length)| text[..*length].ends_with(';') && !matches!(character, '<' | '>'))
    })
}

/// Replaces the references that `read` finds at ampersands; `read` returns the character and the reference's length.
fn decode(text: &str, read: fn(&str) -> Option<(char, usize)>) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let (character, length) = read(rest).unwrap_or(('&', 1));
        decoded.push(character);
        rest = &rest[length..];
    }
    decoded.push_str(rest);
    decoded
}

fn reference(text: &str) -> Option<(char, usize)> {
    let body = &text[1..];
    if let Some(number) = body.strip_prefix('#') {
        return numeric(number).map(|(character, length)| (character, length + 2));
    }
    let name = leading(body, |byte| byte.is_ascii_alphanumeric());
    let character = named(name)?;
    let after = body.as_bytes().get(name.len());
    let latin = matches!(character, '&' | '<' | '>' | '"' | '\u{a0}'..='\u{ff}');
    match after {
        Some(b';') => Some((character, name.len() + 2)),
        _ if latin && after != Some(&b'=') => Some((character, name.len() + 1)),
        _ => None,
    }
}

fn numeric(text: &str) -> Option<(char, usize)> {
    let hexadecimal = text.starts_with(['x', 'X']);
    let (start, radix) = if hexadecimal { (1, 16) } else { (0, 10) };
    let digits = leading(&text[start..], |byte| (byte as char).is_digit(radix));
    if digits.is_empty() {
        return None;
    }
    let code = digits.bytes().fold(0_u32, |code, digit| {
        code.saturating_mul(radix).saturating_add((digit as char).to_digit(radix).unwrap_or(0))
    });
    let end = start + digits.len();
    let semicolon = text.as_bytes().get(end) == Some(&b';');
    Some((from_code(code), end + usize::from(semicolon)))
}

fn from_code(code: u32) -> char {
    match code {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9F => WINDOWS_1252.chars().nth(code as usize - 0x80).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// The longest prefix whose bytes all match; only ASCII bytes may match.
fn leading(text: &str, fits: impl Fn(u8) -> bool) -> &str {
    &text[..text.bytes().take_while(|byte| fits(*byte)).count()]
}

/// The character of an entity.
fn named(name: &str) -> Option<char> {
    let at = ENTITIES.binary_search_by_key(&name, |(known, _)| known).ok()?;
    ENTITIES.get(at).map(|(_, character)| *character)
}

#[cfg(test)]
mod tests {
    use super::{ENTITIES, named};

    #[test]
    fn the_table_is_sorted_and_every_entity_is_found() {
        assert!(ENTITIES.is_sorted_by(|(name, _), (next, _)| name < next));
        for (name, character) in ENTITIES {
            assert_eq!(named(name), Some(character), "{name}");
        }
    }

    #[test]
    fn names_that_are_not_in_the_table_are_not_found() {
        for name in ["", "a", "amp;", "ampx", "zzzz", "AAAA", "é", "&", "Eacut", "Eacutes"] {
            assert_eq!(named(name), None, "{name}");
        }
    }
}
