//! The stories that were saved, where the browser keeps them: in the cache that the service worker serves their pictures
//! from (`public/sw.js`), each under an address of ours that nothing else answers to.

use super::{FOLDER, MARK};
use crate::saved::{self, SavedStory};
use crate::browser::{location, preferences, pwa, window};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Headers, Request, Response, ResponseInit};

async fn cache() -> Result<Cache, JsValue> {
    let name = ["time-plus-news:", location::base_path(), ":saved"].concat();
    JsFuture::from(window().caches()?.open(&name)).await?.dyn_into()
}

fn address(segment: &str) -> String {
    [&location::base_address(), FOLDER, &location::encode(segment)].concat()
}

async fn text(response: JsValue) -> Result<Option<String>, JsValue> {
    let Ok(response) = response.dyn_into::<Response>() else { return Ok(None) };
    Ok(JsFuture::from(response.text()?).await?.as_string())
}

/// The header of a kept story that tells what is kept with it: the addresses of its pictures and of the answers that it was
/// made from, parted by spaces.
const WITH: &str = "x-saved-with";

/// Keeps a story, written by [`saved::write`], under a name, and notes what is to be kept with it. Errs where the browser
/// keeps nothing, or has no room.
pub async fn keep(segment: &str, written: &str, with: &[String]) -> Result<(), JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/json")?;
    headers.set("x-saved-size", &written.len().to_string())?;
    headers.set(WITH, &with.join(" "))?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    let response = Response::new_with_opt_str_and_init(Some(written), &init)?;
    JsFuture::from(cache().await?.put_with_str(&address(segment), &response)).await?;
    preferences::set(&mark(segment), Some(MARK));
    Ok(())
}

/// Keeps no story any longer. What was kept with them is not touched: it goes with everything else that is kept.
pub async fn clear() -> Result<(), JsValue> {
    let (stories, _) = all().await?;
    stories.iter().for_each(|story| preferences::set(&mark(&story.headline.id.to_segment()), None));
    let cache = cache().await?;
    for request in kept(&cache).await? {
        JsFuture::from(cache.delete_with_request(&request)).await?;
    }
    Ok(())
}

/// Keeps it no longer, nor what was kept with it and with no other.
pub async fn drop(segment: &str) -> Result<(), JsValue> {
    preferences::set(&mark(segment), None);
    let cache = cache().await?;
    let gone = with(JsFuture::from(cache.match_with_str(&address(segment))).await?);
    JsFuture::from(cache.delete_with_str(&address(segment))).await?;
    release(&cache, gone).await
}

/// When what is kept with a story has come: where the story was let go meanwhile, it goes too.
pub async fn settle(segment: &str, with: Vec<String>) -> Result<(), JsValue> {
    let cache = cache().await?;
    let is_kept = JsFuture::from(cache.match_with_str(&address(segment))).await?.is_truthy();
    if is_kept { Ok(()) } else { release(&cache, with).await }
}

/// Keeps no longer what no story is kept with.
async fn release(cache: &Cache, mut gone: Vec<String>) -> Result<(), JsValue> {
    for request in kept(cache).await? {
        let others = with(JsFuture::from(cache.match_with_request(&request)).await?);
        gone.retain(|address| !others.contains(address));
    }
    pwa::drop(&gone).await;
    Ok(())
}

fn with(response: JsValue) -> Vec<String> {
    let response = response.dyn_into::<Response>().ok();
    let told = response.and_then(|response| response.headers().get(WITH).ok().flatten()).unwrap_or_default();
    told.split_whitespace().map(str::to_owned).collect()
}

/// The requests under which stories are kept.
async fn kept(cache: &Cache) -> Result<Vec<Request>, JsValue> {
    let folder = [&location::base_address(), FOLDER].concat();
    let requests = Array::from(&JsFuture::from(cache.keys()).await?);
    Ok(requests
        .iter()
        .filter_map(|it| it.dyn_into().ok())
        .filter(|it: &Request| it.url().starts_with(&folder))
        .collect())
}

/// The story under a name; nothing where there is none, or one that cannot be read.
pub async fn one(segment: &str) -> Result<Option<SavedStory>, JsValue> {
    let kept = text(JsFuture::from(cache().await?.match_with_str(&address(segment))).await?).await?;
    Ok(kept.and_then(|written| saved::read(&written).ok()))
}

/// Every story that was saved, the latest first, and how many cannot be read.
pub async fn all() -> Result<(Vec<SavedStory>, usize), JsValue> {
    let cache = cache().await?;
    let (mut stories, mut damaged) = (Vec::new(), 0);
    for request in kept(&cache).await? {
        match text(JsFuture::from(cache.match_with_request(&request)).await?).await?.and_then(|text| saved::read(&text).ok())
        {
            Some(story) => {
                // Whatever became of the mark, the story is there.
                preferences::set(&mark(&story.headline.id.to_segment()), Some(MARK));
                stories.push(story);
            }
            None => damaged += 1,
        }
    }
    Ok((crate::order::by_rank(stories, |story| -story.at.millis()), damaged))
}

fn mark(segment: &str) -> String {
    [FOLDER, segment].concat()
}
