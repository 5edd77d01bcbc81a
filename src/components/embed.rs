//! Something of a third party's, as a placeholder that names the provider: nothing is requested from the third party until
//! the reader agrees, once or always, and then it is shown in a frame that may do no more than it needs.

use super::article::EXTERNAL_REL;
use super::article_body::Drawing;
use super::consent::Consent;
use super::truncated;
use crate::model::Embed;
use crate::model::embed::{Frame, Shape};
use crate::node::{Element, IntoNode, IntoValue, Node, view};
use crate::words::{Words, fill};
use leptos::prelude::*;
use std::sync::Arc;

/// The provider, what it shows, the buttons that show it here, and a link to see it there.
pub fn embed(embed: &Embed, drawing: &Drawing) -> Node {
    let words = drawing.words;
    let Some(frame) = embed.frame.clone() else {
        return view! { <div class="embed">{placeholder(embed, None, words)}</div> };
    };
    let place = Place {
        embed: Arc::new(embed.clone()),
        id: drawing.next_id().into(),
        consent: drawing.consent,
        is_shown: RwSignal::new(false),
    };
    let id = place.id.to_string();
    let content = move || {
        if place.is_shown.get() || place.consent.has(&place.embed.key) {
            shown(&frame, &place, words)
        } else {
            placeholder(&place.embed, Some(&place), words)
        }
    };
    view! { <div class="embed" tabindex="-1" id=id>{content}</div> }
}

/// Where an embed stands, and whether it is shown there.
#[derive(Clone)]
struct Place {
    embed: Arc<Embed>,
    id: Arc<str>,
    consent: Consent,
    is_shown: RwSignal<bool>,
}

/// What a button does with an embed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    /// Shows it now.
    Show,
    /// Shows whatever comes from its provider, now and later.
    Always,
    /// Takes that back.
    Ask,
}

impl Place {
    fn act(&self, act: Act) {
        match act {
            Act::Show => {}
            Act::Always => self.consent.keep(&self.embed.key, true),
            Act::Ask => self.consent.keep(&self.embed.key, false),
        }
        self.is_shown.set(act != Act::Ask);
        self.consent.arrive(&self.id);
    }

    fn button(&self, text: impl IntoNode, act: Act, class: impl IntoValue) -> Node {
        let place = self.clone();
        view! { <button type="button" class=class on:click=move |_| place.act(act)>{text}</button> }
    }
}

/// What stands for an embed until the reader agrees; without a place there is nothing to agree to.
fn placeholder(embed: &Embed, place: Option<&Place>, words: &'static Words) -> Node {
    let actions = place.map(|place| {
        let show = place.button(words.embed_show, Act::Show, "button embed__show");
        let always = place.button(fill(words.embed_always, &embed.provider), Act::Always, "button button--quiet");
        view! {
            <p class="embed__actions">{show} " " {always}</p>
            <p class="embed__note">{fill(words.embed_note, &embed.provider)}</p>
        }
    });
    view! {
        <div class="embed__place" lang=words.tag dir=words.direction>
            <p class="embed__provider">{fill(words.embed_content, &embed.provider)}</p>
            {embed.title.as_ref().map(|title| {
                view! { <p class="embed__title" dir="auto">{truncated::title(title)}</p> }
            })}
            {actions}
            {link(embed, words)}
        </div>
    }
}

/// The embed in its frame, with the link to it and the way back.
fn shown(frame: &Frame, place: &Place, words: &'static Words) -> Node {
    let embed = &place.embed;
    let class = match frame.shape() {
        Shape::Wide => "embed__frame embed__frame--wide",
        Shape::Tall => "embed__frame embed__frame--tall",
        Shape::Height(_) => "embed__frame",
    };
    let height = match frame.shape() {
        Shape::Height(height) => Some(height),
        Shape::Wide | Shape::Tall => None,
    };
    let ask = place
        .consent
        .has(&embed.key)
        .then(|| place.button(fill(words.embed_revoke, &embed.provider), Act::Ask, "button button--quiet"));
    let title = embed.title.as_deref().map(truncated::title_text);
    let title = title.unwrap_or_else(|| fill(words.embed_content, &embed.provider));
    let mut element = Element::new("iframe");
    element.attribute("sandbox", frame.sandbox());
    element.attribute("allow", frame.allow());
    element.attribute("referrerpolicy", frame.referrer_policy());
    element.attribute("allowfullscreen", frame.allow().contains("fullscreen"));
    // The address comes after what the frame may do, which has to be known before it loads.
    element.address("src", frame.url());
    element.attribute("class", class);
    element.attribute("title", title);
    element.attribute("height", height);
    view! {
        {Node::Element(element)}
        <p class="embed__under" lang=words.tag dir=words.direction>{link(embed, words)} " " {ask}</p>
    }
}

fn link(embed: &Embed, words: &'static Words) -> Node {
    view! {
        <a class="embed__link" rel=EXTERNAL_REL href=&embed.url>
            {fill(words.open_at, &embed.provider)}
            {opens_other_site(words)}
        </a>
    }
}

/// The hint after a link that leaves the site: said to the ear; the style sheet has a sign for the eye.
pub fn opens_other_site(words: &'static Words) -> Node {
    view! { <span class="visually-hidden" lang=words.tag>{[" ", words.opens_other_site].concat()}</span> }
}
