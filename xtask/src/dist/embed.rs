//! Completes the page of headlines for other people's pages, `embed/headlines/index.html`. Trunk copies it as it is in
//! `public/`, where it serves in development: addresses relative to a relative base, names of files without hashes. In a
//! release it says where the app stands, has the names and the integrity values of its module and of the annex, and loads
//! them beforehand. The program of the newspaper is told nothing of it, and neither is the service worker.

use std::fs;
use std::path::Path;

use super::modules::Told;
use crate::error::Failure;

/// The page, in the release.
pub const PAGE: &str = "embed/headlines/index.html";

/// The module that it loads in place of the newspaper, and what that loads when it needs it.
pub const MODULE: &str = "embed";
const LATER: &str = "annex";

/// Where the page in `public/` says where the app stands, names its program, and starts it.
const BASE: &str = "<base href=\"../../\" />";
const PROGRAM: &str = "data-js=\"embed.js\" data-wasm=\"embed_bg.wasm\"";
const SCRIPT: &str = "<script type=\"module\"";

/// Writes the page of a release. `base` is where the app stands on its host.
///
/// # Errors
/// A file that cannot be read or written, a module that is not there, or a page of another form than is known.
pub fn complete(dist: &Path, base: &str, modules: &[Told]) -> Result<(), Failure> {
    let page = dist.join(PAGE);
    let html = fs::read_to_string(&page).map_err(Failure::file("read", &page))?;
    let html = completed(&html, base, modules).map_err(|what| Failure::Content { path: page.clone(), what })?;
    fs::write(&page, html).map_err(Failure::file("write", &page))
}

fn completed(html: &str, base: &str, modules: &[Told]) -> Result<String, String> {
    let of = |name: &str| modules.iter().find(|it| it.name == name).ok_or(format!("there is no module {name}"));
    let (own, later) = (of(MODULE)?, of(LATER)?);
    for mark in [BASE, PROGRAM, SCRIPT] {
        if !html.contains(mark) {
            return Err(format!("has no {mark}"));
        }
    }
    let preloads = format!(
        "<link rel=\"modulepreload\" href=\"{}\" integrity=\"{}\" crossorigin>\
         <link rel=\"preload\" href=\"{}\" as=\"fetch\" crossorigin>",
        own.script, own.script_integrity, own.wasm
    );
    let program = format!(
        "data-integrity=\"{}\" data-{LATER}=\"{}\" data-js=\"{}\" data-wasm=\"{}\"",
        own.wasm_integrity,
        later.attribute(),
        own.script,
        own.wasm
    );
    let html = html
        .replace(BASE, &format!("<base href=\"{base}\">"))
        .replace(SCRIPT, &[&preloads, SCRIPT].concat())
        .replace(PROGRAM, &program);
    // It is sent as it is: no line needs the white space before it.
    Ok(html.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str) -> Told {
        let with = |end: &str| [name, end].concat();
        Told {
            name: name.to_owned(),
            script: with("-1.js"),
            wasm: with("-1_bg.wasm"),
            script_integrity: with("-s"),
            wasm_integrity: with("-w"),
        }
    }

    #[test]
    fn the_page_that_serves_in_development_becomes_that_of_a_release() {
        let source = fs::read_to_string(crate::project::root().join("public").join(PAGE)).unwrap();
        let made = completed(&source, "/news/", &[told("annex"), told("embed")]).unwrap();
        for part in [
            "<base href=\"/news/\">",
            "<link rel=\"modulepreload\" href=\"embed-1.js\" integrity=\"embed-s\" crossorigin>",
            "<link rel=\"preload\" href=\"embed-1_bg.wasm\" as=\"fetch\" crossorigin>",
            "data-integrity=\"embed-w\" data-annex=\"annex-1.js annex-1_bg.wasm annex-s annex-w\" data-js=\"embed-1.js\"",
        ] {
            assert!(made.contains(part), "{part}: {made}");
        }
        assert!(!made.contains("\"embed.js\"") && !made.contains("../"), "{made}");
    }

    #[test]
    fn a_module_that_is_missing_is_named() {
        let source = [BASE, SCRIPT, PROGRAM].concat();
        assert_eq!(completed(&source, "/", &[told("annex")]), Err("there is no module embed".to_owned()));
        let modules = [told("annex"), told("embed")];
        assert!(completed(&source, "/", &modules).is_ok());
        assert!(completed("<p>", "/", &modules).is_err());
    }
}
