//! Invisible characters that can mislead: bidirectional formatting (UAX #9), control characters, zero-width joiners.

/// Zero-width characters, of which one in a row is ever useful.
const fn has_no_width(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// The maximum number of combining marks on one letter: more than any language uses, too few to overlap other lines.
const MAX_MARKS: usize = 8;

/// Whether the text has no visible character.
pub fn is_invisible(text: &str) -> bool {
    text.chars().all(|character| {
        character.is_whitespace()
            || matches!(character, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(character, '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{2800}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e01ef}')
    })
}

/// An open bidirectional embedding or isolate.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Embedding,
    Isolate,
    /// Its opening character was dropped, so its closing character is dropped too.
    Dropped,
}

/// Deeper nesting has no effect (UAX #9, BD2).
const MAX_DEPTH: usize = 125;

/// Sanitises the text so that it cannot affect the direction or the display of the text around it.
///
/// Closes open embeddings and isolates at the end. Drops:
/// - closing characters without an opening, and overrides, which can make `gpj.exe` read `exe.jpg`;
/// - control characters other than tab and line feed, byte order marks, interlinear annotation characters;
/// - zero-width characters at the start or after another (Persian, Indic scripts and emoji need only one);
/// - blank letters, and combining marks after the eighth on a letter.
///
/// Keeps the directional marks (U+200E, U+200F, U+061C), whose effect is limited to themselves.
pub fn isolate_bidi(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut open: Vec<Open> = Vec::new();
    let mut joined = true;
    let mut marks = 0;
    for character in text.chars() {
        marks = if super::is_mark(character) || matches!(character, '\u{e0020}'..='\u{e007f}') { marks + 1 } else { 0 };
        match character {
            _ if marks > MAX_MARKS => {}
            '\u{202a}' | '\u{202b}' if open.len() < MAX_DEPTH => {
                open.push(Open::Embedding);
                safe.push(character);
            }
            '\u{2066}'..='\u{2068}' if open.len() < MAX_DEPTH => {
                open.push(Open::Isolate);
                safe.push(character);
            }
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => open.push(Open::Dropped),
            '\u{202c}' => close_embedding(&mut open, &mut safe),
            '\u{2069}' => close_isolate(&mut open, &mut safe),
            '\t' | '\n' => {
                joined = false;
                safe.push(character);
            }
            '\u{180e}' | '\u{2061}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{ffa0}' => {}
            '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e001f}' => {}
            _ if character.is_control() || (joined && has_no_width(character)) => {}
            _ => {
                joined = has_no_width(character);
                safe.push(character);
            }
        }
    }
    for open in open.into_iter().rev() {
        safe.push_str(closing(open));
    }
    safe
}

const fn closing(open: Open) -> &'static str {
    match open {
        Open::Embedding => "\u{202c}",
        Open::Isolate => "\u{2069}",
        Open::Dropped => "",
    }
}

/// Ends the innermost embedding, unless an isolate was opened after it.
fn close_embedding(open: &mut Vec<Open>, safe: &mut String) {
    if let Some(last) = open.pop_if(|last| *last != Open::Isolate) {
        safe.push_str(closing(last));
    }
}

/// Ends the innermost isolate with the embeddings inside it.
fn close_isolate(open: &mut Vec<Open>, safe: &mut String) {
    if let Some(isolate) = open.iter().rposition(|open| *open == Open::Isolate) {
        for open in open.drain(isolate..).rev() {
            safe.push_str(closing(open));
        }
    }
}
