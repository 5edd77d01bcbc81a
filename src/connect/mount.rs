//! Mounts the page `/connect` in the browser. It is in the part `publish` of the program (`src/lazy.rs`).

use super::view::{Actions, State, page as connect_page};
use super::{Environment, Progress, Question, connect, recorded};
use crate::backend::Readers;
use crate::browser::{clipboard, file, location, url};
use crate::model::Timestamp;
use crate::network;
use crate::node::Node;
use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// The style sheet of the publisher's pages, relative to the base. Readers' pages do not load it.
const STYLE: &str = "connect.css";

/// The page, with the address from the query `?url=` in its field.
pub fn page(readers: Readers) -> Node {
    let base = location::base_address();
    style(&base);
    let state = State { progress: RwSignal::new(None), report: RwSignal::new(None) };
    let ask = asker(state, base, readers);
    // The address only fills the field. It is not requested until the visitor submits the form, so that a link from
    // elsewhere can neither display anything nor send requests on the visitor's network.
    let address = location::query_value(&location::query(), "url").unwrap_or_default();
    connect_page(state, address, ask, actions(), Timestamp::now())
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
        // Fails only for an invalid name, and these are constants.
        let _ = link.set_attribute(name, value);
    }
    let _ = head.append_child(&link);
}

/// Connects the backend in question, and aborts the previous run.
fn asker(state: State, base: String, readers: Readers) -> Callback<Question> {
    let readers = StoredValue::new_local(readers);
    let under_way: StoredValue<Rc<RefCell<Option<AbortHandle>>>, LocalStorage> = StoredValue::new_local(Rc::default());
    Callback::new(move |question: Question| {
        let environment = Environment {
            base: base.clone(),
            origin: url::parse(&location::current(), None).map(|url| url.origin).unwrap_or_default(),
            sees_headers: false,
            recorded: false,
            readers: readers.get_value(),
        };
        let pasted = recorded::pasted(&question.address);
        let asked = pasted.as_ref().map_or(&question.address, |answer| &answer.url);
        state.report.set(None);
        state.progress.set(Some(Progress::Asking(asked.clone())));
        let (asking, handle) = abortable(async move {
            let on_progress = move |progress| state.progress.set(Some(progress));
            match pasted {
                Some(answer) => recorded::connect_recorded(question, answer, &environment, &network::fetch()).await,
                None => connect(&question, &environment, &network::fetch(), &on_progress).await,
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
