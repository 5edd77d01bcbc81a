//! The errors of the commands, each with a message that ends with the remedy.
//!
//! Every command returns `Result<(), Failure>`; `main` prints the failure and chooses the exit code. Nothing below
//! prints an error of its own.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a command stopped. Its `Display` is what the person at the terminal reads.
#[derive(Debug)]
pub enum Failure {
    /// The command line cannot be understood; the text says which word and what was expected.
    Usage(String),
    /// A program is missing and cannot be installed without permission.
    Missing { what: String, remedy: String },
    /// An installation failed; `cause` is the last message of the installer.
    NotInstalled { what: String, cause: String, remedy: String },
    /// A program that tests drive does not start; the variable can name another one.
    DoesNotStart { program: PathBuf, variable: &'static str },
    /// The driver is for browsers of another major version.
    DriverOfAnother { program: PathBuf, driver: u32, browser: u32 },
    /// Another program listens on the port.
    PortTaken(u16),
    /// The port cannot be opened for another reason (below 1024 without the right, for example).
    PortRefused { port: u16, cause: io::Error },
    /// A program failed; it has printed why.
    Ended { doing: String },
    /// A program of the project failed with this exit code, and has printed why.
    Told(u8),
    /// A file or folder could not be read or written.
    File { doing: &'static str, path: PathBuf, cause: io::Error },
    /// The content of a file is wrong.
    Content { path: PathBuf, what: String },
    /// The first load is larger than the budget.
    OverBudget(Vec<String>),
    /// At least one check of `test` failed; the table says which.
    ChecksFailed,
    /// The sources of the demo edition have mistakes, one line each.
    Edition(Vec<String>),
}

impl Failure {
    /// Wraps an I/O error with the operation (`read`, `write`, …) and the path.
    pub fn file(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |cause| Self::File { doing, path, cause }
    }

    /// Returns the exit code: 2 for an invalid command line, 1 for other errors; for a program of the project, its own.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Told(code) => *code,
            _ => 1,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(text) => write!(out, "{text}"),
            Self::Missing { what, remedy } => write!(out, "{what} is missing: {remedy}"),
            Self::NotInstalled { what, cause, remedy } => {
                write!(out, "{what} could not be installed ({cause}): {remedy}")
            }
            Self::DoesNotStart { program, variable } => write!(
                out,
                "{} does not start: run `{} --version` to see why, or name another program in {variable}",
                program.display(),
                program.display()
            ),
            Self::DriverOfAnother { program, driver, browser } => write!(
                out,
                "{} is for version {driver} of the browser, which is version {browser}: install the chromedriver of \
                 version {browser}, or name it in TPN_CHROMEDRIVER",
                program.display()
            ),
            Self::PortTaken(port) => write!(
                out,
                "port {port} is taken by another program: stop that one, or choose another port with `--port {}`",
                port.checked_add(1).unwrap_or(8080)
            ),
            Self::PortRefused { port, cause } => {
                write!(out, "port {port} cannot be opened ({cause}): choose another one with `--port 8080`")
            }
            Self::Told(code) => write!(out, "ended with {code}: what there is to say is said above"),
            Self::Ended { doing } => write!(out, "{doing} failed: what went wrong is said above"),
            Self::File { doing, path, cause } => write!(out, "cannot {doing} {}: {cause}", path.display()),
            Self::Content { path, what } => write!(out, "{}: {what}", path.display()),
            Self::OverBudget(lines) => write!(out, "{}", lines.join("\n")),
            Self::ChecksFailed => write!(out, "not everything passed: the table says which step"),
            Self::Edition(lines) => {
                write!(
                    out,
                    "{}\nthe demo edition has {} mistake(s); nothing was written",
                    lines.join("\n"),
                    lines.len()
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_proposes_the_next_one() {
        assert!(Failure::PortTaken(8080).to_string().ends_with("`--port 8081`"));
        assert!(Failure::PortTaken(u16::MAX).to_string().ends_with("`--port 8080`"));
    }

    #[test]
    fn only_a_bad_command_line_exits_with_two() {
        assert_eq!(Failure::Usage(String::new()).exit_code(), 2);
        assert_eq!(Failure::ChecksFailed.exit_code(), 1);
        assert_eq!(Failure::Told(1).exit_code(), 1, "nothing was recognised");
    }
}
