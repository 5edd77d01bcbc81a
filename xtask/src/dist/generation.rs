//! One generation of the release, as the service worker knows it: its version, and the files without which the
//! newspaper cannot start, each with its type and its hash. The page is told of the version; the worker has the list.
//!
//! Pure, and read by the browser tests too, so that a test can serve any generation.

use std::collections::BTreeMap;

use super::integrity::{sha256, sha384, short};
use super::policy::WORKER;
use crate::markup;

/// The start of the line of `public/sw.js` that is written here.
const LIST: &str = "const [VERSION, SHELL] = ";

/// What the page says of the program; what it says of the worker stands before it.
const MARK: &str = " data-js=";
const PWA_MARK: &str = " data-pwa=";

/// The script that registers the worker.
const PWA: &str = "pwa.js";

/// The parts of the program that no reader needs (`src/lazy/newspaper.rs`).
const APART: [&str; 1] = ["publish"];

/// What a generation is made of.
pub struct Parts<'a> {
    /// The page of the release, with or without a version.
    pub page: &'a str,
    /// `public/sw.js`.
    pub worker: &'a str,
    /// The words of the interface: `words/en.txt` and others.
    pub words: &'a [String],
    /// What a publisher may change on the host: the site file, and the description if it is a file of the release.
    pub editable: &'a [String],
    /// The day on which the release was made, `2026-11-28`.
    pub built: &'a str,
    /// Whether there is a worker.
    pub is_offline: bool,
    /// Reads a file of the release.
    pub read: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

/// A generation.
pub struct Generation {
    /// What the page says of the worker.
    marks: String,
    /// The page, with its version.
    pub page: String,
    /// The worker, with its list.
    pub worker: String,
}

impl Generation {
    /// Makes a generation of its parts.
    ///
    /// # Errors
    /// A file that the page names and that is not there, or a page or worker without the place that is to be written.
    pub fn of(parts: &Parts) -> Result<Self, String> {
        let page = unmarked(parts.page);
        let read = |name: &str| (parts.read)(name).ok_or_else(|| format!("{name} is not there"));
        let mut files: Vec<(&str, String, String)> = Vec::new();
        for name in shell(&page).into_iter().chain(parts.words.iter().cloned()) {
            files.push((type_of(&name), sha256(&read(&name)?), name));
        }
        let content = files.iter().map(|(_, hash, name)| [hash.as_str(), name].concat()).collect::<String>();
        let version = short(&[page.as_str(), parts.worker, parts.built, &content].concat());
        let (pwa, built) = (sha384(&read(PWA)?), parts.built);
        let worker = if parts.is_offline { [" data-worker=", WORKER].concat() } else { String::new() };
        let marks = format!("{PWA_MARK}\"{PWA} {pwa}\"{worker} data-version={version} data-built={built}");
        let page = marked(&page, &marks)?;
        files.insert(0, ("html", sha256(page.as_bytes()), String::new()));
        files.extend(parts.editable.iter().map(|name| ("json", String::new(), name.clone())));
        let worker = listed(parts.worker, &version, &files)?;
        Ok(Self { marks, page, worker })
    }

    /// Another page of the same generation: that which tries any backend.
    ///
    /// # Errors
    /// As [`Generation::of`].
    pub fn with(&self, page: &str) -> Result<String, String> {
        marked(&unmarked(page), &self.marks)
    }
}

/// The files of the shell that the page names: what starts it, and the parts that readers load.
fn shell(page: &str) -> Vec<String> {
    let mut out = vec!["boot.js".to_owned(), PWA.to_owned()];
    let mut add = |name: &str| {
        if !out.iter().any(|known| known == name) {
            out.push(name.to_owned());
        }
    };
    for tag in markup::tags(page) {
        if tag.name == "link" && tag.attribute("rel") == Some("stylesheet") {
            tag.attribute("href").map(file_name).into_iter().for_each(&mut add);
        }
        if tag.name != "script" {
            continue;
        }
        for attribute in ["data-js", "data-wasm", "data-loader"] {
            // The loader is named with its integrity value.
            let file = tag.attribute(attribute).and_then(|value| value.split(' ').next());
            file.map(file_name).into_iter().for_each(&mut add);
        }
        let parts: BTreeMap<String, Vec<String>> =
            tag.attribute("data-parts").and_then(|parts| serde_json::from_str(parts).ok()).unwrap_or_default();
        let read = parts.iter().filter(|(name, _)| !APART.contains(&name.as_str()));
        read.flat_map(|(_, files)| files).for_each(|file| add(file));
    }
    out
}

/// The name of a file that lies beside the page, wherever that stands on its host.
fn file_name(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}

/// What the content type of a file has to contain.
fn type_of(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("js") => "javascript",
        Some("css") => "css",
        Some("wasm") => "wasm",
        _ => "plain",
    }
}

/// The page without what it says of the worker.
pub fn unmarked(page: &str) -> String {
    let Some((before, rest)) = page.split_once(PWA_MARK) else { return page.to_owned() };
    let Some((_, after)) = rest.split_once(MARK) else { return page.to_owned() };
    [before, MARK, after].concat()
}

fn marked(page: &str, marks: &str) -> Result<String, String> {
    let (before, after) = page.split_once(MARK).ok_or("the page does not tell the start script of the program")?;
    Ok([before, marks, MARK, after].concat())
}

/// The worker with its list. Its comments and its indentation stay behind: readers load it at every visit.
fn listed(worker: &str, version: &str, files: &[(&str, String, String)]) -> Result<String, String> {
    let mut list: Vec<(&str, Vec<String>)> = Vec::new();
    for (kind, hash, name) in files {
        let row = format!("{name:?}:{hash:?}");
        match list.iter_mut().find(|(known, _)| known == kind) {
            Some((_, rows)) => rows.push(row),
            None => list.push((kind, vec![row])),
        }
    }
    let kinds = list.iter().map(|(kind, rows)| format!("{kind:?}:{{{}}}", rows.join(",")));
    let list = format!("{LIST}[{version:?},{{{}}}];", kinds.collect::<Vec<_>>().join(","));
    let lines = worker.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    let (mut out, mut is_written) = (String::new(), false);
    for line in lines {
        let is_list = line.starts_with(LIST);
        is_written |= is_list;
        out.push_str(if is_list { &list } else { line });
        out.push('\n');
    }
    if is_written { Ok(out) } else { Err(format!("the worker has no line `{LIST}…`")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "<link href=/news/main-1.css integrity=sha384-x rel=stylesheet><link href=icons/icon.svg rel=icon>\
        <script data-integrity=sha384-c data-loader=\"parts-1.js sha384-d\" \
        data-parts='{\"publish\":[\"shared-1.wasm\",\"publish-1.wasm\"],\"story\":[\"shared-1.wasm\",\"story-1.wasm\"]}' data-js=/news/a-1.js data-wasm=/news/a-1_bg.wasm src=/news/boot.js></script>";
    const SOURCE: &str = "// A worker.\nconst [VERSION, SHELL] = [\"\", {}];\n  // Deep.\n  go();\n";

    fn generation(page: &str, missing: &str) -> Result<Generation, String> {
        let read = |name: &str| (name != missing).then(|| name.as_bytes().to_vec());
        let (words, editable) = (["words/en.txt".to_owned()], ["site.json".to_owned()]);
        let (words, editable) = (words.as_slice(), editable.as_slice());
        Generation::of(&Parts {
            page,
            worker: SOURCE,
            words,
            editable,
            built: "2026-11-28",
            is_offline: true,
            read: &read,
        })
    }

    #[test]
    fn the_worker_has_every_file_that_a_reader_needs_and_the_page_says_which_version_it_is() {
        let made = generation(SCRIPT, "").unwrap();
        for name in ["boot.js", "pwa.js", "main-1.css", "a-1.js", "a-1_bg.wasm", "parts-1.js", "shared-1.wasm", "story-1.wasm"] {
            assert!(made.worker.contains(&format!("{name:?}:\"sha256-")), "{name}: {}", made.worker);
        }
        for (part, why) in [
            ("\"plain\":{\"words/en.txt\":\"sha256-", "words"),
            ("\"json\":{\"site.json\":\"\"}", "what may be edited has no hash"),
            (&format!("\"html\":{{\"\":{:?}}}", sha256(made.page.as_bytes())), "the page, as it is served"),
        ] {
            assert!(made.worker.contains(part), "{why}: {}", made.worker);
        }
        assert!(!made.worker.contains("publish") && !made.worker.contains("icon") && !made.worker.contains("//"));
        assert!(made.worker.ends_with("\ngo();\n"));
        let version = made.page.split("data-version=").nth(1).unwrap().split(' ').next().unwrap();
        assert!(version.len() == 12 && made.worker.contains(&format!("[\"{version}\",")), "{}", made.page);
        assert!(made.page.contains("data-worker=sw.js") && made.page.contains("data-built=2026-11-28 data-js="));
    }

    #[test]
    fn a_page_that_has_a_version_gets_the_same_again_and_another_page_another() {
        let made = generation(SCRIPT, "").unwrap();
        let again = generation(&made.page, "").unwrap();
        assert_eq!((&again.page, &again.worker), (&made.page, &made.worker));
        assert_eq!(unmarked(&made.page), SCRIPT);
        let other = generation(&SCRIPT.replace("icons/icon", "icons/other"), "").unwrap();
        assert_ne!(other.worker, made.worker);
        assert_eq!(made.with(&other.page).unwrap(), made.page.replace("icons/icon", "icons/other"));
    }

    #[test]
    fn a_file_that_is_missing_is_named() {
        assert_eq!(generation(SCRIPT, "annex-1.js").err(), Some("annex-1.js is not there".to_owned()));
        assert!(generation("<p>", "").is_err());
    }
}
