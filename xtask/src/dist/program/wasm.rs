//! Binaryen: `wasm-opt`, which makes modules small, and `wasm-merge`, which makes one of several.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Failure;
use crate::process;

/// The features that the compiler uses for this target. All that Binaryen knows would be too many: it then writes forms
/// that browsers refuse.
const FEATURES: [&str; 8] = [
    "bulk-memory",
    "bulk-memory-opt",
    "call-indirect-overlong",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
];

/// What `wasm-opt` does: the stack stands first in memory, so that nothing is ever at its lowest addresses. Functions with
/// one caller stay apart unless they are small, as brotli finds more that is alike then.
const SETTINGS: [&str; 4] =
    ["--low-memory-unused", "--one-caller-inline-max-function-size=25", "-Oz", "--converge"];

fn features() -> impl Iterator<Item = String> {
    FEATURES.into_iter().map(|feature| ["--enable-", feature].concat())
}

/// Makes a module small, in its place. Only the main module's memory `is_empty` when it starts.
///
/// # Errors
/// What `wasm-opt` ends with.
pub fn optimise(wasm_opt: &Path, module: &Path, is_empty: bool) -> Result<(), Failure> {
    let mut command = Command::new(wasm_opt);
    command.args(features()).args(SETTINGS).args(is_empty.then_some("--zero-filled-memory"));
    process::run_quietly(command.arg(module).arg("-o").arg(module), "wasm-opt")
}

/// Makes one module of several that share memory and table with a main module. `shared` is a module that stands for what
/// they share, under the name by which they import it.
///
/// # Errors
/// What `wasm-merge` ends with.
pub fn merge(wasm_opt: &Path, shared: (&Path, &str), modules: &[PathBuf], out: &Path) -> Result<(), Failure> {
    let mut command = Command::new(wasm_opt.with_file_name(file_name("wasm-merge")));
    command.args(features()).arg(shared.0).arg(shared.1);
    for (at, module) in modules.iter().enumerate() {
        command.arg(module).arg(format!("part{at}"));
    }
    process::run_quietly(command.arg("-o").arg(out), "wasm-merge")
}

fn file_name(tool: &str) -> String {
    if cfg!(windows) { format!("{tool}.cmd") } else { tool.to_owned() }
}
