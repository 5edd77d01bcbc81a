//! Characters that cannot be seen but can mislead: the direction of writing (UAX #9), controls, zero-width joins.

/// Characters of no width that are of use at most one at a time.
const fn has_no_width(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// The most marks on one letter: more than any language sets, and fewer than it takes to cover the lines around it.
const MOST_MARKS: usize = 8;

/// Whether nothing of the text can be seen.
pub fn is_unseen(text: &str) -> bool {
    text.chars().all(|character| {
        character.is_whitespace()
            || matches!(character, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(character, '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{2800}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e01ef}')
    })
}

/// What an open direction is closed by.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Embedding,
    Isolate,
    /// Opened by a character that was left out, so its end is left out too.
    Dropped,
}

/// Deeper directions have no effect (UAX #9, BD2).
const MAX_DEPTH: usize = 125;

/// The text such that it cannot change how what stands around it is written.
///
/// Embeddings and isolates that the text opens are closed at its end at the latest, closing characters without an
/// opening are left out, and so are overrides, which can make `gpj.exe` read `exe.jpg`. Also left out are control
/// characters but tab and line feed, byte order marks, marks of interlinear annotation, and zero-width characters at the
/// start or after another (Persian, the scripts of India and emoji need only one), letters that are blank, and of the
/// marks on a letter all beyond the eighth. Marks of direction (U+200E, U+200F,
/// U+061C) end with themselves and stay.
pub fn isolate_bidi(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut open: Vec<Open> = Vec::new();
    let mut joined = true;
    let mut marks = 0;
    for character in text.chars() {
        marks = if super::is_mark(character) || matches!(character, '\u{e0020}'..='\u{e007f}') { marks + 1 } else { 0 };
        match character {
            _ if marks > MOST_MARKS => {}
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
