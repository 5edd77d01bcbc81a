//! A string becomes a URL in a page only through the types made for it: `SafeUrl` and `MediaUrl`, which are created by a
//! URL parser and an allow-list of schemes, and `Route`, the app's own URLs. The compiler requires `node::IntoAddress`
//! wherever markup has a URL. These tests scan the source for ways around it.

#[path = "../node-macro/src/addresses.rs"]
mod addresses;

use addresses::ADDRESSES;
use std::path::Path;

/// The source files below a folder, without their tests.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    push_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut out);
    out
}

fn push_sources(path: &Path, out: &mut Vec<(String, String)>) {
    if path.is_dir() {
        std::fs::read_dir(path).unwrap().for_each(|entry| push_sources(&entry.unwrap().path(), out));
    } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
        let text = std::fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        out.push((path.display().to_string(), text.to_owned()));
    }
}

/// The source files of all views; `node` itself is exempt, because it sets attributes by name.
fn views() -> impl Iterator<Item = (String, String)> {
    let is_view = |path: &str, text: &str| {
        !path.replace('\\', "/").contains("/src/node") && (text.contains("view! {") || text.contains("Element::new("))
    };
    sources("src").into_iter().filter(move |(path, text)| is_view(path, text))
}

#[test]
fn no_view_sets_a_url_attribute_by_name() {
    let mut count = 0;
    for (path, text) in views() {
        count += text.matches("view! {").count();
        for name in ADDRESSES {
            // `view!` and `address` require the type.
            assert!(!text.contains(&["attribute(\"", name, "\""].concat()), "{path} gives {name} as a text");
        }
        for taken in ["href: String", "href: &str", "src: String", "src: &str", "poster: String", "srcset: String"] {
            assert!(!text.contains(taken), "{path} takes an address as a text: {taken}");
        }
        assert!(!text.contains(" IntoAddress for "), "{path} makes an address of something");
    }
    assert!(count > 100, "{count} views only: this is not the source");
}

#[test]
fn frames_are_created_only_by_the_table_of_providers() {
    let makers = |call: &str| {
        let mut makers: Vec<String> = sources("src")
            .into_iter()
            .filter(|(path, text)| text.contains(call) && !path.ends_with("model/embed.rs"))
            .map(|(path, _)| path.replace('\\', "/").rsplit("/src/").next().unwrap_or_default().to_owned())
            .collect();
        makers.sort();
        makers
    };
    assert_eq!(makers("Frame::new("), ["body/embed.rs"]);
    // Frames in saved stories are checked against the table before they are shown (`saved::remove_untrusted_frames`).
    assert_eq!(makers("Frame::restored("), ["saved/v2/blocks.rs"]);
}

#[test]
fn elements_that_load_a_document_are_created_only_from_a_frame() {
    for (path, text) in views() {
        // The snippets in `/widgets`, to be copied into host pages, are text.
        if path.ends_with("picked.rs") {
            continue;
        }
        for element in ["<object", "<embed ", "<base", "<link", "<script", "<meta", "<form method"] {
            assert!(!text.contains(element), "{path} draws {element}");
        }
        // What a frame may do is told by its own type, before the address from which it loads.
        let draws = text.contains("\"iframe\"") || text.contains("<iframe\n") || text.contains("<iframe ");
        let at = |piece: &str| text.find(piece);
        let is_bound = at("\"sandbox\", frame.sandbox()")
            .zip(at("\"src\", frame.url()"))
            .is_some_and(|(sandbox, src)| sandbox < src);
        assert!(!draws || is_bound, "{path} draws a frame that is free");
    }
}
