//! `cargo xtask size`: what a first visit loads, against the budget.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::arguments::Size;
use crate::dist::WORKER;
use crate::error::Failure;
use crate::{dist, markup, project, say};

/// The budget in bytes of brotli, and the reason for each figure. Everything that a first visit must load before it
/// shows headlines, on a phone, over a slow network: at 1.6 Mbit/s (a slow 4G) 190 kB take just under one second.
const BUDGETS: &[Budget] = &[
    Budget {
        what: "WebAssembly",
        covers: |path| path.ends_with(".wasm") && !is_framed(path),
        bytes: 165_000,
        reason: "what is left of the first load after script, style, page and words",
    },
    Budget {
        what: "first load",
        covers: |path| path != WORKER && path != dist::WIDGET && !is_framed(path),
        bytes: 190_000,
        reason: "a second on slow 4G",
    },
    Budget { what: "service worker", covers: |path| path == WORKER, bytes: 4096, reason: "every visit asks for it" },
    Budget {
        what: "widget",
        covers: |path| path == dist::WIDGET,
        bytes: 3_000,
        reason: "other people's pages load it, each of them",
    },
    Budget {
        what: "frame of headlines",
        covers: is_framed,
        bytes: 134_000,
        reason: "what it was when it was made, and a twentieth; a widget waits for it behind its links",
    },
];

/// Whether only the widget frame loads a file. It also loads files of the newspaper: `boot.js`, the site file, the
/// description and the words.
fn is_framed(path: &str) -> bool {
    path.starts_with("widget-frame") || path.starts_with("embed/") || path == "frame.js"
}

/// A limit on the sum of some of the files.
struct Budget {
    what: &'static str,
    covers: fn(&str) -> bool,
    bytes: usize,
    reason: &'static str,
}

/// One file of the first load.
struct Measured {
    /// Path in the folder, with slashes.
    path: String,
    raw: usize,
    brotli: usize,
}

/// Prints the table for `dist/`, which is built when it is missing, or for another folder.
///
/// # Errors
/// [`Failure::OverBudget`], a build that fails, or a folder that holds no site.
pub fn run(request: &Size) -> Result<(), Failure> {
    let folder = match &request.dist {
        Some(folder) => folder.clone(),
        None => {
            let folder = project::root().join("dist");
            if !folder.join("index.html").is_file() {
                dist::build(&folder, &dist::Plan::default())?;
            }
            folder
        }
    };
    check(&folder)
}

/// Measures a built site and prints the table.
///
/// # Errors
/// As [`run`].
pub fn check(folder: &Path) -> Result<(), Failure> {
    // The newspaper does not wait for these, so they are no part of the first load; they have budgets of their own.
    let apart = [WORKER, dist::WIDGET].into_iter().filter(|name| folder.join(name).is_file()).map(str::to_owned);
    let paths = first_load(folder)?.into_iter().chain(apart).chain(frame(folder)?);
    let files = paths.map(|path| measure(folder, &path)).collect::<Result<Vec<_>, _>>()?;
    println!("{}", say::table(&rows(&files)));
    let broken = over_budget(&files);
    if broken.is_empty() { Ok(()) } else { Err(Failure::OverBudget(broken)) }
}

fn measure(folder: &Path, path: &str) -> Result<Measured, Failure> {
    let file = folder.join(path);
    let raw = fs::read(&file).map_err(Failure::file("read", &file))?;
    let brotli = dist::brotli(&raw).map_err(Failure::file("compress", &file))?;
    Ok(Measured { path: path.to_owned(), raw: raw.len(), brotli: brotli.len() })
}

fn rows(files: &[Measured]) -> Vec<Vec<String>> {
    let row = |name: &str, raw: String, brotli: String, limit: String| vec![name.to_owned(), raw, brotli, limit];
    let mut rows = vec![row("first load", "raw".to_owned(), "brotli".to_owned(), "budget".to_owned())];
    for file in files {
        rows.push(row(&file.path, say::bytes(file.raw), say::bytes(file.brotli), String::new()));
    }
    for budget in BUDGETS {
        let covered = || files.iter().filter(|file| (budget.covers)(&file.path));
        let raw = covered().map(|file| file.raw).sum();
        let brotli = covered().map(|file| file.brotli).sum();
        rows.push(row(&format!("sum: {}", budget.what), say::bytes(raw), say::bytes(brotli), say::bytes(budget.bytes)));
    }
    rows
}

fn over_budget(files: &[Measured]) -> Vec<String> {
    let mut broken = Vec::new();
    for budget in BUDGETS {
        let sum: usize = files.iter().filter(|file| (budget.covers)(&file.path)).map(|file| file.brotli).sum();
        if sum > budget.bytes {
            broken.push(format!(
                "{}: {} bytes are {} over the budget of {} ({})",
                budget.what,
                say::bytes(sum),
                say::bytes(sum - budget.bytes),
                say::bytes(budget.bytes),
                budget.reason
            ));
        }
    }
    broken
}

/// The files of the page in other people's frames that are its own.
fn frame(folder: &Path) -> Result<Vec<String>, Failure> {
    let page = folder.join(dist::WIDGET_FRAME_PAGE);
    if !page.is_file() {
        return Ok(Vec::new());
    }
    let html = fs::read_to_string(&page).map_err(Failure::file("read", &page))?;
    let mut files = vec![dist::WIDGET_FRAME_PAGE.to_owned()];
    for address in loaded_by(&html) {
        let path = file_of(folder, &address).filter(|path| is_framed(path));
        files.extend(path.filter(|path| !files.contains(path)));
    }
    Ok(files)
}

/// The files that a first visit loads before it can ask the backend: the page, what it names (scripts, style sheets,
/// preloads), the site file and the description of its backend.
fn first_load(folder: &Path) -> Result<Vec<String>, Failure> {
    let index = folder.join("index.html");
    let html = fs::read_to_string(&index).map_err(Failure::file("read", &index))?;
    let mut files = vec!["index.html".to_owned()];
    let mut add = |path: String| {
        if !files.contains(&path) {
            files.push(path);
        }
    };
    for address in loaded_by(&html) {
        let path = file_of(folder, &address).ok_or_else(|| Failure::Content {
            path: index.clone(),
            what: format!("names {address}, which is not in {}", folder.display()),
        })?;
        add(path);
    }
    if folder.join("site.json").is_file() {
        add("site.json".to_owned());
        if let Some(path) = description_of(folder)? {
            add(path);
        }
        let words = words_of(folder)?;
        if folder.join(&words).is_file() {
            add(words);
        }
    }
    Ok(files)
}

/// Addresses in the page that the browser fetches at once. Icons and the manifest wait, and are not among them.
fn loaded_by(html: &str) -> Vec<String> {
    let mut addresses = Vec::new();
    for tag in markup::tags(html) {
        let names: &[&str] = match tag.name.as_str() {
            "script" => &["src", "data-js", "data-wasm"],
            "link" if tag.attribute("rel").is_some_and(is_fetched_at_once) => &["href"],
            _ => &[],
        };
        for address in names.iter().filter_map(|name| tag.attribute(name)) {
            if !address.contains("://") {
                addresses.push(address.to_owned());
            }
        }
    }
    addresses
}

fn is_fetched_at_once(rel: &str) -> bool {
    rel.split_ascii_whitespace().any(|word| matches!(word, "stylesheet" | "preload" | "modulepreload"))
}

/// The file behind an address. The site may have been built for a sub-path (`/news/`), which is no folder in `dist/`:
/// leading segments are dropped until there is such a file.
fn file_of(folder: &Path, address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_start_matches("./").trim_start_matches('/');
    let segments: Vec<&str> = path.split('/').collect();
    (0..segments.len()).map(|first| segments[first..].join("/")).find(|path| folder.join(path).is_file())
}

fn site_of(folder: &Path) -> Result<Value, Failure> {
    let path: PathBuf = folder.join("site.json");
    let text = fs::read_to_string(&path).map_err(Failure::file("read", &path))?;
    serde_json::from_str(&text)
        .map_err(|error| Failure::Content { path: path.clone(), what: format!("is not JSON: {error}") })
}

/// The words of the interface in the site's language, or in English where the interface does not speak that.
fn words_of(folder: &Path) -> Result<String, Failure> {
    let site = site_of(folder)?;
    let language = site["language"].as_str().and_then(|tag| tag.split('-').next()).unwrap_or("en").to_lowercase();
    let file = |language: &str| format!("words/{language}.txt");
    let own = file(&language);
    Ok(if folder.join(&own).is_file() { own } else { file("en") })
}

/// The description that the site file names, when it is one of those that ship.
///
/// # Errors
/// A site file that cannot be read or is not JSON.
pub fn description_of(folder: &Path) -> Result<Option<String>, Failure> {
    let site = site_of(folder)?;
    let file = match (site["backend"]["preset"].as_str(), site["backend"]["description"].as_str()) {
        (Some(preset), _) => format!("backends/{preset}.json"),
        (None, Some(address)) => return Ok(file_of(folder, address)),
        (None, None) => return Ok(None),
    };
    Ok(folder.join(&file).is_file().then_some(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(path: &str, brotli: usize) -> Measured {
        Measured { path: path.to_owned(), raw: brotli * 3, brotli }
    }

    #[test]
    fn icons_the_manifest_and_other_hosts_are_not_part_of_the_first_load() {
        let html = r#"<link rel=stylesheet href=/main-1.css><link rel="icon" href="/i.png">
            <link rel="manifest" href="/m.webmanifest"><link rel="preconnect" href="https://example.org">
            <link rel="preload" href="/app.wasm" as="fetch"><link rel="modulepreload" href="/app.js">
            <script src="https://example.org/x.js"></script>
            <script type=module src=/boot.js data-js=/app.js data-wasm=/app.wasm></script>"#;
        assert_eq!(loaded_by(html), ["/main-1.css", "/app.wasm", "/app.js", "/boot.js", "/app.js", "/app.wasm"]);
    }

    #[test]
    fn the_first_load_counts_each_file_once_and_follows_the_site_file() {
        let folder = std::env::temp_dir().join(format!("size-{}", std::process::id()));
        fs::create_dir_all(folder.join("backends")).unwrap();
        fs::create_dir_all(folder.join("words")).unwrap();
        for (name, content) in [
            (
                "index.html",
                "<script src=/news/boot.js data-js=/news/app.js></script><link rel=preload href=/news/app.js>",
            ),
            ("boot.js", "1"),
            ("app.js", "2"),
            ("site.json", r#"{"language":"fr-CA","backend":{"preset":"jsonfeed"}}"#),
            ("backends/jsonfeed.json", "{}"),
            ("words/en.txt", "a"),
            ("words/fr.txt", "b"),
        ] {
            fs::write(folder.join(name), content).unwrap();
        }
        let files = first_load(&folder).unwrap();
        assert_eq!(files, ["index.html", "boot.js", "app.js", "site.json", "backends/jsonfeed.json", "words/fr.txt"]);

        fs::remove_file(folder.join("app.js")).unwrap();
        let complaint = first_load(&folder).expect_err("app.js is gone").to_string();
        assert!(complaint.contains("names /news/app.js"), "{complaint}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn the_page_of_widgets_tells_what_the_budgets_hold() {
        let view = fs::read_to_string(project::root().join("src/widget/builder/view.rs")).unwrap();
        let of = |name: &str| BUDGETS.iter().find(|budget| budget.what == name).unwrap().bytes.div_ceil(1000);
        // What the frame has in common with the newspaper has less than ten.
        let frame = of("frame of headlines").next_multiple_of(10);
        for line in [format!("const SCRIPT_KB: u32 = {};", of("widget")), format!("const FRAME_KB: u32 = {frame};")] {
            assert!(view.contains(&line), "{line}");
        }
    }

    #[test]
    fn a_budget_is_broken_from_the_first_byte_over() {
        let bytes = |what: &str| BUDGETS.iter().find(|budget| budget.what == what).unwrap().bytes;
        let (wasm, all) = (bytes("WebAssembly"), bytes("first load"));
        assert!(over_budget(&[measured("app.wasm", wasm), measured("app.js", all - wasm)]).is_empty());
        let complaints = over_budget(&[measured("app.wasm", wasm + 1)]);
        assert_eq!(complaints.len(), 1);
        assert!(
            complaints[0].starts_with("WebAssembly: ") && complaints[0].contains(" are 1 over"),
            "{}",
            complaints[0]
        );
        let worker = [measured(WORKER, bytes("service worker") + 1)];
        assert!(over_budget(&worker)[0].starts_with("service worker: "), "it is no part of the first load");
        let complaints = over_budget(&[measured("app.wasm", 1), measured("main.css", all)]);
        assert!(complaints[0].starts_with("first load: "), "{}", complaints[0]);
        let complaints = over_budget(&[measured("widget.js", bytes("widget") + 1), measured("main.css", all)]);
        assert_eq!(complaints.len(), 1, "the widget is no part of the first load");
        assert!(complaints[0].starts_with("widget: "), "{}", complaints[0]);
    }
}
