//! Checks the dependencies by the rules of `deny.toml`: licences, origins and versions always, security advisories if
//! their database can be reached.

use std::path::Path;
use std::process::{Command, Stdio};

use super::counts::Counts;
use super::report::{Outcome, Report};
use crate::error::Failure;
use crate::{process, project, tools};

/// The checks that need only the crates themselves.
const OWN: [&str; 3] = ["licenses", "bans", "sources"];

/// Runs the checks.
pub fn check(report: &mut Report) {
    let Some(program) = super::prepare(report, "cargo deny", tools::cargo_deny) else { return };
    report.run("cargo deny", || passes(&program, &OWN));
    if is_database_there(&program) {
        report.run("advisories", || passes(&program, &["advisories"]));
    } else {
        let why = "the database of advisories is out of reach, so nothing is known against what is used";
        report.add("advisories", std::time::Duration::ZERO, Outcome::Skipped(why.to_owned()), Counts::default());
    }
}

fn deny(program: &Path) -> Command {
    let mut command = Command::new(program);
    // Called as cargo would; accepted findings are not printed.
    command.current_dir(project::root()).args(["--log-level", "error"]);
    command
}

fn passes(program: &Path, what: &[&str]) -> Result<Counts, Failure> {
    process::run(deny(program).arg("check").args(what), "cargo deny").map(|()| Counts::default())
}

/// Updates the database. Returns whether that was possible.
fn is_database_there(program: &Path) -> bool {
    let fetch = deny(program).args(["fetch", "db"]).stdin(Stdio::null()).output();
    fetch.is_ok_and(|output| output.status.success())
}
