//! Parse errors and their positions.

/// A parse error with its position.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind} at line {line}, column {column}")]
pub struct Error {
    /// The kind of error.
    pub kind: ErrorKind,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

/// The kinds of parse errors.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErrorKind {
    /// The document is longer than a response may be.
    #[error("a document of more than 16 MiB")]
    TooLong,
    /// Elements are nested deeper than is supported.
    #[error("more than 128 levels of elements")]
    TooDeep,
    /// The document has no element.
    #[error("no element")]
    NoElement,
    /// Text before or after the root element.
    #[error("text outside the root element")]
    TextOutsideRoot,
    /// An element after the root element.
    #[error("a second root element")]
    SecondRoot,
    /// The document ends inside a CDATA section.
    #[error("a CDATA section without an end")]
    UnclosedCdata,
    /// The document ends inside an element.
    #[error("the document ends before </{0}>")]
    UnclosedElement(String),
    /// An end tag that does not match the open element.
    #[error("an unexpected </{0}>")]
    UnexpectedEnd(String),
    /// A tag without a valid name.
    #[error("a tag without a name")]
    TagWithoutName,
    /// An unclosed tag, or one with something other than attributes in it.
    #[error("the tag <{0}> is malformed")]
    MalformedTag(String),
    /// An attribute without a quoted value.
    #[error("the attribute {0} has no value in quotes")]
    AttributeWithoutValue(String),
    /// Two attributes with the same name.
    #[error("the attribute {0} occurs twice")]
    DuplicateAttribute(String),
}

/// The maximum length of a name in an error, in characters.
const MAX_NAME_CHARS: usize = 40;

impl Error {
    /// The error at a byte position of the document.
    pub(super) fn at(kind: ErrorKind, text: &str, position: usize) -> Self {
        let before = text.get(..position).unwrap_or(text);
        let is_line_end = |at: usize| match before.as_bytes()[at] {
            b'\n' => true,
            b'\r' => text.as_bytes().get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let line = 1 + (0..before.len()).filter(|at| is_line_end(*at)).count();
        let start = (0..before.len()).rfind(|at| is_line_end(*at)).map_or(0, |at| at + 1);
        let column = 1 + before.get(start..).unwrap_or_default().chars().count();
        Self { kind, line, column }
    }
}

/// Truncates a name for an error.
pub(super) fn named(name: &str) -> String {
    name.chars().take(MAX_NAME_CHARS).collect()
}
