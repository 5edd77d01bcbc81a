//! Stands between Trunk and `wasm-bindgen`: Trunk has no step of its own between the compiler and that tool, and a program
//! must be split into its parts before it (`wasm_split_cli_support`). So a release finds this program first on `PATH`
//! under that name. It splits what can be split, has the real tool work on the main module, and leaves the parts in a
//! folder from which [`program`](super::program) takes them.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;
use wasm_split_cli_support as split;

use crate::error::Failure;
use crate::{process, project};

/// The command by which this program is called in place of `wasm-bindgen`.
const COMMAND: &str = "bindgen";

/// The real tool, by a variable of the environment.
const TOOL: &str = "TPN_WASM_BINDGEN";
/// The folder that the parts are left in.
const PARTS: &str = "TPN_PARTS";

/// The section by which `wasm_split_helpers` marks a program that can be split.
const MARK: &[u8] = b"__wasm_split_unstable";

/// The file in which the parts of a program are listed: for each its files.
pub const LIST: &str = "parts.json";

/// A folder with this program under the name of `wasm-bindgen`, and where it leaves the parts.
pub struct Shim {
    folder: PathBuf,
    parts: PathBuf,
}

impl Shim {
    /// Makes the folders, empty.
    ///
    /// # Errors
    /// A folder or file that cannot be written.
    pub fn new() -> Result<Self, Failure> {
        let shim = Self { folder: project::work_folder("bindgen"), parts: project::work_folder("parts") };
        for folder in [&shim.folder, &shim.parts] {
            // What is not there need not be removed.
            let _ = fs::remove_dir_all(folder);
            fs::create_dir_all(folder).map_err(Failure::file("make", folder))?;
        }
        let own = std::env::current_exe().map_err(Failure::file("find", Path::new("xtask")))?;
        write_script(&shim.folder, &own)?;
        Ok(shim)
    }

    /// Has Trunk find this program in place of the real tool.
    pub fn stand_in(&self, trunk: &mut Command, tool: &Path) {
        let before = trunk.get_envs().find(|(name, _)| *name == "PATH").and_then(|(_, value)| value);
        let before = before.map(OsString::from).or_else(|| std::env::var_os("PATH")).unwrap_or_default();
        let folders = std::iter::once(self.folder.clone()).chain(std::env::split_paths(&before));
        if let Ok(path) = std::env::join_paths(folders) {
            trunk.env("PATH", path);
        }
        trunk.env(TOOL, tool).env(PARTS, &self.parts);
    }

    /// The folder with the parts of a program, by its name.
    pub fn parts_of(&self, program: &str) -> PathBuf {
        self.parts.join(program)
    }
}

#[cfg(unix)]
fn write_script(folder: &Path, own: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;
    let script = folder.join("wasm-bindgen");
    let text = format!("#!/bin/sh\nexec '{}' {COMMAND} \"$@\"\n", own.display());
    fs::write(&script, text).map_err(Failure::file("write", &script))?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).map_err(Failure::file("write", &script))
}

#[cfg(not(unix))]
fn write_script(folder: &Path, own: &Path) -> Result<(), Failure> {
    let script = folder.join("wasm-bindgen.cmd");
    let text = format!("@\"{}\" {COMMAND} %*\r\n", own.display());
    fs::write(&script, text).map_err(Failure::file("write", &script))
}

/// The arguments of the tool that this program stands in for, where it was started as that.
pub fn called_with() -> Option<Vec<OsString>> {
    let mut words = std::env::args_os().skip(1);
    (words.next()? == COMMAND).then(|| words.collect())
}

/// Does what `wasm-bindgen` was called for, with these arguments.
///
/// # Errors
/// A program that cannot be read or split, or what the real tool ends with.
pub fn run(arguments: &[OsString]) -> Result<(), Failure> {
    let variable = |name: &'static str| {
        std::env::var_os(name).map(PathBuf::from).ok_or_else(|| Failure::Missing {
            what: format!("the variable {name}"),
            remedy: "this command is for `cargo xtask dist`, which sets it".to_owned(),
        })
    };
    let mut command = Command::new(variable(TOOL)?);
    let is_program = |argument: &&OsString| Path::new(argument).extension().is_some_and(|end| end == "wasm");
    let program = arguments.iter().find(is_program).map(PathBuf::from);
    let wasm = match &program {
        Some(path) => fs::read(path).map_err(Failure::file("read", path))?,
        None => Vec::new(),
    };
    let Some(program) = program.filter(|_| wasm.windows(MARK.len()).any(|window| window == MARK)) else {
        return process::run(command.args(arguments), "wasm-bindgen");
    };
    let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let main = split_into(&variable(PARTS)?.join(&name), &name, &program, &wasm)?;
    command.args(arguments.iter().filter(|argument| !is_program(argument)));
    // What the parts share with the main module goes by the names that the linker gave; and the passes that follow look
    // for names as the compiler writes them.
    command.arg(main).args(["--keep-lld-exports", "--no-demangle"]);
    process::run(&mut command, "wasm-bindgen")
}

/// The name under which the main module knows what loads its parts.
pub fn loader(program: &str) -> String {
    format!("./{program}-parts.js")
}

/// Splits a program; the answer is its main module.
fn split_into(folder: &Path, name: &str, program: &Path, wasm: &[u8]) -> Result<PathBuf, Failure> {
    let main = folder.join("main.wasm");
    let loader = loader(name);
    let mut options = split::Options::new(wasm);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = &loader;
    let made = split::transform(options)
        .map_err(|error| Failure::Content { path: program.to_owned(), what: format!("cannot be split: {error}") })?;
    let list = folder.join(LIST);
    fs::write(&list, json!(made.prefetch_map).to_string()).map_err(Failure::file("write", &list))?;
    Ok(main)
}
