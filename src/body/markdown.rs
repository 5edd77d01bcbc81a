//! Markdown: CommonMark with GitHub's tables, strike-through, task lists, footnotes and bare addresses. It is written as
//! HTML, in which the HTML that it may hold stands as it came, and the HTML dialect reads the whole: so a paragraph that
//! begins in one and ends in the other is one. What stands before the text for machines (front matter) is left out;
//! `liquid` reads the tags that publishing systems put into it.

mod address;
mod liquid;

use super::{Body, BodyContext};
use crate::text::push_escaped;
use pulldown_cmark::{CowStr, Event, Options, Parser, TagEnd, TextMergeStream, html};

/// The most text that is read, in bytes.
const LONGEST: usize = 1024 * 1024;
/// How many marks of quotes and lists may stand before the text of a line. The time that a document takes grows with
/// their number times that of its lines.
const DEEPEST: usize = 64;

/// Reads a body.
pub fn read(text: &str, context: &BodyContext) -> Body {
    let text = without_front_matter(text.trim_start_matches('\u{feff}'));
    let whole = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text);
    let mut body = super::html::read(&to_html(&within_depth(whole)), context);
    body.cut |= whole.len() < text.len();
    body
}

fn to_html(text: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES;
    let mut out = String::new();
    // Inside of how many links, pictures and pieces of code this is: there, a text is only that.
    let mut held = 0_usize;
    let events = TextMergeStream::new(Parser::new_ext(text, options)).flat_map(|event| {
        match &event {
            Event::Start(tag) if holds(&tag.to_end()) => held += 1,
            Event::End(end) if holds(end) => held = held.saturating_sub(1),
            Event::Text(text) if held == 0 => return rewritten(text),
            // The state of a task is a sign: there is no block with a box to tick.
            Event::TaskListMarker(done) => return vec![Event::Text(if *done { "☑ " } else { "☐ " }.into())],
            _ => {}
        }
        vec![event]
    });
    html::push_html(&mut out, events);
    out
}

fn holds(end: &TagEnd) -> bool {
    matches!(end, TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock)
}

/// A text with what its tags show and its addresses as links.
fn rewritten<'a>(text: &str) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    liquid::split(text, &mut |part| match part {
        liquid::Part::Text(text) => address::split(text, &mut |text, url| match url {
            Some(url) => events.extend(link(url, text)),
            None => events.push(Event::Text(CowStr::from(text.to_owned()))),
        }),
        liquid::Part::Link(url) => events.extend(link(url, url.trim_start_matches('/'))),
        liquid::Part::Embed(url) => {
            let mut shown = String::from("<oembed url=\"");
            push_escaped(url, &mut shown);
            shown.push_str("\"></oembed>");
            events.push(Event::InlineHtml(shown.into()));
        }
    });
    events
}

fn link<'a>(url: &str, words: &str) -> [Event<'a>; 3] {
    let mut start = String::from("<a href=\"");
    push_escaped(url, &mut start);
    start.push_str("\">");
    [Event::InlineHtml(start.into()), Event::Text(words.to_owned().into()), Event::InlineHtml("</a>".into())]
}

/// A document without the settings before it: lines between two lines of `---` (YAML) or `+++` (TOML), the first of which
/// sets something. A rule at its beginning stays one.
fn without_front_matter(text: &str) -> &str {
    let Some((fence, sets)) = [("---", ':'), ("+++", '=')].into_iter().find(|(fence, _)| text.starts_with(fence))
    else {
        return text;
    };
    let mut lines = text.split_inclusive('\n');
    let mut at = lines.next().map_or(0, str::len);
    if text.get(..at).map(str::trim_end) != Some(fence) {
        return text;
    }
    let mut has_setting = None;
    for line in lines {
        at += line.len();
        let line = line.trim_end();
        if line == fence || (fence == "---" && line == "...") {
            return if has_setting == Some(true) { text.get(at..).unwrap_or("") } else { text };
        }
        if !line.is_empty() && !line.starts_with('#') {
            has_setting = has_setting.or_else(|| Some(is_setting(line, sets)));
        }
    }
    text
}

/// Whether a line is a name, then what sets it.
fn is_setting(line: &str, sets: char) -> bool {
    let Some((name, value)) = line.split_once(sets) else { return false };
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'');
    let name = name.trim_end();
    !name.is_empty() && name.chars().all(is_name) && (value.is_empty() || value.starts_with(' '))
}

/// A document without the marks of quotes and lists that are more than a line may have.
fn within_depth(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut marks = 0;
        let is_mark = |byte: u8| matches!(byte, b'>' | b'-' | b'*' | b'+' | b'.' | b')');
        let is_lead = |byte: u8| is_mark(byte) || byte.is_ascii_digit() || matches!(byte, b' ' | b'\t');
        let lead = line.bytes().take_while(|byte| is_lead(*byte)).count();
        let all = line.bytes().take(lead).filter(|byte| is_mark(*byte)).count();
        // A line of nothing but marks is a rule, or a row of stars.
        if all <= DEEPEST || line.trim_end().len() <= lead && !line.trim_start().starts_with('>') && is_rule(line) {
            out.push_str(line);
            continue;
        }
        let kept = line.bytes().position(|byte| {
            marks += usize::from(is_mark(byte));
            marks > DEEPEST
        });
        let (head, rest) = line.split_at(kept.unwrap_or(0));
        out.push_str(head);
        out.push_str(rest.trim_start_matches(|c: char| u8::try_from(c).is_ok_and(is_lead)));
    }
    out
}

/// Whether a line has one sign only.
fn is_rule(line: &str) -> bool {
    let mut signs = line.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let first = signs.next();
    matches!(first, Some(b'-' | b'*')) && signs.all(|sign| Some(sign) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_before_the_text_are_left_out_and_a_rule_is_not() {
        for (text, left) in [
            ("---\ntitle: A\n\ntags: [a]\n---\nText\n", "Text\n"),
            ("---\r\n# made by a machine\r\ntitle: A\r\n...\r\nText", "Text"),
            ("+++\ntitle = \"A\"\n+++\nText", "Text"),
            ("---\ntitle: A", "---\ntitle: A"),
            ("---\nA sentence: and more.\n\n---\nText", "---\nA sentence: and more.\n\n---\nText"),
            ("---\n\n---\nText", "---\n\n---\nText"),
            ("----\na: b\n----\n", "----\na: b\n----\n"),
            ("Text\n---\na: b\n---\n", "Text\n---\na: b\n---\n"),
        ] {
            assert_eq!(without_front_matter(text), left, "{text}");
        }
    }

    #[test]
    fn a_line_has_no_more_marks_than_the_limit() {
        let deep = [&"> ".repeat(500), "a\n- b\n"].concat();
        assert_eq!(within_depth(&deep), [&"> ".repeat(DEEPEST), "a\n- b\n"].concat());
        let rule = ["-".repeat(500), "\n".to_owned(), "* ".repeat(300)].concat();
        assert_eq!(within_depth(&rule), rule);
        assert_eq!(within_depth("a\r\n\r\n1. b"), "a\r\n\r\n1. b");
    }
}
