//! Pictures in a story, with what stands under them.

use super::picture::{framed, known_size, picture};
use crate::model::{Figure, Image};
use crate::node::{Node, view};
use crate::words::{Words, fill};

/// How wide each picture of a gallery is, which `style/body.css` decides.
const GALLERY_SIZES: &str = "(min-width: 64rem) 30rem, 50vw";

/// The lead picture of a story with its caption and credit: the one picture that the page is waited for.
pub fn figure(figure: &Figure, sizes: &'static str, priority: bool, words: &'static Words) -> Node {
    let image = &figure.image;
    view! {
        <figure class="figure">
            {whole_picture(image, sizes, priority)}
            {caption(image.caption.clone(), image.credit.as_deref(), words)}
        </figure>
    }
}

/// A picture in the text; `links` is its caption, where that holds links.
pub fn body_figure(figure: &Figure, sizes: &'static str, links: Option<Node>, words: &'static Words) -> Node {
    let image = &figure.image;
    view! {
        <figure class="figure">
            {whole_picture(image, sizes, false)}
            {links.or_else(|| caption(image.caption.clone(), image.credit.as_deref(), words))}
        </figure>
    }
}

/// A picture that is shown whole and no larger than it is. The attributes keep its place where its size is known;
/// `browser/pictures.rs` shows its words in that place when it does not arrive.
fn whole_picture(image: &Image, sizes: &'static str, priority: bool) -> Node {
    let class = match known_size(image) {
        Some((width, height)) if height > width => "picture picture--whole picture--upright",
        Some(_) => "picture picture--whole",
        None => "picture picture--whole picture--free",
    };
    framed(image, class, "figure__image", sizes, priority)
}

/// A small picture in a line of text.
pub fn inline_picture(image: &Image) -> Node {
    view! {
        <img
            class="inline-picture"
            loading="lazy"
            width=image.width
            height=image.height
            alt=image.alt.clone()
            src=&image.url
        />
    }
}

/// Pictures that belong together, side by side, each a link to the whole of it.
pub fn gallery(figures: &[Figure], words: &'static Words) -> Node {
    let item = |one: &Figure| {
        let image = &one.image;
        let largest = image.renditions.last().map_or(&image.url, |rendition| &rendition.url);
        view! {
            <li>
                <figure class="figure">
                    <a class="gallery__link" href=largest>{picture(image, GALLERY_SIZES, false)}</a>
                    {caption(image.caption.clone(), image.credit.as_deref(), words)}
                </figure>
            </li>
        }
    };
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
