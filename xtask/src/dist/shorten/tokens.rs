//! The tokens of a script (ECMA-262 §12), as far as this project's own scripts have them.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword; a private name with its `#`.
    Word,
    Number,
    /// A string, a template without expressions, or a regular expression.
    Text,
    /// A punctuator.
    Sign,
}

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub text: String,
}

impl Token {
    /// Whether it is this punctuator or word.
    pub fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }
}

/// Punctuators of more than one character, the longest first.
const SIGNS: [&str; 38] = [
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&",
    "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "<", ">", "=", "+",
    "-",
];

/// Words behind which a slash begins a regular expression.
const BEFORE_EXPRESSION: [&str; 8] = ["return", "typeof", "case", "of", "in", "await", "delete", "throw"];

/// The tokens of a script, without its comments.
///
/// # Errors
/// What cannot be read, with its line.
pub fn read(script: &str) -> Result<Vec<Token>, String> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let line = || script[..script.len() - rest.len()].matches('\n').count() + 1;
        let length = if first.is_whitespace() {
            first.len_utf8()
        } else if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").ok_or_else(|| format!("line {}: a comment does not end", line()))? + 2
        } else {
            let (kind, length) = token(rest, tokens.last()).ok_or_else(|| {
                format!("line {}: `{}` is not understood", line(), rest.lines().next().unwrap_or_default())
            })?;
            // A line that goes on behind a backslash holds neither it nor its end (ECMA-262 §12.9.4).
            tokens.push(Token { kind, text: rest[..length].replace("\\\n", "") });
            length
        };
        rest = &rest[length..];
    }
    Ok(tokens)
}

/// What a text begins with, and how long that is in bytes.
fn token(text: &str, before: Option<&Token>) -> Option<(Kind, usize)> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let first = text.chars().next()?;
    if is_word(first) || first == '#' {
        let kind = if first.is_ascii_digit() { Kind::Number } else { Kind::Word };
        let length = text[first.len_utf8()..].find(|c| !(is_word(c) || kind == Kind::Number && c == '.'));
        return Some((kind, length.map_or(text.len(), |length| length + first.len_utf8())));
    }
    if first == '.' && text[1..].starts_with(|c: char| c.is_ascii_digit()) {
        let length = text[1..].find(|c| !is_word(c)).map_or(text.len(), |length| length + 1);
        return Some((Kind::Number, length));
    }
    if matches!(first, '"' | '\'' | '`') {
        let length = quoted(text, first)?;
        let has_expression = first == '`' && text[..length].contains("${");
        return (!has_expression && (first == '`' || !text[..length].contains('\n'))).then_some((Kind::Text, length));
    }
    if first == '/' && before.is_none_or(precedes_expression) {
        return Some((Kind::Text, regular_expression(text)?));
    }
    let known = SIGNS.iter().find(|sign| text.starts_with(**sign)).map(|sign| sign.len());
    known.or_else(|| first.is_ascii_punctuation().then_some(1)).map(|length| (Kind::Sign, length))
}

/// The length of a text to the quotation mark that ends it.
fn quoted(text: &str, mark: char) -> Option<usize> {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if character == mark => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn precedes_expression(token: &Token) -> bool {
    match token.kind {
        Kind::Word => BEFORE_EXPRESSION.contains(&token.text.as_str()),
        Kind::Number | Kind::Text => false,
        Kind::Sign => !matches!(token.text.as_str(), ")" | "]" | "}"),
    }
}

/// The length of a regular expression with its flags.
fn regular_expression(text: &str) -> Option<usize> {
    let (mut is_escaped, mut in_class) = (false, false);
    for (at, character) in text.char_indices().skip(1) {
        match character {
            '\n' => return None,
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => {
                let flags = text[at + 1..].find(|c: char| !c.is_ascii_lowercase()).unwrap_or(text.len() - at - 1);
                return Some(at + 1 + flags);
            }
            _ => {}
        }
    }
    None
}
