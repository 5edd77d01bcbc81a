//! A request that is under way, and who waits for it. Views that ask for the same thing share one; when the last of
//! them is gone, so is the request.

use futures::future::{AbortHandle, abortable};
use leptos::prelude::{on_cleanup, set_timeout};
use leptos::task::spawn_local;
use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// At most one request for one thing.
#[derive(Clone, Default)]
pub struct Flight(Arc<State>);

#[derive(Default)]
struct State {
    watchers: AtomicUsize,
    handle: Mutex<Option<AbortHandle>>,
}

impl Flight {
    /// Counts the present reactive owner among those who wait, until it is cleaned up.
    pub fn watch(&self) {
        self.0.watchers.fetch_add(1, Ordering::Relaxed);
        let flight = self.clone();
        on_cleanup(move || {
            flight.0.watchers.fetch_sub(1, Ordering::Relaxed);
            // The view that comes next may want the same, and is drawn before this turn is over.
            set_timeout(
                move || {
                    if !flight.is_watched() {
                        flight.end();
                    }
                },
                Duration::ZERO,
            );
        });
    }

    /// Whether anyone waits.
    pub fn is_watched(&self) -> bool {
        self.0.watchers.load(Ordering::Relaxed) > 0
    }

    /// Whether a request is under way.
    pub fn is_under_way(&self) -> bool {
        self.handle().is_some()
    }

    /// Begins the request unless one is under way; `done` is told whether it came to its end.
    pub fn begin<T: 'static>(
        &self,
        request: impl Future<Output = T> + 'static,
        done: impl FnOnce(Option<T>) + 'static,
    ) {
        if self.is_under_way() {
            return;
        }
        let (request, handle) = abortable(request);
        *self.handle() = Some(handle);
        let flight = self.clone();
        spawn_local(async move {
            let result = request.await.ok();
            // One that was ended has been forgotten already, and another may have begun since.
            if result.is_some() {
                *flight.handle() = None;
            }
            done(result);
        });
    }

    fn end(&self) {
        if let Some(handle) = self.handle().take() {
            handle.abort();
        }
    }

    fn handle(&self) -> std::sync::MutexGuard<'_, Option<AbortHandle>> {
        self.0.handle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
