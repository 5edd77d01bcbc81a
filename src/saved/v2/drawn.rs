//! The drawn body of version 2, read into a tree. A piece is a letter and its parts; a text is its length in bytes, a
//! colon, and itself; a number ends in a colon; several pieces are their number and themselves.
//!
//! | piece | parts |
//! | --- | --- |
//! | `t` | a text |
//! | `e` | the position of the element in [`TAGS`], then what an element has |
//! | `f` | a frame: its terms, its address, then what an element has |
//! | `x` | what needs consent: the key of the consent, several pieces that stand for it, and those shown with consent, each as a text |
//!
//! An element has attributes, `a` (the position in [`ATTRIBUTES`], a text), addresses, `u` (the position in
//! [`ADDRESSES`], a text), what a button does, `d` (a number, a text), and at last `c` with its several children.

/// The elements of a body, as the release that wrote version 2 had them.
const TAGS: &str = "p span a em strong div li ul ol h2 h3 h4 br figure figcaption img blockquote code pre hr q sub sup \
                    mark del table caption thead tbody tr th td dl dt dd video audio source track button";
/// Their attributes, but for those of addresses.
const ATTRIBUTES: &str = "class lang dir rel alt width height sizes loading decoding start scope role tabindex aria-label \
                          type controls playsinline preload kind srclang label default title aria-hidden";
/// The attributes that hold an address, or several.
const ADDRESSES: &str = "href src srcset poster";

/// How deep pieces may lie in one another. The 24 blocks and 32 formats that a body has in one another are at most 110.
const DEPTH: usize = 200;

/// A piece of a drawn body.
pub(super) enum Piece {
    /// Text.
    Text(String),
    /// An element of the table.
    Element(Element),
    /// A frame, with its terms and its address.
    Frame {
        /// What it may do, in words.
        terms: String,
        /// Where it comes from.
        address: String,
        /// What it has like any element.
        element: Element,
    },
    /// What is shown with the reader's consent.
    Consent {
        /// What the consent is kept under.
        key: String,
        /// What stands for it until then, and what is shown.
        children: Vec<Piece>,
    },
}

/// An element with what stands in it.
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

    /// Whether the first of its classes is this one.
    pub fn is_of(&self, class: &str) -> bool {
        self.attribute("class").and_then(|classes| classes.split(' ').next()) == Some(class)
    }
}

impl Piece {
    /// The element that it is.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Piece::Element(element) => Some(element),
            _ => None,
        }
    }
}

/// The pieces of a body; `None` where the text is not whole, or not a drawn body.
pub(super) fn read(text: &str) -> Option<Vec<Piece>> {
    // A story without a body was drawn as nothing at all.
    if text.is_empty() {
        return Some(Vec::new());
    }
    read_within(text, DEPTH)
}

fn read_within(text: &str, depth: usize) -> Option<Vec<Piece>> {
    let mut reader = Reader { rest: text };
    let pieces = reader.several(depth)?;
    reader.rest.is_empty().then_some(pieces)
}

fn name(table: &'static str, position: usize) -> Option<&'static str> {
    table.split(' ').nth(position)
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
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

    fn several(&mut self, depth: usize) -> Option<Vec<Piece>> {
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
        element.children = self.several(depth)?;
        Some(element)
    }
}
