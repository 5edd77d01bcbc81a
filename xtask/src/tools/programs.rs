//! The programs that can be installed: the one table of their versions, archives and hashes.
//!
//! To update a program, change `version` in both places of its row, and the hashes of its archives, which the
//! maintainers publish beside them. Without a hash nothing is downloaded, and the program is compiled.

use super::program::{Archive, Fit, Platform, Program, Release};
use super::version::Version;

const LINUX_X86: Platform = Platform { os: "linux", arch: "x86_64" };
const LINUX_ARM: Platform = Platform { os: "linux", arch: "aarch64" };
const MACOS_X86: Platform = Platform { os: "macos", arch: "x86_64" };
const MACOS_ARM: Platform = Platform { os: "macos", arch: "aarch64" };
const WINDOWS_X86: Platform = Platform { os: "windows", arch: "x86_64" };

const fn archive(platform: Platform, name: &'static str, sha256: &'static str) -> Archive {
    Archive { platform, name, sha256: Some(sha256) }
}

/// An archive without a pinned hash: it is downloaded only if the person's list has its hash.
const fn unknown(platform: Platform, name: &'static str) -> Archive {
    Archive { platform, name, sha256: None }
}

/// Trunk, which builds and serves the site.
pub const TRUNK: Program = Program {
    package: "trunk",
    file: "trunk",
    version: Version(0, 21, 14),
    fit: Fit::SameLine,
    purpose: "it bundles the site and serves it while you work",
    compile_time: "4 to 14 minutes",
    release: Release {
        path: "trunk-rs/trunk/releases/download/v{version}/trunk-{platform}",
        version: Version(0, 21, 14),
        archives: &[
            archive(
                LINUX_X86,
                "x86_64-unknown-linux-gnu.tar.gz",
                "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
            ),
            archive(
                LINUX_ARM,
                "aarch64-unknown-linux-gnu.tar.gz",
                "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9",
            ),
            archive(
                MACOS_X86,
                "x86_64-apple-darwin.tar.gz",
                "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95",
            ),
            archive(
                MACOS_ARM,
                "aarch64-apple-darwin.tar.gz",
                "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e",
            ),
            archive(
                WINDOWS_X86,
                "x86_64-pc-windows-msvc.zip",
                "cd6ac15b9daff0365e5695036791ef2ce3c63f61c014f5a8c532363266e4569c",
            ),
        ],
    },
};

/// The wasm-bindgen CLI, which must be of exactly the version of the library.
pub const WASM_BINDGEN: Program = Program {
    package: "wasm-bindgen-cli",
    file: "wasm-bindgen",
    version: Version(0, 2, 130),
    fit: Fit::Exactly,
    purpose: "it writes the JavaScript that loads the app, in the version of Cargo.lock",
    compile_time: "2 to 4 minutes",
    release: Release {
        path: "wasm-bindgen/wasm-bindgen/releases/download/{version}/wasm-bindgen-{version}-{platform}",
        version: Version(0, 2, 130),
        archives: &[
            unknown(LINUX_X86, "x86_64-unknown-linux-musl.tar.gz"),
            unknown(LINUX_ARM, "aarch64-unknown-linux-gnu.tar.gz"),
            unknown(MACOS_X86, "x86_64-apple-darwin.tar.gz"),
            unknown(MACOS_ARM, "aarch64-apple-darwin.tar.gz"),
            unknown(WINDOWS_X86, "x86_64-pc-windows-msvc.tar.gz"),
        ],
    },
};

/// cargo-deny, which checks the crates that are used against `deny.toml`.
pub const CARGO_DENY: Program = Program {
    package: "cargo-deny",
    file: "cargo-deny",
    version: Version(0, 20, 2),
    fit: Fit::SameLine,
    purpose: "it checks licences, origins and known vulnerabilities of the crates that are used",
    compile_time: "2 to 4 minutes",
    release: Release {
        path: "EmbarkStudios/cargo-deny/releases/download/{version}/cargo-deny-{version}-{platform}",
        version: Version(0, 20, 2),
        archives: &[
            archive(
                LINUX_X86,
                "x86_64-unknown-linux-musl.tar.gz",
                "9f12ed4c49936e09b48bf862b595cde2fe64fcbd9d74dfacac6131ca824c8d5f",
            ),
            archive(
                LINUX_ARM,
                "aarch64-unknown-linux-musl.tar.gz",
                "995c82be0defc7a025cae49a2aa2644ce8245c9a3318fc4103907c6a285e8c7d",
            ),
            archive(
                MACOS_X86,
                "x86_64-apple-darwin.tar.gz",
                "248da7f581724e470071990c088ffc55c811981715f4cbdb258621fb79f8b7a6",
            ),
            archive(
                MACOS_ARM,
                "aarch64-apple-darwin.tar.gz",
                "fe67d82a10d8597a3549364cb733a3f9cc1bfff9031b7ae46384a9f2a72090c3",
            ),
            archive(
                WINDOWS_X86,
                "x86_64-pc-windows-msvc.tar.gz",
                "975a22143262fd27476d19ee00c7af67978426e40e1dee94eed6bbade1cf87dc",
            ),
        ],
    },
};

/// geckodriver, which drives Firefox.
pub const GECKODRIVER: Program = Program {
    package: "geckodriver",
    file: "geckodriver",
    version: Version(0, 37, 1),
    fit: Fit::SameLine,
    purpose: "it drives Firefox",
    compile_time: "3 to 6 minutes",
    release: Release {
        path: "mozilla/geckodriver/releases/download/v{version}/geckodriver-v{version}-{platform}",
        version: Version(0, 37, 1),
        archives: &[
            archive(LINUX_X86, "linux64.tar.gz", "e815130ea95983e162ae91843b48d3a3ce991735635fce83a647afde21e09f7e"),
            archive(
                LINUX_ARM,
                "linux-aarch64.tar.gz",
                "8fd90b951422fbad5b56539fb344dff66eb3f986d615d8d6fde9f1f62dad610c",
            ),
            unknown(MACOS_X86, "macos.tar.gz"),
            archive(
                MACOS_ARM,
                "macos-aarch64.tar.gz",
                "d02b3f7003f999caf90974a2ef5da0286c05d01cee19112c86846d759fdba4f5",
            ),
            archive(WINDOWS_X86, "win64.zip", "dfed9315abe8d2fbc1b6161a2ee8002452e79cf05ee92fdc653a4e26bc35edd8"),
        ],
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Program; 4] = [TRUNK, WASM_BINDGEN, CARGO_DENY, GECKODRIVER];

    #[test]
    fn every_hash_is_a_sha256_and_stands_once() {
        let mut seen = Vec::new();
        for archive in ALL.iter().flat_map(|program| program.release.archives) {
            let Some(sha256) = archive.sha256 else { continue };
            assert!(sha256.len() == 64 && sha256.bytes().all(|byte| b"0123456789abcdef".contains(&byte)), "{sha256}");
            assert!(!seen.contains(&sha256), "{sha256}");
            seen.push(sha256);
        }
    }

    #[test]
    fn the_hashes_are_those_of_the_version_that_is_installed() {
        for program in ALL {
            assert_eq!(program.version, program.release.version, "{}", program.package);
        }
    }

    #[test]
    fn the_path_of_an_archive_names_version_and_platform() {
        let (path, sha256) = GECKODRIVER.archive(LINUX_X86).unwrap();
        assert_eq!(path, "mozilla/geckodriver/releases/download/v0.37.1/geckodriver-v0.37.1-linux64.tar.gz");
        assert!(sha256.is_some());
    }

    #[test]
    fn another_version_has_no_known_hash() {
        assert_eq!(TRUNK.at(Version(0, 21, 15)).archive(LINUX_X86).unwrap().1, None);
    }
}
