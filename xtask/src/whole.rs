//! Hands the commands that make, test or measure a release over to `xtask-release`, after compiling it.

use std::env;
use std::process::Command;

use crate::error::Failure;
use crate::process::{self, program_file, run_patiently};
use crate::{project, say};

const PROGRAM: &str = "xtask-release";

/// Compiles `xtask-release` if necessary, and replaces this process with it.
///
/// # Errors
/// When it cannot be compiled or started, or the error that it ends with.
pub fn run() -> Result<(), Failure> {
    let here = env::current_exe().map_err(|cause| process::not_started(PROGRAM, &cause))?;
    // Cargo puts both into the same folder.
    let program = here.with_file_name(program_file(PROGRAM));
    if !program.is_file() {
        say::step("compiling what only the commands of a release need (once, about a minute)");
    }
    if run_patiently(&mut build(), PROGRAM).is_err() {
        // Runs the compiler again with its output visible, for whoever is changing these commands.
        process::run(&mut build(), "compiling these commands")?;
    }
    let mut command = Command::new(program);
    command.args(env::args_os().skip(1)).env("CARGO_MANIFEST_DIR", project::root().join("xtask"));
    process::become_program(command, PROGRAM)
}

fn build() -> Command {
    let mut command = process::cargo();
    command.args(["build", "--package", "xtask", "--features", "release", "--bin", PROGRAM]);
    command
}
