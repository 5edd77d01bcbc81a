//! Every payload in every field of a headline, through the whole engine and into the markup of every view that shows
//! one.

use crate::answers;
use crate::markup::assert_drawn;
use crate::payloads::Payloads;
use futures::executor::block_on;
use leptos::prelude::Owner;
use serde::Deserialize;
use serde_json::Value;
use std::cell::RefCell;
use std::rc::Rc;
use time_plus_news::backend::client::Settings;
use time_plus_news::backend::{Client, Description, Fetch, ListView, Readers, Request, Response};
use time_plus_news::components::article::{article, article_header_only};
use time_plus_news::components::heading::HeadingLevel;
use time_plus_news::components::headline_card::{CardShape, headline_card};
use time_plus_news::components::headline_list::headline_list;
use time_plus_news::json;
use time_plus_news::locale::{Locale, provide_locale};
use time_plus_news::model::{Article, Cursor, Headline, Timestamp};
use time_plus_news::node::Node;
use time_plus_news::words::Language;

/// How many headlines are asked for at once.
const IN_A_LIST: usize = 100;

/// A backend that answers to whatever it is asked with the document that was put there last.
pub struct Backend {
    pub client: Client,
    answer: Rc<RefCell<String>>,
}

impl Backend {
    pub fn new() -> Self {
        let description = json::Value::deserialize(answers::description()).unwrap();
        let description = Description::parse(&description).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
        let settings = Settings { base: "https://backend.example".into(), items_per_page: 100, ..Settings::default() };
        let answer: Rc<RefCell<String>> = Rc::default();
        let put = answer.clone();
        let fetch: Fetch = Rc::new(move |request: Request| {
            let body = put.borrow().clone();
            Box::pin(async move { Ok(Response { url: request.url, status: 200, headers: Vec::new(), body }) })
        });
        let client =
            Client::new(description, settings, fetch, Readers::direct()).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
        Self { client, answer }
    }

    pub fn put(&self, answer: &Value) -> &Client {
        self.answer.replace(answer.to_string());
        &self.client
    }
}

/// The markup of a view.
pub fn drawn(view: impl FnOnce() -> Node) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_locale(Locale::new(Language::English, "", None));
        view().to_html()
    });
    // Marks that only hydration needs.
    html.replace("<!>", "")
}

/// 2026-01-02T03:04:05Z.
pub fn now() -> Timestamp {
    Timestamp::from_millis(1_767_323_045_000).unwrap()
}

const SHAPES: [CardShape; 2] = [CardShape::Lead, CardShape::Compact];

fn assert_harmless(headline: &Headline, payload: &str) {
    let cards = SHAPES.map(|shape| drawn(|| headline_card(headline, shape, HeadingLevel::Two, now())));
    let list = drawn(|| headline_list(std::slice::from_ref(headline), now()));
    let header = drawn(|| article_header_only(headline, now()));
    let whole = Article { headline: headline.clone(), body: Vec::new(), truncated: true, kept_at: None };
    // A film stands in the place of a picture.
    let mut pictured = whole.clone();
    pictured.headline.video = None;
    let stories = [whole, pictured].map(|story| drawn(|| article(&story, now(), Node::Nothing, Node::Nothing)));
    for html in cards.iter().chain(&stories).chain([&list, &header]) {
        assert_drawn(html);
        // A payload stands in a dozen fields, in each at most once as text and once as its whole in `title`.
        let most = 8000 + 60 * payload.len();
        assert!(html.len() < most, "{} bytes of {payload:?}: {html}", html.len());
    }
}

#[test]
fn every_payload_in_every_field_of_a_headline_is_words_or_a_sound_address() {
    let payloads = Payloads::read();
    let backend = Backend::new();
    for part in payloads.all.chunks(IN_A_LIST) {
        let listing = block_on(backend.put(&answers::list(part)).listing(&ListView::Latest, &Cursor::Start)).unwrap();
        let missing = part.iter().enumerate().find(|(at, _)| {
            let number = at.to_string();
            !listing.headlines.iter().any(|headline| headline.id.as_str().split(' ').next() == Some(&number))
        });
        assert_eq!(missing, None, "a payload took its headline away");
        for (headline, payload) in listing.headlines.iter().zip(part) {
            assert_harmless(headline, payload);
        }
    }
    println!("{payloads}, each in {} fields of a headline natively: 0 leftovers", answers::FIELDS);
}
