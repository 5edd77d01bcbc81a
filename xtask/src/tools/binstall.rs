//! Installs programs by `cargo-binstall`, if the person has it: it knows where maintainers publish, and how they sign.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::program::{Missed, Program, Way};
use crate::process::{find_on_path, run_patiently};
use crate::say;

/// `cargo-binstall`, or nothing.
pub struct Binstall(Option<PathBuf>);

impl Binstall {
    /// Finds it on `PATH`.
    pub fn on_path() -> Self {
        Self(find_on_path("cargo-binstall"))
    }
}

impl Way for Binstall {
    fn install(&self, program: &Program, folder: &Path) -> Result<(), Missed> {
        let binstall = self.0.as_ref().ok_or(Missed::NotOffered)?;
        say::step(&format!(
            "downloading {} {} with cargo-binstall: {}",
            program.package, program.version, program.purpose
        ));
        let mut command = Command::new(binstall);
        command.args([program.package, "--version", &program.version.to_string(), "--no-confirm"]);
        // Only the maintainers' own releases: no third party's builds, and no compiling, which is the next way.
        command.args(["--disable-strategies", "quick-install,compile", "--root"]).arg(folder);
        run_patiently(&mut command, "cargo-binstall")
            .map_err(|cause| Missed::Failed(format!("cargo-binstall did not install {} ({cause})", program.package)))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;

    use super::super::programs::TRUNK;
    use super::*;
    use crate::process::write_script;

    #[test]
    fn binstall_is_asked_for_the_version_and_the_folder() {
        let folder = std::env::temp_dir().join(format!("xtask-binstall-{}", std::process::id()));
        let fake = folder.join("cargo-binstall");
        let installs = "#!/bin/sh\nfor last; do :; done\nmkdir -p \"$last/bin\"\n\
                        printf '#!/bin/sh\\necho %s %s\\n' \"$1\" \"$3\" > \"$last/bin/$1\"\nchmod +x \"$last/bin/$1\"\n";
        write_script(&fake, installs);
        let way = Binstall(Some(fake));
        let program = TRUNK.cached(&folder.join("cache"), &[&way], &mut |line| panic!("{line}")).unwrap();
        assert!(program.starts_with(folder.join("cache")), "{}", program.display());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn without_binstall_the_next_way_is_taken() {
        assert_eq!(Binstall(None).install(&TRUNK, Path::new("/nowhere")), Err(Missed::NotOffered));
    }
}
