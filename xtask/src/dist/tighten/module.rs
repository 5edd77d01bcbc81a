//! What leaves a module before `wasm-opt` sees it, by the names of functions that the compiler keeps for this.

use std::collections::BTreeSet;
use std::path::Path;

use walrus::ir::{Const, Load, Store, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataId, DataKind, FunctionBuilder, FunctionId, FunctionKind, Module, ValType};

use crate::error::Failure;

/// Parts of the names of functions of the standard library that only ever end the program with a message. A release
/// aborts on panics (`panic = "abort"`) and installs no hook, so that all of them do the same as one instruction that
/// traps.
const PANICS: [&str; 12] = [
    "panicking::",
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

/// Parts of the names of functions that only exports lead to which no script calls: classes for the streams of a server
/// that the app does not have, and promises made of Rust's futures, which no export of ours gives back; and what indents
/// values for programmers. The table of functions would keep them.
const UNCALLED: [&str; 3] = ["into_underlying_", "future_to_promise", "fmt::builders::PadAdapter"];

/// How the names of its functions begin.
const STANDARD_LIBRARY: [&str; 7] = ["core[", "core::", "alloc[", "alloc::", "std[", "std::", "__rustc["];

/// Takes off the module what serves only the words of panics, and the exports that `is_called` does not know.
///
/// # Errors
/// When the file is no module, or cannot be written.
pub fn lean(path: &Path, is_called: &dyn Fn(&str) -> bool) -> Result<(), Failure> {
    let wrong = |error: &dyn std::fmt::Display| Failure::Content {
        path: path.to_owned(),
        what: format!("is no WebAssembly that can be read: {error}"),
    };
    let mut module = Module::from_file(path).map_err(|error| wrong(&error))?;
    drop_exports(&mut module, is_called);
    let words = words_of_panics(&module);
    let ends = trap_at_once(&mut module);
    if ends == 0 {
        return Err(wrong(&"its functions have no names"));
    }
    empty_uncalled(&mut module);
    silence_debug(&mut module);
    clear_places(&mut module);
    for (address, length) in words {
        clear(&mut module, address, length);
    }
    clear_said(&mut module);
    walrus::passes::gc::run(&mut module);
    module.emit_wasm_file(path).map_err(|error| wrong(&error))
}

fn drop_exports(module: &mut Module, is_called: &dyn Fn(&str) -> bool) {
    let unused: Vec<_> =
        module.exports.iter().filter(|export| !is_called(&export.name)).map(|export| export.id()).collect();
    unused.into_iter().for_each(|export| module.exports.delete(export));
}

fn is_panic(name: &str) -> bool {
    let name = name.trim_start_matches(['<', '&']);
    STANDARD_LIBRARY.iter().any(|start| name.starts_with(start)) && PANICS.iter().any(|part| name.contains(part))
}

/// Makes one trap of every function that is there to panic; the answer is how many.
fn trap_at_once(module: &mut Module) -> usize {
    // What gives something back does not end the program.
    let ends = |id| module.types.get(module.funcs.get(id).ty()).results().is_empty();
    let named = module.funcs.iter_local().map(|(id, _)| id);
    let panics: Vec<_> =
        named.filter(|id| module.funcs.get(*id).name.as_deref().is_some_and(is_panic) && ends(*id)).collect();
    trap(module, &panics);
    panics.len()
}

/// Takes the content off the functions that nothing calls any more.
fn empty_uncalled(module: &mut Module) {
    let is_uncalled = |name: &str| UNCALLED.iter().any(|part| name.contains(part));
    let named = module.funcs.iter_local().map(|(id, _)| id);
    let uncalled: Vec<_> = named.filter(|id| module.funcs.get(*id).name.as_deref().is_some_and(is_uncalled)).collect();
    trap(module, &uncalled);
}

/// Makes each of the functions one trap.
fn trap(module: &mut Module, functions: &[FunctionId]) {
    for id in functions {
        let kind = module.types.get(module.funcs.get(*id).ty());
        let (parameters, results) = (kind.params().to_vec(), kind.results().to_vec());
        let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
        builder.func_body().unreachable();
        let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
        let function = builder.local_func(arguments);
        module.funcs.get_mut(*id).kind = FunctionKind::Local(function);
    }
}

/// How the names go on of functions that write a value for a programmer (`core::fmt::Debug`).
const DEBUG: &str = "::fmt::Debug>::fmt";

/// Makes the functions that write values for programmers write nothing: in a release only the words of panics would
/// hold what they write.
fn silence_debug(module: &mut Module) {
    let named = module.funcs.iter_local().map(|(id, _)| id);
    let writers: Vec<_> =
        named.filter(|id| module.funcs.get(*id).name.as_deref().is_some_and(|name| name.contains(DEBUG))).collect();
    for id in writers {
        let kind = module.types.get(module.funcs.get(id).ty());
        // A value and where to write it; the answer is whether that failed.
        if kind.params() != [ValType::I32, ValType::I32] || kind.results() != [ValType::I32] {
            continue;
        }
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32; 2], &[ValType::I32]);
        builder.func_body().i32_const(0);
        let arguments = vec![module.locals.add(ValType::I32), module.locals.add(ValType::I32)];
        let function = builder.local_func(arguments);
        module.funcs.get_mut(id).kind = FunctionKind::Local(function);
    }
}

/// What the framework and the standard library say of mistakes in a program, where the code that would say it is our own
/// by then: in panics, which trap without words, and in the console. The names of types are those of contexts.
const SAID: [&str; 37] = [
    " expected context of type ",
    ", not `Response` - this is a bug",
    "a formatting trait implementation returned an error when the underlying stream did not",
    "alloc::sync::Arc<time_plus_news::site::Site>",
    "Arc counter overflow",
    "assertion failed: self.is_char_boundary(new_len)",
    "assertion failed: slot.is_none()",
    "attempted to take ownership of Rust value while it was borrowed",
    "called `Result::unwrap()` on an `Err` value",
    "cannot access a Thread Local Storage value during or after destruction: ",
    "closure invoked recursively or after being dropped",
    "could not access browser navigation",
    "Erased: type mismatch",
    "Executor::spawn called, but no global 'spawn' function is configured.",
    "Executor::spawn_local called, but no global 'spawn_local' function is configured.",
    "failed to generate unique thread ID: bitspace exhausted",
    "Failed to get origin: ",
    "Failed to redirect: ",
    "fetch returned ",
    "Hash table capacity overflow",
    "index not found",
    "instance has previously been poisoned",
    "internal error: entered unreachable code: JsValue passed is not an Error type -- this is a bug",
    "Invalid redirect location: ",
    "leptos_router::location::history::BrowserUrl",
    "MaybeDone polled after value taken",
    "min > max. min = ",
    "null pointer passed to rust",
    "recursive use of an object detected which would lead to unsafe aliasing in rust",
    "RefCell already borrowed",
    "RefCell already mutably borrowed",
    "the guard should always be in place until the Drop implementation",
    "time_plus_news::app::reader::Reader",
    "time_plus_news::store::Store",
    "Tried to access a reactive value that has already been disposed.",
    "Tried to access Location outside a <Router>.",
    "You cannot call `use_navigate` outside a <Router>.",
];

/// Makes what they say zeros.
fn clear_said(module: &mut Module) {
    let pieces: Vec<DataId> = module.data.iter().map(|data| data.id()).collect();
    for id in pieces {
        let value = &mut module.data.get_mut(id).value;
        for said in SAID.map(str::as_bytes) {
            while let Some(at) = value.windows(said.len()).position(|piece| piece == said) {
                value[at..at + said.len()].fill(0);
            }
        }
    }
}

/// The functions of the standard library that write a text for a programmer and the tables of Unicode that they ask.
const FOR_DEBUG: [&str; 3] = ["escape_debug_ext", "grapheme_extend", "printable"];

/// What in the data only those functions name that are about to go: for each piece its address and length. It goes up to
/// the next address that anything names, in the code or in the data. Where it is a list of texts, these go, too.
fn words_of_panics(module: &Module) -> Vec<(u32, u32)> {
    let mut segments = segments(module);
    let (mut going, mut staying) = (BTreeSet::new(), BTreeSet::new());
    for (id, function) in module.funcs.iter_local() {
        let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
        let is_one_of = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
        let goes = is_panic(name) || name.contains(DEBUG) || is_one_of(&FOR_DEBUG) || is_one_of(&UNCALLED);
        let mut named = Addresses(if goes { &mut going } else { &mut staying });
        dfs_in_order(&mut named, function, function.entry_block());
    }
    // Of the data every four bytes may be an address, wherever they stand: better too much is kept than too little.
    let kept = |segments: &[Segment]| -> BTreeSet<u32> {
        let numbers = segments.iter().flat_map(|(_, _, bytes)| bytes.windows(4).map(number));
        numbers.chain(staying.iter().copied()).collect()
    };
    let extents: Vec<_> = segments.iter().map(|(offset, _, bytes)| *offset..offset + bytes.len() as u32).collect();
    let is_address = |address: u32| extents.iter().any(|extent| extent.contains(&address));
    let named = kept(&segments);
    let next = |start: u32| {
        let end = extents.iter().find(|extent| extent.contains(&start)).map(|extent| extent.end);
        [&named, &going].iter().filter_map(|addresses| addresses.range(start + 1..).next()).copied().chain(end).min()
    };
    let mut words = Vec::new();
    let mut texts = Vec::new();
    for start in going.difference(&named) {
        let Some(length) = next(*start).map(|end| end - start) else { continue };
        let Some(piece) = piece(&mut segments, *start, length) else { continue };
        // An address and a length, both where such numbers may stand.
        let aligned = piece.get((start.next_multiple_of(4) - start) as usize..).unwrap_or_default();
        let numbers: Vec<u32> = aligned.chunks_exact(4).map(number).collect();
        texts.extend(numbers.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))));
        // Or the lengths are in another list, and this is one of addresses only.
        let addresses: BTreeSet<u32> = numbers.into_iter().collect();
        if addresses.len() > 3 && addresses.iter().all(|address| is_address(*address)) {
            let end = |address: u32| addresses.range(address + 1..).next().copied().or_else(|| next(address));
            texts.extend(addresses.iter().filter_map(|address| Some((*address, end(*address)? - address))));
        }
        piece.fill(0);
        words.push((*start, length));
    }
    let named = kept(&segments);
    let is_text = |(address, length): &(u32, u32)| {
        (1..MOST_TEXT).contains(length) && named.range(*address..address.saturating_add(*length)).next().is_none()
    };
    texts.retain(|text| is_text(text) && piece(&mut segments, text.0, text.1).is_some_and(|text| text.is_ascii()));
    words.extend(texts);
    words
}

/// The longest text of a list, in bytes.
const MOST_TEXT: u32 = 200;

/// The part of the data at an address.
fn piece(segments: &mut [Segment], address: u32, length: u32) -> Option<&mut [u8]> {
    segments.iter_mut().find_map(|(offset, _, bytes)| {
        let start = address.checked_sub(*offset)? as usize;
        bytes.get_mut(start..start.checked_add(length as usize)?)
    })
}

/// The number that four bytes are.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// The numbers in a function that may be addresses.
struct Addresses<'a>(&'a mut BTreeSet<u32>);

impl<'instr> Visitor<'instr> for Addresses<'_> {
    fn visit_const(&mut self, constant: &Const) {
        if let Value::I32(value) = constant.value {
            self.0.insert(value as u32);
        }
    }

    fn visit_load(&mut self, load: &Load) {
        self.0.extend(u32::try_from(load.arg.offset));
    }

    fn visit_store(&mut self, store: &Store) {
        self.0.extend(u32::try_from(store.arg.offset));
    }
}

/// A segment of the data: its address, what it is called, what is in it.
type Segment = (u32, DataId, Vec<u8>);

/// The data of the module.
fn segments(module: &Module) -> Vec<Segment> {
    let place = |data: &walrus::Data| match data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } => Some(offset as u32),
        _ => None,
    };
    module.data.iter().filter_map(|data| Some((place(data)?, data.id(), data.value.clone()))).collect()
}

/// Makes a piece of the data zeros.
fn clear(module: &mut Module, address: u32, length: u32) {
    for (offset, id, _) in segments(module) {
        let range = address.checked_sub(offset).map(|start| start as usize..start as usize + length as usize);
        let bytes = &mut module.data.get_mut(id).value;
        if let Some(bytes) = range.and_then(|range| bytes.get_mut(range)) {
            bytes.fill(0);
        }
    }
}

/// Clears the places in sources that panics would have named: each is four numbers, the address and length of a path,
/// a line and a column (`core::panic::Location`), and the path itself.
fn clear_places(module: &mut Module) {
    let segments = segments(module);
    let is_path_at = |address: u32, length: u32| -> bool {
        let bytes = segments.iter().find_map(|(offset, _, bytes)| {
            let start = address.checked_sub(*offset)? as usize;
            bytes.get(start..start.checked_add(length as usize)?)
        });
        bytes.is_some_and(|bytes| bytes.ends_with(b".rs") && bytes.iter().all(u8::is_ascii_graphic))
    };
    let mut places: Vec<(u32, u32)> = Vec::new();
    for (offset, _, bytes) in &segments {
        let words: Vec<u32> =
            bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])).collect();
        // Places stand at addresses that four divides; a segment may begin elsewhere.
        if offset % 4 != 0 {
            continue;
        }
        for (at, place) in words.windows(4).enumerate() {
            let [address, length, line, column] = place else { continue };
            let is_place = (6..300).contains(length) && (1..100_000).contains(line) && (1..1000).contains(column);
            if is_place && is_path_at(*address, *length) {
                places.extend([(offset + at as u32 * 4, 16), (*address, *length)]);
            }
        }
    }
    for (address, length) in places {
        clear(module, address, length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module whose data stands at 1024, and functions by their names, each with the numbers that it holds.
    fn module(data: &[u8], functions: &[(&str, &[i32])]) -> Module {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let offset = ConstExpr::Value(Value::I32(1024));
        module.data.add(DataKind::Active { memory, offset }, data.to_vec());
        for (name, numbers) in functions {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            for number in *numbers {
                builder.func_body().i32_const(*number).drop();
            }
            let id = builder.finish(Vec::new(), &mut module.funcs);
            module.funcs.get_mut(id).name = Some((*name).to_owned());
        }
        module
    }

    #[test]
    fn what_only_a_panic_names_goes_up_to_what_another_names() {
        let module =
            module(b"boom!words both", &[("core::panicking::panic", &[1024, 1035]), ("app::view", &[1029, 1035])]);
        assert_eq!(words_of_panics(&module), [(1024, 5)]);
    }

    #[test]
    fn a_list_that_goes_takes_its_texts_along_and_leaves_those_of_others() {
        let mut data = b"onetwosix.......".to_vec();
        for number in [1024_u32, 3, 1027, 3, 1030, 3] {
            data.extend(number.to_le_bytes());
        }
        let module = module(&data, &[("core::panicking::panic", &[1040]), ("app::view", &[1027])]);
        assert_eq!(words_of_panics(&module), [(1040, 24), (1024, 3), (1030, 3)]);
    }

    #[test]
    fn a_number_in_data_that_stays_keeps_what_it_may_be_the_address_of() {
        let mut data = b"kept".to_vec();
        data.push(0);
        data.extend(1024_u32.to_le_bytes());
        let module = module(&data, &[("core::panicking::panic", &[1024])]);
        assert!(words_of_panics(&module).is_empty());
    }
}
