//! The built app on a host of its own, under the policy that it is made for. Every test has its own, on its own origin,
//! so that what one test leaves in the browser's storage is never there for another.

use crate::http::{Answer, Request, Server};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

/// What the page may do. Whatever it does beyond that is reported, and fails the test.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src * data:; \
                      media-src *; font-src 'self'; connect-src *; manifest-src 'self'; base-uri 'self'; \
                      form-action 'self'; require-trusted-types-for 'script'; trusted-types news-inert-parser; \
                      report-uri /told/policy";

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
    /// Whether the app stands without its policy, on a host that sends none.
    pub is_unguarded: bool,
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
        let Setup { folder, without, .. } = setup;
        // Looked for here, where its absence fails the test, and not in a thread of the server.
        let dist = dist();
        let server = Server::start(move |request| match request.path().strip_prefix(TOLD) {
            // A page that has nothing to tell asks only so as to know that all it told has come.
            Some("") => Answer::new("text/plain", ""),
            Some(kind) => {
                let text = String::from_utf8_lossy(&request.body);
                heard.lock().unwrap().push(format!("{kind}: {text}"));
                Answer::new("text/plain", "")
            }
            None if setup.is_unguarded => serve(&setup, dist, request),
            None => serve(&setup, dist, request)
                .with_header("Content-Security-Policy", POLICY)
                .with_header("X-Content-Type-Options", "nosniff"),
        });
        Self { server, folder, is_whole: without.is_empty(), told }
    }

    /// The address of a place in the app, which is given from the app's own root: `latest?page=2`.
    pub fn address(&self, place: &str) -> String {
        format!("{}/{}{place}", self.server.origin(), self.folder)
    }

    /// What went wrong in the page so far: breaches of the policy, errors that nobody caught.
    pub fn told(&self) -> Vec<String> {
        self.told.lock().unwrap().clone()
    }

    /// The same, unless a part of the app is missing, which it may complain of.
    pub fn complaints(&self) -> Vec<String> {
        if self.is_whole { self.told() } else { Vec::new() }
    }
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

fn serve(setup: &Setup, dist: &Path, request: &Request) -> Answer {
    let Some(path) = request.path().strip_prefix('/').and_then(|path| path.strip_prefix(setup.folder)) else {
        return Answer::status(404);
    };
    if let ("site.json", Some(answer)) = (path, &setup.site_file) {
        return answer.clone();
    }
    let path = decode(path);
    let is_inside = path.split('/').all(|segment| segment != "..");
    let is_missing = !setup.without.is_empty() && path.ends_with(setup.without);
    if let Some(content_type) = content_type(&path).filter(|_| is_inside && !is_missing)
        && let Ok(body) = std::fs::read(dist.join(&path))
    {
        let delay = if content_type.starts_with("image/") { setup.pictures_after } else { Duration::ZERO };
        return Answer::new(content_type, body).after(delay);
    }
    // A place in the app is its one page; a file that is not there is not.
    let is_navigation = request.header("accept").is_some_and(|accept| accept.contains("text/html"));
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if is_navigation && !is_file { page(setup, dist) } else { Answer::status(404) }
}

/// The app's page. What it loads and what it builds its addresses on is moved into the folder, as
/// `cargo xtask dist --public-url` does.
fn page(setup: &Setup, dist: &Path) -> Answer {
    let html = std::fs::read_to_string(dist.join("index.html")).unwrap();
    let html = ["href=", "src=", "data-js=", "data-wasm="].iter().fold(html, |html, name| {
        // A release is minified, and has no quotation marks where it needs none.
        html.replace(&format!("{name}\"/"), &format!("{name}\"/{}", setup.folder))
            .replace(&format!("{name}/"), &format!("{name}/{}", setup.folder))
    });
    Answer::new("text/html; charset=utf-8", html)
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
