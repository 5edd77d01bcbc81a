//! Version numbers as tools print them.

use std::fmt;

/// Major, minor and patch. Pre-release and build parts (Semantic Versioning 2.0.0 §9–10) are dropped: these tools have
/// none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// Parses `0.21.14`; `None` if there is anything before or after the three numbers.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(|part| part.parse().ok());
        let version = Self(parts.next()??, parts.next()??, parts.next()??);
        parts.next().is_none().then_some(version)
    }

    /// Finds the version in the output of `--version`: the first word that is a version (`trunk 0.21.14`).
    pub fn find(output: &str) -> Option<Self> {
        output.split_whitespace().find_map(Self::parse)
    }

    /// Whether this version is compatible with `wanted`: the same line (for 0.x the same minor number), and not older.
    pub fn serves_for(self, wanted: Self) -> bool {
        let same_line = if wanted.0 == 0 { (self.0, self.1) == (wanted.0, wanted.1) } else { self.0 == wanted.0 };
        same_line && self >= wanted
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// The number of a Binaryen release, from `wasm-opt version 132 (version_132)`.
pub fn binaryen(output: &str) -> Option<u32> {
    output.split_whitespace().nth(2)?.parse().ok()
}

/// The first number of the first version that a browser or its driver prints (`Chromium 131.0.6778.85 built on Debian`).
pub fn major(output: &str) -> Option<u32> {
    output.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_behind_the_name_of_the_tool() {
        assert_eq!(Version::find("trunk 0.21.14"), Some(Version(0, 21, 14)));
        assert_eq!(Version::find("wasm-bindgen 0.2.130 (0123456789 2026-01-01)"), Some(Version(0, 2, 130)));
        assert_eq!(Version::find("no version here, 1.2 at most"), None);
    }

    #[test]
    fn a_newer_patch_serves_and_another_line_does_not() {
        let wanted = Version(0, 21, 14);
        assert!(Version(0, 21, 14).serves_for(wanted));
        assert!(Version(0, 21, 20).serves_for(wanted));
        assert!(!Version(0, 21, 13).serves_for(wanted));
        assert!(!Version(0, 22, 0).serves_for(wanted));
        assert!(Version(1, 3, 0).serves_for(Version(1, 2, 9)));
        assert!(!Version(2, 0, 0).serves_for(Version(1, 2, 9)));
    }

    #[test]
    fn binaryen_has_a_single_number() {
        assert_eq!(binaryen("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(binaryen("wasm-opt version 108"), Some(108));
        assert_eq!(binaryen("command not found"), None);
    }

    #[test]
    fn the_major_version_is_the_first_number_before_a_dot() {
        assert_eq!(major("Chromium 131.0.6778.85 built on Debian GNU/Linux 13 (trixie)"), Some(131));
        assert_eq!(major("ChromeDriver 129.0.6668.58 (abc-refs/branch-heads/6668@{#1})"), Some(129));
        assert_eq!(major("no number"), None);
    }
}
