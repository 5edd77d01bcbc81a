//! The script beside a module, as `wasm-bindgen` writes it: `wasm.NAME` is an export of the module, a key of the object
//! `import0` an import.

use super::Names;

/// Classes that a crate of the framework exports and the app does not use: streams of JavaScript made of Rust's.
const UNUSED: &str = "IntoUnderlying";

/// The script without comments, indentation and the classes that nobody uses.
pub fn lean(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut is_unused = false;
    for line in script.lines() {
        is_unused |= line.starts_with(&["export class ", UNUSED].concat());
        let text = line.trim();
        let is_comment = text.starts_with("//") || text.starts_with("/*") || text.starts_with('*');
        if !is_comment && !is_unused && !text.is_empty() {
            out.push_str(text);
            out.push('\n');
        }
        // A class ends with a brace at the beginning of a line, what is said of it afterwards with a statement.
        is_unused &= line != "}";
    }
    without_leftovers(&out)
}

/// The script without the registries of classes that are gone:
/// `const XFinalization = (typeof FinalizationRegistry === 'undefined') ? {…} : new FinalizationRegistry(…);`.
fn without_leftovers(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut lines = script.lines();
    while let Some(line) = lines.next() {
        if line.starts_with(&["const ", UNUSED].concat()) || line.contains(&["if (Symbol.dispose) ", UNUSED].concat()) {
            let mut last = line;
            while !last.ends_with(';') {
                match lines.next() {
                    Some(next) => last = next,
                    None => break,
                }
            }
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Whether the script calls an export.
pub fn calls(script: &str, export: &str) -> bool {
    let call = ["wasm.", export].concat();
    script.match_indices(&call).any(|(at, _)| !script[at + call.len()..].starts_with(is_name))
}

/// The script with the new names.
pub fn renamed(script: &str, names: &Names) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_name) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let new = match names.imports.get(name) {
            Some(new) if after.starts_with(':') => Some(new),
            _ if out.ends_with("wasm.") => names.exports.get(name),
            _ => None,
        };
        out.push_str(new.map_or(name, String::as_str));
        rest = after;
    }
    out.push_str(rest);
    // The module that all imports come from has a new name too.
    let Some(end) = out.find("_bg.js\": import0") else { return out };
    let Some(start) = out[..end].rfind('"') else { return out };
    out.replace_range(start..end + "_bg.js\"".len(), "\"a\"");
    out
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_that_nobody_uses_and_comments_go() {
        let script = "export class IntoUnderlyingSink {\n    free() {\n        wasm.sink_free(0);\n    }\n}\n\
            if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;\n\
            // about\nexport function work(job) {\n    /**\n     * @param x\n     */\n    return wasm.work(job);\n}\n\
            const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')\n    ? { register: () => {} }\n    : new FinalizationRegistry(ptr => wasm.sink_free(ptr, 1));\nlet a;\n";
        assert_eq!(lean(script), "export function work(job) {\nreturn wasm.work(job);\n}\nlet a;\n");
    }

    #[test]
    fn an_export_is_called_by_its_whole_name() {
        assert!(calls("wasm.work(1)", "work"));
        assert!(!calls("wasm.worker(1)", "work"));
    }

    #[test]
    fn names_are_changed_where_they_mean_the_module_and_nowhere_else() {
        let names = Names {
            imports: [("__wbg_log_0".to_owned(), "$".to_owned())].into(),
            exports: [("work".to_owned(), "b".to_owned())].into(),
        };
        let script =
            "const import0 = {\n__wbg_log_0: function(work) { work(wasm.work); },\n};\n\"./x_bg.js\": import0,\n";
        let expected = "const import0 = {\n$: function(work) { work(wasm.b); },\n};\n\"a\": import0,\n";
        assert_eq!(renamed(script, &names), expected);
    }
}
