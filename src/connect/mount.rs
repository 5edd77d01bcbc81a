//! The entry of the program of its own that connecting is (`src/bin/desk.rs`): the page, in an element of a page that is
//! there already. Of that page it needs what its start script gives, the second module
//! ([`browser::annex`](crate::browser::annex)), in which bodies and XML are read.

use super::view::{Actions, State, page};
use super::{Progress, Question, Surroundings, connect, recorded};
use crate::browser::{clipboard, fetch, file, location, url};
use crate::locale::{Locale, provide_locale};
use crate::model::Timestamp;
use crate::words::Language;
use futures::future::{AbortHandle, abortable};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::HtmlElement;

/// The style sheet of the pages of this program, under the base; readers' pages do without it.
const STYLE: &str = "connect.css";

/// Mounts the page in an element, in the language of a BCP 47 tag; descriptions, words and style sheet are under the base
/// of the document.
/// What the element holds is taken out first, so that a page may be mounted again in another language. An address in
/// the query of the page (`?url=`) is asked at once.
pub fn mount(place: HtmlElement, language: &str) {
    let language = Language::from_tag(language).unwrap_or_default();
    let base = location::base_address();
    style(&base);
    // Nothing is mounted yet, so there is no executor but the browser's own.
    wasm_bindgen_futures::spawn_local(async move {
        place.set_text_content(None);
        mount_to(place, move || build(language, base)).forget();
    });
}

fn build(language: Language, base: String) -> impl IntoView {
    provide_locale(Locale::new(language, "", None));
    let state = State { progress: RwSignal::new(None), report: RwSignal::new(None) };
    let ask = asker(state, base);
    // It stands in the field, and is asked by whoever opened the page: a link of somebody else's makes the newspaper
    // show nothing, and asks nothing on the reader's own network.
    let address = location::query_value(&location::query(), "url").unwrap_or_default();
    page(state, address, ask, actions(), Timestamp::now())
}

/// Adds the style sheet to the document, once.
pub fn style(base: &str) {
    let Some(document) = crate::browser::window().document() else { return };
    let address = [base, STYLE].concat();
    let has_one = document.query_selector("link[data-connect]").ok().flatten().is_some();
    if has_one {
        return;
    }
    let Some((head, link)) = document.head().zip(document.create_element("link").ok()) else { return };
    for (name, value) in [("rel", "stylesheet"), ("href", address.as_str()), ("data-connect", "")] {
        // Refused only for a name that is none; ours are.
        let _ = link.set_attribute(name, value);
    }
    let _ = head.append_child(&link);
}

/// Asks, and ends what was asked before.
fn asker(state: State, base: String) -> Callback<Question> {
    let under_way: StoredValue<Rc<RefCell<Option<AbortHandle>>>, LocalStorage> = StoredValue::new_local(Rc::default());
    Callback::new(move |question: Question| {
        let around = Surroundings {
            base: base.clone(),
            origin: url::parse(&location::current(), None).map(|url| url.origin).unwrap_or_default(),
            sees_headers: false,
            recorded: false,
        };
        let pasted = recorded::pasted(&question.address);
        let asked = pasted.as_ref().map_or(&question.address, |answer| &answer.url);
        state.report.set(None);
        state.progress.set(Some(Progress::Asking(asked.clone())));
        let (asking, handle) = abortable(async move {
            let told = move |progress| state.progress.set(Some(progress));
            match pasted {
                Some(answer) => {
                    recorded::connect_recorded(question, answer, &around.base, &around.origin, &fetch::fetch()).await
                }
                None => connect(&question, &around, &fetch::fetch(), &told).await,
            }
        });
        let before = under_way.get_value().borrow_mut().replace(handle);
        before.iter().for_each(AbortHandle::abort);
        spawn_local(async move {
            if let Ok(report) = asking.await {
                state.report.set(Some(Arc::new(report)));
            }
        });
    })
}

fn actions() -> Actions {
    Actions {
        copy: Callback::new(|(text, done): (String, RwSignal<Option<bool>>)| {
            spawn_local(async move {
                let copied = clipboard::write(&text).await;
                done.set(Some(copied));
            });
        }),
        save: Callback::new(|(name, text): (&'static str, String)| file::save(name, &text)),
    }
}
