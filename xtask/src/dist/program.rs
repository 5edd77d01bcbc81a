//! The programs of a release, completed: each is a main module of WebAssembly with its script and, where it was split
//! ([`bindgen`](super::bindgen)), its parts and what loads them. The files are made small, get one hash in their names, so
//! that files of two builds never mix, and are told to the page with their integrity values (W3C Subresource Integrity
//! §3.1).

mod module;
mod parts;
mod wasm;

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::bindgen::{Shim, loader};
use super::integrity::sha384;
use crate::error::Failure;
use crate::markup;
use crate::tools::{Script, Terser};
use parts::Part;

/// What a module and its script are called by: `wasm-bindgen` writes `NAME_bg.wasm` and `NAME.js`.
pub const MODULE_END: &str = "_bg.wasm";

/// The program of the newspaper.
pub const NEWSPAPER: &str = "time-plus-news";

/// A program as the page that starts it is told of it.
#[derive(Debug)]
pub struct Program {
    /// The script that `wasm-bindgen` wrote, and its integrity value.
    pub script: (String, String),
    /// The main module.
    pub wasm: (String, String),
    /// The script that loads the parts, where there are some.
    pub loader: Option<(String, String)>,
    /// The parts: the name of each, and its files.
    pub parts: Vec<(String, Vec<String>)>,
}

impl Program {
    /// What the start script is told: attributes, but for the names of script and module.
    pub fn attributes(&self) -> String {
        let mut out = format!("data-integrity=\"{}\"", self.wasm.1);
        if let Some((file, integrity)) = &self.loader {
            let parts: serde_json::Map<_, _> =
                self.parts.iter().map(|(name, files)| (name.clone(), files.clone().into())).collect();
            out.push_str(&format!(
                " data-loader=\"{file} {integrity}\" data-parts='{}'",
                serde_json::Value::Object(parts)
            ));
        }
        out
    }
}

impl Program {
    /// The element that loads the script of the parts beside the program; `base` is what addresses begin with. The start
    /// script checks what came, as it does with the program's own.
    pub fn preload_of_loader(&self, base: &str) -> String {
        self.loader.as_ref().map_or_else(String::new, |(file, integrity)| {
            format!("<link rel=\"modulepreload\" href=\"{base}{file}\" integrity=\"{integrity}\" crossorigin>")
        })
    }

    /// Tells the page of the newspaper of its program, in place of what Trunk wrote there. The preload of the module loses
    /// its integrity value: browsers take a preloaded file for the request that checks it, while the attribute is not
    /// looked at (Chromium says so in its console).
    ///
    /// # Errors
    /// A page of another form than Trunk writes.
    pub fn tell(&self, html: &str, base: &str) -> Result<String, String> {
        let old = |attribute: &str| {
            let tags = markup::tags(html);
            let value = tags.iter().find_map(|tag| tag.attribute(attribute).filter(|_| tag.name == "script"));
            value
                .map(str::to_owned)
                .ok_or_else(|| format!("does not tell the start script of the program ({attribute})"))
        };
        let (script, wasm) = (old("data-js")?, old("data-wasm")?);
        let mut out = html.to_owned();
        for tag in markup::tags(html).iter().rev().filter(|tag| tag.name == "link") {
            let Some(href) = tag.attribute("href").filter(|href| [&script, &wasm].contains(&&(*href).to_owned()))
            else {
                continue;
            };
            if let Some(integrity) = tag.attributes.iter().find(|attribute| attribute.name == "integrity") {
                let place = &integrity.place;
                if href == script {
                    out.replace_range(place.clone(), &self.script.1);
                } else {
                    let quotes = usize::from(out[place.end..].starts_with(['"', '\'']));
                    out.replace_range(place.start - quotes - " integrity=".len()..place.end + quotes, "");
                }
            }
        }
        let head_end = out.find("</head>").or_else(|| out.find(" data-js=").and_then(|at| out[..at].rfind('<')));
        let at = head_end.ok_or("has no head")?;
        out.insert_str(at, &self.preload_of_loader(base));
        let out = out.replacen(" data-js=", &format!(" {} data-js=", self.attributes()), 1);
        Ok(out.replace(&script, &format!("{base}{}", self.script.0)).replace(&wasm, &format!("{base}{}", self.wasm.0)))
    }
}

/// What makes the files small. Each is welcome, none is required.
pub struct Shrinkers<'a> {
    /// `wasm-opt` of Binaryen, beside which its other tools lie.
    pub wasm_opt: Option<&'a Path>,
    /// Terser.
    pub terser: Option<&'a Terser>,
}

/// Completes a program in a folder that Trunk has filled: `script` and `wasm` are the files that it wrote.
///
/// # Errors
/// A file that cannot be read or written, or that is not what these tools write.
pub fn complete(dist: &Path, name: &str, shim: &Shim, shrinkers: &Shrinkers) -> Result<Program, Failure> {
    let written = Written::find(dist, name)?;
    let (mut script, wasm) = (written.read_script()?, dist.join(&written.wasm));
    let names = module::lean(&wasm)?;
    script = module::renamed(&script, &names);
    if let Some(wasm_opt) = shrinkers.wasm_opt {
        wasm::optimise(wasm_opt, &wasm, true)?;
    }
    let parts = parts::made(&shim.parts_of(name), shrinkers.wasm_opt)?;
    let main = fs::read(&wasm).map_err(Failure::file("read", &wasm))?;
    let hash =
        hash_of(std::iter::once(script.as_bytes()).chain([&main[..]]).chain(parts.files.iter().map(|it| &it.1[..])));
    let file = |stem: &str, end: &str| format!("{stem}-{hash}{end}");
    let (script_file, wasm_file) = (file(name, ".js"), file(name, MODULE_END));
    let save = |file: &str, bytes: &[u8]| {
        let path = dist.join(file);
        fs::write(&path, bytes).map_err(Failure::file("write", &path)).map(|()| (file.to_owned(), sha384(bytes)))
    };
    let shortened = |file: &str, text: &str| {
        let path = dist.join(file);
        fs::write(&path, text).map_err(Failure::file("write", &path))?;
        if let Some(terser) = shrinkers.terser {
            terser.shorten(&path, Script::Module)?;
        }
        let bytes = fs::read(&path).map_err(Failure::file("read", &path))?;
        Ok::<_, Failure>((file.to_owned(), sha384(&bytes)))
    };
    let part_file = |stem: &str| file(&format!("{name}-{stem}"), ".wasm");
    let mut saved = Vec::new();
    for (stem, bytes) in &parts.files {
        saved.push((stem.as_str(), save(&part_file(stem), bytes)?));
    }
    let loader_file = file(&format!("{name}-parts"), ".js");
    // Only where the script is imported: the module goes on knowing it by the name that it was linked with.
    let from = |file: &str| format!("from \"{file}\"");
    script = script.replace(&from(&loader(name)), &from(&format!("./{loader_file}")));
    script = script.replace(&written.wasm_in_script, &wasm_file);
    let told = |part: &Part| (part.name.clone(), part.files.iter().map(|stem| part_file(stem)).collect());
    let program = Program {
        script: shortened(&script_file, &script)?,
        wasm: save(&wasm_file, &main)?,
        loader: match parts.parts.is_empty() {
            true => None,
            false => Some(shortened(&loader_file, &parts::loader(&script_file, &parts.parts, &saved))?),
        },
        parts: parts.parts.iter().map(told).collect(),
    };
    for old in [&written.script, &written.wasm] {
        let path = dist.join(old);
        fs::remove_file(&path).map_err(Failure::file("remove", &path))?;
    }
    Ok(program)
}

/// The files of a program as Trunk wrote them.
struct Written {
    dist: PathBuf,
    script: String,
    wasm: String,
    /// The name under which the script knows the module.
    wasm_in_script: String,
}

impl Written {
    fn find(dist: &Path, name: &str) -> Result<Self, Failure> {
        for entry in fs::read_dir(dist).map_err(Failure::file("list", dist))? {
            let file = entry.map_err(Failure::file("list", dist))?.file_name().to_string_lossy().into_owned();
            let Some(stem) = file.strip_suffix(MODULE_END).filter(|stem| base_name(stem, name)) else { continue };
            let script = format!("{stem}.js");
            return Ok(Self {
                dist: dist.to_owned(),
                script,
                wasm_in_script: format!("{name}{MODULE_END}"),
                wasm: file,
            });
        }
        Err(Failure::Content { path: dist.to_owned(), what: format!("holds no program {name}") })
    }

    fn read_script(&self) -> Result<String, Failure> {
        let path = self.dist.join(&self.script);
        fs::read_to_string(&path).map_err(Failure::file("read", &path))
    }
}

/// Whether a stem is a name, with or without a hash after it.
fn base_name(stem: &str, name: &str) -> bool {
    let is_hash = |text: &str| (8..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    stem.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.strip_prefix('-').is_some_and(is_hash))
}

/// As long as the hashes that Trunk makes.
fn hash_of<'a>(contents: impl Iterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    contents.for_each(|content| hash.update(content));
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_known_by_its_name_with_and_without_a_hash() {
        for (stem, is_it) in [
            ("time-plus-news", true),
            ("time-plus-news-fe0acc346b7a42", true),
            ("time-plus-news-editor", false),
            ("widget-frame", false),
        ] {
            assert_eq!(base_name(stem, NEWSPAPER), is_it, "{stem}");
        }
        assert!(base_name("widget-frame", "widget-frame"));
    }

    fn program() -> Program {
        Program {
            script: ("a.js".into(), "sha384-a".into()),
            wasm: ("a_bg.wasm".into(), "sha384-b".into()),
            loader: Some(("parts.js".into(), "sha384-c".into())),
            parts: vec![("story".into(), vec!["shared.wasm".into(), "story.wasm".into()])],
        }
    }

    #[test]
    fn the_page_has_the_new_names_and_the_integrity_of_what_they_name() {
        let page = "<head><link href=/x-1.js integrity=sha384-old rel=modulepreload>\
                    <link as=fetch href=\"/x-1_bg.wasm\" integrity=\"sha384-old\" rel=preload>\
                    <link href=/b.css integrity=sha384-other rel=stylesheet></head>\
                    <script data-js=/x-1.js data-wasm=/x-1_bg.wasm src=/boot.js></script>";
        let made = program().tell(page, "/news/").unwrap();
        for part in [
            "<link href=/news/a.js integrity=sha384-a rel=modulepreload>",
            "<link as=fetch href=\"/news/a_bg.wasm\" rel=preload>",
            "<link href=/b.css integrity=sha384-other rel=stylesheet>",
            "<link rel=\"modulepreload\" href=\"/news/parts.js\" integrity=\"sha384-c\" crossorigin></head>",
            "<script data-integrity=\"sha384-b\" data-loader=",
            " data-js=/news/a.js data-wasm=/news/a_bg.wasm src=/boot.js>",
        ] {
            assert!(made.contains(part), "{part}: {made}");
        }
        assert!(!made.contains("sha384-old") && program().tell("<p>", "/").is_err());
    }

    #[test]
    fn the_page_is_told_of_the_parts_as_json() {
        assert_eq!(
            program().attributes(),
            "data-integrity=\"sha384-b\" data-loader=\"parts.js sha384-c\" \
             data-parts='{\"story\":[\"shared.wasm\",\"story.wasm\"]}'"
        );
    }
}
