//! The files to save: the site file, and a generated description.

use super::Actions;
use crate::connect::report::text::ReportText;
use crate::connect::site_file::{PLACEHOLDER, SiteFile};
use crate::node::{Node, view};
use crate::words::fill;
use leptos::prelude::*;

/// The site file.
pub fn site(site: &SiteFile, texts: &ReportText, actions: Actions) -> Node {
    let words = texts.words;
    view! {
        <p>{words.site_about}</p>
        {(!site.finished).then(|| view! { <p class="connect__what">{fill(words.site_unfinished, PLACEHOLDER)}</p> })}
        {file("site.json", &site.text, texts, actions)}
    }
}

/// The description.
pub fn draft(draft: &str, texts: &ReportText, actions: Actions) -> Node {
    view! { <p>{texts.words.draft_about}</p> {file("my-backend.json", draft, texts, actions)} }
}

/// A text with buttons to copy and download it. It is focusable and scrolls with the keyboard.
fn file(name: &'static str, text: &str, texts: &ReportText, actions: Actions) -> Node {
    let words = texts.words;
    let copied: RwSignal<Option<bool>> = RwSignal::new(None);
    let (to_copy, to_save) = (text.to_owned(), text.to_owned());
    let status = move || match copied.get() {
        Some(true) => words.copied,
        Some(false) => words.not_copied,
        None => "",
    };
    view! {
        <pre class="connect__file" dir="ltr" tabindex="0" role="region" aria-label=name><code>{text.to_owned()}</code></pre>
        <p class="connect__buttons">
            <button class="button" type="button" on:click=move |_| actions.copy.run((to_copy.clone(), copied))>
                {words.copy}
            </button>
            <button class="button" type="button" on:click=move |_| actions.save.run((name, to_save.clone()))>
                {fill(words.download, name)}
            </button>
            <span class="connect__copied" role="status">{status}</span>
        </p>
    }
}
