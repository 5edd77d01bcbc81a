//! A group of radio buttons; the theme and language switches are built from it.

use crate::node::{Node, view};
use leptos::prelude::*;

/// One option of the group.
#[derive(Clone)]
pub struct Choice {
    /// The label.
    pub title: &'static str,
    /// The language of the label (BCP 47), if it differs from the page's.
    pub lang: Option<&'static str>,
    /// Whether the option is selected.
    pub chosen: Signal<bool>,
    /// Selects the option.
    pub choose: Callback<()>,
}

/// Renders a radio group. `name` is the group's form-control name and must be unique on the page.
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
