//! Estimates how deeply the parser's elements are nested, from the tags alone. The estimate is never too low, so a table
//! that is accepted here isn't too deep for the parser. WebKit's parser hangs at the end of a table row if more than 512
//! elements are open.

/// The maximum number of open elements at which a table may begin.
pub(super) const MAX_DEPTH: usize = 384;
/// How many open elements are searched for the start of an element.
const MAX_LOOKBACK: usize = 512;

/// Void elements.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Parts of a table, counted with it.
const PARTS: [&str; 8] = ["tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup"];
/// The depth that a table adds: table, row group, row and cell.
const TABLE: usize = 4;
/// Groups of elements that are closed implicitly by the next element of the same group.
const GROUPS: [&[&str]; 4] = [&["p"], &["li"], &["dt", "dd"], &["option"]];
/// Elements that bound the scope of end tags (HTML §13.2.4.2).
const SCOPE_BOUNDARIES: [&str; 15] = [
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
/// Formatting elements, which the parser reopens if their parent was closed first (HTML §13.2.4.3).
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements whose end tag closes their open descendants; the end tag of others is ignored if any is open (HTML
/// §13.2.6.4.7).
const CLOSES_DESCENDANTS: &str = "address article aside blockquote button center details dialog dir div dl fieldset figcaption figure \
    footer header hgroup listing main menu nav ol pre search section summary ul p li dd dt h1 h2 h3 h4 h5 h6 applet \
    marquee object template table";

/// An open element.
struct Open<'a> {
    name: &'a str,
    /// Whether the element is a table nested too deeply, which is renamed.
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

/// The elements that are or may be open.
#[derive(Default)]
pub(super) struct Nesting<'a> {
    open: Vec<Open<'a>>,
    depth: usize,
}

impl<'a> Nesting<'a> {
    /// Records a start tag. Returns whether it is of a table nested too deeply.
    pub(super) fn begin(&mut self, name: &'a str) -> bool {
        let mut element = Open { name, is_renamed: false };
        let ends_last = |last: &Open| GROUPS.iter().any(|group| last.is_one_of(group) && element.is_one_of(group));
        let last = self.open.last();
        let is_counted = element.is_one_of(&PARTS) && last.is_none_or(|last| last.is("table"));
        if element.is_one_of(&VOID) || is_counted || last.is_some_and(ends_last) {
            return false;
        }
        element.is_renamed = element.is("table") && self.depth + TABLE > MAX_DEPTH;
        let is_renamed = element.is_renamed;
        self.depth += element.weight();
        self.open.push(element);
        is_renamed
    }

    /// Records an end tag. Returns whether it is of a table nested too deeply.
    pub(super) fn end(&mut self, name: &str) -> bool {
        let is_table = name.eq_ignore_ascii_case("table");
        let bounds = if is_table { &SCOPE_BOUNDARIES[1..2] } else { &SCOPE_BOUNDARIES[..] };
        let is_ending = CLOSES_DESCENDANTS.split(' ').chain(FORMATTING).any(|known| known.eq_ignore_ascii_case(name));
        let mut inner = self.open.iter().enumerate().rev().take(if is_ending { MAX_LOOKBACK } else { 1 });
        let Some((at, element)) = inner.find(|(_, open)| open.is(name) || open.is_one_of(bounds)) else { return false };
        if !element.is(name) {
            return false;
        }
        let is_renamed = element.is_renamed;
        // The end tag of a table closes all its descendants. Any other end tag is assumed to close only its own element.
        let ends_all = is_table && !is_renamed;
        let last = if ends_all { self.open.len() } else { at + 1 };
        let ended = self.open.extract_if(at..last, |open| !ends_all || !open.is_one_of(&FORMATTING));
        self.depth -= ended.map(|open| open.weight()).sum::<usize>();
        is_renamed
    }
}
