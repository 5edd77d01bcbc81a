//! The entry of the second program: the page of connecting, in an element of a page that is there already.

use super::view::{Actions, State, page};
use super::{Progress, Question, Surroundings, connect};
use crate::browser::{clipboard, clock, fetch, file, location, url};
use crate::locale::{Locale, provide_locale};
use crate::words::Language;
use futures::future::{AbortHandle, abortable};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::HtmlElement;

/// Mounts the page in an element, in the language of a BCP 47 tag, with descriptions under `base`; an address in the
/// query of the page (`?url=`) is asked at once.
pub fn mount(place: HtmlElement, language: &str, base: &str) {
    let language = Language::from_tag(language).unwrap_or_default();
    let base = base.to_owned();
    let build = move || {
        provide_locale(Locale::new(language, "", None));
        let state = State { progress: RwSignal::new(None), report: RwSignal::new(None) };
        let ask = asker(state, base);
        let current = location::current();
        let query =
            current.split('#').next().and_then(|address| address.split_once('?')).map_or("", |(_, query)| query);
        let address = location::query_value(query, "url").unwrap_or_default();
        if !address.trim().is_empty() {
            ask.run(Question { address: address.clone(), ..Question::default() });
        }
        page(state, address, ask, actions(), clock::now())
    };
    mount_to(place, build).forget();
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
        state.report.set(None);
        state.progress.set(Some(Progress::Asking(question.address.clone())));
        let (asking, handle) = abortable(async move {
            let told = move |progress| state.progress.set(Some(progress));
            connect(&question, &around, &fetch::fetch(), &told).await
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
