//! Stores in which somebody else wrote.

use super::{fixture, story};
use proptest::prelude::*;
use time_plus_news::model::embed::Frame;
use time_plus_news::model::{Block, Embed, Inline};
use time_plus_news::saved::{SavedStory, read, write};

/// A story of version 2 with a drawn body.
fn drawn(body: &str) -> String {
    let body = serde_json::Value::from(body).to_string();
    ["[2,0,\"a\",\"A\",null,null,false,null,null,null,null,[],[],null,null,null,false,\"\",", &body, "]"].concat()
}

fn measured(text: &str) -> String {
    [&text.len().to_string(), ":", text].concat()
}

/// The blocks of a drawn body.
fn blocks(body: &str) -> Vec<Block> {
    read(&drawn(body)).unwrap().body
}

/// An embed of version 2 with a frame on terms.
fn framed(key: &str, terms: &str, address: &str) -> String {
    let link = ["e2:a0:11:embed__linku0:", &measured("https://a.example/"), "c0:"].concat();
    let frame = ["f", &measured(terms), &measured(address), "a0:", &measured("embed__frame embed__frame--wide"), "c0:"]
        .concat();
    ["1:x", &measured(key), &measured(&["1:", &link].concat()), &measured(&["1:", &frame].concat())].concat()
}

/// An embed of version 3 with a frame of a profile.
fn serialised(key: &str, profile: &str, address: &str) -> String {
    let embed = serde_json::json!({
        "kind": "embed",
        "embed": {
            "key": key, "provider": "A", "url": "https://a.example/",
            "frame": {"url": address, "profile": profile, "shape": "wide", "named": profile == "player"},
        },
    });
    fixture(3, "headline-only").replacen("\"truncated\"", &format!("\"body\":[{embed}],\"truncated\""), 1)
}

fn frame(story: SavedStory) -> Option<Frame> {
    match &story.body[..] {
        [Block::Embed(Embed { frame, .. })] => frame.clone(),
        other => panic!("{other:?}"),
    }
}

/// The frame that an embed of each version is given.
fn frames(key: &str, profile: &str, address: &str) -> [Option<Frame>; 2] {
    let terms = if profile == "player" { "player named" } else { profile };
    [drawn(&framed(key, terms, address)), serialised(key, profile, address)].map(|text| frame(read(&text).unwrap()))
}

#[test]
fn a_frame_is_granted_what_its_provider_is_and_nothing_more() {
    let film = "https://www.youtube-nocookie.com/embed/dQ";
    let post = "https://b.example/@ana/112233445566778899/embed";
    for (key, profile, address) in [
        ("youtube", "player", film),
        ("x", "page", "https://platform.twitter.com/embed/Tweet.html?id=20"),
        ("b.example", "post", post),
        ("b.example", "stranger", "https://b.example/map"),
    ] {
        assert!(frames(key, profile, address).iter().all(Option::is_some), "{key}");
    }
    for (key, profile, address) in [
        ("youtube", "page", film),
        ("youtube", "player", "https://evil.example/embed/dQ"),
        ("youtube", "player", "http://www.youtube-nocookie.com/embed/dQ"),
        ("youtube", "player", "https://www.youtube-nocookie.com.evil.example/embed/dQ"),
        ("", "page", film),
        ("x", "player", film),
        ("b.example", "page", "https://b.example/map"),
        ("b.example", "player", "https://b.example/map"),
        ("b.example", "post", "https://b.example/map"),
        ("b.example", "post", "https://c.example/@ana/112233445566778899/embed"),
        ("b.example", "stranger", "https://c.example/map"),
        ("localhost", "stranger", "https://localhost/map"),
        ("192.168.0.1", "stranger", "https://192.168.0.1/map"),
        ("b.example", "owner", "javascript:alert(1)"),
    ] {
        assert_eq!(frames(key, profile, address), [None, None], "{key} {profile} {address}");
    }
}

#[test]
fn a_link_that_leads_nowhere_harmless_loses_its_address_and_keeps_its_words() {
    for address in ["javascript:alert(1)", "data:text/html,x", "blob:x", "//b.example/"] {
        let body = ["1:e0:c1:e2:u0:", &measured(address), "c1:t1:A"].concat();
        assert_eq!(blocks(&body), [Block::Paragraph(vec![Inline::Text("A".into())])], "{address}");
    }
}

#[test]
fn pictures_and_films_of_bad_addresses_are_left_out_of_a_drawn_body() {
    let picture = |address: &str| ["1:e13:a0:6:figurec1:e1:c1:e15:a5:1:xu1:", &measured(address), "c0:"].concat();
    assert_eq!(blocks(&picture("https://a.example/a.jpg")).len(), 1);
    assert_eq!(blocks(&picture("javascript:alert(1)")), []);
    let film = ["1:e13:a0:4:filmc1:e34:c1:e36:u1:", &measured("data:text/html,x"), "c0:"].concat();
    assert_eq!(blocks(&film), []);
}

#[test]
fn bad_addresses_of_a_headline_lose_their_part() {
    for version in [2, 3] {
        // As long as before, since a drawn body measures its texts.
        let text = fixture(version, "every-block")
            .replace("https://harbour.example/the-lock", "javascript:alert(1)/////////////")
            .replace("https://media.harbour.example", "blob:xxxxxxxxxxxxxxxxxxxxxxxx");
        let headline = read(&text).unwrap().headline;
        assert_eq!((headline.source, headline.image, headline.video), (None, None, None), "{version}");
        assert_eq!(headline.title, story(version, "every-block").headline.title);
    }
}

#[test]
fn a_drawn_body_that_is_too_deep_or_counts_too_much_is_an_error() {
    for body in [
        ["1:", &"e0:c1:".repeat(100_000), "t1:A"].concat(),
        "99999999999999:".to_owned(),
        "999999999:t1:A".to_owned(),
        "1:t99:A".to_owned(),
        "1:e999:c0:".to_owned(),
        "1:e0:a99:1:xc0:".to_owned(),
        "1:t1:Amore".to_owned(),
        "1:t+1:A".to_owned(),
        "é".to_owned(),
    ] {
        assert!(read(&drawn(&body)).is_err(), "{}", &body[..body.len().min(40)]);
    }
}

proptest! {
    #[test]
    fn no_drawn_body_breaks_the_reader(body in "([0-9]{1,2}:|[teaudcxf]|[a-zé<\"]){0,40}") {
        let _ = read(&drawn(&body));
    }

    #[test]
    fn no_drawn_body_brings_in_an_address_of_another_kind(
        tag in 0..40_usize, inner in 0..40_usize, address in 0..4_usize,
        class in prop::sample::select(vec!["figure", "film", "embed", "table", "gallery", "quoted"]),
    ) {
        let bad = measured("javascript:alert(1)");
        let element = |tag: usize, content: &str| {
            format!("e{tag}:a0:{}u{address}:{bad}c1:{content}", measured(class))
        };
        let body = ["1:", &element(tag, &element(inner, &element(tag, "t1:A")))].concat();
        if let Ok(story) = read(&drawn(&body)) {
            prop_assert!(!write(&story).contains("javascript:"));
        }
    }
}
