//! Reads `Cargo.lock`, because the wasm-bindgen CLI must have exactly the version of the library.

use std::fs;

use super::version::Version;
use crate::error::Failure;
use crate::project;

/// Returns the version of wasm-bindgen in the lock file of the checkout.
///
/// # Errors
/// When the file cannot be read or does not hold the package.
pub fn wasm_bindgen_version() -> Result<Version, Failure> {
    let path = project::root().join("Cargo.lock");
    let text = fs::read_to_string(&path).map_err(Failure::file("read", &path))?;
    locked_version(&text, "wasm-bindgen").ok_or_else(|| Failure::Content {
        path,
        what: "holds no version of wasm-bindgen: `cargo update -p wasm-bindgen` writes it".to_owned(),
    })
}

/// Returns the version of a package in the text of a lock file. A `[[package]]` table begins with its name and version.
fn locked_version(lock: &str, package: &str) -> Option<Version> {
    let value = |line: &str, key: &str| {
        let quoted = line.strip_prefix(key)?.trim_start().strip_prefix('=')?.trim();
        Some(quoted.trim_matches('"').to_owned())
    };
    lock.split("[[package]]").skip(1).find_map(|table| {
        let mut lines = table.lines();
        lines.find(|line| value(line, "name").is_some_and(|name| name == package))?;
        lines.find_map(|line| value(line, "version")).and_then(|version| Version::parse(&version))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.131\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\ndependencies = [\n \"cfg-if\",\n]\n";

    #[test]
    fn a_package_is_found_by_its_whole_name() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some(Version(0, 2, 130)));
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }

    #[test]
    fn the_version_of_the_format_is_not_taken_for_a_package() {
        assert_eq!(locked_version("version = 4\n", "version"), None);
    }

    #[test]
    fn the_lock_file_of_the_checkout_holds_wasm_bindgen() {
        assert!(wasm_bindgen_version().is_ok());
    }
}
