//! Pictures in a story, with what stands under them.

use super::picture::picture;
use crate::model::Figure;
use crate::node::{Node, view};
use crate::words::{Words, fill};

/// How wide each picture of a gallery is, which `style/body.css` decides.
const GALLERY_SIZES: &str = "(min-width: 64rem) 30rem, 50vw";

/// A picture with its caption and credit; `sizes` and `priority` are [`picture`]'s.
pub fn figure(figure: &Figure, sizes: &'static str, priority: bool, words: &'static Words) -> Node {
    let image = &figure.image;
    view! {
        <figure class="figure">
            {picture(image, sizes, priority)}
            {caption(image.caption.clone(), image.credit.as_deref(), words)}
        </figure>
    }
}

/// Pictures that belong together, side by side.
pub fn gallery(figures: &[Figure], words: &'static Words) -> Node {
    let item = |one: &Figure| view! { <li>{figure(one, GALLERY_SIZES, false, words)}</li> };
    let items: Vec<Node> = figures.iter().map(item).collect();
    view! { <ul class="gallery" role="list">{items}</ul> }
}

/// Whether a credit says by itself what it is: `Photo: A. Name`, `© Agency`.
fn is_labelled(credit: &str) -> bool {
    credit.contains([':', '：', '©'])
}

/// What stands under a picture or a film: what it shows, and who made it. Nothing where neither is known.
pub fn caption(text: Option<String>, credit: Option<&str>, words: &'static Words) -> Option<Node> {
    let label = |credit: &str| fill(words.picture_credit, credit);
    let credit = credit.map(|credit| if is_labelled(credit) { credit.to_owned() } else { label(credit) });
    if text.is_none() && credit.is_none() {
        return None;
    }
    Some(view! {
        <figcaption class="caption">
            {text.map(|text| view! { <span class="caption__text">{text}</span> " " })}
            {credit.map(|credit| {
                view! { <span class="caption__credit" dir="auto">{credit}</span> }
            })}
        </figcaption>
    })
}
