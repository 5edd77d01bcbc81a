//! The project's folders: the checkout, Cargo's target folder, and the user's cache folder for tools.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of the checkout: the one that holds `xtask/`.
pub fn root() -> PathBuf {
    // Cargo sets the variable when it runs the program; a binary that is started by hand uses the value from the build.
    let manifest_folder = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let manifest_folder = PathBuf::from(manifest_folder);
    manifest_folder.parent().map(Path::to_owned).unwrap_or(manifest_folder)
}

/// Cargo's target folder: `CARGO_TARGET_DIR`, or `target/` in the checkout.
pub fn target_folder() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => env::current_dir().unwrap_or_else(|_| root()).join(folder),
        None => root().join("target"),
    }
}

/// Returns a folder inside the target folder for temporary files of these commands.
pub fn work_folder(name: &str) -> PathBuf {
    target_folder().join("xtask").join(name)
}

/// Returns the folder for tools, which all checkouts share: `TPN_CACHE`, or the user's cache folder on this system.
pub fn cache_folder() -> PathBuf {
    cache_folder_from(|name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from))
}

const CACHE_NAME: &str = "time-plus-news";

fn cache_folder_from(variable: impl Fn(&str) -> Option<PathBuf>) -> PathBuf {
    if let Some(folder) = variable("TPN_CACHE") {
        return folder;
    }
    let home = variable("HOME").or_else(|| variable("USERPROFILE")).unwrap_or_else(env::temp_dir);
    let system = if cfg!(windows) {
        variable("LOCALAPPDATA").unwrap_or_else(|| home.join("AppData").join("Local"))
    } else if cfg!(target_os = "macos") {
        home.join("Library").join("Caches")
    } else {
        // XDG Base Directory Specification: a relative path in the variable is to be ignored.
        variable("XDG_CACHE_HOME").filter(|folder| folder.is_absolute()).unwrap_or_else(|| home.join(".cache"))
    };
    system.join(CACHE_NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_variable_wins_over_everything() {
        let folder = cache_folder_from(|name| Some(PathBuf::from(format!("/from/{name}"))));
        assert_eq!(folder, PathBuf::from("/from/TPN_CACHE"));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_relative_xdg_folder_is_ignored() {
        let folder = cache_folder_from(|name| match name {
            "XDG_CACHE_HOME" => Some(PathBuf::from("relative")),
            "HOME" => Some(PathBuf::from("/home/reader")),
            _ => None,
        });
        assert_eq!(folder, PathBuf::from("/home/reader/.cache/time-plus-news"));
    }

    #[test]
    fn the_root_holds_the_workspace_manifest() {
        assert!(root().join("Cargo.toml").is_file());
        assert!(root().join("xtask").is_dir());
    }
}
