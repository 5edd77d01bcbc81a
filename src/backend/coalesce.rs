//! Concurrent requests: waiting for several at once, and coalescing equal requests into one. The crate `futures` does
//! both for any future and any number of them; this module does it for one type and a handful of requests, which saves
//! 1.5 kB of the download.

use super::Error;
use super::request::{Fetch, FetchFuture, Request, Response};
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

/// Waits for all requests and returns their results in the order of the requests.
pub async fn join_all(mut requests: Vec<FetchFuture>) -> Vec<Result<Response, Error>> {
    let mut results: Vec<Option<Result<Response, Error>>> = requests.iter().map(|_| None).collect();
    poll_fn(|context| {
        for (request, result) in requests.iter_mut().zip(&mut results) {
            if result.is_none()
                && let Poll::Ready(outcome) = request.as_mut().poll(context)
            {
                *result = Some(outcome);
            }
        }
        if results.iter().all(Option::is_some) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    results.into_iter().flatten().collect()
}

/// A fetch function that coalesces equal requests while one is pending. The underlying request is aborted when its last
/// waiter is dropped.
pub fn coalesced(fetch: Fetch) -> Fetch {
    let pending: RefCell<Vec<(Request, Weak<RefCell<Shared>>)>> = RefCell::default();
    Rc::new(move |request| {
        let mut pending = pending.borrow_mut();
        pending.retain(|(_, shared)| shared.upgrade().is_some_and(|shared| shared.borrow().result.is_none()));
        let same = pending.iter().find(|(known, _)| *known == request).and_then(|(_, shared)| shared.upgrade());
        let shared = same.unwrap_or_else(|| {
            let shared = Shared { request: fetch(request.clone()), result: None, waiting: Arc::default() };
            let shared = Rc::new(RefCell::new(shared));
            pending.push((request, Rc::downgrade(&shared)));
            shared
        });
        Box::pin(poll_fn(move |context| shared.borrow_mut().poll(context)))
    })
}

/// A request shared by all its waiters.
struct Shared {
    request: FetchFuture,
    result: Option<Result<Response, Error>>,
    waiting: Arc<Waiting>,
}

/// The wakers of all waiters. The request wakes all of them, since the waiter that polled last may have been dropped.
#[derive(Default)]
struct Waiting(Mutex<Vec<Waker>>);

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        let waiting = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        waiting.into_iter().for_each(Waker::wake);
    }
}

impl Shared {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Response, Error>> {
        if self.result.is_none() {
            let mut waiting = self.waiting.0.lock().unwrap_or_else(PoisonError::into_inner);
            if !waiting.iter().any(|waker| waker.will_wake(context.waker())) {
                waiting.push(context.waker().clone());
            }
            drop(waiting);
            let waker = Waker::from(self.waiting.clone());
            if let Poll::Ready(result) = self.request.as_mut().poll(&mut Context::from_waker(&waker)) {
                self.result = Some(result);
                waker.wake();
            }
        }
        self.result.clone().map_or(Poll::Pending, Poll::Ready)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::channel::oneshot;
    use futures::executor::LocalPool;
    use futures::task::LocalSpawnExt;

    /// A fetch function whose responses are sent by the test, and its pending requests.
    type Pending = Rc<RefCell<Vec<(String, oneshot::Sender<u16>)>>>;

    fn held_fetch() -> (Fetch, Pending) {
        let pending = Pending::default();
        let shared = pending.clone();
        let fetch: Fetch = Rc::new(move |request: Request| {
            let (sender, receiver) = oneshot::channel();
            shared.borrow_mut().push((request.url.clone(), sender));
            Box::pin(async move {
                let status = receiver.await.map_err(|_| Error::NotFound { url: request.url.clone() })?;
                Ok(Response { url: request.url, status, headers: Vec::new(), body: String::new() })
            })
        });
        (fetch, pending)
    }

    fn urls(pending: &Pending) -> Vec<String> {
        pending.borrow().iter().filter(|(_, sender)| !sender.is_canceled()).map(|(url, _)| url.clone()).collect()
    }

    #[test]
    fn equal_requests_are_coalesced_while_one_is_pending() {
        let (fetch, pending) = held_fetch();
        let fetch = coalesced(fetch);
        let mut both = Vec::from([fetch(Request::get("/a")), fetch(Request::get("/a")), fetch(Request::get("/b"))]);
        assert_eq!(urls(&pending), ["/a", "/b"]);
        drop(both.remove(0));
        assert_eq!(urls(&pending), ["/a", "/b"], "a waiter is left");
        drop(both.remove(0));
        assert_eq!(urls(&pending), ["/b"], "no waiter is left");
        let _again = fetch(Request::get("/a"));
        assert_eq!(urls(&pending), ["/b", "/a"], "a dropped request is sent anew");
    }

    #[test]
    fn all_waiters_are_woken_and_a_dropped_one_blocks_no_other() {
        let (fetch, pending) = held_fetch();
        let fetch = coalesced(fetch);
        let mut pool = LocalPool::new();
        let got = Rc::new(RefCell::new(Vec::new()));
        for name in ["first", "second"] {
            let (request, got) = (fetch(Request::get("/a")), got.clone());
            let wait = async move {
                let status = request.await.unwrap().status;
                got.borrow_mut().push((name, status));
            };
            pool.spawner().spawn_local(wait).unwrap();
        }
        // The request knows the waker of the last waiter that polled it; that waiter is dropped.
        let mut gone = fetch(Request::get("/a"));
        pool.run_until_stalled();
        assert!(gone.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        drop(gone);
        pending.borrow_mut().remove(0).1.send(204).unwrap();
        pool.run_until_stalled();
        assert_eq!(*got.borrow(), [("first", 204), ("second", 204)]);
    }

    #[test]
    fn results_keep_the_order_of_the_requests_whichever_arrives_first() {
        let (fetch, pending) = held_fetch();
        let requests = ["/a", "/b", "/c"].map(|url| fetch(Request::get(url)));
        let mut pool = LocalPool::new();
        let got = Rc::new(RefCell::new(Vec::new()));
        let shared = got.clone();
        let wait = async move {
            let results = join_all(requests.into()).await;
            *shared.borrow_mut() = results;
        };
        pool.spawner().spawn_local(wait).unwrap();
        for (at, status) in [(2, 203), (0, 201)] {
            pending.borrow_mut().remove(at).1.send(status).unwrap();
            pool.run_until_stalled();
            assert!(got.borrow().is_empty());
        }
        drop(pending.borrow_mut().remove(0));
        pool.run_until_stalled();
        let statuses: Vec<_> = got.borrow().iter().map(|result| result.as_ref().map(|it| it.status).ok()).collect();
        assert_eq!(statuses, [Some(201), None, Some(203)]);
    }
}
