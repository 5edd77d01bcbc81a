//! A table of answers as the network, and the app's own descriptions.

use futures::executor::block_on;
use serde_json::Value;
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use time_plus_news::backend::{Error, Fetch, Readers, Request, Response};
use time_plus_news::connect::{Environment, Progress, Question, Report, connect};

/// The base address of the app.
pub const APP: &str = "https://news.example/";

/// The answer of an address.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A status, header fields and a body.
    Is(u16, Vec<(String, String)>, String),
    /// The browser hands over nothing.
    Refused,
    /// Nothing comes.
    TimedOut,
}

/// An answer with status 200.
pub fn says(body: impl Into<String>) -> Answer {
    Answer::Is(200, Vec::new(), body.into())
}

/// An answer with another status.
pub fn status(status: u16, body: &str) -> Answer {
    Answer::Is(status, Vec::new(), body.to_owned())
}

/// The environment of a browser.
pub fn environment() -> Environment {
    Environment {
        base: APP.to_owned(),
        origin: APP.trim_end_matches('/').to_owned(),
        sees_headers: false,
        recorded: false,
        readers: Readers::direct(),
    }
}

/// The text of a fixture.
pub fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join([name, ".json"].concat());
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A bundled description.
pub fn description(name: &str) -> Option<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/backends").join([name, ".json"].concat());
    serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()
}

/// The requested addresses, in order.
pub type Log = Rc<RefCell<Vec<String>>>;

/// A network of address prefixes: the longest matching prefix answers a request, all other requests get a 404.
pub fn network(table: Vec<(&str, Answer)>) -> (Fetch, Log) {
    let table: Vec<(String, Answer)> = table.into_iter().map(|(url, answer)| (url.to_owned(), answer)).collect();
    let log = Log::default();
    let asked = log.clone();
    let fetch: Fetch = Rc::new(move |request: Request| {
        let url = request.url.clone();
        let own = url.strip_prefix(APP).and_then(|path| path.strip_prefix("backends/"));
        let answer = match own {
            Some(file) => match description(file.trim_end_matches(".json")) {
                Some(document) => says(document.to_string()),
                None => status(404, ""),
            },
            None => {
                asked.borrow_mut().push(url.clone());
                let fitting = table.iter().filter(|(known, _)| url.starts_with(known.as_str()));
                fitting.max_by_key(|(known, _)| known.len()).map_or(status(404, "<html>"), |(_, answer)| answer.clone())
            }
        };
        let result = match answer {
            Answer::Is(status, headers, body) => Ok(Response { url, status, headers, body }),
            Answer::Refused => Err(Error::Unreachable { url, offline: false, cross_origin: true }),
            Answer::TimedOut => Err(Error::TimedOut { url, seconds: 10 }),
        };
        Box::pin(async move { result })
    });
    (fetch, log)
}

/// The report on an address in a network.
pub fn report_on(address: &str, parameters: &[(&str, &str)], table: Vec<(&str, Answer)>) -> Report {
    report_around(address, parameters, table, &environment())
}

/// Like [`report_on`], in another environment.
pub fn report_around(
    address: &str,
    parameters: &[(&str, &str)],
    table: Vec<(&str, Answer)>,
    environment: &Environment,
) -> Report {
    let parameters = parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let question = Question { address: address.to_owned(), parameters, description: None };
    block_on(connect(&question, environment, &network(table).0, &|_: Progress| {}))
}

/// The preset of a report.
pub fn preset(report: &Report) -> Option<&'static str> {
    report.verdict.as_ref().map(|verdict| verdict.preset)
}

/// The site file of a report, as JSON.
pub fn site(report: &Report) -> Value {
    let text = &report.site.as_ref().expect("a site file").text;
    time_plus_news::site::Site::parse(text).expect("a site file that the app reads");
    serde_json::from_str(text).unwrap()
}
