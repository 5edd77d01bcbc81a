//! No answer can break a promise: the fixtures of each description with random parts of them deleted, replaced and
//! moved, through every view.

use crate::shown::{check_article, check_listing, check_text, has_reference, has_tag};
use crate::support::*;
use futures::executor::block_on;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{TestCaseError, TestRunner};
use serde_json::{Value, json};
use time_plus_news::backend::{Client, ListView};
use time_plus_news::model::{ArticleId, Cursor, Headline, Listing};
use time_plus_news::text::decode_entities;

/// What can happen to a node of a document.
#[derive(Clone, Debug)]
enum Mutation {
    Delete,
    Replace(Value),
    /// Put into so many lists, one in another.
    Bury(usize),
    /// Made the member of an object, as when a backend begins to give records for texts.
    Name(&'static str),
    /// Replaced by another node of the document.
    Move(Index),
    /// Said twice, in a list.
    Repeat,
}

fn any_mutation() -> impl Strategy<Value = Mutation> {
    let texts = vec![
        "",
        " \u{a0}\n",
        "null",
        "[Removed]",
        "ONLY AVAILABLE IN PAID PLANS",
        "cut short… [+123 chars]",
        "<b>bold</b> &amp; <script>alert(1)</script>bolder&nbsp;&#8217;",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "data:text/html,<b>x</b>",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "//elsewhere.example/x.jpg",
        "/x.jpg",
        "https://user:secret@elsewhere.example/",
        "http://[::1",
        "\u{202e}desrever\u{0}",
        "1970-01-01T00:00:00Z",
        "0000-00-00 00:00:00",
        "12",
        "-1",
        "1e999",
        "99999999999999999999",
        "en_GB",
    ];
    let values = prop_oneof![
        select(texts).prop_map(Value::from),
        select(vec![json!(null), json!(false), json!(true), json!(0), json!(-7), json!(1e300), json!([]), json!({})]),
        Just(Value::from("long ".repeat(4000))),
        Just(json!([null, [], {}, "x", 1])),
    ];
    prop_oneof![
        2 => Just(Mutation::Delete),
        4 => values.prop_map(Mutation::Replace),
        1 => select(vec![1_usize, 2, 100]).prop_map(Mutation::Bury),
        1 => select(vec!["name", "value", "rendered", "url", "0"]).prop_map(Mutation::Name),
        2 => any::<Index>().prop_map(Mutation::Move),
        1 => Just(Mutation::Repeat),
    ]
}

/// The pointers (RFC 6901) to all nodes below the root.
fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(map) => {
            map.iter().map(|(key, child)| (key.replace('~', "~0").replace('/', "~1"), child)).collect()
        }
        Value::Array(list) => list.iter().enumerate().map(|(index, child)| (index.to_string(), child)).collect(),
        _ => Vec::new(),
    };
    for (key, child) in children {
        let pointer = [at, "/", &key].concat();
        pointers(child, &pointer, out);
        out.push(pointer);
    }
}

fn mutate(document: &mut Value, place: &Index, mutation: &Mutation) {
    let mut places = Vec::new();
    pointers(document, "", &mut places);
    if places.is_empty() {
        return;
    }
    let pointer = place.get(&places);
    if let Mutation::Delete = mutation {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match document.pointer_mut(parent).unwrap() {
            Value::Object(map) => drop(map.remove(&key.replace("~1", "/").replace("~0", "~"))),
            Value::Array(list) => drop(list.remove(key.parse::<usize>().unwrap())),
            _ => unreachable!("the parent of a node has members"),
        }
        return;
    }
    let old = document.pointer(pointer).unwrap().clone();
    let new = match mutation {
        Mutation::Delete => unreachable!("done above"),
        Mutation::Replace(value) => value.clone(),
        Mutation::Bury(depth) => (0..*depth).fold(old, |inner, _| json!([inner])),
        Mutation::Name(name) => json!({ *name: old }),
        Mutation::Move(from) => document.pointer(from.get::<String>(&places)).unwrap().clone(),
        Mutation::Repeat => json!([old.clone(), old]),
    };
    *document.pointer_mut(pointer).unwrap() = new;
}

/// The texts of a document that are no markup, in which a `<` is a `<`: plain bodies, which may lend a story its title.
fn plain_bodies(value: &Value, is_body: bool, out: &mut Vec<String>) {
    // In XML, text beside elements is text.
    let is_element = |(key, _): (&String, &Value)| !key.starts_with(['#', '@']);
    let is_mixed = || value.as_object().is_some_and(|map| map.contains_key("#text") && map.iter().any(is_element));
    let is_code = value["type"] == "code" || value["type"] == "endorsement";
    let is_body = is_body || is_code || value["#html"].is_string() || is_mixed();
    match value {
        Value::String(text) if is_body => out.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|item| plain_bodies(item, is_body, out)),
        Value::Object(map) => map.iter().for_each(|(key, item)| {
            // Texts, and in trees of an editor's the texts of nodes.
            let names = "content_text body_text plaintext bodyText bodies articleBody content summary text value code \
                         children blocks document nodes primary items";
            // So is what stands in an element within a description.
            let is_object = |item: &Value| item.is_object();
            let has_elements = key == "description"
                && (item.is_object() || item.as_array().is_some_and(|list| list.iter().any(is_object)));
            plain_bodies(item, is_body || has_elements || names.split_whitespace().any(|name| name == key), out);
        }),
        _ => {}
    }
}

/// A text that repeats a plain text, without what only a plain text may hold.
fn checkable(text: &str, plain: &[String]) -> String {
    let begins = text.trim_end_matches('…').trim_end();
    // It may be made of parts of a line, each a text of its own.
    let is_part = |part: &String| {
        // What was encoded twice is decoded twice.
        let begin = |text: &str| text.trim().chars().take(20).collect::<String>();
        let is_there = |text: &str| begins.contains(&begin(text));
        (has_tag(part) || has_reference(part)) && (is_there(part) || is_there(&decode_entities(part)))
    };
    let repeats = || plain.iter().any(|part| part.contains(begins) || is_part(part));
    if (has_tag(begins) || has_reference(begins)) && repeats() {
        return text.replace(['<', '&'], "+");
    }
    text.to_owned()
}

/// A headline whose title, which may be made of a plain body, can be checked; of an answer in XML the summary too, since
/// text between tags is no markup.
fn with_checkable_texts(headline: &mut Headline, plain: &[String], is_xml: bool) {
    headline.title = checkable(&headline.title, plain);
    if is_xml {
        headline.summary = headline.summary.take().map(|summary| checkable(&summary, plain));
    }
}

/// How many answers of each description are mutated: ten thousand in all.
const MUTATIONS: u32 = 10_000 / DESCRIPTIONS.len() as u32 + 1;

const PARAMETERS: [(&str, &[(&str, &str)]); 11] = [
    (
        "json-feed",
        &[("article", "{id}"), ("category", "{slug}"), ("tag", "{slug}"), ("author", "{slug}"), ("categories", "c")],
    ),
    (
        "ninjs",
        &[("article", "{id}"), ("category", "{slug}"), ("tag", "{slug}"), ("author", "{slug}"), ("categories", "c")],
    ),
    ("ghost", &[("key", "k")]),
    ("wordpress-com", &[("site", "s")]),
    ("arc-xp", &[("website", "w")]),
    ("rss", &[("article", "{id}"), ("category", "{slug}"), ("tag", "{slug}"), ("author", "{slug}")]),
    ("atom", &[("article", "{id}"), ("category", "{slug}"), ("tag", "{slug}"), ("author", "{slug}")]),
    ("rdf", &[("category", "{slug}"), ("tag", "{slug}"), ("author", "{slug}")]),
    ("news-sitemap", &[("category", "{slug}")]),
    ("activitypub", &[("outbox", "o")]),
    ("json-ld", &[("article", "{id}"), ("category", "{slug}"), ("tag", "{slug}"), ("author", "{slug}")]),
];

fn client(name: &str, document: &Value) -> Client {
    let parameters = PARAMETERS.iter().find(|(known, _)| *known == name).map_or(&[][..], |(_, parameters)| parameters);
    let parameters = if name == "guardian" { &[("key", "k")][..] } else { parameters };
    let parameters = if parameters.is_empty() { required(name) } else { parameters };
    let answer = Answer::new(200, written(name, document)).header("X-WP-Total", "nine").header("Link", "<x");
    let mut answers = answers_before(name);
    answers.push(answer);
    client_of(name, parameters, "https://backend.example/a/b?c", answers)
}

fn check(name: &str, document: &Value) -> Result<(), String> {
    let client = client(name, document);
    let mut plain = Vec::new();
    plain_bodies(document, false, &mut plain);
    let is_xml = description(name)["format"] == "xml";
    let check_page = |mut listing: Listing| {
        listing.headlines.iter_mut().for_each(|headline| with_checkable_texts(headline, &plain, is_xml));
        check_listing(&listing)
    };
    for view in [ListView::Latest, category("x"), tag("x"), author("x"), search("x"), ListView::Videos] {
        if let Ok(listing) = block_on(client.listing(&view, &Cursor::Start)) {
            check_page(listing)?;
        }
    }
    if let Ok(mut article) = block_on(client.article(&ArticleId::new("x").unwrap())) {
        with_checkable_texts(&mut article.headline, &plain, is_xml);
        check_article(&article)?;
    }
    for category in block_on(client.categories()).unwrap_or_default() {
        check_text(&category.title)?;
    }
    Ok(())
}

#[test]
fn no_answer_makes_a_headline_without_a_title_with_markup_or_with_a_harmful_address() {
    for name in DESCRIPTIONS {
        let mut fixtures = fixtures(name);
        for document in &fixtures {
            check(name, document).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
        }
        if description(name)["format"] == "xml" {
            // There, a yes or no is a text like any other, and would be moved to where a name belongs.
            let named = |text: String| text.replace("\"false\"", "\"clean\"").replace("\"true\"", "\"explicit\"");
            fixtures.iter_mut().for_each(|document| *document = named(document.to_string()).parse().unwrap());
        }
        let mutations = prop::collection::vec((any::<Index>(), any_mutation()), 1..12);
        let mut runner =
            TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(MUTATIONS) });
        let result = runner.run(&(any::<Index>(), mutations), |(which, mutations)| {
            let mut document = which.get(&fixtures).clone();
            for (place, mutation) in &mutations {
                mutate(&mut document, place, mutation);
            }
            check(name, &document).map_err(TestCaseError::fail)
        });
        result.unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}
