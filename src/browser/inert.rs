//! `DOMParser`, whose documents have no window: nothing in them runs, loads or is displayed. This is the only place that
//! passes HTML to it, under the only Trusted Types policy that the page allows for it (`news-inert-parser`).

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, DomParser, TreeWalker};

/// The name of the Trusted Types policy.
const POLICY: &str = "news-inert-parser";

#[wasm_bindgen]
extern "C" {
    /// `DOMParser`, whose input is a `TrustedHTML` if the page requires Trusted Types, else a string.
    #[wasm_bindgen(js_name = DOMParser)]
    type InertParser;
    #[wasm_bindgen(method, catch, js_name = parseFromString)]
    fn parse_from_string(this: &InertParser, text: &JsValue, kind: &str) -> Result<Document, JsValue>;
}

/// Parses HTML and returns a tree walker at the document's root that visits the kinds of nodes in `shown` (constants of
/// `NodeFilter`).
///
/// No property of the parsed document is read, because its named elements shadow them (`<img name="body">`, "DOM
/// clobbering"); forms have the same problem. The walker is created by the page's own document.
pub(super) fn parse(html: &str, shown: u32) -> Result<TreeWalker, JsValue> {
    let parser: InertParser = DomParser::new()?.unchecked_into();
    let parsed = parser.parse_from_string(&trusted(html), "text/html")?;
    let page = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    page.create_tree_walker_with_what_to_show(&parsed, shown)
}

/// Converts text to a `TrustedHTML` if the browser has Trusted Types, else to a string. The policy accepts everything,
/// which is safe because its only use is [`parse`], whose inert document never becomes part of the page.
fn trusted(text: &str) -> JsValue {
    thread_local! {
        static MAKER: Option<(JsValue, Function)> = policy().ok();
    }
    let text = JsValue::from_str(text);
    MAKER.with(|maker| match maker {
        Some((policy, create)) => create.call1(policy, &text).unwrap_or(text),
        None => text,
    })
}

/// The policy and its `createHTML`; fails if the browser has no Trusted Types or the page doesn't allow the policy.
fn policy() -> Result<(JsValue, Function), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let types = Reflect::get(&window, &"trustedTypes".into())?;
    let create: Function = Reflect::get(&types, &"createPolicy".into())?.dyn_into()?;
    let rules = Object::new();
    // `String` called as a function returns a string unchanged.
    Reflect::set(&rules, &"createHTML".into(), &Reflect::get(&window, &"String".into())?)?;
    let policy = Reflect::apply(&create, &types, &Array::of2(&POLICY.into(), &rules))?;
    let create_html = Reflect::get(&policy, &"createHTML".into())?.dyn_into()?;
    Ok((policy, create_html))
}
