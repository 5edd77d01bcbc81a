//! Tests the configurations of `docs/deploy.md`: nginx, Caddy and Apache serve the release with them, at the root of a
//! host and below it, and their answers are compared with the six rules of the guide.

mod addresses;
mod guide;
mod http;
mod rules;
#[path = "../../../tests/browser/headers.rs"]
mod sent;
mod server;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::counts::Counts;
use crate::arguments::Headers;
use crate::error::Failure;
use crate::tools::WebServers;
use crate::{dist, say};
use server::{Kind, Place, Server};

/// The public address of the newspaper, with which it has pages of categories and oEmbed answers.
const URL: &str = "https://news.example/";

/// Tries every host on a built app.
///
/// # Errors
/// A file that cannot be read or written, a guide that has changed, or a host that does not start.
pub fn check(built: &Path, programs: &WebServers) -> Result<Counts, Failure> {
    let folder = Folder::new()?;
    let places = places(built, &folder.0)?;
    let mut counts = Counts::default();
    for kind in Kind::ALL {
        for (index, place) in places.iter().enumerate() {
            let name = format!("{} {}", kind.name(), place.name);
            let own = folder.0.join(format!("{kind:?}{index}"));
            let server = Server::start(kind, programs, place, &own)?;
            let found = rules::check(&name, server.port, place)?;
            say::note(&format!("{name}: {} passed, {} failed", found.passed, found.failed));
            counts += found;
        }
    }
    Ok(counts)
}

/// A folder for the served files, removed on drop. It is outside the user's files, because `nobody`, as whom Apache
/// serves if root starts it, must be able to read it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self, Failure> {
        let path = std::env::temp_dir().join(format!("time-plus-news-hosts-{}", std::process::id()));
        fs::create_dir_all(&path).map_err(Failure::file("make", &path))?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The release at the root of a host and in a folder of another, and one without the page `/connect`.
fn places(built: &Path, folder: &Path) -> Result<[Place; 3], Failure> {
    let root = Place { name: "at the root", root: folder.join("dist"), base: "/" };
    copy(built, &root.root)?;
    let file = root.root.join("site.json");
    let mut site = dist::document(&file)?;
    site["url"] = json!(URL);
    write(&file, &site.to_string())?;
    dist::finish(&root.root)?;
    let closed = Place { name: "without /connect", root: folder.join("closed"), base: "/" };
    copy(&root.root, &closed.root)?;
    dist::run_headers(&Headers { dist: Some(closed.dist()), connect: false })?;
    let below = Place { name: "under /news/", root: folder.join("www"), base: "/news/" };
    copy(&root.root, &below.dist())?;
    for page in ["index.html", dist::WIDGET_FRAME_PAGE] {
        let file = below.dist().join(page);
        let html = read(&file)?;
        // Does the same as Trunk's `--public-url`, with and without quotation marks.
        let moved = ["href=", "src=", "data-js=", "data-wasm="].iter().fold(html, |html, name| {
            html.replace(&format!("{name}\"/"), &format!("{name}\"{}", below.base))
                .replace(&format!("{name}/"), &format!("{name}{}", below.base))
        });
        write(&file, &moved)?;
    }
    dist::run_headers(&Headers { dist: Some(below.dist()), connect: true })?;
    Ok([root, closed, below])
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(Failure::file("read", file))
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(Failure::file("write", file))
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to).map_err(Failure::file("make", to))?;
    for entry in fs::read_dir(from).map_err(Failure::file("list", from))? {
        let entry = entry.map_err(Failure::file("list", from))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target).map_err(Failure::file("copy", &source))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For changes of the guide: `TPN_DIST=dist cargo test -p xtask hosts -- --ignored --nocapture`.
    #[test]
    #[ignore = "wants a release in TPN_DIST, and web servers; `cargo xtask test --hosts` does the same"]
    fn the_configurations_of_the_guide_keep_its_rules() {
        let dist = crate::project::root().join(std::env::var_os("TPN_DIST").expect("TPN_DIST names a release"));
        let found = check(&dist, &WebServers::ready().unwrap()).unwrap();
        assert_eq!(found.failed, 0, "what is wrong is said above");
    }
}
