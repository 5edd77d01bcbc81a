//! The search form. It is a real form, so it also works as a link: submitting it leads to the search's own address.

use super::icon::{Icon, icon};
use crate::locale::use_locale;
use crate::model::Cursor;
use crate::node::{Node, view};
use crate::route::Route;
use leptos::prelude::*;

/// Renders the form with `query` filled in. `search` receives the reader's query, trimmed and never empty.
pub fn search_form(query: String, search: Callback<String>) -> Node {
    let words = use_locale().words();
    let typed = StoredValue::new(query.clone());
    view! {
        <form
            class="search-form"
            role="search"
            method="get"
            action=Route::Search(String::new(), Cursor::Start)
            on:submit=move |event| {
                event.prevent_default();
                let query = typed.with_value(|text| text.trim().to_owned());
                if !query.is_empty() {
                    search.run(query);
                }
            }
        >
            <label class="search-form__label" for=FIELD_ID>{words.search_label}</label>
            <div class="search-form__row">
                <input
                    class="search-form__field"
                    id=FIELD_ID
                    type="search"
                    name="q"
                    dir="auto"
                    autocomplete="off"
                    enterkeyhint="search"
                    placeholder=words.search_placeholder
                    value=query
                    on:input=move |event| typed.set_value(event_target_value(&event))
                />
                <button class="search-form__button" type="submit">
                    {icon(Icon::Search)}
                    <span>{words.search_button}</span>
                </button>
            </div>
        </form>
    }
}

/// The id of the search field, which the `/` key focuses.
pub const FIELD_ID: &str = "search-field";
