//! Starting other programs: found on `PATH`, run in view, asked for one answer, or waited for with patience.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Failure;
use crate::{project, say};

/// How often a long installation shows that it is alive.
const HEARTBEAT: Duration = Duration::from_secs(60);

/// The first file on `PATH` that can be started under this name, or none.
pub fn find_on_path(name: &str) -> Option<PathBuf> {
    let extensions: &[&str] = if cfg!(windows) { &["exe", "cmd", "bat"] } else { &[""] };
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .flat_map(|folder| extensions.iter().map(move |extension| folder.join(name).with_extension(extension)))
        .find(|candidate| is_executable(candidate))
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(path: &Path) -> bool {
    path.is_file()
}

/// The name of a program file on this system: `trunk` or `trunk.exe`.
pub fn program_file(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// `PATH` with these folders put before it.
pub fn path_with(folders: &[PathBuf]) -> std::ffi::OsString {
    let before = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&before));
    // A folder whose name holds the separator cannot stand in `PATH` at all; then the old value is the best there is.
    env::join_paths(all).unwrap_or(before)
}

/// Cargo, the one that runs this program where there is one.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(project::root());
    command
}

/// What a program prints when it succeeds; none when it is missing or fails.
pub fn answer(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program in view of the person and waits for it.
///
/// # Errors
/// [`Failure::Ended`] when it cannot be started or ends with anything but success.
pub fn run(command: &mut Command, doing: &str) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::Ended { doing: doing.to_owned() }),
        Err(cause) => Err(not_started(doing, &cause)),
    }
}

/// Runs a program whose errors the person sees; the answer is what it prints.
///
/// # Errors
/// [`Failure::Ended`] when it ends with anything but success, [`Failure::NotInstalled`] when it does not start.
pub fn output(command: &mut Command, doing: &str) -> Result<String, Failure> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|cause| not_started(doing, &cause))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(Failure::Ended { doing: doing.to_owned() }),
    }
}

/// The failure of a program that could not even be started.
pub fn not_started(doing: &str, cause: &std::io::Error) -> Failure {
    Failure::NotInstalled {
        what: doing.to_owned(),
        cause: format!("the program does not start: {cause}"),
        remedy: "see that it is installed and on PATH".to_owned(),
    }
}

/// Runs a program that takes minutes and talks much: its words go to a log file, a sign of life is given each minute.
///
/// # Errors
/// The last line of the log that names an error, to be wrapped by the caller with the remedy.
pub fn run_patiently(command: &mut Command, log_name: &str) -> Result<(), String> {
    let log_path = project::cache_folder().join("logs").join(format!("{log_name}.log"));
    let log = create_log(&log_path).map_err(|cause| format!("cannot write {}: {cause}", log_path.display()))?;
    let errors = log.try_clone().map_err(|cause| cause.to_string())?;
    command.stdin(Stdio::null()).stdout(log).stderr(errors);
    let mut child = command.spawn().map_err(|cause| cause.to_string())?;
    let started = Instant::now();
    let mut spoken = started;
    let status = loop {
        match child.try_wait().map_err(|cause| cause.to_string())? {
            Some(status) => break status,
            None => thread::sleep(Duration::from_millis(200)),
        }
        if spoken.elapsed() >= HEARTBEAT {
            spoken = Instant::now();
            say::note(&format!("still at it after {}", say::duration(started.elapsed())));
        }
    };
    if status.success() {
        return Ok(());
    }
    let words = fs::read(&log_path).unwrap_or_default();
    let cause = cause_in_log(&String::from_utf8_lossy(&words));
    Err(format!("{cause}; all of it is in {}", log_path.display()))
}

fn create_log(path: &Path) -> std::io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create(path)
}

/// The line of a log that most likely says why: the first that speaks of an error, else the last one.
fn cause_in_log(log: &str) -> String {
    let lines = || log.lines().map(str::trim).filter(|line| !line.is_empty());
    let speaks_of_error = |line: &&str| {
        let lower = line.to_ascii_lowercase();
        lower.starts_with("error") || lower.starts_with("e: ") || lower.starts_with("npm error")
    };
    let line = lines().find(speaks_of_error).or_else(|| lines().next_back()).unwrap_or("it said nothing");
    line.trim_end_matches('.').chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cause_is_the_first_error_rather_than_the_last_word() {
        let log = "   Compiling one v1\nerror: failed to get `two`.\n\nCaused by:\n  no route to host\n";
        assert_eq!(cause_in_log(log), "error: failed to get `two`");
    }

    #[test]
    fn a_log_without_errors_gives_its_last_line() {
        assert_eq!(cause_in_log("one\ntwo\n\n"), "two");
        assert_eq!(cause_in_log(""), "it said nothing");
    }

    #[test]
    fn added_folders_come_first_on_the_path() {
        let path = path_with(&[PathBuf::from("/first"), PathBuf::from("/second")]);
        let folders: Vec<PathBuf> = env::split_paths(&path).take(2).collect();
        assert_eq!(folders, [PathBuf::from("/first"), PathBuf::from("/second")]);
    }

    #[test]
    fn a_program_that_does_not_exist_gives_no_answer() {
        assert_eq!(answer("a-program-that-nobody-has", &[]), None);
        assert_eq!(find_on_path("a-program-that-nobody-has"), None);
    }
}
