//! Every payload in every field of a body of every dialect: each must become blocks in which nothing is possible but what
//! the model says, that draw nothing but what the app draws, and that are themselves when they are read again.

use crate::answers::{self, mark};
use crate::dialects::{self, ALL};
use crate::fields::{Backend, drawn, now};
use crate::markup::assert_drawn;
use crate::payloads::Payloads;
use crate::render::render;
use crate::shape::assert_sound;
use futures::executor::block_on;
use serde::Deserialize;
use serde_json::{Value, json};
use time_plus_news::body::html::{parse_fragment, to_blocks};
use time_plus_news::body::{self, BodyContext, DIALECTS, html};
use time_plus_news::components::article::article;
use time_plus_news::components::article_body::article_body;
use time_plus_news::json;
use time_plus_news::model::block::body_text;
use time_plus_news::model::{Article, ArticleId, Block, Headline};
use time_plus_news::node::Node;

const BASE: &str = "https://backend.example/stories/html.json";
const NOWHERE: BodyContext = BodyContext { base: Some(BASE), document: &json::Value::Null };

/// A literal as the app has it.
fn own(value: &Value) -> json::Value {
    json::Value::deserialize(value).unwrap()
}

/// How many payloads stand in one story.
const IN_A_STORY: usize = 50;
/// How much longer markup may be than what it was made of: an element that stands for one character has a name, and a
/// class, and a word for who does not see it.
const GROWTH: usize = 400;

/// The blocks of a body of HTML.
fn read(html: &str) -> Vec<Block> {
    to_blocks(&parse_fragment(html), &NOWHERE)
}

/// The markup of a story.
fn page(story: &Article) -> String {
    drawn(|| article(story, now(), article_body(&story.body, |_| None), Node::Nothing))
}

fn assert_harmless(name: &str, body: dialects::Body, payload: &str) {
    let (_, dialect) = DIALECTS.into_iter().find(|(known, _)| *known == name).unwrap();
    let (entries, assets) = dialects::included(&mark(0), payload);
    let document = own(&json!({ "includes": { "Entry": entries, "Asset": [assets] } }));
    let context = BodyContext { base: Some(BASE), document: &document };
    let values: Vec<json::Value> = body(&mark(0), payload).iter().map(own).collect();
    let blocks: Vec<Block> = values.iter().flat_map(|value| body::read(dialect, value, &context).blocks).collect();
    assert_sound(&blocks);
    assert!(body_text(&blocks).contains(mark(0).trim()), "{name} swallowed what stands before {payload:?}");
    let headline = Headline::new(ArticleId::new(name).unwrap(), name.to_owned());
    let html = page(&Article { headline, body: blocks, truncated: false, kept_at: None });
    assert_drawn(&html);
    let given = values.iter().map(|value| value.to_string().len()).sum::<usize>() + document.to_string().len();
    assert!(html.len() < given * GROWTH, "{} bytes of {given}: {payload:?} in {name}", html.len());
}

/// Every payload of a story is shown, whatever stands before it.
fn assert_shown(backend: &Backend, name: &str, body: dialects::Body, payloads: &[String]) {
    let answer = answers::story(name, body, payloads);
    let story = block_on(backend.put(&answer).article(&ArticleId::new(name).unwrap())).unwrap();
    let html = page(&story);
    for (at, payload) in payloads.iter().enumerate() {
        assert!(html.contains(mark(at).trim()), "{name} ends before payload {at}, {payload:?}");
    }
    assert_drawn(&html);
}

fn harmless_in(name: &str) {
    let (_, body) = ALL.into_iter().find(|(known, _)| *known == name).unwrap();
    let payloads = Payloads::read();
    payloads.all.iter().for_each(|payload| assert_harmless(name, body, payload));
    let backend = Backend::new();
    payloads.all.chunks(IN_A_STORY).for_each(|part| assert_shown(&backend, name, body, part));
    println!("{payloads}, each in every field of a body in {name} natively: 0 leftovers");
}

/// A test for each dialect, so that they run beside each other.
macro_rules! dialects {
    ($($test:ident $name:literal)*) => {
        $(#[test] fn $test() { harmless_in($name); })*

        #[test]
        fn every_dialect_has_its_test() {
            assert_eq!(ALL.map(|(name, _)| name), [$($name),*]);
            assert_eq!(ALL.map(|(name, _)| name), time_plus_news::body::DIALECTS.map(|(name, _)| name));
        }
    };
}

dialects! {
    every_payload_is_harmless_in_html "html"
    every_payload_is_harmless_in_plain_text "plain"
    every_payload_is_harmless_in_markdown "markdown"
    every_payload_is_harmless_in_portable_text "portable-text"
    every_payload_is_harmless_in_contentful "contentful"
    every_payload_is_harmless_in_strapi_blocks "strapi-blocks"
    every_payload_is_harmless_in_dast "dast"
    every_payload_is_harmless_in_lexical "lexical"
    every_payload_is_harmless_in_prismic "prismic"
    every_payload_is_harmless_in_ans "ans"
    every_payload_is_harmless_in_nitf "nitf"
    every_payload_is_harmless_in_editor_js "editor-js"
    every_payload_is_harmless_in_draft_js "draft-js"
}

#[test]
fn what_every_payload_becomes_becomes_itself() {
    let (_, forms) = ALL[0];
    for payload in &Payloads::read().all {
        for form in forms("", payload).iter().filter_map(Value::as_str) {
            let blocks = html::read(form, &NOWHERE).blocks;
            let rendered = render(&blocks);
            assert_eq!(render(&read(&rendered)), rendered, "from {form}");
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
