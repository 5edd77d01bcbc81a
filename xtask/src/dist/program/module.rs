//! What leaves a main module before `wasm-opt` sees it. In a release a panic ends the program (`panic = "abort"`) and nobody
//! reads its words, so every function that is there to panic becomes one instruction that traps, and what writes values for
//! programmers writes nothing. Module and script know each other by long names with hashes, which are made short.
//! `docs/decisions/0006-tightened-releases.md` has the figures.

use std::path::Path;

use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module, ValType};

use crate::error::Failure;

/// Parts of the names of functions of the standard library that only ever end the program with a message.
const PANICS: [&str; 12] = [
    "panicking",
    "panic_already",
    "rust_panic",
    "rust_begin_unwind",
    "unwrap_failed",
    "expect_failed",
    "slice_index_fail",
    "slice_error_fail",
    "len_mismatch_fail",
    "assert_failed",
    "capacity_overflow",
    "handle_alloc_error",
];

/// How the compiler writes the name of a function that writes a value for programmers (`core::fmt::Debug`).
const DEBUG: [&str; 2] = ["core..fmt..Debug$GT$3fmt", "fmt5Debug3fmt"];

/// Names of imports, old and new.
pub type Names = Vec<(String, String)>;

/// Leans the module; the answer is how its imports were renamed.
///
/// # Errors
/// When the file is no module, holds no names, or cannot be written.
pub fn lean(path: &Path) -> Result<Names, Failure> {
    let wrong = |error: &dyn std::fmt::Display| Failure::Content {
        path: path.to_owned(),
        what: format!("is no WebAssembly that can be read: {error}"),
    };
    let mut module = Module::from_file(path).map_err(|error| wrong(&error))?;
    if trap_panics(&mut module) == 0 {
        return Err(wrong(&"its functions have no names"));
    }
    silence_debug(&mut module);
    drop_streams(&mut module);
    let names = shorten_imports(&mut module);
    walrus::passes::gc::run(&mut module);
    module.emit_wasm_file(path).map_err(|error| wrong(&error))?;
    Ok(names)
}

/// Whether a mangled name is that of a function of the standard library that panics. The names of both manglings begin
/// with `_ZN4core`, `_RNv…4core` and the like; what closures and types of ours add stands behind.
fn is_panic(name: &str) -> bool {
    let is_standard = ["_ZN4core", "_ZN5alloc", "_ZN3std", "_R"].iter().any(|start| name.starts_with(start));
    is_standard && !name.contains("time_plus_news") && PANICS.iter().any(|part| name.contains(part))
}

fn named(module: &Module, is_meant: impl Fn(&str) -> bool) -> Vec<FunctionId> {
    let local = module.funcs.iter_local().map(|(id, _)| id);
    local.filter(|id| module.funcs.get(*id).name.as_deref().is_some_and(&is_meant)).collect()
}

/// Makes one trap of every function that is there to panic; the answer is how many.
fn trap_panics(module: &mut Module) -> usize {
    let mut count = 0;
    for id in named(module, is_panic) {
        let (parameters, results) = signature(module, id);
        // What gives something back does not end the program.
        if results.is_empty() {
            replace(module, id, &parameters, &results, |builder| {
                builder.func_body().unreachable();
            });
            count += 1;
        }
    }
    count
}

fn silence_debug(module: &mut Module) {
    for id in named(module, |name| DEBUG.iter().any(|part| name.contains(part))) {
        let (parameters, results) = signature(module, id);
        // A value and where to write it; the answer is whether that failed.
        if parameters == [ValType::I32; 2] && results == [ValType::I32] {
            replace(module, id, &parameters, &results, |builder| {
                builder.func_body().i32_const(0);
            });
        }
    }
}

fn signature(module: &Module, id: FunctionId) -> (Vec<ValType>, Vec<ValType>) {
    let kind = module.types.get(module.funcs.get(id).ty());
    (kind.params().to_vec(), kind.results().to_vec())
}

fn replace(
    module: &mut Module,
    id: FunctionId,
    parameters: &[ValType],
    results: &[ValType],
    body: impl Fn(&mut FunctionBuilder),
) {
    let mut builder = FunctionBuilder::new(&mut module.types, parameters, results);
    body(&mut builder);
    let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
}

/// Drops the exports of classes for the streams of a server, which a crate of the framework has and nothing here calls.
fn drop_streams(module: &mut Module) {
    let is_unused = |name: &str| name.contains("intounderlying");
    let unused: Vec<_> =
        module.exports.iter().filter(|export| is_unused(&export.name)).map(|export| export.id()).collect();
    unused.into_iter().for_each(|export| module.exports.delete(export));
}

/// Gives the imports that `wasm-bindgen` named short names.
fn shorten_imports(module: &mut Module) -> Names {
    let mut names = Names::new();
    for import in module.imports.iter_mut().filter(|import| import.name.starts_with("__wb")) {
        let short = format!("i{}", names.len());
        names.push((std::mem::replace(&mut import.name, short.clone()), short));
    }
    names
}

/// The script with the new names of the imports.
pub fn renamed(script: &str, names: &Names) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_name) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        // The imports are members of an object.
        let short = names.iter().find(|(old, _)| old == name).filter(|_| after.starts_with([':', '(']));
        out.push_str(short.map_or(name, |(_, short)| short));
        rest = after;
    }
    out.push_str(rest);
    out
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_panics_is_known_by_its_name_and_nothing_of_ours_is_taken_for_it() {
        for name in [
            "_ZN4core9panicking5panic17h0123456789abcdefE",
            "_ZN4core6option13expect_failed17h0123456789abcdefE",
            "_RNvNtCsgXGp5Oqx2Ny_4core6option13expect_failed",
        ] {
            assert!(is_panic(name), "{name}");
        }
        for name in ["_ZN14time_plus_news9panicking4view17h0123456789abcdefE", "_ZN4core3str5parse17h0E"] {
            assert!(!is_panic(name), "{name}");
        }
    }

    #[test]
    fn imports_are_renamed_where_the_script_defines_them_and_nowhere_else() {
        let names = vec![("__wbg_log_0".to_owned(), "i0".to_owned())];
        let script = "const import0 = {\n__wbg_log_0: function(a) { log(a, \"__wbg_log_0\"); },\n};";
        assert_eq!(renamed(script, &names), "const import0 = {\ni0: function(a) { log(a, \"__wbg_log_0\"); },\n};");
    }
}
