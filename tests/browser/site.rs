//! The built app on a host of its own, under the policy that it is made for. Every test has its own, on its own origin,
//! so that what one test leaves in the browser's storage is never there for another.

use crate::generation::{self, Generation, Parts};
use crate::headers;
use crate::http::{Answer, Request, Server};
use crate::integrity;
use crate::policy::hosts::Answers;
use crate::policy::{self, Policy};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

/// A policy that forbids nothing, and tells the page of every script that the app's own would not run.
const ONLY_REPORTS: (&str, &str) =
    ("Content-Security-Policy-Report-Only", "script-src 'self' 'wasm-unsafe-eval' 'report-sample'");

/// What a page tells the server of itself goes below this path; `page.rs` has the script that tells.
pub const TOLD: &str = "/told/";

/// How the app is served.
#[derive(Default)]
pub struct Setup {
    /// What comes in place of the site file of the build.
    pub site_file: Option<Answer>,
    /// Where the app stands on its host: `news/` is `/news/`; nothing is the root.
    pub folder: &'static str,
    /// How long every picture takes.
    pub pictures_after: Duration,
    /// The ending of files that did not get to the host: `wasm`; nothing for a host that has them all.
    pub without: &'static str,
    /// The ending of files that are not what was built: they have something more at their end.
    pub altered: &'static str,
    /// Whether the app stands without its policy, on a host that sends none.
    pub is_unguarded: bool,
    /// Whether it has one that forbids nothing and only tells the page of scripts that a stricter one would not run.
    pub only_reports: bool,
    /// Documents and scripts of the test's own: path below [`TOLD`], content type, content. They come without a policy.
    pub extra: &'static [(&'static str, &'static str, &'static str)],
    /// The one of them that is a script to run in the app's page before anything else.
    pub first_script: &'static str,
    /// Whether the site file says where the newspaper is.
    pub says_where: bool,
    /// What of the release can be changed while the test runs, with its service worker; nothing for an app without one.
    pub deployed: Option<Deployed>,
}

/// What is served in place of files of the build, by path; none for a file that is not there. The service worker that goes
/// with it is made anew with each change.
#[derive(Clone, Default)]
pub struct Deployed(Arc<Mutex<Release>>);

#[derive(Default)]
struct Release {
    files: Vec<(String, Option<Answer>)>,
    /// What stands at the end of the page: it is what makes one generation another.
    remark: &'static str,
    /// What is served in place of the worker.
    worker: Option<&'static str>,
}

/// The hash in the names of a new version's program.
const NEW_HASH: &str = "0123456789abcdef";

/// The files of the newspaper's program in the build, by name, and the hash in all of them.
fn program_files() -> (Vec<String>, String) {
    let loader = loader_file();
    let hash = loader.strip_prefix("time-plus-news-parts-").and_then(|rest| rest.strip_suffix(".js"));
    let hash = hash.expect("the loader's name has the hash").to_owned();
    let names = std::fs::read_dir(dist()).unwrap().flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_one = |name: &String| name.contains(&hash) && (name.ends_with(".js") || name.ends_with(".wasm"));
    (names.filter(is_one).collect(), hash)
}

/// A file of the program as a new version has it: its scripts name the files by the new hash.
fn renewed(name: &str, hash: &str) -> Vec<u8> {
    let content = file(name);
    if !name.ends_with(".js") {
        return content;
    }
    String::from_utf8(content).unwrap().replace(hash, NEW_HASH).into_bytes()
}

/// The files of a part of the program in the build, that of its own last.
pub fn part_files(part: &str) -> Vec<String> {
    let page = String::from_utf8(file("index.html")).unwrap();
    let (_, told) = page.split_once("data-parts='").expect("the page tells of the parts");
    let parts: Value = serde_json::from_str(told.split('\'').next().unwrap()).unwrap();
    let files = parts[part].as_array().unwrap_or_else(|| panic!("no part {part}"));
    let mut files: Vec<String> = files.iter().map(|file| file.as_str().unwrap().to_owned()).collect();
    files.sort_by_key(|file| file.contains(&format!("-{part}-")));
    files
}

/// The file that only one part of the program has.
pub fn part_file(part: &str) -> String {
    part_files(part).pop().unwrap()
}

/// As [`part_file`], in a new version ([`Deployed::release`]).
pub fn part_file_of_new(part: &str) -> String {
    part_file(part).replace(&program_files().1, NEW_HASH)
}

/// The script that loads the parts.
pub fn loader_file() -> String {
    let page = String::from_utf8(file("index.html")).unwrap();
    let (_, told) = page.split_once("data-loader=\"").expect("the page tells of the loader");
    told.split(' ').next().unwrap().to_owned()
}

impl Deployed {
    /// Serves something in place of a file, to whoever asks: the list of the worker has the file as it was built.
    pub fn put(&self, path: &str, answer: Answer) {
        self.0.lock().unwrap().files.push((path.to_owned(), Some(answer)));
    }

    /// Serves a file no longer.
    pub fn remove(&self, path: &str) {
        self.0.lock().unwrap().files.push((path.to_owned(), None));
    }

    /// Puts a new version on the host: another page, another worker, and a program of other names. That of the build is there
    /// no longer.
    pub fn release(&self, remark: &'static str) {
        self.0.lock().unwrap().remark = remark;
        let (names, hash) = program_files();
        for name in names {
            let kind = if name.ends_with(".js") { "text/javascript" } else { "application/wasm" };
            self.put(&name.replace(&hash, NEW_HASH), Answer::new(kind, renewed(&name, &hash)));
            self.remove(&name);
        }
    }

    /// Serves another worker.
    pub fn worker(&self, source: &'static str) {
        self.0.lock().unwrap().worker = Some(source);
    }

    fn file(&self, path: &str) -> Option<Option<Answer>> {
        let release = self.0.lock().unwrap();
        release.files.iter().rev().find(|(known, _)| known == path).map(|(_, answer)| answer.clone())
    }

    /// The page with what is at its end, and the worker.
    fn generation(&self, page: &str, dist: &Path) -> Generation {
        let release = self.0.lock().unwrap();
        let mut page = [page, release.remark].concat();
        let (names, hash) = program_files();
        let is_new = !release.remark.is_empty();
        if is_new {
            for name in names.iter().filter(|name| name.ends_with(".js")) {
                page = page.replace(&integrity::sha384(&file(name)), &integrity::sha384(&renewed(name, &hash)));
            }
            page = page.replace(&hash, NEW_HASH);
        }
        let read = |name: &str| match is_new && name.contains(NEW_HASH) {
            true => Some(renewed(&name.replace(NEW_HASH, &hash), &hash)),
            false => std::fs::read(dist.join(name)).ok(),
        };
        let editable = ["site.json", "backends/json-feed.json"].map(str::to_owned);
        let parts = Parts {
            page: &page,
            worker: include_str!("../../public/sw.js"),
            editable: &editable,
            built: "2026-11-28",
            is_offline: true,
            read: &read,
        };
        Generation::of(&parts).unwrap_or_else(|what| panic!("a release without a worker: {what}"))
    }
}

impl Setup {
    /// The policy of the app under its site file, and that of the page that tries any backend, as a release has them.
    /// A site file that is wrong names no backend. `origin` is where the app is.
    fn answers(&self, dist: &Path, origin: &str) -> Answers {
        let site = self.site_file.as_ref().map_or_else(|| read(dist, "site.json"), |answer| answer.body().to_vec());
        let mut site: Value = serde_json::from_slice(&site).unwrap_or_default();
        if self.says_where {
            site["url"] = origin.into();
        }
        let preset = site["backend"]["preset"].as_str().map(|name| format!("backends/{name}.json"));
        let description = preset.and_then(|path| std::fs::read(dist.join(path)).ok());
        let description: Option<Value> = description.and_then(|text| serde_json::from_slice(&text).ok());
        let policy = Policy::of(&site, description.as_ref())
            .unwrap_or_else(|_| Policy::of(&Value::Null, None).expect("nothing names no host that is wrong"));
        let base = format!("/{}", self.folder);
        Answers {
            base,
            connect: Some(policy.clone().for_connect()),
            worker: policy.for_worker(true),
            widget_frame: policy.for_widget_frame(&site),
            policy,
            description: None,
        }
    }

    /// Whether nothing that the policy follows from is other than it was built.
    fn is_as_built(&self) -> bool {
        self.site_file.is_none() && !self.says_where
    }

    /// `_headers`: that of the release where it is served as it was built, else as it would be written.
    fn headers_file(&self, dist: &Path, origin: &str) -> String {
        match self.folder {
            "" if self.is_as_built() => String::from_utf8(read(dist, "_headers")).unwrap(),
            _ => self.answers(dist, origin).pages(),
        }
    }
}

/// A file that every release has.
fn read(dist: &Path, name: &str) -> Vec<u8> {
    std::fs::read(dist.join(name)).unwrap_or_else(|error| {
        panic!("{name} of {} cannot be read ({error}): build it anew with `cargo xtask test` or `dist`", dist.display())
    })
}

/// The built app, served until this is dropped.
pub struct Site {
    pub server: Server,
    folder: &'static str,
    is_whole: bool,
    told: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// The newspaper as it was built, with its own site file.
    pub fn as_built() -> Self {
        Self::set_up(Setup::default())
    }

    /// The app with another site file.
    pub fn with_file(site_file: Answer) -> Self {
        Self::set_up(Setup { site_file: Some(site_file), ..Setup::default() })
    }

    /// The app as a set-up says.
    pub fn set_up(setup: Setup) -> Self {
        let told = Arc::new(Mutex::new(Vec::new()));
        let heard = told.clone();
        let folder = setup.folder;
        let is_whole = setup.without.is_empty() && setup.altered.is_empty();
        // Looked for here, where its absence fails the test, and not in a thread of the server.
        let dist = dist();
        let headers_file = OnceLock::new();
        let is_guarded = !setup.is_unguarded;
        let server = Server::start(move |request| match request.path().strip_prefix(TOLD) {
            // A page that has nothing to tell asks only so as to know that all it told has come.
            Some("") => Answer::new("text/plain", ""),
            Some(place) => match setup.extra.iter().find(|(known, ..)| *known == place) {
                Some((_, content_type, content)) => {
                    let answer = Answer::new(content_type, *content);
                    if setup.only_reports { answer.with_header(ONLY_REPORTS.0, ONLY_REPORTS.1) } else { answer }
                }
                None => {
                    let text = String::from_utf8_lossy(&request.body);
                    heard.lock().unwrap().push(format!("{place}: {text}"));
                    Answer::new("text/plain", "")
                }
            },
            None => {
                let answer = serve(&setup, dist, request);
                let headers_file = headers_file.get_or_init(|| setup.headers_file(dist, &origin(request)));
                let headers = if is_guarded { headers::for_path(headers_file, request.path()) } else { Vec::new() };
                let answer =
                    if setup.only_reports { answer.with_header(ONLY_REPORTS.0, ONLY_REPORTS.1) } else { answer };
                headers.iter().fold(answer, |answer, (name, value)| match name.as_str() {
                    // All that a test adds: whom to tell of a breach.
                    policy::HEADER => answer.with_header(name, &format!("{value}; report-uri {TOLD}policy")),
                    // How long a file may be kept is the server's own matter: here, not at all.
                    "Cache-Control" => answer,
                    _ => answer.with_header(name, value),
                })
            }
        });
        Self { server, folder, is_whole, told }
    }

    /// Somebody else's page on a host of its own, at its root, under a policy of its own or none.
    pub fn host(html: String, policy: &str) -> Self {
        let told = Arc::new(Mutex::new(Vec::new()));
        let heard = told.clone();
        let policy = policy.to_owned();
        let server = Server::start(move |request| match request.path().strip_prefix(TOLD) {
            Some("") => Answer::new("text/plain", ""),
            Some(place) => {
                heard.lock().unwrap().push(format!("{place}: {}", String::from_utf8_lossy(&request.body)));
                Answer::new("text/plain", "")
            }
            None if request.path() == "/" => {
                // What may be kept nowhere does not come back out of the browser's memory either.
                let answer =
                    Answer::new("text/html; charset=utf-8", html.clone()).with_header("Cache-Control", "no-cache");
                if policy.is_empty() { answer } else { answer.with_header(policy::HEADER, &policy) }
            }
            None => Answer::status(404),
        });
        Self { server, folder: "", is_whole: true, told }
    }

    /// The address of a place in the app, which is given from the app's own root: `latest?page=2`.
    pub fn address(&self, place: &str) -> String {
        format!("{}/{}{place}", self.server.origin(), self.folder)
    }

    /// What went wrong in the page so far: breaches of the policy, errors that nobody caught.
    pub fn told(&self) -> Vec<String> {
        self.told.lock().unwrap().clone()
    }

    /// The same, which then is as if it had not been told.
    pub fn forget_told(&self) -> Vec<String> {
        std::mem::take(&mut *self.told.lock().unwrap())
    }

    /// The same, unless a part of the app is missing, which it may complain of.
    pub fn complaints(&self) -> Vec<String> {
        if self.is_whole { self.told() } else { Vec::new() }
    }
}

/// A file of the built app.
pub fn file(name: &str) -> Vec<u8> {
    read(dist(), name)
}

/// The folder of the built app.
fn dist() -> &'static Path {
    static DIST: OnceLock<PathBuf> = OnceLock::new();
    DIST.get_or_init(|| {
        let dist = std::env::var_os("TPN_DIST").map(PathBuf::from).expect(
            "these tests drive the built app, and TPN_DIST does not name its folder: run `cargo xtask test`, which \
             builds the app, names it and runs them",
        );
        assert!(dist.join("index.html").is_file(), "TPN_DIST is {}, where no index.html is", dist.display());
        dist
    })
}

/// Where the app is, as who asks has it.
fn origin(request: &Request) -> String {
    ["http://", request.header("host").unwrap_or_default()].concat()
}

fn serve(setup: &Setup, dist: &Path, request: &Request) -> Answer {
    let Some(path) = request.path().strip_prefix('/').and_then(|path| path.strip_prefix(setup.folder)) else {
        return Answer::status(404);
    };
    if let Some(answer) = setup.deployed.as_ref().and_then(|deployed| deployed.file(path)) {
        return answer.unwrap_or_else(|| Answer::status(404));
    }
    if let ("site.json", Some(answer)) = (path, &setup.site_file) {
        return answer.clone();
    }
    if let (policy::WORKER, Some(deployed)) = (path, &setup.deployed) {
        let other = deployed.0.lock().unwrap().worker;
        let own = || deployed.generation(&page(setup, dist, ""), dist).worker;
        return Answer::new("text/javascript", other.map_or_else(own, str::to_owned));
    }
    let path = decode(path);
    if path.trim_end_matches('/') == FRAMED {
        return Answer::new("text/html; charset=utf-8", framed(setup, dist, &origin(request)));
    }
    let is_inside = path.split('/').all(|segment| segment != "..");
    let is_missing = !setup.without.is_empty() && path.ends_with(setup.without);
    if let Some(content_type) = content_type(&path).filter(|_| is_inside && !is_missing)
        && let Ok(mut body) = std::fs::read(dist.join(&path))
    {
        if !setup.altered.is_empty() && path.ends_with(setup.altered) {
            // Both are still what they are: a custom section without a name, and white space.
            body.extend_from_slice(if path.ends_with(".wasm") { &[0, 1, 0] } else { b" " });
        }
        let delay = if content_type.starts_with("image/") { setup.pictures_after } else { Duration::ZERO };
        return Answer::new(content_type, body).after(delay);
    }
    // A place in the app is its one page; a file that is not there is not.
    let is_navigation = request.header("accept").is_some_and(|accept| accept.contains("text/html"));
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    // Who asks for the app's own address is given its page: a worker does, and is no navigation.
    if !(is_navigation && !is_file || path.is_empty()) {
        return Answer::status(404);
    }
    let page = page(setup, dist, &path);
    let page = setup.deployed.as_ref().map_or_else(|| page.clone(), |deployed| deployed.generation(&page, dist).page);
    Answer::new("text/html; charset=utf-8", page)
}

/// The app's page, or its own for the place that tries any backend. What it loads and what it builds its addresses on
/// is moved into the folder, as `cargo xtask dist --public-url` does.
fn page(setup: &Setup, dist: &Path, path: &str) -> String {
    let is_connect = path.trim_end_matches('/') == policy::CONNECT;
    let name = if is_connect { "connect.html" } else { "index.html" };
    let html = String::from_utf8(read(dist, name)).unwrap();
    // A worker would answer in the server's place, so only the tests of it have one.
    let html = generation::unmarked(&html);
    let html = ["href=", "src=", "data-js=", "data-wasm="].iter().fold(html, |html, name| {
        // A release is minified, and has no quotation marks where it needs none.
        html.replace(&format!("{name}\"/"), &format!("{name}\"/{}", setup.folder))
            .replace(&format!("{name}/"), &format!("{name}/{}", setup.folder))
    });
    let html = match (&setup.site_file, setup.is_unguarded) {
        (_, true) => policy::without_meta(&html),
        (None, false) => html,
        (Some(_), false) => {
            let Answers { policy, connect, .. } = setup.answers(dist, "");
            policy::with_meta(&html, connect.as_ref().filter(|_| is_connect).unwrap_or(&policy))
        }
    };
    let script = format!("<script src=\"{TOLD}{}\"></script>", setup.first_script);
    let script = if setup.first_script.is_empty() { "" } else { &script };
    let (before, after) = html.split_once("<base").expect("the page says where the app stands");
    [before, script, "<base", after].concat()
}

/// The page of headlines, relative to the app.
const FRAMED: &str = "embed/headlines";

/// The page of headlines, moved into the folder as the app's own is.
fn framed(setup: &Setup, dist: &Path, origin: &str) -> String {
    let html = String::from_utf8(read(dist, "embed/headlines/index.html")).unwrap();
    let html = html.replace("<base href=\"/", &format!("<base href=\"/{}", setup.folder));
    match (setup.is_as_built(), setup.is_unguarded) {
        (_, true) => policy::without_meta(&html),
        (true, false) => html,
        (false, false) => policy::with_meta(&html, &setup.answers(dist, origin).widget_frame),
    }
}

fn content_type(path: &str) -> Option<&'static str> {
    const TYPES: [(&str, &str); 14] = [
        ("html", "text/html; charset=utf-8"),
        ("js", "text/javascript; charset=utf-8"),
        ("css", "text/css; charset=utf-8"),
        ("wasm", "application/wasm"),
        ("json", "application/json"),
        ("webmanifest", "application/manifest+json"),
        ("svg", "image/svg+xml"),
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
        ("webp", "image/webp"),
        ("avif", "image/avif"),
        ("webm", "video/webm"),
        ("vtt", "text/vtt; charset=utf-8"),
        ("txt", "text/plain; charset=utf-8"),
    ];
    let (_, extension) = path.rsplit_once('.')?;
    TYPES.iter().find(|(known, _)| *known == extension).map(|(_, content_type)| *content_type)
}

/// Decodes percent escapes, as a static host does.
fn decode(path: &str) -> String {
    time_plus_news::browser::location::decode(path)
}
