//! Where saved stories are stored: in the cache that the service worker serves their pictures from (`public/sw.js`), each
//! under a URL that is not a page of the app. A mark in local storage tells without waiting whether a story is saved.

use super::SavedStory;
use crate::browser::{location, pwa, window};
use crate::preferences;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Headers, Request, Response, ResponseInit};

/// The prefix of a story's segment in its URL and in the name of its mark.
const FOLDER: &str = "saved/";
/// The value of the mark of a saved story.
const MARK: &str = "1";
/// The header of a saved story that lists what is cached with it: the URLs of its pictures and of the answers that it was
/// made from, separated by spaces.
const CACHED_WITH: &str = "x-saved-with";

/// Whether a story is marked as saved, by the segment of its address.
pub fn is_saved(segment: &str) -> bool {
    preferences::get(&mark(segment), &|word| word == MARK).is_some()
}

/// Stores a story that [`write`](super::write) has serialised, and the URLs of what is cached with it.
///
/// # Errors
/// When the browser does not allow storage or has no space left.
pub async fn put(segment: &str, serialised: &str, cached_with: &[String]) -> Result<(), JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/json")?;
    headers.set("x-saved-size", &serialised.len().to_string())?;
    headers.set(CACHED_WITH, &cached_with.join(" "))?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    let response = Response::new_with_opt_str_and_init(Some(serialised), &init)?;
    JsFuture::from(open().await?.put_with_str(&url(segment), &response)).await?;
    preferences::set(&mark(segment), Some(MARK));
    Ok(())
}

/// Removes a story, and what is cached with it and with no other story.
///
/// # Errors
/// When the browser does not allow storage.
pub async fn remove(segment: &str) -> Result<(), JsValue> {
    preferences::set(&mark(segment), None);
    let cache = open().await?;
    let released = cached_with(JsFuture::from(cache.match_with_str(&url(segment))).await?);
    JsFuture::from(cache.delete_with_str(&url(segment))).await?;
    release(&cache, released).await
}

/// Removes all stories. What is cached with them stays, for the caller to remove with the rest of the caches.
///
/// # Errors
/// When the browser does not allow storage.
pub async fn clear() -> Result<(), JsValue> {
    let cache = open().await?;
    let folder = [location::base_address(), FOLDER.to_owned()].concat();
    for request in requests(&cache).await? {
        let segment = location::decode(request.url().strip_prefix(&folder).unwrap_or_default());
        preferences::set(&mark(&segment), None);
        JsFuture::from(cache.delete_with_request(&request)).await?;
    }
    Ok(())
}

/// Removes what has been cached with a story if the story itself was removed in the meantime.
///
/// # Errors
/// When the browser does not allow storage.
pub async fn release_if_removed(segment: &str, cached_with: Vec<String>) -> Result<(), JsValue> {
    let cache = open().await?;
    let is_stored = JsFuture::from(cache.match_with_str(&url(segment))).await?.is_truthy();
    if is_stored { Ok(()) } else { release(&cache, cached_with).await }
}

/// Reads a story. `None` if it is missing or cannot be read.
///
/// # Errors
/// When the browser does not allow storage.
pub async fn get(segment: &str) -> Result<Option<SavedStory>, JsValue> {
    let text = text(JsFuture::from(open().await?.match_with_str(&url(segment))).await?).await?;
    Ok(text.and_then(|text| super::read(&text).ok()))
}

/// Reads all stories, newest first, and counts those that cannot be read.
///
/// # Errors
/// When the browser does not allow storage.
pub async fn all() -> Result<(Vec<SavedStory>, usize), JsValue> {
    let cache = open().await?;
    let (mut stories, mut damaged) = (Vec::new(), 0);
    for request in requests(&cache).await? {
        let text = text(JsFuture::from(cache.match_with_request(&request)).await?).await?;
        match text.and_then(|text| super::read(&text).ok()) {
            Some(story) => {
                // The mark may have been lost; the story itself decides.
                preferences::set(&mark(&story.headline.id.to_segment()), Some(MARK));
                stories.push(story);
            }
            None => damaged += 1,
        }
    }
    Ok((crate::order::by_rank(stories, |story| -story.at.millis()), damaged))
}

async fn open() -> Result<Cache, JsValue> {
    let name = ["time-plus-news:", location::base_path(), ":saved"].concat();
    JsFuture::from(window().caches()?.open(&name)).await?.dyn_into()
}

fn url(segment: &str) -> String {
    [&location::base_address(), FOLDER, &location::encode(segment)].concat()
}

fn mark(segment: &str) -> String {
    [FOLDER, segment].concat()
}

/// Removes what is cached with no story from the given URLs.
async fn release(cache: &Cache, mut urls: Vec<String>) -> Result<(), JsValue> {
    for request in requests(cache).await? {
        let needed = cached_with(JsFuture::from(cache.match_with_request(&request)).await?);
        urls.retain(|url| !needed.contains(url));
    }
    pwa::drop(&urls).await;
    Ok(())
}

/// The requests under which stories are stored.
async fn requests(cache: &Cache) -> Result<Vec<Request>, JsValue> {
    let folder = [&location::base_address(), FOLDER].concat();
    let requests = Array::from(&JsFuture::from(cache.keys()).await?);
    Ok(requests
        .iter()
        .filter_map(|request| request.dyn_into().ok())
        .filter(|request: &Request| request.url().starts_with(&folder))
        .collect())
}

/// The URLs that the response of a saved story lists as cached with it.
fn cached_with(response: JsValue) -> Vec<String> {
    let response = response.dyn_into::<Response>().ok();
    let header = response.and_then(|response| response.headers().get(CACHED_WITH).ok().flatten()).unwrap_or_default();
    header.split_whitespace().map(str::to_owned).collect()
}

/// The text of a response; `None` if there is no response.
async fn text(response: JsValue) -> Result<Option<String>, JsValue> {
    let Ok(response) = response.dyn_into::<Response>() else { return Ok(None) };
    Ok(JsFuture::from(response.text()?).await?.as_string())
}
