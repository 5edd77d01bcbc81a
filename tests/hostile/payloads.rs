//! The payloads: those of the collections, where they are, and our own in `tests/fixtures/hostile/`.
//!
//! A collection is a folder of lists, and of folders of lists. A `.txt` has a payload on every line. A `.json` has them
//! as texts, wherever they stand; where an object has a member that is the payload by its name, that alone.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

/// Names folders of collections, as `PATH` names folders, in place of the one beside the repository.
const VARIABLE: &str = "TPN_COLLECTIONS";
const BESIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/xss");
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/hostile");

/// The members under which collections keep a payload; what stands beside it tells of it.
const NAMES: [&str; 6] = ["payload", "input", "vector", "xss", "html", "code"];

/// Every payload, once.
pub struct Payloads {
    /// In the order of their characters.
    pub all: Vec<String>,
    collected: usize,
    own: usize,
}

impl Payloads {
    /// Reads the collections, and our own beside them.
    pub fn read() -> Self {
        let folders = std::env::var_os(VARIABLE).map_or_else(
            || Path::new(BESIDE).is_dir().then(|| PathBuf::from(BESIDE)).into_iter().collect(),
            |named| std::env::split_paths(&named).collect::<Vec<_>>(),
        );
        let collected: Vec<String> = folders.iter().flat_map(|folder| in_folder(folder)).collect();
        let own = in_folder(Path::new(OWN));
        let (collected_count, own_count) = (collected.len(), own.len());
        let all: BTreeSet<String> = collected.into_iter().chain(own).collect();
        Self { all: all.into_iter().collect(), collected: collected_count, own: own_count }
    }
}

impl fmt::Display for Payloads {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.collected {
            0 => write!(out, "no collections at {BESIDE}, so {} payloads of our own alone", self.own)?,
            collected => write!(out, "{collected} payloads of the collections and {} of our own", self.own)?,
        }
        write!(out, " ({} different ones)", self.all.len())
    }
}

/// The payloads of a folder, and of those below it.
fn in_folder(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().flat_map(|path| if path.is_dir() { in_folder(path) } else { in_file(path) }).collect()
}

fn in_file(path: &Path) -> Vec<String> {
    // Some lists hold what is no UTF-8, and mean it: a browser would read it in the same way.
    let text = || String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("txt") => text().lines().filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        Some("json") => {
            let value = serde_json::from_str(&text()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let mut out = Vec::new();
            collect(&value, &mut out);
            out
        }
        _ => Vec::new(),
    }
}

fn collect(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
        Value::Object(members) => match NAMES.iter().find_map(|name| members.get(*name)) {
            Some(payload) => collect(payload, out),
            None => members.values().for_each(|member| collect(member, out)),
        },
        _ => {}
    }
}

#[test]
fn a_folder_of_lists_is_read_whatever_their_form() {
    let folder = std::env::temp_dir().join(format!("collections-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("more")).unwrap();
    for (name, text) in [
        ("a.txt", &b"one\r\n\n# two\n\xff"[..]),
        ("b.json", br#"["three", ["four"], {"title": "no", "payload": "five"}, {"input": ["six"], "html": "no"}, 7]"#),
        ("c.json", br#"{"group": {"payloads": ["eight"]}, "nothing": null}"#),
        ("more/d.txt", b"nine"),
        ("SOURCES.tsv", b"no"),
    ] {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let read = in_folder(&folder);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(read, ["one", "# two", "\u{fffd}", "three", "four", "five", "six", "eight", "nine"]);
}
