//! Logs the requests of the client, for the report.

use crate::backend::{Fetch, Request, Response};
use crate::connect::recognise::SentRequest;
use crate::connect::{Environment, Finding};
use std::cell::RefCell;
use std::rc::Rc;

/// A fetch function that logs requests, outcomes and CORS refusals, and caches answers.
pub(super) struct RequestLog {
    fetch: Fetch,
    environment: Environment,
    /// The requests that were sent, the latest last.
    pub(super) requests: Rc<RefCell<Vec<Request>>>,
    /// The addresses with their outcomes.
    pub(super) asked: Rc<RefCell<Vec<SentRequest>>>,
    /// The first answer that a browser would have withheld.
    pub(super) refusals: Rc<RefCell<Vec<Finding>>>,
    answers: Rc<RefCell<Vec<(Request, Response)>>>,
}

/// The maximum number of cached answers.
const MOST_KEPT: usize = 40;

impl RequestLog {
    /// Wraps a fetch function.
    pub(super) fn new(fetch: &Fetch, environment: &Environment) -> Self {
        Self {
            fetch: fetch.clone(),
            environment: environment.clone(),
            requests: Rc::default(),
            asked: Rc::default(),
            refusals: Rc::default(),
            answers: Rc::default(),
        }
    }

    /// The fetch function for the client.
    pub(super) fn fetch(&self) -> Fetch {
        let (fetch, environment) = (self.fetch.clone(), self.environment.clone());
        let (requests, asked) = (self.requests.clone(), self.asked.clone());
        let (refusals, answers) = (self.refusals.clone(), self.answers.clone());
        Rc::new(move |request: Request| {
            let known = answers.borrow().iter().find(|(known, _)| *known == request).map(|(_, answer)| answer.clone());
            if let Some(answer) = known {
                return Box::pin(async move { Ok(answer) });
            }
            requests.borrow_mut().push(request.clone());
            let under_way = fetch(request.clone());
            let (asked, refusals, answers) = (asked.clone(), refusals.clone(), answers.clone());
            let environment = environment.clone();
            Box::pin(async move {
                let answer = under_way.await;
                let outcome = answer.as_ref().map(|response| response.status).map_err(Clone::clone);
                let mut asked = asked.borrow_mut();
                if asked.len() < MOST_KEPT {
                    asked.push(SentRequest { url: request.url.clone(), outcome });
                }
                if let Ok(response) = &answer {
                    let mut refusals = refusals.borrow_mut();
                    if refusals.is_empty() {
                        refusals.extend(Finding::from_cors_headers(response, &environment));
                    }
                    if answers.borrow().len() < MOST_KEPT {
                        answers.borrow_mut().push((request, response.clone()));
                    }
                }
                answer
            })
        })
    }
}
