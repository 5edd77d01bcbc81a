//! Collections of hostile bodies, when they are there: each payload must become blocks in which nothing is possible
//! but what the model says.

use super::{read, render::render, shape::assert_sound};
use serde_json::Value;
use std::path::Path;

/// The collections stand beside the repository.
const CORPORA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/xss");

/// Every string of a collection: the payloads, and what other sanitisers leave of them.
fn push_payloads(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| push_payloads(item, out)),
        Value::Object(members) => {
            for (key, member) in members {
                if key != "title" {
                    push_payloads(member, out);
                }
            }
        }
        _ => {}
    }
}

fn payloads(folder: &Path) -> Vec<String> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = std::fs::read_to_string(&path).unwrap();
            let collection: Value = serde_json::from_str(&text).unwrap();
            push_payloads(&collection, &mut out);
        }
    }
    out
}

#[test]
fn no_hostile_body_becomes_anything_but_blocks() {
    let folder = Path::new(CORPORA);
    if !folder.is_dir() {
        println!("no collections of hostile bodies at {CORPORA}");
        return;
    }
    let payloads = payloads(folder);
    println!("{} hostile bodies", payloads.len());
    assert!(payloads.len() > 3000, "{} payloads only", payloads.len());
    for payload in &payloads {
        // Many are meant for the inside of an attribute or of another element.
        let around = [
            payload.clone(),
            format!("<p>a{payload}b</p>"),
            format!(
                "<a href=\"{payload}\">a</a><img src=\"{payload}\" alt='{payload}'><iframe src='{payload}'></iframe>"
            ),
            format!("<a href={payload}>a</a><img srcset='{payload} 2w'><video src={payload} poster={payload}></video>"),
            format!("<noscript>{payload}</noscript><textarea>{payload}"),
            format!("<svg><desc>{payload}</desc></svg><math><mtext>{payload}</mtext></math>"),
        ];
        for html in around {
            let blocks = read(&html);
            assert_sound(&blocks);
            let rendered = render(&blocks);
            assert_eq!(render(&read(&rendered)), rendered, "from {html}");
        }
    }
}

/// The same for a payload in the place of an address, where markup cannot help it.
#[test]
fn no_hostile_address_becomes_one_to_follow() {
    for scheme in ["javascript", "vbscript", "data", "file", "blob", "filesystem", "about", "view-source", "jar", "ftp"]
    {
        for spelled in [
            scheme.to_owned(),
            scheme.to_uppercase(),
            format!(" \u{1}{scheme}"),
            format!("{}&Tab;{}", &scheme[..2], &scheme[2..]),
        ] {
            let html = format!(
                "<a href='{spelled}:alert(1)'>a</a><img src='{spelled}:text/html,x'><iframe src='{spelled}:x'></iframe>"
            );
            assert_eq!(render(&read(&html)), "<p>a</p>", "{html}");
        }
    }
}
