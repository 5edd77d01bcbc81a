//! Tests the six rules of the guide on a host: each address and each file, in every encoding, by GET, by HEAD, and by a
//! conditional request. The expected answers come from the release: its files, and its `_headers`, with which the other
//! formats of the headers must agree.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::addresses::{MISSING, PAGES};
use super::http::{Answer, ask};
use super::sent;
use super::server::Place;
use crate::error::Failure;
use crate::test::counts::Counts;

/// The header `Accept` of a browser for a navigation, and for a file that a page loads.
const NAVIGATION: (&str, &str) = ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
const LOADING: (&str, &str) = ("Accept", "*/*");

/// Values of `Accept-Encoding`, and the encoding of the answer if there is such a file; `None` is the file itself (rule 5).
const ENCODINGS: [(Option<&str>, Option<&str>); 4] = [
    (None, None),
    (Some("gzip"), Some("gzip")),
    (Some("br"), Some("br")),
    (Some("gzip, deflate, br, zstd"), Some("br")),
];

/// The extension of the file in an encoding.
fn ending(coding: Option<&str>) -> &'static str {
    match coding {
        Some("br") => ".br",
        Some("gzip") => ".gz",
        _ => "",
    }
}

/// Types by extension (rule 6). Browsers accept both types of scripts (RFC 9239 §6).
const TYPES: [(&str, &[&str]); 12] = [
    ("html", &["text/html"]),
    ("js", &["text/javascript", "application/javascript"]),
    ("css", &["text/css"]),
    ("json", &["application/json"]),
    ("wasm", &["application/wasm"]),
    ("webmanifest", &["application/manifest+json"]),
    ("vtt", &["text/vtt"]),
    ("txt", &["text/plain"]),
    ("svg", &["image/svg+xml"]),
    ("png", &["image/png"]),
    ("webp", &["image/webp"]),
    ("webm", &["video/webm"]),
];

/// Makes all requests, prints the wrong answers, and counts.
///
/// # Errors
/// A release that cannot be read.
pub fn check(host: &str, port: u16, place: &Place) -> Result<Counts, Failure> {
    let dist = place.dist();
    let file = dist.join("_headers");
    let headers = fs::read_to_string(&file).map_err(Failure::file("read", &file))?;
    if !headers.contains(HEADER) {
        return Err(Failure::Content { path: file, what: format!("has no {HEADER}") });
    }
    let asked = Asked { port, base: place.base, dist: &dist, headers };
    let mut counts = Counts::default();
    let mut note = |path: &str, result: Result<(), String>| match result {
        Ok(()) => counts.passed += 1,
        Err(what) => {
            counts.failed += 1;
            println!("{host}, {}{path}: {what}", place.base);
        }
    };
    for (path, file) in PAGES {
        let file = if dist.join(file).is_file() { file } else { "index.html" };
        for (wanted, coding) in ENCODINGS {
            note(path, asked.resource(path, file, wanted, coding));
        }
    }
    let files = files(&dist)?;
    for file in &files {
        for (wanted, coding) in ENCODINGS {
            note(file, asked.resource(file, file, wanted, coding));
        }
        note(file, asked.tags_differ(file));
    }
    for path in MISSING {
        for accept in [NAVIGATION, LOADING] {
            note(path, asked.missing(path, accept));
        }
    }
    if let Some(film) = files.iter().find(|file| file.ends_with(".webm")) {
        note(film, asked.part(film));
    }
    if place.base != "/" {
        note("", asked.without_slash());
    }
    Ok(counts)
}

/// Returns the paths of a release's files: all, except that of large folders only one of each kind.
fn files(dist: &Path) -> Result<BTreeSet<String>, Failure> {
    let mut out = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let path = dist.join(&folder);
        for entry in fs::read_dir(&path).map_err(Failure::file("list", &path))? {
            let entry = entry.map_err(Failure::file("list", &path))?;
            let name = [folder.as_str(), &entry.file_name().to_string_lossy()].concat();
            let kind = name.rsplit_once('.').map(|(_, kind)| kind.to_owned()).unwrap_or_default();
            if entry.path().is_dir() {
                folders.push([name.as_str(), "/"].concat());
            } else if TYPES.iter().any(|(known, _)| *known == kind)
                && (folder.is_empty() || kinds.insert((folder.clone(), kind)))
            {
                out.insert(name);
            }
        }
    }
    Ok(out)
}

/// A host, and the release that it serves.
struct Asked<'a> {
    port: u16,
    base: &'a str,
    dist: &'a Path,
    /// The content of `_headers`.
    headers: String,
}

impl Asked<'_> {
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Result<Answer, String> {
        let target = [self.base, path].concat();
        ask(self.port, method, &target, headers).map_err(|error| format!("{method} with {headers:?}: {error}"))
    }

    /// Tests an existing file: its content in the requested encoding, its type and headers; the same by HEAD; and only
    /// headers for a conditional request.
    fn resource(&self, path: &str, file: &str, wanted: Option<&str>, coding: Option<&str>) -> Result<(), String> {
        let accept = if file.ends_with(".html") { NAVIGATION } else { LOADING };
        let asked: Vec<(&str, &str)> = [accept].into_iter().chain(wanted.map(|it| ("Accept-Encoding", it))).collect();
        let answer = self.ask("GET", path, &asked)?;
        let all = || {
            self.is_sent(&answer, 200, path)?;
            self.is_kept_as_told(&answer, path)?;
            self.is_content(&answer, file, coding)?;
            is_same(&self.ask("HEAD", path, &asked)?, &answer).map_err(|what| ["HEAD: ", &what].concat())?;
            self.unchanged(path, &asked, &answer)
        };
        all().map_err(|what| format!("with {wanted:?}: {what}"))
    }

    /// Tests the content and type of a file, in this encoding if the release has it.
    fn is_content(&self, answer: &Answer, file: &str, coding: Option<&str>) -> Result<(), String> {
        let is_there = |coding: &str| self.dist.join([file, ending(Some(coding))].concat()).is_file();
        let coding = coding.filter(|coding| is_there(coding));
        is(answer.get("Content-Encoding"), coding, "Content-Encoding")?;
        if answer.body != self.content(&[file, ending(coding)].concat())? {
            return Err(format!("the content of another file, {} bytes", answer.body.len()));
        }
        has_type_of(answer, file)?;
        is(answer.get("Content-Language"), None, "Content-Language")?;
        if is_there("br") && !varies_with_encoding(answer) {
            return Err("no `Vary: Accept-Encoding`".to_owned());
        }
        Ok(())
    }

    /// Tests that different contents have different strong tags (RFC 9110 §8.8.3.3); otherwise a cache confuses them.
    fn tags_differ(&self, file: &str) -> Result<(), String> {
        let mut known = BTreeMap::new();
        for (wanted, _) in ENCODINGS {
            let asked: Vec<(&str, &str)> = wanted.map(|it| ("Accept-Encoding", it)).into_iter().collect();
            let answer = self.ask("GET", file, &asked)?;
            let Some(tag) = answer.get("ETag").filter(|tag| !tag.starts_with("W/")) else { continue };
            if known.insert(tag.to_owned(), answer.body.clone()).is_some_and(|before| before != answer.body) {
                return Err(format!("the tag {tag} stands for two contents"));
            }
        }
        Ok(())
    }

    /// Tests that a conditional request is answered with 304 and the headers that a cache needs (RFC 9110 §15.4.5).
    fn unchanged(&self, path: &str, asked: &[(&str, &str)], had: &Answer) -> Result<(), String> {
        let conditions = [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")];
        let known = conditions.iter().filter_map(|(name, condition)| Some((*condition, had.get(name)?)));
        let known: Vec<(&str, &str)> = known.collect();
        if known.is_empty() {
            return Err("neither `ETag` nor `Last-Modified`".to_owned());
        }
        for condition in known {
            let answer = self.ask("GET", path, &[asked, &[condition]].concat())?;
            let within = |what: String| format!("{}: {what}", condition.0);
            self.is_sent(&answer, 304, path).map_err(within)?;
            self.is_kept_as_told(&answer, path).map_err(within)?;
            if !answer.body.is_empty() {
                return Err(within("a body".to_owned()));
            }
        }
        Ok(())
    }

    /// Tests that a missing file answers 404, with the page only for a navigation, and is never cached.
    fn missing(&self, path: &str, accept: (&str, &str)) -> Result<(), String> {
        for encoding in ["identity", "gzip, deflate, br"] {
            let answer = self.ask("GET", path, &[accept, ("Accept-Encoding", encoding)])?;
            self.is_sent(&answer, 404, path)?;
            if answer.get("Cache-Control").is_some_and(|it| it != REVALIDATED) {
                return Err(format!("is kept: {:?}", answer.get("Cache-Control")));
            }
            let end = ending(answer.get("Content-Encoding"));
            let is_page = answer.body == self.content(&["index.html", end].concat())?;
            if is_page != (accept == NAVIGATION) {
                return Err(format!("{accept:?} with {encoding}: the page? {is_page}"));
            }
            if is_page {
                has_type_of(&answer, "index.html")?;
            }
        }
        Ok(())
    }

    /// Tests range requests, which browsers use for videos (RFC 9110 §14).
    fn part(&self, path: &str) -> Result<(), String> {
        let answer = self.ask("GET", path, &[LOADING, ("Range", "bytes=10-19")])?;
        self.is_sent(&answer, 206, path)?;
        let content = self.content(path)?;
        let told = format!("bytes 10-19/{}", content.len());
        is(answer.get("Content-Range"), Some(&told), "Content-Range")?;
        if Some(answer.body.as_slice()) != content.get(10..20) { Err("another part".to_owned()) } else { Ok(()) }
    }

    /// Tests that the folder without a slash redirects to the one with a slash.
    fn without_slash(&self) -> Result<(), String> {
        let target = self.base.trim_end_matches('/');
        let answer = ask(self.port, "GET", target, &[NAVIGATION]).map_err(|error| error.to_string())?;
        let leads = answer.get("Location").is_some_and(|it| it.ends_with(self.base));
        if (300..400).contains(&answer.status) && leads {
            return Ok(());
        }
        Err(format!("{target} answers {} and leads to {:?}", answer.status, answer.get("Location")))
    }

    /// Tests the status, that no header is duplicate, and the headers of `_headers` except `Cache-Control`.
    fn is_sent(&self, answer: &Answer, status: u16, path: &str) -> Result<(), String> {
        if answer.status != status {
            return Err(format!("{}, not {status}", answer.status));
        }
        if let Some(name) = answer.repeated() {
            return Err(format!("{name} stands twice: {:?}", answer.headers));
        }
        let told = self.told(path);
        for (name, value) in told.iter().filter(|(name, _)| name != CACHE) {
            is(answer.get(name), Some(value), name)?;
        }
        let readers = told.iter().find(|(name, _)| name == READERS).map(|(_, value)| value.as_str());
        is(answer.get(READERS), readers, READERS)
    }

    /// Tests `Cache-Control`: the value in `_headers`, otherwise revalidation (rules 3 and 4).
    fn is_kept_as_told(&self, answer: &Answer, path: &str) -> Result<(), String> {
        let told = self.told(path);
        let kept = told.iter().find(|(name, _)| name == CACHE).map_or(REVALIDATED, |(_, value)| value);
        is(answer.get(CACHE), Some(kept), CACHE)
    }

    /// Returns the headers in `_headers` for an address; `_headers` has no rule for `/connect` with a slash.
    fn told(&self, path: &str) -> Vec<(String, String)> {
        let path = path.split('?').next().unwrap_or_default();
        let path = if path == "connect/" { "connect" } else { path };
        sent::for_path(&self.headers, &[self.base, path].concat())
    }

    fn content(&self, file: &str) -> Result<Vec<u8>, String> {
        fs::read(self.dist.join(file)).map_err(|error| format!("{file} cannot be read: {error}"))
    }
}

const HEADER: &str = "Content-Security-Policy";
const CACHE: &str = "Cache-Control";
const REVALIDATED: &str = "no-cache";
/// Headers that only some files have.
const READERS: &str = "Access-Control-Allow-Origin";

fn is(found: Option<&str>, expected: Option<&str>, name: &str) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{name} is {found:?}, not {expected:?}")) }
}

/// Whether the type is that of the file (rule 6).
fn has_type_of(answer: &Answer, file: &str) -> Result<(), String> {
    let kind = answer.get("Content-Type").and_then(|it| it.split(';').next()).unwrap_or_default();
    let name = file.rsplit('.').next().unwrap_or_default();
    let is_known = TYPES.iter().any(|(known, types)| *known == name && types.contains(&kind));
    if is_known { Ok(()) } else { Err(format!("the type `{kind}`")) }
}

fn varies_with_encoding(answer: &Answer) -> bool {
    let names = answer.get("Vary").unwrap_or_default();
    names.split(',').any(|name| name.trim().eq_ignore_ascii_case("Accept-Encoding"))
}

/// Whether an answer to HEAD has the same headers as that to GET (RFC 9110 §9.3.2), except the date and the framing of
/// the body.
fn is_same(head: &Answer, whole: &Answer) -> Result<(), String> {
    let length = head.get("Content-Length");
    if head.status != whole.status
        || !head.body.is_empty()
        || (length.is_some() && length != whole.get("Content-Length"))
    {
        return Err(format!("{}, {} bytes, {length:?}", head.status, head.body.len()));
    }
    let is_apart = |name: &str| ["Date", "Transfer-Encoding", "Content-Length"].contains(&name);
    let of =
        |answer: &Answer| answer.headers.iter().filter(|(name, _)| !is_apart(name)).cloned().collect::<BTreeSet<_>>();
    let (head, whole) = (of(head), of(whole));
    let differing: Vec<_> = head.symmetric_difference(&whole).collect();
    if differing.is_empty() { Ok(()) } else { Err(format!("differs in {differing:?}")) }
}
