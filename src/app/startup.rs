//! The first two requests: the site file, then the backend's description. What is wrong with either is told in a page
//! of its own, in words that the publisher can act on.

use super::reader;
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
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How far the start has come.
#[derive(Clone)]
pub enum Startup {
    /// Under way.
    Pending,
    /// It came to nothing.
    Failed(Failure),
    /// Done: the site, and the store around its backend.
    Ready(Ready),
}

/// A site that can be shown.
#[derive(Clone)]
pub struct Ready {
    /// The publication.
    pub site: Arc<Site>,
    /// The store around its backend.
    pub store: Store,
}

/// Why the app cannot start.
#[derive(Clone)]
pub enum Failure {
    /// The site file could not be had.
    Site(Error),
    /// The description could not be had.
    Request(Error),
    /// A document says something wrong: which one, and what.
    Problems(String, Vec<Problem>),
}

/// Begins the start; `startup` is told how it goes.
pub fn begin(startup: RwSignal<Startup>) {
    // The store belongs to the app, not to the request that made it.
    let owner = Owner::current();
    spawn_local(async move {
        let outcome = start().await;
        let made = |(site, client): (Site, Client)| {
            let make = move || Ready { site: Arc::new(site), store: Store::new(client) };
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
    let Ok(mut site) = Site::parse(&site_text) else { return Err(told(site_url, &site_text, None).await) };
    let description_url = absolute(&site.backend.description);
    let text = network::text(&description_url).await.map_err(Failure::Request)?;
    let Ok(description) = Description::parse_text(&text) else {
        return Err(told(description_url, &site_text, Some(&text)).await);
    };
    let settings = site.settings(&absolute(&site.backend.base));
    let Ok(client) = Client::new(description, settings, network::fetch(), lazy::readers()) else {
        return Err(told(site_url, &site_text, Some(&text)).await);
    };
    let client = client.with_own_categories().await;
    site.categories = client.site_categories().to_vec();
    Ok((site, client))
}

/// The mistakes in a document. Where what tells them cannot be loaded, it is only known that there are some.
async fn told(document: String, site: &str, description: Option<&str>) -> Failure {
    let problems = lazy::publish().await.map(|publish| (publish.diagnose)(site, description));
    Failure::Problems(document, problems.unwrap_or_default())
}

/// The page that stands in place of a newspaper that cannot start.
pub fn failure_page(failure: Failure, startup: RwSignal<Startup>) -> Node {
    let language = reader::browser_language().unwrap_or(Language::English);
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
