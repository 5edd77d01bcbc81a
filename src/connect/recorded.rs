//! Connecting a recorded answer in place of a backend: it stands for itself while the backend is sought, and for all that
//! the backend would say when it was found.

use super::{Progress, Question, Report, Surroundings, connect};
use crate::backend::{Error, Fetch, Request, Response};
use std::cell::Cell;
use std::rc::Rc;

/// The report on an answer; `own` fetches the app's own documents, which stand under `base`.
pub async fn connect_recorded(question: Question, answer: Response, base: &str, origin: &str, own: &Fetch) -> Report {
    let question = Question { address: answer.url.clone(), ..question };
    // An answer was to whoever recorded it: what it allows says nothing of what it would allow us.
    let around = Surroundings { base: base.to_owned(), origin: origin.to_owned(), sees_headers: false, recorded: true };
    let found = Rc::new(Cell::new(false));
    let (own, known, base) = (own.clone(), found.clone(), base.to_owned());
    let fetch: Fetch = Rc::new(move |request: Request| {
        if request.url.starts_with(&base) {
            return own(request);
        }
        let answer = match request.url == answer.url || known.get() {
            true => Ok(Response { url: request.url, ..answer.clone() }),
            false => Err(Error::NotFound { url: request.url }),
        };
        Box::pin(async move { answer })
    });
    let told = |progress: Progress| found.set(found.get() || matches!(progress, Progress::Trying(_)));
    let mut report = connect(&question, &around, &fetch, &told).await;
    // Only the answer itself was there to be asked.
    report.asked.truncate(1);
    report
}
