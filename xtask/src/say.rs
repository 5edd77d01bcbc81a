//! Prints progress, tables and sizes in a uniform way.
//!
//! Progress goes to standard error, results (tables, counts) to standard output, so that a result can be piped on.

use std::io::{IsTerminal, Write, stderr};
use std::time::Duration;

/// The maximum width of a progress line, in columns.
const PROGRESS_WIDTH: usize = 72;

/// Prints a line of progress: what is happening and, if it takes long, why.
pub fn step(text: &str) {
    eprintln!("→ {text}");
}

/// Prints a warning.
pub fn note(text: &str) {
    eprintln!("  {text}");
}

/// Whether progress is shown in one line that is overwritten.
pub fn is_live() -> bool {
    stderr().is_terminal()
}

/// Overwrites the line of progress; an empty text removes it.
pub fn progress(text: &str) {
    let text: String = text.chars().take(PROGRESS_WIDTH).collect();
    let end = if text.is_empty() { "\r" } else { "" };
    eprint!("\r  {text:<PROGRESS_WIDTH$}{end}");
    let _ = stderr().flush();
}

/// Formats a duration: `4 s`, `2 min 5 s`.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min {} s", seconds / 60, seconds % 60) }
}

/// Formats a number of bytes in groups of three digits: `163 840`.
pub fn bytes(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

/// Formats rows as a table: the first column aligned left, the others right. The first row is the heading.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let padding = " ".repeat(widths[column].saturating_sub(cell.chars().count()));
            match column {
                0 => line.extend([cell.as_str(), &padding]),
                _ => line.extend(["  ", &padding, cell]),
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_grouped_in_threes() {
        assert_eq!(bytes(7), "7");
        assert_eq!(bytes(165_000), "165 000");
        assert_eq!(bytes(1_234_567), "1 234 567");
    }

    #[test]
    fn minutes_appear_only_when_there_are_some() {
        assert_eq!(duration(Duration::from_secs(59)), "59 s");
        assert_eq!(duration(Duration::from_secs(125)), "2 min 5 s");
    }

    #[test]
    fn numbers_stand_to_the_right_and_names_to_the_left() {
        let rows = [vec!["step".to_owned(), "seconds".to_owned()], vec!["formatting".to_owned(), "1".to_owned()]];
        assert_eq!(table(&rows), "step        seconds\nformatting        1");
    }
}
