//! Retries of requests: a request that only reads is repeated after a transient failure, with exponential backoff and
//! jitter. A server's `Retry-After` is respected up to a limit.

use super::classify::retry_after_seconds;
use super::error::Error;
use super::request::{Fetch, Request, Response};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// The most retries of one request.
const MOST_RETRIES: u32 = 3;
/// The base delay in milliseconds, doubled for each retry. The actual delay is random between zero and that ("full
/// jitter"), so that clients that failed together don't return together.
const BASE_WAIT: f64 = 500.0;
/// The longest delay that is waited without telling the reader, in milliseconds; after a longer one the error is
/// returned.
const MOST_WAIT: f64 = 4_000.0;
/// The time limit of all attempts and delays together, in milliseconds.
const LIMIT: f64 = 30_000.0;

/// A source of time and chance: the browser's clock, or one for tests.
pub trait Time {
    /// Milliseconds since an arbitrary moment.
    fn now(&self) -> f64;
    /// A random number in the range `0..1`.
    fn chance(&self) -> f64;
    /// Waits for a number of milliseconds.
    fn wait(&self, millis: f64) -> Pin<Box<dyn Future<Output = ()>>>;
}

/// A fetch function that retries transient failures.
pub fn retrying(fetch: Fetch, time: Rc<dyn Time>) -> Fetch {
    Rc::new(move |request: Request| {
        let (fetch, time) = (fetch.clone(), time.clone());
        Box::pin(async move {
            let began = time.now();
            let mut sent = 0;
            loop {
                let result = fetch(request.clone()).await;
                let Some(asked) = retry_wait(&request, &result).filter(|_| sent < MOST_RETRIES) else { return result };
                let wait = asked.unwrap_or_else(|| BASE_WAIT * f64::from(1 << sent) * time.chance());
                if wait > MOST_WAIT || time.now() - began + wait > LIMIT {
                    return result;
                }
                time.wait(wait).await;
                sent += 1;
            }
        })
    })
}

/// `Some` if the failure is transient and the request can be repeated; the inner value is the delay that the server
/// asks for, in milliseconds.
fn retry_wait(request: &Request, result: &Result<Response, Error>) -> Option<Option<f64>> {
    if request.body.is_some() {
        return None;
    }
    match result {
        // An offline device stays offline for the moment; the app reloads when the network returns.
        Err(Error::Unreachable { offline, .. }) => (!offline).then_some(None),
        Ok(response) if matches!(response.status, 408 | 425 | 429 | 500 | 502..=504) => {
            Some(retry_after_seconds(response).map(|seconds| f64::from(seconds) * 1000.0))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::executor::block_on;
    use std::cell::{Cell, RefCell};

    #[derive(Default)]
    struct Clock {
        now: Cell<f64>,
        waits: RefCell<Vec<f64>>,
    }

    impl Time for Clock {
        fn now(&self) -> f64 {
            self.now.get()
        }

        fn chance(&self) -> f64 {
            0.5
        }

        fn wait(&self, millis: f64) -> Pin<Box<dyn Future<Output = ()>>> {
            self.now.set(self.now.get() + millis);
            self.waits.borrow_mut().push(millis);
            Box::pin(async {})
        }
    }

    fn status(status: u16, headers: &[(&str, &str)]) -> Result<Response, Error> {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Ok(Response { url: "https://a.example/".into(), status, headers, body: String::new() })
    }

    fn unreachable(offline: bool) -> Result<Response, Error> {
        Err(Error::Unreachable { url: "https://a.example/".into(), offline, cross_origin: false })
    }

    /// The final result for a sequence of results, and the delays between them. Each attempt takes a second.
    fn asked(request: &Request, results: Vec<Result<Response, Error>>) -> (Result<Response, Error>, Vec<f64>) {
        let clock = Rc::new(Clock::default());
        let left = Rc::new(RefCell::new(results.into_iter()));
        let time = clock.clone();
        let fetch: Fetch = Rc::new(move |_| {
            time.now.set(time.now.get() + 1000.0);
            let result = left.borrow_mut().next().expect("more requests than results");
            Box::pin(async { result })
        });
        let result = block_on(retrying(fetch, clock.clone())(request.clone()));
        (result, clock.waits.take())
    }

    fn get() -> Request {
        Request::get("https://a.example/")
    }

    #[test]
    fn a_transient_failure_is_retried_three_times_with_growing_delays() {
        let (result, waits) =
            asked(&get(), vec![status(500, &[]), unreachable(false), status(503, &[]), status(200, &[])]);
        assert_eq!((result.unwrap().status, waits), (200, vec![250.0, 500.0, 1000.0]));
        let (result, waits) =
            asked(&get(), vec![status(502, &[]), status(502, &[]), status(502, &[]), status(504, &[])]);
        assert_eq!((result.unwrap().status, waits.len()), (504, 3));
    }

    #[test]
    fn a_permanent_failure_is_not_retried() {
        let timed_out = Err(Error::TimedOut { url: String::new(), seconds: 10 });
        let too_large = Err(Error::TooLarge { url: String::new(), limit: 1 });
        for result in [
            status(200, &[]),
            status(404, &[]),
            status(401, &[]),
            status(501, &[]),
            unreachable(true),
            timed_out,
            too_large,
        ] {
            assert_eq!(asked(&get(), vec![result.clone()]), (result, vec![]));
        }
        let post = Request { body: Some("{}".into()), ..get() };
        assert_eq!(asked(&post, vec![status(503, &[])]).1, Vec::<f64>::new());
    }

    #[test]
    fn retry_after_is_respected_up_to_a_limit() {
        let wait =
            |value: &'static str| asked(&get(), vec![status(429, &[("retry-after", value)]), status(200, &[])]).1;
        assert_eq!(wait("3"), [3000.0]);
        for long in ["5", "3600", "18446744073709551615"] {
            let (result, waits) = asked(&get(), vec![status(503, &[("retry-after", long)])]);
            assert_eq!((result.unwrap().status, waits), (503, vec![]), "the error is returned at once");
        }
    }
}
