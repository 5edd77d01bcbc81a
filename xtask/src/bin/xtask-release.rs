//! The project's own commands, with everything compiled in. `cargo xtask` builds and starts this program for the
//! commands that make, test or measure a release. `xtask` itself stays small, so that a newcomer's first command starts
//! soon.

fn main() -> std::process::ExitCode {
    xtask::main()
}
