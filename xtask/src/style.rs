//! `cargo xtask style`: joins the style sheets into the one that the page loads.
//!
//! `style/` has a file for each component, and loading them one by one would be slow. Trunk copies style sheets but
//! does not join them, so its `pre_build` hook calls this command, under `trunk build` as well as under `cargo xtask`.
//! The command writes `target/style/main.css` before Trunk reads `index.html`, and `widget-frame.css` for the widget frame.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Failure;
use crate::project;

/// The files that come first, in this order, because every component builds on them. The components follow by name, and
/// do not depend on their order.
const FIRST: &[&str] = &["tokens", "base"];

/// Style sheets that readers do not need. Each is served separately, and loaded by the page that it belongs to.
const APART: &[&str] = &["connect", FRAME];

/// The style sheet of the widget frame, which contains the design tokens but nothing else of the newspaper.
const FRAME: &str = "widget-frame";

/// Writes the joined style sheet, if it has changed.
///
/// # Errors
/// When a file cannot be read or written, or contains `@import`, which is not valid in a joined file.
pub fn run() -> Result<(), Failure> {
    let source = project::root().join("style");
    write("main.css", join(&in_order(&source)?)?)?;
    let own = [FIRST[0], FRAME].map(|name| source.join([name, ".css"].concat()));
    write("widget-frame.css", join(&own)?)
}

fn write(name: &str, css: String) -> Result<(), Failure> {
    // Always in the checkout, wherever Cargo's target folder is, because `index.html` names these files.
    let folder = project::root().join("target").join("style");
    let target = folder.join(name);
    if fs::read_to_string(&target).is_ok_and(|old| old == css) {
        // Writing the same content again would make `trunk serve` build again.
        return Ok(());
    }
    fs::create_dir_all(&folder).map_err(Failure::file("make the folder", &folder))?;
    fs::write(&target, css).map_err(Failure::file("write", &target))
}

fn join(paths: &[PathBuf]) -> Result<String, Failure> {
    let mut css = String::new();
    for path in paths {
        let text = fs::read_to_string(path).map_err(Failure::file("read", path))?;
        if let Some(line) = text.lines().position(|line| line.trim_start().starts_with("@import")) {
            let what = format!("line {}: `@import` does not work here, the files are joined anyway", line + 1);
            return Err(Failure::Content { path: path.clone(), what });
        }
        css.push_str(text.trim_end());
        css.push('\n');
    }
    Ok(css)
}

fn in_order(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::file("list", folder))? {
        let path = entry.map_err(Failure::file("list", folder))?.path();
        let stem = path.file_stem().unwrap_or_default();
        if path.extension().is_some_and(|extension| extension == "css") && !APART.iter().any(|apart| stem == *apart) {
            paths.push(path);
        }
    }
    let rank = |path: &PathBuf| {
        let stem = path.file_stem().unwrap_or_default();
        FIRST.iter().position(|first| stem == *first).unwrap_or(FIRST.len())
    };
    paths.sort_by(|one, other| rank(one).cmp(&rank(other)).then_with(|| one.cmp(other)));
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("style-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, css) in files {
            fs::write(folder.join(file), css).unwrap();
        }
        folder
    }

    #[test]
    fn tokens_and_base_come_before_the_components_and_what_stands_apart_is_left_out() {
        let files = [
            ("base.css", "b{}\n\n"),
            ("article.css", "a{}"),
            ("connect.css", "apart{}"),
            ("widget-frame.css", "framed{}"),
            ("tokens.css", "t{}"),
            ("notes.txt", "no"),
        ];
        let folder = folder("order", &files);
        assert_eq!(join(&in_order(&folder).unwrap()).unwrap(), "t{}\nb{}\na{}\n");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn an_import_is_refused_with_its_line() {
        let folder = folder("import", &[("main.css", "/* all */\n@import \"a.css\";\n")]);
        assert!(
            join(&in_order(&folder).unwrap()).expect_err("should be refused").to_string().contains("line 2: `@import`")
        );
        fs::remove_dir_all(&folder).unwrap();
    }
}
