//! A picture whose space is reserved before it loads, so the layout doesn't shift. If it fails to load, its alternative
//! text is shown instead (see `browser/pictures.rs`).

use crate::model::Image;
use crate::node::{Node, view};

/// Renders a picture. `sizes` is the width at which it will be shown (HTML §4.8.4.2.2). `priority` marks the one picture
/// that dominates the first paint; all others load lazily.
pub fn picture(image: &Image, sizes: &'static str, priority: bool) -> Node {
    let known = image.width.zip(image.height).filter(|(width, height)| *width > 0 && *height > 0);
    let class = if known.is_some() { "picture" } else { "picture picture--unsized" };
    let srcset = image.srcset();
    // `sizes` and `srcset` come before `src`, because setting `src` may start the download.
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
