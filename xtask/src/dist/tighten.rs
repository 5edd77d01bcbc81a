//! What is taken off a release after Trunk has built it, for every module of WebAssembly with its script:
//!
//! - what serves only the words of a panic: in a release a panic ends the program, and nobody reads them;
//! - what the script never calls: exports of crates that the app does not use;
//! - what `wasm-opt` finds, and the long names under which module and script know each other;
//! - what Terser takes off the script;
//! - then the names of the files are made anew from their content, and the page's integrity values with them.
//!
//! Measured on the app, in bytes of brotli: panics 6 000, exports 3 000, names 5 000 in both files, scripts 1 000.

mod glue;
mod module;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::modules::MODULE_END;
use crate::error::Failure;
use crate::tools::{Script, Terser};
use crate::{markup, process};

/// The features that the compiler uses for this target, which `wasm-opt` is to know.
const FEATURES: [&str; 6] =
    ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];

/// What `wasm-opt` does, and may rely on: the stack stands first in memory, so that nothing is ever at its lowest
/// addresses, and memory begins empty. Functions with one caller stay apart unless they are small, as brotli finds more
/// that is alike then.
const SETTINGS: [&str; 4] =
    ["--low-memory-unused", "--zero-filled-memory", "--one-caller-inline-max-function-size=25", "-Oz"];

/// Tightens every module of a folder that Trunk has filled.
///
/// # Errors
/// A file that cannot be read or written, `wasm-opt` that fails, or a script of another form than is known.
pub fn folder(dist: &Path, wasm_opt: &Path, terser: Option<&Terser>) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let mut html = fs::read_to_string(&page).map_err(Failure::file("read", &page))?;
    for entry in fs::read_dir(dist).map_err(Failure::file("list", dist))? {
        let path = entry.map_err(Failure::file("list", dist))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix(MODULE_END) {
            html = tighten(dist, stem, wasm_opt, terser, html)?;
        }
    }
    fs::write(&page, html).map_err(Failure::file("write", &page))
}

/// Tightens one module. The answer is the page with its new names.
fn tighten(dist: &Path, stem: &str, wasm_opt: &Path, terser: Option<&Terser>, html: String) -> Result<String, Failure> {
    let (wasm, script) = (dist.join([stem, MODULE_END].concat()), dist.join([stem, ".js"].concat()));
    let text = glue::lean(&fs::read_to_string(&script).map_err(Failure::file("read", &script))?);
    module::lean(&wasm, &|export| glue::calls(&text, export))?;
    let names = optimise(&wasm, wasm_opt)?;
    let bytes = fs::read(&wasm).map_err(Failure::file("read", &wasm))?;
    let text = glue::renamed(&text, &names);
    // The part of the name that Trunk made from the content before.
    let base = super::modules::base_name(stem);
    let new_wasm = [base, "-", &short_hash(&bytes), MODULE_END].concat();
    let mut text = text.replace(&[base, MODULE_END].concat(), &new_wasm);
    if let Some(terser) = terser {
        fs::write(&script, &text).map_err(Failure::file("write", &script))?;
        terser.shorten(&script, Script::Module)?;
        text = fs::read_to_string(&script).map_err(Failure::file("read", &script))?;
    }
    let new_script = [base, "-", &short_hash(text.as_bytes()), ".js"].concat();
    fs::write(dist.join(&new_wasm), &bytes).map_err(Failure::file("write", &wasm))?;
    fs::write(dist.join(&new_script), &text).map_err(Failure::file("write", &script))?;
    for old in [&wasm, &script] {
        fs::remove_file(old).map_err(Failure::file("remove", old))?;
    }
    let html = with_integrity(html, &[stem, MODULE_END].concat(), &new_wasm, &bytes);
    Ok(with_integrity(html, &[stem, ".js"].concat(), &new_script, text.as_bytes()))
}

/// Runs `wasm-opt`; the answer is how the names were changed that module and script share.
fn optimise(wasm: &Path, wasm_opt: &Path) -> Result<Names, Failure> {
    let mut command = Command::new(wasm_opt);
    command.args(FEATURES.map(|feature| ["--enable-", feature].concat())).args(SETTINGS);
    command.arg("--minify-imports-and-exports-and-modules").arg(wasm).arg("-o").arg(wasm);
    let output = process::output(&mut command, "wasm-opt")?;
    let wrong = || Failure::Content { path: PathBuf::from("wasm-opt"), what: "did not tell the new names".to_owned() };
    let told: Value = serde_json::from_str(&output).map_err(|_| wrong())?;
    let rows = |key: &str| told.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let text = |row: &Value, at: usize| row.get(at).and_then(Value::as_str).map(str::to_owned);
    let mut names = Names::default();
    for row in rows("imports") {
        if let (Some(old), Some(new)) = (text(row, 1), text(row, 2)) {
            names.imports.insert(old, new);
        }
    }
    for row in rows("exports") {
        if let (Some(old), Some(new)) = (text(row, 0), text(row, 1)) {
            names.exports.insert(old, new);
        }
    }
    if names.imports.is_empty() { Err(wrong()) } else { Ok(names) }
}

/// How names were changed, old to new.
#[derive(Default)]
pub(super) struct Names {
    pub(super) imports: BTreeMap<String, String>,
    pub(super) exports: BTreeMap<String, String>,
}

/// As long as those that Trunk makes.
fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The page with the new name of a file, and its integrity value (W3C Subresource Integrity §3.1) where it has one.
fn with_integrity(html: String, old: &str, new: &str, bytes: &[u8]) -> String {
    let value = super::integrity::sha384(bytes);
    let mut places: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    for tag in markup::tags(&html) {
        if tag.attribute("href").is_some_and(|href| href.ends_with(old)) {
            places.extend(
                tag.attributes
                    .iter()
                    .filter(|attribute| attribute.name == "integrity")
                    .map(|attribute| (attribute.place.clone(), value.clone())),
            );
        }
    }
    let mut out = html;
    for (place, value) in places.into_iter().rev() {
        out.replace_range(place, &value);
    }
    out.replace(old, new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_the_new_names_and_the_integrity_of_what_they_name() {
        let html = "<link href=/a-0123456789abcdef.js integrity=sha384-old rel=modulepreload>\
                    <link href=/b.css integrity=sha384-other rel=stylesheet>";
        let page = with_integrity(html.to_owned(), "a-0123456789abcdef.js", "a-1.js", b"x");
        assert!(
            page.starts_with("<link href=/a-1.js integrity=sha384-1 rel") || page.contains("/a-1.js integrity=sha384-")
        );
        assert!(!page.contains("sha384-old") && page.contains("sha384-other") && !page.contains("0123456789abcdef"));
    }
}
