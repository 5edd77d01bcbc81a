//! Neutralises HTML before the parser sees it, by renaming a few elements and attributes. The content isn't changed.
//!
//! A page whose policy forbids inline styles and handlers (CSP `style-src`, `script-src`) reports a violation for each of
//! them, even in an inert document, to the console and to any report collector; an article pasted from a word processor
//! has hundreds. So they are renamed first. This only avoids the reports. It isn't needed for safety: nothing runs in an
//! inert document, and no block could hold a style or a handler.
//!
//! Tables nested [too deeply](nesting) for a browser's parser are renamed too, so that they are no longer tables.

mod nesting;

use nesting::Nesting;

/// Elements whose content is raw text, except in SVG and MathML.
const RAW: [&str; 9] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// The new name of `style` elements: its content is raw text too, and is dropped from the tree.
const STYLE: &str = "noframes";

/// The new name of tables nested too deeply: an unknown element.
const TABLE: &str = "xable";

/// Roots of foreign content, which is parsed by other rules.
const FOREIGN: [&str; 2] = ["svg", "math"];

/// A replacement of some bytes of the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    at: usize,
    length: usize,
    with: &'static str,
}

/// Returns `head` followed by the body with every `style` and `on…` attribute renamed (`xtyle`, `xnclick`), and every
/// `style` element and every table nested too deeply.
///
/// Only a full parser knows where SVG or MathML ends. So a text with foreign content is scanned both ways, and the findings
/// of both are renamed: at worst this changes a letter in text that looks like a handler.
pub(super) fn neutralise(head: &str, html: &str) -> String {
    let (mut changes, has_foreign) = changes(html, false);
    if has_foreign {
        changes.extend(self::changes(html, true).0);
        changes.sort_unstable();
    }
    let mut out = String::with_capacity(head.len() + html.len() + 64);
    out.push_str(head);
    let mut copied = 0;
    for Change { at, length, with } in changes {
        // A text scanned twice has most changes twice.
        if at >= copied {
            out.push_str(&html[copied..at]);
            out.push_str(with);
            copied = at + length;
        }
    }
    out.push_str(&html[copied..]);
    out
}

/// The changes in order, and whether there is foreign content. `heeds_foreign` scans it as such, not as HTML.
fn changes(html: &str, heeds_foreign: bool) -> (Vec<Change>, bool) {
    let bytes = html.as_bytes();
    let mut changes = Vec::new();
    let mut nesting = Nesting::default();
    let (mut foreign, mut has_foreign) = (0_usize, false);
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|found| at + found) {
        at = open + 1;
        let is_end = bytes.get(at) == Some(&b'/');
        let start = at + usize::from(is_end);
        let is_foreign = heeds_foreign && foreign > 0;
        if !bytes.get(start).is_some_and(u8::is_ascii_alphabetic) {
            at = end_of_comment(html, at, is_foreign);
            continue;
        }
        at = end_of(bytes, start, ends_name);
        let name = &html[start..at];
        let is = |known: &str| known.eq_ignore_ascii_case(name);
        let mut rename = |with| changes.push(Change { at: start, length: name.len(), with });
        let is_too_deep = if is_end { nesting.end(name) } else { nesting.begin(name) };
        if FOREIGN.into_iter().any(is) {
            foreign = if is_end { foreign.saturating_sub(1) } else { foreign + 1 };
            has_foreign = true;
        } else if is("style") {
            rename(STYLE);
        } else if is_too_deep {
            rename(TABLE);
        }
        while let Some(attribute) = next_attribute(bytes, &mut at) {
            if is_reported(&bytes[attribute..]) {
                changes.push(Change { at: attribute, length: 1, with: "x" });
            }
        }
        let raw = RAW.into_iter().find(|raw| is(raw)).filter(|_| !is_end && !is_foreign);
        at = raw.map_or(at, |raw| end_of_raw(bytes, at, raw));
    }
    (changes, has_foreign)
}

/// The end of something that begins with `<` but isn't a tag: a comment, a bogus comment, a CDATA section in foreign
/// content, or a lone `<`.
fn end_of_comment(html: &str, at: usize, is_foreign: bool) -> usize {
    let rest = &html[at..];
    let end = match rest.as_bytes().first() {
        Some(b'!') if is_foreign && rest.starts_with("![CDATA[") => rest.find("]]>"),
        Some(b'!') if rest.starts_with("!--") => {
            let ends = |at: &usize| [&b"-->"[..], b"--!>"].iter().any(|end| rest.as_bytes()[*at..].starts_with(end));
            (1..rest.len()).find(ends)
        }
        Some(b'!' | b'?' | b'/') => rest.find('>'),
        _ => Some(0),
    };
    end.map_or(html.len(), |end| at + end)
}

/// The position of the end tag of a raw-text element.
fn end_of_raw(bytes: &[u8], from: usize, name: &str) -> usize {
    let is_end = |at: &usize| {
        let rest = bytes[*at..].strip_prefix(b"</").unwrap_or_default();
        let is_name = rest.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
        is_name && rest.get(name.len()).is_some_and(|after| ends_name(*after))
    };
    (from..bytes.len()).find(is_end).unwrap_or(bytes.len())
}

/// The position of the next attribute's name. Moves `at` past the attribute's value or, at the end of the tag, to its `>`
/// (HTML §13.2.5.32 and following).
fn next_attribute(bytes: &[u8], at: &mut usize) -> Option<usize> {
    *at = end_of(bytes, *at, |byte| !byte.is_ascii_whitespace() && byte != b'/');
    let name = *at;
    if matches!(bytes.get(name), None | Some(b'>')) {
        return None;
    }
    // An equals sign at the beginning is a part of the name.
    *at = end_of(bytes, end_of(bytes, name + 1, |byte| ends_name(byte) || byte == b'='), is_no_space);
    if bytes.get(*at) == Some(&b'=') {
        let value = end_of(bytes, *at + 1, is_no_space);
        let end = match bytes.get(value) {
            Some(quote @ (b'"' | b'\'')) => end_of(bytes, value + 1, |byte| byte == *quote) + 1,
            _ => end_of(bytes, value, |byte| byte.is_ascii_whitespace() || byte == b'>'),
        };
        *at = end.min(bytes.len());
    }
    Some(name)
}

/// The position of the first byte from `from` on that matches, or the end of the text.
fn end_of(bytes: &[u8], from: usize, the_end: impl Fn(u8) -> bool) -> usize {
    (from..bytes.len()).find(|at| the_end(bytes[*at])).unwrap_or(bytes.len())
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

fn is_no_space(byte: u8) -> bool {
    !byte.is_ascii_whitespace()
}

/// Whether the attribute name that begins here is a style or a handler, which browsers report.
fn is_reported(name: &[u8]) -> bool {
    let begins = |with: &[u8]| name.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    begins(b"on") || begins(b"style")
}

#[cfg(test)]
mod tests {
    use super::super::tests::Outline;
    use super::super::{HEAD, platform};
    use super::*;
    use html5ever::tendril::TendrilSink;
    use html5ever::{ParseOpts, parse_document};
    use markup5ever_rcdom::{Handle, NodeData, RcDom};
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
            ("<p on style>a onclick=b < c onclick=d", "<p xn xtyle>a onclick=b < c onclick=d"),
            ("<svg><title><p onclick=a></title></svg>", "<svg><title><p xnclick=a></title></svg>"),
            ("<svg><![CDATA[><b c=\"]]><p onclick=a\">", "<svg><![CDATA[><b c=\"]]><p xnclick=a\">"),
            ("<svg></svg><title><p onclick=a></title>", "<svg></svg><title><p onclick=a></title>"),
            ("<!-- <a title=\" -->b \"onclick=c\"<d style=e>", "<!-- <a title=\" -->b \"onclick=c\"<d xtyle=e>"),
            ("<p style='é", "<p xtyle='é"),
            ("<p style=", "<p xtyle="),
            ("<", "<"),
            ("<!--", "<!--"),
        ] {
            assert_eq!(neutralise("", html), quiet);
        }
    }

    /// The depth of the most deeply nested table in the parsed document.
    fn deepest_table(html: &str) -> usize {
        fn deepest(handle: &Handle, depth: usize) -> usize {
            let NodeData::Element { name, .. } = &handle.data else { return 0 };
            let inner = handle.children.borrow().iter().map(|child| deepest(child, depth + 1)).max().unwrap_or(0);
            inner.max(if *name.local == *"table" { depth } else { 0 })
        }
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(neutralise(HEAD, html));
        dom.document.children.borrow().iter().map(|child| deepest(child, 1)).max().unwrap_or(0)
    }

    #[test]
    fn a_table_that_is_too_deep_is_none() {
        let begun = "<table><tr><td>a";
        let nested = |count: usize| begun.repeat(count) + &"b</td></tr></table>".repeat(count);
        // Nesting deeper than anyone writes is unchanged.
        assert_eq!(neutralise("", &nested(96)), nested(96));
        assert_eq!(neutralise("", &nested(1).repeat(500)), nested(1).repeat(500));
        // Elements with implied end tags don't add to the depth.
        for never in ["<p>a", "<li>a", "<dt>a<dd>b", "<br><img src=a>", "<p>a<b>b</b>"] {
            assert!(!neutralise("", &(never.repeat(500) + &nested(1))).contains(TABLE), "{never}");
        }
        for html in [
            nested(500),
            "<TABLE><tr><td>a".repeat(500),
            "<div>".repeat(510) + &nested(10),
            "<div>".repeat(300) + &nested(300),
            (begun.to_owned() + "<template></table></template>").repeat(500),
            (begun.to_owned() + "</div></div>").repeat(500),
            "<dd><li>".repeat(400) + &nested(3),
            "<b><div></b>".repeat(600) + &nested(3),
            "<span><div></span>".repeat(600) + &nested(3),
            "<div><div><div><svg><desc></div></div></div>".repeat(200) + &nested(3),
        ] {
            assert!(deepest_table(&html) <= nesting::MAX_DEPTH, "{} in {html}", deepest_table(&html));
        }
    }

    /// An outline with all names replaced that the scan may have renamed.
    fn unnamed(outline: &str) -> String {
        outline.replace("on=x", "xn=x").replace("onclick", "xnclick").replace("style", "xtyle")
    }

    /// The outline of a document, without handlers under either name.
    fn read(document: &str) -> String {
        let mut outline = Outline::default();
        platform::parse(document, |name| ["alt", "class", "href", "style", "xtyle"].contains(&name), &mut outline);
        outline.text
    }

    proptest! {
        #[test]
        fn no_table_is_too_deep(pieces in prop::collection::vec(prop::sample::select(vec![
            "<table>", "</table>", "<tr>", "<td>", "<div>", "</div>", "<b>", "</b>", "<p>", "</p>", "<li>", "<dd>", "</dd>", "<a>",
            "</a>", "<svg>", "</svg>", "<desc>", "<template>", "</template>", "<select>", "<option>", "<button>", "</button>",
            "<object>", "</object>", "<math>", "<mi>", "</mi>", "<caption>", "<span>", "</span>", "<table><tr><td>", "x", "<br>",
        ]), 1..12)) {
            // Where a count is off, the limit has room for it: WebKit's own is 512.
            prop_assert!(deepest_table(&pieces.concat().repeat(130)) < 500);
        }

        #[test]
        fn what_is_read_stays_the_same(pieces in prop::collection::vec(prop::sample::select(vec![
            "<p", "<a", "<b", "<style", "<img", "</p", "</b", "</style", ">", "/>", " ", "=", "'", "\"", " on=x", " onclick='a'",
            " style=\"b\"", " href=c", " class='d e'", " alt=\"f > g\"", "text", "é", "<!--", "-->", "<", "/", "<!", "?", "<xmp", "</xmp", "<svg", "</svg",
            "<title", "</title", "<![CDATA[", "]]>", "--!>", "<table", "</table", "<td", "<select", "<template", "<math", "<mi",
        ]), 0..40)) {
            let html = pieces.concat();
            let (quiet, loud) = (read(&neutralise(HEAD, &html)), read(&[HEAD, &html].concat()));
            if html.contains("<svg") || html.contains("<math") {
                prop_assert_eq!(unnamed(&quiet), unnamed(&loud));
            } else {
                prop_assert_eq!(quiet, loud);
            }
        }
    }
}
