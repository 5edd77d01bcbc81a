//! Shows the progress of a slow program: the time, and the count or percentage that it prints itself.
//!
//! The program's output goes to a log file, from which the last lines are read. A pipe would break when servers outlive the
//! program that started them.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use crate::say;

/// The interval between checks for the end of the program.
const POLL: Duration = Duration::from_millis(100);
/// The interval between updates where a line can be overwritten, and where each update is a new line.
const LIVE: Duration = Duration::from_secs(1);
const LINE: Duration = Duration::from_secs(30);
/// The number of bytes that are read from the end of the log.
const TAIL: u64 = 4096;

/// Waits for a program, and shows its progress.
///
/// # Errors
/// When the system cannot tell whether the program has ended.
pub fn wait(mut child: Child, log: &Path) -> io::Result<ExitStatus> {
    let started = Instant::now();
    let is_live = say::is_live();
    let interval = if is_live { LIVE } else { LINE };
    let mut said = started;
    let mut pause = Duration::from_millis(5);
    loop {
        if let Some(status) = child.try_wait()? {
            if is_live && said != started {
                say::progress("");
            }
            return Ok(status);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(POLL);
        if said.elapsed() >= interval {
            said = Instant::now();
            let text = text(started.elapsed(), how_far(&tail(log).unwrap_or_default()));
            if is_live { say::progress(&text) } else { say::note(&text) }
        }
    }
}

/// `57 of 120 crates, 1 min 20 s`.
fn text(time: Duration, far: Option<String>) -> String {
    let time = say::duration(time);
    far.map_or_else(|| format!("{time} so far"), |far| format!("{far}, {time} so far"))
}

fn tail(log: &Path) -> io::Result<String> {
    let mut file = File::open(log)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut bytes = Vec::new();
    file.take(TAIL).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Returns the lines of a log without empty ones; a carriage return begins a line too.
pub fn lines(log: &str) -> impl DoubleEndedIterator<Item = &str> {
    log.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty())
}

/// Returns the progress of the program according to its last lines.
fn how_far(tail: &str) -> Option<String> {
    if lines(tail).next_back().is_some_and(|line| line.starts_with("Blocking waiting for file lock")) {
        return Some("waiting for another cargo that uses the same folder".to_owned());
    }
    lines(tail).rev().find_map(|line| crates(line).or_else(|| share(line)))
}

/// Whether a line is only a progress bar.
pub fn is_bar(line: &str) -> bool {
    crates(line).is_some() || share(line).is_some()
}

/// Cargo's bar: `Building [=====>       ] 57/120: syn, quote`.
fn crates(line: &str) -> Option<String> {
    let (_, count) = line.strip_prefix("Building [")?.split_once("] ")?;
    let (done, all) = count.split(':').next()?.trim().split_once('/')?;
    let (done, all) = (done.trim().parse::<u32>().ok()?, all.trim().parse::<u32>().ok()?);
    Some(format!("{done} of {all} crates"))
}

/// The bar of curl: `######      57.3%`.
fn share(line: &str) -> Option<String> {
    let number = line.trim_start_matches(['#', ' ']).strip_suffix('%')?;
    number.parse::<f32>().ok().map(|share| format!("{share:.0} %"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_of_crates_is_read_from_the_last_bar() {
        let log =
            "   Compiling syn v2.0.1\n    Building [=>      ] 5/120: syn\r    Building [==>     ] 57/120: quote\r";
        assert_eq!(how_far(log).as_deref(), Some("57 of 120 crates"));
    }

    #[test]
    fn lines_behind_a_bar_do_not_hide_it() {
        let log = "    Building [==>     ] 57/120: quote\r   Compiling serde v1.0.0\n";
        assert_eq!(how_far(log).as_deref(), Some("57 of 120 crates"));
    }

    #[test]
    fn a_lock_is_said_until_cargo_goes_on() {
        let waiting = "    Blocking waiting for file lock on build directory\n";
        assert!(how_far(waiting).unwrap().starts_with("waiting for another cargo"));
        let goes_on = format!("{waiting}    Building [>  ] 1/9: cc\r");
        assert_eq!(how_far(&goes_on).as_deref(), Some("1 of 9 crates"));
    }

    #[test]
    fn a_download_says_its_share() {
        assert_eq!(how_far("\r#####      12.5%\r########   57.3%").as_deref(), Some("57 %"));
    }

    #[test]
    fn output_without_a_bar_says_only_the_time() {
        assert_eq!(how_far("Reading package lists...\n"), None);
        assert_eq!(text(Duration::from_secs(80), None), "1 min 20 s so far");
        assert_eq!(text(Duration::from_secs(80), Some("5 of 9 crates".into())), "5 of 9 crates, 1 min 20 s so far");
    }
}
