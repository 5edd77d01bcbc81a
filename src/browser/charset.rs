//! Detects the character encoding of responses that aren't UTF-8. The platform decodes them.

/// How many bytes of a response are searched for a declaration of its encoding, as in HTML.
const HEAD: usize = 1024;

/// The name of the character encoding, from the byte order mark, the `Content-Type` header, the XML declaration or the
/// HTML `meta` element; `None` if none of them states it.
pub fn name(content_type: &str, bytes: &[u8]) -> Option<String> {
    let mark = match bytes {
        [0xff, 0xfe, ..] => Some("utf-16le"),
        [0xfe, 0xff, ..] => Some("utf-16be"),
        _ => None,
    };
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
    mark.map(str::to_owned)
        .or_else(|| value(&content_type.to_ascii_lowercase(), "charset="))
        .or_else(|| value(head.split_once("?>")?.0.strip_prefix("<?xml")?, "encoding="))
        .or_else(|| value(&head.to_ascii_lowercase(), "charset="))
}

/// Decodes a response or a file in its declared encoding ([`name`]). Valid UTF-8 is always decoded as UTF-8, whatever is
/// declared; without a declaration, invalid bytes are replaced. The native counterpart of `TextDecoder`.
#[cfg(not(target_arch = "wasm32"))]
pub fn decode(content_type: &str, bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let bytes = error.as_bytes();
        let named = name(content_type, bytes).and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
        named.unwrap_or(encoding_rs::UTF_8).decode(bytes).0.into_owned()
    })
}

fn value(text: &str, key: &str) -> Option<String> {
    let rest = text.split_once(key)?.1.trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).unwrap_or(rest.len());
    rest.get(..end).filter(|name| !name.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_the_one_that_a_response_declares() {
        for (content_type, body, expected) in [
            ("text/xml; charset=ISO-8859-1", "<a/>", Some("iso-8859-1")),
            (
                "text/xml; Charset=\"windows-1251\"; x=1",
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
                Some("windows-1251"),
            ),
            ("text/xml", "<?xml version='1.0' encoding='Shift_JIS'?><a/>", Some("Shift_JIS")),
            ("", "<!doctype html><META charset=gbk>", Some("gbk")),
            ("", "<meta http-equiv=x content='text/html; charset=big5'>", Some("big5")),
            ("application/json", "{\"a\": 1}", None),
            ("text/xml; charset=", "<a/>", None),
        ] {
            assert_eq!(name(content_type, body.as_bytes()).as_deref(), expected, "{content_type} {body}");
        }
        assert_eq!(name("text/xml; charset=utf-8", b"\xff\xfe<\0").as_deref(), Some("utf-16le"));
    }

    #[test]
    fn a_response_is_decoded_in_its_declared_encoding() {
        let declared = |name: &str, word: &[u8]| {
            let head = ["<?xml version=\"1.0\" encoding=\"", name, "\"?><a>"].concat();
            let text = decode("text/xml", [head.as_bytes(), word].concat());
            text.split_once("<a>").unwrap().1.to_owned()
        };
        assert_eq!(declared("iso-8859-1", b"Caf\xe9 \x96 \x80"), "Café – €", "what authors on Windows meant");
        assert_eq!(declared("windows-1251", b"\xcf\xf0\xe8\xe2\xe5\xf2"), "Привет");
        assert_eq!(declared("Shift_JIS", b"\x93\xfa\x96\x7b"), "日本");
        assert_eq!(declared("iso-8859-1", "Café".as_bytes()), "Café", "it is UTF-8 all the same");
        assert_eq!(declared("no-such-characters", b"Caf\xe9"), "Caf\u{fffd}");
        assert_eq!(decode("text/html; charset=gb2312", b"\xd6\xd0".to_vec()), "中");
        assert_eq!(decode("", b"\xff\xfe\xdc\0".to_vec()), "Ü");
    }
}
