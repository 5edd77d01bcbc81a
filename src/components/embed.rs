//! Something of a third party's, as a place that names it: nothing is asked of the third party until the reader goes
//! there.

use super::article::OUTSIDE;
use crate::locale::use_locale;
use crate::model::Embed;
use crate::node::{Node, view};
use crate::words::fill;

/// The provider, what it shows, and a link to see it there.
pub fn embed(embed: &Embed) -> Node {
    let locale = use_locale();
    let words = locale.words();
    let language = locale.language();
    view! {
        <div class="embed">
            <p class="embed__provider" lang=language.tag() dir=language.direction()>
                {fill(words.embed_content, &embed.provider)}
            </p>
            {embed.title.clone().map(|title| view! { <p class="embed__title" dir="auto">{title}</p> })}
            <a
                class="embed__link"
                href=embed.url.as_str().to_owned()
                rel=OUTSIDE
                lang=language.tag()
                dir=language.direction()
            >
                {fill(words.open_at, &embed.provider)}
                <span class="visually-hidden">" " {words.opens_other_site}</span>
            </a>
        </div>
    }
}
