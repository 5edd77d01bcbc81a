//! Something of a third party's, as a place that names it: nothing is asked of the third party until the reader agrees,
//! once or always, and then it is shown in a frame that may do no more than it needs.

use super::article::OUTSIDE;
use super::shortened;
use crate::model::Embed;
use crate::model::embed::{Frame, Shape};
use crate::node::crossing::{ACT, ALWAYS, ASK, CONSENT, FRAME, SHOW};
use crate::node::{Element, IntoNode, IntoValue, Node, view};
use crate::words::{Words, fill};

/// The provider, what it shows, what can be done to see it here, and a link to see it there.
pub fn embed(embed: &Embed, words: &'static Words) -> Node {
    match &embed.frame {
        None => view! { <div class="embed">{placeholder(embed, words)}</div> },
        Some(frame) => {
            let mut element = Element::new("div");
            element.attribute(CONSENT, embed.key.clone());
            element.child(placeholder(embed, words));
            element.child(shown(embed, frame, words));
            Node::Element(element)
        }
    }
}

/// What stands for it until the reader agrees.
fn placeholder(embed: &Embed, words: &'static Words) -> Node {
    let actions = embed.frame.is_some().then(|| {
        let show = button(words.embed_show, SHOW, "button embed__show");
        let always = button(fill(words.embed_always, &embed.provider), ALWAYS, "button button--quiet");
        view! {
            <p class="embed__actions">{show} " " {always}</p>
            <p class="embed__note">{fill(words.embed_note, &embed.provider)}</p>
        }
    });
    view! {
        <div class="embed__place" lang=words.tag dir=words.direction>
            <p class="embed__provider">{fill(words.embed_content, &embed.provider)}</p>
            {embed.title.as_ref().map(|title| {
                view! { <p class="embed__title" dir="auto">{shortened::title(title)}</p> }
            })}
            {actions}
            {link(embed, words)}
        </div>
    }
}

/// It, with the way to it and the way back.
fn shown(embed: &Embed, frame: &Frame, words: &'static Words) -> Node {
    let class = match frame.shape() {
        Shape::Wide => "embed__frame embed__frame--wide",
        Shape::Tall => "embed__frame embed__frame--tall",
        Shape::Height(_) => "embed__frame",
    };
    let height = match frame.shape() {
        Shape::Height(height) => Some(height),
        Shape::Wide | Shape::Tall => None,
    };
    let ask = button(fill(words.embed_ask, &embed.provider), ASK, "button button--quiet");
    let title = embed.title.as_deref().map(shortened::title_words);
    let title = title.unwrap_or_else(|| fill(words.embed_content, &embed.provider));
    let mut element = Element::new("iframe");
    element.attribute("class", class);
    element.attribute("title", title);
    element.attribute("height", height);
    element.attribute(FRAME, frame.terms());
    element.address("src", frame.url());
    view! {
        {Node::Element(element)}
        <p class="embed__under" lang=words.tag dir=words.direction>{link(embed, words)} " " {ask}</p>
    }
}

fn link(embed: &Embed, words: &'static Words) -> Node {
    view! {
        <a class="embed__link" href=&embed.url rel=OUTSIDE>{fill(words.open_at, &embed.provider)}</a>
    }
}

/// A button that does something with the place that it stands in.
fn button(text: impl IntoNode, act: &'static str, class: impl IntoValue) -> Node {
    let mut element = Element::new("button\u{1}type\u{1}button");
    element.attribute("class", class);
    element.attribute(ACT, act);
    element.child(text.into_node());
    Node::Element(element)
}
