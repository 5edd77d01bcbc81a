//! Downloads the maintainers' prebuilt release of a program with `curl`, checks its SHA-256, and unpacks it with `tar`.
//! Both tools are part of Windows, macOS and nearly every Linux; an HTTP client of our own would have to be compiled
//! before the first command.
//!
//! The hash is pinned in the table of programs, or comes from a file that the person names. Neither a mirror nor the
//! maintainers' host is trusted.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use super::program::{Missed, Platform, Program, Way};
use crate::process::{find_on_path, program_file, run_logged};
use crate::say;

/// The variable that names a mirror of the releases, with their paths on GitHub.
const MIRROR: &str = "TPN_TOOLS_MIRROR";
/// The variable that names a file of hashes, in the form of `sha256sum`.
const HASHES: &str = "TPN_TOOLS_SHA256";

const GITHUB: &str = "https://github.com";

/// Downloading releases.
pub struct Download {
    /// The base address of the releases.
    pub address: String,
    /// The person's own file of hashes.
    pub hashes: Option<PathBuf>,
    /// The platform that the release must be for.
    pub platform: Platform,
}

impl Download {
    /// From the mirror that the person names, or from GitHub.
    pub fn from_environment() -> Self {
        let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
        let mirror = variable(MIRROR).map(|value| value.to_string_lossy().trim_end_matches('/').to_owned());
        Self {
            address: mirror.unwrap_or_else(|| GITHUB.to_owned()),
            hashes: variable(HASHES).map(PathBuf::from),
            platform: Platform::HERE,
        }
    }

    /// Returns the hash that a file must have: the one in the person's list, otherwise the pinned one.
    fn hash(&self, path: &str, pinned: Option<&str>) -> Result<String, Missed> {
        let listed = match &self.hashes {
            None => None,
            Some(file) => {
                let list = fs::read_to_string(file)
                    .map_err(|cause| Missed::Failed(format!("cannot read {} ({HASHES}): {cause}", file.display())))?;
                listed_hash(&list, path)
            }
        };
        listed.or_else(|| pinned.map(str::to_owned)).ok_or(Missed::NotOffered)
    }

    fn fetch(&self, url: &str, file: &Path, log: &Path) -> Result<(), String> {
        let curl = find_on_path("curl").ok_or("there is no curl, which downloads releases")?;
        let mut command = Command::new(curl);
        command.args(["--fail", "--location", "--progress-bar", "--retry", "2", "--connect-timeout", "15"]);
        // Gives up a connection that sends nothing for half a minute.
        command.args(["--speed-limit", "1", "--speed-time", "30"]);
        if self.address == GITHUB {
            command.args(["--proto", "=https", "--tlsv1.2"]);
        }
        command.arg("--output").arg(file).arg("--url").arg(url);
        run_logged(&mut command, log).map_err(|cause| format!("{url} cannot be downloaded ({cause})"))
    }
}

impl Way for Download {
    fn install(&self, program: &Program, folder: &Path) -> Result<(), Missed> {
        let (path, pinned) = program.archive(self.platform).ok_or(Missed::NotOffered)?;
        let expected = self.hash(&path, pinned)?;
        let url = format!("{}/{path}", self.address);
        let Program { package, version, purpose, .. } = program;
        say::step(&format!("downloading {package} {version} from {}: {purpose}", self.address));
        // Unpacks into the program's own folder, so that the file only has to be renamed.
        let work = folder.join("download");
        let done = fs::create_dir_all(&work).map_err(|cause| format!("cannot make {}: {cause}", work.display()));
        let done = done.and_then(|()| {
            let name = path.rsplit('/').next().unwrap_or(&path);
            self.fetch(&url, &work.join(name), &folder.join("download.log"))?;
            check(&work.join(name), &expected)?;
            unpack(&work, name, program, folder)
        });
        // If this fails, only disk space is lost.
        let _ = fs::remove_dir_all(&work);
        done.map_err(Missed::Failed)
    }
}

/// The hash of a path in a list as `sha256sum` writes it: `HASH  PATH`, or `HASH *PATH`; the path may begin with `./`.
fn listed_hash(list: &str, path: &str) -> Option<String> {
    list.lines().find_map(|line| {
        let (hash, name) = line.trim().split_once(char::is_whitespace)?;
        let name = name.trim_start().trim_start_matches('*');
        (name.trim_start_matches("./") == path).then(|| hash.to_ascii_lowercase())
    })
}

fn check(file: &Path, expected: &str) -> Result<(), String> {
    let bytes = fs::read(file).map_err(|cause| format!("cannot read {}: {cause}", file.display()))?;
    let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if found == expected {
        return Ok(());
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Err(format!("{name} is not what was published, and was thrown away: its SHA-256 is {found}, not {expected}"))
}

/// Unpacks an archive in its folder and moves the program to where it belongs.
fn unpack(work: &Path, archive: &str, program: &Program, folder: &Path) -> Result<(), String> {
    let mut tar = Command::new("tar");
    // Only the file name: some versions of `tar` take a Windows path for a host.
    tar.args(["-xf", archive]).current_dir(work);
    run_logged(&mut tar, &folder.join("unpack.log"))
        .map_err(|cause| format!("{archive} cannot be unpacked ({cause})"))?;
    let found = find(work, &program_file(program.file))
        .ok_or_else(|| format!("there is no {} in {archive}", program_file(program.file)))?;
    let place = program.installed_in(folder);
    let made = place.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::rename(&found, &place)).map_err(|cause| format!("cannot write {}: {cause}", place.display()))
}

/// The file of this name in a folder or in one of its folders.
fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    let direct = folder.join(name);
    if direct.is_file() {
        return Some(direct);
    }
    let entries = fs::read_dir(folder).ok()?.flatten();
    entries.map(|entry| entry.path().join(name)).find(|path| path.is_file())
}

#[cfg(test)]
mod tests;
