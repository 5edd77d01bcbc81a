//! Text out of HTML, for fields that should have been text.

/// Tags between which a reader sees two lines, or two cells: they part words.
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

/// The text of a piece of HTML, its character references as they are: tags and comments dropped, `script` and `style`
/// dropped with what they hold, a blank for every tag that parts words, the content of CDATA kept.
///
/// A `<` that begins no tag (`a < b`, `<3`) is text, and so is one that never ends, unless an attribute shows that it
/// was a tag which the backend cut.
pub fn strip_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    let mut in_cdata = false;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            // From its own dashes on, because `<!-->` is a whole comment.
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
            // There is no `>` any more, so whatever follows is no tag either.
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

/// A letter after `<`, `</`, `<!` or `<?`: what the tokenizer of HTML takes for a tag, a declaration or an instruction.
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

/// The length of the tag with its `>`, which may also stand inside a quoted value. A quote that is never closed does not
/// hide the rest of the text.
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

/// The text from `</name` on, or nothing if there is none.
fn from_closing_tag<'t>(text: &'t str, name: &str) -> &'t str {
    let closes =
        |at: &usize| text.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    let closing = text.match_indices("</").map(|(at, _)| at).find(closes);
    closing.map_or("", |at| &text[at..])
}
