//! Loading the site file and the backend's description. Mistakes in either are listed on a page of their own, so that the
//! publisher can correct them.

use super::preferences;
use crate::backend::{Client, Description, Error};
use crate::browser::location;
use crate::components::site_problems;
use crate::document::Problem;
use crate::lazy;
use crate::locale::{Locale, provide_locale};
use crate::network;
use crate::node::{Node, view};
use crate::pages::errors::error_notice;
use crate::site::Site;
use crate::store::Store;
use crate::words::Language;
use futures::future::join;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The state of the startup.
#[derive(Clone)]
pub enum Startup {
    /// The documents are being loaded.
    Pending,
    /// The newspaper cannot be shown.
    Failed(Failure),
    /// The newspaper can be shown.
    Ready(Ready),
}

/// A site and its store.
#[derive(Clone)]
pub struct Ready {
    /// The publication.
    pub site: Arc<Site>,
    /// The store that fetches from its backend.
    pub store: Store,
}

/// Why the app cannot start.
#[derive(Clone)]
pub enum Failure {
    /// The site file could not be fetched.
    Site(Error),
    /// The description could not be fetched.
    Request(Error),
    /// The URL of a document and the mistakes in it.
    Problems(String, Vec<Problem>),
}

/// Starts loading, and sets `startup` when that is done.
pub fn begin(startup: RwSignal<Startup>) {
    // The store must live as long as the app, not as long as this task.
    let owner = Owner::current();
    spawn_local(async move {
        let outcome = start().await;
        if outcome.is_err() {
            lazy::load_words(preferences::browser_language().unwrap_or_default()).await;
        }
        let made = |(site, client): (Site, Client)| {
            let make = move || Ready { site: Arc::new(site), store: Store::new(client, lazy::loaders()) };
            match &owner {
                Some(owner) => owner.with(make),
                None => make(),
            }
        };
        startup.set(match outcome {
            Ok(parts) => Startup::Ready(made(parts)),
            Err(failure) => Startup::Failed(failure),
        });
    });
}

async fn start() -> Result<(Site, Client), Failure> {
    let base = location::base_address();
    let absolute = |address: &str| {
        crate::browser::url::parse(address, Some(&base)).map_or_else(|| address.to_owned(), |url| url.href)
    };
    let site_url = absolute("site.json");
    let site_text = network::text(&site_url).await.map_err(Failure::Site)?;
    let Ok(mut site) = Site::parse(&site_text) else { return Err(diagnose(site_url, &site_text, None).await) };
    let description_url = absolute(&site.backend.description);
    let words = lazy::load_words(preferences::chosen_language(&site));
    let (text, ()) = join(network::text(&description_url), words).await;
    let text = text.map_err(Failure::Request)?;
    let Ok(description) = Description::parse_text(&text) else {
        return Err(diagnose(description_url, &site_text, Some(&text)).await);
    };
    let settings = site.settings(&absolute(&site.backend.base));
    let Ok(client) = Client::new(description, settings, network::fetch(), lazy::readers()) else {
        return Err(diagnose(site_url, &site_text, Some(&text)).await);
    };
    let client = client.with_own_categories().await;
    site.categories = client.site_categories().to_vec();
    Ok((site, client))
}

/// The mistakes in a document; none are listed if the part of the program that finds them cannot be loaded.
async fn diagnose(document: String, site: &str, description: Option<&str>) -> Failure {
    let problems = lazy::publish().await.map(|publish| (publish.diagnose)(site, description));
    Failure::Problems(document, problems.unwrap_or_default())
}

/// The page in place of a newspaper that cannot be shown.
pub fn failure_page(failure: Failure, startup: RwSignal<Startup>) -> Node {
    let language = preferences::browser_language().unwrap_or(Language::English);
    provide_locale(Locale::new(language, "", None));
    let retry = Callback::new(move |()| {
        startup.set(Startup::Pending);
        begin(startup);
    });
    let content = match failure {
        Failure::Problems(document, problems) => site_problems::site_problems(&document, &problems),
        Failure::Site(error) => {
            let document = error.url().unwrap_or_default().to_owned();
            view! { {site_problems::site_problems(&document, &[])} {error_notice(&error, retry)} }
        }
        Failure::Request(error) => error_notice(&error, retry),
    };
    view! { <main id="main" class={"page page--narrow"}>{content}</main> }
}
