//! Strips HTML tags, for fields that should have been plain text.

/// Tags that separate words, because browsers show them as line or cell boundaries.
const BLOCKS: [&str; 43] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Strips tags and comments, and `script` and `style` with their content. Tags that separate words become a space, the
/// content of CDATA is kept, and character references aren't decoded.
///
/// A `<` that doesn't begin a tag (`a < b`, `<3`) is text. An unclosed tag is text too, unless an attribute shows that it
/// was truncated.
pub fn strip_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    let mut in_cdata = false;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            // Search from the dashes on, because `<!-->` is a complete comment.
            rest = rest[2..].split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if let Some(cdata) = rest.strip_prefix("<![CDATA[") {
            in_cdata = true;
            rest = cdata;
            continue;
        }
        if !begins_tag(rest.as_bytes()) {
            text.push('<');
            rest = &rest[1..];
            continue;
        }
        let Some(length) = tag_length(rest) else {
            // No `>` is left, so no further tag either.
            if rest.contains('=') {
                rest = "";
            }
            break;
        };
        let name = tag_name(rest);
        if is_one_of(&BLOCKS, name) {
            text.push(' ');
        }
        let hides = is_one_of(&["script", "style"], name) && !rest.starts_with("</");
        rest = &rest[length..];
        if hides {
            rest = from_closing_tag(rest, name);
        }
    }
    text.push_str(rest);
    if in_cdata { text.replace("]]>", "") } else { text }
}

/// Whether the markup begins a tag, a declaration or an instruction: a letter after `<`, `</`, `<!` or `<?`.
fn begins_tag(markup: &[u8]) -> bool {
    match markup {
        [_, b'/' | b'!' | b'?', letter, ..] | [_, letter, ..] => letter.is_ascii_alphabetic(),
        _ => false,
    }
}

fn tag_name(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    &name[..end]
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The length of the tag including its `>`. A `>` in a quoted value doesn't end the tag, unless the quote is unclosed.
fn tag_length(tag: &str) -> Option<usize> {
    let mut quote = None;
    let mut value = false;
    for (at, byte) in tag.bytes().enumerate() {
        match quote {
            Some(open) if open == byte => quote = None,
            Some(_) => {}
            None if byte == b'>' => return Some(at + 1),
            None if value && matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None => {}
        }
        value = byte == b'=' || (value && byte.is_ascii_whitespace());
    }
    tag.find('>').map(|at| at + 1)
}

/// The text from `</name` on; empty if there is none.
fn from_closing_tag<'t>(text: &'t str, name: &str) -> &'t str {
    let closes =
        |at: &usize| text.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    let closing = text.match_indices("</").map(|(at, _)| at).find(closes);
    closing.map_or("", |at| &text[at..])
}
