//! Every payload in every field of a body of every dialect: each must become blocks in which nothing is possible but what
//! the model says, that draw nothing but what the app draws, and that are themselves when they are read again.

use crate::answers::{self, mark};
use crate::dialects::ALL;
use crate::fields::{Backend, drawn, now};
use crate::markup::assert_drawn;
use crate::payloads::Payloads;
use crate::render::render;
use crate::shape::assert_sound;
use futures::executor::block_on;
use serde_json::Value;
use time_plus_news::body::html::to_blocks;
use time_plus_news::body::{BodyContext, html};
use time_plus_news::browser::html::parse_fragment;
use time_plus_news::components::article::article;
use time_plus_news::model::block::body_text;
use time_plus_news::model::{ArticleId, Block};

const NOWHERE: BodyContext = BodyContext {
    base: Some("https://backend.example/stories/html.json"),
    site_article: &|_| None,
    document: &Value::Null,
};

/// The blocks of a body of HTML.
fn read(html: &str) -> Vec<Block> {
    to_blocks(&parse_fragment(html), &NOWHERE)
}

/// How much longer markup may be than what it was made of: an element that stands for one character has a name, and a
/// class, and a word for who does not see it.
const GROWTH: usize = 400;

fn assert_harmless(backend: &Backend, dialect: &str, payload: &String) {
    let (_, body) = ALL.iter().find(|(name, _)| *name == dialect).unwrap();
    let answer = answers::story(dialect, *body, std::slice::from_ref(payload));
    let story = block_on(backend.put(&answer).article(&ArticleId::new(dialect).unwrap())).unwrap();
    assert_sound(&story.body);
    assert!(body_text(&story.body).contains(mark(0).trim()), "{dialect} swallowed what stands before {payload:?}");
    let html = drawn(|| article(&story, now()));
    assert_drawn(&html);
    let given = answer.to_string().len();
    assert!(html.len() < given * GROWTH, "{} bytes of {given}: {payload:?} in {dialect}", html.len());
}

fn harmless_in(dialect: &str) {
    let payloads = Payloads::read();
    let backend = Backend::new();
    payloads.all.iter().for_each(|payload| assert_harmless(&backend, dialect, payload));
    println!("{payloads}, each in every field of a body in {dialect} natively: 0 leftovers");
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
