//! A picture in a place that is kept for it before it arrives, so that nothing jumps, and that says in words what it
//! would have shown when it does not arrive.

use crate::model::Image;
use crate::node::{Node, view};
use leptos::prelude::*;

/// A picture. `sizes` is how wide it will be shown (HTML §4.8.4.2.2), `priority` marks the one picture that the page
/// is waited for; all others load when they are about to be seen.
pub fn picture(image: &Image, sizes: &'static str, priority: bool) -> Node {
    let broken = RwSignal::new(false);
    let known = image.width.zip(image.height).filter(|(width, height)| *width > 0 && *height > 0);
    let class = if known.is_some() { "picture" } else { "picture picture--unsized" };
    let srcset = Some(image.srcset()).filter(|set| !set.is_empty());
    let alt = image.alt.clone();
    // The words that take the picture's place are for the eye: the image still tells them to assistive technology.
    // Where they stand, the style sheet hides the image. `sizes` and `srcset` come before `src`, at which a browser
    // may begin to load.
    view! {
        <span class=class>
            <img
                class="picture__image"
                loading=(!priority).then_some("lazy")
                fetchpriority=priority.then_some("high")
                decoding="async"
                width=known.map(|(width, _)| width)
                height=known.map(|(_, height)| height)
                alt=image.alt.clone()
                sizes=srcset.is_some().then_some(sizes)
                srcset=srcset
                src=image.url.as_str().to_owned()
                on:error=move |_| broken.set(true)
            />
            {move || {
                let alt = alt.clone();
                broken.get().then(|| view! { <span class="picture__words" aria-hidden="true" dir="auto">{alt}</span> })
            }}
        </span>
    }
}
