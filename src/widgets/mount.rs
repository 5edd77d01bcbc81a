//! The entry of the page of widgets, in an element that is there already: the site file says what there is to pick, and the
//! start script loads the widget, which the page then shows as any other page would.

use super::view::{Around, page};
use crate::browser::{clipboard, fetch, location, modules};
use crate::connect::mount::style;
use crate::locale::{Locale, provide_locale};
use crate::site::Site;
use crate::words::Language;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlElement;

/// Mounts the page in an element, in the language of a BCP 47 tag. What the element holds is taken out first.
pub fn mount(place: HtmlElement, language: &str) {
    let language = Language::from_tag(language).unwrap_or_default();
    let base = location::base_address();
    style(&base);
    // Nothing is mounted yet, so there is no executor but the browser's own.
    wasm_bindgen_futures::spawn_local(async move {
        let text = fetch::text(&[&base, "site.json"].concat()).await;
        // The newspaper that opened this page has read the same file; without it there is the latest to pick.
        let site = text.ok().and_then(|text| Site::parse(&text).ok()).unwrap_or_default();
        place.set_text_content(None);
        mount_to(place, move || {
            provide_locale(Locale::new(language, "", None));
            page(around(base, site))
        })
        .forget();
    });
}

fn around(base: String, site: Site) -> Around {
    let is_broken = RwSignal::new(false);
    spawn_local(async move { is_broken.set(!modules::has_widget().await) });
    let copy = Callback::new(|(text, done): (String, RwSignal<Option<bool>>)| {
        spawn_local(async move { done.set(Some(clipboard::write(&text).await)) });
    });
    let categories = site.categories.into_iter().map(|known| known.category).collect();
    Around { base, name: site.name, categories, is_broken, copy }
}
