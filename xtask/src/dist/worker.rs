//! Writes the service worker of a release and tells the page of it; or the kill switch, where the site file wants no
//! worker. It comes last: the worker's list has the hash of the page, and so of everything that is written into that.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::app::App;
use super::generation::{Generation, Parts};
use super::policy::{CONNECT, WORKER};
use crate::error::Failure;
use crate::{project, size};

const SOURCE: &str = include_str!("../../../public/sw.js");

/// Undoes the worker that a browser has.
const KILL_SWITCH: &str = include_str!("kill_switch.js");

/// Writes `sw.js` and the version into the pages, in place of what is there.
///
/// # Errors
/// A file that is missing, or that cannot be read or written.
pub fn write(dist: &Path, app: &App) -> Result<(), Failure> {
    let file = dist.join("index.html");
    let page = fs::read_to_string(&file).map_err(Failure::file("read", &file))?;
    let editable: Vec<String> = ["site.json".to_owned()].into_iter().chain(size::description_of(dist)?).collect();
    let built = built();
    let read = |name: &str| fs::read(dist.join(name)).ok();
    let parts = Parts {
        page: &page,
        worker: SOURCE,
        editable: &editable,
        built: &built,
        is_offline: app.is_offline,
        read: &read,
    };
    let wrong = |what| Failure::Content { path: file.clone(), what };
    let made = Generation::of(&parts).map_err(wrong)?;
    save(&file, &made.page)?;
    let connect = dist.join([CONNECT, ".html"].concat());
    if let Ok(page) = fs::read_to_string(&connect) {
        save(&connect, &made.with(&page).map_err(wrong)?)?;
    }
    save(&dist.join(WORKER), if app.is_offline { &made.worker } else { KILL_SWITCH })
}

fn save(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(Failure::file("write", file))
}

/// The day of what was built: that of the last commit, so that the same source is the same version; nothing known is
/// said of a source without a history.
fn built() -> String {
    let mut git = Command::new("git");
    git.current_dir(project::root()).args(["log", "-1", "--format=%cs"]);
    let said = git.output().ok().filter(|output| output.status.success());
    let day = said.and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
    let day = day.trim();
    let is_day = day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if is_day { day.to_owned() } else { "unknown".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::brotli;

    fn release(name: &str) -> std::path::PathBuf {
        let dist = std::env::temp_dir().join(format!("worker-{name}-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        for (name, content) in [
            ("index.html", "<script data-js=/a-1.js data-wasm=/a-1_bg.wasm src=/boot.js></script>"),
            ("connect.html", "<p><script data-js=/a-1.js data-wasm=/a-1_bg.wasm src=/boot.js></script>"),
            ("site.json", "{}"),
            ("boot.js", "boot"),
            ("pwa.js", "pwa"),
            ("a-1.js", "a"),
            ("a-1_bg.wasm", "wasm"),
        ] {
            fs::write(dist.join(name), content).unwrap();
        }
        dist
    }

    #[test]
    fn a_release_has_a_worker_and_its_pages_know_of_it() {
        let dist = release("on");
        let read = |name: &str| fs::read_to_string(dist.join(name)).unwrap();
        write(&dist, &App::default()).unwrap();
        let first = [read(WORKER), read("index.html"), read("connect.html")];
        write(&dist, &App::default()).unwrap();
        assert_eq!([read(WORKER), read("index.html"), read("connect.html")], first);
        let [worker, page, connect] = first;
        assert!(worker.contains("\"boot.js\":\"sha256-"), "{worker}");
        assert!(page.contains("data-worker=sw.js") && connect == ["<p>", &page].concat());
        fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn a_site_that_wants_no_worker_has_the_kill_switch() {
        let dist = release("off");
        let off = App { is_offline: false, ..App::default() };
        write(&dist, &off).unwrap();
        assert_eq!(fs::read_to_string(dist.join(WORKER)).unwrap(), KILL_SWITCH);
        let page = fs::read_to_string(dist.join("index.html")).unwrap();
        assert!(page.contains("data-pwa=") && !page.contains("data-worker"), "{page}");
        fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn the_worker_is_small() {
        let dist = release("small");
        write(&dist, &App::default()).unwrap();
        let sizes = [SOURCE.to_owned(), fs::read_to_string(dist.join(WORKER)).unwrap()];
        let [source, written] = sizes.map(|text| brotli(text.as_bytes()).unwrap().len());
        assert!(source < 4096 && written < 3584, "{source} bytes, and {written} with a short list and no comments");
        fs::remove_dir_all(&dist).unwrap();
    }
}
