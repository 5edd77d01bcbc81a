//! The project's own commands, with everything compiled in. `cargo xtask` builds this program and starts it for the commands
//! that make, test or measure a release; its own program stays small, so that a newcomer's first command starts soon.

fn main() -> std::process::ExitCode {
    xtask::main()
}
