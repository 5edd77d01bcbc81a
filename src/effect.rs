//! Effects on boxed closures. Leptos' `Effect::new` is generic and is compiled for every closure; this one is compiled
//! once.

use leptos::prelude::Effect;

/// Runs a closure after the current render, and again whenever a signal changes that it reads.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

#[inline(never)]
fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}
