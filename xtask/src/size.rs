//! `cargo xtask size`: what a first visit loads, by the page that is opened, against its budgets.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::arguments::Size;
use crate::dist::WORKER;
use crate::error::Failure;
use crate::{dist, markup, project, say};

/// What a visit loads before it can show what it is for, in bytes of brotli: the budget, which is what was reached; the aim,
/// to which the budget is lowered as the visit shrinks; and what it was in the release of November 2026 (20d676b), before the
/// program was loaded in parts. Who opens an app over slow 4G (1.6 Mbit/s) waits a
/// second for 200 kB.
const VISITS: [Visit; 6] = [
    Visit { page: "the front page", loads: Loads::Newspaper(&[]), budget: 212_000, aim: 195_000, before: 182_000 },
    Visit {
        page: "a story (HTML) from a link",
        loads: Loads::Newspaper(&["story"]),
        budget: 290_000,
        aim: 245_000,
        before: 371_000,
    },
    Visit { page: "/settings", loads: Loads::Newspaper(&["keep"]), budget: 247_000, aim: 215_000, before: 264_000 },
    Visit {
        page: "/saved",
        loads: Loads::Newspaper(&["saved_stories"]),
        budget: 331_000,
        aim: 215_000,
        before: 264_000,
    },
    Visit {
        page: "/connect or /widgets",
        loads: Loads::Newspaper(&["publish"]),
        budget: 323_000,
        aim: 300_000,
        before: 391_000,
    },
    Visit { page: "the frame of headlines", loads: Loads::Frame, budget: 149_000, aim: 134_000, before: 125_000 },
];

/// Single files with budgets of their own: every visit asks for the worker anew, and other people's pages load the widget.
const FILES: [(&str, usize); 2] = [(WORKER, 4096), (dist::WIDGET, 3000)];

/// The table that `--write` writes.
const TABLE: &str = "docs/sizes.md";

/// A first visit that begins with a page.
struct Visit {
    page: &'static str,
    loads: Loads,
    budget: usize,
    aim: usize,
    before: usize,
}

/// What a visit loads.
enum Loads {
    /// The newspaper and some of its parts (`src/lazy/newspaper.rs`).
    Newspaper(&'static [&'static str]),
    /// What only the frame in other people's pages loads. Besides it loads what the newspaper has too: `boot.js`, the site
    /// file and the description.
    Frame,
}

/// Whether only the frame in other people's pages loads a file.
fn is_framed(path: &str) -> bool {
    path.starts_with("widget-frame") || path.starts_with("embed/") || path == "frame.js"
}

/// A file as it is sent.
struct Measured {
    /// Path in the folder, with slashes.
    path: String,
    raw: usize,
    brotli: usize,
}

/// A visit, measured.
struct Row {
    page: &'static str,
    raw: usize,
    brotli: usize,
    budget: usize,
    aim: usize,
    before: usize,
}

/// Prints the table for `dist/`, which is built when it is missing, or for another folder.
///
/// # Errors
/// [`Failure::OverBudget`], a build that fails, a folder that holds no site, or a table that cannot be written.
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
    if request.write {
        let path = project::root().join(TABLE);
        let text = document(&visits(&folder, &mut Files::default())?);
        fs::write(&path, text).map_err(Failure::file("write", &path))?;
        say::step(&format!("wrote {}", path.display()));
    }
    check(&folder)
}

/// Measures a built site and prints the tables.
///
/// # Errors
/// As [`run`].
pub fn check(folder: &Path) -> Result<(), Failure> {
    let mut files = Files::default();
    let rows = visits(folder, &mut files)?;
    for (name, _) in FILES.iter().filter(|(name, _)| folder.join(name).is_file()) {
        files.measure(folder, name)?;
    }
    println!("{}", say::table(&table_of_visits(&rows)));
    println!("{}", say::table(&files.rows()));
    let broken = over_budget(&rows, &files);
    if broken.is_empty() { Ok(()) } else { Err(Failure::OverBudget(broken)) }
}

/// The files that were measured, each once.
#[derive(Default)]
struct Files(BTreeMap<String, Measured>);

impl Files {
    fn measure(&mut self, folder: &Path, path: &str) -> Result<&Measured, Failure> {
        if !self.0.contains_key(path) {
            let file = folder.join(path);
            let raw = fs::read(&file).map_err(Failure::file("read", &file))?;
            let brotli = dist::brotli(&raw).map_err(Failure::file("compress", &file))?.len();
            self.0.insert(path.to_owned(), Measured { path: path.to_owned(), raw: raw.len(), brotli });
        }
        Ok(&self.0[path])
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let head = vec!["file".to_owned(), "raw".to_owned(), "brotli".to_owned()];
        let row = |file: &Measured| vec![file.path.clone(), say::bytes(file.raw), say::bytes(file.brotli)];
        std::iter::once(head).chain(self.0.values().map(row)).collect()
    }
}

/// Measures every visit.
fn visits(folder: &Path, files: &mut Files) -> Result<Vec<Row>, Failure> {
    let mut rows = Vec::new();
    for visit in &VISITS {
        let paths = match visit.loads {
            Loads::Newspaper(parts) => newspaper(folder, parts)?,
            Loads::Frame => frame(folder)?,
        };
        let (mut raw, mut brotli) = (0, 0);
        for path in paths {
            let file = files.measure(folder, &path)?;
            raw += file.raw;
            brotli += file.brotli;
        }
        let Visit { page, budget, aim, before, .. } = *visit;
        rows.push(Row { page, raw, brotli, budget, aim, before });
    }
    Ok(rows)
}

fn table_of_visits(rows: &[Row]) -> Vec<Vec<String>> {
    let head = ["a first visit to", "raw", "brotli", "budget", "aim", "before"].map(str::to_owned).to_vec();
    let row = |row: &Row| {
        let numbers = [row.raw, row.brotli, row.budget, row.aim, row.before].map(say::bytes);
        std::iter::once(row.page.to_owned()).chain(numbers).collect()
    };
    std::iter::once(head).chain(rows.iter().map(row)).collect()
}

/// The table as a document.
fn document(rows: &[Row]) -> String {
    let mut out = "# Sizes\n\nWhat a first visit loads before it can show what it is for, in bytes, with the demo edition. \
                   `cargo xtask size --write` writes this file; `cargo xtask test` holds the budgets, which are what was reached. *Aim* is \
                   where they are to come down to. *Before* is the release of \
                   November 2026, in which several programs were loaded.\n\n\
                   | a first visit to | raw | brotli | budget | aim | before |\n| --- | ---: | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for row in rows {
        let [raw, brotli, budget, aim, before] = [row.raw, row.brotli, row.budget, row.aim, row.before].map(say::bytes);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "| {} | {raw} | {brotli} | {budget} | {aim} | {before} |", row.page);
    }
    out
}

fn over_budget(rows: &[Row], files: &Files) -> Vec<String> {
    let visits = rows.iter().map(|row| (row.page, row.brotli, row.budget));
    let single = FILES.iter().filter_map(|(name, budget)| Some((*name, files.0.get(*name)?.brotli, *budget)));
    let over = |(what, size, budget): (&str, usize, usize)| {
        (size > budget).then(|| {
            let by = say::bytes(size - budget);
            format!("{what}: {} bytes are {by} over the budget of {}", say::bytes(size), say::bytes(budget))
        })
    };
    visits.chain(single).filter_map(over).collect()
}

/// The files that a first visit to the newspaper loads, with those of some parts.
fn newspaper(folder: &Path, parts: &[&str]) -> Result<Vec<String>, Failure> {
    let mut files = first_load(folder)?;
    let index = folder.join("index.html");
    let html = fs::read_to_string(&index).map_err(Failure::file("read", &index))?;
    let known = parts_of(&html);
    for part in parts {
        // A program that was not split has them in its main module.
        for file in known.get(*part).into_iter().flatten() {
            if !files.contains(file) {
                files.push(file.clone());
            }
        }
    }
    if parts.contains(&"publish") {
        files.push("connect.css".to_owned());
    }
    Ok(files)
}

/// The parts of the program with their files, as the page tells the start script.
fn parts_of(html: &str) -> BTreeMap<String, Vec<String>> {
    let tags = markup::tags(html);
    let told = tags.iter().find_map(|tag| tag.attribute("data-parts"));
    told.and_then(|told| serde_json::from_str(told).ok()).unwrap_or_default()
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

    #[test]
    fn icons_the_manifest_and_other_hosts_are_not_part_of_the_first_load() {
        let html = r#"<link rel=stylesheet href=/main-1.css><link rel="icon" href="/i.png">
            <link rel="manifest" href="/m.webmanifest"><link rel="preconnect" href="https://example.org">
            <link rel="preload" href="/app.wasm" as="fetch"><link rel="modulepreload" href="/app.js">
            <script src="https://example.org/x.js"></script>
            <script type=module src=/boot.js data-js=/app.js data-wasm=/app.wasm></script>"#;
        assert_eq!(loaded_by(html), ["/main-1.css", "/app.wasm", "/app.js", "/boot.js", "/app.js", "/app.wasm"]);
    }

    fn release(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("backends")).unwrap();
        let page = "<script type=module src=/news/boot.js data-js=/news/app.js \
                    data-parts='{\"story\":[\"shared.wasm\",\"story.wasm\"]}'></script>";
        for (name, content) in [
            ("index.html", page),
            ("boot.js", ""),
            ("app.js", ""),
            ("shared.wasm", "a"),
            ("story.wasm", "b"),
            ("site.json", r#"{"language":"fr-CA","backend":{"preset":"jsonfeed"}}"#),
            ("backends/jsonfeed.json", "{}"),
        ] {
            fs::write(folder.join(name), content).unwrap();
        }
        folder
    }

    #[test]
    fn a_visit_counts_each_file_once_and_follows_the_site_file_and_the_parts() {
        let folder = release("visit");
        let front = ["index.html", "boot.js", "app.js", "site.json", "backends/jsonfeed.json"];
        assert_eq!(newspaper(&folder, &[]).unwrap(), front);
        let story = [&front[..], &["shared.wasm", "story.wasm"]].concat();
        assert_eq!(newspaper(&folder, &["story"]).unwrap(), story);

        fs::remove_file(folder.join("app.js")).unwrap();
        let complaint = first_load(&folder).expect_err("app.js is gone").to_string();
        assert!(complaint.contains("names /news/app.js"), "{complaint}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn the_page_of_widgets_tells_what_the_budgets_hold() {
        let view = fs::read_to_string(project::root().join("src/widget/builder/view.rs")).unwrap();
        let widget = FILES.iter().find(|(name, _)| *name == dist::WIDGET).unwrap().1.div_ceil(1000);
        // What the frame has in common with the newspaper has less than ten.
        let frame = VISITS.iter().find(|visit| matches!(visit.loads, Loads::Frame)).unwrap().budget;
        let frame = frame.div_ceil(1000).next_multiple_of(10);
        for line in [format!("const SCRIPT_KB: u32 = {widget};"), format!("const FRAME_KB: u32 = {frame};")] {
            assert!(view.contains(&line), "{line}");
        }
    }

    #[test]
    fn a_budget_is_broken_from_the_first_byte_over() {
        let row = |brotli: usize| Row { page: "a story", raw: 1, brotli, budget: 100, aim: 100, before: 1 };
        let none = Files::default();
        assert!(over_budget(&[row(100)], &none).is_empty());
        assert_eq!(over_budget(&[row(101)], &none), ["a story: 101 bytes are 1 over the budget of 100"]);
        let mut files = Files::default();
        files.0.insert(WORKER.into(), Measured { path: WORKER.into(), raw: 1, brotli: 4097 });
        assert!(over_budget(&[], &files)[0].starts_with("sw.js: "), "the worker has a budget of its own");
    }

    #[test]
    fn the_table_is_a_document_with_a_row_for_each_visit() {
        let rows = [Row { page: "a story", raw: 3000, brotli: 1000, budget: 2000, aim: 1500, before: 4000 }];
        let text = document(&rows);
        assert_eq!(text.lines().last(), Some("| a story | 3 000 | 1 000 | 2 000 | 1 500 | 4 000 |"));
    }
}
