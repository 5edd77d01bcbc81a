//! `cargo xtask connect URL|FILE`: the report of the page `/connect`, from the same code, printed. This program brings
//! what the code is given: a way to fetch, from the network or from a file.

mod arguments;
mod network;
mod recorded;

use arguments::{Arguments, Target};
use futures::executor::block_on;
use std::cell::Cell;
use std::process::ExitCode;
use std::rc::Rc;
use time_plus_news::backend::{Error, Fetch, Request, Response};
use time_plus_news::connect::tell::Teller;
use time_plus_news::connect::{Progress, Question, Report, Surroundings, Trouble, connect, print};
use time_plus_news::json;

fn main() -> ExitCode {
    match arguments::read(std::env::args().skip(1)).and_then(|arguments| arguments.map_or(Ok(()), |given| run(&given)))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(text) => {
            eprintln!("error: {text}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let description = arguments.description.as_deref().map(read_description).transpose()?;
    let (address, file) = match &arguments.target {
        Target::Address(address) => (address.clone(), None),
        Target::File(path) => {
            let answer = recorded::read(path)?;
            (answer.url.clone(), Some(answer))
        }
    };
    let question = Question { address, parameters: arguments.parameters.clone(), description };
    // A recorded answer was to whoever recorded it: what it allows says nothing of what it would allow us.
    let is_file = file.is_some();
    let around = Surroundings {
        base: network::descriptions(),
        origin: arguments.origin.clone(),
        sees_headers: !is_file,
        recorded: is_file,
    };
    // A file stands in for one address while the backend is sought, and for all of it when it was found.
    let found = Rc::new(Cell::new(false));
    let fetch = file.map_or_else(|| network::fetch(&arguments.origin), |answer| from_file(answer, found.clone()));
    let teller = Teller::in_language(arguments.language);
    let told = |progress: Progress| {
        found.set(found.get() || matches!(progress, Progress::Trying(_)));
        if !is_file {
            eprintln!("{}", teller.progress(&progress));
        }
    };
    let mut report = block_on(connect(&question, &around, &fetch, &told));
    if is_file {
        without_echoes(&mut report);
    }
    println!("{}", print::report(&report, &teller));
    Ok(())
}

fn read_description(path: &std::path::Path) -> Result<(String, json::Value), String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
    let document = json::parse(&text).map_err(|error| format!("{shown}: {error}"))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok((format!("backends/{name}"), document))
}

/// A fetch whose network is one recorded answer.
fn from_file(answer: Response, found: Rc<Cell<bool>>) -> Fetch {
    Rc::new(move |request: Request| {
        let answer = if request.url.starts_with("file:") {
            network::read_file(&request.url)
        } else if request.url == answer.url || found.get() {
            Ok(Response { url: request.url, ..answer.clone() })
        } else {
            Err(Error::NotFound { url: request.url })
        };
        Box::pin(async move { answer })
    })
}

/// Takes out what comes of a list standing in for every other answer: that it is no article, above all.
fn without_echoes(report: &mut Report) {
    if !report.headlines.is_empty() {
        report
            .troubles
            .retain(|trouble| !matches!(trouble, Trouble::Other(Error::Unexpected { .. } | Error::NotFound { .. })));
    }
    report.asked.truncate(1);
}
