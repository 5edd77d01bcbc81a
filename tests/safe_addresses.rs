//! No text becomes an address of a page but through the types that are made for it: a `SafeUrl` or a `MediaUrl`, which a
//! URL parser and a list of schemes have made, or a `Route`, which is an address of the app's own. The types cannot be
//! made otherwise; this walks through the source and sees that nothing goes round them.

use std::path::Path;

/// The attributes that a browser follows or loads from (HTML, "URL" among the attributes' values).
const ADDRESSES: [&str; 12] = [
    "href",
    "src",
    "srcset",
    "poster",
    "action",
    "formaction",
    "cite",
    "data",
    "ping",
    "background",
    "manifest",
    "srcdoc",
];
/// How an address ends that comes from one of the types.
const MADE: [&str; 4] = [".href()", ".as_str().to_owned()", ".srcset()", "MAIN_ID].concat()"];

/// The files of the source below a folder, without their tests.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    push_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut out);
    out
}

fn push_sources(path: &Path, out: &mut Vec<(String, String)>) {
    if path.is_dir() {
        std::fs::read_dir(path).unwrap().for_each(|entry| push_sources(&entry.unwrap().path(), out));
    } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
        let text = std::fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        out.push((path.display().to_string(), text.to_owned()));
    }
}

/// The values that `view!` gives to attributes of these names, as they are written.
fn given<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let is_edge = |before: &str| before.ends_with(|c: char| c.is_whitespace());
    let starts =
        text.match_indices(&[name, "="].concat()).map(|(at, found)| (at, at + found.len())).collect::<Vec<_>>();
    let values = starts.into_iter().filter(|(at, end)| {
        is_edge(&text[..*at]) && !text[*end..].starts_with(['=', ' ', '>'])
            // Comments, and addresses in texts, are no markup.
            && !text[..*at].rsplit('\n').next().unwrap_or_default().trim_start().starts_with("//")
    });
    values.map(|(_, end)| value(&text[end..])).collect()
}

/// The expression at the beginning of a text: up to white space or the end of the tag outside of brackets and quotes.
fn value(text: &str) -> &str {
    let (mut depth, mut is_quoted) = (0, false);
    for (at, character) in text.char_indices() {
        match character {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            '>' | '/' if depth == 0 => return &text[..at],
            _ if character.is_whitespace() && depth == 0 => return &text[..at],
            _ => {}
        }
    }
    text
}

/// Whether an expression is an address of one of the types, or a name that is bound to one in the same file.
fn is_made(expression: &str, text: &str) -> bool {
    let is_one = |expression: &str| MADE.iter().any(|end| expression.ends_with(end));
    let is_name = expression.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_one(expression)
        || (is_name && bindings(text, expression).iter().any(|bound| MADE.iter().any(|made| bound.contains(made))))
}

/// What a name is bound to, wherever it is.
fn bindings<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let starts = [["let ", name, " = "].concat(), ["let (", name, ", "].concat()];
    let found = starts.iter().flat_map(|start| text.match_indices(start.as_str()));
    found.map(|(at, _)| text[at..].split(";\n").next().unwrap_or_default()).collect()
}

#[test]
fn every_address_in_markup_comes_from_a_type_that_is_made_for_it() {
    let mut count = 0;
    let drawn = ["src/components", "src/pages", "src/pages.rs", "src/app", "src/connect/view"];
    for (path, text) in drawn.into_iter().flat_map(sources) {
        for name in ADDRESSES {
            for expression in given(&text, name) {
                count += 1;
                assert!(is_made(expression, &text), "{path}: {name}={expression}");
            }
            // By name, an attribute is only given where it is none of these.
            assert!(!text.contains(&["attribute(\"", name, "\""].concat()), "{path} gives {name} by name");
        }
        for taken in ["href: String", "href: &str", "src: String", "src: &str", "poster: String", "srcset: String"] {
            assert!(!text.contains(taken), "{path} takes an address as a text: {taken}");
        }
    }
    assert!(count > 20, "{count} addresses only: this is not the source");
}

#[test]
fn what_the_walk_looks_for_is_what_it_finds() {
    let text = "view! { <a class=x href=url>\n<img src={a(\"b c\")} srcset=c.srcset() /> // href=no\n let url = text;";
    assert_eq!(given(text, "href"), ["url", "no"]);
    assert_eq!(given(text, "src"), ["{a(\"b c\")}"]);
    assert!(is_made("c.srcset()", text));
    assert!(!is_made("url", text) && !is_made("text.clone()", text));
    assert!(is_made("url", "let url = Route::Front.href();\n"));
}

#[test]
fn a_frame_is_made_by_the_table_of_providers_and_nowhere_else() {
    let mut makers: Vec<String> = sources("src")
        .into_iter()
        .filter(|(path, text)| text.contains("Frame::new(") && !path.ends_with("model/embed.rs"))
        .map(|(path, _)| path.replace('\\', "/").rsplit("/src/").next().unwrap_or_default().to_owned())
        .collect();
    makers.sort();
    assert_eq!(makers, ["body/embed.rs"]);
}

#[test]
fn no_element_that_loads_a_document_is_drawn_without_a_frame() {
    for (path, text) in ["src/components", "src/pages", "src/app", "src/connect/view"].into_iter().flat_map(sources) {
        for element in ["<object", "<embed ", "<base", "<link", "<script", "<meta", "<form method"] {
            assert!(!text.contains(element), "{path} draws {element}");
        }
        if text.contains("<iframe") {
            assert!(
                text.contains(".sandbox()") && text.contains(".referrer_policy()"),
                "{path} draws a frame that is free"
            );
        }
    }
}
