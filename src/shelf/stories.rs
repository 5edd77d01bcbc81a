//! The stories that were saved, where the browser keeps them: in the cache that the service worker serves their pictures
//! from (`public/sw.js`), each under an address of ours that nothing else answers to.

use super::{FOLDER, MARK, SavedStory, story};
use crate::browser::{location, preferences, window};
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

/// Keeps a story, written by [`story::write`], under a name. Errs where the browser keeps nothing, or has no room.
pub async fn keep(segment: &str, written: &str) -> Result<(), JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/json")?;
    headers.set("x-saved-size", &written.len().to_string())?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    let response = Response::new_with_opt_str_and_init(Some(written), &init)?;
    JsFuture::from(cache().await?.put_with_str(&address(segment), &response)).await?;
    preferences::set(&mark(segment), Some(MARK));
    Ok(())
}

/// Keeps it no longer.
pub async fn drop(segment: &str) -> Result<(), JsValue> {
    preferences::set(&mark(segment), None);
    JsFuture::from(cache().await?.delete_with_str(&address(segment))).await?;
    Ok(())
}

/// The story under a name; nothing where there is none, or one that cannot be read.
pub async fn one(segment: &str) -> Result<Option<SavedStory>, JsValue> {
    let kept = text(JsFuture::from(cache().await?.match_with_str(&address(segment))).await?).await?;
    Ok(kept.and_then(|written| story::read(&written)))
}

/// Every story that was saved, the latest first, and how many cannot be read.
pub async fn all() -> Result<(Vec<SavedStory>, usize), JsValue> {
    let cache = cache().await?;
    let folder = [&location::base_address(), FOLDER].concat();
    let (mut stories, mut damaged) = (Vec::new(), 0);
    for request in Array::from(&JsFuture::from(cache.keys()).await?).iter() {
        let request: Request = request.dyn_into()?;
        if !request.url().starts_with(&folder) {
            continue;
        }
        match text(JsFuture::from(cache.match_with_request(&request)).await?).await?.and_then(|text| story::read(&text))
        {
            Some(story) => {
                // Whatever became of the mark, the story is there.
                preferences::set(&mark(&story.article.headline.id.to_segment()), Some(MARK));
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
