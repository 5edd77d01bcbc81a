//! `cargo xtask connect URL|FILE`: prints the same report as the page `/connect`. This program adds the fetch function,
//! for the network or for files.

mod arguments;
mod network;
mod recorded;

use arguments::{Arguments, Target};
use futures::executor::block_on;
use std::path::PathBuf;
use std::process::ExitCode;
use time_plus_news::backend::Readers;
use time_plus_news::connect::recorded::connect_recorded;
use time_plus_news::connect::report::text::ReportText;
use time_plus_news::connect::{Environment, Progress, Question, connect, print};
use time_plus_news::json;

fn main() -> ExitCode {
    let arguments = arguments::read(std::env::args().skip(1));
    match arguments.and_then(|arguments| arguments.map_or(Ok(true), |given| run(&given))) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(text) => {
            eprintln!("error: {text}");
            ExitCode::from(2)
        }
    }
}

/// Prints the report; returns whether a backend was recognised.
fn run(arguments: &Arguments) -> Result<bool, String> {
    let description = arguments.description.as_deref().map(read_description).transpose()?;
    let (address, parameters) = (String::new(), arguments.parameters.clone());
    let question = Question { address, parameters, description };
    let origin = arguments.origin.as_str();
    let environment = Environment {
        base: descriptions(),
        origin: origin.to_owned(),
        sees_headers: true,
        recorded: false,
        readers: Readers::direct(),
    };
    let texts = ReportText::in_language(arguments.language);
    let fetch = network::fetch(origin);
    let report = match &arguments.target {
        Target::File(path) => block_on(connect_recorded(question, recorded::read(path)?, &environment, &fetch)),
        Target::Address(address) => {
            let question = Question { address: address.clone(), ..question };
            let on_progress = |progress: Progress| eprintln!("{}", texts.progress(&progress));
            block_on(connect(&question, &environment, &fetch, &on_progress))
        }
    };
    println!("{}", print::report(&report, &texts));
    Ok(report.is_recognised())
}

/// The base address of the app's own files: `public/` of the checkout.
fn descriptions() -> String {
    let root = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let folder = PathBuf::from(root).join("public").join("");
    url::Url::from_directory_path(folder).map(String::from).unwrap_or_default()
}

fn read_description(path: &std::path::Path) -> Result<(String, json::Value), String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
    let document = json::parse(&text).map_err(|error| format!("{shown}: {error}"))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok((format!("backends/{name}"), document))
}
