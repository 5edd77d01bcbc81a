//! A picture in a place that is kept for it before it arrives, so that nothing jumps, and that says in words what it
//! would have shown when it does not arrive (`browser/pictures.rs` sees to that).

use crate::model::Image;
use crate::node::{Node, view};

/// A picture. `sizes` is how wide it will be shown (HTML §4.8.4.2.2), `priority` marks the one picture that the page
/// is waited for; all others load when they are about to be seen.
pub fn picture(image: &Image, sizes: &'static str, priority: bool) -> Node {
    let known = image.width.zip(image.height).filter(|(width, height)| *width > 0 && *height > 0);
    let class = if known.is_some() { "picture" } else { "picture picture--unsized" };
    let srcset = image.srcset();
    // `sizes` and `srcset` come before `src`, at which a browser
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
                srcset=srcset.as_ref()
                src=&image.url
            />
        </span>
    }
}
