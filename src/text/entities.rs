//! Character references of HTML: `&eacute;`, `&#8217;`, `&#x2019;`.

/// The entities of HTML 4 and those of HTML 5 for signs of ASCII, `&apos;` the first of them. Each is its name and then
/// its character, sorted by name; as no character is a letter or a digit of ASCII, the one ends where the other begins.
/// Half the size of a table of pairs. The module that every reader loads is made without it, and has it from the file of
/// its words.
#[cfg(any(not(target_arch = "wasm32"), feature = "told"))]
pub const CHARACTER_REFERENCES: &str = "\
    AEligÆAMP&AacuteÁAcircÂAgraveÀAlphaΑAringÅAtildeÃAumlÄBetaΒCOPY©CcedilÇChiΧDagger‡DeltaΔETHÐEacuteÉEcircÊEgraveÈ\
    EpsilonΕEtaΗEumlËGT>GammaΓIacuteÍIcircÎIgraveÌIotaΙIumlÏKappaΚLT<LambdaΛMuΜNtildeÑNuΝOEligŒOacuteÓ\
    OcircÔOgraveÒOmegaΩOmicronΟOslashØOtildeÕOumlÖPhiΦPiΠPrime″PsiΨQUOT\"REG®RhoΡScaronŠSigmaΣTHORNÞTab\u{9}TauΤ\
    ThetaΘUacuteÚUcircÛUgraveÙUpsilonΥUumlÜXiΞYacuteÝYumlŸZeroWidthSpace\u{200b}ZetaΖaacuteáacircâacute´aeligæ\
    agraveàalefsymℵalphaαamp&and∧ang∠apos'aringåast*asymp≈atildeãaumläbdquo„betaβbrvbar¦bsol\\bull•cap∩ccedilçcedil¸\
    cent¢chiχcircˆclubs♣colon:comma,commat@cong≅copy©crarr↵cup∪curren¤dArr⇓dagger†darr↓dash‐deg°deltaδdiams♦divide÷\
    dollar$eacuteéecircêegraveèempty∅emsp\u{2003}ensp\u{2002}epsilonεequals=equiv≡etaηethðeumlëeuro€excl!exist∃fnofƒ\
    forall∀frac12½frac14¼frac34¾frasl⁄gammaγge≥grave`gt>hArr⇔harr↔hearts♥hellip…horbar―hyphen‐iacuteíicircîiexcl¡\
    igraveìimageℑinfin∞int∫iotaιiquest¿isin∈iumlïkappaκlArr⇐lambdaλlang⟨laquo«larr←lbrack[lceil⌈lcub{ldquo“ldquor„\
    le≤lfloor⌊lowast∗lowbar_loz◊lpar(lrm\u{200e}lsaquo‹lsqb[lsquo‘lt<macr¯mdash—microµmiddot·minus−muμnabla∇\
    nbsp\u{a0}ndash–ne≠ni∋not¬notin∉nsub⊄ntildeñnuνnum#oacuteóocircôoeligœograveòoline‾omegaωomicronοoplus⊕or∨ordfª\
    ordmºoslashøotildeõotimes⊗oumlöpara¶part∂percnt%period.permil‰perp⊥phiφpiπpivϖplus+plusmn±pound£prime′prod∏prop∝\
    psiψquest?quot\"rArr⇒radic√rang⟩raquo»rarr→rbrack]rceil⌉rcub}rdquo”realℜreg®rfloor⌋rhoρrlm\u{200f}rpar)rsaquo›\
    rsqb]rsquo’rsquor’sbquo‚scaronšsdot⋅sect§semi;shy\u{ad}sigmaσsigmafςsim∼sol/spades♠sub⊂sube⊆sum∑sup⊃sup1¹sup2²\
    sup3³supe⊇szligßtauτthere4∴thetaθthetasymϑthinsp\u{2009}thornþtilde˜times×trade™uArr⇑uacuteúuarr↑ucircûugraveù\
    uml¨upsihϒupsilonυuumlüweierp℘xiξyacuteýyen¥yumlÿzetaζzwj\u{200d}zwnj\u{200c}\
";

/// What authors on Windows meant by the numbers of C1 control characters (WHATWG HTML §13.2.5.80).
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The text with its character references replaced, once: `&amp;lt;` becomes `&lt;`.
///
/// Numbers are read as browsers read them, with the Windows characters for 128 to 159, and U+FFFD for what is no
/// character. The semicolon may be missing after a number, and after a name where HTML allows it (the characters of
/// Latin-1 and `&amp;`, `&lt;`, `&gt;`, `&quot;`), though not before a letter, a digit or `=`, where a query string such as
/// `?a=1&copy=2` would suffer. What is no reference stays as it is.
pub fn decode_entities(text: &str) -> String {
    decode(text, reference)
}

/// The second decoding of a text that was encoded twice, as titles of WordPress are (`&amp;#8217;`): only whole
/// references, and none of the two that would make a tag of what an author wrote about tags.
pub(super) fn decode_doubled(text: &str) -> String {
    decode(text, |text| {
        reference(text).filter(|(character, length)| text[..*length].ends_with(';') && !matches!(character, '<' | '>'))
    })
}

/// Replaces what `read` finds at an ampersand: a character, and the length of its reference.
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

/// The longest beginning of which every byte fits; bytes that fit are ASCII.
fn leading(text: &str, fits: impl Fn(u8) -> bool) -> &str {
    &text[..text.bytes().take_while(|byte| fits(*byte)).count()]
}

fn table() -> &'static str {
    #[cfg(any(not(target_arch = "wasm32"), feature = "told"))]
    return CHARACTER_REFERENCES;
    #[cfg(not(any(not(target_arch = "wasm32"), feature = "told")))]
    crate::words::Language::default().words().character_references
}

/// The character of an entity, by halving the table.
fn named(name: &str) -> Option<char> {
    // A line of a file has no end of a line in it.
    if name == "NewLine" {
        return Some('\n');
    }
    let mut table = table();
    while !table.is_empty() {
        let start = start_of_entry(table.as_bytes());
        let entry = &table[start..];
        let found = leading(entry, |byte| byte.is_ascii_alphanumeric());
        let character = entry[found.len()..].chars().next()?;
        match name.cmp(found) {
            std::cmp::Ordering::Equal => return Some(character),
            std::cmp::Ordering::Less => table = &table[..start],
            std::cmp::Ordering::Greater => table = &entry[found.len() + character.len_utf8()..],
        }
    }
    None
}

/// Where the entry in the middle of the table begins.
fn start_of_entry(table: &[u8]) -> usize {
    let mut at = table.len() / 2;
    while at > 0 && !table[at].is_ascii_alphanumeric() {
        at -= 1;
    }
    while at > 0 && table[at - 1].is_ascii_alphanumeric() {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{CHARACTER_REFERENCES, leading, named};

    #[test]
    fn the_table_is_sorted_and_every_entry_is_found() {
        let (mut rest, mut previous, mut count) = (CHARACTER_REFERENCES, "", 0);
        while !rest.is_empty() {
            let name = leading(rest, |byte| byte.is_ascii_alphanumeric());
            let character = rest[name.len()..].chars().next().expect("a character after each name");
            assert!(previous < name, "{previous} stands before {name}");
            assert_eq!(named(name), Some(character), "{name}");
            rest = &rest[name.len() + character.len_utf8()..];
            (previous, count) = (name, count + 1);
        }
        assert!(count >= 260, "only {count} entities");
    }

    #[test]
    fn what_is_not_in_the_table_is_not_found() {
        assert_eq!(named("NewLine"), Some('\n'));
        for name in ["", "a", "amp;", "ampx", "zzzz", "AAAA", "é", "&", "Eacut", "Eacutes"] {
            assert_eq!(named(name), None, "{name}");
        }
    }
}
