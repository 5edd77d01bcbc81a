//! Finds a program that the commands need: on `PATH`, then in the cache folder; otherwise installs it there, in the
//! first way that works.

use std::fs;
use std::path::{Path, PathBuf};

use super::binstall::Binstall;
use super::compile::Compile;
use super::download::Download;
use super::version::Version;
use crate::error::Failure;
use crate::process::{answer, find_on_path, program_file};
use crate::{project, say};

/// A program, and how it is installed.
#[derive(Clone, Debug)]
pub struct Program {
    /// The name of its crate.
    pub package: &'static str,
    /// The name of its executable.
    pub file: &'static str,
    /// The version that is installed.
    pub version: Version,
    /// Which other versions are suitable.
    pub fit: Fit,
    /// Its purpose, as the end of a sentence.
    pub purpose: &'static str,
    /// How long it takes to compile, on two cores.
    pub compile_time: &'static str,
    /// The maintainers' release.
    pub release: Release,
}

/// Which versions of a program are suitable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The given version, or a later one of the same line.
    SameLine,
    /// Exactly the given version.
    Exactly,
}

/// The archives that maintainers publish of a program.
#[derive(Clone, Debug)]
pub struct Release {
    /// The path of an archive below the download address, with `{version}` and `{platform}` to be replaced.
    pub path: &'static str,
    /// The version that the hashes in `archives` are for.
    pub version: Version,
    pub archives: &'static [Archive],
}

/// One archive, for one platform.
#[derive(Clone, Copy, Debug)]
pub struct Archive {
    pub platform: Platform,
    /// The value of `{platform}` in the path.
    pub name: &'static str,
    /// The SHA-256 of the file in hexadecimal, if it is known.
    pub sha256: Option<&'static str>,
}

/// A platform, by the names of `std::env::consts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Platform {
    pub os: &'static str,
    pub arch: &'static str,
}

impl Platform {
    /// The platform that this program runs on.
    pub const HERE: Self = Self { os: std::env::consts::OS, arch: std::env::consts::ARCH };
}

/// A way to install a program.
pub trait Way {
    /// Installs the program into `bin` of this folder.
    ///
    /// # Errors
    /// The reason why it could not be installed; the next way is then tried.
    fn install(&self, program: &Program, folder: &Path) -> Result<(), Missed>;
}

/// The reason why a way did not install a program.
#[derive(Debug, PartialEq, Eq)]
pub enum Missed {
    /// The way is not for this program or this platform.
    NotOffered,
    /// The way failed; the text says why.
    Failed(String),
}

impl Program {
    /// Returns this program in another version.
    pub fn at(self, version: Version) -> Self {
        Self { version, ..self }
    }

    /// Returns the path of the program, and installs it if it is missing.
    ///
    /// # Errors
    /// [`Failure::NotInstalled`] when no way worked.
    pub fn ready(&self) -> Result<PathBuf, Failure> {
        if let Some(found) = find_on_path(self.file).filter(|path| self.is_fit(path)) {
            return Ok(found);
        }
        let cache = project::cache_folder();
        let download = Download::from_environment();
        self.cached(&cache, &[&download, &Binstall::on_path(), &Compile], &mut |line| say::note(line))
    }

    /// Installs the program into the cache folder in the first of these ways that works. Reports each that fails.
    pub(super) fn cached(
        &self,
        cache: &Path,
        ways: &[&dyn Way],
        note: &mut dyn FnMut(&str),
    ) -> Result<PathBuf, Failure> {
        let folder = cache.join(format!("{}-{}", self.file, self.version));
        let program = self.installed_in(&folder);
        if self.is_fit(&program) {
            return Ok(program);
        }
        let mut cause = None;
        for way in ways {
            if let Some(cause) = &cause {
                note(&format!("{cause}; trying another way"));
            }
            cause = match way.install(self, &folder) {
                Ok(()) if self.is_fit(&program) => return Ok(program),
                Ok(()) => {
                    // If this fails, only disk space is lost.
                    let _ = fs::remove_dir_all(folder.join("bin"));
                    Some(format!("the {} that was installed does not run on this machine", self.file))
                }
                Err(Missed::Failed(why)) => Some(why),
                // The reason has been reported already.
                Err(Missed::NotOffered) => None,
            };
        }
        Err(Failure::NotInstalled {
            what: format!("{} {}", self.package, self.version),
            cause: cause.unwrap_or_else(|| "there is no way to install it here".to_owned()),
            remedy: format!(
                "see that this machine reaches the network and run the command again, or run `cargo install {} --version {} --locked`",
                self.package, self.version
            ),
        })
    }

    /// Returns the path of the program in the folder that it was installed into.
    pub fn installed_in(&self, folder: &Path) -> PathBuf {
        folder.join("bin").join(program_file(self.file))
    }

    fn is_fit(&self, path: &Path) -> bool {
        let found = answer(path, &["--version"]).and_then(|text| Version::find(&text));
        found.is_some_and(|found| match self.fit {
            Fit::SameLine => found.serves_for(self.version),
            Fit::Exactly => found == self.version,
        })
    }

    /// Returns the archive for a platform: its path below the download address, and its hash if it is known.
    pub fn archive(&self, platform: Platform) -> Option<(String, Option<&'static str>)> {
        let archive = self.release.archives.iter().find(|archive| archive.platform == platform)?;
        let path = self.release.path.replace("{version}", &self.version.to_string());
        let sha256 = archive.sha256.filter(|_| self.version == self.release.version);
        Some((path.replace("{platform}", archive.name), sha256))
    }
}
