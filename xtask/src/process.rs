//! Starts other programs: finds them on `PATH`, runs them with their output visible, reads their output, or shows their
//! progress.

mod progress;

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::Failure;
use crate::project;

/// The extensions of program files on this system.
const ENDINGS: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };

/// Finds the first executable file of this name on `PATH`.
pub fn find_on_path(name: &str) -> Option<PathBuf> {
    find_in(env::split_paths(&env::var_os("PATH")?), name)
}

/// Finds the first executable file of this name in some folders. The whole name counts: `chromium.chromedriver` is not
/// `chromium`.
fn find_in(folders: impl Iterator<Item = PathBuf>, name: &str) -> Option<PathBuf> {
    folders
        .flat_map(|folder| ENDINGS.iter().map(move |ending| folder.join([name, ending].concat())))
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
    // A folder whose name contains the separator cannot be in `PATH`; then the old value is used.
    env::join_paths(all).unwrap_or(before)
}

/// Returns a command for Cargo: the one that runs this program, if there is one.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(project::root());
    command
}

/// Returns the output of a program; `None` if it is missing or fails.
pub fn answer(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program with its output visible, and waits for it.
///
/// # Errors
/// [`Failure::Ended`] when it cannot be started or fails.
pub fn run(command: &mut Command, doing: &str) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::Ended { doing: doing.to_owned() }),
        Err(cause) => Err(not_started(doing, &cause)),
    }
}

/// Runs a program with its errors visible, and returns its output.
///
/// # Errors
/// [`Failure::Ended`] when it fails, [`Failure::NotInstalled`] when it does not start.
pub fn output(command: &mut Command, doing: &str) -> Result<String, Failure> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|cause| not_started(doing, &cause))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(Failure::Ended { doing: doing.to_owned() }),
    }
}

/// Replaces this process with another program, so that stopping the process stops the program.
///
/// # Errors
/// When the program cannot be started.
#[cfg(unix)]
pub fn become_program(mut command: Command, name: &str) -> Result<(), Failure> {
    use std::os::unix::process::CommandExt;
    Err(not_started(name, &command.exec()))
}

/// Runs another program, and ends with its exit code.
///
/// # Errors
/// When the program cannot be started, and [`Failure::Told`] with its exit code when that is not zero.
#[cfg(not(unix))]
pub fn become_program(mut command: Command, name: &str) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::Told(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))),
        Err(cause) => Err(not_started(name, &cause)),
    }
}

/// Runs a program and prints its output only if it fails.
///
/// # Errors
/// [`Failure::Ended`] when it fails, after printing its output; [`Failure::NotInstalled`] when it does not start.
pub fn run_quietly(command: &mut Command, doing: &str) -> Result<(), Failure> {
    let output = command.stdin(Stdio::null()).output().map_err(|cause| not_started(doing, &cause))?;
    if output.status.success() {
        return Ok(());
    }
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    Err(Failure::Ended { doing: doing.to_owned() })
}

/// Returns the failure of a program that could not be started.
pub fn not_started(doing: &str, cause: &std::io::Error) -> Failure {
    Failure::NotInstalled {
        what: doing.to_owned(),
        cause: format!("the program does not start: {cause}"),
        remedy: "see that it is installed and on PATH".to_owned(),
    }
}

/// Runs a program that takes minutes and prints much. Its output goes to a log file in the cache folder, and its
/// progress is shown.
///
/// # Errors
/// The line of the log that names an error, to be wrapped by the caller with the remedy.
pub fn run_patiently(command: &mut Command, log_name: &str) -> Result<(), String> {
    run_logged(command, &project::cache_folder().join("logs").join(format!("{log_name}.log")))
}

/// Does the same as [`run_patiently`], with the path of the log file.
///
/// # Errors
/// The line of the log that names an error, to be wrapped by the caller with the remedy.
pub fn run_logged(command: &mut Command, log_path: &Path) -> Result<(), String> {
    let log = create_log(log_path).map_err(|cause| format!("cannot write {}: {cause}", log_path.display()))?;
    let errors = log.try_clone().map_err(|cause| cause.to_string())?;
    // The log is not a terminal, so Cargo prints its count of crates only if told to.
    command.envs([("CARGO_TERM_PROGRESS_WHEN", "always"), ("CARGO_TERM_PROGRESS_WIDTH", "80")]);
    command.env("CARGO_TERM_COLOR", "never").stdin(Stdio::null()).stdout(log).stderr(errors);
    let child = command.spawn().map_err(|cause| format!("the program does not start: {cause}"))?;
    let status = progress::wait(child, log_path).map_err(|cause| cause.to_string())?;
    if status.success() {
        return Ok(());
    }
    let output = fs::read(log_path).unwrap_or_default();
    let cause = cause_in_log(&String::from_utf8_lossy(&output));
    Err(format!("{cause}; all of it is in {}", log_path.display()))
}

fn create_log(path: &Path) -> std::io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create(path)
}

/// Returns the line of a log that most likely names the cause: the first with an error, otherwise the last.
fn cause_in_log(log: &str) -> String {
    let lines = || progress::lines(log).filter(|line| !progress::is_bar(line));
    let speaks_of_error = |line: &&str| {
        let lower = line.to_ascii_lowercase();
        lower.starts_with("error") || lower.starts_with("e: ") || lower.starts_with("npm error")
    };
    let line = lines().find(speaks_of_error).or_else(|| lines().next_back()).unwrap_or("it said nothing");
    line.trim_end_matches('.').chars().take(200).collect()
}

/// Writes an executable script for a test. A child process writes it: otherwise a process that another test starts at
/// the same time could inherit the open file, and systems refuse to start a program that is open for writing.
#[cfg(all(test, unix))]
pub fn write_script(path: &Path, text: &str) {
    let write = r#"mkdir -p "${1%/*}" && printf '%s' "$2" > "$1" && chmod 755 "$1""#;
    let status = Command::new("sh").args(["-c", write, "sh"]).arg(path).arg(text).status();
    assert!(status.is_ok_and(|status| status.success()), "{} should be written", path.display());
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

    #[test]
    fn a_bar_of_progress_is_no_cause() {
        assert_eq!(cause_in_log("no such package\n    Building [==> ] 3/9: syn\r"), "no such package");
    }

    /// A folder with executable files of these names, and one that is not executable.
    #[cfg(unix)]
    fn folder_with(test: &str, executables: &[&str], plain: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("xtask-path-{test}-{}", std::process::id()));
        for name in executables {
            write_script(&folder.join(name), "#!/bin/sh\n");
        }
        fs::write(folder.join(plain), "").unwrap();
        folder
    }

    #[test]
    #[cfg(unix)]
    fn a_name_with_a_dot_is_searched_for_whole() {
        let folder = folder_with("dot", &["chromium"], "notes");
        let find = |name: &str| find_in([folder.clone()].into_iter(), name);
        assert_eq!(find("chromium"), Some(folder.join("chromium")));
        assert_eq!(find("chromium.chromedriver"), None, "the browser is not its driver");
        let other = folder_with("dot-driver", &["chromium.chromedriver"], "notes");
        let found = find_in([folder.clone(), other.clone()].into_iter(), "chromium.chromedriver");
        assert_eq!(found, Some(other.join("chromium.chromedriver")));
        fs::remove_dir_all(folder).unwrap();
        fs::remove_dir_all(other).unwrap();
    }

    #[test]
    #[cfg(unix)]
    fn the_first_folder_wins_and_what_cannot_be_executed_is_passed_over() {
        let first = folder_with("first", &["trunk"], "npm");
        let second = folder_with("second", &["trunk", "npm"], "notes");
        let find = |name: &str| find_in([first.clone(), second.clone()].into_iter(), name);
        assert_eq!(find("trunk"), Some(first.join("trunk")));
        assert_eq!(find("npm"), Some(second.join("npm")));
        fs::remove_dir_all(first).unwrap();
        fs::remove_dir_all(second).unwrap();
    }
}
