//! `DOMParser`, which makes documents that have no window: nothing in them runs, loads or is shown. Here alone is HTML
//! given to it, under the one policy that the page's Trusted Types allow (`news-inert-parser`).

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, DomParser, TreeWalker};

/// The name under which the page's policy allows the parser its input.
const POLICY: &str = "news-inert-parser";

#[wasm_bindgen]
extern "C" {
    /// `DOMParser`, whose input is a `TrustedHTML` where the page requires one, else a string.
    #[wasm_bindgen(js_name = DOMParser)]
    type InertParser;
    #[wasm_bindgen(method, catch, js_name = parseFromString)]
    fn parse_from_string(this: &InertParser, text: &JsValue, kind: &str) -> Result<Document, JsValue>;
}

/// A walker at the root of the document that the HTML makes, which shows the kinds of nodes in `shown` (the constants
/// of `NodeFilter`).
///
/// The parsed document is never asked for anything itself, because its named elements stand before its own properties
/// (`<img name="body">`); nor may a form be, for the same reason. The walker belongs to the page.
pub(super) fn parse(html: &str, shown: u32) -> Result<TreeWalker, JsValue> {
    let parser: InertParser = DomParser::new()?.unchecked_into();
    let parsed = parser.parse_from_string(&trusted(html), "text/html")?;
    let page = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    page.create_tree_walker_with_what_to_show(&parsed, shown)
}

/// The text as the page's policy wants it: a `TrustedHTML` where there are Trusted Types, else a string. The policy
/// lets everything through, which is sound because its only use is the function above it, an inert document that never
/// becomes a part of the page.
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

/// The policy and its `createHTML`; an error where there are no Trusted Types, or where they do not allow it.
fn policy() -> Result<(JsValue, Function), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let types = Reflect::get(&window, &"trustedTypes".into())?;
    let create: Function = Reflect::get(&types, &"createPolicy".into())?.dyn_into()?;
    let rules = Object::new();
    // `String` called as a function gives a string back as it is.
    Reflect::set(&rules, &"createHTML".into(), &Reflect::get(&window, &"String".into())?)?;
    let policy = Reflect::apply(&create, &types, &Array::of2(&POLICY.into(), &rules))?;
    let create_html = Reflect::get(&policy, &"createHTML".into())?.dyn_into()?;
    Ok((policy, create_html))
}
