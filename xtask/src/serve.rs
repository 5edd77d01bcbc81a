//! `cargo xtask serve`: builds and serves the site, and builds it again whenever a file changes.

pub mod site_file;

use std::net::{Ipv4Addr, TcpListener};

use crate::arguments::Serve;
use crate::error::Failure;
use crate::tools::BuildTools;
use crate::{process, project, say, site};
use site_file::SiteFile;

/// Installs what is missing and hands over to `trunk serve`, which runs until it is stopped.
///
/// # Errors
/// A port that is not available, a site file that is not JSON, a tool that is missing and cannot be installed.
pub fn run(request: &Serve) -> Result<(), Failure> {
    check_port(request.port)?;
    let site = site::chosen(request.site.as_deref())?;
    let tools = BuildTools::ready(request.release)?;
    let mut trunk = tools.trunk("serve");
    // Each port has a folder of its own, so that dist/ is not overwritten and two servers do not share files.
    let dist = project::work_folder(&format!("serve-{}", request.port));
    trunk.args(["--address", "127.0.0.1", "--disable-address-lookup", "true", "--port", &request.port.to_string()]);
    trunk.arg("--dist").arg(dist);
    if request.release {
        tools.build_release(&mut trunk);
    }
    if request.open {
        trunk.args(["--open", "true"]);
    }
    if let Some(file) = &site {
        let held = SiteFile::hold(file)?;
        trunk.args(["--proxy-backend", &held.url(), "--proxy-rewrite", "/site.json", "--proxy-no-system-proxy"]);
        trunk.stdin(held.lifeline());
        say::step(&format!("{} stands in for public/site.json: reload the page after changing it", file.display()));
    }
    // Hides cargo's progress: Trunk calls cargo several times at once, and each call would report that it waits for the
    // others. Compiler errors are still printed.
    trunk.env("CARGO_TERM_QUIET", "true");
    tools.compile_app(request.release);
    say::step(&format!("building the site for http://127.0.0.1:{}", request.port));
    process::become_program(trunk, "trunk")
}

/// Checks that the port is free before minutes are spent on a build.
fn check_port(port: u16) -> Result<(), Failure> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(cause) if cause.kind() == std::io::ErrorKind::AddrInUse => Err(Failure::PortTaken(port)),
        Err(cause) => Err(Failure::PortRefused { port, cause }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_someone_listens_on_is_taken() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        assert!(matches!(check_port(port), Err(Failure::PortTaken(taken)) if taken == port));
        drop(listener);
        assert!(check_port(port).is_ok());
    }
}
