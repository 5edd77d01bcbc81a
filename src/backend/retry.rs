//! Asking again: a request that only reads is sent once more where the fault may pass, later each time and never at the
//! same moment as everybody else. What a server says of the wait is believed up to a limit.

use super::error::Error;
use super::outcome::seconds_to_wait;
use super::request::{Fetch, Request, Response};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// The most times that a request is sent again.
const MOST_AGAIN: u32 = 3;
/// The wait before the first time, in milliseconds; each is twice the one before. What is waited is anything up to it
/// ("full jitter"), so that those who failed together do not come back together.
const FIRST_WAIT: f64 = 500.0;
/// How long a server may ask to wait for it to be done unseen; beyond that the reader is told instead. In milliseconds.
const MOST_WAIT: f64 = 4_000.0;
/// How long all of it may take, waits and answers, in milliseconds.
const LIMIT: f64 = 30_000.0;

/// What passes the time: the browser's clock, or a test's own.
pub trait Time {
    /// Milliseconds since some moment.
    fn now(&self) -> f64;
    /// A number from 0 up to, and not, 1.
    fn chance(&self) -> f64;
    /// Waits for some milliseconds.
    fn wait(&self, millis: f64) -> Pin<Box<dyn Future<Output = ()>>>;
}

/// A fetch that asks again where that may help.
pub fn again(fetch: Fetch, time: Rc<dyn Time>) -> Fetch {
    Rc::new(move |request: Request| {
        let (fetch, time) = (fetch.clone(), time.clone());
        Box::pin(async move {
            let began = time.now();
            let mut sent = 0;
            loop {
                let result = fetch(request.clone()).await;
                let Some(asked) = passes(&request, &result).filter(|_| sent < MOST_AGAIN) else { return result };
                let wait = asked.unwrap_or_else(|| FIRST_WAIT * f64::from(1 << sent) * time.chance());
                if wait > MOST_WAIT || time.now() - began + wait > LIMIT {
                    return result;
                }
                time.wait(wait).await;
                sent += 1;
            }
        })
    })
}

/// Whether a result may be another one later, and how long the server asks to wait, in milliseconds.
fn passes(request: &Request, result: &Result<Response, Error>) -> Option<Option<f64>> {
    if request.body.is_some() {
        return None;
    }
    match result {
        // Without any network there is none a moment later; what waits for it hears when there is.
        Err(Error::Unreachable { offline, .. }) => (!offline).then_some(None),
        Ok(response) if matches!(response.status, 408 | 425 | 429 | 500 | 502..=504) => {
            Some(seconds_to_wait(response).map(|seconds| f64::from(seconds) * 1000.0))
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

    /// What comes of results in their order, and what was waited for between them. Each takes a second.
    fn asked(request: &Request, results: Vec<Result<Response, Error>>) -> (Result<Response, Error>, Vec<f64>) {
        let clock = Rc::new(Clock::default());
        let left = Rc::new(RefCell::new(results.into_iter()));
        let time = clock.clone();
        let fetch: Fetch = Rc::new(move |_| {
            time.now.set(time.now.get() + 1000.0);
            let result = left.borrow_mut().next().expect("asked more often than there are results");
            Box::pin(async { result })
        });
        let result = block_on(again(fetch, clock.clone())(request.clone()));
        (result, clock.waits.take())
    }

    fn get() -> Request {
        Request::get("https://a.example/")
    }

    #[test]
    fn what_may_pass_is_asked_three_times_more_and_later_each_time() {
        let (result, waits) =
            asked(&get(), vec![status(500, &[]), unreachable(false), status(503, &[]), status(200, &[])]);
        assert_eq!((result.unwrap().status, waits), (200, vec![250.0, 500.0, 1000.0]));
        let (result, waits) =
            asked(&get(), vec![status(502, &[]), status(502, &[]), status(502, &[]), status(504, &[])]);
        assert_eq!((result.unwrap().status, waits.len()), (504, 3));
    }

    #[test]
    fn what_will_not_pass_is_asked_once() {
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
    fn a_server_says_how_long_to_wait_and_is_not_waited_for_too_long() {
        let wait =
            |value: &'static str| asked(&get(), vec![status(429, &[("retry-after", value)]), status(200, &[])]).1;
        assert_eq!(wait("3"), [3000.0]);
        for long in ["5", "3600", "18446744073709551615"] {
            let (result, waits) = asked(&get(), vec![status(503, &[("retry-after", long)])]);
            assert_eq!((result.unwrap().status, waits), (503, vec![]), "the reader is told instead");
        }
    }
}
