//! Completes the page of headlines for other people's pages, `embed/headlines/index.html`. Trunk copies it as it is in
//! `public/`, where it serves in development: addresses relative to a relative base, names of files without hashes. In a
//! release it says where the app stands, has the names and the integrity values of its program, and loads it beforehand.
//! The newspaper is told nothing of it, and neither is the service worker.

use std::fs;
use std::path::Path;

use super::program::Program;
use crate::error::Failure;

/// The page, in the release.
pub const PAGE: &str = "embed/headlines/index.html";

/// The program that it loads in place of the newspaper.
pub const PROGRAM: &str = "widget-frame";

/// Where the page in `public/` says where the app stands, names its program, and starts it.
const BASE: &str = "<base href=\"../../\" />";
const NAMES: &str = "data-js=\"widget-frame.js\" data-wasm=\"widget-frame_bg.wasm\"";
const SCRIPT: &str = "<script type=\"module\"";

/// Writes the page of a release. `base` is where the app stands on its host.
///
/// # Errors
/// A file that cannot be read or written, or a page of another form than is known.
pub fn complete(dist: &Path, base: &str, program: &Program) -> Result<(), Failure> {
    let page = dist.join(PAGE);
    let html = fs::read_to_string(&page).map_err(Failure::file("read", &page))?;
    let html = completed(&html, base, program).map_err(|what| Failure::Content { path: page.clone(), what })?;
    fs::write(&page, html).map_err(Failure::file("write", &page))
}

fn completed(html: &str, base: &str, program: &Program) -> Result<String, String> {
    for mark in [BASE, NAMES, SCRIPT] {
        if !html.contains(mark) {
            return Err(format!("has no {mark}"));
        }
    }
    let (script, integrity) = &program.script;
    let preloads = format!(
        "<link rel=\"modulepreload\" href=\"{script}\" integrity=\"{integrity}\" crossorigin>{}\
         <link rel=\"preload\" href=\"{}\" as=\"fetch\" crossorigin>",
        program.preload_of_loader(""),
        program.wasm.0
    );
    let names = format!("{} data-js=\"{script}\" data-wasm=\"{}\"", program.attributes(), program.wasm.0);
    let html = html
        .replace(BASE, &format!("<base href=\"{base}\">"))
        .replace(SCRIPT, &[&preloads, SCRIPT].concat())
        .replace(NAMES, &names);
    // It is sent as it is: no line needs the white space before it.
    Ok(html.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program() -> Program {
        Program {
            script: ("widget-frame-1.js".into(), "widget-frame-s".into()),
            wasm: ("widget-frame-1_bg.wasm".into(), "widget-frame-w".into()),
            loader: Some(("widget-frame-parts-1.js".into(), "widget-frame-p".into())),
            parts: vec![("xml_parser".into(), vec!["widget-frame-xml_parser-1.wasm".into()])],
        }
    }

    #[test]
    fn the_page_that_serves_in_development_becomes_that_of_a_release() {
        let source = fs::read_to_string(crate::project::root().join("public").join(PAGE)).unwrap();
        let made = completed(&source, "/news/", &program()).unwrap();
        for part in [
            "<base href=\"/news/\">",
            "<link rel=\"modulepreload\" href=\"widget-frame-1.js\" integrity=\"widget-frame-s\" crossorigin>",
            "<link rel=\"preload\" href=\"widget-frame-1_bg.wasm\" as=\"fetch\" crossorigin>",
            "data-integrity=\"widget-frame-w\" data-loader=\"widget-frame-parts-1.js widget-frame-p\" \
             data-parts='{\"xml_parser\":[\"widget-frame-xml_parser-1.wasm\"]}' data-js=\"widget-frame-1.js\"",
        ] {
            assert!(made.contains(part), "{part}: {made}");
        }
        assert!(!made.contains("\"widget-frame.js\"") && !made.contains("../"), "{made}");
    }

    #[test]
    fn a_page_of_another_form_is_an_error() {
        assert!(completed(&[BASE, SCRIPT, NAMES].concat(), "/", &program()).is_ok());
        assert!(completed("<p>", "/", &program()).is_err());
    }
}
