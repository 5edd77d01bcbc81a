//! Parses the drawn body of version 2 into a tree. A piece is a letter followed by its parts; a text is its length in bytes,
//! a colon and its bytes; a number ends in a colon; a sequence is its number of pieces and the pieces.
//!
//! | piece | parts |
//! | --- | --- |
//! | `t` | a text |
//! | `e` | the index of the element in [`TAGS`], then the content of an element |
//! | `f` | a frame: its permissions, its URL, then the content of an element |
//! | `x` | an embed that needs consent: the key of the consent, the sequence of its placeholder, and the sequence shown with consent, each as a text |
//!
//! The content of an element is attributes, `a` (the index in [`ATTRIBUTES`], a text), URLs, `u` (the index in
//! [`ADDRESSES`], a text), the action of a button, `d` (a number, a text), and finally `c` with the sequence of children.

/// The elements of a body in the releases that wrote version 2.
const TAGS: &str = "p span a em strong div li ul ol h2 h3 h4 br figure figcaption img blockquote code pre hr q sub sup \
                    mark del table caption thead tbody tr th td dl dt dd video audio source track button";
/// The attributes of the elements, except those with URLs.
const ATTRIBUTES: &str = "class lang dir rel alt width height sizes loading decoding start scope role tabindex aria-label \
                          type controls playsinline preload kind srclang label default title aria-hidden";
/// The attributes with one or several URLs.
const ADDRESSES: &str = "href src srcset poster";

/// The deepest nesting of pieces. The 24 blocks and 32 inline formats that a body may nest need at most 110.
const DEPTH: usize = 200;

/// A piece of a drawn body.
pub(super) enum Piece {
    /// Text.
    Text(String),
    /// An element of [`TAGS`].
    Element(Element),
    /// The frame of an embed.
    Frame {
        /// The name of its permissions.
        terms: String,
        /// Its URL.
        address: String,
        /// Its attributes and children.
        element: Element,
    },
    /// An embed that is shown with the reader's consent.
    Consent {
        /// The key of the consent.
        key: String,
        /// The placeholder and the content.
        children: Vec<Piece>,
    },
}

/// An element with its attributes and children.
#[derive(Default)]
pub(super) struct Element {
    pub tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    pub children: Vec<Piece>,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Whether its first class is `class`.
    pub fn is_of(&self, class: &str) -> bool {
        self.attribute("class").and_then(|classes| classes.split(' ').next()) == Some(class)
    }
}

impl Piece {
    /// The element, if the piece is one.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Piece::Element(element) => Some(element),
            _ => None,
        }
    }
}

/// Parses the pieces of a body. `None` if the text is truncated or not a drawn body.
pub(super) fn read(text: &str) -> Option<Vec<Piece>> {
    // A story without a body was drawn as an empty text.
    if text.is_empty() {
        return Some(Vec::new());
    }
    read_within(text, DEPTH)
}

fn read_within(text: &str, depth: usize) -> Option<Vec<Piece>> {
    let mut parser = Parser { rest: text };
    let pieces = parser.sequence(depth)?;
    parser.rest.is_empty().then_some(pieces)
}

fn name(table: &'static str, position: usize) -> Option<&'static str> {
    table.split(' ').nth(position)
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn letter(&mut self) -> Option<char> {
        let letter = self.rest.chars().next()?;
        self.rest = &self.rest[letter.len_utf8()..];
        Some(letter)
    }

    fn number(&mut self) -> Option<usize> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.rest.split_at_checked(digits)?;
        self.rest = rest.strip_prefix(':')?;
        number.parse().ok()
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(text)
    }

    fn sequence(&mut self, depth: usize) -> Option<Vec<Piece>> {
        let count = self.number()?;
        (0..count).map(|_| self.piece(depth.checked_sub(1)?)).collect()
    }

    fn piece(&mut self, depth: usize) -> Option<Piece> {
        match self.letter()? {
            't' => Some(Piece::Text(self.text()?.to_owned())),
            'e' => {
                let tag = name(TAGS, self.number()?)?;
                Some(Piece::Element(self.element(tag, depth)?))
            }
            'f' => {
                let (terms, address) = (self.text()?.to_owned(), self.text()?.to_owned());
                Some(Piece::Frame { terms, address, element: self.element("iframe", depth)? })
            }
            'x' => {
                let key = self.text()?.to_owned();
                let mut children = read_within(self.text()?, depth)?;
                children.extend(read_within(self.text()?, depth)?);
                Some(Piece::Consent { key, children })
            }
            _ => None,
        }
    }

    fn element(&mut self, tag: &'static str, depth: usize) -> Option<Element> {
        let mut element = Element { tag, ..Element::default() };
        loop {
            match self.letter()? {
                'a' => element.attributes.push((name(ATTRIBUTES, self.number()?)?, self.text()?.to_owned())),
                'u' => element.attributes.push((name(ADDRESSES, self.number()?)?, self.text()?.to_owned())),
                'd' => {
                    self.number()?;
                    self.text()?;
                }
                'c' => break,
                _ => return None,
            }
        }
        element.children = self.sequence(depth)?;
        Some(element)
    }
}
