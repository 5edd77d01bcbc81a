//! The parts of a program, as the splitter left them: for every part a module of what it alone needs, and for every set of
//! parts that have code in common a module of that. There are dozens of the latter, most of them tiny, so they are merged
//! into few files (`GROUPS`) before they are made small.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use walrus::{ImportKind, Module, RefType};

use super::super::bindgen::LIST;
use super::wasm;
use crate::error::Failure;

/// The parts that are bodies in some dialect. A page that needs one of the others needs `story` too, which draws them all.
const BODIES: [&str; 4] = ["story", "markdown", "rich_text", "wire"];

/// The size in bytes from which a piece that several parts share stays a file of its own.
const LARGE: u64 = 8192;

/// The module by which parts import what they share with the main module.
const SHARED: &str = "__wasm_split";
/// The same in merged parts.
const PROGRAM: &str = "program";

/// The parts of a program.
#[derive(Default)]
pub struct Parts {
    /// Each with the stems of its files.
    pub parts: Vec<Part>,
    /// The files: stem and content.
    pub files: Vec<(String, Vec<u8>)>,
}

/// A part.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// The name, as `src/lazy.rs` has it.
    pub name: String,
    /// The stems of its files.
    pub files: Vec<String>,
}

/// Makes the files of a program's parts of what the splitter left in a folder; none where it left nothing.
///
/// # Errors
/// A file that cannot be read or written, or what the tools end with.
pub fn made(folder: &Path, wasm_opt: Option<&Path>) -> Result<Parts, Failure> {
    let list = folder.join(LIST);
    if !list.is_file() {
        return Ok(Parts::default());
    }
    let text = fs::read_to_string(&list).map_err(Failure::file("read", &list))?;
    let of_parts: BTreeMap<String, Vec<String>> = serde_json::from_str(&text)
        .map_err(|error| Failure::Content { path: list, what: format!("is no list of parts: {error}") })?;
    let size = |piece: &str| fs::metadata(folder.join(format!("{piece}.wasm"))).map_or(0, |file| file.len());
    let merges = if wasm_opt.is_some() { grouped(&of_parts, &size) } else { apart(&of_parts) };
    let mut out = Parts { parts: parts_of(&of_parts, &merges), files: Vec::new() };
    for (stem, pieces) in &merges {
        let paths: Vec<PathBuf> = pieces.iter().map(|piece| folder.join(format!("{piece}.wasm"))).collect();
        let file = folder.join(format!("{stem}.merged.wasm"));
        match wasm_opt {
            Some(wasm_opt) => {
                let shared = shared_module(folder, &paths)?;
                wasm::merge(wasm_opt, (&shared, SHARED), &paths, &file)?;
                wasm::optimise(wasm_opt, &file, false)?;
            }
            None => drop(fs::copy(&paths[0], &file).map_err(Failure::file("write", &file))?),
        }
        out.files.push((stem.clone(), fs::read(&file).map_err(Failure::file("read", &file))?));
    }
    Ok(out)
}

/// Which pieces are merged, by the stem of what is made of them.
type Merges = BTreeMap<String, Vec<String>>;

/// Every piece a file.
fn apart(of_parts: &BTreeMap<String, Vec<String>>) -> Merges {
    of_parts.values().flatten().map(|piece| (stem_of(piece), vec![piece.clone()])).collect()
}

/// The pieces in groups: what bodies have in common goes with `story`, which comes with each of them, or is a file of its own
/// where `story` does not need it. Of the others, the large ones stay apart, so that no page loads them for nothing, and the
/// small ones are one file.
fn grouped(of_parts: &BTreeMap<String, Vec<String>>, size: &dyn Fn(&str) -> u64) -> Merges {
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (part, pieces) in of_parts {
        pieces.iter().for_each(|piece| users.entry(piece).or_default().push(part));
    }
    let mut out = Merges::new();
    for (piece, users) in users {
        let stem = match users.as_slice() {
            [one] => (*one).to_owned(),
            several if several.iter().all(|part| BODIES.contains(part)) => {
                if several.contains(&BODIES[0]) {
                    BODIES[0].to_owned()
                } else {
                    "dialects".to_owned()
                }
            }
            _ if size(piece) >= LARGE => piece.to_owned(),
            _ => "shared".to_owned(),
        };
        out.entry(stem).or_default().push(piece.to_owned());
    }
    out
}

fn stem_of(piece: &str) -> String {
    piece.strip_prefix("split_").unwrap_or(piece).to_owned()
}

/// The parts with the files that hold their pieces.
fn parts_of(of_parts: &BTreeMap<String, Vec<String>>, merges: &Merges) -> Vec<Part> {
    let holds = |pieces: &[String], part: &[String]| pieces.iter().any(|piece| part.contains(piece));
    let part = |(name, pieces): (&String, &Vec<String>)| Part {
        name: name.clone(),
        files: merges.iter().filter(|(_, merged)| holds(merged, pieces)).map(|(stem, _)| stem.clone()).collect(),
    };
    of_parts.iter().map(part).collect()
}

/// A module that stands for what the parts share with the main module: it imports that and exports it again, so that the
/// parts, once merged, share it too.
fn shared_module(folder: &Path, pieces: &[PathBuf]) -> Result<PathBuf, Failure> {
    let mut out = Module::default();
    for path in pieces {
        let wrong = |error: &dyn std::fmt::Display| Failure::Content {
            path: path.clone(),
            what: format!("is no WebAssembly that can be read: {error}"),
        };
        let module = Module::from_file(path).map_err(|error| wrong(&error))?;
        for import in module.imports.iter().filter(|import| import.module == SHARED) {
            if out.exports.iter().any(|export| export.name == import.name) {
                continue;
            }
            let name = import.name.as_str();
            match import.kind {
                ImportKind::Memory(id) => {
                    let memory = module.memories.get(id);
                    let (id, _) = out.add_import_memory(
                        PROGRAM,
                        name,
                        memory.shared,
                        false,
                        memory.initial,
                        memory.maximum,
                        None,
                    );
                    out.exports.add(name, id);
                }
                ImportKind::Table(id) => {
                    let table = module.tables.get(id);
                    let (id, _) =
                        out.add_import_table(PROGRAM, name, false, table.initial, table.maximum, RefType::FUNCREF);
                    out.exports.add(name, id);
                }
                ImportKind::Global(id) => {
                    let global = module.globals.get(id);
                    let (id, _) = out.add_import_global(PROGRAM, name, global.ty, global.mutable, global.shared);
                    out.exports.add(name, id);
                }
                ImportKind::Function(_) | ImportKind::Tag(_) => return Err(wrong(&"imports what no part shares")),
            }
        }
    }
    let file = folder.join("shared-imports.wasm");
    out.emit_wasm_file(&file)
        .map_err(|error| Failure::Content { path: file.clone(), what: format!("cannot be written: {error}") })?;
    Ok(file)
}

/// The script that loads the parts: the main module imports a function for each.
pub fn loader(program: &str, parts: &[Part], files: &[(&str, (String, String))]) -> String {
    let rows: Vec<String> =
        files.iter().map(|(stem, (file, value))| format!("{stem:?}: [{file:?}, {value:?}]")).collect();
    let exports: Vec<String> = parts
        .iter()
        .map(|part| format!("export const __wasm_split_load_{} = part({:?});\n", part.name, part.files))
        .collect();
    LOADER.replace("SCRIPT", program).replace("FILES_OF_PARTS", &rows.join(", ")) + &exports.concat()
}

/// A file that could not be loaded is loaded again when it is needed again. The program waits with a function of its table,
/// which is told whether the part is there.
const LOADER: &str = r#"import { initSync } from "./SCRIPT";
const FILES = { FILES_OF_PARTS };
const begun = {};
const instantiate = async ([file, integrity]) => {
  const response = await fetch(new URL(file, import.meta.url), { integrity });
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  const program = initSync();
  await WebAssembly.instantiate(await response.arrayBuffer(), { program, __wasm_split: program });
};
const load = (name) =>
  (begun[name] ??= instantiate(FILES[name]).catch((error) => {
    delete begun[name];
    throw error;
  }));
const part = (names) => async (callback, data) => {
  const told = await Promise.all(names.map(load)).then(() => true, (error) => console.info(error));
  initSync().__indirect_function_table.get(callback)(data, told === true);
};
"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces() -> BTreeMap<String, Vec<String>> {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        BTreeMap::from([
            ("story".to_owned(), list(&["chunk_1", "chunk_2", "split_story"])),
            ("markdown".to_owned(), list(&["chunk_1", "chunk_3", "split_markdown"])),
            ("wire".to_owned(), list(&["chunk_3", "split_wire"])),
            ("keep".to_owned(), list(&["chunk_2", "split_keep"])),
        ])
    }

    #[test]
    fn common_code_is_merged_into_few_files() {
        let parts = pieces();
        let merges = grouped(&parts, &|piece| if piece == "chunk_2" { LARGE } else { 1 });
        let stems: Vec<&str> = merges.keys().map(String::as_str).collect();
        assert_eq!(stems, ["chunk_2", "dialects", "keep", "markdown", "story", "wire"]);
        assert_eq!(merges["story"], ["chunk_1", "split_story"]);
        let of = |name: &str| parts_of(&parts, &merges).into_iter().find(|part| part.name == name).unwrap().files;
        assert_eq!(of("story"), ["chunk_2", "story"]);
        assert_eq!(of("markdown"), ["dialects", "markdown", "story"]);
        assert_eq!(of("keep"), ["chunk_2", "keep"]);
    }

    #[test]
    fn without_the_tools_every_piece_is_a_file() {
        let parts = pieces();
        let merges = apart(&parts);
        assert_eq!(merges.len(), 7);
        let story = parts_of(&parts, &merges).into_iter().find(|part| part.name == "story").unwrap();
        assert_eq!(story.files, ["chunk_1", "chunk_2", "story"]);
    }

    #[test]
    fn the_loader_knows_every_part_with_its_files_and_their_integrity() {
        let part = Part { name: "story".into(), files: vec!["shared".into(), "story".into()] };
        let files = [("story", ("story-1.wasm".to_owned(), "sha384-x".to_owned()))];
        let text = loader("a-1.js", &[part], &files);
        for piece in [
            "from \"./a-1.js\"",
            "\"story\": [\"story-1.wasm\", \"sha384-x\"]",
            "export const __wasm_split_load_story = part([\"shared\", \"story\"]);",
        ] {
            assert!(text.contains(piece), "{piece}: {text}");
        }
    }
}
