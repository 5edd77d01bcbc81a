//! The project's own commands: `cargo xtask serve`, `test`, `dist`, `headers`, `size`, `bench`, `connect`, `fragment`, `edition`, `style`.
//!
//! Way in: `arguments` says what there is, one file per command does it, `tools` finds or installs what it needs,
//! `error` says what went wrong and `say` how that looks.

mod arguments;
mod bench;
mod dist;
mod edition;
mod error;
mod markup;
mod process;
mod program;
mod project;
mod say;
mod serve;
mod site;
mod size;
mod style;
mod test;
mod tools;

use std::process::ExitCode;

use arguments::Request;
use error::Failure;

fn main() -> ExitCode {
    match arguments::from_environment().and_then(|request| run(&request)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // The table of `test` has said it, and its last line is to stay the last; a report has said what it can.
            if !matches!(failure, Failure::ChecksFailed | Failure::Told(_)) {
                eprintln!("error: {failure}");
            }
            ExitCode::from(failure.exit_code())
        }
    }
}

fn run(request: &Request) -> Result<(), Failure> {
    match request {
        Request::Help(text) => {
            print!("{text}");
            Ok(())
        }
        Request::Serve(serve) => serve::run(serve),
        Request::Test(test) => test::run(test),
        Request::Dist(dist) => dist::run(dist),
        Request::Headers(headers) => dist::run_headers(headers),
        Request::Size(size) => size::run(size),
        Request::Bench(bench) => bench::run(bench),
        Request::Program(name, words) => program::run(name, words),
        Request::Edition => edition::run(),
        Request::Style => style::run(),
        Request::SiteFile(file) => serve::site_file::serve(file),
    }
}
