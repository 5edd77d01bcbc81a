//! What a backend of the payloads answers: a description that takes every field as it comes and a body in any dialect, and answers in
//! which a payload stands wherever a backend may put something.

use super::dialects;
use serde_json::{Value, json};

/// How many fields of a headline the description reads a payload into.
pub const FIELDS: usize = 24;

/// The description. A list is named by a category, a story by the file that it stands in.
pub fn description() -> Value {
    let bodies: Vec<Value> = dialects::ALL
        .iter()
        .map(|(name, _)| json!({ "select": format!("$.bodies['{name}'][*]"), "convert": name }))
        .collect();
    let picture = json!({
        "url": "$.it", "alt": "$.it", "caption": "$.it", "credit": "$.it", "width": "$.it", "height": "$.it",
        "renditions": [{ "each": "$.list[*]", "url": "$", "width": "$" }]
    });
    json!({
        "name": "Collections",
        "items": "$.items[*]",
        "fields": {
            "id": "$.id", "title": "$.title", "summary": "$.it", "body": bodies, "published": "$.it", "updated": "$.it",
            "image": picture,
            "category": { "title": "$.it", "slug": "$.it" },
            "authors": [{ "each": "$.list[*]", "name": "$", "slug": "$", "portrait": "$" }],
            "tags": [{ "each": "$.list[*]", "title": "$", "slug": "$" }],
            "source": { "name": "$.it", "url": "$.it" },
            "language": "$.it", "truncated": "$.it", "breaking": "$.it",
            "video": { "url": "$.film", "type": "$.it", "poster": "$.it", "caption": "$.it",
                       "tracks": [{ "each": "$.list[*]", "url": "$", "language": "$" }] }
        },
        "views": {
            "latest": { "url": "{+base}/lists/0.json" },
            "category": { "url": "{+base}/lists/{slug}.json" },
            "author": { "url": "{+base}/lists/0.json?author={slug}" },
            "tag": { "url": "{+base}/lists/0.json?tag={slug}" },
            "article": { "url": "{+base}/stories/{id}.json", "items": "$.items[*]", "paging": "none" }
        }
    })
}

/// A headline that is the payload in every field. Its number stands before what must not be the same twice; a name in
/// requests has its limit.
pub fn headline(number: usize, payload: &str) -> Value {
    let id: String = payload.chars().take(200).collect();
    json!({ "id": format!("{number} {id}"), "title": format!("{number} {payload}"), "it": payload,
            "film": payload, "list": [payload, "Ada"] })
}

/// An answer of headlines.
pub fn list(payloads: &[String]) -> Value {
    let items: Vec<Value> = payloads.iter().enumerate().map(|(number, payload)| headline(number, payload)).collect();
    json!({ "items": items })
}

/// What stands before a payload in a body.
pub fn mark(at: usize) -> String {
    format!("§{at}§ ")
}

/// A story in a dialect whose body is some payloads.
pub fn story(dialect: &str, body: dialects::Body, payloads: &[String]) -> Value {
    let marked = || payloads.iter().enumerate().map(|(at, payload)| (mark(at), payload));
    let values: Vec<Value> = marked().flat_map(|(mark, payload)| body(&mark, payload)).collect();
    let (mut entries, mut assets) = (Vec::new(), Vec::new());
    // What other dialects do not refer to would only make the answer large.
    for (mark, payload) in marked().filter(|_| dialect == "contentful") {
        let (its_entries, asset) = dialects::included(&mark, payload);
        entries.extend(its_entries);
        assets.push(asset);
    }
    json!({
        "items": [{ "id": dialect, "title": dialect, "bodies": { dialect: values } }],
        "includes": { "Entry": entries, "Asset": assets }
    })
}
