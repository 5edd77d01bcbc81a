//! Finds or installs Binaryen, whose `wasm-opt` and `wasm-merge` make a release smaller. It is optional.

use std::path::{Path, PathBuf};

use super::npm::Package;
use super::version::binaryen;
use crate::process::{answer, find_on_path};
use crate::say;

/// The oldest release that supports the WebAssembly features which current Rust uses.
const OLDEST: u32 = 116;

const PACKAGE: Package = Package { name: "binaryen", version: "132.0.0" };

/// Returns the path of a suitable `wasm-opt`; prints a warning and returns `None` if there is none.
pub fn ready() -> Option<PathBuf> {
    if let Some(found) = find_on_path("wasm-opt").filter(|path| will_do(path)) {
        return Some(found);
    }
    let cached = PACKAGE.program("wasm-opt");
    if will_do(&cached) {
        return Some(cached);
    }
    if find_on_path("npm").is_none() {
        say::note("there is no wasm-opt and no npm to fetch it with: the WebAssembly will be some 10 % larger");
        return None;
    }
    match PACKAGE.install("its wasm-opt makes the WebAssembly smaller", "a download of about 20 MB") {
        Ok(()) if will_do(&cached) => Some(cached),
        Ok(()) => {
            say::note("the wasm-opt of npm does not run on this machine: the WebAssembly will be some 10 % larger");
            None
        }
        Err(failure) => {
            say::note(&format!("{failure}; until then the WebAssembly will be some 10 % larger"));
            None
        }
    }
}

fn will_do(path: &Path) -> bool {
    answer(path, &["--version"]).and_then(|text| binaryen(&text)).is_some_and(|release| release >= OLDEST)
}
