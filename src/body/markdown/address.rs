//! Addresses that stand bare in a text (GitHub Flavored Markdown §6.9, "Autolinks (extension)").

/// How addresses begin, and what has to stand before one for a browser.
const STARTS: [(&str, &str); 3] = [("https://", ""), ("http://", ""), ("www.", "https://")];

/// The longest address, in bytes.
const LONGEST: usize = 4096;

/// Hands over the pieces of a text in order, for an address with where it leads.
pub(super) fn split(text: &str, part: &mut dyn FnMut(&str, Option<&str>)) {
    let mut from = 0;
    for (at, _) in text.match_indices(['h', 'w']) {
        let Some(rest) = text.get(at..).filter(|_| at >= from) else { continue };
        let Some((_, scheme)) = STARTS.iter().find(|(start, _)| rest.starts_with(start)) else { continue };
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let is_edge = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '~' | '(' | '"' | '“' | '«');
        if !before.is_none_or(is_edge) {
            continue;
        }
        let rest = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or(rest);
        // Looked at before the end is sought, which is far away in a text that is made to be slow.
        if !has_domain(rest) {
            continue;
        }
        let address = address(rest);
        if has_domain(address) {
            part_if_any(text.get(from..at), part);
            part(address, Some(&[scheme, address].concat()));
            from = at + address.len();
        }
    }
    part_if_any(text.get(from..), part);
}

fn part_if_any(text: Option<&str>, part: &mut dyn FnMut(&str, Option<&str>)) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        part(text, None);
    }
}

/// The address at the beginning of a text, without the marks that end the sentence.
fn address(text: &str) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '"' | '”' | '»')).unwrap_or(text.len());
    let mut address = text.get(..end).unwrap_or(text);
    let brackets = |address: &str| address.matches(')').count() > address.matches('(').count();
    loop {
        let shorter = match address.chars().next_back() {
            Some('?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'') => address.get(..address.len() - 1),
            Some(')') if brackets(address) => {
                // All of those that are too many at once, so that a long row of them costs no more than a short one.
                let bare = address.trim_end_matches(')');
                let open = bare.matches('(').count().saturating_sub(bare.matches(')').count());
                address.get(..(bare.len() + open).min(address.len() - 1))
            }
            _ => return address,
        };
        address = shorter.unwrap_or("");
    }
}

/// Whether an address has a host with a point in it.
fn has_domain(address: &str) -> bool {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or(host);
    host.split_once('.').is_some_and(|(name, rest)| !name.is_empty() && !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brief(text: &str) -> String {
        let mut out = String::new();
        split(text, &mut |text, url| match url {
            Some(url) => out.push_str(&format!("[{text}]({url})")),
            None => out.push_str(text),
        });
        out
    }

    #[test]
    fn an_address_ends_before_the_marks_of_its_sentence() {
        for (text, expected) in [
            ("See https://a.example/b.", "See [https://a.example/b](https://a.example/b)."),
            ("(www.a.example/b_(c))", "([www.a.example/b_(c)](https://www.a.example/b_(c)))"),
            ("www.a.example)))", "[www.a.example](https://www.a.example))))"),
            ("http://a.example?b=c&d, e", "[http://a.example?b=c&d](http://a.example?b=c&d), e"),
            (
                "xhttps://a.example https:// www. http://localhost é",
                "xhttps://a.example https:// www. http://localhost é",
            ),
        ] {
            assert_eq!(brief(text), expected);
        }
    }
}
