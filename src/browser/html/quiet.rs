//! A page whose policy forbids inline styles and handlers (CSP `style-src`, `script-src`) reports each of them, to its
//! console and to whoever collects its reports, and does so even for a document that is never shown: an article from a
//! word processor has hundreds. So they get other names before the parser sees them. This is for quiet, not for safety:
//! neither does anything in an inert document, and no block could hold one.

/// Elements whose content is text, whatever it looks like.
const RAW: [&str; 9] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// What a `style` element is renamed to: like it, its content is text, and nothing of it is in the tree.
const STYLE: &str = "noframes";

/// The body after `head`, with every `style` and `on…` attribute renamed (`xtyle`, `xnclick`), and every `style`
/// element. Only names change, so the structure stays what it was.
pub(super) fn quieten(head: &str, html: &str) -> String {
    let mut out = String::with_capacity(head.len() + html.len() + 64);
    out.push_str(head);
    let bytes = html.as_bytes();
    let mut copied = 0;
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|found| at + found) {
        at = open + 1;
        let is_end = bytes.get(at) == Some(&b'/');
        let name = at + usize::from(is_end);
        if !bytes.get(name).is_some_and(u8::is_ascii_alphabetic) {
            at = end_of_comment(html, at);
            continue;
        }
        at = end_of(bytes, name, ends_name);
        let raw = RAW.iter().find(|raw| raw.eq_ignore_ascii_case(&html[name..at]));
        if raw == Some(&"style") {
            out.push_str(&html[copied..name]);
            out.push_str(STYLE);
            copied = at;
        }
        while let Some(attribute) = next_attribute(bytes, &mut at) {
            if is_reported(&bytes[attribute..]) {
                out.push_str(&html[copied..attribute]);
                out.push('x');
                copied = attribute + 1;
            }
        }
        if let Some(raw) = raw.filter(|_| !is_end) {
            at = end_of_raw(bytes, at, raw);
        }
    }
    out.push_str(&html[copied..]);
    out
}

/// The end of what begins with `<` and is no tag: of a comment, of what is taken for one, or of a mere `<`.
fn end_of_comment(html: &str, at: usize) -> usize {
    let rest = &html[at..];
    let end = match rest.as_bytes().first() {
        Some(b'!') if rest.starts_with("!--") => {
            let ends = |at: &usize| [&b"-->"[..], b"--!>"].iter().any(|end| rest.as_bytes()[*at..].starts_with(end));
            (1..rest.len()).find(ends)
        }
        Some(b'!' | b'?' | b'/') => rest.find('>'),
        _ => Some(0),
    };
    end.map_or(html.len(), |end| at + end)
}

/// Where the end tag of an element with raw text begins.
fn end_of_raw(bytes: &[u8], from: usize, name: &str) -> usize {
    let is_end = |at: &usize| {
        let rest = bytes[*at..].strip_prefix(b"</").unwrap_or_default();
        let is_name = rest.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
        is_name && rest.get(name.len()).is_some_and(|after| ends_name(*after))
    };
    (from..bytes.len()).find(is_end).unwrap_or(bytes.len())
}

/// Where the name of the next attribute with a value begins; `at` moves behind the value, or at the end of the tag to
/// its `>` (HTML §13.2.5.32 and what follows it).
fn next_attribute(bytes: &[u8], at: &mut usize) -> Option<usize> {
    loop {
        *at = end_of(bytes, *at, |byte| !byte.is_ascii_whitespace() && byte != b'/');
        let name = *at;
        if matches!(bytes.get(name), None | Some(b'>')) {
            return None;
        }
        // An equals sign at the beginning is a part of the name.
        let equals = end_of(bytes, end_of(bytes, name + 1, |byte| ends_name(byte) || byte == b'='), is_no_space);
        *at = equals;
        if bytes.get(equals) == Some(&b'=') {
            let value = end_of(bytes, equals + 1, is_no_space);
            *at = match bytes.get(value) {
                Some(quote @ (b'"' | b'\'')) => end_of(bytes, value + 1, |byte| byte == *quote) + 1,
                _ => end_of(bytes, value, |byte| byte.is_ascii_whitespace() || byte == b'>'),
            };
            *at = (*at).min(bytes.len());
            return Some(name);
        }
    }
}

/// The first place from `from` on where a byte is `the_end`, or else the end of all.
fn end_of(bytes: &[u8], from: usize, the_end: impl Fn(u8) -> bool) -> usize {
    (from..bytes.len()).find(|at| the_end(bytes[*at])).unwrap_or(bytes.len())
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

fn is_no_space(byte: u8) -> bool {
    !byte.is_ascii_whitespace()
}

/// Whether a name that begins here is that of a style or a handler.
fn is_reported(name: &[u8]) -> bool {
    let begins = |with: &[u8]| name.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    begins(b"on") || begins(b"style")
}

#[cfg(test)]
mod tests {
    use super::super::{HEAD, platform};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn styles_and_handlers_get_names_that_mean_nothing() {
        for (html, quiet) in [
            ("<p style='a' CLASS=b>c", "<p xtyle='a' CLASS=b>c"),
            ("<p\nSTYLE = \"a>b\" OnClick=c/onload=d>e", "<p\nxTYLE = \"a>b\" xnClick=c/onload=d>e"),
            ("<img/onerror=a//onload=b>", "<img/xnerror=a//onload=b>"),
            ("<a title=\"b onclick=c style=d\" =on=e>f", "<a title=\"b onclick=c style=d\" =on=e>f"),
            ("<style>a<b style=c></style><STYLE id=d>", "<noframes>a<b style=c></noframes><noframes id=d>"),
            ("</p style='a>' onclick=b>c</p>", "</p xtyle='a>' xnclick=b>c</p>"),
            ("<!a <b style='c>' onclick=d><b style=e>", "<!a <b style='c>' onclick=d><b xtyle=e>"),
            ("<script>a<b style='c'</SCRIPT><b style=d>", "<script>a<b style='c'</SCRIPT><b xtyle=d>"),
            ("<p on style>a onclick=b < c onclick=d", "<p on style>a onclick=b < c onclick=d"),
            ("<!-- <a title=\" -->b \"onclick=c\"<d style=e>", "<!-- <a title=\" -->b \"onclick=c\"<d xtyle=e>"),
            ("<p style='é", "<p xtyle='é"),
            ("<p style=", "<p xtyle="),
            ("<", "<"),
            ("<!--", "<!--"),
        ] {
            assert_eq!(quieten("", html), quiet);
        }
    }

    proptest! {
        #[test]
        fn what_is_read_stays_the_same(pieces in prop::collection::vec(prop::sample::select(vec![
            "<p", "<a", "<b", "<style", "<img", "</p", "</b", "</style", ">", "/>", " ", "=", "'", "\"", " on=x", " onclick='a'",
            " style=\"b\"", " href=c", " class='d e'", " alt=\"f > g\"", "text", "é", "<!--", "-->", "<", "/", "<!", "?", "<xmp", "</xmp", "<svg", "</svg",
            "<title", "</title", "<![CDATA[", "]]>", "--!>", "<table", "</table", "<td", "<select", "<template", "<math", "<mi",
        ]), 0..40)) {
            let html = pieces.concat();
            prop_assert_eq!(platform::parse(&quieten(HEAD, &html)), platform::parse(&[HEAD, &html].concat()));
        }
    }
}
