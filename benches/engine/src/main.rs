//! Compares the time the engine takes to map a response to headlines with the time `serde_json` takes only to parse it.
//! Reports medians of many interleaved rounds, so that other load on the machine affects both. `cargo xtask bench` runs
//! this and reads its output, `measured: NAME MILLISECONDS MILLISECONDS`.

#[path = "../../answers.rs"]
mod answers;

use futures::executor::block_on;
use serde_json::Value;
use std::hint::black_box;
use std::rc::Rc;
use std::time::Instant;
use time_plus_news::backend::client::Settings;
use time_plus_news::backend::{Client, Description, Fetch, ListView, Readers, Response};
use time_plus_news::json;
use time_plus_news::model::Cursor;

/// Number of measurements of each.
const ROUNDS: usize = 41;

fn main() {
    for (preset, text, count) in
        [("wordpress", answers::wordpress(), answers::POSTS), ("json-feed", answers::json_feed(), answers::ITEMS)]
    {
        let client = client(preset, &text);
        let read = || {
            let listing = block_on(client.listing(&ListView::Latest, &Cursor::Start)).expect("the answer is read");
            assert_eq!((listing.headlines.len(), listing.left_out), (count, 0), "{preset}");
            drop(black_box(listing));
        };
        // Includes dropping the value, as the engine's time does.
        let parse = || drop(black_box(serde_json::from_str::<Value>(black_box(&text)).expect("it is JSON")));
        let parse_own = || drop(black_box(json::parse(black_box(&text)).expect("it is JSON")));
        let (reading, parsing) = medians(&read, &parse);
        let name = |what: &str| format!("native/{preset}/{what}");
        println!("measured: {} {reading} {parsing}", name("headlines"));
        let (own, parsing) = medians(&parse_own, &parse);
        println!("measured: {} {own} {parsing}", name("json"));
    }
}

/// The median times of two functions, in milliseconds.
fn medians(one: &dyn Fn(), other: &dyn Fn()) -> (f64, f64) {
    let time = |work: &dyn Fn()| {
        let started = Instant::now();
        work();
        started.elapsed().as_secs_f64() * 1000.0
    };
    let median = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    // The first rounds warm up the caches.
    for _ in 0..3 {
        one();
        other();
    }
    let (ones, others) = (0..ROUNDS).map(|_| (time(one), time(other))).unzip();
    (median(ones), median(others))
}

/// A client of a backend that returns the same text for every request.
fn client(preset: &str, text: &str) -> Client {
    let path = [env!("CARGO_MANIFEST_DIR"), "/../../public/backends/", preset, ".json"].concat();
    let document = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let document = json::parse(&document).unwrap_or_else(|error| panic!("{path}: {error}"));
    let description = Description::parse(&document).unwrap_or_else(|problems| panic!("{preset}: {problems:?}"));
    let body = text.to_owned();
    let fetch: Fetch = Rc::new(move |request| {
        let response = Response { url: request.url, status: 200, headers: Vec::new(), body: body.clone() };
        Box::pin(async move { Ok(response) })
    });
    let settings = Settings { base: "https://harbour.example".to_owned(), items_per_page: 100, ..Settings::default() };
    Client::new(description, settings, fetch, Readers::direct())
        .unwrap_or_else(|problems| panic!("{preset}: {problems:?}"))
}
