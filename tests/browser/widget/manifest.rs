//! `custom-elements.json` and the guide document exactly the attributes, properties, parts and events of the element.

use super::frames::{FRAMED, wait_for_frame};
use super::{FEED, Host, newspaper, wait_for_headlines, with_host_page};
use crate::engine::Engine;
use crate::site::file;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const GUIDE: &str = include_str!("../../../docs/embedding.md");
const SCRIPT: &str = include_str!("../../../public/widget.js");

/// The declaration of the element.
fn described() -> Value {
    let manifest: Value = serde_json::from_slice(&file("custom-elements.json")).unwrap();
    manifest["modules"][0]["declarations"][0].clone()
}

/// A member of each row of a list.
fn each<'a>(list: &'a Value, member: &str) -> BTreeSet<&'a str> {
    list.as_array().unwrap().iter().map(|row| row[member].as_str().unwrap()).collect()
}

fn texts(value: &Value) -> BTreeSet<&str> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

#[test]
fn the_manifest_has_every_attribute_as_the_property_that_it_is() {
    let manifest = described();
    let news = newspaper(|_| None);
    with_host_page(Engine::Chromium, &news, Host::of(FEED), |page| {
        wait_for_headlines(page, 0, 5);
        let observed = page.value("customElements.get('news-headlines').observedAttributes");
        assert_eq!(each(&manifest["attributes"], "name"), texts(&observed));
        let fields: Vec<&Value> =
            manifest["members"].as_array().unwrap().iter().filter(|it| it["kind"] == "field").collect();
        assert_eq!(fields.len(), observed.as_array().unwrap().len());
        for field in fields {
            let (name, attribute) = (field["name"].as_str().unwrap(), field["attribute"].as_str().unwrap());
            let known = manifest["attributes"].as_array().unwrap().iter().find(|it| it["name"] == attribute).unwrap();
            assert_eq!(
                (&known["fieldName"], &known["type"], &known["default"], &field["reflects"]),
                (&field["name"], &field["type"], &field["default"], &json!(true)),
                "{attribute}"
            );
            let default = field["default"].as_str().unwrap_or("''");
            let kind = field["type"]["text"].as_str().unwrap();
            let value = if kind == "number" { "70" } else { "'x'" };
            let held = page.value(&format!(
                "(() => {{ const it = document.createElement('news-headlines'), usual = it.{name}; it.{name} = {value}; \
                 return [usual === {default}, it.getAttribute('{attribute}') === String({value})] }})()"
            ));
            assert_eq!(held, json!([true, true]), "{name}");
        }
        // Frameworks set a property where there is one of the attribute's name (React, Vue, Preact).
        let as_frameworks_do = page.value(
            "(() => { const it = document.createElement('news-headlines'); it.refresh = '90'; \
             return ['refresh' in it, it.refreshInterval, typeof it.refresh] })()",
        );
        assert_eq!(as_frameworks_do, json!([true, 90, "function"]));
    });
}

#[test]
fn the_manifest_and_the_guide_have_every_part_and_every_event() {
    let manifest = described();
    let news = newspaper(|_| None);
    let full = FEED.replace("feed=", "date='' summary='' source='' heading=World feed=");
    let parts = "[...document.querySelectorAll('news-headlines')].flatMap(({ shadowRoot }) => \
                 [...shadowRoot.querySelectorAll('*')].map((it) => it.part.value))";
    let mut seen = Value::Null;
    with_host_page(Engine::Chromium, &news, Host::of([FRAMED, &full].concat()), |page| {
        wait_for_frame(page);
        wait_for_headlines(page, 1, 5);
        seen = page.value(parts);
    });
    assert_eq!(each(&manifest["cssParts"], "name"), texts(&seen));
    let list = GUIDE.split("Parts: ").nth(1).unwrap().split('.').next().unwrap();
    assert_eq!(list.split('`').skip(1).step_by(2).collect::<BTreeSet<_>>(), texts(&seen));
    let told = SCRIPT.split("tell(\"").skip(1).map(|rest| ["news-", rest.split('"').next().unwrap()].concat());
    let told: BTreeSet<String> = told.collect();
    assert_eq!(each(&manifest["events"], "name"), told.iter().map(String::as_str).collect());
    assert!(told.iter().all(|event| GUIDE.contains(&format!("| `{event}` |"))), "{told:?}");
}
