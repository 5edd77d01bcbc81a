//! How deep the parser may be in elements, as far as tags tell. It is never deeper than is counted here, so that a table
//! which is not too deep here is not too deep there: WebKit's parser never comes back from the end of a row in a table
//! when more than 512 elements are open.

/// How many elements may be open where a table begins.
pub(super) const DEEPEST: usize = 384;
/// How far back the beginning of an element is looked for, in open elements.
const FARTHEST: usize = 512;

/// Elements without content.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// What is counted with its table.
const PARTS: [&str; 8] = ["tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup"];
/// A table, the group of its rows, a row and a cell.
const TABLE: usize = 4;
/// Elements that end where the next of the same group begins.
const GROUPS: [&[&str]; 4] = [&["p"], &["li"], &["dt", "dd"], &["option"]];
/// End tags in them end nothing outside them (HTML §13.2.4.2, the scopes).
const BOUNDS: [&str; 15] = [
    "table",
    "template",
    "applet",
    "marquee",
    "object",
    "foreignobject",
    "desc",
    "title",
    "mi",
    "mo",
    "mn",
    "ms",
    "mtext",
    "annotation-xml",
    "select",
];
/// Elements that are opened once more where they did not end with what they stand in (HTML §13.2.4.3).
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements whose end ends what is open in them; that of others is nothing where something is (HTML §13.2.6.4.7).
const ENDING: &str = "address article aside blockquote button center details dialog dir div dl fieldset figcaption figure \
    footer header hgroup listing main menu nav ol pre search section summary ul p li dd dt h1 h2 h3 h4 h5 h6 applet \
    marquee object template table";

/// An element that is open.
struct Open<'a> {
    name: &'a str,
    /// Whether it is a table that is too deep, and so is none.
    is_renamed: bool,
}

impl Open<'_> {
    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn is_one_of(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    fn weight(&self) -> usize {
        if self.is("table") { TABLE } else { 1 }
    }
}

/// The elements that are open, or may be.
#[derive(Default)]
pub(super) struct Nesting<'a> {
    open: Vec<Open<'a>>,
    depth: usize,
}

impl<'a> Nesting<'a> {
    /// An element begins. The answer is whether it is a table that is too deep.
    pub(super) fn begin(&mut self, name: &'a str) -> bool {
        let mut element = Open { name, is_renamed: false };
        let ends_last = |last: &Open| GROUPS.iter().any(|group| last.is_one_of(group) && element.is_one_of(group));
        let last = self.open.last();
        let is_counted = element.is_one_of(&PARTS) && last.is_none_or(|last| last.is("table"));
        if element.is_one_of(&VOID) || is_counted || last.is_some_and(ends_last) {
            return false;
        }
        element.is_renamed = element.is("table") && self.depth + TABLE > DEEPEST;
        let is_renamed = element.is_renamed;
        self.depth += element.weight();
        self.open.push(element);
        is_renamed
    }

    /// An element ends. The answer is whether it is a table that was too deep.
    pub(super) fn end(&mut self, name: &str) -> bool {
        let is_table = name.eq_ignore_ascii_case("table");
        let bounds = if is_table { &BOUNDS[1..2] } else { &BOUNDS[..] };
        let is_ending = ENDING.split(' ').chain(FORMATTING).any(|known| known.eq_ignore_ascii_case(name));
        let mut inner = self.open.iter().enumerate().rev().take(if is_ending { FARTHEST } else { 1 });
        let Some((at, element)) = inner.find(|(_, open)| open.is(name) || open.is_one_of(bounds)) else { return false };
        if !element.is(name) {
            return false;
        }
        let is_renamed = element.is_renamed;
        // The end of a table ends all that stands in it. What another end ends, the parser knows: here it is itself.
        let ends_all = is_table && !is_renamed;
        let last = if ends_all { self.open.len() } else { at + 1 };
        let ended = self.open.extract_if(at..last, |open| !ends_all || !open.is_one_of(&FORMATTING));
        self.depth -= ended.map(|open| open.weight()).sum::<usize>();
        is_renamed
    }
}
