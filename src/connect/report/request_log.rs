//! Watching what the client asks, for the report.

use crate::backend::{Fetch, Request, Response};
use crate::connect::recognise::SentRequest;
use crate::connect::{Environment, Finding};
use std::cell::RefCell;
use std::rc::Rc;

/// A fetch that is watched: what was sent, what came, and what a browser would have refused. What was answered once is
/// not asked again.
pub(super) struct RequestLog {
    fetch: Fetch,
    environment: Environment,
    /// What was sent, the latest last.
    pub(super) requests: Rc<RefCell<Vec<Request>>>,
    /// What was asked, with its outcome.
    pub(super) asked: Rc<RefCell<Vec<SentRequest>>>,
    /// What a browser would have refused: the first of it.
    pub(super) refusals: Rc<RefCell<Vec<Finding>>>,
    answers: Rc<RefCell<Vec<(Request, Response)>>>,
}

/// The most answers that are kept.
const MOST_KEPT: usize = 40;

impl RequestLog {
    /// A fetch to be watched.
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

    /// The fetch for the client.
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
