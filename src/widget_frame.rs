//! Starts the page of a widget frame: loads the site file, the backend's description and one list, then draws it once.
//! Reports the outcome to the host page (`browser/host.rs`).

use crate::backend::{Client, Description, Error};
use crate::browser::{document_head, host, location, pictures, url, window};
use crate::lazy::{load_words, readers_of_lists};
use crate::locale::{Locale, provide_locale};
use crate::model::{Headline, Timestamp};
use crate::network;
use crate::node::Node;
use crate::site::{Direction, Site};
use crate::widget::{Choice, list, view};
use crate::words::Language;
use futures::future::join;
use leptos::mount::mount_to;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The id of the element that contains the headlines.
const PLACE: &str = "headlines";

/// Requests and draws what the query of the page asks for.
pub fn start() {
    // Nothing is mounted yet, so Leptos has not set up its executor: use the browser's.
    wasm_bindgen_futures::spawn_local(async {
        let query = location::query();
        let choice = Choice::parse(&query);
        Choice::misunderstood(&query).iter().for_each(|what| host::warn(what));
        let Some(place) = place() else { return };
        match open(&choice).await {
            Ok((site, language, client)) => {
                dress(&site, language, &choice);
                pictures::follow();
                let read = list::read(&client, &choice, Timestamp::now()).await;
                draw(&place, read, site, language, choice);
            }
            // Files of the newspaper are missing or invalid: show the fallback in the page's markup.
            Err(what) => {
                place.set_text_content(None);
                document_head::show_cannot_start();
                host::failed(&what);
            }
        }
    });
}

fn place() -> Option<HtmlElement> {
    window().document()?.get_element_by_id(PLACE)?.dyn_into().ok()
}

/// The site, the language of the interface, and the backend. The error is the address of the file that is missing or
/// invalid.
async fn open(choice: &Choice) -> Result<(Site, Language, Client), String> {
    let base = location::base_address();
    let absolute = |address: &str| url::parse(address, Some(&base)).map_or_else(|| address.to_owned(), |url| url.href);
    let site_url = absolute("site.json");
    let text = network::text(&site_url).await.map_err(|_| site_url.clone())?;
    let Ok(mut site) = Site::parse(&text) else { return Err(site_url) };
    let language = choice.language.or_else(|| Language::from_tag(&site.language)).unwrap_or_default();
    let description_url = absolute(&site.backend.description);
    let (text, ()) = join(network::text(&description_url), load_words(language)).await;
    let description = text.ok().and_then(|text| Description::parse_text(&text).ok()).ok_or(description_url)?;
    // Requests no more items than are shown.
    site.items_per_page = site.items_per_page.min(choice.count as u32);
    let settings = site.settings(&absolute(&site.backend.base));
    let client = Client::new(description, settings, network::fetch(), readers_of_lists()).map_err(|_| site_url)?;
    Ok((site, language, client))
}

/// Sets the language, the direction and the title of the document.
fn dress(site: &Site, language: Language, choice: &Choice) {
    let is_own = Language::from_tag(&site.language) == Some(language);
    let of_site = site.direction.filter(|_| is_own).map(|direction| match direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    });
    let direction = choice.direction.or(of_site).unwrap_or(language.direction());
    document_head::set_root("lang", Some(if is_own { &site.language } else { language.tag() }));
    document_head::set_root("dir", Some(direction));
    if let Some(document) = window().document() {
        document.set_title(choice.heading.as_ref().unwrap_or(&site.name));
    }
}

fn draw(place: &HtmlElement, read: Result<Vec<Headline>, Error>, site: Site, language: Language, choice: Choice) {
    let count = read.as_ref().map_or(0, Vec::len);
    let why = match &read {
        Ok(headlines) if !headlines.is_empty() => None,
        // The host page's fallback links are better than an empty frame.
        Ok(_) => Some("no headlines".to_owned()),
        Err(error) => Some(error.url().unwrap_or_default().to_owned()),
    };
    let wanted = choice.count;
    place.set_text_content(None);
    mount_to(place.clone(), move || -> Node {
        provide_locale(Locale::new(language, &site.language, site.time_zone.as_deref()));
        match &read {
            Ok(headlines) if !headlines.is_empty() => view::headlines(headlines, &choice, Timestamp::now()),
            read => view::nothing(read.as_ref().err(), &site.name, &choice),
        }
    })
    .forget();
    match why {
        Some(why) => host::failed(&why),
        None => host::shown(count, count == wanted),
    }
}
