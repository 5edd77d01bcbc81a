//! Completes the page of the widget frame, `embed/headlines/index.html`. Trunk copies it unchanged from `public/`,
//! where it works in development with relative addresses and unhashed file names. In a release it gets the base path,
//! the hashed names and integrity values of its program, and preloads. Neither the newspaper nor the service worker
//! knows the page.

use std::fs;
use std::path::Path;

use super::program::Program;
use crate::error::Failure;

/// The page, relative to the release folder.
pub const PAGE: &str = "embed/headlines/index.html";

/// The name of its program.
pub const PROGRAM: &str = "widget-frame";

/// The parts of the page in `public/` that are replaced: base, names of the program, start script.
const BASE: &str = "<base href=\"../../\" />";
const NAMES: &str = "data-js=\"widget-frame.js\" data-wasm=\"widget-frame_bg.wasm\"";
const SCRIPT: &str = "<script type=\"module\"";

/// Writes the page of a release. `base` is the app's path on its host.
///
/// # Errors
/// A file that cannot be read or written, or a page without the expected parts.
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
    // Indentation is not needed in a release.
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
    fn the_development_page_is_completed_for_a_release() {
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
    fn a_page_without_the_expected_parts_is_an_error() {
        assert!(completed(&[BASE, SCRIPT, NAMES].concat(), "/", &program()).is_ok());
        assert!(completed("<p>", "/", &program()).is_err());
    }
}
