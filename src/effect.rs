//! Effects: something that is done, and done again whenever the signals change that it read. Leptos makes the code of an
//! effect anew for every closure; here it is made once.

use leptos::prelude::Effect;

/// Does something after what is being drawn has been drawn, and whenever the signals change that it read.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

#[inline(never)]
fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}
