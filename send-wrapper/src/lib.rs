//! Replacement for the crate `send_wrapper` 0.6, which Leptos uses for values that must stay on their thread. Implements
//! the part that Leptos uses. The difference: WebAssembly without threads has a single thread, so nothing is checked there.
//! This keeps the standard library's thread handles, which are larger than the rest of this crate, out of the module. On
//! other targets, access from another thread panics as in the original.

use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};

#[cfg(not(all(target_family = "wasm", not(target_feature = "atomics"))))]
mod thread {
    pub type Id = std::thread::ThreadId;

    pub fn current() -> Id {
        std::thread::current().id()
    }
}

#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
mod thread {
    #[derive(PartialEq)]
    pub struct Id;

    pub fn current() -> Id {
        Id
    }
}

/// A value that can be sent to any thread but accessed only on the thread that created it.
pub struct SendWrapper<T> {
    data: ManuallyDrop<T>,
    thread: thread::Id,
}

// SAFETY: the value is accessed only through `deref`, `deref_mut`, `take`, `poll` and `drop`, each of which first checks
// that it runs on the thread that created it.
unsafe impl<T> Send for SendWrapper<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Wraps a value of the current thread.
    pub fn new(data: T) -> Self {
        Self { data: ManuallyDrop::new(data), thread: thread::current() }
    }

    /// Whether the current thread is the one that created the value.
    pub fn valid(&self) -> bool {
        self.thread == thread::current()
    }

    /// Unwraps the value. Panics on another thread.
    #[track_caller]
    pub fn take(self) -> T {
        self.check();
        let mut this = ManuallyDrop::new(self);
        // SAFETY: `this` is neither dropped nor used again.
        unsafe { ManuallyDrop::take(&mut this.data) }
    }

    #[track_caller]
    fn check(&self) {
        assert!(self.valid(), "a SendWrapper is used on another thread than the one that made it");
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        self.check();
        &self.data
    }
}

impl<T> DerefMut for SendWrapper<T> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        self.check();
        &mut self.data
    }
}

impl<T> Drop for SendWrapper<T> {
    #[track_caller]
    fn drop(&mut self) {
        if !std::mem::needs_drop::<T>() || self.valid() {
            // SAFETY: only this drops the value, on the thread that created it.
            unsafe { ManuallyDrop::drop(&mut self.data) }
        } else if !std::thread::panicking() {
            self.check();
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for SendWrapper<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("SendWrapper").field(&**self).finish()
    }
}

impl<T: Clone> Clone for SendWrapper<T> {
    fn clone(&self) -> Self {
        Self::new(T::clone(self))
    }
}

#[cfg(feature = "futures")]
mod futures {
    use super::SendWrapper;
    use futures_core::Stream;
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    impl<F: Future> Future for SendWrapper<F> {
        type Output = F::Output;

        fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
            // SAFETY: the future is not moved.
            unsafe { self.map_unchecked_mut(|this| &mut **this) }.poll(context)
        }
    }

    impl<S: Stream> Stream for SendWrapper<S> {
        type Item = S::Item;

        fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
            // SAFETY: the stream is not moved.
            unsafe { self.map_unchecked_mut(|this| &mut **this) }.poll_next(context)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SendWrapper;
    use std::rc::Rc;

    #[test]
    fn a_value_is_accessible_only_on_its_own_thread() {
        let wrapped = SendWrapper::new(Rc::new(42));
        assert!(wrapped.valid() && **wrapped == 42);
        std::thread::scope(|scope| {
            scope.spawn(|| assert!(!wrapped.valid()));
            assert!(scope.spawn(|| **wrapped).join().is_err());
        });
        assert_eq!(*wrapped.take(), 42);
    }

    #[test]
    fn a_value_cannot_be_dropped_on_another_thread() {
        let wrapped = SendWrapper::new(Rc::new(42));
        assert!(std::thread::spawn(move || drop(wrapped)).join().is_err());
    }
}
