//! The JSON Schema of descriptions, with which editors validate them: it accepts every description that ships, and what it
//! rejects, the app rejects too.
#![cfg(not(target_arch = "wasm32"))]

use jsonschema::Validator;
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use time_plus_news::backend::Description;
use time_plus_news::body::DIALECTS;
use time_plus_news::document::Problem;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/backends")
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Parses a description as the app does.
fn parse(document: &Value) -> Result<Description, Vec<Problem>> {
    Description::parse(&time_plus_news::json::Value::deserialize(document).unwrap())
}

fn schema() -> Value {
    read(&folder().join("description.schema.json"))
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

/// A minimal description with one value replaced, or added, at a JSON Pointer (RFC 6901).
fn with(pointer: &str, value: Value) -> Value {
    let mut document = json!({
        "name": "Mine",
        "items": "$[*]",
        "fields": {"title": "$.t"},
        "views": {"latest": {"url": "{+base}/all.json"}}
    });
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap();
    parent.as_object_mut().unwrap().insert(key.to_owned(), value);
    document
}

#[test]
fn every_description_that_ships_passes_and_names_its_schema() {
    let validator = validator();
    let mut count = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().ends_with(".schema.json") {
            continue;
        }
        let document = read(&path);
        let wrong: Vec<String> =
            validator.iter_errors(&document).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", path.display());
        let first = document.as_object().unwrap().iter().next().unwrap();
        assert_eq!(first, (&"$schema".to_owned(), &json!("description.schema.json")), "{}", path.display());
        count += 1;
    }
    assert!(count >= 16, "{count}");
}

#[test]
fn what_the_schema_rejects_the_app_rejects() {
    let validator = validator();
    let wrong = [
        with("/name", json!(5)),
        with("/nmae", json!("Mine")),
        with("/zone", json!("MEZ")),
        with("/items", json!({"from": "item"})),
        with("/items", json!("items[*]")),
        with("/fields/titel", json!("$.t")),
        with("/fields/title", json!({"select": "$.t", "convert": "htmltext"})),
        with("/fields/title", json!({"select": "$.t", "convert": {"split": ""}})),
        with("/fields/title", json!({"select": "$.t", "convert": {}})),
        with("/fields/title", json!({"select": "$.t", "convert": {"keys-like": "body"}})),
        with("/fields/title", json!({"select": "$.t", "convert": {"reference": {"in": "$.a"}}})),
        with("/fields/image", json!({"url": "$.i", "colour": "$.c"})),
        with("/fields/image", json!({"url": "$.i", "renditions": {"adress": "$.c"}})),
        with("/paging", json!("pages")),
        with("/paging", json!("cursor")),
        with("/paging", json!({"style": "next-url"})),
        with("/paging", json!({"style": "page", "first": 2})),
        with("/paging", json!({"style": "page", "most": 0})),
        with("/parameters", json!({"key": {"required": "yes"}})),
        with("/headers", json!({"X-Key": 5})),
        with("/views/newest", json!({"url": "/"})),
        with("/views/search", json!({})),
        with("/views/search", json!({"url": "/", "method": "POST"})),
        with("/views/search", json!({"url": "/", "body": {}})),
        with("/views/search", json!({"url": "/", "method": "PUT"})),
        with("/views/search", json!({"url": "/", "lookup": {"name": "id", "url": "/"}})),
        with("/views/latest", json!(null)),
        with("/errors", json!({"whenn": "$.e"})),
    ];
    for document in &wrong {
        assert!(!validator.is_valid(document), "the schema takes {document}");
        assert!(parse(document).is_err(), "the app takes {document}");
    }
    let right = [
        with("/about", json!(["of", "any form"])),
        with("/fields/summary", json!(null)),
        with("/views/search", json!(null)),
        with("/views/latest/fields", json!({"title": "$.h", "summary": null, "about": 5})),
        with("/paging", json!({"style": "cursor", "name": "after", "next": "$.next"})),
    ];
    for document in &right {
        let wrong: Vec<String> = validator.iter_errors(document).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{document}: {wrong:#?}");
        assert!(parse(document).is_ok(), "{document}");
    }
}

#[test]
fn the_schema_and_the_app_know_the_same_dialects_and_conversions() {
    let schema = schema();
    let dialects: Vec<&str> =
        schema["$defs"]["dialect"]["enum"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(dialects, DIALECTS.map(|(name, _)| name));
    let kinds = &schema["$defs"]["conversion"]["anyOf"];
    let plain = kinds[0]["oneOf"].as_array().unwrap().iter().map(|one| one["const"].as_str().unwrap());
    let with_argument =
        kinds[2]["properties"].as_object().unwrap().keys().filter(|key| *key != "about" && *key != "$schema");
    let mut known: Vec<&str> = plain.chain(with_argument.map(String::as_str)).collect();
    let problems = parse(&with("/fields/title", json!({"select": "$", "convert": "no-such"}))).unwrap_err();
    let told = problems[0].message.strip_prefix("unknown conversion; known: ").unwrap();
    let mut told: Vec<&str> = told.strip_suffix(", and the dialects of bodies").unwrap().split(", ").collect();
    known.sort_unstable();
    told.sort_unstable();
    assert_eq!(known, told);
}
