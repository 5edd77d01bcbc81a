//! The footer of every page: what the newspaper is, links to its categories, and the language and theme switches.

use super::masthead::NavItem;
use crate::locale::use_locale;
use crate::node::{Node, view};
use leptos::prelude::*;

/// Renders the footer. `switches` are the language and theme switches; `to_top` scrolls to the top of the page and moves
/// the focus there.
pub fn footer(name: String, nav: Vec<NavItem>, switches: Node, to_top: Callback<()>) -> Node {
    let words = use_locale().words();
    let links: Vec<Node> = nav
        .into_iter()
        .map(|NavItem { title, to, current }| {
            let current = move || current.get().then_some("page");
            view! { <li><a class="footer__link" href=to aria-current=current dir="auto">{title}</a></li> }
        })
        .collect();
    view! {
        <footer class="footer">
            <div class="footer__columns">
                <div class="footer__about">
                    <p class="footer__name" dir="auto">{name}</p>
                    <p>{words.footer_about}</p>
                    <p>{words.footer_rights}</p>
                </div>
                <ul class="footer__links">{links}</ul>
                <div class="footer__switches">{switches}</div>
            </div>
            <button class="footer__to-top" type="button" on:click=move |_| to_top.run(())>{words.back_to_top}</button>
        </footer>
    }
}
