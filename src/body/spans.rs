//! What Prismic and Draft.js share: a plain text, and beside it what its parts are, told by where they begin and end.
//! The places count UTF-16 code units, as JavaScript does. Parts may overlap, which elements cannot: each is written in
//! as many pieces as it takes, links outermost so that they stay whole, code innermost.

use super::writer::{Words, Writer};
use crate::order::by_rank;

/// What a part of a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style<'a> {
    /// One of [`MARKS`], by its place.
    Mark(usize),
    /// A link to this address.
    Link(&'a str),
}

/// A part of a text, in UTF-16 code units.
pub(super) struct Span<'a> {
    pub start: u64,
    pub end: u64,
    pub style: Style<'a>,
}

/// Elements, outermost first, and the names that their meaning has. What only styles its text is not here.
const MARKS: [(&str, &str); 7] = [
    ("strong", "strong bold b"),
    ("em", "em emphasis italic i"),
    ("del", "strikethrough strike-through strike line-through del s"),
    ("mark", "mark highlight highlighted"),
    ("sup", "sup superscript"),
    ("sub", "sub subscript"),
    ("code", "code codespan inline-code code-inline inlinecode keyboard kbd"),
];

/// The mark of this name, in any case.
pub(super) fn mark(name: &str) -> Option<Style<'static>> {
    let is_named = |names: &str| names.split(' ').any(|known| known.eq_ignore_ascii_case(name));
    MARKS.iter().position(|(_, names)| is_named(names)).map(Style::Mark)
}

/// Where a part begins or ends, in bytes.
struct Edge {
    at: usize,
    begins: bool,
    what: Part,
}

#[derive(Clone, Copy)]
enum Part {
    Mark(usize),
    Link(usize),
}

/// A piece of the text that is the same from its beginning to its end.
struct Piece<'t> {
    text: &'t str,
    link: Option<usize>,
    marks: [usize; MARKS.len()],
}

/// Writes a text with its parts. A part that begins or ends inside of a character has all of it; one that ends past the
/// end ends there; of two links that overlap, the later one begins where the earlier one ends.
pub(super) fn write(text: &str, spans: &[Span], out: &mut Writer) {
    if spans.is_empty() {
        return out.words(Words::Plain(text));
    }
    let (edges, links) = edges(text, spans);
    let pieces = pieces(text, edges);
    write_pieces(&pieces, &links, 0, out);
}

fn edges<'a>(text: &str, spans: &[Span<'a>]) -> (Vec<Edge>, Vec<&'a str>) {
    let places = Places::of(text);
    let mut edges = Vec::new();
    let mut add = |start: usize, end: usize, what: Part| {
        if start < end {
            edges.push(Edge { at: start, begins: true, what });
            edges.push(Edge { at: end, begins: false, what });
        }
    };
    let mut linked: Vec<(usize, usize, &'a str)> = Vec::new();
    for span in spans.iter().filter(|span| span.start < span.end) {
        let (start, end) = (places.before(span.start), places.after(span.end));
        match span.style {
            Style::Mark(mark) => add(start, end, Part::Mark(mark)),
            Style::Link(href) => linked.push((start, end, href)),
        }
    }
    let mut links = Vec::new();
    let mut last = 0;
    for (start, end, href) in by_rank(linked, |link| rank(link.0)) {
        add(start.max(last), end, Part::Link(links.len()));
        last = last.max(end);
        links.push(href);
    }
    // At one place, what ends there ends before something begins.
    (by_rank(edges, |edge| rank(edge.at) * 2 + i64::from(edge.begins)), links)
}

fn rank(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX / 4)
}

fn pieces(text: &str, edges: Vec<Edge>) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut link, mut marks) = (0, None, [0; MARKS.len()]);
    for edge in edges {
        if edge.at > from {
            pieces.push(Piece { text: text.get(from..edge.at).unwrap_or(""), link, marks });
            from = edge.at;
        }
        match edge.what {
            Part::Link(at) => link = edge.begins.then_some(at),
            Part::Mark(mark) => {
                if let Some(open) = marks.get_mut(mark) {
                    *open = if edge.begins { *open + 1 } else { open.saturating_sub(1) };
                }
            }
        }
    }
    pieces.push(Piece { text: text.get(from..).unwrap_or(""), link: None, marks: [0; MARKS.len()] });
    pieces
}

/// Writes pieces in the formats from `rank` on: first links, then the marks in their order.
fn write_pieces(pieces: &[Piece], links: &[&str], rank: usize, out: &mut Writer) {
    let is_marked = |piece: &Piece| piece.marks.get(rank.wrapping_sub(1)).is_some_and(|open| *open > 0);
    if rank > MARKS.len() {
        return pieces.iter().for_each(|piece| out.words(Words::Plain(piece.text)));
    }
    for run in pieces.chunk_by(|one, next| match rank {
        0 => one.link == next.link,
        _ => is_marked(one) == is_marked(next),
    }) {
        let mut inner = |out: &mut Writer| write_pieces(run, links, rank + 1, out);
        let first = run.first();
        let href = first.and_then(|piece| piece.link).filter(|_| rank == 0).and_then(|at| links.get(at));
        let mark = MARKS.get(rank.wrapping_sub(1)).filter(|_| first.is_some_and(is_marked));
        match (href, mark) {
            (Some(href), _) => out.element("a", &[("href", href)], &mut inner),
            (_, Some((name, _))) => out.element(name, &[], &mut inner),
            _ => inner(out),
        }
    }
}

/// The byte at which each UTF-16 code unit of a text stands: that of its character for both halves of a pair.
struct Places {
    bytes: Vec<usize>,
    end: usize,
}

impl Places {
    fn of(text: &str) -> Self {
        let mut bytes = Vec::with_capacity(text.len());
        for (at, character) in text.char_indices() {
            bytes.extend(std::iter::repeat_n(at, character.len_utf16()));
        }
        Self { bytes, end: text.len() }
    }

    /// The place at or before a code unit that parts no character.
    fn before(&self, unit: u64) -> usize {
        self.get(unit).unwrap_or(self.end)
    }

    /// The place at or after a code unit that parts no character.
    fn after(&self, unit: u64) -> usize {
        let Some(at) = self.get(unit) else { return self.end };
        let is_second_half = unit > 0 && self.get(unit - 1) == Some(at);
        if is_second_half { self.get(unit.saturating_add(1)).unwrap_or(self.end) } else { at }
    }

    fn get(&self, unit: u64) -> Option<usize> {
        self.bytes.get(usize::try_from(unit).ok()?).copied()
    }
}

#[cfg(test)]
mod tests;
