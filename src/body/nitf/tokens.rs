//! XML taken apart, whatever state it is in: tags, text and character data. Declarations, instructions and comments are
//! passed over. Nothing is an error: what is no markup is text.

/// The longest tag, in bytes: somewhat more than a picture in its attribute.
const LONGEST: usize = 256 * 1024;

/// A piece of a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text with its entities.
    Text(&'a str),
    /// Text without (`CDATA`).
    Data(&'a str),
    /// The beginning of an element.
    Start(Tag<'a>),
    /// The end of the element of this name.
    End(String),
}

/// The beginning of an element.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name in lower case, without a prefix.
    pub name: String,
    /// Whether it is its end too.
    pub is_closed: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The attributes as they are written.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let (attribute, after) = attribute(rest)?;
            rest = after;
            Some(attribute)
        })
    }

    /// The value of the attribute of this name; empty where there is none.
    pub(super) fn attribute(&self, name: &str) -> &'a str {
        self.attributes().find(|(known, _)| known.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value.trim())
    }
}

/// The first attribute, and what follows it.
fn attribute(text: &str) -> Option<((&str, &str), &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '=' | '"' | '\''));
    let (name, rest) = text.split_at(text.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(text.len()));
    if name.is_empty() {
        return None;
    }
    let Some(value) = rest.trim_start().strip_prefix('=') else { return Some(((name, ""), rest)) };
    let value = value.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (value, after) = match quote {
        Some(quote) => {
            let value = value.get(1..).unwrap_or("");
            value.split_once(quote).unwrap_or((value, ""))
        }
        None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
    };
    Some(((name, value), after))
}

/// A document on its way to pieces.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// Marks that do not come any more: they are not looked for again.
    gone: Vec<String>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, gone: Vec::new() }
    }

    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if !self.rest.starts_with('<') {
                let (text, rest) = self.rest.split_at(self.rest.find('<').unwrap_or(self.rest.len()));
                self.rest = rest;
                return Some(Token::Text(text));
            }
            if let Some(text) = self.enclosed("<![CDATA[", "]]>") {
                return Some(Token::Data(text));
            }
            let is_passed_over = self.enclosed("<!--", "-->").is_some()
                || self.enclosed("<?", "?>").is_some()
                || (self.rest.starts_with("<!") && self.declaration());
            if !is_passed_over {
                return Some(self.tag());
            }
        }
    }

    /// What stands between two marks, when it begins here.
    fn enclosed(&mut self, start: &str, end: &str) -> Option<&'a str> {
        let inner = self.rest.strip_prefix(start)?;
        let at = self.find(inner, end)?;
        self.rest = inner.get(at + end.len()..)?;
        inner.get(..at)
    }

    fn find(&mut self, text: &str, mark: &str) -> Option<usize> {
        if self.gone.iter().any(|gone| gone == mark) {
            return None;
        }
        let at = text.find(mark);
        if at.is_none() {
            self.gone.push(mark.to_owned());
        }
        at
    }

    /// Passes over a declaration, with the declarations that it may have in brackets.
    fn declaration(&mut self) -> bool {
        let Some(mut end) = self.find(self.rest, ">") else { return false };
        if self.rest.get(..end).is_some_and(|text| text.contains('[')) {
            end = match self.find(self.rest, "]") {
                Some(bracket) => {
                    self.rest.get(bracket..).and_then(|text| text.find('>')).map_or(end, |at| bracket + at)
                }
                None => end,
            };
        }
        self.rest = self.rest.get(end + 1..).unwrap_or("");
        true
    }

    /// A tag, or the `<` that begins none.
    fn tag(&mut self) -> Token<'a> {
        let rest = self.rest;
        let (less, after) = rest.split_at(1);
        let (is_end, name_on) = after.strip_prefix('/').map_or((false, after), |after| (true, after));
        let is_name = name_on.starts_with(|c: char| c.is_alphabetic() || c == '_');
        let inner = if is_name { self.inside(name_on) } else { None };
        let Some(inner) = inner else {
            self.rest = after;
            return Token::Text(less);
        };
        self.rest = name_on.get(inner.len() + 1..).unwrap_or("");
        let closed = inner.strip_suffix('/');
        let inner = closed.unwrap_or(inner);
        let (name, attributes) =
            inner.split_at(inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len()));
        let name = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
        if is_end { Token::End(name) } else { Token::Start(Tag { name, is_closed: closed.is_some(), attributes }) }
    }

    /// What stands before the end of a tag: the first `>` that is in no value or, where a value does not end, the first.
    fn inside(&mut self, text: &'a str) -> Option<&'a str> {
        let first = self.find(text, ">")?;
        let (mut quote, mut before) = (None, b' ');
        for (at, byte) in text.bytes().enumerate().take(LONGEST) {
            match (quote, byte) {
                (None, b'>') => return text.get(..at),
                (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
                (Some(open), close) if open == close => quote = None,
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                before = byte;
            }
        }
        text.get(..first)
    }

    /// Passes over what stands in an element that has just begun. One that does not end holds nothing.
    pub(super) fn skip(&mut self, tag: &Tag) {
        if tag.is_closed {
            return;
        }
        let end = ["</", &tag.name].concat();
        let mut depth = 1;
        if self.gone.contains(&end) {
            return;
        }
        let (before, gone) = (self.rest, self.gone.clone());
        while let Some(token) = self.next() {
            match token {
                Token::Start(inner) if inner.name == tag.name && !inner.is_closed => depth += 1,
                Token::End(name) if name == tag.name => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
        (self.rest, self.gone) = (before, gone);
        self.gone.push(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn brief(text: &str) -> String {
        let mut tokens = Tokens::new(text);
        let mut out = String::new();
        while let Some(token) = tokens.next() {
            out.push_str(&match token {
                Token::Text(text) => format!("[{text}]"),
                Token::Data(text) => format!("{{{text}}}"),
                Token::Start(tag) => {
                    let attributes: String = tag.attributes().map(|(name, value)| format!(" {name}={value}")).collect();
                    format!("<{}{attributes}{}>", tag.name, if tag.is_closed { "/" } else { "" })
                }
                Token::End(name) => format!("</{name}>"),
            });
        }
        out
    }

    #[test]
    fn a_document_comes_apart() {
        assert_eq!(
            brief(
                "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'x' [<!ENTITY a 'b>'>]><!-- <p> --><n:P a=\"1>2\" b='c' d>x &amp; y</n:P>"
            ),
            "<p a=1>2 b=c d=>[x &amp; y]</p>"
        );
        assert_eq!(brief("<a/><b /><![CDATA[<i> & ]]>]]>"), "<a/><b/>{<i> & }[]]>]");
    }

    #[test]
    fn what_is_no_markup_is_text() {
        assert_eq!(brief("1 < 2 <3 <> </> <a"), "[1 ][<][ 2 ][<][3 ][<][> ][<][/> ][<][a]");
        assert_eq!(brief("<a b=\"c>d"), "<a b=c>[d]");
        assert_eq!(brief("<p title=it's>x</p>"), "<p title=it's>[x]</p>");
    }

    #[test]
    fn a_comment_that_does_not_end_ends_with_its_first_bracket() {
        assert_eq!(brief("<!-- a > b"), "[ b]");
    }

    #[test]
    fn documents_that_begin_what_they_never_end_are_read_in_one_go() {
        for part in ["<!--", "<![CDATA[", "<?", "<a b=\"", "<a b='x\">", "<", "<!x[", "<head>", "</"] {
            let text = part.repeat(300_000);
            let mut tokens = Tokens::new(&text);
            let mut count = 0;
            while let Some(token) = tokens.next() {
                if let Token::Start(tag) = &token {
                    tokens.skip(tag);
                }
                count += 1;
            }
            assert!(count <= 900_001, "{part}");
        }
    }

    proptest! {
        #[test]
        fn anything_comes_apart(text in "[<>/!?a-c\"'= \\[\\]&;-]{0,60}") {
            let mut tokens = Tokens::new(&text);
            let mut texts = 0;
            while let Some(token) = tokens.next() {
                if let Token::Text(part) | Token::Data(part) = token {
                    texts += part.len();
                }
            }
            prop_assert!(texts <= text.len());
        }
    }
}
