//! What the start script is told of the program's modules, so that it can check each before it is compiled.
//!
//! The module that every page loads has its names from Trunk; here its integrity value joins them (W3C Subresource
//! Integrity §3.1). The preload of its WebAssembly loses its own: browsers take a preloaded file for the request that
//! checks it, while the attribute is not looked at (Chromium says so in its console). The modules that are loaded later
//! are told with both files and both values: `data-annex="annex-1.js annex-2_bg.wasm sha384-… sha384-…"`.

use std::fs;
use std::path::Path;

use super::integrity::sha384;
use super::{MAIN_MODULE, embed};
use crate::error::Failure;
use crate::markup;

/// What a module and its script are called by: `wasm-bindgen` writes `NAME_bg.wasm` and `NAME.js`.
pub const MODULE_END: &str = "_bg.wasm";

/// Where the start script is told: Trunk writes this from the pattern in `Trunk.toml`.
const MARK: &str = " data-js=";

/// A module that is loaded later: its files, and the integrity values of both.
pub struct Told {
    /// `annex`.
    pub name: String,
    /// The file of its script.
    pub script: String,
    /// The file of its WebAssembly.
    pub wasm: String,
    /// The value of the script.
    pub script_integrity: String,
    /// The value of the WebAssembly.
    pub wasm_integrity: String,
}

impl Told {
    /// The value of the attribute that tells the start script.
    pub fn attribute(&self) -> String {
        [self.script.as_str(), &self.wasm, &self.script_integrity, &self.wasm_integrity].join(" ")
    }
}

/// Tells the start script of every module in a release that the newspaper loads. The answer is all that are loaded later,
/// that of the page of headlines among them.
///
/// # Errors
/// A file that cannot be read or written, or a page that does not start the app as is known.
pub fn told(dist: &Path) -> Result<Vec<Told>, Failure> {
    let page = dist.join("index.html");
    let mut html = fs::read_to_string(&page).map_err(Failure::file("read", &page))?;
    if !html.contains(MARK) {
        return Err(Failure::Content { path: page, what: "does not tell the start script of the program".to_owned() });
    }
    let mut files: Vec<String> = Vec::new();
    for entry in fs::read_dir(dist).map_err(Failure::file("list", dist))? {
        let name = entry.map_err(Failure::file("list", dist))?.file_name().to_string_lossy().into_owned();
        files.extend(name.strip_suffix(MODULE_END).map(|_| name.clone()));
    }
    files.sort();
    let read = |name: &str| fs::read(dist.join(name)).map_err(Failure::file("read", &dist.join(name)));
    let mut out = Vec::new();
    for wasm in &files {
        let value = sha384(&read(wasm)?);
        let stem = wasm.trim_end_matches(MODULE_END);
        if html.contains(wasm.as_str()) {
            html = without_integrity_of_preload(html, wasm).replacen(
                MARK,
                &[" data-integrity=", &value, MARK].concat(),
                1,
            );
            continue;
        }
        // Its script names its WebAssembly, so the stems may differ.
        let script = script_of(dist, wasm)?.unwrap_or_else(|| [stem, ".js"].concat());
        let told = Told {
            name: base_name(stem).to_owned(),
            script_integrity: sha384(&read(&script)?),
            script,
            wasm: wasm.clone(),
            wasm_integrity: value,
        };
        if told.name != embed::MODULE {
            html = html.replacen(MARK, &[" data-", &told.name, "=\"", &told.attribute(), "\"", MARK].concat(), 1);
        }
        out.push(told);
    }
    fs::write(&page, html).map_err(Failure::file("write", &page))?;
    Ok(out)
}

/// The script that loads a module.
fn script_of(dist: &Path, wasm: &str) -> Result<Option<String>, Failure> {
    for entry in fs::read_dir(dist).map_err(Failure::file("list", dist))? {
        let path = entry.map_err(Failure::file("list", dist))?.path();
        if path.extension().is_some_and(|extension| extension == "js")
            && fs::read_to_string(&path).is_ok_and(|text| text.contains(wasm))
        {
            return Ok(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    Ok(None)
}

/// The name of a module without the part that was made from its content. Trunk writes that without leading zeros.
pub fn base_name(stem: &str) -> &str {
    let is_hash = |text: &str| (8..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut base = stem;
    while let Some((before, _)) = base.rsplit_once('-').filter(|(_, hash)| base != MAIN_MODULE && is_hash(hash)) {
        base = before;
    }
    base
}

/// The page with nothing about the integrity of a file at its preload.
fn without_integrity_of_preload(html: String, file: &str) -> String {
    let mut places = Vec::new();
    for tag in markup::tags(&html) {
        if tag.name == "link" && tag.attribute("href").is_some_and(|href| href.ends_with(file)) {
            let values = tag.attributes.iter().filter(|attribute| attribute.name == "integrity");
            places.extend(values.map(|attribute| attribute.place.clone()));
        }
    }
    let mut out = html;
    for place in places.into_iter().rev() {
        let quotes = usize::from(out[place.end..].starts_with('"'));
        out.replace_range(place.start - quotes - " integrity=".len()..place.end + quotes, "");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_without_what_was_made_from_the_content() {
        for (stem, base) in [
            ("annex", "annex"),
            ("annex-b0b8503374bf1e6f", "annex"),
            ("time-plus-news-fe0acc346b7a42", "time-plus-news"),
            ("time-plus-news-fe0acc346b7a42-7fe8021a9fd3efe6", "time-plus-news"),
            ("time-plus-news", "time-plus-news"),
        ] {
            assert_eq!(base_name(stem), base);
        }
    }

    #[test]
    fn the_start_script_is_told_of_every_module_and_the_preload_says_nothing() {
        let dist = std::env::temp_dir().join(format!("modules-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let page = "<script data-js=/a-1.js data-wasm=/a-1_bg.wasm src=/boot.js></script>\
                    <link href=/a-1.js integrity=sha384-js rel=modulepreload>\
                    <link as=fetch href=/a-1_bg.wasm integrity=sha384-old rel=preload>\
                    <link as=fetch href=\"/a-1_bg.wasm\" integrity=\"sha384-old\" rel=preload>";
        let script = "new URL('annex-2222222222222222_bg.wasm', import.meta.url)";
        for (name, content) in [
            ("index.html", page),
            ("a-1_bg.wasm", "x"),
            ("annex-2222222222222222_bg.wasm", "y"),
            ("annex-3333333333333333.js", script),
            ("embed_bg.wasm", "z"),
            ("embed.js", "'embed_bg.wasm'"),
        ] {
            fs::write(dist.join(name), content).unwrap();
        }
        let names: Vec<String> = told(&dist).unwrap().into_iter().map(|told| told.name).collect();
        assert_eq!(names, ["annex", "embed"], "the page of headlines is told of by itself");
        let html = fs::read_to_string(dist.join("index.html")).unwrap();
        let of = |text: &str| sha384(text.as_bytes());
        let expected = format!(
            "<script data-integrity={} data-annex=\"annex-3333333333333333.js annex-2222222222222222_bg.wasm {} {}\" \
             data-js=/a-1.js data-wasm=/a-1_bg.wasm src=/boot.js></script>\
             <link href=/a-1.js integrity=sha384-js rel=modulepreload>\
             <link as=fetch href=/a-1_bg.wasm rel=preload><link as=fetch href=\"/a-1_bg.wasm\" rel=preload>",
            of("x"),
            of(script),
            of("y")
        );
        assert_eq!(html, expected);
        fs::remove_dir_all(&dist).unwrap();
    }
}
