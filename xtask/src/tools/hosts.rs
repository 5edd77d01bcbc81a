//! Finds the web servers on which the configurations of the guide are tested. They run in the foreground, with their
//! own files; the system's own servers are not touched.

use std::path::{Path, PathBuf};

use super::apt;
use crate::error::Failure;
use crate::process::find_on_path;

/// The folder for system programs on Debian and its relatives, which may not be on `PATH`.
const NGINX: &str = "/usr/sbin/nginx";
const NGINX_BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
const APACHE: &str = "/usr/sbin/apache2";
const APACHE_MODULES: &str = "/usr/lib/apache2/modules";

/// nginx, Apache and Caddy.
pub struct WebServers {
    pub nginx: PathBuf,
    /// The module of nginx that sends `.br` files.
    pub nginx_brotli: PathBuf,
    pub apache: PathBuf,
    /// The folder of Apache's modules.
    pub apache_modules: PathBuf,
    pub caddy: PathBuf,
}

impl WebServers {
    /// Finds the servers; as root, installs them with `apt-get`.
    ///
    /// # Errors
    /// [`Failure::Missing`] with what to install.
    pub fn ready() -> Result<Self, Failure> {
        Ok(Self {
            nginx: found("nginx", NGINX, &["nginx"])?,
            nginx_brotli: found("", NGINX_BROTLI, &["libnginx-mod-http-brotli-static"])?,
            // This package does not start a service, as Debian's `apache2` does.
            apache: found("apache2", APACHE, &["apache2-bin"])?,
            apache_modules: found("", APACHE_MODULES, &["apache2-bin"])?,
            caddy: found("caddy", "/usr/bin/caddy", &["caddy"])?,
        })
    }
}

fn found(name: &str, place: &str, packages: &[&str]) -> Result<PathBuf, Failure> {
    let look = || find_on_path(name).or_else(|| Some(Path::new(place)).filter(|it| it.exists()).map(Path::to_owned));
    apt::found(look, packages, "the configurations in the guide to hosts are tried on it")?.ok_or_else(|| {
        Failure::Missing {
            what: format!("{place}, which `--hosts` needs,"),
            remedy: format!("install it (`apt-get install {}`), or leave `--hosts` out", packages.join(" ")),
        }
    })
}
