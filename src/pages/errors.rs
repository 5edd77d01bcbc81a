//! Errors of the backend in place of content.

use crate::backend::Error;
use crate::browser::{clipboard, location, pwa};
use crate::components::error_notice::{self, Copy};
use crate::error_text;
use crate::locale::use_locale;
use crate::model::Timestamp;
use crate::node::Node;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Shows an error; the button asks again.
pub fn error_notice(error: &Error, retry: Callback<()>) -> Node {
    error_notice::error_notice(error_text::notice(error, &use_locale(), Timestamp::now()), retry, copy())
}

/// Copies the details of an error, with the address of the page, the version of the app and the name of the browser.
fn copy() -> Copy {
    Callback::new(|(details, is_copied): (String, RwSignal<bool>)| {
        spawn_local(async move {
            let version =
                [pwa::text("version"), pwa::text("built")].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let lines = [details, location::current(), version, location::user_agent()];
            let text = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
            let done = clipboard::write(&text).await;
            // The reader may have left the page meanwhile.
            let _ = is_copied.try_set(done);
        });
    })
}
