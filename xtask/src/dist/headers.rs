//! Writes the headers of a release: one policy, derived from its site file, in the formats of the usual hosts.
//!
//! | file | for |
//! | --- | --- |
//! | `_headers` | Cloudflare Pages, Netlify and others that read it |
//! | `headers/nginx.conf`, `caddy.conf`, `apache.conf` | inclusion in the host's configuration |
//! | a `<meta>` in `index.html` | hosts that don't allow headers of your own |
//! | `connect.html` | the page `/connect`, which may ask any backend, with its own `<meta>` |
//! | `embed/headlines/index.html` | the widget frame, with its own `<meta>` |

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::policy::hosts::Answers;
use super::policy::{self, CONNECT, Policy};
use super::widget_frame;
use crate::error::Failure;
use crate::{markup, say, size};

/// Writes the headers, and replaces existing ones.
///
/// # Errors
/// A file that cannot be read or written, or an address in the site file that is not allowed in a policy.
pub fn write(dist: &Path, connect: bool) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::file("read", &page))?;
    let file = dist.join("site.json");
    let site = document(&file)?;
    let policy =
        Policy::of(&site, description(dist, &site)?.as_ref()).map_err(|what| Failure::Content { path: file, what })?;
    let worker = policy.for_worker(connect);
    let wide = connect.then(|| policy.clone().for_connect());
    let description = size::description_of(dist)?.filter(|path| is_apart(path));
    let widget_frame = policy.for_widget_frame(&site);
    let answers = Answers { base: base_of(&html), connect: wide, worker, widget_frame, policy, description };
    save(&page, &policy::with_meta(&html, &answers.policy))?;
    let framed = dist.join(widget_frame::PAGE);
    if framed.is_file() {
        let html = fs::read_to_string(&framed).map_err(Failure::file("read", &framed))?;
        save(&framed, &policy::with_meta(&html, &answers.widget_frame))?;
    }
    let own_page = dist.join([CONNECT, ".html"].concat());
    match &answers.connect {
        Some(policy) => save(&own_page, &policy::with_meta(&html, policy))?,
        None => {
            for end in ["", ".br", ".gz"] {
                let _ = fs::remove_file(dist.join([CONNECT, ".html", end].concat()));
            }
        }
    }
    save(&dist.join("_headers"), &answers.pages())?;
    let folder = dist.join("headers");
    fs::create_dir_all(&folder).map_err(Failure::file("make", &folder))?;
    for (name, text) in
        [("nginx.conf", answers.nginx()), ("caddy.conf", answers.caddy()), ("apache.conf", answers.apache())]
    {
        save(&folder.join(name), &text)?;
    }
    Ok(())
}

/// Whether a description is a single file, whose path can be written into the configuration of any host.
fn is_apart(path: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    !path.starts_with("backends/") && path.bytes().all(is_plain)
}

fn save(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(Failure::file("write", file))
}

/// Reads a JSON file of the release.
///
/// # Errors
/// A file that cannot be read or is not JSON.
pub fn document(file: &Path) -> Result<Value, Failure> {
    let text = fs::read_to_string(file).map_err(Failure::file("read", file))?;
    serde_json::from_str(&text)
        .map_err(|error| Failure::Content { path: file.to_owned(), what: format!("is not JSON: {error}") })
}

/// Returns the description that a site file names, if it is a file of the release.
fn description(dist: &Path, site: &Value) -> Result<Option<Value>, Failure> {
    match size::description_of(dist)? {
        Some(path) => document(&dist.join(path)).map(Some),
        None => {
            if site["backend"]["description"].as_str().is_some() {
                say::note(
                    "the description is not in dist/: if it asks other hosts than its own and the backend's, add them \
                     to `connect-src`",
                );
            }
            Ok(None)
        }
    }
}

/// Returns the path of the app on its host, which its page contains.
pub fn base_of(html: &str) -> String {
    let tags = markup::tags(html);
    let base = tags.iter().find(|tag| tag.name == "base").and_then(|tag| tag.attribute("href")).unwrap_or("/");
    match base.split_once("://") {
        None => base.to_owned(),
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/").to_owned(),
    }
}

#[cfg(test)]
mod derived;
#[cfg(test)]
mod lint;

#[cfg(test)]
mod tests {
    use super::*;

    fn release(name: &str, site: &str) -> std::path::PathBuf {
        let dist = std::env::temp_dir().join(format!("headers-{name}-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("index.html"), "<!doctype html><meta charset=utf-8><base href=/news/><title>x</title>")
            .unwrap();
        fs::write(dist.join("site.json"), site).unwrap();
        dist
    }

    #[test]
    fn every_form_has_the_origin_of_the_backend_and_a_second_writing_changes_nothing() {
        let dist = release("all", r#"{"backend": {"preset": "ghost", "base": "https://cms.example/blog"}}"#);
        let files = [
            "index.html",
            "connect.html",
            "_headers",
            "headers/nginx.conf",
            "headers/caddy.conf",
            "headers/apache.conf",
        ];
        let read = || files.map(|name| fs::read_to_string(dist.join(name)).unwrap());
        write(&dist, true).unwrap();
        let first = read();
        write(&dist, true).unwrap();
        assert_eq!(read(), first);
        for (name, text) in files.iter().zip(&first) {
            let narrow = text.contains("connect-src 'self' https://cms.example;");
            let wide = text.contains("connect-src 'self' https: ");
            assert_eq!((narrow, wide), (*name != "connect.html", *name != "index.html"), "{name}: {text}");
            let in_page = name.ends_with(".html");
            assert_eq!(text.contains("frame-ancestors"), !in_page, "{name}");
            assert!(in_page || text.contains("nosniff") && text.contains("/news/connect"), "{name}: {text}");
        }
        write(&dist, false).unwrap();
        assert!(!dist.join("connect.html").exists());
        for name in files.iter().filter(|name| **name != "connect.html") {
            assert!(!fs::read_to_string(dist.join(name)).unwrap().contains("https: http"), "{name}");
        }
        fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn a_description_that_stands_by_itself_may_be_read_by_a_frame_without_an_origin() {
        let dist =
            release("description", r#"{"backend": {"description": "./cms.json", "base": "https://cms.example/"}}"#);
        fs::write(dist.join("cms.json"), "{}").unwrap();
        write(&dist, true).unwrap();
        let read = |name: &str| fs::read_to_string(dist.join(name)).unwrap();
        assert!(
            read("_headers").contains("/news/cms.json\n  ! Cross-Origin-Resource-Policy\n"),
            "{}",
            read("_headers")
        );
        for name in ["headers/nginx.conf", "headers/caddy.conf", "headers/apache.conf"] {
            assert!(read(name).contains("|cms\\.json(\\?|"), "{name}: {}", read(name));
        }
        fs::remove_dir_all(&dist).unwrap();
        for path in ["backends/ghost.json", "a b.json", "a\"b.json", "a\nb.json", "ü.json"] {
            assert!(!is_apart(path), "{path}");
        }
    }

    #[test]
    fn a_host_that_cannot_stand_in_a_policy_is_told() {
        let dist = release("host", r#"{"backend": {"preset": "ghost", "base": "https://a.example; script-src *"}}"#);
        let told = write(&dist, true).unwrap_err().to_string();
        assert!(told.contains("cannot stand in a security policy"), "{told}");
        fs::remove_dir_all(&dist).unwrap();
    }
}
