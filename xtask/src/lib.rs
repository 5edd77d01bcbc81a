//! The project's own commands: `cargo xtask serve`, `test`, `dist`, `headers`, `size`, `bench`, `connect`, `fragment`,
//! `edition`, `style`.
//!
//! `arguments` is the command line. Each command has a file. `tools` finds or installs what commands need, `error` has the
//! errors, `say` prints progress and tables.
//!
//! Two programs are built from this library. `xtask`, which `cargo xtask` starts, is compiled without the feature
//! `release`; what needs the feature is handed over to `xtask-release` (`whole`).

// Without the feature, code that only the commands of a release use is unused. Tests and clippy of the workspace build with
// the feature, so they still find dead code.
#![cfg_attr(not(feature = "release"), allow(dead_code, unused_imports))]

mod arguments;
#[cfg(feature = "release")]
mod bench;
#[cfg(feature = "release")]
mod dist;
mod edition;
mod error;
mod markup;
mod process;
mod program;
mod project;
mod say;
mod serve;
mod site;
#[cfg(feature = "release")]
mod size;
mod style;
#[cfg(feature = "release")]
mod test;
mod tools;
#[cfg(not(feature = "release"))]
mod whole;

use std::process::ExitCode;

use arguments::{Command, Request};
use error::Failure;

/// Does what the command line of this process asks for.
pub fn main() -> ExitCode {
    #[cfg(feature = "release")]
    if let Some(arguments) = dist::bindgen::called_with() {
        return ended(dist::bindgen::run(&arguments));
    }
    ended(arguments::from_environment().and_then(run))
}

fn ended(result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // `test` has printed its table, whose last line must stay the last; other programs have printed their errors.
            if !matches!(failure, Failure::ChecksFailed | Failure::Told(_)) {
                eprintln!("error: {failure}");
            }
            ExitCode::from(failure.exit_code())
        }
    }
}

fn run(request: Request) -> Result<(), Failure> {
    match request {
        Request::Help(text) => {
            print!("{text}");
            Ok(())
        }
        Request::Command(command) => run_command(&command),
    }
}

fn run_command(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Serve(serve) => serve::run(serve),
        Command::Connect { words } => program::run("connect", words),
        Command::Fragment { words } => program::run("fragment", words),
        Command::Edition => edition::run(),
        Command::Style => style::run(),
        Command::SiteFile { file } => serve::site_file::serve(file),
        #[cfg(feature = "release")]
        Command::Test(test) => test::run(test),
        #[cfg(feature = "release")]
        Command::Dist(dist) => dist::run(dist),
        #[cfg(feature = "release")]
        Command::Headers(headers) => dist::run_headers(headers),
        #[cfg(feature = "release")]
        Command::Size(size) => size::run(size),
        #[cfg(feature = "release")]
        Command::Bench(bench) => bench::run(bench),
        #[cfg(not(feature = "release"))]
        Command::Test(_) | Command::Dist(_) | Command::Headers(_) | Command::Size(_) | Command::Bench(_) => {
            whole::run()
        }
    }
}
