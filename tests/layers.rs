//! Arrows point down: which module of `src/` may import which. The test reads every `use` line and every path of the
//! source outside tests, and names the file, the line and the arrow that breaks a rule. ARCHITECTURE.md has the picture.

use std::fs;
use std::path::{Path, PathBuf};

/// The top-level modules by floor, the lowest first. A module imports only from floors below its own, so there is no
/// circle among them.
const FLOORS: &[&[&str]] = &[
    &["browser", "effect", "json", "order", "storage"],
    &["document", "model", "preferences", "text"],
    &["route", "words", "xml"],
    &["body", "history", "locale", "node"],
    &["backend", "saved"],
    &["components"],
    &["error_text", "network", "parts", "site"],
    &["connect", "diagnostics", "store"],
    &["pages", "widget"],
    &["lazy"],
    &["app", "widget_frame"],
];

/// Modules that import less than their floor allows.
const ONLY: &[(&str, &[&str])] = &[
    ("body", &["browser", "json", "model", "order", "text"]),
    ("backend", &["body", "browser", "document", "json", "model", "order", "text", "xml"]),
    ("components", &["browser", "document", "history", "locale", "model", "node", "route", "saved", "text", "words"]),
];

/// Paths that a module does not name, although it may import other things of their module.
const FORBIDDEN: &[(&str, &str)] = &[
    ("body", "browser::fetch"),
    ("backend", "browser::fetch"),
    ("components", "browser::fetch"),
    ("components", "browser::clock"),
    ("components", "browser::window"),
];

/// Files at the root that are no modules of the program: its entry points.
const ENTRIES: [&str; 3] = ["lib.rs", "main.rs", "bin"];

/// A file of the source: its path below `src/`, and its text.
type File = (PathBuf, String);

/// Something that a file imports from another top-level module.
#[derive(Debug, PartialEq, Eq)]
struct Arrow {
    file: String,
    line: usize,
    from: String,
    /// The path below the root of the crate: `browser::clock::now`.
    to: String,
}

#[test]
fn every_module_imports_only_from_the_floors_below_it() {
    let files = source();
    assert!(files.len() > 100, "{} files", files.len());
    let wrong = violations(&files);
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_module_has_a_floor_and_every_floor_is_inhabited() {
    let mut modules: Vec<String> = source().iter().map(|(path, _)| module_path(path)[0].clone()).collect();
    // A crate of the workspace, which `lib.rs` gives a name at the root.
    modules.push("json".into());
    modules.sort();
    modules.dedup();
    let mut floors: Vec<&str> = FLOORS.concat();
    floors.sort_unstable();
    assert_eq!(modules, floors);
}

#[test]
fn arrows_that_point_up_or_sideways_are_found_with_their_file_and_line() {
    for (path, code, told) in [
        ("browser/scroll.rs", "use crate::storage;", "browser/scroll.rs:1: browser imports storage"),
        ("model/date.rs", "\n\nuse crate::{json, backend::{Error}};", "model/date.rs:3: model imports backend::Error"),
        ("body.rs", "fn a() {\n crate::backend::b() }", "body.rs:2: body imports backend::b"),
        ("body/html.rs", "use super::super::backend::Error;", "body/html.rs:1: body imports backend::Error"),
        ("body/html.rs", "use crate::document::Problem;", "body/html.rs:1: body imports document::Problem"),
        ("pages/list.rs", "use crate::lazy;", "pages/list.rs:1: pages imports lazy"),
        (
            "components/a.rs",
            "use crate::browser::{intl, clock::now};",
            "components/a.rs:1: components imports browser::clock::now",
        ),
        ("components/a.rs", "use crate::backend::Error as E;", "components/a.rs:1: components imports backend::Error"),
        ("text.rs", "fn a<'a>(b: &'a str) { crate::store::now() }", "text.rs:1: text imports store::now"),
        ("text.rs", "macro_rules! a { () => { $crate::route::b!() } }", "text.rs:1: text imports route::b"),
        ("route.rs", "use crate::nowhere;", "route.rs:1: route imports nowhere"),
    ] {
        let wrong = violations(&[(path.into(), code.into())]);
        assert_eq!(wrong.len(), 1, "{code}: {wrong:?}");
        assert!(wrong[0].starts_with(told), "{code}: {wrong:?}");
    }
}

#[test]
fn tests_comments_texts_and_paths_within_a_module_are_no_arrows() {
    for (path, code) in [
        ("body.rs", "//! [`crate::backend`]\n/* crate::backend /* crate::lazy */ crate::app */"),
        (
            "body.rs",
            "const A: &str = \"crate::backend \\\" crate::lazy\"; const B: &str = r#\"crate::\"app\"#; const C: char = '\"';",
        ),
        ("body.rs", "#[cfg(test)]\nmod tests { use crate::backend; fn a() { {} } }"),
        ("body.rs", "#[cfg(test)]\nuse crate::backend;\nuse crate::model::Block;"),
        ("body/html/tests.rs", "use crate::backend;"),
        ("body/html.rs", "use super::backend; pub(crate) fn a() {} pub(super) fn b() {} pub(in crate::body) fn c() {}"),
        ("browser/url.rs", "mod imp { use super::super::window; } use super::turn;"),
        ("backend/client.rs", "use crate::browser::{self, url};"),
    ] {
        let wrong = violations(&[(path.into(), code.into())]);
        assert!(wrong.is_empty(), "{code}: {wrong:?}");
    }
}

#[test]
fn components_are_given_the_time() {
    for (path, text) in source().iter().filter(|(path, _)| path.starts_with("components")) {
        assert!(!text.contains("Timestamp::now"), "{} reads the clock", path.display());
    }
}

/// The files of `src/` but for tests and entry points.
fn source() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let below = path.strip_prefix(&root).unwrap().to_owned();
            if ENTRIES.iter().any(|entry| below.starts_with(entry)) {
                continue;
            } else if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !is_test(&below) {
                files.push((below, fs::read_to_string(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// Whether a file holds tests: `tests.rs`, or anything in a folder `tests/`.
fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs")
}

/// The module that a file is: `["body", "html"]` of `body/html.rs`.
fn module_path(path: &Path) -> Vec<String> {
    path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect()
}

/// What breaks a rule, one line each.
fn violations(files: &[File]) -> Vec<String> {
    let arrows = files.iter().filter(|(path, _)| !is_test(path)).flat_map(|(path, text)| arrows(path, text));
    arrows
        .filter_map(|arrow| {
            Some(format!("{}:{}: {} imports {}: {}", arrow.file, arrow.line, arrow.from, arrow.to, why(&arrow)?))
        })
        .collect()
}

/// Why an arrow is wrong; `None` for one that is allowed.
fn why(arrow: &Arrow) -> Option<String> {
    let from = arrow.from.as_str();
    let to = arrow.to.split("::").next().unwrap_or_default();
    let floor = |module: &str| FLOORS.iter().position(|floor| floor.contains(&module));
    let is_below =
        |path: &str| arrow.to.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
    let only = ONLY.iter().find(|(module, _)| *module == from);
    match (floor(from), floor(to)) {
        (None, _) => Some(format!("{from} has no floor")),
        (_, None) => Some(format!("{to} has no floor")),
        (Some(above), Some(below)) if below >= above => Some(format!("floor {above} may not import floor {below}")),
        _ if only.is_some_and(|(_, allowed)| !allowed.contains(&to)) => Some(format!("{from} may not import {to}")),
        _ => {
            let forbidden = FORBIDDEN.iter().find(|(module, path)| *module == from && is_below(path));
            forbidden.map(|(_, path)| format!("{from} may not import {path}"))
        }
    }
}

/// The arrows of a file to other top-level modules.
fn arrows(path: &Path, text: &str) -> Vec<Arrow> {
    let module = module_path(path);
    let tokens = tokens(text);
    let mut found = Vec::new();
    // The inline modules around the present token: how deep in braces each of them began.
    let (mut inline, mut depth, mut at) = (Vec::new(), 0_usize, 0);
    while let Some((token, line)) = tokens.get(at) {
        let is = |offset: usize, text: &str| tokens.get(at + offset).is_some_and(|(token, _)| token == text);
        match token.as_str() {
            "#" if ["[", "cfg", "(", "test", ")", "]"]
                .iter()
                .enumerate()
                .all(|(offset, text)| is(offset + 1, text)) =>
            {
                at = end_of_item(&tokens, at + 7);
                continue;
            }
            "mod" if is(2, "{") => {
                inline.push(depth);
            }
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                inline.pop_if(|began| *began == depth);
            }
            // `pub(in crate::a)` names who sees, not what is seen.
            "in" => {
                at += 2;
                continue;
            }
            "crate" | "super" => {
                let mut supers = 0;
                while is(2 * supers, "super") && is(2 * supers + 1, "::") {
                    supers += 1;
                }
                let is_root = token == "crate" && is(1, "::") || supers > 0 && supers == module.len() + inline.len();
                let start = at + 2 * supers.max(1);
                if is_root {
                    let mut paths = Vec::new();
                    tree(&tokens, start, "", &mut paths);
                    let (file, from) = (path.to_string_lossy().into_owned(), module[0].clone());
                    let others = paths.into_iter().filter(|to| to.split("::").next() != Some(&from));
                    found.extend(others.map(|to| Arrow { file: file.clone(), line: *line, from: from.clone(), to }));
                }
                if is_root || supers > 0 {
                    at = start;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Where the item ends that begins at a token: after its semicolon, or its braces.
fn end_of_item(tokens: &[(String, usize)], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while let Some((token, _)) = tokens.get(at) {
        at += 1;
        match token.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" if depth == 1 => return at,
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            ";" if depth == 0 => return at,
            _ => {}
        }
    }
    at
}

/// Collects the paths of a use tree, or the one path of an expression, that begins at a token. Gives back where it ends.
fn tree(tokens: &[(String, usize)], mut at: usize, before: &str, paths: &mut Vec<String>) -> usize {
    let token = |at: usize| tokens.get(at).map_or("", |(token, _)| token.as_str());
    let mut path = before.to_owned();
    loop {
        match token(at) {
            "{" => {
                at += 1;
                while !matches!(token(at), "}" | "") {
                    at = tree(tokens, at, &path, paths);
                    // What stands behind a path, such as `as name`.
                    while !matches!(token(at), "," | "}" | "") {
                        at += 1;
                    }
                    at += usize::from(token(at) == ",");
                }
                return at + 1;
            }
            name if name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_') => {
                if name != "self" {
                    path = if path.is_empty() { name.to_owned() } else { [&path, "::", name].concat() };
                }
                at += 1;
            }
            _ => at += usize::from(token(at) == "*"),
        }
        if token(at) != "::" || token(at + 1) == "<" {
            paths.push(path);
            return at;
        }
        at += 1;
    }
}

/// The tokens of Rust source, each with its line: names, `::`, and other characters. Comments and texts are left out.
fn tokens(text: &str) -> Vec<(String, usize)> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let line = 1 + text[..text.len() - rest.len()].matches('\n').count();
        let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment(rest)
        } else if let Some(length) = raw_text(rest) {
            length
        } else if first == '"' {
            quoted(rest, '"')
        } else if first == '\'' {
            // A lifetime has no second quote.
            let mut after = rest.chars().skip(1);
            let is_letter = after.next() == Some('\\') || after.next() == Some('\'');
            if is_letter { quoted(rest, '\'') } else { 1 }
        } else if is_name(first) {
            let length = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
            tokens.push((rest[..length].to_owned(), line));
            length
        } else if rest.starts_with("::") {
            tokens.push(("::".to_owned(), line));
            2
        } else {
            if !first.is_whitespace() {
                tokens.push((first.to_string(), line));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of a block comment, and of those within it.
fn comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        let step = match () {
            () if text[at..].starts_with("/*") => {
                depth += 1;
                2
            }
            () if text[at..].starts_with("*/") => {
                depth -= 1;
                2
            }
            () => text[at..].chars().next().map_or(1, char::len_utf8),
        };
        at += step;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The length of a raw string at the beginning of a text.
fn raw_text(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let marks = rest.len() - rest.trim_start_matches('#').len();
    rest[marks..].strip_prefix('"')?;
    let end = ["\"", &"#".repeat(marks)].concat();
    let start = text.len() - rest.len() + marks + 1;
    text[start..].find(&end).map(|length| start + length + end.len())
}

/// The length of a quoted text or letter, with both quotes.
fn quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}
