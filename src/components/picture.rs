//! A picture whose space is reserved before it loads, so the layout doesn't shift. If it fails to load, its alternative
//! text is shown instead (see `browser/pictures.rs`).

use crate::model::Image;
use crate::node::{Node, view};

/// Renders a picture. `sizes` is the width at which it will be shown (HTML §4.8.4.2.2). `priority` marks the one picture
/// that dominates the first paint; all others load lazily.
pub fn picture(image: &Image, sizes: &'static str, priority: bool) -> Node {
    let class = if known_size(image).is_some() { "picture" } else { "picture picture--unsized" };
    framed(image, class, "picture__image", sizes, priority)
}

/// An `img` of the class `image_class` in a box of the class `class`; the rest is as for [`picture`].
pub(super) fn framed(
    image: &Image,
    class: &'static str,
    image_class: &'static str,
    sizes: &'static str,
    priority: bool,
) -> Node {
    let known = known_size(image);
    let srcset = image.srcset();
    // `sizes` and `srcset` come before `src`, because setting `src` may start the download.
    view! {
        <span class=class>
            <img
                class=image_class
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

/// The width and the height of a picture in pixels, if both are known.
pub(super) fn known_size(image: &Image) -> Option<(u32, u32)> {
    image.width.zip(image.height).filter(|(width, height)| *width > 0 && *height > 0)
}
