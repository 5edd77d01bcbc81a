//! `cargo xtask`: the project's own commands, without the code that only a release needs. It starts `xtask-release` for the
//! commands that need more.

fn main() -> std::process::ExitCode {
    xtask::main()
}
