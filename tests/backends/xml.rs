//! XML from the tree that an XML answer is read as, so that its documents can be rewritten and mutated as JSON is. What
//! the tree says that XML cannot (a list without a name, a name with a blank) is left out.

use serde_json::Value;
use time_plus_news::text::escape_html;

/// The document of a tree.
pub fn written(document: &Value) -> String {
    let mut out = String::new();
    for (name, root) in document.as_object().into_iter().flatten().take(1) {
        element(name, root.get(0).unwrap_or(root), &mut out);
    }
    out
}

fn element(name: &str, value: &Value, out: &mut String) {
    if !is_name(name) {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|item| element(name, item, out)),
        Value::Object(members) => {
            out.push('<');
            out.push_str(name);
            for (key, value) in members {
                if let (Some(key), Some(text)) = (key.strip_prefix('@').filter(|key| is_name(key)), text_of(value)) {
                    out.push_str(&[" ", key, "=\"", &escape_html(&text), "\""].concat());
                }
            }
            out.push('>');
            out.extend(members.get("#text").and_then(text_of).map(|text| escape_html(&text)));
            members.iter().for_each(|(key, value)| element(key, value, out));
            out.push_str(&["</", name, ">"].concat());
        }
        other => {
            let text = text_of(other).unwrap_or_default();
            out.push_str(&["<", name, ">", &escape_html(&text), "</", name, ">"].concat());
        }
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) => Some(value.to_string()),
        _ => None,
    }
}

fn is_name(name: &str) -> bool {
    let (prefix, local) = name.split_once(':').unwrap_or(("x", name));
    [prefix, local].iter().all(|part| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    })
}
