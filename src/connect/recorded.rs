//! Connecting a recorded answer in place of a backend: it stands for itself while the backend is sought, and for all that
//! the backend would say when it was found.

use super::{Environment, Progress, Question, Report, address, connect};
use crate::backend::{Error, Fetch, Request, Response};
use std::cell::Cell;
use std::rc::Rc;

/// The host that a recorded answer is given as: its real one is not known.
pub const HOST: &str = "https://backend.example/";

/// The answer that was typed where an address is asked for: JSON or XML, begun as such and no address.
pub fn pasted(text: &str) -> Option<Response> {
    let body = text.trim();
    let is_answer = body.starts_with(['{', '[', '<']) && address::read(body).is_none();
    is_answer.then(|| {
        let url = [HOST, "pasted"].concat();
        Response { url, status: 200, headers: Vec::new(), body: body.to_owned() }
    })
}

/// The report on an answer; `own` fetches the app's own documents, which stand under the base of the surroundings.
pub async fn connect_recorded(question: Question, answer: Response, environment: &Environment, own: &Fetch) -> Report {
    let question = Question { address: answer.url.clone(), ..question };
    // An answer was to whoever recorded it: what it allows says nothing of what it would allow us.
    let environment = Environment { sees_headers: false, recorded: true, ..environment.clone() };
    let found = Rc::new(Cell::new(false));
    let (own, known, base) = (own.clone(), found.clone(), environment.base.clone());
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
    let on_progress = |progress: Progress| found.set(found.get() || matches!(progress, Progress::Trying(_)));
    let mut report = connect(&question, &environment, &fetch, &on_progress).await;
    // Only the answer itself was there to be asked.
    report.asked.truncate(1);
    report
}
