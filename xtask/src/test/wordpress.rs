//! Starts a real WordPress on this machine, for the browser tests that need one. The scripts that install it and add
//! content are outside the project, in the folder that `WORDPRESS_SERVERS` names, or in `../shared/servers`.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::error::Failure;
use crate::process::run_patiently;
use crate::{project, say};

/// A running WordPress, which is stopped on drop.
pub struct WordPress {
    folder: PathBuf,
}

impl WordPress {
    /// Starts it, after installing it the first time.
    ///
    /// # Errors
    /// When a script is missing or fails.
    pub fn start() -> Result<Self, Failure> {
        let scripts =
            env::var_os("WORDPRESS_SERVERS").map_or_else(|| project::root().join("../shared/servers"), PathBuf::from);
        let start = scripts.join("start.sh");
        if !start.is_file() {
            return Err(Failure::Missing {
                what: format!("the WordPress of the tests ({})", start.display()),
                remedy: "name the folder of its scripts in WORDPRESS_SERVERS, or leave out `--wordpress`".to_owned(),
            });
        }
        say::step("starting WordPress (the first time about a minute: PHP, MariaDB and WordPress are installed)");
        let folder = project::cache_folder().join("servers");
        let running = Self { folder };
        let mut command = Command::new("bash");
        command.arg(&start).arg(&running.folder);
        run_patiently(&mut command, "wordpress").map_err(|cause| Failure::NotInstalled {
            what: "WordPress".to_owned(),
            cause,
            remedy: "remove the folder `servers` in the cache folder and run the command again".to_owned(),
        })?;
        Ok(running)
    }

    /// The address at which it listens.
    pub fn url(&self) -> &'static str {
        "http://127.0.0.1:8081"
    }
}

impl Drop for WordPress {
    fn drop(&mut self) {
        let down = self.folder.join("wordpress").join("down.sh");
        if down.is_file() && run_patiently(Command::new("bash").arg(&down), "wordpress-down").is_err() {
            say::note(&format!("WordPress did not stop; `bash {}` stops it", down.display()));
        }
    }
}
