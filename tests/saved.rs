//! Saved stories: those of every version open whole, a story comes back as it was saved, and whatever became of the store,
//! nothing comes in that a backend could not bring.
//!
//! `fixtures/saved/v2-*.json` were written by the last release that wrote version 2, `v3-*.json` are the same stories as
//! version 3. None of them is ever written again: a change that makes a test here fail loses stories of readers.

#[path = "saved/arbitrary.rs"]
mod arbitrary;
#[path = "saved/hostile.rs"]
mod hostile;

use proptest::prelude::*;
use std::path::Path;
use time_plus_news::model::{Block, Inline, SafeUrl};
use time_plus_news::saved::{ReadError, SavedStory, read, write};

/// The stories of which there is a fixture in each version.
const STORIES: [&str; 6] = ["every-block", "html", "arabic", "embeds", "markdown", "headline-only"];

fn fixture(version: u32, name: &str) -> String {
    let path = format!("{}/tests/fixtures/saved/v{version}-{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(Path::new(&path)).unwrap()
}

fn story(version: u32, name: &str) -> SavedStory {
    read(&fixture(version, name)).unwrap_or_else(|error| panic!("v{version}-{name}: {error}"))
}

#[test]
fn a_story_that_was_saved_as_version_2_opens_whole() {
    for name in STORIES {
        assert_eq!(story(2, name), story(3, name), "{name}");
    }
}

#[test]
fn version_3_is_written_as_it_always_was() {
    for name in STORIES {
        assert_eq!(write(&story(3, name)), fixture(3, name), "{name}");
    }
}

#[test]
fn the_fixtures_have_every_kind_of_block_and_of_running_text() {
    let text = fixture(3, "every-block");
    let kinds = "paragraph heading list definitions quote preformatted table figure gallery video embed rule \
                 text strong emphasis mark deleted superscript subscript code quotation link break";
    for kind in kinds.split(' ') {
        assert!(text.contains(&format!("\"kind\":\"{kind}\"")), "{kind}");
    }
    for profile in ["player", "page", "post", "stranger"] {
        assert!(text.contains(&format!("\"profile\":\"{profile}\"")), "{profile}");
    }
}

/// The kinds that were added to version 3 after its first release, which keeps their text.
#[test]
fn the_kinds_that_were_added_are_written_as_they_always_were() {
    let text = fixture(3, "newsroom");
    assert_eq!(write(&story(3, "newsroom")), text);
    let kinds = "aside details entry captioned marked inserted underlined small abbreviation reference image math";
    for kind in kinds.split(' ') {
        assert!(text.contains(&format!("\"kind\":\"{kind}\"")), "{kind}");
    }
    for field in ["\"numbering\":", "\"pull\":true", "\"foot\":true", "\"align\":", "\"columns\":2"] {
        assert!(text.contains(field), "{field}");
    }
}

#[test]
fn the_embeds_of_an_old_story_keep_their_frames() {
    let frames = |version| {
        let blocks = story(version, "every-block").body;
        blocks.iter().filter(|block| matches!(block, Block::Embed(embed) if embed.frame.is_some())).count()
    };
    assert_eq!((frames(2), frames(3)), (8, 8));
}

#[test]
fn unknown_fields_and_blocks_of_a_later_release_lose_nothing_else() {
    let text = fixture(3, "headline-only");
    let later = text
        .replacen(
            "\"article\":{",
            "\"note\":[{}],\"article\":{\"listened\":1.5,\"body\":[{\"kind\":\"box\",\"text\":\"A\"}],",
            1,
        )
        .replacen("\"id\":", "\"colour\":{\"dark\":\"#000\"},\"id\":", 1);
    let mut expected = story(3, "headline-only");
    expected.body = vec![Block::Paragraph(vec![Inline::Text("A".into())])];
    assert_eq!(read(&later), Ok(expected));
}

#[test]
fn a_text_that_is_no_story_says_why() {
    let damaged = |text: &str| match read(text) {
        Err(ReadError::Damaged { reason }) => reason,
        other => panic!("{text}: {other:?}"),
    };
    for text in ["", "{", "[2,", "<html>", "{\"version\":3} x"] {
        assert!(matches!(read(text), Err(ReadError::NotJson { .. })), "{text}");
    }
    assert_eq!(read("{\"version\":4,\"story\":[]}"), Err(ReadError::UnknownVersion { version: 4 }));
    assert_eq!(read("[1,2]"), Err(ReadError::UnknownVersion { version: 1 }));
    assert!(damaged("null").contains("null"));
    assert!(damaged("{}").contains("version"));
    assert!(damaged("[]").contains("version"));
    assert!(damaged("[2,0,\"a\",\"\"]").contains("title"));
    assert!(
        damaged(&fixture(3, "html").replacen("\"title\":\"The Lantern sails again\"", "\"title\":\"\"", 1))
            .contains("line 1")
    );
    assert!(damaged(&fixture(3, "html").replacen("saved_at", "at", 1)).contains("saved_at"));
    assert!(damaged(&["{\"version\":3,\"x\":", &"[".repeat(300), &"]".repeat(300), "}"].concat()).contains("levels"));
}

#[test]
fn the_deepest_body_that_there_is_comes_back() {
    let mut content = vec![Inline::Text("A".into())];
    for _ in 0..32 {
        content = vec![Inline::Link { target: SafeUrl::parse("https://a.example/", None).unwrap(), content }];
    }
    let mut body = vec![Block::Paragraph(content)];
    for _ in 0..24 {
        body = vec![Block::Definitions(vec![(Vec::new(), body)])];
    }
    let deep = SavedStory { body, ..story(3, "headline-only") };
    assert_eq!(read(&write(&deep)), Ok(deep));
}

proptest! {
    #[test]
    fn a_story_comes_back_as_it_was_saved(story in arbitrary::story()) {
        prop_assert_eq!(read(&write(&story)), Ok(story));
    }

    #[test]
    fn a_story_that_was_cut_is_an_error(at in any::<prop::sample::Index>(), name in prop::sample::select(&STORIES[..])) {
        for version in [2, 3] {
            let text = fixture(version, name);
            if let Some(cut) = text.get(..at.index(text.len())) {
                prop_assert!(read(cut).is_err());
            }
        }
    }

    #[test]
    fn a_story_that_was_changed_anywhere_breaks_nothing(
        at in any::<prop::sample::Index>(),
        taken in 0..9_usize,
        with in "[\\[\\]{}\",:0-9a-z]{0,4}",
        name in prop::sample::select(&STORIES[..]),
    ) {
        for version in [2, 3] {
            let text = fixture(version, name);
            let at = at.index(text.len());
            if let (Some(before), Some(after)) = (text.get(..at), text.get(at + taken..)) {
                let _ = read(&[before, &with, after].concat());
            }
        }
    }
}
