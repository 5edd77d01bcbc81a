//! The request of a cache entry while it is in flight. Views that need the same entry share one request; when the last
//! of them is gone, the request is aborted.

use futures::future::{AbortHandle, abortable};
use leptos::prelude::{on_cleanup, set_timeout};
use leptos::task::spawn_local;
use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// At most one request in flight, and the number of views that wait for it. Clones refer to the same request.
#[derive(Clone, Default)]
pub struct InFlight(Arc<State>);

#[derive(Default)]
struct State {
    watchers: AtomicUsize,
    handle: Mutex<Option<AbortHandle>>,
}

impl InFlight {
    /// Counts the current reactive owner among the watchers until it is cleaned up.
    pub fn watch(&self) {
        self.0.watchers.fetch_add(1, Ordering::Relaxed);
        let request = self.clone();
        on_cleanup(move || {
            request.0.watchers.fetch_sub(1, Ordering::Relaxed);
            // The next view is drawn in the same task and may watch the same request.
            set_timeout(
                move || {
                    if !request.is_watched() {
                        request.abort();
                    }
                },
                Duration::ZERO,
            );
        });
    }

    /// Whether any view waits for the request.
    pub fn is_watched(&self) -> bool {
        self.0.watchers.load(Ordering::Relaxed) > 0
    }

    /// Whether a request is in flight.
    pub fn is_under_way(&self) -> bool {
        self.handle().is_some()
    }

    /// Starts a request unless one is in flight. `done` is called with its result, or with `None` if it was aborted.
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
        let this = self.clone();
        spawn_local(async move {
            let result = request.await.ok();
            // `abort` has taken the handle of an aborted request, and another request may have set its own since.
            if result.is_some() {
                *this.handle() = None;
            }
            done(result);
        });
    }

    fn abort(&self) {
        if let Some(handle) = self.handle().take() {
            handle.abort();
        }
    }

    fn handle(&self) -> std::sync::MutexGuard<'_, Option<AbortHandle>> {
        self.0.handle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
