//! `cargo xtask edition`: compiles the demo edition.
//!
//! Steps: `xtask/edition/articles/*.html` → [`article`] (front matter and checks) → [`feed`] (JSON Feed 1.1) →
//! `public/demo/*.json`; and `xtask/edition/pictures/*.svg` → [`picture`] → `public/demo/pictures/*.webp`. The JSON
//! depends only on the sources: the same sources give the same bytes, and a test checks that the committed files match
//! their sources.

mod article;
mod body;
mod date;
mod feed;
mod film;
mod front_matter;
mod picture;
mod slug;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Failure;
use crate::{project, say};
use article::Article;

/// The maximum size of the demo edition, in bytes.
const LARGEST_EDITION: u64 = 12_000_000;

/// The folders of the sources and of the compiled edition.
struct Folders {
    articles: PathBuf,
    pictures: PathBuf,
    /// `public/demo`, in which all JSON files are generated.
    demo: PathBuf,
}

impl Folders {
    fn of_the_checkout() -> Self {
        let source = project::root().join("xtask").join("edition");
        Self {
            articles: source.join("articles"),
            pictures: source.join("pictures"),
            demo: project::root().join("public").join("demo"),
        }
    }
}

/// A mistake in a source, shown as `file:line: what`.
#[derive(Debug, PartialEq, Eq)]
struct Mistake {
    file: String,
    line: usize,
    what: String,
}

/// Collects mistakes. Compilation continues after a mistake, so that the author sees all of them at once.
#[derive(Default)]
struct Mistakes(Vec<Mistake>);

impl Mistakes {
    fn add(&mut self, file: &str, line: usize, what: impl Into<String>) {
        self.0.push(Mistake { file: file.to_owned(), line, what: what.into() });
    }

    fn into_result(self) -> Result<(), Failure> {
        if self.0.is_empty() {
            return Ok(());
        }
        let line = |mistake: Mistake| format!("{}:{}: {}", mistake.file, mistake.line, mistake.what);
        Err(Failure::Edition(self.0.into_iter().map(line).collect()))
    }
}

/// Renders the pictures that have changed, and writes every feed again.
///
/// # Errors
/// Every mistake in the sources at once, a missing drawing program, or a file that cannot be written.
pub fn run() -> Result<(), Failure> {
    let folders = Folders::of_the_checkout();
    let drawn = picture::draw_changed(&folders.pictures, &folders.demo.join("pictures"))?;
    let articles = read(&folders)?;
    let files = feed::compile(&articles);
    write(&folders.demo, &files)?;
    let size = folder_size(&folders.demo)?;
    say::step(&format!(
        "{} articles, {} feeds and indexes, {drawn} pictures drawn; public/demo has {} bytes",
        articles.len(),
        files.len(),
        say::bytes(usize::try_from(size).unwrap_or(usize::MAX))
    ));
    if size > LARGEST_EDITION {
        let what = format!("the edition may have {LARGEST_EDITION} bytes at most: draw simpler pictures, cut films");
        return Err(Failure::Content { path: folders.demo, what });
    }
    Ok(())
}

/// Reads and checks all articles, newest first.
fn read(folders: &Folders) -> Result<Vec<Article>, Failure> {
    let mut mistakes = Mistakes::default();
    let mut articles = Vec::new();
    for path in files_with_extension(&folders.articles, "html")? {
        let text = fs::read_to_string(&path).map_err(Failure::file("read", &path))?;
        let slug = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        articles.extend(article::parse(&slug, &text, &mut mistakes));
    }
    article::check_together(&articles, &mut mistakes);
    for article in &mut articles {
        article.find_media(&folders.demo, &mut mistakes);
    }
    mistakes.into_result()?;
    articles.sort_by(|one, other| other.published.cmp(&one.published).then_with(|| one.slug.cmp(&other.slug)));
    Ok(articles)
}

/// Writes files that have changed, and removes JSON files without a source.
fn write(demo: &Path, files: &BTreeMap<String, String>) -> Result<(), Failure> {
    for (path, content) in files {
        let path = demo.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == *content) {
            continue;
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Failure::file("make the folder", folder))?;
        }
        fs::write(&path, content).map_err(Failure::file("write", &path))?;
    }
    for stale in json_files(demo)?.into_iter().filter(|path| !files.contains_key(path)) {
        let path = demo.join(stale);
        fs::remove_file(&path).map_err(Failure::file("remove", &path))?;
    }
    Ok(())
}

/// Returns the JSON files below a folder, as relative paths with slashes.
fn json_files(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    walk(folder, &mut |path| {
        if path.extension().is_some_and(|extension| extension == "json")
            && let Ok(relative) = path.strip_prefix(folder)
        {
            let segments: Vec<_> = relative.iter().map(|segment| segment.to_string_lossy()).collect();
            found.push(segments.join("/"));
        }
    })?;
    Ok(found)
}

fn folder_size(folder: &Path) -> Result<u64, Failure> {
    let mut size = 0;
    walk(folder, &mut |path| size += fs::metadata(path).map_or(0, |meta| meta.len()))?;
    Ok(size)
}

fn walk(folder: &Path, visit: &mut impl FnMut(&Path)) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::file("list", folder))? {
        let path = entry.map_err(Failure::file("list", folder))?.path();
        if path.is_dir() {
            walk(&path, visit)?;
        } else {
            visit(&path);
        }
    }
    Ok(())
}

/// Returns the files of a folder with this extension, sorted by name, so that the order of the file system does not matter.
fn files_with_extension(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::file("list", folder))? {
        let path = entry.map_err(Failure::file("list", folder))?.path();
        if path.extension().is_some_and(|found| found == extension) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests;
