//! `cargo xtask`: the project's own commands, without what only a release needs. A command that needs more is handed over
//! to `xtask-release`.

fn main() -> std::process::ExitCode {
    xtask::main()
}
