//! Why a document cannot be parsed, and where.

/// Why a text is not an XML document, with the place in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind} at line {line}, column {column}")]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErrorKind {
    /// The document is longer than an answer may be.
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
    /// A tag without an end, or with something in it that is not an attribute.
    #[error("the tag <{0}> is malformed")]
    MalformedTag(String),
    /// An attribute without a value in quotes.
    #[error("the attribute {0} has no value in quotes")]
    AttributeWithoutValue(String),
    /// Two attributes of one name.
    #[error("the attribute {0} occurs twice")]
    DuplicateAttribute(String),
}

/// The most characters of a name that an error repeats.
const LONGEST_NAME: usize = 40;

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

/// A name as an error repeats it.
pub(super) fn named(name: &str) -> String {
    name.chars().take(LONGEST_NAME).collect()
}
