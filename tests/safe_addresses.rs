//! No text becomes an address of a page but through the types that are made for it: a `SafeUrl` or a `MediaUrl`, which a
//! URL parser and a list of schemes have made, or a `Route`, which is an address of the app's own. The types cannot be
//! made otherwise, and `node::IntoAddress` is asked for by the compiler wherever markup has an address; this walks
//! through the source and sees that nothing goes round it.

#[path = "../node-macro/src/addresses.rs"]
mod addresses;

use addresses::ADDRESSES;
use std::path::Path;

/// The files of the source below a folder, without their tests.
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

/// The source of every view. The module of nodes itself gives names to attributes, and reads those that crossed.
fn views() -> impl Iterator<Item = (String, String)> {
    let is_view = |path: &str, text: &str| {
        !path.replace('\\', "/").contains("/src/node") && (text.contains("view! {") || text.contains("Element::new("))
    };
    sources("src").into_iter().filter(move |(path, text)| is_view(path, text))
}

#[test]
fn no_view_gives_an_address_by_name_but_as_one() {
    let mut count = 0;
    for (path, text) in views() {
        count += text.matches("view! {").count();
        for name in ADDRESSES {
            // `view!` asks for the type, and so does `address`.
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
fn a_frame_is_made_by_the_table_of_providers_and_nowhere_else() {
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
    // What a saved story brings is held to the table before anyone sees it (`saved::withdraw_frames`).
    assert_eq!(makers("Frame::restored("), ["saved/v2/blocks.rs"]);
}

#[test]
fn no_element_that_loads_a_document_is_drawn_without_a_frame() {
    for (path, text) in views() {
        // The lines that `/widgets` shows, to be copied into other people's pages, are texts.
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
