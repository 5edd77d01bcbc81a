//! No source file passes HTML text to the browser to be parsed into the page.

use std::path::Path;

/// The APIs that do so. The names are concatenated, so that this file doesn't contain them.
fn forbidden() -> [String; 6] {
    let html = ["ht", "ml"].concat();
    [
        format!("inner_{html}"),
        format!("outer_{html}"),
        format!("inner{}", html.to_uppercase()),
        format!("insert_adjacent_{html}"),
        format!("{html}_unsafe"),
        ["danger", "ously"].concat(),
    ]
}

fn push_sources(folder: &Path, out: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            push_sources(&path, out);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            out.push((path.display().to_string(), text));
        }
    }
}

#[test]
fn no_source_file_passes_markup_to_the_browser() {
    let mut sources = Vec::new();
    push_sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut sources);
    assert!(sources.len() > 20, "{} files only: this is not the source", sources.len());
    for (path, text) in &sources {
        for word in forbidden() {
            assert!(!text.contains(&word), "{path} has {word}");
        }
    }
}
