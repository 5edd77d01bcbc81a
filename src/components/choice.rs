//! A choice of one among a few, all in sight: what the switches of colours and of language are.

use crate::node::{Node, view};
use leptos::prelude::*;

/// One of the things to choose from.
#[derive(Clone)]
pub struct Choice {
    /// What it is called.
    pub title: &'static str,
    /// The language of that name (BCP 47), where it is not the page's.
    pub lang: Option<&'static str>,
    /// Whether it is the chosen one.
    pub chosen: Signal<bool>,
    /// Chooses it.
    pub choose: Callback<()>,
}

/// Draws a choice. `name` joins its fields and is unique in the page.
pub fn choice(name: &'static str, label: &'static str, choices: Vec<Choice>) -> Node {
    let fields: Vec<Node> = choices
        .into_iter()
        .map(|Choice { title, lang, chosen, choose }| {
            view! {
                <label class="choice__label">
                    <input
                        class="choice__field visually-hidden"
                        type="radio"
                        name=name
                        checked=chosen.get_untracked()
                        prop:checked=chosen
                        on:change=move |_| choose.run(())
                    />
                    <span class="choice__title" lang=lang>{title}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="choice">
            <legend class="choice__legend">{label}</legend>
            <div class="choice__fields">{fields}</div>
        </fieldset>
    }
}
